"""Whole numbers as they are typed in ten countries; what can be two numbers is asked back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from hrbc_desktop.session.number_input import NoWholeNumber, read_whole

LOCALES = ("en_US", "en_IN", "de_DE", "de_CH", "fr_FR", "es_ES", "it_IT", "pt_BR", "sv_SE", "ar_EG", "fa_IR", "hi_IN")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_number_as_a_country_writes_it_is_read(locale: str) -> None:
    for number in (0, 7, 18, 2345, 12345):
        typed = QLocale(locale).toString(number)
        assert read_whole(typed, 0, 30_000) == number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("18", 18), (" 18 ", 18), ("18,0", 18), ("18.0", 18), ("१८", 18), ("１８", 18), ("\u200e18", 18), ("007", 7),
        ("1 200", 1200), ("1\u202f200", 1200), ("1'200", 1200), ("1’200", 1200), ("1.250", 1250), ("35 %", 35),
        ("%35", 35), ("٣٥٪", 35), ("３５％", 35), ("35 percent", 35), ("35 Prozent", 35),
        ("1.200,0", 1200), ("1,200.00", 1200), ("1 200,0", 1200),
    ],
)  # fmt: skip
def test_what_means_one_number_is_read(typed: str, number: int) -> None:
    assert read_whole(typed, 0, 30_000) == number


@pytest.mark.parametrize(
    ("typed", "millimeters"),
    [
        ("18", 18), ("18 mm", 18), ("1,8 cm", 18), ("1.8cm", 18), ("2 CM", 20), ("0,9 cm", 9), ("1·8 cm", 18),
        ("18 mm.", 18), ("18 millimeters", 18), ("18 millimètres", 18), ("1,8 см", 18), ("１．８ｃｍ", 18),
    ],
)  # fmt: skip
def test_a_size_is_read_in_the_unit_that_is_typed(typed: str, millimeters: int) -> None:
    assert read_whole(typed, 1, 300, is_length=True) == millimeters


@pytest.mark.parametrize(
    "typed",
    ["", "x", "18,5", "1,85 cm", "-3", "1e3", "12 34", "18 kg", "1,,8", "²", "99999", "18 cm", "9" * 5000, "1,23,00"],
)
def test_what_is_none_says_what_to_write(typed: str) -> None:
    with pytest.raises(NoWholeNumber, match=r"Write a whole number from 0 to 30,000\."):
        read_whole(typed, 0, 30_000)


def test_what_can_be_two_numbers_is_asked_back() -> None:
    for typed in ("1.000", "1,000", "2.000"):
        with pytest.raises(NoWholeNumber, match="Is that"):
            read_whole(typed, 0, 30_000)
    assert read_whole("1.000", 0, 300) == 1  # a thousand is out of bounds
    assert read_whole("2,000", 100, 30_000) == 2000


@given(st.text(max_size=12))
def test_any_text_is_a_number_within_the_bounds_or_refused(typed: str) -> None:
    try:
        number = read_whole(typed, 0, 100, is_length=True)
    except NoWholeNumber:
        return
    assert 0 <= number <= 100
    assert any(letter.isdecimal() for letter in typed)
