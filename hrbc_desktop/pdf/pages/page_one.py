"""Page 1, for a visit of eight minutes: everything that matters first, on one page whatever was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import VisitQuestion
from hrbc_desktop.domain.preferences.line_up import CONTROL, attribute
from hrbc_desktop.domain.visit.question_list import PRINTED_LARGE
from hrbc_desktop.pdf.engine import fonts
from hrbc_desktop.pdf.engine.layout import HAIRLINE, MARGIN, TEAL, Flow, bold, coloured, cut, quiet
from hrbc_desktop.pdf.engine.typesetting import INK, Line, Style, draw, run, wrap
from hrbc_desktop.pdf.pages.charts import draw_weight
from hrbc_desktop.pdf.pages.facts import draw_facts
from hrbc_desktop.pdf.pages.options_summary import draw_options
from hrbc_desktop.pdf.pages.page_one_budget import GENEROUS, REDUCTIONS, Plan
from hrbc_desktop.pdf.pages.view_model import Content
from hrbc_desktop.pdf.signing.boxes import place_signature_boxes, room_for_boxes
from hrbc_desktop.wording.answers import NOT_FILLED_IN, appointment, first_facts, identity_lines, weights_of_rows
from hrbc_desktop.wording.preferences import leaning_text, message
from hrbc_desktop.wording.text import ngettext

_BOTTOMLESS = -1e6
_BETWEEN_LINES = 30.0

Section = Callable[..., None]


def draw_page_one(flow: Flow, content: Content) -> tuple[PDFObjectReference, PDFObjectReference]:
    """Draw the page and place the two signature fields."""
    page = PageOne(content, flow)
    plan, spare = page.fitting_plan(flow.room - room_for_boxes(flow.form))
    for_each = spare / max(1, min(plan.questions, len(content.questions))) / flow.form.scale
    page.draw(replace(plan, answer_room=plan.answer_room + min(12.0, for_each)))
    page.rule_lines(flow.room - room_for_boxes(flow.form))
    return place_signature_boxes(flow, content.worksheet.visit.name.strip())


class PageOne:
    """The sections of page 1."""

    def __init__(self, content: Content, flow: Flow) -> None:
        self._content = content
        self._worksheet = content.worksheet
        self._catalogue = content.catalogue
        self._facts = first_facts(content.worksheet, content.questions)
        self._flow = flow
        self._heights: dict[tuple[str, tuple[float, ...]], float] = {}

    def fitting_plan(self, room: float) -> tuple[Plan, float]:
        """Return the most generous plan that fits into so much room, and what is left of the room."""
        plan, reductions = GENEROUS, iter(REDUCTIONS)
        while (spare := room - self._height(plan)) < 0 and (reduction := next(reductions, None)):
            plan = replace(plan, **reduction)
        return plan, max(0.0, spare)

    def draw(self, plan: Plan) -> None:
        """Draw everything above the signature boxes, without ever going to another page."""
        flow = self._flow
        flow.bottom = _BOTTOMLESS
        for section, measures in self._sections(plan):
            section(flow, *measures)
        flow.bottom = flow.form.bottom

    def rule_lines(self, room: float) -> None:
        """Leave lines for questions that come up before the visit, as far as there is room."""
        flow = self._flow
        apart = _BETWEEN_LINES * flow.form.scale
        most = PRINTED_LARGE - len(self._content.questions)
        for _ in range(min(most, int(room / apart))):
            flow.y -= apart
            flow.rule(MARGIN + 20 * flow.form.scale, MARGIN + flow.form.width, HAIRLINE, 0.6)

    def _height(self, plan: Plan) -> float:
        """Measure each section once for each of its measures: they do not depend on one another."""
        for section, measures in self._sections(plan):
            if (section.__name__, measures) not in self._heights:
                tall = self._flow.measure(partial(_drawn_with, section, measures))
                self._heights[section.__name__, measures] = tall
        return sum(self._heights[section.__name__, measures] for section, measures in self._sections(plan))

    def _sections(self, plan: Plan) -> list[tuple[Section, tuple[float, ...]]]:
        return [
            (self._header, ()),
            (self._where_i_am, (plan.facts,)),
            (self._what_matters, (plan.values,)),
            (self._options, (plan.options, plan.rows, plan.strip)),
            (self._line_up, (plan.said,)),
            (self._questions, (plan.questions, plan.answer_room)),
        ]

    def _header(self, flow: Flow) -> None:
        canvas, form, visit = flow.canvas, flow.form, self._worksheet.visit
        top = flow.y
        title = run("My treatment worksheet", form.title)
        with canvas.element("H1"):
            flow.y = draw(canvas, MARGIN, top, [(title,)])
        who = [
            cut(wrap([run(text, quiet(form.cell) if number else bold(form.body))], form.width * 0.46), 2 - number)
            for number, text in enumerate(identity_lines(visit))
        ]
        right = top - 3 * form.scale
        for lines in who:
            with canvas.element("P"):
                right = _draw_right(flow, right, lines)
        taken = max((sum(part.width for part in line) for lines in who for line in lines), default=0)
        with canvas.element("P"):
            flow.y = draw(
                canvas, MARGIN, flow.y, wrap([run(self._purpose(), quiet(form.cell))], form.width - taken - 14)
            )
        flow.y = min(flow.y, right)

    def _purpose(self) -> str:
        """What the sheet is for; from the second revision on, where a reader who knows the first finds what is new."""
        visit, revision = appointment(self._worksheet.visit), self._worksheet.revision
        if revision == 1:
            return f"{visit}: which treatment to have next."
        return f"{visit}. Revision {revision}: what has changed is on page 2."

    def _where_i_am(self, flow: Flow, most: int) -> None:
        flow.heading("Where I am now")
        if self._facts:
            draw_facts(flow, self._facts[:most], most_lines=2)
        else:
            flow.paragraph(run(NOT_FILLED_IN, quiet(flow.form.body)))

    def _what_matters(self, flow: Flow, most: int) -> None:
        flow.heading("What matters most to me")
        values, form = self._worksheet.values, flow.form
        if not values.weighed and not values.own:
            flow.paragraph(run(NOT_FILLED_IN, quiet(form.body)))
            return
        shown = list(zip(values.weighed, weights_of_rows(self._worksheet), strict=True))[:most]
        if shown:
            with flow.list(numbered=True):
                for rank, (row, weight) in enumerate(shown, start=1):
                    self._one_that_matters(flow, rank, _less(row.attribute, self._catalogue), weight)
        also = [thing.text for thing in values.own if thing.text.strip()]
        also += [f"{len(values.weighed) - most} more in part 2"] if len(values.weighed) > most else []
        if also:
            lines = wrap([run(f"Also: {'; '.join(also)}", quiet(form.cell))], form.width)
            with flow.canvas.element("P"):
                flow.y = draw(flow.canvas, MARGIN, flow.y, cut(lines, 1))

    def _one_that_matters(self, flow: Flow, rank: int, name: str, weight: float) -> None:
        canvas, form = flow.canvas, flow.form
        indent, bar = 20 * form.scale, form.width * 0.42
        style = form.body
        lines = cut(wrap([run(name, style)], form.width * 0.56 - indent), 1)
        with canvas.element("LI"):
            with canvas.element("Lbl"):
                draw(canvas, MARGIN, flow.y, [(run(f"{rank} ", coloured(bold(style), TEAL)),)])
            with canvas.element("LBody"):
                draw(canvas, MARGIN + indent, flow.y, lines)
                middle, left = flow.y - style.leading / 2, MARGIN + form.width - bar
                words = f"Matters {round(100 * weight)} of 100, next to the first."
                with canvas.figure(words, (left, middle - 4, left + bar, middle + 4)):
                    draw_weight(canvas, left, middle, bar, weight, TEAL)
        flow.y -= style.leading

    def _options(self, flow: Flow, most_options: int, most_rows: int, strip: int) -> None:
        flow.heading("The options I compared")
        draw_options(flow, self._content, most_options, most_rows, with_strip=bool(strip))

    def _line_up(self, flow: Flow, most_lines: int) -> None:
        picture = self._content.line_up
        style = flow.form.cell
        flow.gap(3)
        said = f"{message(picture, self._worksheet, self._catalogue)} " if picture else ""
        words = [
            run("How they line up: " if said else "", bold(style)),
            run(said, style),
            run(f"{leaning_text(self._worksheet, self._catalogue)} ", style),
            run("More in part 2, sources in part 3.", quiet(style)),
        ]
        lines = wrap(words, flow.form.width)
        if len(lines) > most_lines:
            lines = wrap([*words[:2], run(self._leaning_by_letter(), style)], flow.form.width)
        with flow.canvas.element("P"):
            flow.y = draw(flow.canvas, MARGIN, flow.y, cut(lines, most_lines))

    def _leaning_by_letter(self) -> str:
        leaning, options = self._worksheet.values.leaning, self._content.comparison.options
        if leaning not in [option.id for option in options]:
            return leaning_text(self._worksheet, self._catalogue)
        return f"You said: leaning toward {self._worksheet.letter(leaning)}."

    def _questions(self, flow: Flow, most: int, answer_room: float) -> None:
        flow.heading("My questions")
        if not self._content.questions:
            flow.paragraph(run("No questions yet.", quiet(flow.form.body)))
            return
        with flow.list(numbered=True):
            for rank, question in enumerate(self._content.questions[:most], start=1):
                self._question(flow, rank, question, answer_room * flow.form.scale)
        more = len(self._content.questions) - most
        if more > 0:
            words = ngettext("{n} more question in part 2.", "{n} more questions in part 2.", more)
            with flow.canvas.element("P"):
                flow.y = draw(flow.canvas, MARGIN, flow.y - 1, [(run(words, quiet(flow.form.cell)),)])

    def _question(self, flow: Flow, rank: int, question: VisitQuestion, room: float) -> None:
        canvas, form = flow.canvas, flow.form
        indent, boxes = 20 * form.scale, 104 * form.scale
        lines = cut(wrap([run(question.text, form.body)], form.width - indent - boxes), 2)
        top = flow.y
        with canvas.element("LI"):
            with canvas.element("Lbl"):
                draw(canvas, MARGIN, top, [(run(f"{rank} ", coloured(bold(form.body), TEAL)),)])
            with canvas.element("LBody"):
                with canvas.element("P"):
                    flow.y = draw(canvas, MARGIN + indent, top, lines)
                _draw_boxes(flow, top, question)
                if question.answer.strip():
                    answer = cut(wrap([run(question.answer, quiet(form.cell))], form.width - indent), 1)
                    with canvas.element("P"):
                        draw(canvas, MARGIN + indent, flow.y - max(0, room - form.cell.leading), answer)
        flow.y -= room
        flow.rule(MARGIN + indent, MARGIN + form.width, HAIRLINE, 0.6)
        flow.y -= 3 * form.scale


def _less(key: str, catalogue: Catalogue) -> str:
    if key != CONTROL and key not in catalogue.attributes:
        return "Something that this content no longer has"
    return attribute(key, catalogue).less


def _draw_right(flow: Flow, top: float, lines: Sequence[Line]) -> float:
    for line in lines:
        width = sum(part.width for part in line) - (line[-1].width if line[-1].text == " " else 0)
        top = draw(flow.canvas, MARGIN + flow.form.width - width, top, [line])
    return top


def _draw_boxes(flow: Flow, top: float, question: VisitQuestion) -> None:
    """Draw two boxes to tick in the visit; those ticked before are ticked."""
    canvas, style = flow.canvas, flow.form.small
    ticked = {"answered": question.answered in ("yes", "partly"), "later": question.carry_over}
    size = 0.8 * style.size
    right = MARGIN + flow.form.width
    done = [name for name, is_ticked in ticked.items() if is_ticked]
    words = f"Ticked: {', '.join(done)}." if done else "To tick: answered, or later."
    with canvas.figure(words, (right - 104 * flow.form.scale, top - flow.form.body.leading, right, top)):
        for name in ("later", "answered"):
            label = run(name, Style(fonts.REGULAR, style.size, flow.form.body.leading, style.colour))
            left = right - label.width
            draw(canvas, left, top, [(label,)])
            box_left, box_bottom = left - size - 3, top - flow.form.body.leading / 2 - size / 2
            canvas.setLineWidth(0.7)
            canvas.setStrokeColorRGB(*INK)
            canvas.rect(box_left, box_bottom, size, size)
            if ticked[name]:
                canvas.line(box_left + 1, box_bottom + size / 2, box_left + size / 2, box_bottom + 1)
                canvas.line(box_left + size / 2, box_bottom + 1, box_left + size, box_bottom + size)
            right = box_left - 8 * flow.form.scale


def _drawn_with(section: Section, measures: tuple[float, ...], flow: Flow) -> None:
    section(flow, *measures)
