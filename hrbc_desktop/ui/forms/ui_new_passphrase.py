# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'new_passphrase.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QCheckBox, QLabel, QLineEdit,
    QProgressBar, QSizePolicy, QSpacerItem, QVBoxLayout)

from hrbc_desktop.ui.kit.status_label import StatusLabel

class Ui_NewPassphrase(object):
    def setupUi(self, NewPassphrase):
        if not NewPassphrase.objectName():
            NewPassphrase.setObjectName(u"NewPassphrase")
        self.fields_layout = QVBoxLayout(NewPassphrase)
        self.fields_layout.setSpacing(8)
        self.fields_layout.setObjectName(u"fields_layout")
        self.fields_layout.setContentsMargins(0, 0, 0, 0)
        self.passphrase_label = QLabel(NewPassphrase)
        self.passphrase_label.setObjectName(u"passphrase_label")
        self.passphrase_label.setWordWrap(True)
        self.passphrase_label.setProperty(u"role", u"question")

        self.fields_layout.addWidget(self.passphrase_label)

        self.passphrase_edit = QLineEdit(NewPassphrase)
        self.passphrase_edit.setObjectName(u"passphrase_edit")
        self.passphrase_edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase_edit.setMaxLength(500)

        self.fields_layout.addWidget(self.passphrase_edit)

        self.strength_bar = QProgressBar(NewPassphrase)
        self.strength_bar.setObjectName(u"strength_bar")
        self.strength_bar.setMaximum(5)
        self.strength_bar.setValue(0)
        self.strength_bar.setTextVisible(False)

        self.fields_layout.addWidget(self.strength_bar)

        self.strength_label = QLabel(NewPassphrase)
        self.strength_label.setObjectName(u"strength_label")
        self.strength_label.setWordWrap(True)
        self.strength_label.setProperty(u"role", u"small")

        self.fields_layout.addWidget(self.strength_label)

        self.strength_spacer = QSpacerItem(10, 6, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.fields_layout.addItem(self.strength_spacer)

        self.repeat_label = QLabel(NewPassphrase)
        self.repeat_label.setObjectName(u"repeat_label")
        self.repeat_label.setWordWrap(True)
        self.repeat_label.setProperty(u"role", u"question")

        self.fields_layout.addWidget(self.repeat_label)

        self.repeat_edit = QLineEdit(NewPassphrase)
        self.repeat_edit.setObjectName(u"repeat_edit")
        self.repeat_edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.repeat_edit.setMaxLength(500)

        self.fields_layout.addWidget(self.repeat_edit)

        self.show_check = QCheckBox(NewPassphrase)
        self.show_check.setObjectName(u"show_check")

        self.fields_layout.addWidget(self.show_check, 0, Qt.AlignmentFlag.AlignLeading)

        self.problem_label = StatusLabel(NewPassphrase)
        self.problem_label.setObjectName(u"problem_label")
        self.problem_label.setWordWrap(True)
        self.problem_label.setProperty(u"role", u"error")

        self.fields_layout.addWidget(self.problem_label)

#if QT_CONFIG(shortcut)
        self.passphrase_label.setBuddy(self.passphrase_edit)
        self.repeat_label.setBuddy(self.repeat_edit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(NewPassphrase)
    # setupUi

    def retranslateUi(self, NewPassphrase):
        self.passphrase_label.setText(QCoreApplication.translate("NewPassphrase", u"Passphrase", None))
#if QT_CONFIG(accessibility)
        self.passphrase_edit.setAccessibleName(QCoreApplication.translate("NewPassphrase", u"Passphrase", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.strength_bar.setAccessibleName(QCoreApplication.translate("NewPassphrase", u"How hard the passphrase is to guess", None))
#endif // QT_CONFIG(accessibility)
        self.strength_label.setText("")
        self.repeat_label.setText(QCoreApplication.translate("NewPassphrase", u"The same passphrase again", None))
#if QT_CONFIG(accessibility)
        self.repeat_edit.setAccessibleName(QCoreApplication.translate("NewPassphrase", u"The same passphrase again", None))
#endif // QT_CONFIG(accessibility)
        self.show_check.setText(QCoreApplication.translate("NewPassphrase", u"Show what I type", None))
        self.problem_label.setText("")
        pass
    # retranslateUi

