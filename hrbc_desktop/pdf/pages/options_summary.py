"""The options side by side on page 1: how taken, the schedule, and what the person chose to weigh."""

from __future__ import annotations

from hrbc_desktop.domain.compare.comparison import NOT_KNOWN, WAY_NAMES, way
from hrbc_desktop.domain.model.content import Option
from hrbc_desktop.domain.model.worksheet import Weighed
from hrbc_desktop.domain.preferences.line_up import CONTROL, attribute, is_past_limit
from hrbc_desktop.pdf.engine.layout import MARGIN, Flow, bold, cut, quiet
from hrbc_desktop.pdf.engine.table import OptionTable, Words
from hrbc_desktop.pdf.engine.typesetting import Style, draw, run, wrap
from hrbc_desktop.pdf.pages.comparison_cells import in_short, strip_picture
from hrbc_desktop.pdf.pages.view_model import Content


def draw_options(flow: Flow, content: Content, most_options: int, most_rows: int, *, with_strip: bool) -> None:
    """Draw the table with so many options and rows at most; what is left out is named."""
    options = content.comparison.options[:most_options]
    if not options:
        flow.paragraph(run("No options picked yet.", quiet(flow.form.body)))
        return
    letters = content.letters[:most_options]
    names = [(letter, option.name) for letter, option in zip(letters, options, strict=True)]
    table = OptionTable(flow, names, 86 * flow.form.scale, padding=3.5)
    style = flow.form.cell
    with flow.canvas.element("Table"):
        table.heading()
        ways = [run(WAY_NAMES[way(option, content.catalogue)], style) for option in options]
        table.row(table.label("How taken"), [[table.words(words)] for words in ways])
        if with_strip and (strips := content.comparison.row("strip")):
            pictures = [
                [strip_picture(flow.canvas, table.inner, cell.days, letter)]
                if cell.days
                else [table.words(run(NOT_KNOWN, style))]
                for cell, letter in zip(strips.cells, letters, strict=False)
            ]
            table.row(table.label("Four weeks"), pictures)
        for rank, row in enumerate(content.worksheet.values.weighed[:most_rows], start=1):
            if row.attribute == CONTROL or row.attribute in content.catalogue.attributes:
                label = table.label(f"{rank} {attribute(row.attribute, content.catalogue).name}")
                table.row(label, [[_cell(table, style, row, option, content)] for option in options])
    for letter, option in list(zip(content.letters, content.comparison.options, strict=True))[most_options:]:
        words = [run(f"{letter}, {option.name}, is in part 2.", quiet(style))]
        with flow.canvas.element("P"):
            flow.y = draw(flow.canvas, MARGIN, flow.y - 2, cut(wrap(words, flow.form.width), 1))


def _cell(table: OptionTable, style: Style, row: Weighed, option: Option, content: Content) -> Words:
    scale = content.offered.scale(row.attribute)
    number, rest = in_short(row.attribute, option, content)
    past = scale is not None and is_past_limit(row, scale, content.comparison.options.index(option))
    limit = " (past my limit)" if past else ""
    return table.words(run(number, bold(style)), run(f"{rest}{limit}", style))
