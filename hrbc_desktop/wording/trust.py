"""What is said of who stands behind a signature: the key, the authority that issued it, and the time stamp.

The same on the card of an opened PDF and on the command line. What nobody here has checked is said to be unchecked.
"""

from collections.abc import Sequence
from datetime import timedelta

from hrbc_desktop.domain.model.opened_sheet import KeyProblem, OpenedFile, SeenSignature
from hrbc_desktop.translation import _
from hrbc_desktop.wording.dates import spoken_date, spoken_moment
from hrbc_desktop.wording.text import listed

_FULL_NAME = 64 - 4
"""A name in a certificate has 64 bytes at most (RFC 5280); the last letter may not fit."""

SELF_MADE = _("Made with the signer’s own key. It shows that nothing was changed, not who signed.")

NO_AUTHORITY_IN_FILE = _(
    "This file holds no certificate of an authority. Choose a file that ends in .pem, .crt, .cer or .p7b."
)
TRUST_FILE_TOO_BIG = _("This file is too big for certificates. Choose another file.")
TRUST_FILE_MISSING = _(
    "A file of trusted authorities cannot be read: {file}. Keys that it vouches for are not known here until it can."
)

TIME_STAMP_SLOW = _(
    "The server for time stamps did not answer in time. Nothing was signed yet. What you wrote and drew is still here. "
    "Try again, or sign without a time stamp."
)
TIME_STAMP_NO_ANSWER = _(
    "The server for time stamps cannot be reached. Nothing was signed yet. What you wrote and drew is still here. "
    "Try again, or sign without a time stamp."
)
TIME_STAMP_REFUSED = _(
    "The server for time stamps refused. Nothing was signed yet. What you wrote and drew is still here. "
    "Try again, or sign without a time stamp."
)
TIME_STAMP_NOT_SOUND = _(
    "What the server for time stamps sent is not a valid time stamp. Nothing was signed yet. What you wrote and drew "
    "is still here. Try again, or sign without a time stamp."
)

NO_WEB_ADDRESS = _("This is not the address of a server. It begins with https:// or http://. Nothing was changed.")

_CLOCK_TOLERANCE = timedelta(minutes=5)
"""Chosen by us: clocks of two computers that nobody looks after differ by a few minutes. More is told."""


def not_an_authority(name: str) -> str:
    """Refuse a file of authorities that holds the certificate of somebody else."""
    return _(
        "This file holds the certificate of {name}, which is not an authority. "
        "Ask for the certificate of the authority that issues them."
    ).format(name=name)


def trust_file_line(name: str, authorities: Sequence[str], *, has_revocations: bool, problem: str) -> str:
    """Say what a file of trusted authorities holds; each authority is named with the year in which it ends."""
    if problem:
        return f"{name}: {problem}"
    listed_keys = [_("a list of withdrawn keys")] if has_revocations else []
    return f"{name}: {'; '.join([*authorities, *listed_keys])}"


def key_lines(signatures: Sequence[SeenSignature]) -> tuple[str, ...]:
    """Say of each key who answers for it, and of each time stamp who made it; nothing without signatures."""
    issued = [_issued_key(signature) for signature in signatures if signature.vouched_by]
    names = [signature.name for signature in signatures if not signature.vouched_by]
    of_whom = _("{names}: ").format(names=listed(names)) if issued and names else ""
    own = [f"{of_whom}{SELF_MADE}"] if names else []
    return (*issued, *own, *(_time_stamp(signature) for signature in signatures if signature.time_stamp))


def key_oddities(signatures: Sequence[SeenSignature]) -> tuple[str, ...]:
    """Say what is wrong with each certificate, and what cannot be seen in a name."""
    sentences = [_problem(signature, problem) for signature in signatures for problem in signature.key.problems]
    hidden = [signature.name for signature in signatures if signature.has_hidden_letters]
    if hidden:
        sentences.append(
            _(
                "A name in the signature of {names} has letters that cannot be seen, or that turn the writing around."
            ).format(names=listed(hidden))
        )
    return tuple(sentences)


