# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'review_dialog.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout,
    QLabel, QPlainTextEdit, QPushButton, QScrollArea,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from hrbc_desktop.ui.kit.status_label import StatusLabel

class Ui_ReviewDialog(object):
    def setupUi(self, ReviewDialog):
        if not ReviewDialog.objectName():
            ReviewDialog.setObjectName(u"ReviewDialog")
        ReviewDialog.resize(1080, 700)
        self.dialog_layout = QVBoxLayout(ReviewDialog)
        self.dialog_layout.setSpacing(10)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading_label = QLabel(ReviewDialog)
        self.heading_label.setObjectName(u"heading_label")
        self.heading_label.setWordWrap(True)
        self.heading_label.setProperty(u"role", u"heading")

        self.dialog_layout.addWidget(self.heading_label)

        self.sentence_label = QLabel(ReviewDialog)
        self.sentence_label.setObjectName(u"sentence_label")
        self.sentence_label.setWordWrap(True)
        self.sentence_label.setProperty(u"role", u"muted")

        self.dialog_layout.addWidget(self.sentence_label)

        self.input_layout = QHBoxLayout()
        self.input_layout.setObjectName(u"input_layout")
        self.open_button = QPushButton(ReviewDialog)
        self.open_button.setObjectName(u"open_button")
        self.open_button.setAutoDefault(False)

        self.input_layout.addWidget(self.open_button)

        self.paste_button = QPushButton(ReviewDialog)
        self.paste_button.setObjectName(u"paste_button")
        self.paste_button.setAutoDefault(False)

        self.input_layout.addWidget(self.paste_button)

        self.input_end = QSpacerItem(10, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.input_layout.addItem(self.input_end)


        self.dialog_layout.addLayout(self.input_layout)

        self.state_label = StatusLabel(ReviewDialog)
        self.state_label.setObjectName(u"state_label")
        self.state_label.setTextFormat(Qt.TextFormat.PlainText)
        self.state_label.setWordWrap(True)
        self.state_label.setProperty(u"role", u"caution")

        self.dialog_layout.addWidget(self.state_label)

        self.columns_layout = QHBoxLayout()
        self.columns_layout.setSpacing(16)
        self.columns_layout.setObjectName(u"columns_layout")
        self.report_edit = QPlainTextEdit(ReviewDialog)
        self.report_edit.setObjectName(u"report_edit")
        self.report_edit.setTabChangesFocus(True)

        self.columns_layout.addWidget(self.report_edit)

        self.area = QScrollArea(ReviewDialog)
        self.area.setObjectName(u"area")
        self.area.setProperty(u"spoken", u"group")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inside = QWidget()
        self.inside.setObjectName(u"inside")
        self.inside.setProperty(u"role", u"paper")
        self.found_layout = QVBoxLayout(self.inside)
        self.found_layout.setSpacing(8)
        self.found_layout.setObjectName(u"found_layout")
        self.area.setWidget(self.inside)

        self.columns_layout.addWidget(self.area)

        self.columns_layout.setStretch(0, 1)
        self.columns_layout.setStretch(1, 1)

        self.dialog_layout.addLayout(self.columns_layout)

        self.end_layout = QHBoxLayout()
        self.end_layout.setObjectName(u"end_layout")
        self.count_label = QLabel(ReviewDialog)
        self.count_label.setObjectName(u"count_label")
        self.count_label.setProperty(u"role", u"muted")

        self.end_layout.addWidget(self.count_label)

        self.cancel_button = QPushButton(ReviewDialog)
        self.cancel_button.setObjectName(u"cancel_button")
        self.cancel_button.setAutoDefault(False)

        self.end_layout.addWidget(self.cancel_button)

        self.add_button = QPushButton(ReviewDialog)
        self.add_button.setObjectName(u"add_button")
        self.add_button.setAutoDefault(False)
        self.add_button.setProperty(u"role", u"primary")

        self.end_layout.addWidget(self.add_button)

        self.end_layout.setStretch(0, 1)

        self.dialog_layout.addLayout(self.end_layout)

        self.dialog_layout.setStretch(4, 1)

        self.retranslateUi(ReviewDialog)
    # setupUi

    def retranslateUi(self, ReviewDialog):
        ReviewDialog.setWindowTitle(QCoreApplication.translate("ReviewDialog", u"Read my report or record", None))
        self.heading_label.setText(QCoreApplication.translate("ReviewDialog", u"What it says, in plain words", None))
        self.sentence_label.setText(QCoreApplication.translate("ReviewDialog", u"Paste or type your report, or open or drop a file: a PDF with text, a text file, or a record file from your clinic. Tick what is right. Nothing is added until you press \u201cAdd what is ticked\u201d.", None))
        self.open_button.setText(QCoreApplication.translate("ReviewDialog", u"Open a file\u2026", None))
        self.paste_button.setText(QCoreApplication.translate("ReviewDialog", u"Paste", None))
#if QT_CONFIG(accessibility)
        self.report_edit.setAccessibleName(QCoreApplication.translate("ReviewDialog", u"Text of the report", None))
#endif // QT_CONFIG(accessibility)
        self.report_edit.setPlaceholderText(QCoreApplication.translate("ReviewDialog", u"The text of your report", None))
#if QT_CONFIG(accessibility)
        self.area.setAccessibleName(QCoreApplication.translate("ReviewDialog", u"What was found", None))
#endif // QT_CONFIG(accessibility)
        self.cancel_button.setText(QCoreApplication.translate("ReviewDialog", u"Cancel", None))
        self.add_button.setText(QCoreApplication.translate("ReviewDialog", u"Add what is ticked", None))
    # retranslateUi

