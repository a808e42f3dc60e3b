"""The questions for the visit that come with what stands before any fit."""

from typing import Any

import pytest

from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.decisions.safety import worksheet_is_for
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.visit.gate_questions import gate_question, gate_questions, names_question, stands_first


def asked(**answers: Any) -> list[tuple[str, str]]:
    facts = Facts(Profile.model_validate(answers))
    return [(one.key, one.text) for one in gate_questions(worksheet_is_for(facts), facts)]


@pytest.mark.parametrize(
    ("weeks", "part"),
    [
        (None, "I am pregnant. What can be done now"),
        (1, "I am 1 weeks pregnant. What can be done now"),
        (13, "I am 13 weeks pregnant. What can be done now"),
        (14, "Which medicines can be given before the birth"),
        (27, "Which medicines can be given before the birth"),
        (28, "can I breastfeed afterward"),
    ],
)
def test_what_is_asked_in_pregnancy_depends_on_the_week(weeks: int | None, part: str) -> None:
    facts = Facts(Profile(sex="female", conditions=("pregnant",), weeks_pregnant=weeks))
    question = gate_question("pregnant", facts)
    assert part in question
    assert weeks is None or f"{weeks} weeks" in question


def test_who_is_under_18_says_her_age() -> None:
    assert gate_question("under_18", Facts(Profile(age=17))).startswith("I am 17.")


def test_nothing_is_asked_before_an_answer_about_the_cancer() -> None:
    assert asked() == []
    assert asked(sex="female", menopause="yes") == []
    assert [key for key, _ in asked(er="negative", pr="negative")] == ["gate:receptors_negative"]


def test_what_may_close_the_worksheet_is_asked_first() -> None:
    found = asked(stage="metastatic", course="first", er="positive", her2="positive", few_spots="yes")
    assert found[0][0] == "gate:her2_positive"
    first = {"her2_positive", "receptors_negative", "pregnant", "under_18", "er_unknown"}
    assert all(stands_first(key) for key in first)  # type: ignore[arg-type]
    assert not stands_first("few_spots")
    assert not stands_first("both_breasts")


def test_names_that_nobody_knows_here_are_asked_as_many_as_a_question_holds() -> None:
    assert names_question(()) == ""
    assert names_question(("Foo", "Bar", "Foo")).endswith("This program does not know: “Foo”, “Bar”.")
    names = tuple(f"{number:02}" + "x" * 36 for number in range(20))  # 40 letters with their marks, 42 with a comma
    assert names_question(names[:10]).count("“") == 10
    assert names_question(names[:11]).endswith("“09" + "x" * 36 + "”, and 1 more.")
    assert names_question(names).endswith("and 10 more.")
    assert len(names_question(names)) <= 500
