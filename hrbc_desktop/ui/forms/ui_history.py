# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'history.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QComboBox, QFrame,
    QHBoxLayout, QLabel, QLineEdit,
    QPushButton, QScrollArea, QSizePolicy, QSpacerItem,
    QTableView, QVBoxLayout, QWidget)

from hrbc_desktop.ui.kit.status_label import StatusLabel

class Ui_HistoryDialog(object):
    def setupUi(self, HistoryDialog):
        if not HistoryDialog.objectName():
            HistoryDialog.setObjectName(u"HistoryDialog")
        HistoryDialog.resize(900, 660)
        self.dialog_layout = QVBoxLayout(HistoryDialog)
        self.dialog_layout.setSpacing(10)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading_label = QLabel(HistoryDialog)
        self.heading_label.setObjectName(u"heading_label")
        self.heading_label.setWordWrap(True)
        self.heading_label.setProperty(u"role", u"heading")

        self.dialog_layout.addWidget(self.heading_label)

        self.sentence_label = QLabel(HistoryDialog)
        self.sentence_label.setObjectName(u"sentence_label")
        self.sentence_label.setWordWrap(True)
        self.sentence_label.setProperty(u"role", u"muted")

        self.dialog_layout.addWidget(self.sentence_label)

        self.verdict_frame = QFrame(HistoryDialog)
        self.verdict_frame.setObjectName(u"verdict_frame")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.verdict_frame.sizePolicy().hasHeightForWidth())
        self.verdict_frame.setSizePolicy(sizePolicy)
        self.verdict_frame.setProperty(u"role", u"quiet")
        self.verdict_layout = QHBoxLayout(self.verdict_frame)
        self.verdict_layout.setSpacing(8)
        self.verdict_layout.setObjectName(u"verdict_layout")
        self.verdict_layout.setContentsMargins(14, 10, 14, 10)
        self.verdict_area = QScrollArea(self.verdict_frame)
        self.verdict_area.setObjectName(u"verdict_area")
        self.verdict_area.setProperty(u"role", u"clear")
        self.verdict_area.setProperty(u"spoken", u"group")
        self.verdict_area.setWidgetResizable(True)
        self.verdict_area.setFrameShape(QFrame.Shape.NoFrame)
        self.verdict_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verdict_inside = QWidget()
        self.verdict_inside.setObjectName(u"verdict_inside")
        self.inside_layout = QVBoxLayout(self.verdict_inside)
        self.inside_layout.setObjectName(u"inside_layout")
        self.inside_layout.setContentsMargins(0, 0, 0, 0)
        self.verdict_label = StatusLabel(self.verdict_inside)
        self.verdict_label.setObjectName(u"verdict_label")
        self.verdict_label.setWordWrap(True)
        self.verdict_label.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)

        self.inside_layout.addWidget(self.verdict_label)

        self.verdict_area.setWidget(self.verdict_inside)

        self.verdict_layout.addWidget(self.verdict_area)


        self.dialog_layout.addWidget(self.verdict_frame)

        self.find_layout = QHBoxLayout()
        self.find_layout.setSpacing(10)
        self.find_layout.setObjectName(u"find_layout")
        self.find_layout.setContentsMargins(0, 0, 0, 0)
        self.search_edit = QLineEdit(HistoryDialog)
        self.search_edit.setObjectName(u"search_edit")
        self.search_edit.setClearButtonEnabled(True)

        self.find_layout.addWidget(self.search_edit)

        self.kind_label = QLabel(HistoryDialog)
        self.kind_label.setObjectName(u"kind_label")

        self.find_layout.addWidget(self.kind_label)

        self.kind_combo = QComboBox(HistoryDialog)
        self.kind_combo.setObjectName(u"kind_combo")
        self.kind_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind_combo.setMinimumContentsLength(12)

        self.find_layout.addWidget(self.kind_combo)

        self.find_layout.setStretch(0, 1)
        self.find_layout.setStretch(2, 1)

        self.dialog_layout.addLayout(self.find_layout)

        self.table = QTableView(HistoryDialog)
        self.table.setObjectName(u"table")
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.table.setProperty(u"role", u"lines")

        self.dialog_layout.addWidget(self.table)

        self.changes_area = QScrollArea(HistoryDialog)
        self.changes_area.setObjectName(u"changes_area")
        self.changes_area.setProperty(u"role", u"clear")
        self.changes_area.setProperty(u"spoken", u"group")
        self.changes_area.setWidgetResizable(True)
        self.changes_area.setFrameShape(QFrame.Shape.NoFrame)
        self.changes_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.changes_inside = QWidget()
        self.changes_inside.setObjectName(u"changes_inside")
        self.changes_layout = QVBoxLayout(self.changes_inside)
        self.changes_layout.setObjectName(u"changes_layout")
        self.changes_layout.setContentsMargins(0, 0, 0, 0)
        self.changes_label = StatusLabel(self.changes_inside)
        self.changes_label.setObjectName(u"changes_label")
        self.changes_label.setWordWrap(True)
        self.changes_label.setTextFormat(Qt.TextFormat.PlainText)

        self.changes_layout.addWidget(self.changes_label)

        self.changes_area.setWidget(self.changes_inside)

        self.dialog_layout.addWidget(self.changes_area)

        self.count_label = StatusLabel(HistoryDialog)
        self.count_label.setObjectName(u"count_label")
        self.count_label.setWordWrap(True)
        self.count_label.setProperty(u"role", u"small")

        self.dialog_layout.addWidget(self.count_label)

        self.end_layout = QHBoxLayout()
        self.end_layout.setSpacing(10)
        self.end_layout.setObjectName(u"end_layout")
        self.end_layout.setContentsMargins(0, 0, 0, 0)
        self.end_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.end_layout.addItem(self.end_spacer)

        self.csv_button = QPushButton(HistoryDialog)
        self.csv_button.setObjectName(u"csv_button")

        self.end_layout.addWidget(self.csv_button)

        self.json_button = QPushButton(HistoryDialog)
        self.json_button.setObjectName(u"json_button")

        self.end_layout.addWidget(self.json_button)

        self.close_button = QPushButton(HistoryDialog)
        self.close_button.setObjectName(u"close_button")

        self.end_layout.addWidget(self.close_button)


        self.dialog_layout.addLayout(self.end_layout)

        self.dialog_layout.setStretch(4, 2)
        self.dialog_layout.setStretch(5, 1)
