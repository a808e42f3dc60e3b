"""What the decisions about cancer that has spread must never show, whoever is compared with whom."""

from datetime import UTC, datetime
from typing import Any

import pytest

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.compare.decision_comparison import compare_worksheet
from hrbc_desktop.domain.compare.rows import DecisionComparison, OutcomeCell
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import Decision
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.worksheet import new_worksheet

GREW_ON_TABLET = {"kind": "aromatase_inhibitor", "outcome": "stopped_working"}
GREW_ON_CDK46 = {"kind": "cdk46", "outcome": "stopped_working"}
NEXT = ("alpelisib-fulvestrant", "everolimus-exemestane", "palbociclib-fulvestrant", "fulvestrant")
LONGEST_ALONE_AFTER_CDK46 = 5.3
"""Months without growth on fulvestrant alone after a CDK4/6 medicine: the longest of its studies (postMONARCH)."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


def compared(catalogue: Catalogue, decision: str, options: tuple[str, ...], **answers: Any) -> DecisionComparison:
    profile = Profile.model_validate({"stage": "metastatic", "sex": "female", "menopause": "yes", **answers})
    worksheet = new_worksheet("test", datetime(2026, 11, 30, tzinfo=UTC)).evolve(
        decision=decision, options=options, profile=profile, length_of_life=True
    )
    found = compare_worksheet(worksheet, catalogue)
    assert found
    return found


@pytest.mark.parametrize("gene", ["esr1", "pik3ca"])
def test_no_study_of_people_without_a_cdk46_medicine_speaks_for_one_who_had_it(catalogue: Catalogue, gene: str) -> None:
    past = (GREW_ON_TABLET, GREW_ON_CDK46)
    comparison = compared(catalogue, "next-treatment", NEXT, past_treatments=past, **{gene: "found"})
    hers = [row for row in comparison.rows if row.kind == "outcome" and row.population and row.speaks != "no"]

    assert hers
    assert {row.population.cdk46 for row in hers if row.population} <= {"had", "mixed", "not_said"}
    for row in hers:
        cell = row.cell("fulvestrant")
        assert isinstance(cell, OutcomeCell)
        alone = [figure.side.value for figure in cell.figures if row.outcome == "progression"]
        assert all(months is not None and months <= LONGEST_ALONE_AFTER_CDK46 for months in alone), row.key


def test_a_woman_who_had_none_is_shown_the_studies_of_women_like_her(catalogue: Catalogue) -> None:
    comparison = compared(catalogue, "next-treatment", NEXT, past_treatments=(GREW_ON_TABLET,))

    assert any(row.population and row.population.cdk46 == "none" and row.speaks == "yes" for row in comparison.rows)


def test_studies_of_her_kind_of_cancer_come_before_those_of_all_kinds(catalogue: Catalogue) -> None:
    past = (GREW_ON_CDK46, {"kind": "chemotherapy_advanced", "outcome": "stopped_working"})
    had = {"lines_chemo_advanced": 2, "anthracycline": "yes", "taxane": "yes", "past_treatments": past}
    comparison = compared(catalogue, "after-hormone-treatment", ("datopotamab-deruxtecan", "eribulin"), **had)
    hers = [row for row in comparison.rows if row.outcome == "progression" and row.speaks == "yes"]

    assert [row.population.all_kinds for row in hers if row.population] == sorted(
        row.population.all_kinds for row in hers if row.population
    )
    assert len(hers) > 1


def test_of_a_medicine_whose_label_was_not_read_no_test_interaction_or_dose_rule_is_told(catalogue: Catalogue) -> None:
    new = {option.id for decision in catalogue.decisions.values() for option in decision.options if option.new_in}

    assert new >= {"vepdegestrant", "gedatolisib"}
    for option in (catalogue.options[key] for key in new):
        assert (option.tests, option.interactions, option.pregnancy) == ((), (), ()), option.id
        assert {effect.attribute for effect in option.side_effects} <= {"any_severe", "stopped", "high_sugar"}
        assert "label not read here" in option.indication.text


def test_medicines_that_are_no_option_are_named_to_ask_about(catalogue: Catalogue) -> None:
    named = " ".join(medicine.name for medicine in catalogue.pack.new_medicines).casefold()

    assert all(medicine in named for medicine in ("camizestrant", "giredestrant", "imlunestrant with abemaciclib"))
    assert not {"camizestrant", "giredestrant", "imlunestrant-abemaciclib"} & set(catalogue.options)
    assert "camizestrant" in catalogue.pack.not_included


ADVANCED = [decision for decision in read_catalogue().decisions.values() if decision.path == "advanced"]
MOST_UNKNOWN = 0.2
"""Of the cells that matter most, in options that are usually chosen: no more may be holes."""


@pytest.mark.parametrize("decision", ADVANCED, ids=lambda decision: decision.id)
def test_of_what_matters_most_hardly_a_fifth_is_not_known(decision: Decision) -> None:
    usual = {option.id for option in decision.options if option.usual}
    holes = [hole for hole in decision.holes if hole.option in usual]

    assert len(holes) <= MOST_UNKNOWN * len(usual) * len(decision.core)
