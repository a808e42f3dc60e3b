# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'progress_line.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication)
from PySide6.QtWidgets import (QHBoxLayout, QPushButton)

from hrbc_desktop.ui.kit.status_label import StatusLabel

class Ui_ProgressLine(object):
    def setupUi(self, ProgressLine):
        if not ProgressLine.objectName():
            ProgressLine.setObjectName(u"ProgressLine")
        ProgressLine.setProperty(u"role", u"clear")
        self.line_layout = QHBoxLayout(ProgressLine)
        self.line_layout.setSpacing(12)
        self.line_layout.setObjectName(u"line_layout")
        self.line_layout.setContentsMargins(0, 0, 0, 0)
        self.words_label = StatusLabel(ProgressLine)
        self.words_label.setObjectName(u"words_label")
        self.words_label.setWordWrap(True)
        self.words_label.setProperty(u"role", u"muted")

        self.line_layout.addWidget(self.words_label)

        self.cancel_button = QPushButton(ProgressLine)
        self.cancel_button.setObjectName(u"cancel_button")

        self.line_layout.addWidget(self.cancel_button)

        self.line_layout.setStretch(0, 1)

        self.retranslateUi(ProgressLine)
    # setupUi

    def retranslateUi(self, ProgressLine):
        self.words_label.setText("")
        self.cancel_button.setText(QCoreApplication.translate("ProgressLine", u"Cancel", None))
        pass
    # retranslateUi

