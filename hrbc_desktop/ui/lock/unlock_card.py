"""Asks for the passphrase, and offers what is left where it opens nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_unlock_card import Ui_UnlockCard
from hrbc_desktop.ui.kit.accessibility import announce
from hrbc_desktop.ui.kit.clear_fields import clear_without_undo
from hrbc_desktop.ui.kit.line_breaking import with_break_points
from hrbc_desktop.ui.lock.lock_card import LockCard

LOCKED_TITLE = _("Your worksheets are locked")


class UnlockCard(LockCard):
    """What is asked for goes on with the passphrase that stands in the field."""

    typed = Signal(str)
    """The passphrase."""
    keyring_requested = Signal()
    salvage_requested = Signal(str)
    begin_requested = Signal(str)
    backup_requested = Signal()
    other_person_requested = Signal()
    code_requested = Signal()
    memory_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form = Ui_UnlockCard()
        form.setupUi(self)
        self.begin_at(form.passphrase_edit, form.unlock_problem)
        form.passphrase_edit.returnPressed.connect(self._take)
        form.unlock_button.clicked.connect(self._take)
        form.keyring_button.clicked.connect(self.keyring_requested)
        form.salvage_button.clicked.connect(lambda: self.salvage_requested.emit(self.passphrase))
        form.begin_button.clicked.connect(lambda: self.begin_requested.emit(self.passphrase))
        form.replace_button.clicked.connect(self.backup_requested)
        form.other_person_button.clicked.connect(self.other_person_requested)
        form.forgot_button.clicked.connect(self.code_requested)
        form.without_button.clicked.connect(self.memory_requested)

    @property
    def passphrase(self) -> str:
        """What stands in the field."""
        return self.form.passphrase_edit.text()

    def ask(self, name: str, sentence: str) -> None:
        """Ask for the passphrase of who has that name, as far as it may be shown."""
        self.form.unlock_title.setText(with_break_points(name) or LOCKED_TITLE)
        self.say(sentence)

    def say_unusable(self) -> None:
        """Say that no passphrase helps here."""
        self.form.unlock_title.setText(_("The list cannot be opened"))
        self.say(_("Nothing was changed."))

    def say(self, sentence: str) -> None:
        """Say below the title what is asked for, and why."""
        self.form.unlock_label.setText(sentence)

    def tell(self, title: str, sentence: str) -> None:
        """Tell what became of the worksheets, also aloud."""
        self.form.unlock_title.setText(title)
        self.say(sentence)
        announce(self.form.unlock_label, sentence)

    def offer(self, *, others: bool, keyring: bool, memory: bool) -> None:
        """Offer to be somebody else, to ask the system's keyring, and to go on without these worksheets."""
        self.form.other_person_button.setVisible(others)
        self.form.keyring_button.setVisible(keyring)
        self.form.without_button.setVisible(memory)

    def offer_ways_out(self, *, begin: bool = False, salvage: bool = False, backup: bool = False) -> None:
        """Offer what helps where the list itself cannot be opened."""
        self.form.begin_button.setVisible(begin)
        self.form.salvage_button.setVisible(salvage)
        self.form.replace_button.setVisible(backup)

    def forget(self) -> None:
        super().forget()
        clear_without_undo(self.form.passphrase_edit)
        self.offer_ways_out()

    def _take(self) -> None:
        if self.passphrase and self.form.unlock_button.isEnabled():
            self.typed.emit(self.passphrase)
