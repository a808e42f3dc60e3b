"""Signs a correction to a sheet that the nurse has signed, and keeps it with its worksheet.

Slow to import: for jobs only, by `corrections`.
"""

from hrbc_desktop.domain.model.addendum import (
    MOST_ADDENDA,
    Correction,
    SignedAddendum,
    addendum_to,
    closed_revision,
)
from hrbc_desktop.domain.model.frozen import nearest_moment
from hrbc_desktop.pdf.build_addendum import make_addendum
from hrbc_desktop.pdf.engine.layout import SheetSettings
from hrbc_desktop.pdf.signing.identity import IdentityError
from hrbc_desktop.pdf.signing.signer import SigningRefusedError, sign_addendum
from hrbc_desktop.pdf.signing.time_stamping import TimeStampError
from hrbc_desktop.records.tables.addenda import KeptAddendum
from hrbc_desktop.session.sheet_types import NoTimeStamp, PrintOptions, SheetError
from hrbc_desktop.session.signing import Signing, clock_is_wrong
from hrbc_desktop.wording import addendum as words
from hrbc_desktop.wording import sheet
from hrbc_desktop.wording.text import _


def correct(worksheet_id: str, correction: Correction, printing: PrintOptions, signing: Signing) -> KeptAddendum:
    """Sign a correction to the newest sheet of a worksheet that the nurse has signed, and keep it.

    Raises SheetError with one sentence, RecordsError, and Cancelled; then nothing was signed.
    """
    if signing.at != nearest_moment(signing.at):
        raise SheetError(clock_is_wrong(signing.at))
    signing = signing.by_who_is_here("corrector")
    records = signing.records
    closed = closed_revision(records.worksheets.read_without_logging(worksheet_id).worksheet)
    if closed is None:
        raise SheetError(_(words.NOT_CLOSED))
    earlier = [kept.signed.addendum.number for kept in records.corrections.of(worksheet_id)]
    number = max(earlier, default=0) + 1
    if number > MOST_ADDENDA:
        raise SheetError(_(words.TOO_MANY))
    title = sheet.title(closed, signing.catalogue)
    addendum = addendum_to(worksheet_id, closed, title, number, correction)
    settings = SheetSettings(printing.paper, "large" if printing.large else "standard")
    page = make_addendum(addendum, settings, signing.at)
    pdf = _signed(page, signing)
    signed = SignedAddendum(addendum=addendum, name=signing.ink.name, signed_at=signing.at)
    signing.job.commit()
    kept = KeptAddendum(signed, pdf)
    records.corrections.add(kept)
    return kept


def _signed(page: bytes, signing: Signing) -> bytes:
    try:
        return sign_addendum(page, signing.identity, signing.appearance, signing.at)
    except (IdentityError, SigningRefusedError) as problem:
        raise SheetError(str(problem)) from problem
    except TimeStampError as problem:
        raise NoTimeStamp(str(problem)) from problem
