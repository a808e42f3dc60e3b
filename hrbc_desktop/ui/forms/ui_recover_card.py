# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'recover_card.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QHBoxLayout, QLabel,
    QLineEdit, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout)

from hrbc_desktop.ui.kit.status_label import StatusLabel
from hrbc_desktop.ui.lock.new_passphrase_form import NewPassphrase

class Ui_RecoverCard(object):
    def setupUi(self, RecoverCard):
        if not RecoverCard.objectName():
            RecoverCard.setObjectName(u"RecoverCard")
        RecoverCard.setProperty(u"role", u"card")
        self.recover_layout = QVBoxLayout(RecoverCard)
        self.recover_layout.setSpacing(12)
        self.recover_layout.setObjectName(u"recover_layout")
        self.recover_layout.setContentsMargins(32, 28, 32, 28)
        self.recover_title = QLabel(RecoverCard)
        self.recover_title.setObjectName(u"recover_title")
        self.recover_title.setWordWrap(True)
        self.recover_title.setProperty(u"role", u"title")

        self.recover_layout.addWidget(self.recover_title)

        self.recover_sentence = QLabel(RecoverCard)
        self.recover_sentence.setObjectName(u"recover_sentence")
        self.recover_sentence.setWordWrap(True)
        self.recover_sentence.setProperty(u"role", u"muted")

        self.recover_layout.addWidget(self.recover_sentence)

        self.whose_label = QLabel(RecoverCard)
        self.whose_label.setObjectName(u"whose_label")
        self.whose_label.setTextFormat(Qt.TextFormat.PlainText)
        self.whose_label.setWordWrap(True)
        self.whose_label.setProperty(u"role", u"question")

        self.recover_layout.addWidget(self.whose_label)

        self.code_label = QLabel(RecoverCard)
        self.code_label.setObjectName(u"code_label")
        self.code_label.setWordWrap(True)
        self.code_label.setProperty(u"role", u"question")

        self.recover_layout.addWidget(self.code_label)

        self.code_edit = QLineEdit(RecoverCard)
        self.code_edit.setObjectName(u"code_edit")
        self.code_edit.setMaxLength(100)

        self.recover_layout.addWidget(self.code_edit)

        self.replacement_heading = QLabel(RecoverCard)
        self.replacement_heading.setObjectName(u"replacement_heading")
        self.replacement_heading.setWordWrap(True)
        self.replacement_heading.setProperty(u"role", u"heading")

        self.recover_layout.addWidget(self.replacement_heading)

        self.replacement = NewPassphrase(RecoverCard)
        self.replacement.setObjectName(u"replacement")

        self.recover_layout.addWidget(self.replacement)

        self.recover_problem = StatusLabel(RecoverCard)
        self.recover_problem.setObjectName(u"recover_problem")
        self.recover_problem.setWordWrap(True)
        self.recover_problem.setProperty(u"role", u"error")

        self.recover_layout.addWidget(self.recover_problem)

        self.recover_wait = QLabel(RecoverCard)
        self.recover_wait.setObjectName(u"recover_wait")
        self.recover_wait.setWordWrap(True)
        self.recover_wait.setProperty(u"role", u"muted")

        self.recover_layout.addWidget(self.recover_wait)

        self.recover_buttons = QHBoxLayout()
        self.recover_buttons.setSpacing(12)
        self.recover_buttons.setObjectName(u"recover_buttons")
        self.recover_buttons.setContentsMargins(0, 0, 0, 0)
        self.recover_back_button = QPushButton(RecoverCard)
        self.recover_back_button.setObjectName(u"recover_back_button")

        self.recover_buttons.addWidget(self.recover_back_button)

        self.recover_buttons_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.recover_buttons.addItem(self.recover_buttons_spacer)

        self.recover_button = QPushButton(RecoverCard)
        self.recover_button.setObjectName(u"recover_button")
        self.recover_button.setProperty(u"role", u"primary")

        self.recover_buttons.addWidget(self.recover_button)


        self.recover_layout.addLayout(self.recover_buttons)

#if QT_CONFIG(shortcut)
        self.code_label.setBuddy(self.code_edit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(RecoverCard)
    # setupUi

    def retranslateUi(self, RecoverCard):
        self.recover_title.setText(QCoreApplication.translate("RecoverCard", u"Use your recovery code", None))
        self.recover_sentence.setText(QCoreApplication.translate("RecoverCard", u"You got the code when you chose your passphrase. Capitals, spaces and dashes do not matter.", None))
        self.whose_label.setText("")
        self.code_label.setText(QCoreApplication.translate("RecoverCard", u"Recovery code", None))
#if QT_CONFIG(accessibility)
        self.code_edit.setAccessibleName(QCoreApplication.translate("RecoverCard", u"Recovery code", None))
#endif // QT_CONFIG(accessibility)
        self.replacement_heading.setText(QCoreApplication.translate("RecoverCard", u"Your new passphrase", None))
        self.recover_problem.setText("")
        self.recover_wait.setText("")
        self.recover_back_button.setText(QCoreApplication.translate("RecoverCard", u"Back", None))
        self.recover_button.setText(QCoreApplication.translate("RecoverCard", u"Open my worksheets", None))
        pass
    # retranslateUi

