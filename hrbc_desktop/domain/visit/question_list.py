"""The list of questions for the visit: what the answers leave open, what the weighing raises, and the person's own."""

from collections.abc import Collection, Mapping
from hashlib import sha256

from hrbc_desktop.domain.decisions.facts import Facts, facts_of_worksheet
from hrbc_desktop.domain.decisions.questions_asked import asked_fields, questions_for
from hrbc_desktop.domain.decisions.safety import worksheet_is_for
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import UNKNOWN_DECISION
from hrbc_desktop.domain.model.profile import QUESTIONS, Profile, is_unknown
from hrbc_desktop.domain.model.readiness import ReadinessItem
from hrbc_desktop.domain.model.worksheet import QuestionOrigin, VisitQuestion, Worksheet, is_own
from hrbc_desktop.domain.preferences.leaning import leaning_and_line_up
from hrbc_desktop.domain.preferences.line_up import LineUp, line_up_of
from hrbc_desktop.domain.preferences.offer import Thing, named, names_of
from hrbc_desktop.domain.visit.gate_questions import gate_questions
from hrbc_desktop.domain.visit.situation_questions import situation_questions
from hrbc_desktop.translation import _

ORIGIN_LABELS: dict[QuestionOrigin, str] = {
    "answers": _("from your answers"),
    "values": _("from “what matters”"),
    "suggested": _("from the suggestions"),
    "readiness": _("from “do you feel ready?”"),
    "standing": _("for every decision"),
    "own": _("your own"),
}

WHAT_ARE_WE_DECIDING = _("What are we deciding now, and what can wait?")

HOW_LONG_TO_DECIDE = _("How long can I take to decide?")
REPORT_TOGETHER = _("Can we go through my report together?")
GENES_TOGETHER = _("Which gene tests were done, and which do I still need?")
SO_FAR_TOGETHER = _("Where is the cancer now, and which treatments have I had so far?")
OPERATION_TOGETHER = _("What is planned for the breast and the armpit, and can my breast be kept?")
HEALTH_TOGETHER = _("What about my age and my health changes which options fit?")
_ONE_QUESTION_FROM = 3
"""So many open answers of a kind become one question: a list of tests would push her own questions off the page.

Chosen by us, because who knows least would otherwise take the longest list to the visit.
"""
_TOGETHER: tuple[tuple[frozenset[str], str, str], ...] = (
    (
        frozenset({"nodes", "node_count", "node_micromet", "tumor_size", "tumor_mm", "grade", "ki67", "er", "pr",
                   "her2", "oncotype", "oncotype_score", "mammaprint", "margins_clear"}),
        "unknown:report",
        REPORT_TOGETHER,
    ),
    (frozenset({"esr1", "pik3ca", "akt1", "pten", "brca"}), "unknown:genes", GENES_TOGETHER),
    (
        frozenset({"course", "few_spots", "bone_spread", "organs_in_danger", "lines_hormone_advanced",
                   "lines_chemo_advanced", "hormone_used_up"}),
        "unknown:so_far",
        SO_FAR_TOGETHER,
    ),
    (
        frozenset({"armpit_ultrasound", "breast_can_be_kept", "breast_operation_planned"}),
        "unknown:operation",
        OPERATION_TOGETHER,
    ),
    (
        frozenset({"age", "menopause", "ovaries", "gnrh_shot", "conditions", "activity"}),
        "unknown:health",
        HEALTH_TOGETHER,
    ),
)  # fmt: skip

PRINTED_LARGE = 5
"""The questions that stand on page 1 of the sheet, with room for answers."""

_MATTERS_MOST = _("What matters most to me: {thing}. What does each option mean for that?")
_GO_THROUGH = _("Please go through this with me: {thing}.")

_INTEREST_QUESTIONS = {
    "trials": _("What would a clinical trial mean for me?"),
    "second_opinion": _("Would a second opinion help me?"),
}

_READINESS_QUESTIONS: dict[ReadinessItem, str] = {
    "sure": _("What would help me to feel sure about a choice?"),
    "understand": _("Can we go through the good and the bad of each option once more?"),
    "balance": _("Can you help me to think about what matters most to me?"),
    "support": _("Who can support me, and whom can I call?"),
}


