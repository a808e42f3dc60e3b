"""Validates the signatures of one file, more strictly than other programs do.

Trusted is only: pyHanko's own bottom line, each signature in the field and order we expect with the rights it should
have, and the last one covering every byte of the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, StandardDiffPolicy
from pyhanko.sign.diff_analysis.form_rules_api import FormUpdatingRule
from pyhanko.sign.diff_analysis.rules.form_field_rules import (
    GenericFieldModificationRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
)
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import simple_cms_attribute
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from hrbc_desktop.domain.model.opened_sheet import SeenSignature, Verdict
from hrbc_desktop.domain.model.signature import LONGEST_NAME, MEANINGS, THIRD_ROLES, SignerRole
from hrbc_desktop.pdf.reading.objects import entry, references, written_since
from hrbc_desktop.pdf.reading.time_stamp import bare_token, seen_time_stamp, time_stamp_token
from hrbc_desktop.pdf.reading.trust import judge_key
from hrbc_desktop.pdf.reading.trust_list import TrustList
from hrbc_desktop.pdf.signing.field_names import (
    ADDENDUM_SIGNATURE,
    BOX_NAMES,
    NURSE_NOTES,
    NURSE_SIGNATURE,
    PATIENT_SIGNATURE,
    SIGNATURE_FIELDS,
    THIRD_SIGNATURE,
)
from hrbc_desktop.pdf.signing.identity import (
    UNREADABLE,
    IdentityError,
    common_name,
    has_comparable_names,
    is_for_signing,
    raw_names,
    require_common_kind,
    vouching_issuer,
)
from hrbc_desktop.pdf.signing.signed_attributes import named_certificates
from hrbc_desktop.wording.text import has_hidden_letters, one_line
from hrbc_desktop.wording.verdicts import (
    ADDED_AT_THE_END,
    MISSING_OR_ADDED,
    NOT_WHAT_WAS_SIGNED,
    OTHER_SIGNATURES,
    UNSIGNED_NOTES,
)

_ROLES: dict[str, SignerRole] = {
    PATIENT_SIGNATURE: "patient",
    NURSE_SIGNATURE: "nurse",
    ADDENDUM_SIGNATURE: "corrector",
}
CERTIFIED_RIGHTS: Mapping[SignerRole, MDPPerm] = MappingProxyType(
    {"patient": MDPPerm.FILL_FORMS, "corrector": MDPPerm.NO_CHANGES}
)
"""Who certifies the file, and what may be done to it afterward."""
_THIRD_ROLES: dict[str, SignerRole] = {MEANINGS[role]: role for role in THIRD_ROLES}
_SIGNING_USAGE = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)

_SIGNED_ATTRIBUTES = ["content_type", "message_digest", "signing_certificate_v2"]
"""What is signed beside the file (ETSI EN 319 142-1, 6.3): without the last one, another certificate of the same key
could be put in its place. Other programs show what others say beside the name."""
_WEAK_DIGESTS = frozenset({"md2", "md5", "sha1"})

_ALLOWED_CHANGES = StandardDiffPolicy(
    global_rules=DEFAULT_DIFF_POLICY.global_rules,
    form_rule=FormUpdatingRule(
        [
            SigFieldCreationRule(),
            SigFieldModificationRule(allow_in_place_appearance_stream_changes=False),
            GenericFieldModificationRule(allow_in_place_appearance_stream_changes=False),
        ]
    ),
)
"""No look of a field may be overwritten in its place. With pyHanko's own rules, which allow it, an empty locked field
would count as changed as soon as the file is two updates older."""


@dataclass(frozen=True)
class Judgment:
    """What the signatures of a file amount to, with a sentence for each thing that is wrong."""

    verdict: Verdict
    findings: tuple[str, ...] = ()


def judge(signatures: Sequence[SeenSignature], *, in_expected_form: bool, has_notes: bool) -> Judgment:
    """Put the signatures of one file together; there must be at least one."""
    roles = [signature.role for signature in signatures]
    findings = []
    if not in_expected_form:
        findings.append(MISSING_OR_ADDED)
    if not all(signature.is_intact for signature in signatures):
        findings.append(NOT_WHAT_WAS_SIGNED)
    elif not _are_of_a_sheet(roles):
        findings.append(OTHER_SIGNATURES)
    elif has_notes and "nurse" not in roles:
        findings.append(UNSIGNED_NOTES)
    elif not signatures[-1].covers_whole_file:
        findings.append(ADDED_AT_THE_END)
    if findings:
        return Judgment(Verdict.CHANGED, tuple(findings))
    return Judgment(Verdict.COUNTERSIGNED if "nurse" in roles else Verdict.SIGNED)


def _are_of_a_sheet(roles: Sequence[SignerRole]) -> bool:
    """Whether the patient signed first, and each field was signed once."""
    fields = {SIGNATURE_FIELDS[role] for role in roles}
    return roles[0] == "patient" and len(fields) == len(roles)


def follow_each_other(signatures: Sequence[EmbeddedPdfSignature]) -> bool:
    """Whether each update of the file brought one signature: nothing was slipped in between for the next to cover."""
    return [signature.signed_revision for signature in signatures] == list(range(1, len(signatures) + 1))


def follow_an_update(signatures: Sequence[EmbeddedPdfSignature]) -> bool:
    """Whether changes were saved before the patient signed: she signed them too, and this program never does it."""
    first = signatures[0] if signatures else None
    return first is not None and first.field_name == PATIENT_SIGNATURE and first.signed_revision > 1


def examine(pdf: bytes, signature: EmbeddedPdfSignature, trusted: TrustList) -> SeenSignature | None:
    """Validate one signature of the file; None if it stands in a field that is not ours, or cannot be read.

    Whether anything changed does not depend on who is trusted here; what is said of the key does.
    """
    role, signed_at = role_of(signature), _time_of(signature)
    certificate = _certificate(signature)
    if role is None or signed_at is None or certificate is None:
        return None
    signer_name = _text(signature.sig_object, "/Name")
    status = _validated(signature)
    is_last = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    is_alone = _holds_what_it_names(signature)
    time_stamp = seen_time_stamp(status, signature, trusted)
    is_proven = bool(time_stamp and time_stamp.trusted_through)
    return SeenSignature(
        role=role,
        name=one_line(signer_name, LONGEST_NAME) or common_name(certificate),
        signed_at=signed_at,
        meaning=one_line(_text(signature.sig_object, "/Reason"), LONGEST_NAME),
        file_sha256=_digest_up_to(pdf, signature),
        covers_whole_file=is_last and is_alone and _covers_every_byte(pdf, signature),
        is_intact=bool(
            status.bottom_line
            and (is_last or is_alone)
            and status.docmdp_ok
            and _has_expected_rights(role, signature)
            and _wrote_only_what_is_its_own(role, signature)
        ),
        certificate_name=common_name(certificate),
        certificate_sha256=certificate.fingerprint(hashes.SHA256()).hex(),
        vouched_by=vouching_issuer(certificate),
        key=judge_key(
            certificate,
            _certificates_with(signature),
            time_stamp.at if time_stamp and is_proven else signed_at,
            trusted,
            is_time_proven=is_proven,
        ),
        time_stamp=time_stamp,
        has_hidden_letters=any(map(has_hidden_letters, (signer_name, *raw_names(certificate)))),
    )


def is_of_other_software(signature: EmbeddedPdfSignature) -> bool:
    """Whether a signature in a field of ours is of a kind, or says something, that this program never writes.

    One that was made with means that nobody should rely on says nothing of what was changed either.
    """
    role = next((role for name, role in _ROLES.items() if name == signature.field_name), role_of(signature))
    if role is None or _is_made_as_here(role, signature):
        return False
    return not _can_be_checked(signature) or bool(_validated(signature).bottom_line)


def _is_made_as_here(role: SignerRole, signature: EmbeddedPdfSignature) -> bool:
    facts, signer = signature.sig_object, signature.signer_info
    return (
        _can_be_checked(signature)
        and _time_of(signature) is not None
        and _text(facts, "/Filter") == "/Adobe.PPKLite"
        and _text(facts, "/SubFilter") == SigSeedSubFilter.PADES.value
        and _text(facts, "/Reason") == MEANINGS[role]
        and signer["digest_algorithm"]["algorithm"].native == "sha256"
        and sorted(each["type"].native for each in signer["signed_attrs"]) == _SIGNED_ATTRIBUTES
    )


def _holds_what_it_names(signature: EmbeddedPdfSignature) -> bool:
    """Whether a signature is packed with the certificates that it names, and its time stamp with those it needs.

    Nobody signs the packed ones themselves: some could be taken out later, and others put in, with any text in them.
    """
    packed = [hashlib.sha256(each.chosen.dump()).digest() for each in signature.signed_data["certificates"]]
    named = named_certificates(signature.signer_info["signed_attrs"])
    token = time_stamp_token(signature.signed_data)
    is_bare = token is None or token.dump() == bare_token(token).dump()
    return is_bare and sorted(packed) == sorted(named)


def _can_be_checked(signature: EmbeddedPdfSignature) -> bool:
    """Whether digest and certificate are such that a signature of them means something here."""
    certificate = _certificate(signature)
    if certificate is None or signature.signer_info["digest_algorithm"]["algorithm"].native in _WEAK_DIGESTS:
        return False
    try:
        require_common_kind(certificate)
    except IdentityError:
        return False
    return True


def _certificate(signature: EmbeddedPdfSignature) -> x509.Certificate | None:
    """Return the certificate of who signed; None if a part of it cannot be read, or its names cannot be compared."""
    try:
        certificate = x509.load_der_x509_certificate(signature.signer_cert.dump())
        is_for_signing(certificate)
        return certificate if has_comparable_names(certificate) else None
    except UNREADABLE:
        return None


def _time_of(signature: EmbeddedPdfSignature) -> datetime | None:
    """Return the time that the signer's clock showed; None if none can be read, or nobody knows in which zone."""
    try:
        at = signature.self_reported_timestamp
    except (ValueError, PdfReadError):
        return None
    return at if at and at.tzinfo else None


