"""Checks what is kept against its seals and against what the audit trail says was done to it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from hrbc_desktop.domain.reading import WorksheetUnreadable
from hrbc_desktop.records.audit import AuditTrail, Event, Finding
from hrbc_desktop.records.errors import RecordDamaged
from hrbc_desktop.records.rows import ListedRow, WorksheetRows
from hrbc_desktop.records.sealed_things import SealedThings


@dataclass(frozen=True)
class Verdict:
    """What a check found. Nothing found means: all is as the program left it, as far as the trail reaches."""

    findings: tuple[Finding, ...]
    worksheets: int
    entries: int

    @property
    def intact(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def verify(connection: Connection, rows: WorksheetRows, things: SealedThings, trail: AuditTrail) -> Verdict:
    """Check every row, every sealed thing and the trail itself."""
    events = list(trail.events(connection))
    listed = {row.id: row for row in rows.changed_since(connection, 0)}
    findings = [
        *trail.findings(connection),
        *_worksheet_findings(connection, rows, listed, _newest(events)),
        *_sealed_findings(connection, things, events),
    ]
    return Verdict(tuple(findings), len(listed), len(events))


def _newest(events: list[Event]) -> dict[str, int]:
    """The version that each worksheet was last given."""
    newest: dict[str, int] = {}
    for event in events:
        if event.record and event.version:
            newest[event.record] = max(event.version, newest.get(event.record, 0))
    return newest


def _worksheet_findings(
    connection: Connection, rows: WorksheetRows, listed: dict[str, ListedRow], newest: dict[str, int]
) -> Iterator[Finding]:
    for missing in newest.keys() - listed.keys():
        yield Finding("A worksheet is missing: it was taken away outside the program.", missing)
    for row in listed.values():
        if not _readable(connection, rows, row):
            yield Finding("A worksheet is damaged, or was changed or moved outside the program.", row.id)
        elif row.version < newest.get(row.id, 0):
            yield Finding("A worksheet was put back as it was some time ago.", row.id)
        elif row.version > newest.get(row.id, 0):
            yield Finding("A worksheet was changed, and the audit trail does not say by whom.", row.id)


def _readable(connection: Connection, rows: WorksheetRows, row: ListedRow) -> bool:
    if row.meta is None:
        return False
    if row.meta.state == "purged":
        return True
    try:
        rows.worksheet(connection, row.id)
    except RecordDamaged:
        return False
    except WorksheetUnreadable:
        # Its seal is whole: another version of the program wrote it, and that one can read it.
        return True
    return True


def _sealed_findings(connection: Connection, things: SealedThings, events: list[Event]) -> Iterator[Finding]:
    kept = {event.record: event.digest for event in events if event.what == "kept" and event.record}
    for name, digest in kept.items():
        try:
            content = things.get(connection, name)
        except RecordDamaged:
            content = None
        if content is None:
            yield Finding("Something kept for this program is missing or damaged.", name)
        elif hashlib.sha256(content).hexdigest() != digest:
            yield Finding("Something kept for this program was put back as it was some time ago.", name)
