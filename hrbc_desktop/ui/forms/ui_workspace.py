# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'workspace.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel,
    QPushButton, QScrollArea, QSizePolicy, QSpacerItem,
    QStackedWidget, QVBoxLayout)

from hrbc_desktop.ui.shell.step_sidebar import StepSidebar

class Ui_Workspace(object):
    def setupUi(self, Workspace):
        if not Workspace.objectName():
            Workspace.setObjectName(u"Workspace")
        self.workspace_layout = QVBoxLayout(Workspace)
        self.workspace_layout.setSpacing(0)
        self.workspace_layout.setObjectName(u"workspace_layout")
        self.workspace_layout.setContentsMargins(0, 0, 0, 0)
        self.body_layout = QHBoxLayout()
        self.body_layout.setSpacing(0)
        self.body_layout.setObjectName(u"body_layout")
        self.rail_area = QScrollArea(Workspace)
        self.rail_area.setObjectName(u"rail_area")
        self.rail_area.setFrameShape(QFrame.Shape.NoFrame)
        self.rail_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rail_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rail_area.setWidgetResizable(True)
        self.rail_frame = QFrame()
        self.rail_frame.setObjectName(u"rail_frame")
        self.rail_frame.setProperty(u"role", u"rail")
        self.rail_layout = QVBoxLayout(self.rail_frame)
        self.rail_layout.setSpacing(14)
        self.rail_layout.setObjectName(u"rail_layout")
        self.rail_layout.setContentsMargins(14, 16, 14, 16)
        self.rail = StepSidebar(self.rail_frame)
        self.rail.setObjectName(u"rail")

        self.rail_layout.addWidget(self.rail)

        self.promise_frame = QFrame(self.rail_frame)
        self.promise_frame.setObjectName(u"promise_frame")
        self.promise_frame.setProperty(u"role", u"quiet")
        self.promise_layout = QVBoxLayout(self.promise_frame)
        self.promise_layout.setObjectName(u"promise_layout")
        self.promise_label = QLabel(self.promise_frame)
        self.promise_label.setObjectName(u"promise_label")
        self.promise_label.setWordWrap(True)
        self.promise_label.setProperty(u"role", u"small")

        self.promise_layout.addWidget(self.promise_label)


        self.rail_layout.addWidget(self.promise_frame)

        self.rail_spacer = QSpacerItem(20, 10, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.rail_layout.addItem(self.rail_spacer)

        self.rail_area.setWidget(self.rail_frame)

        self.body_layout.addWidget(self.rail_area)

        self.pages = QStackedWidget(Workspace)
        self.pages.setObjectName(u"pages")

        self.body_layout.addWidget(self.pages)

        self.body_layout.setStretch(1, 1)

        self.workspace_layout.addLayout(self.body_layout)

        self.footer_frame = QFrame(Workspace)
        self.footer_frame.setObjectName(u"footer_frame")
        self.footer_frame.setProperty(u"role", u"footer")
        self.footer_layout = QHBoxLayout(self.footer_frame)
        self.footer_layout.setSpacing(16)
        self.footer_layout.setObjectName(u"footer_layout")
        self.footer_layout.setContentsMargins(24, 9, 24, 9)
        self.back_button = QPushButton(self.footer_frame)
        self.back_button.setObjectName(u"back_button")

        self.footer_layout.addWidget(self.back_button)

        self.footer_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.footer_layout.addItem(self.footer_spacer)

        self.words_button = QPushButton(self.footer_frame)
        self.words_button.setObjectName(u"words_button")
        self.words_button.setProperty(u"role", u"pill")

        self.footer_layout.addWidget(self.words_button)

        self.words_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.footer_layout.addItem(self.words_spacer)

        self.next_button = QPushButton(self.footer_frame)
        self.next_button.setObjectName(u"next_button")
        self.next_button.setProperty(u"role", u"primary")

        self.footer_layout.addWidget(self.next_button)


        self.workspace_layout.addWidget(self.footer_frame)

        self.workspace_layout.setStretch(0, 1)

        self.retranslateUi(Workspace)
    # setupUi

    def retranslateUi(self, Workspace):
#if QT_CONFIG(accessibility)
        self.rail.setAccessibleName(QCoreApplication.translate("Workspace", u"Steps", None))
#endif // QT_CONFIG(accessibility)
        self.promise_label.setText(QCoreApplication.translate("Workspace", u"You can stop at any time; it is saved. Nothing leaves this computer.", None))
        self.back_button.setText(QCoreApplication.translate("Workspace", u"Back", None))
        self.words_button.setText(QCoreApplication.translate("Workspace", u"Words explained", None))
#if QT_CONFIG(tooltip)
        self.words_button.setToolTip(QCoreApplication.translate("Workspace", u"What the medical words on this page mean (Shift+F1)", None))
#endif // QT_CONFIG(tooltip)
        self.next_button.setText(QCoreApplication.translate("Workspace", u"Next", None))
        pass
    # retranslateUi

