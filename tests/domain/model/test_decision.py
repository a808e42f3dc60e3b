"""What two figures must share to stand in one row, and which may stand there at all."""

from typing import Any

import pytest
from pydantic import ValidationError

from hrbc_desktop.domain.model.decision import Decision, EffectFinding, Finding, Gain, SourcedStatement, StudyTime

TIMES: list[tuple[dict[str, Any], str]] = [
    ({}, ""),
    ({"words": "at surgery"}, "at surgery"),
    ({"years": 5}, "60m"),
    ({"months": 60}, "60m"),
    ({"years": 0.5}, "6m"),
    ({"months": 6, "years": 1, "words": "x"}, "6m"),
    ({"years": 5, "middle": True}, "~60m"),
    ({"months": 18.5, "middle": True}, "~18.5m"),
    ({"from_years": 5, "to_years": 10}, "5-10y"),
    ({"to_years": 10}, "0-10y"),
    ({"from_years": 5, "to_years": 10, "years": 1}, "5-10y"),
    ({"median": True, "untimed": True, "years": 1}, "median"),
    ({"untimed": True, "years": 1}, "untimed"),
]


@pytest.mark.parametrize(("given", "key"), TIMES)
def test_times_are_the_same_where_their_keys_are(given: dict[str, Any], key: str) -> None:
    time = StudyTime.model_validate(given)
    assert time.key == key
    assert time.is_known is (given != {})


def finding(**more: Any) -> Finding:
    fields: dict[str, Any] = {
        "id": "f", "population": "p", "outcome": "response", "study": "one", "kind": "head_to_head",
        "measure": "percent", "shown_to_differ": "yes", "source": "s", "evidence": ["e"],
        "first": {"arm": "A", "options": ["a"], "value": 30}, "second": {"arm": "B", "options": ["b"]},
    }  # fmt: skip
    return Finding.model_validate(fields | more)


def test_findings_share_a_row_by_outcome_counting_time_people_and_unit() -> None:
    assert finding(at={"years": 5}, counted="by scan").row_key == ("response", "by scan", "60m", "p", "percent")
    assert finding().row_key == ("response", "", "study:one", "p", "percent")
    bare = finding(measure=None, first={"arm": "A"})
    assert bare.row_key == ("response", "", "study:one", "p", "")
    assert [side.arm for side in finding(third={"arm": "C"}).sides] == ["A", "B", "C"]
    assert [side.arm for side in finding(second=None).sides] == ["A"]


@pytest.mark.parametrize(
    ("more", "usable", "in_a_row"),
    [
        ({}, True, True),
        ({"first": {"arm": "A"}, "gain": {"more": 3}}, True, True),
        ({"first": {"arm": "A"}}, True, False),
        ({"role": "subgroup"}, True, True),
        ({"role": "small_study"}, True, True),
        ({"role": "other_people"}, True, True),
        ({"role": "in_words"}, True, False),
        ({"role": "context"}, True, False),
        ({"role": "inside_one_option"}, True, False),
        ({"evidence_marks": ["prevention"]}, True, False),
        ({"needs_confirmation": True}, False, False),
        ({"role": "replaced_by_later_report"}, False, False),
    ],
)
def test_what_may_be_shown_and_what_may_stand_beside_others(
    more: dict[str, Any], *, usable: bool, in_a_row: bool
) -> None:
    assert (finding(**more).is_usable, finding(**more).stands_in_a_row) == (usable, in_a_row)


@pytest.mark.parametrize(
    "more", [{"measure": None}, {"measure": None, "first": {"arm": "A"}, "gain": {"fewer": 1}}, {"evidence": []}]
)
def test_a_figure_without_its_unit_or_evidence_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        finding(**more)


def test_a_gain_goes_one_way() -> None:
    assert (Gain(more=0).more, Gain(fewer=2).fewer) == (0, 2)
    for wrong in ({}, {"more": 1, "fewer": 1}, {"more": -1}):
        with pytest.raises(ValidationError):
            Gain.model_validate(wrong)


