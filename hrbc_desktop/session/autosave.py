"""Saves at a pause, at every step, and while one types on; says how that went, and tries again what can be tried."""

from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.records.errors import Conflict, NotWritten, RecordsError, StoreDamaged
from hrbc_desktop.records.shared.errors import QueuedOffline
from hrbc_desktop.records.store import Store
from hrbc_desktop.session.document import Document

DELAY_MS = 800
LONGEST_UNSAVED_MS = 3_000
"""Whoever types on without a pause is saved this long after the first change."""
RETRY_MS = 15_000

GOES_ON = "The program goes on trying by itself."

SaveState = Literal["nothing_to_save", "waiting", "saved", "kept_here", "failed"]
"""“kept_here”: a server did not answer, and the worksheet waits on this computer, encrypted."""


class Autosave(QObject):
    """Keeps the open document in the records.

    A failed save is told, and tried again at the next change or step. Where the disk or a server may work again by and
    by, it is tried again meanwhile too, and not told each time.
    """

    state_changed = Signal(str)
    """A `SaveState`."""
    failed = Signal(str)
    """Why it could not be saved, in one sentence."""
    conflicted = Signal(object)
    """A `Conflict`: somebody else saved this worksheet in the meantime."""

    def __init__(self, document: Document, records: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._records = document, records
        self._saved: Worksheet | None = document.worksheet
        self._version = 0
        self._is_kept_here = False
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self.save_now)
        self._latest = QTimer(self, singleShot=True, interval=LONGEST_UNSAVED_MS)
        self._latest.timeout.connect(self.save_now)
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self.try_again)
        document.changed.connect(self._on_change)

    def follow(self, saved: Worksheet | None, version: int) -> None:
        """Go on from what the records hold at `version`, just before it is opened.

        At version 0 they hold nothing yet: `saved` is then a worksheet that needs no saving as it is, or None.
        """
        self._saved, self._version, self._is_kept_here = saved, version, False
        self._retry.stop()

    def save_now(self) -> bool:
        """Save what has changed; return whether everything is saved now, or waits on this computer for a server."""
        return self._save(tells=True)

    def try_again(self) -> None:
        """Save what could not be saved before, and say nothing if that fails once more."""
        self._save(tells=False)

    def _save(self, *, tells: bool) -> bool:
        self._wait_no_more()
        worksheet = self._document.worksheet
        if worksheet != self._saved:
            try:
                self._version = self._records.save(worksheet, self._version)
            except QueuedOffline as problem:
                self._wait(problem)
                return True
            except RecordsError as problem:
                self._on_failed(problem, tells=tells)
                return self._document.worksheet == self._saved  # a conflict may be settled while it is told
            self._saved, self._is_kept_here = worksheet, False
        self._rest()
        return True

    def overwrite(self, version: int) -> None:
        """Save over `version`, which somebody else saved in the meantime."""
        self._version = version
        self.save_now()

    def stop(self) -> None:
        """Save no more: the records are about to be closed."""
        self._wait_no_more()
        self._retry.stop()
        self._document.changed.disconnect(self._on_change)

    def _on_change(self, worksheet: Worksheet) -> None:
        if worksheet == self._saved:
            self._rest()
        else:
            self.state_changed.emit("waiting")
            self._timer.start()
            if not self._latest.isActive():
                self._latest.start()

    def _wait_no_more(self) -> None:
        self._timer.stop()
        self._latest.stop()

    def _rest(self) -> None:
        self._wait_no_more()
        self._retry.stop()
        self.state_changed.emit("saved" if self._version else "nothing_to_save")

    def _wait(self, problem: QueuedOffline) -> None:
        """Try again by and by, and tell the person once, not at every attempt."""
        is_first, self._is_kept_here = not self._is_kept_here, True
        self._saved = None  # what the server has would not take the place of what waits, if all was undone
        self._retry.start()
        self.state_changed.emit("kept_here")
        if is_first:
            self.failed.emit(str(problem))

    def _on_failed(self, problem: RecordsError, *, tells: bool) -> None:
        may_pass = isinstance(problem, NotWritten) and not isinstance(problem, StoreDamaged)
        if may_pass:
            self._retry.start()
        if tells or not may_pass:
            self._tell(problem, f"{problem} {GOES_ON}" if may_pass else str(problem))

    def _tell(self, problem: RecordsError, sentence: str) -> None:
        self.state_changed.emit("failed")
        if isinstance(problem, Conflict):
            self.conflicted.emit(problem)
        else:
            self.failed.emit(sentence)
