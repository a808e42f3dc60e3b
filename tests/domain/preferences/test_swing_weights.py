import math
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hrbc_desktop.domain.model.worksheet import Step
from hrbc_desktop.domain.preferences.swing_weights import (
    STEP_RANGES,
    STEP_RATIOS,
    Scale,
    carried_over,
    check,
    closeness,
    line_up,
    nearest_tipping,
    scale,
    tipping_weights,
    weights,
)

steps = st.lists(st.none() | st.sampled_from(sorted(STEP_RATIOS)), min_size=1, max_size=6)
apart: st.SearchStrategy[list[Step | None]] = st.lists(
    st.sampled_from(["little_less", "half", "much_less"]), min_size=2, max_size=6
)
"""No two weigh about the same."""
levels = st.integers(0, 1000).map(lambda tenths: tenths / 10)
optional_levels = st.none() | levels


@st.composite
def columns(draw: st.DrawFn, options: int, *, missing: bool = False) -> tuple[float | None, ...]:
    """The levels of one attribute; at least two are known and differ."""
    found = draw(st.lists(optional_levels if missing else levels, min_size=options, max_size=options))
    first, second = draw(st.permutations(range(options)))[:2]
    found[first] = draw(levels)
    found[second] = draw(levels.filter(lambda level: level != found[first]))
    return tuple(found)


def spanned(name: str, found: Sequence[float | None]) -> Scale:
    column = scale(name, found)
    assert column is not None
    return column


@st.composite
def pictures(
    draw: st.DrawFn, options: int, *, order: st.SearchStrategy[list[Step | None]] = steps, missing: bool = False
) -> tuple[list[Scale], tuple[float, ...]]:
    """Scales over some options, and weights for them."""
    drawn = draw(order)
    return [spanned(str(k), draw(columns(options, missing=missing))) for k in range(len(drawn))], weights(drawn)


def totals(scales: Sequence[Scale], weighted: Sequence[float], options: int) -> list[float]:
    return [bar.known for bar in line_up(scales, weighted, options)]


# -- weights


@given(steps)
def test_weights_sum_to_one_and_never_rise_along_the_order(order: list[Step | None]) -> None:
    found = weights(order)

    assert len(found) == len(order)
    assert math.isclose(math.fsum(found), 1)
    assert all(0 < lower <= upper for upper, lower in pairwise(found))


@given(steps, st.sampled_from(["little_less", "half", "much_less"]))
def test_a_smaller_word_makes_everything_from_there_on_weigh_less(order: list[Step | None], word: Step) -> None:
    before, after = weights([None, "same", *order]), weights([None, word, *order])
    assert after[0] > before[0]
    assert math.fsum(after[1:]) < math.fsum(before[1:])


def test_what_is_said_of_the_first_row_does_not_count() -> None:
    assert weights(["much_less", "half"]) == weights([None, "half"])


def test_an_order_of_nothing_has_no_weights() -> None:
    assert weights([]) == ()


def test_the_words_of_the_ladder_cover_every_share_once_and_each_number_lies_in_its_word() -> None:
    ends = sorted(STEP_RANGES.values())
    assert all(upper == lower for (_, upper), (lower, _) in pairwise(ends))
    assert ends[-1][1] == 1
    assert all(low <= STEP_RATIOS[step] <= high for step, (low, high) in STEP_RANGES.items())


# -- the worked example of the method, with its published results

TOY_ROWS = ([80, 3, 6, 2, 60], [84, 8, 14, 4, 60], [86, 20, 20, 30, 66])
TOY_BEST, TOY_WORST = [86, 3, 6, 2, 60], [80, 20, 20, 30, 66]
TOY_ORDER = [0, 1, 3, 2, 4]
TOY_STEPS: list[Step | None] = [None, "little_less", "half", "same", "much_less"]


def toy_scales(best: Sequence[float], worst: Sequence[float], rows: Sequence[Sequence[float]]) -> list[Scale]:
    return [
        Scale(attribute=str(k), levels=tuple(row[k] for row in rows), best=best[k], worst=worst[k]) for k in range(5)
    ]


def toy_weights() -> list[float]:
    in_order = dict(zip(TOY_ORDER, weights(TOY_STEPS), strict=True))
    return [in_order[k] for k in range(5)]


def test_the_worked_example_has_its_weights_and_line_up() -> None:
    weighted = toy_weights()
    scales = toy_scales(TOY_BEST, TOY_WORST, TOY_ROWS)

    assert weighted == pytest.approx([0.3714, 0.2897, 0.1506, 0.1506, 0.0377], abs=5e-5)
    assert totals(scales, weighted, 3) == pytest.approx([0.6286, 0.6942, 0.3714], abs=5e-5)


