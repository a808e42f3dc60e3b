"""The running consultation: the records of this computer, and the worksheet that is open."""

from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from hrbc_desktop.domain.option import Catalogue
from hrbc_desktop.domain.worksheet import Worksheet, new_worksheet
from hrbc_desktop.records.errors import Conflict
from hrbc_desktop.records.store import Store
from hrbc_desktop.session.autosave import Autosave
from hrbc_desktop.session.document import Document
from hrbc_desktop.session.jobs import Jobs


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
        self.document = Document(new_worksheet(catalogue.pack.version, datetime.now(UTC)), self)
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
        self._autosave.state_changed.connect(self.save_state_changed)
        self._autosave.failed.connect(self.save_failed)
        self._autosave.conflicted.connect(self.conflicted)
        self.records_changed.emit()

    def lock(self) -> bool:
        """Save, then drop the key, the list and the open worksheet; False, and still open, when saving failed."""
        if self._records is None or self._autosave is None:
            return True
        if not self.save_now():
            return False
        self._autosave.stop()
        self._autosave.deleteLater()
        self._records.close()
        self._records = self._autosave = None
        self.document.open(self._empty())
        self.records_changed.emit()
        return True

    def new(self) -> None:
        """Begin an empty worksheet. It enters the records with its first answer."""
        self.save_now()
        self._open(self._empty(), version=0)

    def open(self, worksheet_id: str) -> None:
        """Open a worksheet from the records. Raises RecordsError or WorksheetUnreadable with one sentence."""
        self.save_now()
        stored = self.records.load(worksheet_id)
        self._open(stored.worksheet, stored.version)

    def take_in(self, worksheet: Worksheet) -> None:
        """Open a worksheet that came in a file; when the records know it, go on from there.

        Raises RecordsError when the records cannot be read.
        """
        self.save_now()
        known = {summary.id for summary in self.records.summaries()}
        if worksheet.id in known:
            stored = self.records.load(worksheet.id)
            self._open(stored.worksheet, stored.version)
            if stored.worksheet.revision >= worksheet.revision:
                return
        else:
            self._open(worksheet, version=0)
        self.document.sign(worksheet)
        self.save_now()

    def keep_mine(self, conflict: Conflict) -> None:
        """Save what is open here over the version that somebody else saved."""
        if self._autosave is not None and conflict.theirs is not None:
            self._autosave.overwrite(conflict.theirs.version)

    def take_theirs(self, conflict: Conflict) -> None:
        """Go on from the version that somebody else saved."""
        if conflict.theirs is not None:
            self._open(conflict.theirs.worksheet, conflict.theirs.version)

    def save_now(self) -> bool:
        """Save what has changed; return whether everything is saved."""
        return self._autosave is None or self._autosave.save_now()

    def _open(self, worksheet: Worksheet, version: int) -> None:
        self.document.open(worksheet)
        if self._autosave is not None:
            self._autosave.follow(worksheet, version)

    def _empty(self) -> Worksheet:
        return new_worksheet(self.catalogue.pack.version, datetime.now(UTC))
