# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'signature_card.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QHBoxLayout, QLabel,
    QLineEdit, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout)

from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.kit.status_label import StatusLabel
from hrbc_desktop.ui.steps.sign.signature_pad import SignaturePad

class Ui_SignatureCard(object):
    def setupUi(self, SignatureCard):
        if not SignatureCard.objectName():
            SignatureCard.setObjectName(u"SignatureCard")
        SignatureCard.setProperty(u"role", u"card")
        self.card_layout = QVBoxLayout(SignatureCard)
        self.card_layout.setSpacing(8)
        self.card_layout.setObjectName(u"card_layout")
        self.card_layout.setContentsMargins(20, 18, 20, 18)
        self.heading_label = QLabel(SignatureCard)
        self.heading_label.setObjectName(u"heading_label")
        self.heading_label.setWordWrap(True)
        self.heading_label.setProperty(u"role", u"heading")

        self.card_layout.addWidget(self.heading_label)

        self.role_label = QLabel(SignatureCard)
        self.role_label.setObjectName(u"role_label")
        self.role_label.setWordWrap(True)
        self.role_label.setProperty(u"role", u"question")

        self.card_layout.addWidget(self.role_label)

        self.role_chips = ChipGroup(SignatureCard)
        self.role_chips.setObjectName(u"role_chips")

        self.card_layout.addWidget(self.role_chips)

        self.name_label = QLabel(SignatureCard)
        self.name_label.setObjectName(u"name_label")
        self.name_label.setWordWrap(True)
        self.name_label.setProperty(u"role", u"question")

        self.card_layout.addWidget(self.name_label)

        self.name_edit = QLineEdit(SignatureCard)
        self.name_edit.setObjectName(u"name_edit")
        self.name_edit.setMaxLength(200)

        self.card_layout.addWidget(self.name_edit)

        self.pad = SignaturePad(SignatureCard)
        self.pad.setObjectName(u"pad")

        self.card_layout.addWidget(self.pad)

        self.typed_label = QLabel(SignatureCard)
        self.typed_label.setObjectName(u"typed_label")
        self.typed_label.setTextFormat(Qt.TextFormat.PlainText)
        self.typed_label.setProperty(u"role", u"title")
        self.typed_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.typed_label.setWordWrap(True)

        self.card_layout.addWidget(self.typed_label)

        self.ways_layout = QHBoxLayout()
        self.ways_layout.setSpacing(8)
        self.ways_layout.setObjectName(u"ways_layout")
        self.ways_layout.setContentsMargins(0, 0, 0, 0)
        self.draw_button = QPushButton(SignatureCard)
        self.draw_button.setObjectName(u"draw_button")
        self.draw_button.setProperty(u"spoken", u"choice")
        self.draw_button.setProperty(u"role", u"chip")
        self.draw_button.setCheckable(True)
        self.draw_button.setChecked(True)
        self.draw_button.setAutoExclusive(True)

        self.ways_layout.addWidget(self.draw_button)

        self.type_button = QPushButton(SignatureCard)
        self.type_button.setObjectName(u"type_button")
        self.type_button.setProperty(u"spoken", u"choice")
        self.type_button.setProperty(u"role", u"chip")
        self.type_button.setCheckable(True)
        self.type_button.setAutoExclusive(True)

        self.ways_layout.addWidget(self.type_button)

        self.clear_button = QPushButton(SignatureCard)
        self.clear_button.setObjectName(u"clear_button")

        self.ways_layout.addWidget(self.clear_button)

        self.ways_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.ways_layout.addItem(self.ways_spacer)


        self.card_layout.addLayout(self.ways_layout)

        self.meaning_label = QLabel(SignatureCard)
        self.meaning_label.setObjectName(u"meaning_label")
        self.meaning_label.setWordWrap(True)
        self.meaning_label.setProperty(u"role", u"muted")

        self.card_layout.addWidget(self.meaning_label)

        self.passphrase_label = QLabel(SignatureCard)
        self.passphrase_label.setObjectName(u"passphrase_label")
        self.passphrase_label.setWordWrap(True)
        self.passphrase_label.setProperty(u"role", u"question")

        self.card_layout.addWidget(self.passphrase_label)

        self.passphrase_edit = QLineEdit(SignatureCard)
        self.passphrase_edit.setObjectName(u"passphrase_edit")
        self.passphrase_edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase_edit.setMaxLength(500)

        self.card_layout.addWidget(self.passphrase_edit)

        self.key_label = QLabel(SignatureCard)
        self.key_label.setObjectName(u"key_label")
        self.key_label.setWordWrap(True)
        self.key_label.setProperty(u"role", u"small")

        self.card_layout.addWidget(self.key_label)

        self.key_layout = QHBoxLayout()
        self.key_layout.setObjectName(u"key_layout")
        self.key_layout.setContentsMargins(0, 0, 0, 0)
        self.certificate_button = QPushButton(SignatureCard)
        self.certificate_button.setObjectName(u"certificate_button")
        self.certificate_button.setProperty(u"role", u"link")

        self.key_layout.addWidget(self.certificate_button)

        self.own_key_button = QPushButton(SignatureCard)
        self.own_key_button.setObjectName(u"own_key_button")
        self.own_key_button.setProperty(u"role", u"link")

        self.key_layout.addWidget(self.own_key_button)

        self.key_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.key_layout.addItem(self.key_spacer)


        self.card_layout.addLayout(self.key_layout)

        self.problem_label = StatusLabel(SignatureCard)
        self.problem_label.setObjectName(u"problem_label")
        self.problem_label.setWordWrap(True)
        self.problem_label.setProperty(u"role", u"error")

        self.card_layout.addWidget(self.problem_label)

