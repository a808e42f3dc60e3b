"""Words that people typed or pasted, such as the address of a page, fitted into lines."""

import re
import unicodedata

_ENDLESS = re.compile(r"[^\s-]{20}(?=\w)")
_MAY_BREAK_HERE = "\u200b"


def with_break_points(text: str) -> str:
    """Return `text` with invisible places to break in words of more than 20 letters, where Qt by itself finds none.

    Without them a label with such a word cannot get narrower than the word, and widens the page around it.
    """
    return _ENDLESS.sub(rf"\g<0>{_MAY_BREAK_HERE}", text)


def in_one_line(text: str) -> str:
    """Return pasted text as a field of one line shows it: spaces for line breaks and tabs, no signs for machines."""
    spaced = " ".join(text.replace("\t", " ").splitlines())
    return "".join(letter for letter in spaced if unicodedata.category(letter) != "Cc")
