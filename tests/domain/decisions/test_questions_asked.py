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
    assert not seldom_given("past_treatments", Facts(Profile.model_validate(ADVANCED)), catalogue)
    assert not seldom_given("past_treatments", Facts(Profile()), catalogue)