#if QT_CONFIG(shortcut)
        self.kind_label.setBuddy(self.kind_combo)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(HistoryDialog)
    # setupUi

    def retranslateUi(self, HistoryDialog):
        HistoryDialog.setWindowTitle(QCoreApplication.translate("HistoryDialog", u"History", None))
        self.heading_label.setText(QCoreApplication.translate("HistoryDialog", u"Activity history", None))
        self.sentence_label.setText(QCoreApplication.translate("HistoryDialog", u"Every entry is protected: a change would show here.", None))
#if QT_CONFIG(accessibility)
        self.verdict_area.setAccessibleName(QCoreApplication.translate("HistoryDialog", u"What was found", None))
#endif // QT_CONFIG(accessibility)
        self.verdict_label.setText("")
#if QT_CONFIG(accessibility)
        self.search_edit.setAccessibleName(QCoreApplication.translate("HistoryDialog", u"Find in the history", None))
#endif // QT_CONFIG(accessibility)
        self.search_edit.setPlaceholderText(QCoreApplication.translate("HistoryDialog", u"Find a name or word", None))
        self.kind_label.setText(QCoreApplication.translate("HistoryDialog", u"Show", None))
#if QT_CONFIG(accessibility)
        self.kind_combo.setAccessibleName(QCoreApplication.translate("HistoryDialog", u"What to show", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("HistoryDialog", u"History", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.changes_area.setAccessibleName(QCoreApplication.translate("HistoryDialog", u"What it changed", None))
#endif // QT_CONFIG(accessibility)
        self.changes_label.setText("")
        self.count_label.setText("")
        self.csv_button.setText(QCoreApplication.translate("HistoryDialog", u"Save as a table\u2026", None))
        self.json_button.setText(QCoreApplication.translate("HistoryDialog", u"Save as JSON\u2026", None))
        self.close_button.setText(QCoreApplication.translate("HistoryDialog", u"Close", None))
    # retranslateUi

