"""The store: all that is kept of one list, encrypted from the first byte, with what was done to it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from hrbc_desktop.domain.roles import Action
from hrbc_desktop.records.audit.integrity_check import IntegrityReport, verify
from hrbc_desktop.records.audit.last_seen import LastSeen
from hrbc_desktop.records.audit.trail import IntegrityFinding, What
from hrbc_desktop.records.crypto.unlock_throttle import Clock, utc_now
from hrbc_desktop.records.crypto.vault import UnlockedVault
from hrbc_desktop.records.database.base import Database
from hrbc_desktop.records.parts.blobs import BlobStore
from hrbc_desktop.records.parts.corrections import CorrectionStore
from hrbc_desktop.records.parts.retention import Retention
from hrbc_desktop.records.parts.signed_pdfs import SignedPdfStore
from hrbc_desktop.records.parts.tables import Tables
from hrbc_desktop.records.parts.worksheet_list import WorksheetList
from hrbc_desktop.records.parts.worksheets import WorksheetStore
from hrbc_desktop.translation import _

OLDER_COPY = _(
    "An older copy of this list was put back: this computer has seen a later state of it. What was saved since then is "
    "missing here."
)
_NEEDS: dict[What, Action] = {"trail exported": "export history", "exported": "export"}


@dataclass(frozen=True)
class Parts:
    """What a list on this computer and one on a server do each in its own way."""

    list: WorksheetList
    worksheets: WorksheetStore
    signed_pdfs: SignedPdfStore
    corrections: CorrectionStore
    retention: Retention
    blobs: BlobStore


def local_parts(tables: Tables) -> Parts:
    """The parts of a list that this computer keeps."""
    listed, blobs = WorksheetList(tables), BlobStore(tables)
    retention = Retention(tables, listed, blobs)
    worksheets = WorksheetStore(tables, listed, retention)
    corrections = CorrectionStore(tables, listed, worksheets)
    return Parts(listed, worksheets, SignedPdfStore(tables), corrections, retention, blobs)


class Store:
    """Opens a list, and holds its parts until it is closed."""

    is_shared = False
    """Whether a server keeps it, for several computers."""

    def __init__(
        self,
        database: Database,
        vault: UnlockedVault,
        now: Clock = utc_now,
        seen: LastSeen | None = None,
        parts_of: Callable[[Tables], Parts] = local_parts,
    ) -> None:
        """Use `new_store`, `open_store` or `memory_store`. `seen`: what this computer remembers of the list."""
        self._tables = Tables.unlocked(database, vault, now, seen)
        self._seen = seen
        parts = parts_of(self._tables)
        self.people, self.logbook = self._tables.people, self._tables.logbook
        self.list, self.worksheets, self.signed_pdfs = parts.list, parts.worksheets, parts.signed_pdfs
        self.corrections, self.retention, self.blobs = parts.corrections, parts.retention, parts.blobs
        self.list.refresh()
        self.is_older_copy = self._lacks_what_was_seen()
        """Whether this computer has seen a later state of the list, so that an older copy was put back."""
        if self.is_older_copy:
            self.logbook.log_when_possible("older copy found")
        if vault.failed_before.failed:
            self.logbook.log_when_possible("failed unlock", times=vault.failed_before.failed)
        self.logbook.log_when_possible("unlocked")

    @property
    def who(self) -> str:
        """The person at the keyboard, for the audit trail; her account on this computer, if nobody told."""
        return self.logbook.who

    @who.setter
    def who(self, name: str) -> None:
        if self.people.person is None:
            self.logbook.who = name

    @property
    def keeps_nothing(self) -> bool:
        """Whether all of this is gone when it is closed, and nothing is on the disk."""
        return self._tables.database.keeps_nothing

    def log_event(self, what: What, worksheet_id: str | None = None, digest: str | None = None) -> None:
        """Add to the audit trail what the store cannot see, such as an export. `digest`: the file's SHA-256, in hex.

        Raises `NotAllowed` for an export that who is here may not make.
        """
        if what in _NEEDS:
            self.people.require(_NEEDS[what])
        with self.logbook.writing() as connection:
            self.logbook.log(connection, what, worksheet_id, digest=digest)

    def verify(self) -> IntegrityReport:
        """Check everything that is kept against its seals, the audit trail and itself."""
        tables = self._tables
        found = verify(tables.database, tables.rows, tables.things, tables.trail)
        if self._lacks_what_was_last_seen():
            found = replace(found, findings=(*found.findings, IntegrityFinding(OLDER_COPY)))
        return found

    def copy_into(self, path: Path) -> None:
        """An encrypted copy of everything, under the same key, while the store stays in use. `path` must not exist."""
        self._tables.database.copy_into(path)

    def close(self) -> None:
        """Discard the key and close the list and its file. Later calls raise `StoreClosed`."""
        self._tables.database.close()
        if self._seen is not None:
            self._seen.close()
        self._tables.cipher.forget()
        self.list.forget()
        self.worksheets.forget()

    def _lacks_what_was_last_seen(self) -> bool:
        """Whether what this program itself saw or wrote since it was opened is gone."""
        trail = self._tables.trail
        head = trail.appended
        with self._tables.database.reading() as connection:
            return head is not None and not trail.holds(connection, head)

    def _lacks_what_was_seen(self) -> bool:
        seen = self._seen.read() if self._seen else None
        if seen is None:
            return False
        with self._tables.database.reading() as connection:
            return not self._tables.trail.holds(connection, seen)