def _text(facts: generic.DictionaryObject, key: str) -> str:
    return str(entry(facts, key, ""))


def _validated(signature: EmbeddedPdfSignature) -> PdfSignatureStatus:
    return validate_pdf_signature(
        signature,
        _context(signature.signer_cert),
        ts_validation_context=_time_stamp_context(signature),
        diff_policy=_ALLOWED_CHANGES,
        key_usage_settings=_SIGNING_USAGE,
    )


def role_of(signature: EmbeddedPdfSignature) -> SignerRole | None:
    """Return whose field it is; in the third one, which two kinds of people may sign, the signed meaning tells."""
    if signature.field_name == THIRD_SIGNATURE:
        return _THIRD_ROLES.get(_text(signature.sig_object, "/Reason"))
    return _ROLES.get(str(signature.field_name))


def _context(certificate: asn1_x509.Certificate) -> ValidationContext:
    """Trust the signer's own certificate: the question is whether anything changed, not who signed."""
    return ValidationContext(trust_roots=[certificate], allow_fetching=False)


def _time_stamp_context(signature: EmbeddedPdfSignature) -> ValidationContext | None:
    """Trust whoever made the time stamp, for the same reason."""
    token = time_stamp_token(signature.signed_data)
    if token is None:
        return None
    makers = [each.chosen for each in token["content"]["certificates"]]
    return ValidationContext(trust_roots=makers, allow_fetching=False)


