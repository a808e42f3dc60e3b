"""The typefaces on the sheet, and what happens to characters that none of them can show.

Atkinson Hyperlegible Next is drawn for readers with low vision. Noto Sans steps in for letters it lacks, such as Greek,
Cyrillic and Vietnamese ones in a name. Anything else is named in words, so that nothing vanishes from the page.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from types import MappingProxyType

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from hrbc_desktop.resources import resource

REGULAR = "AtkinsonHyperlegibleNext-Regular"
SEMIBOLD = "AtkinsonHyperlegibleNext-SemiBold"
BOLD = "AtkinsonHyperlegibleNext-Bold"

_SUBSTITUTES = MappingProxyType({REGULAR: "NotoSans-Regular", SEMIBOLD: "NotoSans-Bold", BOLD: "NotoSans-Bold"})
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def register() -> None:
    """Make the typefaces known to reportlab; safe to call again."""
    for name in (REGULAR, SEMIBOLD, BOLD):
        _letters(name)


def printable(text: str) -> str:
    """Return text that the typefaces can show: composed, on one line, with a name for each character they lack."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, unicodedata.normalize("NFC", text)))


def runs(text: str, typeface: str) -> list[tuple[str, str]]:
    """Split printable text into pairs of typeface and text, so that each typeface has all letters of its run."""
    own = _letters(typeface)
    if own.keys() >= set(text):
        return [(typeface, text)] if text else []
    return [
        (typeface if is_own else _SUBSTITUTES[typeface], "".join(letters))
        for is_own, letters in groupby(text, key=own.__contains__)
    ]


def widths(text: str, typeface: str, size: float) -> Iterator[float]:
    """Measure each letter of printable text in points."""
    scale = size / 1000
    return (advance * scale for advance in map(_advances(typeface).__getitem__, text))


@cache
def _shown(letter: str) -> str:
    if letter.isspace():
        return "\N{NO-BREAK SPACE}" if letter == "\N{NO-BREAK SPACE}" else " "
    if unicodedata.category(letter) in _INVISIBLE:
        return ""
    if letter in _letters(REGULAR) or letter in _letters(_SUBSTITUTES[REGULAR]):
        return letter
    name = unicodedata.name(letter, f"character {ord(letter):04X}").lower()
    return f"[{name.replace('unified ideograph-', 'character ')}]"


class _Advances(dict[str, float]):
    """Widths by letter, in thousandths of the size; what a typeface lacks is as wide as in its substitute."""

    def __init__(self, typeface: str) -> None:
        super().__init__(_letters(typeface))
        self._typeface = typeface

    def __missing__(self, letter: str) -> float:
        return _letters(_SUBSTITUTES[self._typeface])[letter]


_advances = cache(_Advances)


@cache
def _letters(typeface: str) -> dict[str, float]:
    """Widths by letter, in thousandths of the size; a letter without an entry is not in the typeface."""
    font = TTFont(typeface, str(resource("fonts", f"{typeface}.ttf")), asciiReadable=True)
    pdfmetrics.registerFont(font)
    return {chr(code): font.face.charWidths[code] for code in font.face.charToGlyph}
