"""The comparison in full, and how the options line up with what matters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from hrbc_desktop.domain.compare.comparison import GROUP_NAMES, NOT_KNOWN, Cell, Row
from hrbc_desktop.domain.model.content import SideEffect
from hrbc_desktop.domain.model.statement import Statement
from hrbc_desktop.domain.preferences.line_up import LineUp, attribute
from hrbc_desktop.domain.preferences.swing_weights import Bar
from hrbc_desktop.pdf.engine.layout import MARGIN, Flow, bold, quiet
from hrbc_desktop.pdf.engine.table import PADDING, Block, OptionTable, Words
from hrbc_desktop.pdf.engine.typesetting import Run, run
from hrbc_desktop.pdf.pages.charts import colour_of, draw_chip, draw_line_up
from hrbc_desktop.pdf.pages.citations import Citations
from hrbc_desktop.pdf.pages.comparison_cells import (
    benefit_in_words,
    count_in_words,
    dots_picture,
    side_effect_in_short,
    strip_picture,
    view_sentence,
)
from hrbc_desktop.pdf.pages.legend import draw_key
from hrbc_desktop.pdf.pages.view_model import Content
from hrbc_desktop.wording.frequencies import people, whole
from hrbc_desktop.wording.preferences import leaning_text, message, what_would_change_it

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
        if cell.side_effect:
            blocks += self._side_effect(table, cell.side_effect, letter)
        if cell.benefit:
            mark = self._citations.mark([cell.benefit.source])
            blocks.append(table.words(run(benefit_in_words(cell.benefit) + mark, style)))
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

    def _side_effect(self, table: OptionTable, effect: SideEffect, letter: str) -> list[Block]:
        """A hundred dots with how many people had it, and below the rest of what the study found."""
        form, canvas = self._flow.form, self._flow.canvas
        pitch = _DOT_PITCH * form.scale
        number, rest = side_effect_in_short(effect)
        in_all, _, severe = rest.partition(", ")
        had_it = [run(number, bold(form.cell)), run(f"{in_all} ", form.cell)]
        below = [self._small(table, words) for words in self._rest(effect, severe, table.inner)]
        if sum(each.width for each in had_it) <= table.inner - _DOT_COLUMNS * pitch - PADDING:
            beside = Words([tuple(had_it)])
            return [dots_picture(canvas, pitch, _DOT_COLUMNS, effect, letter, beside), *below]
        return [dots_picture(canvas, pitch, _DOT_COLUMNS, effect, letter, Words([])), table.words(*had_it), *below]

    def _small(self, table: OptionTable, words: str) -> Words:
        return table.words(run(words, self._flow.form.small))

    def _rest(self, effect: SideEffect, severe: str, room: float) -> list[str]:
        """How many had it badly, how many did not have it, and what the study's own comparison group had."""
        without = f"{100 - whole(effect.any)} do not have it" if effect.any is not None else ""
        said = ", ".join(filter(None, (severe, without)))
        lines = [said + self._citations.mark([effect.source])]
        if effect.comparator and effect.comparator.any is not None:
            lines.append(f"{effect.comparator.arm}: {self._together(people(effect.comparator.any), room)}")
        return lines

    def _together(self, words: str, room: float) -> str:
        """Keep words on one line, in small print, where a line of that width holds them."""
        return words.replace(" ", "\N{NO-BREAK SPACE}") if run(words, self._flow.form.small).width <= room else words


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
        changes = what_would_change_it(picture, worksheet, catalogue)
        flow.paragraph(run(f"{said} ", bold(style)), run(f"{changes} {_cautions(picture)}", style))
    flow.gap(3)
    flow.paragraph(run(leaning_text(worksheet, catalogue), style))
    for view in worksheet.values.views:
        flow.paragraph(run(view_sentence(view, content.comparison), style))


def _cautions(picture: LineUp) -> str:
    dashed = "The dashed part is not known. " if any(any(bar.open_bands) for bar in picture.bars) else ""
    settling = "These answers are still settling. " if picture.settling else ""
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
