"""What follows from the answers, where nobody said it."""

from datetime import date
from typing import Any

import pytest

from hrbc_desktop.domain.decisions.facts import Fact, Facts, age_on, facts_of
from hrbc_desktop.domain.model.profile import PastTreatment, Profile
from hrbc_desktop.domain.model.worksheet import Visit

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


def had(*kinds: str, **rest: str) -> dict[str, Any]:
    """The answer that names these treatments, and of each how it went or when it was."""
    return {"past_treatments": [{"kind": kind, **rest} for kind in kinds]}


FOLLOWS: list[tuple[dict[str, Any], str, set[str], bool]] = [
    # where the cancer is
    ({"stage": "early", "course": "back_elsewhere"}, "stage", set(), False),
    ({"course": "back_elsewhere"}, "stage", {"metastatic"}, True),
    ({"stage": "early", "course": "first"}, "stage", {"early"}, True),
    ({"stage": "metastatic"}, "advanced", {"yes"}, True),
    ({"stage": "locally_advanced", "operable": "not_now"}, "advanced", {"yes"}, True),
    ({"stage": "locally_advanced", "operable": "yes"}, "advanced", {"no"}, True),
    ({"stage": "locally_advanced", **had("mastectomy")}, "advanced", {"no"}, True),
    ({"stage": "locally_advanced", **had("lumpectomy")}, "advanced", {"no"}, True),
    ({"stage": "locally_advanced", **had("radiation")}, "advanced", set(), False),
    ({"stage": "locally_advanced"}, "advanced", set(), False),
    ({"stage": "early"}, "advanced", {"no"}, True),
    ({"stage": "early", "operable": "not_now"}, "advanced", set(), False),
    ({"stage": "unknown"}, "advanced", set(), False),
    ({}, "advanced", set(), False),
    ({"course": "back_nearby", **had("mastectomy")}, "operated", {"no"}, True),
    (had("mastectomy"), "operated", {"yes"}, True),
    (had("radiation"), "operated", {"no"}, True),
    ({}, "operated", set(), False),
    # receptors and HER2
    ({"er": "low", "pr": "negative"}, "hormone_receptor", {"positive"}, True),
    ({"er": "negative", "pr": "positive"}, "hormone_receptor", {"positive"}, True),
    ({"er": "negative", "pr": "negative"}, "hormone_receptor", {"negative"}, True),
    ({"er": "negative"}, "hormone_receptor", set(), False),
    ({"er": "negative", "pr": "unknown"}, "hormone_receptor", set(), False),
    ({"her2": "two_plus_open"}, "her2", set(), False),
    ({"her2": "low"}, "her2", {"low"}, True),
    ({"her2": "positive"}, "her2_negative", {"no"}, True),
    ({"her2": "low"}, "her2_negative", {"yes"}, True),
    (had("cdk46"), "her2_negative", {"yes"}, True),
    (had("datopotamab"), "her2_negative", {"yes"}, True),
    ({"her2": "two_plus_open", **had("cdk46")}, "her2_negative", set(), False),
    (had("tamoxifen"), "her2_negative", set(), False),
    # bands and the numbers in them
    ({"node_count": 0}, "nodes", {"none"}, True),
    ({"node_count": 1}, "nodes", {"one_to_three"}, True),
    ({"node_count": 3}, "nodes", {"one_to_three"}, True),
    ({"node_count": 4}, "nodes", {"four_or_more"}, True),
    ({"node_count": 4, "nodes": "none"}, "nodes", {"four_or_more"}, True),
    ({"node_count": 60}, "nodes", {"four_or_more"}, True),
    ({"nodes": "none"}, "nodes", {"none"}, True),
    ({"oncotype_score": 10}, "oncotype", {"up_to_10"}, True),
    ({"oncotype_score": 11}, "oncotype", {"11_to_25"}, True),
    ({"oncotype_score": 25}, "oncotype", {"11_to_25"}, True),
    ({"oncotype_score": 26}, "oncotype", {"26_or_more"}, True),
    ({"tumor_mm": 1}, "tumor_size", {"up_to_2"}, True),
    ({"tumor_mm": 20}, "tumor_size", {"up_to_2"}, True),
    ({"tumor_mm": 21}, "tumor_size", {"two_to_5"}, True),
    ({"tumor_mm": 49}, "tumor_size", {"two_to_5"}, True),
    ({"tumor_mm": 50}, "tumor_size", {"over_5"}, True),
    ({"nodes": "none"}, "node_count", {"none"}, True),
    ({"nodes": "one_to_three"}, "node_count", {"one_to_three"}, False),
    ({"nodes": "four_or_more"}, "node_count", {"four_or_more"}, False),
    ({"nodes": "unknown"}, "node_count", set(), False),
    # a tiny amount in the node
    ({"stage": "early", "tumor_size": "up_to_2", "nodes": "one_to_three"}, "stage_group", set(), False),
    (
        {"stage": "early", "tumor_size": "up_to_2", "nodes": "one_to_three", "node_micromet": "yes"},
        "stage_group", {"1"}, True,
    ),
    (
        {"stage": "early", "tumor_size": "up_to_2", "nodes": "one_to_three", "node_micromet": "no"},
        "stage_group", {"2"}, True,
    ),
    # menopause and ovaries
    ({"sex": "male", "menopause": "in_between"}, "menopause", set(), True),
    ({"menopause": "in_between"}, "menopause", {"in_between"}, False),
    ({"menopause": "not_yet"}, "menopause", {"not_yet"}, True),
    ({"sex": "male"}, "ovaries", set(), True),
    (had("ovarian_suppression", outcome="still_taking"), "ovaries", {"shut_down"}, True),
    ({"ovaries": "removed", **had("ovarian_suppression", outcome="still_taking")}, "ovaries", {"removed"}, True),
    (had("ovarian_suppression", outcome="finished"), "ovaries", set(), False),
    ({"menopause": "not_yet"}, "ovaries", {"working"}, True),
    ({"menopause": "not_yet", **had("ovarian_suppression", outcome="finished")}, "ovaries", set(), False),
    ({"menopause": "in_between"}, "ovaries", set(), False),
    ({"menopause": "not_yet"}, "ovaries_off", {"no"}, True),
    (had("ovarian_suppression", outcome="still_taking"), "ovaries_off", {"yes"}, True),
    ({"menopause": "not_yet", **had("ovarian_suppression", outcome="finished")}, "ovaries_off", set(), False),
    ({"menopause": "not_yet", "ovaries": "unknown"}, "ovaries_off", set(), False),
    ({"menopause": "in_between", "ovaries": "working"}, "ovaries_off", {"no"}, True),
    ({"menopause": "in_between", "ovaries": "to_be_shut_down"}, "ovaries_off", {"no"}, True),
    ({"menopause": "in_between"}, "ovaries_off", set(), False),
    # chemotherapy
    (had("chemotherapy_early", outcome="still_taking"), "chemotherapy_status", {"going_on"}, True),
    (had("chemotherapy_early", outcome="finished"), "chemotherapy_status", {"done"}, True),
    ({"chemotherapy_plan": "planned", **had("lumpectomy")}, "chemotherapy_status", {"planned"}, True),
    (had("lumpectomy"), "chemotherapy_status", {"undecided"}, True),
    (had("mastectomy", "radiation"), "chemotherapy_status", {"none"}, True),
    (had("lumpectomy", "tamoxifen"), "chemotherapy_status", {"none"}, True),
    (had("ovarian_suppression"), "chemotherapy_status", set(), False),
    ({}, "chemotherapy_status", set(), False),
    (had("lumpectomy"), "chemo_before_surgery", {"no"}, True),
    ({"chemo_before_surgery": "no", **had("chemotherapy_early")}, "chemo_before_surgery", {"no"}, True),
    (had("chemotherapy_early"), "chemo_before_surgery", set(), False),
    ({}, "chemo_before_surgery", set(), False),
    (had("lumpectomy"), "chemo_ended", {"never"}, True),
    (had("chemotherapy_early", "tamoxifen"), "chemo_ended", {"6_months_or_more"}, True),
    (had("chemotherapy_early", "aromatase_inhibitor"), "chemo_ended", {"6_months_or_more"}, True),
    (had("chemotherapy_early", "radiation"), "chemo_ended", set(), False),
    ({"chemo_ended": "unknown", **had("chemotherapy_early", "tamoxifen")}, "chemo_ended", set(), False),
    ({}, "chemo_ended", set(), False),
    ({"anthracycline_dose": 240}, "anthracycline", {"yes"}, True),
    ({"anthracycline": "no", "anthracycline_dose": 240}, "anthracycline", {"no"}, True),
    (had("lumpectomy"), "anthracycline", {"no"}, True),
    (had("chemotherapy_early"), "anthracycline", set(), False),
    (had("chemotherapy_advanced"), "taxane", set(), False),
    ({"taxane": "yes", **had("chemotherapy_early")}, "taxane", {"yes"}, True),
    (had("lumpectomy"), "taxane", {"no"}, True),
    ({}, "taxane", set(), False),
    # treatments since it has spread
    ({**BACK, "hormone_ended": "12_months_or_more"}, "hormone_ended", {"12_months_or_more"}, True),
    ({**BACK, **had("fulvestrant")}, "hormone_ended", {"never"}, True),
    ({**BACK, **had("tamoxifen", setting="early")}, "hormone_ended", set(), False),
    (BACK, "hormone_ended", set(), False),
    ({**BACK, **had("cdk46", setting="advanced")}, "adjuvant_cdk46_ended", {"never"}, True),
    ({**BACK, **had("cdk46", setting="early")}, "adjuvant_cdk46_ended", set(), False),
    ({**BACK, **had("tamoxifen", setting="early")}, "adjuvant_cdk46_ended", {"never"}, True),
    (BACK, "adjuvant_cdk46_ended", set(), False),
    ({**FIRST, **had("tamoxifen")}, "still_working", {"no"}, True),
    ({**FIRST, **had("tamoxifen", outcome="still_taking")}, "still_working", set(), False),
    ({**FIRST, "still_working": "yes", **had("tamoxifen", outcome="still_taking")}, "still_working", {"yes"}, True),
    ({**FIRST, **had("radiation", outcome="still_taking")}, "still_working", {"no"}, True),
    (FIRST, "still_working", set(), False),
    # what a team says only when it is so
    ({}, "organs_in_danger", {"no"}, True),
    ({"organs_in_danger": "unknown"}, "organs_in_danger", set(), False),
    ({"bone_at_risk": "yes"}, "bone_at_risk", {"yes"}, True),
    # health
    ({"conditions": ("dpd",)}, "dpyd", {"deficient"}, True),
    ({"dpyd": "normal"}, "dpyd", {"normal"}, True),
    ({"weeks_pregnant": 13}, "trimester", {"first"}, True),
    ({"weeks_pregnant": 14}, "trimester", {"second"}, True),
    ({"weeks_pregnant": 27}, "trimester", {"second"}, True),
    ({"weeks_pregnant": 28}, "trimester", {"third"}, True),
    ({"weeks_pregnant": "unknown"}, "trimester", set(), False),
    ({"weeks_pregnant": 20, "conditions": ("none",)}, "conditions", {"pregnant"}, True),
    ({"long_qt": "own"}, "conditions", {"heart_rhythm"}, False),
    ({"long_qt": "family"}, "conditions", {"heart_rhythm"}, False),
    ({"long_qt": "no", "conditions": ("none",)}, "conditions", {"none"}, True),
    ({"lung_steroids": "yes"}, "conditions", {"lung"}, False),
    ({"kidney_number": 59}, "conditions", {"kidney"}, False),
    ({"kidney_number": 60, "conditions": ("lung",)}, "conditions", {"lung"}, True),
    ({"liver_degree": "mild"}, "conditions", {"liver"}, False),
    ({"liver_degree": "unknown"}, "conditions", set(), False),
    ({"diabetes_kind": "type_1"}, "conditions", {"diabetes"}, False),
    ({"bone_pain": "yes", "stage": "metastatic"}, "bone_spread", {"yes"}, True),
    ({"bone_pain": "yes", "stage": "early"}, "bone_spread", set(), False),
    ({"bone_pain": "yes", "stage": "metastatic", "bone_spread": "no"}, "bone_spread", {"no"}, True),
    ({"other_medicines": ("none",)}, "medicine", set(), True),
    ({"other_medicines": ("none",), "medicine_names": "aspirin"}, "medicine", set(), False),
    ({}, "medicine", set(), False),
    ({"other_medicines": ("blood_thinner",)}, "unnamed_medicine", {"blood_thinner"}, True),
    ({"other_medicines": ("none",)}, "unnamed_medicine", set(), True),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "fact", "known", "complete"), FOLLOWS)
