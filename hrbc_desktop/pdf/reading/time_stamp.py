"""Reads the time stamp (RFC 3161) that an authority put over a signature."""

from __future__ import annotations

from asn1crypto import cms
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.general import extract_certificate_info
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus

from hrbc_desktop.domain.model.opened_sheet import SeenTimeStamp
from hrbc_desktop.pdf.reading.trust import judge_time_stamp
from hrbc_desktop.pdf.reading.trust_list import TrustList
from hrbc_desktop.pdf.signing.identity import common_name, issuers_of


def time_stamp_token(signed: cms.SignedData) -> cms.ContentInfo | None:
    """Return the one time stamp of a signature; None if there is none, or something else stands beside it."""
    (signer,) = signed["signer_infos"]
    attributes = list(signer["unsigned_attrs"] or ())
    if [each["type"].native for each in attributes] != ["signature_time_stamp_token"]:
        return None
    values = attributes[0]["values"]
    return values[0] if len(values) == 1 else None


def bare_token(token: cms.ContentInfo) -> cms.ContentInfo:
    """Return a time stamp without what nobody signs and nobody needs to check it.

    Authorities may pack certificates of others with it, and anybody could put in more later, or text of any kind.
    """
    signed = token["content"]
    (signer,) = signed["signer_infos"]
    own = x509.load_der_x509_certificate(extract_certificate_info(signed).signer_cert.dump())
    packed = {
        x509.load_der_x509_certificate(each.chosen.dump()): each
        for each in signed["certificates"]
        if each.name == "certificate"
    }
    parts = ("version", "sid", "digest_algorithm", "signed_attrs", "signature_algorithm", "signature")
    content = {
        "version": signed["version"],
        "digest_algorithms": [signer["digest_algorithm"]],
        "encap_content_info": signed["encap_content_info"],
        "certificates": [packed[each] for each in (own, *issuers_of(own, list(packed)))],
        "signer_infos": [cms.SignerInfo({part: signer[part] for part in parts})],
    }
    return cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(content)})


def seen_time_stamp(
    status: PdfSignatureStatus, signature: EmbeddedPdfSignature, trusted: TrustList
) -> SeenTimeStamp | None:
    """Say when which authority saw the signature; None without a sound time stamp."""
    stamp, token = status.timestamp_validity, time_stamp_token(signature.signed_data)
    if stamp is None or token is None or not (stamp.valid and stamp.intact):
        return None
    authority = x509.load_der_x509_certificate(stamp.signing_cert.dump())
    if not _may_stamp(authority):
        return None
    others = [x509.load_der_x509_certificate(each.chosen.dump()) for each in token["content"]["certificates"]]
    return SeenTimeStamp(
        at=stamp.timestamp,
        authority=common_name(authority),
        trusted_through=judge_time_stamp(authority, others, stamp.timestamp, trusted),
    )


def _may_stamp(authority: x509.Certificate) -> bool:
    """Source: RFC 3161, 2.3. pyHanko does not ask this of a certificate that it was told to trust."""
    try:
        purposes = authority.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return ExtendedKeyUsageOID.TIME_STAMPING in purposes
