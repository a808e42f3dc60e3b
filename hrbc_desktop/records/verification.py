"""Checks what is kept against its seals and against what the audit trail says was done to it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from hrbc_desktop.domain.reading import WorksheetUnreadable
from hrbc_desktop.records.audit import SEALING, AuditTrail, Event, Finding
from hrbc_desktop.records.database import Database
from hrbc_desktop.records.errors import RecordDamaged, StoreDamaged
from hrbc_desktop.records.meta import ListedRow
from hrbc_desktop.records.rows import WorksheetRows
from hrbc_desktop.records.sealed_things import SealedThings
from hrbc_desktop.records.signed_pdfs import SignedPdfs


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


def verify(database: Database, rows: WorksheetRows, things: SealedThings, trail: AuditTrail) -> Verdict:
    """Check the file, every row, every signed PDF, every sealed thing and the trail itself."""
    try:
        findings = _page_findings(database)
        listed = {row.id: row for row in rows.changed_since(database, 0)}
        with database.reading() as connection:
            events = list(trail.events(connection))
            findings += trail.findings(connection)
        findings += _worksheet_findings(database, rows, listed, _newest(events))
        findings += _pdf_findings(database, SignedPdfs(things), listed, events)
        findings += _sealed_findings(database, things, events)
    except StoreDamaged as error:
        return Verdict((*findings, Finding(str(error))), 0, 0)
    return Verdict(tuple(findings), len(listed), len(events))


def _page_findings(database: Database) -> list[Finding]:
    pages = database.damaged_pages()
    return [Finding(f"The file is damaged in {pages} of its pages.")] if pages else []


def _newest(events: list[Event]) -> dict[str, int]:
    """The version that each worksheet was last given."""
    newest: dict[str, int] = {}
    for event in events:
        if event.record and event.version:
            newest[event.record] = max(event.version, newest.get(event.record, 0))
    return newest


def _worksheet_findings(
    database: Database, rows: WorksheetRows, listed: dict[str, ListedRow], newest: dict[str, int]
) -> Iterator[Finding]:
    for missing in newest.keys() - listed.keys():
        yield Finding("A worksheet is missing: it was taken away outside the program.", missing)
    for row in listed.values():
        if not _readable(database, rows, row):
            yield Finding("A worksheet is damaged, or was changed or moved outside the program.", row.id)
        elif row.version < newest.get(row.id, 0):
            yield Finding("A worksheet was put back as it was some time ago.", row.id)
        elif row.version > newest.get(row.id, 0):
            yield Finding("A worksheet was changed, and the audit trail does not say by whom.", row.id)


def _readable(database: Database, rows: WorksheetRows, row: ListedRow) -> bool:
    if row.state is None:
        return False
    if row.state == "purged":
        return True
    try:
        with database.reading() as connection:
            rows.worksheet(connection, row.id)
    except (RecordDamaged, StoreDamaged):
        return False
    except WorksheetUnreadable:
        # Its seal is whole: another version of the program wrote it, and that one can read it.
        return True
    return True


def _pdf_findings(
    database: Database, pdfs: SignedPdfs, listed: dict[str, ListedRow], events: list[Event]
) -> Iterator[Finding]:
    purged = {row.id for row in listed.values() if row.state == "purged"}
    kept = {(event.record, event.digest) for event in events if event.what == "pdf kept"}
    for worksheet_id in sorted({record for record, _ in kept if record and record not in purged}):
        with database.reading() as connection:
            found = {(worksheet_id, pdf.digest) for pdf in pdfs.all(connection, worksheet_id)}
        if any(record == worksheet_id for record, _ in kept - found):
            yield Finding("A signed PDF is missing or damaged.", worksheet_id)


def _sealed_findings(database: Database, things: SealedThings, events: list[Event]) -> Iterator[Finding]:
    kept = {event.record: event.digest for event in events if event.what in SEALING and event.record}
    for name, digest in kept.items():
        try:
            with database.reading() as connection:
                content = things.get(connection, name)
        except (RecordDamaged, StoreDamaged):
            content = None
        if content is None:
            yield Finding("Something kept for this program is missing or damaged.", name)
        elif hashlib.sha256(content).hexdigest() != digest:
            yield Finding("Something kept for this program was put back as it was some time ago.", name)
