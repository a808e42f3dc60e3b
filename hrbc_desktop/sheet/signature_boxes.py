"""The two boxes at the foot of page 1: a line to sign on by hand, and the field that a digital signature fills."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from hrbc_desktop.sheet.appearance import BOX_HEIGHT, draw_blank_box
from hrbc_desktop.sheet.fields import place_nurse_signature, place_patient_signature
from hrbc_desktop.sheet.layout import HAIRLINE, MARGIN, Flow, Format
from hrbc_desktop.sheet.tagging import Box

_BETWEEN = 16.0
_UNDER = 6.0
_ABOVE = 6.0


def room_for_boxes(form: Format) -> float:
    """Height that the boxes take from the page, in points."""
    return _UNDER + BOX_HEIGHT * form.scale + _ABOVE


def place_signature_boxes(flow: Flow, patient_name: str) -> list[PDFObjectReference]:
    """Draw both boxes and place their fields: first the patient's, then the nurse's."""
    canvas, form = flow.canvas, flow.form
    width = (form.width - _BETWEEN) / 2
    bottom = form.bottom + _UNDER
    top = bottom + BOX_HEIGHT * form.scale
    left_box = (MARGIN, bottom, MARGIN + width, top)
    right_box = (MARGIN + width + _BETWEEN, bottom, MARGIN + form.width, top)
    for left in (left_box[0], right_box[0]):
        canvas.setStrokeColorRGB(*HAIRLINE)
        canvas.setLineWidth(0.8)
        canvas.roundRect(left, bottom, width, top - bottom, 7)
    draw_blank_box(canvas, left_box, "patient", patient_name)
    patient = place_patient_signature(canvas, "Signature of the patient", _within(left_box))
    draw_blank_box(canvas, right_box, "nurse")
    nurse = place_nurse_signature(canvas, "Signature of the nurse", _within(right_box))
    return [patient, nurse]


def _within(box: Box) -> Box:
    left, bottom, right, top = box
    return left + 2, bottom + 2, right - 2, top - 2
