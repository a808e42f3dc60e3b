# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'preferences.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QFormLayout, QFrame, QHBoxLayout,
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout)

from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.steps.preferences.preference_bars import PreferenceBars

class Ui_ValuesPage(object):
    def setupUi(self, ValuesPage):
        if not ValuesPage.objectName():
            ValuesPage.setObjectName(u"ValuesPage")
        self.columns_layout = QHBoxLayout(ValuesPage)
        self.columns_layout.setSpacing(16)
        self.columns_layout.setObjectName(u"columns_layout")
        self.columns_layout.setContentsMargins(0, 0, 0, 0)
        self.order_column = QVBoxLayout()
        self.order_column.setSpacing(14)
        self.order_column.setObjectName(u"order_column")
        self.leaning_frame = QFrame(ValuesPage)
        self.leaning_frame.setObjectName(u"leaning_frame")
        self.leaning_frame.setProperty(u"role", u"card")
        self.leaning_layout = QVBoxLayout(self.leaning_frame)
        self.leaning_layout.setSpacing(8)
        self.leaning_layout.setObjectName(u"leaning_layout")
        self.leaning_layout.setContentsMargins(20, 16, 20, 16)
        self.leaning_label = QLabel(self.leaning_frame)
        self.leaning_label.setObjectName(u"leaning_label")
        self.leaning_label.setWordWrap(True)
        self.leaning_label.setProperty(u"role", u"question")

        self.leaning_layout.addWidget(self.leaning_label)

        self.leaning_chips = ChipGroup(self.leaning_frame)
        self.leaning_chips.setObjectName(u"leaning_chips")

        self.leaning_layout.addWidget(self.leaning_chips)


        self.order_column.addWidget(self.leaning_frame)

        self.order_frame = QFrame(ValuesPage)
        self.order_frame.setObjectName(u"order_frame")
        self.order_frame.setProperty(u"role", u"card")
        self.order_layout = QVBoxLayout(self.order_frame)
        self.order_layout.setSpacing(8)
        self.order_layout.setObjectName(u"order_layout")
        self.order_layout.setContentsMargins(20, 16, 20, 16)
        self.list_layout = QHBoxLayout()
        self.list_layout.setObjectName(u"list_layout")
        self.list_label = QLabel(self.order_frame)
        self.list_label.setObjectName(u"list_label")
        self.list_label.setWordWrap(True)
        self.list_label.setProperty(u"role", u"small")

        self.list_layout.addWidget(self.list_label)

        self.change_button = QPushButton(self.order_frame)
        self.change_button.setObjectName(u"change_button")
        self.change_button.setProperty(u"role", u"link")

        self.list_layout.addWidget(self.change_button, 0, Qt.AlignmentFlag.AlignLeading)

        self.list_layout.setStretch(0, 1)

        self.order_layout.addLayout(self.list_layout)

        self.rows_layout = QVBoxLayout()
        self.rows_layout.setSpacing(0)
        self.rows_layout.setObjectName(u"rows_layout")

        self.order_layout.addLayout(self.rows_layout)

        self.own_layout = QVBoxLayout()
        self.own_layout.setSpacing(0)
        self.own_layout.setObjectName(u"own_layout")

        self.order_layout.addLayout(self.own_layout)

        self.own_label = QLabel(self.order_frame)
        self.own_label.setObjectName(u"own_label")
        self.own_label.setWordWrap(True)
        self.own_label.setProperty(u"role", u"small")

        self.order_layout.addWidget(self.own_label)

        self.add_layout = QHBoxLayout()
        self.add_layout.setObjectName(u"add_layout")
        self.own_edit = QLineEdit(self.order_frame)
        self.own_edit.setObjectName(u"own_edit")
        self.own_edit.setMaxLength(120)

        self.add_layout.addWidget(self.own_edit)

        self.own_button = QPushButton(self.order_frame)
        self.own_button.setObjectName(u"own_button")

        self.add_layout.addWidget(self.own_button)

        self.add_layout.setStretch(0, 1)

        self.order_layout.addLayout(self.add_layout)


        self.order_column.addWidget(self.order_frame)

        self.order_end = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.order_column.addItem(self.order_end)


        self.columns_layout.addLayout(self.order_column)

        self.picture_column = QVBoxLayout()
        self.picture_column.setSpacing(14)
        self.picture_column.setObjectName(u"picture_column")
        self.picture_frame = QFrame(ValuesPage)
        self.picture_frame.setObjectName(u"picture_frame")
        self.picture_frame.setProperty(u"role", u"card")
        self.picture_layout = QVBoxLayout(self.picture_frame)
        self.picture_layout.setSpacing(12)
        self.picture_layout.setObjectName(u"picture_layout")
        self.picture_layout.setContentsMargins(20, 16, 20, 16)
        self.picture_heading = QLabel(self.picture_frame)
        self.picture_heading.setObjectName(u"picture_heading")
        self.picture_heading.setWordWrap(True)
        self.picture_heading.setProperty(u"role", u"heading")

        self.picture_layout.addWidget(self.picture_heading)

        self.waiting_label = QLabel(self.picture_frame)
        self.waiting_label.setObjectName(u"waiting_label")
        self.waiting_label.setWordWrap(True)
        self.waiting_label.setProperty(u"role", u"muted")

        self.picture_layout.addWidget(self.waiting_label)

        self.bars = PreferenceBars(self.picture_frame)
        self.bars.setObjectName(u"bars")

        self.picture_layout.addWidget(self.bars)

        self.message_frame = QFrame(self.picture_frame)
        self.message_frame.setObjectName(u"message_frame")
        self.message_frame.setProperty(u"role", u"attention")
        self.message_layout = QVBoxLayout(self.message_frame)
        self.message_layout.setObjectName(u"message_layout")
        self.message_label = QLabel(self.message_frame)
        self.message_label.setObjectName(u"message_label")
        self.message_label.setTextFormat(Qt.TextFormat.RichText)
        self.message_label.setWordWrap(True)
        self.message_label.setProperty(u"role", u"attention")

        self.message_layout.addWidget(self.message_label)


        self.picture_layout.addWidget(self.message_frame)

        self.limits_label = QLabel(self.picture_frame)
        self.limits_label.setObjectName(u"limits_label")
        self.limits_label.setWordWrap(True)
        self.limits_label.setProperty(u"role", u"caution")

        self.picture_layout.addWidget(self.limits_label)

        self.not_scored_label = QLabel(self.picture_frame)
        self.not_scored_label.setObjectName(u"not_scored_label")
        self.not_scored_label.setWordWrap(True)
        self.not_scored_label.setProperty(u"role", u"small")

        self.picture_layout.addWidget(self.not_scored_label)

        self.promise_label = QLabel(self.picture_frame)
        self.promise_label.setObjectName(u"promise_label")
        self.promise_label.setTextFormat(Qt.TextFormat.RichText)
        self.promise_label.setWordWrap(True)
        self.promise_label.setProperty(u"role", u"small")

        self.picture_layout.addWidget(self.promise_label)


        self.picture_column.addWidget(self.picture_frame)

        self.check_frame = QFrame(ValuesPage)
        self.check_frame.setObjectName(u"check_frame")
        self.check_frame.setProperty(u"role", u"card")
        self.check_layout = QVBoxLayout(self.check_frame)
        self.check_layout.setSpacing(8)
        self.check_layout.setObjectName(u"check_layout")
        self.check_layout.setContentsMargins(20, 16, 20, 16)
        self.check_button = QPushButton(self.check_frame)
        self.check_button.setObjectName(u"check_button")
        self.check_button.setCheckable(True)
        self.check_button.setProperty(u"role", u"link")
        self.check_button.setProperty(u"spoken", u"disclosure")

        self.check_layout.addWidget(self.check_button)

        self.check_label = QLabel(self.check_frame)
        self.check_label.setObjectName(u"check_label")
        self.check_label.setWordWrap(True)

        self.check_layout.addWidget(self.check_label)

        self.check_chips = ChipGroup(self.check_frame)
        self.check_chips.setObjectName(u"check_chips")

        self.check_layout.addWidget(self.check_chips)

        self.check_answer_label = QLabel(self.check_frame)
        self.check_answer_label.setObjectName(u"check_answer_label")
        self.check_answer_label.setWordWrap(True)
        self.check_answer_label.setProperty(u"role", u"small")

        self.check_layout.addWidget(self.check_answer_label)


        self.picture_column.addWidget(self.check_frame)

        self.view_frame = QFrame(ValuesPage)
        self.view_frame.setObjectName(u"view_frame")
        self.view_frame.setProperty(u"role", u"card")
        self.view_layout = QVBoxLayout(self.view_frame)
        self.view_layout.setSpacing(6)
        self.view_layout.setObjectName(u"view_layout")
        self.view_layout.setContentsMargins(20, 16, 20, 16)
        self.view_heading = QLabel(self.view_frame)
        self.view_heading.setObjectName(u"view_heading")
        self.view_heading.setProperty(u"role", u"question")

        self.view_layout.addWidget(self.view_heading)

        self.view_label = QLabel(self.view_frame)
        self.view_label.setObjectName(u"view_label")
        self.view_label.setWordWrap(True)
        self.view_label.setProperty(u"role", u"small")

        self.view_layout.addWidget(self.view_label)

        self.clinician_edit = QLineEdit(self.view_frame)
        self.clinician_edit.setObjectName(u"clinician_edit")
        self.clinician_edit.setMaxLength(200)

        self.view_layout.addWidget(self.clinician_edit)

        self.views_layout = QFormLayout()
        self.views_layout.setObjectName(u"views_layout")
        self.views_layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)

        self.view_layout.addLayout(self.views_layout)


        self.picture_column.addWidget(self.view_frame)

        self.picture_end = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.picture_column.addItem(self.picture_end)


        self.columns_layout.addLayout(self.picture_column)

        self.columns_layout.setStretch(0, 10)
        self.columns_layout.setStretch(1, 8)
