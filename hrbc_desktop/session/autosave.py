"""Saves at a pause, at every step, and while one types on; says how that went, and tries again what can be tried.

Nothing here waits for a disk or a server on the GUI thread. Where a server keeps the list, each state goes to this
computer's outbox first, and from there to the server.
"""

from functools import partial
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.revisions.merge import merge
from hrbc_desktop.records.errors import Conflict, NotWritten, RecordsError, StoreDamaged
from hrbc_desktop.records.shared.errors import QueuedOffline
from hrbc_desktop.records.shared.outbox import Waiting
from hrbc_desktop.records.store import Store
from hrbc_desktop.session.document import Document
from hrbc_desktop.session.save_queue import SaveQueue
from hrbc_desktop.translation import _
from hrbc_desktop.wording.conflict import put_together

DELAY_MS = 800
LONGEST_UNSAVED_MS = 3_000
"""Whoever types on without a pause is saved this long after the first change."""
RETRY_MS = 15_000

GOES_ON = _("The program goes on trying by itself.")

SaveState = Literal["nothing_to_save", "waiting", "saved", "kept_here", "failed"]
"""“kept_here”: the worksheet is on this computer, encrypted, and on its way to a server."""


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
    """A `Conflict`: somebody else changed the same fields of this worksheet in the meantime."""
    noted = Signal(str)
    """Something that the person may want to know, and need not do anything about, in one sentence."""

    def __init__(
        self, document: Document, records: Store, queue: SaveQueue | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._records = document, records
        self._queue = queue or SaveQueue()
        self._saved: Worksheet | None = document.worksheet
        """What the records hold; None while that is not known, because something else is on its way."""
        self._base: Worksheet | None = document.worksheet
        """What `_version` says: a merge begins with it."""
        self._version = 0
        self._queued: Worksheet | None = None
        """The newest state that is safe on this computer while a server is asked."""
        self._keeping: Worksheet | None = None
        self._sending: Worksheet | None = None
        """What is on its way on another thread."""
        self._has_failed = self._is_told_offline = self._is_stopped = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.save_soon)
        self._latest = QTimer(self, singleShot=True)
        self._latest.setInterval(LONGEST_UNSAVED_MS)
        self._latest.timeout.connect(self.save_soon)
        self._retry = QTimer(self, singleShot=True)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self.try_again)
        document.changed.connect(self._on_change)

    def follow(self, saved: Worksheet | None, version: int, base: Worksheet | None = None) -> None:
        """Go on from what the records hold at `version`, just before it is opened.

        At version 0 they hold nothing yet: `saved` is then a worksheet that needs no saving as it is, or None.
        `base`: what that version says, where that is not `saved`.
        """
        self._saved, self._version, self._base = saved, version, saved or base
        self._queued = self._keeping = self._sending = None
        self._has_failed = self._is_told_offline = False
        self._retry.stop()

    def use(self, records: Store) -> None:
        """Save into these records from now on: they are the same list, opened anew."""
        self._records = records

    @property
    def is_safe(self) -> bool:
        """Whether what is open is saved, or waits on this computer for a server."""
        return self._document.worksheet in (self._saved, self._queued)

    def save_soon(self) -> None:
        """Hand over what has changed; nothing waits for it here."""
        self._save(tells=True)

    def save_now(self) -> bool:
        """Save what has changed; return whether everything is saved now, or waits on this computer for a server.

        The windows are drawn meanwhile, and nobody can press anything.
        """
        self.save_soon()
        self._queue.wait_until(lambda: self.is_safe or not self.is_busy)
        return self.is_safe

    def try_again(self) -> None:
        """Save what could not be saved before, and say nothing if that fails once more."""
        self._save(tells=False)

    def wait_until_sent(self) -> bool:
        """As `save_now`, but until a server has answered too, or the person stops waiting; whether it has it all."""
        self.save_soon()
        self.settle()
        return self._document.worksheet == self._saved

    def settle(self) -> None:
        """Wait until nothing is on its way any more, whatever came of it, or the person stops waiting."""
        self._queue.wait_until(lambda: not self.is_busy, may_stop=True)

    def overwrite(self, version: int, base: Worksheet | None = None) -> None:
        """Save over `version`, which somebody else saved in the meantime."""
        self._version, self._base, self._saved = version, base, None
        self.save_soon()

    def stop(self) -> None:
        """Save no more: the records are about to be closed."""
        self._is_stopped = True
        self._stop_waiting()
        self._retry.stop()
        self._document.changed.disconnect(self._on_change)

    @property
    def is_busy(self) -> bool:
        """Whether something is on its way that has not been answered."""
        return not self._is_stopped and (self._keeping is not None or self._sending is not None)

    @property
    def _is_gone(self) -> bool:
        """Whether an answer comes too late: the records are closed, or the window is gone."""
        return self._is_stopped or not isValid(self)

    def _save(self, *, tells: bool) -> None:
        self._stop_waiting()
        if self._document.worksheet == self._saved:
            self._rest()
        elif self._records.is_shared:
            self._keep(tells=tells)
        else:
            self._send(tells=tells)

    def _keep(self, *, tells: bool) -> None:
        """Put it into the outbox of this computer, then send it."""
        worksheet = self._document.worksheet
        if worksheet == self._queued:
            self._send(tells=tells)
            return
        if self._keeping is not None:
            return  # what is typed by then follows
        self._keeping, self._saved = worksheet, None
        waiting = Waiting(worksheet, self._version, self._base)
        done = partial(self._on_kept, worksheet, tells)
        self._queue.keep_here(partial(self._records.worksheets.keep_here, waiting), done, lambda _: done(is_kept=False))

    def _on_kept(self, worksheet: Worksheet, tells: bool, is_kept: bool) -> None:
        if self._is_gone or self._keeping is not worksheet:
            return
        self._keeping = None
        if is_kept:
            self._queued = worksheet
            self.state_changed.emit("kept_here")
            if self._document.worksheet != worksheet:
                self._keep(tells=tells)
                return
        self._send(tells=tells)

    def _send(self, *, tells: bool) -> None:
        """Save one state at a time: what is typed meanwhile follows."""
        if self._sending is not None:
            return
        worksheet = self._sending = self._document.worksheet
        self._saved = None  # whatever comes of it: what is undone meanwhile has to be saved as well
        waiting = Waiting(worksheet, self._version, self._base)
        self._queue.save(
            partial(self._records.worksheets.send, waiting),
            partial(self._on_sent, worksheet),
            partial(self._on_not_sent, worksheet, tells),
        )

    def _on_sent(self, worksheet: Worksheet, version: int) -> None:
        if self._is_gone or self._sending is not worksheet:
            return
        self._sending = None
        self._has_failed = self._is_told_offline = False
        self._version, self._saved, self._base, self._queued = version, worksheet, worksheet, None
        if self._document.worksheet == worksheet:
            self._rest()
        else:
            self._save(tells=True)

    def _on_not_sent(self, worksheet: Worksheet, tells: bool, problem: Exception) -> None:
        if self._is_gone or self._sending is not worksheet:
            return
        self._sending = None
        if isinstance(problem, QueuedOffline):
            self._wait(problem)
        elif isinstance(problem, Conflict):
            self._on_conflict(problem)
        elif isinstance(problem, RecordsError):
            self._on_failed(problem, tells=tells)
        else:
            raise problem

    def _on_change(self, worksheet: Worksheet) -> None:
        if worksheet == self._saved and not self.is_busy:
            self._rest()
        else:
            self.state_changed.emit("waiting")
            self._timer.start()
            if not self._latest.isActive():
                self._latest.start()

    def _stop_waiting(self) -> None:
        self._timer.stop()
        self._latest.stop()

    def _rest(self) -> None:
        self._stop_waiting()
        self._retry.stop()
        self.state_changed.emit("saved" if self._version else "nothing_to_save")

    def _wait(self, problem: QueuedOffline) -> None:
        """Try again by and by, and tell the person once, not at every attempt."""
        is_first, self._is_told_offline = not self._is_told_offline, True
        self._retry.start()
        self.state_changed.emit("kept_here")
        if is_first:
            self.noted.emit(str(problem))

    def _on_conflict(self, conflict: Conflict) -> None:
        """Put both together where each side changed other fields; show both where the person has to choose."""
        base, theirs = self._base or conflict.base, conflict.theirs
        conflict = Conflict(conflict.mine, theirs, conflict.theirs_by, base)
        if theirs is not None and not theirs.deleted:
            together, contested = merge(base, self._document.worksheet, theirs.worksheet, "mine")
            if not contested:
                self._version, self._base, self._saved = theirs.version, theirs.worksheet, theirs.worksheet
                self._document.replace(put_together(conflict.theirs_by), together)
                self.noted.emit(put_together(conflict.theirs_by))
                self._save(tells=True)
                return
        self.state_changed.emit("failed")
        self.conflicted.emit(conflict)

    def _on_failed(self, problem: RecordsError, *, tells: bool) -> None:
        may_pass = isinstance(problem, NotWritten) and not isinstance(problem, StoreDamaged)
        if may_pass:
            self._retry.start()
        if tells or not may_pass:
            self.state_changed.emit("failed")
            self.failed.emit(f"{problem} {GOES_ON}" if may_pass else str(problem))
