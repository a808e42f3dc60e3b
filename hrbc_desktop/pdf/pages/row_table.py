"""Rows of the comparison in a table: over each row what holds for all of it, below it a cell for each option.

What belongs to one cell alone stands in it, or across the table where that takes less room; it is read with its cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import fsum

from hrbc_desktop.domain.compare.rows import Cell, DecisionRow, EffectCell, TextCell
from hrbc_desktop.domain.model.decision import EffectFinding
from hrbc_desktop.pdf.engine.layout import Flow, bold, quiet
from hrbc_desktop.pdf.engine.table import PADDING, Block, OptionTable, Words
from hrbc_desktop.pdf.engine.typesetting import INK, Run, Style, height, run, wrap
from hrbc_desktop.pdf.pages.citations import Citations
from hrbc_desktop.pdf.pages.pictures import dots_picture, strip_picture
from hrbc_desktop.pdf.pages.view_model import Content
from hrbc_desktop.wording import sheet
from hrbc_desktop.wording.findings import CellWords, RowWords, in_few_words, row_words
from hrbc_desktop.wording.row_spans import row_spans
from hrbc_desktop.wording.text import sentence

_DOT_PITCH, _DOT_COLUMNS = 3.2, 20
_PADDING = 1.8


@dataclass(frozen=True)
class _CellOfRow:
    """A cell of a row with its words, over how many columns it goes, and the letters of the options it speaks for."""

    cell: Cell
    words: Sequence[CellWords]
    columns: int
    letters: str


class RowTable:
    """A table with a column for each compared option."""

    def __init__(self, flow: Flow, content: Content, citations: Citations | None = None) -> None:
        """Without ``citations`` nothing leads to a source."""
        self._flow, self._content, self._citations = flow, content, citations
        self.table = OptionTable(flow, content.columns, 0, _PADDING)

    def draw(
        self, rows: Sequence[DecisionRow], *, with_dots: bool = False, rank: str = "", in_short: bool = False
    ) -> None:
        """Draw rows. ``rank`` stands before the title; ``in_short`` leaves out what the page after this one says."""
        comparison = self._content.comparison
        if comparison is None:
            return
        for row in rows:
            words = row_words(row, comparison.decision, self._content.catalogue)
            words = in_few_words(row, words) if in_short else words
            label = self.label(f"{rank}{words.title}", " ".join(map(sentence, words.head)))
            cells = list(self._cells(row, words, apart=with_dots and row.kind == "effect"))
            if row.kind in ("outcome", "effect"):
                self._figures(cells, label, with_dots=with_dots)
            else:
                shown = [self._text_cell(one) for one in cells]
                self.table.row(label, shown, widths=[one.columns for one in cells])

    def _cells(self, row: DecisionRow, words: RowWords, *, apart: bool) -> Iterator[_CellOfRow]:
        """The cells of a row; one may speak for several options, unless each has a picture of its own (``apart``)."""
        for first, columns in [(n, 1) for n in range(len(row.cells))] if apart else row_spans(row, words):
            options = [cell.option for cell in row.cells[first : first + columns]]
            letters = [self._content.worksheet.letter(option) for option in options]
            yield _CellOfRow(row.cells[first], words.cells[first], columns, sheet.only_these(", ".join(letters)))

    def label(self, title: str, beside: str = "") -> list[Run]:
        """Return what stands over a row."""
        small = self._flow.form.small
        style = Style(bold(small).typeface, small.size + 0.5, small.leading, INK)
        return [run(f"{title} ", style), run(beside, small)] if beside else [run(title, style)]

    def _figures(self, cells: Sequence[_CellOfRow], label: Sequence[Run], *, with_dots: bool) -> None:
        values = [self._values(one, with_dots=with_dots) for one in cells]
        details = [self._details(one) for one in cells]
        notes = [self._note(one, detail) for one, detail in zip(cells, details, strict=True)]
        inside = [
            [*value, *([self.table.words(*detail, columns=one.columns)] if detail else [])]
            for one, value, detail in zip(cells, values, details, strict=True)
        ]
        widths = [one.columns for one in cells]
        if self._takes_less_across(values, inside, notes):
            self.table.row(label, values, notes, widths)
        else:
            self.table.row(label, inside, widths=widths)

    def _takes_less_across(
        self, values: Sequence[list[Block]], inside: Sequence[list[Block]], notes: Sequence[Sequence[Run]]
    ) -> bool:
        across = fsum(height(wrap(note, self._flow.form.width - 2 * PADDING)) for note in notes)
        return max(map(_tall, values)) + across < max(map(_tall, inside))

    def _values(self, one: _CellOfRow, *, with_dots: bool) -> list[Block]:
        """The figures of a cell; of several studies one below the other."""
        form, cell = self._flow.form, one.cell
        style = bold(form.cell) if cell.is_known else quiet(form.cell)
        blocks: list[Block] = []
        for words in one.words:
            value = [run(words.value, style), *([run(words.what, form.small_ink)] if words.what else [])]
            if one.columns > 1 and not blocks:
                value = [run(one.letters, style), *value]
            effect = cell.effect if isinstance(cell, EffectCell) else None
            blocks += (
                self._with_dots(effect, cell.option, value)
                if with_dots and effect
                else [self.table.words(*value, columns=one.columns)]
            )
        return blocks

    def _with_dots(self, effect: EffectFinding | None, option: str, value: Sequence[Run]) -> list[Block]:
        """A hundred dots with the number beside them, or below where it does not fit."""
        if effect is None or (effect.any is None and effect.severe is None and effect.low is None):
            return [self.table.words(*value)]
        pitch = min(_DOT_PITCH * self._flow.form.scale, self.table.inner / _DOT_COLUMNS)
        room = self.table.inner - _DOT_COLUMNS * pitch - PADDING
        fits = fsum(part.width for part in value) <= room
        beside = Words(wrap(value, room)) if fits else Words([])
        letter = self._content.worksheet.letter(option)
        picture = dots_picture(self._flow.canvas, pitch, _DOT_COLUMNS, effect, letter, beside)
        return [picture] if fits else [picture, self.table.words(*value)]

    def _details(self, one: _CellOfRow) -> list[Run]:
        """What is said of the figures of one cell, with the mark of their sources."""
        details = [" ".join(map(sentence, filter(None, words.sentences()[1:]))) for words in one.words]
        text = " ".join(filter(None, details)) + self._mark(one.cell)
        return [run(text, self._flow.form.small)] if text else []

    def _note(self, one: _CellOfRow, detail: Sequence[Run]) -> list[Run]:
        return [run(one.letters, bold(self._flow.form.small_ink)), *detail] if detail else []

    def _text_cell(self, one: _CellOfRow) -> list[Block]:
        form, flow, cell = self._flow.form, self._flow, one.cell
        if not cell.is_known:
            return [self.table.words(run(words.value, quiet(form.small_ink))) for words in one.words]
        blocks: list[Block] = []
        lines = [line for words in one.words for line in (words.value, *words.lines)]
        if isinstance(cell, TextCell) and cell.cell.days:
            letter = self._content.worksheet.letter(cell.option)
            blocks.append(strip_picture(flow.canvas, self.table.inner, cell.cell.days, letter))
            lines = lines[1:]
        before = [run(one.letters, bold(form.small_ink))] if one.columns > 1 else []
        for number, line in enumerate(lines, start=1):
            words = run(line + (self._mark(cell) if number == len(lines) else ""), form.small_ink)
            blocks.append(self.table.words(*before, words, after=1, columns=one.columns))
            before = []
        return blocks

    def _mark(self, cell: Cell) -> str:
        return self._citations.mark(source for source, _place in cell.sources) if self._citations else ""


def _tall(cell: Sequence[Block]) -> float:
    return fsum(block.tall for block in cell)