def effect(**more: Any) -> EffectFinding:
    fields: dict[str, Any] = {
        "option": "a", "attribute": "nausea", "measured": "reported", "counted": "any", "population": "p",
        "study": "one", "time": "on treatment", "any": 20, "source": "s", "evidence": ["e"],
    }  # fmt: skip
    return EffectFinding.model_validate(fields | more)


def test_side_effects_share_a_row_by_thing_measuring_and_counting() -> None:
    assert effect(counted_words="seen").row_key == ("nausea", "reported", "any", "")
    assert effect(counted="other", counted_words="seen").row_key == ("nausea", "reported", "other", "seen")
    assert effect().stands_in_a_row
    for more in ({"option": ""}, {"needs_confirmation": True}, {"evidence_marks": ["secondary_source"]}):
        assert not effect(**more).stands_in_a_row


@pytest.mark.parametrize("known", [{"severe": 3}, {"low": 2}, {"words": "6 weeks"}])
def test_a_side_effect_states_something(known: dict[str, Any]) -> None:
    assert effect(any=None, **known)
    with pytest.raises(ValidationError):
        effect(any=None)


@pytest.mark.parametrize("lacking", ["population", "study", "time"])
def test_a_share_of_people_says_in_whom_where_and_when(lacking: str) -> None:
    with pytest.raises(ValidationError):
        effect(**{lacking: ""})
    assert effect(any=None, words="6 weeks", **{lacking: ""})


def test_a_sentence_that_is_not_ours_names_its_source() -> None:
    assert SourcedStatement(text="Ask.", kind="ours").source == ""
    assert SourcedStatement(text="Ask.", source="s").kind == "guideline"
    with pytest.raises(ValidationError):
        SourcedStatement(text="Ask.")


def decision(**more: Any) -> Decision:
    fields: dict[str, Any] = {
        "id": "d", "name": "D", "question": "D?", "plain": "P.", "path": "early", "step": 1, "core": ["spread"],
        "comes_up": {"now": [{"either": [{"fact": "menopause", "any": ["yes"]}]}]},
        "options": [{"id": "a", "members": ["a1"]}, {"id": "b"}, {"id": "c"}],
    }  # fmt: skip
    return Decision.model_validate(fields | more)


def test_a_decision_asks_for_one_side_of_a_fact() -> None:
    assert decision().asks_for("free_of_spread") == "spread"
    assert decision(core=["free_of_return"]).asks_for("return") == "free_of_return"
    assert decision(core=["spread", "free_of_spread"]).asks_for("free_of_spread") == "free_of_spread"
    assert decision(core=["nausea"]).asks_for("spread") == "spread"
    assert decision().asks_for("response") == "response"
    assert decision().asks_for("") == ""


def test_a_decision_knows_its_options_and_what_studies_call_them() -> None:
    one = decision()
    assert one.option("b") == one.options[1]
    assert one.option("x") is None
    assert [one.speaks_of(key) for key in ("a", "b", "x")] == [{"a", "a1"}, {"b"}, {"x"}]
    assert one.holds(("a", "b"))
    assert one.holds(())
    assert not one.holds(("a", "x"))


def test_options_were_compared_where_a_study_that_may_be_shown_had_each_in_a_group_of_its_own() -> None:
    by_member = finding(first={"arm": "A", "options": ["a1"], "value": 30})
    assert decision(findings=[by_member]).was_compared("a", "b")
    assert decision(findings=[by_member]).was_compared("b", "a")
    assert not decision(findings=[by_member]).was_compared("a", "c")
    assert not decision(findings=[by_member.evolve(needs_confirmation=True)]).was_compared("a", "b")
    together = finding(first={"arm": "A", "options": ["a", "b"], "value": 30}, second=None)
    assert not decision(findings=[together]).was_compared("a", "b")
    assert [(one.id, side.arm) for one, side in decision(findings=[by_member, together]).sides()] == [
        ("f", "A"), ("f", "B"), ("f", "A"),
    ]  # fmt: skip
