import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from hrbc_desktop.session.settings import Settings, Theme
from hrbc_desktop.ui.kit.painted_widget import contrast
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.compare.icon_array import COLUMNS, IconArray

PITCH = 10


@pytest.fixture
def array(qtbot: QtBot) -> IconArray:
    array = IconArray()
    qtbot.addWidget(array)
    array.resize(COLUMNS * PITCH, 5 * PITCH)
    return array


def picture(array: IconArray) -> QImage:
    return array.grab().toImage()


def color_of(image: QImage, person: int) -> str:
    row, column = divmod(person, COLUMNS)
    return image.pixelColor(column * PITCH + PITCH // 2, row * PITCH + PITCH // 2).name()


def test_a_rate_is_filled_from_one_corner_with_the_badly_affected_first(array: IconArray) -> None:
    array.show_rate(86.4, 13.4, 0)
    image = picture(array)
    kinds = [color_of(image, person) for person in range(100)]
    severe, mild, without = kinds[0], kinds[50], kinds[99]
    assert severe == current_theme().option(0).name()
    assert without == current_theme().color("track").name()
    assert len({severe, mild, without}) == 3
    assert kinds == [severe] * 13 + [mild] * 73 + [without] * 14


def test_the_badly_affected_are_told_apart_without_color(array: IconArray) -> None:
    array.show_rate(2, 1, 0)
    image, ground = picture(array), picture(IconArray()).pixelColor(0, 0).name()
    corner_of_square, corner_of_circle = image.pixelColor(2, 2).name(), image.pixelColor(PITCH + 1, 1).name()
    assert corner_of_square == current_theme().option(0).name()
    assert corner_of_circle == ground


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_everybody_affected_can_be_seen_on_the_card(array: IconArray, settings: Settings, theme: Theme) -> None:
    settings.theme = theme
    current_theme().follow(settings)
    for index in range(4):
        array.show_rate(50, 10, index)
        image = picture(array)
        card = current_theme().color("card")
        for person in (0, 40):
            assert contrast(QColor(color_of(image, person)), card) >= 3
    settings.theme = "light"
    current_theme().follow(settings)


def test_each_option_has_its_own_color(array: IconArray) -> None:
    seen = set()
    for index in range(4):
        array.show_rate(5, 5, index)
        seen.add(color_of(picture(array), 0))
    assert len(seen) == 4


def test_nothing_known_draws_nothing(array: IconArray) -> None:
    empty = picture(array)
    array.show_rate(30, 2, 0)
    assert picture(array) != empty
    array.show_rate(None, None, 0)
    assert picture(array) == empty
    assert array.accessibleName() == ""


def test_only_a_severe_figure_leaves_the_others_open(array: IconArray) -> None:
    array.show_rate(None, 3, 0)
    assert array.dots is not None
    assert (array.dots.severe, array.dots.mild, array.dots.open) == (3, 0, 97)
    assert array.accessibleName() == "3 of 100 had it badly."


def test_a_range_is_open_between_its_ends(array: IconArray) -> None:
    array.show_range(20, 35, 1)
    assert array.dots is not None
    assert (array.dots.mild, array.dots.open) == (20, 15)
    assert array.accessibleName() == "Between 20 and 35 of 100 had it."


@pytest.mark.parametrize(
    ("had", "severe", "sentence"),
    [
        (86.4, 13.4, "86 of 100 had it, 14 did not. 13 of 100 had it badly."),
        (29, None, "29 of 100 had it, 71 did not."),
        (0.2, 0.1, "Fewer than 1 of 100 had it, more than 99 did not. Fewer than 1 of 100 had it badly."),
        (12, 0, "12 of 100 had it, 88 did not. 0 of 100 had it badly."),
    ],
)
def test_a_screen_reader_hears_what_the_dots_show(
    array: IconArray, had: float, severe: float | None, sentence: str
) -> None:
    array.show_rate(had, severe, 0)
    assert array.accessibleName() == sentence


def test_dots_grow_with_the_room_but_not_without_end(array: IconArray) -> None:
    assert array.heightForWidth(300) == 75
    assert array.heightForWidth(3000) == array.heightForWidth(2000)
