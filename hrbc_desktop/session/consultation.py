"""The running consultation: the records of this computer, and the worksheet that is open."""

from collections.abc import Callable
from datetime import UTC, datetime
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
from hrbc_desktop.records.errors import Conflict, RecordMissing, Stored
from hrbc_desktop.records.shared.outbox import Waiting
from hrbc_desktop.records.store import Store
from hrbc_desktop.session.autosave import Autosave
from hrbc_desktop.session.document import Document
from hrbc_desktop.session.recent_state import Position, Remembered
from hrbc_desktop.session.tasks import Jobs


class Consultation(QObject):
    """Opens worksheets from the records and keeps the open one saved. Without unlocked records nothing is open."""

    save_state_changed = Signal(str)
    save_failed = Signal(str)
    conflicted = Signal(object)
    records_changed = Signal()
    """Records were unlocked or locked."""

    def __init__(self, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.catalogue = catalogue
        self.jobs = Jobs(self)
        self.remembered = Remembered(self)
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
        self._autosave = Autosave(self.document, records, self)
        self._autosave.state_changed.connect(self._note_open)
        self._autosave.state_changed.connect(self.save_state_changed)
        self._autosave.failed.connect(self.save_failed)
        self._autosave.conflicted.connect(self.conflicted)
        self.remembered.load(records)
        self._send_waiting()
        self.records_changed.emit()

    def lock(self) -> bool:
        """Save, then drop the key, the list and the open worksheet; False, and still open, when saving failed."""
        if self._records is None or self._autosave is None:
            return True
        if not self.save_now():
            return False
        self._autosave.stop()
        self._autosave.deleteLater()
        self.remembered.clear()
        self._records.close()
        self._records = self._autosave = None
        self.document.open(self._empty())
        self.records_changed.emit()
        return True

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
        stored = self.records.load(worksheet_id)
        if not self._restored_unsaved(worksheet_id):
            self._open_stored(stored)
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
        """Save what is open here over the version that somebody else saved; beside it when that is gone."""
        if self._autosave is None:
            return
        if conflict.theirs is not None:
            self._autosave.overwrite(conflict.theirs.version)
        else:
            self._open(self.document.worksheet.evolve(id=uuid4().hex), saved=None, version=0)
            if self.save_now():
                self.records.settle(conflict.mine.id)

    def take_theirs(self, conflict: Conflict) -> None:
        """Go on from the version that somebody else saved; from an empty worksheet when she deleted it."""
        if conflict.theirs is None:
            return
        self.records.settle(conflict.mine.id)
        if conflict.theirs.deleted:
            self._open_empty()
        else:
            self._open_stored(conflict.theirs)

    def save_now(self) -> bool:
        """Save what has changed; return whether everything is saved."""
        return self._autosave is None or self._autosave.save_now()

    def _note_open(self, state: str) -> None:
        if state == "saved":
            self.remembered.note_open(self.document.worksheet.id, self.where())

    def _send_waiting(self) -> None:
        """Try each worksheet that waits for a server as if it were open, so that conflicts are shown."""
        waiting = self.records.waiting()
        for one in waiting:
            self._restore_unsaved(one)
        if waiting:
            self._open_empty()

    def _restored_unsaved(self, worksheet_id: str) -> bool:
        """Open what waits to be sent of a worksheet, and try to save it; False when nothing does."""
        waiting = next((one for one in self.records.waiting() if one.worksheet.id == worksheet_id), None)
        if waiting is not None:
            self._restore_unsaved(waiting)
        return waiting is not None

    def _restore_unsaved(self, waiting: Waiting) -> None:
        self._open(waiting.worksheet, saved=None, version=waiting.read_version)
        self.save_now()

    def _known(self, worksheet_id: str) -> Stored | None:
        """Return what the records hold of a worksheet, taken back onto the list when it was deleted."""
        try:
            is_deleted = self.records.read_without_logging(worksheet_id).deleted
        except RecordMissing:
            return None
        if is_deleted:
            self.records.restore(worksheet_id)
        return self.records.load(worksheet_id)

    def _open_empty(self) -> None:
        empty = self._empty()
        self._open(empty, saved=empty, version=0)

    def _open_stored(self, stored: Stored) -> None:
        self._open(stored.worksheet, saved=stored.worksheet, version=stored.version)

    def _open(self, worksheet: Worksheet, saved: Worksheet | None, version: int) -> None:
        if self._autosave is not None:
            self._autosave.follow(saved, version)
        self.document.open(worksheet)

    def _empty(self) -> Worksheet:
        return new_worksheet(self.catalogue.pack.version, datetime.now(UTC))