def test_a_fact_follows_from_the_answers(
    answers: dict[str, Any], fact: str, known: set[str], *, complete: bool
) -> None:
    found = Facts(Profile.model_validate(answers))[fact]
    assert (set(found.known), found.complete) == (known, complete)


LINES: list[tuple[dict[str, Any], str, tuple[float | None, float | None], bool]] = [
    ({"lines_hormone_advanced": 2}, "lines_hormone_advanced", (2, 2), True),
    ({"stage": "early", **had("tamoxifen")}, "lines_hormone_advanced", (0, 0), True),
    ({"stage": "locally_advanced", "operable": "not_now"}, "lines_hormone_advanced", (None, None), False),
    (FIRST, "lines_hormone_advanced", (None, None), False),
    ({**BACK, "hormone_ended": "12_months_or_more"}, "lines_hormone_advanced", (0, 0), True),
    (
        {**BACK, "hormone_ended": "12_months_or_more", "lines_hormone_advanced": "unknown"},
        "lines_hormone_advanced", (None, None), False,
    ),
    ({**BACK, **had("fulvestrant")}, "lines_hormone_advanced", (1, None), False),
    ({**BACK, **had("tamoxifen", setting="early")}, "lines_hormone_advanced", (0, 0), True),
    ({**BACK, **had("tamoxifen")}, "lines_hormone_advanced", (None, None), False),
    ({"lines_chemo_advanced": 3}, "lines_chemo_advanced", (3, 3), True),
    ({**BACK, **had("chemotherapy_advanced")}, "lines_chemo_advanced", (1, None), False),
    ({**BACK, **had("fulvestrant")}, "lines_chemo_advanced", (0, 0), True),
    ({**BACK, "hormone_ended": "12_months_or_more"}, "lines_chemo_advanced", (0, 0), True),
    (
        {**BACK, "hormone_ended": "12_months_or_more", "lines_chemo_advanced": "unknown"},
        "lines_chemo_advanced", (None, None), False,
    ),
    (BACK, "lines_chemo_advanced", (None, None), False),
    ({"lines_hormone_advanced": 2, "lines_chemo_advanced": 1}, "lines_advanced", (3, 3), True),
    ({"lines_hormone_advanced": 2}, "lines_advanced", (None, None), False),
    ({"lines_chemo_advanced": 2, **BACK, **had("fulvestrant")}, "lines_advanced", (3, None), False),
    ({"nodes": "four_or_more"}, "node_count", (4, None), False),
    ({"nodes": "one_to_three"}, "node_count", (1, 3), False),
    ({"nodes": "none"}, "node_count", (0, 0), True),
    ({"tumor_size": "two_to_5"}, "tumor_mm", (21, 49), False),
    ({"oncotype": "26_or_more", "oncotype_score": 30}, "oncotype_score", (30, 30), True),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "fact", "bounds", "complete"), LINES)
