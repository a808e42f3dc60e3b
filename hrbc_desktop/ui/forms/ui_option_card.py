# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'option_card.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QCheckBox, QHBoxLayout,
    QLabel, QPushButton, QVBoxLayout)

class Ui_OptionCard(object):
    def setupUi(self, OptionCard):
        if not OptionCard.objectName():
            OptionCard.setObjectName(u"OptionCard")
        self.card_layout = QHBoxLayout(OptionCard)
        self.card_layout.setSpacing(14)
        self.card_layout.setObjectName(u"card_layout")
        self.card_layout.setContentsMargins(14, 12, 14, 12)
        self.compare_check = QCheckBox(OptionCard)
        self.compare_check.setObjectName(u"compare_check")

        self.card_layout.addWidget(self.compare_check, 0, Qt.AlignmentFlag.AlignTop)

        self.words_layout = QVBoxLayout()
        self.words_layout.setSpacing(3)
        self.words_layout.setObjectName(u"words_layout")
        self.name_layout = QHBoxLayout()
        self.name_layout.setSpacing(12)
        self.name_layout.setObjectName(u"name_layout")
        self.name_label = QLabel(OptionCard)
        self.name_label.setObjectName(u"name_label")
        self.name_label.setTextFormat(Qt.TextFormat.RichText)
        self.name_label.setWordWrap(True)

        self.name_layout.addWidget(self.name_label)

        self.badge_label = QLabel(OptionCard)
        self.badge_label.setObjectName(u"badge_label")

        self.name_layout.addWidget(self.badge_label, 0, Qt.AlignmentFlag.AlignTop)

        self.name_layout.setStretch(0, 1)

        self.words_layout.addLayout(self.name_layout)

        self.taken_layout = QHBoxLayout()
        self.taken_layout.setSpacing(8)
        self.taken_layout.setObjectName(u"taken_layout")
        self.route_label = QLabel(OptionCard)
        self.route_label.setObjectName(u"route_label")
        self.route_label.setProperty(u"spoken", u"decoration")

        self.taken_layout.addWidget(self.route_label, 0, Qt.AlignmentFlag.AlignTop)

        self.taken_label = QLabel(OptionCard)
        self.taken_label.setObjectName(u"taken_label")
        self.taken_label.setWordWrap(True)

        self.taken_layout.addWidget(self.taken_label)

        self.taken_layout.setStretch(1, 1)

        self.words_layout.addLayout(self.taken_layout)

        self.caution_label = QLabel(OptionCard)
        self.caution_label.setObjectName(u"caution_label")
        self.caution_label.setWordWrap(True)
        self.caution_label.setProperty(u"role", u"caution")

        self.words_layout.addWidget(self.caution_label)

        self.reason_layout = QHBoxLayout()
        self.reason_layout.setSpacing(12)
        self.reason_layout.setObjectName(u"reason_layout")
        self.reason_label = QLabel(OptionCard)
        self.reason_label.setObjectName(u"reason_label")
        self.reason_label.setWordWrap(True)
        self.reason_label.setProperty(u"role", u"small")

        self.reason_layout.addWidget(self.reason_label)

        self.why_button = QPushButton(OptionCard)
        self.why_button.setObjectName(u"why_button")
        self.why_button.setProperty(u"spoken", u"disclosure")
        self.why_button.setCheckable(True)
        self.why_button.setProperty(u"role", u"link")

        self.reason_layout.addWidget(self.why_button, 0, Qt.AlignmentFlag.AlignTop)

        self.reason_layout.setStretch(0, 1)

        self.words_layout.addLayout(self.reason_layout)

        self.more_label = QLabel(OptionCard)
        self.more_label.setObjectName(u"more_label")
        self.more_label.setTextFormat(Qt.TextFormat.RichText)
        self.more_label.setWordWrap(True)
        self.more_label.setProperty(u"role", u"small")

        self.words_layout.addWidget(self.more_label)


        self.card_layout.addLayout(self.words_layout)

        self.card_layout.setStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.compare_check)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(OptionCard)
    # setupUi

    def retranslateUi(self, OptionCard):
        self.why_button.setText(QCoreApplication.translate("OptionCard", u"Why?", None))
        pass
    # retranslateUi

