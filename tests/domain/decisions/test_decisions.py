"""Which decisions come up, and which decision a worksheet is about."""

from pathlib import Path
from typing import Any

import pytest

from hrbc_desktop.domain.decisions.decisions import comes_up, decision_of, path_of, standings, with_decision
from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import Decision
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.serialization import read_worksheet

STORED = Path(__file__).parents[2] / "stored"


def a_decision(**comes_up: Any) -> Decision:
    rules: dict[str, Any] = {"now": [{"either": [{"fact": "stage", "any": ["early"]}], "reason": "early cancer"}]}
    return Decision.model_validate(
        {
            "id": "d", "name": "D", "question": "D?", "plain": "It changes something.", "path": "early", "step": 1,
            "core": ["nausea"], "options": [{"id": "elacestrant", "words": "A tablet"}], "comes_up": rules | comes_up,
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "standing"),
    [
        ({"stage": "early"}, "now"),
        ({"stage": "metastatic"}, "does_not"),
        ({"stage": "early", "past_treatments": [{"kind": "mastectomy"}]}, "decided"),
        ({"stage": "early", "conditions": ["pregnant"]}, "later"),
        ({"stage": "early", "conditions": ["pregnant"], "past_treatments": [{"kind": "mastectomy"}]}, "decided"),
        ({"stage": "early", "sex": "male", "past_treatments": [{"kind": "mastectomy"}]}, "does_not"),
        ({}, "may"),
        ({"stage": "unknown"}, "may"),
    ],
)
def test_the_rules_are_read_in_their_order(answers: dict[str, Any], standing: str) -> None:
    decision = a_decision(
        does_not=[{"either": [{"fact": "sex", "any": ["male"]}], "reason": "not for men"}],
        decided=[{"either": [{"fact": "had", "any": ["mastectomy"]}], "reason": "it is done"}],
        later=[{"either": [{"fact": "conditions", "any": ["pregnant"]}], "reason": "after the birth"}],
    )

    assert comes_up(decision, Facts(Profile.model_validate(answers))).standing == standing


def test_what_settles_it_is_said_and_what_is_missing_is_named() -> None:
    decision = a_decision(
        now=[
            {"either": [{"fact": "stage", "any": ["early"]}], "reason": "early cancer"},
            {"either": [{"fact": "nodes", "any": ["none"]}, {"fact": "grade", "any": ["1"]}], "reason": "low risk"},
        ]
    )

    found = comes_up(decision, Facts(Profile(stage="early", grade="2")))

    assert (found.standing, found.reasons, found.needs) == ("may", ("early cancer",), ("nodes",))


def test_nothing_known_takes_no_decision_away(catalogue: Catalogue) -> None:
    assert {found.standing for found in standings(catalogue, Facts(Profile()))} == {"may"}


@pytest.mark.parametrize("version", ["0.1.0", "0.1.0-format-2"])
def test_options_of_an_older_worksheet_tell_its_decision(version: str, catalogue: Catalogue) -> None:
    worksheet = read_worksheet((STORED / version / "worksheet.json").read_bytes())
    decision = decision_of(worksheet, catalogue)

    assert decision == catalogue.decisions["next-treatment"]
    assert worksheet.values.own[0].text == "My choir – “always”"


def test_options_of_two_decisions_leave_it_open_and_stay_readable(empty: Worksheet, catalogue: Catalogue) -> None:
    old = empty.evolve(options=("tc", "tamoxifen-early"))
    assert decision_of(old, catalogue) is None

    chosen = with_decision(old, catalogue.decisions["chemotherapy"], ("no-chemotherapy",))

    assert decision_of(chosen, catalogue) == catalogue.decisions["chemotherapy"]
    assert (chosen.options, chosen.compared_before) == (("tc", "no-chemotherapy"), ("tamoxifen-early",))


def test_not_knowing_what_is_decided_is_an_answer(empty: Worksheet, catalogue: Catalogue) -> None:
    worksheet = with_decision(empty, None)

    assert (worksheet.decision, decision_of(worksheet, catalogue)) == ("unknown", None)


@pytest.mark.parametrize(
    ("answers", "path"),
    [
        ({"stage": "metastatic"}, "advanced"),
        ({"course": "back_elsewhere"}, "advanced"),
        ({"stage": "locally_advanced", "operable": "not_now"}, "advanced"),
        ({"stage": "locally_advanced"}, "early"),
        ({"stage": "dcis"}, "early"),
        ({"stage": "early"}, "early"),
        ({"stage": "unknown"}, None),
        ({}, None),
    ],
)
def test_a_person_is_on_the_path_of_what_is_known_of_her_stage(answers: dict[str, Any], path: str | None) -> None:
    assert path_of(Facts(Profile.model_validate(answers))) == path


def test_what_is_chosen_later_leaves_nothing_behind_of_what_was_compared_for_it(
    empty: Worksheet, catalogue: Catalogue
) -> None:
    """Only an older worksheet, which named no decision, keeps what it compared."""
    first = with_decision(empty, catalogue.decisions["chemotherapy"], ("tc", "cmf", "tc"))
    assert first.options == ("tc", "cmf")
    then = with_decision(first, catalogue.decisions["hormone-treatment"], ("tamoxifen-early",))
    assert (then.options, then.compared_before) == (("tamoxifen-early",), ())
    many = with_decision(first, catalogue.decisions["chemotherapy"], ("no-chemotherapy", "a", "b", "c"))
    assert many.options == ("tc", "cmf", "no-chemotherapy", "a")
