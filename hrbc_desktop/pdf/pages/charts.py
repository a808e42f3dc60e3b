"""The pictures on the sheet. Each survives a gray printer: shape and size say the same as color."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Protocol

from hrbc_desktop.domain.model.schedule import Day, EventKind
from hrbc_desktop.domain.model.worksheet import LETTERS
from hrbc_desktop.domain.preferences.swing_weights import Bar
from hrbc_desktop.pdf.engine import fonts
from hrbc_desktop.pdf.engine.layout import TRACK, WHITE
from hrbc_desktop.pdf.engine.tagged_canvas import Box, TaggedCanvas
from hrbc_desktop.pdf.engine.typesetting import INK, Color, Style, draw, run
from hrbc_desktop.wording.frequencies import whole

_OPTION_COLORS: tuple[Color, ...] = (
    (0.039, 0.376, 0.639),
    (0.710, 0.278, 0.0),
    (0.031, 0.459, 0.345),
    (0.420, 0.247, 0.627),
)
"""Blue, rust, green and purple for A to D, always together with the letter."""

STRIP_HEIGHT = 22.0
"""Height of a schedule strip with its marks, in points."""

_MARKED_ABOVE: tuple[EventKind, ...] = ("inject", "infuse", "operation", "radiation")
_OUTLINES: Mapping[EventKind, Sequence[tuple[float, float]]] = MappingProxyType(
    {
        "inject": ((-2.6, 2.2), (2.6, 2.2), (0, -2.4)),
        "infuse": ((0, 2.8), (2.4, 0), (0, -2.8), (-2.4, 0)),
        "operation": ((-2.1, -2.1), (2.1, -2.1), (2.1, 2.1), (-2.1, 2.1)),
        "radiation": ((-0.9, 2.6), (0.9, 2.6), (0.9, -2.6), (-0.9, -2.6)),
    }
)
"""The corners of each mark around its middle, in points; what has none is a round dot."""

_FAINT: Color = (0.66, 0.64, 0.6)
_SEGMENT_TINTS = (1.0, 0.66, 0.45, 0.82, 0.56, 0.35)


@dataclass(frozen=True)
class Dots:
    """How many of 100 dots are drawn how."""

    severe: int
    mild: int
    perhaps: int

    @property
    def none(self) -> int:
        """The dots that stand for people who did not have it."""
        return 100 - self.severe - self.mild - self.perhaps


def color_of(letter: str) -> Color:
    """Return the color of an option by its letter."""
    return _OPTION_COLORS[LETTERS.index(letter)]


def tint(color: Color, share: float) -> Color:
    """Mix a color with white; ``share`` is the color's part from 0 to 1."""
    red, green, blue = (1 - share + share * part for part in color)
    return red, green, blue


class Shares(Protocol):
    """How many in 100 people had something, had it badly, or a range over several studies."""

    @property
    def any(self) -> float | None: ...  # noqa: D102
    @property
    def severe(self) -> float | None: ...  # noqa: D102
    @property
    def low(self) -> float | None: ...  # noqa: D102
    @property
    def high(self) -> float | None: ...  # noqa: D102


def dots_of(effect: Shares) -> Dots:
    """Turn a figure into dots; where only a range is known, the dots in between are hollow."""
    severe = whole(effect.severe or 0)
    if effect.any is not None:
        return Dots(severe, max(0, whole(effect.any) - severe), 0)
    if effect.low is not None and effect.high is not None:
        certain = max(severe, whole(effect.low))
        return Dots(severe, certain - severe, max(0, whole(effect.high) - certain))
    return Dots(severe, 0, 0)


def draw_dots(canvas: TaggedCanvas, x: float, top: float, pitch: float, columns: int, dots: Dots, color: Color) -> None:
    """Draw a hundred dots in rows, filled from the top left: large and dark, large and light, hollow, small."""
    severe, mild, perhaps = dots.severe, dots.severe + dots.mild, dots.severe + dots.mild + dots.perhaps
    canvas.saveState()
    canvas.translate(x, top)
    canvas.setLineCap(1)
    _points(canvas, pitch, columns, 0, severe, 0.84, color)
    _points(canvas, pitch, columns, severe, perhaps, 0.84, tint(color, 0.5))
    _points(canvas, pitch, columns, mild, perhaps, 0.5, WHITE)
    _points(canvas, pitch, columns, perhaps, 100, 0.4, _FAINT)
    canvas.restoreState()


def draw_strip(canvas: TaggedCanvas, x: float, top: float, width: float, days: Sequence[Day], color: Color) -> None:
    """Draw 28 days as boxes, filled on pill days: marks above for what is given, below for tests and visits."""
    pitch = width / len(days)
    box_top, box = top - 6, 10.0
    canvas.setLineWidth(0.4)
    canvas.setStrokeColorRGB(*tint(color, 0.6))
    for fill, filled in ((WHITE, False), (tint(color, 0.5), True)):
        lefts = [x + (day.number - 1) * pitch + 0.25 for day in days if ("take" in day.kinds) is filled]
        if lefts:
            canvas.setFillColorRGB(*fill)
            boxes = " ".join(f"{left:.2f} {box_top - box:.2f} {pitch - 0.5:.2f} {box:.2f} re" for left in lefts)
            canvas.addLiteral(f"{boxes} B")
    for day in days:
        middle = x + (day.number - 0.5) * pitch
        for kind in _MARKED_ABOVE:
            if kind in day.kinds:
                draw_mark(canvas, kind, middle, box_top + 3.2)
        if set(day.kinds) - {"take", *_MARKED_ABOVE}:
            draw_mark(canvas, "visit", middle, box_top - box - 3)


