"""How a signature looks: ink as smooth vectors or the typed name, the printed name, the time, meaning and key."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from hrbc_desktop.domain.model.signature import MEANINGS, THIRD_ROLES, Point, SignerRole
from hrbc_desktop.pdf.engine import fonts
from hrbc_desktop.pdf.engine.layout import cut, quiet
from hrbc_desktop.pdf.engine.tagged_canvas import Box, TaggedCanvas
from hrbc_desktop.pdf.engine.typesetting import INK, Line, Style, draw, height, run, wrap
from hrbc_desktop.translation import _
from hrbc_desktop.wording.signatures import facts_on_paper, role_label

Stroke = tuple[Point, ...]

BOX_HEIGHT, LARGE_BOX_HEIGHT = 92.0, 156.0
"""Height of the patient's and the nurse's box in standard and in large print, in points."""

STRIP_HEIGHT, LARGE_STRIP_HEIGHT = 50.0, 70.0
"""The same of the third box, which is as wide as the page."""

_PADDING = 7.0
_SMALL = 9.4
"""Size of the letters in standard print, in points."""
_LARGE_BOX_FROM = (BOX_HEIGHT + LARGE_BOX_HEIGHT) / 2
_LARGE_STRIP_FROM = (STRIP_HEIGHT + LARGE_STRIP_HEIGHT) / 2
"""Heights from which on a field is one of large print."""
_ABOVE_INK = 2.0
_LEAST_INK = 12.0
"""Height that the ink keeps, in points, however long a name is; in large print a third more."""
_SMALLEST_NOTES = 9.0
_MOST_LINES = 4
"""Of a name below the line to sign on."""
_LINES_OF_INK = 2
_THINNEST, _THICKEST = 0.8, 2.4
_INK_SHARE = 0.36
"""Of the width of the strip."""
_INK_EDGE = 2.5
"""How far ink may leave its room, in points: a thick line and a curve do, and nothing printed stands so near."""
_MOST_ENLARGED = 2.5
"""Times the size at which the whole pad would fit the height of the box."""


class NotesTooLongError(ValueError):
    """Says in one sentence that the notes do not fit into their field."""


@dataclass(frozen=True)
class SignatureAppearance:
    """What the signature box shows.

    Without strokes the typed name stands for the signature. ``pad_ratio`` is width by height of the pad that the
    strokes were drawn on.
    """

    name: str
    strokes: tuple[Stroke, ...] = ()
    pad_ratio: float = 4.0


def draw_blank_box(canvas: TaggedCanvas, width: float, tall: float, role: SignerRole, name: str = "") -> None:
    """Draw what an unsigned box shows: the meaning, and a line with room for a signature on paper.

    It is the look of the field: a signature takes its place, so that nothing is said twice.
    """
    label = f"{role_label(role)}: {name}" if name else role_label(role)
    small = _small(tall > _LARGE_BOX_FROM)
    line = _PADDING + max(2, len(_under_the_rule(width, label, small))) * small.leading
    _draw_line(canvas, _PADDING, tall - _PADDING, f"“{MEANINGS[role]}”", quiet(small), width - 2 * _PADDING)
    _draw_rule(canvas, _PADDING, width - _PADDING, line)
    _draw_under_the_rule(canvas, width, line, label, small)


def draw_blank_strip(canvas: TaggedCanvas, width: float, tall: float) -> None:
    """Draw what the third box shows while nobody signed in it: a line, and whose it is."""
    small = quiet(_small(tall > _LARGE_STRIP_FROM))
    line = _PADDING + small.leading
    _draw_rule(canvas, _PADDING, width - _PADDING, line)
    _draw_under_the_rule(canvas, width, line, _("Interpreter or supporter, if any"), small)


def signature_page(
    role: SignerRole, appearance: SignatureAppearance, signed_at: datetime, vouched_by: str, width: float, tall: float
) -> bytes:
    """Draw a signed box of the given size in points as a page of its own, covering the blank one beneath it.

    ``vouched_by`` is who issued the certificate, and for whom if not for this name; empty if it is self-made.
    """
    canvas = TaggedCanvas((width, tall), title="Signature", language="en", made_at=signed_at)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(0, 0, width, tall, stroke=0, fill=1)
    signed = _Signed(
        appearance,
        meaning=f"“{MEANINGS[role]}”",
        who=f"{role_label(role)}: {appearance.name}",
        facts=facts_on_paper(signed_at, vouched_by),
    )
    draw_signed = _draw_signed_strip if role in THIRD_ROLES else _draw_signed_box
    draw_signed(canvas, signed, width, tall)
    return canvas.finish()


def notes_page(notes: str, size: float, width: float, tall: float, made_at: datetime) -> bytes:
    """Draw the notes of the nurse as a page of the field's size, smaller if there are many.

    Raises NotesTooLongError if they do not fit in the smallest type.
    """
    canvas = TaggedCanvas((width, tall), title="Notes", language="en", made_at=made_at)
    while True:
        style = Style(fonts.REGULAR, size, round(size * 1.2, 2))
        lines = _paragraphs(notes, style, width - 2 * _PADDING)
        if height(lines) <= tall - _PADDING:
            break
        size -= 0.5
        if size < _SMALLEST_NOTES:
            raise NotesTooLongError(_too_many(lines, tall - _PADDING, len(notes)))
    draw(canvas, _PADDING, tall - _PADDING / 2, lines)
    return canvas.finish()


def _too_many(lines: Sequence[Line], room: float, letters: int) -> str:
    """Say how much must go: the lines that have no room and one more, with as many letters as an average line has."""
    over = math.ceil((height(lines) - room) / (height(lines) / len(lines))) + 1
    taken = math.ceil(over * letters / len(lines) / 10) * 10
    return _("The notes are too long for the sheet. Nothing was signed. Take out about {taken} letters.").format(
        taken=taken
    )


@dataclass(frozen=True)
class _Signed:
    """What stands in a signed box: the ink, what it means, and under the line who signed, when, with what key."""

    ink: SignatureAppearance
    meaning: str
    who: str
    facts: Sequence[str]


def _draw_signed_box(canvas: TaggedCanvas, signed: _Signed, width: float, tall: float) -> None:
    inner, small = width - 2 * _PADDING, _small(tall > _LARGE_BOX_FROM)
    ink_top = draw(canvas, _PADDING, tall - _PADDING, wrap([run(signed.meaning, quiet(small))], inner))
    room = ink_top - _PADDING / 2 - _LEAST_INK * small.size / _SMALL
    lines = _facts_within(signed, small, inner, room)
    line = _PADDING / 2 + height(lines)
    _draw_rule(canvas, _PADDING, width - _PADDING, line)
    _draw_ink(canvas, signed.ink, small, (_PADDING, line + 1, width - _PADDING, ink_top - _ABOVE_INK))
    draw(canvas, _PADDING, line, lines)


def _draw_signed_strip(canvas: TaggedCanvas, signed: _Signed, width: float, tall: float) -> None:
    """Draw the ink at the left, the rest at the right."""
    small = _small(tall > _LARGE_STRIP_FROM)
    left = (width - 3 * _PADDING) * _INK_SHARE
    right = width - 3 * _PADDING - left
    _draw_rule(canvas, _PADDING, _PADDING + left, _PADDING)
    _draw_ink(canvas, signed.ink, small, (_PADDING, _PADDING + 1, _PADDING + left, tall - 2))
    meaning = wrap([run(signed.meaning, quiet(small))], right)
    lines = [*meaning, *_facts_within(signed, small, right, tall - 4 - height(meaning))]
    draw(canvas, 2 * _PADDING + left, tall - (tall - height(lines)) / 2, lines)


def _facts_within(signed: _Signed, small: Style, width: float, room: float) -> list[Line]:
    """Set who signed, when, and with what key in one paragraph; only a name that is too long for all of it is cut."""
    facts = [run(f"\N{NO-BREAK SPACE}· {fact}", quiet(small)) for fact in signed.facts]
    lines = wrap([run(signed.who, small), *facts], width)
    if height(lines) <= room:
        return lines
    below = wrap(facts, width)
    most = max(1, int((room - height(below)) / small.leading))
    return [*cut(wrap([run(signed.who, small)], width), most), *below]


def _paragraphs(text: str, style: Style, width: float) -> list[Line]:
    blank = (run(" ", style),)
    return [line for paragraph in text.splitlines() for line in wrap([run(paragraph, style)], width) or [blank]]


def _small(is_large: bool) -> Style:
    size = _SMALL * (4 / 3 if is_large else 1)
    return Style(fonts.REGULAR, round(size, 2), round(1.2 * size, 2))


def _under_the_rule(width: float, label: str, style: Style) -> list[Line]:
    """Set whose line it is beside the word for the date; a name is cut only from the fifth line on."""
    return cut(wrap([run(f"{label} ", style)], width - 3 * _PADDING - run(_("Date"), style).width), _MOST_LINES)


def _draw_under_the_rule(canvas: TaggedCanvas, width: float, line: float, label: str, style: Style) -> None:
    date = run(_("Date"), style)
    draw(canvas, _PADDING, line, _under_the_rule(width, label, style))
    draw(canvas, width - _PADDING - date.width, line, [(date,)])


def _draw_rule(canvas: TaggedCanvas, left: float, right: float, y: float) -> None:
    canvas.setStrokeColorRGB(*INK)
    canvas.setLineWidth(0.75)
    canvas.line(left, y, right, y)


def _draw_line(canvas: TaggedCanvas, x: float, top: float, text: str, style: Style, width: float) -> float:
    """Draw one line, cut short if it is too wide, and return its bottom."""
    return draw(canvas, x, top, cut(wrap([run(text or " ", style)], width), 1))


def _draw_ink(canvas: TaggedCanvas, appearance: SignatureAppearance, small: Style, box: Box) -> None:
    if not any(appearance.strokes):
        _draw_typed_name(canvas, appearance.name, small, box)
        return
    left, bottom, right, top = box
    canvas.saveState()
    room = canvas.beginPath()
    room.rect(left - _INK_EDGE, bottom - _INK_EDGE, right - left + 2 * _INK_EDGE, top - bottom + 2 * _INK_EDGE)
    canvas.clipPath(room, stroke=0, fill=0)
    canvas.setStrokeColorRGB(*INK)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for stroke in _fitted(appearance, box):
        _draw_stroke(canvas, stroke)
    canvas.restoreState()


def _draw_typed_name(canvas: TaggedCanvas, name: str, small: Style, box: Box) -> None:
    """Draw a name as large as fits on one line; one that is too long in small letters, on two."""
    left, bottom, right, top = box
    size = (top - bottom) * 0.62
    needed = run(name, Style(fonts.REGULAR, size, top - bottom)).width
    fitting = size * min(1.0, (right - left) / max(needed, 1.0))
    if fitting >= small.size:
        _draw_line(canvas, left, top, name, Style(fonts.REGULAR, fitting, top - bottom, INK), right - left)
        return
    lines = cut(wrap([run(name, small)], right - left), _LINES_OF_INK)
    draw(canvas, left, max(top, bottom + height(lines)), lines)


def _fitted(appearance: SignatureAppearance, box: Box) -> list[list[Point]]:
    """Place the strokes on the line at the left, as large as the box allows but never blown up beyond reason."""
    left, bottom, right, top = box
    across = [x * appearance.pad_ratio for stroke in appearance.strokes for x, _, _ in stroke]
    down = [y for stroke in appearance.strokes for _, y, _ in stroke]
    wide, tall = max(across) - min(across), max(down) - min(down)
    scale = min((right - left) / max(wide, 0.01), (top - bottom) / max(tall, 0.01), _MOST_ENLARGED * (top - bottom))
    return [
        [
            (left + (x * appearance.pad_ratio - min(across)) * scale, bottom + (max(down) - y) * scale, pressure)
            for x, y, pressure in stroke
        ]
        for stroke in appearance.strokes
        if stroke
    ]


def _draw_stroke(canvas: TaggedCanvas, points: list[Point]) -> None:
    """Draw one stroke as a Catmull-Rom curve through its points, thicker where the pen was pressed."""
    if len(points) == 1:
        x, y, pressure = points[0]
        points = [(x, y, pressure), (x + 0.1, y, pressure)]
    ends = [points[0], *points, points[-1]]
    for number, ((x1, y1, pressure), (x2, y2, _pressure)) in enumerate(pairwise(points)):
        before, after = ends[number], ends[number + 3]
        canvas.setLineWidth(round(_THINNEST + (_THICKEST - _THINNEST) * pressure, 2))
        canvas.bezier(
            x1,
            y1,
            x1 + (x2 - before[0]) / 6,
            y1 + (y2 - before[1]) / 6,
            x2 - (after[0] - x1) / 6,
            y2 - (after[1] - y1) / 6,
            x2,
            y2,
        )
