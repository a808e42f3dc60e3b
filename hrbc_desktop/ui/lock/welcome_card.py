"""Welcomes a person for whom nothing is kept yet, and asks where her work shall be kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from hrbc_desktop.ui.forms.ui_welcome_card import Ui_WelcomeCard
from hrbc_desktop.ui.lock.lock_card import LockCard


class WelcomeCard(LockCard):
    """Behind a passphrase, nowhere, or where a backup file says."""

    passphrase_requested = Signal()
    memory_requested = Signal()
    backup_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form = Ui_WelcomeCard()
        form.setupUi(self)
        self.begin_at(form.choose_button, form.welcome_problem)
        form.choose_button.clicked.connect(self.passphrase_requested)
        form.memory_button.clicked.connect(self.memory_requested)
        form.restore_button.clicked.connect(self.backup_requested)

    def set_wide(self, is_wide: bool) -> None:
        """Put the two ways side by side, or one below the other where there is no room."""
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self.form.ways_layout.setDirection(way)
