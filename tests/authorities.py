"""Authorities that anybody could make up: a root, what it issues, and what it withdraws."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from hrbc_desktop.pdf.reading.trust_list import TrustList
from hrbc_desktop.pdf.signing.identity import SigningIdentity

YEAR = timedelta(days=365)

SIGNING = x509.KeyUsage(True, False, False, False, False, False, False, False, False)
"""A digital signature and nothing else."""
ENCIPHERING = x509.KeyUsage(False, False, True, False, False, False, False, False, False)
_ISSUING = x509.KeyUsage(False, False, False, False, False, True, True, False, False)


def named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


@dataclass(frozen=True)
class Authority:
    """An authority with its key, and the certificates above it."""

    key: Any
    certificate: x509.Certificate
    above: tuple[x509.Certificate, ...] = ()

    @property
    def trusted(self) -> TrustList:
        return TrustList((self.certificate.public_bytes(Encoding.DER),))

    def issue(
        self,
        name: str,
        start: datetime,
        end: datetime,
        *,
        usage: x509.KeyUsage | None = SIGNING,
        purpose: x509.ObjectIdentifier | None = None,
        rule: x509.ExtensionType | None = None,
        key: Any = None,
    ) -> SigningIdentity:
        """Issue the key and certificate of a person, or of whoever has another purpose.

        `rule`: something that whoever uses the certificate has to know.
        """
        key = key or ec.generate_private_key(ec.SECP256R1())
        builder = _builder(name, self.certificate.subject, key, start, end)
        builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        if usage is not None:
            builder = builder.add_extension(usage, critical=True)
        if purpose is not None:
            builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=True)
        if rule is not None:
            builder = builder.add_extension(rule, critical=True)
        chain = (self.certificate, *self.above)
        return SigningIdentity(key, builder.sign(self.key, hashes.SHA256()), chain)

    def issue_authority(self, name: str, start: datetime, end: datetime) -> "Authority":
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = _authority(_builder(name, self.certificate.subject, key, start, end)).sign(
            self.key, hashes.SHA256()
        )
        return Authority(key, certificate, (self.certificate, *self.above))

    def issue_time_stamper(self, name: str, start: datetime, end: datetime) -> SigningIdentity:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        return self.issue(name, start, end, purpose=ExtendedKeyUsageOID.TIME_STAMPING, key=key)

    def withdrawn(self, at: datetime, *certificates: x509.Certificate) -> x509.CertificateRevocationList:
        """Return the list of what is withdrawn at a moment; each of the certificates was a day before."""
        builder = x509.CertificateRevocationListBuilder().issuer_name(self.certificate.subject)
        builder = builder.last_update(at).next_update(at + YEAR)
        for certificate in certificates:
            entry = x509.RevokedCertificateBuilder().serial_number(certificate.serial_number)
            builder = builder.add_revoked_certificate(entry.revocation_date(at - timedelta(days=1)).build())
        return builder.sign(self.key, hashes.SHA256())


def root(name: str, start: datetime, end: datetime) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    return Authority(key, _authority(_builder(name, named(name), key, start, end)).sign(key, hashes.SHA256()))


def with_list(trusted: TrustList, *lists: x509.CertificateRevocationList) -> TrustList:
    return trusted + TrustList(revocation_lists=tuple(each.public_bytes(Encoding.DER) for each in lists))


def _builder(name: str, issuer: x509.Name, key: Any, start: datetime, end: datetime) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
    )


def _authority(builder: x509.CertificateBuilder) -> x509.CertificateBuilder:
    return builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True).add_extension(
        _ISSUING, critical=True
    )
