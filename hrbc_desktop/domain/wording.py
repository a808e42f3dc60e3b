"""How sentences are put together, and long numbers made readable."""

from collections.abc import Sequence


def listed(things: Sequence[str]) -> str:
    """Join things as a sentence does: “a”, “a and b”, “a, b and c”. There must be at least one."""
    *first, last = things
    return f"{', '.join(first)} and {last}" if first else last


def counted(number: int, one: str, many: str = "") -> str:
    """Say how many there are: “1 question”, “1,200 questions”. `many`: where that is not `one` with an “s”."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def in_groups(digest: str) -> str:
    """Return a digest in groups of eight: easier to compare, and broken where a line ends."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))
