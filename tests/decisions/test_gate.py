"""What is said before any option, and the question for the visit that it becomes."""

from typing import Any

import pytest

from hrbc_desktop.domain.decisions.facts import Facts, facts_of
from hrbc_desktop.domain.decisions.safety import CLOSES, STOPS, match_gated, matches, worksheet_is_for
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.worksheet import Visit
from hrbc_desktop.domain.visit.gate_questions import gate_question, gate_questions
from hrbc_desktop.domain.visit.situation_questions import situation_questions
from hrbc_desktop.wording.gate import gate_sentence, gate_sentences

EARLY: dict[str, Any] = {
    "stage": "early", "course": "first", "er": "positive", "pr": "positive", "her2": "zero", "sex": "female",
    "menopause": "yes", "nodes": "none", "past_treatments": [{"kind": "lumpectomy"}],
}  # fmt: skip


def facts(catalogue: Catalogue, **answers: Any) -> Facts:
    profile = Profile.model_validate({key: value for key, value in (EARLY | answers).items() if value is not None})
    return facts_of(profile, Visit(), catalogue.medicines)


RAISED: dict[str, dict[str, Any]] = {
    "her2_positive": {"her2": "positive"},
    "receptors_negative": {"er": "negative", "pr": "negative"},
    "contradiction": {"stage": "metastatic", "tumor_size": "up_to_2"},
    "answers_disagree": {"bone_spread": "yes"},
    "pregnant": {"conditions": ["pregnant"], "menopause": "not_yet"},
    "under_18": {"age": 17, "menopause": "not_yet"},
    "nothing_known": {"stage": "unknown", "er": "unknown", "pr": "unknown"},
    "her2_open": {"her2": "two_plus_open"},
    "er_low": {"er": "low"},
    "er_negative": {"er": "negative"},
    "er_unknown": {"er": "unknown"},
    "dcis": {"stage": "dcis", "nodes": None},
    "cannot_be_operated": {"stage": "locally_advanced", "operable": "not_now", "past_treatments": [{"kind": "none"}]},
    "few_spots": {"stage": "metastatic", "course": "back_elsewhere", "few_spots": "yes"},
    "both_breasts": {"both_breasts": "yes"},
    "man": {"sex": "male", "menopause": None},
    "none_but_named": {"other_medicines": ["none"], "medicine_names": "Paxil"},
    "esr1_while_it_works": {
        "stage": "metastatic", "course": "back_elsewhere", "esr1": "found", "still_working": "yes",
    },
}  # fmt: skip


@pytest.mark.parametrize(("key", "answers"), RAISED.items())
def test_each_thing_that_comes_first_is_said_and_asked(key: Any, answers: dict[str, Any], catalogue: Catalogue) -> None:
    known = facts(catalogue, **answers)
    gate = worksheet_is_for(known)

    assert gate.notes == (key,)
    assert gate_sentence(key, known) in gate_sentences(gate, known)
    asked = gate_questions(gate, known)
    assert [one.text for one in asked if one.key == f"gate:{key}"] == list(filter(None, [gate_question(key, known)]))
    assert gate.stops == (key in STOPS)
    badges = {found.badge for found in matches(catalogue, known).values()}
    assert ("fits" in badges) == (key not in STOPS | CLOSES)


def test_what_stops_is_all_that_is_said(catalogue: Catalogue) -> None:
    known = facts(catalogue, her2="positive", conditions=["pregnant"], both_breasts="yes")

    assert worksheet_is_for(known).notes == ("her2_positive",)
    assert not any(found.is_listed for found in matches(catalogue, known).values())


def test_the_usual_answers_raise_nothing(catalogue: Catalogue) -> None:
    known = facts(catalogue)

    assert worksheet_is_for(known).notes == ()
    assert worksheet_is_for(known).allows_fits
    assert situation_questions(known) == ()


@pytest.mark.parametrize(
    ("weeks", "expected", "asked"),
    [
        (9, "Chemotherapy is not given in the first third", "What can be done now"),
        (24, "In the second third chemotherapy is possible", "Which medicines can be given before the birth"),
        (35, "In the last third chemotherapy is possible", "can I breastfeed afterward"),
        (None, "Chemotherapy depends on how many weeks", "I am pregnant."),
    ],
)
def test_pregnancy_is_told_by_its_weeks(weeks: int | None, expected: str, asked: str, catalogue: Catalogue) -> None:
    known = facts(catalogue, conditions=["pregnant"], menopause="not_yet", weeks_pregnant=weeks)

    assert expected in gate_sentence("pregnant", known)
    assert asked in gate_question("pregnant", known)


