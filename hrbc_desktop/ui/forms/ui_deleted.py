# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'deleted.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout,
    QLabel, QListWidget, QPushButton, QScrollArea, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from hrbc_desktop.ui.home.worksheet_table import WorksheetTable
from hrbc_desktop.ui.kit.status_label import StatusLabel

class Ui_DeletedDialog(object):
    def setupUi(self, DeletedDialog):
        if not DeletedDialog.objectName():
            DeletedDialog.setObjectName(u"DeletedDialog")
        DeletedDialog.resize(780, 600)
        self.dialog_layout = QVBoxLayout(DeletedDialog)
        self.dialog_layout.setSpacing(10)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.area = QScrollArea(DeletedDialog)
        self.area.setObjectName(u"area")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inside = QWidget()
        self.inside.setObjectName(u"inside")
        self.inside.setProperty(u"role", u"paper")
        self.inside_layout = QVBoxLayout(self.inside)
        self.inside_layout.setSpacing(10)
        self.inside_layout.setObjectName(u"inside_layout")
        self.inside_layout.setContentsMargins(0, 0, 0, 0)
        self.heading_label = QLabel(self.inside)
        self.heading_label.setObjectName(u"heading_label")
        self.heading_label.setWordWrap(True)
        self.heading_label.setProperty(u"role", u"heading")

        self.inside_layout.addWidget(self.heading_label)

        self.sentence_label = QLabel(self.inside)
        self.sentence_label.setObjectName(u"sentence_label")
        self.sentence_label.setWordWrap(True)
        self.sentence_label.setProperty(u"role", u"muted")

        self.inside_layout.addWidget(self.sentence_label)

        self.empty_label = QLabel(self.inside)
        self.empty_label.setObjectName(u"empty_label")
        self.empty_label.setWordWrap(True)

        self.inside_layout.addWidget(self.empty_label)

        self.deleted_table = WorksheetTable(self.inside)
        self.deleted_table.setObjectName(u"deleted_table")

        self.inside_layout.addWidget(self.deleted_table)

        self.chosen_label = StatusLabel(self.inside)
        self.chosen_label.setObjectName(u"chosen_label")
        self.chosen_label.setWordWrap(True)
        self.chosen_label.setTextFormat(Qt.TextFormat.PlainText)
        self.chosen_label.setProperty(u"role", u"small")

        self.inside_layout.addWidget(self.chosen_label)

        self.deleted_layout = QHBoxLayout()
        self.deleted_layout.setSpacing(10)
        self.deleted_layout.setObjectName(u"deleted_layout")
        self.deleted_layout.setContentsMargins(0, 0, 0, 0)
        self.restore_button = QPushButton(self.inside)
        self.restore_button.setObjectName(u"restore_button")

        self.deleted_layout.addWidget(self.restore_button)

        self.destroy_button = QPushButton(self.inside)
        self.destroy_button.setObjectName(u"destroy_button")

        self.deleted_layout.addWidget(self.destroy_button)

        self.deleted_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.deleted_layout.addItem(self.deleted_spacer)


        self.inside_layout.addLayout(self.deleted_layout)

        self.damaged_frame = QFrame(self.inside)
        self.damaged_frame.setObjectName(u"damaged_frame")
        self.damaged_frame.setProperty(u"role", u"attention")
        self.damaged_layout = QVBoxLayout(self.damaged_frame)
        self.damaged_layout.setSpacing(10)
        self.damaged_layout.setObjectName(u"damaged_layout")
        self.damaged_layout.setContentsMargins(16, 14, 16, 14)
        self.damaged_heading = QLabel(self.damaged_frame)
        self.damaged_heading.setObjectName(u"damaged_heading")
        self.damaged_heading.setWordWrap(True)
        self.damaged_heading.setProperty(u"role", u"heading")

        self.damaged_layout.addWidget(self.damaged_heading)

        self.damaged_label = QLabel(self.damaged_frame)
        self.damaged_label.setObjectName(u"damaged_label")
        self.damaged_label.setWordWrap(True)

        self.damaged_layout.addWidget(self.damaged_label)

        self.damaged_list = QListWidget(self.damaged_frame)
        self.damaged_list.setObjectName(u"damaged_list")

        self.damaged_layout.addWidget(self.damaged_list)

        self.damaged_buttons = QHBoxLayout()
        self.damaged_buttons.setSpacing(10)
        self.damaged_buttons.setObjectName(u"damaged_buttons")
        self.damaged_buttons.setContentsMargins(0, 0, 0, 0)
        self.save_pdfs_button = QPushButton(self.damaged_frame)
        self.save_pdfs_button.setObjectName(u"save_pdfs_button")

        self.damaged_buttons.addWidget(self.save_pdfs_button)

        self.destroy_damaged_button = QPushButton(self.damaged_frame)
        self.destroy_damaged_button.setObjectName(u"destroy_damaged_button")

        self.damaged_buttons.addWidget(self.destroy_damaged_button)

        self.damaged_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.damaged_buttons.addItem(self.damaged_spacer)


        self.damaged_layout.addLayout(self.damaged_buttons)


        self.inside_layout.addWidget(self.damaged_frame)

        self.problem_label = StatusLabel(self.inside)
        self.problem_label.setObjectName(u"problem_label")
        self.problem_label.setWordWrap(True)
        self.problem_label.setTextFormat(Qt.TextFormat.PlainText)
        self.problem_label.setProperty(u"role", u"error")

        self.inside_layout.addWidget(self.problem_label)

        self.bottom_spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.inside_layout.addItem(self.bottom_spacer)

        self.area.setWidget(self.inside)

        self.dialog_layout.addWidget(self.area)

        self.end_layout = QHBoxLayout()
        self.end_layout.setSpacing(10)
        self.end_layout.setObjectName(u"end_layout")
        self.end_layout.setContentsMargins(0, 0, 0, 0)
        self.end_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.end_layout.addItem(self.end_spacer)

        self.close_button = QPushButton(DeletedDialog)
        self.close_button.setObjectName(u"close_button")

        self.end_layout.addWidget(self.close_button)


        self.dialog_layout.addLayout(self.end_layout)


        self.retranslateUi(DeletedDialog)
    # setupUi

    def retranslateUi(self, DeletedDialog):
        DeletedDialog.setWindowTitle(QCoreApplication.translate("DeletedDialog", u"Deleted worksheets", None))
        self.heading_label.setText(QCoreApplication.translate("DeletedDialog", u"Deleted worksheets", None))
        self.sentence_label.setText(QCoreApplication.translate("DeletedDialog", u"Deleted worksheets stay here for 30 days. After that they and their PDFs are erased, unless the nurse has signed. Copies you saved elsewhere are not affected.", None))
        self.empty_label.setText(QCoreApplication.translate("DeletedDialog", u"No worksheet is deleted.", None))
