# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'questions.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QCheckBox, QFrame, QHBoxLayout,
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout)

from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.steps.questions.topic_text import TopicText

class Ui_QuestionsPage(object):
    def setupUi(self, QuestionsPage):
        if not QuestionsPage.objectName():
            QuestionsPage.setObjectName(u"QuestionsPage")
        self.columns_layout = QHBoxLayout(QuestionsPage)
        self.columns_layout.setSpacing(16)
        self.columns_layout.setObjectName(u"columns_layout")
        self.columns_layout.setContentsMargins(0, 0, 0, 0)
        self.list_column = QVBoxLayout()
        self.list_column.setSpacing(14)
        self.list_column.setObjectName(u"list_column")
        self.list_frame = QFrame(QuestionsPage)
        self.list_frame.setObjectName(u"list_frame")
        self.list_frame.setProperty(u"role", u"card")
        self.list_layout = QVBoxLayout(self.list_frame)
        self.list_layout.setSpacing(8)
        self.list_layout.setObjectName(u"list_layout")
        self.list_layout.setContentsMargins(20, 16, 20, 16)
        self.heading_layout = QHBoxLayout()
        self.heading_layout.setObjectName(u"heading_layout")
        self.list_heading = QLabel(self.list_frame)
        self.list_heading.setObjectName(u"list_heading")
        self.list_heading.setProperty(u"role", u"heading")

        self.heading_layout.addWidget(self.list_heading)

        self.visit_check = QCheckBox(self.list_frame)
        self.visit_check.setObjectName(u"visit_check")

        self.heading_layout.addWidget(self.visit_check, 0, Qt.AlignmentFlag.AlignLeading)

        self.heading_layout.setStretch(0, 1)

        self.list_layout.addLayout(self.heading_layout)

        self.empty_label = QLabel(self.list_frame)
        self.empty_label.setObjectName(u"empty_label")
        self.empty_label.setWordWrap(True)
        self.empty_label.setProperty(u"role", u"muted")

        self.list_layout.addWidget(self.empty_label)

        self.rows_layout = QVBoxLayout()
        self.rows_layout.setSpacing(0)
        self.rows_layout.setObjectName(u"rows_layout")

        self.list_layout.addLayout(self.rows_layout)

        self.add_layout = QHBoxLayout()
        self.add_layout.setObjectName(u"add_layout")
        self.own_edit = QLineEdit(self.list_frame)
        self.own_edit.setObjectName(u"own_edit")
        self.own_edit.setMaxLength(500)

        self.add_layout.addWidget(self.own_edit)

        self.own_button = QPushButton(self.list_frame)
        self.own_button.setObjectName(u"own_button")

        self.add_layout.addWidget(self.own_button)

        self.add_layout.setStretch(0, 1)

        self.list_layout.addLayout(self.add_layout)


        self.list_column.addWidget(self.list_frame)

        self.suggestions_frame = QFrame(QuestionsPage)
        self.suggestions_frame.setObjectName(u"suggestions_frame")
        self.suggestions_frame.setProperty(u"role", u"card")
        self.suggestions_layout = QVBoxLayout(self.suggestions_frame)
        self.suggestions_layout.setSpacing(8)
        self.suggestions_layout.setObjectName(u"suggestions_layout")
        self.suggestions_layout.setContentsMargins(20, 16, 20, 16)
        self.suggestions_label = QLabel(self.suggestions_frame)
        self.suggestions_label.setObjectName(u"suggestions_label")
        self.suggestions_label.setProperty(u"role", u"heading")

        self.suggestions_layout.addWidget(self.suggestions_label)

        self.topic_chips = ChipGroup(self.suggestions_frame)
        self.topic_chips.setObjectName(u"topic_chips")

        self.suggestions_layout.addWidget(self.topic_chips)

        self.suggested_layout = QVBoxLayout()
        self.suggested_layout.setSpacing(2)
        self.suggested_layout.setObjectName(u"suggested_layout")

        self.suggestions_layout.addLayout(self.suggested_layout)


        self.list_column.addWidget(self.suggestions_frame)

        self.list_end = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.list_column.addItem(self.list_end)


        self.columns_layout.addLayout(self.list_column)

        self.side_column = QVBoxLayout()
        self.side_column.setSpacing(14)
        self.side_column.setObjectName(u"side_column")
        self.ready_frame = QFrame(QuestionsPage)
        self.ready_frame.setObjectName(u"ready_frame")
        self.ready_frame.setProperty(u"role", u"card")
        self.ready_layout = QVBoxLayout(self.ready_frame)
        self.ready_layout.setSpacing(8)
        self.ready_layout.setObjectName(u"ready_layout")
        self.ready_layout.setContentsMargins(20, 16, 20, 16)
        self.ready_heading = QLabel(self.ready_frame)
        self.ready_heading.setObjectName(u"ready_heading")
        self.ready_heading.setProperty(u"role", u"heading")

        self.ready_layout.addWidget(self.ready_heading)

        self.sure_label = QLabel(self.ready_frame)
        self.sure_label.setObjectName(u"sure_label")
        self.sure_label.setWordWrap(True)
        self.sure_label.setProperty(u"role", u"question")

        self.ready_layout.addWidget(self.sure_label)

        self.sure_chips = ChipGroup(self.ready_frame)
        self.sure_chips.setObjectName(u"sure_chips")

        self.ready_layout.addWidget(self.sure_chips)

        self.understand_label = QLabel(self.ready_frame)
        self.understand_label.setObjectName(u"understand_label")
        self.understand_label.setWordWrap(True)
        self.understand_label.setProperty(u"role", u"question")

        self.ready_layout.addWidget(self.understand_label)

        self.understand_chips = ChipGroup(self.ready_frame)
        self.understand_chips.setObjectName(u"understand_chips")

        self.ready_layout.addWidget(self.understand_chips)

        self.balance_label = QLabel(self.ready_frame)
        self.balance_label.setObjectName(u"balance_label")
        self.balance_label.setWordWrap(True)
        self.balance_label.setProperty(u"role", u"question")

        self.ready_layout.addWidget(self.balance_label)

        self.balance_chips = ChipGroup(self.ready_frame)
        self.balance_chips.setObjectName(u"balance_chips")

        self.ready_layout.addWidget(self.balance_chips)

        self.support_label = QLabel(self.ready_frame)
        self.support_label.setObjectName(u"support_label")
        self.support_label.setWordWrap(True)
        self.support_label.setProperty(u"role", u"question")

        self.ready_layout.addWidget(self.support_label)

        self.support_chips = ChipGroup(self.ready_frame)
        self.support_chips.setObjectName(u"support_chips")

        self.ready_layout.addWidget(self.support_chips)

        self.ready_label = QLabel(self.ready_frame)
        self.ready_label.setObjectName(u"ready_label")
        self.ready_label.setWordWrap(True)
        self.ready_label.setProperty(u"role", u"small")

        self.ready_layout.addWidget(self.ready_label)


        self.side_column.addWidget(self.ready_frame)

        self.trials_frame = QFrame(QuestionsPage)
        self.trials_frame.setObjectName(u"trials_frame")
        self.trials_frame.setProperty(u"role", u"card")
        self.trials_layout = QVBoxLayout(self.trials_frame)
        self.trials_layout.setSpacing(8)
        self.trials_layout.setObjectName(u"trials_layout")
        self.trials_layout.setContentsMargins(20, 16, 20, 16)
        self.trials_label = QLabel(self.trials_frame)
        self.trials_label.setObjectName(u"trials_label")
        self.trials_label.setProperty(u"role", u"heading")

        self.trials_layout.addWidget(self.trials_label)

        self.trials_chips = ChipGroup(self.trials_frame)
        self.trials_chips.setObjectName(u"trials_chips")

        self.trials_layout.addWidget(self.trials_chips)

        self.trials_topic = TopicText(self.trials_frame)
        self.trials_topic.setObjectName(u"trials_topic")

        self.trials_layout.addWidget(self.trials_topic)


        self.side_column.addWidget(self.trials_frame)

        self.opinion_frame = QFrame(QuestionsPage)
        self.opinion_frame.setObjectName(u"opinion_frame")
        self.opinion_frame.setProperty(u"role", u"card")
        self.opinion_layout = QVBoxLayout(self.opinion_frame)
        self.opinion_layout.setSpacing(8)
        self.opinion_layout.setObjectName(u"opinion_layout")
        self.opinion_layout.setContentsMargins(20, 16, 20, 16)
        self.second_opinion_label = QLabel(self.opinion_frame)
        self.second_opinion_label.setObjectName(u"second_opinion_label")
        self.second_opinion_label.setProperty(u"role", u"heading")

        self.opinion_layout.addWidget(self.second_opinion_label)

        self.second_opinion_chips = ChipGroup(self.opinion_frame)
        self.second_opinion_chips.setObjectName(u"second_opinion_chips")

        self.opinion_layout.addWidget(self.second_opinion_chips)

        self.records_check = QCheckBox(self.opinion_frame)
        self.records_check.setObjectName(u"records_check")

        self.opinion_layout.addWidget(self.records_check, 0, Qt.AlignmentFlag.AlignLeading)

        self.opinion_topic = TopicText(self.opinion_frame)
        self.opinion_topic.setObjectName(u"opinion_topic")

        self.opinion_layout.addWidget(self.opinion_topic)


        self.side_column.addWidget(self.opinion_frame)

        self.next_frame = QFrame(QuestionsPage)
        self.next_frame.setObjectName(u"next_frame")
        self.next_frame.setProperty(u"role", u"card")
        self.next_layout = QVBoxLayout(self.next_frame)
        self.next_layout.setSpacing(8)
        self.next_layout.setObjectName(u"next_layout")
        self.next_layout.setContentsMargins(20, 16, 20, 16)
        self.next_heading = QLabel(self.next_frame)
        self.next_heading.setObjectName(u"next_heading")
        self.next_heading.setProperty(u"role", u"heading")

        self.next_layout.addWidget(self.next_heading)

        self.next_topic = TopicText(self.next_frame)
        self.next_topic.setObjectName(u"next_topic")

        self.next_layout.addWidget(self.next_topic)


        self.side_column.addWidget(self.next_frame)

        self.side_end = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.side_column.addItem(self.side_end)


        self.columns_layout.addLayout(self.side_column)

        self.columns_layout.setStretch(0, 9)
        self.columns_layout.setStretch(1, 7)