#if QT_CONFIG(shortcut)
        self.role_label.setBuddy(self.role_chips)
        self.name_label.setBuddy(self.name_edit)
        self.passphrase_label.setBuddy(self.passphrase_edit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SignatureCard)
    # setupUi

    def retranslateUi(self, SignatureCard):
        self.heading_label.setText(QCoreApplication.translate("SignatureCard", u"Your signature", None))
        self.role_label.setText(QCoreApplication.translate("SignatureCard", u"Who signs", None))
#if QT_CONFIG(accessibility)
        self.role_chips.setAccessibleName(QCoreApplication.translate("SignatureCard", u"Who signs", None))
#endif // QT_CONFIG(accessibility)
        self.name_label.setText(QCoreApplication.translate("SignatureCard", u"Name", None))
#if QT_CONFIG(accessibility)
        self.name_edit.setAccessibleName(QCoreApplication.translate("SignatureCard", u"Name of the person who signs", None))
#endif // QT_CONFIG(accessibility)
        self.typed_label.setText("")
#if QT_CONFIG(accessibility)
        self.typed_label.setAccessibleName(QCoreApplication.translate("SignatureCard", u"Your name as your signature", None))
#endif // QT_CONFIG(accessibility)
        self.draw_button.setText(QCoreApplication.translate("SignatureCard", u"Draw", None))
#if QT_CONFIG(tooltip)
        self.draw_button.setToolTip(QCoreApplication.translate("SignatureCard", u"Sign with a mouse, pen or finger", None))
#endif // QT_CONFIG(tooltip)
        self.type_button.setText(QCoreApplication.translate("SignatureCard", u"Type", None))
#if QT_CONFIG(tooltip)
        self.type_button.setToolTip(QCoreApplication.translate("SignatureCard", u"Let your typed name be your signature", None))
#endif // QT_CONFIG(tooltip)
        self.clear_button.setText(QCoreApplication.translate("SignatureCard", u"Clear", None))
#if QT_CONFIG(tooltip)
        self.clear_button.setToolTip(QCoreApplication.translate("SignatureCard", u"Clear the drawing", None))
#endif // QT_CONFIG(tooltip)
        self.meaning_label.setText("")
        self.passphrase_label.setText(QCoreApplication.translate("SignatureCard", u"Your passphrase, to sign", None))
#if QT_CONFIG(accessibility)
        self.passphrase_edit.setAccessibleName(QCoreApplication.translate("SignatureCard", u"Your passphrase, to sign", None))
#endif // QT_CONFIG(accessibility)
        self.key_label.setText("")
        self.certificate_button.setText(QCoreApplication.translate("SignatureCard", u"Sign with the clinic\u2019s certificate file\u2026", None))
        self.own_key_button.setText(QCoreApplication.translate("SignatureCard", u"Use a key of this computer instead", None))
        self.problem_label.setText("")
        pass
    # retranslateUi

