"""This program's own questionnaire: every answer as it was given, for whatever no code says."""

from hrbc_desktop.domain.model.profile import OUTCOME_LABELS, QUESTIONS, TreatmentOutcome
from hrbc_desktop.fhir.read.models import Item, QuestionnaireResponse, ResponseAnswer, as_line
from hrbc_desktop.fhir.read.partial_date import PartialDate, read_when
from hrbc_desktop.fhir.read.result import NotUnderstood, Reading, ReadingResult

QUESTIONNAIRE = "urn:hrbc-desktop:questionnaire:about-you"
ANSWER_SYSTEM = "urn:hrbc-desktop:answer"
ATTRIBUTE_SYSTEM = "urn:hrbc-desktop:attribute"
OUTCOME = "outcome"
MEDICINE_NAMES = "medicine_names"
NOT_READ = frozenset(
    {
        "decision",
        "how_to_decide",
        "how_much",
        "options",
        "what_matters",
        "own_words",
        "questions",
        "trials",
        "second_opinion",
    }
)
"""What is written for others to read; it belongs to one consultation and is not copied into another."""


def read_questionnaire(response: QuestionnaireResponse) -> list[ReadingResult]:
    """Return the answers of this program's questionnaire. Others are not understood."""
    if response.questionnaire != QUESTIONNAIRE:
        return [NotUnderstood(text="A questionnaire", why="It is not from this program.")]
    when = read_when(response.authored)
    return [
        _read(item, answer, when) for item in response.item if item.link_id not in NOT_READ for answer in item.answer
    ]


def _read(item: Item, answer: ResponseAnswer, when: PartialDate) -> ReadingResult:
    field = item.link_id
    if field == MEDICINE_NAMES and answer.value_string and answer.value_string.strip():
        names = answer.value_string.encode(errors="ignore").decode().strip()[:2000]  # half a letter is no text
        return Reading(field=field, key=names, text=as_line(names), when=when)
    coding = answer.value_coding
    if field not in QUESTIONS or coding is None or coding.system != ANSWER_SYSTEM:
        return NotUnderstood(text=as_line(field), why="This version of the program does not ask that.")
    if not QUESTIONS[field].accepts(coding.code):
        return NotUnderstood(text=as_line(f"{field}: {coding.display}"), why="This version does not have that answer.")
    question = QUESTIONS[field]
    text = f"{question.short}: {question.label(coding.code)}"
    return Reading(field=field, key=coding.code, text=text, when=when, outcome=_outcome(answer))


def _outcome(answer: ResponseAnswer) -> TreatmentOutcome | None:
    codes = (
        given.value_coding.code
        for item in answer.item
        if item.link_id == OUTCOME
        for given in item.answer
        if given.value_coding
    )
    return next((outcome for code in codes for outcome in OUTCOME_LABELS if outcome == code), None)
