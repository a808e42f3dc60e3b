"""Answers that are seldom true together are asked about: never corrected, and no option fits until one is changed."""

from typing import Any

import pytest

from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.decisions.questions_asked import asked_fields, questions_for
from hrbc_desktop.domain.decisions.safety import worksheet_is_for
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import QUESTIONS, Profile
from hrbc_desktop.wording.gate import gate_sentence

WOMAN: dict[str, Any] = {"sex": "female", "er": "positive", "her2": "zero"}
SPREAD: dict[str, Any] = {**WOMAN, "stage": "metastatic", "course": "back_elsewhere"}


def past(kind: str, outcome: str | None = None, setting: str | None = None) -> list[dict[str, str | None]]:
    return [{"kind": kind, "outcome": outcome, "setting": setting}]


PAIRS: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"stage": "early", "bone_spread": "yes"}, "stage", "bone_spread"),
    ({"stage": "locally_advanced", "past_treatments": past("everolimus")}, "stage", "past_treatments"),
    ({"stage": "early", "past_treatments": past("tamoxifen", setting="advanced")}, "stage", "past_treatments"),
    ({"stage": "early", "lines_chemo_advanced": 1}, "stage", "lines_chemo_advanced"),
    ({"stage": "dcis", "nodes": "one_to_three"}, "stage", "nodes"),
    ({"stage": "dcis", "node_count": 2}, "stage", "node_count"),
    ({"stage": "early", "sex": "male", "ovaries": "removed"}, "sex", "ovaries"),
    ({"stage": "early", "sex": "male", "menopause": "yes"}, "sex", "menopause"),
    ({"stage": "early", "sex": "male", "conditions": ["nursing"]}, "sex", "conditions"),
    ({"stage": "early", "sex": "male", "weeks_pregnant": 8}, "sex", "weeks_pregnant"),
    ({"stage": "early", "menopause": "yes", "conditions": ["pregnant"]}, "conditions", "menopause"),
    ({"stage": "early", "ovaries": "removed", "weeks_pregnant": 8}, "weeks_pregnant", "ovaries"),
    ({"stage": "early", "age": 63, "weeks_pregnant": 8}, "weeks_pregnant", "age"),
    ({"stage": "early", "menopause": "yes", "ovaries": "working"}, "menopause", "ovaries"),
    ({"stage": "early", "menopause": "not_yet", "age": 70}, "menopause", "age"),
    ({**SPREAD, "hormone_ended": "never", "past_treatments": past("tamoxifen", "finished", "early")},
     "hormone_ended", "past_treatments"),
    ({**SPREAD, "hormone_ended": "under_12_months", "past_treatments": past("tamoxifen", "still_taking", "early")},
     "hormone_ended", "past_treatments"),
    ({**SPREAD, "hormone_ended": "still_taking",
      "past_treatments": past("aromatase_inhibitor", "finished", "early")}, "hormone_ended", "past_treatments"),
    ({**SPREAD, "adjuvant_cdk46_ended": "never", "past_treatments": past("cdk46", "finished", "early")},
     "adjuvant_cdk46_ended", "past_treatments"),
    ({**SPREAD, "course": "first", "hormone_ended": "under_12_months"}, "course", "hormone_ended"),
    ({**SPREAD, "lines_hormone_advanced": 0, "past_treatments": past("fulvestrant", "stopped_working")},
     "lines_hormone_advanced", "past_treatments"),
    ({**SPREAD, "lines_chemo_advanced": 0, "past_treatments": past("chemotherapy_advanced", "finished")},
     "lines_chemo_advanced", "past_treatments"),
    ({**SPREAD, "still_working": "yes", "past_treatments": past("everolimus", "stopped_working")},
     "still_working", "past_treatments"),
    ({"stage": "early", "hormone_months": 24, "past_treatments": past("none")}, "past_treatments", "hormone_months"),
    ({**SPREAD, "cdk46_months": 8, "past_treatments": past("none")}, "past_treatments", "cdk46_months"),
    ({**SPREAD, "lines_hormone_advanced": 1, "past_treatments": past("none")},
     "past_treatments", "lines_hormone_advanced"),
    ({**SPREAD, "lines_chemo_advanced": 1, "past_treatments": past("none")}, "past_treatments", "lines_chemo_advanced"),
    ({**SPREAD, "hormone_ended": "under_12_months", "past_treatments": past("none")},
     "past_treatments", "hormone_ended"),
    ({**SPREAD, "still_working": "yes", "past_treatments": past("none")}, "past_treatments", "still_working"),
    ({"stage": "early", "chemo_before_surgery": "going_on", "past_treatments": past("none")},
     "past_treatments", "chemo_before_surgery"),
    ({"stage": "early", "nodes": "none", "node_count": 2}, "nodes", "node_count"),
    ({"stage": "early", "nodes": "none", "node_micromet": "yes"}, "nodes", "node_micromet"),
    ({"stage": "early", "tumor_size": "up_to_2", "tumor_mm": 34}, "tumor_size", "tumor_mm"),
    ({"stage": "early", "oncotype": "11_to_25", "oncotype_score": 31}, "oncotype", "oncotype_score"),
    ({"stage": "early", "few_spots": "yes"}, "stage", "few_spots"),
    ({"stage": "early", "nodes": "none", "armpit_operation": "sentinel_with_cancer"}, "nodes", "armpit_operation"),
    ({"stage": "early", "node_count": 2, "armpit_operation": "sentinel_no_cancer"}, "node_count", "armpit_operation"),
    ({"stage": "locally_advanced", "course": "first", "operable": "not_now", "past_treatments": past("mastectomy")},
     "operable", "past_treatments"),
    ({**SPREAD, "hormone_months": 24, "hormone_ended": "never"}, "hormone_months", "hormone_ended"),
    ({**SPREAD, "anthracycline": "no", "anthracycline_dose": 240}, "anthracycline", "anthracycline_dose"),
    ({**SPREAD, "chemo_ended": "never", "past_treatments": past("chemotherapy_early", "finished")},
     "chemo_ended", "past_treatments"),
)  # fmt: skip


