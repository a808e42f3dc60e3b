"""What is said of a signature: whose it is, when it was made by whose clock, and what its key can show."""

from collections.abc import Sequence
from datetime import date, datetime

from hrbc_desktop.domain.model.opened_sheet import SeenSignature
from hrbc_desktop.domain.model.signature import MEANINGS, SignerRole
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.translation import _
from hrbc_desktop.wording.dates import short_moment, spoken_date, spoken_moment, spoken_time
from hrbc_desktop.wording.text import listed, one_line

ROLE_LABELS: dict[SignerRole, str] = {
    "patient": _("Patient"),
    "nurse": _("Nurse"),
    "interpreter": _("Interpreter"),
    "supporter": _("Supporter"),
    "corrector": _("Corrected by"),
}
THIRD_FIELD_LABEL = _("Signature of an interpreter or supporter, if any")
DEVICE_TIME = _("this computer’s clock")
OWN_KEY = _("The signature shows that nothing changed, not who signed.")


def role_label(role: SignerRole) -> str:
    """Name a role, such as “Nurse”."""
    return ROLE_LABELS[role]


def field_label(role: SignerRole) -> str:
    """Name the field of a signature, with what a signature in it means, as a screen reader says it."""
    return _("Signature, {role}: “{meaning}”").format(role=role_label(role).lower(), meaning=MEANINGS[role])


def signed_field_label(role: SignerRole, name: str, signed_at: datetime) -> str:
    """Name the field of a signature that is there: whose it is, and when it was made by whose clock."""
    return _("{field} Signed by {name} on {moment}, by {clock}.").format(
        field=field_label(role), name=name, moment=spoken_moment(signed_at), clock=DEVICE_TIME
    )


def facts_on_paper(signed_at: datetime, vouched_by: str) -> tuple[str, str]:
    """Say in the box of a signature when it was made by whose clock, and what its key can show.

    `vouched_by` issued the certificate of the key, empty if it is self-made. Whom a clinic trusts is known where the
    sheet is opened, not where it was signed: paper never says that a name is right. The box has little room beside the
    ink, so both are briefer than on screen.
    """
    when = f"{short_moment(signed_at)}, {DEVICE_TIME}"
    if not vouched_by:
        return when, _("Own key: it shows that nothing changed, not who signed.")
    return when, _("Key from “{issuer}”: the name was not checked here.").format(issuer=vouched_by)


def chain_incomplete(issuer: str) -> str:
    """Warn that a certificate file lacks the certificate of who issued it."""
    return _(
        "The certificate of “{issuer}” is missing in this file, so others may not be able to check who signed. "
        "Ask for a file with the whole chain."
    ).format(issuer=issuer)


def signature_sentence(signature: SeenSignature) -> str:
    """Say who signed, in which role, and when by whose clock."""
    if signature.role == "corrector":
        return _("Correction signed by {name} on {moment}, by the clock of that person’s computer.").format(
            name=signature.name, moment=spoken_moment(signature.signed_at)
        )
    signed = _("Signed by {name} ({role}) on {moment}, by the clock of the {role}’s computer.").format(
        name=signature.name, role=role_label(signature.role).lower(), moment=spoken_moment(signature.signed_at)
    )
    broken = _("This signature is not valid.")
    return signed if signature.is_intact else f"{signed} {broken}"


def issued_to(issuer: str, name: str) -> str:
    """Name an issuer with the name that its certificate stands for, as both stand inside of quotation marks."""
    return _("{issuer}” for “{name}").format(issuer=issuer, name=name)


def signed_when(signature: SeenSignature) -> str:
    """Say when and by whose clock somebody signed, and what the signature means."""
    at = signature.signed_at
    if signature.role == "corrector":
        return _("{day}, {time} (clock of the computer it was signed on). “{meaning}”").format(
            day=spoken_date(at.date()), time=spoken_time(at.time()), meaning=signature.meaning
        )
    return _("{day}, {time} (clock of the {role}’s computer). “{meaning}”").format(
        day=spoken_date(at.date()),
        time=spoken_time(at.time()),
        role=role_label(signature.role).lower(),
        meaning=signature.meaning,
    )


def stamped_by(server: str) -> str:
    """Say before signing that a server is asked for a time stamp."""
    return _("A fingerprint of the signature, and nothing else, goes to {server}. It puts a time stamp on it.").format(
        server=server
    )


def sealed_with(owner: str, issuer: str, until: date, *, trusted_through: str) -> str:
    """Say before signing whose certificate it is, who issued it, and whether that one is trusted here."""
    if not issuer:
        words = _(
            "Signed with the certificate of {owner}: self-made, so it shows that nothing changed, not who signed; "
            "valid until {day}."
        )
    elif trusted_through:
        words = _("Signed with the certificate of {owner}: issued by “{issuer}”, trusted here; valid until {day}.")
    else:
        words = _("Signed with the certificate of {owner}: issued by “{issuer}”, not known here; valid until {day}.")
    return words.format(owner=owner, issuer=issuer, day=spoken_date(until))


def ask_for_revision(signed: Worksheet) -> str:
    """Ask whether a change begins the next revision of what is signed."""
    names = listed([one_line(signature.name, 60) for signature in signed.signatures])
    template = _("It is signed by {names}. Make revision {next}? Revision {this}, with its PDF, stays as it is.")
    return template.format(names=names, next=signed.revision + 1, this=signed.revision)


def make_revision(signed: Worksheet) -> str:
    """What the button says that begins it."""
    return _("Make revision {next}").format(next=signed.revision + 1)


KEEP_SIGNED = _("Leave it as it is signed")


def signed_earlier(revision: int, names: Sequence[str]) -> str:
    """Say who signed the revision before this one; nothing where nobody did."""
    if not names:
        return ""
    signers = listed([one_line(name, 60) for name in names])
    return _("Revision {number} is signed by {names}").format(number=revision - 1, names=signers)
