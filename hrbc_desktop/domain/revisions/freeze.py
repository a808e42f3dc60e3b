"""Freezes a worksheet for signing: expands its questions and takes a snapshot of the figures shown."""

from collections.abc import Iterator, Mapping
from typing import Literal

from hrbc_desktop.domain.compare.decision_comparison import compare_worksheet
from hrbc_desktop.domain.compare.rows import Cell, DecisionRow, EffectCell, OutcomeCell, StudyFigure
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import EffectFinding, Measure
from hrbc_desktop.domain.model.figure_snapshot import FigureSnapshot
from hrbc_desktop.domain.model.worksheet import MOST_QUESTIONS, Worksheet
from hrbc_desktop.domain.visit.question_list import question_list, with_list


def freeze_for_signing(worksheet: Worksheet, catalogue: Catalogue) -> Worksheet:
    """Return the worksheet with its questions in full, the figures of the pack, and the version of that pack.

    So the visit can note what became of each question, and a later revision can tell which figures have changed.
    """
    taken_off = sum(question.dismissed for question in worksheet.questions)
    # What a full list has no room for is raised by the answers again wherever it is opened.
    listed = question_list(worksheet, catalogue)[: MOST_QUESTIONS - taken_off]
    full = with_list(worksheet, listed)
    return full.evolve(figures=figures_shown(worksheet, catalogue), content_version=catalogue.pack.version)


def figures_shown(worksheet: Worksheet, catalogue: Catalogue) -> tuple[FigureSnapshot, ...]:
    """Return every figure that the comparison of the chosen options shows, row by row; none without a decision."""
    comparison = compare_worksheet(worksheet, catalogue)
    rows = comparison.rows if comparison else ()
    return tuple(figure for row in rows for cell in row.cells for figure in _in_cell(row, cell))


def _in_cell(row: DecisionRow, cell: Cell) -> Iterator[FigureSnapshot]:
    if isinstance(cell, OutcomeCell):
        yield from (_outcome_figure(row, cell.option, figure) for figure in cell.figures)
    elif isinstance(cell, EffectCell):
        if cell.effect is not None:
            yield _effect_figure(row, cell.effect, cell.option)
    elif cell.cell.number is not None:
        yield FigureSnapshot(option=cell.option, row=row.key, measure="days", value=cell.cell.number)


_MEASURES: Mapping[Measure, Literal["people", "months", "points", "events"]] = {
    "percent": "people", "per_1000": "people", "months": "months", "points": "points", "count": "events",
}  # fmt: skip


def _outcome_figure(row: DecisionRow, option: str, figure: StudyFigure) -> FigureSnapshot:
    finding = figure.finding
    scale = 0.1 if finding.measure == "per_1000" else 1
    against = next((rival.value for rival in figure.rivals if rival.value is not None), None)
    return FigureSnapshot(
        option=option,
        row=row.key,
        source=finding.source,
        study=figure.study.id,
        measure=_MEASURES[finding.measure or "percent"],
        value=None if figure.side.value is None else figure.side.value * scale,
        against=None if against is None else against * scale,
        difference=_difference(figure) if figure.side.value is None else None,
    )


def _difference(figure: StudyFigure) -> float | None:
    gain = figure.finding.gain
    if gain is None:
        return None
    more = gain.more if gain.more is not None else -(gain.fewer or 0)
    return more if figure.side == figure.finding.first else -more


def _effect_figure(row: DecisionRow, effect: EffectFinding, option: str) -> FigureSnapshot:
    numbers = effect.model_dump(include={"source", "study", "severe", "low", "high"})
    return FigureSnapshot(option=option, row=row.key, **numbers, measure="people", value=effect.any)
