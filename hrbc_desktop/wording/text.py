"""How sentences are put together and translated, and long numbers made readable.

Every text of `wording` that a person reads goes through `_`, `ngettext` or, where it stands in a table, `N_` (and `_`
when the table is used). The catalog is bound on first use. There are no catalogs yet: the texts
are English.
"""

import gettext
from collections.abc import Sequence
from functools import cache

from hrbc_desktop.resources import resource

_DOMAIN = "hrbc_desktop"
"""The name of the catalogs: ``resources/i18n/LANGUAGE/LC_MESSAGES/hrbc_desktop.mo``."""

_JOINERS = "\u200c\u200d"
"""Which Persian and many Indian names are written with."""


@cache
def _catalog() -> gettext.NullTranslations:
    try:
        folder = str(resource("i18n"))
    except FileNotFoundError:
        return gettext.NullTranslations()
    return gettext.translation(_DOMAIN, folder, languages=["en"], fallback=True)


def _(text: str) -> str:
    """Return a text in the language of the program."""
    return _catalog().gettext(text)


def N_(text: str) -> str:  # noqa: N802 - the name by which extractors know it
    """Mark a text in a table for translation, which happens when it is used."""
    return text


def ngettext(one: str, many: str, number: int) -> str:
    """Say how many there are: “1 question”, “1,200 questions”. Both forms hold ``{n}`` for the number."""
    return _catalog().ngettext(one, many, number).format(n=f"{number:,}")


def listed(things: Sequence[str]) -> str:
    """Join things as a sentence does: “a”, “a and b”, “a, b and c”. There must be at least one."""
    *first, last = things
    return _("{first} and {last}").format(first=", ".join(first), last=last) if first else last


def sentence(text: str) -> str:
    """Begin a text with a capital letter and end it with a period, unless it ends as a sentence does."""
    return ended(f"{text[:1].upper()}{text[1:]}")


def ended(text: str) -> str:
    """End a text with a period, unless it ends as a sentence does or is empty."""
    return text if text.endswith((".", "?", "!", "”", "…")) or not text else f"{text}."


def one_line(text: str, longest: int) -> str:
    """Return text of unknown origin as one line of printable characters, safe to show; cut when it is too long."""
    shown = text[: 4 * longest]
    printable = "".join(letter if letter.isprintable() or letter in _JOINERS else " " for letter in shown)
    line = " ".join(printable.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def in_groups(digest: str) -> str:
    """Return a digest in groups of eight: easier to compare, and broken where a line ends."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def has_hidden_letters(text: str) -> bool:
    """Whether a text of unknown origin has letters that are not seen, or that turn the direction of writing."""
    return any(not letter.isprintable() for letter in text if letter not in _JOINERS)
