"""What a person is asked: few questions, and only those that can be so for her and decide something."""

from itertools import product
from typing import Any

import pytest

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.decisions.questions_asked import (
    MOST_CARDS,
    asked_fields,
    choices_for,
    questions_for,
    seldom_given,
)
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import QUESTIONS, Profile

EARLY: dict[str, Any] = {"stage": "early", "course": "first", "sex": "female", "menopause": "not_yet"}
ADVANCED: dict[str, Any] = {"stage": "metastatic", "course": "back_elsewhere", "sex": "female", "menopause": "yes"}
OPERATED = {"past_treatments": ({"kind": "lumpectomy"},)}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


def asked(catalogue: Catalogue, **answers: Any) -> frozenset[str]:
    return asked_fields(questions_for(Facts(Profile.model_validate(answers)), catalogue))


def test_an_empty_worksheet_is_asked_where_the_cancer_is_and_what_was_done(catalogue: Catalogue) -> None:
    first = [card.id for card in questions_for(Facts(Profile()), catalogue)][:3]
    assert first == ["stage", "course", "done"]


@pytest.mark.parametrize("sex", ["female", "male", "unknown", None])
@pytest.mark.parametrize("stage", ["dcis", "early", "locally_advanced", "metastatic", "unknown", None])
def test_nobody_is_asked_more_than_twelve_questions(catalogue: Catalogue, stage: str | None, sex: str | None) -> None:
    pasts = ((), ({"kind": "lumpectomy"},), ({"kind": "cdk46"}, {"kind": "aromatase_inhibitor"}))
    for course, menopause, past in product(("first", "back_elsewhere", None), ("not_yet", "yes", None), pasts):
        profile = Profile.model_validate(
            {"stage": stage, "sex": sex, "course": course, "menopause": menopause, "past_treatments": past}
        )
        cards = questions_for(Facts(profile), catalogue)
        assert len(cards) <= MOST_CARDS
        assert {"stage", "course", "past_treatments", "er", "her2", "conditions"} <= asked_fields(cards)
        assert len(asked_fields(cards)) == sum(len(card.all_fields) for card in cards)


def test_each_question_that_is_asked_exists(catalogue: Catalogue) -> None:
    for answers in (EARLY, ADVANCED, EARLY | OPERATED):
        assert asked(catalogue, **answers) - {"medicine_names"} <= set(QUESTIONS)


def test_a_man_is_not_asked_about_menopause_ovaries_or_pregnancy(catalogue: Catalogue) -> None:
    man = asked(catalogue, **{**EARLY, "sex": "male", "menopause": None})
    assert not man & {"menopause", "ovaries", "birth_control", "weeks_pregnant"}
    facts = Facts(Profile(sex="male"))
    assert not {"pregnant", "nursing"} & {choice.key for choice in choices_for("conditions", facts)}
    assert "ovarian_suppression" not in {choice.key for choice in choices_for("past_treatments", facts)}


def test_early_cancer_is_not_asked_about_the_tests_and_treatments_of_cancer_that_has_spread(
    catalogue: Catalogue,
) -> None:
    early, advanced = asked(catalogue, **EARLY, **OPERATED), asked(catalogue, **ADVANCED)
    assert {"esr1", "pik3ca", "lines_chemo_advanced", "bone_spread"} <= advanced
    assert not early & {"esr1", "pik3ca", "akt1", "pten", "lines_chemo_advanced", "bone_spread", "palliative_team_met"}
    assert {"nodes", "grade", "oncotype"} <= early
    assert not advanced & {"nodes", "grade", "oncotype"}
    facts = Facts(Profile.model_validate(EARLY))
    assert "chemotherapy_advanced" not in {choice.key for choice in choices_for("past_treatments", facts)}