#if QT_CONFIG(shortcut)
        self.leaning_label.setBuddy(self.leaning_chips)
        self.own_label.setBuddy(self.own_edit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ValuesPage)
    # setupUi

    def retranslateUi(self, ValuesPage):
        self.leaning_label.setText(QCoreApplication.translate("ValuesPage", u"Which way are you leaning now?", None))
        self.change_button.setText(QCoreApplication.translate("ValuesPage", u"Change the list", None))
        self.own_label.setText(QCoreApplication.translate("ValuesPage", u"Something of your own:", None))
#if QT_CONFIG(accessibility)
        self.own_edit.setAccessibleName(QCoreApplication.translate("ValuesPage", u"Add something of your own that matters to you", None))
#endif // QT_CONFIG(accessibility)
        self.own_button.setText(QCoreApplication.translate("ValuesPage", u"Add", None))
#if QT_CONFIG(accessibility)
        self.own_button.setAccessibleName(QCoreApplication.translate("ValuesPage", u"Add what you typed", None))
#endif // QT_CONFIG(accessibility)
        self.picture_heading.setText(QCoreApplication.translate("ValuesPage", u"How the options line up with your order", None))
        self.not_scored_label.setText("")
        self.check_button.setText(QCoreApplication.translate("ValuesPage", u"Two questions to check my order", None))
        self.view_heading.setText(QCoreApplication.translate("ValuesPage", u"For the clinician: your own view", None))
        self.view_label.setText(QCoreApplication.translate("ValuesPage", u"How well do you expect each option to work for this person? With your name, it can be weighed like the rest.", None))
        self.clinician_edit.setPlaceholderText(QCoreApplication.translate("ValuesPage", u"Your name", None))
#if QT_CONFIG(accessibility)
        self.clinician_edit.setAccessibleName(QCoreApplication.translate("ValuesPage", u"Name of the clinician", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

