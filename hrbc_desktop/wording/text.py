"""How sentences are put together, and long numbers made readable."""

from collections.abc import Sequence

from hrbc_desktop.translation import _

_JOINERS = "\u200c\u200d"
"""Which Persian and many Indian names are written with."""


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
