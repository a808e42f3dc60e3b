"""In which language somebody typed, as far as the letters tell, so that a reading voice can change to it."""

from __future__ import annotations

import re

_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_VIETNAMESE = re.compile(r"[ơưƠƯ\u1ea0-\u1ef9](?<![ẸẹỌọ])")
"""Letters that no other language has; Yoruba shares the four that are left out."""

_MOST = 0.75
"""The share of letters in one script from which on a text is in it, and not only quotes a word."""
_VIETNAMESE_ENOUGH = 0.1
"""The share of letters of its own from which on a text is Vietnamese: most of its letters are Latin."""


def language_of(text: str) -> str:
    """Return the BCP 47 tag of the language of a text, or nothing for that of the sheet.

    Greek is written by one language. Cyrillic is written by many, so only the script is told.
    """
    if text.isascii():
        return ""
    letters = sum(map(str.isalpha, text)) or 1
    if len(_GREEK.findall(text)) >= _MOST * letters:
        return "el"
    if len(_CYRILLIC.findall(text)) >= _MOST * letters:
        return "und-Cyrl"
    return "vi" if len(_VIETNAMESE.findall(text)) >= _VIETNAMESE_ENOUGH * letters else ""
