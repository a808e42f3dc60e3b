"""The typefaces on the sheet, and what happens to characters that none of them can show.

Atkinson Hyperlegible Next is drawn for readers with low vision. Noto Sans steps in for letters it lacks, such as Greek,
Cyrillic and Vietnamese ones in a name. Of other scripts it is told that something stands there, and in whose letters;
what is a picture is named, so that nothing vanishes from the page. `not_shown` tells of both before anybody signs.
"""

from __future__ import annotations

import re
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
PICTURES = "pictures"
_NEEDS_SHAPING = re.compile("[\u0900-\u097f\u1cd0-\u1cff\ua8e0-\ua8ff]")
"""Devanagari: Noto Sans has its letters, and nothing here puts its vowel signs where they belong."""
_VARIATIONS = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""Ask for a picture or a plain letter, and are none themselves."""
_SCRIPTS = MappingProxyType(
    {"CJK": "Chinese or Japanese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean", "other": "other"}
)
"""How people call the scripts that Unicode calls otherwise."""
_SAID_AGAIN = re.compile(r"(\[in [^]]+ letters\])(?:[ \N{NO-BREAK SPACE}]*\1)+")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def register() -> None:
    """Make the typefaces known to reportlab; safe to call again."""
    for name in (REGULAR, SEMIBOLD, BOLD):
        _letters(name)


def printable(text: str) -> str:
    """Return text that the typefaces can show: composed, on one line, with a name for each character they lack."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    pieces = (
        f"[in {script} letters]" if script else "".join(map(_shown, letters))
        for script, letters in groupby(composed, key=_script_not_shown)
    )
    return _SAID_AGAIN.sub(r"\1", "".join(pieces))


def not_shown(text: str) -> tuple[str, ...]:
    """Return the names of the scripts whose letters are not printed as they are typed, and PICTURES for emoji."""
    if text.isascii():
        return ()
    kinds = (_script_not_shown(letter) or (PICTURES if _is_named(letter) else "") for letter in text)
    return tuple(kind for kind in dict.fromkeys(kinds) if kind)


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
    if _is_drawn(letter):
        return letter
    kind = unicodedata.category(letter)
    if kind in _INVISIBLE or kind == "Sk" or letter in _VARIATIONS:
        return ""
    return _named(letter, kind)


def _named(letter: str, kind: str) -> str:
    """What stands for a letter that no typeface draws: a digit of the same value, a plain form, or its name."""
    if kind == "Nd":
        return str(unicodedata.digit(letter))
    plain = unicodedata.normalize("NFKC", letter)
    if all(map(_is_drawn, plain)):
        return plain
    return " " if kind[0] == "P" else f"[{unicodedata.name(letter, f'character {ord(letter):04X}').lower()}]"


def _is_drawn(letter: str) -> bool:
    return (
        unicodedata.category(letter) not in _INVISIBLE
        and (letter in _letters(REGULAR) or letter in _letters(_SUBSTITUTES[REGULAR]))
        and not _NEEDS_SHAPING.match(letter)
    )


def _is_named(letter: str) -> bool:
    return letter != "[" and _shown(letter).startswith("[")


@cache
def _script_not_shown(letter: str) -> str:
    """The script of a letter or mark that cannot be drawn; empty for all else."""
    if unicodedata.category(letter)[0] not in "LM" or _is_drawn(letter) or letter in _VARIATIONS:
        return ""
    if all(map(_is_drawn, unicodedata.normalize("NFKC", letter))):
        return ""
    script = unicodedata.name(letter, "other").split()[0]
    return _SCRIPTS.get(script, script.title())


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