def _certificates_with(signature: EmbeddedPdfSignature) -> list[x509.Certificate]:
    return [x509.load_der_x509_certificate(each.dump()) for each in signature.other_embedded_certs]


def _has_expected_rights(role: SignerRole, signature: EmbeddedPdfSignature) -> bool:
    """Whether the signature allows afterward what it must, and only those certify who have to."""
    return signature.docmdp_level == CERTIFIED_RIGHTS.get(role)


def _wrote_only_what_is_its_own(role: SignerRole, signature: EmbeddedPdfSignature) -> bool:
    """Whether the update with this signature wrote to no field of others: how an empty one looks could be changed."""
    own = {SIGNATURE_FIELDS[role]} | ({NURSE_NOTES, *BOX_NAMES} if role == "nurse" else set())
    reader, before = signature.reader, signature.signed_revision - 1
    root = reader.get_historical_root(before)
    written = written_since(reader, before, until=before + 1) - _never_shown(reader, root)
    fields = root["/AcroForm"]["/Fields"]
    # Those that were written come first: mostly there is nothing left then, and the others need not be read.
    for field in sorted(references(fields), key=lambda each: each.reference not in written):
        if not written:
            return True
        told = field.get_object()
        if told["/T"] in own:
            written.discard(field.reference)
        elif written & {field.reference, *_looks(told["/AP"])}:
            return False
    return True


