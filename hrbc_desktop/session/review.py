"""What was understood of a report or a record, as lines to look through; and the worksheet with what she ticked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import QUESTIONS, Profile, choice_keys
from hrbc_desktop.domain.model.worksheet import Visit, VisitQuestion, Worksheet
from hrbc_desktop.domain.visit.question_list import question_list, with_list
from hrbc_desktop.fhir.apply import answer_label, apply_answers, is_news, replaced
from hrbc_desktop.fhir.import_report import not_understood_line
from hrbc_desktop.fhir.read.result import FoundAnswer, ImportResult
from hrbc_desktop.report.found import REPORT_FIELDS, OfferedAnswer, ReadReport
from hrbc_desktop.report.reading import read_report
from hrbc_desktop.session.report_import import Opened, ReportPart
from hrbc_desktop.wording import import_report
from hrbc_desktop.wording import report as wording
from hrbc_desktop.wording.dates import spoken_date

_NUMBERS = {"tumor_size": "tumor_mm", "nodes": "node_count", "oncotype": "oncotype_score"}
"""The number that says more than a band, where the profile asks for it."""
_GENES_APART = {"akt1_pten": ("akt1", "pten")}
_MOST_LISTED = 200


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One answer that was found: how it reads, what it says, what it decides here, and where it stands."""

    field: str
    key: str | None
    label: str
    found: tuple[FoundAnswer, ...]
    """The answers of the profile that it gives; none where it leaves them open."""
    beyond: Mapping[str, object]
    """What it says besides: the number behind a band."""
    says: str
    decides: str
    replaces: str
    """What it would replace, and by what; empty when nothing is lost."""
    note: str
    """Why it is not ticked; empty when it is."""
    source: str
    span: tuple[int, int] | None
    """The first and last line of the text that is shown, counted from 1; None where a code says it."""
    can_be_ticked: bool
    is_ticked: bool
    is_known: bool
    """Whether the worksheet says the same already."""
    is_certain: bool
    """Whether its source leaves no doubt."""
    origin: int
    """Which source says it: 0 is the codes of a record, the reports follow."""

    @property
    def excludes(self) -> bool:
        """Whether another answer to the same question cannot be true with it."""
        return self.key is not None and (self.field not in QUESTIONS or not QUESTIONS[self.field].many)

    def contradicts(self, other: "ReviewLine") -> bool:
        """Whether another source gives another answer to the same question."""
        return self.excludes and self.field == other.field and self.key != other.key and self.origin != other.origin


class Review(NamedTuple):
    """A report or a record to look through. `alerts` come before anything else."""

    lines: tuple[ReviewLine, ...]
    alerts: tuple[str, ...]
    shown: tuple[str, ...]
    missing: str
    questions: tuple[str, ...]
    about: str = ""
    """Whom a record is about."""
    notes: tuple[str, ...] = ()
    """Where it says two things, and what became of it."""
    known: str = ""
    """What is in the worksheet already."""
    not_understood: tuple[str, ...] = ()
    not_used: str = ""


class Understood(NamedTuple):
    """What was opened, with what was read in each report of it."""

    opened: Opened
    reports: tuple[tuple[ReportPart, ReadReport], ...]


def understand(opened: Opened, name: str) -> Understood:
    """Read every report of what was opened, as one of the person called `name`. Takes time; touches nothing."""
    person = opened.record.person if opened.record else None
    whose = name or (person.name if person else "")
    return Understood(opened, tuple((part, read_report(part.text, whose)) for part in opened.parts))


def review(understood: Understood, profile: Profile, visit: Visit | None = None) -> Review:
    """Return what was understood as it is shown beside the answers that are there already."""
    record, reports = understood.opened.record, [report for _part, report in understood.reports]
    of_reports = [
        line
        for origin, (part, report) in enumerate(understood.reports, start=1)
        for answer in (*report.offered, *_of_other_tests(report))
        for line in [_line(answer, part, origin, profile)]
    ]
    of_record = [_of_record(answer, profile) for answer in record.answers] if record else []
    lines = _held_together([*of_record, *of_reports])
    open_ones = [each.field for report in reports for each in report.offered if each.key in (None, "two_plus_open")]
    kinds = [alert.kind for report in reports for alert in report.alerts]
    missing = [field for field in REPORT_FIELDS if not any(line.field == field for line in lines)] if reports else []
    missing = [field for field in missing if any(field in report.missing for report in reports)]
    shown = dict.fromkeys(wording.shown_sentence(fact.field, fact.value) for report in reports for fact in report.shown)
    return Review(
        lines=tuple(line for line in lines if not line.is_known),
        alerts=(*_of_the_record(record, visit), *_of_the_reports(understood, record)),
        shown=tuple(shown),
        missing=wording.missing_sentence(missing),
        questions=tuple(wording.questions_that_follow(missing, kinds, open_ones)) if reports else (),
        about=_about(record) if record else "",
        notes=record.notes if record else (),
        known=_known(lines),
        not_understood=tuple(_not_understood(record)) if record else (),
        not_used=import_report.not_used_line(record.irrelevant_count) if record and record.irrelevant_count else "",
    )


def with_answers(worksheet: Worksheet, chosen: Iterable[ReviewLine]) -> Worksheet:
    """Return the worksheet with the answers that were ticked, and what was said beyond each."""
    profile = worksheet.profile
    for line in chosen:
        profile = apply_answers(profile, line.found)
        profile = profile.evolve(**line.beyond)
    return worksheet.evolve(profile=profile)


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


