# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'diagnosis.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel,
    QLineEdit, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout)

from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.kit.status_label import StatusLabel
from hrbc_desktop.ui.steps.diagnosis.treatment_history import PastOutcomes

class Ui_AboutPage(object):
    def setupUi(self, AboutPage):
        if not AboutPage.objectName():
            AboutPage.setObjectName(u"AboutPage")
        self.page_layout = QVBoxLayout(AboutPage)
        self.page_layout.setSpacing(12)
        self.page_layout.setObjectName(u"page_layout")
        self.page_layout.setContentsMargins(0, 0, 0, 0)
        self.import_layout = QHBoxLayout()
        self.import_layout.setSpacing(24)
        self.import_layout.setObjectName(u"import_layout")
        self.import_button = QPushButton(AboutPage)
        self.import_button.setObjectName(u"import_button")
        self.import_button.setProperty(u"role", u"link")

        self.import_layout.addWidget(self.import_button)

        self.paste_button = QPushButton(AboutPage)
        self.paste_button.setObjectName(u"paste_button")
        self.paste_button.setProperty(u"role", u"link")

        self.import_layout.addWidget(self.paste_button)

        self.import_end = QSpacerItem(10, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.import_layout.addItem(self.import_end)


        self.page_layout.addLayout(self.import_layout)

        self.import_note_label = StatusLabel(AboutPage)
        self.import_note_label.setObjectName(u"import_note_label")
        self.import_note_label.setTextFormat(Qt.TextFormat.PlainText)
        self.import_note_label.setWordWrap(True)
        self.import_note_label.setProperty(u"role", u"caution")

        self.page_layout.addWidget(self.import_note_label)

        self.columns_layout = QHBoxLayout()
        self.columns_layout.setSpacing(16)
        self.columns_layout.setObjectName(u"columns_layout")
        self.left_column = QVBoxLayout()
        self.left_column.setSpacing(16)
        self.left_column.setObjectName(u"left_column")
        self.diagnosis_frame = QFrame(AboutPage)
        self.diagnosis_frame.setObjectName(u"diagnosis_frame")
        self.diagnosis_frame.setProperty(u"role", u"card")
        self.diagnosis_layout = QVBoxLayout(self.diagnosis_frame)
        self.diagnosis_layout.setSpacing(8)
        self.diagnosis_layout.setObjectName(u"diagnosis_layout")
        self.diagnosis_layout.setContentsMargins(20, 20, 20, 20)
        self.diagnosis_heading = QLabel(self.diagnosis_frame)
        self.diagnosis_heading.setObjectName(u"diagnosis_heading")
        self.diagnosis_heading.setProperty(u"role", u"heading")

        self.diagnosis_layout.addWidget(self.diagnosis_heading)

        self.stage_label = QLabel(self.diagnosis_frame)
        self.stage_label.setObjectName(u"stage_label")
        self.stage_label.setWordWrap(True)
        self.stage_label.setProperty(u"role", u"question")

        self.diagnosis_layout.addWidget(self.stage_label)

        self.stage_chips = ChipGroup(self.diagnosis_frame)
        self.stage_chips.setObjectName(u"stage_chips")

        self.diagnosis_layout.addWidget(self.stage_chips)

        self.stage_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.diagnosis_layout.addItem(self.stage_spacer)

        self.course_label = QLabel(self.diagnosis_frame)
        self.course_label.setObjectName(u"course_label")
        self.course_label.setWordWrap(True)
        self.course_label.setProperty(u"role", u"question")

        self.diagnosis_layout.addWidget(self.course_label)

        self.course_chips = ChipGroup(self.diagnosis_frame)
        self.course_chips.setObjectName(u"course_chips")

        self.diagnosis_layout.addWidget(self.course_chips)

        self.stage_note_label = StatusLabel(self.diagnosis_frame)
        self.stage_note_label.setObjectName(u"stage_note_label")
        self.stage_note_label.setWordWrap(True)
        self.stage_note_label.setProperty(u"role", u"caution")

        self.diagnosis_layout.addWidget(self.stage_note_label)

        self.course_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.diagnosis_layout.addItem(self.course_spacer)

        self.grade_label = QLabel(self.diagnosis_frame)
        self.grade_label.setObjectName(u"grade_label")
        self.grade_label.setWordWrap(True)
        self.grade_label.setProperty(u"role", u"question")

        self.diagnosis_layout.addWidget(self.grade_label)

        self.grade_hint_label = QLabel(self.diagnosis_frame)
        self.grade_hint_label.setObjectName(u"grade_hint_label")
        self.grade_hint_label.setWordWrap(True)
        self.grade_hint_label.setProperty(u"role", u"small")

        self.diagnosis_layout.addWidget(self.grade_hint_label)

        self.grade_chips = ChipGroup(self.diagnosis_frame)
        self.grade_chips.setObjectName(u"grade_chips")

        self.diagnosis_layout.addWidget(self.grade_chips)

        self.grade_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.diagnosis_layout.addItem(self.grade_spacer)

        self.tumor_size_label = QLabel(self.diagnosis_frame)
        self.tumor_size_label.setObjectName(u"tumor_size_label")
        self.tumor_size_label.setWordWrap(True)
        self.tumor_size_label.setProperty(u"role", u"question")

        self.diagnosis_layout.addWidget(self.tumor_size_label)

        self.tumor_size_chips = ChipGroup(self.diagnosis_frame)
        self.tumor_size_chips.setObjectName(u"tumor_size_chips")

        self.diagnosis_layout.addWidget(self.tumor_size_chips)

        self.tumor_size_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.diagnosis_layout.addItem(self.tumor_size_spacer)

        self.nodes_label = QLabel(self.diagnosis_frame)
        self.nodes_label.setObjectName(u"nodes_label")
        self.nodes_label.setWordWrap(True)
        self.nodes_label.setProperty(u"role", u"question")

        self.diagnosis_layout.addWidget(self.nodes_label)

        self.nodes_chips = ChipGroup(self.diagnosis_frame)
        self.nodes_chips.setObjectName(u"nodes_chips")

        self.diagnosis_layout.addWidget(self.nodes_chips)

        self.nodes_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.diagnosis_layout.addItem(self.nodes_spacer)

        self.er_label = QLabel(self.diagnosis_frame)
        self.er_label.setObjectName(u"er_label")
        self.er_label.setWordWrap(True)
        self.er_label.setProperty(u"role", u"question")

        self.diagnosis_layout.addWidget(self.er_label)

        self.er_chips = ChipGroup(self.diagnosis_frame)
        self.er_chips.setObjectName(u"er_chips")

        self.diagnosis_layout.addWidget(self.er_chips)

        self.er_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.diagnosis_layout.addItem(self.er_spacer)

        self.pr_label = QLabel(self.diagnosis_frame)
        self.pr_label.setObjectName(u"pr_label")
        self.pr_label.setWordWrap(True)
        self.pr_label.setProperty(u"role", u"question")

        self.diagnosis_layout.addWidget(self.pr_label)

        self.pr_chips = ChipGroup(self.diagnosis_frame)
        self.pr_chips.setObjectName(u"pr_chips")

        self.diagnosis_layout.addWidget(self.pr_chips)

        self.pr_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.diagnosis_layout.addItem(self.pr_spacer)

        self.her2_label = QLabel(self.diagnosis_frame)
        self.her2_label.setObjectName(u"her2_label")
        self.her2_label.setWordWrap(True)
        self.her2_label.setProperty(u"role", u"question")

        self.diagnosis_layout.addWidget(self.her2_label)

        self.her2_hint_label = QLabel(self.diagnosis_frame)
        self.her2_hint_label.setObjectName(u"her2_hint_label")
        self.her2_hint_label.setWordWrap(True)
        self.her2_hint_label.setProperty(u"role", u"small")

        self.diagnosis_layout.addWidget(self.her2_hint_label)

        self.her2_chips = ChipGroup(self.diagnosis_frame)
        self.her2_chips.setObjectName(u"her2_chips")

        self.diagnosis_layout.addWidget(self.her2_chips)

        self.her2_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.diagnosis_layout.addItem(self.her2_spacer)

        self.ki67_label = QLabel(self.diagnosis_frame)
        self.ki67_label.setObjectName(u"ki67_label")
        self.ki67_label.setWordWrap(True)
        self.ki67_label.setProperty(u"role", u"question")

        self.diagnosis_layout.addWidget(self.ki67_label)

        self.ki67_hint_label = QLabel(self.diagnosis_frame)
        self.ki67_hint_label.setObjectName(u"ki67_hint_label")
        self.ki67_hint_label.setWordWrap(True)
        self.ki67_hint_label.setProperty(u"role", u"small")

        self.diagnosis_layout.addWidget(self.ki67_hint_label)

        self.ki67_chips = ChipGroup(self.diagnosis_frame)
        self.ki67_chips.setObjectName(u"ki67_chips")

        self.diagnosis_layout.addWidget(self.ki67_chips)

        self.ki67_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.diagnosis_layout.addItem(self.ki67_spacer)

        self.oncotype_label = QLabel(self.diagnosis_frame)
        self.oncotype_label.setObjectName(u"oncotype_label")
        self.oncotype_label.setWordWrap(True)
        self.oncotype_label.setProperty(u"role", u"question")

        self.diagnosis_layout.addWidget(self.oncotype_label)

        self.oncotype_hint_label = QLabel(self.diagnosis_frame)
        self.oncotype_hint_label.setObjectName(u"oncotype_hint_label")
        self.oncotype_hint_label.setWordWrap(True)
        self.oncotype_hint_label.setProperty(u"role", u"small")

        self.diagnosis_layout.addWidget(self.oncotype_hint_label)

        self.oncotype_chips = ChipGroup(self.diagnosis_frame)
        self.oncotype_chips.setObjectName(u"oncotype_chips")

        self.diagnosis_layout.addWidget(self.oncotype_chips)

        self.oncotype_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.diagnosis_layout.addItem(self.oncotype_spacer)


        self.left_column.addWidget(self.diagnosis_frame)

        self.genes_frame = QFrame(AboutPage)
        self.genes_frame.setObjectName(u"genes_frame")
        self.genes_frame.setProperty(u"role", u"card")
        self.genes_layout = QVBoxLayout(self.genes_frame)
        self.genes_layout.setSpacing(8)
        self.genes_layout.setObjectName(u"genes_layout")
        self.genes_layout.setContentsMargins(20, 20, 20, 20)
        self.genes_heading = QLabel(self.genes_frame)
        self.genes_heading.setObjectName(u"genes_heading")
        self.genes_heading.setProperty(u"role", u"heading")

        self.genes_layout.addWidget(self.genes_heading)

        self.pik3ca_label = QLabel(self.genes_frame)
        self.pik3ca_label.setObjectName(u"pik3ca_label")
        self.pik3ca_label.setWordWrap(True)
        self.pik3ca_label.setProperty(u"role", u"question")

        self.genes_layout.addWidget(self.pik3ca_label)

        self.pik3ca_chips = ChipGroup(self.genes_frame)
        self.pik3ca_chips.setObjectName(u"pik3ca_chips")

        self.genes_layout.addWidget(self.pik3ca_chips)

        self.pik3ca_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.genes_layout.addItem(self.pik3ca_spacer)

        self.esr1_label = QLabel(self.genes_frame)
        self.esr1_label.setObjectName(u"esr1_label")
        self.esr1_label.setWordWrap(True)
        self.esr1_label.setProperty(u"role", u"question")

        self.genes_layout.addWidget(self.esr1_label)

        self.esr1_chips = ChipGroup(self.genes_frame)
        self.esr1_chips.setObjectName(u"esr1_chips")

        self.genes_layout.addWidget(self.esr1_chips)

        self.esr1_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.genes_layout.addItem(self.esr1_spacer)

        self.akt1_pten_label = QLabel(self.genes_frame)
        self.akt1_pten_label.setObjectName(u"akt1_pten_label")
        self.akt1_pten_label.setWordWrap(True)
        self.akt1_pten_label.setProperty(u"role", u"question")

        self.genes_layout.addWidget(self.akt1_pten_label)

        self.akt1_pten_chips = ChipGroup(self.genes_frame)
        self.akt1_pten_chips.setObjectName(u"akt1_pten_chips")

        self.genes_layout.addWidget(self.akt1_pten_chips)

        self.akt1_pten_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.genes_layout.addItem(self.akt1_pten_spacer)

        self.brca_label = QLabel(self.genes_frame)
        self.brca_label.setObjectName(u"brca_label")
        self.brca_label.setWordWrap(True)
        self.brca_label.setProperty(u"role", u"question")

        self.genes_layout.addWidget(self.brca_label)

        self.brca_hint_label = QLabel(self.genes_frame)
        self.brca_hint_label.setObjectName(u"brca_hint_label")
        self.brca_hint_label.setWordWrap(True)
        self.brca_hint_label.setProperty(u"role", u"small")

        self.genes_layout.addWidget(self.brca_hint_label)

        self.brca_chips = ChipGroup(self.genes_frame)
        self.brca_chips.setObjectName(u"brca_chips")

        self.genes_layout.addWidget(self.brca_chips)

        self.brca_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.genes_layout.addItem(self.brca_spacer)


        self.left_column.addWidget(self.genes_frame)

        self.left_end = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.left_column.addItem(self.left_end)


        self.columns_layout.addLayout(self.left_column)

        self.right_column = QVBoxLayout()
        self.right_column.setSpacing(16)
        self.right_column.setObjectName(u"right_column")
        self.health_frame = QFrame(AboutPage)
        self.health_frame.setObjectName(u"health_frame")
        self.health_frame.setProperty(u"role", u"card")
        self.health_layout = QVBoxLayout(self.health_frame)
        self.health_layout.setSpacing(8)
        self.health_layout.setObjectName(u"health_layout")
        self.health_layout.setContentsMargins(20, 20, 20, 20)
        self.health_heading = QLabel(self.health_frame)
        self.health_heading.setObjectName(u"health_heading")
        self.health_heading.setProperty(u"role", u"heading")

        self.health_layout.addWidget(self.health_heading)

        self.sex_label = QLabel(self.health_frame)
        self.sex_label.setObjectName(u"sex_label")
        self.sex_label.setWordWrap(True)
        self.sex_label.setProperty(u"role", u"question")

        self.health_layout.addWidget(self.sex_label)

        self.sex_hint_label = QLabel(self.health_frame)
        self.sex_hint_label.setObjectName(u"sex_hint_label")
        self.sex_hint_label.setWordWrap(True)
        self.sex_hint_label.setProperty(u"role", u"small")

        self.health_layout.addWidget(self.sex_hint_label)

        self.sex_chips = ChipGroup(self.health_frame)
        self.sex_chips.setObjectName(u"sex_chips")

        self.health_layout.addWidget(self.sex_chips)

        self.sex_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.health_layout.addItem(self.sex_spacer)

        self.menopause_label = QLabel(self.health_frame)
        self.menopause_label.setObjectName(u"menopause_label")
        self.menopause_label.setWordWrap(True)
        self.menopause_label.setProperty(u"role", u"question")

        self.health_layout.addWidget(self.menopause_label)

        self.menopause_chips = ChipGroup(self.health_frame)
        self.menopause_chips.setObjectName(u"menopause_chips")

        self.health_layout.addWidget(self.menopause_chips)

        self.menopause_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.health_layout.addItem(self.menopause_spacer)

        self.past_treatments_label = QLabel(self.health_frame)
        self.past_treatments_label.setObjectName(u"past_treatments_label")
        self.past_treatments_label.setWordWrap(True)
        self.past_treatments_label.setProperty(u"role", u"question")

        self.health_layout.addWidget(self.past_treatments_label)

        self.past_treatments_hint_label = QLabel(self.health_frame)
        self.past_treatments_hint_label.setObjectName(u"past_treatments_hint_label")
        self.past_treatments_hint_label.setWordWrap(True)
        self.past_treatments_hint_label.setProperty(u"role", u"small")

        self.health_layout.addWidget(self.past_treatments_hint_label)

        self.past_treatments_chips = ChipGroup(self.health_frame)
        self.past_treatments_chips.setObjectName(u"past_treatments_chips")

        self.health_layout.addWidget(self.past_treatments_chips)

        self.past_outcomes = PastOutcomes(self.health_frame)
        self.past_outcomes.setObjectName(u"past_outcomes")

        self.health_layout.addWidget(self.past_outcomes)

        self.past_treatments_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.health_layout.addItem(self.past_treatments_spacer)

        self.conditions_label = QLabel(self.health_frame)
        self.conditions_label.setObjectName(u"conditions_label")
        self.conditions_label.setWordWrap(True)
        self.conditions_label.setProperty(u"role", u"question")

        self.health_layout.addWidget(self.conditions_label)

        self.conditions_chips = ChipGroup(self.health_frame)
        self.conditions_chips.setObjectName(u"conditions_chips")

        self.health_layout.addWidget(self.conditions_chips)

        self.conditions_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.health_layout.addItem(self.conditions_spacer)

        self.activity_label = QLabel(self.health_frame)
        self.activity_label.setObjectName(u"activity_label")
        self.activity_label.setWordWrap(True)
        self.activity_label.setProperty(u"role", u"question")

        self.health_layout.addWidget(self.activity_label)

        self.activity_chips = ChipGroup(self.health_frame)
        self.activity_chips.setObjectName(u"activity_chips")

        self.health_layout.addWidget(self.activity_chips)

        self.activity_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.health_layout.addItem(self.activity_spacer)

        self.other_medicines_label = QLabel(self.health_frame)
        self.other_medicines_label.setObjectName(u"other_medicines_label")
        self.other_medicines_label.setWordWrap(True)
        self.other_medicines_label.setProperty(u"role", u"question")

        self.health_layout.addWidget(self.other_medicines_label)

        self.other_medicines_hint_label = QLabel(self.health_frame)
        self.other_medicines_hint_label.setObjectName(u"other_medicines_hint_label")
        self.other_medicines_hint_label.setWordWrap(True)
        self.other_medicines_hint_label.setProperty(u"role", u"small")

        self.health_layout.addWidget(self.other_medicines_hint_label)

        self.other_medicines_chips = ChipGroup(self.health_frame)
        self.other_medicines_chips.setObjectName(u"other_medicines_chips")

        self.health_layout.addWidget(self.other_medicines_chips)

        self.medicine_names_label = QLabel(self.health_frame)
        self.medicine_names_label.setObjectName(u"medicine_names_label")
        self.medicine_names_label.setProperty(u"role", u"small")

        self.health_layout.addWidget(self.medicine_names_label)

        self.medicine_names_edit = QLineEdit(self.health_frame)
        self.medicine_names_edit.setObjectName(u"medicine_names_edit")
        self.medicine_names_edit.setMaxLength(2000)

        self.health_layout.addWidget(self.medicine_names_edit)

        self.other_medicines_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.health_layout.addItem(self.other_medicines_spacer)

        self.children_label = QLabel(self.health_frame)
        self.children_label.setObjectName(u"children_label")
        self.children_label.setWordWrap(True)
        self.children_label.setProperty(u"role", u"question")

        self.health_layout.addWidget(self.children_label)

        self.children_chips = ChipGroup(self.health_frame)
        self.children_chips.setObjectName(u"children_chips")

        self.health_layout.addWidget(self.children_chips)

        self.children_spacer = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.health_layout.addItem(self.children_spacer)


        self.right_column.addWidget(self.health_frame)

        self.right_end = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.right_column.addItem(self.right_end)


        self.columns_layout.addLayout(self.right_column)

        self.columns_layout.setStretch(0, 1)
        self.columns_layout.setStretch(1, 1)

        self.page_layout.addLayout(self.columns_layout)

#if QT_CONFIG(shortcut)
        self.stage_label.setBuddy(self.stage_chips)
        self.course_label.setBuddy(self.course_chips)
        self.grade_label.setBuddy(self.grade_chips)
        self.tumor_size_label.setBuddy(self.tumor_size_chips)
        self.nodes_label.setBuddy(self.nodes_chips)
        self.er_label.setBuddy(self.er_chips)
        self.pr_label.setBuddy(self.pr_chips)
        self.her2_label.setBuddy(self.her2_chips)
        self.ki67_label.setBuddy(self.ki67_chips)
        self.oncotype_label.setBuddy(self.oncotype_chips)
        self.pik3ca_label.setBuddy(self.pik3ca_chips)
        self.esr1_label.setBuddy(self.esr1_chips)
        self.akt1_pten_label.setBuddy(self.akt1_pten_chips)
        self.brca_label.setBuddy(self.brca_chips)
        self.sex_label.setBuddy(self.sex_chips)
        self.menopause_label.setBuddy(self.menopause_chips)
        self.past_treatments_label.setBuddy(self.past_treatments_chips)
        self.conditions_label.setBuddy(self.conditions_chips)
        self.activity_label.setBuddy(self.activity_chips)
        self.other_medicines_label.setBuddy(self.other_medicines_chips)
        self.medicine_names_label.setBuddy(self.medicine_names_edit)
        self.children_label.setBuddy(self.children_chips)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(AboutPage)
    # setupUi

    def retranslateUi(self, AboutPage):
        self.import_button.setText(QCoreApplication.translate("AboutPage", u"Import from a FHIR file\u2026", None))
#if QT_CONFIG(accessibility)
        self.import_button.setAccessibleDescription(QCoreApplication.translate("AboutPage", u"Finds answers in a record that your hospital gave you. You choose what is taken over.", None))
#endif // QT_CONFIG(accessibility)
        self.paste_button.setText(QCoreApplication.translate("AboutPage", u"Paste", None))
#if QT_CONFIG(accessibility)
        self.paste_button.setAccessibleDescription(QCoreApplication.translate("AboutPage", u"Finds answers in FHIR text that you copied. You choose what is taken over.", None))
#endif // QT_CONFIG(accessibility)
        self.diagnosis_heading.setText(QCoreApplication.translate("AboutPage", u"Your diagnosis", None))
        self.stage_label.setText(QCoreApplication.translate("AboutPage", u"What stage is the cancer?", None))
        self.course_label.setText(QCoreApplication.translate("AboutPage", u"Is this the first diagnosis, or has it come back?", None))
        self.grade_label.setText(QCoreApplication.translate("AboutPage", u"What grade is it?", None))
        self.grade_hint_label.setText(QCoreApplication.translate("AboutPage", u"The grade tells how fast the cells look to be growing.", None))
        self.tumor_size_label.setText(QCoreApplication.translate("AboutPage", u"How large is the lump in the breast?", None))
        self.nodes_label.setText(QCoreApplication.translate("AboutPage", u"Is there cancer in the lymph nodes under the arm?", None))
        self.er_label.setText(QCoreApplication.translate("AboutPage", u"Estrogen receptor (ER)", None))
        self.pr_label.setText(QCoreApplication.translate("AboutPage", u"Progesterone receptor (PR)", None))
        self.her2_label.setText(QCoreApplication.translate("AboutPage", u"HER2 result", None))
        self.her2_hint_label.setText(QCoreApplication.translate("AboutPage", u"\u201cHER2-low\u201d and \u201cultralow\u201d also count as HER2-negative.", None))
        self.ki67_label.setText(QCoreApplication.translate("AboutPage", u"Ki-67", None))
        self.ki67_hint_label.setText(QCoreApplication.translate("AboutPage", u"A measure of how many cells are dividing.", None))
        self.oncotype_label.setText(QCoreApplication.translate("AboutPage", u"Oncotype DX score", None))
        self.oncotype_hint_label.setText(QCoreApplication.translate("AboutPage", u"A test of the tumor that helps with the question of chemotherapy.", None))
        self.genes_heading.setText(QCoreApplication.translate("AboutPage", u"Gene tests", None))
        self.pik3ca_label.setText(QCoreApplication.translate("AboutPage", u"Gene test: PIK3CA", None))
        self.esr1_label.setText(QCoreApplication.translate("AboutPage", u"Gene test: ESR1", None))
        self.akt1_pten_label.setText(QCoreApplication.translate("AboutPage", u"Gene test: AKT1 or PTEN", None))
        self.brca_label.setText(QCoreApplication.translate("AboutPage", u"Inherited gene test: BRCA1 or BRCA2", None))
        self.brca_hint_label.setText(QCoreApplication.translate("AboutPage", u"A blood or spit test of the genes that you were born with.", None))
        self.health_heading.setText(QCoreApplication.translate("AboutPage", u"You and your health", None))
        self.sex_label.setText(QCoreApplication.translate("AboutPage", u"What sex were you given at birth?", None))
        self.sex_hint_label.setText(QCoreApplication.translate("AboutPage", u"Some medicines work in another way in men.", None))
        self.menopause_label.setText(QCoreApplication.translate("AboutPage", u"Have you gone through menopause?", None))
        self.past_treatments_label.setText(QCoreApplication.translate("AboutPage", u"Treatments that you have already had", None))
        self.past_treatments_hint_label.setText(QCoreApplication.translate("AboutPage", u"Tick all. Then say how each one went, if you know.", None))
        self.conditions_label.setText(QCoreApplication.translate("AboutPage", u"Other health conditions", None))
        self.activity_label.setText(QCoreApplication.translate("AboutPage", u"How active are you on most days?", None))
        self.other_medicines_label.setText(QCoreApplication.translate("AboutPage", u"Other medicines that you take", None))
        self.other_medicines_hint_label.setText(QCoreApplication.translate("AboutPage", u"Some of them can change how a treatment works.", None))
        self.medicine_names_label.setText(QCoreApplication.translate("AboutPage", u"Their names, if you have them at hand", None))
#if QT_CONFIG(accessibility)
        self.medicine_names_edit.setAccessibleName(QCoreApplication.translate("AboutPage", u"Names of your other medicines", None))
#endif // QT_CONFIG(accessibility)
        self.children_label.setText(QCoreApplication.translate("AboutPage", u"Would you like to have children in the future?", None))
        pass
    # retranslateUi

