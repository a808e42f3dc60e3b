"""Facts about the person in two columns: a label and what she answered."""

from __future__ import annotations

from collections.abc import Sequence

from hrbc_desktop.pdf.engine.layout import MARGIN, Flow, bold, cut, quiet
from hrbc_desktop.pdf.engine.typesetting import draw, height, run, wrap
from hrbc_desktop.wording.answers import AnswerLine

_GUTTER = 12.0
_WORTH_BEGINNING = 120.0
"""Room that must be left, in points, for a fact to begin that is longer than a page."""


def draw_run_in_facts(flow: Flow, facts: Sequence[AnswerLine], most_lines: int, where: str) -> None:
    """Draw facts in two columns, each with its label before it.

    Only one of more lines than ``most_lines`` is cut; ``where`` says where it stands in full.
    """
    form = flow.form
    columns = form.columns
    width = (form.width - (columns - 1) * _GUTTER) / columns
    with flow.list(numbered=False):
        for at in range(0, len(facts), columns):
            beside = facts[at : at + columns]
            runs_of = ([run(f"{fact.label} ", bold(form.cell)), run(fact.text, form.cell)] for fact in beside)
            texts = [cut(wrap(runs, width), most_lines, where) for runs in runs_of]
            flow.keep(max(map(height, texts)))
            for number, lines in enumerate(texts):
                with flow.canvas.element("LI"), flow.canvas.element("LBody"):
                    draw(flow.canvas, MARGIN + number * (width + _GUTTER), flow.y, lines)
            flow.y -= max(map(height, texts)) + 1


def draw_wide_facts(flow: Flow, facts: Sequence[AnswerLine], label_share: float) -> None:
    """Draw facts one below the other, however long they are; labels take a share of the width."""
    style, width = flow.form.small_ink, flow.width
    with flow.canvas.element("Table"):
        for fact in facts:
            label = wrap([run(fact.label, quiet(bold(style)))], width * label_share - 8)
            text = wrap([run(fact.text, style)], width * (1 - label_share))
            tall = max(height(label), height(text))
            flow.keep(tall if tall <= flow.most_room else _WORTH_BEGINNING)
            page = flow.canvas.getPageNumber()
            with flow.canvas.element("TR"):
                with flow.canvas.heading_cell("Row"):
                    bottom = draw(flow.canvas, flow.left, flow.y, label)
                with flow.canvas.element("TD"):
                    flow.lines(text, width * label_share)
            if flow.canvas.getPageNumber() == page:
                flow.y = min(flow.y, bottom)
            flow.gap(1)