@pytest.mark.parametrize(
    ("answers", "key"),
    [
        ({"age": 18}, "under_18"),
        ({"pr": "low", "er": "unknown"}, None),
        ({"pr": "negative", "er": "negative", "her2": "positive"}, "pregnant"),
        ({"stage": "unknown"}, "nothing_known"),
        ({"er": "unknown", "pr": "unknown"}, "nothing_known"),
        ({"er": "unknown", "pr": "unknown"}, "er_unknown"),
        ({"er": "unknown", "pr": "negative"}, "er_unknown"),
        ({"operable": "yes", "stage": "locally_advanced"}, "cannot_be_operated"),
        (
            {"stage": "metastatic", "course": "back_elsewhere", "operable": "not_now", "past_treatments": None},
            "cannot_be_operated",
        ),
        ({"esr1": "found", "stage": "metastatic", "course": "back_elsewhere"}, "esr1_while_it_works"),
        ({"still_working": "yes", "stage": "metastatic", "course": "back_elsewhere"}, "esr1_while_it_works"),
        ({"other_medicines": ["none"]}, "none_but_named"),
        ({"medicine_names": "Paxil"}, "none_but_named"),
        ({"her2": "low"}, "her2_open"),
    ],
)
def test_what_is_not_so_is_not_said(answers: dict[str, Any], key: str | None, catalogue: Catalogue) -> None:
    assert key not in worksheet_is_for(facts(catalogue, **answers)).notes


def test_in_pregnancy_radiation_waits_and_an_operation_does_not(catalogue: Catalogue) -> None:
    known = facts(catalogue, conditions=["pregnant"], menopause="not_yet", weeks_pregnant=20)
    found = matches(catalogue, known)

    assert found["whole-breast-radiation-3-weeks"].badge == "usually_later"
    before = matches(catalogue, facts(catalogue, conditions=["pregnant"], menopause="not_yet", past_treatments=None))
    assert before["mastectomy"].badge == "needs"


WAITS: list[tuple[str, int | None, str]] = [
    ("tamoxifen-early", 20, "usually_later"),
    ("palbociclib-letrozole", 20, "usually_later"),
    ("everolimus-exemestane", 20, "usually_later"),
    ("olaparib-early", 20, "usually_later"),
    ("trastuzumab-deruxtecan", 20, "usually_later"),
    ("whole-breast-radiation-3-weeks", 35, "usually_later"),
    ("tc", 9, "usually_later"),
    ("cmf", 20, "usually_later"),
    ("tc", 20, "ask"),
    ("tc", None, "ask"),
    ("mastectomy", 9, "ask"),
    ("zoledronic-acid", 20, "ask"),
    ("no-chemotherapy", 20, "ask"),
    ("leaving-radiation-out", 20, "ask"),
]


@pytest.mark.parametrize(("option", "weeks", "when_not"), WAITS)
def test_in_pregnancy_what_would_harm_the_child_waits_and_all_else_is_asked_about(
    option: str, weeks: int | None, when_not: str, catalogue: Catalogue
) -> None:
    """Evidence fertility.a4.58. To leave something out harms no child, and so is nothing that waits."""
    known = facts(catalogue, conditions=["pregnant"], menopause="not_yet", weeks_pregnant=weeks)
    found = match_gated(catalogue.options[option].evolve(match=()), known, worksheet_is_for(known))

    assert found.badge == ("needs" if when_not == "ask" else when_not)
    assert [(one.holds, one.when_not, one.gate) for one in found.reasons] == [("no", when_not, "pregnant")]


def test_what_is_not_for_her_anyway_stays_so_where_the_gate_is_closed(catalogue: Catalogue) -> None:
    known = facts(catalogue, conditions=["pregnant"], menopause="not_yet")
    usual = matches(catalogue, facts(catalogue, menopause="not_yet"))
    for key, found in matches(catalogue, known).items():
        if usual[key].badge == "usually_for_others" or not usual[key].is_listed:
            assert (found.badge, found.is_listed) == (usual[key].badge, usual[key].is_listed), key
    nothing = matches(catalogue, facts(catalogue, stage="unknown", er="unknown", pr="unknown"))
    assert {found.badge for found in nothing.values() if found.is_listed} == {"needs"}


SITUATIONS: dict[str, dict[str, Any]] = {
    "in_between": {"menopause": "in_between"},
    "children": {"menopause": "not_yet", "children": "yes", "chemotherapy_plan": "planned"},
    "pause": {
        "menopause": "not_yet", "children": "yes",
        "past_treatments": [{"kind": "lumpectomy"}, {"kind": "tamoxifen", "outcome": "still_taking"}],
    },
    "score_before_menopause": {"menopause": "not_yet", "age": 46, "oncotype_score": 21},
    "stopped_a_tablet": {
        "past_treatments": [{"kind": "lumpectomy"}, {"kind": "tamoxifen", "outcome": "side_effects"}]
    },
    "longer": {"hormone_months": 58},
    "which_added_medicine": {
        "nodes": "four_or_more", "brca": "found",
        "past_treatments": [{"kind": "mastectomy"}, {"kind": "chemotherapy_early", "outcome": "finished"}],
    },
    "soon_after_cdk46": {
        "stage": "metastatic", "course": "back_elsewhere", "adjuvant_cdk46_ended": "under_12_months"
    },
    "short_benefit": {
        "stage": "metastatic", "course": "back_elsewhere", "cdk46_months": 4,
        "past_treatments": [{"kind": "cdk46", "outcome": "stopped_working", "setting": "advanced"}],
    },
}  # fmt: skip


@pytest.mark.parametrize(("key", "answers"), SITUATIONS.items())
def test_a_situation_raises_its_question(key: str, answers: dict[str, Any], catalogue: Catalogue) -> None:
    assert [one.key for one in situation_questions(facts(catalogue, **answers))] == [f"situation:{key}"]
