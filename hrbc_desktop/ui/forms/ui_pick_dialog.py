# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'pick_dialog.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout,
    QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget)

from hrbc_desktop.ui.kit.status_label import StatusLabel

class Ui_PickDialog(object):
    def setupUi(self, PickDialog):
        if not PickDialog.objectName():
            PickDialog.setObjectName(u"PickDialog")
        PickDialog.resize(620, 600)
        self.dialog_layout = QVBoxLayout(PickDialog)
        self.dialog_layout.setSpacing(10)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading_label = QLabel(PickDialog)
        self.heading_label.setObjectName(u"heading_label")
        self.heading_label.setWordWrap(True)
        self.heading_label.setProperty(u"role", u"heading")

        self.dialog_layout.addWidget(self.heading_label)

        self.area = QScrollArea(PickDialog)
        self.area.setObjectName(u"area")
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inside = QWidget()
        self.inside.setObjectName(u"inside")
        self.inside.setProperty(u"role", u"paper")
        self.choices_layout = QVBoxLayout(self.inside)
        self.choices_layout.setSpacing(8)
        self.choices_layout.setObjectName(u"choices_layout")
        self.area.setWidget(self.inside)

        self.dialog_layout.addWidget(self.area)

        self.end_layout = QHBoxLayout()
        self.end_layout.setObjectName(u"end_layout")
        self.count_label = StatusLabel(PickDialog)
        self.count_label.setObjectName(u"count_label")
        self.count_label.setProperty(u"role", u"muted")

        self.end_layout.addWidget(self.count_label)

        self.done_button = QPushButton(PickDialog)
        self.done_button.setObjectName(u"done_button")
        self.done_button.setProperty(u"role", u"primary")

        self.end_layout.addWidget(self.done_button)

        self.end_layout.setStretch(0, 1)

        self.dialog_layout.addLayout(self.end_layout)


        self.retranslateUi(PickDialog)

        self.done_button.setDefault(True)

    # setupUi

    def retranslateUi(self, PickDialog):
        PickDialog.setWindowTitle(QCoreApplication.translate("PickDialog", u"What matters to you", None))
        self.heading_label.setText(QCoreApplication.translate("PickDialog", u"Pick 3 to 6 things that matter to you", None))
        self.done_button.setText(QCoreApplication.translate("PickDialog", u"Done", None))
    # retranslateUi