def test_the_worked_example_tips_where_it_should() -> None:
    first, second, _ = (
        [column.values()[option] or 0.0 for column in toy_scales(TOY_BEST, TOY_WORST, TOY_ROWS)] for option in (1, 0, 2)
    )
    found = tipping_weights(toy_weights(), first, second)
    nearest = nearest_tipping(toy_weights(), first, second)

    assert found[:4] == pytest.approx([0.3028, 0.4191, 0.2380, 0.5571], abs=5e-5)
    assert found[4] is None
    assert nearest is not None
    assert nearest.index == 0
    assert nearest.factor == pytest.approx(0.735, abs=1e-3)


def test_the_worked_example_keeps_its_meaning_when_an_option_is_dropped() -> None:
    shown = [abs(best - worst) for best, worst in zip(TOY_BEST, TOY_WORST, strict=True)]
    two = TOY_ROWS[:2]
    now = [abs(two[0][k] - two[1][k]) for k in range(5)]
    carried = carried_over(toy_weights(), shown, now)
    # The last one no longer differs, so any range will do to see that it weighs nothing.
    scales = toy_scales([84, 3, 6, 2, 60], [80, 8, 14, 4, 61], two)

    assert carried == pytest.approx([0.5763, 0.1983, 0.2004, 0.0250, 0], abs=5e-5)
    assert totals(scales, carried, 2) == pytest.approx([0.4237, 0.5763], abs=5e-5)


# -- weights for other options


@given(pictures(4))
def test_dropping_an_option_asks_nothing_anew_all_distances_keep_their_proportion(
    picture: tuple[list[Scale], tuple[float, ...]],
) -> None:
    """A unit of an attribute is worth as much as before, so every distance between options shrinks or grows alike."""
    scales, weighted = picture
    left = [scale(column.attribute, column.levels[:3]) for column in scales]
    remaining = [(now, before, w) for now, before, w in zip(left, scales, weighted, strict=True) if now]
    assume(remaining)
    carried = carried_over(weighted, [column.range for column in scales], [now.range if now else 0.0 for now in left])
    after = totals([now for now, _, _ in remaining], [w for w, now in zip(carried, left, strict=True) if now], 3)
    before = totals(scales, weighted, 4)

    assert math.isclose(math.fsum(carried), 1)
    assert (after[0] - after[1]) * (before[0] - before[2]) == pytest.approx(
        (after[0] - after[2]) * (before[0] - before[1]), abs=1e-9
    )
    for one, other in ((0, 1), (0, 2), (1, 2)):
        assert (after[one] - after[other]) * (before[one] - before[other]) >= -1e-12


@given(steps, st.data())
def test_weights_stay_when_the_ranges_do(order: list[Step | None], data: st.DataObject) -> None:
    ranges = data.draw(st.lists(st.floats(0.1, 100), min_size=len(order), max_size=len(order)))
    assert carried_over(weights(order), ranges, ranges) == pytest.approx(weights(order))


def test_what_was_never_shown_counts_whole_once_it_differs() -> None:
    assert carried_over([0.5, 0.5], [None, 10], [7, 5]) == pytest.approx([2 / 3, 1 / 3])
    assert carried_over([0.5, 0.5], [None, 10], [0, 5]) == (0, 1)


# -- the line-up


@given(st.integers(2, 4).flatmap(lambda options: st.tuples(st.just(options), pictures(options, missing=True))))
def test_a_bar_with_its_open_bands_stays_between_nothing_and_all(
    drawn: tuple[int, tuple[list[Scale], tuple[float, ...]]],
) -> None:
    options, (scales, weighted) = drawn
    for bar in line_up(scales, weighted, options):
        open_width = math.fsum(bar.open_bands)
        assert -1e-9 <= bar.known <= bar.known + open_width <= 1 + 1e-9
        assert bar.known - 1e-9 <= bar.middle <= bar.known + open_width + 1e-9


@given(pictures(3, missing=True))
def test_what_is_not_known_is_an_open_band_as_wide_as_its_weight_and_never_a_zero(
    picture: tuple[list[Scale], tuple[float, ...]],
) -> None:
    scales, weighted = picture
    for option, bar in enumerate(line_up(scales, weighted, 3)):
        for column, weight, piece, band in zip(scales, weighted, bar.pieces, bar.open_bands, strict=True):
            if column.levels[option] is None:
                assert piece is None
                assert band == weight
            else:
                assert piece is not None
                assert band == 0


@given(pictures(2))
def test_the_better_of_two_levels_takes_the_whole_weight(picture: tuple[list[Scale], tuple[float, ...]]) -> None:
    scales, weighted = picture
    bars = line_up(scales, weighted, 2)
    for k, column in enumerate(scales):
        first, second = column.levels
        assert first is not None
        assert second is not None
        better, worse = (0, 1) if first < second else (1, 0)
        assert bars[better].pieces[k] == pytest.approx(weighted[k])
        assert bars[worse].pieces[k] == pytest.approx(0)


@pytest.mark.parametrize("found", [[], [None, None], [3, None], [4, 4], [4, 4, None]])
def test_what_does_not_differ_or_is_known_once_cannot_be_weighed(found: list[float | None]) -> None:
    assert scale("nausea", found) is None


# -- what would change it


