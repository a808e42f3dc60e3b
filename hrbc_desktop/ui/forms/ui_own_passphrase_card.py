# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'own_passphrase_card.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication)
from PySide6.QtWidgets import (QHBoxLayout, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from hrbc_desktop.ui.kit.status_label import StatusLabel
from hrbc_desktop.ui.lock.new_passphrase_form import NewPassphrase

class Ui_OwnPassphraseCard(object):
    def setupUi(self, OwnPassphraseCard):
        if not OwnPassphraseCard.objectName():
            OwnPassphraseCard.setObjectName(u"OwnPassphraseCard")
        OwnPassphraseCard.setProperty(u"role", u"card")
        self.own_layout = QVBoxLayout(OwnPassphraseCard)
        self.own_layout.setSpacing(12)
        self.own_layout.setObjectName(u"own_layout")
        self.own_layout.setContentsMargins(32, 28, 32, 28)
        self.own_title = QLabel(OwnPassphraseCard)
        self.own_title.setObjectName(u"own_title")
        self.own_title.setWordWrap(True)
        self.own_title.setProperty(u"role", u"title")

        self.own_layout.addWidget(self.own_title)

        self.own_label = QLabel(OwnPassphraseCard)
        self.own_label.setObjectName(u"own_label")
        self.own_label.setWordWrap(True)
        self.own_label.setProperty(u"role", u"muted")

        self.own_layout.addWidget(self.own_label)

        self.own_passphrase = NewPassphrase(OwnPassphraseCard)
        self.own_passphrase.setObjectName(u"own_passphrase")

        self.own_layout.addWidget(self.own_passphrase)

        self.own_problem = StatusLabel(OwnPassphraseCard)
        self.own_problem.setObjectName(u"own_problem")
        self.own_problem.setWordWrap(True)
        self.own_problem.setProperty(u"role", u"error")

        self.own_layout.addWidget(self.own_problem)

        self.own_buttons = QHBoxLayout()
        self.own_buttons.setSpacing(8)
        self.own_buttons.setObjectName(u"own_buttons")
        self.own_buttons.setContentsMargins(0, 0, 0, 0)
        self.own_button = QPushButton(OwnPassphraseCard)
        self.own_button.setObjectName(u"own_button")
        self.own_button.setProperty(u"role", u"primary")

        self.own_buttons.addWidget(self.own_button)

        self.own_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.own_buttons.addItem(self.own_spacer)


        self.own_layout.addLayout(self.own_buttons)


        self.retranslateUi(OwnPassphraseCard)
    # setupUi

    def retranslateUi(self, OwnPassphraseCard):
        self.own_title.setText(QCoreApplication.translate("OwnPassphraseCard", u"Choose a passphrase of your own", None))
        self.own_label.setText(QCoreApplication.translate("OwnPassphraseCard", u"Somebody else chose the one you typed. You sign with your passphrase, so only you may know it.", None))
        self.own_problem.setText("")
        self.own_button.setText(QCoreApplication.translate("OwnPassphraseCard", u"Save it and unlock", None))
        pass
    # retranslateUi

