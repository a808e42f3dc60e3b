# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'question_row.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QCheckBox, QHBoxLayout,
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from hrbc_desktop.ui.kit.chips import ChipGroup

class Ui_QuestionRow(object):
    def setupUi(self, QuestionRow):
        if not QuestionRow.objectName():
            QuestionRow.setObjectName(u"QuestionRow")
        self.row_layout = QHBoxLayout(QuestionRow)
        self.row_layout.setSpacing(8)
        self.row_layout.setObjectName(u"row_layout")
        self.row_layout.setContentsMargins(0, 8, 0, 8)
        self.place_label = QLabel(QuestionRow)
        self.place_label.setObjectName(u"place_label")
        self.place_label.setProperty(u"role", u"place")

        self.row_layout.addWidget(self.place_label, 0, Qt.AlignmentFlag.AlignTop)

        self.words_layout = QVBoxLayout()
        self.words_layout.setSpacing(2)
        self.words_layout.setObjectName(u"words_layout")
        self.text_label = QLabel(QuestionRow)
        self.text_label.setObjectName(u"text_label")
        self.text_label.setWordWrap(True)
        self.text_label.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignTop)

        self.words_layout.addWidget(self.text_label)

        self.visit_widget = QWidget(QuestionRow)
        self.visit_widget.setObjectName(u"visit_widget")
        self.visit_widget.setProperty(u"role", u"clear")
        self.visit_layout = QVBoxLayout(self.visit_widget)
        self.visit_layout.setSpacing(6)
        self.visit_layout.setObjectName(u"visit_layout")
        self.visit_layout.setContentsMargins(0, 4, 0, 0)
        self.ticks_layout = QHBoxLayout()
        self.ticks_layout.setSpacing(14)
        self.ticks_layout.setObjectName(u"ticks_layout")
        self.asked_check = QCheckBox(self.visit_widget)
        self.asked_check.setObjectName(u"asked_check")

        self.ticks_layout.addWidget(self.asked_check, 0, Qt.AlignmentFlag.AlignLeading)

        self.carry_check = QCheckBox(self.visit_widget)
        self.carry_check.setObjectName(u"carry_check")

        self.ticks_layout.addWidget(self.carry_check, 0, Qt.AlignmentFlag.AlignLeading)

        self.ticks_spacer = QSpacerItem(1, 1, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.ticks_layout.addItem(self.ticks_spacer)


        self.visit_layout.addLayout(self.ticks_layout)

        self.answered_chips = ChipGroup(self.visit_widget)
        self.answered_chips.setObjectName(u"answered_chips")

        self.visit_layout.addWidget(self.answered_chips)

        self.answer_edit = QLineEdit(self.visit_widget)
        self.answer_edit.setObjectName(u"answer_edit")
        self.answer_edit.setMaxLength(4000)

        self.visit_layout.addWidget(self.answer_edit)


        self.words_layout.addWidget(self.visit_widget)


        self.row_layout.addLayout(self.words_layout)

        self.up_button = QPushButton(QuestionRow)
        self.up_button.setObjectName(u"up_button")
        self.up_button.setProperty(u"role", u"tool")

        self.row_layout.addWidget(self.up_button, 0, Qt.AlignmentFlag.AlignTop)

        self.down_button = QPushButton(QuestionRow)
        self.down_button.setObjectName(u"down_button")
        self.down_button.setProperty(u"role", u"tool")

        self.row_layout.addWidget(self.down_button, 0, Qt.AlignmentFlag.AlignTop)

        self.remove_button = QPushButton(QuestionRow)
        self.remove_button.setObjectName(u"remove_button")
        self.remove_button.setProperty(u"role", u"tool")

        self.row_layout.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)

        self.row_layout.setStretch(1, 1)

        self.retranslateUi(QuestionRow)
    # setupUi

    def retranslateUi(self, QuestionRow):
        self.asked_check.setText(QCoreApplication.translate("QuestionRow", u"Asked", None))
        self.carry_check.setText(QCoreApplication.translate("QuestionRow", u"Next time", None))
        self.answer_edit.setPlaceholderText(QCoreApplication.translate("QuestionRow", u"The answer, in a few words", None))
        pass
    # retranslateUi

