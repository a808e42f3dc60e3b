import math
import os
import subprocess
import sys
from pathlib import Path
from statistics import NormalDist, fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrbc_desktop.domain.model.worksheet import Step
from hrbc_desktop.domain.preferences.monte_carlo import DRAWS, SPREAD, SPREAD_WHEN_SETTLING, Draws, shares_ahead
from hrbc_desktop.domain.preferences.swing_weights import STEP_RATIOS, Scale, scale

ROOT = Path(__file__).parents[3]


def of(name: str, *levels: float | None, people: tuple[int | None, ...] = ()) -> Scale:
    column = scale(name, levels, people)
    assert column is not None
    return column


@settings(max_examples=15)
@given(
    options=st.integers(2, 4),
    steps=st.lists(st.none() | st.sampled_from(sorted(STEP_RATIOS)), min_size=1, max_size=4),
    data=st.data(),
)
def test_the_shares_of_all_options_sum_to_one_and_come_out_the_same_again(
    options: int, steps: list[Step | None], data: st.DataObject
) -> None:
    scales = []
    for k in range(len(steps)):
        levels = data.draw(st.lists(st.none() | st.integers(0, 100), min_size=options - 2, max_size=options - 2))
        people = data.draw(st.lists(st.none() | st.integers(1, 500), min_size=options, max_size=options))
        scales.append(of(str(k), 10, 60, *levels, people=tuple(people)))
    stretches = [1.0] * len(steps)
    shares = shares_ahead(scales, steps, stretches, options)

    assert len(shares) == options
    assert all(0 <= share <= 1 for share in shares)
    assert sum(shares) == pytest.approx(1)
    assert shares_ahead(scales, steps, stretches, options) == shares


