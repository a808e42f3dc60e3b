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
from hrbc_desktop.pdf.signing.appearance import STRIP_HEIGHT
from hrbc_desktop.pdf.signing.boxes import draw_frame, place_third_box
from hrbc_desktop.pdf.signing.form_fields import place_notes
from hrbc_desktop.wording.answers import Fact, all_facts, readiness_lines, trials_and_second_opinion
from hrbc_desktop.wording.visit import what_became

_NOTES_HEIGHT = 120.0
_NOTES_SIZE = 11.0
_BELOW_NOTES = 8.0


def draw_filled_in(flow: Flow, content: Content, citations: Citations) -> tuple[PDFObjectReference, PDFObjectReference]:
    """Draw the sections after the line-up.

    Returns the fields that it placed: for the nurse's notes, and for the third signature.
    """

    def sections(flow: Flow) -> None:
        _all_questions(flow, content.questions)
        _readiness(flow, content.worksheet)
        for topic in _next_topics(content):
            _topic(flow, topic, citations)
        _all_answers(flow, content.worksheet)

    flow.gap(8)
    flow.keep(140)
    with flow.columns(flow.form.columns, flow.measure(sections, flow.form.columns)):
        sections(flow)
    notes = _notes(flow)
    flow.y -= _BELOW_NOTES
    return notes, place_third_box(flow)


def _readiness(flow: Flow, worksheet: Worksheet) -> None:
    flow.heading("Am I ready?")
    draw_wide_facts(flow, readiness_lines(worksheet.readiness), label_share=0.75)
    flow.paragraph(run(readiness_sentence(worksheet.readiness), flow.form.body))
    flow.heading("Trials and second opinion")
    flow.paragraph(run(" ".join(trials_and_second_opinion(worksheet)), flow.form.body))


def _topic(flow: Flow, topic: Topic, citations: Citations) -> None:
    flow.heading(topic.title)
    for paragraph in topic.paragraphs:
        flow.paragraph(run(paragraph.text + citations.mark([paragraph.source]), flow.form.body))
        flow.gap(3)


def _all_answers(flow: Flow, worksheet: Worksheet) -> None:
    answered, open_ones = all_facts(worksheet)
    flow.heading("All my answers")
    draw_wide_facts(flow, [*_visit_facts(worksheet), *answered], label_share=0.4)
    if open_ones:
        flow.gap(2)
        words = [run("Not answered: ", bold(flow.form.cell)), run(f"{', '.join(open_ones)}.", flow.form.cell)]
        flow.paragraph(*words, keep_lines=len(QUESTIONS))


def _next_topics(content: Content) -> list[Topic]:
    """What happens next, for the setting of the person or else of the options that she compares."""
    settings = {setting for option in content.comparison.options for setting in option.settings}
    if content.worksheet.profile.stage not in (None, "unknown"):
        settings = {"advanced" if content.worksheet.profile.stage == "metastatic" else "early"}
    found = [topic for topic in content.catalogue.topics.values() if topic.id.startswith("next")]
    return [topic for topic in found if settings.intersection(topic.settings)]


def _visit_facts(worksheet: Worksheet) -> list[Fact]:
    visit = worksheet.visit
    filled_in_by = FILLED_IN_BY_LABELS[visit.filled_in_by] if visit.filled_in_by else ""
    facts = [Fact("Who comes with me", visit.companions.strip()), Fact("Who fills this in", filled_in_by)]
    return [fact for fact in facts if fact.text]


def _all_questions(flow: Flow, questions: Sequence[VisitQuestion]) -> None:
    if not questions:
        return
    flow.heading("All my questions")
    with flow.list(numbered=True):
        for rank, question in enumerate(questions, start=1):
            flow.item(str(rank), [run(question.text, flow.form.body)], *_answer(question, flow))
            flow.gap(2)


def _answer(question: VisitQuestion, flow: Flow) -> list[list[Run]]:
    said = what_became(question)
    lead = [run(f"{said}. ", bold(flow.form.cell))] if said else []
    answer = [run(question.answer.strip(), flow.form.cell)] if question.answer.strip() else []
    return [[*lead, *answer]] if lead or answer else []


def _notes(flow: Flow) -> PDFObjectReference:
    tall = _NOTES_HEIGHT * flow.form.scale
    flow.heading("Notes of the nurse", follows=_NOTES_HEIGHT + 4 + _BELOW_NOTES + STRIP_HEIGHT)
    draw_frame(flow.canvas, (MARGIN, flow.y - tall, MARGIN + flow.form.width, flow.y))
    box = (MARGIN + 2, flow.y - tall + 2, MARGIN + flow.form.width - 2, flow.y - 2)
    flow.y -= tall
    return place_notes(flow.canvas, "Notes of the nurse", box, _NOTES_SIZE * flow.form.scale)
