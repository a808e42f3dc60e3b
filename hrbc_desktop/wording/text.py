"""How sentences are put together, and long numbers made readable."""

from collections.abc import Sequence

_JOINERS = "\u200c\u200d"
"""Which Persian and many Indian names are written with."""


def listed(things: Sequence[str]) -> str:
    """Join things as a sentence does: “a”, “a and b”, “a, b and c”. There must be at least one."""
    *first, last = things
    return f"{', '.join(first)} and {last}" if first else last


def counted(number: int, one: str, many: str = "") -> str:
    """Say how many there are: “1 question”, “1,200 questions”. `many`: where that is not `one` with an “s”."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def one_line(text: str, longest: int) -> str:
    """Return text of unknown origin as one line of printable characters, safe to show; cut when it is too long."""
    shown = text[: 4 * longest]
    printable = "".join(letter if letter.isprintable() or letter in _JOINERS else " " for letter in shown)
    line = " ".join(printable.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def in_groups(digest: str) -> str:
    """Return a digest in groups of eight: easier to compare, and broken where a line ends."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))
