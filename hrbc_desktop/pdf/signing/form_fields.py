"""Places the four fields that wait on an unsigned sheet: the notes of the nurse and three signatures."""

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
from hrbc_desktop.pdf.signing.field_names import NURSE_NOTES, NURSE_SIGNATURE, PATIENT_SIGNATURE, THIRD_SIGNATURE

_MULTILINE = 1 << 12


def place_notes(canvas: TaggedCanvas, label: str, box: Box, size: float) -> PDFObjectReference:
    """Place the empty field for the notes of the nurse.

    ``label`` is what a screen reader says, ``size`` the type size of the notes in points.
    """
    text_style = PDFString(f"{_font_of_fields(canvas.document)} {size:.4g} Tf 0 g")
    return _place(canvas, NURSE_NOTES, label, box, {"FT": PDFName("Tx"), "Ff": _MULTILINE, "DA": text_style})


def place_patient_signature(canvas: TaggedCanvas, label: str, box: Box) -> PDFObjectReference:
    """Place the patient's signature field; signing it locks all but the nurse's two fields and the third signature."""
    return _place_signature(canvas, PATIENT_SIGNATURE, label, box, (NURSE_NOTES, NURSE_SIGNATURE, THIRD_SIGNATURE))


def place_nurse_signature(canvas: TaggedCanvas, label: str, box: Box) -> PDFObjectReference:
    """Place the nurse's signature field; signing it locks everything but the third signature."""
    return _place_signature(canvas, NURSE_SIGNATURE, label, box, (THIRD_SIGNATURE,))


def place_third_signature(canvas: TaggedCanvas, label: str, box: Box) -> PDFObjectReference:
    """Place the field of an interpreter or supporter; signing it leaves open what the nurse may not have signed yet."""
    return _place_signature(canvas, THIRD_SIGNATURE, label, box, (NURSE_NOTES, NURSE_SIGNATURE))


def complete_form(document: ArchiveDocument, fields: Sequence[PDFObjectReference]) -> None:
    """Enter the placed fields into the document's form, in the order given."""
    fonts = PDFDictionary({"Font": PDFObjectReference(BasicFonts)})
    document.Catalog.AcroForm = PDFDictionary({"Fields": PDFArray(fields), "DR": fonts})


def _place_signature(
    canvas: TaggedCanvas, name: str, label: str, box: Box, left_open: Sequence[str]
) -> PDFObjectReference:
    fields = PDFArray([PDFString(each) for each in left_open])
    locking = PDFDictionary({"Type": PDFName("SigFieldLock"), "Action": PDFName("Exclude"), "Fields": fields})
    return _place(canvas, name, label, box, {"FT": PDFName("Sig"), "Lock": locking})


def _place(canvas: TaggedCanvas, name: str, label: str, box: Box, entries: Mapping[str, object]) -> PDFObjectReference:
    left, bottom, right, top = box
    form = {"Type": PDFName("XObject"), "Subtype": PDFName("Form")}
    extent = PDFArray([0, 0, round(right - left, 2), round(top - bottom, 2)])
    blank = PDFStream(PDFDictionary({**form, "BBox": extent, "Resources": PDFDictionary()}), b"")
    widget = {
        "Subtype": PDFName("Widget"),
        "T": PDFString(name),
        "TU": PDFString(label),
        "AP": PDFDictionary({"N": canvas.document.Reference(blank)}),
        **entries,
    }
    with canvas.element("Form") as element:
        return canvas.annotate(element, widget, box)


def _font_of_fields(document: ArchiveDocument) -> str:
    font: Any = pdfmetrics.getFont(REGULAR)
    font.splitString(" ", document)
    name: str = font.getSubsetInternalName(0, document)
    return name
