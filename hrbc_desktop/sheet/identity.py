"""The key and certificate that a person signs with: made on first use, or brought along as a PKCS#12 file.

A certificate that the program made proves that nothing changed since the signature; it does not prove who signed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from asn1crypto import pkcs12 as pkcs12_syntax
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from hrbc_desktop.domain.dates import spoken_date

SigningKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey

_LONGEST_COMMON_NAME = 64
_VALIDITY = timedelta(days=30 * 365)
_CLOCK_TOLERANCE = timedelta(days=1)


class IdentityError(ValueError):
    """Says in one sentence why a key and certificate cannot be used for signing."""


@dataclass(frozen=True)
class SigningIdentity:
    """A private key, the certificate that goes with it, and the certificates above that one."""

    key: SigningKey
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def name(self) -> str:
        """The name in the certificate."""
        return common_name(self.certificate)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate in hexadecimal: tells two people of the same name apart."""
        return self.certificate.fingerprint(hashes.SHA256()).hex()

    def to_pkcs12(self) -> bytes:
        """Return key and certificate as one PKCS#12 file without a password, for the vault and nowhere else."""
        return pkcs12.serialize_key_and_certificates(
            None, self.key, self.certificate, self.chain or None, serialization.NoEncryption()
        )


def make_identity(name: str, at: datetime) -> SigningIdentity:
    """Make a P-256 key and a certificate that holds the name and nothing else, valid for thirty years from ``at``.

    Raises IdentityError if the name is empty.
    """
    if not name.strip():
        raise IdentityError("A signature needs a name. Nothing was signed. Write the name first.")
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
    try:
        _ = pkcs12_syntax.Pfx.load(data, strict=True).native
    except (ValueError, TypeError) as error:
        raise IdentityError(
            "This file holds no signing certificate. Nothing was signed. Choose a file that ends in .p12 or .pfx."
        ) from error
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(data, password.encode() if password else None)
    except ValueError as error:
        raise IdentityError(
            "The password does not open this certificate file. Nothing was signed. Type the password again."
        ) from error
    if certificate is None or not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise IdentityError(
            "This file has no key to sign with. Nothing was signed. Ask for a file with both key and certificate."
        )
    if not _is_comparable(certificate.subject) or not _is_comparable(certificate.issuer):
        raise IdentityError("The name in this certificate cannot be used for signing. Nothing was signed. Use another.")
    _require_valid_at(certificate, at)
    _require_signing_usage(certificate)
    return SigningIdentity(key, certificate, tuple(others))


def common_name(certificate: x509.Certificate) -> str:
    """Return the name that a certificate was issued to."""
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def vouching_issuer(certificate: x509.Certificate) -> str:
    """Return who issued the certificate and vouches for its name; empty if it is self-made."""
    return "" if certificate.issuer == certificate.subject else _readable(certificate.issuer)


def _readable(name: x509.Name) -> str:
    found = [name.get_attributes_for_oid(each) for each in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME)]
    words = [str(attributes[0].value) for attributes in found if attributes]
    return ", ".join(words) or name.rfc4514_string()


def _subject(name: str) -> x509.Name:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:_LONGEST_COMMON_NAME])])
    if _is_comparable(subject):
        return subject
    return _subject(name.encode("ascii", "namereplace").decode())


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
        raise IdentityError(f"This certificate expired on {spoken_date(last)}. Nothing was signed. Use a newer one.")
    if at < first:
        raise IdentityError(
            f"This certificate starts on {spoken_date(first)}. Nothing was signed. Check the clock of this computer."
        )


def _require_signing_usage(certificate: x509.Certificate) -> None:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return
    if not (usage.digital_signature or usage.content_commitment):
        raise IdentityError(
            "This certificate was not issued for signing. Nothing was signed. Ask for one meant for signatures."
        )


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
