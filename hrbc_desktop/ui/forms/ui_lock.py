# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'lock.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel,
    QLineEdit, QPushButton, QScrollArea, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from hrbc_desktop.ui.kit.status_label import StatusLabel
from hrbc_desktop.ui.lock.new_passphrase_form import NewPassphrase
from hrbc_desktop.ui.lock.recovery_code_card import RecoveryCodeCard

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

        self.welcome_frame = QFrame(self.scroll_contents)
        self.welcome_frame.setObjectName(u"welcome_frame")
        self.welcome_frame.setProperty(u"role", u"card")
        self.welcome_layout = QVBoxLayout(self.welcome_frame)
        self.welcome_layout.setSpacing(14)
        self.welcome_layout.setObjectName(u"welcome_layout")
        self.welcome_layout.setContentsMargins(32, 28, 32, 28)
        self.welcome_title = QLabel(self.welcome_frame)
        self.welcome_title.setObjectName(u"welcome_title")
        self.welcome_title.setWordWrap(True)
        self.welcome_title.setProperty(u"role", u"title")

        self.welcome_layout.addWidget(self.welcome_title)

        self.welcome_label = QLabel(self.welcome_frame)
        self.welcome_label.setObjectName(u"welcome_label")
        self.welcome_label.setWordWrap(True)
        self.welcome_label.setProperty(u"role", u"muted")

        self.welcome_layout.addWidget(self.welcome_label)

        self.promise_label = QLabel(self.welcome_frame)
        self.promise_label.setObjectName(u"promise_label")
        self.promise_label.setWordWrap(True)
        self.promise_label.setProperty(u"role", u"question")

        self.welcome_layout.addWidget(self.promise_label)

        self.ways_layout = QHBoxLayout()
        self.ways_layout.setSpacing(16)
        self.ways_layout.setObjectName(u"ways_layout")
        self.ways_layout.setContentsMargins(0, 0, 0, 0)
        self.keep_frame = QFrame(self.welcome_frame)
        self.keep_frame.setObjectName(u"keep_frame")
        self.keep_frame.setProperty(u"role", u"quiet")
        self.keep_layout = QVBoxLayout(self.keep_frame)
        self.keep_layout.setSpacing(8)
        self.keep_layout.setObjectName(u"keep_layout")
        self.keep_layout.setContentsMargins(16, 14, 16, 14)
        self.keep_heading = QLabel(self.keep_frame)
        self.keep_heading.setObjectName(u"keep_heading")
        self.keep_heading.setWordWrap(True)
        self.keep_heading.setProperty(u"role", u"heading")

        self.keep_layout.addWidget(self.keep_heading)

        self.keep_label = QLabel(self.keep_frame)
        self.keep_label.setObjectName(u"keep_label")
        self.keep_label.setWordWrap(True)

        self.keep_layout.addWidget(self.keep_label)

        self.keep_spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.keep_layout.addItem(self.keep_spacer)

        self.choose_button = QPushButton(self.keep_frame)
        self.choose_button.setObjectName(u"choose_button")
        self.choose_button.setProperty(u"role", u"primary")

        self.keep_layout.addWidget(self.choose_button)


        self.ways_layout.addWidget(self.keep_frame)

        self.memory_frame = QFrame(self.welcome_frame)
        self.memory_frame.setObjectName(u"memory_frame")
        self.memory_frame.setProperty(u"role", u"quiet")
        self.memory_layout = QVBoxLayout(self.memory_frame)
        self.memory_layout.setSpacing(8)
        self.memory_layout.setObjectName(u"memory_layout")
        self.memory_layout.setContentsMargins(16, 14, 16, 14)
        self.memory_heading = QLabel(self.memory_frame)
        self.memory_heading.setObjectName(u"memory_heading")
        self.memory_heading.setWordWrap(True)
        self.memory_heading.setProperty(u"role", u"heading")

        self.memory_layout.addWidget(self.memory_heading)

        self.memory_label = QLabel(self.memory_frame)
        self.memory_label.setObjectName(u"memory_label")
        self.memory_label.setWordWrap(True)

        self.memory_layout.addWidget(self.memory_label)

        self.memory_spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.memory_layout.addItem(self.memory_spacer)

        self.memory_button = QPushButton(self.memory_frame)
        self.memory_button.setObjectName(u"memory_button")
        self.memory_button.setProperty(u"role", u"primary")

        self.memory_layout.addWidget(self.memory_button)


        self.ways_layout.addWidget(self.memory_frame)

        self.ways_layout.setStretch(0, 1)
        self.ways_layout.setStretch(1, 1)

        self.welcome_layout.addLayout(self.ways_layout)

        self.restore_buttons = QHBoxLayout()
        self.restore_buttons.setSpacing(8)
        self.restore_buttons.setObjectName(u"restore_buttons")
        self.restore_buttons.setContentsMargins(0, 0, 0, 0)
        self.restore_button = QPushButton(self.welcome_frame)
        self.restore_button.setObjectName(u"restore_button")
        self.restore_button.setProperty(u"role", u"link")

        self.restore_buttons.addWidget(self.restore_button)

        self.restore_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.restore_buttons.addItem(self.restore_spacer)


        self.welcome_layout.addLayout(self.restore_buttons)

        self.welcome_problem = StatusLabel(self.welcome_frame)
        self.welcome_problem.setObjectName(u"welcome_problem")
        self.welcome_problem.setWordWrap(True)
        self.welcome_problem.setProperty(u"role", u"error")

        self.welcome_layout.addWidget(self.welcome_problem)


        self.contents_layout.addWidget(self.welcome_frame)

        self.choose_frame = QFrame(self.scroll_contents)
        self.choose_frame.setObjectName(u"choose_frame")
        self.choose_frame.setProperty(u"role", u"card")
        self.choose_layout = QVBoxLayout(self.choose_frame)
        self.choose_layout.setSpacing(14)
        self.choose_layout.setObjectName(u"choose_layout")
        self.choose_layout.setContentsMargins(32, 28, 32, 28)
        self.choose_title = QLabel(self.choose_frame)
        self.choose_title.setObjectName(u"choose_title")
        self.choose_title.setWordWrap(True)
        self.choose_title.setProperty(u"role", u"title")

        self.choose_layout.addWidget(self.choose_title)

        self.choose_sentence = QLabel(self.choose_frame)
        self.choose_sentence.setObjectName(u"choose_sentence")
        self.choose_sentence.setWordWrap(True)
        self.choose_sentence.setProperty(u"role", u"muted")

        self.choose_layout.addWidget(self.choose_sentence)

        self.new_passphrase = NewPassphrase(self.choose_frame)
        self.new_passphrase.setObjectName(u"new_passphrase")

        self.choose_layout.addWidget(self.new_passphrase)

        self.forgotten_label = QLabel(self.choose_frame)
        self.forgotten_label.setObjectName(u"forgotten_label")
        self.forgotten_label.setWordWrap(True)
        self.forgotten_label.setProperty(u"role", u"small")

        self.choose_layout.addWidget(self.forgotten_label)

        self.choose_problem = StatusLabel(self.choose_frame)
        self.choose_problem.setObjectName(u"choose_problem")
        self.choose_problem.setWordWrap(True)
        self.choose_problem.setProperty(u"role", u"error")

        self.choose_layout.addWidget(self.choose_problem)

        self.choose_buttons = QHBoxLayout()
        self.choose_buttons.setSpacing(12)
        self.choose_buttons.setObjectName(u"choose_buttons")
        self.choose_buttons.setContentsMargins(0, 0, 0, 0)
        self.back_button = QPushButton(self.choose_frame)
        self.back_button.setObjectName(u"back_button")

        self.choose_buttons.addWidget(self.back_button)

        self.choose_buttons_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.choose_buttons.addItem(self.choose_buttons_spacer)

        self.create_button = QPushButton(self.choose_frame)
        self.create_button.setObjectName(u"create_button")
        self.create_button.setProperty(u"role", u"primary")

        self.choose_buttons.addWidget(self.create_button)


        self.choose_layout.addLayout(self.choose_buttons)


        self.contents_layout.addWidget(self.choose_frame)

        self.code_card = RecoveryCodeCard(self.scroll_contents)
        self.code_card.setObjectName(u"code_card")

        self.contents_layout.addWidget(self.code_card)

        self.unlock_frame = QFrame(self.scroll_contents)
        self.unlock_frame.setObjectName(u"unlock_frame")
        self.unlock_frame.setProperty(u"role", u"card")
        self.unlock_layout = QVBoxLayout(self.unlock_frame)
        self.unlock_layout.setSpacing(12)
        self.unlock_layout.setObjectName(u"unlock_layout")
        self.unlock_layout.setContentsMargins(32, 28, 32, 28)
        self.unlock_title = QLabel(self.unlock_frame)
        self.unlock_title.setObjectName(u"unlock_title")
        self.unlock_title.setTextFormat(Qt.TextFormat.PlainText)
        self.unlock_title.setWordWrap(True)
        self.unlock_title.setProperty(u"role", u"title")

        self.unlock_layout.addWidget(self.unlock_title)

        self.unlock_label = QLabel(self.unlock_frame)
        self.unlock_label.setObjectName(u"unlock_label")
        self.unlock_label.setWordWrap(True)
        self.unlock_label.setProperty(u"role", u"muted")

        self.unlock_layout.addWidget(self.unlock_label)

        self.passphrase_label = QLabel(self.unlock_frame)
        self.passphrase_label.setObjectName(u"passphrase_label")
        self.passphrase_label.setWordWrap(True)
        self.passphrase_label.setProperty(u"role", u"question")

        self.unlock_layout.addWidget(self.passphrase_label)

        self.passphrase_edit = QLineEdit(self.unlock_frame)
        self.passphrase_edit.setObjectName(u"passphrase_edit")
        self.passphrase_edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase_edit.setMaxLength(500)

        self.unlock_layout.addWidget(self.passphrase_edit)

        self.unlock_problem = StatusLabel(self.unlock_frame)
        self.unlock_problem.setObjectName(u"unlock_problem")
        self.unlock_problem.setWordWrap(True)
        self.unlock_problem.setProperty(u"role", u"error")

        self.unlock_layout.addWidget(self.unlock_problem)

        self.wait_label = QLabel(self.unlock_frame)
        self.wait_label.setObjectName(u"wait_label")
        self.wait_label.setWordWrap(True)
        self.wait_label.setProperty(u"role", u"muted")

        self.unlock_layout.addWidget(self.wait_label)

        self.unlock_buttons = QHBoxLayout()
        self.unlock_buttons.setSpacing(12)
        self.unlock_buttons.setObjectName(u"unlock_buttons")
        self.unlock_buttons.setContentsMargins(0, 0, 0, 0)
        self.unlock_button = QPushButton(self.unlock_frame)
        self.unlock_button.setObjectName(u"unlock_button")
        self.unlock_button.setProperty(u"role", u"primary")

        self.unlock_buttons.addWidget(self.unlock_button)

        self.keyring_button = QPushButton(self.unlock_frame)
        self.keyring_button.setObjectName(u"keyring_button")

        self.unlock_buttons.addWidget(self.keyring_button)

        self.unlock_buttons_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.unlock_buttons.addItem(self.unlock_buttons_spacer)


        self.unlock_layout.addLayout(self.unlock_buttons)

        self.unlock_line = QFrame(self.unlock_frame)
        self.unlock_line.setObjectName(u"unlock_line")
        self.unlock_line.setProperty(u"role", u"line")

        self.unlock_layout.addWidget(self.unlock_line)

        self.unlock_links = QVBoxLayout()
        self.unlock_links.setSpacing(0)
        self.unlock_links.setObjectName(u"unlock_links")
        self.unlock_links.setContentsMargins(0, 0, 0, 0)
        self.salvage_button = QPushButton(self.unlock_frame)
        self.salvage_button.setObjectName(u"salvage_button")
        self.salvage_button.setProperty(u"role", u"link")

        self.unlock_links.addWidget(self.salvage_button)

        self.replace_button = QPushButton(self.unlock_frame)
        self.replace_button.setObjectName(u"replace_button")
        self.replace_button.setProperty(u"role", u"link")

        self.unlock_links.addWidget(self.replace_button)

        self.begin_button = QPushButton(self.unlock_frame)
        self.begin_button.setObjectName(u"begin_button")
        self.begin_button.setProperty(u"role", u"link")

        self.unlock_links.addWidget(self.begin_button)

        self.other_person_button = QPushButton(self.unlock_frame)
        self.other_person_button.setObjectName(u"other_person_button")
        self.other_person_button.setProperty(u"role", u"link")

        self.unlock_links.addWidget(self.other_person_button)

        self.forgot_button = QPushButton(self.unlock_frame)
        self.forgot_button.setObjectName(u"forgot_button")
        self.forgot_button.setProperty(u"role", u"link")

        self.unlock_links.addWidget(self.forgot_button)

        self.without_button = QPushButton(self.unlock_frame)
        self.without_button.setObjectName(u"without_button")
        self.without_button.setProperty(u"role", u"link")

        self.unlock_links.addWidget(self.without_button)


        self.unlock_layout.addLayout(self.unlock_links)


        self.contents_layout.addWidget(self.unlock_frame)

        self.recover_frame = QFrame(self.scroll_contents)
        self.recover_frame.setObjectName(u"recover_frame")
        self.recover_frame.setProperty(u"role", u"card")
        self.recover_layout = QVBoxLayout(self.recover_frame)
        self.recover_layout.setSpacing(12)
        self.recover_layout.setObjectName(u"recover_layout")
        self.recover_layout.setContentsMargins(32, 28, 32, 28)
        self.recover_title = QLabel(self.recover_frame)
        self.recover_title.setObjectName(u"recover_title")
        self.recover_title.setWordWrap(True)
        self.recover_title.setProperty(u"role", u"title")

        self.recover_layout.addWidget(self.recover_title)

        self.recover_sentence = QLabel(self.recover_frame)
        self.recover_sentence.setObjectName(u"recover_sentence")
        self.recover_sentence.setWordWrap(True)
        self.recover_sentence.setProperty(u"role", u"muted")

        self.recover_layout.addWidget(self.recover_sentence)

        self.whose_label = QLabel(self.recover_frame)
        self.whose_label.setObjectName(u"whose_label")
        self.whose_label.setTextFormat(Qt.TextFormat.PlainText)
        self.whose_label.setWordWrap(True)
        self.whose_label.setProperty(u"role", u"question")

        self.recover_layout.addWidget(self.whose_label)

        self.code_label = QLabel(self.recover_frame)
        self.code_label.setObjectName(u"code_label")
        self.code_label.setWordWrap(True)
        self.code_label.setProperty(u"role", u"question")

        self.recover_layout.addWidget(self.code_label)

        self.code_edit = QLineEdit(self.recover_frame)
        self.code_edit.setObjectName(u"code_edit")
        self.code_edit.setMaxLength(100)

        self.recover_layout.addWidget(self.code_edit)

        self.replacement_heading = QLabel(self.recover_frame)
        self.replacement_heading.setObjectName(u"replacement_heading")
        self.replacement_heading.setWordWrap(True)
        self.replacement_heading.setProperty(u"role", u"heading")

        self.recover_layout.addWidget(self.replacement_heading)

        self.replacement = NewPassphrase(self.recover_frame)
        self.replacement.setObjectName(u"replacement")

        self.recover_layout.addWidget(self.replacement)

        self.recover_problem = StatusLabel(self.recover_frame)
        self.recover_problem.setObjectName(u"recover_problem")
        self.recover_problem.setWordWrap(True)
        self.recover_problem.setProperty(u"role", u"error")

        self.recover_layout.addWidget(self.recover_problem)

        self.recover_wait = QLabel(self.recover_frame)
        self.recover_wait.setObjectName(u"recover_wait")
        self.recover_wait.setWordWrap(True)
        self.recover_wait.setProperty(u"role", u"muted")

        self.recover_layout.addWidget(self.recover_wait)

        self.recover_buttons = QHBoxLayout()
        self.recover_buttons.setSpacing(12)
        self.recover_buttons.setObjectName(u"recover_buttons")
        self.recover_buttons.setContentsMargins(0, 0, 0, 0)
        self.recover_back_button = QPushButton(self.recover_frame)
        self.recover_back_button.setObjectName(u"recover_back_button")

        self.recover_buttons.addWidget(self.recover_back_button)

        self.recover_buttons_spacer = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.recover_buttons.addItem(self.recover_buttons_spacer)

        self.recover_button = QPushButton(self.recover_frame)
        self.recover_button.setObjectName(u"recover_button")
        self.recover_button.setProperty(u"role", u"primary")

        self.recover_buttons.addWidget(self.recover_button)


        self.recover_layout.addLayout(self.recover_buttons)


        self.contents_layout.addWidget(self.recover_frame)

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

