"""The key and certificate that a person signs with: made on first use, or brought along as a PKCS#12 file.

A certificate that the program made proves that nothing changed since the signature; it does not prove who signed.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from asn1crypto import pkcs12 as pkcs12_syntax
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, PublicKeyAlgorithmOID

from hrbc_desktop.domain.model.signature import LONGEST_NAME
from hrbc_desktop.translation import _
from hrbc_desktop.wording.dates import spoken_date
from hrbc_desktop.wording.signatures import issued_to
from hrbc_desktop.wording.text import one_line

if TYPE_CHECKING:  # what reads certificates needs neither network nor card
    from hrbc_desktop.pdf.signing.card import CardKey
    from hrbc_desktop.pdf.signing.time_stamping import TimeStampServer

MAX_FILE_BYTES = 1_000_000
"""A certificate with its key and all certificates above it takes less than 20,000."""

SigningKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey

_CURVES = ("secp256r1", "secp384r1")
_LEAST_RSA_BITS, _MOST_RSA_BITS = 2048, 4096
"""The kinds of key that every common validator checks; a signature made with any other is called invalid by some."""

_LONGEST_COMMON_NAME = 64
"""Of a common name, in bytes (RFC 5280, ub-common-name)."""
_QUOTATION_MARKS = str.maketrans(dict.fromkeys('"“”„«»', "’"))
_MOST_ITERATIONS = 10_000_000
"""Some seconds; files are made with 2,000 to 1,000,000."""
_VALIDITY = timedelta(days=30 * 365)
_CLOCK_TOLERANCE = timedelta(days=1)
UNREADABLE = (
    ValueError,
    TypeError,
    UnsupportedAlgorithm,
    x509.InvalidVersion,
    x509.DuplicateExtension,
    x509.UnsupportedGeneralNameType,
)
"""What reading a certificate can end with: its parts are read when they are asked for, not before."""

_NO_KEY = _("This file has no key to sign with. Nothing was signed. Ask for a file with both key and certificate.")

_KINDS = {
    PublicKeyAlgorithmOID.ED25519: "of the kind Ed25519",
    PublicKeyAlgorithmOID.ED448: "of the kind Ed448",
    PublicKeyAlgorithmOID.DSA: "of the kind DSA",
}

_PURPOSES = {
    ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE,
    ExtendedKeyUsageOID.EMAIL_PROTECTION,
    ExtendedKeyUsageOID.CLIENT_AUTH,
    x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36"),  # document signing (RFC 9336)
    x509.ObjectIdentifier("1.3.6.1.4.1.311.10.3.12"),  # document signing, as Microsoft names it
    x509.ObjectIdentifier("1.2.840.113583.1.1.5"),  # trusted for documents, as Adobe names it
}
"""What the certificate of a person is for; those of servers and of programs are for something else."""


class IdentityError(ValueError):
    """Says in one sentence why a key and certificate cannot be used for signing."""


@dataclass(frozen=True)
class SigningIdentity:
    """A private key, the certificate that goes with it, and the certificates above that one."""

    key: SigningKey | CardKey
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...] = ()
    time_stamps: TimeStampServer | None = None
    """Who stamps the time of what this key signs; without one, it is the time of this computer's clock."""

    @property
    def name(self) -> str:
        """The name in the certificate."""
        return common_name(self.certificate)

    @property
    def is_chain_complete(self) -> bool:
        """Whether the file holds every certificate between this one and a root (RFC 5280, 6.1).

        The root itself may be missing: who checks the signature has to know it anyway.
        """
        if self.certificate.issuer == self.certificate.subject:
            return True
        return any(above.subject == self.certificate.issuer for above in self.chain)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate in hexadecimal: tells two people of the same name apart."""
        return self.certificate.fingerprint(hashes.SHA256()).hex()

    @property
    def vouched_by(self) -> str:
        """Who issued the certificate and vouches for the name; empty if it is self-made."""
        return vouching_issuer(self.certificate)

    def require_usable_at(self, at: datetime) -> None:
        """Raise IdentityError if the certificate cannot sign at the moment ``at``."""
        _require_valid_at(self.certificate, at)
        _require_signing_usage(self.certificate)

    def to_pkcs12(self) -> bytes:
        """Return key and certificate as one PKCS#12 file without a password, for the vault and nowhere else."""
        if not isinstance(self.key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
            raise TypeError("a key stays on its card")
        return pkcs12.serialize_key_and_certificates(
            None, self.key, self.certificate, self.chain or None, serialization.NoEncryption()
        )


def make_identity(name: str, at: datetime) -> SigningIdentity:
    """Make a P-256 key and a certificate that holds the name and nothing else, valid for thirty years from ``at``.

    Raises IdentityError if the name is empty.
    """
    if not name.strip():
        raise IdentityError(_("A signature needs a name. Nothing was signed. Write the name first."))
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _subject(name.strip())
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - _CLOCK_TOLERANCE)
        .not_valid_after(at + _VALIDITY)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage_for_signatures(), critical=True)
        .sign(key, hashes.SHA256())
    )
    return SigningIdentity(key, certificate)


