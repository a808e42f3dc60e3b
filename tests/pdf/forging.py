"""Makes files that somebody prepares with other software, and signs them with all that this program would draw."""

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pikepdf
from asn1crypto import algos, cms
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_byterange import BuildProps

from hrbc_desktop.domain.model.signature import MEANINGS, SignerRole
from hrbc_desktop.pdf.engine.origin import PROGRAM
from hrbc_desktop.pdf.signing import signer as signing
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance, signature_page
from hrbc_desktop.pdf.signing.field_names import SIGNATURE_FIELDS
from hrbc_desktop.pdf.signing.identity import SigningIdentity, vouching_words

Change = Callable[[Any], None]
Page = Callable[[float, float], bytes]
Attributes = Callable[[list[Any]], list[Any]]


def rewritten(pdf: bytes, change: Change = lambda _: None, **how: Any) -> bytes:
    """Write the whole file anew with a change in it, before anybody signs."""
    output = io.BytesIO()
    how.setdefault("object_stream_mode", pikepdf.ObjectStreamMode.disable)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        change(opened)
        opened.save(output, **how)
    return output.getvalue()


def updated(pdf: bytes, change: Change) -> bytes:
    """Append an update that nobody signs."""
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def forged(
    pdf: bytes,
    role: SignerRole,
    identity: SigningIdentity,
    at: datetime,
    *,
    change: Change | None = None,
    look: SignatureAppearance | None = None,
    page: Page | None = None,
    name: str = "",
    edition: str | None = PROGRAM,
    mechanism: algos.SignedDigestAlgorithm | None = None,
    attributes: Attributes | None = None,
    **facts: Any,
) -> bytes:
    """Sign as this program does, without its checks, with ``change`` slipped into the same update.

    ``attributes`` are the ones signed beside the file, given those that this program has signed.
    """
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(pdf))
    if change:
        change(writer)
    signer_name = name or identity.name
    metadata = signers.PdfSignatureMetadata(
        field_name=SIGNATURE_FIELDS[role],
        name=signer_name,
        app_build_props=BuildProps(name="hrbc_desktop", revision=edition) if edition is not None else None,
        **{
            "reason": MEANINGS[role],
            "subfilter": SigSeedSubFilter.PADES,
            "certify": role == "patient",
            "docmdp_permissions": MDPPerm.FILL_FORMS,
            "md_algorithm": "sha256",
            **facts,
        },
    )

    def own_page(width: float, height: float) -> bytes:
        vouched_by = vouching_words(identity.certificate, signer_name)
        return signature_page(role, look or SignatureAppearance(signer_name), at, vouched_by, width, height)

    key = signing._signer(identity)
    key._signature_mechanism = mechanism or key._signature_mechanism
    if attributes:
        _sign_other_attributes(key, attributes)
    signer = signing._SignerAtTime(metadata, key, stamp_style=signing._PageStampStyle(draw_page=page or own_page))
    signer.signed_at = at
    signed: bytes = signer.sign_pdf(writer, existing_fields_only=True, bytes_reserved=8192).getvalue()
    return signed


def _sign_other_attributes(key: Any, attributes: Attributes) -> None:
    own = key.signed_attrs

    async def signed_attrs(*given: Any, **named: Any) -> Any:
        return cms.CMSAttributes(attributes(list(await own(*given, **named))))

    key.signed_attrs = signed_attrs


def field(writer: Any, name: str) -> Any:
    found = [reference.get_object() for reference in writer.root["/AcroForm"]["/Fields"]]
    return next(each for each in found if each["/T"] == name)


def drawing(writer: Any, operators: bytes, like: Any, **entries: Any) -> Any:
    """Add a drawing as large as another, with the typefaces of that one."""
    named = {"Type": pdf_name("/XObject"), "Subtype": pdf_name("/Form"), "BBox": like["/BBox"]}
    named |= {"Resources": like.raw_get("/Resources"), **entries}
    return writer.add_object(
        generic.StreamObject({pdf_name(f"/{key}"): value for key, value in named.items()}, stream_data=operators)
    )


def redrawn(name: str, change: Callable[[bytes], bytes]) -> Change:
    """Change what is drawn in a field, and nothing else."""

    def draw(writer: Any) -> None:
        box = field(writer, name)
        before = box["/AP"]["/N"]
        look = drawing(writer, change(before.data), before)
        box[pdf_name("/AP")] = generic.DictionaryObject({pdf_name("/N"): look})
        writer.update_container(box)

    return draw


def noted(value: str | None, shown: str, at: datetime) -> Change:
    """Write notes whose look and value may be two things."""

    def write(writer: Any) -> None:
        signing._fill_notes(writer, shown, at)
        notes = field(writer, "nurse_notes")
        if value is None:
            del notes["/V"]
        else:
            notes[pdf_name("/V")] = generic.TextStringObject(value)
        writer.update_container(notes)

    return write
