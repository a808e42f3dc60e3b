"""The compared options of one decision side by side, for one person."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from hrbc_desktop.domain.compare import fixed_rows as fixed
from hrbc_desktop.domain.compare.compared import Compared
from hrbc_desktop.domain.compare.effect_rows import EffectRows
from hrbc_desktop.domain.compare.outcome_rows import OutcomeRows
from hrbc_desktop.domain.compare.rows import (
    GROUP_NAMES,
    GROUPS,
    DecisionComparison,
    DecisionRow,
    OutcomeCell,
    RowGroup,
    StudyFigure,
    TextCell,
)
from hrbc_desktop.domain.decisions.decisions import decision_of
from hrbc_desktop.domain.decisions.facts import Facts, facts_of_worksheet
from hrbc_desktop.domain.decisions.safety import RaisedCaution, cautions_for
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import Decision, DecisionOption
from hrbc_desktop.domain.model.statement import Statement
from hrbc_desktop.domain.model.worksheet import Worksheet

A_RETURN = frozenset({"free_of_return", "return", "free_of_spread", "spread"})
"""Outcomes that tell of a return of the cancer, each in its own way."""
MOST_IN_FRONT = 10
"""Rows before “show all”. Chosen by us, because a reader keeps hold of eight to ten. If it moves,
more or fewer rows are folded; none is lost.
"""


def compare_decision(
    decision: Decision,
    options: Sequence[str],
    catalogue: Catalogue,
    facts: Facts,
    *,
    length_of_life: bool = False,
) -> DecisionComparison:
    """Lay `options` of `decision` side by side for the person. Options without a file in the pack are left out.

    Without `length_of_life` nothing is told of how long people lived.
    """
    chosen = tuple(
        option
        for key in options
        if key in catalogue.options and (option := decision.option(key) or DecisionOption(id=key, words=key))
    )
    compared = Compared(decision, chosen, catalogue, facts)
    outcomes, effects = OutcomeRows(compared, length_of_life=length_of_life), EffectRows(compared)
    rows = (*outcomes.rows(), *_fixed_rows(compared), *effects.rows(), *_caution_rows(compared)) if chosen else ()
    rows = tuple(_few_in_front(rows, decision, catalogue))
    return DecisionComparison(
        decision=decision,
        options=chosen,
        rows=tuple(sorted(rows, key=lambda row: _sort_key(row, decision))),
        in_words={option.id: tuple(_not_told_in(rows, option, outcomes.in_words(option))) for option in chosen},
        effects_in_words={option.id: tuple(effects.in_words(option)) for option in chosen},
        context=tuple(outcomes.context()),
        with_shots=frozenset(
            key for key, added in compared.added_shots.items() if any(shots.is_part for shots in added)
        ),
    )


def _few_in_front(rows: Sequence[DecisionRow], decision: Decision, catalogue: Catalogue) -> Iterator[DecisionRow]:
    """Fold rows until no more than `MOST_IN_FRONT` stand in front, where that can be done.

    All rows of one outcome or side effect are folded together. One row may be the only one that speaks of an option:
    folded by itself, it would make the others look better or worse known than this one.
    """
    front = Counter(_about(row, decision) for row in rows if row.core and not row.folded)
    gone: set[str] = set()
    for about in _last_needed_first(front, decision, catalogue):
        if front.total() <= MOST_IN_FRONT:
            break
        gone.add(about)
        del front[about]
    for row in rows:
        yield row.model_copy(update={"core": False, "folded": True}) if _about(row, decision) in gone else row


def _last_needed_first(found: Iterable[str], decision: Decision, catalogue: Catalogue) -> list[str]:
    """Return what may be folded, first what is needed least: a return told once more, side effects, other outcomes.

    Of each kind goes first what comes last in the decision. What is never folded: the first outcome, how long people
    lived (she asked for it), how it is taken, and what her answers raise.
    """
    in_order = [about for about in decision.core if about in set(found)]
    outcomes = [about for about in in_order if about in catalogue.outcomes and about not in catalogue.attributes]
    further = [about for about in outcomes[1:] if not catalogue.outcomes[about].length_of_life]
    shown = [
        about for about in further if about in A_RETURN and A_RETURN.intersection(outcomes[: outcomes.index(about)])
    ]
    effects = [about for about in in_order if (one := catalogue.attributes.get(about)) and one.kind == "rate"]
    return [*reversed(shown), *reversed(effects), *reversed([about for about in further if about not in shown])]


def _about(row: DecisionRow, decision: Decision) -> str:
    return decision.asks_for(row.outcome) or row.attribute or row.key


def _not_told_in(
    rows: Sequence[DecisionRow], option: DecisionOption, figures: Iterable[StudyFigure]
) -> Iterator[StudyFigure]:
    """Yield the findings that no cell of the option tells in words already."""
    cells = [cell for row in rows if isinstance(cell := row.cell(option.id), OutcomeCell)]
    shown = {figure.finding.id for cell in cells for figure in cell.in_words}
    yield from (figure for figure in figures if figure.finding.id not in shown)


def _sort_key(row: DecisionRow, decision: Decision) -> tuple[int, bool, bool, int]:
    """By group, in each group what matters most here first, in the decision's own order; other people come last."""
    about = _about(row, decision)
    position = decision.core.index(about) if about in decision.core else len(decision.core)
    return GROUPS.index(row.group), row.folded, row.speaks == "no", position


