"""The three questions back: only about what has one answer, and what was missed is noted."""

from typing import Any

import pytest

from hrbc_desktop.domain.compare.questions_back import MOST_ASKED, NOT_SURE, AskedBack, asked_back, with_answer
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet

from .conftest import DRIP, SHOT, TABLET, Compare, effect

CORE = {"core": ["nausea", "diarrhea", "rash"]}


def often(found: tuple[AskedBack, ...]) -> list[tuple[str, frozenset[str]]]:
    return [(one.key, one.right) for one in found if one.kind == "most_often"]


def shares(attribute: str, tablet: float, shot: float, **more: Any) -> list[dict[str, Any]]:
    return [effect(TABLET, attribute=attribute, any=tablet), effect(SHOT, attribute=attribute, any=shot, **more)]


@pytest.mark.parametrize(
    ("tablet", "shot", "right"), [(30, 20, TABLET), (20, 30, SHOT), (29.9, 20, None), (20, 20, None), (60, 5, TABLET)]
)
def test_a_side_effect_is_asked_about_where_one_option_clearly_has_it_more_often(
    tablet: float, shot: float, right: str | None, compare: Compare, catalogue: Catalogue
) -> None:
    found = asked_back(compare(effects=shares("nausea", tablet, shot)), catalogue)

    assert often(found) == ([("nausea", frozenset({right}))] if right else [])
    assert all(one.name == "Nausea" for one in found if one.kind == "most_often")


def test_the_larger_gap_is_asked_about_first(compare: Compare, catalogue: Catalogue) -> None:
    effects = [*shares("nausea", 40, 20), *shares("diarrhea", 10, 80), *shares("rash", 50, 20)]
    found = asked_back(compare(effects=effects, **CORE), catalogue)

    assert len(found) == MOST_ASKED == 3
    assert [one.kind for one in found] == ["way", "most_often", "most_often"]
    assert often(found) == [("diarrhea", frozenset({SHOT})), ("rash", frozenset({TABLET}))]


def test_what_is_not_known_of_all_or_counted_in_another_way_is_not_asked_about(
    compare: Compare, catalogue: Catalogue
) -> None:
    three = (TABLET, SHOT, DRIP)
    two_known = shares("nausea", 60, 20)
    other_way = [*two_known, effect(DRIP, any=5, measured="blood_test")]

    assert often(asked_back(compare(three, effects=two_known), catalogue)) == []
    assert often(asked_back(compare(three, effects=other_way), catalogue)) == []
    assert often(asked_back(compare(three, effects=[*two_known, effect(DRIP, any=45)]), catalogue)) != []
    assert often(asked_back(compare((TABLET,), effects=two_known), catalogue)) == []


def test_not_having_it_counts_as_none(compare: Compare, catalogue: Catalogue) -> None:
    options = [{"id": TABLET, "words": "None", "adds_nothing": "None from it."}, {"id": SHOT, "words": "A shot"}]
    found = asked_back(compare(effects=[effect(SHOT, any=12)], options=options), catalogue)

    assert often(found) == [("nausea", frozenset({SHOT}))]


def test_how_it_is_taken_is_asked_only_where_it_differs(compare: Compare, catalogue: Catalogue) -> None:
    one, *_ = asked_back(compare((TABLET, SHOT)), catalogue)

    assert (one.kind, one.way, one.right) == ("way", "tablets", frozenset({TABLET}))
    alike = asked_back(compare((TABLET, "anastrozole-advanced")), catalogue)
    assert not [one for one in alike if one.kind == "way"]
    none = asked_back(compare(("comfort-focused-care", TABLET)), catalogue)
    assert [one.way for one in none if one.kind == "way"] == ["tablets"]


@pytest.mark.parametrize(
    ("options", "most"),
    [
        ((SHOT, "eribulin"), "eribulin"),
        ((SHOT, DRIP, "paclitaxel-weekly"), "paclitaxel-weekly"),
        ((SHOT, DRIP), None),  # five days each
        ((TABLET, SHOT), None),  # the tablet's own file does not name its visits
        ((SHOT,), None),
    ],
)
def test_visits_are_asked_about_where_one_option_has_the_most(
    options: tuple[str, ...], most: str | None, compare: Compare, catalogue: Catalogue
) -> None:
    found = [one for one in asked_back(compare(options), catalogue) if one.kind == "most_visits"]

    assert [(one.key, one.right) for one in found] == ([("visits", frozenset({most}))] if most else [])


def test_an_answer_is_noted_and_what_was_missed_is_marked(empty: Worksheet) -> None:
    asked = [AskedBack(key=key, kind="most_often", right=frozenset({"a"})) for key in ("one", "two", "three", "four")]
    worksheet = empty
    for one, answer in zip(asked, ("a", "b", NOT_SURE, "a"), strict=True):
        worksheet = with_answer(worksheet, one, answer)
    assert [(one.key, one.answer, one.missed) for one in worksheet.questions_back] == [
        ("two", "b", True), ("three", NOT_SURE, True), ("four", "a", False),
    ]  # fmt: skip
    again = with_answer(worksheet, asked[1], "a")
    assert [(one.key, one.missed) for one in again.questions_back] == [
        ("three", True), ("four", False), ("two", False),
    ]  # fmt: skip
