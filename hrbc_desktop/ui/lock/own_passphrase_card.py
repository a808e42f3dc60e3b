"""Asks for a passphrase of one's own in the place of one that somebody else has chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from hrbc_desktop.ui.forms.ui_own_passphrase_card import Ui_OwnPassphraseCard


class OwnPassphraseCard(QFrame):
    """It holds the first passphrase until there is another, and forgets both then."""

    chosen = Signal(str, str)
    """The passphrase that was typed first, and the person's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = ""
        self.form = form = Ui_OwnPassphraseCard()
        form.setupUi(self)
        form.own_problem.hide()
        form.own_button.clicked.connect(self._take)
        form.own_passphrase.form.repeat_edit.returnPressed.connect(self._take)

    def ask(self, first: str, name: str) -> None:
        """Ask for it; neither the first one nor the name may be in it."""
        self._first = first
        self.form.own_passphrase.set_forbidden_words([first, name])

    def forget(self) -> None:
        """Forget what was typed."""
        self._first = ""
        self.form.own_passphrase.set_forbidden_words([])
        self.form.own_passphrase.clear()
        self.form.own_problem.hide()

    def _take(self) -> None:
        own = self.form.own_passphrase.taken()
        if own is not None:
            self.chosen.emit(self._first, own)
