"""The running consultation: the records of this computer, and the worksheet that is open."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import (
    Worksheet,
    another_decision,
    is_signed_further,
    new_worksheet,
    with_signatures_of,
)
from hrbc_desktop.domain.revisions.merge import merge
from hrbc_desktop.records.errors import Conflict, RecordMissing, Stored
from hrbc_desktop.records.shared.outbox import Waiting
from hrbc_desktop.records.store import OLDER_COPY, Store
from hrbc_desktop.session.autosave import Autosave
from hrbc_desktop.session.document import Document
from hrbc_desktop.session.recent_state import Position, Remembered
from hrbc_desktop.session.save_queue import SaveQueue
from hrbc_desktop.session.tasks import Jobs

Answer = TypeVar("Answer")


class Consultation(QObject):
    """Opens worksheets from the records and keeps the open one saved. Without unlocked records nothing is open."""

    save_state_changed = Signal(str)
    save_failed = Signal(str)
    conflicted = Signal(object)
    noted = Signal(str)
    """Something that the person may want to know, and need not do anything about, in one sentence."""
    records_changed = Signal()
    """Records were unlocked or locked."""

    def __init__(self, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.catalogue = catalogue
        self.jobs = Jobs(self)
        self.queue = SaveQueue()
        """For what waits for a disk or a server."""
        self.remembered = Remembered(self.queue, self)
        self.where: Callable[[], Position] = Position
        """Tells where in the open worksheet the person is; the window knows."""
        self.document = Document(self._empty(), catalogue, self)
        self._records: Store | None = None
        self._autosave: Autosave | None = None

    @property
    def records(self) -> Store:
        """The unlocked records. Raises RuntimeError while they are locked: no window may ask then."""
        if self._records is None:
            raise RuntimeError("the records are locked")
        return self._records

    @property
    def is_locked(self) -> bool:
        """Whether the key is out of memory and nothing can be opened."""
        return self._records is None

    def unlock(self, records: Store) -> None:
        """Go on with these records."""
        self._records = records
        self._autosave = Autosave(self.document, records, self.queue, self)
        self._autosave.state_changed.connect(self._note_open)
        self._autosave.state_changed.connect(self.save_state_changed)
        self._autosave.failed.connect(self.save_failed)
        self._autosave.conflicted.connect(self.conflicted)
        self._autosave.noted.connect(self.noted)
        self.remembered.load(records)
        self._send_waiting()
        self.records_changed.emit()
        if records.is_older_copy:
            self.noted.emit(OLDER_COPY)

    def lock(self) -> bool:
        """Save, then drop the key, the list and the open worksheet; False, and still open, when saving failed."""
        if self._records is None or self._autosave is None:
            return True
        if not self.save_now():
            return False
        self._autosave.stop()
        self._autosave.deleteLater()
        self.remembered.clear()
        # A server that does not answer is not waited for: what is on its way to it is kept here.
        if self._records.is_shared:
            self.queue.ask_here(self._records.close)
        else:
            self.queue.ask(self._records.close, may_stop=False)
        self._records = self._autosave = None
        self.document.open(self._empty())
        self.records_changed.emit()
        return True

    def renew(self, records: Store) -> None:
        """Go on with what is open, in the same list opened anew: its key or its people were changed meanwhile."""
        if self._autosave is not None and self._records is not None:
            before, self._records = self._records, records
            self._autosave.use(records)
            self.remembered.load(records)
            self.queue.ask_here(before.close)
            self.records_changed.emit()

    def new(self) -> bool:
        """Begin an empty worksheet, which enters the records with its first answer.

        Returns False, and leaves everything as it is, when what is open could not be saved; so do the three below.
        """
        if not self.save_now():
            return False
        self._open_empty()
        self.remembered.note_open("")
        return True

    def another_decision(self) -> bool:
        """Begin a worksheet about another decision, from the answers of the open one, and save it."""
        if not self.save_now():
            return False
        self._open(another_decision(self.document.worksheet, datetime.now(UTC)), saved=None, version=0)
        self.save_now()
        return True

    def open(self, worksheet_id: str) -> bool:
        """Open a worksheet from the records. Raises RecordsError or WorksheetUnreadable with one sentence."""
        if not self.save_now():
            return False
        if self._restored_unsaved(worksheet_id):
            return True
        self._open_stored(self.ask(partial(self.records.worksheets.load, worksheet_id)))
        return True

    def take_in(self, worksheet: Worksheet) -> bool:
        """Open a worksheet that came in a file; when the records know it, go on from what they hold.

        Only a later revision, or a signature that was added elsewhere, goes over that; a later revision that nobody
        signed can be undone. A deleted one is restored.
        Raises RecordsError or WorksheetUnreadable when what the records hold cannot be read.
        """
        if not self.save_now():
            return False
        self._restored_unsaved(worksheet.id)
        stored = self._known(worksheet.id)
        if stored is None:
            self._open(worksheet, saved=None, version=0)
        else:
            self._open_stored(stored)
            if worksheet.revision > stored.worksheet.revision and worksheet.is_signed:
                self.document.sign(worksheet)
            elif worksheet.revision > stored.worksheet.revision:
                self.document.replace("Later revision from a file", worksheet)
            elif is_signed_further(worksheet, stored.worksheet):
                self.document.sign(with_signatures_of(worksheet, stored.worksheet))
        self.save_now()
        return True

    def keep_mine(self, conflict: Conflict) -> None:
        """Save what is open here over what somebody else changed in the same fields; beside it when that is gone."""
        if self._autosave is None:
            return
        if conflict.theirs is None:
            self._open(self.document.worksheet.evolve(id=uuid4().hex), saved=None, version=0)
            if self.save_now():
                self.records.worksheets.settle(conflict.mine.id)
            return
        theirs = conflict.theirs
        if not theirs.deleted:
            together = merge(conflict.base, self.document.worksheet, theirs.worksheet, "mine").worksheet
            self.document.replace("Changes of both", together)
        self._autosave.overwrite(theirs.version, theirs.worksheet)

    def take_theirs(self, conflict: Conflict) -> None:
        """Go on from what somebody else changed in the same fields; from an empty worksheet when she deleted it."""
        if conflict.theirs is None:
            return
        mine, theirs = self.document.worksheet, conflict.theirs
        self.records.worksheets.settle(conflict.mine.id)
        if theirs.deleted:
            self._open_empty()
            return
        self._open_stored(theirs)
        together = merge(conflict.base, mine, theirs.worksheet, "theirs").worksheet
        self.document.replace("Changes of both", together)
        self.save_soon()

    def catch_up(self, worksheet_id: str) -> None:
        """Go on from the newest version of a worksheet that says what the open one says: a correction came to it."""
        if self._autosave is None or self.document.worksheet.id != worksheet_id:
            return
        stored = self.ask(partial(self.records.worksheets.read_without_logging, worksheet_id))
        if stored.worksheet == self.document.worksheet:
            self._autosave.follow(stored.worksheet, stored.version)

    def save_now(self) -> bool:
        """Save what has changed; return whether everything is safe. The windows are drawn meanwhile."""
        return self._autosave is None or self._autosave.save_now()

    def save_soon(self) -> None:
        """Hand over what has changed; nothing waits for it."""
        if self._autosave is not None:
            self._autosave.save_soon()

    def wait_until_sent(self) -> bool:
        """As `save_now`, but until the server has answered too, where one keeps the list."""
        return self._autosave is None or self._autosave.wait_until_sent()

    def ask(self, work: Callable[[], Answer]) -> Answer:
        """Return the answer of what a disk or a server is needed for; the windows are drawn meanwhile.

        Raises what `work` raises, and `StoppedWaiting`.
        """
        return self.queue.ask(work)

    def change(self, work: Callable[[], Answer]) -> Answer:
        """As `ask`, of what changes something. Raises `OutcomeUnknown` too, when the person stopped waiting."""
        return self.queue.ask(work, changes=True)

    def _note_open(self, state: str) -> None:
        # Handed over before the worksheet itself: whoever reads "saved" can be led back to it, whatever happens next.
        if state in ("waiting", "saved"):
            self.remembered.note_open(self.document.worksheet.id, self.where())

    def _send_waiting(self) -> None:
        """Try each worksheet that waits for a server as if it were open, so that conflicts are shown."""
        waiting = self.records.worksheets.waiting()
        for one in waiting:
            self._restore_unsaved(one)
        if waiting:
            self._open_empty()

    def _restored_unsaved(self, worksheet_id: str) -> bool:
        """Open what waits to be sent of a worksheet, and try to save it; False when nothing does."""
        waiting = next((one for one in self.records.worksheets.waiting() if one.worksheet.id == worksheet_id), None)
        if waiting is not None:
            self._restore_unsaved(waiting)
        return waiting is not None

    def _restore_unsaved(self, waiting: Waiting) -> None:
        self._open(waiting.worksheet, saved=None, version=waiting.read_version, base=waiting.base)
        self.wait_until_sent()

    def _known(self, worksheet_id: str) -> Stored | None:
        """Return what the records hold of a worksheet, taken back onto the list when it was deleted."""
        return self.change(partial(_restored, self.records, worksheet_id))

    def _open_empty(self) -> None:
        empty = self._empty()
        self._open(empty, saved=empty, version=0)

    def _open_stored(self, stored: Stored) -> None:
        self._open(stored.worksheet, saved=stored.worksheet, version=stored.version)

    def _open(self, worksheet: Worksheet, saved: Worksheet | None, version: int, base: Worksheet | None = None) -> None:
        if self._autosave is not None:
            self._autosave.follow(saved, version, base)
        self.document.open(worksheet)

    def _empty(self) -> Worksheet:
        return new_worksheet(self.catalogue.pack.version, datetime.now(UTC))


def _restored(records: Store, worksheet_id: str) -> Stored | None:
    try:
        is_deleted = records.worksheets.read_without_logging(worksheet_id).deleted
    except RecordMissing:
        return None
    if is_deleted:
        records.worksheets.restore(worksheet_id)
    return records.worksheets.load(worksheet_id)
