"""The audit itself: it finds what it is there to find."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from hrbc_desktop.ui.kit.enter_key import PressesWithEnter

from .screen_reader import complaints


class PlainWindow(PressesWithEnter, QWidget):
    """A window as all of the program are: Enter presses what has the keyboard."""


def shown(qtbot: QtBot, *parts: QWidget) -> QWidget:
    page = PlainWindow()
    layout = QHBoxLayout(page)
    for part in parts:
        layout.addWidget(part)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    return page


def test_nothing_is_wrong_with_two_buttons(qtbot: QtBot) -> None:
    one, two = QPushButton("One"), QPushButton("Two")
    for button in (one, two):
        button.setFixedHeight(30)
    page = shown(qtbot, one, two)
    assert page.isActiveWindow()
    assert complaints() == []


def test_it_complains_of_names_sizes_and_odd_kinds(qtbot: QtBot) -> None:
    field, painted, small = QLineEdit(), QWidget(), QToolButton()
    field.setObjectName("nameless")
    painted.setAccessibleName("Painted")
    painted.setFocusPolicy(painted.focusPolicy().StrongFocus)
    painted.setMinimumSize(30, 30)
    small.setText("Small")
    small.setFixedSize(20, 20)
    page = shown(qtbot, field, painted, small, QPushButton("Twice"), QPushButton("Twice"), QPushButton("<b>Bold</b>"))
    assert page.isActiveWindow()
    found = " | ".join(complaints())
    for what in ("no name: EditableText nameless", "odd role: 'Painted'", "'Small', 20", "called 'Twice'", "markup"):
        assert what in found


def test_it_complains_of_what_tab_does_not_lead_to_in_order(qtbot: QtBot) -> None:
    first, second, unreached = QPushButton("First"), QPushButton("Second"), QPushButton("Unreached")
    unreached.setFocusPolicy(unreached.focusPolicy().ClickFocus)
    page = shown(qtbot, first, second, unreached)
    QWidget.setTabOrder(second, first)
    page.setFocus()
    found = complaints()
    assert "Tab does not lead to 'Unreached'" in found


def test_it_complains_of_a_button_that_no_key_presses(qtbot: QtBot) -> None:
    deaf = QPushButton("Deaf")
    deaf.keyPressEvent = lambda event: event.accept()  # type: ignore[method-assign]
    page = shown(qtbot, deaf)
    assert page.isActiveWindow()
    assert {"the space bar does not press 'Deaf'", "Enter does not press 'Deaf'"} <= set(complaints())
