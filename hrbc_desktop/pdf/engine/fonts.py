"""The typefaces on the sheet: which draws which letter, how wide it is, and what happens to what none can draw.

Atkinson Hyperlegible Next is drawn for readers with low vision. Noto Sans steps in for letters it lacks: Greek,
Cyrillic and Vietnamese ones, and in typefaces of their own those of other scripts, which are shaped. All come with the
program, none from the system, so that a worksheet gives the same sheet on every computer. What none of them can draw is
named, so that nothing vanishes from the page; `not_shown` tells of it before anybody signs.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from hrbc_desktop.pdf.engine.script_detection import language_of
from hrbc_desktop.pdf.engine.shaping import Cluster, font_file, has, shape
from hrbc_desktop.resources import resource

REGULAR = "AtkinsonHyperlegibleNext-Regular"
SEMIBOLD = "AtkinsonHyperlegibleNext-SemiBold"
BOLD = "AtkinsonHyperlegibleNext-Bold"

_WEIGHTS = MappingProxyType({REGULAR: "Regular", SEMIBOLD: "Bold", BOLD: "Bold"})
PICTURES = "pictures"
_LATIN = "NotoSans"
_CHINESE, _JAPANESE, _KOREAN = "NotoSansSC", "NotoSansJP", "NotoSansKR"
_ONE_WEIGHT = frozenset({_CHINESE, _JAPANESE, _KOREAN})
"""Their bold would be another 12 MB: bold print of them is as their regular one."""

_RANGES = (
    (0x0530, 0x058F, "NotoSansArmenian"),
    (0x0590, 0x05FF, "NotoSansHebrew"),
    (0x0600, 0x06FF, "NotoSansArabic"),
    (0x0750, 0x077F, "NotoSansArabic"),
    (0x08A0, 0x08FF, "NotoSansArabic"),
    (0x0900, 0x097F, "NotoSansDevanagari"),
    (0x0E00, 0x0E7F, "NotoSansThai"),
    (0x10A0, 0x10FF, "NotoSansGeorgian"),
    (0x1100, 0x11FF, _KOREAN),
    (0x1C90, 0x1CBF, "NotoSansGeorgian"),
    (0x2D00, 0x2D2F, "NotoSansGeorgian"),
    (0x3000, 0x312F, _CHINESE),
    (0x3130, 0x318F, _KOREAN),
    (0x3400, 0x9FFF, _CHINESE),
    (0xA8E0, 0xA8FF, "NotoSansDevanagari"),
    (0xAC00, 0xD7FF, _KOREAN),
    (0xF900, 0xFAFF, _CHINESE),
    (0xFB13, 0xFB17, "NotoSansArmenian"),
    (0xFB1D, 0xFB4F, "NotoSansHebrew"),
    (0xFB50, 0xFDFF, "NotoSansArabic"),
    (0xFE70, 0xFEFE, "NotoSansArabic"),
    (0xFF00, 0xFFEF, _CHINESE),
    (0x20000, 0x3FFFF, _CHINESE),
)
"""Which typeface draws which letters, from the first to the last code point."""
_STARTS = tuple(first for first, _last, _typeface in _RANGES)

_VARIATIONS = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""Ask for a picture or a plain letter, and are none themselves."""
_JOINERS = frozenset("\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}")
"""Are not seen, and change how the letters beside them look."""
_LOST_JOINER = re.compile("(?<![\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u0900-\u097f])[\u200c\u200d]")
"""A joiner that joins nothing that is drawn."""
_LEFTWARD = ("NotoSansArabic", "NotoSansHebrew")
_SCRIPTS = MappingProxyType({"CJK": "Chinese or Japanese", "HANGUL": "Korean", "other": "other"})
"""How people call the scripts that Unicode calls otherwise."""
_SAID_AGAIN = re.compile(r"(\[in [^]]+ letters\])(?:[ \N{NO-BREAK SPACE}]*\1)+")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class Piece(NamedTuple):
    """Text that one typeface draws; what is shaped is drawn in clusters of letters, all else letter by letter."""

    typeface: str
    text: str
    is_shaped: bool = False


class Unseen(NamedTuple):
    """What a sheet cannot draw: letters of a script, or PICTURES."""

    kind: str
    letters: str
    """Those that were typed, each once; marks only if no letter stands below them."""


def register() -> None:
    """Make the typefaces known to reportlab; safe to call again."""
    for name in (REGULAR, SEMIBOLD, BOLD):
        _letters(name)


