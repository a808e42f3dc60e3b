"""The way to the worksheets: the first run, the locked page, and the recovery code for a forgotten passphrase."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from hrbc_desktop.records.errors import (
    KeyFileDamaged,
    KeyFileMissing,
    NothingReadable,
    OwnPassphraseNeeded,
    RecordsError,
    StoreDamaged,
    StoreMissing,
)
from hrbc_desktop.session.tasks import Jobs
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_lock import Ui_UnlockPage
from hrbc_desktop.ui.kit.metrics import BUTTONS_IN_LINE_FROM, CARD_WIDTH, XXL
from hrbc_desktop.ui.kit.tab_order import focus_first_heading
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.lock.retry_countdown import Countdown

if TYPE_CHECKING:
    from hrbc_desktop.records.crypto.key_file import Cost
    from hrbc_desktop.records.crypto.locked_vault import LockedVault
    from hrbc_desktop.records.store import Store
    from hrbc_desktop.session.open_records import RecordsOpener
    from hrbc_desktop.session.settings import Settings

Answer = TypeVar("Answer")

LOCKED_SENTENCE = _("Type your passphrase to go on.")
IF_ANOTHER_SENTENCE = _("If somebody else was here last, press “Somebody else” first.")

_UNUSABLE = (StoreDamaged, StoreMissing, NothingReadable, KeyFileDamaged, KeyFileMissing)
"""What only a backup, or another file in its place, helps with."""


class UnlockPage(QWidget):
    """Asks for what opens the records, and hands them over. Nothing here shows a worksheet.

    Who uses the list is not said, and cannot be found out by trying names, unless the settings allow it.
    """

    unlocked = Signal(object)
    """The open records: a `Store`."""
    refused = Signal(object)
    """What was tried did not open them: the RecordsError."""
    look_requested = Signal()
    """A PDF waits, and is to be read without the worksheets."""
    code_shown = Signal()
    """The records are open behind a recovery code that the person has not confirmed to have."""

    def __init__(
        self,
        vault: LockedVault,
        jobs: Jobs,
        settings: Settings,
        cost: Cost | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._vault, self._jobs, self._settings, self._cost = vault, jobs, settings, cost
        self._store: Store | None = None
        self._again = False
        self._person = ""
        """The id of who is asked for her passphrase; empty in a list of one person, and while it is not known who."""
        self._typed = ""
        """The name that was typed instead. Whether anybody has it is looked up with the passphrase, and not before."""
        self.form = form = Ui_UnlockPage()
        form.setupUi(self)
        self._asking = (
            form.person_card,
            form.own_card,
            form.welcome_card,
            form.choose_card,
            form.unlock_card,
            form.recover_card,
        )
        unlock_form, recover_form = form.unlock_card.form, form.recover_card.form
        labels = unlock_form.wait_label, recover_form.recover_wait
        buttons = unlock_form.unlock_button, recover_form.recover_button
        self._countdown = Countdown(vault, labels, buttons, self)
        self._connect()
        current_theme().changed.connect(self._fit)
        self.ask()

    def ask(self, *, again: bool = False, person: str = "", name: str = "") -> None:
        """Ask for the passphrase, or welcome a person for whom nothing is kept yet.

        `again`: a worksheet that could not be saved waits behind this page; only who may open the records gets to it.
        `person`: the id of who was here, where several people use the list; empty to ask who is there.
        `name`: what she has typed as her name.
        """
        self._again, self._typed = again, name
        people = self._vault.people
        self._person = people[0][0] if len(people) == 1 else person if person in dict(people) else ""
        self._show_card(self._first_card())
        self.form.unlock_card.offer(others=len(people) > 1, keyring=self._vault.has_keyring, memory=not again)
        self.form.welcome_card.form.restore_button.setVisible(self._vault.server is None)
        self._countdown.follow()
        self._focus()

    def ask_who(self) -> None:
        """Ask who is there, where several people use the list."""
        self.ask(again=self._again)

    def _first_card(self) -> QWidget:
        if len(self._vault.people) > 1 and not (self._person or self._typed):
            self.form.person_card.offer(self._recent())
            return self.form.person_card
        is_there = self._again or self._vault.exists
        return self.form.unlock_card if is_there else self.form.welcome_card

    def _recent(self) -> list[tuple[str, str]]:
        """Return the ids and names of who unlocked here last, as far as they may be named."""
        people = dict(self._vault.people)
        return [(person, name) for person, name in self._settings.last_here if person in people]

    def _for_whom(self, work: Callable[[RecordsOpener, str], Answer]) -> Callable[[RecordsOpener], Answer]:
        """Give `work`, in its job, the id of who is asked: to look up a typed name takes a while."""
        person, typed = self._person, self._typed
        return lambda opener: work(opener, person or opener.person_named(typed))

    def _shown_name(self) -> str:
        """Return what may stand on the page: what she has typed, as she typed it, or what the settings allow."""
        return self._typed or dict(self._recent()).get(self._person, "")

    def _locked_sentence(self) -> str:
        is_unnamed = len(self._vault.people) > 1 and not self._shown_name()
        return f"{LOCKED_SENTENCE} {IF_ANOTHER_SENTENCE}" if is_unnamed else LOCKED_SENTENCE

    def say_why(self, sentence: str) -> None:
        """Say why it is locked, where the passphrase is asked for."""
        self.form.unlock_card.say(f"{sentence} {self._locked_sentence()}")

    def lock(self) -> None:
        """Take away a recovery code that is shown; it is shown again when the records are unlocked."""
        if self._store is not None:
            person = self._store.people.person
            self._store.close()
            self._store = None
            self.form.code_card.forget()
            self.ask(again=self._again, person=person.id if person else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus()

    def _focus(self) -> None:
        """Put the keyboard where the card that is shown begins."""
        for card in self._asking:
            if card.isVisible():
                card.focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _connect(self) -> None:
        welcome, choose, unlock_card = self.form.welcome_card, self.form.choose_card, self.form.unlock_card
        self.form.waiting_card.look_requested.connect(self.look_requested)
        self.form.person_card.named.connect(lambda name: self.ask(again=self._again, name=name))
        self.form.person_card.chosen.connect(lambda person: self.ask(again=self._again, person=person))
        self.form.own_card.chosen.connect(self._unlock_with_own)
        welcome.passphrase_requested.connect(self._choose)
        welcome.memory_requested.connect(self._use_memory)
        welcome.backup_requested.connect(self._choose_backup)
        choose.chosen.connect(self._create)
        choose.left.connect(self.ask)
        self.form.code_card.confirmed.connect(self._on_code_confirmed)
        unlock_card.typed.connect(self._unlock)
        unlock_card.keyring_requested.connect(self._unlock_with_keyring)
        unlock_card.salvage_requested.connect(self._salvage)
        unlock_card.begin_requested.connect(self._begin_again)
        unlock_card.backup_requested.connect(self._choose_backup)
        unlock_card.other_person_requested.connect(self.ask_who)
        unlock_card.code_requested.connect(self._ask_for_code)
        unlock_card.memory_requested.connect(self._use_memory)
        self.form.recover_card.typed.connect(self._recover)
        self.form.recover_card.left.connect(self._ask_the_same)

    def _ask_the_same(self) -> None:
        self.ask(again=self._again, person=self._person, name=self._typed)

    # -- what the person does

    def _choose(self) -> None:
        self._show_card(self.form.choose_card)
        self._focus()

    def _use_memory(self) -> None:
        self._store = self._opener().in_memory()
        self._release_records()

    def _create(self, passphrase: str) -> None:
        self._run(_("Setting up your passphrase…"), lambda opener: opener.begin(passphrase, self._cost), self._take_up)

    def _unlock(self, passphrase: str) -> None:
        name, person = self._typed, self._person

        def unlock(opener: RecordsOpener) -> tuple[Store, str]:
            return opener.unlock_by_name(passphrase, name) if name else opener.unlock(passphrase, person)

        self._run("Unlocking…", unlock, self._take_up)

    def _unlock_with_own(self, first: str, own: str) -> None:
        unlock = self._for_whom(lambda opener, person: opener.unlock_with_own_passphrase(first, own, person))
        self._run("Unlocking…", unlock, self._take_up)

    def _unlock_with_keyring(self) -> None:
        words = _("Asking the system’s keyring… It may ask you for its own password.")
        self._run(words, lambda opener: opener.unlock_with_keyring(), self._take_up)

    def _choose_backup(self) -> None:
        dialog = QFileDialog(self, _("Choose a backup file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.restore(Path(chosen)))
        dialog.open()

    def restore(self, backup: Path) -> None:
        """Put the worksheets of a backup here, where none can be opened, and ask for its passphrase."""
        self._run(_("Putting the worksheets back…"), lambda opener: opener.put_back(backup), self._ask_for_that_day)

    def _salvage(self, passphrase: str) -> None:
        words = _("Reading what can be read… This may take some minutes.")
        self._run(words, self._for_whom(lambda opener, person: opener.salvage(passphrase, person)), self._on_salvaged)

    def _begin_again(self, passphrase: str) -> None:
        self._run(_("Making an empty list…"), lambda opener: opener.begin_again(passphrase), self._take_up)

    def _ask_for_code(self) -> None:
        self._show_card(self.form.recover_card)
        self.form.recover_card.ask(self._shown_name())
        self._countdown.follow()
        self._focus()

    def _recover(self, code: str, passphrase: str) -> None:
        recover = self._for_whom(lambda opener, person: opener.recover(code, passphrase, person))
        self._run("Unlocking…", recover, self._take_up)

    # -- what came of it

    def _take_up(self, opened: tuple[Store, str]) -> None:
        self._store, code = opened
        if not code:
            self._release_records()
            return
        self._show_card(self.form.code_card)
        self.form.code_card.show_code(code)
        self.code_shown.emit()

    def _on_code_confirmed(self) -> None:
        with suppress(RecordsError):  # it is then shown once more at the next unlocking
            self._vault.confirm_code()
        self._release_records()

    def _ask_for_that_day(self, _nothing: None) -> None:
        self.ask()
        words = _("Type the passphrase you used when the backup was made.")
        self.form.unlock_card.tell(_("Your worksheets are back"), words)

    def _on_salvaged(self, sentence: str) -> None:
        card = self.form.unlock_card
        card.offer_ways_out()
        card.forget_problem()
        card.tell(_("What could be read is saved"), _("{sentence} Press “Unlock” to go on.").format(sentence=sentence))
        card.form.unlock_button.setFocus()

    def _release_records(self) -> None:
        store, self._store = self._store, None
        self._show_card(None)
        self.unlocked.emit(store)

    def _on_failed(self, problem: Exception) -> None:
        self._set_busy("")
        if not isinstance(problem, RecordsError):
            raise problem
        if isinstance(problem, OwnPassphraseNeeded):
            self._ask_for_own(self.form.unlock_card.passphrase)
            return
        self.refused.emit(problem)
        for card in self._asking:
            card.refuse(str(problem))
        unlock_card, alone = self.form.unlock_card, self._vault.server is None and not self._again
        if isinstance(problem, _UNUSABLE) and unlock_card.isVisible():
            unlock_card.say_unusable()
        unlock_card.offer_ways_out(
            begin=isinstance(problem, StoreMissing) and not self._again,
            salvage=isinstance(problem, StoreDamaged) and alone,
            backup=isinstance(problem, _UNUSABLE) and alone,
        )
        self._focus()
        self._countdown.follow()

    def _ask_for_own(self, first: str) -> None:
        self._show_card(self.form.own_card)
        self.form.own_card.ask(first, self._shown_name())
        self._focus()

    def _opener(self) -> RecordsOpener:
        from hrbc_desktop.session.open_records import RecordsOpener  # noqa: PLC0415 - slower than this page to paint

        return RecordsOpener(self._vault)

    def _run(self, words: str, work: Callable[[RecordsOpener], Any], done: Callable[[Any], None]) -> None:
        def on_done(answer: Any) -> None:
            self._set_busy("")
            done(answer)

        self._set_busy(words)
        self._jobs.run(lambda: work(self._opener()), on_done, self._on_failed)

    # -- what is shown

    def _show_card(self, shown: QWidget | None) -> None:
        """Show one card, and forget everything that was typed into the others."""
        self.form.code_card.setVisible(shown is self.form.code_card)
        for card in self._asking:
            card.setVisible(card is shown)
            card.forget()
        self.form.unlock_card.ask(self._shown_name(), self._locked_sentence())
        self._set_busy("")
        if shown is not None:
            focus_first_heading(shown)

    def _set_busy(self, words: str) -> None:
        self.form.busy_label.setText(words)
        for card in (*self._asking, self.form.code_card):
            card.setEnabled(not words)

    def _fit(self) -> None:
        """Keep the card in the middle, and its lines short enough to read."""
        side = max(XXL, (self.width() - current_theme().scaled(CARD_WIDTH)) // 2)
        margins = self.form.contents_layout.contentsMargins()
        margins.setLeft(side)
        margins.setRight(side)
        self.form.contents_layout.setContentsMargins(margins)
        self.form.welcome_card.set_wide(self.width() - 2 * side >= current_theme().scaled(BUTTONS_IN_LINE_FROM))
