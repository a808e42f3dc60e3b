# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'import_dialog.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout,
    QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget)

class Ui_ImportDialog(object):
    def setupUi(self, ImportDialog):
        if not ImportDialog.objectName():
            ImportDialog.setObjectName(u"ImportDialog")
        ImportDialog.resize(720, 640)
        self.dialog_layout = QVBoxLayout(ImportDialog)
        self.dialog_layout.setSpacing(10)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.heading_label = QLabel(ImportDialog)
        self.heading_label.setObjectName(u"heading_label")
        self.heading_label.setWordWrap(True)
        self.heading_label.setProperty(u"role", u"heading")

        self.dialog_layout.addWidget(self.heading_label)

        self.sentence_label = QLabel(ImportDialog)
        self.sentence_label.setObjectName(u"sentence_label")
        self.sentence_label.setWordWrap(True)
        self.sentence_label.setProperty(u"role", u"muted")

        self.dialog_layout.addWidget(self.sentence_label)

        self.person_label = QLabel(ImportDialog)
        self.person_label.setObjectName(u"person_label")
        self.person_label.setTextFormat(Qt.TextFormat.PlainText)
        self.person_label.setWordWrap(True)

        self.dialog_layout.addWidget(self.person_label)

        self.caution_label = QLabel(ImportDialog)
        self.caution_label.setObjectName(u"caution_label")
        self.caution_label.setTextFormat(Qt.TextFormat.PlainText)
        self.caution_label.setWordWrap(True)
        self.caution_label.setProperty(u"role", u"caution")

        self.dialog_layout.addWidget(self.caution_label)

        self.area = QScrollArea(ImportDialog)
        self.area.setObjectName(u"area")
        self.area.setProperty(u"spoken", u"group")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inside = QWidget()
        self.inside.setObjectName(u"inside")
        self.inside.setProperty(u"role", u"paper")
        self.found_layout = QVBoxLayout(self.inside)
        self.found_layout.setSpacing(8)
        self.found_layout.setObjectName(u"found_layout")
        self.area.setWidget(self.inside)

        self.dialog_layout.addWidget(self.area)

        self.end_layout = QHBoxLayout()
        self.end_layout.setObjectName(u"end_layout")
        self.count_label = QLabel(ImportDialog)
        self.count_label.setObjectName(u"count_label")
        self.count_label.setProperty(u"role", u"muted")

        self.end_layout.addWidget(self.count_label)

        self.cancel_button = QPushButton(ImportDialog)
        self.cancel_button.setObjectName(u"cancel_button")

        self.end_layout.addWidget(self.cancel_button)

        self.take_over_button = QPushButton(ImportDialog)
        self.take_over_button.setObjectName(u"take_over_button")
        self.take_over_button.setProperty(u"role", u"primary")

        self.end_layout.addWidget(self.take_over_button)

        self.end_layout.setStretch(0, 1)

        self.dialog_layout.addLayout(self.end_layout)


        self.retranslateUi(ImportDialog)

        self.take_over_button.setDefault(True)

    # setupUi

    def retranslateUi(self, ImportDialog):
        ImportDialog.setWindowTitle(QCoreApplication.translate("ImportDialog", u"Import answers", None))
        self.heading_label.setText(QCoreApplication.translate("ImportDialog", u"What was found in the record", None))
        self.sentence_label.setText(QCoreApplication.translate("ImportDialog", u"Uncheck anything that is wrong. Nothing is added until you press \u201cAdd to worksheet\u201d.", None))
#if QT_CONFIG(accessibility)
        self.area.setAccessibleName(QCoreApplication.translate("ImportDialog", u"Answers in the record", None))
#endif // QT_CONFIG(accessibility)
        self.cancel_button.setText(QCoreApplication.translate("ImportDialog", u"Cancel", None))
        self.take_over_button.setText(QCoreApplication.translate("ImportDialog", u"Add to worksheet", None))
    # retranslateUi

