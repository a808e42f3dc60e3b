"""Sets text in lines: styled runs are wrapped to a width and drawn so that no word is glued to the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from hrbc_desktop.sheet import typeface
from hrbc_desktop.sheet.tagging import TaggedCanvas

Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""

INK: Colour = (0.106, 0.149, 0.173)

_SPACES = re.compile(r"( +)")


@dataclass(frozen=True)
class Style:
    """How a run of text looks; sizes are in points, ``leading`` is from baseline to baseline."""

    typeface: str = typeface.REGULAR
    size: float = 12
    leading: float = 17
    colour: Colour = INK


@dataclass(frozen=True)
class Run:
    """Printable text in one style."""

    text: str
    style: Style

    @property
    def width(self) -> float:
        """Width in points."""
        return typeface.width(self.text, self.style.typeface, self.style.size)


Line = tuple[Run, ...]


def run(text: str, style: Style) -> Run:
    """Make a run of any text; what no typeface can show is named in words."""
    return Run(typeface.printable(text), style)


def wrap(runs: Sequence[Run], width: float) -> list[Line]:
    """Break runs into lines no wider than ``width`` points, at spaces and, within a word that is too long, anywhere.

    Every line but the last keeps the space at its end, so that extracted text does not run together.
    """
    lines: list[Line] = []
    line: list[Run] = []
    used = 0.0
    for word in _words(runs):
        for piece in _fitting_pieces(word, width):
            whole = sum(part.width for part in piece)
            if line and used + whole - _trailing_space(piece) > width + 0.01:
                lines.append(_joined(line))
                line, used = [], 0.0
            line += piece
            used += whole
    if line:
        lines.append(_joined(line))
    return lines


def draw(canvas: TaggedCanvas, x: float, top: float, lines: Sequence[Line]) -> float:
    """Draw lines downwards from ``top`` and return the bottom; all of it is one piece of marked content."""
    if not lines:
        return top
    text = canvas.beginText(x, top - _baseline(lines[0]))
    for number, line in enumerate(lines):
        if number:
            text.setTextOrigin(x, top - _baseline(line))
        top -= height([line])
        for part in line:
            text.setFillColorRGB(*part.style.colour)
            for face, letters in typeface.runs(part.text, part.style.typeface):
                text.setFont(face, part.style.size)
                text.textOut(letters)
    canvas.drawText(text)
    return top


def _baseline(line: Line) -> float:
    """How far below its top a line stands: the capitals, 0.67 of the size, are centred in the leading."""
    return (height([line]) + 0.67 * max(part.style.size for part in line)) / 2


def height(lines: Sequence[Line]) -> float:
    """Height of lines in points."""
    return sum(max(part.style.leading for part in line) for line in lines)


def _joined(line: list[Run]) -> Line:
    """Join what has the same style: fewer, longer pieces are drawn faster and read better."""
    return tuple(
        Run("".join(part.text for part in parts), style) for style, parts in groupby(line, key=lambda part: part.style)
    )


def _words(runs: Sequence[Run]) -> list[list[Run]]:
    """Split at spaces; a word may change its style midway, and keeps the spaces that follow it."""
    words: list[list[Run]] = [[]]
    for each in runs:
        for token in filter(None, _SPACES.split(each.text)):
            words[-1].append(Run(token, each.style))
            if token.startswith(" "):
                words.append([])
    return [word for word in words if word]


def _fitting_pieces(word: list[Run], width: float) -> list[list[Run]]:
    # Most words are far shorter: do not measure them twice.
    if sum(len(part.text) * part.style.size for part in word) <= width:
        return [word]
    if sum(part.width for part in word) - _trailing_space(word) <= width:
        return [word]
    pieces: list[list[Run]] = [[]]
    used = 0.0
    for letter in (Run(letter, part.style) for part in word for letter in part.text):
        if pieces[-1] and used + letter.width > width:
            pieces.append([])
            used = 0.0
        pieces[-1].append(letter)
        used += letter.width
    return pieces


def _trailing_space(word: list[Run]) -> float:
    last = word[-1]
    return last.width if last.text.startswith(" ") else 0.0
