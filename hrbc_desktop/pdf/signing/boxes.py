"""The boxes for signatures: a line to sign on by hand, and the field that a digital signature fills.

Patient and nurse have theirs at the foot of page 1; who interprets or gives support has a strip below the notes.
"""

from __future__ import annotations

from collections.abc import Callable

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from hrbc_desktop.pdf.engine.layout import HAIRLINE, MARGIN, Flow, Format
from hrbc_desktop.pdf.engine.tagged_canvas import Box, TaggedCanvas
from hrbc_desktop.pdf.signing.appearance import (
    BOX_HEIGHT,
    LARGE_BOX_HEIGHT,
    LARGE_STRIP_HEIGHT,
    STRIP_HEIGHT,
    draw_blank_box,
    draw_blank_strip,
)
from hrbc_desktop.pdf.signing.form_fields import (
    place_addendum_signature,
    place_nurse_signature,
    place_patient_signature,
    place_third_signature,
)
from hrbc_desktop.wording.signatures import THIRD_FIELD_LABEL, field_label

_BETWEEN = 16.0
_UNDER = 6.0
_ABOVE = 6.0


def room_for_boxes(form: Format) -> float:
    """Height that the boxes take from the page, in points."""
    return _UNDER + _box_height(form) + _ABOVE


def room_for_strip(form: Format) -> float:
    """Height of the third box, in points."""
    return LARGE_STRIP_HEIGHT if form.is_large else STRIP_HEIGHT


def _box_height(form: Format) -> float:
    return LARGE_BOX_HEIGHT if form.is_large else BOX_HEIGHT


def place_signature_boxes(flow: Flow, patient_name: str) -> tuple[PDFObjectReference, PDFObjectReference]:
    """Draw both boxes and place their fields: first the patient's, then the nurse's."""
    canvas, form = flow.canvas, flow.form
    width = (form.width - _BETWEEN) / 2
    bottom = form.bottom + _UNDER
    top = bottom + _box_height(form)
    left_box = (MARGIN, bottom, MARGIN + width, top)
    right_box = (MARGIN + width + _BETWEEN, bottom, MARGIN + form.width, top)
    for box in (left_box, right_box):
        draw_frame(canvas, box)
    patient_box, nurse_box = _within(left_box), _within(right_box)
    look = _look(canvas, patient_box, lambda wide, tall: draw_blank_box(canvas, wide, tall, "patient", patient_name))
    patient = place_patient_signature(canvas, field_label("patient"), patient_box, look)
    look = _look(canvas, nurse_box, lambda wide, tall: draw_blank_box(canvas, wide, tall, "nurse"))
    return patient, place_nurse_signature(canvas, field_label("nurse"), nurse_box, look)


def place_third_box(flow: Flow) -> PDFObjectReference:
    """Draw the strip for who interprets or gives support, as wide as the page, and place its field."""
    box = (MARGIN, flow.y - room_for_strip(flow.form), MARGIN + flow.form.width, flow.y)
    draw_frame(flow.canvas, box)
    flow.y = box[1]
    look = _look(flow.canvas, _within(box), lambda wide, tall: draw_blank_strip(flow.canvas, wide, tall))
    return place_third_signature(flow.canvas, THIRD_FIELD_LABEL, _within(box), look)


def place_addendum_box(flow: Flow) -> PDFObjectReference:
    """Draw the box for who signs an addendum, as wide as the page, and place its field."""
    flow.keep(room_for_boxes(flow.form))
    flow.y -= _ABOVE
    box = (MARGIN, flow.y - _box_height(flow.form), MARGIN + flow.form.width, flow.y)
    draw_frame(flow.canvas, box)
    flow.y = box[1]
    look = _look(flow.canvas, _within(box), lambda wide, tall: draw_blank_box(flow.canvas, wide, tall, "corrector"))
    return place_addendum_signature(flow.canvas, field_label("corrector"), _within(box), look)


def draw_frame(canvas: TaggedCanvas, box: Box) -> None:
    """Draw the outline of a box that is filled in later."""
    left, bottom, right, top = box
    canvas.setStrokeColorRGB(*HAIRLINE)
    canvas.setLineWidth(0.8)
    canvas.roundRect(left, bottom, right - left, top - bottom, 7)


def _look(canvas: TaggedCanvas, box: Box, drawing: Callable[[float, float], None]) -> bytes:
    left, bottom, right, top = box
    with canvas.captured() as operators:
        drawing(right - left, top - bottom)
    return "\n".join(operators).encode("latin-1")


def _within(box: Box) -> Box:
    left, bottom, right, top = box
    return left + 2, bottom + 2, right - 2, top - 2