def test_a_number_lies_within_what_the_answers_leave_open(
    answers: dict[str, Any], fact: str, bounds: tuple[float | None, float | None], *, complete: bool
) -> None:
    found = Facts(Profile.model_validate(answers))[fact]
    assert ((found.low, found.high), found.complete) == (bounds, complete)


def test_a_treatment_whose_outcome_or_time_is_not_told_may_be_one_of_those() -> None:
    answers = {
        **BACK,
        "past_treatments": [
            {"kind": "tamoxifen", "setting": "early"},
            {"kind": "aromatase_inhibitor", "outcome": "stopped_working"},
            {"kind": "fulvestrant", "outcome": "stopped_working"},
            {"kind": "parp", "outcome": "unknown", "setting": "advanced"},
            {"kind": "cdk46", "outcome": "finished", "setting": "advanced"},
        ],
    }
    facts = Facts(Profile.model_validate(answers))
    for name, known, may in (
        ("grew_on", {"aromatase_inhibitor", "fulvestrant"}, {"tamoxifen", "parp"}),
        ("grew_on_advanced", {"fulvestrant"}, {"aromatase_inhibitor", "parp"}),
        ("grew_on_early", set(), {"tamoxifen", "aromatase_inhibitor"}),
        ("taking", set(), {"tamoxifen", "parp"}),
        ("had_early", {"tamoxifen"}, {"aromatase_inhibitor"}),
        ("had_advanced", {"fulvestrant", "parp", "cdk46"}, {"aromatase_inhibitor"}),
    ):
        assert set(facts[name].known) == known, name
        assert set(facts[name].open or ()) == may, name
        assert not facts[name].complete
        assert facts[name].may_be(may)
        assert not facts[name].may_be({"cdk46"})
    in_between = Facts(Profile(menopause="in_between"))["menopause"]
    assert in_between.may_be({"not_yet"})
    assert in_between.may_be({"yes"})
    assert not in_between.may_be({"in_between"})
    unfinished = Facts(Profile.model_validate({"past_treatments": [{"kind": "unknown"}]}))["had"]
    assert (unfinished.complete, unfinished.open) == (False, None)
    assert unfinished.may_be({"cdk46"})
    assert not Facts(Profile.model_validate(had("tamoxifen")))["had"].may_be({"cdk46"})


