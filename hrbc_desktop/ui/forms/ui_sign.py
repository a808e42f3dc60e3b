# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'sign.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QSize, Qt)
from PySide6.QtWidgets import (QCheckBox, QFrame, QHBoxLayout,
    QLabel, QPlainTextEdit, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout)

from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.kit.progress_line import ProgressLine
from hrbc_desktop.ui.kit.status_label import StatusLabel
from hrbc_desktop.ui.steps.sign.check_list import CheckList
from hrbc_desktop.ui.steps.sign.sheet_preview import SheetPreview
from hrbc_desktop.ui.steps.sign.signature_card import SignatureCard

class Ui_SignPage(object):
    def setupUi(self, SignPage):
        if not SignPage.objectName():
            SignPage.setObjectName(u"SignPage")
        self.columns_layout = QHBoxLayout(SignPage)
        self.columns_layout.setSpacing(16)
        self.columns_layout.setObjectName(u"columns_layout")
        self.columns_layout.setContentsMargins(0, 0, 0, 0)
        self.preview_column = QVBoxLayout()
        self.preview_column.setSpacing(8)
        self.preview_column.setObjectName(u"preview_column")
        self.preview_column.setContentsMargins(0, 0, 0, 0)
        self.preview = SheetPreview(SignPage)
        self.preview.setObjectName(u"preview")

        self.preview_column.addWidget(self.preview)

        self.preview_end = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.preview_column.addItem(self.preview_end)


        self.columns_layout.addLayout(self.preview_column)

        self.cards_layout = QVBoxLayout()
        self.cards_layout.setSpacing(14)
        self.cards_layout.setObjectName(u"cards_layout")
        self.cards_layout.setContentsMargins(0, 0, 0, 0)
        self.result_frame = QFrame(SignPage)
        self.result_frame.setObjectName(u"result_frame")
        self.result_frame.setProperty(u"role", u"card")
        self.result_layout = QVBoxLayout(self.result_frame)
        self.result_layout.setSpacing(8)
        self.result_layout.setObjectName(u"result_layout")
        self.result_layout.setContentsMargins(20, 18, 20, 18)
        self.result_head_layout = QHBoxLayout()
        self.result_head_layout.setSpacing(10)
        self.result_head_layout.setObjectName(u"result_head_layout")
        self.result_head_layout.setContentsMargins(0, 0, 0, 0)
        self.result_icon = QLabel(self.result_frame)
        self.result_icon.setObjectName(u"result_icon")
        self.result_icon.setProperty(u"spoken", u"decoration")

        self.result_head_layout.addWidget(self.result_icon)

        self.result_heading = StatusLabel(self.result_frame)
        self.result_heading.setObjectName(u"result_heading")
        self.result_heading.setWordWrap(True)
        self.result_heading.setProperty(u"role", u"heading")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.result_heading.sizePolicy().hasHeightForWidth())
        self.result_heading.setSizePolicy(sizePolicy)

        self.result_head_layout.addWidget(self.result_heading)


        self.result_layout.addLayout(self.result_head_layout)

        self.result_label = QLabel(self.result_frame)
        self.result_label.setObjectName(u"result_label")
        self.result_label.setWordWrap(True)

        self.result_layout.addWidget(self.result_label)

        self.result_note = QLabel(self.result_frame)
        self.result_note.setObjectName(u"result_note")
        self.result_note.setWordWrap(True)
        self.result_note.setProperty(u"role", u"small")
        self.result_note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)

        self.result_layout.addWidget(self.result_note)

        self.result_buttons = QHBoxLayout()
        self.result_buttons.setSpacing(12)
        self.result_buttons.setObjectName(u"result_buttons")
        self.result_buttons.setContentsMargins(0, 0, 0, 0)
        self.print_button = QPushButton(self.result_frame)
        self.print_button.setObjectName(u"print_button")

        self.result_buttons.addWidget(self.print_button)

        self.copy_button = QPushButton(self.result_frame)
        self.copy_button.setObjectName(u"copy_button")

        self.result_buttons.addWidget(self.copy_button)

        self.folder_button = QPushButton(self.result_frame)
        self.folder_button.setObjectName(u"folder_button")

        self.result_buttons.addWidget(self.folder_button)

        self.result_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.result_buttons.addItem(self.result_spacer)


        self.result_layout.addLayout(self.result_buttons)


        self.cards_layout.addWidget(self.result_frame)

        self.says_frame = QFrame(SignPage)
        self.says_frame.setObjectName(u"says_frame")
        self.says_frame.setProperty(u"role", u"card")
        self.says_layout = QVBoxLayout(self.says_frame)
        self.says_layout.setSpacing(8)
        self.says_layout.setObjectName(u"says_layout")
        self.says_layout.setContentsMargins(20, 18, 20, 18)
        self.says_heading = QLabel(self.says_frame)
        self.says_heading.setObjectName(u"says_heading")
        self.says_heading.setWordWrap(True)
        self.says_heading.setProperty(u"role", u"heading")

        self.says_layout.addWidget(self.says_heading)

        self.says_label = QLabel(self.says_frame)
        self.says_label.setObjectName(u"says_label")
        self.says_label.setWordWrap(True)

        self.says_layout.addWidget(self.says_label)


        self.cards_layout.addWidget(self.says_frame)

        self.check_frame = QFrame(SignPage)
        self.check_frame.setObjectName(u"check_frame")
        self.check_frame.setProperty(u"role", u"card")
        self.check_layout = QVBoxLayout(self.check_frame)
        self.check_layout.setSpacing(8)
        self.check_layout.setObjectName(u"check_layout")
        self.check_layout.setContentsMargins(20, 18, 20, 18)
        self.check_heading = QLabel(self.check_frame)
        self.check_heading.setObjectName(u"check_heading")
        self.check_heading.setWordWrap(True)
        self.check_heading.setProperty(u"role", u"heading")

        self.check_layout.addWidget(self.check_heading)

        self.check_list = CheckList(self.check_frame)
        self.check_list.setObjectName(u"check_list")

        self.check_layout.addWidget(self.check_list)


        self.cards_layout.addWidget(self.check_frame)

        self.changes_frame = QFrame(SignPage)
        self.changes_frame.setObjectName(u"changes_frame")
        self.changes_frame.setProperty(u"role", u"card")
        self.changes_layout = QVBoxLayout(self.changes_frame)
        self.changes_layout.setSpacing(8)
        self.changes_layout.setObjectName(u"changes_layout")
        self.changes_layout.setContentsMargins(20, 18, 20, 18)
        self.changes_heading = QLabel(self.changes_frame)
        self.changes_heading.setObjectName(u"changes_heading")
        self.changes_heading.setWordWrap(True)
        self.changes_heading.setProperty(u"role", u"heading")

        self.changes_layout.addWidget(self.changes_heading)

        self.changes_label = QLabel(self.changes_frame)
        self.changes_label.setObjectName(u"changes_label")
        self.changes_label.setWordWrap(True)
        self.changes_label.setTextFormat(Qt.TextFormat.PlainText)
        self.changes_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)

        self.changes_layout.addWidget(self.changes_label)


        self.cards_layout.addWidget(self.changes_frame)

        self.paper_frame = QFrame(SignPage)
        self.paper_frame.setObjectName(u"paper_frame")
        self.paper_frame.setProperty(u"role", u"card")
        self.paper_layout = QVBoxLayout(self.paper_frame)
        self.paper_layout.setSpacing(8)
        self.paper_layout.setObjectName(u"paper_layout")
        self.paper_layout.setContentsMargins(20, 18, 20, 18)
        self.paper_label = QLabel(self.paper_frame)
        self.paper_label.setObjectName(u"paper_label")
        self.paper_label.setWordWrap(True)
        self.paper_label.setProperty(u"role", u"question")

        self.paper_layout.addWidget(self.paper_label)

        self.paper_chips = ChipGroup(self.paper_frame)
        self.paper_chips.setObjectName(u"paper_chips")

        self.paper_layout.addWidget(self.paper_chips)

        self.large_check = QCheckBox(self.paper_frame)
        self.large_check.setObjectName(u"large_check")

        self.paper_layout.addWidget(self.large_check, 0, Qt.AlignmentFlag.AlignLeading)


        self.cards_layout.addWidget(self.paper_frame)

        self.patient_card = SignatureCard(SignPage)
        self.patient_card.setObjectName(u"patient_card")

        self.cards_layout.addWidget(self.patient_card)

        self.nurse_button = QPushButton(SignPage)
        self.nurse_button.setObjectName(u"nurse_button")
        self.nurse_button.setProperty(u"role", u"link")

        self.cards_layout.addWidget(self.nurse_button)

        self.nurse_frame = QFrame(SignPage)
        self.nurse_frame.setObjectName(u"nurse_frame")
        self.nurse_frame.setProperty(u"role", u"card")
        self.nurse_layout = QVBoxLayout(self.nurse_frame)
        self.nurse_layout.setSpacing(8)
        self.nurse_layout.setObjectName(u"nurse_layout")
        self.nurse_layout.setContentsMargins(20, 18, 20, 18)
        self.nurse_heading = QLabel(self.nurse_frame)
        self.nurse_heading.setObjectName(u"nurse_heading")
        self.nurse_heading.setWordWrap(True)
        self.nurse_heading.setProperty(u"role", u"heading")

        self.nurse_layout.addWidget(self.nurse_heading)

        self.notes_label = QLabel(self.nurse_frame)
        self.notes_label.setObjectName(u"notes_label")
        self.notes_label.setWordWrap(True)
        self.notes_label.setProperty(u"role", u"question")

        self.nurse_layout.addWidget(self.notes_label)

        self.notes_edit = QPlainTextEdit(self.nurse_frame)
        self.notes_edit.setObjectName(u"notes_edit")
        self.notes_edit.setTabChangesFocus(True)
        self.notes_edit.setMinimumSize(QSize(0, 110))

        self.nurse_layout.addWidget(self.notes_edit)

        self.notes_hint = QLabel(self.nurse_frame)
        self.notes_hint.setObjectName(u"notes_hint")
        self.notes_hint.setWordWrap(True)
        self.notes_hint.setProperty(u"role", u"small")

        self.nurse_layout.addWidget(self.notes_hint)


        self.cards_layout.addWidget(self.nurse_frame)

        self.nurse_card = SignatureCard(SignPage)
        self.nurse_card.setObjectName(u"nurse_card")

        self.cards_layout.addWidget(self.nurse_card)

        self.third_card = SignatureCard(SignPage)
        self.third_card.setObjectName(u"third_card")

        self.cards_layout.addWidget(self.third_card)

        self.save_frame = QFrame(SignPage)
        self.save_frame.setObjectName(u"save_frame")
        self.save_frame.setProperty(u"role", u"card")
        self.save_layout = QVBoxLayout(self.save_frame)
        self.save_layout.setSpacing(8)
        self.save_layout.setObjectName(u"save_layout")
        self.save_layout.setContentsMargins(20, 18, 20, 18)
        self.path_heading = QLabel(self.save_frame)
        self.path_heading.setObjectName(u"path_heading")
        self.path_heading.setWordWrap(True)
        self.path_heading.setProperty(u"role", u"question")

        self.save_layout.addWidget(self.path_heading)

        self.path_layout = QHBoxLayout()
        self.path_layout.setSpacing(12)
        self.path_layout.setObjectName(u"path_layout")
        self.path_layout.setContentsMargins(0, 0, 0, 0)
        self.path_label = QLabel(self.save_frame)
        self.path_label.setObjectName(u"path_label")
        self.path_label.setWordWrap(True)
        sizePolicy.setHeightForWidth(self.path_label.sizePolicy().hasHeightForWidth())
        self.path_label.setSizePolicy(sizePolicy)

        self.path_layout.addWidget(self.path_label)

        self.change_button = QPushButton(self.save_frame)
        self.change_button.setObjectName(u"change_button")

        self.path_layout.addWidget(self.change_button)


        self.save_layout.addLayout(self.path_layout)

        self.sealed_label = QLabel(self.save_frame)
        self.sealed_label.setObjectName(u"sealed_label")
        self.sealed_label.setWordWrap(True)
        self.sealed_label.setProperty(u"role", u"small")

        self.save_layout.addWidget(self.sealed_label)

        self.unsigned_layout = QHBoxLayout()
        self.unsigned_layout.setSpacing(24)
        self.unsigned_layout.setObjectName(u"unsigned_layout")
        self.unsigned_layout.setContentsMargins(0, 0, 0, 0)
        self.save_unsigned_button = QPushButton(self.save_frame)
        self.save_unsigned_button.setObjectName(u"save_unsigned_button")
        self.save_unsigned_button.setProperty(u"role", u"link")

        self.unsigned_layout.addWidget(self.save_unsigned_button)

        self.print_unsigned_button = QPushButton(self.save_frame)
        self.print_unsigned_button.setObjectName(u"print_unsigned_button")
        self.print_unsigned_button.setProperty(u"role", u"link")

        self.unsigned_layout.addWidget(self.print_unsigned_button)

        self.unsigned_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.unsigned_layout.addItem(self.unsigned_spacer)


        self.save_layout.addLayout(self.unsigned_layout)


        self.cards_layout.addWidget(self.save_frame)

        self.third_button = QPushButton(SignPage)
        self.third_button.setObjectName(u"third_button")
        self.third_button.setProperty(u"role", u"link")

        self.cards_layout.addWidget(self.third_button, 0, Qt.AlignmentFlag.AlignLeading)

        self.progress_line = ProgressLine(SignPage)
        self.progress_line.setObjectName(u"progress_line")

        self.cards_layout.addWidget(self.progress_line)

        self.problem_label = StatusLabel(SignPage)
        self.problem_label.setObjectName(u"problem_label")
        self.problem_label.setWordWrap(True)
        self.problem_label.setProperty(u"role", u"error")

        self.cards_layout.addWidget(self.problem_label)

        self.unstamped_button = QPushButton(SignPage)
        self.unstamped_button.setObjectName(u"unstamped_button")

        self.cards_layout.addWidget(self.unstamped_button, 0, Qt.AlignmentFlag.AlignLeading)

        self.countersign_layout = QHBoxLayout()
        self.countersign_layout.setSpacing(8)
        self.countersign_layout.setObjectName(u"countersign_layout")
        self.countersign_layout.setContentsMargins(0, 0, 0, 0)
        self.countersign_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.countersign_layout.addItem(self.countersign_spacer)

        self.countersign_button = QPushButton(SignPage)
        self.countersign_button.setObjectName(u"countersign_button")
        self.countersign_button.setProperty(u"role", u"primary")

        self.countersign_layout.addWidget(self.countersign_button)

        self.third_sign_button = QPushButton(SignPage)
        self.third_sign_button.setObjectName(u"third_sign_button")
        self.third_sign_button.setProperty(u"role", u"primary")

        self.countersign_layout.addWidget(self.third_sign_button)


        self.cards_layout.addLayout(self.countersign_layout)

        self.elsewhere_frame = QFrame(SignPage)
        self.elsewhere_frame.setObjectName(u"elsewhere_frame")
        self.elsewhere_frame.setProperty(u"role", u"card")
        self.elsewhere_layout = QVBoxLayout(self.elsewhere_frame)
        self.elsewhere_layout.setSpacing(8)
        self.elsewhere_layout.setObjectName(u"elsewhere_layout")
        self.elsewhere_layout.setContentsMargins(20, 18, 20, 18)
        self.elsewhere_label = QLabel(self.elsewhere_frame)
        self.elsewhere_label.setObjectName(u"elsewhere_label")
        self.elsewhere_label.setWordWrap(True)

        self.elsewhere_layout.addWidget(self.elsewhere_label)

        self.elsewhere_buttons = QHBoxLayout()
        self.elsewhere_buttons.setSpacing(8)
        self.elsewhere_buttons.setObjectName(u"elsewhere_buttons")
        self.elsewhere_buttons.setContentsMargins(0, 0, 0, 0)
        self.open_pdf_button = QPushButton(self.elsewhere_frame)
        self.open_pdf_button.setObjectName(u"open_pdf_button")

        self.elsewhere_buttons.addWidget(self.open_pdf_button)

        self.elsewhere_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.elsewhere_buttons.addItem(self.elsewhere_spacer)


        self.elsewhere_layout.addLayout(self.elsewhere_buttons)


        self.cards_layout.addWidget(self.elsewhere_frame)

        self.cards_end = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.cards_layout.addItem(self.cards_end)


        self.columns_layout.addLayout(self.cards_layout)

        self.columns_layout.setStretch(0, 1)
        self.columns_layout.setStretch(1, 2)
