"""How much of the studies a sheet tells, so that three options take six pages at most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

_PAGES_OF_THREE = 6
_MORE_FOR_A_FOURTH = 1

Fullness = Literal["in_full", "in_few_words", "left_out"]
"""In few words is: in whom, when, how many, against what, and whether the study showed a difference."""


@dataclass(frozen=True)
class Detail:
    """How the rows are told that the screen folds; what is left out is counted."""

    other_people: Fullness = "in_full"
    perhaps: Fullness = "in_full"
    """Outcomes of people of whom it is not known whether they are like her."""
    folded: Fullness = "in_full"
    """All other rows that the screen folds."""
    in_words: bool = True
    """Findings that fit no row."""
    general: bool = True
    """What is the same for everybody: what happens next, and where to read more."""


DETAILS = (
    Detail(),
    Detail("in_few_words"),
    Detail("in_few_words", "in_few_words"),
    Detail("left_out", "in_few_words"),
    Detail("left_out", "in_few_words", "in_few_words"),
    Detail("left_out", "in_few_words", "in_few_words", general=False),
    Detail("left_out", "left_out", "in_few_words", general=False),
    Detail("left_out", "left_out", "in_few_words", in_words=False, general=False),
)
"""From all to the least. What matters most for the decision is told in full always."""


class LastFit:
    """Which of `DETAILS` the last sheet had room for, so that the same sheet is not fitted a second time.

    She signs what she has just been shown: whoever draws both holds this, and lets go of it with the worksheet.
    """

    def __init__(self) -> None:
        self._last = (b"", 0)

    def detail_for(self, digest: bytes) -> int:
        """Return the detail to begin with, by the digest of what decides it; that of most for another sheet."""
        known, detail = self._last
        return detail if known == digest else 0

    def remember(self, digest: bytes, detail: int) -> None:
        """Take note of the detail that fitted; it replaces that of the sheet before."""
        self._last = (digest, detail)


def most_pages(options: int, *, is_large: bool) -> int | None:
    """Return how many pages a sheet that compares so many options may have; None for any number."""
    if is_large:
        return None
    return _PAGES_OF_THREE + (_MORE_FOR_A_FOURTH if options > 3 else 0)