CONTRADICTIONS: list[tuple[dict[str, Any], bool]] = [
    ({"course": "back_elsewhere", "stage": "early"}, True),
    ({"course": "back_elsewhere", "stage": "metastatic"}, False),
    ({"course": "back_elsewhere"}, False),
    ({**FIRST, "nodes": "none", **had("lumpectomy")}, True),
    ({**FIRST, "nodes": "none", **had("mastectomy")}, True),
    ({**FIRST, "node_count": 0, **had("mastectomy")}, True),
    ({**FIRST, "nodes": "none", **had("mastectomy"), "spread_confirmed": "yes"}, False),
    ({**FIRST, "nodes": "none", **had("mastectomy"), "spread_confirmed": "no"}, True),
    ({**FIRST, "nodes": "none", **had("mastectomy", "parp")}, False),
    ({**FIRST, "nodes": "none", **had("radiation")}, False),
    ({**FIRST, "nodes": "one_to_three", **had("mastectomy")}, False),
    ({"stage": "metastatic", "nodes": "none", **had("mastectomy")}, False),
    ({"stage": "early", "course": "first", "nodes": "none", **had("mastectomy")}, False),
]


@pytest.mark.parametrize(("answers", "contradicts"), CONTRADICTIONS)
def test_spread_beside_answers_that_seldom_go_with_it_is_asked_about(
    answers: dict[str, Any], *, contradicts: bool
) -> None:
    assert Facts(Profile.model_validate(answers)).is_contradictory is contradicts


