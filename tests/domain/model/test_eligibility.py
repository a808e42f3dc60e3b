"""What a condition of the catalogue may say: one of three kinds, and only what can be known."""

from typing import Any

import pytest
from pydantic import ValidationError

from hrbc_desktop.domain.model.eligibility import Caution, EligibilityRule, FactCondition


@pytest.mark.parametrize(
    "said",
    [
        {"fact": "stage"},
        {"fact": "stage", "any": ["early"], "none": ["metastatic"]},
        {"fact": "age", "any": ["unknown"], "from": 40},
        {"fact": "age", "none": ["unknown"], "to": 40},
        {"fact": "stage", "from": 1},
        {"fact": "stage", "any": ["late"]},
        {"fact": "stage", "none": ["early", "late"]},
        {"fact": "stage", "any": ["unknown"]},
        {"fact": "oncotype", "any": ["not_tested"]},
        {"fact": "stage_group", "any": ["5"]},
        {"fact": "trimester", "any": ["fourth"]},
    ],
)
def test_a_condition_that_cannot_be_judged_is_refused(said: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        FactCondition.model_validate(said)


@pytest.mark.parametrize(
    ("fact", "answers", "question"),
    [
        ("stage", ["early", "metastatic"], "stage"),
        ("stage_group", ["0", "1", "2", "3", "4"], "nodes"),
        ("advanced", ["yes", "no"], "stage"),
        ("operated", ["yes", "no"], "past_treatments"),
        ("hormone_receptor", ["positive", "negative"], "er"),
        ("her2_negative", ["yes", "no"], "her2"),
        ("ovaries_off", ["yes", "no"], "menopause"),
        ("chemotherapy_status", ["undecided", "planned", "going_on", "done", "none"], "chemotherapy_plan"),
        ("trimester", ["first", "second", "third"], "weeks_pregnant"),
        ("medicine", ["anything"], "other_medicines"),
        *(
            (fact, ["tamoxifen", "none"], "past_treatments")
            for fact in (
                "had", "had_early", "had_advanced", "grew_on", "grew_on_early", "grew_on_advanced", "taking",
                "stopped_for_side_effects",
            )
        ),
    ],
)  # fmt: skip
def test_a_fact_is_asked_for_by_its_question_and_knows_its_answers(
    fact: str, answers: list[str], question: str
) -> None:
    assert FactCondition.model_validate({"fact": fact, "any": answers}).question == question
    assert FactCondition.model_validate({"fact": fact, "none": answers}).question == question


@pytest.mark.parametrize(("low", "high"), [("from", "to"), ("low", "high")])
def test_a_range_may_leave_out_an_end(low: str, high: str) -> None:
    whole = FactCondition.model_validate({"fact": "lines_advanced", low: 1, high: 2})
    assert (whole.low, whole.high, whole.is_numeric, whole.question) == (1, 2, True, "lines_chemo_advanced")
    begins = FactCondition.model_validate({"fact": "age", low: 40})
    assert (begins.low, begins.high, begins.is_numeric) == (40, None, True)
    ends = FactCondition.model_validate({"fact": "age", high: 40})
    assert (ends.low, ends.high, ends.is_numeric) == (None, 40, True)


@pytest.mark.parametrize(
    ("kind", "when_not", "says"),
    [
        ("label", "usually_for_others", "usually_for_others"),
        ("fact", "usually_for_others", "usually_for_others"),
        ("guideline", "usually_for_others", "less_usual"),
        ("trial", "usually_for_others", "less_usual"),
        ("trial", "usually_later", "usually_later"),
        ("guideline", "ask", "ask"),
        ("guideline", "not_listed", "not_listed"),
    ],
)
def test_what_a_guideline_or_a_trial_says_is_not_said_of_all_others(kind: str, when_not: str, says: str) -> None:
    assert EligibilityRule.model_validate({"reason": "Why", "kind": kind, "when_not": when_not}).when_not == says


def test_a_clause_without_more_asks_nothing_of_itself() -> None:
    clause = EligibilityRule.model_validate({"reason": "Why", "evidence": "row.1"})
    assert (clause.kind, clause.when_not, clause.assumed, clause.evidence) == (
        "guideline", "less_usual", False, ("row.1",),
    )  # fmt: skip


def test_a_caution_is_for_everyone_where_it_names_no_answer_and_comes_after_those_with_a_place() -> None:
    said: dict[str, Any] = {"id": "c", "level": "avoid", "text": "Ask.", "source": "label"}
    caution = Caution.model_validate(said)
    assert caution.is_general
    assert 9 < caution.order < 12
    some = Caution.model_validate(said | {"either": [{"fact": "stage", "any": ["early"]}]})
    assert not some.is_general
    with pytest.raises(ValidationError):
        Caution.model_validate(said | {"text": ""})
