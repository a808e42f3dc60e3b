"""The comparison in full, and how the options line up with what matters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from hrbc_desktop.domain.compare.comparison import GROUP_NAMES, NOT_KNOWN, Cell, Row
from hrbc_desktop.domain.model.statement import Statement
from hrbc_desktop.domain.preferences.line_up import LineUp, attribute
from hrbc_desktop.domain.preferences.swing_weights import Bar
from hrbc_desktop.pdf.engine.layout import MARGIN, Flow, bold, quiet
from hrbc_desktop.pdf.engine.table import Block, OptionTable
from hrbc_desktop.pdf.engine.typesetting import Run, run
from hrbc_desktop.pdf.pages.charts import colour_of, draw_chip, draw_line_up
from hrbc_desktop.pdf.pages.citations import Citations
from hrbc_desktop.pdf.pages.comparison_cells import (
    count_in_words,
    dots_picture,
    strip_picture,
)
from hrbc_desktop.pdf.pages.legend import draw_key
from hrbc_desktop.pdf.pages.view_model import Content
from hrbc_desktop.wording.figures import cell_figure
from hrbc_desktop.wording.frequencies import whole
from hrbc_desktop.wording.preferences import leaning_text, message, view_sentence, what_would_change_it

_NOT_SCORED = "How well each one controls the cancer is not scored: the studies were done in different people."
_DOT_PITCH = 3.4
_DOT_COLUMNS = 20


class FullComparison:
    """The table of part 2."""

    def __init__(self, flow: Flow, content: Content, citations: Citations) -> None:
        self._flow = flow
        self._content = content
        self._citations = citations

    def draw(self) -> None:
        """Draw every row of the comparison."""
        flow, content = self._flow, self._content
        if not content.comparison.options:
            flow.paragraph(run("No options picked yet.", quiet(flow.form.body)))
            return
        draw_key(flow)
        names = [(content.worksheet.letter(option.id), option.name) for option in content.comparison.options]
        label_width = 0 if flow.form.is_large else 110 if len(names) < 4 else 92
        table = OptionTable(flow, names, label_width, padding=3)
        with flow.canvas.element("Table"):
            table.heading()
            group = None
            for row in content.comparison.rows:
                if row.group != group:
                    group = row.group
                    table.group(GROUP_NAMES[row.group])
                cells = zip(row.cells, content.letters, strict=True)
                table.row(self._label(table, row), [self._cell(table, row, cell, letter) for cell, letter in cells])

    def _label(self, table: OptionTable, row: Row) -> list[Run]:
        label = table.label(f"{row.title} " if row.plain else row.title)
        return [*label, run(row.plain, self._flow.form.small)] if row.plain else label

    def _cell(self, table: OptionTable, row: Row, cell: Cell, letter: str) -> list[Block]:
        style = self._flow.form.cell
        if not cell.is_known:
            return [table.words(run(NOT_KNOWN, quiet(style)))]
        blocks: list[Block] = []
        if cell.days:
            blocks.append(strip_picture(self._flow.canvas, table.inner, cell.days, letter))
        if cell.number is not None:
            words = count_in_words(cell.number, self._content.catalogue.attributes[row.key])
            blocks.append(table.words(run(words, style)))
        blocks += self._figure(table, cell, letter)
        return [*blocks, *self._statements(table, cell.statements)]

    def _statements(self, table: OptionTable, statements: Sequence[Statement]) -> list[Block]:
        """A paragraph for each statement; one mark stands for all in a row that come from the same source."""
        blocks: list[Block] = []
        for statement, following in zip_longest(statements, statements[1:]):
            is_last_of_source = following is None or following.source != statement.source
            mark = self._citations.mark([statement.source]) if is_last_of_source else ""
            words = run(statement.text + mark, self._flow.form.cell)
            blocks.append(table.words(words, after=2.5 if following else 0))
        return blocks

    def _figure(self, table: OptionTable, cell: Cell, letter: str) -> list[Block]:
        """A hundred dots where they can be drawn, the number, and below all that belongs to it."""
        words, form = cell_figure(cell), self._flow.form
        if words is None:
            return []
        figure = cell.side_effect or cell.benefit
        mark = self._citations.mark([figure.source]) if figure else ""
        beside = f", {words.beside}" if words.beside else ""
        number = [run(words.headline, bold(form.cell)), run(beside, form.cell)]
        below = [table.words(run(line, form.small)) for line in words.lines[:-1]]
        below.append(table.words(run(words.lines[-1] + mark, form.small)))
        if cell.side_effect is None:
            return [table.words(*number), *below]
        pitch = _DOT_PITCH * form.scale
        picture = dots_picture(self._flow.canvas, pitch, _DOT_COLUMNS, cell.side_effect, letter)
        return [picture, table.words(*number), *below]


def draw_line_up_section(flow: Flow, content: Content) -> None:
    """Draw how the options line up with what the person said, and what would change it."""
    flow.heading("How the options line up with what matters to me", follows=110)
    worksheet, catalogue, style = content.worksheet, content.catalogue, flow.form.body
    picture = content.line_up
    if picture is None:
        flow.paragraph(run("This needs two options and something that matters to you.", quiet(style)))
    else:
        names = [attribute(row.attribute, catalogue).less for row in picture.rows]
        for letter, option, bar in zip(content.letters, content.comparison.options, picture.bars, strict=True):
            _draw_bar(flow, letter, option.name, bar, names)
        numbered = "; ".join(f"{rank} {name}" for rank, name in enumerate(names, start=1))
        flow.paragraph(run(f"{numbered}.", quiet(flow.form.cell)))
        flow.gap(3)
        said = message(picture, worksheet, catalogue)
        changes = what_would_change_it(picture, catalogue)
        flow.paragraph(run(f"{said} ", bold(style)), run(f"{changes} {_cautions(picture)}", style))
    flow.gap(3)
    flow.paragraph(run(leaning_text(worksheet, catalogue), style))
    option_names = {option.id: option.name for option in content.comparison.options}
    for view in worksheet.values.views:
        flow.paragraph(run(view_sentence(view, option_names.get(view.option, view.option)), style))


def _cautions(picture: LineUp) -> str:
    dashed = "The dashed part is not known. " if any(any(bar.open_bands) for bar in picture.bars) else ""
    settling = "These answers are still settling. " if picture.is_inconsistent else ""
    return f"{dashed}{settling}{_NOT_SCORED}"


def _draw_bar(flow: Flow, letter: str, name: str, bar: Bar, names: list[str]) -> None:
    form, canvas = flow.form, flow.canvas
    tall = 15 * form.scale
    flow.keep(tall + 6)
    left = MARGIN + tall + 10
    known = "; ".join(
        f"{what} {whole(100 * piece)}" if piece is not None else f"{what} not known"
        for what, piece in zip(names, bar.pieces, strict=True)
    )
    words = f"Option {letter}, {name}. Of 100 in all: {known}."
    with canvas.figure(words, (MARGIN, flow.y - tall, MARGIN + form.width, flow.y)):
        draw_chip(canvas, MARGIN, flow.y, tall, letter, colour_of(letter))
        bar_box = (left, flow.y - tall, MARGIN + form.width, flow.y)
        draw_line_up(canvas, bar_box, bar, colour_of(letter), form.small.size)
    flow.y -= tall + 4 * form.scale
