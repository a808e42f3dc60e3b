"""How much of the studies a sheet tells, so that three options take six pages at most."""

from __future__ import annotations

from dataclasses import dataclass

_PAGES_OF_THREE = 6
_MORE_FOR_A_FOURTH = 1


@dataclass(frozen=True)
class Detail:
    """What of the rows that the screen folds stands on paper in full, in few words, or not at all.

    In few words is: in whom, when, how many, against what, and whether the study showed a difference.
    """

    perhaps_in_full: bool = True
    """Outcomes of people of whom it is not known whether they are like her."""
    others_in_full: bool = True
    """Outcomes of people other than her."""
    others: bool = True
    folded_in_full: bool = True
    """All other rows that the screen folds."""
    general: bool = True
    """What is the same for everybody: what happens next, and where to read more."""


DETAILS = (
    Detail(),
    Detail(others_in_full=False),
    Detail(others_in_full=False, perhaps_in_full=False),
    Detail(others=False, perhaps_in_full=False),
    Detail(others=False, perhaps_in_full=False, folded_in_full=False),
    Detail(others=False, perhaps_in_full=False, folded_in_full=False, general=False),
)
"""From all to the least. What matters most for the decision is told in full always."""


def most_pages(options: int, *, is_large: bool) -> int | None:
    """Return how many pages a sheet that compares so many options may have; None for any number."""
    if is_large:
        return None
    return _PAGES_OF_THREE + (_MORE_FOR_A_FOURTH if options > 3 else 0)
