"""Whole numbers as people type them: with a decimal comma or point, grouped, in other digits, with a unit behind."""

import re
import unicodedata

from hrbc_desktop.wording.numbers import either_number, whole_number_between

_UNITS = {"mm": 1, "cm": 10}
"""Millimeters in each unit of length: the only numbers with a unit that is typed are sizes."""
_NAMES_OF_UNITS = (
    (re.compile(r"(?<=[\d ])(?:mm|мм|mil+[ií]m[eèé]t\w+)\.?$"), "mm"),
    (re.compile(r"(?<=[\d ])(?:cm|см|cent[ií]m[eèé]t\w+)\.?$"), "cm"),
    (re.compile(r"(?<=[\d ])(?:%|per ?cent|pct\.?|prozent)$"), "%"),
    (re.compile(r"^% ?(\d.*)$"), r"\1%"),
)
"""How units are written out, in Cyrillic, and before the number, as in Turkish."""
_MOST_SIGNS = 30
"""Longer than any number that is asked for, however it is written."""
_WRITTEN = re.compile(r"(\d[\d.,' ]*?)\s*(mm|cm|%)?")
_GROUPED = re.compile(r"(?P<whole>\d{1,3}(?P<group>[.,' ])\d{3}(?:(?P=group)\d{3})*)(?:(?!(?P=group))[.,]0+)?")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")


_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""The letters and signs of East Asian keyboards."""
_SIGNS = str.maketrans({"٫": ".", "·": ".", "٬": ",", "’": "'", "٪": "%"})


class NoWholeNumber(Exception):
    """What was typed is no whole number within the bounds; the message is one sentence that says what to type."""


def read_whole(typed: str, low: int, high: int, *, is_length: bool = False) -> int:
    """Return the whole number from `low` to `high` that `typed` names: “18”, “18,0”, “1.200”, “१८”, “1,8 cm”.

    A unit of length is read where `is_length` says that millimeters are asked for. Raises NoWholeNumber, also for
    what could be two numbers, such as “1.000”.
    """
    written = _with_units(_visible(typed))
    found = _WRITTEN.fullmatch(written) if len(written) <= _MOST_SIGNS else None
    if found is None or (found[2] in _UNITS and not is_length) or (found[2] == "%" and is_length):
        raise NoWholeNumber(whole_number_between(low, high))
    factor = _UNITS.get(found[2] or "", 1)
    readings = sorted({number for number in _readings(found[1].strip(), factor) if low <= number <= high})
    if len(readings) > 1:
        raise NoWholeNumber(either_number(*readings[:2]))
    if not readings:
        raise NoWholeNumber(whole_number_between(low, high))
    return readings[0]


def _readings(written: str, factor: int) -> list[int]:
    """Return every whole number that it can be: as grouped by thousands, and with a decimal sign."""
    grouped = _GROUPED.fullmatch(written)
    whole = written[: grouped.end("whole")] if grouped else ""
    readings = [int(re.sub(r"\D", "", whole)) * factor] if grouped else []
    if _PLAIN.fullmatch(written):
        number = float(written.replace(",", ".")) * factor
        readings += [round(number)] if abs(number - round(number)) < 1e-9 else []
    return readings


def _with_units(written: str) -> str:
    for name, unit in _NAMES_OF_UNITS:
        written = name.sub(unit, written)
    return written


def _visible(typed: str) -> str:
    """Return the text as a person sees it: without marks of direction, digits of any script as 0 to 9, plain blanks."""
    shown = "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter.translate(_FULL_WIDTH)
        for letter in typed
        if unicodedata.category(letter) != "Cf"
    )
    return " ".join(shown.translate(_SIGNS).split()).casefold()