#if QT_CONFIG(shortcut)
        self.paper_label.setBuddy(self.paper_chips)
        self.notes_label.setBuddy(self.notes_edit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SignPage)
    # setupUi

    def retranslateUi(self, SignPage):
        self.result_icon.setText("")
        self.result_heading.setText("")
        self.result_label.setText("")
        self.result_note.setText("")
        self.print_button.setText(QCoreApplication.translate("SignPage", u"Print\u2026", None))
        self.copy_button.setText(QCoreApplication.translate("SignPage", u"Save a copy\u2026", None))
        self.folder_button.setText(QCoreApplication.translate("SignPage", u"Show in folder", None))
        self.says_heading.setText(QCoreApplication.translate("SignPage", u"What your sheet will say", None))
        self.says_label.setText("")
        self.check_heading.setText(QCoreApplication.translate("SignPage", u"Before you sign", None))
        self.changes_heading.setText(QCoreApplication.translate("SignPage", u"Since the last signed sheet", None))
#if QT_CONFIG(accessibility)
        self.changes_label.setAccessibleName(QCoreApplication.translate("SignPage", u"What has changed since the last signed sheet", None))
#endif // QT_CONFIG(accessibility)
        self.paper_label.setText(QCoreApplication.translate("SignPage", u"Paper", None))
        self.large_check.setText(QCoreApplication.translate("SignPage", u"Large print", None))
        self.nurse_button.setText(QCoreApplication.translate("SignPage", u"For the nurse: notes and signature\u2026", None))
        self.nurse_heading.setText(QCoreApplication.translate("SignPage", u"For the nurse", None))
        self.notes_label.setText(QCoreApplication.translate("SignPage", u"Notes from the visit", None))
