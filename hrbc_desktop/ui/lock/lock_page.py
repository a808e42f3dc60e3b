"""The way to the worksheets: the first run, the locked page, and the recovery code for a forgotten passphrase."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QLineEdit, QWidget

from hrbc_desktop.records.errors import (
    KeyFileDamaged,
    KeyFileMissing,
    NothingReadable,
    OwnPassphraseNeeded,
    RecordsError,
    StoreDamaged,
    StoreMissing,
)
from hrbc_desktop.session.open_records import (
    begin,
    begin_again,
    in_memory,
    put_back,
    recover,
    salvage,
    unlock,
    unlock_by_name,
    unlock_with_keyring,
    unlock_with_own_passphrase,
)
from hrbc_desktop.session.tasks import Jobs
from hrbc_desktop.ui.forms.ui_lock import Ui_UnlockPage
from hrbc_desktop.ui.kit.accessibility import announce
from hrbc_desktop.ui.kit.clear_fields import clear_without_undo
from hrbc_desktop.ui.kit.line_breaking import breakable
from hrbc_desktop.ui.kit.metrics import BUTTONS_IN_LINE_FROM, CARD_WIDTH, XXL
from hrbc_desktop.ui.kit.tab_order import focus_first_heading
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.lock.own_passphrase_card import OwnPassphraseCard
from hrbc_desktop.ui.lock.person_card import PersonCard
from hrbc_desktop.ui.lock.retry_countdown import Countdown
from hrbc_desktop.ui.lock.waiting_file_card import WaitingFileCard

if TYPE_CHECKING:
    from hrbc_desktop.records.crypto.key_file import Cost
    from hrbc_desktop.records.crypto.vault import Vault
    from hrbc_desktop.records.store import Store
    from hrbc_desktop.session.settings import Settings

LOCKED_TITLE, LOCKED_SENTENCE = "Your worksheets are locked", "Type your passphrase to go on."
IF_ANOTHER_SENTENCE = "If somebody else was here last, press “Somebody else” first."

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
        self, vault: Vault, jobs: Jobs, settings: Settings, cost: Cost | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._vault, self._jobs, self._settings, self._cost = vault, jobs, settings, cost
        self._store: Store | None = None
        self._again = False
        self._person = ""
        """The id of who is asked for her passphrase; empty in a list of one person, and while it is not known who."""
        self._typed = ""
        """The name that was typed instead. Whether anybody has it is looked up with the passphrase, and not before."""
        self.form = Ui_UnlockPage()
        self.form.setupUi(self)
        self.person_card, self.own_card = PersonCard(), OwnPassphraseCard()
        for card in (self.person_card, self.own_card):
            place = self.form.contents_layout.indexOf(self.form.recover_frame)
            self.form.contents_layout.insertWidget(place, card)
        self._cards = (
            self.person_card,
            self.own_card,
            self.form.welcome_frame,
            self.form.choose_frame,
            self.form.code_card,
            self.form.unlock_frame,
            self.form.recover_frame,
        )
        self._problems = (
            self.form.welcome_problem,
            self.form.choose_problem,
            self.form.unlock_problem,
            self.form.recover_problem,
            self.own_card.form.own_problem,
        )
        buttons = self.form.unlock_button, self.form.recover_button
        self._countdown = Countdown(vault, (self.form.wait_label, self.form.recover_wait), buttons, self)
        self.waiting_card = WaitingFileCard()
        self.waiting_card.look_requested.connect(self.look_requested)
        self.form.contents_layout.insertWidget(
            self.form.contents_layout.indexOf(self.form.welcome_frame), self.waiting_card
        )
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
        self.form.other_person_button.setVisible(len(people) > 1)
        self.form.without_button.setVisible(not again)
        self.form.restore_button.setVisible(self._vault.server is None)
        self.form.keyring_button.setVisible(self._vault.has_keyring)
        self._countdown.follow()
        self._focus()

    def ask_who(self) -> None:
        """Ask who is there, where several people use the list."""
        self.ask(again=self._again)
        if self._vault.server is not None and self._vault.people:
            self._jobs.run(self._vault.read_people, self._offer_again, lambda _problem: None)

    def _first_card(self) -> QWidget:
        if len(self._vault.people) > 1 and not (self._person or self._typed):
            self.person_card.offer(self._recent())
            return self.person_card
        is_there = self._again or self._vault.exists
        return self.form.unlock_frame if is_there else self.form.welcome_frame

    def _recent(self) -> list[tuple[str, str]]:
        """Return the ids and names of who unlocked here last, as far as they may be named."""
        names = dict(self._vault.people)
        return [(person, names[person]) for person in self._settings.last_here if person in names]

    def _offer_again(self, _people: Sequence[tuple[str, str]]) -> None:
        if self.person_card.isVisible():
            self.person_card.offer(self._recent())

    def _who(self) -> str:
        """Return the id of who is asked, for whoever has shown by a passphrase or code that she may know it."""
        return self._person or self._vault.person_named(self._typed)

    def _name(self) -> str:
        return dict(self._vault.people).get(self._who(), "") if len(self._vault.people) > 1 else ""

    def _shown_name(self) -> str:
        """Return what may stand on the page: what she has typed, as she typed it, or what the settings allow."""
        return self._typed or (self._name() if self._settings.names_on_lock_page else "")

    def _locked_sentence(self) -> str:
        is_unnamed = len(self._vault.people) > 1 and not self._shown_name()
        return f"{LOCKED_SENTENCE} {IF_ANOTHER_SENTENCE}" if is_unnamed else LOCKED_SENTENCE

    def say_why(self, sentence: str) -> None:
        """Say why it is locked, where the passphrase is asked for."""
        self.form.unlock_label.setText(f"{sentence} {self._locked_sentence()}")

    def lock(self) -> None:
        """Take away a recovery code that is shown; it is shown again when the records are unlocked."""
        if self._store is not None:
            self._store.close()
            self._store = None
            self.form.code_card.forget()
            self.ask(again=self._again, person=self._who())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus()

    def _focus(self) -> None:
        """Put the keyboard where the card that is shown begins."""
        if self.person_card.isVisible():
            self.person_card.focus()
        for card, first in (
            (self.own_card, self.own_card.form.own_passphrase.form.passphrase_edit),
            (self.form.welcome_frame, self.form.choose_button),
            (self.form.choose_frame, self.form.new_passphrase.form.passphrase_edit),
            (self.form.unlock_frame, self.form.passphrase_edit),
            (self.form.recover_frame, self.form.code_edit),
        ):
            if card.isVisible():
                first.setFocus()
                if isinstance(first, QLineEdit):
                    first.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _connect(self) -> None:
        form = self.form
        form.choose_button.clicked.connect(self._choose)
        form.restore_button.clicked.connect(self._choose_backup)
        form.memory_button.clicked.connect(self._use_memory)
        form.without_button.clicked.connect(self._use_memory)
        form.back_button.clicked.connect(self.ask)
        form.create_button.clicked.connect(self._create)
        form.new_passphrase.form.repeat_edit.returnPressed.connect(self._create)
        form.code_card.kept.connect(self._on_code_kept)
        form.passphrase_edit.returnPressed.connect(self._unlock)
        form.unlock_button.clicked.connect(self._unlock)
        form.keyring_button.clicked.connect(self._unlock_with_keyring)
        form.begin_button.clicked.connect(self._begin_again)
        form.salvage_button.clicked.connect(self._salvage)
        form.replace_button.clicked.connect(self._choose_backup)
        form.other_person_button.clicked.connect(self.ask_who)
        self.person_card.named.connect(lambda name: self.ask(again=self._again, name=name))
        self.person_card.chosen.connect(lambda person: self.ask(again=self._again, person=person))
        self.own_card.chosen.connect(self._unlock_with_own)
        form.forgot_button.clicked.connect(self._ask_for_code)
        form.recover_back_button.clicked.connect(self._ask_the_same)
        form.recover_button.clicked.connect(self._recover)
        form.replacement.form.repeat_edit.returnPressed.connect(self._recover)

    def _ask_the_same(self) -> None:
        self.ask(again=self._again, person=self._person, name=self._typed)

    # -- what the person does

    def _choose(self) -> None:
        self._show_card(self.form.choose_frame)
        self._focus()

    def _use_memory(self) -> None:
        self._store = in_memory()
        self._release_records()

    def _create(self) -> None:
        passphrase = self.form.new_passphrase.taken()
        if passphrase is not None:
            self._run("Setting up your passphrase…", partial(begin, self._vault, passphrase, self._cost), self._take_up)

    def _unlock(self) -> None:
        passphrase = self.form.passphrase_edit.text()
        if passphrase and self.form.unlock_button.isEnabled():
            unlock_her = (
                partial(unlock_by_name, name=self._typed) if self._typed else partial(unlock, person=self._person)
            )
            self._run("Unlocking…", partial(unlock_her, self._vault, passphrase), self._take_up)

    def _unlock_with_own(self, first: str, own: str) -> None:
        work = partial(unlock_with_own_passphrase, self._vault, first, own, self._who())
        self._run("Unlocking…", work, self._take_up)

    def _unlock_with_keyring(self) -> None:
        words = "Asking the system’s keyring… It may ask you for its own password."
        self._run(words, partial(unlock_with_keyring, self._vault), self._take_up)

    def _choose_backup(self) -> None:
        dialog = QFileDialog(self, "Choose a backup file")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.restore(Path(chosen)))
        dialog.open()

    def restore(self, backup: Path) -> None:
        """Put the worksheets of a backup here, where none can be opened, and ask for its passphrase."""
        self._run("Putting the worksheets back…", partial(put_back, self._vault, backup), self._ask_for_that_day)

    def _salvage(self) -> None:
        work = partial(salvage, self._vault, self.form.passphrase_edit.text(), self._who())
        self._run("Reading what can be read… This may take some minutes.", work, self._on_salvaged)

    def _begin_again(self) -> None:
        passphrase = self.form.passphrase_edit.text()
        self._run("Making an empty list…", partial(begin_again, self._vault, passphrase), self._take_up)

    def _ask_for_code(self) -> None:
        self._show_card(self.form.recover_frame)
        name = self._shown_name()
        words = f"The new passphrase is for {name}. Only an administrator gets in this way."
        self.form.whose_label.setText(breakable(words))
        self.form.whose_label.setVisible(bool(name))
        self._countdown.follow()
        self._focus()

    def _recover(self) -> None:
        code, passphrase = self.form.code_edit.text(), self.form.replacement.taken()
        if passphrase is not None and self.form.recover_button.isEnabled():
            self._run("Unlocking…", partial(recover, self._vault, code, passphrase, self._who()), self._take_up)

    # -- what came of it

    def _take_up(self, opened: tuple[Store, str]) -> None:
        self._store, code = opened
        if not code:
            self._release_records()
            return
        self._show_card(self.form.code_card)
        self.form.code_card.show_code(code)
        self.code_shown.emit()

    def _on_code_kept(self) -> None:
        with suppress(RecordsError):  # it is then shown once more at the next unlocking
            self._vault.confirm_code()
        self._release_records()

    def _ask_for_that_day(self, _nothing: None) -> None:
        self.ask()
        self._tell("Your worksheets are back", "Type the passphrase you used when the backup was made.")

    def _on_salvaged(self, sentence: str) -> None:
        self._hide_ways_out()
        self.form.unlock_problem.hide()
        self._tell("What could be read is saved", f"{sentence} Press “Unlock” to go on.")
        self.form.unlock_button.setFocus()

    def _tell(self, title: str, sentence: str) -> None:
        self.form.unlock_title.setText(title)
        self.form.unlock_label.setText(sentence)
        announce(self.form.unlock_label, sentence)

    def _release_records(self) -> None:
        store, self._store = self._store, None
        self._show_card(None)
        self.unlocked.emit(store)

    def _on_failed(self, problem: Exception) -> None:
        self._set_busy("")
        if not isinstance(problem, RecordsError):
            raise problem
        if isinstance(problem, OwnPassphraseNeeded):
            first = self.form.passphrase_edit.text()
            self._show_card(self.own_card)
            self.own_card.ask(first, self._name())
            self._focus()
            return
        self.refused.emit(problem)
        for label in self._problems:
            label.setText(str(problem))
            label.show()
        if isinstance(problem, _UNUSABLE) and self.form.unlock_frame.isVisible():
            self.form.unlock_title.setText("The list cannot be opened")
            self.form.unlock_label.setText("Nothing was changed.")
        alone = self._vault.server is None and not self._again
        self.form.begin_button.setVisible(isinstance(problem, StoreMissing) and not self._again)
        self.form.salvage_button.setVisible(isinstance(problem, StoreDamaged) and alone)
        self.form.replace_button.setVisible(isinstance(problem, _UNUSABLE) and alone)
        self._focus()
        self._countdown.follow()

    def _run(self, words: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        def on_done(answer: Any) -> None:
            self._set_busy("")
            done(answer)

        self._set_busy(words)
        self._jobs.run(work, on_done, self._on_failed)

    # -- what is shown

    def _show_card(self, shown: QWidget | None) -> None:
        """Show one card, and forget everything that was typed into the others."""
        for card in self._cards:
            card.setVisible(card is shown)
        clear_without_undo(self.form.passphrase_edit, self.form.code_edit, self.person_card.form.name_edit)
        for passphrase in (self.form.new_passphrase, self.form.replacement):
            passphrase.clear()
        self.own_card.forget()
        for label in self._problems:
            label.hide()
        self._hide_ways_out()
        self.form.unlock_title.setText(breakable(self._shown_name()) or LOCKED_TITLE)
        self.form.unlock_label.setText(self._locked_sentence())
        self._set_busy("")
        if shown is not None:
            focus_first_heading(shown)

    def _hide_ways_out(self) -> None:
        for button in (self.form.begin_button, self.form.salvage_button, self.form.replace_button):
            button.hide()

    def _set_busy(self, words: str) -> None:
        self.form.busy_label.setText(words)
        for card in self._cards:
            card.setEnabled(not words)

    def _fit(self) -> None:
        """Keep the card in the middle, and its lines short enough to read."""
        side = max(XXL, (self.width() - current_theme().scaled(CARD_WIDTH)) // 2)
        margins = self.form.contents_layout.contentsMargins()
        margins.setLeft(side)
        margins.setRight(side)
        self.form.contents_layout.setContentsMargins(margins)
        fits = self.width() - 2 * side >= current_theme().scaled(BUTTONS_IN_LINE_FROM)
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        self.form.ways_layout.setDirection(way)
