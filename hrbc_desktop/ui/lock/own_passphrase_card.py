"""Asks for a passphrase of one's own in the place of one that somebody else has chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrbc_desktop.ui.forms.ui_own_passphrase_card import Ui_OwnPassphraseCard
from hrbc_desktop.ui.lock.lock_card import LockCard


class OwnPassphraseCard(LockCard):
    """It holds the first passphrase until there is another, and forgets both then."""

    chosen = Signal(str, str)
    """The passphrase that was typed first, and the person's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first_passphrase = ""
        self.form = form = Ui_OwnPassphraseCard()
        form.setupUi(self)
        self.begin_at(form.own_passphrase.form.passphrase_edit, form.own_problem)
        form.own_button.clicked.connect(self._take)
        form.own_passphrase.form.repeat_edit.returnPressed.connect(self._take)

    def ask(self, first: str, name: str) -> None:
        """Ask for it; neither the first one nor the name may be in it."""
        self._first_passphrase = first
        self.form.own_passphrase.set_forbidden_words([first, name])

    def forget(self) -> None:
        super().forget()
        self._first_passphrase = ""
        self.form.own_passphrase.set_forbidden_words([])
        self.form.own_passphrase.clear()

    def _take(self) -> None:
        own = self.form.own_passphrase.taken()
        if own is not None:
            self.chosen.emit(self._first_passphrase, own)
