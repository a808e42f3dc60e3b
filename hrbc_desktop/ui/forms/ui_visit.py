# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'visit.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel,
    QLineEdit, QSizePolicy, QSpacerItem, QVBoxLayout)

from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.kit.status_label import StatusLabel
from hrbc_desktop.ui.steps.visit.date_field import (DateField, TimeField)

class Ui_StartPage(object):
    def setupUi(self, StartPage):
        if not StartPage.objectName():
            StartPage.setObjectName(u"StartPage")
        self.page_layout = QVBoxLayout(StartPage)
        self.page_layout.setSpacing(16)
        self.page_layout.setObjectName(u"page_layout")
        self.page_layout.setContentsMargins(0, 0, 0, 0)
        self.columns_layout = QHBoxLayout()
        self.columns_layout.setSpacing(16)
        self.columns_layout.setObjectName(u"columns_layout")
        self.columns_layout.setContentsMargins(0, 0, 0, 0)
        self.person_frame = QFrame(StartPage)
        self.person_frame.setObjectName(u"person_frame")
        self.person_frame.setProperty(u"role", u"card")
        self.person_layout = QVBoxLayout(self.person_frame)
        self.person_layout.setSpacing(8)
        self.person_layout.setObjectName(u"person_layout")
        self.person_layout.setContentsMargins(20, 20, 20, 20)
        self.person_heading = QLabel(self.person_frame)
        self.person_heading.setObjectName(u"person_heading")
        self.person_heading.setWordWrap(True)
        self.person_heading.setProperty(u"role", u"heading")

        self.person_layout.addWidget(self.person_heading)

        self.name_label = QLabel(self.person_frame)
        self.name_label.setObjectName(u"name_label")
        self.name_label.setWordWrap(True)
        self.name_label.setProperty(u"role", u"question")

        self.person_layout.addWidget(self.name_label)

        self.name_edit = QLineEdit(self.person_frame)
        self.name_edit.setObjectName(u"name_edit")
        self.name_edit.setMaxLength(200)

        self.person_layout.addWidget(self.name_edit)

        self.name_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.person_layout.addItem(self.name_spacer)

        self.birth_label = QLabel(self.person_frame)
        self.birth_label.setObjectName(u"birth_label")
        self.birth_label.setWordWrap(True)
        self.birth_label.setProperty(u"role", u"question")

        self.person_layout.addWidget(self.birth_label)

        self.birth_edit = DateField(self.person_frame)
        self.birth_edit.setObjectName(u"birth_edit")

        self.person_layout.addWidget(self.birth_edit)

        self.birth_problem = StatusLabel(self.person_frame)
        self.birth_problem.setObjectName(u"birth_problem")
        self.birth_problem.setWordWrap(True)
        self.birth_problem.setProperty(u"role", u"error")

        self.person_layout.addWidget(self.birth_problem)

        self.birth_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.person_layout.addItem(self.birth_spacer)

        self.number_label = QLabel(self.person_frame)
        self.number_label.setObjectName(u"number_label")
        self.number_label.setWordWrap(True)
        self.number_label.setProperty(u"role", u"question")

        self.person_layout.addWidget(self.number_label)

        self.number_hint = QLabel(self.person_frame)
        self.number_hint.setObjectName(u"number_hint")
        self.number_hint.setWordWrap(True)
        self.number_hint.setProperty(u"role", u"small")

        self.person_layout.addWidget(self.number_hint)

        self.number_edit = QLineEdit(self.person_frame)
        self.number_edit.setObjectName(u"number_edit")
        self.number_edit.setMaxLength(200)

        self.person_layout.addWidget(self.number_edit)

        self.number_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.person_layout.addItem(self.number_spacer)

        self.person_end = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.person_layout.addItem(self.person_end)


        self.columns_layout.addWidget(self.person_frame)

        self.visit_frame = QFrame(StartPage)
        self.visit_frame.setObjectName(u"visit_frame")
        self.visit_frame.setProperty(u"role", u"card")
        self.visit_layout = QVBoxLayout(self.visit_frame)
        self.visit_layout.setSpacing(8)
        self.visit_layout.setObjectName(u"visit_layout")
        self.visit_layout.setContentsMargins(20, 20, 20, 20)
        self.visit_heading = QLabel(self.visit_frame)
        self.visit_heading.setObjectName(u"visit_heading")
        self.visit_heading.setWordWrap(True)
        self.visit_heading.setProperty(u"role", u"heading")

        self.visit_layout.addWidget(self.visit_heading)

        self.date_label = QLabel(self.visit_frame)
        self.date_label.setObjectName(u"date_label")
        self.date_label.setWordWrap(True)
        self.date_label.setProperty(u"role", u"question")

        self.visit_layout.addWidget(self.date_label)

        self.day_chips = ChipGroup(self.visit_frame)
        self.day_chips.setObjectName(u"day_chips")

        self.visit_layout.addWidget(self.day_chips)

        self.date_edit = DateField(self.visit_frame)
        self.date_edit.setObjectName(u"date_edit")

        self.visit_layout.addWidget(self.date_edit)

        self.date_problem = StatusLabel(self.visit_frame)
        self.date_problem.setObjectName(u"date_problem")
        self.date_problem.setWordWrap(True)
        self.date_problem.setProperty(u"role", u"error")

        self.visit_layout.addWidget(self.date_problem)

        self.date_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.visit_layout.addItem(self.date_spacer)

        self.time_label = QLabel(self.visit_frame)
        self.time_label.setObjectName(u"time_label")
        self.time_label.setWordWrap(True)
        self.time_label.setProperty(u"role", u"question")

        self.visit_layout.addWidget(self.time_label)

        self.time_edit = TimeField(self.visit_frame)
        self.time_edit.setObjectName(u"time_edit")

        self.visit_layout.addWidget(self.time_edit)

        self.time_problem = StatusLabel(self.visit_frame)
        self.time_problem.setObjectName(u"time_problem")
        self.time_problem.setWordWrap(True)
        self.time_problem.setProperty(u"role", u"error")

        self.visit_layout.addWidget(self.time_problem)

        self.time_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.visit_layout.addItem(self.time_spacer)

        self.companions_label = QLabel(self.visit_frame)
        self.companions_label.setObjectName(u"companions_label")
        self.companions_label.setWordWrap(True)
        self.companions_label.setProperty(u"role", u"question")

        self.visit_layout.addWidget(self.companions_label)

        self.companions_edit = QLineEdit(self.visit_frame)
        self.companions_edit.setObjectName(u"companions_edit")
        self.companions_edit.setMaxLength(200)

        self.visit_layout.addWidget(self.companions_edit)

        self.companions_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.visit_layout.addItem(self.companions_spacer)

        self.visit_end = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.visit_layout.addItem(self.visit_end)


        self.columns_layout.addWidget(self.visit_frame)

        self.columns_layout.setStretch(0, 1)
        self.columns_layout.setStretch(1, 1)

        self.page_layout.addLayout(self.columns_layout)

        self.part_frame = QFrame(StartPage)
        self.part_frame.setObjectName(u"part_frame")
        self.part_frame.setProperty(u"role", u"card")
        self.part_layout = QVBoxLayout(self.part_frame)
        self.part_layout.setSpacing(8)
        self.part_layout.setObjectName(u"part_layout")
        self.part_layout.setContentsMargins(20, 20, 20, 20)
        self.decide_label = QLabel(self.part_frame)
        self.decide_label.setObjectName(u"decide_label")
        self.decide_label.setWordWrap(True)
        self.decide_label.setProperty(u"role", u"question")

        self.part_layout.addWidget(self.decide_label)

        self.decide_chips = ChipGroup(self.part_frame)
        self.decide_chips.setObjectName(u"decide_chips")

        self.part_layout.addWidget(self.decide_chips)

        self.know_label = QLabel(self.part_frame)
        self.know_label.setObjectName(u"know_label")
        self.know_label.setWordWrap(True)
        self.know_label.setProperty(u"role", u"question")

        self.part_layout.addWidget(self.know_label)

        self.know_chips = ChipGroup(self.part_frame)
        self.know_chips.setObjectName(u"know_chips")

        self.part_layout.addWidget(self.know_chips)

        self.filler_label = QLabel(self.part_frame)
        self.filler_label.setObjectName(u"filler_label")
        self.filler_label.setWordWrap(True)
        self.filler_label.setProperty(u"role", u"question")

        self.part_layout.addWidget(self.filler_label)

        self.filler_chips = ChipGroup(self.part_frame)
        self.filler_chips.setObjectName(u"filler_chips")

        self.part_layout.addWidget(self.filler_chips)


        self.page_layout.addWidget(self.part_frame)

        self.page_end = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.page_layout.addItem(self.page_end)

