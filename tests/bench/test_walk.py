"""What the whole way asks of the sample patient, on a small laptop; `./dev walk` prints the table."""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.bench.walk import Walk, table, walk_once

MOST_WORDS = 2_500
"""Twenty minutes at 125 words a minute, as a slow reader reads (chosen by us: the program promises these minutes)."""
MOST_PRESSES = 60
MOST_STOPS = 40
MOST_TURNS = 3


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    return walk_once(tmp_path_factory.mktemp("walk"))


def test_she_gets_to_a_signed_sheet_in_few_presses_and_twenty_minutes(benchmark: BenchmarkFixture, walk: Walk) -> None:
    total = benchmark.pedantic(walk.total, rounds=1)  # type: ignore[no-untyped-call]
    benchmark.extra_info.update({"words": total.words, "presses": total.presses})
    assert total.presses <= MOST_PRESSES, table(walk.rows, total)
    assert total.words <= MOST_WORDS, table(walk.rows, total)


def test_no_page_makes_her_press_tab_or_turn_the_wheel_for_long(walk: Walk) -> None:
    assert {row.page: row.stops for row in walk.rows if row.stops > MOST_STOPS} == {}
    assert {row.page: row.turns for row in walk.rows if row.turns > MOST_TURNS} == {}
