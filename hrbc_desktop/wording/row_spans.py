"""For which options of a row one cell speaks, on the screen and on paper."""

from collections.abc import Iterator
from itertools import groupby

from hrbc_desktop.domain.compare.rows import DecisionRow, EffectCell, OutcomeCell
from hrbc_desktop.wording.findings import CellWords, RowWords


def row_spans(row: DecisionRow, words: RowWords) -> Iterator[tuple[int, int]]:
    """Yield the first column and the width of each cell of a row; a width of 2 speaks for two options."""
    columns = range(len(row.cells))
    for _key, run in groupby(columns, key=lambda column: _shared(row, column, words.cells[column])):
        spanned = list(run)
        yield spanned[0], len(spanned)


def _shared(row: DecisionRow, column: int, words: tuple[CellWords, ...]) -> object:
    """Return what neighbors must share so that one cell speaks for both; its own column where nothing is shared.

    That is the same figure of the same study, or the same cautions.
    """
    cell = row.cells[column]
    if isinstance(cell, OutcomeCell) and cell.figures:
        return tuple((figure.finding.id, figure.side) for figure in cell.figures)
    if isinstance(cell, EffectCell) and cell.effect is not None:
        return cell.study, words
    return words if row.group == "cautions" and cell.is_known else column
