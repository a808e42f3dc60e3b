"""Sets text in lines: styled runs are wrapped to a width and drawn so that no word is glued to the next."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, chain, groupby
from math import fsum
from operator import itemgetter
from typing import NamedTuple

from hrbc_desktop.pdf.engine import fonts
from hrbc_desktop.pdf.engine.bidi import has_right_to_left, is_right_to_left, levels, mirrored, visual_order
from hrbc_desktop.pdf.engine.fonts import Piece
from hrbc_desktop.pdf.engine.line_breaks import line_end
from hrbc_desktop.pdf.engine.script_detection import language_of
from hrbc_desktop.pdf.engine.shaping import leftward_order, shape
from hrbc_desktop.pdf.engine.tagged_canvas import TaggedCanvas

Color = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""

INK: Color = (0.106, 0.149, 0.173)

_TOLERANCE = 0.01
"""How far, in points, a line may reach beyond its width: sums of widths are not exact."""

_BETWEEN_PARTS = "·"
"""What stands between parts that have nothing to do with one another, such as a name and a number."""
_TALL = re.compile("[\u0600-\u06ff\u0900-\u097f\u0e00-\u0e7f]")
"""Letters that reach higher and lower than Latin ones: Arabic, Devanagari and Thai."""
_TALLER = 1.25


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
        return fsum(self.widths)  # not sum(), which rounds in another way since Python 3.12: no page would be proven

    @property
    def widths(self) -> list[float]:
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
        language = _language(lines) if canvas.is_seen else ""
        canvas.put_text(_operators(canvas, x, top, lines, "" if canvas.is_enclosed else language), language)
    return top - height(lines)


def _language(lines: Sequence[Line]) -> str:
    """The language of typed text where it is not that of the sheet; most lines are plain letters and ask no further."""
    if _is_plain(lines):
        return ""
    return language_of("".join(part.text for line in lines for part in line))


def _is_plain(lines: Sequence[Line]) -> bool:
    return all(part.text.isascii() for line in lines for part in line)


def height(lines: Iterable[Line]) -> float:
    """Height of lines in points."""
    return fsum(map(_leading, lines))


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
    return line_end(text, start, fitting)


def _between(runs: Iterable[Run], start: int, end: int) -> Line:
    line = []
    for text, style in runs:
        if piece := text[max(start, 0) : max(end, 0)]:
            line.append(Run(piece, style))
        start -= len(text)
        end -= len(text)
    return tuple(line)


def _operators(canvas: TaggedCanvas, x: float, top: float, lines: Sequence[Line], language: str) -> Iterator[str]:
    """Write lines as a page says them (ISO 32000-1, 9.4)."""
    base = _base_level(lines)
    indents = _indents(lines) if base else [0.0] * len(lines)
    for line, indent in zip(lines, indents, strict=True):
        yield f"1 0 0 1 {x + indent:.2f} {top - _baseline(line):.2f} Tm"
        top -= _leading(line)
        for piece, style, level in _in_visual_order(line, base):
            yield _fill(style.color)
            spoken = "" if piece.text.isascii() else language_of(piece.text)
            with_language = spoken and spoken != language
            if with_language:
                yield f"/Span <</Lang ({spoken})>> BDC"
            yield from _shown(canvas, piece, style.size, leftward=bool(level % 2))
            if with_language:
                yield "EMC"


def _shown(canvas: TaggedCanvas, piece: Piece, size: float, *, leftward: bool) -> Iterator[str]:
    typeface, text, is_shaped = piece
    if is_shaped:
        clusters = shape(text, typeface, leftward=leftward)
        yield canvas.clusters(tuple(leftward_order(clusters)) if leftward else clusters, typeface, size)
    else:
        yield from canvas.letters("".join(map(mirrored, text[::-1])) if leftward else text, typeface, size)


def _base_level(lines: Sequence[Line]) -> int:
    """1 for a paragraph that is read from right to left; what we put together of several parts never is."""
    if _is_plain(lines):
        return 0
    text = "".join(part.text for line in lines for part in line)
    return int(has_right_to_left(text) and _BETWEEN_PARTS not in text and is_right_to_left(text))


def _indents(lines: Sequence[Line]) -> list[float]:
    """How far to the right each line begins, so that all end at the same place: the spaces at their ends come first."""
    widths = [fsum(part.width for part in line) for line in lines]
    widest = max(map(ink_width, lines))
    return [widest - width for width in widths]


def ink_width(line: Line) -> float:
    """Width of a line in points without the space that hangs over its end."""
    *before, last = line
    return fsum(part.width for part in before) + Run(last.text.rstrip(), last.style).width


def _in_visual_order(line: Line, base: int) -> list[tuple[Piece, Style, int]]:
    """Return the pieces of a line from left to right, with style and level of each."""
    pieces = [(piece, style) for text, style in line for piece in fonts.pieces(text, style.typeface)]
    if not base and not any(has_right_to_left(text) for text, _style in line if not text.isascii()):
        return [(piece, style, 0) for piece, style in pieces]
    found = iter(_levels("".join(piece.text for piece, _style in pieces), base))
    split = [
        (piece._replace(text="".join(letter for letter, _level in letters)), style, level)
        for piece, style in pieces
        for level, letters in groupby([(letter, next(found)) for letter in piece.text], key=itemgetter(1))
    ]
    return [split[number] for number in visual_order([level for _piece, _style, level in split])]


def _levels(text: str, base: int) -> list[int]:
    """Return the level of each letter; parts that we put beside each other have nothing to do with one another."""
    if base:
        return levels(text, base)
    found: list[int] = []
    for part in text.split(_BETWEEN_PARTS):
        found += [*levels(part, base), 0]
    return found[:-1]


@cache
def _fill(color: Color) -> str:
    red, green, blue = color
    return f"{red:.3f} {green:.3f} {blue:.3f} rg"


def _baseline(line: Line) -> float:
    """How far below its top a line stands: the capitals, 0.67 of the size, are centered in the leading."""
    return (_leading(line) + 0.67 * max(part.style.size for part in line)) / 2


def _leading(line: Line) -> float:
    if len(line) == 1:  # most lines, and asked for most often of all
        ((text, style),) = line
        return style.leading if text.isascii() or not _TALL.search(text) else _TALLER * style.leading
    leading = max(part.style.leading for part in line)
    return leading if all(part.text.isascii() or not _TALL.search(part.text) for part in line) else _TALLER * leading
