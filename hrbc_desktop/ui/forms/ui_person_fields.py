# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'person_fields.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication)
from PySide6.QtWidgets import (QComboBox, QLabel, QLineEdit,
    QVBoxLayout)

from hrbc_desktop.ui.kit.status_label import StatusLabel

class Ui_PersonFields(object):
    def setupUi(self, PersonFields):
        if not PersonFields.objectName():
            PersonFields.setObjectName(u"PersonFields")
        self.fields_layout = QVBoxLayout(PersonFields)
        self.fields_layout.setSpacing(8)
        self.fields_layout.setObjectName(u"fields_layout")
        self.fields_layout.setContentsMargins(0, 0, 0, 0)
        self.name_label = QLabel(PersonFields)
        self.name_label.setObjectName(u"name_label")
        self.name_label.setWordWrap(True)
        self.name_label.setProperty(u"role", u"question")

        self.fields_layout.addWidget(self.name_label)

        self.name_edit = QLineEdit(PersonFields)
        self.name_edit.setObjectName(u"name_edit")
        self.name_edit.setMaxLength(60)

        self.fields_layout.addWidget(self.name_edit)

        self.role_label = QLabel(PersonFields)
        self.role_label.setObjectName(u"role_label")
        self.role_label.setWordWrap(True)
        self.role_label.setProperty(u"role", u"question")

        self.fields_layout.addWidget(self.role_label)

        self.role_combo = QComboBox(PersonFields)
        self.role_combo.setObjectName(u"role_combo")

        self.fields_layout.addWidget(self.role_combo)

        self.meaning_label = StatusLabel(PersonFields)
        self.meaning_label.setObjectName(u"meaning_label")
        self.meaning_label.setWordWrap(True)
        self.meaning_label.setProperty(u"role", u"small")

        self.fields_layout.addWidget(self.meaning_label)

#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.name_edit)
        self.role_label.setBuddy(self.role_combo)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PersonFields)
    # setupUi

    def retranslateUi(self, PersonFields):
        self.name_label.setText(QCoreApplication.translate("PersonFields", u"Name, as it appears when they sign", None))
#if QT_CONFIG(accessibility)
        self.name_edit.setAccessibleName(QCoreApplication.translate("PersonFields", u"Name, as it appears when they sign", None))
#endif // QT_CONFIG(accessibility)
        self.role_label.setText(QCoreApplication.translate("PersonFields", u"Role", None))
#if QT_CONFIG(accessibility)
        self.role_combo.setAccessibleName(QCoreApplication.translate("PersonFields", u"Role", None))
#endif // QT_CONFIG(accessibility)
        self.meaning_label.setText("")
        pass
    # retranslateUi

