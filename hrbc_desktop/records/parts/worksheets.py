"""The worksheets themselves: to be read, saved, deleted and restored."""

from sqlalchemy import Connection

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.revisions.field_changes import field_changes
from hrbc_desktop.domain.serialization import WorksheetUnreadable
from hrbc_desktop.records.audit.changes import FieldChange
from hrbc_desktop.records.audit.trail import What
from hrbc_desktop.records.errors import (
    Conflict,
    ReasonMissing,
    RecordDamaged,
    RecordMissing,
    Stored,
    StoreDamaged,
)
from hrbc_desktop.records.parts.retention import Retention
from hrbc_desktop.records.parts.tables import Tables
from hrbc_desktop.records.parts.worksheet_list import WorksheetList
from hrbc_desktop.records.shared.outbox import Waiting
from hrbc_desktop.records.tables.list_entry import RecordState, meta_of


class WorksheetStore:
    """Each worksheet has versions, and each change of one is told in the audit trail."""

    def __init__(self, tables: Tables, listed: WorksheetList, retention: Retention) -> None:
        self._tables, self._list, self._retention = tables, listed, retention
        self._last_saved: tuple[int, Worksheet] | None = None

    def load(self, worksheet_id: str) -> Stored:
        """The worksheet, to be read. Raises `RecordMissing`, `RecordDamaged`, or the domain's `WorksheetUnreadable`."""
        stored = self.read_without_logging(worksheet_id)
        self._tables.logbook.log_when_possible("opened", worksheet_id, version=stored.version)
        return stored

    def read_without_logging(self, worksheet_id: str) -> Stored:
        """As `load`, for the program to compare with: no person reads it, and the trail does not say so."""
        try:
            with self._tables.database.reading() as connection:
                return self.stored(connection, worksheet_id)
        except StoreDamaged as error:
            raise RecordDamaged(worksheet_id) from error

    def stored(self, connection: Connection, worksheet_id: str) -> Stored:
        """The worksheet as it is in this transaction, deleted or not. Raises as `load`."""
        rows = self._tables.rows
        version = rows.version(connection, worksheet_id)
        if (version or 0) < self._list.known_version(worksheet_id):
            raise RecordDamaged(worksheet_id)
        state = rows.state(connection, worksheet_id)
        if version is None or state == "purged":
            raise RecordMissing
        return Stored(rows.worksheet(connection, worksheet_id), version, state == "deleted")

    def save(self, worksheet: Worksheet, read_version: int = 0) -> int:
        """Keep the worksheet; its new version. On return it is on the disk.

        `read_version`: the version that was changed, 0 for a new worksheet. Raises `Conflict` when another
        version is there by now, `NotAllowed`, and the disk's sentences.
        """
        return self._write(worksheet, read_version, self._tables.logbook.who)

    def delete(self, worksheet_id: str, reason: str = "") -> None:
        """Take the worksheet off the list; it can be restored until it is purged. Raises as `load`.

        Where several people use the list, one that is signed goes with a `reason` only, and by an administrator:
        raises `ReasonMissing`, `NotAllowed`, and `HeldRecord` for one that is to be kept.
        """
        self._retention.refuse_held(worksheet_id)
        self._change_state(worksheet_id, "deleted", "deleted", reason)

    def restore(self, worksheet_id: str) -> None:
        """Put a deleted worksheet back on the list. Raises as `load`, and `NotAllowed`."""
        self._change_state(worksheet_id, "kept", "restored")

    def waiting(self) -> list[Waiting]:
        """The worksheets that wait on this computer because a server did not answer, or has another version by now."""
        return []

    def keep_here(self, waiting: Waiting) -> bool:  # noqa: ARG002 - a server's list does
        """Keep a worksheet on this computer before a server is asked; False where that is no use, or not possible."""
        return False

    def send(self, waiting: Waiting) -> int:
        """Save what was kept here first; its new version. Raises as `save`."""
        return self.save(waiting.worksheet, waiting.read_version)

    def send_waiting(self) -> None:
        """Send what waits on this computer, as far as it goes."""

    def settle(self, worksheet_id: str) -> None:
        """Let a waiting worksheet go: the person chose another version of it."""

    def forget(self) -> None:
        """Let go of what was saved last."""
        self._last_saved = None

    def _write(self, worksheet: Worksheet, read_version: int, by: str) -> int:
        """Save what was typed by that person."""
        self._tables.people.require("write")
        with self._tables.logbook.writing() as connection:
            changes = self._changes(connection, worksheet, read_version)
            if not self._put(connection, worksheet, read_version):
                return self._settled(connection, worksheet)
            version = read_version + 1
            self._tables.logbook.log(connection, "changed", worksheet.id, version=version, changes=changes, who=by)
        self._list.take_up_own()
        self._last_saved = (version, worksheet)
        return version

    def _put(self, connection: Connection, worksheet: Worksheet, read_version: int) -> bool:
        meta = meta_of(worksheet, "kept", self._tables.now())
        if read_version == 0:
            return self._tables.rows.put_new(connection, worksheet, meta)
        return self._tables.rows.replace(connection, worksheet.id, read_version, meta, worksheet)

    def _changes(self, connection: Connection, worksheet: Worksheet, read_version: int) -> tuple[FieldChange, ...]:
        """What is different from the version that was changed; what that said is mostly still known."""
        version, before = self._last_saved or (0, None)
        if before is None or (before.id, version) != (worksheet.id, read_version):
            theirs = self._theirs(connection, worksheet.id) if read_version else None
            before = theirs.worksheet if theirs and theirs.version == read_version else None
        changes = field_changes(before, worksheet)
        return tuple(FieldChange(field=path, before=then, after=now) for path, then, now in changes)

    def _settled(self, connection: Connection, mine: Worksheet) -> int:
        """Their version when it is the same worksheet: a connection that broke may have saved mine after all."""
        theirs = self._theirs(connection, mine.id)
        if theirs is None or theirs.deleted or theirs.worksheet != mine:
            by = self._tables.trail.writer(connection, mine.id, theirs.version) if theirs else ""
            raise Conflict(mine, theirs, by)
        return theirs.version

    def _theirs(self, connection: Connection, worksheet_id: str) -> Stored | None:
        try:
            return self.stored(connection, worksheet_id)
        except (RecordDamaged, RecordMissing, WorksheetUnreadable):
            return None

    def _change_state(self, worksheet_id: str, state: RecordState, what: What, reason: str = "") -> None:
        changes = (FieldChange(field="reason", after=reason.strip()),) if reason.strip() else ()
        if self._tables.people.person is not None:
            self._require_deletion(self.read_without_logging(worksheet_id).worksheet, reason, state)
        with self._tables.logbook.writing() as connection:
            stored = self.stored(connection, worksheet_id)
            meta = meta_of(stored.worksheet, state, self._tables.now())
            self._tables.rows.replace(connection, worksheet_id, stored.version, meta, stored.worksheet)
            self._tables.logbook.log(connection, what, worksheet_id, version=stored.version + 1, changes=changes)
        self._list.take_up_own()

    def _require_deletion(self, worksheet: Worksheet, reason: str, state: RecordState) -> None:
        self._tables.people.require("delete signed" if worksheet.is_signed else "delete")
        if state == "deleted" and worksheet.is_signed and not reason.strip():
            raise ReasonMissing
