"""What asks for the passphrase while the worksheets are open: a new one, a new recovery code, the system's keyring."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hrbc_desktop.records.crypto.os_keyring import is_there
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.errors import KeyringMissing, RecordsError
from hrbc_desktop.records.store import Store
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_passphrase_dialog import Ui_PassphraseDialog
from hrbc_desktop.ui.kit.clear_fields import clear_without_undo
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.metrics import PASSPHRASES_WINDOW, TASK_WINDOW
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.lock.retry_countdown import Countdown

_MOST_NAMES = 100
"""The list of a clinic may hold twenty thousand."""


class PassphraseDialog(Dialog):
    """Asks for the passphrase, has something done with it, and says what came of it."""

    def __init__(self, vault: Vault, consultation: Consultation, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._vault, self._records, self._jobs = vault, consultation.records, consultation.jobs
        self._done: Callable[[Any], None] | None = None
        self.form = form = Ui_PassphraseDialog()
        form.setupUi(self)
        self.setWindowTitle(title)
        form.title_label.setText(title)
        for part in (form.new_heading, form.new_passphrase, form.problem_label, form.code_card):
            part.hide()
        self._countdown = Countdown(vault, (form.wait_label,), (form.done_button,), self)
        self._countdown.follow()
        form.cancel_button.clicked.connect(self.reject)
        form.done_button.clicked.connect(self.act)
        form.code_card.confirmed.connect(self._on_code_confirmed)
        self.resize(current_theme().window(TASK_WINDOW, self))

    @property
    def person(self) -> str:
        """The id of who is here; empty in a list of one person."""
        person = self._records.people.person
        return person.id if person else ""

    def act(self) -> None:
        """Do what the dialog is for, with what was typed."""
        raise NotImplementedError

    def ask(self, sentence: str, button: str) -> None:
        """Say what will happen, and on which button."""
        self.form.sentence_label.setText(sentence)
        self.form.done_button.setText(button)

    def begin(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do `work` in the background; call `done` with its answer while this is open."""
        self._done = done
        self._set_busy(_("One moment…"))
        job = self._jobs.run(work, self._on_done, self._on_failed)
        self.destroyed.connect(job.cancel)

    def finish(self, sentence: str) -> None:
        """Say what is done; there is nothing more to type."""
        form = self.form
        for part in (form.passphrase_label, form.passphrase_edit, form.new_heading, form.new_passphrase):
            part.hide()
        form.done_button.hide()
        form.sentence_label.setText(sentence)
        form.cancel_button.setText(_("Close"))
        form.cancel_button.setFocus()
        self.fit()

    def show_code(self, code: str) -> None:
        """Show the recovery code that the list has now, until the person says that she has it."""
        self.form.ask_box.hide()
        self.form.code_card.show_code(code)
        self.form.code_card.show()
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let no Escape take away the code: the old one opens nothing any more."""
        if event.key() != Qt.Key.Key_Escape or self.form.code_card.isHidden():
            super().keyPressEvent(event)

    def fit(self) -> None:
        """Be as high as what is shown needs, as far as the screen has room for it."""
        width, highest = current_theme().window(PASSPHRASES_WINDOW, self).toTuple()
        self.form.ask_layout.invalidate()  # what was just hidden still counts in it,
        self.form.ask_box.updateGeometry()  # and in what is around it
        self.resize(width, min(self.form.inside_layout.totalHeightForWidth(width), highest))

    def _on_code_confirmed(self) -> None:
        with suppress(RecordsError):  # it is then shown once more at the next unlocking
            self._vault.confirm_code()
        self.accept()

    def _on_done(self, answer: Any) -> None:
        self._set_busy("")
        self._clear()
        if self._done is not None:
            self._done(answer)

    def _on_failed(self, problem: Exception) -> None:
        self._set_busy("")
        if not isinstance(problem, RecordsError):
            raise problem
        self.form.problem_label.setText(str(problem))
        self.form.problem_label.show()
        self.form.passphrase_edit.selectAll()
        self.form.passphrase_edit.setFocus()
        self._countdown.follow()

    def _set_busy(self, words: str) -> None:
        self.form.problem_label.hide()
        self.form.busy_label.setText(words)
        for part in (self.form.passphrase_edit, self.form.new_passphrase, self.form.done_button):
            part.setEnabled(not words)

    def _clear(self) -> None:
        clear_without_undo(self.form.passphrase_edit)
        self.form.new_passphrase.clear()


class ChangePassphraseDialog(PassphraseDialog):
    """The old passphrase, and the new one twice."""

    def __init__(self, vault: Vault, consultation: Consultation, parent: QWidget | None = None) -> None:
        super().__init__(vault, consultation, _("Change passphrase"), parent)
        self.ask(_("Your recovery code stays the same, and so do your worksheets."), _("Change passphrase"))
        self.form.new_passphrase.set_forbidden_words(_newest_names(consultation.records))
        self.form.new_heading.show()
        self.form.new_passphrase.show()
        self.resize(current_theme().window(PASSPHRASES_WINDOW, self))

    def act(self) -> None:
        new = self.form.new_passphrase.taken()
        if new is not None:
            change = partial(self._vault.change_passphrase, self.form.passphrase_edit.text(), new, self.person)
            event = "own passphrase changed" if self.person else "passphrase changed"
            self.begin(_noted(change, self._records.logbook.log_when_possible, event), self._on_changed)

    def _on_changed(self, _nothing: None) -> None:
        self.finish(_("Your passphrase is changed. Backups that were made before still open with the old one."))


class RecoveryCodeDialog(PassphraseDialog):
    """A new recovery code, for one that was lost or seen by others."""

    def __init__(self, vault: Vault, consultation: Consultation, parent: QWidget | None = None) -> None:
        super().__init__(vault, consultation, _("New recovery code"), parent)
        self.ask(_("You get a new code to print. The old one will no longer work."), _("Make a new code"))

    def act(self) -> None:
        renew = partial(self._vault.renew_recovery_code, self.form.passphrase_edit.text(), self.person)
        self.begin(_noted(renew, self._records.logbook.log_when_possible, "recovery code renewed"), self.show_code)


class KeyringDialog(PassphraseDialog):
    """Turns the system's keyring on, with the passphrase, or off without it."""

    def __init__(self, vault: Vault, consultation: Consultation, parent: QWidget | None = None) -> None:
        super().__init__(vault, consultation, _("Unlock with the system’s keyring"), parent)
        if vault.has_keyring:
            self.ask(_("It is on: whoever may use your account on this computer opens your worksheets."), _("Turn off"))
            self.form.passphrase_label.hide()
            self.form.passphrase_edit.hide()
        else:
            self.ask(
                _(
                    "Then one press opens your worksheets, without the passphrase. Whoever may use your account on "
                    "this computer can press it too. So do this only where nobody else uses your account."
                ),
                _("Turn on"),
            )
            self.begin(is_there, self._on_looked)

    def act(self) -> None:
        if self._vault.has_keyring:
            work = _noted(self._vault.turn_off_keyring, self._records.logbook.log_when_possible, "keyring off")
            sentence = _("It is off. Only your passphrase or your recovery code opens your worksheets.")
        else:
            turn_on = partial(self._vault.turn_on_keyring, self.form.passphrase_edit.text())
            work = _noted(turn_on, self._records.logbook.log_when_possible, "keyring on")
            sentence = _("It is on. Your passphrase and your recovery code still open your worksheets too.")
        self.begin(work, lambda _: self.finish(sentence))

    def _on_looked(self, found: bool) -> None:
        if not found:
            self.finish(KeyringMissing.sentence)


def _newest_names(records: Store) -> list[str]:
    return [one.name for one in records.list.known()[:_MOST_NAMES]]


def _noted(work: Callable[[], Any], note: Callable[[Any], None], what: str) -> Callable[[], Any]:
    """`work`, and a line in the history once it is done."""

    def both() -> Any:
        answer = work()
        note(what)
        return answer

    return both