def raised(
    worksheet: Worksheet, catalogue: Catalogue, picture: LineUp | None, facts: Facts
) -> tuple[VisitQuestion, ...]:
    """Return the questions that the worksheet raises by itself: what matters to her before what is not known yet."""
    asked = asked_fields(questions_for(facts, catalogue))
    gate = worksheet_is_for(facts)
    return (
        *gate_questions(gate, facts),
        *(() if gate.stops else situation_questions(facts)),
        *_from_decision(worksheet),
        *_from_what_matters(worksheet, catalogue),
        *_from_answers(worksheet, asked),
        *_from_values(worksheet, catalogue, picture),
        *_from_questions_back(worksheet, catalogue),
        *_from_readiness(worksheet),
    )


def question_list(worksheet: Worksheet, catalogue: Catalogue) -> tuple[VisitQuestion, ...]:
    """Return the list as the person sees it: her order first, then what has been raised since."""
    facts = facts_of_worksheet(worksheet, catalogue.medicines)
    return questions_with(worksheet, catalogue, line_up_of(worksheet, catalogue), facts)


def questions_with(
    worksheet: Worksheet, catalogue: Catalogue, picture: LineUp | None, facts: Facts
) -> tuple[VisitQuestion, ...]:
    """Return that list, where it is at hand how the options line up, and what is known of her.

    A raised question goes away when its cause does, unless it was asked or answered in the meantime.
    """
    now = {question.key: question for question in raised(worksheet, catalogue, picture, facts)}
    remaining = [question for question in worksheet.questions if _stays(question, now)]
    known = {question.key for question in worksheet.questions}
    fresh = [question for key, question in now.items() if key not in known]
    return tuple(question for question in remaining if not question.dismissed) + tuple(fresh)


def with_list(worksheet: Worksheet, shown: tuple[VisitQuestion, ...]) -> Worksheet:
    """Return the worksheet with the list as edited; what was taken off before stays off."""
    visible = {question.key for question in shown}
    off = tuple(question for question in worksheet.questions if question.dismissed and question.key not in visible)
    return worksheet.evolve(questions=shown + off)


def with_noted(worksheet: Worksheet, catalogue: Catalogue, key: str, noted: Mapping[str, object]) -> Worksheet:
    """Return the worksheet with what became of one question in the visit, such as that it was asked."""
    if all(one.key != key for one in worksheet.questions):
        worksheet = with_list(worksheet, question_list(worksheet, catalogue))
    return worksheet.evolve(
        questions=tuple(one.evolve(**noted) if one.key == key else one for one in worksheet.questions)
    )


def _stays(question: VisitQuestion, now: dict[str, VisitQuestion]) -> bool:
    if question.origin in ("suggested", "own") or question.key in now:
        return True
    return question.asked or question.answered is not None or bool(question.answer)


def from_answer(profile: Profile, field: str, asked: Collection[str] = ()) -> tuple[VisitQuestion, ...]:
    """Return the questions that “I don’t know” in one answer becomes, or how a past treatment went.

    `asked`: all that she is asked. What stands in one report, and gene tests, become one question where they are many.
    """
    for together, key, text in _TOGETHER:
        open_answers = [other for other in together & set(asked) if is_unknown(profile, other)]
        if field in open_answers and len(open_answers) >= _ONE_QUESTION_FROM:
            return (VisitQuestion(key=key, text=text, origin="answers"),)
    found = []
    if is_unknown(profile, field):
        found.append((field, QUESTIONS[field].ask))
    if field == "past_treatments":
        treatments = (
            (past.kind, QUESTIONS[field].label(past.kind))
            for past in profile.past_treatments
            if past.outcome == "unknown"
        )
        found += [
            (f"outcome:{kind}", _("How did this treatment go for me: {label}?").format(label=label))
            for kind, label in treatments
        ]
    return tuple(VisitQuestion(key=f"unknown:{key}", text=text, origin="answers") for key, text in found)


