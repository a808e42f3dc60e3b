"""Page 1, for a visit of eight minutes: everything that matters first, on one page whatever was typed.

In large print it may go on on a second page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from functools import partial
from itertools import pairwise
from math import fsum

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from hrbc_desktop.domain.model.worksheet import VisitQuestion, Weighed
from hrbc_desktop.domain.preferences.offer import named
from hrbc_desktop.pdf.engine.layout import HAIRLINE, MARGIN, TEAL, Flow, bold, colored, cut, quiet
from hrbc_desktop.pdf.engine.typesetting import INK, Color, Line, Run, draw, height, ink_width, run, wrap
from hrbc_desktop.pdf.pages.charts import draw_chips, draw_weight
from hrbc_desktop.pdf.pages.facts import draw_run_in_facts
from hrbc_desktop.pdf.pages.options_summary import draw_options
from hrbc_desktop.pdf.pages.page_one_budget import GENEROUS, REDUCTIONS, Plan
from hrbc_desktop.pdf.pages.view_model import Content, SheetCaution
from hrbc_desktop.pdf.signing.boxes import place_signature_boxes, room_for_boxes
from hrbc_desktop.pdf.signing.field_names import answered_box, later_box
from hrbc_desktop.pdf.signing.form_fields import place_box
from hrbc_desktop.translation import _
from hrbc_desktop.wording import sheet
from hrbc_desktop.wording.answers import NOT_FILLED_IN, first_facts, weights_of_rows
from hrbc_desktop.wording.cautions import HEADING as CAUTIONS
from hrbc_desktop.wording.preferences import leaning_on_paper, message
from hrbc_desktop.wording.visit import is_ticked_answered

_BOTTOMLESS = -1e6
_BETWEEN_LINES = 26.0
_HEADING = 26.0
"""Height of a heading with the room around it, in points."""
_AMBER: Color = (1.0, 0.945, 0.851)
_AMBER_LINE: Color = (0.55, 0.33, 0.06)
_BOXES_WIDTH = 118.0
_LINES_OF_IDENTITY = 6
"""Of a name, and of birth date, record number and revision: the head of every other page has all of it."""
_CHIP, _BETWEEN_CAUTIONS = 13.7, 3.0
"""Size of the letters of options in the box of cautions, and the room between two of them, in points."""

Section = Callable[..., None]


def plan_page_one(flow: Flow, content: Content) -> Plan:
    """Return how much of each section the page has room for."""
    form, turns = flow.form, int(flow.form.is_large)
    room = (1 + turns) * flow.most_room + form.head_room - room_for_boxes(form)
    plan, spare = PageOne(content, flow).fitting_plan(room, turns)
    for_each = spare / max(1, min(plan.questions, len(content.questions))) / form.scale
    return replace(plan, answer_room=plan.answer_room + min(12.0, for_each))


def draw_page_one(flow: Flow, content: Content, plan: Plan) -> list[PDFObjectReference]:
    """Draw the page and place its fields: boxes beside the questions, and the two signatures."""
    page, form = PageOne(content, flow), flow.form
    flow.y += form.head_room  # page 1 has no head of its own
    page.draw(plan, is_one_page=not form.is_large)
    if form.is_large and flow.room < room_for_boxes(form):
        flow.new_page()
    page.rule_lines(flow.room - room_for_boxes(form), plan)
    return [*page.boxes, *place_signature_boxes(flow, content.worksheet.visit.name.strip())]


class PageOne:
    """The sections of page 1."""

    def __init__(self, content: Content, flow: Flow) -> None:
        self._content = content
        self._worksheet = content.worksheet
        self._catalogue = content.catalogue
        self._facts = first_facts(content.worksheet, content.questions, content.decision)
        self._flow = flow
        self._heights: dict[tuple[str, tuple[float, ...]], float] = {}
        self._cut_lines: dict[tuple[Run, float, int, str], list[Line]] = {}
        self.boxes: list[PDFObjectReference] = []

    def fitting_plan(self, room: float, turns: int) -> tuple[Plan, float]:
        """Return the most generous plan that fits into so much room on pages that are turned so often, and the rest."""
        plans, reductions = [GENEROUS], iter(REDUCTIONS)
        while self._needed(plans[-1], turns) > room and (reduction := next(reductions, None)):
            plans.append(replace(plans[-1], **reduction))
        plan = plans.pop()
        for fuller in reversed(plans):  # The last reduction may have made more room than was needed.
            for field in fields(Plan):
                richer = replace(plan, **{field.name: getattr(fuller, field.name)})
                plan = richer if self._needed(richer, turns) <= room else plan
        return plan, max(0.0, room - self._needed(plan, turns))

    def draw(self, plan: Plan, *, is_one_page: bool) -> None:
        """Draw everything above the signature boxes."""
        flow = self._flow
        if is_one_page:
            flow.bottom = _BOTTOMLESS
        for section, measures in self._sections(plan):
            section(flow, *measures)
        flow.bottom = flow.form.bottom

    def rule_lines(self, room: float, plan: Plan) -> None:
        """Leave lines for questions that come up before the visit, as far as there is room."""
        flow = self._flow
        apart = _BETWEEN_LINES * flow.form.scale
        most = GENEROUS.questions - len(self._content.questions) if plan.questions == GENEROUS.questions else 0
        for _line in range(min(most, int(room / apart))):
            flow.y -= apart
            flow.rule(MARGIN + 20 * flow.form.scale, MARGIN + flow.form.width, HAIRLINE, 0.6)

    def _needed(self, plan: Plan, turns: int) -> float:
        needed = fsum(self._height(section, measures) for section, measures in self._sections(plan))
        return needed + (turns * self._lost_at_a_turn(plan) if turns else 0)

    def _lost_at_a_turn(self, plan: Plan) -> float:
        """What may stay empty at the foot of a page: the tallest of what is never split, and a heading above it."""
        tables = [self._height(self._options, (rows,)) for rows in range(plan.rows + 1)]
        boxes = [self._height(self._gate, ()), self._height(self._cautions, (plan.cautions,))]
        questions = (self._height(self._questions, (number, plan.lines, plan.answer_room)) for number in (0, 1))
        none, first = questions
        tallest = max(*boxes, first - none, tables[0], *(taller - table for table, taller in pairwise(tables)))
        return tallest + _HEADING * self._flow.form.scale

    def _height(self, section: Section, measures: tuple[float, ...]) -> float:
        """Measure each section once for each of its measures: they do not depend on one another."""
        if (section.__name__, measures) not in self._heights:
            self._heights[section.__name__, measures] = self._flow.measure(partial(_drawn_with, section, measures))
        return self._heights[section.__name__, measures]

    def _sections(self, plan: Plan) -> list[tuple[Section, tuple[float, ...]]]:
        return [
            (self._header, ()),
            (self._where_i_am, (plan.facts, plan.lines)),
            (self._gate, ()),
            (self._cautions, (plan.cautions,)),
            (self._what_matters, (plan.values, plan.lines)),
            (self._options, (plan.rows,)),
            (self._line_up, ()),
            (self._questions, (plan.questions, plan.lines, plan.answer_room)),
        ]

    def _header(self, flow: Flow) -> None:
        canvas, form, visit = flow.canvas, flow.form, self._worksheet.visit
        top = flow.y
        title = sheet.title(self._worksheet, self._catalogue)
        half = form.width * (0.5 if form.is_large else 0.56)
        canvas.outline(title, 0)
        with canvas.element("H1"):
            flow.y = draw(canvas, MARGIN, top, wrap([run(title, form.title)], half))
        right = top - 3 * form.scale
        for text, style in ((visit.name.strip(), bold(form.body)), (sheet.identity(self._worksheet), quiet(form.cell))):
            if text:
                with canvas.element("P"):
                    lines = wrap([run(text, style)], form.width - half - 14)
                    right = _draw_right(flow, right, cut(lines, _LINES_OF_IDENTITY, self._in_full("core")))
        with canvas.element("P"):
            flow.y = draw(canvas, MARGIN, flow.y, wrap([run(self._purpose(), quiet(form.cell))], half))
        flow.y = min(flow.y, right)
        clinic = self._content.clinic
        if clinic.is_named:
            words = sheet.clinic(clinic.name, clinic.day_phone, clinic.night_phone)
            flow.paragraph(run(words, quiet(form.cell)))

    def _purpose(self) -> str:
        """What the sheet is; from the second revision on, where a reader who knows the first finds what is new."""
        purpose = sheet.purpose(self._worksheet.visit)
        if self._worksheet.revision == 1:
            return purpose
        page = self._flow.canvas.page_of("changes")
        return _("{purpose}. What has changed: page {page}.").format(purpose=purpose, page=page)

    def _where_i_am(self, flow: Flow, most: int, most_lines: int) -> None:
        flow.heading(sheet.WHERE_I_AM)
        if self._facts:
            draw_run_in_facts(flow, self._facts[:most], most_lines, self._in_full("answers"))
        else:
            flow.paragraph(run(NOT_FILLED_IN, quiet(flow.form.body)))
        more = sheet.more_answers(flow.canvas.page_of("answers"))
        words = [run(f"{part} ", flow.form.cell) for part in [sheet.her_part(self._worksheet)] if part]
        words += [run(more, quiet(flow.form.cell))] if more else []
        if words:
            flow.paragraph(*words)

    def _gate(self, flow: Flow) -> None:
        if self._content.gate:
            flow.gap(5)
            _boxed(flow, [[run(sentence, bold(flow.form.cell))] for sentence in self._content.gate])

    def _cautions(self, flow: Flow, most: int) -> None:
        cautions = self._content.cautions
        if not cautions:
            return
        flow.gap(6)
        form = flow.form
        lines = [[run(CAUTIONS, bold(form.cell))], *(_caution(caution, flow) for caution in cautions[:most])]
        if len(cautions) > most:
            words = sheet.more_cautions(len(cautions) - most, flow.canvas.page_of("core"))
            lines.append([run(words, quiet(form.cell))])
        _boxed(flow, lines, [(), *(caution.letters for caution in cautions[:most])])

    def _what_matters(self, flow: Flow, most: int, most_lines: int) -> None:
        flow.heading(sheet.WHAT_MATTERS)
        values, form = self._worksheet.values, flow.form
        if not values.weighed and not values.own:
            flow.paragraph(run(NOT_FILLED_IN, quiet(form.body)))
            return
        shown = list(zip(values.weighed, weights_of_rows(self._worksheet), strict=True))[:most]
        if shown:
            with flow.list(numbered=True):
                for rank, (row, weight) in enumerate(shown, start=1):
                    self._one_that_matters(flow, rank, row, weight, most_lines)
        weighed = {row.attribute for row in values.weighed}
        also = [thing.text for thing in values.own if thing.key not in weighed and thing.text.strip()]
        also += [self._name(row) for row in values.weighed[most:]]
        if also:
            words = run(_("Also: {things}").format(things="; ".join(also)), quiet(form.cell))
            lines = cut(wrap([words], form.width), most_lines, self._in_full("answers"))
            flow.keep(height(lines))
            with flow.canvas.element("P"):
                flow.y = draw(flow.canvas, MARGIN, flow.y, lines)

    def _name(self, row: Weighed) -> str:
        thing = named(row.attribute, self._worksheet.values, self._catalogue)
        return thing.improvement if thing else _("Something that this program no longer lists")

    def _one_that_matters(self, flow: Flow, rank: int, row: Weighed, weight: float, most_lines: int) -> None:
        canvas, form = flow.canvas, flow.form
        indent, bar = 20 * form.scale, form.width * 0.36
        style = form.body
        is_own = row.attribute in {thing.key for thing in self._worksheet.values.own}
        mine = _("mine")
        words = [run(self._name(row), style), *([run(f" ({mine})", quiet(form.cell))] if is_own else [])]
        lines = cut(wrap(words, form.width * 0.62 - indent), most_lines, self._in_full("answers"))
        flow.keep(height(lines))
        with canvas.element("LI"):
            with canvas.element("Lbl"):
                draw(canvas, MARGIN, flow.y, [(run(f"{rank} ", colored(bold(style), TEAL)),)])
            with canvas.element("LBody"):
                with canvas.element("P"):
                    draw(canvas, MARGIN + indent, flow.y, lines)
                middle, left = flow.y - style.leading / 2, MARGIN + form.width - bar
                alternative = _("Matters {weight} of 100, next to the first.").format(weight=round(100 * weight))
                with canvas.figure(alternative, (left, middle - 4, left + bar, middle + 4)):
                    draw_weight(canvas, left, middle, bar, weight, TEAL)
        flow.y -= height(lines)

    def _options(self, flow: Flow, most_rows: int) -> None:
        flow.heading(sheet.OPTIONS)
        draw_options(flow, self._content, most_rows)

    def _line_up(self, flow: Flow) -> None:
        picture, form = self._content.line_up, flow.form
        flow.gap(3)
        leaning = leaning_on_paper(self._worksheet, self._catalogue)
        words = [run(f"{leaning} ", form.cell)] if self._worksheet.values.leaning else []
        if picture is not None:
            sentence = f"{message(picture, self._worksheet, self._catalogue, on_paper=True)} "
            words = [run(_("How they line up: "), bold(form.cell)), run(sentence, form.cell), *words]
        canvas = flow.canvas
        if self._content.comparison:
            where = sheet.more_on_pages(canvas.page_of("core"), canvas.page_of("sources"))
            words.append(run(where, quiet(form.cell)))
        if words:
            flow.paragraph(*words)

    def _questions(self, flow: Flow, most: int, most_lines: int, answer_room: float) -> None:
        flow.heading(sheet.QUESTIONS)
        questions = self._content.questions
        if questions:
            with flow.list(numbered=True):
                for rank, question in enumerate(questions[:most], start=1):
                    self._question(flow, rank, question, most_lines, answer_room * flow.form.scale)
        else:
            flow.paragraph(run(sheet.NO_QUESTIONS, quiet(flow.form.body)))
        words = sheet.more_questions(len(questions) - most, flow.canvas.page_of("notes"))
        flow.paragraph(run(words, quiet(flow.form.cell)))

    def _question(self, flow: Flow, rank: int, question: VisitQuestion, most_lines: int, room: float) -> None:
        canvas, form = flow.canvas, flow.form
        indent = 20 * form.scale
        beside = 0.0 if form.is_large else _BOXES_WIDTH
        where = self._in_full("questions")
        lines = self._cut(run(question.text, form.body), form.width - indent - beside, most_lines, where)
        answer = self._cut(run(question.answer, quiet(form.cell)), form.width - indent, min(2, most_lines), where)
        below = form.body.leading if form.is_large else 0.0
        flow.keep(height(lines) + below + max(room, height(answer)))
        top = flow.y
        with canvas.element("LI"):
            with canvas.element("Lbl"):
                draw(canvas, MARGIN, top, [(run(f"{rank} ", colored(bold(form.body), TEAL)),)])
            with canvas.element("LBody"):
                with canvas.element("P"):
                    flow.y = draw(canvas, MARGIN + indent, top, lines)
                if canvas.is_seen:
                    self._place_boxes(flow, flow.y if form.is_large else top, rank, question)
                flow.y -= below
                if question.answer.strip():
                    with canvas.element("P"):
                        draw(canvas, MARGIN + indent, flow.y, answer)
        flow.y -= max(room, height(answer) if question.answer.strip() else 0)
        flow.rule(MARGIN + indent, MARGIN + form.width, HAIRLINE, 0.6)
        flow.y -= 3 * form.scale

    def _cut(self, typed: Run, width: float, most: int, where: str) -> list[Line]:
        """Set a text once for each room that it may have: many plans give it the same."""
        room = typed, width, most, where
        if room not in self._cut_lines:
            self._cut_lines[room] = cut(wrap([typed], width), most, where)
        return self._cut_lines[room]

    def _in_full(self, mark: str) -> str:
        return sheet.in_full(self._flow.canvas.page_of(mark))

    def _place_boxes(self, flow: Flow, top: float, rank: int, question: VisitQuestion) -> None:
        """Place two boxes to tick in the visit; the nurse's signature fills them."""
        canvas, style = flow.canvas, colored(flow.form.small, INK)
        size, leading = style.size, flow.form.body.leading
        boxes = (
            (later_box(rank), sheet.LATER, question.carry_over),
            (answered_box(rank), sheet.ANSWERED, is_ticked_answered(question)),
        )
        right, placed = MARGIN + flow.form.width, []
        for name, label, is_ticked in boxes:
            words = run(label, style._replace(leading=leading))
            left = right - words.width
            bottom = top - leading / 2 - size / 2
            box = (left - size - 3, bottom, left - 3, bottom + size)
            spoken = _("Question {number}: {label}").format(number=rank, label=label)
            placed.append((name, spoken, box, is_ticked, left, words))
            right = box[0] - 8 * flow.form.scale
        for name, spoken, box, is_ticked, left, words in reversed(placed):
            self.boxes.append(place_box(canvas, name, spoken, box, ticked=is_ticked))
            with canvas.element("P"):
                draw(canvas, left, top, [(words,)])


