# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'recovery_code.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QCheckBox, QFrame, QHBoxLayout,
    QLabel, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout)

from hrbc_desktop.ui.kit.status_label import StatusLabel

class Ui_RecoveryCodeCard(object):
    def setupUi(self, RecoveryCodeCard):
        if not RecoveryCodeCard.objectName():
            RecoveryCodeCard.setObjectName(u"RecoveryCodeCard")
        RecoveryCodeCard.setProperty(u"role", u"card")
        self.code_layout = QVBoxLayout(RecoveryCodeCard)
        self.code_layout.setSpacing(14)
        self.code_layout.setObjectName(u"code_layout")
        self.code_layout.setContentsMargins(32, 28, 32, 28)
        self.code_title = QLabel(RecoveryCodeCard)
        self.code_title.setObjectName(u"code_title")
        self.code_title.setWordWrap(True)
        self.code_title.setProperty(u"role", u"title")

        self.code_layout.addWidget(self.code_title)

        self.code_sentence = QLabel(RecoveryCodeCard)
        self.code_sentence.setObjectName(u"code_sentence")
        self.code_sentence.setWordWrap(True)
        self.code_sentence.setProperty(u"role", u"muted")

        self.code_layout.addWidget(self.code_sentence)

        self.code_frame = QFrame(RecoveryCodeCard)
        self.code_frame.setObjectName(u"code_frame")
        self.code_frame.setProperty(u"role", u"quiet")
        self.code_frame_layout = QVBoxLayout(self.code_frame)
        self.code_frame_layout.setSpacing(8)
        self.code_frame_layout.setObjectName(u"code_frame_layout")
        self.code_frame_layout.setContentsMargins(12, 18, 12, 18)
        self.code_label = QLabel(self.code_frame)
        self.code_label.setObjectName(u"code_label")
        self.code_label.setWordWrap(True)
        self.code_label.setProperty(u"role", u"code")
        self.code_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.code_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code_label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.code_frame_layout.addWidget(self.code_label)


        self.code_layout.addWidget(self.code_frame)

        self.keep_layout = QHBoxLayout()
        self.keep_layout.setSpacing(12)
        self.keep_layout.setObjectName(u"keep_layout")
        self.keep_layout.setContentsMargins(0, 0, 0, 0)
        self.copy_button = QPushButton(RecoveryCodeCard)
        self.copy_button.setObjectName(u"copy_button")

        self.keep_layout.addWidget(self.copy_button)

        self.print_button = QPushButton(RecoveryCodeCard)
        self.print_button.setObjectName(u"print_button")

        self.keep_layout.addWidget(self.print_button)

        self.save_button = QPushButton(RecoveryCodeCard)
        self.save_button.setObjectName(u"save_button")

        self.keep_layout.addWidget(self.save_button)

        self.keep_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.keep_layout.addItem(self.keep_spacer)


        self.code_layout.addLayout(self.keep_layout)

        self.problem_label = StatusLabel(RecoveryCodeCard)
        self.problem_label.setObjectName(u"problem_label")
        self.problem_label.setWordWrap(True)
        self.problem_label.setProperty(u"role", u"error")

        self.code_layout.addWidget(self.problem_label)

        self.written_check = QCheckBox(RecoveryCodeCard)
        self.written_check.setObjectName(u"written_check")

        self.code_layout.addWidget(self.written_check, 0, Qt.AlignmentFlag.AlignLeading)

        self.code_buttons = QHBoxLayout()
        self.code_buttons.setSpacing(8)
        self.code_buttons.setObjectName(u"code_buttons")
        self.code_buttons.setContentsMargins(0, 0, 0, 0)
        self.code_buttons_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.code_buttons.addItem(self.code_buttons_spacer)

        self.go_on_button = QPushButton(RecoveryCodeCard)
        self.go_on_button.setObjectName(u"go_on_button")
        self.go_on_button.setProperty(u"role", u"primary")
        self.go_on_button.setEnabled(False)

        self.code_buttons.addWidget(self.go_on_button)


        self.code_layout.addLayout(self.code_buttons)


        self.retranslateUi(RecoveryCodeCard)
    # setupUi

    def retranslateUi(self, RecoveryCodeCard):
        self.code_title.setText(QCoreApplication.translate("RecoveryCodeCard", u"Write down your recovery code", None))
        self.code_sentence.setText(QCoreApplication.translate("RecoveryCodeCard", u"If you forget your passphrase, only this code opens your worksheets. Keep it on paper, away from this computer.", None))
        self.code_label.setText("")
        self.copy_button.setText(QCoreApplication.translate("RecoveryCodeCard", u"Copy", None))
        self.print_button.setText(QCoreApplication.translate("RecoveryCodeCard", u"Print\u2026", None))
        self.save_button.setText(QCoreApplication.translate("RecoveryCodeCard", u"Save\u2026", None))
        self.problem_label.setText("")
        self.written_check.setText(QCoreApplication.translate("RecoveryCodeCard", u"I have written it down or printed it", None))
        self.go_on_button.setText(QCoreApplication.translate("RecoveryCodeCard", u"Go on", None))
        pass
    # retranslateUi