def from_interest(worksheet: Worksheet) -> tuple[VisitQuestion, ...]:
    """Return the questions that “I don’t know” about trials and a second opinion becomes."""
    asked = {"trials": worksheet.trials, "second_opinion": worksheet.second_opinion}
    return tuple(
        VisitQuestion(key=f"unknown:{field}", text=_INTEREST_QUESTIONS[field], origin="answers")
        for field, answer in asked.items()
        if answer == "unknown"
    )


def _from_decision(worksheet: Worksheet) -> tuple[VisitQuestion, ...]:
    if worksheet.decision is None:
        return ()
    if worksheet.decision == UNKNOWN_DECISION:
        return (VisitQuestion(key="unknown:decision", text=WHAT_ARE_WE_DECIDING, origin="answers"),)
    return (VisitQuestion(key="standing:time", text=HOW_LONG_TO_DECIDE, origin="standing"),)


def _from_what_matters(worksheet: Worksheet, catalogue: Catalogue) -> list[VisitQuestion]:
    """What she put first, and what is her own."""
    first = [row.attribute for row in worksheet.values.weighed[:1] if not is_own(row.attribute)]
    things = filter(None, (named(key, worksheet.values, catalogue) for key in first))
    found = [("first", _MATTERS_MOST.format(thing=_wish(thing))) for thing in things]
    found += [
        (
            f"own:{sha256(thing.text.encode()).hexdigest()}",
            _("How would each option affect this: {text}?").format(text=thing.text),
        )
        for thing in worksheet.values.own
    ]
    return [VisitQuestion(key=f"values:{key}", text=text, origin="values") for key, text in found]


def _wish(thing: Thing) -> str:
    """Name a thing by what she hopes for: “less diarrhea” matters to her, not “diarrhea”."""
    wish = thing.name if thing.kind == "view" else thing.improvement
    return wish[:1].lower() + wish[1:]


def _from_answers(worksheet: Worksheet, asked: Collection[str]) -> list[VisitQuestion]:
    fields = (field for field in QUESTIONS if field in asked)
    found = {one.key: one for field in fields for one in from_answer(worksheet.profile, field, asked)}
    return [*found.values(), *from_interest(worksheet)]


def _from_values(worksheet: Worksheet, catalogue: Catalogue, picture: LineUp | None) -> list[VisitQuestion]:
    found = []
    if len(worksheet.options) >= 2:
        found.append(("control", _("How well do you expect each option to work for me?")))
    if leaning_and_line_up(picture, worksheet) == "differs":
        found.append(
            ("differs", _("I lean one way, and what I said matters points another way. Can we talk about it?"))
        )
    if picture is not None:
        found += [
            (f"lacking:{key}", _("What is known about {name} with each option?").format(name=name.lower()))
            for key in picture.missing_figures
            for name in names_of([key], worksheet, catalogue)
        ]
    return [VisitQuestion(key=f"values:{key}", text=text, origin="values") for key, text in found]


def _from_questions_back(worksheet: Worksheet, catalogue: Catalogue) -> list[VisitQuestion]:
    """What was not clear in the comparison is gone through in the visit."""
    missed = {one.key: _row_name(one.key, catalogue) for one in worksheet.questions_back if one.missed}
    return [
        VisitQuestion(key=f"back:{key}", text=_GO_THROUGH.format(thing=name), origin="values")
        for key, name in missed.items()
    ]


def unclear_rows(worksheet: Worksheet, catalogue: Catalogue) -> tuple[str, ...]:
    """Return what was not clear to her in the comparison, as her three answers show: to be explained first."""
    return tuple(dict.fromkeys(_row_name(one.key, catalogue) for one in worksheet.questions_back if one.missed))


def _row_name(key: str, catalogue: Catalogue) -> str:
    kind = catalogue.attributes.get(key.removeprefix("effect:").split(":")[0])
    return kind.name.lower() if kind else "what the options do"


def _from_readiness(worksheet: Worksheet) -> list[VisitQuestion]:
    return [
        VisitQuestion(key=f"readiness:{item}", text=_READINESS_QUESTIONS[item], origin="readiness")
        for item in worksheet.readiness.open_items
    ]
