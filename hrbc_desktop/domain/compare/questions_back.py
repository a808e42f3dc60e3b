"""Three questions back after the comparison: did it come across? No mark; what did not is gone through again.

Asking people to say back what they heard is the field's “teach back” (Schillinger et al. 2003); here she picks one.
"""

from collections.abc import Iterator
from typing import Literal

from hrbc_desktop.domain.compare.rows import DecisionComparison, DecisionRow, EffectCell, TextCell
from hrbc_desktop.domain.compare.ways import Way, ways_of
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.worksheet import QuestionBack, Worksheet

MOST_ASKED = 3
NOT_SURE = "not_sure"

CLEAR_GAP = 10.0
"""People in 100 by which one option stands out, so that the question has one answer. Chosen by us: a smaller gap
would ask her to remember a number and not the picture."""

Kind = Literal["way", "most_visits", "most_often"]


class AskedBack(FrozenModel):
    """One question, and which of the compared options answer it."""

    key: str
    """The row that it asks about."""
    kind: Kind
    way: Way | None = None
    name: str = ""
    """What happens most often, or what there is most of."""
    right: frozenset[str]


def asked_back(comparison: DecisionComparison, catalogue: Catalogue) -> tuple[AskedBack, ...]:
    """Return up to three questions about core rows in which one option stands out: how it is taken comes first."""
    by_gap = sorted(_of_side_effects(comparison), key=lambda pair: -pair[1])
    found = [*[*_of_ways(comparison, catalogue)][:1], *(asked for asked, _ in by_gap), *_of_visits(comparison)]
    return tuple(found[:MOST_ASKED])


def _of_ways(comparison: DecisionComparison, catalogue: Catalogue) -> Iterator[AskedBack]:
    ways = ways_of(comparison, catalogue)
    for taken in dict.fromkeys(ways.values()):
        right = frozenset(key for key, each in ways.items() if each == taken)
        if len(right) < len(ways) and taken != "none":
            yield AskedBack(key="way", kind="way", way=taken, right=right)


def _of_visits(comparison: DecisionComparison) -> Iterator[AskedBack]:
    row = comparison.row("visits")
    if row is None:
        return
    numbers = {cell.option: cell.cell.number for cell in row.cells if isinstance(cell, TextCell)}
    known = {option: number for option, number in numbers.items() if number is not None}
    most = max(known.values(), default=0)
    right = frozenset(option for option, number in known.items() if number == most)
    if len(known) == len(numbers) > 1 and len(right) == 1:
        yield AskedBack(key="visits", kind="most_visits", right=right)


def _of_side_effects(comparison: DecisionComparison) -> Iterator[tuple[AskedBack, float]]:
    """Yield core side effects that one option has clearly more often, with the gap to the next."""
    for row in comparison.core_rows:
        shares = _shares(row)
        if shares is None:
            continue
        (most, first), (_, second), *_ = sorted(shares.items(), key=lambda pair: -pair[1])
        if first - second >= CLEAR_GAP:
            yield AskedBack(key=row.key, kind="most_often", name=row.title, right=frozenset({most})), first - second


def _shares(row: DecisionRow) -> dict[str, float] | None:
    """Return how many in 100 had it with each option; None where that is not known for all, or not comparable."""
    cells = [cell for cell in row.cells if isinstance(cell, EffectCell)]
    shares = {
        cell.option: cell.effect.any if cell.effect else 0.0
        for cell in cells
        if (cell.effect and not cell.odd) or (cell.effect is None and cell.adds_nothing)
    }
    known = {option: share for option, share in shares.items() if share is not None}
    return known if len(known) == len(row.cells) > 1 else None


def with_answer(worksheet: Worksheet, asked: AskedBack, answer: str) -> Worksheet:
    """Note what she answered: the id of an option, or “not_sure”."""
    given = QuestionBack(key=asked.key, answer=answer, missed=answer not in asked.right)
    others = [one for one in worksheet.questions_back if one.key != asked.key]
    return worksheet.evolve(questions_back=(*others, given)[-MOST_ASKED:])
