"""The options side by side on page 1: how often, and what the person weighs, each with people and time."""

from __future__ import annotations

from hrbc_desktop.domain.compare.rows import DecisionRow, OutcomeCell
from hrbc_desktop.domain.model.worksheet import OwnThing
from hrbc_desktop.pdf.engine.layout import Flow, quiet
from hrbc_desktop.pdf.engine.typesetting import run
from hrbc_desktop.pdf.pages.row_table import RowTable
from hrbc_desktop.pdf.pages.view_model import Content
from hrbc_desktop.translation import _
from hrbc_desktop.wording import sheet

Chosen = tuple[str, DecisionRow | OwnThing]
"""A row, and its place among what she weighs; the place is empty for a row that she does not weigh."""


def draw_options(flow: Flow, content: Content, most_rows: int) -> None:
    """Draw the table with so many rows at most, besides how often each is taken."""
    if not content.columns:
        flow.paragraph(run(sheet.NO_OPTIONS, quiet(flow.form.body)))
        return
    table = RowTable(flow, content)
    with flow.canvas.element("Table"):
        table.table.heading()
        _how_often(table, flow, content)
        for rank, row in _whole(_chosen(content), most_rows):
            if isinstance(row, OwnThing):
                _own_row(table, flow, content, rank, row)
            else:
                table.draw([row], rank=rank, in_short=True)


def _chosen(content: Content) -> list[Chosen]:
    """What matters to her, in her order; after it the rows that matter most for the decision."""
    own = {thing.key: thing for thing in content.worksheet.values.own}
    chosen: list[Chosen] = []
    for rank, weighed in enumerate(content.worksheet.values.weighed, start=1):
        row = own.get(weighed.attribute) or content.row(weighed.attribute)
        if row is not None:
            chosen.append((f"{rank} ", row))
    keys = {row.key for _rank, row in chosen}
    main = [row for row in content.core_rows if row.kind in ("outcome", "effect") and row.key not in keys]
    return [*chosen, *(("", row) for row in main)]


def _whole(chosen: list[Chosen], most: int) -> list[Chosen]:
    """Take what fits. Rows of one outcome that each know one option stay together: one of them alone would mislead."""
    shown: list[Chosen] = []
    left = list(chosen)
    while left and len(shown) < most:
        outcome = _knows_one_option_only(left[0])
        together = [one for one in left if outcome and _knows_one_option_only(one) == outcome] or left[:1]
        left = [one for one in left if all(one is not other for other in together)]
        shown += together if len(shown) + len(together) <= most else []
    return shown


def _knows_one_option_only(chosen: Chosen) -> str:
    """Return the outcome of a row that leaves the other options to rows of their own; empty for all other rows."""
    rank, row = chosen
    if rank or isinstance(row, OwnThing):
        return ""
    elsewhere = any(isinstance(cell, OutcomeCell) and cell.elsewhere == "own_row" for cell in row.cells)
    return row.outcome if elsewhere and row.known == 1 else ""


def _how_often(table: RowTable, flow: Flow, content: Content) -> None:
    options = [content.catalogue.options[key] for key in content.worksheet.options if key in content.catalogue.options]
    cells = [[table.table.words(run(option.how_often.text, flow.form.small_ink))] for option in options]
    table.table.row(table.label(_("How often")), cells)


def _own_row(table: RowTable, flow: Flow, content: Content, rank: str, thing: OwnThing) -> None:
    texts = (sheet.own_thing(thing, option) for option in content.letters)
    cells = [[table.table.words(run(words, flow.form.small_ink))] for words in texts]
    table.table.row(table.label(f"{rank}{thing.text}", _("my own")), cells)
