"""What to talk about because of an answer: what raises it, how much it asks for, and what stands on page 1."""

from itertools import pairwise
from typing import Any

import pytest

from hrbc_desktop.domain.decisions.facts import Facts, facts_of
from hrbc_desktop.domain.decisions.safety import (
    MOST_ON_PAGE_ONE,
    RaisedCaution,
    caution_lines,
    cautions,
    cautions_for,
    conditions_of,
    page_one,
)
from hrbc_desktop.domain.model.content import Catalogue, concerns
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.worksheet import Visit
from hrbc_desktop.wording.cautions import caution_in_a_row, caution_text, line_text, talk_about, trigger

SPREAD: dict[str, Any] = {
    "stage": "metastatic", "course": "back_elsewhere", "er": "positive", "pr": "positive", "her2": "zero",
    "sex": "female", "menopause": "yes",
}  # fmt: skip


EARLY: dict[str, Any] = {
    "stage": "early", "course": "first", "er": "positive", "her2": "zero", "sex": "female", "menopause": "not_yet",
    "past_treatments": [{"kind": "lumpectomy"}],
}  # fmt: skip


def facts(catalogue: Catalogue, **answers: Any) -> Facts:
    return facts_of(Profile.model_validate(SPREAD | answers), Visit(), catalogue.medicines)


def personal(option: str, known: Facts, catalogue: Catalogue) -> list[RaisedCaution]:
    return [one for one in cautions_for(catalogue.options[option], catalogue, known) if one.is_personal]


def test_a_known_name_raises_and_says_which(catalogue: Catalogue) -> None:
    known = facts(catalogue, medicine_names="Paxil")
    raised = personal("tamoxifen-advanced", known, catalogue)

    assert trigger(raised[0], known) == "You take paroxetine."
    assert caution_text(raised[0], known).startswith("You take paroxetine. ")


def test_a_suggested_name_raises_nothing_that_another_answer_rules_out(catalogue: Catalogue) -> None:
    spread = personal("tamoxifen-advanced", facts(catalogue, medicine_names="warferin"), catalogue)
    dcis = facts_of(
        Profile.model_validate(EARLY | {"stage": "dcis", "medicine_names": "warferin"}), Visit(), catalogue.medicines
    )

    assert "tamoxifen-thinner-dcis" not in {one.caution.id for one in spread}
    assert "tamoxifen-thinner-dcis" in {one.caution.id for one in personal("tamoxifen-early", dcis, catalogue)}


def test_beside_other_options_a_caution_names_the_medicine_that_it_calls_it(catalogue: Catalogue) -> None:
    known = facts(catalogue, medicine_names="Eliquis, warferin", conditions=["lung"])
    raised = personal("surgery-first", known, catalogue)

    assert [caution_in_a_row(one).split(".")[0] for one in raised if one.medicines] == [
        "You take apixaban", "If you take warfarin (please confirm the name)",
    ]  # fmt: skip
    by_answers = [one for one in personal("paclitaxel-weekly", known, catalogue) if not one.medicines]
    assert [caution_in_a_row(one) for one in by_answers] == [one.caution.text for one in by_answers]


def test_what_cannot_concern_an_option_is_not_raised_by_its_family(catalogue: Catalogue) -> None:
    known = Facts(Profile.model_validate(EARLY))
    needed = {
        key: {one.caution.id for one in personal(key, known, catalogue)} for key in ("tamoxifen-early", "ovary-removal")
    }

    assert "birth-control-all" in needed["tamoxifen-early"] - needed["ovary-removal"]


def test_a_suggested_name_speaks_in_if_and_never_says_avoid(catalogue: Catalogue) -> None:
    known = facts(catalogue, medicine_names="carbamazapine")
    raised = personal("palbociclib-letrozole", known, catalogue)

    assert {one.level for one in raised if one.only_if} == {"ask_first"}
    assert trigger(raised[0], known) == "If you take carbamazepine (please confirm the name)."
    sure = personal("palbociclib-letrozole", facts(catalogue, medicine_names="carbamazepine"), catalogue)
    assert "avoid" in {one.level for one in sure}


def test_no_chip_alone_means_a_medicine(catalogue: Catalogue) -> None:
    known = facts(catalogue, other_medicines=["antidepressant"])

    assert not any(one.medicines for one in personal("tamoxifen-advanced", known, catalogue))


def test_a_kind_that_was_ticked_without_a_name_is_asked_about(catalogue: Catalogue) -> None:
    """Whatever a name of that kind would have to avoid with an option, its chip alone asks for the name."""
    kinds = {one.kind for one in catalogue.medicines.values() if one.kind}
    classes = {
        kind: frozenset(tag for one in catalogue.medicines.values() if one.kind == kind for tag in one.classes)
        for kind in kinds
    }
    unasked = [
        (option, kind)
        for kind in kinds
        for option in catalogue.options
        if _avoided(option, classes[kind], catalogue) and not _asks_for_the_name(option, kind, catalogue)
    ]

    assert len(kinds) == 8
    assert unasked == []


def _asks_for_the_name(option: str, kind: str, catalogue: Catalogue) -> bool:
    raised = personal(option, facts(catalogue, other_medicines=[kind]), catalogue)
    return any("unnamed_medicine" in one.facts for one in raised)


