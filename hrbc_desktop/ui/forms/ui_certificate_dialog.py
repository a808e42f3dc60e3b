# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'certificate_dialog.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication)
from PySide6.QtWidgets import (QHBoxLayout, QLabel,
    QLineEdit, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout)

from hrbc_desktop.ui.kit.chips import ChipGroup

class Ui_CertificateDialog(object):
    def setupUi(self, CertificateDialog):
        if not CertificateDialog.objectName():
            CertificateDialog.setObjectName(u"CertificateDialog")
        self.certificate_layout = QVBoxLayout(CertificateDialog)
        self.certificate_layout.setSpacing(10)
        self.certificate_layout.setObjectName(u"certificate_layout")
        self.certificate_layout.setContentsMargins(24, 24, 24, 24)
        self.heading_label = QLabel(CertificateDialog)
        self.heading_label.setObjectName(u"heading_label")
        self.heading_label.setWordWrap(True)
        self.heading_label.setProperty(u"role", u"heading")

        self.certificate_layout.addWidget(self.heading_label)

        self.sentence_label = QLabel(CertificateDialog)
        self.sentence_label.setObjectName(u"sentence_label")
        self.sentence_label.setWordWrap(True)
        self.sentence_label.setProperty(u"role", u"muted")

        self.certificate_layout.addWidget(self.sentence_label)

        self.where_chips = ChipGroup(CertificateDialog)
        self.where_chips.setObjectName(u"where_chips")

        self.certificate_layout.addWidget(self.where_chips)

        self.file_label = QLabel(CertificateDialog)
        self.file_label.setObjectName(u"file_label")
        self.file_label.setProperty(u"role", u"question")

        self.certificate_layout.addWidget(self.file_label)

        self.file_layout = QHBoxLayout()
        self.file_layout.setSpacing(12)
        self.file_layout.setObjectName(u"file_layout")
        self.path_label = QLabel(CertificateDialog)
        self.path_label.setObjectName(u"path_label")
        self.path_label.setWordWrap(True)

        self.file_layout.addWidget(self.path_label)

        self.file_button = QPushButton(CertificateDialog)
        self.file_button.setObjectName(u"file_button")
        self.file_button.setAutoDefault(False)

        self.file_layout.addWidget(self.file_button)

        self.file_layout.setStretch(0, 1)

        self.certificate_layout.addLayout(self.file_layout)

        self.password_label = QLabel(CertificateDialog)
        self.password_label.setObjectName(u"password_label")
        self.password_label.setProperty(u"role", u"question")

        self.certificate_layout.addWidget(self.password_label)

        self.password_edit = QLineEdit(CertificateDialog)
        self.password_edit.setObjectName(u"password_edit")
        self.password_edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.password_edit.setMaxLength(500)

        self.certificate_layout.addWidget(self.password_edit)

        self.problem_label = QLabel(CertificateDialog)
        self.problem_label.setObjectName(u"problem_label")
        self.problem_label.setWordWrap(True)
        self.problem_label.setProperty(u"role", u"error")

        self.certificate_layout.addWidget(self.problem_label)

        self.certificate_spacer = QSpacerItem(10, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.certificate_layout.addItem(self.certificate_spacer)

        self.buttons_layout = QHBoxLayout()
        self.buttons_layout.setSpacing(12)
        self.buttons_layout.setObjectName(u"buttons_layout")
        self.buttons_spacer = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons_layout.addItem(self.buttons_spacer)

        self.cancel_button = QPushButton(CertificateDialog)
        self.cancel_button.setObjectName(u"cancel_button")
        self.cancel_button.setAutoDefault(False)

        self.buttons_layout.addWidget(self.cancel_button)

        self.use_button = QPushButton(CertificateDialog)
        self.use_button.setObjectName(u"use_button")
        self.use_button.setProperty(u"role", u"primary")

        self.buttons_layout.addWidget(self.use_button)


        self.certificate_layout.addLayout(self.buttons_layout)

#if QT_CONFIG(shortcut)
        self.file_label.setBuddy(self.file_button)
        self.password_label.setBuddy(self.password_edit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(CertificateDialog)

        self.use_button.setDefault(True)

    # setupUi

    def retranslateUi(self, CertificateDialog):
        CertificateDialog.setWindowTitle(QCoreApplication.translate("CertificateDialog", u"Sign with the clinic\u2019s certificate", None))
        self.heading_label.setText(QCoreApplication.translate("CertificateDialog", u"Sign with the clinic\u2019s certificate", None))
        self.sentence_label.setText(QCoreApplication.translate("CertificateDialog", u"Some clinics give their staff a certificate in a file that ends in .p12 or .pfx. It says who you are. The file is not changed, and the password is not saved.", None))
        self.file_label.setText(QCoreApplication.translate("CertificateDialog", u"Certificate file", None))
        self.path_label.setText(QCoreApplication.translate("CertificateDialog", u"No file chosen yet", None))
        self.file_button.setText(QCoreApplication.translate("CertificateDialog", u"Choose\u2026", None))
#if QT_CONFIG(accessibility)
        self.file_button.setAccessibleName(QCoreApplication.translate("CertificateDialog", u"Choose the certificate file", None))
#endif // QT_CONFIG(accessibility)
        self.password_label.setText(QCoreApplication.translate("CertificateDialog", u"Password of this file", None))
#if QT_CONFIG(accessibility)
        self.password_edit.setAccessibleName(QCoreApplication.translate("CertificateDialog", u"Password of this file", None))
#endif // QT_CONFIG(accessibility)
        self.problem_label.setText("")
        self.cancel_button.setText(QCoreApplication.translate("CertificateDialog", u"Cancel", None))
        self.use_button.setText(QCoreApplication.translate("CertificateDialog", u"Use this certificate", None))
    # retranslateUi

