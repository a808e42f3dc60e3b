import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrbc_desktop.wording.frequencies import months, people, people_without, whole

percents = st.floats(0, 100)


@given(percents)
def test_both_frames_add_up_to_a_hundred_people(percent: float) -> None:
    had, of, had_not = (int(n) for n in re.findall(r"\d+", f"{people(percent)} {people_without(percent)}"))
    assert of == 100
    assert had + had_not == 100


@given(st.floats(0, 100, exclude_min=True, exclude_max=True))
def test_some_people_are_never_said_to_be_none_and_not_quite_all_never_all(percent: float) -> None:
    for sentence in (people(percent), f"{people_without(percent)} did not"):
        assert not re.search(r"(?<!\d)0 (in|of|did)", sentence)
        assert not re.search(r"100 (in|of) 100|100 did", sentence)


@pytest.mark.parametrize(
    ("percent", "expected", "rest"),
    [
        (0, "0 of 100", "100"),
        (0.4, "fewer than 1 of 100", "more than 99"),
        (0.5, "fewer than 1 of 100", "more than 99"),
        (28.6, "29 of 100", "71"),
        (86.5, "87 of 100", "13"),
        (99.4, "99 of 100", "1"),
        (99.5, "more than 99 of 100", "fewer than 1"),
        (100, "100 of 100", "0"),
    ],
)
def test_a_percentage_is_said_in_people(percent: float, expected: str, rest: str) -> None:
    assert people(percent) == expected
    assert people_without(percent) == rest


@given(percents)
def test_rounding_is_off_by_half_a_person_at_most(percent: float) -> None:
    assert abs(whole(percent) - percent) <= 0.5


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1, "1 month"), (0.96, "1 month"), (5.5, "5.5 months"), (7.25, "7.3 months"), (8.0, "8 months"),
        (9.96, "10 months"), (24.5, "25 months"), (33.0, "33 months"),
    ],
)  # fmt: skip
def test_a_time_is_said_in_months_as_exactly_as_it_matters(value: float, expected: str) -> None:
    assert months(value) == expected
