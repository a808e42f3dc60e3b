"""Shots that come beside a schedule: an option that brings them is never counted as having none."""

from typing import Any

import pytest

from hrbc_desktop.domain.compare.decision_comparison import compare_decision
from hrbc_desktop.domain.compare.rows import DecisionComparison, TextCell
from hrbc_desktop.domain.compare.ways import ways_of
from hrbc_desktop.domain.decisions.facts import facts_of
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.worksheet import Visit

BEFORE = {"sex": "female", "menopause": "not_yet"}
AFTER = {"sex": "female", "menopause": "yes"}
MAN = {"sex": "male"}
NOTHING: dict[str, str] = {}


def compared(catalogue: Catalogue, person: dict[str, Any], *options: str) -> DecisionComparison:
    (decision, *_) = (one for one in catalogue.decisions.values() if one.option(options[0]))
    facts = facts_of(Profile.model_validate(person), Visit(), catalogue.medicines)
    return compare_decision(decision, options, catalogue, facts)


def injections(comparison: DecisionComparison, option: str) -> TextCell:
    row = comparison.row("injections")
    assert row is not None
    cell = row.cell(option)
    assert isinstance(cell, TextCell)
    return cell


@pytest.mark.parametrize(
    ("option", "person", "is_none"),
    [
        ("ac-paclitaxel-dose-dense", AFTER, False),
        ("ac-paclitaxel-weekly", AFTER, True),
        ("tc", AFTER, False),
        ("letrozole-early", AFTER, True),
        ("letrozole-early", BEFORE, False),
        ("letrozole-early", {"sex": "female", "menopause": "in_between"}, False),
        ("letrozole-early", BEFORE | {"ovaries": "shut_down"}, False),
        ("letrozole-early", BEFORE | {"ovaries": "removed"}, True),
        ("letrozole-early", MAN, False),
        ("tamoxifen-early", BEFORE, True),
        ("tamoxifen-early", MAN, True),
        ("ribociclib-aromatase-inhibitor-early", BEFORE, False),
        ("ribociclib-aromatase-inhibitor-early", MAN, False),
        ("palbociclib-letrozole", BEFORE, False),
        ("elacestrant", BEFORE | {"ovaries": "shut_down"}, False),
        ("elacestrant", MAN, True),
        ("no-chemotherapy", BEFORE, False),
        ("no-chemotherapy", NOTHING, False),
        ("no-chemotherapy", AFTER, True),
    ],
)
def test_no_injections_is_only_said_where_none_come_with_it(
    catalogue: Catalogue, option: str, person: dict[str, str], is_none: bool
) -> None:
    cell = injections(compared(catalogue, person, option), option)

    assert (cell.cell.number == 0 or bool(cell.adds_nothing)) == is_none
    assert bool(cell.cell.statements) != is_none
    assert all(statement.source in catalogue.sources for statement in cell.cell.statements)


def test_a_schedule_with_shots_of_its_own_is_counted(catalogue: Catalogue) -> None:
    cell = injections(compared(catalogue, BEFORE, "ribociclib-fulvestrant"), "ribociclib-fulvestrant")

    assert (cell.cell.number, cell.cell.statements) == (5, ())


@pytest.mark.parametrize(
    ("person", "taken"), [(AFTER, "tablets"), (BEFORE, "tablets_and_shots"), (MAN, "tablets_and_shots")]
)
def test_what_belongs_to_the_treatment_counts_among_the_ways_of_taking_it(
    catalogue: Catalogue, person: dict[str, str], taken: str
) -> None:
    comparison = compared(catalogue, person, "tamoxifen-early", "letrozole-early")

    assert ways_of(comparison, catalogue) == {"tamoxifen-early": "tablets", "letrozole-early": taken}


def test_what_only_some_people_get_changes_no_way_of_taking_it(catalogue: Catalogue) -> None:
    comparison = compared(catalogue, BEFORE, "no-chemotherapy", "tc")

    assert ways_of(comparison, catalogue) == {"no-chemotherapy": "tablets", "tc": "drip"}
