"""The Tab key follows the layouts, whatever was made first, and what it leads to is in sight."""

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from hrbc_desktop.ui.kit.pair_layout import PairLayout
from hrbc_desktop.ui.kit.tab_order import TabOrderMixin, focus_first_heading, in_reading_order


class Page(TabOrderMixin, QWidget):
    """A heading, a part that scrolls with two columns of buttons, and a button below it; the last is made first."""

    def __init__(self) -> None:
        super().__init__()
        below = QPushButton("below", self)
        self.area, inside = QScrollArea(self, widgetResizable=True), QWidget()
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        heading = QLabel("Heading", self)
        heading.setProperty("role", "title")
        self.columns = QHBoxLayout(inside)
        for column in ("right", "left"):
            lines = QVBoxLayout()
            for number in range(12):
                lines.addWidget(QPushButton(f"{column} {number}"))
            self.columns.insertLayout(0, lines)
        self.area.setWidget(inside)
        layout = QVBoxLayout(self)
        for part in (heading, self.area, below):
            layout.addWidget(part)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    page.resize(300, 200)
    with qtbot.waitActive(page):
        page.show()
    focus_first_heading(page)
    return page


def stop() -> QPushButton:
    found = QApplication.focusWidget()
    assert isinstance(found, QPushButton)
    return found


def tab(times: int = 1, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> list[str]:
    stops = []
    for _ in range(times):
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, Qt.Key.Key_Tab, modifier)
        stops.append(stop().text())
    return stops


def test_a_place_begins_at_its_heading_which_is_no_stop(page: Page) -> None:
    assert QApplication.focusWidget() is page.findChild(QLabel)
    assert tab() == ["left 0"]
    assert tab(25)[-2:] == ["below", "left 0"]


@pytest.mark.usefixtures("page")
def test_one_column_is_read_after_the_other() -> None:
    columns = [f"{column} {number}" for column in ("left", "right") for number in range(12)]
    assert tab(25) == [*columns, "below"]
    assert tab(25, Qt.KeyboardModifier.ShiftModifier) == [*reversed(columns), "below"]


def test_columns_that_run_backwards_are_read_as_they_stand(page: Page) -> None:
    page.columns.setDirection(QHBoxLayout.Direction.RightToLeft)
    assert tab() == ["right 0"]


def test_what_is_hidden_or_cannot_be_used_is_passed_over(page: Page) -> None:
    left = [button for button in page.findChildren(QPushButton) if button.text().startswith("left")]
    left[0].hide()
    left[1].setEnabled(False)
    assert tab() == ["left 2"]


def test_what_comes_later_takes_its_place_in_the_order(page: Page) -> None:
    page.columns.insertWidget(0, QPushButton("new"))
    QTest.qWait(1)
    assert tab(2) == ["new", "left 0"]


def test_a_stop_out_of_sight_is_scrolled_to_also_from_outside(page: Page) -> None:
    page.findChildren(QPushButton)[0].setFocus()
    assert stop().text() == "below"
    tab(1, Qt.KeyboardModifier.ShiftModifier)
    assert stop().text() == "right 11"
    assert not stop().visibleRegion().isEmpty()


def test_nothing_holds_on_to_the_items_of_a_layout_that_was_read(qtbot: QtBot) -> None:
    """PySide would take what Qt puts at the address of a deleted item for that item: a viewport without a width."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    labels = [QLabel("One", window), QLabel("Two", window)]
    for label in labels:
        layout.addWidget(label)
    before = len(items())
    assert list(in_reading_order(window)) == [window, *labels]
    labels[0].setParent(None)

    assert len(items()) == before


def test_nothing_holds_on_to_the_items_of_a_layout_that_is_gone(qtbot: QtBot) -> None:
    before = len(items())
    window = QWidget()
    layout = PairLayout(window)
    for _ in range(3):
        layout.addWidget(QLabel("One", window))
    assert len(items()) == before + 3

    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()

    assert len(items()) == before


def items() -> list[QLayoutItem]:
    """Every item of a layout that Python takes for alive."""
    everything = (one for one in gc.get_objects() if isinstance(one, QLayoutItem) and not isinstance(one, QLayout))
    return [one for one in everything if isValid(one)]
