"""Who signed which revision of a worksheet: at Home, in the history, and where signed pages are listed."""

from collections.abc import Sequence
from datetime import datetime

from hrbc_desktop.domain.model.signature import SignerRole
from hrbc_desktop.translation import _
from hrbc_desktop.wording.dates import spoken_date
from hrbc_desktop.wording.signatures import role_label
from hrbc_desktop.wording.text import listed, one_line

TITLE = _("Signed pages and corrections")
NOTHING_SIGNED = _("Nothing of this worksheet is signed yet.")
NOT_KEPT = _("Its PDF is not kept here. Open that PDF once, and it is kept.")
BY_WORKSHEET = _("Signatures, by worksheet")


def signer(name: str, role: SignerRole | None, at: datetime) -> str:
    """Name who signed, with the role where it is known, and the day."""
    named, day = one_line(name, 60), spoken_date(at.date())
    if role is None:
        return _("{name}, {day}").format(name=named, day=day)
    return _("{name} ({role}), {day}").format(name=named, role=role_label(role).lower(), day=day)


def revision_line(revision: int, signers: Sequence[tuple[str, SignerRole | None, datetime]]) -> str:
    """Say who signed a revision, and when."""
    return _("Revision {number}: {signers}").format(number=revision, signers="; ".join(signer(*one) for one in signers))


def signed_as(revision: int, role: SignerRole | None) -> str:
    """Say of one signature which revision it is under, and in which role."""
    if role is None:
        return _("Signed revision {number}").format(number=revision)
    return _("Signed revision {number} ({role})").format(number=revision, role=role_label(role).lower())


def corrected(revision: int, number: int) -> str:
    """Say which correction of which revision was signed."""
    return _("Signed correction {number} to revision {revision}").format(number=number, revision=revision)


def signers_now(names: Sequence[str]) -> str:
    """Name who signed the revision that is open; empty where nobody did."""
    return listed([one_line(name, 60) for name in names]) if names else ""
