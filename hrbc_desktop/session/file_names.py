"""How signed PDFs are named: by what the clinic or the person wants to find them again."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the settings know patterns, and the locked page needs the settings
    from hrbc_desktop.domain.model.worksheet import Worksheet

_LONGEST_NAME = 60
"""In letters, with their marks."""
_LONGEST_FILE_NAME_BYTES = 143
"""Some encrypted home folders allow no more; two thirds of the letters of the world need three bytes each."""
_LONGEST_LITERAL_BYTES, _MOST_PARTS = 60, 4
"""Of a pattern: they leave room for a name."""
NAMED, NUMBERED = "Worksheet-{name}-{visit_date}", "Worksheet-{record_number}-{visit_date}"
"""The usual pattern of a person, and that of a clinic, whose folders others look into."""
_PARTS = re.compile(r"\{(name|record_number|birth_date|visit_date)\}")
_OF_A_DEVICE = re.compile(r"con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]", re.IGNORECASE)
"""Names that Windows keeps for devices: a file of such a name cannot be made."""
_JOINERS = "\u200c\u200d"
"""Within a word they change how letters are joined, in Persian and in the scripts of India and Sri Lanka."""
_LITERAL = re.compile(r"[\w .-]*")


def is_name_pattern(pattern: str) -> bool:
    """Whether every file can be named by this pattern: letters, digits, “-”, “_”, “.”, spaces, and known parts."""
    literal = _PARTS.sub("", pattern)
    fits = len(literal.encode()) <= _LONGEST_LITERAL_BYTES and len(_PARTS.findall(pattern)) <= _MOST_PARTS
    return fits and _PARTS.search(pattern) is not None and _LITERAL.fullmatch(literal) is not None


def file_name(worksheet: Worksheet, pattern: str = NAMED) -> str:
    """Return a name by which the file is found again: “Worksheet-SamplePatient1-2026-12-02.pdf”.

    What is not known is left out, with what stands before it.
    """
    visit = worksheet.visit
    names = max(1, len(re.findall(r"\{(?:name|record_number)\}", pattern)))
    dates = len(re.findall(r"\{(?:birth|visit)_date\}", pattern))
    literal = len(_PARTS.sub("", pattern).encode())
    most = (_LONGEST_FILE_NAME_BYTES - len("Worksheet-.pdf") - literal - dates * len("2026-12-02")) // names
    known = {
        "name": _letters_of(visit.name, most),
        "record_number": _letters_of(visit.record_number, most),
        "birth_date": visit.birth_date.isoformat() if visit.birth_date else "",
        "visit_date": visit.appointment_date.isoformat() if visit.appointment_date else "",
    }
    filled = _PARTS.sub(lambda part: known[part[1]] or "\0", pattern.removesuffix(".pdf"))
    name = re.sub(r"[ ._-]*\0", "", filled).strip(" ._-") or "Worksheet"
    return f"Worksheet-{name}.pdf" if _OF_A_DEVICE.fullmatch(name.partition(".")[0].rstrip()) else f"{name}.pdf"


def _letters_of(name: str, most_bytes: int) -> str:
    """The letters and digits of a name in any script, each with its marks, as far as a file name has room."""
    fitting = ""
    for cluster in _with_marks(unicodedata.normalize("NFC", name)):
        if len(fitting + cluster) > _LONGEST_NAME or len((fitting + cluster).encode()) > most_bytes:
            break
        fitting += cluster
    return fitting.rstrip(_JOINERS)


def _with_marks(text: str) -> list[str]:
    """Split letters and digits from one another; a vowel sign or an accent stays with its letter."""
    clusters: list[str] = []
    for character in text:
        kind = unicodedata.category(character)[0]
        if (kind == "M" or character in _JOINERS) and clusters:
            clusters[-1] += character
        elif kind in "LN":
            clusters.append(character)
    return clusters