#if QT_CONFIG(shortcut)
        self.passphrase_label.setBuddy(self.passphrase_edit)
        self.code_label.setBuddy(self.code_edit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(UnlockPage)
    # setupUi

    def retranslateUi(self, UnlockPage):
        self.welcome_title.setText(QCoreApplication.translate("UnlockPage", u"Prepare for your treatment talk", None))
        self.welcome_label.setText(QCoreApplication.translate("UnlockPage", u"You tell a few facts, look at your options side by side, and note your questions. At the end you have a signed worksheet for your visit. It does not choose for you.", None))
        self.promise_label.setText(QCoreApplication.translate("UnlockPage", u"Nothing leaves this computer.", None))
        self.keep_heading.setText(QCoreApplication.translate("UnlockPage", u"Keep my work here", None))
        self.keep_label.setText(QCoreApplication.translate("UnlockPage", u"Locked: only your passphrase opens it.", None))
        self.choose_button.setText(QCoreApplication.translate("UnlockPage", u"Choose a passphrase", None))
        self.memory_heading.setText(QCoreApplication.translate("UnlockPage", u"Leave nothing here", None))
        self.memory_label.setText(QCoreApplication.translate("UnlockPage", u"Good for a computer that others use. Save a PDF before you close the program. All else is gone then.", None))
        self.memory_button.setText(QCoreApplication.translate("UnlockPage", u"Leave nothing here", None))
        self.restore_button.setText(QCoreApplication.translate("UnlockPage", u"I have a backup file", None))
        self.welcome_problem.setText("")
        self.choose_title.setText(QCoreApplication.translate("UnlockPage", u"Choose a passphrase", None))
        self.choose_sentence.setText(QCoreApplication.translate("UnlockPage", u"It protects the worksheets on this computer.", None))
        self.forgotten_label.setText(QCoreApplication.translate("UnlockPage", u"Nobody can look it up for you. If you forget it, the code that you get next helps.", None))
        self.choose_problem.setText("")
        self.back_button.setText(QCoreApplication.translate("UnlockPage", u"Back", None))
        self.create_button.setText(QCoreApplication.translate("UnlockPage", u"Go on", None))
        self.unlock_title.setText(QCoreApplication.translate("UnlockPage", u"Your worksheets are locked", None))
        self.unlock_label.setText(QCoreApplication.translate("UnlockPage", u"Type your passphrase to go on.", None))
        self.passphrase_label.setText(QCoreApplication.translate("UnlockPage", u"Passphrase", None))
#if QT_CONFIG(accessibility)
        self.passphrase_edit.setAccessibleName(QCoreApplication.translate("UnlockPage", u"Passphrase", None))
#endif // QT_CONFIG(accessibility)
        self.unlock_problem.setText("")
        self.wait_label.setText("")
        self.unlock_button.setText(QCoreApplication.translate("UnlockPage", u"Unlock", None))
        self.keyring_button.setText(QCoreApplication.translate("UnlockPage", u"Unlock with the system\u2019s keyring", None))
        self.salvage_button.setText(QCoreApplication.translate("UnlockPage", u"Recover what can be read", None))
        self.replace_button.setText(QCoreApplication.translate("UnlockPage", u"Restore from a backup", None))
        self.begin_button.setText(QCoreApplication.translate("UnlockPage", u"Start over with an empty list", None))
        self.other_person_button.setText(QCoreApplication.translate("UnlockPage", u"Somebody else", None))
        self.forgot_button.setText(QCoreApplication.translate("UnlockPage", u"I forgot my passphrase", None))
        self.without_button.setText(QCoreApplication.translate("UnlockPage", u"Use without saving on this computer", None))
        self.recover_title.setText(QCoreApplication.translate("UnlockPage", u"Use your recovery code", None))
        self.recover_sentence.setText(QCoreApplication.translate("UnlockPage", u"You got the code when you chose your passphrase. Capitals, spaces and dashes do not matter.", None))
        self.whose_label.setText("")
        self.code_label.setText(QCoreApplication.translate("UnlockPage", u"Recovery code", None))
#if QT_CONFIG(accessibility)
        self.code_edit.setAccessibleName(QCoreApplication.translate("UnlockPage", u"Recovery code", None))
#endif // QT_CONFIG(accessibility)
        self.replacement_heading.setText(QCoreApplication.translate("UnlockPage", u"Your new passphrase", None))
        self.recover_problem.setText("")
        self.recover_wait.setText("")
        self.recover_back_button.setText(QCoreApplication.translate("UnlockPage", u"Back", None))
        self.recover_button.setText(QCoreApplication.translate("UnlockPage", u"Open my worksheets", None))
        self.busy_label.setText("")
        pass
    # retranslateUi