#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.name_edit)
        self.birth_label.setBuddy(self.birth_edit)
        self.number_label.setBuddy(self.number_edit)
        self.date_label.setBuddy(self.date_edit)
        self.time_label.setBuddy(self.time_edit)
        self.companions_label.setBuddy(self.companions_edit)
        self.decide_label.setBuddy(self.decide_chips)
        self.know_label.setBuddy(self.know_chips)
        self.filler_label.setBuddy(self.filler_chips)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(StartPage)
    # setupUi

    def retranslateUi(self, StartPage):
        self.person_heading.setText(QCoreApplication.translate("StartPage", u"Who is this for?", None))
        self.name_label.setText(QCoreApplication.translate("StartPage", u"Name", None))
#if QT_CONFIG(accessibility)
        self.name_edit.setAccessibleName(QCoreApplication.translate("StartPage", u"Name of the patient", None))
#endif // QT_CONFIG(accessibility)
        self.birth_label.setText(QCoreApplication.translate("StartPage", u"Date of birth", None))
#if QT_CONFIG(accessibility)
        self.birth_edit.setAccessibleName(QCoreApplication.translate("StartPage", u"Date of birth", None))
#endif // QT_CONFIG(accessibility)
        self.birth_edit.setPlaceholderText(QCoreApplication.translate("StartPage", u"Such as 14 March 1968", None))
        self.birth_problem.setText("")
        self.number_label.setText(QCoreApplication.translate("StartPage", u"Record number", None))
        self.number_hint.setText(QCoreApplication.translate("StartPage", u"On letters from the clinic.", None))
