"""What the pictures show and say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrbc_desktop.domain.model.content import SideEffect
from hrbc_desktop.pdf.pages.charts import dots_of
from hrbc_desktop.wording.figures import dots_sentence


def effect(**figures: float | None) -> SideEffect:
    return SideEffect.model_validate(
        {
            "attribute": "diarrhea",
            "population": "people in a study",
            "time": "while on treatment",
            "source": "a-study",
            "evidence": ["one"],
            **figures,
        }
    )


@given(st.floats(0, 100), st.floats(0, 1))
def test_a_hundred_dots_always(share: float, severe_part: float) -> None:
    dots = dots_of(effect(any=share, severe=share * severe_part))
    assert dots.severe + dots.mild + dots.perhaps + dots.none == 100
    assert min(dots.severe, dots.mild, dots.perhaps, dots.none) >= 0


@pytest.mark.parametrize(
    ("figures", "dots", "words"),
    [
        ({"any": 86, "severe": 13}, (13, 73, 0, 14), "86 of 100 had it, 14 did not. 13 of 100 had it badly."),
        ({"any": 29.4}, (0, 29, 0, 71), "29 of 100 had it, 71 did not."),
        ({"low": 20, "high": 35}, (0, 20, 15, 65), "Between 20 and 35 of 100 had it."),
        ({"severe": 4}, (4, 0, 0, 96), "4 of 100 had it badly."),
    ],
)
def test_dots_and_words_agree(figures: dict[str, float], dots: tuple[int, ...], words: str) -> None:
    drawn = dots_of(effect(**figures))
    assert (drawn.severe, drawn.mild, drawn.perhaps, drawn.none) == dots
    figure = effect(**figures)
    assert dots_sentence(figure.any, figure.severe, figure.low, figure.high) == words
