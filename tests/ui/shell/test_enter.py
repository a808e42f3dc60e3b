"""Enter presses what has the keyboard, on every page and in every dialog; in a field it leads on."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.visit.steps import STEPS, StepName
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.tab_order import in_reading_order, is_stop
from hrbc_desktop.ui.shell.main_window import MainWindow


@pytest.fixture
def closing() -> Iterator[None]:
    """Close whatever opens and would hold up the test."""

    def close() -> None:
        shown = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if shown is not None:
            shown.close()

    timer = QTimer(interval=5)
    timer.timeout.connect(close)
    timer.start()
    yield
    timer.stop()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def buttons(page: QWidget) -> list[QAbstractButton]:
    return [one for one in in_reading_order(page) if isinstance(one, QAbstractButton) and is_stop(one)]


@pytest.mark.usefixtures("closing")
def test_enter_presses_every_button_of_every_page(begun: MainWindow) -> None:
    for step in STEPS:
        assert_enter_presses_every_button(begun, step.name)


def assert_enter_presses_every_button(begun: MainWindow, step: StepName) -> None:
    begun.show_step(step)
    number = 0
    while number < len(found := buttons(begun)):
        button, heard = found[number], list[object]()
        button.pressed.connect(lambda heard=heard: heard.append(1))
        if isinstance(button, QPushButton) and (menu := button.menu()):
            menu.aboutToShow.connect(lambda heard=heard: heard.append(1))
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)
        QTest.qWait(1)
        assert heard, f"{step}: {button.objectName()} {button.text()}"
        begun.show_step(step)
        QTest.qWait(1)
        number += 1


def test_every_dialog_of_the_program_takes_enter_so(begun: MainWindow) -> None:
    assert begun
    ours = [kind for kind in _kinds(QDialog) if kind.__module__.startswith("hrbc_desktop")]
    assert len(ours) > 10
    assert [kind.__name__ for kind in ours if not issubclass(kind, Dialog)] == []


def _kinds(kind: type[Any]) -> Iterator[type[Any]]:
    for one in kind.__subclasses__():
        yield one
        yield from _kinds(one)


@pytest.fixture
def dialog(qtbot: QtBot) -> Callable[[QWidget], tuple[Dialog, QPushButton]]:
    """A dialog with one thing and a default button."""
    held: list[Dialog] = []

    def made(thing: QWidget) -> tuple[Dialog, QPushButton]:
        shown, button = Dialog(), QPushButton("Done")
        layout = QVBoxLayout(shown)
        layout.addWidget(thing)
        layout.addWidget(button)
        button.setDefault(True)
        qtbot.addWidget(shown)
        with qtbot.waitActive(shown):
            shown.show()
        thing.setFocus()
        held.append(shown)
        return shown, button

    return made


def test_in_a_dialog_a_box_is_ticked_and_a_field_leads_to_the_default_button(
    dialog: Callable[[QWidget], tuple[Dialog, QPushButton]],
) -> None:
    box = QCheckBox("This one")
    _shown, button = dialog(box)
    pressed = list[bool]()
    button.clicked.connect(lambda: pressed.append(True))
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert (box.isChecked(), pressed) == (True, [])
    field = QLineEdit()
    _other, button = dialog(field)
    button.clicked.connect(lambda: pressed.append(True))
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert len(pressed) == 1


def test_a_finger_that_rests_on_enter_presses_once(dialog: Callable[[QWidget], tuple[Dialog, QPushButton]]) -> None:
    box = QCheckBox("This one")
    dialog(box)
    QTest.keyClick(box, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert box.isChecked()
    again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(box, again)
    assert box.isChecked()
    assert again.isAccepted()


def test_enter_opens_a_menu_of_choices(dialog: Callable[[QWidget], tuple[Dialog, QPushButton]]) -> None:
    choices = QComboBox()
    choices.addItems(["one", "two"])
    dialog(choices)
    QTest.keyClick(choices, Qt.Key.Key_Return)
    assert choices.view().isVisible()
    choices.hidePopup()


def test_in_a_field_of_a_page_it_leads_to_the_next_or_does_what_the_field_is_for(begun: MainWindow) -> None:
    begun.show_step("start")
    name = begun.workspace.page("start").findChild(QLineEdit, "name_edit")
    assert isinstance(name, QLineEdit)
    name.setFocus()
    QTest.keyClick(name, Qt.Key.Key_Return)
    following = begun.focusWidget()
    assert isinstance(following, QLineEdit)
    assert following is not name
    begun.show_step("questions")
    own = begun.workspace.page("questions").findChild(QLineEdit, "own_edit")
    assert isinstance(own, QLineEdit)
    own.setFocus()
    QTest.keyClicks(own, "Can I still travel?")
    QTest.keyClick(own, Qt.Key.Key_Return)
    assert begun.consultation.document.worksheet.questions[0].text == "Can I still travel?"
    assert begun.focusWidget() is own
