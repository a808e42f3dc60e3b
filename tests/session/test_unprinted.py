import unicodedata
from datetime import UTC, datetime

import pytest

from hrbc_desktop.domain.model.worksheet import Visit, new_worksheet
from hrbc_desktop.pdf.engine import fonts
from hrbc_desktop.session.unprinted import words_not_printed

EMPTY = new_worksheet("2026.11", datetime(2026, 11, 24, tzinfo=UTC))


@pytest.mark.parametrize(("name", "script", "letters"), [("রোগী 6", "Bengali", "র গ"), ("ታካሚ 7", "Ethiopic", "ታ ካ ሚ")])
def test_letters_that_cannot_be_printed_are_told_before_signing_and_on_the_sheet(
    name: str, script: str, letters: str
) -> None:
    assert f"{script} letters ({letters})" in words_not_printed(EMPTY.evolve(visit=Visit(name=name)))
    printed = fonts.printable(name)
    assert printed.count(f"[in {script} letters]") == 1
    assert not {letter for letter in printed if not letter.isascii()}


@pytest.mark.parametrize(
    "name",
    [
        "Sämple Patient 1", "Мария 2", "Νίκη 3", "Nguyễn 4", "Łódź 5", "Şule 6", "O\u2019Sample 7",
        "مريضة نموذجية ٢", "示例 患者", "환자 3", "ผู้ป่วย 12", "Հիվանդ 4", "प्रतिदर्श 11", "חולה 5", "პაციენტი 8",
        "見本 さくら", "بیمار نمونه\u200cای", "क्\u200dष", "Adé\u0323bayo\u0301",
    ],
)  # fmt: skip
def test_nothing_is_told_of_letters_that_are_printed(name: str) -> None:
    assert words_not_printed(EMPTY.evolve(visit=Visit(name=name))) == ""
    assert fonts.printable(name) == unicodedata.normalize("NFC", name)


def test_pictures_are_told() -> None:
    text = words_not_printed(EMPTY.evolve(visit=Visit(companions="My sister \u2764\ufe0f \U0001f44d\U0001f3fd")))
    assert "emoji (\u2764 \U0001f44d" in text


def test_digits_that_no_typeface_has_keep_their_value() -> None:
    assert fonts.printable("٢ ２ ৪") == "٢ ２ 4"
