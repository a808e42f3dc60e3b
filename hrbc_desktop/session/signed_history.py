"""Which revisions of a worksheet were signed, by whom and when, and what was corrected since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from hrbc_desktop.domain.model.addendum import closed_revision
from hrbc_desktop.domain.model.signature import SignerRole
from hrbc_desktop.domain.model.worksheet import Revision, Worksheet
from hrbc_desktop.domain.serialization import WorksheetUnreadable
from hrbc_desktop.records.audit.trail import AuditEvent
from hrbc_desktop.records.errors import RecordDamaged, RecordMissing
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.tables.addenda import StoredAddendum
from hrbc_desktop.records.tables.signed_pdfs import SignedPdf


@dataclass(frozen=True)
class Signer:
    """Who signed when; the role is not known of revisions that only the history tells of."""

    name: str
    at: datetime
    role: SignerRole | None = None


@dataclass(frozen=True)
class SignedRevision:
    """A revision that somebody signed. `pdf`: its last signed state, where that is kept."""

    revision: int
    signers: tuple[Signer, ...]
    pdf: SignedPdf | None = None
    corrections: tuple[StoredAddendum, ...] = ()


@dataclass(frozen=True)
class SignedWorksheet:
    """A worksheet with all its signed revisions, oldest first."""

    worksheet: Worksheet
    revisions: tuple[SignedRevision, ...]


@dataclass(frozen=True)
class ToCorrect:
    """A sheet that the nurse has signed, as it was when somebody began to correct it."""

    closed: Revision
    last_number: int = 0
    """Of its corrections so far."""


def to_correct(records: Store, worksheet_id: str) -> ToCorrect | None:
    """Return what a correction would belong to; None where the nurse has signed nothing.

    Raises RecordsError or WorksheetUnreadable.
    """
    closed = closed_revision(records.worksheets.read_without_logging(worksheet_id).worksheet)
    if closed is None:
        return None
    numbers = (stored.signed.addendum.number for stored in records.corrections.of(worksheet_id))
    return ToCorrect(closed, max(numbers, default=0))


def signed_revisions(records: Store, worksheet_id: str) -> SignedWorksheet:
    """Return what was signed of one worksheet. Raises RecordsError or WorksheetUnreadable."""
    return _of_one(records, worksheet_id, [one for one in records.logbook.events() if one.record == worksheet_id])


def all_signed(records: Store) -> list[SignedWorksheet]:
    """Return what was signed of each worksheet that is kept, by the names of their patients.

    A worksheet that cannot be read is left out: it is told of among the damaged ones. It takes its time for a long
    list: run it as a job. Raises RecordsError.
    """
    found = []
    events = _by_worksheet(records.logbook.events())
    for worksheet_id, history in events.items():
        if any(event.what in ("signed", "pdf kept", "corrected") for event in history):
            try:
                found.append(_of_one(records, worksheet_id, history))
            except (RecordMissing, RecordDamaged, WorksheetUnreadable):
                continue
    named = ((one.worksheet.visit.name.casefold(), one.worksheet.created_at, one) for one in found if one.revisions)
    return [one for _name, _at, one in sorted(named, key=lambda each: each[:2])]


def _by_worksheet(events: Iterable[AuditEvent]) -> Mapping[str, list[AuditEvent]]:
    grouped: dict[str, list[AuditEvent]] = {}
    for event in events:
        if event.record:
            grouped.setdefault(event.record, []).append(event)
    return grouped


def _of_one(records: Store, worksheet_id: str, events: Sequence[AuditEvent]) -> SignedWorksheet:
    worksheet = records.worksheets.read_without_logging(worksheet_id).worksheet
    pdfs = records.signed_pdfs.of(worksheet_id)
    revisions = {one.revision: one for one in _earlier(pdfs, events)}
    for revision in filter(None, (worksheet.signed_before, worksheet)):
        signers = tuple(Signer(one.name, one.signed_at, one.role) for one in revision.signatures)
        if signers:
            revisions[revision.revision] = SignedRevision(revision.revision, signers)
    stored = records.corrections.of(worksheet_id)
    whole = (
        replace(
            one,
            pdf=_last(pdfs, one.revision),
            corrections=tuple(each for each in stored if each.signed.addendum.revision == one.revision),
        )
        for _number, one in sorted(revisions.items())
    )
    return SignedWorksheet(worksheet, tuple(whole))


def _earlier(pdfs: Sequence[SignedPdf], events: Sequence[AuditEvent]) -> list[SignedRevision]:
    """What the history tells of the revisions whose PDFs are kept."""
    revisions = {pdf.digest: pdf.revision for pdf in pdfs}
    signers: dict[int, tuple[Signer, ...]] = {}
    for event in events:
        if event.what == "signed" and event.digest in revisions:
            number = revisions[event.digest]
            signers[number] = (*signers.get(number, ()), Signer(event.who, event.when))
    return [SignedRevision(number, who) for number, who in signers.items()]


def _last(pdfs: Sequence[SignedPdf], revision: int) -> SignedPdf | None:
    of_it = [pdf for pdf in pdfs if pdf.revision == revision]
    return max(of_it, key=lambda pdf: pdf.signatures, default=None)
