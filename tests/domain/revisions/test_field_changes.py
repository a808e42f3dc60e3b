"""What the history says of one save: each field by its path, with its value before and after."""

from typing import Any

import pytest

from hrbc_desktop.domain.model.figure_snapshot import FigureSnapshot
from hrbc_desktop.domain.model.worksheet import Values, Visit, VisitQuestion, Weighed, Worksheet
from hrbc_desktop.domain.revisions.field_changes import field_changes


def test_each_field_that_differs_is_told_with_what_was_and_what_is(empty: Worksheet) -> None:
    before = empty.evolve(visit=Visit(name="A"), options=("tc", "cmf"), nurse_notes="Same")
    after = empty.evolve(visit=Visit(name="B"), options=("tc",), nurse_notes="Same", length_of_life=True)

    assert field_changes(before, after) == (
        ("visit.name", "A", "B"),
        ("options", "tc, cmf", "tc"),
        ("length_of_life", "no", "yes"),
    )
    assert field_changes(before, before) == ()


def test_an_entry_of_a_list_is_told_apart_by_what_names_it(empty: Worksheet) -> None:
    question = VisitQuestion(key="own:1", text="What now?", origin="own")
    before = empty.evolve(
        questions=(question,),
        values=Values(weighed=(Weighed(attribute="nausea"), Weighed(attribute="rash"))),
    )
    after = before.evolve(
        questions=(question.evolve(asked=True, answer="Rest."),),
        values=Values(weighed=(Weighed(attribute="nausea"), Weighed(attribute="rash", step="half"))),
    )

    assert sorted(field_changes(before, after)) == [
        ("questions[own:1].answer", "", "Rest."),
        ("questions[own:1].asked", "no", "yes"),
        ("values.weighed[rash].step", "", "half"),
    ]


def test_a_new_worksheet_is_held_against_an_empty_one_and_what_nobody_writes_is_left_out(empty: Worksheet) -> None:
    assert field_changes(None, empty) == ()
    assert field_changes(None, empty.evolve(decision="armpit")) == (("decision", "", "armpit"),)
    later = empty.evolve(changed_at=empty.changed_at.replace(hour=10), content_version="2027.1")
    assert field_changes(empty, later) == ()


@pytest.mark.parametrize(
    "unwritten",
    [
        {"id": "f" * 32},
        {"created_at": "2026-01-02T03:04:05Z"},
        {"changed_at": "2026-12-02T03:04:05Z"},
        {"content_version": "2031.1"},
        {"previous_digest": "a" * 64},
        {"signed_before": {"content_version": "2026.11", "trials": "yes"}},
        {"figures": [FigureSnapshot(option="tc", row="visits", measure="days", value=4).model_dump()]},
    ],
    ids=lambda unwritten: next(iter(unwritten)),
)
def test_what_no_person_writes_is_not_told(unwritten: dict[str, Any], empty: Worksheet) -> None:
    after = Worksheet.model_validate(empty.model_dump(mode="json") | unwritten)
    assert after != empty
    assert field_changes(empty, after) == ()
