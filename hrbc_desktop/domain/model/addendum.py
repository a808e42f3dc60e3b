"""An addendum: what corrects a sheet that the nurse has signed, and that nobody changes any more.

It is a file of its own. The patient certified the sheet for filling in fields and nothing else, and the nurse's
signature locks all of them (ISO 32000-1, 12.8.2.2 and 12.8.2.4): a page that is added afterward would break both.
"""

from typing import Annotated, Literal

from pydantic import Field

from hrbc_desktop.domain.model.frozen import FrozenModel, Moment
from hrbc_desktop.domain.model.signature import LONGEST_NAME, Signature
from hrbc_desktop.domain.model.worksheet import Revision, Sha256, ShortText, Visit, Worksheet

LONGEST_CORRECTION = 1200
"""Letters, of what was wrong and of what is right: in standard print both fit on one page."""
MOST_ADDENDA = 99
_ID = r"^[0-9a-f]{32}$"

Correcting = Annotated[str, Field(min_length=1, max_length=LONGEST_CORRECTION)]


class Correction(FrozenModel):
    """What somebody writes to correct a signed sheet."""

    wrong: Correcting
    """What stands on the sheet and is not so, or is missing there."""
    right: Correcting
    source: Annotated[str, Field(min_length=1, max_length=200)]
    """Who or what says so."""


class Addendum(FrozenModel):
    """A correction with the sheet that it belongs to: what its pages are made from."""

    format: Literal[1] = 1
    number: Annotated[int, Field(ge=1, le=MOST_ADDENDA)]
    """Among the corrections of this worksheet, from 1."""
    worksheet: Annotated[str, Field(pattern=_ID)]
    revision: Annotated[int, Field(ge=1)]
    title: ShortText
    """Of the sheet."""
    visit: Visit
    """Whose sheet it is, and for which visit."""
    signatures: Annotated[tuple[Signature, ...], Field(min_length=1)]
    """Of the sheet; the last one names the digest of the file that is corrected."""
    correction: Correction

    @property
    def sheet_digest(self) -> Sha256:
        """SHA-256 of the signed sheet."""
        return self.signatures[-1].digest

    def belongs_to(self, worksheet_id: str, signatures: tuple[Signature, ...]) -> bool:
        """Whether it corrects the sheet with these signatures; a third one may have come to it since."""
        return self.worksheet == worksheet_id and self.sheet_digest in {one.digest for one in signatures}


class SignedAddendum(FrozenModel):
    """An addendum, and who signed it when, by the clock of that computer."""

    addendum: Addendum
    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    signed_at: Moment


def closed_revision(worksheet: Worksheet) -> Revision | None:
    """Return the newest revision that the nurse has signed, which alone can be corrected so; None where none is."""
    revisions = (worksheet, worksheet.signed_before)
    return next((one for one in revisions if one is not None and one.is_closed), None)


def addendum_to(worksheet_id: str, closed: Revision, title: str, number: int, correction: Correction) -> Addendum:
    """Return what corrects a revision that the nurse has signed; `title`: that of its sheet."""
    return Addendum(
        number=number,
        worksheet=worksheet_id,
        revision=closed.revision,
        title=title,
        visit=closed.visit.evolve(companions="", filled_in_by=None),
        signatures=closed.signatures,
        correction=correction,
    )


def read_addendum(data: bytes) -> Addendum:
    """Return what `write_addendum` wrote. Raises pydantic.ValidationError."""
    return Addendum.model_validate_json(data)


def write_addendum(addendum: Addendum) -> bytes:
    """Return it as UTF-8 JSON with a line end."""
    return addendum.model_dump_json(indent=1).encode() + b"\n"
