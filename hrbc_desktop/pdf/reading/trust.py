"""Judges who stands behind a key: path, validity, usage and revocation at the moment of signing, all offline.

The trust anchors are the authorities that the clinic chose and nothing else: not the system's list, which names
authorities of web servers.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import pem
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import (
    ExpiredError,
    NotYetValidError,
    PathBuildingError,
    PathValidationError,
    RevokedError,
    ValidationError,
)
from pyhanko_certvalidator.path import ValidationPath

from hrbc_desktop.domain.model.opened_sheet import KeyProblem, SignerKey
from hrbc_desktop.pdf.reading.trust_list import TrustFileError, TrustList
from hrbc_desktop.pdf.signing.identity import (
    UNREADABLE,
    asn1_certificate,
    common_name,
    has_unknown_rule,
    is_for_signing,
    readable_name,
)
from hrbc_desktop.wording.trust import NO_AUTHORITY_IN_FILE, not_an_authority

_TIME_STAMPING = frozenset({"time_stamping"})


@dataclass(frozen=True)
class Anchor:
    """The authority at the end of a path that holds."""

    name: str
    revocation_checked: datetime | None


def parse(data: bytes) -> TrustList:
    """Read what a file of a clinic's authorities holds. Raises TrustFileError."""
    try:
        found = sum(map(_part, _der_parts(data)), TrustList())
        certificates = [x509.load_der_x509_certificate(each) for each in found.authorities]
        persons = [each for each in certificates if not _is_authority(each)]
    except UNREADABLE as error:
        raise TrustFileError(NO_AUTHORITY_IN_FILE) from error
    if persons:
        raise TrustFileError(not_an_authority(common_name(persons[0])))
    if found == TrustList():
        raise TrustFileError(NO_AUTHORITY_IN_FILE)
    return found


def names_of(authorities: Iterable[bytes]) -> Iterator[tuple[str, datetime]]:
    """Return the name of each authority, and until when its certificate holds."""
    for certificate in map(x509.load_der_x509_certificate, authorities):
        yield readable_name(certificate.subject), certificate.not_valid_after_utc


def judge_key(
    certificate: x509.Certificate,
    others: Sequence[x509.Certificate],
    at: datetime,
    trusted: TrustList,
    *,
    is_time_proven: bool,
) -> SignerKey:
    """Say what the key of a signature shows.

    ``others`` are the certificates that came with it. ``is_time_proven`` says whether ``at`` is more than what the
    signer's own computer claims: a key that was revoked later is not trusted otherwise, as a clock can be set back.
    """
    problems = list(_own_problems(certificate, at))
    anchor: Anchor | None = None
    if certificate.issuer != certificate.subject:
        try:
            anchor = _anchor(certificate, others, at, trusted, is_time_proven=is_time_proven)
        except _NotTrusted as reason:
            problems += [each for each in (reason.problem,) if each not in problems]
    return SignerKey(
        trusted_through=anchor.name if anchor and not problems else "",
        problems=tuple(problems),
        valid_until=certificate.not_valid_after_utc,
        revocation_checked=anchor.revocation_checked if anchor else None,
        lacks_issuer=certificate.issuer not in {certificate.subject, *(each.subject for each in others)},
    )


def judge_time_stamp(
    authority: x509.Certificate, others: Sequence[x509.Certificate], at: datetime, trusted: TrustList
) -> str:
    """Name the trusted authority that answers for who made a time stamp; empty when none does."""
    try:
        anchor = _anchor(authority, others, at, trusted, is_time_proven=True, purposes=_TIME_STAMPING)
    except _NotTrusted:
        return ""
    return anchor.name if anchor else ""


class _NotTrusted(Exception):
    """There is a path, and it does not hold."""

    def __init__(self, problem: KeyProblem) -> None:
        super().__init__(problem.kind)
        self.problem = problem


def _own_problems(certificate: x509.Certificate, at: datetime) -> Iterator[KeyProblem]:
    if not is_for_signing(certificate):
        yield KeyProblem("not_for_signing")
    if has_unknown_rule(certificate):
        yield KeyProblem("unknown_rule")
    if at < certificate.not_valid_before_utc:
        yield KeyProblem("not_yet_valid", certificate.not_valid_before_utc)
    if at > certificate.not_valid_after_utc:
        yield KeyProblem("expired", certificate.not_valid_after_utc)
    if certificate.issuer != certificate.subject and _made_itself(certificate):
        yield KeyProblem("not_by_issuer")


