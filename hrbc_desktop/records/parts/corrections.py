"""The signed corrections of closed worksheets."""

from sqlalchemy import Connection

from hrbc_desktop.records.audit.changes import FieldChange
from hrbc_desktop.records.errors import AddendumExists
from hrbc_desktop.records.parts.tables import Tables
from hrbc_desktop.records.parts.worksheet_list import WorksheetList
from hrbc_desktop.records.parts.worksheets import WorksheetStore
from hrbc_desktop.records.tables.addenda import StoredAddendum
from hrbc_desktop.records.tables.list_entry import meta_of


class CorrectionStore:
    """Keeps each with its worksheet, which counts as changed by it."""

    def __init__(self, tables: Tables, listed: WorksheetList, worksheets: WorksheetStore) -> None:
        self._tables, self._list, self._worksheets = tables, listed, worksheets

    def add(self, stored: StoredAddendum) -> None:
        """Keep a correction that was just signed here.

        Raises as `WorksheetStore.load`, `NotAllowed`, and `AddendumExists` when another one got its number meanwhile.
        """
        self._tables.people.require("correct")
        addendum = stored.signed.addendum
        with self._tables.logbook.writing() as connection:
            if addendum.number in self._tables.addenda.existing_numbers(connection, addendum.worksheet):
                raise AddendumExists
            self._keep(connection, stored, self._tables.logbook.who)
        self._list.take_up_own()

    def file(self, stored: StoredAddendum, by: str = "") -> None:
        """Keep a correction that was signed elsewhere; once, however often it comes. Raises as `add`.

        `by`: who has signed or filed it on this computer, if that is not who is here.
        """
        self._tables.people.require("write")
        with self._tables.logbook.writing() as connection:
            self._keep(connection, stored, by or self._tables.logbook.who)
        self._list.take_up_own()

    def of(self, worksheet_id: str) -> list[StoredAddendum]:
        """The signed corrections of a worksheet that can be read, in the order in which they were kept."""
        with self._tables.database.reading() as connection:
            return self._tables.addenda.all(connection, worksheet_id)

    def send_waiting(self) -> bool:
        """Send those that wait on this computer for a server; whether none waits any more."""
        return True

    def _keep(self, connection: Connection, addition: StoredAddendum, by: str) -> None:
        worksheet_id, correction = addition.signed.addendum.worksheet, addition.signed.addendum.correction
        stored = self._worksheets.stored(connection, worksheet_id)
        if not self._tables.addenda.add(connection, worksheet_id, addition):
            return
        meta = meta_of(stored.worksheet, "deleted" if stored.deleted else "kept", self._tables.now())
        self._tables.rows.replace(connection, worksheet_id, stored.version, meta, stored.worksheet)
        change = FieldChange(field="correction", before=correction.wrong, after=correction.right)
        source = FieldChange(field="correction_source", after=correction.source)
        logbook, version = self._tables.logbook, stored.version + 1
        logbook.log(connection, "corrected", worksheet_id, version=version, changes=(change, source), who=by)
        logbook.log(connection, "pdf kept", worksheet_id, digest=addition.digest, who=by)
