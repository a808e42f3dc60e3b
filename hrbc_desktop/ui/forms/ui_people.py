# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'people.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QCheckBox, QFrame,
    QHBoxLayout, QLabel, QListWidget, QPushButton, QScrollArea, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from hrbc_desktop.ui.kit.status_label import StatusLabel

class Ui_PeopleDialog(object):
    def setupUi(self, PeopleDialog):
        if not PeopleDialog.objectName():
            PeopleDialog.setObjectName(u"PeopleDialog")
        self.dialog_layout = QVBoxLayout(PeopleDialog)
        self.dialog_layout.setSpacing(12)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.area = QScrollArea(PeopleDialog)
        self.area.setObjectName(u"area")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inside = QWidget()
        self.inside.setObjectName(u"inside")
        self.inside.setProperty(u"role", u"paper")
        self.inside_layout = QVBoxLayout(self.inside)
        self.inside_layout.setSpacing(12)
        self.inside_layout.setObjectName(u"inside_layout")
        self.inside_layout.setContentsMargins(0, 0, 0, 0)
        self.title_label = QLabel(self.inside)
        self.title_label.setObjectName(u"title_label")
        self.title_label.setWordWrap(True)
        self.title_label.setProperty(u"role", u"heading")

        self.inside_layout.addWidget(self.title_label)

        self.sentence_label = QLabel(self.inside)
        self.sentence_label.setObjectName(u"sentence_label")
        self.sentence_label.setWordWrap(True)
        self.sentence_label.setProperty(u"role", u"muted")

        self.inside_layout.addWidget(self.sentence_label)

        self.people_list = QListWidget(self.inside)
        self.people_list.setObjectName(u"people_list")
        self.people_list.setWordWrap(True)

        self.inside_layout.addWidget(self.people_list)

        self.role_label = StatusLabel(self.inside)
        self.role_label.setObjectName(u"role_label")
        self.role_label.setWordWrap(True)
        self.role_label.setProperty(u"role", u"small")

        self.inside_layout.addWidget(self.role_label)

        self.tasks_layout = QHBoxLayout()
        self.tasks_layout.setSpacing(8)
        self.tasks_layout.setObjectName(u"tasks_layout")
        self.tasks_layout.setContentsMargins(0, 0, 0, 0)
        self.add_button = QPushButton(self.inside)
        self.add_button.setObjectName(u"add_button")

        self.tasks_layout.addWidget(self.add_button)

        self.change_button = QPushButton(self.inside)
        self.change_button.setObjectName(u"change_button")

        self.tasks_layout.addWidget(self.change_button)

        self.passphrase_button = QPushButton(self.inside)
        self.passphrase_button.setObjectName(u"passphrase_button")

        self.tasks_layout.addWidget(self.passphrase_button)

        self.remove_button = QPushButton(self.inside)
        self.remove_button.setObjectName(u"remove_button")

        self.tasks_layout.addWidget(self.remove_button)

        self.tasks_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.tasks_layout.addItem(self.tasks_spacer)


        self.inside_layout.addLayout(self.tasks_layout)

        self.names_check = QCheckBox(self.inside)
        self.names_check.setObjectName(u"names_check")

        self.inside_layout.addWidget(self.names_check)

        self.names_label = QLabel(self.inside)
        self.names_label.setObjectName(u"names_label")
        self.names_label.setWordWrap(True)
        self.names_label.setProperty(u"role", u"small")

        self.inside_layout.addWidget(self.names_label)

        self.bottom_spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.inside_layout.addItem(self.bottom_spacer)

        self.area.setWidget(self.inside)

        self.dialog_layout.addWidget(self.area)

        self.buttons_layout = QHBoxLayout()
        self.buttons_layout.setSpacing(8)
        self.buttons_layout.setObjectName(u"buttons_layout")
        self.buttons_layout.setContentsMargins(0, 0, 0, 0)
        self.buttons_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons_layout.addItem(self.buttons_spacer)

        self.close_button = QPushButton(PeopleDialog)
        self.close_button.setObjectName(u"close_button")

        self.buttons_layout.addWidget(self.close_button)


        self.dialog_layout.addLayout(self.buttons_layout)


        self.retranslateUi(PeopleDialog)
    # setupUi

    def retranslateUi(self, PeopleDialog):
        PeopleDialog.setWindowTitle(QCoreApplication.translate("PeopleDialog", u"People", None))
        self.title_label.setText(QCoreApplication.translate("PeopleDialog", u"People who use this list", None))
        self.sentence_label.setText("")
#if QT_CONFIG(accessibility)
        self.people_list.setAccessibleName(QCoreApplication.translate("PeopleDialog", u"People who use this list", None))
#endif // QT_CONFIG(accessibility)
        self.role_label.setText("")
        self.add_button.setText(QCoreApplication.translate("PeopleDialog", u"Add a person\u2026", None))
        self.change_button.setText(QCoreApplication.translate("PeopleDialog", u"Name and role\u2026", None))
        self.passphrase_button.setText(QCoreApplication.translate("PeopleDialog", u"New passphrase\u2026", None))
        self.remove_button.setText(QCoreApplication.translate("PeopleDialog", u"Remove\u2026", None))
        self.names_check.setText(QCoreApplication.translate("PeopleDialog", u"Offer names on the locked page", None))
        self.names_label.setText("")
        self.close_button.setText(QCoreApplication.translate("PeopleDialog", u"Close", None))
    # retranslateUi