def test_what_she_answered_stays_to_be_seen_and_changed(catalogue: Catalogue) -> None:
    assert "esr1" in asked(catalogue, **EARLY, esr1="found")
    facts = Facts(Profile.model_validate({"stage": "early", "past_treatments": ({"kind": "fulvestrant"},)}))
    assert "fulvestrant" in {choice.key for choice in choices_for("past_treatments", facts)}


OPENED: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    (EARLY | OPERATED, {"conditions": ("diabetes",)}, "diabetes_kind"),
    (EARLY | OPERATED, {"conditions": ("pregnant",)}, "weeks_pregnant"),
    (EARLY | OPERATED, {"conditions": ("liver",)}, "liver_degree"),
    (EARLY | OPERATED, {"conditions": ("kidney",)}, "kidney_number"),
    (EARLY | OPERATED, {"conditions": ("heart_failure",)}, "lvef"),
    (EARLY | OPERATED, {"conditions": ("heart_rhythm",)}, "long_qt"),
    (EARLY | OPERATED, {"conditions": ("lung",)}, "lung_steroids"),
    (EARLY | OPERATED, {"conditions": ("low_counts",)}, "neutrophils"),
    (EARLY | OPERATED, {"conditions": ("dpd",)}, "dpyd"),
    (EARLY | OPERATED, {"nodes": "one_to_three"}, "node_micromet"),
    (EARLY | OPERATED, {"oncotype": "11_to_25"}, "oncotype_score"),
    (EARLY | OPERATED, {"oncotype": "not_tested"}, "mammaprint"),
    (EARLY | OPERATED, {"er": "negative"}, "pr"),
    (EARLY | {"menopause": None}, {"menopause": "in_between"}, "ovaries"),
    (EARLY | OPERATED | {"sex": None}, {"sex": "male"}, "gnrh_shot"),
    (EARLY | {"stage": None}, {"stage": "locally_advanced"}, "operable"),
    (EARLY, OPERATED, "margins_clear"),
    (EARLY, OPERATED, "chemotherapy_plan"),
    (ADVANCED | {"stage": None, "course": None}, {"stage": "metastatic"}, "few_spots"),
    (ADVANCED, {"bone_spread": "yes"}, "bone_medicine"),
    (ADVANCED, {"bone_spread": "yes"}, "bone_pain"),
    (ADVANCED | {"bone_spread": "yes"}, {"bone_pain": "yes"}, "bone_at_risk"),
    (ADVANCED, {"pik3ca": "not_found"}, "pik3ca_sample"),
    (ADVANCED, {"brca": "found"}, "brca_kind"),
    (ADVANCED, {"past_treatments": ({"kind": "cdk46"},)}, "cdk46_months"),
    (ADVANCED, {"past_treatments": ({"kind": "chemotherapy_advanced"},)}, "taxane"),
]


@pytest.mark.parametrize(("before", "answer", "opened"), OPENED)
def test_an_answer_opens_the_question_that_makes_sense_after_it(
    catalogue: Catalogue, before: dict[str, Any], answer: dict[str, Any], opened: str
) -> None:
    assert opened not in asked(catalogue, **before)
    assert opened in asked(catalogue, **before | answer)


def test_a_condition_that_matters_for_what_comes_up_now_is_never_behind_more(catalogue: Catalogue) -> None:
    """A severe skin reaction decides about alpelisib, and not about an operation; what is only asked first may wait."""
    grew = {"kind": "aromatase_inhibitor", "outcome": "stopped_working", "setting": "advanced"}
    next_treatment = Facts(Profile.model_validate({**ADVANCED, "past_treatments": [grew], "pik3ca": "found"}))
    operation = Facts(Profile.model_validate({**EARLY, "past_treatments": [{"kind": "none"}]}))
    decide = {"skin_reaction", "thyroid", "heart_attack"}
    assert not seldom_given("conditions", next_treatment, catalogue) & decide
    assert seldom_given("conditions", next_treatment, catalogue) >= {"bowel", "hepatitis_b", "operation_planned"}
    assert seldom_given("conditions", operation, catalogue) >= decide
    assert not seldom_given("conditions", operation, catalogue) & {"diabetes", "pregnant", "none", "unknown"}


