"""Rows of the comparison in a table: over each row what holds for all of it, below it a cell for each option.

What belongs to one cell alone stands in it, or across the table where that takes less room; it is read with its cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
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
from hrbc_desktop.wording.text import sentence

_DOT_PITCH, _DOT_COLUMNS = 3.2, 20
_PADDING = 1.8


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
            if row.kind in ("outcome", "effect"):
                self._figures(row, words, label, with_dots=with_dots)
            else:
                cells = zip(row.cells, words.cells, strict=True)
                self.table.row(label, [self._text_cell(cell, told) for cell, told in cells])

    def label(self, title: str, beside: str = "") -> list[Run]:
        """Return what stands over a row."""
        small = self._flow.form.small
        style = Style(bold(small).typeface, small.size + 0.5, small.leading, INK)
        return [run(f"{title} ", style), run(beside, small)] if beside else [run(title, style)]

    def _figures(self, row: DecisionRow, words: RowWords, label: Sequence[Run], *, with_dots: bool) -> None:
        told = list(zip(row.cells, words.cells, strict=True))
        values = [self._values(cell, of_cell, with_dots=with_dots) for cell, of_cell in told]
        details = [self._details(cell, of_cell) for cell, of_cell in told]
        notes = [self._note(cell, detail) for (cell, _words), detail in zip(told, details, strict=True)]
        inside = [
            [*value, *([self.table.words(*detail)] if detail else [])]
            for value, detail in zip(values, details, strict=True)
        ]
        if self._takes_less_across(values, inside, notes):
            self.table.row(label, values, notes)
        else:
            self.table.row(label, inside)

    def _takes_less_across(
        self, values: Sequence[list[Block]], inside: Sequence[list[Block]], notes: Sequence[Sequence[Run]]
    ) -> bool:
        across = fsum(height(wrap(note, self._flow.form.width - 2 * PADDING)) for note in notes)
        return max(map(_tall, values)) + across < max(map(_tall, inside))

    def _values(self, cell: Cell, told: Sequence[CellWords], *, with_dots: bool) -> list[Block]:
        """The figures of a cell; of several studies one below the other."""
        form = self._flow.form
        style = bold(form.cell) if cell.is_known else quiet(form.cell)
        blocks: list[Block] = []
        for words in told:
            value = [run(words.value, style), *([run(words.what, form.small_ink)] if words.what else [])]
            effect = cell.effect if isinstance(cell, EffectCell) else None
            blocks += (
                self._with_dots(effect, cell.option, value) if with_dots and effect else [self.table.words(*value)]
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

    def _details(self, cell: Cell, told: Sequence[CellWords]) -> list[Run]:
        """What is said of the figures of one cell, with the mark of their sources."""
        said = [" ".join(map(sentence, filter(None, words.sentences()[1:]))) for words in told]
        text = " ".join(filter(None, said)) + self._mark(cell)
        return [run(text, self._flow.form.small)] if text else []

    def _note(self, cell: Cell, detail: Sequence[Run]) -> list[Run]:
        if not detail:
            return []
        letter = sheet.only_these(self._content.worksheet.letter(cell.option))
        return [run(letter, bold(self._flow.form.small_ink)), *detail]

    def _text_cell(self, cell: Cell, told: Sequence[CellWords]) -> list[Block]:
        form, flow = self._flow.form, self._flow
        if not cell.is_known:
            return [self.table.words(run(words.value, quiet(form.small_ink))) for words in told]
        blocks: list[Block] = []
        lines = [line for words in told for line in (words.value, *words.lines)]
        if isinstance(cell, TextCell) and cell.cell.days:
            letter = self._content.worksheet.letter(cell.option)
            blocks.append(strip_picture(flow.canvas, self.table.inner, cell.cell.days, letter))
            lines = lines[1:]
        for line, following in zip_longest(lines, lines[1:]):
            blocks.append(
                self.table.words(run(line + ("" if following else self._mark(cell)), form.small_ink), after=1)
            )
        return blocks

    def _mark(self, cell: Cell) -> str:
        return self._citations.mark(source for source, _place in cell.sources) if self._citations else ""


def _tall(cell: Sequence[Block]) -> float:
    return fsum(block.tall for block in cell)
