# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'person_card.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication)
from PySide6.QtWidgets import (QHBoxLayout, QLabel,
    QLineEdit, QPushButton, QVBoxLayout)

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

        self.name_label = QLabel(PersonCard)
        self.name_label.setObjectName(u"name_label")
        self.name_label.setWordWrap(True)
        self.name_label.setProperty(u"role", u"question")

        self.person_layout.addWidget(self.name_label)

        self.name_layout = QHBoxLayout()
        self.name_layout.setSpacing(12)
        self.name_layout.setObjectName(u"name_layout")
        self.name_layout.setContentsMargins(0, 0, 0, 0)
        self.name_edit = QLineEdit(PersonCard)
        self.name_edit.setObjectName(u"name_edit")
        self.name_edit.setMaxLength(100)

        self.name_layout.addWidget(self.name_edit)

        self.go_on_button = QPushButton(PersonCard)
        self.go_on_button.setObjectName(u"go_on_button")
        self.go_on_button.setProperty(u"role", u"primary")

        self.name_layout.addWidget(self.go_on_button)

        self.name_layout.setStretch(0, 1)

        self.person_layout.addLayout(self.name_layout)

        self.recent_label = QLabel(PersonCard)
        self.recent_label.setObjectName(u"recent_label")
        self.recent_label.setWordWrap(True)
        self.recent_label.setProperty(u"role", u"question")

        self.person_layout.addWidget(self.recent_label)

        self.names_layout = QVBoxLayout()
        self.names_layout.setSpacing(8)
        self.names_layout.setObjectName(u"names_layout")
        self.names_layout.setContentsMargins(0, 0, 0, 0)

        self.person_layout.addLayout(self.names_layout)

#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.name_edit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PersonCard)
    # setupUi

    def retranslateUi(self, PersonCard):
        self.person_title.setText(QCoreApplication.translate("PersonCard", u"Who is at the computer?", None))
        self.person_label.setText(QCoreApplication.translate("PersonCard", u"The worksheets are locked. Type your name, then your own passphrase.", None))
        self.name_label.setText(QCoreApplication.translate("PersonCard", u"Your name", None))
#if QT_CONFIG(accessibility)
        self.name_edit.setAccessibleName(QCoreApplication.translate("PersonCard", u"Your name", None))
#endif // QT_CONFIG(accessibility)
        self.go_on_button.setText(QCoreApplication.translate("PersonCard", u"Go on", None))
        self.recent_label.setText(QCoreApplication.translate("PersonCard", u"Or press your name", None))
        pass
    # retranslateUi

