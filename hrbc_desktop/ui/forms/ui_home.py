# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'home.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QSize, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea,
    QSizePolicy, QSpacerItem, QVBoxLayout)

from hrbc_desktop.ui.home.worksheet_table import WorksheetTable
from hrbc_desktop.ui.kit.shrinking_column import ShrinkingColumn
from hrbc_desktop.ui.kit.status_label import StatusLabel

class Ui_HomePage(object):
    def setupUi(self, HomePage):
        if not HomePage.objectName():
            HomePage.setObjectName(u"HomePage")
        HomePage.setProperty(u"role", u"paper")
        self.page_layout = QVBoxLayout(HomePage)
        self.page_layout.setSpacing(0)
        self.page_layout.setObjectName(u"page_layout")
        self.page_layout.setContentsMargins(0, 0, 0, 0)
        self.scroll_area = QScrollArea(HomePage)
        self.scroll_area.setObjectName(u"scroll_area")
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_contents = ShrinkingColumn()
        self.scroll_contents.setObjectName(u"scroll_contents")
        self.scroll_contents.setProperty(u"role", u"paper")
        self.home_layout = QVBoxLayout(self.scroll_contents)
        self.home_layout.setSpacing(8)
        self.home_layout.setObjectName(u"home_layout")
        self.home_layout.setContentsMargins(36, 32, 36, 24)
        self.title_label = QLabel(self.scroll_contents)
        self.title_label.setObjectName(u"title_label")
        self.title_label.setWordWrap(True)
        self.title_label.setProperty(u"role", u"title")

        self.home_layout.addWidget(self.title_label)

        self.subtitle_label = QLabel(self.scroll_contents)
        self.subtitle_label.setObjectName(u"subtitle_label")
        self.subtitle_label.setWordWrap(True)
        self.subtitle_label.setProperty(u"role", u"subtitle")

        self.home_layout.addWidget(self.subtitle_label)

        self.title_spacer = QSpacerItem(10, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.home_layout.addItem(self.title_spacer)

        self.actions_layout = QHBoxLayout()
        self.actions_layout.setSpacing(12)
        self.actions_layout.setObjectName(u"actions_layout")
        self.actions_layout.setContentsMargins(0, 0, 0, 0)
        self.buttons_layout = QHBoxLayout()
        self.buttons_layout.setSpacing(12)
        self.buttons_layout.setObjectName(u"buttons_layout")
        self.buttons_layout.setContentsMargins(0, 0, 0, 0)
        self.new_button = QPushButton(self.scroll_contents)
        self.new_button.setObjectName(u"new_button")
        self.new_button.setProperty(u"role", u"primary")

        self.buttons_layout.addWidget(self.new_button)

        self.open_button = QPushButton(self.scroll_contents)
        self.open_button.setObjectName(u"open_button")

        self.buttons_layout.addWidget(self.open_button)

        self.buttons_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons_layout.addItem(self.buttons_spacer)


        self.actions_layout.addLayout(self.buttons_layout)

        self.search_edit = QLineEdit(self.scroll_contents)
        self.search_edit.setObjectName(u"search_edit")
        self.search_edit.setClearButtonEnabled(True)
        self.search_edit.setMinimumSize(QSize(200, 0))
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.search_edit.sizePolicy().hasHeightForWidth())
        self.search_edit.setSizePolicy(sizePolicy)

        self.actions_layout.addWidget(self.search_edit)

        self.actions_layout.setStretch(0, 2)
        self.actions_layout.setStretch(1, 1)

        self.home_layout.addLayout(self.actions_layout)

        self.actions_below_spacer = QSpacerItem(10, 10, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.home_layout.addItem(self.actions_below_spacer)

        self.notice_frame = QFrame(self.scroll_contents)
        self.notice_frame.setObjectName(u"notice_frame")
        self.notice_frame.setProperty(u"role", u"attention")
        self.notice_layout = QHBoxLayout(self.notice_frame)
        self.notice_layout.setSpacing(12)
        self.notice_layout.setObjectName(u"notice_layout")
        self.notice_layout.setContentsMargins(16, 6, 8, 6)
        self.notice_label = StatusLabel(self.notice_frame)
        self.notice_label.setObjectName(u"notice_label")
        self.notice_label.setWordWrap(True)
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(0)
        sizePolicy1.setHeightForWidth(self.notice_label.sizePolicy().hasHeightForWidth())
        self.notice_label.setSizePolicy(sizePolicy1)

        self.notice_layout.addWidget(self.notice_label)

        self.undo_button = QPushButton(self.notice_frame)
        self.undo_button.setObjectName(u"undo_button")
        self.undo_button.setProperty(u"role", u"link")

        self.notice_layout.addWidget(self.undo_button)


        self.home_layout.addWidget(self.notice_frame)

        self.reminder_frame = QFrame(self.scroll_contents)
        self.reminder_frame.setObjectName(u"reminder_frame")
        self.reminder_frame.setProperty(u"role", u"quiet")
        self.reminder_layout = QHBoxLayout(self.reminder_frame)
        self.reminder_layout.setSpacing(16)
        self.reminder_layout.setObjectName(u"reminder_layout")
        self.reminder_layout.setContentsMargins(0, 0, 8, 0)
        self.reminder_label = QLabel(self.reminder_frame)
        self.reminder_label.setObjectName(u"reminder_label")
        self.reminder_label.setWordWrap(True)
        self.reminder_label.setProperty(u"role", u"muted")
        sizePolicy1.setHeightForWidth(self.reminder_label.sizePolicy().hasHeightForWidth())
        self.reminder_label.setSizePolicy(sizePolicy1)

        self.reminder_layout.addWidget(self.reminder_label)

        self.backup_button = QPushButton(self.reminder_frame)
        self.backup_button.setObjectName(u"backup_button")
        self.backup_button.setProperty(u"role", u"link")

        self.reminder_layout.addWidget(self.backup_button)

        self.no_backup_button = QPushButton(self.reminder_frame)
        self.no_backup_button.setObjectName(u"no_backup_button")
        self.no_backup_button.setProperty(u"role", u"link")

        self.reminder_layout.addWidget(self.no_backup_button)


        self.home_layout.addWidget(self.reminder_frame)

        self.list_frame = QFrame(self.scroll_contents)
        self.list_frame.setObjectName(u"list_frame")
        self.list_frame.setProperty(u"role", u"card")
        self.list_layout = QVBoxLayout(self.list_frame)
        self.list_layout.setSpacing(8)
        self.list_layout.setObjectName(u"list_layout")
        self.list_layout.setContentsMargins(2, 6, 2, 6)
        self.worksheet_table = WorksheetTable(self.list_frame)
        self.worksheet_table.setObjectName(u"worksheet_table")

        self.list_layout.addWidget(self.worksheet_table)


        self.home_layout.addWidget(self.list_frame)

        self.empty_frame = QFrame(self.scroll_contents)
        self.empty_frame.setObjectName(u"empty_frame")
        self.empty_frame.setProperty(u"role", u"card")
        self.empty_layout = QVBoxLayout(self.empty_frame)
        self.empty_layout.setSpacing(10)
        self.empty_layout.setObjectName(u"empty_layout")
        self.empty_layout.setContentsMargins(24, 40, 24, 40)
        self.empty_icon = QLabel(self.empty_frame)
        self.empty_icon.setObjectName(u"empty_icon")
        self.empty_icon.setProperty(u"spoken", u"decoration")
        self.empty_icon.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self.empty_layout.addWidget(self.empty_icon)

        self.empty_heading = QLabel(self.empty_frame)
        self.empty_heading.setObjectName(u"empty_heading")
        self.empty_heading.setWordWrap(True)
        self.empty_heading.setProperty(u"role", u"heading")
        self.empty_heading.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self.empty_layout.addWidget(self.empty_heading)

        self.empty_label = QLabel(self.empty_frame)
        self.empty_label.setObjectName(u"empty_label")
        self.empty_label.setWordWrap(True)
        self.empty_label.setProperty(u"role", u"muted")
        self.empty_label.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self.empty_layout.addWidget(self.empty_label)

        self.show_all_layout = QHBoxLayout()
        self.show_all_layout.setSpacing(8)
        self.show_all_layout.setObjectName(u"show_all_layout")
        self.show_all_layout.setContentsMargins(0, 0, 0, 0)
        self.show_all_left = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.show_all_layout.addItem(self.show_all_left)

        self.show_all_button = QPushButton(self.empty_frame)
        self.show_all_button.setObjectName(u"show_all_button")

        self.show_all_layout.addWidget(self.show_all_button)

        self.show_all_right = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.show_all_layout.addItem(self.show_all_right)


        self.empty_layout.addLayout(self.show_all_layout)


        self.home_layout.addWidget(self.empty_frame)

        self.count_label = QLabel(self.scroll_contents)
        self.count_label.setObjectName(u"count_label")
        self.count_label.setWordWrap(True)
        self.count_label.setProperty(u"role", u"small")

        self.home_layout.addWidget(self.count_label)

        self.bottom_spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.home_layout.addItem(self.bottom_spacer)

        self.scroll_area.setWidget(self.scroll_contents)

        self.page_layout.addWidget(self.scroll_area)


        self.retranslateUi(HomePage)
    # setupUi

    def retranslateUi(self, HomePage):
        self.title_label.setText(QCoreApplication.translate("HomePage", u"Prepare for your treatment talk", None))
        self.subtitle_label.setText(QCoreApplication.translate("HomePage", u"It takes about 20 minutes. You can stop at any time.", None))
        self.new_button.setText(QCoreApplication.translate("HomePage", u"New worksheet", None))
#if QT_CONFIG(tooltip)
        self.new_button.setToolTip(QCoreApplication.translate("HomePage", u"Begin a new worksheet (Ctrl+N)", None))
#endif // QT_CONFIG(tooltip)
        self.open_button.setText(QCoreApplication.translate("HomePage", u"Open a worksheet PDF\u2026", None))
#if QT_CONFIG(tooltip)
        self.open_button.setToolTip(QCoreApplication.translate("HomePage", u"Open a PDF that this program saved (Ctrl+O)", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.search_edit.setAccessibleName(QCoreApplication.translate("HomePage", u"Search worksheets", None))
#endif // QT_CONFIG(accessibility)
        self.search_edit.setPlaceholderText(QCoreApplication.translate("HomePage", u"Search name, number or date", None))
        self.notice_label.setText("")
        self.undo_button.setText(QCoreApplication.translate("HomePage", u"Undo", None))
        self.reminder_label.setText("")
        self.backup_button.setText(QCoreApplication.translate("HomePage", u"Back up now", None))
        self.no_backup_button.setText(QCoreApplication.translate("HomePage", u"Not now", None))
#if QT_CONFIG(accessibility)
        self.worksheet_table.setAccessibleName(QCoreApplication.translate("HomePage", u"Worksheets", None))
#endif // QT_CONFIG(accessibility)
        self.empty_icon.setText("")
        self.empty_heading.setText("")
        self.empty_label.setText("")
        self.show_all_button.setText(QCoreApplication.translate("HomePage", u"Show all worksheets", None))
        self.count_label.setText("")
        pass
    # retranslateUi