def time_oddities(opened: OpenedFile) -> tuple[str, ...]:
    """Say which times cannot be right by one another, by a time stamp, or by the clock of this computer."""
    signatures, now = opened.sheet.signatures, opened.opened_at
    sentences = []
    if any(signature.signed_at < signatures[0].signed_at for signature in signatures):
        sentences.append(_("By the clocks, the patient signed last. A clock may have been wrong."))
    for signature in signatures:
        stamp = signature.time_stamp
        if now is not None and signature.signed_at > now + _CLOCK_TOLERANCE:
            sentences.append(
                _("By this computer’s clock, {day} is still to come, and {name} signed then. A clock is wrong.").format(
                    day=spoken_date(signature.signed_at), name=signature.name
                )
            )
        if stamp is not None and abs(stamp.at - signature.signed_at) > _CLOCK_TOLERANCE:
            sentences.append(
                _("The clock of {name}’s computer and the time stamp do not agree.").format(name=signature.name)
            )
    return tuple(sentences)


def ended_since(opened: OpenedFile) -> tuple[str, ...]:
    """Say which certificates have ended since they were used: that takes nothing from what was signed before."""
    now = opened.opened_at
    return tuple(
        _("The certificate of {name} ended on {day}. It was valid when it was used, by the clock.").format(
            name=signature.certificate_name, day=spoken_date(signature.key.valid_until)
        )
        for signature in opened.sheet.signatures
        if signature.key.valid_until and now and signature.signed_at <= signature.key.valid_until < now
    )


def _is_made_out_to(owner: str, name: str) -> bool:
    """Whether a certificate is made out to a name, or to as much of it as a certificate can hold."""
    owner, name = owner.casefold(), name.casefold()
    return owner == name or (len(owner.encode()) > _FULL_NAME and name.startswith(owner))


def _issued_key(signature: SeenSignature) -> str:
    key, issuer = signature.key, signature.vouched_by
    name = signature.name
    if not _is_made_out_to(signature.certificate_name, name):
        name = _("{name} (the key is made out to {owner})").format(name=name, owner=signature.certificate_name)
    if key.trusted_through:
        words = (
            _("{name}: key from “{issuer}”, trusted here.")
            if issuer == key.trusted_through
            else _("{name}: key from “{issuer}”, trusted here through “{authority}”.")
        )
        known = words.format(name=name, issuer=issuer, authority=key.trusted_through)
        return f"{known} {_revocation(signature)}"
    if key.problems:
        return _("{name}: key from “{issuer}”, not trusted here.").format(name=name, issuer=issuer)
    unknown = _("{name}: key from “{issuer}”, not known here. Whether the name is right was not checked.").format(
        name=name, issuer=issuer
    )
    return f"{unknown} {_chain_missing(issuer)}" if key.lacks_issuer else unknown


def _revocation(signature: SeenSignature) -> str:
    checked = signature.key.revocation_checked
    if checked is None:
        return _("Whether it was withdrawn was not checked: no list of withdrawn keys is here.")
    return _("It was not withdrawn, by the list of {day}.").format(day=spoken_date(checked))


def _chain_missing(issuer: str) -> str:
    return _("The certificate of “{issuer}” is not in the file.").format(issuer=issuer)


def _time_stamp(signature: SeenSignature) -> str:
    stamp = signature.time_stamp
    if stamp is None:
        return ""
    words = (
        _("{name}: time stamp of {moment} from “{authority}”, trusted here.")
        if stamp.trusted_through
        else _("{name}: time stamp of {moment} from “{authority}”, not known here.")
    )
    return words.format(name=signature.name, moment=spoken_moment(stamp.at), authority=stamp.authority)


def _problem(signature: SeenSignature, problem: KeyProblem) -> str:
    name, issuer = signature.certificate_name, signature.vouched_by
    day = spoken_date(problem.at) if problem.at else ""
    words = {
        "not_for_signing": _("The certificate of {name} was not issued for signing."),
        "unknown_rule": _("The certificate of {name} has a rule that this program does not know."),
        "not_yet_valid": _("The certificate of {name} begins on {day}. By the clock, it was used before."),
        "expired": _("The certificate of {name} ended on {day}. By the clock, it was used after that."),
        "revoked": _("The certificate of {name} was withdrawn on {day}."),
        "authority_not_valid": _("A certificate above that of {name} was not valid when it was used."),
        "not_by_issuer": _(
            "The certificate of {name} says that it is from “{issuer}”. That authority did not make it."
        ),
    }
    return words[problem.kind].format(name=name, issuer=issuer, day=day)
