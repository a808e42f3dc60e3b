# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'conflict.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout,
    QLabel, QPushButton, QScrollArea, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

class Ui_ConflictDialog(object):
    def setupUi(self, ConflictDialog):
        if not ConflictDialog.objectName():
            ConflictDialog.setObjectName(u"ConflictDialog")
        ConflictDialog.resize(640, 520)
        self.dialog_layout = QVBoxLayout(ConflictDialog)
        self.dialog_layout.setSpacing(10)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.area = QScrollArea(ConflictDialog)
        self.area.setObjectName(u"area")
        self.area.setProperty(u"spoken", u"group")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inside = QWidget()
        self.inside.setObjectName(u"inside")
        self.inside.setProperty(u"role", u"paper")
        self.sides_layout = QVBoxLayout(self.inside)
        self.sides_layout.setSpacing(6)
        self.sides_layout.setObjectName(u"sides_layout")
        self.sides_layout.setContentsMargins(8, 8, 8, 8)
        self.heading_label = QLabel(self.inside)
        self.heading_label.setObjectName(u"heading_label")
        self.heading_label.setWordWrap(True)
        self.heading_label.setProperty(u"role", u"heading")

        self.sides_layout.addWidget(self.heading_label)

        self.sentence_label = QLabel(self.inside)
        self.sentence_label.setObjectName(u"sentence_label")
        self.sentence_label.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence_label.setWordWrap(True)

        self.sides_layout.addWidget(self.sentence_label)

        self.area.setWidget(self.inside)

        self.dialog_layout.addWidget(self.area)

        self.buttons_layout = QHBoxLayout()
        self.buttons_layout.setObjectName(u"buttons_layout")
        self.buttons_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons_layout.addItem(self.buttons_spacer)

        self.later_button = QPushButton(ConflictDialog)
        self.later_button.setObjectName(u"later_button")

        self.buttons_layout.addWidget(self.later_button)

        self.theirs_button = QPushButton(ConflictDialog)
        self.theirs_button.setObjectName(u"theirs_button")

        self.buttons_layout.addWidget(self.theirs_button)

        self.mine_button = QPushButton(ConflictDialog)
        self.mine_button.setObjectName(u"mine_button")

        self.buttons_layout.addWidget(self.mine_button)

        self.buttons_layout.setStretch(0, 1)

        self.dialog_layout.addLayout(self.buttons_layout)


        self.retranslateUi(ConflictDialog)

        self.later_button.setDefault(True)

    # setupUi

    def retranslateUi(self, ConflictDialog):
        ConflictDialog.setWindowTitle(QCoreApplication.translate("ConflictDialog", u"Changed in two places", None))
#if QT_CONFIG(accessibility)
        self.area.setAccessibleName(QCoreApplication.translate("ConflictDialog", u"Both versions", None))
#endif // QT_CONFIG(accessibility)
        self.heading_label.setText(QCoreApplication.translate("ConflictDialog", u"Two versions of this worksheet", None))
        self.later_button.setText(QCoreApplication.translate("ConflictDialog", u"Decide later", None))
        self.theirs_button.setText(QCoreApplication.translate("ConflictDialog", u"Use the other version", None))
        self.mine_button.setText(QCoreApplication.translate("ConflictDialog", u"Keep this version", None))
    # retranslateUi

