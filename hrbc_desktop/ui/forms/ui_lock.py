# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'lock.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (Qt)
from PySide6.QtWidgets import (QFrame, QScrollArea, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from hrbc_desktop.ui.kit.status_label import StatusLabel
from hrbc_desktop.ui.lock.choose_card import ChooseCard
from hrbc_desktop.ui.lock.own_passphrase_card import OwnPassphraseCard
from hrbc_desktop.ui.lock.person_card import PersonCard
from hrbc_desktop.ui.lock.recover_card import RecoverCard
from hrbc_desktop.ui.lock.recovery_code_card import RecoveryCodeCard
from hrbc_desktop.ui.lock.unlock_card import UnlockCard
from hrbc_desktop.ui.lock.waiting_file_card import WaitingFileCard
from hrbc_desktop.ui.lock.welcome_card import WelcomeCard

class Ui_UnlockPage(object):
    def setupUi(self, UnlockPage):
        if not UnlockPage.objectName():
            UnlockPage.setObjectName(u"UnlockPage")
        UnlockPage.setProperty(u"role", u"paper")
        self.page_layout = QVBoxLayout(UnlockPage)
        self.page_layout.setSpacing(8)
        self.page_layout.setObjectName(u"page_layout")
        self.page_layout.setContentsMargins(0, 0, 0, 0)
        self.scroll_area = QScrollArea(UnlockPage)
        self.scroll_area.setObjectName(u"scroll_area")
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_contents = QWidget()
        self.scroll_contents.setObjectName(u"scroll_contents")
        self.scroll_contents.setProperty(u"role", u"paper")
        self.contents_layout = QVBoxLayout(self.scroll_contents)
        self.contents_layout.setSpacing(12)
        self.contents_layout.setObjectName(u"contents_layout")
        self.contents_layout.setContentsMargins(24, 24, 24, 24)
        self.top_spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.contents_layout.addItem(self.top_spacer)

        self.waiting_card = WaitingFileCard(self.scroll_contents)
        self.waiting_card.setObjectName(u"waiting_card")

        self.contents_layout.addWidget(self.waiting_card)

        self.welcome_card = WelcomeCard(self.scroll_contents)
        self.welcome_card.setObjectName(u"welcome_card")

        self.contents_layout.addWidget(self.welcome_card)

        self.choose_card = ChooseCard(self.scroll_contents)
        self.choose_card.setObjectName(u"choose_card")

        self.contents_layout.addWidget(self.choose_card)

        self.code_card = RecoveryCodeCard(self.scroll_contents)
        self.code_card.setObjectName(u"code_card")

        self.contents_layout.addWidget(self.code_card)

        self.unlock_card = UnlockCard(self.scroll_contents)
        self.unlock_card.setObjectName(u"unlock_card")

        self.contents_layout.addWidget(self.unlock_card)

        self.person_card = PersonCard(self.scroll_contents)
        self.person_card.setObjectName(u"person_card")

        self.contents_layout.addWidget(self.person_card)

        self.own_card = OwnPassphraseCard(self.scroll_contents)
        self.own_card.setObjectName(u"own_card")

        self.contents_layout.addWidget(self.own_card)

        self.recover_card = RecoverCard(self.scroll_contents)
        self.recover_card.setObjectName(u"recover_card")

        self.contents_layout.addWidget(self.recover_card)

        self.busy_label = StatusLabel(self.scroll_contents)
        self.busy_label.setObjectName(u"busy_label")
        self.busy_label.setWordWrap(True)
        self.busy_label.setProperty(u"role", u"muted")
        self.busy_label.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self.contents_layout.addWidget(self.busy_label)

        self.bottom_spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.contents_layout.addItem(self.bottom_spacer)

        self.scroll_area.setWidget(self.scroll_contents)

        self.page_layout.addWidget(self.scroll_area)


        self.retranslateUi(UnlockPage)
    # setupUi

    def retranslateUi(self, UnlockPage):
        self.busy_label.setText("")
        pass
    # retranslateUi

