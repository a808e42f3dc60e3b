# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'trust_dialog.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QSize, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout,
    QLabel, QLineEdit, QListWidget, QPushButton, QScrollArea, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from hrbc_desktop.ui.kit.status_label import StatusLabel

class Ui_TrustDialog(object):
    def setupUi(self, TrustDialog):
        if not TrustDialog.objectName():
            TrustDialog.setObjectName(u"TrustDialog")
        self.dialog_layout = QVBoxLayout(TrustDialog)
        self.dialog_layout.setSpacing(12)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(16, 16, 16, 16)
        self.scroll_area = QScrollArea(TrustDialog)
        self.scroll_area.setObjectName(u"scroll_area")
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_contents = QWidget()
        self.scroll_contents.setObjectName(u"scroll_contents")
        self.contents_layout = QVBoxLayout(self.scroll_contents)
        self.contents_layout.setSpacing(8)
        self.contents_layout.setObjectName(u"contents_layout")
        self.contents_layout.setContentsMargins(8, 8, 8, 8)
        self.heading_label = QLabel(self.scroll_contents)
        self.heading_label.setObjectName(u"heading_label")
        self.heading_label.setWordWrap(True)
        self.heading_label.setProperty(u"role", u"heading")

        self.contents_layout.addWidget(self.heading_label)

        self.sentence_label = QLabel(self.scroll_contents)
        self.sentence_label.setObjectName(u"sentence_label")
        self.sentence_label.setWordWrap(True)
        self.sentence_label.setProperty(u"role", u"muted")

        self.contents_layout.addWidget(self.sentence_label)

        self.locked_label = QLabel(self.scroll_contents)
        self.locked_label.setObjectName(u"locked_label")
        self.locked_label.setWordWrap(True)
        self.locked_label.setProperty(u"role", u"small")

        self.contents_layout.addWidget(self.locked_label)

        self.files_label = QLabel(self.scroll_contents)
        self.files_label.setObjectName(u"files_label")
        self.files_label.setWordWrap(True)
        self.files_label.setProperty(u"role", u"question")

        self.contents_layout.addWidget(self.files_label)

        self.files_list = QListWidget(self.scroll_contents)
        self.files_list.setObjectName(u"files_list")
        self.files_list.setWordWrap(True)
        self.files_list.setMinimumSize(QSize(0, 110))

        self.contents_layout.addWidget(self.files_list)

        self.files_hint = QLabel(self.scroll_contents)
        self.files_hint.setObjectName(u"files_hint")
        self.files_hint.setWordWrap(True)
        self.files_hint.setProperty(u"role", u"small")

        self.contents_layout.addWidget(self.files_hint)

        self.files_buttons = QHBoxLayout()
        self.files_buttons.setSpacing(12)
        self.files_buttons.setObjectName(u"files_buttons")
        self.add_button = QPushButton(self.scroll_contents)
        self.add_button.setObjectName(u"add_button")
        self.add_button.setAutoDefault(False)

        self.files_buttons.addWidget(self.add_button)

        self.remove_button = QPushButton(self.scroll_contents)
        self.remove_button.setObjectName(u"remove_button")
        self.remove_button.setAutoDefault(False)

        self.files_buttons.addWidget(self.remove_button)

        self.files_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.files_buttons.addItem(self.files_spacer)


        self.contents_layout.addLayout(self.files_buttons)

        self.stamps_label = QLabel(self.scroll_contents)
        self.stamps_label.setObjectName(u"stamps_label")
        self.stamps_label.setWordWrap(True)
        self.stamps_label.setProperty(u"role", u"question")

        self.contents_layout.addWidget(self.stamps_label)

        self.stamps_edit = QLineEdit(self.scroll_contents)
        self.stamps_edit.setObjectName(u"stamps_edit")
        self.stamps_edit.setMaxLength(500)

        self.contents_layout.addWidget(self.stamps_edit)

        self.stamps_hint = QLabel(self.scroll_contents)
        self.stamps_hint.setObjectName(u"stamps_hint")
        self.stamps_hint.setWordWrap(True)
        self.stamps_hint.setProperty(u"role", u"small")

        self.contents_layout.addWidget(self.stamps_hint)

        self.card_label = QLabel(self.scroll_contents)
        self.card_label.setObjectName(u"card_label")
        self.card_label.setWordWrap(True)
        self.card_label.setProperty(u"role", u"question")

        self.contents_layout.addWidget(self.card_label)

        self.card_layout = QHBoxLayout()
        self.card_layout.setSpacing(12)
        self.card_layout.setObjectName(u"card_layout")
        self.card_path_label = QLabel(self.scroll_contents)
        self.card_path_label.setObjectName(u"card_path_label")
        self.card_path_label.setWordWrap(True)

        self.card_layout.addWidget(self.card_path_label)

        self.card_button = QPushButton(self.scroll_contents)
        self.card_button.setObjectName(u"card_button")
        self.card_button.setAutoDefault(False)

        self.card_layout.addWidget(self.card_button)

        self.no_card_button = QPushButton(self.scroll_contents)
        self.no_card_button.setObjectName(u"no_card_button")
        self.no_card_button.setAutoDefault(False)

        self.card_layout.addWidget(self.no_card_button)

        self.card_layout.setStretch(0, 1)

        self.contents_layout.addLayout(self.card_layout)

        self.problem_label = StatusLabel(self.scroll_contents)
        self.problem_label.setObjectName(u"problem_label")
        self.problem_label.setWordWrap(True)
        self.problem_label.setProperty(u"role", u"error")

        self.contents_layout.addWidget(self.problem_label)

        self.end_spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.contents_layout.addItem(self.end_spacer)

        self.scroll_area.setWidget(self.scroll_contents)

        self.dialog_layout.addWidget(self.scroll_area)

        self.buttons_layout = QHBoxLayout()
        self.buttons_layout.setSpacing(12)
        self.buttons_layout.setObjectName(u"buttons_layout")
        self.buttons_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons_layout.addItem(self.buttons_spacer)

        self.close_button = QPushButton(TrustDialog)
        self.close_button.setObjectName(u"close_button")
        self.close_button.setProperty(u"role", u"primary")

        self.buttons_layout.addWidget(self.close_button)


        self.dialog_layout.addLayout(self.buttons_layout)