def _never_shown(reader: PdfFileReader, root: generic.DictionaryObject) -> set[generic.Reference]:
    """What each signature writes to, and is neither a field nor the look of one."""
    told = (root.raw_get("/AcroForm"), root.raw_get("/Metadata"), reader.trailer.raw_get("/Info"))
    return {reader.root_ref, *(each.reference for each in told if isinstance(each, generic.IndirectObject))}


def _looks(appearances: generic.DictionaryObject) -> Iterator[generic.Reference]:
    """How a field looks: one stream, or one for each state of a box."""
    look = appearances.raw_get("/N")
    for each in map(look.raw_get, look) if isinstance(look, generic.DictionaryObject) else (look,):
        if isinstance(each, generic.IndirectObject):
            yield each.reference


def _digest_up_to(pdf: bytes, signature: EmbeddedPdfSignature) -> str:
    *_, second, after = (int(number) for number in signature.byte_range)
    return hashlib.sha256(pdf[: second + after]).hexdigest()


def _covers_every_byte(pdf: bytes, signature: EmbeddedPdfSignature) -> bool:
    """Whether the only bytes left out are the signature itself, written in the one way that we write it.

    Without this, a change of case in the hexadecimal digits, in the padding or in the wrapping of the signature would
    pass unseen.
    """
    first, before, second, after = (int(number) for number in signature.byte_range)
    contents = bytes(signature.pkcs7_content)
    return (
        first == 0
        and second + after == len(pdf)
        and pdf[before:second] == b"<" + contents.hex().upper().encode() + b">"
        and contents == _wrapped_again(signature.signed_data).ljust(len(contents), b"\0")
    )


def _wrapped_again(signed: cms.SignedData) -> bytes:
    """Put the parts of a signature that vouch for themselves into a new wrapping."""
    (signer,) = signed["signer_infos"]
    sha256 = cms.DigestAlgorithm({"algorithm": "sha256"})
    parts = {
        "version": "v1",
        "sid": signer["sid"],
        "digest_algorithm": sha256,
        "signed_attrs": signer["signed_attrs"],
        "signature_algorithm": signer["signature_algorithm"],
        "signature": signer["signature"],
    }
    if token := time_stamp_token(signed):
        parts["unsigned_attrs"] = cms.CMSAttributes([simple_cms_attribute("signature_time_stamp_token", token)])
    rewritten = cms.SignerInfo(parts)
    content = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [sha256],
            "encap_content_info": {"content_type": "data"},
            "certificates": signed["certificates"],
            "signer_infos": [rewritten],
        }
    )
    wrapped: bytes = cms.ContentInfo({"content_type": "signed_data", "content": content}).dump()
    return wrapped