def read_identity(data: bytes, password: str | None, at: datetime) -> SigningIdentity:
    """Read key and certificate from a PKCS#12 file, ready to sign at the moment ``at``.

    Raises IdentityError if it is no such file, the password is wrong, or the certificate cannot sign at that moment.
    """
    if len(data) > MAX_FILE_BYTES:
        raise IdentityError(_("This file is too big for a certificate. Nothing was signed. Choose another file."))
    try:
        most_iterations = max(_iterations(pkcs12_syntax.Pfx.load(data, strict=True)), default=0)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise IdentityError(
            _("This file holds no signing certificate. Nothing was signed. Choose a file that ends in .p12 or .pfx.")
        ) from error
    if most_iterations > _MOST_ITERATIONS:
        raise IdentityError(_("This file would take hours to open. Nothing was signed. Choose another file."))
    try:
        # Of an older encoding, which some browsers write, and of odd names the library tells the console.
        with warnings.catch_warnings(action="ignore", category=UserWarning):
            identity = _usable(*_unlocked(data, password))
            identity.require_usable_at(at)
    except IdentityError:
        raise
    except UNREADABLE as error:
        raise IdentityError(_("This certificate is damaged. Nothing was signed. Ask for a new one.")) from error
    return identity


def _iterations(file: pkcs12_syntax.Pfx) -> Iterator[int]:
    """How often the file has the password hashed, in each place that says so (RFC 7292; RFC 8018, A)."""
    parts = [file.native]
    for content in file.authenticated_safe:
        is_open = content["content_type"].native == "data"
        parts.append(pkcs12_syntax.SafeContents.load(content["content"].native).native if is_open else content.native)
    return _found(parts)


def _found(value: object) -> Iterator[int]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in ("iterations", "iteration_count") and isinstance(inner, int):
                yield inner
            else:
                yield from _found(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _found(inner)


def _unlocked(data: bytes, password: str | None) -> tuple[object, x509.Certificate | None, Sequence[x509.Certificate]]:
    try:
        return pkcs12.load_key_and_certificates(data, password.encode() if password else None)
    except ValueError as error:
        raise IdentityError(
            _("The password does not open this certificate file. Nothing was signed. Type the password again.")
        ) from error


def _usable(key: object, certificate: x509.Certificate | None, others: Sequence[x509.Certificate]) -> SigningIdentity:
    if key is None or certificate is None:
        raise IdentityError(_NO_KEY)
    require_common_kind(certificate)
    if (
        not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey)
        or key.public_key() != certificate.public_key()
    ):
        raise IdentityError(_NO_KEY)
    if not has_comparable_names(certificate):
        raise IdentityError(
            _("The name in this certificate cannot be used for signing. Nothing was signed. Use another.")
        )
    return SigningIdentity(key, certificate, tuple(others))


def require_common_kind(certificate: x509.Certificate) -> None:
    """Raise IdentityError if the key is of a kind that not every common validator checks."""
    key = certificate.public_key()
    if isinstance(key, ec.EllipticCurvePublicKey):
        if key.curve.name not in _CURVES:
            raise IdentityError(_refusal_of(f"on the curve {key.curve.name}"))
    elif certificate.public_key_algorithm_oid == PublicKeyAlgorithmOID.RSASSA_PSS:
        raise IdentityError(_refusal_of("for RSA-PSS only"))
    elif not isinstance(key, rsa.RSAPublicKey):
        raise IdentityError(_refusal_of(_KINDS.get(certificate.public_key_algorithm_oid, "of a rare kind")))
    elif not _LEAST_RSA_BITS <= key.key_size <= _MOST_RSA_BITS:
        raise IdentityError(_refusal_of(_("RSA with {key_size} bits").format(key_size=key.key_size)))


def _refusal_of(kind: str) -> str:
    return _(
        "This key is {kind}. Many programs cannot check its signatures. Nothing was signed. Ask "
        "for a key of the kind RSA ({least_rsa_bits} to {most_rsa_bits} bits), P-256 or P-384."
    ).format(kind=kind, least_rsa_bits=_LEAST_RSA_BITS, most_rsa_bits=_MOST_RSA_BITS)


def issuers_of(certificate: x509.Certificate, others: Sequence[x509.Certificate]) -> tuple[x509.Certificate, ...]:
    """Return those of other certificates that stand above one: whose key made it, or one that made it."""
    found, waiting = list[x509.Certificate](), [certificate]
    while waiting:
        below = waiting.pop()
        above = [each for each in others if each not in (certificate, *found) and _made(each, below)]
        found += dict.fromkeys(above)
        waiting += dict.fromkeys(above)
    return tuple(found)


def _made(issuer: x509.Certificate, certificate: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, *UNREADABLE):
        return False
    return True