#if QT_CONFIG(shortcut)
        self.files_label.setBuddy(self.files_list)
        self.stamps_label.setBuddy(self.stamps_edit)
        self.card_label.setBuddy(self.card_button)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(TrustDialog)

        self.close_button.setDefault(True)

    # setupUi

    def retranslateUi(self, TrustDialog):
        TrustDialog.setWindowTitle(QCoreApplication.translate("TrustDialog", u"Trusted keys and time stamps", None))
        self.heading_label.setText(QCoreApplication.translate("TrustDialog", u"Trusted keys and time stamps", None))
        self.sentence_label.setText(QCoreApplication.translate("TrustDialog", u"For a clinic that has keys of its own. At home, nothing is needed here.", None))
        self.locked_label.setText(QCoreApplication.translate("TrustDialog", u"The person who looks after this computer has set some of this. It cannot be changed here.", None))
        self.files_label.setText(QCoreApplication.translate("TrustDialog", u"Authorities whose keys are trusted here", None))
#if QT_CONFIG(accessibility)
        self.files_list.setAccessibleName(QCoreApplication.translate("TrustDialog", u"Authorities whose keys are trusted here", None))
#endif // QT_CONFIG(accessibility)
        self.files_hint.setText(QCoreApplication.translate("TrustDialog", u"Files that end in .pem, .crt, .cer or .p7b. Lists of withdrawn keys (.crl) are read too. They are looked up on this computer only, never over the network.", None))
        self.add_button.setText(QCoreApplication.translate("TrustDialog", u"Add files\u2026", None))
        self.remove_button.setText(QCoreApplication.translate("TrustDialog", u"Remove", None))
        self.stamps_label.setText(QCoreApplication.translate("TrustDialog", u"Server for time stamps", None))
#if QT_CONFIG(accessibility)
        self.stamps_edit.setAccessibleName(QCoreApplication.translate("TrustDialog", u"Server for time stamps", None))
#endif // QT_CONFIG(accessibility)
        self.stamps_edit.setPlaceholderText(QCoreApplication.translate("TrustDialog", u"None", None))
        self.stamps_hint.setText(QCoreApplication.translate("TrustDialog", u"An address that begins with https:// or http://. When somebody signs, a fingerprint of the signature goes there and nothing else. With no server, a signature has the time of the computer\u2019s clock.", None))
        self.card_label.setText(QCoreApplication.translate("TrustDialog", u"Library of the clinic\u2019s smart cards (PKCS#11)", None))
        self.card_path_label.setText("")
        self.card_button.setText(QCoreApplication.translate("TrustDialog", u"Choose\u2026", None))
#if QT_CONFIG(accessibility)
        self.card_button.setAccessibleName(QCoreApplication.translate("TrustDialog", u"Choose the library of smart cards", None))
#endif // QT_CONFIG(accessibility)
        self.no_card_button.setText(QCoreApplication.translate("TrustDialog", u"None", None))
#if QT_CONFIG(accessibility)
        self.no_card_button.setAccessibleName(QCoreApplication.translate("TrustDialog", u"Use no smart cards", None))
#endif // QT_CONFIG(accessibility)
        self.problem_label.setText("")
        self.close_button.setText(QCoreApplication.translate("TrustDialog", u"Close", None))
    # retranslateUi

