import pytest

from hrbc_desktop.wording.figures import count_words


@pytest.mark.parametrize(("number", "words"), [(0, "None"), (1, "About 1 day"), (6, "About 6 days")])
def test_days_are_counted_in_words(number: int, words: str) -> None:
    assert count_words(number, "days") == words
