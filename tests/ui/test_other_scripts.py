import pytest
from PySide6.QtGui import QTextLayout

from hrbc_desktop.ui.kit.theme import current_theme


@pytest.mark.usefixtures("qapp")
@pytest.mark.qt_log_ignore("OpenType support missing")  # Qt asks the first typeface before it takes the right one
@pytest.mark.parametrize(
    ("words", "family"),
    [
        ("مريضة نموذجية", "Noto Sans Arabic"), ("מטופלת לדוגמה", "Noto Sans Hebrew"),
        ("प्रतिदर्श मरीज़", "Noto Sans Devanagari"), ("ผู้ป่วยตัวอย่าง", "Noto Sans Thai"), ("示例患者", "Noto Sans SC"),
        ("見本さくら", "Noto Sans SC"), ("환자 견본", "Noto Sans KR"), ("Հիվանդ նմուշ", "Noto Sans Armenian"),
        ("პაციენტი ნიმუში", "Noto Sans Georgian"), ("Ασθενής Δείγμα", "Noto Sans"), ("Пациент Образцов", "Noto Sans"),
        ("Nguyễn Thị", "Noto Sans"),
    ],
)  # fmt: skip
def test_names_in_other_letters_are_drawn_on_every_computer(words: str, family: str) -> None:
    layout = QTextLayout(words, current_theme().font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    assert runs
    assert all(all(run.glyphIndexes()) for run in runs)
    assert {run.rawFont().familyName() for run in runs} <= {family, "Atkinson Hyperlegible Next"}
