from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.preferences.line_up import LineUp
from hrbc_desktop.domain.preferences.swing_weights import Bar
from hrbc_desktop.session.settings import THEMES, Settings
from hrbc_desktop.session.settings import Theme as ThemeName
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.preferences.preference_bars import PreferenceBars

NAMES = ("Alphamab", "Betamab", "Gammamab")


def picture(*bars: Bar) -> LineUp:
    return LineUp(
        options=(), rows=(), things=(), weights=(), bars=bars, shares=(0.5,) * len(bars), tipping=None,
        missing_figures=(), open_own=(), is_inconsistent=False,
    )  # fmt: skip


THREE = picture(
    Bar(pieces=(0.5, 0.2), open_bands=(0, 0)),
    Bar(pieces=(0.25, None), open_bands=(0, 0.25)),
    Bar(pieces=(0.0, 0.1), open_bands=(0, 0)),
)


@pytest.fixture
def bars(qtbot: QtBot) -> PreferenceBars:
    bars = PreferenceBars()
    qtbot.addWidget(bars)
    bars.show_line_up(THREE, NAMES)
    bars.resize(400, bars.heightForWidth(400))
    return bars


def test_each_bar_is_as_long_as_what_is_known_of_its_option(bars: PreferenceBars) -> None:
    image, track = bars.grab().toImage(), current_theme().color("track").name()
    row = next(y for y in range(image.height()) if image.pixelColor(395, y).name() == track) + 2
    assert image.pixelColor(4, row).name() == current_theme().option(0).name()
    assert image.pixelColor(275, row).name() != track
    assert image.pixelColor(285, row).name() == track


def test_what_is_not_known_is_an_open_band_and_not_nothing(bars: PreferenceBars) -> None:
    with_band = bars.grab().toImage()
    bars.show_line_up(picture(THREE.bars[0], Bar(pieces=(0.25, 0.0), open_bands=(0, 0)), THREE.bars[2]), NAMES)
    without = bars.grab().toImage()
    changed = [x for x in range(400) if any(with_band.pixel(x, y) != without.pixel(x, y) for y in range(bars.height()))]
    assert changed[0] == pytest.approx(100, abs=2)
    assert changed[-1] == pytest.approx(200, abs=2)


def test_a_screen_reader_hears_every_bar_in_the_order_of_the_options(bars: PreferenceBars) -> None:
    assert bars.accessibleName() == (
        "A, Alphamab: the bar is 70 of 100 long. "
        "B, Betamab: the bar is 25 of 100 long. Up to 25 more are not known. "
        "C, Gammamab: the bar is 10 of 100 long."
    )


def test_nothing_weighed_shows_nothing_and_says_so(bars: PreferenceBars) -> None:
    bars.show_line_up(None, NAMES)
    assert bars.heightForWidth(400) == 0
    assert bars.accessibleName() == "Nothing is weighed yet."
    bars.grab()


@pytest.mark.parametrize("theme", [theme for theme in THEMES if theme != "system"])
def test_the_bars_follow_the_theme(bars: PreferenceBars, tmp_path: Path, theme: ThemeName) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.theme = theme
    current_theme().follow(settings)
    try:
        image = bars.grab().toImage()
        colors = {image.pixelColor(5, y).name() for y in range(image.height())}
        assert current_theme().option(0).name() in colors
        assert QColor(current_theme().theme.options[1]).name() in colors
    finally:
        settings.theme = "light"
        current_theme().follow(settings)
