"""Prints on outputs that have few letters: ASCII, or the code pages of old terminals."""

import codecs
import sys
from io import TextIOWrapper

_PLAIN = {
    "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "−": "-", "…": "...", "•": "*", "×": "x", "→": "->",
    "✓": "+", "○": "-", "≥": ">=", "≤": "<=", "\u00a0": " ", "\u202f": " ",
}  # fmt: skip
_HANDLER = "plain"


def _in_plain_letters(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(_PLAIN.get(letter, "?") for letter in missing), error.end


def use_plain_letters_where_needed() -> None:
    """Have standard output and standard error write what they cannot encode in plain letters, and never fail for it."""
    codecs.register_error(_HANDLER, _in_plain_letters)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=_HANDLER)
