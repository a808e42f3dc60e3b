"""Facts about the person in two columns: a label and what she answered."""

from __future__ import annotations

from collections.abc import Sequence

from hrbc_desktop.pdf.engine.layout import MARGIN, Flow, bold, cut, quiet
from hrbc_desktop.pdf.engine.typesetting import Line, draw, height, run, wrap
from hrbc_desktop.wording.answers import Fact

_GUTTER = 12.0
_WORTH_BEGINNING = 120.0
"""Room that must be left, in points, for a fact to begin that is longer than a page."""


def draw_facts(flow: Flow, facts: Sequence[Fact], *, most_lines: int) -> None:
    """Draw facts two by two; a text that would take more lines than ``most_lines`` beside another is cut."""
    style = flow.form.cell
    column = (flow.form.width - _GUTTER) / 2
    label_width = max(run(fact.label, bold(style)).width for fact in facts) + 8
    with flow.canvas.element("Table"):
        for at in range(0, len(facts), 2):
            pair = facts[at : at + 2]
            texts = [cut(wrap([run(fact.text, style)], column - label_width), most_lines) for fact in pair]
            flow.keep(max(map(height, texts)))
            with flow.canvas.element("TR"):
                for number, (fact, lines) in enumerate(zip(pair, texts, strict=True)):
                    _draw_fact(flow, MARGIN + number * (column + _GUTTER), label_width, fact.label, lines)
                for _ in range(2 * (2 - len(pair))):
                    with flow.canvas.element("TD"):
                        pass
            flow.y -= max(map(height, texts)) + 2


def draw_wide_facts(flow: Flow, facts: Sequence[Fact], label_share: float) -> None:
    """Draw facts one below the other, however long they are; labels take a share of the width."""
    style, width = flow.form.cell, flow.width
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
            flow.gap(2)


def _draw_fact(flow: Flow, left: float, label_width: float, label: str, lines: Sequence[Line]) -> None:
    style = flow.form.cell
    with flow.canvas.heading_cell("Row"):
        draw(flow.canvas, left, flow.y, [(run(label, quiet(bold(style))),)])
    with flow.canvas.element("TD"):
        draw(flow.canvas, left + label_width, flow.y, lines)