def _fixed_rows(compared: Compared) -> Iterator[DecisionRow]:
    chosen = tuple(compared.catalogue.options[option.id] for option in compared.options)
    groups: tuple[tuple[RowGroup, tuple[fixed.Row, ...]], ...] = (
        ("taking", fixed.taking_rows(chosen, compared.catalogue)),
        ("safety", fixed.safety_rows(chosen, compared.catalogue)),
        ("life", fixed.life_rows(chosen)),
    )
    for group, rows in groups:
        for row in rows:
            wished = row.key == "pregnancy" and compared.facts.says("children", "yes", "maybe")
            yield _fixed_row(compared, "children" if wished else group, row)


def _fixed_row(compared: Compared, group: RowGroup, row: fixed.Row) -> DecisionRow:
    """A wish for a child brings the row on pregnancy to the top, as what matters most to her."""
    asked_for = row.key in compared.decision.core or (row.key == "strip" and "visits" in compared.decision.core)
    core = asked_for or group == "children"
    cells = tuple(
        _text_cell(compared, option, row, cell) for option, cell in zip(compared.options, row.cells, strict=True)
    )
    made = DecisionRow.model_construct(
        key=row.key,
        group=group,
        title=row.title,
        plain=row.plain,
        kind=row.kind if row.kind in ("strip", "count") else "text",
        cells=cells,
        core=core,
    )
    return made.model_copy(update={"folded": not core})


def _text_cell(compared: Compared, option: DecisionOption, row: fixed.Row, cell: fixed.Cell) -> TextCell:
    """What the option's file says or its schedule counts, unless the decision says it in words.

    Beside the words the number stays, so that it can be weighed.
    """
    texts: tuple[Statement, ...] = ()
    if row.kind == "count":
        texts = _told_of_the_count(compared, option, row.key) or _added_shots(compared, option, row.key, cell)
        number = cell.number if cell.number is not None and cell.number >= fixed.FEWEST_VISITS else None
        cell = fixed.Cell.model_construct(option=option.id, statements=texts, number=number) if texts else cell
    nothing = option.adds_no_visits if row.kind == "count" and not texts else ""
    return TextCell.model_construct(
        option=option.id, cell=cell, adds_nothing=option.by_definition.get(row.key, nothing)
    )


def _told_of_the_count(compared: Compared, option: DecisionOption, attribute: str) -> tuple[Statement, ...]:
    return tuple(
        Statement.model_construct(
            text=_capital(effect.words), source=effect.source, locator="", evidence=effect.evidence
        )
        for effect in compared.decision.side_effects
        if effect.words and effect.attribute == attribute and effect.option in compared.spoken_of[option.id]
    )


def _added_shots(compared: Compared, option: DecisionOption, attribute: str, cell: fixed.Cell) -> tuple[Statement, ...]:
    """What is said in place of “none” where shots come beside a schedule that has none itself."""
    if attribute != "injections" or cell.number:
        return ()
    return tuple(
        Statement.model_construct(text=shots.text, source=shots.source, locator="", evidence=shots.evidence)
        for shots in compared.added_shots[option.id]
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _caution_rows(compared: Compared) -> Iterator[DecisionRow]:
    raised = {
        option.id: tuple(
            one
            for one in cautions_for(compared.catalogue.options[option.id], compared.catalogue, compared.facts)
            if one.is_personal
        )
        for option in compared.options
    }
    if any(raised.values()):
        yield DecisionRow.model_construct(
            key="cautions",
            group="cautions",
            title=GROUP_NAMES["cautions"],
            kind="text",
            cells=tuple(_caution_cell(option, of_option) for option, of_option in raised.items()),
            core=True,
        )


def _caution_cell(option: str, raised: tuple[RaisedCaution, ...]) -> TextCell:
    statements = tuple(
        Statement.model_construct(
            text=one.caution.text, source=one.caution.source, locator="", evidence=one.caution.evidence
        )
        for one in raised
    )
    return TextCell.model_construct(
        option=option, cell=fixed.Cell(option=option, statements=statements), adds_nothing="", raised=raised
    )


def compare_worksheet(worksheet: Worksheet, catalogue: Catalogue) -> DecisionComparison | None:
    """Lay the options of a worksheet side by side; None while it is not known which decision it is about."""
    decision = decision_of(worksheet, catalogue)
    if decision is None:
        return None
    facts = facts_of_worksheet(worksheet, catalogue.medicines)
    return compare_decision(decision, worksheet.options, catalogue, facts, length_of_life=worksheet.length_of_life)
