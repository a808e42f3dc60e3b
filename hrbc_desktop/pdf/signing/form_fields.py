"""Places the fields that wait on an unsigned sheet: boxes to tick, the notes of the nurse, and three signatures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
)

from hrbc_desktop.pdf.engine.fonts import REGULAR
from hrbc_desktop.pdf.engine.pdfa import ArchiveDocument
from hrbc_desktop.pdf.engine.tagged_canvas import Box, TaggedCanvas
from hrbc_desktop.pdf.engine.typesetting import INK
from hrbc_desktop.pdf.signing.field_names import (
    ADDENDUM_SIGNATURE,
    BOX_NAMES,
    NURSE_NOTES,
    NURSE_SIGNATURE,
    PATIENT_SIGNATURE,
    THIRD_SIGNATURE,
)

_MULTILINE = 1 << 12

TICKED, NOT_TICKED = "Yes", "Off"
"""The states of a box (ISO 32000-1, 12.7.4.2.3)."""


def place_box(canvas: TaggedCanvas, name: str, label: str, box: Box, *, ticked: bool) -> PDFObjectReference:
    """Place a box to tick. ``label`` is what a screen reader says."""
    left, bottom, right, top = box
    width, tall = right - left, top - bottom
    looks = {TICKED: _box_drawn(width, tall, ticked=True), NOT_TICKED: _box_drawn(width, tall, ticked=False)}
    states = {state: canvas.document.Reference(_form(width, tall, look)) for state, look in looks.items()}
    state = PDFName(TICKED if ticked else NOT_TICKED)
    widget = {
        "Subtype": PDFName("Widget"),
        "FT": PDFName("Btn"),
        "T": PDFString(name),
        "TU": PDFString(label),
        "V": state,
        "AS": state,
        "AP": PDFDictionary({"N": PDFDictionary(states)}),
    }
    with canvas.element("Form") as element:
        return canvas.annotate(element, widget, box)


def _box_drawn(width: float, tall: float, *, ticked: bool) -> bytes:
    red, green, blue = INK
    drawn = [f"{red:.3f} {green:.3f} {blue:.3f} RG 0.8 w 0.4 0.4 {width - 0.8:.2f} {tall - 0.8:.2f} re S"]
    if ticked:
        left, low, right, high = 0.22 * width, 0.22 * tall, 0.78 * width, 0.78 * tall
        drawn.append(f"1.2 w {left:.2f} {low:.2f} m {right:.2f} {high:.2f} l S")
        drawn.append(f"{left:.2f} {high:.2f} m {right:.2f} {low:.2f} l S")
    return " ".join(drawn).encode()


def _form(width: float, tall: float, content: bytes) -> PDFStream:
    entries = {"Type": PDFName("XObject"), "Subtype": PDFName("Form"), "Resources": _fonts_of(content)}
    extent = PDFArray([0, 0, round(width, 2), round(tall, 2)])
    return PDFStream(PDFDictionary({**entries, "BBox": extent}), content)


def place_notes(canvas: TaggedCanvas, label: str, box: Box, size: float) -> PDFObjectReference:
    """Place the empty field for the notes of the nurse.

    ``label`` is what a screen reader says, ``size`` the type size of the notes in points.
    """
    text_style = PDFString(f"{_font_of_fields(canvas.document)} {size:.4g} Tf 0 g")
    return _place(canvas, NURSE_NOTES, label, box, {"FT": PDFName("Tx"), "Ff": _MULTILINE, "DA": text_style})


def place_patient_signature(canvas: TaggedCanvas, label: str, box: Box, look: bytes) -> PDFObjectReference:
    """Place the patient's signature field; signing it leaves open what the nurse and a third signer fill in."""
    left_open = (*BOX_NAMES, NURSE_NOTES, NURSE_SIGNATURE, THIRD_SIGNATURE)
    return _place_signature(canvas, PATIENT_SIGNATURE, label, box, look, left_open)


def place_nurse_signature(canvas: TaggedCanvas, label: str, box: Box, look: bytes) -> PDFObjectReference:
    """Place the nurse's signature field; signing it locks everything but the third signature."""
    return _place_signature(canvas, NURSE_SIGNATURE, label, box, look, (THIRD_SIGNATURE,))


def place_third_signature(canvas: TaggedCanvas, label: str, box: Box, look: bytes) -> PDFObjectReference:
    """Place the field of an interpreter or supporter; signing it leaves open what the nurse may not have signed yet."""
    return _place_signature(canvas, THIRD_SIGNATURE, label, box, look, (*BOX_NAMES, NURSE_NOTES, NURSE_SIGNATURE))


def place_addendum_signature(canvas: TaggedCanvas, label: str, box: Box, look: bytes) -> PDFObjectReference:
    """Place the signature field of an addendum, its only one."""
    return _place_signature(canvas, ADDENDUM_SIGNATURE, label, box, look, ())


def complete_form(document: ArchiveDocument, fields: Sequence[PDFObjectReference]) -> None:
    """Enter the placed fields into the document's form, in the order given."""
    fonts = PDFDictionary({"Font": PDFObjectReference(BasicFonts)})
    document.Catalog.AcroForm = PDFDictionary({"Fields": PDFArray(fields), "DR": fonts})


def _place_signature(
    canvas: TaggedCanvas, name: str, label: str, box: Box, look: bytes, left_open: Sequence[str]
) -> PDFObjectReference:
    fields = PDFArray([PDFString(each) for each in left_open])
    locking = PDFDictionary({"Type": PDFName("SigFieldLock"), "Action": PDFName("Exclude"), "Fields": fields})
    return _place(canvas, name, label, box, {"FT": PDFName("Sig"), "Lock": locking}, look)


def _place(
    canvas: TaggedCanvas, name: str, label: str, box: Box, entries: Mapping[str, object], look: bytes = b""
) -> PDFObjectReference:
    left, bottom, right, top = box
    blank = _form(right - left, top - bottom, look)
    widget = {
        "Subtype": PDFName("Widget"),
        "T": PDFString(name),
        "TU": PDFString(label),
        "AP": PDFDictionary({"N": canvas.document.Reference(blank)}),
        **entries,
    }
    with canvas.element("Form") as element:
        return canvas.annotate(element, widget, box)


def _fonts_of(content: bytes) -> PDFDictionary:
    return PDFDictionary({"Font": PDFObjectReference(BasicFonts)} if b" Tf " in content else {})


def _font_of_fields(document: ArchiveDocument) -> str:
    font: Any = pdfmetrics.getFont(REGULAR)
    font.splitString(" ", document)
    name: str = font.getSubsetInternalName(0, document)
    return name
