# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'passphrase_dialog.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout,
    QLabel, QLineEdit, QPushButton, QScrollArea,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from hrbc_desktop.ui.kit.status_label import StatusLabel
from hrbc_desktop.ui.lock.new_passphrase_form import NewPassphrase
from hrbc_desktop.ui.lock.recovery_code_card import RecoveryCodeCard

class Ui_PassphraseDialog(object):
    def setupUi(self, PassphraseDialog):
        if not PassphraseDialog.objectName():
            PassphraseDialog.setObjectName(u"PassphraseDialog")
        PassphraseDialog.resize(600, 320)
        self.dialog_layout = QVBoxLayout(PassphraseDialog)
        self.dialog_layout.setSpacing(0)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(0, 0, 0, 0)
        self.area = QScrollArea(PassphraseDialog)
        self.area.setObjectName(u"area")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inside = QWidget()
        self.inside.setObjectName(u"inside")
        self.inside.setProperty(u"role", u"paper")
        self.inside_layout = QVBoxLayout(self.inside)
        self.inside_layout.setSpacing(12)
        self.inside_layout.setObjectName(u"inside_layout")
        self.inside_layout.setContentsMargins(24, 24, 24, 24)
        self.ask_box = QWidget(self.inside)
        self.ask_box.setObjectName(u"ask_box")
        self.ask_box.setProperty(u"role", u"clear")
        self.ask_layout = QVBoxLayout(self.ask_box)
        self.ask_layout.setSpacing(12)
        self.ask_layout.setObjectName(u"ask_layout")
        self.ask_layout.setContentsMargins(0, 0, 0, 0)
        self.title_label = QLabel(self.ask_box)
        self.title_label.setObjectName(u"title_label")
        self.title_label.setWordWrap(True)
        self.title_label.setProperty(u"role", u"heading")

        self.ask_layout.addWidget(self.title_label)

        self.sentence_label = QLabel(self.ask_box)
        self.sentence_label.setObjectName(u"sentence_label")
        self.sentence_label.setWordWrap(True)
        self.sentence_label.setProperty(u"role", u"muted")

        self.ask_layout.addWidget(self.sentence_label)

        self.passphrase_label = QLabel(self.ask_box)
        self.passphrase_label.setObjectName(u"passphrase_label")
        self.passphrase_label.setWordWrap(True)
        self.passphrase_label.setProperty(u"role", u"question")

        self.ask_layout.addWidget(self.passphrase_label)

        self.passphrase_edit = QLineEdit(self.ask_box)
        self.passphrase_edit.setObjectName(u"passphrase_edit")
        self.passphrase_edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase_edit.setMaxLength(500)

        self.ask_layout.addWidget(self.passphrase_edit)

        self.new_heading = QLabel(self.ask_box)
        self.new_heading.setObjectName(u"new_heading")
        self.new_heading.setWordWrap(True)
        self.new_heading.setProperty(u"role", u"heading")

        self.ask_layout.addWidget(self.new_heading)

        self.new_passphrase = NewPassphrase(self.ask_box)
        self.new_passphrase.setObjectName(u"new_passphrase")

        self.ask_layout.addWidget(self.new_passphrase)

        self.problem_label = StatusLabel(self.ask_box)
        self.problem_label.setObjectName(u"problem_label")
        self.problem_label.setWordWrap(True)
        self.problem_label.setProperty(u"role", u"error")

        self.ask_layout.addWidget(self.problem_label)

        self.wait_label = StatusLabel(self.ask_box)
        self.wait_label.setObjectName(u"wait_label")
        self.wait_label.setWordWrap(True)
        self.wait_label.setProperty(u"role", u"muted")

        self.ask_layout.addWidget(self.wait_label)

        self.buttons_layout = QHBoxLayout()
        self.buttons_layout.setSpacing(12)
        self.buttons_layout.setObjectName(u"buttons_layout")
        self.buttons_layout.setContentsMargins(0, 0, 0, 0)
        self.busy_label = StatusLabel(self.ask_box)
        self.busy_label.setObjectName(u"busy_label")
        self.busy_label.setWordWrap(True)
        self.busy_label.setProperty(u"role", u"muted")

        self.buttons_layout.addWidget(self.busy_label)

        self.cancel_button = QPushButton(self.ask_box)
        self.cancel_button.setObjectName(u"cancel_button")
        self.cancel_button.setAutoDefault(False)

        self.buttons_layout.addWidget(self.cancel_button)

        self.done_button = QPushButton(self.ask_box)
        self.done_button.setObjectName(u"done_button")
        self.done_button.setProperty(u"role", u"primary")

        self.buttons_layout.addWidget(self.done_button)

        self.buttons_layout.setStretch(0, 1)

        self.ask_layout.addLayout(self.buttons_layout)


        self.inside_layout.addWidget(self.ask_box)

        self.code_card = RecoveryCodeCard(self.inside)
        self.code_card.setObjectName(u"code_card")

        self.inside_layout.addWidget(self.code_card)

        self.bottom_spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.inside_layout.addItem(self.bottom_spacer)

        self.area.setWidget(self.inside)

        self.dialog_layout.addWidget(self.area)

#if QT_CONFIG(shortcut)
        self.passphrase_label.setBuddy(self.passphrase_edit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PassphraseDialog)

        self.done_button.setDefault(True)

    # setupUi

    def retranslateUi(self, PassphraseDialog):
        self.title_label.setText("")
        self.sentence_label.setText("")
        self.passphrase_label.setText(QCoreApplication.translate("PassphraseDialog", u"Your current passphrase", None))
#if QT_CONFIG(accessibility)
        self.passphrase_edit.setAccessibleName(QCoreApplication.translate("PassphraseDialog", u"Your current passphrase", None))
#endif // QT_CONFIG(accessibility)
        self.new_heading.setText(QCoreApplication.translate("PassphraseDialog", u"Your new passphrase", None))
        self.problem_label.setText("")
        self.wait_label.setText("")
        self.busy_label.setText("")
        self.cancel_button.setText(QCoreApplication.translate("PassphraseDialog", u"Cancel", None))
        self.done_button.setText("")
        pass
    # retranslateUi

