# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'unlock_card.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel,
    QLineEdit, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout)

from hrbc_desktop.ui.kit.status_label import StatusLabel

class Ui_UnlockCard(object):
    def setupUi(self, UnlockCard):
        if not UnlockCard.objectName():
            UnlockCard.setObjectName(u"UnlockCard")
        UnlockCard.setProperty(u"role", u"card")
        self.unlock_layout = QVBoxLayout(UnlockCard)
        self.unlock_layout.setSpacing(12)
        self.unlock_layout.setObjectName(u"unlock_layout")
        self.unlock_layout.setContentsMargins(32, 28, 32, 28)
        self.unlock_title = QLabel(UnlockCard)
        self.unlock_title.setObjectName(u"unlock_title")
        self.unlock_title.setTextFormat(Qt.TextFormat.PlainText)
        self.unlock_title.setWordWrap(True)
        self.unlock_title.setProperty(u"role", u"title")

        self.unlock_layout.addWidget(self.unlock_title)

        self.unlock_label = QLabel(UnlockCard)
        self.unlock_label.setObjectName(u"unlock_label")
        self.unlock_label.setWordWrap(True)
        self.unlock_label.setProperty(u"role", u"muted")

        self.unlock_layout.addWidget(self.unlock_label)

        self.passphrase_label = QLabel(UnlockCard)
        self.passphrase_label.setObjectName(u"passphrase_label")
        self.passphrase_label.setWordWrap(True)
        self.passphrase_label.setProperty(u"role", u"question")

        self.unlock_layout.addWidget(self.passphrase_label)

        self.passphrase_edit = QLineEdit(UnlockCard)
        self.passphrase_edit.setObjectName(u"passphrase_edit")
        self.passphrase_edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase_edit.setMaxLength(500)

        self.unlock_layout.addWidget(self.passphrase_edit)

        self.unlock_problem = StatusLabel(UnlockCard)
        self.unlock_problem.setObjectName(u"unlock_problem")
        self.unlock_problem.setWordWrap(True)
        self.unlock_problem.setProperty(u"role", u"error")

        self.unlock_layout.addWidget(self.unlock_problem)

        self.wait_label = QLabel(UnlockCard)
        self.wait_label.setObjectName(u"wait_label")
        self.wait_label.setWordWrap(True)
        self.wait_label.setProperty(u"role", u"muted")

        self.unlock_layout.addWidget(self.wait_label)

        self.unlock_buttons = QHBoxLayout()
        self.unlock_buttons.setSpacing(12)
        self.unlock_buttons.setObjectName(u"unlock_buttons")
        self.unlock_buttons.setContentsMargins(0, 0, 0, 0)
        self.unlock_button = QPushButton(UnlockCard)
        self.unlock_button.setObjectName(u"unlock_button")
        self.unlock_button.setProperty(u"role", u"primary")

        self.unlock_buttons.addWidget(self.unlock_button)

        self.keyring_button = QPushButton(UnlockCard)
        self.keyring_button.setObjectName(u"keyring_button")

        self.unlock_buttons.addWidget(self.keyring_button)

        self.unlock_buttons_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.unlock_buttons.addItem(self.unlock_buttons_spacer)


        self.unlock_layout.addLayout(self.unlock_buttons)

        self.unlock_line = QFrame(UnlockCard)
        self.unlock_line.setObjectName(u"unlock_line")
        self.unlock_line.setProperty(u"role", u"line")

        self.unlock_layout.addWidget(self.unlock_line)

        self.unlock_links = QVBoxLayout()
        self.unlock_links.setSpacing(0)
        self.unlock_links.setObjectName(u"unlock_links")
        self.unlock_links.setContentsMargins(0, 0, 0, 0)
        self.salvage_button = QPushButton(UnlockCard)
        self.salvage_button.setObjectName(u"salvage_button")
        self.salvage_button.setProperty(u"role", u"link")

        self.unlock_links.addWidget(self.salvage_button)

        self.replace_button = QPushButton(UnlockCard)
        self.replace_button.setObjectName(u"replace_button")
        self.replace_button.setProperty(u"role", u"link")

        self.unlock_links.addWidget(self.replace_button)

        self.begin_button = QPushButton(UnlockCard)
        self.begin_button.setObjectName(u"begin_button")
        self.begin_button.setProperty(u"role", u"link")

        self.unlock_links.addWidget(self.begin_button)

        self.other_person_button = QPushButton(UnlockCard)
        self.other_person_button.setObjectName(u"other_person_button")
        self.other_person_button.setProperty(u"role", u"link")

        self.unlock_links.addWidget(self.other_person_button)

        self.forgot_button = QPushButton(UnlockCard)
        self.forgot_button.setObjectName(u"forgot_button")
        self.forgot_button.setProperty(u"role", u"link")

        self.unlock_links.addWidget(self.forgot_button)

        self.without_button = QPushButton(UnlockCard)
        self.without_button.setObjectName(u"without_button")
        self.without_button.setProperty(u"role", u"link")

        self.unlock_links.addWidget(self.without_button)


        self.unlock_layout.addLayout(self.unlock_links)

#if QT_CONFIG(shortcut)
        self.passphrase_label.setBuddy(self.passphrase_edit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(UnlockCard)
    # setupUi

    def retranslateUi(self, UnlockCard):
        self.unlock_title.setText(QCoreApplication.translate("UnlockCard", u"Your worksheets are locked", None))
        self.unlock_label.setText(QCoreApplication.translate("UnlockCard", u"Type your passphrase to go on.", None))
        self.passphrase_label.setText(QCoreApplication.translate("UnlockCard", u"Passphrase", None))
#if QT_CONFIG(accessibility)
        self.passphrase_edit.setAccessibleName(QCoreApplication.translate("UnlockCard", u"Passphrase", None))
#endif // QT_CONFIG(accessibility)
        self.unlock_problem.setText("")
        self.wait_label.setText("")
        self.unlock_button.setText(QCoreApplication.translate("UnlockCard", u"Unlock", None))
        self.keyring_button.setText(QCoreApplication.translate("UnlockCard", u"Unlock with the system\u2019s keyring", None))
        self.salvage_button.setText(QCoreApplication.translate("UnlockCard", u"Recover what can be read", None))
        self.replace_button.setText(QCoreApplication.translate("UnlockCard", u"Restore from a backup", None))
        self.begin_button.setText(QCoreApplication.translate("UnlockCard", u"Start over with an empty list", None))
        self.other_person_button.setText(QCoreApplication.translate("UnlockCard", u"Somebody else", None))
        self.forgot_button.setText(QCoreApplication.translate("UnlockCard", u"I forgot my passphrase", None))
        self.without_button.setText(QCoreApplication.translate("UnlockCard", u"Use without saving on this computer", None))
        pass
    # retranslateUi

