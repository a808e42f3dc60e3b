"""What follows from answers about treatments that a person has had."""

from typing import Any

import pytest

from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.model.profile import PastTreatment, Profile

BACK = {"stage": "metastatic", "course": "back_elsewhere"}
FIRST = {"stage": "metastatic", "course": "first"}

SETTINGS: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({"kind": "tamoxifen", "setting": "early"}, BACK, "early"),
    ({"kind": "tamoxifen", "setting": "advanced"}, {"stage": "early"}, "advanced"),
    ({"kind": "fulvestrant"}, BACK, "advanced"),
    ({"kind": "lumpectomy"}, BACK, "early"),
    ({"kind": "tamoxifen"}, {"stage": "early"}, "early"),
    ({"kind": "tamoxifen"}, {"stage": "locally_advanced"}, "early"),
    ({"kind": "tamoxifen"}, {"stage": "locally_advanced", "operable": "not_now"}, ""),
    ({"kind": "tamoxifen"}, FIRST, "advanced"),
    ({"kind": "radiation"}, FIRST, ""),
    ({"kind": "tamoxifen"}, BACK, ""),
    ({"kind": "tamoxifen"}, {**BACK, "lines_hormone_advanced": 0}, "early"),
    ({"kind": "tamoxifen", "outcome": "stopped_working"}, {**BACK, "lines_hormone_advanced": 1}, "advanced"),
    ({"kind": "tamoxifen", "outcome": "side_effects"}, {**BACK, "lines_hormone_advanced": 1}, "advanced"),
    ({"kind": "tamoxifen", "outcome": "still_taking"}, {**BACK, "lines_hormone_advanced": 1}, "advanced"),
    ({"kind": "tamoxifen", "outcome": "finished"}, {**BACK, "lines_hormone_advanced": 1}, ""),
    ({"kind": "tamoxifen", "outcome": "stopped_working"}, BACK, ""),
    ({"kind": "cdk46"}, {**BACK, "cdk46_months": 8}, "advanced"),
    ({"kind": "tamoxifen"}, {**BACK, "cdk46_months": 8}, ""),
    ({"kind": "cdk46"}, {**BACK, "adjuvant_cdk46_ended": "never"}, "advanced"),
    ({"kind": "cdk46"}, {**BACK, "adjuvant_cdk46_ended": "12_months_or_more"}, "early"),
    ({"kind": "tamoxifen"}, {**BACK, "adjuvant_cdk46_ended": "12_months_or_more"}, ""),
]


@pytest.mark.parametrize(("past", "answers", "setting"), SETTINGS)
def test_where_nobody_said_it_the_other_answers_tell_when_a_treatment_was(
    past: dict[str, Any], answers: dict[str, Any], setting: str
) -> None:
    treatment = PastTreatment.model_validate(past)
    profile = Profile.model_validate({**answers, "past_treatments": [treatment]})
    assert Facts(profile).setting_of(treatment) == setting


GROUPS: list[tuple[dict[str, Any], set[str]]] = [
    ({"stage": "metastatic"}, {"4"}),
    ({"stage": "dcis"}, {"0"}),
    ({"stage": "locally_advanced"}, {"3"}),
    ({"stage": "early"}, set()),
    ({"stage": "early", "tumor_size": "up_to_2", "nodes": "four_or_more"}, {"3"}),
    ({"stage": "early", "tumor_size": "over_5", "nodes": "one_to_three"}, {"3"}),
    ({"stage": "early", "tumor_size": "two_to_5", "nodes": "one_to_three"}, {"2"}),
    ({"stage": "early", "tumor_size": "over_5", "nodes": "none"}, {"2"}),
    ({"stage": "early", "tumor_size": "two_to_5"}, set()),
    ({"stage": "early", "tumor_size": "up_to_2", "nodes": "none"}, {"1"}),
    ({"stage": "early", "nodes": "none"}, set()),
]


@pytest.mark.parametrize(("answers", "group"), GROUPS)
def test_size_and_nodes_make_a_stage(answers: dict[str, Any], group: set[str]) -> None:
    assert set(Facts(Profile.model_validate(answers))["stage_group"].known) == group


OVARIES: list[tuple[dict[str, Any], set[str]]] = [
    ({"sex": "male", "menopause": "yes"}, {"no"}),
    ({"sex": "female", "menopause": "yes"}, {"yes"}),
    ({"sex": "female", "menopause": "not_yet", "ovaries": "removed"}, {"yes"}),
    ({"sex": "female", "menopause": "not_yet", "ovaries": "shut_down"}, {"yes"}),
]


@pytest.mark.parametrize(("answers", "off"), OVARIES)
def test_ovaries_that_are_removed_or_shut_down_count_as_after_menopause(answers: dict[str, Any], off: set[str]) -> None:
    assert set(Facts(Profile.model_validate(answers))["ovaries_off"].known) == off