def _held_together(lines: Iterable[ReviewLine]) -> list[ReviewLine]:
    """Return each answer once. Where two sources are certain of different answers, neither is ticked."""
    by_answer: dict[tuple[str, str | None], ReviewLine] = {}
    for line in lines:
        present = by_answer.get((line.field, line.key))
        if present is None or (line.is_certain and not present.is_certain):
            by_answer[line.field, line.key] = line
    certain = [line for line in by_answer.values() if line.is_certain and line.excludes]
    return [_unticked(line) if any(map(line.contradicts, certain)) else line for line in by_answer.values()]


def _unticked(line: ReviewLine) -> ReviewLine:
    return replace(line, is_ticked=False, note=wording.TWO_ANSWERS)


def _of_record(answer: FoundAnswer, profile: Profile) -> ReviewLine:
    is_new = is_news(profile, answer)
    return ReviewLine(
        field=answer.field,
        key=answer.key,
        label=answer_label(answer),
        found=(answer,),
        beyond={},
        says=wording.answer_says(answer.field, answer.key),
        decides=wording.answer_decides(answer.field),
        replaces=replaced(profile, answer),
        note=import_report.please_check(answer.doubt) if answer.doubt else "",
        source=import_report.source(answer.text, answer.date),
        span=None,
        can_be_ticked=is_new,
        is_ticked=is_new and not answer.doubt,
        is_known=not is_new,
        is_certain=not answer.doubt,
        origin=0,
    )


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


def _line(answer: OfferedAnswer, part: ReportPart, origin: int, profile: Profile) -> ReviewLine:
    found = _as_found(answer)
    is_new = any(is_news(profile, each) for each in found)
    is_ticked = answer.ticked and is_new and not part.doubt
    return ReviewLine(
        field=answer.field,
        key=answer.key,
        label=wording.answer_label(answer.field, answer.key),
        found=tuple(found),
        beyond=_beyond(answer),
        says=wording.answer_says(answer.field, answer.key, answer.detail),
        decides=wording.answer_decides(answer.field),
        replaces="; ".join(replaced_text for each in found if (replaced_text := replaced(profile, each))),
        note="" if is_ticked else _note(answer, part),
        source=wording.line_words(answer.line + part.first_line, answer.sentence, part.title),
        span=(answer.line + part.first_line, answer.last_line + part.first_line),
        can_be_ticked=bool(found) and is_new,
        is_ticked=is_ticked,
        is_known=bool(found) and not is_new,
        is_certain=answer.ticked and not part.doubt,
        origin=origin,
    )


def _beyond(answer: OfferedAnswer) -> dict[str, object]:
    """Return the number behind a band, and that a BRCA result is of the inherited kind: no other is offered."""
    number = _NUMBERS.get(answer.field, "")
    if number and answer.amount is not None and QUESTIONS[number].accepts(str(answer.amount)):
        return {number: answer.amount}
    return {"brca_kind": "inherited"} if answer.field == "brca" and answer.key in ("found", "not_found") else {}


def _note(answer: OfferedAnswer, part: ReportPart) -> str:
    if answer.key is None:
        return wording.LEFT_OPEN
    return import_report.please_check(part.doubt) if part.doubt else wording.CHECK_IT


def _as_found(answer: OfferedAnswer) -> list[FoundAnswer]:
    """Return the answers of the profile that an answer of the report gives; none where the profile has no such."""
    apart = answer.genes or _GENES_APART.get(answer.field, ())
    fields = (answer.field,) if answer.field in QUESTIONS else apart
    return [
        FoundAnswer(field=field, key=answer.key, text=answer.sentence, date="")
        for field in fields
        if answer.key is not None and answer.key in choice_keys(field)
    ]


def _about(record: ImportResult) -> str:
    person = record.person
    born = import_report.born(spoken_date(person.birth_date)) if person and person.birth_date else ""
    return import_report.about_person(", ".join(filter(None, (person.name if person else "", born))))


def _of_the_record(record: ImportResult | None, visit: Visit | None) -> Iterator[str]:
    if record is None:
        return
    born = record.person.birth_date if record.person else None
    if visit and born and visit.birth_date not in (None, born):
        yield import_report.another_birth_date()
    yield from record.alerts


def _of_the_reports(understood: Understood, record: ImportResult | None) -> Iterator[str]:
    alerts = " ".join(record.alerts) if record else ""
    for part, report in understood.reports:
        for alert in report.alerts:
            if alert.kind == "her2_positive" and "HER2" in alerts:
                continue
            where = wording.line_words(alert.line + part.first_line, alert.sentence, part.title)
            yield f"{wording.alert_sentence(alert.kind)} {where}"


def _known(lines: Sequence[ReviewLine]) -> str:
    named = {each.field for line in lines if line.is_known for each in line.found}
    names = [question.short for field, question in QUESTIONS.items() if field in named]
    if "medicine_names" in named:
        names.append(import_report.names_of_medicines())
    return import_report.known_already(names) if names else ""


def _not_understood(record: ImportResult) -> Iterator[str]:
    yield from map(not_understood_line, record.not_understood[:_MOST_LISTED])
    left = len(record.not_understood) - _MOST_LISTED
    if left > 0:
        yield import_report.and_more(left)
