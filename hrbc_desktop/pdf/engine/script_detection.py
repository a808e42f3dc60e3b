"""In which language somebody typed, as far as the letters tell, so that a reading voice can change to it."""

from __future__ import annotations

import re
from types import MappingProxyType

_OTHER = re.compile(r"[\u01a0-\u01b0\u0370-\u1fff\u2e80-\U0003ffff]")
"""What no text has that is in none of these languages; most such texts have no more than quotation marks."""
_VIETNAMESE = re.compile(r"[ơưƠƯ\u1ea0-\u1ef9](?<![ẸẹỌọ])")
"""Letters that no other language has; Yoruba shares the four that are left out."""
_KANA = re.compile(r"[\u3041-\u30fa]")
_URDU = re.compile("[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2]")
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc]")

_BY_SCRIPT = MappingProxyType(
    {
        "el": re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]"),
        "und-Cyrl": re.compile(r"[\u0400-\u052f]"),
        "hy": re.compile(r"[\u0530-\u058f]"),
        "he": re.compile(r"[\u0590-\u05ff]"),
        "ar": re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe]"),
        "hi": re.compile(r"[\u0900-\u097f]"),
        "th": re.compile(r"[\u0e00-\u0e7f]"),
        "ka": re.compile(r"[\u10a0-\u10ff\u1c90-\u1cbf]"),
        "ko": re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]"),
        "zh": re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"),
    }
)
"""The letters of a script, by the language that most people write with it.

Cyrillic is written by many, so only the script is told. Devanagari is read by a Hindi voice.
"""

_MOST = 0.75
"""The share of letters in one script from which on a text is in it, and not only quotes a word."""
_VIETNAMESE_ENOUGH = 0.1
"""The share of letters of its own from which on a text is Vietnamese: most of its letters are Latin."""


def language_of(text: str) -> str:
    """Return the BCP 47 tag of the language of a text, or nothing for that of the sheet."""
    if text.isascii() or not _OTHER.search(text):
        return ""
    letters = sum(letter.isalpha() for letter in text) or 1
    for language, script in _BY_SCRIPT.items():
        found = script.findall(text)
        if len(found) >= _MOST * letters:
            return _closer(language, "".join(found))
    return "vi" if len(_VIETNAMESE.findall(text)) >= _VIETNAMESE_ENOUGH * letters else ""


def _closer(language: str, letters: str) -> str:
    """Tell apart the languages that share a script."""
    if language == "ar":
        return "ur" if _URDU.search(letters) else "fa" if _PERSIAN.search(letters) else "ar"
    return _chinese_or_japanese(letters) if language == "zh" else language


def _chinese_or_japanese(letters: str) -> str:
    """Tell by Japanese syllables, else by which national set of characters has all of these letters."""
    if _KANA.search(letters):
        return "ja"
    match tuple(_is_in(letters, national) for national in ("gb2312", "big5", "shift_jis")):
        case (True, False, _):
            return "zh-Hans"
        case (False, True, _):
            return "zh-Hant"
        case (False, False, True):
            return "ja"
        case _:
            return "zh"


def _is_in(letters: str, national: str) -> bool:
    try:
        letters.encode(national)
    except UnicodeEncodeError:
        return False
    return True
