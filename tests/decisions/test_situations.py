"""People, and what labels and guidelines say of them: the gate, the decisions, the badges, the cautions and the names.

Every person of `situations/` goes the way of `hrbc-desktop match --json`. What is expected there was written from the
documents that it names, before the program answered.
"""

import tomllib
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.cli.match import matched
from hrbc_desktop.domain.decisions.facts import facts_of_worksheet
from hrbc_desktop.domain.decisions.safety import caution_lines, cautions
from hrbc_desktop.domain.model.content import Catalogue, Option, concerns
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.worksheet import Worksheet, new_worksheet
from hrbc_desktop.wording.cautions import line_text, trigger

DIRECTORY = Path(__file__).parent / "situations"
MOST_THAT_FIT = 8
BADGES = ("usually_later", "usually_for_others")


def people() -> dict[str, dict[str, Any]]:
    read = [one for path in sorted(DIRECTORY.glob("*.toml")) for one in tomllib.loads(path.read_text())["person"]]
    return {one["id"]: one for one in read}


PEOPLE = people()


def worksheet_of(person: dict[str, Any]) -> Worksheet:
    profile = Profile.model_validate(person["profile"])
    compared = tuple(person["expected"].get("compared", ()))
    return new_worksheet("made-up", datetime(2026, 11, 30, tzinfo=UTC)).evolve(profile=profile, options=compared)


@cache
def pack() -> Catalogue:
    return read_catalogue()


@cache
def answer(key: str) -> dict[str, Any]:
    return matched(worksheet_of(PEOPLE[key]), pack())


@cache
def options_of_every_caution() -> tuple[Option, ...]:
    """As few options as are needed for every caution to concern one of them."""
    left, chosen = list(pack().cautions), []
    for option in pack().options.values():
        if met := [caution for caution in left if concerns(caution, option)]:
            chosen.append(option)
            left = [caution for caution in left if caution not in met]
    return tuple(chosen)


def badges(key: str) -> dict[str, set[str | None]]:
    found: dict[str, set[str | None]] = {}
    for option in answer(key)["options"]:
        found.setdefault(option["id"], set()).add(option["badge"])
    return found


def cautions_of(key: str, option: str) -> list[dict[str, Any]]:
    return next((one["cautions"] for one in answer(key)["options"] if one["id"] == option), [])


@pytest.fixture(scope="module", params=PEOPLE)
def person(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def expected(key: str, what: str) -> Any:
    return PEOPLE[key]["expected"].get(what, [])


def test_there_are_enough_people_and_each_names_its_documents() -> None:
    assert len(PEOPLE) >= 90
    assert all(one["sources"] for one in PEOPLE.values())


def test_the_gate_says_what_comes_first(person: str) -> None:
    gate = answer(person)["gate"]

    assert [note["key"] for note in gate["notes"]] == expected(person, "gate")
    assert all(note["text"] for note in gate["notes"])
    if gate["stops"]:
        assert not answer(person)["options"]
    if not gate["allows_fits"]:
        assert not any("fits" in found for found in badges(person).values())


def test_each_decision_comes_up_when_it_should(person: str) -> None:
    standing = {one["id"]: one["comes_up"] for one in answer(person)["decisions"]}

    for wanted in ("now", "later", "decided"):
        assert {key: standing[key] for key in expected(person, wanted)} == dict.fromkeys(
            expected(person, wanted), wanted
        )
    comes = {key for key in expected(person, "not_at_all") if standing[key] in ("now", "may", "later")}
    assert not comes


def test_what_fits_and_what_does_not(person: str) -> None:
    found = badges(person)

    assert {key for key in expected(person, "fits") if "fits" not in found.get(key, ())} == set()
    assert {key for key in expected(person, "needs") if "needs" not in found.get(key, ())} == set()
    for badge in BADGES:
        assert {key: found.get(key) for key in expected(person, badge) if found.get(key) != {badge}} == {}
    assert {key for key in expected(person, "any_but_fits") if "fits" in found.get(key, ())} == set()
    assert {key for key in expected(person, "not_listed") if key in found} == set()
    listed = {one["id"] for one in answer(person)["options"] if one["decision"]}
    assert set(expected(person, "stands_in_a_decision")) <= listed


@pytest.mark.parametrize(
    ("profile", "option", "text"),
    [
        (
            {
                "stage": "early",
                "past_treatments": [{"kind": "lumpectomy"}],
                "menopause": "not_yet",
                "nodes": "one_to_three",
            },
            "no-chemotherapy",
            "Less usual",
        ),
        ({"stage": "early"}, "comfort-focused-care", "Less usual"),
        (
            {"stage": "metastatic", "course": "first", "past_treatments": [{"kind": "none"}]},
            "capecitabine",
            "Usually later",
        ),
    ],
)
def test_what_time_does_not_bring_is_not_called_later(profile: dict[str, Any], option: str, text: str) -> None:
    worksheet = new_worksheet("made-up", datetime(2026, 11, 30, tzinfo=UTC)).evolve(
        profile=Profile.model_validate(profile)
    )
    texts = {one["badge_text"] for one in matched(worksheet, pack())["options"] if one["id"] == option}
    assert texts == {text}


def test_never_more_than_eight_options_of_a_decision_fit(person: str) -> None:
    fitting = Counter(one["decision"] for one in answer(person)["options"] if one["badge"] == "fits")
    fitting.pop(None, None)

    assert max(fitting.values(), default=0) <= MOST_THAT_FIT


def test_the_cautions_stand_where_they_should(person: str) -> None:
    for where in ("on_page_1", "in_part_2"):
        for wanted in expected(person, where):
            found = [
                one
                for one in cautions_of(person, wanted["option"])
                if set(one["evidence"]).intersection(wanted["evidence"])
            ]
            assert wanted["level"] in {one["level"] for one in found}, wanted
            assert where == "in_part_2" or any(one["on_page_1"] for one in found), wanted
    personal = {key: [one for one in cautions_of(person, key) if one["trigger"]] for key in expected(person, "warned")}
    assert all(personal.values()), personal
    assert not any(one["trigger"] for key in expected(person, "not_warned") for one in cautions_of(person, key))


def test_what_an_answer_raises_says_which_answer(person: str) -> None:
    worksheet, catalogue = worksheet_of(PEOPLE[person]), pack()
    facts = facts_of_worksheet(worksheet, catalogue.medicines)
    raised = cautions(options_of_every_caution(), catalogue, facts)

    assert [one.caution.id for one in raised if one.is_personal and not trigger(one, facts)] == []
    assert [one.caution.id for one in raised if not one.is_personal and trigger(one, facts)] == []
    assert all(line_text(line, catalogue, facts) for line in caution_lines(raised))


def test_what_was_understood_of_the_names(person: str) -> None:
    read = {one["typed"]: one for one in answer(person)["medicines"]}

    for wanted in expected(person, "names"):
        assert read[wanted["typed"]]["status"] == wanted["status"]
        assert read[wanted["typed"]]["understood_as"] == wanted.get("as", [])


def test_words_that_would_mislead_do_not_appear(person: str) -> None:
    fitting = [one for one in answer(person)["options"] if one["badge"] == "fits"]
    texts = [note["text"] for note in answer(person)["gate"]["notes"]]
    texts += [text for one in fitting for text in (one["badge_text"], one["why"])]
    texts += [caution["text"] for one in fitting for caution in one["cautions"]]

    shown = " ".join(texts)
    assert [words for words in expected(person, "must_not_appear") if words in shown] == []