def _caution(caution: SheetCaution, flow: Flow) -> list[Run]:
    return [run(caution.text, flow.form.cell)]


def _boxed(flow: Flow, paragraphs: Sequence[Sequence[Run]], letters: Sequence[Sequence[str]] = ()) -> None:
    """Draw paragraphs in a box that stands out; letters of options stand before those that concern them."""
    form, canvas = flow.form, flow.canvas
    pad, chip = 6 * form.scale, _CHIP * form.scale
    of_each = [*letters, *([()] * (len(paragraphs) - len(letters)))]
    indents = [len(each) * (chip + 3) + (2 if each else 0) for each in of_each]
    width = form.width - 2 * pad
    wrapped = [wrap(runs, width - indent) for runs, indent in zip(paragraphs, indents, strict=True)]
    between = _BETWEEN_CAUTIONS * form.scale
    tall = fsum(height(lines) + between for lines in wrapped) + 2 * pad - between
    flow.keep(min(tall, flow.most_room))
    canvas.setFillColorRGB(*_AMBER)
    canvas.setStrokeColorRGB(*_AMBER_LINE)
    canvas.setLineWidth(0.8)
    canvas.roundRect(MARGIN, flow.y - tall, form.width, tall, 6, stroke=1, fill=1)
    flow.y -= pad
    for lines, indent, each in zip(wrapped, indents, of_each, strict=True):
        with canvas.element("P"):
            draw_chips(canvas, MARGIN + pad, flow.y - (form.cell.leading - chip) / 2, chip, each)
            flow.y = draw(canvas, MARGIN + pad + indent, flow.y, lines) - between
    flow.y -= pad - between


def _draw_right(flow: Flow, top: float, lines: Sequence[Line]) -> float:
    for line in lines:
        top = draw(flow.canvas, MARGIN + flow.form.width - ink_width(line), top, [line])
    return top


def _drawn_with(section: Section, measures: tuple[float, ...], flow: Flow) -> None:
    section(flow, *measures)