def gap_at(t: float, k: int, scales: Sequence[Scale], weighted: Sequence[float]) -> float:
    """How far the first option is ahead when attribute `k` weighs `t` and the others share the rest as they do now."""
    rest = math.fsum(weight for j, weight in enumerate(weighted) if j != k)
    moved = [t if j == k else weight * (1 - t) / rest for j, weight in enumerate(weighted)]
    first, second = totals(scales, moved, 2)
    return first - second


@given(pictures(2))
def test_at_a_tipping_weight_the_two_options_are_level(picture: tuple[list[Scale], tuple[float, ...]]) -> None:
    scales, weighted = picture
    assume(len(scales) > 1)
    for k, level in enumerate(tipping_weights(weighted, scales_of(0, scales), scales_of(1, scales))):
        if level is None:
            assert gap_at(0, k, scales, weighted) * gap_at(1, k, scales, weighted) >= -1e-12
        else:
            assert 0 < level < 1
            assert gap_at(level, k, scales, weighted) == pytest.approx(0, abs=1e-9)


@given(pictures(2))
def test_the_change_that_is_told_makes_the_options_level_and_none_is_smaller(
    picture: tuple[list[Scale], tuple[float, ...]],
) -> None:
    scales, weighted = picture
    tipping = nearest_tipping(weighted, scales_of(0, scales), scales_of(1, scales))
    levels = tipping_weights(weighted, scales_of(0, scales), scales_of(1, scales))
    if tipping is None:
        assert all(level is None for level in levels)
        return
    odds = tipping.factor * weighted[tipping.index] / (1 - weighted[tipping.index])
    level = odds / (1 + odds)
    assert gap_at(level, tipping.index, scales, weighted) == pytest.approx(0, abs=1e-9)
    for k, other in enumerate(levels):
        if other is not None:
            larger, smaller = max(level, weighted[tipping.index]), min(level, weighted[tipping.index])
            assert larger / smaller <= max(other, weighted[k]) / min(other, weighted[k]) + 1e-9


def scales_of(option: int, scales: Sequence[Scale]) -> list[float]:
    return [column.middles()[option] for column in scales]


def test_one_thing_alone_cannot_be_made_level_by_its_weight() -> None:
    assert tipping_weights([1.0], [1.0], [0.0]) == (None,)
    assert nearest_tipping([1.0], [1.0], [0.0]) is None


# -- the checks


@given(pictures(2, order=apart))
def test_in_a_check_the_first_package_is_ahead_by_a_fifth_of_the_larger_weight(
    picture: tuple[list[Scale], tuple[float, ...]],
) -> None:
    scales, weighted = picture
    asked = check(scales, weighted, 0, 1)
    assert asked is not None
    i, j = asked.gains, asked.gives_up
    of_a, of_b = (
        weighted[i] * scales[i].value(package.gains_level) + weighted[j] * scales[j].value(package.gives_up_level)
        for package in (asked.a, asked.b)
    )
    assert i != j
    assert weighted[i] >= weighted[j]
    assert of_a - of_b == pytest.approx(0.2 * weighted[i])
    for package in (asked.a, asked.b):
        assert -1e-9 <= scales[i].value(package.gains_level) <= 1 + 1e-9


@given(columns(2))
def test_there_is_nothing_to_check_with_one_thing_or_with_two_that_weigh_about_the_same(
    found: tuple[float, float],
) -> None:
    column = spanned("nausea", found)
    assert check([column], [1.0], 0, 1) is None
    assert check([column, column], weights([None, "same"]), 0, 1) is None
    assert check([column, column], weights([None, "half"]), 0, 1) is not None


@pytest.mark.parametrize(
    ("share", "word"),
    [(0.5, "too_close"), (0.799, "too_close"), (0.8, "leans"), (0.949, "leans"), (0.95, "lines_up"), (1, "lines_up")],
)
def test_a_share_of_draws_becomes_a_word(share: float, word: str) -> None:
    assert closeness(share) == word


def test_a_row_without_an_answer_weighs_as_much_as_the_one_above() -> None:
    assert weights([None, None]) == (0.5, 0.5)


def test_the_ladder_covers_what_its_words_say() -> None:
    assert STEP_RANGES == {"same": (0.9, 1), "little_less": (0.65, 0.9), "half": (0.4, 0.65), "much_less": (0.1, 0.4)}
    assert STEP_RATIOS == {"same": 1, "little_less": 0.78, "half": 0.52, "much_less": 0.25}


def test_what_is_not_known_stands_half_way_and_what_is_goes_straight_also_beyond() -> None:
    fewer, more = scale("visits", (10, 60, None)), scale("response", (10, 60, None), more_is_better=True)
    assert fewer is not None
    assert more is not None
    assert (fewer.values(), fewer.middles()) == ((1.0, 0.0, None), (1.0, 0.0, 0.5))
    assert (more.values(), more.middles()) == ((0.0, 1.0, None), (0.0, 1.0, 0.5))
    assert [fewer.value(level) for level in (35, 0, 85)] == [0.5, 1.2, -0.5]
    assert fewer.range == more.range == 50