def test_the_draws_are_the_same_on_every_computer_and_every_day() -> None:
    program = (
        "from hrbc_desktop.domain.preferences.monte_carlo import shares_ahead\n"
        "from hrbc_desktop.domain.preferences.swing_weights import scale\n"
        "scales = [scale('nausea', (30, 41, None), (200, 180, None)), scale('visits', (9, 3, 5))]\n"
        "print(shares_ahead(scales, [None, 'half'], [1.0, 1.0], 3))\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True, text=True, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    scales = [of("nausea", 30, 41, None, people=(200, 180, None)), of("visits", 9, 3, 5)]
    assert outputs == {f"{shares_ahead(scales, [None, 'half'], [1.0, 1.0], 3)}\n"}


def test_an_option_that_is_worse_in_everything_is_never_ahead() -> None:
    scales = [of("visits", 3, 9), of("injections", 0, 5)]
    assert shares_ahead(scales, [None, "half"], [1.0, 1.0], 2) == (1, 0)


def test_options_that_are_level_in_everything_share_alike() -> None:
    scales = [of("visits", 3, 3, 9), of("injections", 0, 0, 5)]
    assert shares_ahead(scales, [None, "half"], [1.0, 1.0], 3) == pytest.approx((0.5, 0.5, 0))


def test_small_studies_leave_more_open_than_large_ones() -> None:
    def share(number: int) -> float:
        return shares_ahead([of("nausea", 40, 45, people=(number, number))], [None], [1.0], 2)[0]

    assert 0.5 < share(20) < share(200) < share(2000)
    assert share(5000) > 0.99


def test_what_is_not_known_may_be_anything_between_worst_and_best() -> None:
    share = shares_ahead([of("visits", 0, 10, None)], [None], [1.0], 3)
    assert share[0] > 0.99
    # Where the first is half way, an option of which nothing is known is ahead in half of the draws.
    half_way = shares_ahead([of("visits", 5, 10, None, 0), of("injections", 0, 9, 0, 9)], [None, "same"], [1.0, 1.0], 4)
    assert half_way[2] == pytest.approx(0.5, abs=0.05)


def test_answers_that_are_still_settling_leave_more_open() -> None:
    scales = [of("visits", 3, 9), of("injections", 5, 0)]
    steady = shares_ahead(scales, [None, "half"], [1.0, 1.0], 2)
    settling = shares_ahead(scales, [None, "half"], [1.0, 1.0], 2, SPREAD_WHEN_SETTLING)
    assert steady[0] > settling[0] > 0.5


def test_a_row_that_no_longer_differs_hands_its_place_down_and_weighs_nothing() -> None:
    first, last = of("visits", 3, 9), of("injections", 5, 0)
    assert shares_ahead([first, None], [None, "half"], [1.0, 0.0], 2) == (1, 0)
    chained = shares_ahead([first, None, last], [None, "much_less", "much_less"], [1.0, 0.0, 1.0], 2)
    straight = shares_ahead([first, last], [None, "much_less"], [1.0, 1.0], 2)
    assert chained[0] > straight[0]


def test_a_change_that_has_shrunk_weighs_less() -> None:
    scales = [of("visits", 3, 9), of("injections", 5, 0)]
    whole = shares_ahead(scales, [None, "same"], [1.0, 1.0], 2)
    shrunk = shares_ahead(scales, [None, "same"], [0.2, 1.0], 2)
    assert shrunk[0] < 0.05 < whole[0]


def test_where_nothing_differs_any_more_all_are_level() -> None:
    assert shares_ahead([None, None], [None, "half"], [0.0, 0.0], 2) == (0.5, 0.5)


@pytest.mark.parametrize(
    ("step", "low", "high"),
    [("same", 0.90, 1.00), ("little_less", 0.65, 0.90), ("half", 0.40, 0.65), ("much_less", 0.10, 0.40)],
)
def test_two_options_and_two_things_come_out_as_worked_out_on_paper(step: Step, low: float, high: float) -> None:
    """Option A has all of the first thing, B all of the second, which weighs r times as much, r even in its range.

    A is ahead when the ratio of the two log-normal factors is above r: its logarithm is normal with sigma 0.4 times the
    root of 2. Hence the share is the mean of 1 - Phi(ln r / (0.4 root 2)) over the range of r.
    """
    ratios = [low + (high - low) * (k + 0.5) / 10_000 for k in range(10_000)]
    on_paper = fmean(1 - NormalDist(0, 0.4 * math.sqrt(2)).cdf(math.log(ratio)) for ratio in ratios)
    share, _ = shares_ahead([of("visits", 0, 1), of("injections", 1, 0)], [None, step], [1.0, 1.0], 2)
    three_standard_errors = 3 * math.sqrt(on_paper * (1 - on_paper) / 2000)
    assert share == pytest.approx(on_paper, abs=three_standard_errors)


GOLDEN: list[tuple[str, float, tuple[float, ...]]] = [
    ("three options, one with a gap", 0.4, (0.5225, 0.1205, 0.357)),
    ("two options, small studies", 0.4, (0.594, 0.406)),
    ("two options, small studies", 0.8, (0.5445, 0.4555)),
    ("a long order", 0.4, (0.798, 0.202)),
    ("a long order", 0.8, (0.699, 0.301)),
]


def drawn(worksheet: str, spread: float) -> tuple[float, ...]:
    """Return the shares of one of three fixed worksheets."""
    match worksheet:
        case "three options, one with a gap":
            scales = [of("nausea", 30, 41, None, people=(200, 180, None)), of("visits", 9, 3, 5)]
            return shares_ahead(scales, [None, "half"], [1.0, 1.0], 3, spread)
        case "two options, small studies":
            scales = [of("diarrhea", 3, 12, people=(8, 12)), of("visits", 8, 4), of("tiredness", 40, 22, people=(9, 7))]
            return shares_ahead(scales, [None, "half", "much_less"], [1.0, 0.5, 1.0], 2, spread)
        case _:
            scales = [of("nausea", 40, 20), of("visits", 3, 9), of("rash", 10, 30), of("fever", 2, 8), of("pain", 9, 1)]
            return shares_ahead(scales, [None, "little_less", "half", None, "much_less"], [1.0] * 5, 2, spread)


@pytest.mark.parametrize(("worksheet", "spread", "shares"), GOLDEN)
def test_the_shares_of_fixed_worksheets_stay_as_they_are(
    worksheet: str, spread: float, shares: tuple[float, ...]
) -> None:
    """What a person reads hangs on these: whoever moves a constant sees here that it moves a sheet."""
    assert drawn(worksheet, spread) == pytest.approx(shares, abs=1e-12)


def test_the_spread_is_wider_only_while_answers_do_not_agree() -> None:
    assert (SPREAD, SPREAD_WHEN_SETTLING, DRAWS) == (0.4, 0.8, 2000)


def test_what_was_drawn_is_kept_for_the_next_answer_and_no_more_than_128_columns_of_it() -> None:
    draws, drawn = Draws(), list[int]()

    def draw(number: int) -> int:
        return draws.once(number, lambda: drawn.append(number) or number)  # type: ignore[func-returns-value]

    assert [draw(number) for number in range(128)] == list(range(128))
    assert draw(0) == 0
    assert drawn == list(range(128)), "nothing that is kept is drawn again"
    draw(128)
    drawn.clear()
    assert draw(0) == 0
    assert not drawn, "it was used since, so it stays"
    draw(1)
    assert drawn == [1], "what was not used for longest went"
