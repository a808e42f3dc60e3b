"""What else the person filled in, what happens next, the notes of the nurse, and the third signature."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from hrbc_desktop.domain.model.content import Topic
from hrbc_desktop.domain.model.profile import QUESTIONS
from hrbc_desktop.domain.model.readiness import readiness_sentence
from hrbc_desktop.domain.model.worksheet import FILLED_IN_BY_LABELS, VisitQuestion, Worksheet
from hrbc_desktop.pdf.engine.layout import MARGIN, Flow, bold
from hrbc_desktop.pdf.engine.typesetting import Run, run
from hrbc_desktop.pdf.pages.citations import Citations
from hrbc_desktop.pdf.pages.facts import draw_wide_facts
from hrbc_desktop.pdf.pages.view_model import Content
from hrbc_desktop.pdf.signing.boxes import draw_frame, place_third_box, room_for_strip
from hrbc_desktop.pdf.signing.form_fields import place_notes
from hrbc_desktop.translation import _
from hrbc_desktop.wording import sheet
from hrbc_desktop.wording.answers import AnswerLine, all_facts, readiness_lines, trials_and_second_opinion
from hrbc_desktop.wording.visit import what_became

_LEAST_NOTES, _MOST_NOTES = 72.0, 300.0
"""Height of the box for notes, in points."""
_BELOW_NOTES = 8.0


def draw_filled_in(flow: Flow, content: Content, citations: Citations, *, with_topics: bool) -> None:
    """Draw what else she filled in, and what happens next unless that is left out."""

    def sections(flow: Flow) -> None:
        _all_questions(flow, content.questions)
        _readiness(flow, content.worksheet)
        for topic in content.what_comes_next if with_topics else ():
            _topic(flow, topic, citations)
        _all_answers(flow, content)

    flow.gap(4)
    flow.keep(100)
    with flow.columns(flow.form.columns, flow.measure(sections, flow.form.columns)):
        sections(flow)


def draw_notes(flow: Flow) -> tuple[PDFObjectReference, PDFObjectReference]:
    """Draw the box for the nurse's notes, as tall as the last page allows, and the strip for a third signature.

    Returns their fields.
    """
    scale = flow.form.scale
    below = _BELOW_NOTES * scale + room_for_strip(flow.form)
    flow.heading(sheet.NOTES, follows=_LEAST_NOTES + 6 + below / scale)
    flow.canvas.mark_page("notes")
    tall = max(_LEAST_NOTES * scale, min(_MOST_NOTES * scale, flow.room - below - 2))
    draw_frame(flow.canvas, (MARGIN, flow.y - tall, MARGIN + flow.form.width, flow.y))
    box = (MARGIN + 2, flow.y - tall + 2, MARGIN + flow.form.width - 2, flow.y - 2)
    flow.y -= tall
    notes = place_notes(flow.canvas, sheet.NOTES, box, flow.form.cell.size)
    flow.y -= _BELOW_NOTES * scale
    return notes, place_third_box(flow)


def _readiness(flow: Flow, worksheet: Worksheet) -> None:
    flow.heading(sheet.READY)
    if worksheet.readiness.answered:
        draw_wide_facts(flow, readiness_lines(worksheet.readiness), label_share=0.8)
    flow.paragraph(run(readiness_sentence(worksheet.readiness), flow.form.small_ink))
    flow.heading(sheet.TRIALS)
    flow.paragraph(run(" ".join(trials_and_second_opinion(worksheet)), flow.form.small_ink))


def _topic(flow: Flow, topic: Topic, citations: Citations) -> None:
    flow.heading(topic.title)
    for paragraph in topic.paragraphs:
        flow.paragraph(run(paragraph.text + citations.mark([paragraph.source]), flow.form.small_ink))
        flow.gap(1.5)


def _all_answers(flow: Flow, content: Content) -> None:
    worksheet = content.worksheet
    answered, open_ones = all_facts(worksheet, content.decision, content.asked)
    flow.heading(sheet.ALL_ANSWERS)
    flow.canvas.mark_page("answers")
    draw_wide_facts(flow, [*_visit_facts(worksheet), *answered], label_share=0.4)
    if open_ones:
        flow.gap(2)
        words = [run(_("Not answered: "), bold(flow.form.cell)), run(f"{', '.join(open_ones)}.", flow.form.cell)]
        flow.paragraph(*words, keep_lines=len(QUESTIONS))


def _visit_facts(worksheet: Worksheet) -> list[AnswerLine]:
    visit = worksheet.visit
    filled_in_by = FILLED_IN_BY_LABELS[visit.filled_in_by] if visit.filled_in_by else ""
    own = "; ".join(thing.text.strip() for thing in worksheet.values.own)
    facts = [
        AnswerLine(_("Who comes with me"), visit.companions.strip()),
        AnswerLine(_("Who fills this in"), filled_in_by),
        AnswerLine(sheet.MY_WORDS, own),
    ]
    return [fact for fact in facts if fact.text]


def _all_questions(flow: Flow, questions: Sequence[VisitQuestion]) -> None:
    if not questions:
        return
    flow.heading(sheet.ALL_QUESTIONS)
    flow.canvas.mark_page("questions")
    style = flow.form.small_ink
    with flow.list(numbered=True):
        for rank, question in enumerate(questions, start=1):
            flow.item(str(rank), [run(question.text, style), *_answer(question, flow)], style=style)


def _answer(question: VisitQuestion, flow: Flow) -> list[Run]:
    style, outcome = flow.form.small_ink, what_became(question)
    lead = [run(f" {outcome}.", bold(style))] if outcome else []
    return [*lead, run(f" {question.answer.strip()}", style)] if question.answer.strip() else lead
