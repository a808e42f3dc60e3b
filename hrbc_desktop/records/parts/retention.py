"""How long worksheets stay: legal holds, the years for signed ones, and destroying for good."""

import hashlib
import json
from contextlib import suppress

from hrbc_desktop.records.audit.changes import FieldChange, changes_begin
from hrbc_desktop.records.audit.retention import KEPT_AFTER_DELETION, expired, is_kept_longer
from hrbc_desktop.records.errors import HeldRecord, ReasonMissing, RecordMissing
from hrbc_desktop.records.parts.blobs import BlobStore
from hrbc_desktop.records.parts.tables import Tables
from hrbc_desktop.records.parts.worksheet_list import HOLDS, WorksheetList, held_ids
from hrbc_desktop.records.tables.list_entry import Meta

_YEARS = "retention"
"""Under which the years are kept."""


class Retention:
    """Says what may go, and lets it go."""

    def __init__(self, tables: Tables, listed: WorksheetList, blobs: BlobStore) -> None:
        self._tables, self._list, self._blobs = tables, listed, blobs

    def held(self) -> frozenset[str]:
        """The ids of worksheets under a legal hold: nobody deletes them."""
        return held_ids(self._blobs.get(HOLDS))

    def refuse_held(self, worksheet_id: str) -> None:
        """Raises `HeldRecord` for a worksheet under a legal hold."""
        if worksheet_id in self.held():
            raise HeldRecord

    def hold(self, worksheet_id: str, *, is_held: bool, reason: str) -> None:
        """Set a legal hold on a worksheet, or lift it. Raises `NotAllowed`, and `ReasonMissing` without a reason."""
        self._tables.people.require("hold")
        if not reason.strip():
            raise ReasonMissing
        logbook, things = self._tables.logbook, self._tables.things
        changes = (FieldChange(field="reason", after=reason.strip()),)
        with logbook.writing() as connection:
            held = held_ids(things.get(connection, HOLDS))
            held = held | {worksheet_id} if is_held else held - {worksheet_id}
            content = json.dumps(sorted(held)).encode()
            things.put(connection, HOLDS, content)
            logbook.log(connection, "kept", HOLDS, digest=hashlib.sha256(content).hexdigest())
            logbook.log(connection, "hold set" if is_held else "hold lifted", worksheet_id, changes=changes)
        self._list.take_held(held)

    @property
    def years(self) -> int | None:
        """For which a deleted worksheet that the nurse signed is kept; None: until somebody erases it."""
        stored = self._blobs.get(_YEARS)
        return int(stored) if stored else None

    def keep_for(self, years: int | None) -> None:
        """Change for how many years after deletion a worksheet that the nurse signed is kept. Raises `NotAllowed`."""
        self._tables.people.require("hold")
        self._blobs.put(_YEARS, b"%d" % years if years else b"")

    def purge(self, worksheet_id: str) -> None:
        """Destroy the worksheet and its PDFs for good, readable or not; an empty mark stays.

        Raises `RecordMissing`, `NotAllowed`, and `HeldRecord` for one that is to be kept.
        """
        self._tables.people.require("destroy")
        self.refuse_held(worksheet_id)
        self._destroy(worksheet_id)

    def purge_expired(self) -> int:
        """Purge what was deleted long enough ago (see `audit.retention`); how many that were.

        What the nurse signed stays, or for as many years as an administrator has said; what is held stays in any case.
        """
        self._list.refresh()
        metas, now, purged = self._list.known_deletions(), self._tables.now(), 0
        waiting = {one: meta.since for one, meta in metas.items()}
        if all(now - since <= KEPT_AFTER_DELETION for since in waiting.values()):
            return 0  # without reading the whole trail
        held, years = self.held(), self.years
        for worksheet_id in expired(waiting, self._tables.logbook.events(), now):
            if worksheet_id in held or is_kept_longer(metas[worksheet_id], years, now):
                continue
            with suppress(RecordMissing):  # another window or computer was first
                self._destroy(worksheet_id)
                purged += 1
        return purged

    def _destroy(self, worksheet_id: str) -> None:
        tables = self._tables
        with tables.logbook.writing() as connection:
            version = tables.rows.version(connection, worksheet_id)
            if version is None or tables.rows.is_purged(connection, worksheet_id):
                raise RecordMissing
            tables.rows.replace(connection, worksheet_id, version, Meta(state="purged", since=tables.now()), None)
            tables.pdfs.destroy(connection, worksheet_id)
            tables.addenda.destroy(connection, worksheet_id)
            tables.things.drop(connection, changes_begin(worksheet_id))
            tables.logbook.log(connection, "purged", worksheet_id, version=version + 1)
        self._list.take_up_own()
