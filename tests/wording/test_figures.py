from typing import get_args

import pytest

from hrbc_desktop.domain.model.content import Benefit, Comparator, SideEffect
from hrbc_desktop.wording.figures import DIFFERENCES, benefit_words, count_words, side_effect_words


def effect(**figures: object) -> SideEffect:
    usual = {"attribute": "rash", "population": "all", "time": "5 years", "source": "label", "evidence": "a.01"}
    return SideEffect.model_validate(usual | figures)


def benefit(**figures: object) -> Benefit:
    usual = {"outcome": "alive", "population": "all", "time": "at 5 years", "source": "label", "evidence": "a.01"}
    return Benefit.model_validate(usual | {"measure": "percent", "value": 79.4, "difference": "shown"} | figures)


ALONE = "We found no comparison group for this. All; 5 years."


@pytest.mark.parametrize(
    ("figures", "figure", "other_frame"),
    [
        ({"any": 86.4, "severe": 13.4}, "86 of 100, 13 severe", "14 of 100 did not have it."),
        ({"any": 30, "severe": 0}, "30 of 100, none severe", "70 of 100 did not have it."),
        ({"any": 3, "severe": 0.3}, "3 of 100, fewer than 1 severe", "97 of 100 did not have it."),
        ({"any": 0.2}, "Fewer than 1 of 100", "More than 99 of 100 did not have it."),
        ({"severe": 9}, "9 of 100 had it badly", "We don’t know how many had a mild form."),
        ({"low": 2, "high": 5.4}, "2 to 5 of 100", "Studies found different numbers."),
    ],
)
def test_a_side_effect_is_told_in_both_frames(figures: dict[str, float], figure: str, other_frame: str) -> None:
    assert side_effect_words(effect(**figures)).sentence() == f"{figure}. {other_frame} {ALONE}"


def test_the_comparison_is_of_the_same_kind_as_the_figure() -> None:
    group = Comparator(arm="placebo", any=40, severe=2)
    assert side_effect_words(effect(any=60, comparator=group)).compared == "Same study, placebo: 40 of 100"
    assert (
        side_effect_words(effect(severe=9, comparator=group)).compared == "Same study, placebo: 2 of 100 had it badly"
    )
    of_another_kind = Comparator(arm="placebo", any=40)
    assert side_effect_words(effect(severe=9, comparator=of_another_kind)).compared.startswith("We found no comparison")


def test_a_figure_says_in_whom_over_which_time_and_in_how_many() -> None:
    assert side_effect_words(effect(any=60, n=1234)).lines[-1] == "All; 5 years; 1,234 people."


def test_a_benefit_in_people_is_told_in_both_frames_against_its_own_comparison() -> None:
    words = benefit_words(benefit(comparator=Comparator(arm="tamoxifen", value=74)))
    assert words.sentence() == (
        "79 of 100, at 5 years. This was not true for 21 of 100. Same study, tamoxifen: 74 of 100. "
        "The study showed a difference. All."
    )


def test_a_benefit_without_a_comparison_group_says_that_alone() -> None:
    words = benefit_words(benefit(difference="not_tested"))
    assert words.compared == "This study had no comparison group."


def test_whether_groups_differ_can_always_be_said() -> None:
    assert set(get_args(Benefit.model_fields["difference"].annotation)) == set(DIFFERENCES)


@pytest.mark.parametrize(("number", "words"), [(0, "none"), (1, "about 1 day"), (6, "about 6 days")])
def test_days_are_counted_in_words(number: int, words: str) -> None:
    assert count_words(number, "days") == words
