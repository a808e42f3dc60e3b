"""Asks for the recovery code in the place of a forgotten passphrase, and for a new passphrase."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_recover_card import Ui_RecoverCard
from hrbc_desktop.ui.kit.clear_fields import clear_without_undo
from hrbc_desktop.ui.kit.line_breaking import with_break_points
from hrbc_desktop.ui.lock.lock_card import LockCard


class RecoverCard(LockCard):
    """It says whose passphrase will be a new one, where she may be named."""

    typed = Signal(str, str)
    """The recovery code, and the new passphrase."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form = Ui_RecoverCard()
        form.setupUi(self)
        self.begin_at(form.code_edit, form.recover_problem)
        form.recover_back_button.clicked.connect(self.left)
        form.recover_button.clicked.connect(self._take)
        form.replacement.form.repeat_edit.returnPressed.connect(self._take)

    def ask(self, name: str) -> None:
        """Ask for it; `name`: whose passphrase will be a new one, empty where nobody is named."""
        words = _("The new passphrase is for {name}. Only an administrator gets in this way.").format(name=name)
        self.form.whose_label.setText(with_break_points(words))
        self.form.whose_label.setVisible(bool(name))

    def forget(self) -> None:
        super().forget()
        clear_without_undo(self.form.code_edit)
        self.form.replacement.clear()

    def _take(self) -> None:
        passphrase = self.form.replacement.taken()
        if passphrase is not None and self.form.recover_button.isEnabled():
            self.typed.emit(self.form.code_edit.text(), passphrase)
