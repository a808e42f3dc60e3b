"""Asks for the passphrase of a new list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrbc_desktop.ui.forms.ui_choose_card import Ui_ChooseCard
from hrbc_desktop.ui.lock.lock_card import LockCard


class ChooseCard(LockCard):
    """Twice the same, and strong enough."""

    chosen = Signal(str)
    """The passphrase."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form = Ui_ChooseCard()
        form.setupUi(self)
        self.begin_at(form.new_passphrase.form.passphrase_edit, form.choose_problem)
        form.back_button.clicked.connect(self.left)
        form.create_button.clicked.connect(self._take)
        form.new_passphrase.form.repeat_edit.returnPressed.connect(self._take)

    def forget(self) -> None:
        super().forget()
        self.form.new_passphrase.clear()

    def _take(self) -> None:
        passphrase = self.form.new_passphrase.taken()
        if passphrase is not None:
            self.chosen.emit(passphrase)
