"""What answers a press is brought into sight: a problem, and what unfolds."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hrbc_desktop.ui.kit.status_label import StatusLabel
from hrbc_desktop.ui.kit.tab_order import TabOrderMixin, show_what_opens


@pytest.fixture
def area(qtbot: QtBot) -> Callable[[QWidget], QScrollArea]:
    """A page with a button on top, and something far below it."""

    def made(below: QWidget) -> QScrollArea:
        area, inside = QScrollArea(widgetResizable=True), QWidget()
        layout = QVBoxLayout(inside)
        layout.addWidget(QPushButton("On top"))
        layout.addSpacing(900)
        layout.addWidget(below)
        area.setWidget(inside)
        area.resize(300, 200)
        qtbot.addWidget(area)
        with qtbot.waitExposed(area):
            area.show()
        return area

    return made


@pytest.mark.parametrize(("role", "is_seen"), [("error", True), ("small", False)])
def test_a_problem_is_scrolled_to_and_progress_is_not(
    area: Callable[[QWidget], QScrollArea], role: str, *, is_seen: bool
) -> None:
    label = StatusLabel()
    label.setProperty("role", role)
    label.hide()
    page = area(label)
    label.setText("These two are not the same.")
    label.show()
    QTest.qWait(1)
    assert (not label.visibleRegion().isEmpty()) is is_seen
    page.verticalScrollBar().setValue(0)
    label.setText("These two are not the same.")
    QTest.qWait(1)
    assert (not label.visibleRegion().isEmpty()) is is_seen


def test_what_unfolds_is_scrolled_to_from_its_top(area: Callable[[QWidget], QScrollArea]) -> None:
    part = QLabel("\n".join(["line"] * 40))
    part.hide()
    page = area(part)
    button = page.findChild(QPushButton)
    assert button is not None
    button.setCheckable(True)
    button.toggled.connect(part.setVisible)
    show_what_opens(button, part)
    button.click()
    QTest.qWait(1)
    top = part.mapTo(page.viewport(), part.rect().topLeft()).y()
    assert 0 <= top <= 20


class Window(TabOrderMixin, QWidget):
    """With three buttons, one below the other."""


def test_a_button_that_goes_away_leaves_the_keyboard_to_the_next_one_and_not_to_the_first(qtbot: QtBot) -> None:
    window = Window()
    buttons = [QPushButton(name, window) for name in ("First", "Goes away", "Next")]
    column = QVBoxLayout(window)
    for button in buttons:
        column.addWidget(button)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    buttons[1].setFocus()
    buttons[1].hide()
    assert window.focusWidget() is buttons[2]