#if QT_CONFIG(accessibility)
        self.notes_edit.setAccessibleName(QCoreApplication.translate("SignPage", u"Notes from the visit", None))
#endif // QT_CONFIG(accessibility)
        self.notes_hint.setText(QCoreApplication.translate("SignPage", u"Your notes are locked in when you sign.", None))
        self.path_heading.setText(QCoreApplication.translate("SignPage", u"Save to", None))
        self.path_label.setText("")
        self.change_button.setText(QCoreApplication.translate("SignPage", u"Change\u2026", None))
        self.sealed_label.setText(QCoreApplication.translate("SignPage", u"Signing locks the file. Any later change will show.", None))
        self.save_unsigned_button.setText(QCoreApplication.translate("SignPage", u"Save without signing", None))
        self.print_unsigned_button.setText(QCoreApplication.translate("SignPage", u"Print without signing", None))
        self.third_button.setText("")
        self.problem_label.setText("")
        self.unstamped_button.setText(QCoreApplication.translate("SignPage", u"Sign without a time stamp", None))
        self.countersign_button.setText(QCoreApplication.translate("SignPage", u"Countersign and save PDF", None))
        self.third_sign_button.setText(QCoreApplication.translate("SignPage", u"Add this signature and save PDF", None))
        self.elsewhere_label.setText(QCoreApplication.translate("SignPage", u"This worksheet is signed. The signed PDF is not open here. Open it to print it, or to add notes and countersign.", None))
        self.open_pdf_button.setText(QCoreApplication.translate("SignPage", u"Open the signed PDF\u2026", None))
        pass
    # retranslateUi

