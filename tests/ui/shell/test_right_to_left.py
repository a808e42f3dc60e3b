"""Everything stands the other way round where one reads from the right; figures and days stay as they are."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.schedule import Event, Regimen, days
from hrbc_desktop.domain.preferences.swing_weights import Bar
from hrbc_desktop.domain.visit.steps import STEPS
from hrbc_desktop.ui.help.dialogs import HelpDialog
from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.shell.main_window import MainWindow
from hrbc_desktop.ui.steps.compare.comparison_cells import WrappedText
from hrbc_desktop.ui.steps.compare.page import ComparePage
from hrbc_desktop.ui.steps.compare.schedule_strip import paint_strip
from hrbc_desktop.ui.steps.preferences.preference_bars import paint_bar
from tests.ui.shell.faults import faults

FROM_THE_LEFT, FROM_THE_RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
PLACE = QRectF(0, 0, 300, 40)


@pytest.fixture
def from_the_right(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(FROM_THE_RIGHT)
    yield
    qapp.setLayoutDirection(FROM_THE_LEFT)


@pytest.fixture
def mirrored(from_the_right: None, begun: MainWindow) -> MainWindow:  # noqa: ARG001 - before the window is made
    options = ("tamoxifen-early", "letrozole-early")
    begun.consultation.document.edit("Options", lambda worksheet: worksheet.evolve(options=options))
    assert begun.consultation.save_now()  # or the words for it change while the header is looked at
    begun.resize(1024, 700)
    return begun


def right_of(one: QWidget, other: QWidget) -> bool:
    window = one.window()
    return one.mapTo(window, QPoint()).x() >= other.mapTo(window, QPoint(other.width(), 0)).x()


def test_every_step_and_its_arrows_are_mirrored_and_nothing_is_cut_or_covered(mirrored: MainWindow) -> None:
    form = mirrored.workspace.form
    for step in STEPS:
        mirrored.show_step(step.name)
        for _ in range(3):
            QApplication.processEvents()
        assert right_of(form.rail, form.pages)
        assert right_of(form.back_button, form.next_button)
        assert form.back_button.text().startswith("→ ")
        assert form.next_button.text().endswith(" ←")
        assert right_of(mirrored.form.home_button, mirrored.form.menu_button)
        assert (step.name, faults(mirrored)) == (step.name, [])
    check_the_keys(mirrored)
    check_the_comparison(mirrored)


def check_the_keys(mirrored: MainWindow) -> None:
    """Those to the next step and back point where one reads, and the help says so."""
    mirrored.show_step("start")
    for key, step in ((Qt.Key.Key_Left, "about"), (Qt.Key.Key_Right, "start")):
        QTest.keyClick(mirrored, key, Qt.KeyboardModifier.AltModifier)
        assert mirrored.workspace.step == step
    help_text = HelpDialog("start", mirrored).browser.toPlainText()
    assert "Alt+→ and Alt+← step back and on" in help_text


def check_the_comparison(mirrored: MainWindow) -> None:
    """Its titles and its corner stand at the right, its stars at the left of the titles."""
    mirrored.show_step("compare")
    QApplication.processEvents()
    page = mirrored.workspace.page("compare")
    assert isinstance(page, ComparePage)
    table = page.table
    assert table.titles.geometry().left() >= table.viewport().geometry().right()
    assert table.corner().right() == table.titles.geometry().right()
    assert table.columnViewportPosition(0) > table.columnViewportPosition(1)
    line = next(number for number in range(table.model().rowCount()) if page.model.row(number))
    assert table.titles.star_center(line).x() < table.titles.width() / 2


@pytest.mark.usefixtures("from_the_right")
def test_arrow_keys_go_to_the_chip_that_they_point_at(qtbot: QtBot) -> None:
    chips = ChipGroup()
    qtbot.addWidget(chips)
    chips.offer((("first", "First"), ("second", "Second"), ("third", "Third")), name="Which?")
    chips.show()
    chips.activateWindow()
    QTest.qWaitForWindowActive(chips)
    chips.chip("first").setFocus()
    QTest.keyClick(chips.chip("first"), Qt.Key.Key_Left)
    assert chips.chip("second").hasFocus()


def painted(direction: Qt.LayoutDirection, paint: object) -> QImage:
    image = QImage(PLACE.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(current_theme().color("card"))
    painter = QPainter(image)
    painter.setLayoutDirection(direction)
    paint(painter)  # type: ignore[operator]
    painter.end()
    return image


def test_bars_grow_from_the_side_where_one_begins_to_read() -> None:
    bar = Bar(pieces=(0.4,), open_bands=(0.2,))
    images = [
        painted(way, lambda painter: paint_bar(painter, PLACE, bar, 0)) for way in (FROM_THE_LEFT, FROM_THE_RIGHT)
    ]
    track = current_theme().color("track").name()
    left, right = ([image.pixelColor(x, 5).name() == track for x in (20, 280)] for image in images)
    assert left == [False, True]
    assert right == [True, False]


def test_words_of_another_language_and_figures_are_read_as_they_are_written() -> None:
    words = WrappedText("On 2 Dec: 86 of 100.")
    left = PLACE.width() - QFontMetricsF(current_theme().font()).horizontalAdvance(words.text)
    expected = painted(FROM_THE_LEFT, lambda painter: words.paint(painter, PLACE.translated(left, 0)))
    assert left > PLACE.width() / 3
    assert painted(FROM_THE_RIGHT, lambda painter: words.paint(painter, PLACE)) == expected


def test_the_days_of_a_schedule_go_on_from_left_to_right() -> None:
    laid = days([Regimen(cycle_days=28, events=(Event(do="take", days=range(1, 22)),))])
    images = [
        painted(way, lambda painter: paint_strip(painter, PLACE, laid, (), 0))
        for way in (FROM_THE_LEFT, FROM_THE_RIGHT)
    ]
    assert images[0] == images[1]