def test_a_birth_date_wins_over_the_age_and_counts_on_the_day_of_the_visit() -> None:
    visit, begun = Visit(birth_date=date(1960, 3, 10), appointment_date=date(2026, 3, 9)), date(2026, 3, 10)
    facts = facts_of(Profile(age=40), visit, {}, begun)
    assert facts["age"] == Fact(frozenset({"65"}), complete=True, low=65, high=65)
    assert facts_of(Profile(age=40), visit.evolve(appointment_date=None), {}, begun)["age"].low == 66
    assert facts_of(Profile(age=40), visit.evolve(appointment_date=None), {})["age"].low == 40
    born_on_the_day = visit.evolve(birth_date=date(2026, 3, 9))
    assert facts_of(Profile(age=40), born_on_the_day, {})["age"].low == 0
    assert facts_of(Profile(age=40), born_on_the_day.evolve(birth_date=date(2026, 3, 10)), {})["age"].low == 40
    assert [age_on(date(1960, 3, 10), date(2026, month, day)) for month, day in ((2, 28), (3, 9), (3, 10), (4, 1))] == [
        65, 65, 66, 66,
    ]  # fmt: skip


DRUGS_AFTER_SPREAD = (
    "tamoxifen", "aromatase_inhibitor", "fulvestrant", "oral_serd", "cdk46", "everolimus", "pi3k_akt", "parp",
    "chemotherapy_advanced", "sacituzumab", "trastuzumab_deruxtecan", "datopotamab",
)  # fmt: skip


@pytest.mark.parametrize("kind", DRUGS_AFTER_SPREAD)
def test_a_medicine_that_is_given_after_spread_makes_spread_believed_and_may_still_work(kind: str) -> None:
    """Stage IV at first diagnosis with clear nodes and an operation alone is asked about: is it IV at all?"""
    operated: list[dict[str, Any]] = [{"kind": "lumpectomy"}]
    spread = {"stage": "metastatic", "course": "first", "nodes": "none"}
    assert Facts(Profile.model_validate({**spread, "past_treatments": operated})).is_contradictory
    more = [*operated, {"kind": kind, "outcome": "still_taking", "setting": "advanced"}]
    facts = Facts(Profile.model_validate({**spread, "past_treatments": more}))
    assert not facts.is_contradictory
    assert not facts.says("still_working", "no"), "nobody said that it stopped working"
    over = [*operated, {"kind": kind, "outcome": "finished", "setting": "advanced"}]
    assert Facts(Profile.model_validate({**spread, "past_treatments": over})).says("still_working", "no")
