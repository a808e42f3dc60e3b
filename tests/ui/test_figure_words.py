from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrbc_desktop.domain.model.content import Benefit, Comparator, SideEffect
from hrbc_desktop.wording.figures import DIFFERENCES, benefit_words, count_words, side_effect_words, without
from hrbc_desktop.wording.frequencies import people


def effect(**figures: object) -> SideEffect:
    usual = {"attribute": "rash", "population": "all", "time": "5 years", "source": "label", "evidence": "a.01"}
    return SideEffect.model_validate(usual | figures)


def benefit(**figures: object) -> Benefit:
    usual = {"outcome": "alive", "population": "all", "time": "at 5 years", "source": "label", "evidence": "a.01"}
    return Benefit.model_validate(usual | {"measure": "percent", "value": 79.4, "difference": "shown"} | figures)


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        ({"any": 86.4, "severe": 13.4}, "86 in 100, 13 severe. 14 in 100 did not have it."),
        ({"any": 30, "severe": 0}, "30 in 100, none severe. 70 in 100 did not have it."),
        ({"any": 3, "severe": 0.3}, "3 in 100, fewer than 1 severe. 97 in 100 did not have it."),
        ({"any": 0.2}, "Fewer than 1 in 100. More than 99 in 100 did not have it."),
        ({"severe": 9}, "9 in 100 had it badly. How many had it mildly is not known here."),
        ({"low": 2, "high": 5.4}, "2 to 5 in 100. It differs from study to study."),
    ],
)
def test_a_side_effect_is_told_in_both_frames(figures: dict[str, float], sentence: str) -> None:
    assert side_effect_words(effect(**figures)).sentence() == sentence


def test_the_comparison_is_of_the_same_kind_as_the_figure() -> None:
    group = Comparator(arm="placebo", any=40, severe=2)
    assert side_effect_words(effect(any=60, comparator=group)).compared == "Same study, placebo: 40 in 100"
    assert side_effect_words(effect(severe=9, comparator=group)).compared == "Same study, placebo: 2 in 100"
    assert side_effect_words(effect(severe=9, comparator=Comparator(arm="placebo", any=40))).compared == ""


@given(st.integers(0, 1000))
def test_both_frames_together_are_all_people(tenths: int) -> None:
    had, rest = people(tenths / 10), without(tenths / 10)
    if had.startswith("fewer"):
        assert rest == "more than 99 in 100"
    elif not had.startswith("more"):
        assert int(had.split()[0]) + int(rest.split()[0]) == 100


def test_a_benefit_in_people_is_told_in_both_frames_against_its_own_comparison() -> None:
    words = benefit_words(benefit(comparator=Comparator(arm="tamoxifen", value=74)))
    assert words.sentence() == (
        "79 in 100, at 5 years. Not so for 21 in 100. Same study, tamoxifen: 74 in 100. The study showed a difference."
    )


def test_whether_groups_differ_can_always_be_said() -> None:
    assert set(get_args(Benefit.model_fields["difference"].annotation)) == set(DIFFERENCES)


@pytest.mark.parametrize(("number", "words"), [(0, "none"), (1, "about 1 day"), (6, "about 6 days")])
def test_days_are_counted_in_words(number: int, words: str) -> None:
    assert count_words(number, "days") == words
