# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'welcome_card.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from hrbc_desktop.ui.kit.status_label import StatusLabel

class Ui_WelcomeCard(object):
    def setupUi(self, WelcomeCard):
        if not WelcomeCard.objectName():
            WelcomeCard.setObjectName(u"WelcomeCard")
        WelcomeCard.setProperty(u"role", u"card")
        self.welcome_layout = QVBoxLayout(WelcomeCard)
        self.welcome_layout.setSpacing(14)
        self.welcome_layout.setObjectName(u"welcome_layout")
        self.welcome_layout.setContentsMargins(32, 28, 32, 28)
        self.welcome_title = QLabel(WelcomeCard)
        self.welcome_title.setObjectName(u"welcome_title")
        self.welcome_title.setWordWrap(True)
        self.welcome_title.setProperty(u"role", u"title")

        self.welcome_layout.addWidget(self.welcome_title)

        self.welcome_label = QLabel(WelcomeCard)
        self.welcome_label.setObjectName(u"welcome_label")
        self.welcome_label.setWordWrap(True)
        self.welcome_label.setProperty(u"role", u"muted")

        self.welcome_layout.addWidget(self.welcome_label)

        self.promise_label = QLabel(WelcomeCard)
        self.promise_label.setObjectName(u"promise_label")
        self.promise_label.setWordWrap(True)
        self.promise_label.setProperty(u"role", u"question")

        self.welcome_layout.addWidget(self.promise_label)

        self.ways_layout = QHBoxLayout()
        self.ways_layout.setSpacing(16)
        self.ways_layout.setObjectName(u"ways_layout")
        self.ways_layout.setContentsMargins(0, 0, 0, 0)
        self.keep_frame = QFrame(WelcomeCard)
        self.keep_frame.setObjectName(u"keep_frame")
        self.keep_frame.setProperty(u"role", u"quiet")
        self.keep_layout = QVBoxLayout(self.keep_frame)
        self.keep_layout.setSpacing(8)
        self.keep_layout.setObjectName(u"keep_layout")
        self.keep_layout.setContentsMargins(16, 14, 16, 14)
        self.keep_heading = QLabel(self.keep_frame)
        self.keep_heading.setObjectName(u"keep_heading")
        self.keep_heading.setWordWrap(True)
        self.keep_heading.setProperty(u"role", u"heading")

        self.keep_layout.addWidget(self.keep_heading)

        self.keep_label = QLabel(self.keep_frame)
        self.keep_label.setObjectName(u"keep_label")
        self.keep_label.setWordWrap(True)

        self.keep_layout.addWidget(self.keep_label)

        self.keep_spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.keep_layout.addItem(self.keep_spacer)

        self.choose_button = QPushButton(self.keep_frame)
        self.choose_button.setObjectName(u"choose_button")
        self.choose_button.setProperty(u"role", u"primary")

        self.keep_layout.addWidget(self.choose_button)


        self.ways_layout.addWidget(self.keep_frame)

        self.memory_frame = QFrame(WelcomeCard)
        self.memory_frame.setObjectName(u"memory_frame")
        self.memory_frame.setProperty(u"role", u"quiet")
        self.memory_layout = QVBoxLayout(self.memory_frame)
        self.memory_layout.setSpacing(8)
        self.memory_layout.setObjectName(u"memory_layout")
        self.memory_layout.setContentsMargins(16, 14, 16, 14)
        self.memory_heading = QLabel(self.memory_frame)
        self.memory_heading.setObjectName(u"memory_heading")
        self.memory_heading.setWordWrap(True)
        self.memory_heading.setProperty(u"role", u"heading")

        self.memory_layout.addWidget(self.memory_heading)

        self.memory_label = QLabel(self.memory_frame)
        self.memory_label.setObjectName(u"memory_label")
        self.memory_label.setWordWrap(True)

        self.memory_layout.addWidget(self.memory_label)

        self.memory_spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.memory_layout.addItem(self.memory_spacer)

        self.memory_button = QPushButton(self.memory_frame)
        self.memory_button.setObjectName(u"memory_button")
        self.memory_button.setProperty(u"role", u"primary")

        self.memory_layout.addWidget(self.memory_button)


        self.ways_layout.addWidget(self.memory_frame)

        self.ways_layout.setStretch(0, 1)
        self.ways_layout.setStretch(1, 1)

        self.welcome_layout.addLayout(self.ways_layout)

        self.restore_buttons = QHBoxLayout()
        self.restore_buttons.setSpacing(8)
        self.restore_buttons.setObjectName(u"restore_buttons")
        self.restore_buttons.setContentsMargins(0, 0, 0, 0)
        self.restore_button = QPushButton(WelcomeCard)
        self.restore_button.setObjectName(u"restore_button")
        self.restore_button.setProperty(u"role", u"link")

        self.restore_buttons.addWidget(self.restore_button)

        self.restore_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.restore_buttons.addItem(self.restore_spacer)


        self.welcome_layout.addLayout(self.restore_buttons)

        self.welcome_problem = StatusLabel(WelcomeCard)
        self.welcome_problem.setObjectName(u"welcome_problem")
        self.welcome_problem.setWordWrap(True)
        self.welcome_problem.setProperty(u"role", u"error")

        self.welcome_layout.addWidget(self.welcome_problem)


        self.retranslateUi(WelcomeCard)
    # setupUi

    def retranslateUi(self, WelcomeCard):
        self.welcome_title.setText(QCoreApplication.translate("WelcomeCard", u"Prepare for your treatment talk", None))
        self.welcome_label.setText(QCoreApplication.translate("WelcomeCard", u"Note a few facts and your questions, and see your options side by side. You take a signed worksheet to your visit. It does not choose for you.", None))
        self.promise_label.setText(QCoreApplication.translate("WelcomeCard", u"Nothing leaves this computer.", None))
        self.keep_heading.setText(QCoreApplication.translate("WelcomeCard", u"Keep my work here", None))
        self.keep_label.setText(QCoreApplication.translate("WelcomeCard", u"Locked: only your passphrase opens it.", None))
        self.choose_button.setText(QCoreApplication.translate("WelcomeCard", u"Choose a passphrase", None))
        self.memory_heading.setText(QCoreApplication.translate("WelcomeCard", u"Leave nothing here", None))
        self.memory_label.setText(QCoreApplication.translate("WelcomeCard", u"For a shared computer. Save a PDF before you close: all else is gone then.", None))
        self.memory_button.setText(QCoreApplication.translate("WelcomeCard", u"Leave nothing here", None))
        self.restore_button.setText(QCoreApplication.translate("WelcomeCard", u"I have a backup file", None))
        self.welcome_problem.setText("")
        pass
    # retranslateUi