def draw_mark(canvas: TaggedCanvas, kind: EventKind, x: float, y: float) -> None:
    """Draw the mark of something that happens on a day, around a point."""
    canvas.setFillColorRGB(*INK)
    if kind not in _OUTLINES:
        canvas.circle(x, y, 1.3, stroke=0, fill=1)
        return
    first, *others = (f"{x + across:.2f} {y + up:.2f}" for across, up in _OUTLINES[kind])
    canvas.addLiteral(f"{first} m {' l '.join(others)} l h f")


def draw_weight(canvas: TaggedCanvas, x: float, middle: float, width: float, share: float, color: Color) -> None:
    """Draw a bar that is filled to a share from 0 to 1."""
    canvas.setFillColorRGB(*TRACK)
    canvas.roundRect(x, middle - 3.2, width, 6.4, 3.2, stroke=0, fill=1)
    canvas.setFillColorRGB(*color)
    canvas.roundRect(x, middle - 3.2, max(6.4, width * share), 6.4, 3.2, stroke=0, fill=1)


def draw_line_up(canvas: TaggedCanvas, box: Box, bar: Bar, color: Color, number_size: float) -> None:
    """Draw how an option lines up: numbered pieces in the person's order, and open bands for what is not known."""
    x, bottom, right, top = box
    width = right - x
    canvas.setFillColorRGB(*TRACK)
    canvas.rect(x, bottom, width, top - bottom, stroke=0, fill=1)
    for rank, piece in enumerate(bar.pieces):
        if piece:
            share = _SEGMENT_TINTS[rank]
            piece_box = (x, bottom, x + piece * width - 0.8, top)
            _fill(canvas, piece_box, tint(color, share))
            _number(canvas, piece_box, rank, WHITE if share > 0.6 else INK, number_size)
            x += piece * width
    canvas.setStrokeColorRGB(*INK)
    canvas.setLineWidth(0.7)
    canvas.setDash(2, 1.6)
    for rank, band in enumerate(bar.open_bands):
        if band:
            band_box = (x + 0.4, bottom + 0.4, x + band * width - 0.4, top - 0.4)
            _fill(canvas, band_box, WHITE, stroke=1)
            _number(canvas, band_box, rank, INK, number_size)
            x += band * width
    canvas.setDash()


def draw_chip(canvas: TaggedCanvas, x: float, top: float, size: float, letter: str, color: Color) -> None:
    """Draw the letter of an option on its color."""
    canvas.setFillColorRGB(*color)
    canvas.roundRect(x, top - size, size, size, size * 0.22, stroke=0, fill=1)
    style = Style(fonts.BOLD, size * 0.66, size, WHITE)
    width = run(letter, style).width
    # The space keeps the letter apart from the name that follows when the page is read aloud.
    draw(canvas, x + (size - width) / 2, top, [(run(f"{letter} ", style),)])


def draw_chips(canvas: TaggedCanvas, x: float, top: float, size: float, letters: Sequence[str]) -> None:
    """Draw the letters of some options beside one another."""
    for number, letter in enumerate(letters):
        draw_chip(canvas, x + number * (size + 3), top, size, letter, color_of(letter))


def _fill(canvas: TaggedCanvas, box: Box, color: Color, stroke: int = 0) -> None:
    left, bottom, right, top = box
    canvas.setFillColorRGB(*color)
    canvas.rect(left, bottom, max(0.5, right - left), top - bottom, stroke=stroke, fill=1)


def _number(canvas: TaggedCanvas, box: Box, rank: int, color: Color, size: float) -> None:
    """Write the rank of a thing that matters into its piece, if there is room."""
    left, bottom, right, top = box
    number = run(str(rank + 1), Style(fonts.BOLD, size, top - bottom, color))
    if number.width + 4 < right - left:
        draw(canvas, left + (right - left - number.width) / 2, top, [(number,)])


def _points(canvas: TaggedCanvas, pitch: float, columns: int, first: int, end: int, size: float, color: Color) -> None:
    if first < end:
        canvas.setStrokeColorRGB(*color)
        canvas.setLineWidth(round(pitch * size, 2))
        canvas.addLiteral(_path_of_points(pitch, columns, first, end))


@cache
def _path_of_points(pitch: float, columns: int, first: int, end: int) -> str:
    """Write round dots as lines of no length with round ends: a tenth of the size of circles in the file."""
    places = [(pitch * (at % columns + 0.5), -pitch * (at // columns + 0.5)) for at in range(first, end)]
    return " ".join(f"{x:.2f} {y:.2f} m {x:.2f} {y:.2f} l" for x, y in places) + " S"
