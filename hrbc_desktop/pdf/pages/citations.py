"""Numbers for the sources, in the order in which the sheet comes to them."""

from __future__ import annotations

from collections.abc import Iterable


class Citations:
    """Gives every source one number, and remembers the order."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def mark(self, sources: Iterable[str]) -> str:
        """Return the mark that stands behind what the sources say, such as ``[1, 3]``."""
        numbers = [self._numbers.setdefault(source, len(self._numbers) + 1) for source in dict.fromkeys(sources)]
        return f"\N{NO-BREAK SPACE}[{', '.join(map(str, numbers))}]" if numbers else ""

    @property
    def in_order(self) -> list[tuple[int, str]]:
        """Numbers with the keys of their sources."""
        return [(number, source) for source, number in self._numbers.items()]
