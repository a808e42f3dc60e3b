"""Page 2: the rows that matter most for this decision, and where it stands on the path of treatment."""

from __future__ import annotations

from hrbc_desktop.pdf.engine.layout import Flow, bold, quiet
from hrbc_desktop.pdf.engine.typesetting import run
from hrbc_desktop.pdf.pages.citations import Citations
from hrbc_desktop.pdf.pages.legend import draw_key
from hrbc_desktop.pdf.pages.row_table import RowTable
from hrbc_desktop.pdf.pages.view_model import Content
from hrbc_desktop.wording import sheet
from hrbc_desktop.wording.decisions import what_it_changes


def draw_core_page(flow: Flow, content: Content, citations: Citations) -> None:
    """Draw the path and the table."""
    flow.part(sheet.CORE)
    flow.canvas.mark_page("core")
    if content.decision is not None:
        flow.paragraph(run(what_it_changes(content.decision), flow.form.cell))
        flow.gap(4)
    if content.comparison is None:
        words = sheet.NO_OPTIONS if content.decision else sheet.NOT_COMPARED
        flow.paragraph(run(words, quiet(flow.form.body)))
    elif content.columns:
        draw_key(flow)
        table = RowTable(flow, content, citations)
        with flow.canvas.element("Table"):
            table.table.heading()
            table.draw(content.core_rows, with_dots=True)
    _draw_path(flow, content)


def _draw_path(flow: Flow, content: Content) -> None:
    lines = sheet.path_lines(content.standings, content.decision.id if content.decision else None, content.catalogue)
    if not lines:
        return
    flow.heading(sheet.PATH, follows=40)
    for word, decisions in lines:
        flow.paragraph(run(f"{word}: ", bold(flow.form.cell)), run(decisions, flow.form.cell))
