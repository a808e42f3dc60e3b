"""Makes what a clinic hands out on paper: a form to fill in by pen about one decision, and a card."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from math import fsum

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import Decision
from hrbc_desktop.domain.model.worksheet import new_worksheet
from hrbc_desktop.domain.visit.paper_form import FormChoice, FormItem, form_items
from hrbc_desktop.pdf.engine.clinic import Clinic
from hrbc_desktop.pdf.engine.layout import MARGIN, QUIET, Flow, Format, SheetSettings, format_for
from hrbc_desktop.pdf.engine.tagged_canvas import TaggedCanvas
from hrbc_desktop.pdf.engine.typesetting import INK, Style, draw, height, run, wrap
from hrbc_desktop.wording import paper_form as words

_LANGUAGE = "en-US"
_BOX, _BOX_GAP = 8.0, 5.0
_BETWEEN_CHOICES = 10.0
_LINE_TO_WRITE_ON = 17.0
_COLUMNS = 2


def make_form(decision: Decision, catalogue: Catalogue, settings: SheetSettings, made_at: datetime) -> bytes:
    """Return the form of a decision, at most two pages; ``made_at`` must know its zone."""
    form = format_for(settings)
    canvas = _canvas(form, words.title(decision), made_at)
    flow = Flow(canvas, form)
    _heading(flow, words.title(decision))
    flow.paragraph(run(words.how_to(), form.body))
    flow.gap(2)
    items = form_items(decision, new_worksheet(catalogue.pack.version, made_at), catalogue)

    of_person = [item for item in items if item.section in ("visit", "about")]
    columns = 1 if form.is_large else _COLUMNS

    def about(flow: Flow) -> None:
        _draw_sections(flow, of_person)

    with flow.columns(columns, flow.measure(about, columns)):
        about(flow)
    flow.new_page()
    _draw_sections(flow, [item for item in items if item not in of_person], is_roomy=True)
    _draw_clinic(flow, settings.clinic)
    return canvas.finish(lambda page, pages: _foot(canvas, form, page, pages))


def make_card(settings: SheetSettings, made_at: datetime) -> bytes:
    """Return the card that a clinic hands out, one page; ``made_at`` must know its zone."""
    form = format_for(settings)
    canvas = _canvas(form, words.CARD_TITLE, made_at)
    flow = Flow(canvas, form)
    _heading(flow, words.CARD_TITLE)
    for title, lines in words.CARD:
        flow.heading(title, follows=30)
        with flow.list(numbered=False):
            for line in lines:
                flow.item("•", [run(line, form.body)], indent=14)
    _draw_clinic(flow, settings.clinic)
    return canvas.finish(lambda page, pages: _foot(canvas, form, page, pages))


def _canvas(form: Format, title: str, made_at: datetime) -> TaggedCanvas:
    moment = made_at.replace(microsecond=0)
    return TaggedCanvas(form.page_size, title=title, language=_LANGUAGE, made_at=moment, fingerprint=title.encode())


def _heading(flow: Flow, text: str) -> None:
    with flow.canvas.element("H1"):
        flow.y = draw(flow.canvas, flow.left, flow.y, wrap([run(text, flow.form.title)], flow.width))
    flow.gap(4)


def _draw_sections(flow: Flow, items: Sequence[FormItem], *, is_roomy: bool = False) -> None:
    """Draw the items under the headings of their sections; roomy where a whole page is for few of them."""
    for section, inside in groupby(items, key=lambda item: item.section):
        flow.heading(words.section_title(section), follows=30)
        for item in inside:
            _draw_item(flow, item, is_roomy=is_roomy)


def _draw_item(flow: Flow, item: FormItem, *, is_roomy: bool) -> None:
    style = flow.form.body if is_roomy else flow.form.cell
    lines = 1 if item.choices else 0
    flow.keep(2 * style.leading + lines * style.leading + _LINE_TO_WRITE_ON)
    flow.paragraph(run(words.asked(item), style if is_roomy or not item.choices else flow.form.small_ink))
    if item.choices:
        _draw_choices(flow, item.choices, style if is_roomy else flow.form.small_ink)
    else:
        flow.y -= (_LINE_TO_WRITE_ON * (1.4 if is_roomy else 1.0)) * flow.form.scale - 4
        flow.rule(flow.left, flow.left + flow.width, QUIET, 0.6)
    flow.gap(9 if is_roomy else 4)


def _draw_choices(flow: Flow, choices: Sequence[FormChoice], style: Style) -> None:
    """Draw boxes with their answers, as many in a line as there is room for."""
    scale = flow.form.scale
    box, beside = _BOX * scale, (_BOX + _BOX_GAP) * scale
    x = flow.left
    right = flow.left + flow.width
    with flow.canvas.element("L", attributes={"O": "/List", "ListNumbering": "/None"}):
        for choice in choices:
            lines = wrap([run(choice.label, style)], flow.width - beside)
            wide = beside + max(fsum(one.width for one in line) for line in lines)
            if x > flow.left and (x + wide > right or len(lines) > 1):
                x, flow.y = flow.left, flow.y - style.leading * 1.25
            if x == flow.left:
                before = flow.left
                flow.keep(height(lines) + 2)
                x, right = x + flow.left - before, flow.left + flow.width
            _draw_square(flow, x, box)
            with flow.canvas.element("LI"), flow.canvas.element("LBody"):
                draw(flow.canvas, x + beside, flow.y, lines)
            x += wide + _BETWEEN_CHOICES * scale
            if len(lines) > 1:
                x, flow.y = flow.left, flow.y - height(lines) - 2
    if x > flow.left:
        flow.y -= style.leading * 1.25


def _draw_square(flow: Flow, x: float, box: float) -> None:
    flow.canvas.setStrokeColorRGB(*INK)
    flow.canvas.setLineWidth(0.8)
    flow.canvas.rect(x, flow.y - box - 1, box, box)


def _draw_clinic(flow: Flow, clinic: Clinic) -> None:
    if not clinic.is_named:
        return
    flow.heading(words.CALL_US, follows=20)
    lines = [clinic.name]
    lines += [words.by_day(clinic.day_phone)] if clinic.day_phone else []
    lines += [words.at_night(clinic.night_phone)] if clinic.night_phone else []
    for line in filter(None, lines):
        flow.paragraph(run(line, flow.form.body))


def _foot(canvas: TaggedCanvas, form: Format, page: int, pages: int) -> None:
    number = run(words.page_of(page, pages), form.foot)
    with canvas.page_foot():
        draw(canvas, MARGIN, MARGIN - 3, wrap([run(words.last_word(), form.foot)], form.width - number.width - 10))
        draw(canvas, MARGIN + form.width - number.width, MARGIN - 3, [(number,)])
