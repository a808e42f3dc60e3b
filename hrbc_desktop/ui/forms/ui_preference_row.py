# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'preference_row.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QHBoxLayout, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QSpinBox,
    QVBoxLayout)

from hrbc_desktop.ui.kit.chips import ChipGroup

class Ui_PreferenceRow(object):
    def setupUi(self, PreferenceRow):
        if not PreferenceRow.objectName():
            PreferenceRow.setObjectName(u"PreferenceRow")
        self.whole_layout = QVBoxLayout(PreferenceRow)
        self.whole_layout.setSpacing(6)
        self.whole_layout.setObjectName(u"whole_layout")
        self.whole_layout.setContentsMargins(0, 10, 0, 10)
        self.row_layout = QHBoxLayout()
        self.row_layout.setSpacing(10)
        self.row_layout.setObjectName(u"row_layout")
        self.place_label = QLabel(PreferenceRow)
        self.place_label.setObjectName(u"place_label")
        self.place_label.setProperty(u"role", u"place")

        self.row_layout.addWidget(self.place_label, 0, Qt.AlignmentFlag.AlignTop)

        self.words_layout = QVBoxLayout()
        self.words_layout.setSpacing(4)
        self.words_layout.setObjectName(u"words_layout")
        self.name_label = QLabel(PreferenceRow)
        self.name_label.setObjectName(u"name_label")
        self.name_label.setWordWrap(True)
        self.name_label.setProperty(u"role", u"question")

        self.words_layout.addWidget(self.name_label)

        self.change_label = QLabel(PreferenceRow)
        self.change_label.setObjectName(u"change_label")
        self.change_label.setWordWrap(True)
        self.change_label.setProperty(u"role", u"small")

        self.words_layout.addWidget(self.change_label)

        self.most_label = QLabel(PreferenceRow)
        self.most_label.setObjectName(u"most_label")
        self.most_label.setProperty(u"role", u"badge_good")

        self.words_layout.addWidget(self.most_label, 0, Qt.AlignmentFlag.AlignLeading)

        self.words_spacer = QSpacerItem(1, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.words_layout.addItem(self.words_spacer)


        self.row_layout.addLayout(self.words_layout)

        self.move_layout = QHBoxLayout()
        self.move_layout.setSpacing(2)
        self.move_layout.setObjectName(u"move_layout")
        self.source_button = QPushButton(PreferenceRow)
        self.source_button.setObjectName(u"source_button")
        self.source_button.setProperty(u"role", u"tool")

        self.move_layout.addWidget(self.source_button, 0, Qt.AlignmentFlag.AlignTop)

        self.up_button = QPushButton(PreferenceRow)
        self.up_button.setObjectName(u"up_button")
        self.up_button.setProperty(u"role", u"tool")

        self.move_layout.addWidget(self.up_button, 0, Qt.AlignmentFlag.AlignTop)

        self.down_button = QPushButton(PreferenceRow)
        self.down_button.setObjectName(u"down_button")
        self.down_button.setProperty(u"role", u"tool")

        self.move_layout.addWidget(self.down_button, 0, Qt.AlignmentFlag.AlignTop)


        self.row_layout.addLayout(self.move_layout)

        self.row_layout.setStretch(1, 1)

        self.whole_layout.addLayout(self.row_layout)

        self.lower_layout = QVBoxLayout()
        self.lower_layout.setSpacing(6)
        self.lower_layout.setObjectName(u"lower_layout")
        self.lower_layout.setContentsMargins(32, -1, -1, -1)
        self.fits_label = QLabel(PreferenceRow)
        self.fits_label.setObjectName(u"fits_label")
        self.fits_label.setProperty(u"role", u"small")

        self.lower_layout.addWidget(self.fits_label)

        self.fits_chips = ChipGroup(PreferenceRow)
        self.fits_chips.setObjectName(u"fits_chips")

        self.lower_layout.addWidget(self.fits_chips)

        self.ladder_layout = QHBoxLayout()
        self.ladder_layout.setSpacing(8)
        self.ladder_layout.setObjectName(u"ladder_layout")
        self.step_label = QLabel(PreferenceRow)
        self.step_label.setObjectName(u"step_label")
        self.step_label.setWordWrap(True)
        self.step_label.setProperty(u"role", u"small")

        self.ladder_layout.addWidget(self.step_label)

        self.limit_button = QPushButton(PreferenceRow)
        self.limit_button.setObjectName(u"limit_button")
        self.limit_button.setProperty(u"role", u"link")

        self.ladder_layout.addWidget(self.limit_button)

        self.ladder_layout.setStretch(0, 1)

        self.lower_layout.addLayout(self.ladder_layout)

        self.step_chips = ChipGroup(PreferenceRow)
        self.step_chips.setObjectName(u"step_chips")

        self.lower_layout.addWidget(self.step_chips)

        self.ways_label = QLabel(PreferenceRow)
        self.ways_label.setObjectName(u"ways_label")
        self.ways_label.setWordWrap(True)
        self.ways_label.setProperty(u"role", u"small")

        self.lower_layout.addWidget(self.ways_label)

        self.ways_layout = QVBoxLayout()
        self.ways_layout.setSpacing(4)
        self.ways_layout.setObjectName(u"ways_layout")

        self.lower_layout.addLayout(self.ways_layout)

        self.limit_layout = QHBoxLayout()
        self.limit_layout.setSpacing(8)
        self.limit_layout.setObjectName(u"limit_layout")
        self.limit_label = QLabel(PreferenceRow)
        self.limit_label.setObjectName(u"limit_label")
        self.limit_label.setProperty(u"role", u"small")

        self.limit_layout.addWidget(self.limit_label)

        self.limit_spin = QSpinBox(PreferenceRow)
        self.limit_spin.setObjectName(u"limit_spin")
        self.limit_spin.setMinimum(-1)
        self.limit_spin.setMaximum(100)
        self.limit_spin.setValue(-1)
        self.limit_spin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.limit_spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.limit_layout.addWidget(self.limit_spin)

        self.limit_spacer = QSpacerItem(1, 1, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.limit_layout.addItem(self.limit_spacer)

        self.limit_layout.setStretch(2, 1)

        self.lower_layout.addLayout(self.limit_layout)


        self.whole_layout.addLayout(self.lower_layout)

#if QT_CONFIG(shortcut)
        self.limit_label.setBuddy(self.limit_spin)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PreferenceRow)
    # setupUi

    def retranslateUi(self, PreferenceRow):
        self.most_label.setText(QCoreApplication.translate("PreferenceRow", u"Matters most", None))
#if QT_CONFIG(tooltip)
        self.source_button.setToolTip(QCoreApplication.translate("PreferenceRow", u"Where it comes from", None))
#endif // QT_CONFIG(tooltip)
        self.limit_button.setText(QCoreApplication.translate("PreferenceRow", u"Limit\u2026", None))
        self.limit_label.setText(QCoreApplication.translate("PreferenceRow", u"I would not accept more than:", None))
        self.limit_spin.setSpecialValueText(QCoreApplication.translate("PreferenceRow", u"no limit", None))
#if QT_CONFIG(tooltip)
        self.limit_spin.setToolTip(QCoreApplication.translate("PreferenceRow", u"I would not accept more than this", None))
#endif // QT_CONFIG(tooltip)
        pass
    # retranslateUi

