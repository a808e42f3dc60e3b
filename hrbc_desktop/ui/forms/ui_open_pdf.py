# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'open_pdf.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel,
    QPushButton, QScrollArea, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from hrbc_desktop.ui.kit.progress_line import ProgressLine
from hrbc_desktop.ui.kit.status_label import StatusLabel

class Ui_OpeningPage(object):
    def setupUi(self, OpeningPage):
        if not OpeningPage.objectName():
            OpeningPage.setObjectName(u"OpeningPage")
        OpeningPage.setProperty(u"role", u"paper")
        self.page_layout = QVBoxLayout(OpeningPage)
        self.page_layout.setSpacing(8)
        self.page_layout.setObjectName(u"page_layout")
        self.page_layout.setContentsMargins(0, 0, 0, 0)
        self.scroll_area = QScrollArea(OpeningPage)
        self.scroll_area.setObjectName(u"scroll_area")
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_contents = QWidget()
        self.scroll_contents.setObjectName(u"scroll_contents")
        self.scroll_contents.setProperty(u"role", u"paper")
        self.contents_layout = QVBoxLayout(self.scroll_contents)
        self.contents_layout.setSpacing(8)
        self.contents_layout.setObjectName(u"contents_layout")
        self.contents_layout.setContentsMargins(24, 24, 24, 24)
        self.top_spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.contents_layout.addItem(self.top_spacer)

        self.card_frame = QFrame(self.scroll_contents)
        self.card_frame.setObjectName(u"card_frame")
        self.card_frame.setProperty(u"role", u"card")
        self.card_layout = QVBoxLayout(self.card_frame)
        self.card_layout.setSpacing(16)
        self.card_layout.setObjectName(u"card_layout")
        self.card_layout.setContentsMargins(34, 30, 34, 24)
        self.head_layout = QHBoxLayout()
        self.head_layout.setSpacing(18)
        self.head_layout.setObjectName(u"head_layout")
        self.head_layout.setContentsMargins(0, 0, 0, 0)
        self.badge_layout = QVBoxLayout()
        self.badge_layout.setSpacing(8)
        self.badge_layout.setObjectName(u"badge_layout")
        self.badge_layout.setContentsMargins(0, 0, 0, 0)
        self.badge_label = QLabel(self.card_frame)
        self.badge_label.setObjectName(u"badge_label")
        self.badge_label.setProperty(u"spoken", u"decoration")

        self.badge_layout.addWidget(self.badge_label)

        self.badge_spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.badge_layout.addItem(self.badge_spacer)


        self.head_layout.addLayout(self.badge_layout)

        self.words_layout = QVBoxLayout()
        self.words_layout.setSpacing(6)
        self.words_layout.setObjectName(u"words_layout")
        self.words_layout.setContentsMargins(0, 0, 0, 0)
        self.whose_label = StatusLabel(self.card_frame)
        self.whose_label.setObjectName(u"whose_label")
        self.whose_label.setWordWrap(True)
        self.whose_label.setProperty(u"role", u"heading")
        self.whose_label.setTextFormat(Qt.TextFormat.PlainText)
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.whose_label.sizePolicy().hasHeightForWidth())
        self.whose_label.setSizePolicy(sizePolicy)

        self.words_layout.addWidget(self.whose_label)

        self.heading_label = StatusLabel(self.card_frame)
        self.heading_label.setObjectName(u"heading_label")
        self.heading_label.setWordWrap(True)
        self.heading_label.setProperty(u"role", u"title")
        sizePolicy.setHeightForWidth(self.heading_label.sizePolicy().hasHeightForWidth())
        self.heading_label.setSizePolicy(sizePolicy)

        self.words_layout.addWidget(self.heading_label)

        self.sentence_label = StatusLabel(self.card_frame)
        self.sentence_label.setObjectName(u"sentence_label")
        self.sentence_label.setWordWrap(True)
        self.sentence_label.setProperty(u"role", u"muted")
        sizePolicy.setHeightForWidth(self.sentence_label.sizePolicy().hasHeightForWidth())
        self.sentence_label.setSizePolicy(sizePolicy)

        self.words_layout.addWidget(self.sentence_label)


        self.head_layout.addLayout(self.words_layout)


        self.card_layout.addLayout(self.head_layout)

        self.facts_line = QFrame(self.card_frame)
        self.facts_line.setObjectName(u"facts_line")
        self.facts_line.setProperty(u"role", u"line")

        self.card_layout.addWidget(self.facts_line)

        self.facts_layout = QHBoxLayout()
        self.facts_layout.setSpacing(18)
        self.facts_layout.setObjectName(u"facts_layout")
        self.facts_layout.setContentsMargins(0, 0, 0, 0)
        self.who_box = QWidget(self.card_frame)
        self.who_box.setObjectName(u"who_box")
        self.who_box.setProperty(u"role", u"clear")
        self.who_layout = QVBoxLayout(self.who_box)
        self.who_layout.setSpacing(4)
        self.who_layout.setObjectName(u"who_layout")
        self.who_layout.setContentsMargins(0, 0, 0, 0)
        self.who_heading = QLabel(self.who_box)
        self.who_heading.setObjectName(u"who_heading")
        self.who_heading.setWordWrap(True)
        self.who_heading.setProperty(u"role", u"question")

        self.who_layout.addWidget(self.who_heading)

        self.who_label = QLabel(self.who_box)
        self.who_label.setObjectName(u"who_label")
        self.who_label.setWordWrap(True)
        self.who_label.setProperty(u"role", u"small")

        self.who_layout.addWidget(self.who_label)

        self.who_spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.who_layout.addItem(self.who_spacer)


        self.facts_layout.addWidget(self.who_box)

        self.content_box = QWidget(self.card_frame)
        self.content_box.setObjectName(u"content_box")
        self.content_box.setProperty(u"role", u"clear")
        self.content_layout = QVBoxLayout(self.content_box)
        self.content_layout.setSpacing(4)
        self.content_layout.setObjectName(u"content_layout")
        self.content_layout.setContentsMargins(0, 0, 0, 0)
        self.content_heading = QLabel(self.content_box)
        self.content_heading.setObjectName(u"content_heading")
        self.content_heading.setWordWrap(True)
        self.content_heading.setProperty(u"role", u"question")

        self.content_layout.addWidget(self.content_heading)

        self.content_label = QLabel(self.content_box)
        self.content_label.setObjectName(u"content_label")
        self.content_label.setWordWrap(True)
        self.content_label.setProperty(u"role", u"small")

        self.content_layout.addWidget(self.content_label)

        self.content_spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.content_layout.addItem(self.content_spacer)


        self.facts_layout.addWidget(self.content_box)

        self.facts_layout.setStretch(0, 1)
        self.facts_layout.setStretch(1, 1)

        self.card_layout.addLayout(self.facts_layout)

        self.buttons_line = QFrame(self.card_frame)
        self.buttons_line.setObjectName(u"buttons_line")
        self.buttons_line.setProperty(u"role", u"line")

        self.card_layout.addWidget(self.buttons_line)

        self.progress_line = ProgressLine(self.card_frame)
        self.progress_line.setObjectName(u"progress_line")

        self.card_layout.addWidget(self.progress_line)

        self.buttons_layout = QHBoxLayout()
        self.buttons_layout.setSpacing(12)
        self.buttons_layout.setObjectName(u"buttons_layout")
        self.buttons_layout.setContentsMargins(0, 0, 0, 0)
        self.newer_button = QPushButton(self.card_frame)
        self.newer_button.setObjectName(u"newer_button")
        self.newer_button.setProperty(u"role", u"primary")

        self.buttons_layout.addWidget(self.newer_button)

        self.go_through_button = QPushButton(self.card_frame)
        self.go_through_button.setObjectName(u"go_through_button")
        self.go_through_button.setProperty(u"role", u"primary")

        self.buttons_layout.addWidget(self.go_through_button)

        self.countersign_button = QPushButton(self.card_frame)
        self.countersign_button.setObjectName(u"countersign_button")

        self.buttons_layout.addWidget(self.countersign_button)

        self.other_button = QPushButton(self.card_frame)
        self.other_button.setObjectName(u"other_button")
        self.other_button.setProperty(u"role", u"primary")

        self.buttons_layout.addWidget(self.other_button)

        self.buttons_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons_layout.addItem(self.buttons_spacer)


        self.card_layout.addLayout(self.buttons_layout)

        self.links_layout = QHBoxLayout()
        self.links_layout.setSpacing(24)
        self.links_layout.setObjectName(u"links_layout")
        self.links_layout.setContentsMargins(0, 0, 0, 0)
        self.continue_button = QPushButton(self.card_frame)
        self.continue_button.setObjectName(u"continue_button")
        self.continue_button.setProperty(u"role", u"link")

        self.links_layout.addWidget(self.continue_button)

        self.close_button = QPushButton(self.card_frame)
        self.close_button.setObjectName(u"close_button")
        self.close_button.setProperty(u"role", u"link")

        self.links_layout.addWidget(self.close_button)

        self.links_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.links_layout.addItem(self.links_spacer)

        self.details_button = QPushButton(self.card_frame)
        self.details_button.setObjectName(u"details_button")
        self.details_button.setProperty(u"spoken", u"disclosure")
        self.details_button.setProperty(u"role", u"link")
        self.details_button.setCheckable(True)

        self.links_layout.addWidget(self.details_button)


        self.card_layout.addLayout(self.links_layout)

        self.details_label = QLabel(self.card_frame)
        self.details_label.setObjectName(u"details_label")
        self.details_label.setWordWrap(True)
        self.details_label.setProperty(u"role", u"small")
        self.details_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)

        self.card_layout.addWidget(self.details_label)


        self.contents_layout.addWidget(self.card_frame)

        self.bottom_spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.contents_layout.addItem(self.bottom_spacer)

        self.scroll_area.setWidget(self.scroll_contents)

        self.page_layout.addWidget(self.scroll_area)


        self.retranslateUi(OpeningPage)
    # setupUi

    def retranslateUi(self, OpeningPage):
        self.badge_label.setText("")
        self.whose_label.setText("")
        self.heading_label.setText("")
        self.sentence_label.setText("")
        self.who_heading.setText(QCoreApplication.translate("OpeningPage", u"Who signed?", None))
        self.who_label.setText("")
        self.content_heading.setText(QCoreApplication.translate("OpeningPage", u"What is in it?", None))
        self.content_label.setText("")
        self.newer_button.setText(QCoreApplication.translate("OpeningPage", u"Open the newer one", None))
        self.go_through_button.setText(QCoreApplication.translate("OpeningPage", u"Go through it together", None))
        self.countersign_button.setText(QCoreApplication.translate("OpeningPage", u"Add notes and countersign", None))
        self.other_button.setText(QCoreApplication.translate("OpeningPage", u"Choose another PDF\u2026", None))
        self.continue_button.setText(QCoreApplication.translate("OpeningPage", u"Continue as a new revision", None))
#if QT_CONFIG(tooltip)
        self.continue_button.setToolTip(QCoreApplication.translate("OpeningPage", u"What was signed stays as it is. Changes go into a new, unsigned revision.", None))
#endif // QT_CONFIG(tooltip)
        self.close_button.setText(QCoreApplication.translate("OpeningPage", u"Back to the list", None))
        self.details_button.setText(QCoreApplication.translate("OpeningPage", u"Details", None))
        self.details_label.setText("")
        pass
    # retranslateUi

