"""The seven steps, and what each one still lacks. Nothing here ever blocks: it only tells."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Literal

from hrbc_desktop.domain.model.decision import UNKNOWN_DECISION
from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.profile import QUESTIONS, answers
from hrbc_desktop.domain.model.worksheet import FEWEST_OPTIONS, Worksheet, new_worksheet
from hrbc_desktop.translation import _

StepName = Literal["start", "about", "options", "compare", "values", "questions", "sign"]


class StepInfo(FrozenModel):
    """A step as the rail on the left names it."""

    name: StepName
    title: str
    subtitle: str
    next_label: str
    """What the button says that leads to this step."""


STEPS: tuple[StepInfo, ...] = (
    StepInfo(name="start", title=_("Start"), subtitle=_("Who and when"), next_label=_("Start")),
    StepInfo(name="about", title=_("About you"), subtitle=_("A few questions"), next_label=_("About you")),
    StepInfo(name="options", title=_("Your decision"), subtitle=_("What is it about?"), next_label=_("Your decision")),
    StepInfo(name="compare", title=_("Compare"), subtitle=_("Side by side"), next_label=_("Compare options")),
    StepInfo(
        name="values",
        title=_("What matters"),
        subtitle=_("Weigh what you care about"),
        next_label=_("What matters to you"),
    ),
    StepInfo(name="questions", title=_("Questions"), subtitle=_("Ready for the visit?"), next_label=_("Questions")),
    StepInfo(name="sign", title=_("Sign and save"), subtitle=_("Make the PDF"), next_label=_("Sign and save")),
)


ASKED_OF_EVERYBODY = ("stage", "course", "past_treatments", "sex", "er")
"""Without these answers, “I don’t know” among them, it cannot be told which decisions come up."""


def missing(worksheet: Worksheet, step: StepName) -> tuple[str, ...]:
    """Return what is not filled in yet in one step, each as a short phrase; empty when the step is complete."""
    return tuple(_MISSING[step](worksheet))


def what_is_left(worksheet: Worksheet, step: StepName) -> str:
    """Return what is left in a step that the person has begun, in a few words; empty before that and at its end."""
    left = missing(worksheet, step)
    if not left or left in (_UNTOUCHED[step], _NOT_SEEN_YET):
        return ""
    if len(left) <= _NAMED_LEFT:
        return _("Open: {names}").format(names=", ".join(left))
    return _("{number} answers are open").format(number=len(left))


def progress(worksheet: Worksheet) -> float:
    """Return the share of steps, from 0 to 1, in which nothing is missing."""
    return sum(not any(missing_here(worksheet)) for missing_here in _MISSING.values()) / len(_MISSING)


def _missing_at_start(worksheet: Worksheet) -> Iterator[str]:
    visit = worksheet.visit
    if not visit.name.strip():
        yield _("name")
    if visit.birth_date is None:
        yield _("date of birth")
    if visit.appointment_date is None:
        yield _("date of the visit")


def _missing_about(worksheet: Worksheet) -> Iterator[str]:
    return (QUESTIONS[field].short for field in ASKED_OF_EVERYBODY if not answers(worksheet.profile, field))


def _missing_options(worksheet: Worksheet) -> Iterator[str]:
    if worksheet.decision == UNKNOWN_DECISION:
        return
    if worksheet.decision is None:
        yield _("what you are deciding")
    elif len(worksheet.options) < FEWEST_OPTIONS:
        yield _("options to compare")


def _missing_compare(worksheet: Worksheet) -> Iterator[str]:
    """Options alone are no comparison: only what follows from it shows that it was looked at."""
    values = worksheet.values
    if len(worksheet.options) < FEWEST_OPTIONS:
        yield _("options to compare")
    elif not (worksheet.questions_back or values.leaning is not None or values.weighed):
        yield from _NOT_SEEN_YET


def _missing_values(worksheet: Worksheet) -> Iterator[str]:
    values = worksheet.values
    if values.leaning is None:
        yield _("which way you lean")
    if not values.weighed:
        yield _("what matters most")
    elif any(row.step is None for row in values.weighed[1:]):
        yield _("how much each one matters")


def _missing_questions(worksheet: Worksheet) -> Iterator[str]:
    if worksheet.readiness.answered < 4:
        yield _("how ready you feel")
    if worksheet.trials is None:
        yield _("clinical trials")
    if worksheet.second_opinion is None:
        yield _("second opinion")


def _missing_signature(worksheet: Worksheet) -> Iterator[str]:
    if not worksheet.is_signed:
        yield _("your signature")


_MISSING: Mapping[StepName, Callable[[Worksheet], Iterator[str]]] = {
    "start": _missing_at_start,
    "about": _missing_about,
    "options": _missing_options,
    "compare": _missing_compare,
    "values": _missing_values,
    "questions": _missing_questions,
    "sign": _missing_signature,
}

_NOT_SEEN_YET = ("a look at the options side by side",)
_NAMED_LEFT = 1
"""So many things are named; more are counted."""

_UNTOUCHED: dict[StepName, tuple[str, ...]] = {
    step.name: missing(new_worksheet("none", datetime(2026, 1, 1, tzinfo=UTC)), step.name) for step in STEPS
}
