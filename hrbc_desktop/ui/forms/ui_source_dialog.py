# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'source_dialog.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QHBoxLayout, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QTextBrowser,
    QVBoxLayout)

class Ui_SourceDialog(object):
    def setupUi(self, SourceDialog):
        if not SourceDialog.objectName():
            SourceDialog.setObjectName(u"SourceDialog")
        self.source_layout = QVBoxLayout(SourceDialog)
        self.source_layout.setSpacing(12)
        self.source_layout.setObjectName(u"source_layout")
        self.source_layout.setContentsMargins(24, 24, 24, 24)
        self.what_label = QLabel(SourceDialog)
        self.what_label.setObjectName(u"what_label")
        self.what_label.setWordWrap(True)
        self.what_label.setProperty(u"role", u"heading")

        self.source_layout.addWidget(self.what_label)

        self.source_text = QTextBrowser(SourceDialog)
        self.source_text.setObjectName(u"source_text")
        self.source_text.setTabChangesFocus(True)
        self.source_text.setOpenLinks(False)
        self.source_text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard|Qt.TextInteractionFlag.TextSelectableByMouse)

        self.source_layout.addWidget(self.source_text)

        self.buttons_layout = QHBoxLayout()
        self.buttons_layout.setObjectName(u"buttons_layout")
        self.buttons_spacer = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons_layout.addItem(self.buttons_spacer)

        self.close_button = QPushButton(SourceDialog)
        self.close_button.setObjectName(u"close_button")
        self.close_button.setProperty(u"role", u"primary")

        self.buttons_layout.addWidget(self.close_button)


        self.source_layout.addLayout(self.buttons_layout)

#if QT_CONFIG(shortcut)
        self.what_label.setBuddy(self.source_text)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SourceDialog)

        self.close_button.setDefault(True)

    # setupUi

    def retranslateUi(self, SourceDialog):
        SourceDialog.setWindowTitle(QCoreApplication.translate("SourceDialog", u"Where this comes from", None))
#if QT_CONFIG(accessibility)
        self.source_text.setAccessibleName(QCoreApplication.translate("SourceDialog", u"Where this comes from", None))
#endif // QT_CONFIG(accessibility)
        self.close_button.setText(QCoreApplication.translate("SourceDialog", u"Close", None))
    # retranslateUi