@pytest.mark.parametrize(("answers", "first", "second"), PAIRS)
def test_both_answers_are_named_and_stay_to_be_changed(
    answers: dict[str, Any], first: str, second: str, catalogue: Catalogue
) -> None:
    facts = Facts(Profile.model_validate(WOMAN | answers))

    assert [(one.first, one.second) for one in facts.disagreements] == [(first, second)]
    gate = worksheet_is_for(facts)
    assert "answers_disagree" in gate.notes
    assert not gate.allows_fits
    assert gate_sentence("answers_disagree", facts).count("“") == 2
    changeable = {first, second} - {"age"} | ({"age"} if "age" in answers else set())
    assert changeable <= asked_fields(questions_for(facts, catalogue))


@pytest.mark.parametrize(
    "answers",
    [
        {**SPREAD, "bone_spread": "yes", "past_treatments": past("everolimus")},
        {"stage": "locally_advanced", "operable": "not_now", "past_treatments": past("everolimus")},
        {**SPREAD, "hormone_ended": "12_months_or_more", "past_treatments": past("tamoxifen", "still_taking")},
        {**SPREAD, "hormone_ended": "still_taking", "past_treatments": past("tamoxifen", "stopped_working", "early")},
        {**SPREAD, "lines_hormone_advanced": 0, "past_treatments": past("cdk46", "still_taking", "advanced")},
        {**SPREAD, "still_working": "yes", "past_treatments": past("cdk46", "still_taking", "advanced")},
        {"stage": "early", "sex": "male", "menopause": "unknown", "ovaries": "unknown"},
        {"stage": "early", "menopause": "in_between", "conditions": ["pregnant"]},
        {"stage": "early", "nodes": "one_to_three", "node_count": 3, "node_micromet": "yes"},
        {"stage": "early", "tumor_size": "two_to_5", "tumor_mm": 20},
        {
            "stage": "early",
            "node_count": 2,
            "armpit_operation": "sentinel_no_cancer",
            "chemo_before_surgery": "none_left",
        },
        {"stage": "early", "tumor_size": "unknown", "tumor_mm": 60, "oncotype": "not_tested", "oncotype_score": 3},
        {
            "stage": "locally_advanced",
            "course": "back_nearby",
            "operable": "not_now",
            "past_treatments": past("mastectomy"),
        },
    ],
)
def test_answers_that_can_be_true_together_are_left_alone(answers: dict[str, Any]) -> None:
    assert Facts(Profile.model_validate(WOMAN | answers)).disagreements == ()


