from datetime import UTC, date, datetime
from typing import Any

import pytest

from hrbc_desktop.domain.model.profile import QUESTIONS, Profile
from hrbc_desktop.domain.model.readiness import READINESS_QUESTIONS, Readiness, readiness_sentence
from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import Values, Visit, Weighed, Worksheet
from hrbc_desktop.domain.visit.list_entry import summarize
from hrbc_desktop.domain.visit.steps import (
    ASKED_OF_EVERYBODY,
    STEPS,
    StepName,
    missing,
    progress,
    what_is_left,
)


def all_unknown() -> Profile:
    unknown: dict[str, Any] = {
        field: ["unknown"] if question.many else "unknown" for field, question in QUESTIONS.items()
    }
    return Profile.model_validate(unknown | {"past_treatments": [{"kind": "unknown"}]})


def signed_by(*roles: str) -> tuple[Signature, ...]:
    at = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
    return tuple(
        Signature.model_validate({"role": role, "name": "Sample Patient 1", "signed_at": at, "digest": "a" * 64})
        for role in roles
    )


@pytest.fixture
def complete(empty: Worksheet) -> Worksheet:
    return empty.evolve(
        visit=Visit(name="Sample Patient 1", birth_date=date(1968, 3, 14), appointment_date=date(2026, 12, 2)),
        profile=all_unknown(),
        decision="hormone-treatment",
        options=("tamoxifen-early", "letrozole-early"),
        values=Values(leaning="not_sure", weighed=(Weighed(attribute="visits"), Weighed(attribute="way", step="half"))),
        readiness=Readiness(sure=False, understand=True, balance=True, support=True),
        trials="unknown",
        second_opinion="not_now",
        signatures=signed_by("patient"),
    )


@pytest.mark.parametrize(
    ("step", "lacks"),
    [
        ("start", ("name", "date of birth", "date of the visit")),
        ("about", tuple(QUESTIONS[field].short for field in ASKED_OF_EVERYBODY)),
        ("options", ("what you are deciding",)),
        ("compare", ("options to compare",)),
        ("values", ("which way you lean", "what matters most")),
        ("questions", ("how ready you feel", "clinical trials", "second opinion")),
        ("sign", ("your signature",)),
    ],
)
def test_an_empty_worksheet_lacks_everything_and_a_filled_one_nothing(
    empty: Worksheet, complete: Worksheet, step: StepName, lacks: tuple[str, ...]
) -> None:
    assert missing(empty, step) == lacks
    assert missing(complete, step) == ()


def test_progress_goes_from_nothing_to_all_one_step_at_a_time(empty: Worksheet, complete: Worksheet) -> None:
    assert progress(empty) == 0
    assert progress(complete) == 1
    assert progress(empty.evolve(visit=complete.visit)) == pytest.approx(1 / len(STEPS))
    assert progress(complete.evolve(signatures=())) == pytest.approx(1 - 1 / len(STEPS))


@pytest.mark.parametrize(
    ("change", "step", "lacks"),
    [
        ({"options": ("tamoxifen-early",)}, "options", ("options to compare",)),
        ({"decision": None}, "options", ("what you are deciding",)),
        ({"decision": "unknown", "options": ()}, "options", ()),
        ({"options": ("tamoxifen-early",)}, "compare", ("options to compare",)),
        (
            {"visit": Visit(name="  ", birth_date=date(1968, 3, 14), appointment_date=date(2026, 12, 2))},
            "start",
            ("name",),
        ),
        ({"profile": all_unknown().evolve(stage=None, sex=None)}, "about", ("Stage", "Sex at birth")),
        (
            {"values": Values(leaning="team", weighed=(Weighed(attribute="visits"), Weighed(attribute="way")))},
            "values",
            ("how much each one matters",),
        ),
        ({"readiness": Readiness(sure=True, understand=True, balance=True)}, "questions", ("how ready you feel",)),
    ],
)
def test_a_step_names_what_it_still_lacks(
    complete: Worksheet, change: dict[str, Any], step: StepName, lacks: tuple[str, ...]
) -> None:
    assert missing(complete.evolve(**change), step) == lacks


@pytest.mark.parametrize(
    ("roles", "signed"),
    [((), "not_yet"), (("patient",), "patient"), (("patient", "nurse"), "patient_and_nurse")],
)
def test_the_list_says_who_it_is_when_the_visit_is_and_who_signed(
    complete: Worksheet, roles: tuple[str, ...], signed: str
) -> None:
    worksheet = complete.evolve(signatures=signed_by(*roles))
    line = summarize(worksheet)
    assert (line.id, line.name, line.appointment_date) == (worksheet.id, "Sample Patient 1", date(2026, 12, 2))
    assert line.signed == signed
    assert line.progress == pytest.approx(1 if roles else 6 / 7)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Answer all four if you like. They help your team to help you."),
        ({"sure": False, "support": False}, "Answer all four if you like. They help your team to help you."),
        (dict.fromkeys(READINESS_QUESTIONS, True), "4 of 4: you feel ready for this talk."),
        (
            {**dict.fromkeys(READINESS_QUESTIONS, True), "balance": False},
            "3 of 4: you may want to talk through what you answered with no.",
        ),
        (
            dict.fromkeys(READINESS_QUESTIONS, False),
            "0 of 4: you may want to talk through what you answered with no.",
        ),
    ],
)
def test_readiness_is_summed_up_only_when_all_four_are_answered(given: dict[str, bool], sentence: str) -> None:
    assert readiness_sentence(Readiness.model_validate(given)) == sentence


def test_what_is_left_is_said_once_a_step_is_begun_and_until_it_is_complete(empty: Worksheet) -> None:
    assert {what_is_left(empty, step.name) for step in STEPS} == {""}
    named = empty.evolve(visit=empty.visit.evolve(name="Sample Patient 1"))
    assert what_is_left(named, "start") == "2 answers are open"
    born = named.evolve(visit=named.visit.evolve(birth_date=date(1968, 3, 14)))
    assert what_is_left(born, "start") == "Open: date of the visit"
    assert what_is_left(born.evolve(visit=born.visit.evolve(appointment_date=date(2026, 12, 2))), "start") == ""
    one = empty.evolve(decision="hormone-treatment", options=("tamoxifen-early",))
    assert what_is_left(one, "options") == "Open: options to compare"


def test_options_alone_are_no_comparison_that_was_looked_at(complete: Worksheet) -> None:
    """The step is not ticked before she has been there: what follows from it shows that."""
    unseen = complete.evolve(values=Values(), questions_back=())
    assert missing(unseen, "compare")
    assert what_is_left(unseen, "compare") == ""
    assert not missing(unseen.evolve(values=Values(leaning="not_sure")), "compare")
