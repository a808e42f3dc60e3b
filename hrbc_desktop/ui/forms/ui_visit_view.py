# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'visit_view.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QFrame, QGridLayout, QHBoxLayout,
    QLabel, QPushButton, QScrollArea, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

class Ui_ConsultView(object):
    def setupUi(self, ConsultView):
        if not ConsultView.objectName():
            ConsultView.setObjectName(u"ConsultView")
        ConsultView.setProperty(u"role", u"paper")
        self.consult_layout = QVBoxLayout(ConsultView)
        self.consult_layout.setSpacing(0)
        self.consult_layout.setObjectName(u"consult_layout")
        self.consult_layout.setContentsMargins(0, 0, 0, 0)
        self.heading_layout = QGridLayout()
        self.heading_layout.setObjectName(u"heading_layout")
        self.heading_layout.setHorizontalSpacing(20)
        self.heading_layout.setVerticalSpacing(6)
        self.heading_layout.setContentsMargins(44, 24, 44, 12)
        self.title_label = QLabel(ConsultView)
        self.title_label.setObjectName(u"title_label")
        self.title_label.setWordWrap(True)
        self.title_label.setProperty(u"role", u"title")

        self.heading_layout.addWidget(self.title_label, 0, 0, 1, 1)

        self.position_label = QLabel(ConsultView)
        self.position_label.setObjectName(u"position_label")
        self.position_label.setWordWrap(True)
        self.position_label.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.position_label.setProperty(u"role", u"muted")

        self.heading_layout.addWidget(self.position_label, 0, 1, 1, 1)

        self.plain_layout = QHBoxLayout()
        self.plain_layout.setSpacing(20)
        self.plain_layout.setObjectName(u"plain_layout")
        self.plain_label = QLabel(ConsultView)
        self.plain_label.setObjectName(u"plain_label")
        self.plain_label.setWordWrap(True)
        self.plain_label.setProperty(u"role", u"subtitle")

        self.plain_layout.addWidget(self.plain_label)

        self.talked_label = QLabel(ConsultView)
        self.talked_label.setObjectName(u"talked_label")
        self.talked_label.setProperty(u"role", u"badge_good")

        self.plain_layout.addWidget(self.talked_label, 0, Qt.AlignmentFlag.AlignVCenter)

        self.words_button = QPushButton(ConsultView)
        self.words_button.setObjectName(u"words_button")
        self.words_button.setProperty(u"role", u"pill")

        self.plain_layout.addWidget(self.words_button, 0, Qt.AlignmentFlag.AlignVCenter)

        self.plain_layout.setStretch(0, 1)

        self.heading_layout.addLayout(self.plain_layout, 1, 0, 1, 2)

        self.heading_layout.setColumnStretch(0, 3)
        self.heading_layout.setColumnStretch(1, 2)

        self.consult_layout.addLayout(self.heading_layout)

        self.body_layout = QHBoxLayout()
        self.body_layout.setSpacing(0)
        self.body_layout.setObjectName(u"body_layout")
        self.cards_area = QScrollArea(ConsultView)
        self.cards_area.setObjectName(u"cards_area")
        self.cards_area.setFrameShape(QFrame.Shape.NoFrame)
        self.cards_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cards_area.setWidgetResizable(True)
        self.cards_widget = QWidget()
        self.cards_widget.setObjectName(u"cards_widget")
        self.cards_widget.setProperty(u"role", u"paper")
        self.cards_column = QVBoxLayout(self.cards_widget)
        self.cards_column.setSpacing(16)
        self.cards_column.setObjectName(u"cards_column")
        self.cards_column.setContentsMargins(44, 8, 44, 24)
        self.cards_layout = QHBoxLayout()
        self.cards_layout.setSpacing(16)
        self.cards_layout.setObjectName(u"cards_layout")

        self.cards_column.addLayout(self.cards_layout)

        self.note_label = QLabel(self.cards_widget)
        self.note_label.setObjectName(u"note_label")
        self.note_label.setWordWrap(True)
        self.note_label.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignTop)
        self.note_label.setProperty(u"role", u"muted")

        self.cards_column.addWidget(self.note_label)

        self.cards_column.setStretch(1, 1)
        self.cards_area.setWidget(self.cards_widget)

        self.body_layout.addWidget(self.cards_area)

        self.body_layout.setStretch(0, 1)

        self.consult_layout.addLayout(self.body_layout)

        self.footer_frame = QFrame(ConsultView)
        self.footer_frame.setObjectName(u"footer_frame")
        self.footer_frame.setProperty(u"role", u"footer")
        self.footer_layout = QVBoxLayout(self.footer_frame)
        self.footer_layout.setSpacing(10)
        self.footer_layout.setObjectName(u"footer_layout")
        self.footer_layout.setContentsMargins(24, 8, 24, 8)
        self.keys_label = QLabel(self.footer_frame)
        self.keys_label.setObjectName(u"keys_label")
        self.keys_label.setWordWrap(True)
        self.keys_label.setProperty(u"role", u"small")

        self.footer_layout.addWidget(self.keys_label)

        self.buttons_layout = QHBoxLayout()
        self.buttons_layout.setSpacing(10)
        self.buttons_layout.setObjectName(u"buttons_layout")
        self.row_buttons_layout = QHBoxLayout()
        self.row_buttons_layout.setSpacing(10)
        self.row_buttons_layout.setObjectName(u"row_buttons_layout")
        self.row_buttons_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.row_buttons_layout.addItem(self.row_buttons_spacer)

        self.previous_button = QPushButton(self.footer_frame)
        self.previous_button.setObjectName(u"previous_button")

        self.row_buttons_layout.addWidget(self.previous_button)

        self.next_button = QPushButton(self.footer_frame)
        self.next_button.setObjectName(u"next_button")

        self.row_buttons_layout.addWidget(self.next_button)

        self.talked_button = QPushButton(self.footer_frame)
        self.talked_button.setObjectName(u"talked_button")

        self.row_buttons_layout.addWidget(self.talked_button)


        self.buttons_layout.addLayout(self.row_buttons_layout)

        self.other_buttons_layout = QHBoxLayout()
        self.other_buttons_layout.setSpacing(10)
        self.other_buttons_layout.setObjectName(u"other_buttons_layout")
        self.other_buttons_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.other_buttons_layout.addItem(self.other_buttons_spacer)

        self.questions_button = QPushButton(self.footer_frame)
        self.questions_button.setObjectName(u"questions_button")
        self.questions_button.setProperty(u"spoken", u"disclosure")
        self.questions_button.setCheckable(True)

        self.other_buttons_layout.addWidget(self.questions_button)

        self.close_button = QPushButton(self.footer_frame)
        self.close_button.setObjectName(u"close_button")

        self.other_buttons_layout.addWidget(self.close_button)


        self.buttons_layout.addLayout(self.other_buttons_layout)

        self.buttons_layout.setStretch(0, 1)

        self.footer_layout.addLayout(self.buttons_layout)

        self.footer_layout.setStretch(0, 1)

        self.consult_layout.addWidget(self.footer_frame)

        self.consult_layout.setStretch(1, 1)

        self.retranslateUi(ConsultView)
    # setupUi

    def retranslateUi(self, ConsultView):
        ConsultView.setWindowTitle(QCoreApplication.translate("ConsultView", u"Talk it through", None))
        self.talked_label.setText(QCoreApplication.translate("ConsultView", u"Talked about", None))
