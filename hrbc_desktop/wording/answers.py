"""The person's answers as the sheet says them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from hrbc_desktop.domain.decisions.matching import NUMBERS_OF_BANDS
from hrbc_desktop.domain.model.decision import Decision
from hrbc_desktop.domain.model.profile import QUESTIONS, answer_text, answers, is_unknown
from hrbc_desktop.domain.model.readiness import READINESS_QUESTIONS, Readiness
from hrbc_desktop.domain.model.worksheet import Interest, VisitQuestion, Worksheet
from hrbc_desktop.domain.preferences.swing_weights import weights
from hrbc_desktop.translation import _

NOT_FILLED_IN = _("Not filled in yet.")

_FIRST_FACTS = (
    "stage",
    "her2",
    "menopause",
    "past_treatments",
    "conditions",
    "activity",
    "pik3ca",
    "esr1",
    "brca",
    "nodes",
    "grade",
    "oncotype",
    "akt1",
    "pten",
    "other_medicines",
)
"""What a clinician looks for first, in that order."""

_TRIALS: dict[Interest, str] = {
    "yes": _("I would like to hear about clinical trials."),
    "not_now": _("I do not want to talk about clinical trials now."),
    "unknown": _("I do not know yet if I want to hear about clinical trials."),
}
_SECOND_OPINION: dict[Interest, str] = {
    "yes": _("I would like a second opinion."),
    "not_now": _("I do not need a second opinion now."),
    "unknown": _("I do not know yet if I want a second opinion."),
}


@dataclass(frozen=True)
class AnswerLine:
    """One line about the person."""

    label: str
    text: str


def first_facts(
    worksheet: Worksheet, questions: tuple[VisitQuestion, ...], decision: Decision | None = None
) -> list[AnswerLine]:
    """Return what was answered: first what the decision turns on, then what matters in general.

    An unknown answer names the question that it became.
    """
    facts = []
    turns_on = (_as_answered(name, worksheet) for name in (decision.questions if decision else ()))
    for name in dict.fromkeys(("stage", *turns_on, *_FIRST_FACTS)):
        if name not in QUESTIONS:
            continue
        if answers(worksheet.profile, name):
            text = answer_text(worksheet.profile, name)
            if name == "stage" and worksheet.profile.course not in (None, "unknown"):
                text += f", {answer_text(worksheet.profile, 'course').lower()}"
            facts.append(AnswerLine(QUESTIONS[name].short, text + _question_number(worksheet, name, questions)))
    return facts


def all_facts(
    worksheet: Worksheet, decision: Decision | None = None, asked: Collection[str] = ()
) -> tuple[list[AnswerLine], list[str]]:
    """Return every answer in the order of the questions, and what the decision turns on and is not answered.

    `asked`: what is asked of her, so that no man reads of menopause.
    """
    answers = {name: answer_text(worksheet.profile, name) for name in QUESTIONS}
    facts = [AnswerLine(QUESTIONS[name].short, text) for name, text in answers.items() if text]
    if medicines := worksheet.profile.medicine_names.strip():
        facts.append(AnswerLine(_("Names of medicines"), medicines))
    turns_on = [_as_answered(name, worksheet) for name in (decision.questions if decision else ())]
    return facts, [QUESTIONS[name].short for name in turns_on if name in asked and not answers[name]]


def _as_answered(name: str, worksheet: Worksheet) -> str:
    """Return the question that she answered: a number may be given where its band was not."""
    number = NUMBERS_OF_BANDS.get(name, "")
    return number if number and answers(worksheet.profile, number) and not answers(worksheet.profile, name) else name


def weights_of_rows(worksheet: Worksheet) -> tuple[float, ...]:
    """Return how much each thing matters next to the one at the top, from 0 to 1."""
    found = weights([row.step for row in worksheet.values.weighed])
    return tuple(weight / found[0] for weight in found)


def readiness_lines(readiness: Readiness) -> list[AnswerLine]:
    """Return the four questions about readiness with their answers."""
    labels = {True: _("Yes"), False: _("No"), None: _("Not answered")}
    return [AnswerLine(text, labels[getattr(readiness, item)]) for item, text in READINESS_QUESTIONS.items()]


def trials_and_second_opinion(worksheet: Worksheet) -> list[str]:
    """Return what the person said about trials and about a second opinion."""
    sentences = [
        _TRIALS[worksheet.trials] if worksheet.trials else _("Clinical trials: not filled in yet."),
        _SECOND_OPINION[worksheet.second_opinion]
        if worksheet.second_opinion
        else _("Second opinion: not filled in yet."),
    ]
    if worksheet.records_request:
        sentences.append(_("I may ask for a copy of my records."))
    return sentences


def _question_number(worksheet: Worksheet, name: str, questions: tuple[VisitQuestion, ...]) -> str:
    if not is_unknown(worksheet.profile, name):
        return ""
    keys = [question.key for question in questions]
    key = f"unknown:{name}"
    return _(" (question {number})").format(number=keys.index(key) + 1) if key in keys else ""
