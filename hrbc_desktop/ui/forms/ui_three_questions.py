# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'three_questions.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout,
    QLabel, QPushButton, QScrollArea, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

class Ui_ThreeQuestionsDialog(object):
    def setupUi(self, ThreeQuestionsDialog):
        if not ThreeQuestionsDialog.objectName():
            ThreeQuestionsDialog.setObjectName(u"ThreeQuestionsDialog")
        self.three_questions_layout = QVBoxLayout(ThreeQuestionsDialog)
        self.three_questions_layout.setSpacing(12)
        self.three_questions_layout.setObjectName(u"three_questions_layout")
        self.three_questions_layout.setContentsMargins(24, 24, 24, 24)
        self.lead_label = QLabel(ThreeQuestionsDialog)
        self.lead_label.setObjectName(u"lead_label")
        self.lead_label.setWordWrap(True)
        self.lead_label.setProperty(u"role", u"subtitle")

        self.three_questions_layout.addWidget(self.lead_label)

        self.area = QScrollArea(ThreeQuestionsDialog)
        self.area.setObjectName(u"area")
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inside = QWidget()
        self.inside.setObjectName(u"inside")
        self.inside.setProperty(u"role", u"paper")
        self.questions_layout = QVBoxLayout(self.inside)
        self.questions_layout.setSpacing(12)
        self.questions_layout.setObjectName(u"questions_layout")
        self.questions_layout.setContentsMargins(0, 0, 0, 0)
        self.area.setWidget(self.inside)

        self.three_questions_layout.addWidget(self.area)

        self.buttons_layout = QHBoxLayout()
        self.buttons_layout.setObjectName(u"buttons_layout")
        self.buttons_spacer = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons_layout.addItem(self.buttons_spacer)

        self.done_button = QPushButton(ThreeQuestionsDialog)
        self.done_button.setObjectName(u"done_button")
        self.done_button.setProperty(u"role", u"primary")

        self.buttons_layout.addWidget(self.done_button)


        self.three_questions_layout.addLayout(self.buttons_layout)


        self.retranslateUi(ThreeQuestionsDialog)

        self.done_button.setDefault(True)

    # setupUi

    def retranslateUi(self, ThreeQuestionsDialog):
        ThreeQuestionsDialog.setWindowTitle(QCoreApplication.translate("ThreeQuestionsDialog", u"Three quick questions", None))
        self.done_button.setText(QCoreApplication.translate("ThreeQuestionsDialog", u"Done", None))
    # retranslateUi

