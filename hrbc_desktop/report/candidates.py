"""What one place of a report says about one question."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hrbc_desktop.report.clauses import Clause
from hrbc_desktop.report.found import OfferedAnswer, ShownFact
from hrbc_desktop.report.sure import is_sure

_LONGEST_SENTENCE = 240


class Candidate(NamedTuple):
    """An answer that a clause gives; `key` is None where it leaves two open."""

    field: str
    key: str | None
    clause: Clause
    detail: str = ""
    is_doubtful: bool = False
    rank: int = 0
    """Of several places, those with the highest rank count."""
    amount: int | None = None
    genes: tuple[str, ...] = ()
    words: str = ""
    """What it was read from, where that is more than the clause."""


def offered(candidate: Candidate, *, ticked: bool) -> OfferedAnswer:
    """Return the candidate as it is offered."""
    return OfferedAnswer(
        field=candidate.field,
        key=candidate.key,
        ticked=ticked and candidate.key is not None,
        line=candidate.clause.line,
        last_line=candidate.clause.last_line,
        sentence=sentence(candidate.clause),
        detail=candidate.detail,
        amount=candidate.amount,
        genes=candidate.genes,
    )


def shown(field: str, value: str, clause: Clause) -> ShownFact:
    """Return a fact that is only explained."""
    return ShownFact(field=field, value=value, line=clause.line, last_line=clause.last_line, sentence=sentence(clause))


def sentence(clause: Clause) -> str:
    """Return the words of a clause, shortened at a word where they are very long."""
    if len(clause.said) <= _LONGEST_SENTENCE:
        return clause.said
    return clause.said[:_LONGEST_SENTENCE].rsplit(" ", 1)[0] + " …"


def weighed(
    candidates: Sequence[Candidate], *, may_tick: bool = True, elsewhere: Iterable[str] = ()
) -> list[OfferedAnswer]:
    """Return what is offered of the candidates for one field: one answer where they agree, else each, unticked.

    `elsewhere` are answers that other places gave and that were left out; where one differs, nothing is ticked.

    What an addendum says comes before the body; a place that leaves the answer open counts only where no other
    place answers.
    """
    if not candidates:
        return []
    best = max(candidate.rank for candidate in candidates)
    top = [candidate for candidate in candidates if candidate.rank == best]
    answering = [candidate for candidate in top if candidate.key is not None] or top
    first = _first_of_each(answering)
    if len(first) == 1:
        sure = _sure_ones(answering)
        chosen = min(sure or answering, key=lambda each: len(each.clause.text))
        agrees = set(elsewhere) <= {chosen.key}
        return [offered(chosen, ticked=may_tick and bool(sure) and agrees)]
    return [offered(candidate, ticked=False) for candidate in first]


def _first_of_each(candidates: Iterable[Candidate]) -> list[Candidate]:
    first: dict[str | None, Candidate] = {}
    for candidate in candidates:
        first.setdefault(candidate.key, candidate)
    return list(first.values())


def _sure_ones(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return those that leave no doubt; each sentence is looked at once, however often it says the same."""
    certain = [each for each in candidates if not (each.is_doubtful or each.clause.is_doubtful)]
    told = {(each.field, each.clause.text, each.words) for each in certain}
    plain = {(field, text, words) for field, text, words in told if is_sure(field, text) and is_sure(field, words)}
    return [each for each in certain if (each.field, each.clause.text, each.words) in plain]
