"""Corrections to a signed sheet: on their page, on the card of the sheet, in the list and in the history."""

from collections.abc import Sequence

from hrbc_desktop.domain.model.addendum import Addendum, SignedAddendum
from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.translation import _, ngettext
from hrbc_desktop.wording.dates import spoken_date, spoken_moment
from hrbc_desktop.wording.sheet import identity_of
from hrbc_desktop.wording.signatures import role_label
from hrbc_desktop.wording.signed_history import signer
from hrbc_desktop.wording.text import one_line, sentence

ADD = _("Add a correction")
WRONG = _("What is wrong or missing on the sheet")
RIGHT = _("What is right")
SOURCE = _("Who says so")
SHEET = _("The sheet that this belongs to")
BOTH = _("The signed sheet stays as it is. Read it together with this page, and keep both.")

HOW_TO_CORRECT = _(
    "What is signed stays as it is. Your correction becomes a page of its own, which you sign. It is kept with the "
    "sheet and shown with it from now on."
)
SOURCE_HINT = _("Such as “the lab report of 1 December”")
INCOMPLETE = _("Say what is wrong, what is right and who says so. Nothing was signed.")
NOT_SAVED = _("What is open could not be saved, so nothing was signed. What you wrote is still here. Try again.")
NOT_CLOSED = _(
    "The nurse has not signed this worksheet yet, so it needs no correction. Nothing was changed. "
    "Open it and change it."
)
TOO_MANY = _("This sheet has as many corrections as it can hold. Nothing was signed. Begin a new worksheet.")
KEPT_DRAFT = _("What you write here is kept until you sign it or clear it, also when you close this window.")
SIGNED = _("Your correction is signed. It is kept with the sheet.")
SIGNED_AND_WAITS = _(
    "Your correction is signed. The server does not answer, so it waits on this computer, encrypted. It goes to the "
    "sheet by itself when the server answers again."
)
WHO_SIGNS = _("Your signature under the correction")


def title(addendum: Addendum) -> str:
    """Return the heading of the page."""
    return _("Correction {number} to a signed worksheet").format(number=addendum.number)


def identity(addendum: Addendum) -> str:
    """Return birth date, record number and revision, as far as they are known."""
    return identity_of(addendum.visit, addendum.revision)


def whose(addendum: Addendum) -> str:
    """Say whose sheet is corrected."""
    return " · ".join(filter(None, (addendum.visit.name.strip() or _("No name yet"), identity(addendum))))


def sheet_lines(addendum: Addendum) -> tuple[str, ...]:
    """Name the sheet: its title, its visit, who signed it and when, and the fingerprint of the file."""
    day = addendum.visit.appointment_date
    return (
        *([sentence(addendum.title)] if addendum.title else []),
        *([_("For the visit on {day}.").format(day=spoken_date(day))] if day else []),
        *map(_signed, addendum.signatures),
    )


def _signed(signature: Signature) -> str:
    return _("{role}: {name}, signed on {moment}.").format(
        role=role_label(signature.role), name=signature.name, moment=spoken_moment(signature.signed_at)
    )


def fingerprint(digest: str) -> str:
    """Name the file that is corrected."""
    return _("Fingerprint of the signed file (SHA-256): {digest}").format(digest=digest)


def belongs(signed: SignedAddendum) -> str:
    """Say on the card of a sheet that a correction belongs to it, and what it says."""
    sentence = _("A correction from {name}, {moment}, belongs to this sheet.").format(
        name=one_line(signed.name, 60), moment=spoken_moment(signed.signed_at)
    )
    return f"{sentence} {what(signed.addendum)} {source(signed.addendum)}"


def what(addendum: Addendum) -> str:
    """Say what a correction corrects, in two sentences."""
    correction = addendum.correction
    return _("Wrong or missing: {wrong} Right: {right}").format(
        wrong=sentence(one_line(correction.wrong, 300)), right=sentence(one_line(correction.right, 300))
    )


def source(addendum: Addendum) -> str:
    """Say who says so."""
    return _("Who says so: {source}").format(source=sentence(one_line(addendum.correction.source, 200)))


def sheet_signed(addendum: Addendum) -> str:
    """Say who signed the sheet that is corrected, and when."""
    return _("The sheet is signed by {signers}.").format(signers=signers(addendum.signatures))


def counted(number: int) -> str:
    """Say how many corrections a sheet has; empty for none."""
    return ngettext("{n} correction", "{n} corrections", number) if number else ""


def too_long(over: int) -> str:
    """Say how much is too much."""
    return _("That is too long. Nothing was signed. Take out about {n} letters.").format(n=over)


def line(signed: SignedAddendum) -> str:
    """Name a correction in a list."""
    return _("Correction {number}: {name}, {moment}").format(
        number=signed.addendum.number, name=one_line(signed.name, 60), moment=spoken_moment(signed.signed_at)
    )


def signers(signatures: Sequence[Signature]) -> str:
    """Name who signed a sheet, each with the role and the day."""
    return "; ".join(signer(one.name, one.role, one.signed_at) for one in signatures)


def where_it_belongs(*, is_here: bool) -> str:
    """Say whether this list has the sheet that a correction is of."""
    if is_here:
        return _("The worksheet that it corrects is in this list.")
    return _("The worksheet that it corrects is not in this list. Open that one first, then this file again.")


def to_the_worksheet() -> str:
    """Name the way from a correction to its worksheet, which keeps it from then on."""
    return _("Keep it with the worksheet")
