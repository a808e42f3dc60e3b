"""Which answers together raise a question for the visit, up to which number."""

from typing import Any

import pytest

from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.visit.situation_questions import situation_questions

EARLY: dict[str, Any] = {"stage": "early", "sex": "female", "course": "first"}
SCORE: dict[str, Any] = {
    **EARLY, "nodes": "none", "age": 50, "oncotype_score": 16, "past_treatments": ({"kind": "lumpectomy"},),
    "chemotherapy_plan": "undecided",
}  # fmt: skip
MEDICINES: dict[str, Any] = {
    **EARLY, "brca": "found", "nodes": "four_or_more", "past_treatments": ({"kind": "chemotherapy_early"},),
}  # fmt: skip
GREW: dict[str, Any] = {
    "stage": "metastatic", "sex": "female",
    "past_treatments": ({"kind": "cdk46", "outcome": "stopped_working", "setting": "advanced"},), "cdk46_months": 6,
}  # fmt: skip


def taken(*kinds: str, outcome: str = "still_taking") -> dict[str, Any]:
    return {"past_treatments": tuple({"kind": kind, "outcome": outcome, "setting": "early"} for kind in kinds)}


def raised(answers: dict[str, Any]) -> list[str]:
    return [one.key for one in situation_questions(Facts(Profile.model_validate(answers)))]


@pytest.mark.parametrize(
    ("answers", "key", "other"),
    [
        ({"menopause": "in_between"}, "in_between", {"menopause": "not_yet"}),
        (EARLY | {"children": "yes", "chemotherapy_plan": "planned"}, "children", {"children": "no"}),
        (EARLY | {"children": "maybe", "chemotherapy_plan": "undecided"}, "children", {"chemotherapy_plan": "none"}),
        (
            {"stage": "locally_advanced", "children": "yes", "chemotherapy_plan": "planned"},
            "children", {"stage": "metastatic"},
        ),
        (EARLY | {"children": "yes"} | taken("tamoxifen"), "pause", {"children": "maybe"}),
        (EARLY | {"children": "yes"} | taken("aromatase_inhibitor"), "pause", taken("radiation", outcome="finished")),
        (SCORE, "score_before_menopause", {"age": 51}),
        (SCORE | {"oncotype_score": 25}, "score_before_menopause", {"oncotype_score": 26}),
        (SCORE, "score_before_menopause", {"oncotype_score": 15}),
        (SCORE, "score_before_menopause", {"nodes": "one_to_three"}),
        (SCORE, "score_before_menopause", {"chemotherapy_plan": "planned"}),
        (EARLY | taken("tamoxifen", outcome="side_effects"), "stopped_a_tablet", taken("tamoxifen")),
        (
            EARLY | taken("aromatase_inhibitor", outcome="side_effects"),
            "stopped_a_tablet", taken("radiation", outcome="side_effects"),
        ),
        (EARLY | taken("tamoxifen") | {"hormone_months": 54}, "longer", {"hormone_months": 53}),
        (EARLY | taken("tamoxifen") | {"hormone_months": 119}, "longer", {"hormone_months": 120}),
        (MEDICINES, "which_added_medicine", {"brca": "not_found"}),
        (MEDICINES, "which_added_medicine", {"nodes": "one_to_three"}),
        (MEDICINES, "which_added_medicine", {"past_treatments": ({"kind": "lumpectomy"},)}),
        (
            {"stage": "metastatic", "course": "back_elsewhere", "adjuvant_cdk46_ended": "under_12_months"},
            "soon_after_cdk46", {"adjuvant_cdk46_ended": "12_months_or_more"},
        ),
        (GREW, "short_benefit", {"cdk46_months": 7}),
        (GREW, "short_benefit", {"past_treatments": ({"kind": "cdk46", "outcome": "finished", "setting": "early"},)}),
    ],
)  # fmt: skip
def test_these_answers_together_raise_a_question(answers: dict[str, Any], key: str, other: dict[str, Any]) -> None:
    assert f"situation:{key}" in raised(answers)
    assert f"situation:{key}" not in raised(answers | other)
    (question,) = [one for one in situation_questions(Facts(Profile.model_validate(answers))) if key in one.key]
    assert question.origin == "answers"
    assert question.text.endswith("?")


def test_what_is_not_known_raises_none() -> None:
    assert raised({}) == []
    assert raised({"stage": "unknown", "menopause": "unknown", "children": "unknown"}) == []
