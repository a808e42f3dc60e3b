# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'visit_panel.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QSize, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel,
    QPlainTextEdit, QPushButton, QScrollArea, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from hrbc_desktop.ui.visit_view.talk_script import TalkScript

class Ui_VisitPanel(object):
    def setupUi(self, VisitPanel):
        if not VisitPanel.objectName():
            VisitPanel.setObjectName(u"VisitPanel")
        VisitPanel.setProperty(u"role", u"panel")
        self.panel_layout = QVBoxLayout(VisitPanel)
        self.panel_layout.setSpacing(8)
        self.panel_layout.setObjectName(u"panel_layout")
        self.panel_layout.setContentsMargins(18, 14, 18, 14)
        self.heading_layout = QHBoxLayout()
        self.heading_layout.setObjectName(u"heading_layout")
        self.heading_label = QLabel(VisitPanel)
        self.heading_label.setObjectName(u"heading_label")
        self.heading_label.setWordWrap(True)
        self.heading_label.setProperty(u"role", u"heading")

        self.heading_layout.addWidget(self.heading_label)

        self.words_button = QPushButton(VisitPanel)
        self.words_button.setObjectName(u"words_button")
        self.words_button.setProperty(u"role", u"pill")

        self.heading_layout.addWidget(self.words_button)

        self.heading_layout.setStretch(0, 1)

        self.panel_layout.addLayout(self.heading_layout)

        self.rows_area = QScrollArea(VisitPanel)
        self.rows_area.setObjectName(u"rows_area")
        self.rows_area.setFrameShape(QFrame.Shape.NoFrame)
        self.rows_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows_area.setWidgetResizable(True)
        self.rows_widget = QWidget()
        self.rows_widget.setObjectName(u"rows_widget")
        self.rows_widget.setProperty(u"role", u"clear")
        self.rows_column = QVBoxLayout(self.rows_widget)
        self.rows_column.setSpacing(4)
        self.rows_column.setObjectName(u"rows_column")
        self.rows_column.setContentsMargins(0, 0, 8, 0)
        self.talk_script = TalkScript(self.rows_widget)
        self.talk_script.setObjectName(u"talk_script")

        self.rows_column.addWidget(self.talk_script)

        self.empty_label = QLabel(self.rows_widget)
        self.empty_label.setObjectName(u"empty_label")
        self.empty_label.setWordWrap(True)
        self.empty_label.setProperty(u"role", u"muted")

        self.rows_column.addWidget(self.empty_label)

        self.rows_layout = QVBoxLayout()
        self.rows_layout.setSpacing(4)
        self.rows_layout.setObjectName(u"rows_layout")

        self.rows_column.addLayout(self.rows_layout)

        self.rows_spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.rows_column.addItem(self.rows_spacer)

        self.rows_column.setStretch(3, 1)
        self.rows_area.setWidget(self.rows_widget)

        self.panel_layout.addWidget(self.rows_area)

        self.written_layout = QVBoxLayout()
        self.written_layout.setSpacing(8)
        self.written_layout.setObjectName(u"written_layout")
        self.written_layout.setContentsMargins(0, 0, 0, 0)
        self.agreed_layout = QVBoxLayout()
        self.agreed_layout.setSpacing(8)
        self.agreed_layout.setObjectName(u"agreed_layout")
        self.agreed_layout.setContentsMargins(0, 0, 0, 0)
        self.agreed_label = QLabel(VisitPanel)
        self.agreed_label.setObjectName(u"agreed_label")
        self.agreed_label.setWordWrap(True)
        self.agreed_label.setProperty(u"role", u"question")

        self.agreed_layout.addWidget(self.agreed_label)

        self.agreed_edit = QPlainTextEdit(VisitPanel)
        self.agreed_edit.setObjectName(u"agreed_edit")
        self.agreed_edit.setTabChangesFocus(True)
        self.agreed_edit.setMinimumSize(QSize(0, 44))

        self.agreed_layout.addWidget(self.agreed_edit)


        self.written_layout.addLayout(self.agreed_layout)

        self.note_layout = QVBoxLayout()
        self.note_layout.setSpacing(8)
        self.note_layout.setObjectName(u"note_layout")
        self.note_layout.setContentsMargins(0, 0, 0, 0)
        self.notes_label = QLabel(VisitPanel)
        self.notes_label.setObjectName(u"notes_label")
        self.notes_label.setWordWrap(True)
        self.notes_label.setProperty(u"role", u"question")

        self.note_layout.addWidget(self.notes_label)

        self.notes_edit = QPlainTextEdit(VisitPanel)
        self.notes_edit.setObjectName(u"notes_edit")
        self.notes_edit.setTabChangesFocus(True)
        self.notes_edit.setMinimumSize(QSize(0, 44))

        self.note_layout.addWidget(self.notes_edit)


        self.written_layout.addLayout(self.note_layout)


        self.panel_layout.addLayout(self.written_layout)

        self.keys_label = QLabel(VisitPanel)
        self.keys_label.setObjectName(u"keys_label")
        self.keys_label.setWordWrap(True)
        self.keys_label.setProperty(u"role", u"small")

        self.panel_layout.addWidget(self.keys_label)

        self.file_layout = QHBoxLayout()
        self.file_layout.setObjectName(u"file_layout")
        self.chart_button = QPushButton(VisitPanel)
        self.chart_button.setObjectName(u"chart_button")

        self.file_layout.addWidget(self.chart_button)

        self.sign_button = QPushButton(VisitPanel)
        self.sign_button.setObjectName(u"sign_button")
        self.sign_button.setProperty(u"role", u"primary")

        self.file_layout.addWidget(self.sign_button)


        self.panel_layout.addLayout(self.file_layout)

        self.panel_layout.setStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.agreed_label.setBuddy(self.agreed_edit)
        self.notes_label.setBuddy(self.notes_edit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(VisitPanel)
    # setupUi

    def retranslateUi(self, VisitPanel):
#if QT_CONFIG(accessibility)
        VisitPanel.setAccessibleName(QCoreApplication.translate("VisitPanel", u"Questions and note of this visit", None))
#endif // QT_CONFIG(accessibility)
        self.heading_label.setText(QCoreApplication.translate("VisitPanel", u"This visit", None))
#if QT_CONFIG(accessibility)
        self.words_button.setAccessibleName(QCoreApplication.translate("VisitPanel", u"Words explained in the visit", None))
#endif // QT_CONFIG(accessibility)
        self.words_button.setText(QCoreApplication.translate("VisitPanel", u"Words explained", None))
#if QT_CONFIG(tooltip)
        self.words_button.setToolTip(QCoreApplication.translate("VisitPanel", u"What the medical words here mean (W)", None))
#endif // QT_CONFIG(tooltip)
        self.empty_label.setText(QCoreApplication.translate("VisitPanel", u"No questions are on the list.", None))
        self.agreed_label.setText(QCoreApplication.translate("VisitPanel", u"What we agreed: who, what, by when", None))
#if QT_CONFIG(accessibility)
        self.agreed_edit.setAccessibleName(QCoreApplication.translate("VisitPanel", u"What we agreed: who, what, by when", None))
#endif // QT_CONFIG(accessibility)
        self.agreed_edit.setPlaceholderText(QCoreApplication.translate("VisitPanel", u"One line for each", None))
        self.notes_label.setText(QCoreApplication.translate("VisitPanel", u"Note of the nurse", None))
#if QT_CONFIG(accessibility)
        self.notes_edit.setAccessibleName(QCoreApplication.translate("VisitPanel", u"Note of the nurse", None))
#endif // QT_CONFIG(accessibility)
        self.keys_label.setText(QCoreApplication.translate("VisitPanel", u"\u2191 \u2193 questions \u00b7 A asked \u00b7 Y answered \u00b7 C next time \u00b7 N note \u00b7 Ctrl+Enter sign \u00b7 Esc back", None))
        self.chart_button.setText(QCoreApplication.translate("VisitPanel", u"Copy for the chart", None))
#if QT_CONFIG(tooltip)
        self.chart_button.setToolTip(QCoreApplication.translate("VisitPanel", u"The visit as plain text, to be pasted into the clinic\u2019s own record", None))
#endif // QT_CONFIG(tooltip)
        self.sign_button.setText(QCoreApplication.translate("VisitPanel", u"Sign and file\u2026", None))
#if QT_CONFIG(tooltip)
        self.sign_button.setToolTip(QCoreApplication.translate("VisitPanel", u"To the pages, for the countersignature (Ctrl+Enter)", None))
#endif // QT_CONFIG(tooltip)
    # retranslateUi

