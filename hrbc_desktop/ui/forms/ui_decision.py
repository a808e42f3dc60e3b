# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'decision.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QCheckBox, QFrame, QHBoxLayout,
    QLabel, QLineEdit, QSizePolicy, QSpacerItem,
    QVBoxLayout)

from hrbc_desktop.ui.kit.status_label import StatusLabel
from hrbc_desktop.ui.steps.decision.chosen_options import ChosenOptions

class Ui_OptionsPage(object):
    def setupUi(self, OptionsPage):
        if not OptionsPage.objectName():
            OptionsPage.setObjectName(u"OptionsPage")
        self.columns_layout = QHBoxLayout(OptionsPage)
        self.columns_layout.setSpacing(16)
        self.columns_layout.setObjectName(u"columns_layout")
        self.columns_layout.setContentsMargins(0, 0, 0, 0)
        self.list_column = QVBoxLayout()
        self.list_column.setSpacing(12)
        self.list_column.setObjectName(u"list_column")
        self.search_edit = QLineEdit(OptionsPage)
        self.search_edit.setObjectName(u"search_edit")
        self.search_edit.setClearButtonEnabled(True)

        self.list_column.addWidget(self.search_edit)

        self.list_frame = QFrame(OptionsPage)
        self.list_frame.setObjectName(u"list_frame")
        self.list_frame.setProperty(u"role", u"card")
        self.list_layout = QVBoxLayout(self.list_frame)
        self.list_layout.setSpacing(0)
        self.list_layout.setObjectName(u"list_layout")
        self.list_layout.setContentsMargins(6, 6, 6, 6)
        self.nothing_label = QLabel(self.list_frame)
        self.nothing_label.setObjectName(u"nothing_label")
        self.nothing_label.setWordWrap(True)
        self.nothing_label.setMargin(14)
        self.nothing_label.setProperty(u"role", u"muted")

        self.list_layout.addWidget(self.nothing_label)


        self.list_column.addWidget(self.list_frame)

        self.list_end = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.list_column.addItem(self.list_end)


        self.columns_layout.addLayout(self.list_column)

        self.side_column = QVBoxLayout()
        self.side_column.setSpacing(14)
        self.side_column.setObjectName(u"side_column")
        self.chosen_frame = QFrame(OptionsPage)
        self.chosen_frame.setObjectName(u"chosen_frame")
        self.chosen_frame.setProperty(u"role", u"card")
        self.chosen_layout = QVBoxLayout(self.chosen_frame)
        self.chosen_layout.setSpacing(8)
        self.chosen_layout.setObjectName(u"chosen_layout")
        self.chosen_layout.setContentsMargins(20, 20, 20, 20)
        self.chosen_heading = StatusLabel(self.chosen_frame)
        self.chosen_heading.setObjectName(u"chosen_heading")
        self.chosen_heading.setProperty(u"role", u"heading")

        self.chosen_layout.addWidget(self.chosen_heading)

        self.chosen = ChosenOptions(self.chosen_frame)
        self.chosen.setObjectName(u"chosen")

        self.chosen_layout.addWidget(self.chosen)


        self.side_column.addWidget(self.chosen_frame)

        self.show_frame = QFrame(OptionsPage)
        self.show_frame.setObjectName(u"show_frame")
        self.show_frame.setProperty(u"role", u"card")
        self.show_layout = QVBoxLayout(self.show_frame)
        self.show_layout.setSpacing(4)
        self.show_layout.setObjectName(u"show_layout")
        self.show_layout.setContentsMargins(20, 20, 20, 20)
        self.show_heading = QLabel(self.show_frame)
        self.show_heading.setObjectName(u"show_heading")
        self.show_heading.setProperty(u"role", u"heading")

        self.show_layout.addWidget(self.show_heading)

        self.medicines_check = QCheckBox(self.show_frame)
        self.medicines_check.setObjectName(u"medicines_check")
        self.medicines_check.setChecked(True)

        self.show_layout.addWidget(self.medicines_check, 0, Qt.AlignmentFlag.AlignLeading)

        self.chemotherapy_check = QCheckBox(self.show_frame)
        self.chemotherapy_check.setObjectName(u"chemotherapy_check")
        self.chemotherapy_check.setChecked(True)

        self.show_layout.addWidget(self.chemotherapy_check, 0, Qt.AlignmentFlag.AlignLeading)

        self.local_check = QCheckBox(self.show_frame)
        self.local_check.setObjectName(u"local_check")
        self.local_check.setChecked(True)

        self.show_layout.addWidget(self.local_check, 0, Qt.AlignmentFlag.AlignLeading)

        self.other_check = QCheckBox(self.show_frame)
        self.other_check.setObjectName(u"other_check")
        self.other_check.setChecked(True)

        self.show_layout.addWidget(self.other_check, 0, Qt.AlignmentFlag.AlignLeading)

        self.needs_check = QCheckBox(self.show_frame)
        self.needs_check.setObjectName(u"needs_check")
        self.needs_check.setChecked(True)

        self.show_layout.addWidget(self.needs_check, 0, Qt.AlignmentFlag.AlignLeading)

        self.elsewhere_check = QCheckBox(self.show_frame)
        self.elsewhere_check.setObjectName(u"elsewhere_check")
        self.elsewhere_check.setChecked(True)

        self.show_layout.addWidget(self.elsewhere_check, 0, Qt.AlignmentFlag.AlignLeading)


        self.side_column.addWidget(self.show_frame)

        self.side_end = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.side_column.addItem(self.side_end)


        self.columns_layout.addLayout(self.side_column)

        self.columns_layout.setStretch(0, 1)

        self.retranslateUi(OptionsPage)
    # setupUi

    def retranslateUi(self, OptionsPage):
        self.search_edit.setPlaceholderText(QCoreApplication.translate("OptionsPage", u"Search any medicine, brand or treatment", None))
#if QT_CONFIG(accessibility)
        self.search_edit.setAccessibleName(QCoreApplication.translate("OptionsPage", u"Search any medicine, brand or treatment", None))
#endif // QT_CONFIG(accessibility)
        self.nothing_label.setText(QCoreApplication.translate("OptionsPage", u"No option fits this search. Clear the search or the filters to see all of them.", None))
        self.show_heading.setText(QCoreApplication.translate("OptionsPage", u"Show", None))
        self.medicines_check.setText(QCoreApplication.translate("OptionsPage", u"Medicines", None))
        self.chemotherapy_check.setText(QCoreApplication.translate("OptionsPage", u"Chemotherapy", None))
        self.local_check.setText(QCoreApplication.translate("OptionsPage", u"Surgery, radiation", None))
        self.other_check.setText(QCoreApplication.translate("OptionsPage", u"Trials, no treatment", None))
        self.needs_check.setText(QCoreApplication.translate("OptionsPage", u"Needs a result", None))
        self.elsewhere_check.setText(QCoreApplication.translate("OptionsPage", u"Later, other situations", None))
        pass
    # retranslateUi

