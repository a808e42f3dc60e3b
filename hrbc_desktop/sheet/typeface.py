"""The typefaces on the sheet, and what happens to characters that none of them can show.

Atkinson Hyperlegible Next is drawn for readers with low vision. Noto Sans steps in for letters it lacks, such as Greek,
Cyrillic and Vietnamese ones in a name. Anything else is named in words, so that nothing vanishes from the page.
"""

from __future__ import annotations

import unicodedata
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
        _advances(name)


def printable(text: str) -> str:
    """Return text that the typefaces can show: composed, on one line, with a name for each character they lack."""
    return "".join(map(_shown, unicodedata.normalize("NFC", text)))


def runs(text: str, typeface: str) -> list[tuple[str, str]]:
    """Split printable text into pairs of typeface and text, so that each typeface has all letters of its run."""
    own = _advances(typeface)
    if own.keys() >= set(map(ord, text)):
        return [(typeface, text)] if text else []
    return [
        (typeface if is_own else _SUBSTITUTES[typeface], "".join(letters))
        for is_own, letters in groupby(text, key=lambda letter: ord(letter) in own)
    ]


def width(text: str, typeface: str, size: float) -> float:
    """Measure printable text in points."""
    own = _advances(typeface)
    try:
        return sum(own[ord(letter)] for letter in text) * size / 1000
    except KeyError:
        pass
    total = 0.0
    for name, run in runs(text, typeface):
        advances = _advances(name)
        total += sum(advances[ord(letter)] for letter in run)
    return total * size / 1000


@cache
def _shown(letter: str) -> str:
    if letter.isspace():
        return "\N{NO-BREAK SPACE}" if letter == "\N{NO-BREAK SPACE}" else " "
    if unicodedata.category(letter) in _INVISIBLE:
        return ""
    if ord(letter) in _advances(REGULAR) or ord(letter) in _advances(_SUBSTITUTES[REGULAR]):
        return letter
    name = unicodedata.name(letter, f"character {ord(letter):04X}").lower()
    return f"[{name.replace('unified ideograph-', 'character ')}]"


@cache
def _advances(typeface: str) -> dict[int, float]:
    """Widths by character, in thousandths of the size; a character without an entry is not in the typeface."""
    font = TTFont(typeface, str(resource("fonts", f"{typeface}.ttf")))
    pdfmetrics.registerFont(font)
    return {code: font.face.charWidths[code] for code in font.face.charToGlyph}
