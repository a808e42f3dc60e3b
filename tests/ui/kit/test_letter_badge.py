from pytestqt.qtbot import QtBot

from hrbc_desktop.ui.kit.letter_badge import LetterBadge
from hrbc_desktop.ui.kit.theme import current_theme


def test_the_badge_wears_the_color_and_says_the_letter_of_its_option(qtbot: QtBot) -> None:
    badge = LetterBadge()
    qtbot.addWidget(badge)
    badge.resize(badge.sizeHint())
    for index, letter in enumerate("ABCD"):
        badge.show_letter(index)
        assert badge.accessibleName() == f"Option {letter}"
        assert badge.grab().toImage().pixelColor(4, badge.height() // 2).name() == current_theme().option(index).name()