#if QT_CONFIG(accessibility)
        self.words_button.setAccessibleName(QCoreApplication.translate("ConsultView", u"Words explained in the visit", None))
#endif // QT_CONFIG(accessibility)
        self.words_button.setText(QCoreApplication.translate("ConsultView", u"Words explained", None))
#if QT_CONFIG(tooltip)
        self.words_button.setToolTip(QCoreApplication.translate("ConsultView", u"What the medical words here mean (W)", None))
#endif // QT_CONFIG(tooltip)
        self.keys_label.setText(QCoreApplication.translate("ConsultView", u"\u2190 \u2192 options \u00b7 \u2191 \u2193 rows \u00b7 Enter source \u00b7 T talked about \u00b7 Q questions \u00b7 N note \u00b7 W words \u00b7 Esc close", None))
        self.previous_button.setText(QCoreApplication.translate("ConsultView", u"Previous row", None))
#if QT_CONFIG(accessibility)
        self.previous_button.setAccessibleName(QCoreApplication.translate("ConsultView", u"Previous row", None))
#endif // QT_CONFIG(accessibility)
        self.next_button.setText(QCoreApplication.translate("ConsultView", u"Next row", None))
#if QT_CONFIG(accessibility)
        self.next_button.setAccessibleName(QCoreApplication.translate("ConsultView", u"Next row", None))
#endif // QT_CONFIG(accessibility)
        self.talked_button.setText(QCoreApplication.translate("ConsultView", u"Mark as talked about", None))
        self.questions_button.setText(QCoreApplication.translate("ConsultView", u"Questions", None))
        self.close_button.setText(QCoreApplication.translate("ConsultView", u"Close", None))
    # retranslateUi