#if QT_CONFIG(accessibility)
        self.deleted_table.setAccessibleName(QCoreApplication.translate("DeletedDialog", u"Deleted worksheets", None))
#endif // QT_CONFIG(accessibility)
        self.chosen_label.setText("")
        self.restore_button.setText(QCoreApplication.translate("DeletedDialog", u"Bring back", None))
        self.destroy_button.setText(QCoreApplication.translate("DeletedDialog", u"Delete forever\u2026", None))
        self.damaged_heading.setText(QCoreApplication.translate("DeletedDialog", u"Worksheets that cannot be read", None))
        self.damaged_label.setText(QCoreApplication.translate("DeletedDialog", u"Something outside the program changed them, or a newer version of it made them. All others are safe. A backup may hold them whole, and so may a PDF that you saved.", None))
#if QT_CONFIG(accessibility)
        self.damaged_list.setAccessibleName(QCoreApplication.translate("DeletedDialog", u"Worksheets that cannot be read", None))
#endif // QT_CONFIG(accessibility)
        self.save_pdfs_button.setText(QCoreApplication.translate("DeletedDialog", u"Save its signed PDFs\u2026", None))
        self.destroy_damaged_button.setText(QCoreApplication.translate("DeletedDialog", u"Delete forever\u2026", None))
        self.problem_label.setText("")
        self.close_button.setText(QCoreApplication.translate("DeletedDialog", u"Close", None))
    # retranslateUi

