"""The way to the worksheets: the first run, the locked page, and the recovery code for a forgotten passphrase."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import ceil
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from hrbc_desktop.records.errors import RecordsError, StoreMissing
from hrbc_desktop.session.jobs import Jobs
from hrbc_desktop.session.unlocking import begin, begin_again, in_memory, recover, unlock
from hrbc_desktop.ui.forms.ui_unlock import Ui_UnlockPage
from hrbc_desktop.ui.theme import look

if TYPE_CHECKING:
    from hrbc_desktop.records.key_file import Cost
    from hrbc_desktop.records.store import Store
    from hrbc_desktop.records.vault import Vault

_WIDEST = 680
_NARROWEST_MARGIN = 24
_TICK_MS = 200


class UnlockPage(QWidget):
    """Asks for what opens the records, and hands them over. Nothing here says a name or shows a worksheet."""

    unlocked = Signal(object)
    """The open records: a `Store`."""

    def __init__(self, vault: Vault, jobs: Jobs, cost: Cost | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vault, self._jobs, self._cost = vault, jobs, cost
        self._store: Store | None = None
        self._again = False
        self.form = Ui_UnlockPage()
        self.form.setupUi(self)
        self._cards = (
            self.form.welcome_frame,
            self.form.choose_frame,
            self.form.code_card,
            self.form.unlock_frame,
            self.form.recover_frame,
        )
        self._countdown = QTimer(self, interval=_TICK_MS)
        self._countdown.timeout.connect(self._count_down)
        self._connect()
        look().changed.connect(self._fit)
        self.ask()

    def ask(self, *, again: bool = False) -> None:
        """Ask for the passphrase, or welcome a person for whom nothing is kept yet.

        `again`: a worksheet that could not be saved waits behind this page; only who may open the records gets to it.
        """
        self._again = again
        self._show_card(self.form.unlock_frame if again or self._vault.exists else self.form.welcome_frame)
        self.form.without_button.setVisible(not again)
        self._count_down()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.form.unlock_frame.isVisible():
            self.form.passphrase_edit.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _connect(self) -> None:
        form = self.form
        form.choose_button.clicked.connect(self._choose)
        form.memory_button.clicked.connect(self._use_memory)
        form.without_button.clicked.connect(self._use_memory)
        form.back_button.clicked.connect(self.ask)
        form.create_button.clicked.connect(self._create)
        form.new_passphrase.form.repeat_edit.returnPressed.connect(self._create)
        form.code_card.kept.connect(self._hand_over)
        form.passphrase_edit.returnPressed.connect(self._unlock)
        form.unlock_button.clicked.connect(self._unlock)
        form.begin_button.clicked.connect(self._begin_again)
        form.forgot_button.clicked.connect(self._ask_for_code)
        form.recover_back_button.clicked.connect(lambda: self.ask(again=self._again))
        form.recover_button.clicked.connect(self._recover)
        form.replacement.form.repeat_edit.returnPressed.connect(self._recover)

    # -- what the person does

    def _choose(self) -> None:
        self._show_card(self.form.choose_frame)
        self.form.new_passphrase.form.passphrase_edit.setFocus()

    def _use_memory(self) -> None:
        self._store = in_memory()
        self._hand_over()

    def _create(self) -> None:
        passphrase = self.form.new_passphrase.taken()
        if passphrase is not None:
            self._run("Making the lock…", partial(begin, self._vault, passphrase, self._cost), self._show_code)

    def _unlock(self) -> None:
        passphrase = self.form.passphrase_edit.text()
        if passphrase and self.form.unlock_button.isEnabled():
            self._run("Unlocking…", partial(unlock, self._vault, passphrase), self._take)

    def _begin_again(self) -> None:
        passphrase = self.form.passphrase_edit.text()
        self._run("Making an empty list…", partial(begin_again, self._vault, passphrase), self._show_code)

    def _ask_for_code(self) -> None:
        self._show_card(self.form.recover_frame)
        self._count_down()
        self.form.code_edit.setFocus()

    def _recover(self) -> None:
        code, passphrase = self.form.code_edit.text(), self.form.replacement.taken()
        if passphrase is not None and self.form.recover_button.isEnabled():
            self._run("Unlocking…", partial(recover, self._vault, code, passphrase), self._take)

    # -- what came of it

    def _take(self, store: Store) -> None:
        self._store = store
        self._hand_over()

    def _show_code(self, made: tuple[Store, str]) -> None:
        self._store, code = made
        self._show_card(self.form.code_card)
        self.form.code_card.show_code(code)

    def _hand_over(self) -> None:
        store, self._store = self._store, None
        self._show_card(None)
        self.unlocked.emit(store)

    def _on_failed(self, problem: Exception) -> None:
        self._set_busy("")
        if not isinstance(problem, RecordsError):
            raise problem
        for label in (self.form.choose_problem, self.form.unlock_problem, self.form.recover_problem):
            label.setText(str(problem))
            label.show()
        self.form.begin_button.setVisible(isinstance(problem, StoreMissing) and not self._again)
        self.form.passphrase_edit.selectAll()
        self.form.passphrase_edit.setFocus()
        self._count_down()

    def _run(self, words: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        def on_done(answer: Any) -> None:
            self._set_busy("")
            done(answer)

        self._set_busy(words)
        self._jobs.run(work, on_done, self._on_failed)

    # -- what is shown

    def _count_down(self) -> None:
        """Show how long the next attempt has to wait, and go on doing so until it need not."""
        seconds = ceil(self._vault.seconds_to_wait())
        words = f"Please wait {seconds} second{'' if seconds == 1 else 's'}, then try again." if seconds else ""
        for label in (self.form.wait_label, self.form.recover_wait):
            label.setText(words)
            label.setVisible(bool(words))
        self.form.unlock_button.setEnabled(not seconds)
        self.form.recover_button.setEnabled(not seconds)
        if seconds:
            self._countdown.start()
        else:
            self._countdown.stop()

    def _show_card(self, shown: QWidget | None) -> None:
        """Show one card, and forget everything that was typed into the others."""
        for card in self._cards:
            card.setVisible(card is shown)
        for field in (self.form.passphrase_edit, self.form.code_edit):
            field.clear()
        for passphrase in (self.form.new_passphrase, self.form.replacement):
            passphrase.clear()
        for label in (self.form.choose_problem, self.form.unlock_problem, self.form.recover_problem):
            label.hide()
        self.form.begin_button.hide()
        self._set_busy("")

    def _set_busy(self, words: str) -> None:
        self.form.busy_label.setText(words)
        for card in self._cards:
            card.setEnabled(not words)

    def _fit(self) -> None:
        """Keep the card in the middle, and its lines short enough to read."""
        side = max(_NARROWEST_MARGIN, (self.width() - look().px(_WIDEST)) // 2)
        margins = self.form.contents_layout.contentsMargins()
        margins.setLeft(side)
        margins.setRight(side)
        self.form.contents_layout.setContentsMargins(margins)
