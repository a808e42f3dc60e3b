# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'sheet_preview.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QHBoxLayout, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from hrbc_desktop.ui.kit.progress_line import ProgressLine
from hrbc_desktop.ui.steps.sign.pdf_page import PdfPage

class Ui_SheetPreview(object):
    def setupUi(self, SheetPreview):
        if not SheetPreview.objectName():
            SheetPreview.setObjectName(u"SheetPreview")
        SheetPreview.setProperty(u"role", u"card")
        self.preview_layout = QVBoxLayout(SheetPreview)
        self.preview_layout.setSpacing(6)
        self.preview_layout.setObjectName(u"preview_layout")
        self.preview_layout.setContentsMargins(12, 12, 12, 6)
        self.picture = PdfPage(SheetPreview)
        self.picture.setObjectName(u"picture")

        self.preview_layout.addWidget(self.picture)

        self.words_label = QLabel(SheetPreview)
        self.words_label.setObjectName(u"words_label")
        self.words_label.setWordWrap(True)
        self.words_label.setProperty(u"role", u"muted")
        self.words_label.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self.preview_layout.addWidget(self.words_label)

        self.progress_line = ProgressLine(SheetPreview)
        self.progress_line.setObjectName(u"progress_line")

        self.preview_layout.addWidget(self.progress_line)

        self.turn_layout = QHBoxLayout()
        self.turn_layout.setSpacing(4)
        self.turn_layout.setObjectName(u"turn_layout")
        self.turn_layout.setContentsMargins(0, 0, 0, 0)
        self.larger_button = QPushButton(SheetPreview)
        self.larger_button.setObjectName(u"larger_button")
        self.larger_button.setProperty(u"role", u"link")

        self.turn_layout.addWidget(self.larger_button)

        self.turn_left = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.turn_layout.addItem(self.turn_left)

        self.previous_button = QPushButton(SheetPreview)
        self.previous_button.setObjectName(u"previous_button")
        self.previous_button.setProperty(u"role", u"tool")

        self.turn_layout.addWidget(self.previous_button)

        self.page_label = QLabel(SheetPreview)
        self.page_label.setObjectName(u"page_label")
        self.page_label.setProperty(u"role", u"muted")

        self.turn_layout.addWidget(self.page_label)

        self.next_button = QPushButton(SheetPreview)
        self.next_button.setObjectName(u"next_button")
        self.next_button.setProperty(u"role", u"tool")

        self.turn_layout.addWidget(self.next_button)


        self.preview_layout.addLayout(self.turn_layout)


        self.retranslateUi(SheetPreview)
    # setupUi

    def retranslateUi(self, SheetPreview):
#if QT_CONFIG(accessibility)
        self.picture.setAccessibleName(QCoreApplication.translate("SheetPreview", u"Page of your worksheet", None))
#endif // QT_CONFIG(accessibility)
        self.words_label.setText("")
        self.larger_button.setText(QCoreApplication.translate("SheetPreview", u"Larger", None))
#if QT_CONFIG(tooltip)
        self.larger_button.setToolTip(QCoreApplication.translate("SheetPreview", u"See the pages large enough to read", None))
#endif // QT_CONFIG(tooltip)
        self.previous_button.setText(QCoreApplication.translate("SheetPreview", u"\u2039", None))
#if QT_CONFIG(accessibility)
        self.previous_button.setAccessibleName(QCoreApplication.translate("SheetPreview", u"Previous page", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.previous_button.setToolTip(QCoreApplication.translate("SheetPreview", u"Previous page", None))
#endif // QT_CONFIG(tooltip)
        self.page_label.setText("")
        self.next_button.setText(QCoreApplication.translate("SheetPreview", u"\u203a", None))
#if QT_CONFIG(accessibility)
        self.next_button.setAccessibleName(QCoreApplication.translate("SheetPreview", u"Next page", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.next_button.setToolTip(QCoreApplication.translate("SheetPreview", u"Next page", None))
#endif // QT_CONFIG(tooltip)
        pass
    # retranslateUi

