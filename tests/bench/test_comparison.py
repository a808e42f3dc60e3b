"""How fast four options of the largest decision are laid side by side and put into words."""

import time
from statistics import median

from pytest_benchmark.fixture import BenchmarkFixture

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.compare.decision_comparison import compare_decision
from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.worksheet import MOST_OPTIONS
from hrbc_desktop.wording.findings import row_words

MOST_SECONDS = 0.050


def test_compare_four_options(benchmark: BenchmarkFixture) -> None:
    pack = read_catalogue()
    decision = max(pack.decisions.values(), key=lambda one: len(one.findings) + len(one.side_effects))
    chosen = tuple(option.id for option in decision.options if option.id in pack.options)[:MOST_OPTIONS]

    def compare_and_word() -> int:
        comparison = compare_decision(decision, chosen, pack, Facts(Profile()), length_of_life=True)
        return len([row_words(row, decision, pack) for row in comparison.rows])

    took: list[float] = []

    def computed() -> None:
        begun = time.thread_time()
        rows = compare_and_word()
        took.append(time.thread_time() - begun)
        benchmark.extra_info["rows"] = rows

    benchmark(computed)
    benchmark.extra_info["computed, ms"] = round(1000 * median(took), 1)
    assert median(took) < MOST_SECONDS
