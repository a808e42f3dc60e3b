# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'person_card.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication)
from PySide6.QtWidgets import (QLabel, QVBoxLayout)

class Ui_PersonCard(object):
    def setupUi(self, PersonCard):
        if not PersonCard.objectName():
            PersonCard.setObjectName(u"PersonCard")
        PersonCard.setProperty(u"role", u"card")
        self.person_layout = QVBoxLayout(PersonCard)
        self.person_layout.setSpacing(12)
        self.person_layout.setObjectName(u"person_layout")
        self.person_layout.setContentsMargins(32, 28, 32, 28)
        self.person_title = QLabel(PersonCard)
        self.person_title.setObjectName(u"person_title")
        self.person_title.setWordWrap(True)
        self.person_title.setProperty(u"role", u"title")

        self.person_layout.addWidget(self.person_title)

        self.person_label = QLabel(PersonCard)
        self.person_label.setObjectName(u"person_label")
        self.person_label.setWordWrap(True)
        self.person_label.setProperty(u"role", u"muted")

        self.person_layout.addWidget(self.person_label)

        self.names_layout = QVBoxLayout()
        self.names_layout.setSpacing(8)
        self.names_layout.setObjectName(u"names_layout")
        self.names_layout.setContentsMargins(0, 0, 0, 0)

        self.person_layout.addLayout(self.names_layout)


        self.retranslateUi(PersonCard)
    # setupUi

    def retranslateUi(self, PersonCard):
        self.person_title.setText(QCoreApplication.translate("PersonCard", u"Who is at the computer?", None))
        self.person_label.setText(QCoreApplication.translate("PersonCard", u"The worksheets are locked. Choose your name, then type your own passphrase.", None))
        pass
    # retranslateUi

