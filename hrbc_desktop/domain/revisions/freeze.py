"""A worksheet with everything written out in it that its pages show, as it is when somebody signs."""

from collections.abc import Iterator

from hrbc_desktop.domain.compare.comparison import Cell, Row, compare
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.figure_snapshot import FigureSnapshot
from hrbc_desktop.domain.model.worksheet import MOST_QUESTIONS, Worksheet
from hrbc_desktop.domain.visit.question_list import question_list, with_list


def written_out(worksheet: Worksheet, catalogue: Catalogue) -> Worksheet:
    """Return the worksheet with its questions in full, the figures of the pack, and the version of that pack.

    So the visit can note what became of each question, and a later revision can tell which figures have changed.
    """
    taken_off = sum(question.dismissed for question in worksheet.questions)
    # What a full list has no room for is raised by the answers again wherever it is opened.
    listed = question_list(worksheet, catalogue)[: MOST_QUESTIONS - taken_off]
    full = with_list(worksheet, listed)
    return full.evolve(figures=figures_shown(worksheet, catalogue), content_version=catalogue.pack.version)


def figures_shown(worksheet: Worksheet, catalogue: Catalogue) -> tuple[FigureSnapshot, ...]:
    """Return every figure that the comparison of the chosen options shows, row by row."""
    comparison = compare(worksheet.options, catalogue, length_of_life=worksheet.length_of_life)
    return tuple(figure for row in comparison.rows for cell in row.cells for figure in _in_cell(row, cell))


def _in_cell(row: Row, cell: Cell) -> Iterator[FigureSnapshot]:
    place = {"option": cell.option, "row": row.key}
    if cell.number is not None:
        yield FigureSnapshot(**place, measure="days", value=cell.number)
    if effect := cell.side_effect:
        numbers = effect.model_dump(include={"source", "severe", "low", "high"})
        yield FigureSnapshot(**place, **numbers, measure="people", value=effect.any)
    if benefit := cell.benefit:
        measure = "months" if benefit.measure == "months" else "people"
        against = benefit.comparator.value if benefit.comparator else None
        yield FigureSnapshot(**place, source=benefit.source, measure=measure, value=benefit.value, against=against)
