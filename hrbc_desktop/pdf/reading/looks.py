"""Whether the fields of a sheet show what they say: each is drawn again from its value and compared."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any, Literal

from cryptography import x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from hrbc_desktop.domain.model.signature import SignerRole
from hrbc_desktop.pdf.engine.origin import PROGRAM
from hrbc_desktop.pdf.reading.objects import entry, is_same
from hrbc_desktop.pdf.signing.appearance import (
    NotesTooLongError,
    SignatureAppearance,
    Stroke,
    notes_page,
    signature_page,
)
from hrbc_desktop.pdf.signing.field_names import NURSE_SIGNATURE, is_box
from hrbc_desktop.pdf.signing.form_fields import NOT_TICKED, TICKED
from hrbc_desktop.pdf.signing.identity import vouching_words
from hrbc_desktop.wording.signatures import signed_field_label

Look = Literal["same", "not_known", "other"]
"""Whether a field shows what it says. It is not known where another edition of this program drew it."""

_STROKE: Stroke = ((0.0, 0.0, 0.5), (1.0, 1.0, 0.5))
# All of these are possessive: what does not match is given up at once, however long it is.
_NUMBER = r"-?(?:\d++(?:\.\d++)?|\.\d++)"
_CURVE = rf"\d\.\d\d w\nn {_NUMBER} {_NUMBER} m (?:{_NUMBER} ){{6}}c S\n"
_INK = re.compile(rf"(?<=\n1 J\n1 j\n)(?:{_CURVE})++(?=Q\n)".encode())
"""What strokes are drawn with, in the room for ink: it cuts off all that would leave it, until ``Q``."""

_TEXT = re.compile(rb"/([^\s/]++) [\d.]++ Tf [^(]{0,20}\(((?:\\.|[^\\()])*+)\) Tj")
_ESCAPED = re.compile(rb"\\(?:([0-7]{3})|(.))", re.DOTALL)
_LETTERS = re.compile(rb"^<([0-9A-F]{2})> <([0-9A-F]{4,8})>$", re.MULTILINE)


def look_of_signature(role: SignerRole, signature: EmbeddedPdfSignature, *, is_older: bool) -> Look:
    """Whether the box shows who signed, when, in which role and with what key, and nothing else.

    What is said of it aloud has to say the same, or no more than before.
    ``is_older`` says that the sheet is not of this edition of the program, so the signature need not be either.
    """
    facts, field = signature.sig_object, signature.sig_field
    name, signed_at = str(entry(facts, "/Name", "")), signature.self_reported_timestamp
    shown = _shown(field)
    if shown is None or signed_at is None:
        return "other"
    has_ink = _INK.search(shown.data) is not None
    certificate = x509.load_der_x509_certificate(signature.signer_cert.dump())
    width, height = _size(field)
    page = signature_page(
        role,
        SignatureAppearance(name, (_STROKE,) if has_ink else ()),
        signed_at,
        vouching_words(certificate, name),
        width,
        height,
    )
    looks, label = (_as_form(page), shown), str(field["/TU"])
    is_said = label in (_label_before(signature), signed_field_label(role, name, signed_at))
    if is_said and is_same(*map(_without_ink, looks) if has_ink else looks):
        return "same"
    text = _text(shown)
    is_told = (is_said or name in label) and (text is None or _letters(name) in _letters(text))
    return "not_known" if is_told and _is_of_another_edition(facts, is_older) else "other"


def _label_before(signature: EmbeddedPdfSignature) -> str:
    """What was said aloud of the field before anybody signed."""
    reader = signature.reader
    return str(reader.get_object(signature.sig_field.container_ref, revision=0)["/TU"])


def look_of_notes(notes: Any, signatures: Sequence[EmbeddedPdfSignature], *, is_older: bool) -> Look:
    """Whether the field for notes shows the notes, and nothing if there are none. Sees ``is_older`` as the boxes do."""
    shown = _shown(notes)
    if shown is None:
        return "other"
    written = str(entry(notes, "/V", ""))
    if not written:
        return "other" if shown.data.strip() else "same"
    facts = [each.sig_object for each in signatures if each.field_name == NURSE_SIGNATURE]
    (left, bottom, right, top), size = (float(edge) for edge in notes["/Rect"]), float(notes["/DA"].split()[1])
    at = next((each.self_reported_timestamp for each in signatures if each.self_reported_timestamp), None)
    if at is None:
        return "other"
    try:
        expected = _as_form(notes_page(written, size, right - left, top - bottom, at))
    except NotesTooLongError:
        return "other"
    if is_same(expected, shown):
        return "same"
    is_foreign = any(_is_of_another_edition(each, is_older) for each in facts)
    text = _text(shown)
    is_told = text is None or _letters(written) == _letters(text)
    return "not_known" if is_told and is_foreign else "other"


def are_boxes_as_they_say(fields: Sequence[Any]) -> bool:
    """Whether each box is shown ticked if it is ticked, and not otherwise."""
    states = {f"/{TICKED}", f"/{NOT_TICKED}"}
    return all(
        str(field["/V"]) in states and str(field["/V"]) == str(field["/AS"])
        for field in fields
        if is_box(str(field["/T"]))
    )


def _is_of_another_edition(facts: generic.DictionaryObject, is_older: bool) -> bool:
    """Whether another edition of this program says that it made a signature; the first editions say nothing."""
    try:
        edition = str(facts["/Prop_Build"]["/App"]["/REx"])
    except KeyError:
        return is_older
    return edition != PROGRAM


def _shown(field: Any) -> generic.StreamObject | None:
    """What a field shows; None if that is not one drawing."""
    looks = field["/AP"]
    shown = looks["/N"] if looks.keys() == {"/N"} else None
    return shown if isinstance(shown, generic.StreamObject) else None


def _size(field: Any) -> tuple[int, int]:
    """Width and height of a signature box as pyHanko hands them to who draws it: in whole points."""
    left, bottom, right, top = field["/Rect"]
    return int(abs(right - left)), int(abs(top - bottom))


def _as_form(page: bytes) -> generic.StreamObject:
    """Return a page of ours as signing puts it into a field."""
    drawn = PdfFileReader(io.BytesIO(page)).root["/Pages"]["/Kids"][0]
    entries = {
        "/Type": generic.pdf_name("/XObject"),
        "/Subtype": generic.pdf_name("/Form"),
        "/BBox": drawn["/MediaBox"],
        "/Resources": drawn["/Resources"],
    }
    return _stream(entries, drawn["/Contents"].data)


def _without_ink(look: generic.StreamObject) -> generic.StreamObject:
    return _stream({key: look.raw_get(key) for key in look}, _INK.sub(b"", look.data))


def _stream(entries: dict[str, generic.PdfObject], data: bytes) -> generic.StreamObject:
    return generic.StreamObject({generic.pdf_name(key): value for key, value in entries.items()}, stream_data=data)


def _text(form: generic.StreamObject) -> str | None:
    """The text of a drawing as this program writes it, by what the typefaces say of their letters; None if shaped."""
    fonts = entry(form["/Resources"], "/Font", {})
    if any(fonts[name]["/Subtype"] != "/TrueType" for name in fonts):
        return None
    letters = {str(name)[1:]: _letters_of(fonts[name]) for name in fonts}
    return "".join(
        letters[font.decode("latin-1")].get(code, "")
        for font, codes in _TEXT.findall(form.data)
        for code in _ESCAPED.sub(lambda found: bytes([int(found[1], 8)]) if found[1] else found[2], codes)
    )


def _letters_of(font: Any) -> dict[int, str]:
    return {
        int(code, 16): bytes.fromhex(letter.decode()).decode("utf-16-be")
        for code, letter in _LETTERS.findall(font["/ToUnicode"].data)
    }


def _letters(text: str) -> str:
    """A text without its breaks: where lines end is not what it says."""
    return "".join(text.split())
