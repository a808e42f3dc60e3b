"""How sentences are put together."""

from collections.abc import Sequence


def listed(things: Sequence[str]) -> str:
    """Join things as a sentence does: “a”, “a and b”, “a, b and c”. There must be at least one."""
    *first, last = things
    return f"{', '.join(first)} and {last}" if first else last
