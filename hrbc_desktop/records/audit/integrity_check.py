"""Checks what is kept against its seals and against what the audit trail says was done to it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from hrbc_desktop.domain.serialization import WorksheetUnreadable
from hrbc_desktop.records.audit.trail import SEALING, AuditEvent, AuditTrail, IntegrityFinding
from hrbc_desktop.records.crypto.encrypted_blobs import SealedThings
from hrbc_desktop.records.database.base import Database
from hrbc_desktop.records.errors import RecordDamaged, StoreDamaged
from hrbc_desktop.records.tables.addenda import Addenda
from hrbc_desktop.records.tables.list_entry import ListedRow
from hrbc_desktop.records.tables.signed_pdfs import SignedPdfs
from hrbc_desktop.records.tables.worksheet_rows import WorksheetRows
from hrbc_desktop.translation import _


@dataclass(frozen=True)
class IntegrityReport:
    """What a check found. Nothing found means: all is as the program left it, as far as the trail reaches."""

    findings: tuple[IntegrityFinding, ...]
    worksheets: int
    entries: int

    @property
    def intact(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


@dataclass(frozen=True)
class _Trail:
    """What the trail told before everything else was looked at, and what came to it meanwhile: no finding is that."""

    before: list[AuditEvent]
    meanwhile: list[AuditEvent]

    @property
    def whole(self) -> list[AuditEvent]:
        return [*self.before, *self.meanwhile]


def verify(database: Database, rows: WorksheetRows, things: SealedThings, trail: AuditTrail) -> IntegrityReport:
    """Check the file, every row, every signed PDF and sealed thing, and the trail, while others go on working."""
    try:
        findings = _page_findings(database)
        with database.reading() as connection:
            sealed_trail = trail.read(connection)
        before = trail.events(sealed_trail)
        findings += trail.findings(sealed_trail)
        listed = {row.id: row for row in rows.changed_since(database, 0)}
        pdfs = _kept_pdfs(database, SignedPdfs(things)) | _kept_pdfs(database, Addenda(things))
        sealed = {name: _digest_of(database, things, name) for name in _sealed_names(before)}
        with database.reading() as connection:
            later = trail.read(connection, after=sealed_trail.last_number)
        history = _Trail(before, trail.events(later))
        findings += _worksheet_findings(database, rows, listed, history)
        findings += _pdf_findings(pdfs, listed, history)
        findings += _sealed_findings(sealed, history)
    except StoreDamaged as error:
        return IntegrityReport((*findings, IntegrityFinding(str(error))), 0, 0)
    return IntegrityReport(tuple(findings), len(listed), len(before))


def _page_findings(database: Database) -> list[IntegrityFinding]:
    pages = database.damaged_pages()
    return [IntegrityFinding(_("The file is damaged in {pages} of its pages.").format(pages=pages))] if pages else []


def _newest(events: list[AuditEvent]) -> dict[str, int]:
    """The version that each worksheet was last given."""
    newest: dict[str, int] = {}
    for event in events:
        if event.record and event.version:
            newest[event.record] = max(event.version, newest.get(event.record, 0))
    return newest


def _worksheet_findings(
    database: Database, rows: WorksheetRows, listed: dict[str, ListedRow], history: _Trail
) -> Iterator[IntegrityFinding]:
    least, most = _newest(history.before), _newest(history.whole)
    for missing in least.keys() - listed.keys():
        yield IntegrityFinding(_("A worksheet is missing: it was taken away outside the program."), missing)
    for row in listed.values():
        if not _readable(database, rows, row):
            yield IntegrityFinding(_("A worksheet is damaged, or was changed or moved outside the program."), row.id)
        elif row.version < least.get(row.id, 0):
            yield IntegrityFinding(_("An old copy of a worksheet was put back."), row.id)
        elif row.version > most.get(row.id, 0):
            yield IntegrityFinding(_("A worksheet was changed, and the history does not say by whom."), row.id)


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


def _kept_pdfs(database: Database, pdfs: SignedPdfs | Addenda) -> set[tuple[str, str]]:
    """The worksheet and the digest of each signed PDF that can be read."""
    with database.reading() as connection:
        places = pdfs.places(connection)
    found = set()
    for worksheet_id, number in places:
        with database.reading() as connection:
            pdf = pdfs.one(connection, worksheet_id, number)
        if pdf is not None:
            found.add((worksheet_id, pdf.digest))
    return found


def _pdf_findings(
    found: set[tuple[str, str]], listed: dict[str, ListedRow], history: _Trail
) -> Iterator[IntegrityFinding]:
    purged = {row.id for row in listed.values() if row.state == "purged"}
    purged |= {event.record for event in history.meanwhile if event.what == "purged" and event.record}
    stored = {(event.record, event.digest) for event in history.before if event.what == "pdf kept"}
    for worksheet_id in sorted({record for record, _digest in stored - found if record} - purged):
        yield IntegrityFinding(_("A signed PDF is missing or damaged."), worksheet_id)


def _sealed_names(events: list[AuditEvent]) -> list[str]:
    return list(dict.fromkeys(event.record for event in events if event.what in SEALING and event.record))


def _digest_of(database: Database, things: SealedThings, name: str) -> str | None:
    try:
        with database.reading() as connection:
            content = things.get(connection, name)
    except (RecordDamaged, StoreDamaged):
        return None
    return None if content is None else hashlib.sha256(content).hexdigest()


def _sealed_findings(found: dict[str, str | None], history: _Trail) -> Iterator[IntegrityFinding]:
    recorded = {event.record: event.digest for event in history.before if event.what in SEALING}
    newer = {(event.record, event.digest) for event in history.meanwhile if event.what in SEALING}
    for name, digest in found.items():
        if digest is None:
            yield IntegrityFinding(_("Some of the program’s own data is missing or damaged."), name)
        elif digest != recorded[name] and (name, digest) not in newer:
            yield IntegrityFinding(_("An old copy of the program’s data was put back."), name)
