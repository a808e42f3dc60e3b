import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from hrbc_desktop.domain.model.worksheet import CheckAnswer, Values, Weighed, Worksheet
from hrbc_desktop.domain.preferences.edits import (
    moved,
    with_attribute,
    with_check,
    with_limit,
    with_own,
    with_own_fit,
    with_step,
    with_way_order,
)
from hrbc_desktop.domain.preferences.offer import Offer, Thing
from hrbc_desktop.domain.preferences.swing_weights import Scale

KEYS = ["a", "b", "c", "d", "e", "f", "g", "h"]
OFFER = Offer(
    options=("one", "other"),
    things=tuple(
        Thing(
            key=key,
            name=key,
            improvement=key,
            kind="share",
            scale=Scale(attribute=key, levels=(0.0, 10.0 + place), best=0.0, worst=10.0 + place),
        )
        for place, key in enumerate(KEYS)
    ),
)


def order(worksheet: Worksheet) -> list[str]:
    return [row.attribute for row in worksheet.values.weighed]


def ordered(empty: Worksheet, *keys: str) -> Worksheet:
    for key in keys:
        empty = with_attribute(empty, key, OFFER, on=True)
    return empty


@settings(max_examples=50)
@given(taps=st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(["on", "off", "up", "down"])), max_size=20))
def test_any_taps_leave_an_order_in_which_each_thing_stands_once_with_the_change_that_was_shown(
    empty: Worksheet, taps: list[tuple[str, str]]
) -> None:
    worksheet = empty
    for key, tap in taps:
        if tap in ("on", "off"):
            worksheet = with_attribute(worksheet, key, OFFER, on=tap == "on")
        elif key in order(worksheet):
            worksheet = moved(worksheet, key, -1 if tap == "up" else 1, OFFER)
    assert len(set(order(worksheet))) == len(order(worksheet)) <= 6
    for row in worksheet.values.weighed:
        spanned = OFFER.scale(row.attribute)
        assert spanned is not None
        assert row.shown_range == spanned.worst


def test_what_is_picked_goes_to_the_end_and_a_full_order_stays_as_it_is(empty: Worksheet) -> None:
    full = ordered(empty, "a", "b", "c", "d", "e", "f")
    assert order(full) == ["a", "b", "c", "d", "e", "f"]
    assert order(with_attribute(full, "g", OFFER, on=True)) == order(full)
    assert order(with_attribute(full, "c", OFFER, on=False)) == ["a", "b", "d", "e", "f"]


def test_picking_what_is_there_already_changes_nothing(empty: Worksheet) -> None:
    worksheet = with_limit(with_step(ordered(empty, "a", "b", "c"), "b", "half", OFFER), "b", 5)
    assert with_attribute(worksheet, "b", OFFER, on=True) == worksheet
    assert with_attribute(worksheet, "g", OFFER, on=False) == worksheet


@pytest.mark.parametrize(
    ("key", "by", "after"),
    [("b", -1, "bac"), ("b", 1, "acb"), ("a", -1, "abc"), ("c", 1, "abc"), ("c", -5, "cab"), ("a", 5, "bca")],
)
def test_a_row_moves_up_and_down_and_stops_at_the_ends(empty: Worksheet, key: str, by: int, after: str) -> None:
    assert "".join(order(moved(ordered(empty, "a", "b", "c"), key, by, OFFER))) == after


def test_a_step_and_a_limit_belong_to_their_own_row(empty: Worksheet) -> None:
    worksheet = with_limit(with_step(ordered(empty, "a", "b", "c"), "b", "half", OFFER), "c", 30)
    assert [(row.step, row.limit) for row in worksheet.values.weighed] == [(None, None), ("half", None), (None, 30)]
    taken_back = with_limit(with_step(worksheet, "b", None, OFFER), "c", None)
    assert taken_back == ordered(empty, "a", "b", "c")


def test_a_row_that_no_longer_differs_keeps_the_change_that_it_was_weighed_with(empty: Worksheet) -> None:
    worksheet = empty.evolve(values=Values(weighed=(Weighed(attribute="gone", shown_range=7), Weighed(attribute="a"))))
    after = moved(worksheet, "gone", 1, OFFER)
    assert [(row.attribute, row.shown_range) for row in after.values.weighed] == [("a", 10), ("gone", 7)]


def test_another_order_takes_back_only_the_checks_that_did_not_fit(empty: Worksheet) -> None:
    fits, misfits = (CheckAnswer(gains="a", gives_up="b", first="a"), CheckAnswer(gains="b", gives_up="c", first="b"))
    worksheet = with_check(with_check(ordered(empty, "a", "b", "c"), fits), misfits)
    assert worksheet.values.checks == (fits, misfits)
    assert with_limit(worksheet, "a", 3).values.checks == (fits, misfits)
    assert moved(worksheet, "a", 1, OFFER).values.checks == (fits,)


def test_a_check_is_answered_anew_in_its_own_place(empty: Worksheet) -> None:
    first = with_check(empty, CheckAnswer(gains="a", gives_up="b", first="a"))
    again = with_check(first, CheckAnswer(gains="a", gives_up="b", first="a", swapped="b"))
    other = with_check(again, CheckAnswer(gains="b", gives_up="a", first="a"))
    assert again.values.checks == (CheckAnswer(gains="a", gives_up="b", first="a", swapped="b"),)
    assert len(other.values.checks) == 2


def test_own_things_are_kept_once_and_without_empty_lines(empty: Worksheet) -> None:
    assert with_own(empty, ["  My choir ", "", "   ", "My choir", "The dog"]).values == Values(
        own=("My choir", "The dog")
    )
    with pytest.raises(ValidationError):
        with_own(empty, [str(number) for number in range(7)])


def test_the_ways_stand_as_the_person_put_them(empty: Worksheet) -> None:
    assert with_way_order(empty, ["shots", "tablets"]).values.way_order == ("shots", "tablets")


def test_which_option_fits_is_said_of_one_thing_of_her_own(empty: Worksheet) -> None:
    both = with_own(empty, ["My choir", "The dog"])
    said = with_own_fit(both, "own:2", "tc")
    assert [(thing.text, thing.fits) for thing in said.values.own] == [("My choir", None), ("The dog", "tc")]
    assert with_own_fit(said, "own:2", None) == both
    assert with_own_fit(said, "own:9", "tc") == said