#if QT_CONFIG(accessibility)
        self.number_edit.setAccessibleName(QCoreApplication.translate("StartPage", u"Record number", None))
#endif // QT_CONFIG(accessibility)
        self.visit_heading.setText(QCoreApplication.translate("StartPage", u"When is the visit?", None))
        self.date_label.setText(QCoreApplication.translate("StartPage", u"Date", None))
#if QT_CONFIG(accessibility)
        self.date_edit.setAccessibleName(QCoreApplication.translate("StartPage", u"Date of the visit", None))
#endif // QT_CONFIG(accessibility)
        self.date_edit.setPlaceholderText(QCoreApplication.translate("StartPage", u"Such as 2 December 2026", None))
        self.date_problem.setText("")
        self.time_label.setText(QCoreApplication.translate("StartPage", u"Time", None))
#if QT_CONFIG(accessibility)
        self.time_edit.setAccessibleName(QCoreApplication.translate("StartPage", u"Time of the visit", None))
#endif // QT_CONFIG(accessibility)
        self.time_edit.setPlaceholderText(QCoreApplication.translate("StartPage", u"Such as 10:30 or 2 pm", None))
        self.time_problem.setText("")
        self.companions_label.setText(QCoreApplication.translate("StartPage", u"Who is coming with you?", None))
#if QT_CONFIG(accessibility)
        self.companions_edit.setAccessibleName(QCoreApplication.translate("StartPage", u"Who is coming with you", None))
#endif // QT_CONFIG(accessibility)
        self.decide_label.setText(QCoreApplication.translate("StartPage", u"How do you want to decide?", None))
        self.know_label.setText(QCoreApplication.translate("StartPage", u"How many numbers do you want to see?", None))
        self.filler_label.setText(QCoreApplication.translate("StartPage", u"Who fills this in?", None))
        pass
    # retranslateUi

