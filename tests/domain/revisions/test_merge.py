"""Two people change one worksheet at the same time: what each changed alone stays, and only the rest is asked."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import VisitQuestion, Worksheet, new_worksheet
from hrbc_desktop.domain.revisions.merge import Side, merge

Change = Callable[[Worksheet], Worksheet]
BASE = new_worksheet("2026.11", datetime(2026, 11, 24, 9, 0, tzinfo=UTC)).evolve(
    decision="chemotherapy",
    options=("tc", "cmf"),
    questions=(VisitQuestion(key="own:1", text="What now?", origin="own"),),
)


def visit(**fields: object) -> Change:
    return lambda one: one.evolve(visit=one.visit.evolve(**fields))


def profile(**fields: object) -> Change:
    return lambda one: one.evolve(profile=one.profile.evolve(**fields))


def question(key: str, **fields: object) -> Change:
    return lambda one: one.evolve(
        questions=tuple(each.evolve(**fields) if each.key == key else each for each in one.questions)
    )


def added(key: str) -> Change:
    return lambda one: one.evolve(questions=(*one.questions, VisitQuestion(key=key, text=key, origin="own")))


def without(key: str) -> Change:
    return lambda one: one.evolve(questions=tuple(each for each in one.questions if each.key != key))


CHANGES: tuple[Change, ...] = (
    visit(name="Sample Patient 1"),
    visit(record_number="77"),
    profile(stage="early"),
    profile(grade="2"),
    lambda one: one.evolve(nurse_notes="Call on Monday."),
    lambda one: one.evolve(trials="yes"),
    lambda one: one.evolve(options=("tc",)),
    question("own:1", asked=True),
    question("own:1", answer="Rest."),
    added("own:2"),
    added("own:3"),
)


@pytest.mark.parametrize("first", range(len(CHANGES)))
def test_what_each_side_changed_alone_stays(first: int) -> None:
    for second in set(range(len(CHANGES))) - {first}:
        together, contested = merge(BASE, CHANGES[first](BASE), CHANGES[second](BASE), "mine")
        assert contested == ()
        both = CHANGES[second](CHANGES[first](BASE))
        assert {one.key: one for one in together.questions} == {one.key: one for one in both.questions}
        assert together.evolve(questions=()) == both.evolve(questions=())


@pytest.mark.parametrize(
    ("mine", "theirs", "field"),
    [
        (visit(name="A"), visit(name="B"), "visit.name"),
        (profile(grade="1"), profile(grade="3"), "profile.grade"),
        (lambda one: one.evolve(nurse_notes="A"), lambda one: one.evolve(nurse_notes="B"), "nurse_notes"),
        (question("own:1", answer="A"), question("own:1", answer="B"), "questions"),
    ],
)
@pytest.mark.parametrize("prefer", ["mine", "theirs"])
def test_what_both_changed_is_named_and_nothing_else_is_lost(
    mine: Change, theirs: Change, field: str, prefer: Side
) -> None:
    here, there = visit(companions="C")(mine(BASE)), profile(stage="early")(theirs(BASE))
    together, contested = merge(BASE, here, there, prefer)
    assert contested == (field,)
    chosen = {"mine": mine, "theirs": theirs}[prefer](BASE)
    assert together == profile(stage="early")(visit(companions="C")(chosen))


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    changed = visit(name="A")(BASE)
    assert merge(BASE, changed, changed, "mine") == (changed, ())


def test_a_leaning_and_options_that_were_chosen_apart_are_not_mixed() -> None:
    here = BASE.evolve(values=BASE.values.evolve(leaning="cmf"))
    there = BASE.evolve(options=("tc", "ac"))
    together, contested = merge(BASE, here, there, "mine")
    assert contested
    assert (together.options, together.values) == (here.options, here.values)


def test_a_question_that_one_side_took_off_stays_off() -> None:
    together = merge(BASE, without("own:1")(BASE), added("own:2")(BASE), "theirs").worksheet
    assert [one.key for one in together.questions] == ["own:2"]


def test_nothing_is_mixed_into_what_was_signed() -> None:
    at = datetime(2026, 11, 25, tzinfo=UTC)
    signed = BASE.evolve(signatures=(Signature(role="patient", name="A", signed_at=at, digest="a" * 64),))
    here = BASE.evolve(nurse_notes="Mine")
    assert merge(BASE, here, signed, "theirs") == (signed, ("",))
    assert merge(BASE, here, signed, "mine") == (here, ("",))


def test_without_a_common_ancestor_one_side_is_taken_whole() -> None:
    here, there = visit(name="A")(BASE), profile(grade="1")(BASE)
    assert merge(None, here, there, "theirs") == (there, ("",))


@given(st.lists(st.sampled_from(CHANGES), max_size=4), st.lists(st.sampled_from(CHANGES), max_size=4))
def test_merging_is_the_same_from_either_computer(mine: list[Change], theirs: list[Change]) -> None:
    def after(changes: list[Change]) -> Worksheet:
        worksheet = BASE
        for change in dict.fromkeys(changes):
            worksheet = change(worksheet)
        return worksheet

    here, there = after(mine), after(theirs)
    assert merge(BASE, here, there, "mine") == merge(BASE, there, here, "theirs")
