"""Two fields in which a new passphrase is typed, with how hard it is to guess."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from hrbc_desktop.records.crypto.passphrase_strength import strength
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_new_passphrase import Ui_NewPassphrase
from hrbc_desktop.ui.kit.clear_fields import clear_without_undo


class NewPassphrase(QWidget):
    """A passphrase is taken only when it is strong enough and typed twice the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: Sequence[str] = ()
        self.form = form = Ui_NewPassphrase()
        form.setupUi(self)
        form.problem_label.hide()
        form.show_check.toggled.connect(self._show_letters)
        form.passphrase_edit.textChanged.connect(self._show_strength)
        form.repeat_edit.textChanged.connect(form.problem_label.hide)
        self._show_strength("")

    def set_forbidden_words(self, known: Sequence[str]) -> None:
        """Let these names make no passphrase strong: who knows the person knows them too."""
        self._known = known

    def taken(self) -> str | None:
        """Return the passphrase; None when something is wrong with it, which is then said below the fields."""
        first, again = self.form.passphrase_edit.text(), self.form.repeat_edit.text()
        judged = strength(first, self._known)
        if not judged.enough:
            self._refuse(judged.sentence, self.form.passphrase_edit)
            return None
        if first != again:
            self._refuse(_("The two do not match. Please type the same passphrase twice."), self.form.repeat_edit)
            return None
        return first

    def clear(self) -> None:
        """Forget what was typed."""
        clear_without_undo(self.form.passphrase_edit, self.form.repeat_edit)
        self.form.show_check.setChecked(False)
        self.form.problem_label.hide()

    def _refuse(self, sentence: str, field: QLineEdit) -> None:
        self.form.problem_label.setText(sentence)
        self.form.problem_label.show()
        field.setFocus()

    def _show_strength(self, passphrase: str) -> None:
        judged = strength(passphrase, self._known)
        self.form.strength_bar.setValue(judged.score + 1 if passphrase else 0)
        self.form.strength_label.setText(judged.sentence)
        self.form.problem_label.hide()

    def _show_letters(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.form.passphrase_edit.setEchoMode(mode)
        self.form.repeat_edit.setEchoMode(mode)