#if QT_CONFIG(shortcut)
        self.suggestions_label.setBuddy(self.topic_chips)
        self.sure_label.setBuddy(self.sure_chips)
        self.understand_label.setBuddy(self.understand_chips)
        self.balance_label.setBuddy(self.balance_chips)
        self.support_label.setBuddy(self.support_chips)
        self.trials_label.setBuddy(self.trials_chips)
        self.second_opinion_label.setBuddy(self.second_opinion_chips)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(QuestionsPage)
    # setupUi

    def retranslateUi(self, QuestionsPage):
        self.list_heading.setText(QCoreApplication.translate("QuestionsPage", u"My questions", None))
        self.visit_check.setText(QCoreApplication.translate("QuestionsPage", u"We are in the visit", None))
#if QT_CONFIG(tooltip)
        self.visit_check.setToolTip(QCoreApplication.translate("QuestionsPage", u"Shows boxes to tick what was asked and answered", None))
#endif // QT_CONFIG(tooltip)
        self.empty_label.setText(QCoreApplication.translate("QuestionsPage", u"No questions yet. Add your own below, or take one of the suggestions.", None))
        self.own_edit.setPlaceholderText(QCoreApplication.translate("QuestionsPage", u"Add a question", None))
#if QT_CONFIG(accessibility)
        self.own_edit.setAccessibleName(QCoreApplication.translate("QuestionsPage", u"Add a question of your own", None))
#endif // QT_CONFIG(accessibility)
        self.own_button.setText(QCoreApplication.translate("QuestionsPage", u"Add", None))
#if QT_CONFIG(accessibility)
        self.own_button.setAccessibleName(QCoreApplication.translate("QuestionsPage", u"Add the question that you typed", None))
#endif // QT_CONFIG(accessibility)
        self.suggestions_label.setText(QCoreApplication.translate("QuestionsPage", u"Suggestions", None))
        self.ready_heading.setText(QCoreApplication.translate("QuestionsPage", u"Do you feel ready?", None))
        self.trials_label.setText(QCoreApplication.translate("QuestionsPage", u"Clinical trials", None))
        self.second_opinion_label.setText(QCoreApplication.translate("QuestionsPage", u"A second opinion", None))
        self.records_check.setText(QCoreApplication.translate("QuestionsPage", u"Tell my team I may ask for a copy of my records", None))
        self.next_heading.setText(QCoreApplication.translate("QuestionsPage", u"What happens next", None))
        pass
    # retranslateUi

