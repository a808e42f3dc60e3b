# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'choose_card.ui'
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

class Ui_ChooseCard(object):
    def setupUi(self, ChooseCard):
        if not ChooseCard.objectName():
            ChooseCard.setObjectName(u"ChooseCard")
        ChooseCard.setProperty(u"role", u"card")
        self.choose_layout = QVBoxLayout(ChooseCard)
        self.choose_layout.setSpacing(14)
        self.choose_layout.setObjectName(u"choose_layout")
        self.choose_layout.setContentsMargins(32, 28, 32, 28)
        self.choose_title = QLabel(ChooseCard)
        self.choose_title.setObjectName(u"choose_title")
        self.choose_title.setWordWrap(True)
        self.choose_title.setProperty(u"role", u"title")

        self.choose_layout.addWidget(self.choose_title)

        self.new_passphrase = NewPassphrase(ChooseCard)
        self.new_passphrase.setObjectName(u"new_passphrase")

        self.choose_layout.addWidget(self.new_passphrase)

        self.forgotten_label = QLabel(ChooseCard)
        self.forgotten_label.setObjectName(u"forgotten_label")
        self.forgotten_label.setWordWrap(True)
        self.forgotten_label.setProperty(u"role", u"small")

        self.choose_layout.addWidget(self.forgotten_label)

        self.choose_problem = StatusLabel(ChooseCard)
        self.choose_problem.setObjectName(u"choose_problem")
        self.choose_problem.setWordWrap(True)
        self.choose_problem.setProperty(u"role", u"error")

        self.choose_layout.addWidget(self.choose_problem)

        self.choose_buttons = QHBoxLayout()
        self.choose_buttons.setSpacing(12)
        self.choose_buttons.setObjectName(u"choose_buttons")
        self.choose_buttons.setContentsMargins(0, 0, 0, 0)
        self.back_button = QPushButton(ChooseCard)
        self.back_button.setObjectName(u"back_button")

        self.choose_buttons.addWidget(self.back_button)

        self.choose_buttons_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.choose_buttons.addItem(self.choose_buttons_spacer)

        self.create_button = QPushButton(ChooseCard)
        self.create_button.setObjectName(u"create_button")
        self.create_button.setProperty(u"role", u"primary")

        self.choose_buttons.addWidget(self.create_button)


        self.choose_layout.addLayout(self.choose_buttons)


        self.retranslateUi(ChooseCard)
    # setupUi

    def retranslateUi(self, ChooseCard):
        self.choose_title.setText(QCoreApplication.translate("ChooseCard", u"Choose a passphrase", None))
        self.forgotten_label.setText(QCoreApplication.translate("ChooseCard", u"Nobody can look it up for you.", None))
        self.choose_problem.setText("")
        self.back_button.setText(QCoreApplication.translate("ChooseCard", u"Back", None))
        self.create_button.setText(QCoreApplication.translate("ChooseCard", u"Go on", None))
        pass
    # retranslateUi