def asn1_certificate(certificate: x509.Certificate) -> asn1_x509.Certificate:
    """Return a certificate as pyHanko has it."""
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def common_name(certificate: x509.Certificate) -> str:
    """Return the name that a certificate was issued to, safe to show."""
    return _unquoted(one_line(_raw_common_name(certificate), LONGEST_NAME)) or _("No name")


def raw_names(certificate: x509.Certificate) -> tuple[str, ...]:
    """Return the names of owner and issuer, with whatever letters they have."""
    return (_raw_common_name(certificate), *_raw_parts(certificate.issuer))


def _raw_common_name(certificate: x509.Certificate) -> str:
    return _all_of(certificate.subject, NameOID.COMMON_NAME) or certificate.subject.rfc4514_string()


def _all_of(name: x509.Name, kind: x509.ObjectIdentifier) -> str:
    """Return all names of a kind: where there are several, each program shows another one."""
    return ", ".join(str(attribute.value) for attribute in name.get_attributes_for_oid(kind))


def vouching_words(certificate: x509.Certificate, name: str) -> str:
    """Return who vouches for a certificate, and for which name if the signer wrote another; empty if nobody does."""
    issuer, own = vouching_issuer(certificate), common_name(certificate)
    return issued_to(issuer, own) if issuer and own.casefold() != name.casefold() else issuer


def vouching_issuer(certificate: x509.Certificate) -> str:
    """Return who issued the certificate and vouches for its name; empty if it is self-made."""
    return "" if certificate.issuer == certificate.subject else readable_name(certificate.issuer)


def readable_name(name: x509.Name) -> str:
    """Return the name of an authority with its house, safe to show."""
    return _unquoted(one_line(", ".join(_raw_parts(name)), LONGEST_NAME))


def _unquoted(name: str) -> str:
    """Whoever issues a certificate chooses its names: what stands in quotation marks must not end them."""
    return name.translate(_QUOTATION_MARKS)


def _raw_parts(name: x509.Name) -> tuple[str, ...]:
    found = [_all_of(name, each) for each in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME)]
    return tuple(filter(None, found)) or (name.rfc4514_string(),)


def _subject(name: str) -> x509.Name:
    fitting = name.encode()[:_LONGEST_COMMON_NAME].decode(errors="ignore")
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, fitting)])
    if _is_comparable(subject):
        return subject
    return _subject(name.encode("ascii", "namereplace").decode())


def has_comparable_names(certificate: x509.Certificate) -> bool:
    """Whether a validator can compare the names of owner and issuer."""
    return _is_comparable(certificate.subject) and _is_comparable(certificate.issuer)


def _is_comparable(name: x509.Name) -> bool:
    """Whether a validator can compare the name (RFC 4518, 2): not with an emoji, or mixed directions of writing."""
    try:
        return bool(asn1_x509.Name.load(name.public_bytes()).hashable)
    except ValueError:
        return False


def _require_valid_at(certificate: x509.Certificate, at: datetime) -> None:
    first = certificate.not_valid_before_utc.astimezone(at.tzinfo)
    last = certificate.not_valid_after_utc.astimezone(at.tzinfo)
    if at > last:
        raise IdentityError(
            _("This certificate expired on {spoken_date}. Nothing was signed. Use a newer one.").format(
                spoken_date=spoken_date(last)
            )
        )
    if at < first:
        raise IdentityError(
            _("This certificate starts on {spoken_date}. Nothing was signed. Check the clock of this computer.").format(
                spoken_date=spoken_date(first)
            )
        )


def _require_signing_usage(certificate: x509.Certificate) -> None:
    if has_unknown_rule(certificate):
        raise IdentityError(
            _("This certificate has a rule that this program does not know. Nothing was signed. Use another one.")
        )
    if not is_for_signing(certificate):
        raise IdentityError(
            _("This certificate was not issued for signing. Nothing was signed. Ask for one meant for signatures.")
        )


def is_for_signing(certificate: x509.Certificate) -> bool:
    """Whether a person may sign with it; one that names no usage may be used for anything.

    Source: RFC 5280, 4.2.1.3 and 4.2.1.12. Raises ValueError if its parts cannot be read.
    """
    extensions = {type(each.value): each.value for each in certificate.extensions}
    usage, purposes = extensions.get(x509.KeyUsage), extensions.get(x509.ExtendedKeyUsage)
    may_sign = not isinstance(usage, x509.KeyUsage) or usage.digital_signature or usage.content_commitment
    is_for_people = not isinstance(purposes, x509.ExtendedKeyUsage) or _PURPOSES.intersection(purposes)
    return bool(may_sign and is_for_people)


def has_unknown_rule(certificate: x509.Certificate) -> bool:
    """Whether a certificate has a critical extension that is not known here: it must not be used then.

    Source: RFC 5280, 4.2.
    """
    return any(each.critical and isinstance(each.value, x509.UnrecognizedExtension) for each in certificate.extensions)


def _usage_for_signatures() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