def test_an_age_that_the_birth_date_contradicts_is_asked_about_and_stays_to_be_changed(catalogue: Catalogue) -> None:
    profile = Profile.model_validate({**WOMAN, "stage": "early", "age": 63})
    facts, a_birthday_later = Facts(profile, age=46), Facts(profile, age=64)

    assert [one.fields for one in facts.disagreements] == [{"age", "birth_date"}]
    assert not worksheet_is_for(facts).allows_fits
    assert all(years in gate_sentence("answers_disagree", facts) for years in ("46", "63"))
    assert "age" in asked_fields(questions_for(facts, catalogue))
    assert a_birthday_later.disagreements == ()


BANDS = (
    ("nodes", "none", "node_count", 0, 0), ("nodes", "one_to_three", "node_count", 1, 3),
    ("nodes", "four_or_more", "node_count", 4, 60), ("tumor_size", "up_to_2", "tumor_mm", 1, 20),
    ("tumor_size", "two_to_5", "tumor_mm", 20, 50), ("tumor_size", "over_5", "tumor_mm", 50, 300),
    ("oncotype", "up_to_10", "oncotype_score", 0, 10), ("oncotype", "11_to_25", "oncotype_score", 11, 25),
    ("oncotype", "26_or_more", "oncotype_score", 26, 100),
)  # fmt: skip


@pytest.mark.parametrize(("band", "chosen", "number", "low", "high"), BANDS)
def test_a_number_goes_with_its_band_from_end_to_end_and_no_further(
    band: str, chosen: str, number: str, low: int, high: int
) -> None:
    def disagree(given: int) -> bool:
        profile = Profile.model_validate({**WOMAN, "stage": "early", band: chosen, number: given})
        return (band, number) in [(one.first, one.second) for one in Facts(profile).disagreements]

    bounds = QUESTIONS[number].number
    assert bounds is not None
    assert not disagree(low)
    assert not disagree(high)
    assert low == bounds.low or disagree(low - 1)
    assert high == bounds.high or disagree(high + 1)


@pytest.mark.parametrize(
    ("answers", "field", "latest"),
    [
        ({"menopause": "not_yet"}, "age", 61),
        ({"weeks_pregnant": 8, "menopause": "not_yet"}, "age", 59),
    ],
)
def test_an_age_is_asked_about_from_the_year_after(answers: dict[str, Any], field: str, latest: int) -> None:
    for age, asked in ((latest, False), (latest + 1, True)):
        found = Facts(Profile.model_validate({**WOMAN, "stage": "early", "age": age, **answers})).disagreements
        assert any(field in one.fields for one in found) == asked


@pytest.mark.parametrize(("typed", "apart"), [(45, False), (46, False), (47, False), (44, True), (48, True)])
def test_a_typed_age_may_be_a_year_from_that_of_the_birth_date(typed: int, apart: bool) -> None:
    profile = Profile.model_validate({**WOMAN, "stage": "early", "age": typed})
    assert any(one.fields == {"age", "birth_date"} for one in Facts(profile, age=46).disagreements) == apart