def printable(text: str) -> str:
    """Return text that the typefaces can show: composed, on one line, with a name for each character they lack."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    shown = (
        f"[in {script} letters]" if script else "".join(map(_shown, letters))
        for script, letters in groupby(composed, key=_script_not_shown)
    )
    return _LOST_JOINER.sub("", _SAID_AGAIN.sub(r"\1", "".join(shown)))


def not_shown(text: str) -> tuple[Unseen, ...]:
    """Return which letters and pictures are not printed as they are typed."""
    if text.isascii():
        return ()
    letters: dict[str, dict[str, None]] = {}
    for letter in unicodedata.normalize("NFC", text):
        if kind := _script_not_shown(letter) or (PICTURES if _is_named(letter) else ""):
            letters.setdefault(kind, {})[letter] = None
    return tuple(Unseen(kind, _without_marks("".join(of_kind))) for kind, of_kind in letters.items())


def _without_marks(letters: str) -> str:
    return "".join(letter for letter in letters if unicodedata.category(letter)[0] != "M") or letters


def pieces(text: str, typeface: str) -> list[Piece]:
    """Split printable text so that each piece is drawn by a typeface that has all letters of it."""
    if text.isascii() or _letters(typeface).keys() >= set(text):  # each typeface has all letters of ASCII
        return [Piece(typeface, text)] if text else []
    return _pieces(text, typeface)


def widths(text: str, typeface: str, size: float) -> list[float]:
    """Measure each letter of printable text in points; of letters that are drawn together, the first has it all."""
    scale = size / 1000
    own = _letters(typeface)
    try:
        return [own[letter] * scale for letter in text]
    except KeyError:
        return [width * scale for piece in _pieces(text, typeface) for width in _widths(piece)]


def clusters(piece: Piece) -> tuple[Cluster, ...]:
    """Return the clusters of a piece that is shaped, in reading order."""
    return shape(piece.text, piece.typeface, leftward=piece.typeface.startswith(_LEFTWARD))


def _widths(piece: Piece) -> list[float]:
    if not piece.is_shaped:
        return [*map(_letters(piece.typeface).__getitem__, piece.text)]
    thousandths, found = 1000 / font_file(piece.typeface).units_per_em, list[float]()
    for cluster in clusters(piece):
        found += cluster.drawing.advance * thousandths, *(0.0 for _letter in cluster.text[1:])
    return found


class _Drawn(NamedTuple):
    """The family of typefaces that draws a letter; empty for the text's own."""

    family: str
    is_shaped: bool


_IN_CHINESE, _IN_JAPANESE = _Drawn(_CHINESE, is_shaped=True), _Drawn(_JAPANESE, is_shaped=True)


def _pieces(text: str, typeface: str) -> list[Piece]:
    drawn = [_by_whom(letter, typeface) for letter in text]
    if _IN_CHINESE in drawn and language_of(text) == "ja":
        drawn = [_in_japanese(letter, by) for letter, by in zip(text, drawn, strict=True)]
    for at in [at for at, letter in enumerate(text) if at and _joins(letter)]:
        _join(text, drawn, at)
    _spread_over_spaces(text, drawn)
    weight, start, found = _WEIGHTS[typeface], 0, list[Piece]()
    for (family, is_shaped), members in groupby(drawn):
        end = start + len(list(members))
        found.append(Piece(_face(family, weight) if family else typeface, text[start:end], is_shaped))
        start = end
    return found


@cache
def _by_whom(letter: str, typeface: str) -> _Drawn:
    """Who draws a letter. Nothing that anybody typed is remembered by it: only which letters there are."""
    if letter in _letters(typeface):
        return _Drawn("", is_shaped=False)
    family = _family(letter)
    return _Drawn(family or _LATIN, is_shaped=bool(family))


def _in_japanese(letter: str, by: _Drawn) -> _Drawn:
    return _IN_JAPANESE if by == _IN_CHINESE and has(f"{_JAPANESE}-Regular", letter) else by


def _join(text: str, drawn: list[_Drawn], at: int) -> None:
    """Let a mark be drawn together with the letter that it stands on."""
    before = drawn[at - 1]
    if before.is_shaped:
        if text[at] in _JOINERS or has(_face(before.family, "Regular"), text[at]):
            drawn[at] = before
        return
    base = at - 1
    while base and _joins(text[base]):
        base -= 1
    if all(has(_face(_LATIN, "Regular"), letter) for letter in text[base : at + 1]):
        drawn[base : at + 1] = [_Drawn(_LATIN, is_shaped=True)] * (at + 1 - base)


def _spread_over_spaces(text: str, drawn: list[_Drawn]) -> None:
    """Let a space between words of one script be of their typeface: the fewer pieces, the better they are read."""
    for space in re.finditer("(?<=.) (?=.)", text):
        at = space.start()
        around = drawn[at - 1]
        if around.is_shaped and around.family != _LATIN and around == drawn[at + 1]:
            drawn[at] = around


@cache
def _joins(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.category(letter)[0] == "M"


def _face(family: str, weight: str) -> str:
    return f"{family}-{'Regular' if family in _ONE_WEIGHT else weight}"


@cache
def _family(letter: str) -> str:
    """The family of typefaces that draws a letter of a script that is shaped; empty for all other letters."""
    at = bisect_right(_STARTS, ord(letter)) - 1
    if at < 0 or ord(letter) > _RANGES[at][1]:
        return ""
    family = _RANGES[at][2]
    return family if has(_face(family, "Regular"), letter) and has(_face(family, "Bold"), letter) else ""


@cache
def _shown(letter: str) -> str:
    if letter.isspace():
        return "\N{NO-BREAK SPACE}" if letter == "\N{NO-BREAK SPACE}" else " "
    if _is_drawn(letter) or letter in _JOINERS:
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
    if unicodedata.category(letter) in _INVISIBLE or letter in _VARIATIONS:
        return False
    return letter in _letters(REGULAR) or bool(_family(letter)) or letter in _letters(_face(_LATIN, "Regular"))


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


@cache
def _letters(typeface: str) -> dict[str, float]:
    """Widths by letter, in thousandths of the size; a letter without an entry is not in the typeface."""
    font = TTFont(typeface, str(resource("fonts", f"{typeface}.ttf")), asciiReadable=True)
    pdfmetrics.registerFont(font)
    return {chr(code): font.face.charWidths[code] for code in font.face.charToGlyph}
