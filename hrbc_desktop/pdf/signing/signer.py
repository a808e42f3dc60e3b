"""Signs a sheet: PAdES B-B, offline (ETSI EN 319 142-1), in place of the fields that wait for it.

With a server for time stamps it is B-T.

The patient certifies: afterwards only the nurse's notes and signature, and a third signature, may be added. The nurse
fills in notes and signs in one update of the file; who interpreted or gave support signs in another, before or after.
Each leaves the signatures before it as they were.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from asn1crypto import keys
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import AnnotAppearances
from pyhanko.pdf_utils.generic import IndirectObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_byterange import BuildProps
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp.base import BaseStamp, BaseStampStyle

from hrbc_desktop.domain.model.opened_sheet import OpenedSheet, Verdict
from hrbc_desktop.domain.model.signature import MEANINGS, THIRD_ROLES, SignerRole, ThirdRole
from hrbc_desktop.pdf.engine.origin import PROGRAM
from hrbc_desktop.pdf.reading.pages import Remaker
from hrbc_desktop.pdf.reading.reader import open_sheet, open_with_one_more_signature
from hrbc_desktop.pdf.reading.validation import CERTIFIED_RIGHTS
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance, notes_page, signature_page
from hrbc_desktop.pdf.signing.card import CardKey, card_errors
from hrbc_desktop.pdf.signing.field_names import (
    NURSE_NOTES,
    SIGNATURE_FIELDS,
    THIRD_SIGNATURE,
    answered_box,
    later_box,
)
from hrbc_desktop.pdf.signing.form_fields import NOT_TICKED, TICKED
from hrbc_desktop.pdf.signing.identity import SigningIdentity, asn1_certificate, vouching_words
from hrbc_desktop.pdf.signing.signed_attributes import NamingSigner, certificates_above
from hrbc_desktop.pdf.signing.time_stamping import MOST_ANSWER_BYTES, ServerTimeStamper, TimeStampError
from hrbc_desktop.translation import _
from hrbc_desktop.wording.signatures import signed_field_label
from hrbc_desktop.wording.trust import TIME_STAMP_NOT_SOUND

_RESERVED_BYTES = 512
"""Room for what a signature says beside certificates, their names and the value made with the key: 300 are used. What
is left free is read as slowly as the rest, each time."""
_LISTED_BYTES = 96
"""Room for each certificate that a signature names, beside the name of its issuer, which stands in it once more."""
_LONGEST_EC_VALUE = 112
"""Of a signature with a P-384 key, in bytes."""


_KEY_FAILED = _("This key cannot make a signature here. Nothing was signed. Choose another key.")
_NOT_SOUND = _(
    "A signature was made, but this program could not check it afterwards. Nothing was saved. "
    "Choose another key, or sign on paper."
)


class SigningRefusedError(ValueError):
    """Says in one sentence why a sheet cannot be signed now."""


def sign_as_patient(
    pdf: bytes,
    identity: SigningIdentity,
    appearance: SignatureAppearance,
    signed_at: datetime,
    remaker: Remaker | None = None,
) -> bytes:
    """Certify an unsigned sheet; ``signed_at`` must know its zone. With ``remaker`` its pages have to be its answers'.

    What this program has just made, and has not judged yet, is judged once it is signed, and not before.

    Raises SigningRefusedError if this is not an unsigned sheet of ours, and TimeStampError; so do the two below.
    """
    is_just_made = remaker is not None and remaker.has_made(pdf) and not remaker.proven(pdf)
    found = None if is_just_made else _require(pdf, remaker, Verdict.NOT_SIGNED)
    return _sign(_writer(pdf), "patient", identity, appearance, signed_at, _Judge(remaker, pdf, found))


def countersign(
    pdf: bytes,
    identity: SigningIdentity,
    appearance: SignatureAppearance,
    notes: str,
    signed_at: datetime,
    ticks: Sequence[tuple[bool, bool]] = (),
    remaker: Remaker | None = None,
) -> bytes:
    """Fill in notes and boxes and sign, in one update, a sheet that the patient signed.

    ``signed_at`` must know its zone. ``ticks`` says for each question from 1 on whether it was answered, and whether it
    is kept for later. With ``remaker`` a sheet whose pages are not those of its answers is not signed.

    Raises SigningRefusedError if the patient did not sign or something changed since, and NotesTooLongError.
    """
    found = _require(pdf, remaker, Verdict.SIGNED)
    writer = _writer(pdf)
    if notes.strip():
        _fill_notes(writer, notes, signed_at)
    _tick_boxes(writer, ticks)
    return _sign(writer, "nurse", identity, appearance, signed_at, _Judge(remaker, pdf, found))


def sign_as_third(
    pdf: bytes,
    role: ThirdRole,
    identity: SigningIdentity,
    appearance: SignatureAppearance,
    signed_at: datetime,
    remaker: Remaker | None = None,
) -> bytes:
    """Add the signature of an interpreter or supporter to a signed sheet; ``signed_at`` must know its zone.

    Raises SigningRefusedError if the patient did not sign, something changed since, or such a signature is there, or
    if the sheet is one of the first, which have no place for it.
    """
    found = _require(pdf, remaker, Verdict.SIGNED, Verdict.COUNTERSIGNED)
    if any(signature.role in THIRD_ROLES for signature in found.signatures):
        raise SigningRefusedError(_("An interpreter or supporter has signed this sheet already. Nothing was signed."))
    writer = _writer(pdf)
    if all(field["/T"] != THIRD_SIGNATURE for field in _fields(writer)):
        raise SigningRefusedError(
            _("An older program made this sheet. It has no place for this signature. Nothing was signed.")
        )
    return _sign(writer, role, identity, appearance, signed_at, _Judge(remaker, pdf, found))


def sign_addendum(pdf: bytes, identity: SigningIdentity, appearance: SignatureAppearance, signed_at: datetime) -> bytes:
    """Certify an addendum that was just made; nothing may be added to it. ``signed_at`` must know its zone.

    Raises SigningRefusedError and TimeStampError.
    """
    return _sign(_writer(pdf), "corrector", identity, appearance, signed_at, _Judge(None))


def _require(pdf: bytes, remaker: Remaker | None, *verdicts: Verdict) -> OpenedSheet:
    opened = (remaker and remaker.proven(pdf)) or open_sheet(pdf, remaker)
    if opened.verdict not in verdicts or opened.findings:
        raise SigningRefusedError(" ".join([_("This sheet cannot be signed now."), *opened.sentences]))
    return opened


@dataclass(frozen=True)
class _Judge:
    """Opens what was just signed: nothing is handed out that this program would condemn."""

    remaker: Remaker | None
    before: bytes = b""
    """What was signed once more, and what was said of it."""
    found: OpenedSheet | None = None

    def __call__(self, signed: bytes) -> OpenedSheet:
        continued = self.found and open_with_one_more_signature(signed, self.before, self.found)
        opened = continued or open_sheet(signed, self.remaker)
        if self.remaker:
            self.remaker.note(opened)
        return opened


def _writer(pdf: bytes) -> IncrementalPdfFileWriter:
    return IncrementalPdfFileWriter(io.BytesIO(pdf))


def _sign(
    writer: IncrementalPdfFileWriter,
    role: SignerRole,
    identity: SigningIdentity,
    appearance: SignatureAppearance,
    signed_at: datetime,
    judge: _Judge,
) -> bytes:
    facts = signers.PdfSignatureMetadata(
        field_name=SIGNATURE_FIELDS[role],
        name=appearance.name,
        reason=MEANINGS[role],
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=role in CERTIFIED_RIGHTS,
        docmdp_permissions=CERTIFIED_RIGHTS.get(role, MDPPerm.FILL_FORMS),
        app_build_props=BuildProps(name="hrbc_desktop", revision=PROGRAM),
    )

    def draw_appearance(width: float, height: float) -> bytes:
        vouched_by = vouching_words(identity.certificate, appearance.name)
        return signature_page(role, appearance, signed_at, vouched_by, width, height)

    if role in CERTIFIED_RIGHTS:
        _tell_who_signed(writer, role, appearance.name, signed_at)
    stamps = identity.time_stamps
    can_fail: tuple[type[Exception], ...] = (SigningError, *card_errors())
    try:
        signer = _SignerAtTime(
            facts,
            _signer(identity),
            timestamper=ServerTimeStamper(stamps) if stamps else None,
            stamp_style=_PageStampStyle(draw_page=draw_appearance),
        )
        signer.signed_at = signed_at
        signed = signer.sign_pdf(writer, existing_fields_only=True, bytes_reserved=_room_for(identity))
    except can_fail as error:
        raise SigningRefusedError(_KEY_FAILED) from error
    data: bytes = signed.getvalue()
    opened = judge(data)
    is_sound = opened.verdict.is_trusted and opened.signatures[-1].role == role
    if stamps and not (is_sound and opened.signatures[-1].time_stamp):
        raise TimeStampError(TIME_STAMP_NOT_SOUND)
    if not is_sound:
        raise SigningRefusedError(_NOT_SOUND)
    return data


def _room_for(identity: SigningIdentity) -> int:
    """Return how many hexadecimal digits are left free in the file for the signature."""
    certificates = (identity.certificate, *identity.chain)
    packed = sum(len(each.public_bytes(serialization.Encoding.DER)) for each in certificates)
    named = sum(_LISTED_BYTES + len(each.issuer.public_bytes()) for each in (identity.certificate, *certificates))
    key = identity.certificate.public_key()
    value = key.key_size // 8 if isinstance(key, rsa.RSAPublicKey) else _LONGEST_EC_VALUE
    stamp = MOST_ANSWER_BYTES if identity.time_stamps else 0
    return 2 * (_RESERVED_BYTES + packed + named + value + stamp)


def _fill_notes(writer: IncrementalPdfFileWriter, notes: str, made_at: datetime) -> None:
    field = next(each for each in _fields(writer) if each["/T"] == NURSE_NOTES)
    left, bottom, right, top = (float(edge) for edge in field["/Rect"])
    size = float(field["/DA"].split()[1])
    page = notes_page(notes, size, right - left, top - bottom, made_at)
    field[pdf_name("/V")] = generic.TextStringObject(notes)
    appearances = AnnotAppearances(_imported(writer, page))
    field[pdf_name("/AP")] = appearances.as_pdf_object()
    writer.update_container(field)


def _tell_who_signed(writer: IncrementalPdfFileWriter, role: SignerRole, name: str, signed_at: datetime) -> None:
    """Let a screen reader say who signed and when. Who signs after another may not: that field is under seal."""
    for box in _fields(writer):
        if box["/T"] == SIGNATURE_FIELDS[role]:
            box[pdf_name("/TU")] = generic.TextStringObject(signed_field_label(role, name, signed_at))
            writer.update_container(box)


def _tick_boxes(writer: IncrementalPdfFileWriter, ticks: Sequence[tuple[bool, bool]]) -> None:
    """Set the boxes on page 1 as far as it has them: sheets of older programs have none."""
    states: dict[str, bool] = {}
    for number, (is_answered, is_later) in enumerate(ticks, start=1):
        states |= {answered_box(number): is_answered, later_box(number): is_later}
    for box in _fields(writer):
        if box["/T"] in states:
            state = pdf_name(f"/{TICKED if states[box['/T']] else NOT_TICKED}")
            if box["/V"] != state:
                box[pdf_name("/V")] = box[pdf_name("/AS")] = state
                writer.update_container(box)


def _fields(writer: IncrementalPdfFileWriter) -> list[generic.DictionaryObject]:
    return [reference.get_object() for reference in writer.root["/AcroForm"]["/Fields"]]


def _imported(writer: BasePdfFileWriter, page: bytes) -> IndirectObject:
    reference: IndirectObject = writer.import_page_as_xobject(PdfFileReader(io.BytesIO(page)))
    return reference


def _signer(identity: SigningIdentity) -> signers.Signer:
    if isinstance(identity.key, CardKey):
        return identity.key.signer(identity)
    key = identity.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return _FileSigner(
        signing_cert=asn1_certificate(identity.certificate),
        signing_key=keys.PrivateKeyInfo.load(key),
        cert_registry=certificates_above(identity),
    )


class _FileSigner(NamingSigner, signers.SimpleSigner):
    """Signs with a key that is at hand."""


class _SignerAtTime(signers.PdfSigner):
    """Signs with the time that the appearance shows, not a moment later."""

    signed_at: datetime

    def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.signed_at
        return session


@dataclass(frozen=True)
class _PageStampStyle(BaseStampStyle):
    """Shows a page of ours as the appearance of a signature."""

    draw_page: Callable[[float, float], bytes] = field(kw_only=True)

    def create_stamp(self, writer: BasePdfFileWriter, box: BoxConstraints, text_params: dict[str, object]) -> _Stamp:  # noqa: ARG002
        return _Stamp(writer, self, self.draw_page(box.width, box.height))


class _Stamp(BaseStamp):
    def __init__(self, writer: BasePdfFileWriter, style: BaseStampStyle, page: bytes) -> None:
        super().__init__(writer, style)
        self._page = page

    def register(self) -> IndirectObject:
        return _imported(self._ensure_writer, self._page)