def _avoided(option: str, classes: frozenset[str], catalogue: Catalogue) -> bool:
    about = (one for one in catalogue.cautions if one.level == "avoid" and concerns(one, catalogue.options[option]))
    named = (condition for one in about for condition in conditions_of(one) if condition.fact == "medicine")
    return any(classes.intersection(condition.any) for condition in named)


def test_a_name_of_that_kind_settles_the_chip(catalogue: Catalogue) -> None:
    known = facts(catalogue, other_medicines=["antidepressant"], medicine_names="Pristiq")

    assert not any("unnamed_medicine" in one.facts for one in personal("tamoxifen-advanced", known, catalogue))


def test_what_is_not_known_besides_never_silences_a_caution(catalogue: Catalogue) -> None:
    known = facts(catalogue, conditions=["diabetes"])

    for option in ("alpelisib-fulvestrant", "capivasertib-fulvestrant", "inavolisib-palbociclib-fulvestrant"):
        assert "You have diabetes or high sugar." in {trigger(one, known) for one in personal(option, known, catalogue)}


def test_a_test_that_was_done_is_not_asked_for(catalogue: Catalogue) -> None:
    def ids(**answers: Any) -> set[str]:
        known = facts(catalogue, **answers)
        return {one.caution.id for one in cautions_for(catalogue.options["capecitabine"], catalogue, known)}

    assert "capecitabine-dpyd-test" in ids()
    assert "capecitabine-dpyd-test" not in ids(dpyd="normal")


def test_an_answer_of_the_person_comes_before_what_everyone_is_told(catalogue: Catalogue) -> None:
    known = facts(catalogue, conditions=["lung", "heart_failure", "bowel"], medicine_names="warfarin, FluMist")
    options = [catalogue.options[key] for key in ("everolimus-exemestane", "capecitabine", "trastuzumab-deruxtecan")]
    raised = cautions(options, catalogue, known)

    assert all(one.rank <= after.rank for one, after in pairwise(raised))
    assert len(page_one(raised)) == MOST_ON_PAGE_ONE
    lines = caution_lines(raised)
    assert sum(len(line.cautions) for line in lines) == len(raised)
    assert page_one(raised) == lines[:MOST_ON_PAGE_ONE]


def test_a_line_names_the_options_it_concerns_and_cuts_nothing_off(catalogue: Catalogue) -> None:
    known = facts(catalogue, conditions=["lung"])
    options = [catalogue.options[key] for key in ("everolimus-exemestane", "trastuzumab-deruxtecan")]
    line = next(line for line in caution_lines(cautions(options, catalogue, known)) if line.facts == ("conditions",))
    text = line_text(line, catalogue, known)

    assert text.startswith("You have lung disease. ")
    assert all(one.caution.text in text for one in line.cautions)
    assert all(catalogue.options[one.option].name in text for one in line.cautions)


def test_a_card_says_nothing_where_no_answer_raised_anything(catalogue: Catalogue) -> None:
    known = facts(catalogue)

    assert talk_about(cautions_for(catalogue.options["letrozole-advanced"], catalogue, known), known) == ""


@pytest.mark.parametrize(
    ("answers", "option", "expected"),
    [
        ({"conditions": ["blood_clots"]}, "tamoxifen-advanced", "You had blood clots."),
        ({"kidney_number": 25}, "capecitabine", "Kidney number: 25 mL/min."),
        ({"conditions": ["dpd"]}, "capecitabine", "You have DPD deficiency."),
        ({"conditions": ["nerve_damage"]}, "eribulin", "Your hands or feet are numb."),
        ({"medicine_names": "grapefruit"}, "ribociclib-letrozole", "You take grapefruit."),
        (
            {"past_treatments": [{"kind": "fulvestrant", "outcome": "stopped_working"}]},
            "palbociclib-fulvestrant",
            "Your treatments so far: Fulvestrant.",
        ),
    ],
)
def test_what_raised_it_is_said_as_a_sentence(
    answers: dict[str, Any], option: str, expected: str, catalogue: Catalogue
) -> None:
    known = facts(catalogue, **answers)

    assert expected in {trigger(one, known) for one in personal(option, known, catalogue)}


def test_a_number_in_place_of_its_band_is_named_as_what_raised_it(catalogue: Catalogue) -> None:
    known = facts_of(Profile.model_validate(EARLY | {"node_count": 2}), Visit(), catalogue.medicines)
    raised = personal("no-chemotherapy", known, catalogue)

    assert any("Number of nodes: 2." in trigger(one, known) for one in raised)


def test_a_detail_speaks_for_its_condition(catalogue: Catalogue) -> None:
    for answers, option in (
        ({"kidney_number": 44}, "trastuzumab-deruxtecan"),
        ({"liver_degree": "mild"}, "everolimus-exemestane"),
        ({"diabetes_kind": "type_2_tablets"}, "capivasertib-fulvestrant"),
    ):
        assert personal(option, facts(catalogue, **answers), catalogue), answers
    assert not personal("trastuzumab-deruxtecan", facts(catalogue, kidney_number=90), catalogue)


def test_other_cautions_are_about_an_option_in_a_copy_of_the_pack(catalogue: Catalogue) -> None:
    option = catalogue.options["tamoxifen-early"]
    first, *_ = catalogue.cautions_about(option)

    assert catalogue.model_copy(update={"cautions": (first,)}).cautions_about(option) == (first,)
    assert len(catalogue.cautions_about(option)) > 1
