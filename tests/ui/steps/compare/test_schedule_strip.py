import pytest
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.schedule import Day, Event, Regimen, days
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.compare.schedule_strip import ScheduleStrip

THREE_WEEKS_ON = Regimen(cycle_days=28, events=(Event(do="take", days=range(1, 22)), Event(do="inject", days=(1, 15))))
DRIP = Regimen(cycle_days=21, events=(Event(do="infuse", days=(1, 8)), Event(do="blood_test", days=(1, 8))))


@pytest.fixture
def strip(qtbot: QtBot) -> ScheduleStrip:
    strip = ScheduleStrip()
    qtbot.addWidget(strip)
    strip.resize(280, 60)
    return strip


def shown(strip: ScheduleStrip, laid: tuple[Day, ...], index: int = 0) -> None:
    strip.show_days(laid, index)
    strip.resize(280, strip.heightForWidth(280))


def test_pill_days_are_filled_and_rest_days_are_empty(strip: ScheduleStrip) -> None:
    shown(strip, days([THREE_WEEKS_ON]))
    image = strip.grab().toImage()
    middle = strip.height() - 5
    colors = [image.pixelColor(x, middle).name() for x in (5, 265)]
    ground = image.pixelColor(279, 0).name()
    assert colors[0] != ground
    assert colors[1] == ground


def test_what_else_happens_is_marked_above_its_day(strip: ScheduleStrip) -> None:
    shown(strip, days([THREE_WEEKS_ON]))
    image, ink = strip.grab().toImage(), current_theme().color("ink").name()
    lane = [image.pixelColor(x, 3).name() == ink for x in range(280)]
    first, second = lane.index(True), lane.index(True, 100)
    assert first < 10
    assert 138 < second < 152
    assert not any(lane[15:135])


def test_the_legend_names_each_kind_once_in_a_fixed_order(strip: ScheduleStrip) -> None:
    strip.show_days(days([DRIP, THREE_WEEKS_ON]), 0)
    assert strip.legend() == ("take", "inject", "infuse", "blood_test")


def test_strips_side_by_side_have_the_same_lanes(strip: ScheduleStrip, qtbot: QtBot) -> None:
    other = ScheduleStrip()
    qtbot.addWidget(other)
    pills, drips = days([THREE_WEEKS_ON]), days([DRIP])
    strip.show_days(pills, 0, beside=[drips])
    other.show_days(drips, 1, beside=[pills])
    assert strip.heightForWidth(280) == other.heightForWidth(280)
    assert strip.legend() == ("take", "inject")


def test_a_screen_reader_hears_the_days(strip: ScheduleStrip) -> None:
    strip.show_days(days([THREE_WEEKS_ON]), 0)
    assert strip.accessibleName() == "In the first four weeks: pill day on days 1 to 21; injection on days 1 and 15."
    strip.show_days(days([]), 0)
    assert strip.accessibleName() == "In the first four weeks: nothing to take and no visit."
