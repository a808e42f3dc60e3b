"""Every decision of the pack and every pair of its options: no row mixes what cannot be compared."""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations

import pytest

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.compare.decision_comparison import MOST_IN_FRONT, compare_decision
from hrbc_desktop.domain.compare.rows import DecisionComparison, DecisionRow, EffectCell, OutcomeCell
from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import Decision, StudyTime
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.wording.findings import CellWords, cell_words, time_words

PEOPLE = {
    "nothing known": Profile(),
    "before menopause": Profile(sex="female", menopause="not_yet"),
    "after menopause": Profile(sex="female", menopause="yes"),
    "a man": Profile(sex="male"),
}


@cache
def the_pack() -> Catalogue:
    return read_catalogue()


def pairs(decision: Decision) -> Iterator[tuple[str, str]]:
    present = [option.id for option in decision.options if option.id in the_pack().options]
    yield from combinations(present, 2)


@pytest.fixture(scope="module", params=sorted(the_pack().decisions))
def decision(request: pytest.FixtureRequest) -> Decision:
    return the_pack().decisions[request.param]


@pytest.fixture(scope="module", params=PEOPLE)
def who(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def person(who: str) -> Profile:
    return PEOPLE[who]


@lru_cache(maxsize=len(PEOPLE))  # not all of them: the garbage collector would walk through millions of cells
def all_pairs_compared(decision: str, who: str) -> list[DecisionComparison]:
    pack = the_pack()
    chosen = pack.decisions[decision]
    return [compare_decision(chosen, pair, pack, Facts(PEOPLE[who]), length_of_life=True) for pair in pairs(chosen)]


@pytest.fixture
def compared(decision: Decision, who: str) -> list[DecisionComparison]:
    return all_pairs_compared(decision.id, who)


def outcome_rows(comparisons: list[DecisionComparison]) -> Iterator[DecisionRow]:
    return (row for comparison in comparisons for row in comparison.rows if row.kind == "outcome")


def effect_cells(comparisons: list[DecisionComparison]) -> Iterator[tuple[DecisionRow, EffectCell]]:
    for comparison in comparisons:
        for row in comparison.rows:
            for cell in row.cells:
                if isinstance(cell, EffectCell) and cell.effect is not None:
                    yield row, cell


def test_no_outcome_row_mixes_people_outcomes_ways_of_counting_or_times(compared: list[DecisionComparison]) -> None:
    for row in outcome_rows(compared):
        figures = [figure for cell in row.cells if isinstance(cell, OutcomeCell) for figure in cell.figures]
        assert len({figure.population.id for figure in figures}) <= 1, row.key
        assert len({figure.finding.outcome for figure in figures}) <= 1, row.key
        assert len({figure.finding.counted for figure in figures}) <= 1, row.key
        assert len({figure.finding.measure for figure in figures}) <= 1, row.key
        times = {figure.finding.at.key for figure in figures}
        studies = {figure.study.id for figure in figures}
        assert len(times) <= 1, row.key
        assert times != {""} or len(studies) == 1, f"{row.key}: a time that is not known is nobody else's"


def test_a_side_effect_measured_or_counted_in_another_way_carries_its_mark(compared: list[DecisionComparison]) -> None:
    for row, cell in effect_cells(compared):
        assert cell.effect is not None
        assert (cell.effect.measured == row.measured) or "measured" in cell.odd, (row.key, cell.option)
        counted = cell.effect.counted, cell.effect.row_key[3]
        assert (counted == (row.counted, row.way_of_counting)) or "counted" in cell.odd, (row.key, cell.option)


def test_before_and_after_menopause_never_stand_together_without_a_mark(compared: list[DecisionComparison]) -> None:
    for comparison in compared:
        for row in comparison.rows:
            unmarked = {
                cell.menopause
                for cell in row.cells
                if isinstance(cell, EffectCell) and cell.effect is not None and "menopause" not in cell.odd
            }
            assert not {"before", "after"} <= unmarked, row.key


def test_every_mark_is_said(compared: list[DecisionComparison], decision: Decision) -> None:
    for row, cell in effect_cells(compared):
        (words,) = cell_words(cell, row, decision, the_pack())
        assert bool(words.mark) >= bool(cell.odd), (row.key, cell.option)


def test_every_figure_says_in_whom_and_when(compared: list[DecisionComparison], decision: Decision) -> None:
    def complete(words: CellWords, at: StudyTime) -> bool:
        return bool(words.where) and (at.median or at.untimed or time_words(at) in words.what)

    for row in outcome_rows(compared):
        for cell in row.cells:
            if isinstance(cell, OutcomeCell):
                words_of_cell = cell_words(cell, row, decision, the_pack())
                for figure, words in zip(cell.figures, words_of_cell, strict=False):
                    assert complete(words, figure.finding.at), figure.finding.id


def test_nothing_is_shown_that_cannot_happen_to_her(compared: list[DecisionComparison], person: Profile) -> None:
    pack = the_pack()
    for comparison in compared:
        for row in comparison.rows:
            thing = pack.outcomes.get(row.outcome) or pack.attributes.get(row.attribute)
            if thing is not None and person.sex == "male":
                assert thing.concerns == "everyone", row.key


def test_nothing_is_told_of_length_of_life_unasked(decision: Decision) -> None:
    pack = the_pack()
    for pair in pairs(decision):
        comparison = compare_decision(decision, pair, pack, Facts(Profile()))
        texts = [row.outcome for row in comparison.rows]
        texts += [figure.finding.outcome for figures in comparison.in_words.values() for figure in figures]
        texts += [figure.finding.outcome for figure in comparison.context]
        assert not [outcome for outcome in texts if outcome and pack.outcomes[outcome].length_of_life]


def test_no_two_rows_have_the_same_key(compared: list[DecisionComparison]) -> None:
    for comparison in compared:
        keys = [row.key for row in comparison.rows]
        assert len(keys) == len(set(keys))
        assert all(len(key) <= 100 for key in keys)


def test_what_may_not_be_shown_is_shown_nowhere(compared: list[DecisionComparison], decision: Decision) -> None:
    hidden = {finding.id for finding in decision.findings if not finding.is_usable}
    for comparison in compared:
        rows = [
            f.finding.id for row in outcome_rows([comparison]) for c in row.cells for f in getattr(c, "figures", ())
        ]
        words = [figure.finding.id for figures in comparison.in_words.values() for figure in figures]
        assert not hidden.intersection([*rows, *words, *(figure.finding.id for figure in comparison.context)])


def test_at_most_ten_rows_stand_in_front(compared: list[DecisionComparison]) -> None:
    assert max((len(comparison.core_rows) for comparison in compared), default=0) <= MOST_IN_FRONT


def test_rows_of_one_question_are_in_front_or_folded_together(decision: Decision) -> None:
    """Folding the only row that speaks of one option would make the others look better known."""
    pack = the_pack()
    ids = tuple(option.id for option in decision.options if option.id in pack.options)[:4]
    comparison = compare_decision(decision, ids, pack, Facts(Profile()), length_of_life=True)
    known: dict[str, set[str]] = {}
    for row in comparison.core_rows:
        if row.kind == "outcome":
            known.setdefault(decision.asks_for(row.outcome), set()).update(known_of(row))
    for about, options in known.items():
        rows = [row for row in comparison.rows if row.kind == "outcome" and decision.asks_for(row.outcome) == about]
        several = [row for row in rows if row.speaks != "no" and len(known_of(row)) > 1]
        assert set().union(*map(known_of, several), options) == options


def known_of(row: DecisionRow) -> set[str]:
    return {cell.option for cell in row.cells if isinstance(cell, OutcomeCell) and cell.figures}


def test_an_option_has_one_name_everywhere() -> None:
    pack = the_pack()
    for decision in pack.decisions.values():
        assert all(one.words == pack.options[one.id].name for one in decision.options if one.id in pack.options)


def test_a_wish_for_a_child_brings_what_is_said_of_it_to_the_top() -> None:
    pack = the_pack()
    decision = pack.decisions["hormone-treatment"]
    options = ("tamoxifen-early", "tamoxifen-ovarian-suppression")
    for children, first in (("yes", "pregnancy"), ("no", None)):
        person = Profile.model_validate({"sex": "female", "menopause": "not_yet", "children": children})
        rows = compare_decision(decision, options, pack, Facts(person)).core_rows
        assert (rows[0].key == "pregnancy") is (first is not None)
        assert [row.key for row in rows].count("pregnancy") <= 1


def test_early_menopause_after_chemotherapy_goes_by_her_age() -> None:
    pack = the_pack()
    decision = pack.decisions["chemotherapy"]
    for age, in_her_people in ((34, "under 40"), (45, "40 or older")):
        person = Profile.model_validate({"sex": "female", "menopause": "not_yet", "age": age})
        comparison = compare_decision(decision, ("no-chemotherapy", "tc"), pack, Facts(person))
        cell = next(row for row in comparison.rows if row.key == "early_menopause").cell("tc")
        assert isinstance(cell, EffectCell)
        assert in_her_people in cell.people
