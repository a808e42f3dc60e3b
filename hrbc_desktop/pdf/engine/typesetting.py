"""Sets text in lines: styled runs are wrapped to a width and drawn so that no word is glued to the next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, chain, groupby
from typing import NamedTuple

from hrbc_desktop.pdf.engine import fonts
from hrbc_desktop.pdf.engine.script_detection import language_of
from hrbc_desktop.pdf.engine.tagged_canvas import TaggedCanvas

Color = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""

INK: Color = (0.106, 0.149, 0.173)

_TOLERANCE = 0.01
"""How far, in points, a line may reach beyond its width: sums of widths are not exact."""


class Style(NamedTuple):
    """How a run of text looks; sizes are in points, ``leading`` is from baseline to baseline."""

    typeface: str = fonts.REGULAR
    size: float = 12
    leading: float = 17
    color: Color = INK


class Run(NamedTuple):
    """Printable text in one style."""

    text: str
    style: Style

    @property
    def width(self) -> float:
        """Width in points."""
        return sum(self.widths)

    @property
    def widths(self) -> Iterator[float]:
        """Width of each letter in points."""
        return fonts.widths(self.text, self.style.typeface, self.style.size)


Line = tuple[Run, ...]


def run(text: str, style: Style) -> Run:
    """Make a run of any text; what no typeface can show is named in words."""
    return Run(fonts.printable(text), style)


def wrap(runs: Iterable[Run], width: float) -> list[Line]:
    """Break runs into lines no wider than ``width`` points, at spaces and, within a word that is too long, anywhere.

    Every line but the last keeps the space at its end, so that extracted text does not run together.
    """
    joined = _joined(runs)
    text = "".join(each.text for each in joined)
    edges = list(accumulate(chain.from_iterable(each.widths for each in joined), initial=0.0))
    lines = []
    start = 0
    while start < len(text):
        fitting = bisect_right(edges, edges[start] + width + _TOLERANCE) - 1
        end = _break(text, start, max(fitting, start + 1))
        lines.append(_between(joined, start, end))
        start = end
    return lines


def draw(canvas: TaggedCanvas, x: float, top: float, lines: Sequence[Line]) -> float:
    """Draw lines downwards from ``top`` and return the bottom; all of it is one piece of marked content."""
    if lines:
        canvas.put_text(_operators(canvas, x, top, lines), _language(lines) if canvas.is_seen else "")
    return top - height(lines)


def _language(lines: Sequence[Line]) -> str:
    """The language of typed text where it is not that of the sheet; most lines are plain letters and ask no further."""
    if all(part.text.isascii() for line in lines for part in line):
        return ""
    return language_of("".join(part.text for line in lines for part in line))


def height(lines: Iterable[Line]) -> float:
    """Height of lines in points."""
    return sum(map(_leading, lines))


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Join what has the same style: fewer, longer pieces are drawn faster and read better."""
    return [
        Run("".join(part.text for part in parts), style) for style, parts in groupby(runs, key=lambda part: part.style)
    ]


def _break(text: str, start: int, fitting: int) -> int:
    """Where to end a line for which everything before ``fitting`` is narrow enough; spaces may hang over its end."""
    end = fitting
    while end < len(text) and text[end] == " ":
        end += 1
    if end == len(text) or end > fitting:
        return end
    return text.rfind(" ", start, fitting) + 1 or fitting


def _between(runs: Iterable[Run], start: int, end: int) -> Line:
    line = []
    for text, style in runs:
        if piece := text[max(start, 0) : max(end, 0)]:
            line.append(Run(piece, style))
        start -= len(text)
        end -= len(text)
    return tuple(line)


def _operators(canvas: TaggedCanvas, x: float, top: float, lines: Iterable[Line]) -> Iterator[str]:
    """Write lines as a page says them (ISO 32000-1, 9.4)."""
    for line in lines:
        yield f"1 0 0 1 {x:.2f} {top - _baseline(line):.2f} Tm"
        top -= _leading(line)
        for text, style in line:
            yield _fill(style.color)
            for face, letters in fonts.runs(text, style.typeface):
                yield from canvas.letters(letters, face, style.size)


@cache
def _fill(color: Color) -> str:
    red, green, blue = color
    return f"{red:.3f} {green:.3f} {blue:.3f} rg"


def _baseline(line: Line) -> float:
    """How far below its top a line stands: the capitals, 0.67 of the size, are centered in the leading."""
    return (_leading(line) + 0.67 * max(part.style.size for part in line)) / 2


def _leading(line: Line) -> float:
    return max(part.style.leading for part in line)
