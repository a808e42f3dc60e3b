"""What was understood of a report, as lines to look through; and the worksheet with those that she ticked."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import QUESTIONS, Profile, choice_keys
from hrbc_desktop.domain.model.worksheet import VisitQuestion, Worksheet
from hrbc_desktop.domain.visit.question_list import question_list, with_list
from hrbc_desktop.fhir.apply import apply_answers, is_news, replaced
from hrbc_desktop.fhir.read.result import FoundAnswer
from hrbc_desktop.report.found import OfferedAnswer, ReadReport
from hrbc_desktop.wording import report as wording
from hrbc_desktop.wording.text import _

_NUMBERS = {"tumor_size": "tumor_mm", "nodes": "node_count", "oncotype": "oncotype_score"}
"""The number that says more than a band, where the profile asks for it."""
_GENES_APART = {"akt1_pten": ("akt1", "pten")}


class ReviewLine(NamedTuple):
    """One answer of the report: how it reads, what it says, what it decides here, and where it stands."""

    answer: OfferedAnswer
    label: str
    says: str
    decides: str
    replaces: str
    """What it would replace, and by what; empty when nothing is lost."""
    note: str
    """Why it is not ticked; empty when it is."""
    source: str
    can_be_ticked: bool
    is_ticked: bool


class Review(NamedTuple):
    """A report to look through. `alerts` come before anything else."""

    lines: tuple[ReviewLine, ...]
    alerts: tuple[str, ...]
    shown: tuple[str, ...]
    missing: str
    questions: tuple[str, ...]


def review(report: ReadReport, profile: Profile) -> Review:
    """Return the report as it is shown beside the answers that are there already."""
    is_open = [answer.field for answer in report.offered if answer.key in (None, "two_plus_open")]
    kinds = [alert.kind for alert in report.alerts]
    return Review(
        lines=tuple(_line(answer, profile) for answer in (*report.offered, *_of_other_tests(report))),
        alerts=tuple(
            f"{wording.alert_sentence(alert.kind)} {wording.line_words(alert.line, alert.sentence)}"
            for alert in report.alerts
        ),
        shown=tuple(wording.shown_sentence(fact.field, fact.value) for fact in report.shown),
        missing=wording.missing_sentence(report.missing),
        questions=tuple(wording.questions_that_follow(report.missing, kinds, is_open)),
    )


def with_answers(worksheet: Worksheet, chosen: Iterable[OfferedAnswer]) -> Worksheet:
    """Return the worksheet with the answers that were ticked, and what the report says beyond each."""
    profile = worksheet.profile
    for answer in chosen:
        profile = apply_answers(profile, _as_found(answer))
        profile = profile.evolve(**_beyond(answer))
    return worksheet.evolve(profile=profile)


def _beyond(answer: OfferedAnswer) -> dict[str, object]:
    """Return the number behind a band, and that a BRCA result is of the inherited kind: no other is offered."""
    number = _NUMBERS.get(answer.field, "")
    if number and answer.amount is not None and QUESTIONS[number].accepts(str(answer.amount)):
        return {number: answer.amount}
    return {"brca_kind": "inherited"} if answer.field == "brca" and answer.key in ("found", "not_found") else {}


def with_questions(worksheet: Worksheet, catalogue: Catalogue, asked: Sequence[str]) -> Worksheet:
    """Return the worksheet with questions put at the end of the list, each once."""
    listed = question_list(worksheet, catalogue)
    known = {question.text for question in listed}
    new = [text for text in asked if text not in known]
    count = sum(question.origin == "own" for question in worksheet.questions)
    added = [
        VisitQuestion(key=f"own:{count + number}:{text[:60]}", text=text, origin="own")
        for number, text in enumerate(new)
    ]
    return with_list(worksheet, (*listed, *added))


def _of_other_tests(report: ReadReport) -> Iterator[OfferedAnswer]:
    """Yield the result of MammaPrint as an answer, to be ticked by her alone."""
    for fact in report.shown:
        key = fact.value.removesuffix("risk").strip(" -").replace("-", "")
        if fact.field == "mammaprint" and key in choice_keys("mammaprint"):
            yield OfferedAnswer(
                field="mammaprint",
                key=key,
                ticked=False,
                line=fact.line,
                last_line=fact.last_line,
                sentence=fact.sentence,
            )


def _line(answer: OfferedAnswer, profile: Profile) -> ReviewLine:
    found = _as_found(answer)
    is_new = any(is_news(profile, each) for each in found)
    can_be_ticked = bool(found) and is_new
    is_ticked = answer.ticked and can_be_ticked
    return ReviewLine(
        answer=answer,
        label=wording.answer_label(answer.field, answer.key),
        says=wording.answer_says(answer.field, answer.key, answer.detail),
        decides=wording.answer_decides(answer.field),
        replaces="; ".join(told for each in found if (told := replaced(profile, each))),
        note="" if is_ticked else _note(answer, is_known=bool(found) and not is_new),
        source=wording.line_words(answer.line, answer.sentence),
        can_be_ticked=can_be_ticked,
        is_ticked=is_ticked,
    )


def _note(answer: OfferedAnswer, *, is_known: bool) -> str:
    if is_known:
        return _(wording.KNOWN_ALREADY)
    return _(wording.CHECK_IT if answer.key else wording.LEFT_OPEN)


def _as_found(answer: OfferedAnswer) -> list[FoundAnswer]:
    """Return the answers of the profile that an answer of the report gives; none where the profile has no such."""
    apart = answer.genes or _GENES_APART.get(answer.field, ())
    fields = (answer.field,) if answer.field in QUESTIONS else apart
    return [
        FoundAnswer(field=field, key=answer.key, said=answer.sentence, date="")
        for field in fields
        if answer.key is not None and answer.key in choice_keys(field)
    ]
