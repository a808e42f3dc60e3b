"""Signs a correction to a sheet that the nurse has signed, and keeps it with its worksheet.

Slow to import: for jobs only, by `corrections`.
"""

from dataclasses import replace

from hrbc_desktop.domain.model.addendum import (
    MOST_ADDENDA,
    Correction,
    SignedAddendum,
    addendum_to,
)
from hrbc_desktop.domain.model.frozen import nearest_moment
from hrbc_desktop.pdf.build_addendum import make_addendum
from hrbc_desktop.pdf.engine.layout import SheetSettings
from hrbc_desktop.pdf.signing.identity import IdentityError
from hrbc_desktop.pdf.signing.signer import SigningRefusedError, sign_addendum
from hrbc_desktop.pdf.signing.time_stamping import TimeStampError
from hrbc_desktop.records.shared.errors import QueuedOffline, ServerUnreachable
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.tables.addenda import StoredAddendum
from hrbc_desktop.session.sheet_types import NoTimeStamp, PrintOptions, SheetError
from hrbc_desktop.session.signed_history import ToCorrect, to_correct
from hrbc_desktop.session.signing import Signing, clock_is_wrong
from hrbc_desktop.wording import addendum as words
from hrbc_desktop.wording import sheet as heading


def correct(
    worksheet_id: str, correction: Correction, printing: PrintOptions, signing: Signing, seen: ToCorrect | None = None
) -> StoredAddendum:
    """Sign a correction to the newest sheet of a worksheet that the nurse has signed, and keep it.

    `seen`: the sheet as it was a moment ago, for a server that does not answer now; the correction then waits on this
    computer. Raises SheetError with one sentence, RecordsError, and Cancelled; then nothing was signed.
    """
    if signing.at != nearest_moment(signing.at):
        raise SheetError(clock_is_wrong(signing.at))
    signing = signing.by_who_is_here("corrector")
    records = signing.records
    sheet = _newest(records, worksheet_id, seen)
    if sheet is None:
        raise SheetError(words.NOT_CLOSED)
    if sheet.last_number >= MOST_ADDENDA:
        raise SheetError(words.TOO_MANY)
    title = heading.title(sheet.closed, signing.catalogue)
    addendum = addendum_to(worksheet_id, sheet.closed, title, sheet.last_number + 1, correction)
    settings = SheetSettings(printing.paper, "large" if printing.large else "standard")
    page = make_addendum(addendum, settings, signing.at)
    pdf = _signed(page, signing)
    signed = SignedAddendum(addendum=addendum, name=signing.ink.name, signed_at=signing.at)
    signing.job.commit()
    stored = StoredAddendum(signed, pdf)
    try:
        records.corrections.add(stored)
    except QueuedOffline:
        return replace(stored, waits=True)
    return stored


def _newest(records: Store, worksheet_id: str, seen: ToCorrect | None) -> ToCorrect | None:
    try:
        return to_correct(records, worksheet_id)
    except ServerUnreachable:
        if seen is None:
            raise
        return replace(seen, last_number=max(seen.last_number, _last_waiting(records, worksheet_id)))


def _last_waiting(records: Store, worksheet_id: str) -> int:
    """The number of the last correction that this computer keeps for the server; 0 for none."""
    try:
        return max(stored.signed.addendum.number for stored in records.corrections.of(worksheet_id))
    except ServerUnreachable:
        return 0


def _signed(page: bytes, signing: Signing) -> bytes:
    try:
        return sign_addendum(page, signing.identity, signing.appearance, signing.at)
    except (IdentityError, SigningRefusedError) as problem:
        raise SheetError(str(problem)) from problem
    except TimeStampError as problem:
        raise NoTimeStamp(str(problem)) from problem
