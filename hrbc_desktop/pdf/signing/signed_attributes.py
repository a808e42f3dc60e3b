"""What is signed beside the file: its digest, and which certificates belong to the signature (ETSI EN 319 122-1, 5).

Nobody signs the certificates that are packed with a signature: these digests are what holds them in place. They are
written as bytes of DER, one inside another: asn1crypto takes a third of the time of signing for them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from asn1crypto import cms, core, tsp
from asn1crypto import x509 as asn1_x509
from asn1crypto.parser import emit
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import CertificateStore, SimpleCertificateStore

from hrbc_desktop.pdf.signing.identity import SigningIdentity, asn1_certificate, issuers_of

_UNIVERSAL, _CONTEXT = 0, 2
_PRIMITIVE, _CONSTRUCTED = 0, 1
_OCTET_STRING, _SEQUENCE, _SET = 4, 16, 17
_DIRECTORY_NAME = 4
"""The tag of a GeneralName that is the name of an issuer (RFC 5280, 4.2.1.6)."""


class NamingSigner(Signer):
    """Signs which certificates belong to a signature: none can be taken out later, and none put in."""

    async def signed_attrs(self, data_digest: bytes, *_asked: object, **_in_full: object) -> cms.CMSAttributes:
        """Return what is signed for a file of this SHA-256 digest."""
        return signed_attributes(data_digest, [self.signing_cert, *self.cert_registry])


def certificates_above(identity: SigningIdentity) -> CertificateStore:
    """Return what is packed with a signature beside the signer's certificate."""
    issuers = issuers_of(identity.certificate, identity.chain)
    store: CertificateStore = SimpleCertificateStore.from_certs(map(asn1_certificate, issuers))  # type: ignore[no-untyped-call]
    return store


def signed_attributes(digest: bytes, certificates: Sequence[asn1_x509.Certificate]) -> cms.CMSAttributes:
    """Return what is signed for a file of this SHA-256 digest.

    ``certificates`` are that of who signs, and after it each one above it (RFC 5035, 3).
    """
    attributes = (
        _attribute("content_type", core.ObjectIdentifier(cms.ContentType.unmap("data")).dump()),
        _attribute("message_digest", emit(_UNIVERSAL, _PRIMITIVE, _OCTET_STRING, digest)),
        _attribute("signing_certificate_v2", _sequence(_sequence(*map(_reference, certificates)))),
    )
    return cms.CMSAttributes.load(_set(*attributes))


def named_certificates(attributes: cms.CMSAttributes) -> list[bytes]:
    """Return the SHA-256 digest of each certificate that a signature names; none where it names them in another way."""
    found = [each["values"] for each in attributes if each["type"].native == "signing_certificate_v2"]
    if [len(values) for values in found] != [1]:
        return []
    certificates = tsp.SigningCertificateV2.load(found[0][0].dump())["certs"]
    is_as_here = all(each["hash_algorithm"]["algorithm"].native == "sha256" for each in certificates)
    return [each["cert_hash"].native for each in certificates] if is_as_here else []


def _reference(certificate: asn1_x509.Certificate) -> bytes:
    """An ESSCertIDv2; its digest is SHA-256 where it names no other (RFC 5035, 4)."""
    issuer = emit(_CONTEXT, _CONSTRUCTED, _DIRECTORY_NAME, certificate.issuer.dump())
    serial_number = certificate["tbs_certificate"]["serial_number"].dump()
    digest = hashlib.sha256(certificate.dump()).digest()
    return _sequence(emit(_UNIVERSAL, _PRIMITIVE, _OCTET_STRING, digest), _sequence(_sequence(issuer), serial_number))


def _attribute(name: str, value: bytes) -> bytes:
    return _sequence(core.ObjectIdentifier(cms.CMSAttributeType.unmap(name)).dump(), _set(value))


def _sequence(*parts: bytes) -> bytes:
    found: bytes = emit(_UNIVERSAL, _CONSTRUCTED, _SEQUENCE, b"".join(parts))
    return found


def _set(*parts: bytes) -> bytes:
    """In the order that DER asks for (ITU-T X.690, 11.6)."""
    found: bytes = emit(_UNIVERSAL, _CONSTRUCTED, _SET, b"".join(sorted(parts)))
    return found