def test_treatments_are_all_shown_once_the_cancer_has_spread(catalogue: Catalogue) -> None:
    assert seldom_given("past_treatments", Facts(Profile.model_validate(EARLY)), catalogue)
    for whoever in (Profile.model_validate(ADVANCED), Profile()):
        assert seldom_given("past_treatments", Facts(whoever), catalogue) == frozenset()
    assert seldom_given("stage", Facts(Profile.model_validate(EARLY)), catalogue) == frozenset()


def had(kind: str) -> dict[str, Any]:
    return {"past_treatments": ({"kind": kind},)}


CAME_BACK = {"course": "back_nearby", "hormone_ended": "never"}
LINES = {"lines_chemo_advanced": 2, "stage": "metastatic", "course": "back_elsewhere"}
ANSWERED: tuple[tuple[str, Any, dict[str, Any], dict[str, Any]], ...] = (
    ("operable", "yes", {"stage": "locally_advanced"}, {"stage": "early"}),
    ("few_spots", "yes", {"stage": "metastatic"}, {"stage": "locally_advanced", "operable": "not_now"}),
    ("chemotherapy_plan", "planned", had("mastectomy"), {}),
    ("margins_clear", "yes", had("mastectomy"), {}),
    ("armpit_operation", "dissection", {"nodes": "unknown", **had("mastectomy")}, {}),
    ("chemo_before_surgery", "none_left", had("chemotherapy_early"), {}),
    ("cps_eg", 3, {"chemo_before_surgery": "cancer_left"}, {"chemo_before_surgery": "none_left"}),
    ("anthracycline", "yes", had("chemotherapy_early"), {}),
    ("anthracycline", "yes", had("chemotherapy_advanced"), {}),
    ("anthracycline_dose", 240, {"anthracycline": "yes"}, {}),
    ("taxane", "yes", had("chemotherapy_early"), {}),
    ("ovaries", "working", {"menopause": "not_yet"}, {}),
    ("ovaries", "working", {"menopause": "in_between"}, {}),
    ("birth_control", "copper_iud", {"menopause": "not_yet"}, {"menopause": "yes"}),
    ("birth_control", "copper_iud", {"menopause": "in_between"}, {}),
    ("gnrh_shot", "yes", {"sex": "male"}, {"sex": "female"}),
    ("node_count", 2, {"nodes": "one_to_three"}, {}),
    ("node_count", 5, {"nodes": "four_or_more"}, {}),
    ("node_micromet", "yes", {"nodes": "one_to_three"}, {"nodes": "four_or_more"}),
    ("tumor_mm", 14, {"tumor_size": "up_to_2"}, {}),
    ("tumor_mm", 34, {"tumor_size": "two_to_5"}, {}),
    ("tumor_mm", 64, {"tumor_size": "over_5"}, {}),
    ("ki67", "20_or_more", {"nodes": "one_to_three", "grade": "2"}, {"nodes": "none", "grade": "2"}),
    ("oncotype_score", 7, {"oncotype": "up_to_10"}, {}),
    ("oncotype_score", 17, {"oncotype": "11_to_25"}, {}),
    ("oncotype_score", 37, {"oncotype": "26_or_more"}, {}),
    ("mammaprint", "low", {"oncotype": "not_tested"}, {"oncotype": "up_to_10"}),
    ("mammaprint", "low", {"oncotype": "unknown"}, {}),
    ("pik3ca_sample", "blood", {"pik3ca": "not_found"}, {"pik3ca": "found"}),
    ("brca_kind", "inherited", {"brca": "found"}, {"brca": "not_found"}),
    ("hormone_months", 20, had("tamoxifen"), had("radiation")),
    ("hormone_months", 20, had("aromatase_inhibitor"), {}),
    ("hormone_ended", "under_12_months", {"course": "back_nearby"}, {"course": "first"}),
    ("hormone_ended", "under_12_months", {"course": "back_elsewhere", "stage": "metastatic"}, {}),
    ("adjuvant_cdk46_ended", "12_months_or_more", CAME_BACK | had("cdk46"), {}),
    ("cdk46_which", "ribociclib", LINES | had("cdk46"), {}),
    ("cdk46_months", 9, LINES | had("cdk46"), LINES),
    ("chemo_ended", "under_6_months", LINES | had("chemotherapy_early"), {}),
    ("bone_pain", "yes", {"bone_spread": "yes", "stage": "metastatic"}, {"bone_spread": "no"}),
    ("bone_at_risk", "yes", {"bone_spread": "yes", "bone_pain": "yes"}, {"bone_spread": "yes", "bone_pain": "no"}),
    ("bone_medicine", "denosumab", {"bone_spread": "yes", "stage": "metastatic"}, {"bone_spread": "no"}),
    ("weeks_pregnant", 9, {"conditions": ("pregnant",)}, {}),
    ("diabetes_kind", "type_1", {"conditions": ("diabetes",)}, {}),
    ("liver_degree", "mild", {"conditions": ("liver",)}, {}),
    ("kidney_number", 50, {"conditions": ("kidney",)}, {}),
    ("lvef", 40, {"conditions": ("heart_failure",)}, {"conditions": ("heart_rhythm",)}),
    ("long_qt", "own", {"conditions": ("heart_rhythm",)}, {}),
    ("lung_steroids", "yes", {"conditions": ("lung",)}, {}),
    ("neutrophils", 900, {"conditions": ("low_counts",)}, {"conditions": ("liver",)}),
    ("frailty", ("falls",), {"activity": "half_the_day"}, {"activity": "light"}),
    ("frailty", ("falls",), {"activity": "mostly_resting"}, {}),
    ("dpyd", "partial", {"conditions": ("dpd",)}, {"conditions": ("liver",)}),
    ("breast_can_be_kept", "yes", {}, had("lumpectomy")),
    ("breast_operation_planned", "mastectomy", {}, had("mastectomy")),
    ("armpit_ultrasound", "clear", {"nodes": "unknown"}, {"nodes": "unknown", **had("lumpectomy")}),
    ("spread_confirmed", "no", {}, {}), ("both_breasts", "no", {}, {}), ("grade", "2", {}, {}),
    ("ugt1a1", "normal", {}, {}), ("palliative_team_met", "no", {}, {}), ("children", "no", {}, {}),
    ("still_working", "no", LINES, {}), ("hormone_used_up", "no", LINES, {}), ("organs_in_danger", "no", {}, {}),
    ("akt1", "found", {}, {}), ("pten", "found", {}, {}), ("activity", "light", {}, {}), ("age", 50, {}, {}),
    ("lines_hormone_advanced", 0, {}, {}), ("lines_chemo_advanced", 0, {}, {}),
)  # fmt: skip


@pytest.mark.parametrize(("field", "answer", "sense", "none"), ANSWERED)
def test_an_answer_is_seen_while_its_question_makes_sense(
    small_catalogue: Catalogue, field: str, answer: Any, sense: dict[str, Any], none: dict[str, Any]
) -> None:
    """A pack without decisions needs no further answer, so what is seen is seen for what was answered."""
    woman: dict[str, Any] = {"sex": "female", "course": "first"}
    assert field in asked(small_catalogue, **woman | {field: answer} | sense)
    if none:
        assert field not in asked(small_catalogue, **woman | {field: answer} | none)


def test_every_question_has_its_place() -> None:
    always = {"stage", "course", "past_treatments", "sex", "menopause", "er", "pr", "her2", "conditions"}
    by_path = {"nodes", "tumor_size", "oncotype", "esr1", "pik3ca", "brca", "bone_spread", "other_medicines"}
    assert {field for field, *_ in ANSWERED} | always | by_path == set(QUESTIONS)