def _anchor(
    certificate: x509.Certificate,
    others: Sequence[x509.Certificate],
    at: datetime,
    trusted: TrustList,
    *,
    is_time_proven: bool,
    purposes: frozenset[str] = frozenset(),
) -> Anchor | None:
    """Follow the path to an authority of the list; None when there is none. Raises _NotTrusted."""
    if not trusted.authorities:
        return None
    context = ValidationContext(
        trust_roots=[asn1_x509.Certificate.load(each) for each in trusted.authorities],
        other_certs=[asn1_certificate(each) for each in others],
        crls=list(trusted.revocation_lists),
        moment=at,
        allow_fetching=False,
        revocation_mode="soft-fail",
        retroactive_revinfo=True,
    )
    validator = CertificateValidator(asn1_certificate(certificate), validation_context=context)
    try:
        path: ValidationPath = asyncio.run(validator.async_validate_usage(set(), set(purposes)))  # type: ignore[no-untyped-call]
    except PathBuildingError:
        return None
    except ValidationError as error:
        raise _NotTrusted(_problem_of(error)) from error
    chain = [x509.load_der_x509_certificate(each.dump()) for each in path]
    root = chain[0]
    if not root.not_valid_before_utc <= at <= root.not_valid_after_utc:
        raise _NotTrusted(KeyProblem("authority_not_valid"))
    checked, revoked = _revocation(certificate, chain[-2:-1], trusted)
    if revoked and (not is_time_proven or revoked <= at):
        raise _NotTrusted(KeyProblem("revoked", revoked))
    return Anchor(readable_name(root.subject), checked)


def _problem_of(error: ValidationError) -> KeyProblem:
    is_own = isinstance(error, PathValidationError) and error.is_ee_cert
    if isinstance(error, RevokedError) and is_own:
        return KeyProblem("revoked", error.revocation_dt)
    if isinstance(error, ExpiredError) and is_own:
        return KeyProblem("expired", error.expired_dt)
    if isinstance(error, NotYetValidError) and is_own:
        return KeyProblem("not_yet_valid", error.valid_from)
    if "signature" in error.failure_msg:
        return KeyProblem("not_by_issuer")
    return KeyProblem("authority_not_valid")


def _revocation(
    certificate: x509.Certificate, issuers: Sequence[x509.Certificate], trusted: TrustList
) -> tuple[datetime | None, datetime | None]:
    """Return the date of the newest list by the issuer, and when it says that the certificate was revoked."""
    lists = [x509.load_der_x509_crl(each) for each in trusted.revocation_lists]
    own = [each for each in lists for issuer in issuers if each.issuer == issuer.subject and _holds(each, issuer)]
    if not own:
        return None, None
    newest = max(own, key=lambda each: each.last_update_utc)
    entry = newest.get_revoked_certificate_by_serial_number(certificate.serial_number)
    return newest.last_update_utc, entry.revocation_date_utc if entry else None


def _holds(revoked: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    try:
        return bool(revoked.is_signature_valid(issuer.public_key()))  # type: ignore[arg-type]
    except (TypeError, UnsupportedAlgorithm):
        return False


def _made_itself(certificate: x509.Certificate) -> bool:
    """Whether the certificate's own key made it, whatever issuer it names."""
    key, parameters = certificate.public_key(), certificate.signature_algorithm_parameters
    algorithm = certificate.signature_hash_algorithm
    signed, signature = certificate.tbs_certificate_bytes, certificate.signature
    try:
        if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(parameters, ec.ECDSA):
            key.verify(signature, signed, parameters)
        elif isinstance(key, rsa.RSAPublicKey) and isinstance(parameters, padding.PKCS1v15 | padding.PSS) and algorithm:
            key.verify(signature, signed, parameters, algorithm)
        else:
            return False
    except InvalidSignature:
        return False
    return True


def _is_authority(certificate: x509.Certificate) -> bool:
    """A certificate of version 1 says nothing of it, and is a root if it issued itself (RFC 5280, 4.2.1.9)."""
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return certificate.issuer == certificate.subject


def _der_parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Take a file apart: what each part says it is (nothing in DER), and its bytes."""
    if not pem.detect(data):
        yield "", data
        return
    for kind, _headers, der in pem.unarmor(data, multiple=True):
        yield str(kind), der


def _part(kind_and_der: tuple[str, bytes]) -> TrustList:
    """Read one part of a file; in DER it does not say what it is."""
    kind, der = kind_and_der
    readers = (_certificate, _revocation_list, _bundle) if not kind else (_READERS.get(kind, _certificate),)
    for read in readers[:-1]:
        try:
            return read(der)
        except ValueError:
            continue
    return readers[-1](der)


def _certificate(der: bytes) -> TrustList:
    return TrustList((x509.load_der_x509_certificate(der).public_bytes(Encoding.DER),))


def _revocation_list(der: bytes) -> TrustList:
    return TrustList(revocation_lists=(x509.load_der_x509_crl(der).public_bytes(Encoding.DER),))


def _bundle(der: bytes) -> TrustList:
    return TrustList(tuple(each.public_bytes(Encoding.DER) for each in pkcs7.load_der_pkcs7_certificates(der)))


_READERS = {"X509 CRL": _revocation_list, "CRL": _revocation_list, "PKCS7": _bundle, "CMS": _bundle}
"""By what a part of a PEM file says it is (RFC 7468); all else has to be a certificate."""
