"""Meets the program only as assistive technology does: by names, roles, states and actions, and by the keyboard."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from unittest import mock

import shiboken6
from PySide6.QtCore import QEvent, QRect, QSignalBlocker, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QScrollArea, QWidget

from hrbc_desktop.ui.kit import enter_key
from hrbc_desktop.ui.kit.chips import ChipGroup

Role, Text = QAccessible.Role, QAccessible.Text

BUTTONS = (Role.Button, Role.ButtonMenu, Role.CheckBox, Role.RadioButton, Role.PageTab)
OPERATED = (*BUTTONS, Role.EditableText, Role.ComboBox, Role.SpinBox, Role.Slider, Role.Table, Role.List, Role.Link)
"""What a person can do something with."""
WITH_THE_KEYBOARD = (*OPERATED, Role.Document, Role.StaticText, Role.Heading, Role.Grouping, Role.Graphic)
"""What may hold the keyboard: also what is read or scrolled, and the place to sign."""
MOVED_IN_BY_ARROWS = (Role.RadioButton, Role.PageTab)
NO_OTHER_KEY = Qt.KeyboardModifier.NoModifier
_TRIES = 2_000
"""Each of some 10 ms: a busy machine takes its time."""
_MOST_STOPS_IN_A_ROW = 100
"""A text is a stop for each of its links."""
SMALLEST_TARGET, MAIN_TARGET = 24, 44
_MARKUP = re.compile(r"<[a-z/][^>]*>")


@dataclass(frozen=True)
class Control:
    """One thing as it is met."""

    interface: QAccessibleInterface

    @property
    def name(self) -> str:
        """Its name; of a menu of choices that of its label, since Qt tells the choice in place of a name on Linux."""
        if self.role is Role.ComboBox:
            labels = self.interface.relations(QAccessible.RelationFlag.Label)
            return " ".join(label.text(Text.Name) for label, _ in labels)
        return self.interface.text(Text.Name)

    @property
    def role(self) -> QAccessible.Role:
        return self.interface.role()

    @property
    def state(self) -> QAccessible.State:
        return self.interface.state()

    @property
    def widget(self) -> QWidget:
        found = self.interface.object()
        assert isinstance(found, QWidget)
        return found

    @property
    def says(self) -> str:
        """What is said of it: its name, its description and its value."""
        value = self.interface.text(Text.Value)
        return " ".join(filter(None, (self.name, self.interface.text(Text.Description), value)))

    def do(self, *actions: str) -> None:
        """Do the first of these actions that is offered."""
        offered = self.interface.actionInterface()
        assert offered is not None, f"nothing can be done with {self.name!r}"
        names = offered.actionNames()
        action = next((action for action in actions if action in names), None)
        assert action is not None, f"{self.name!r} offers only {names}"
        button = self.interface.object()
        offered.doAction(action)
        QTest.qWait(1)
        while isinstance(button, QAbstractButton) and shiboken6.isValid(button) and button.isDown():
            QTest.qWait(5)  # Qt shows for a moment that it is pressed, and then presses it


def window() -> QWidget:
    """Return the window in front of the others, once it has the keyboard."""
    for _ in range(_TRIES):
        full = next((each for each in QApplication.topLevelWidgets() if each.isVisible() and each.isFullScreen()), None)
        in_front = QApplication.activeModalWidget() or full or QApplication.activeWindow()
        if in_front is not None and QApplication.activeWindow() is in_front:
            return in_front
        for shown in QApplication.topLevelWidgets() if in_front is None else [in_front]:
            shown.activateWindow()
        QTest.qWait(5)
    raise AssertionError("no window has the keyboard")


def everything() -> Iterator[Control]:
    """Yield everything that can be met in the window in front."""
    yield from _inside(QAccessible.queryAccessibleInterface(window()))


def _inside(interface: QAccessibleInterface) -> Iterator[Control]:
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and child.isValid() and not child.state().invisible:
            yield Control(child)
            if child.role() not in (Role.Table, Role.ComboBox, Role.SpinBox):
                yield from _inside(child)


def find(name: str) -> Control:
    """Return what has this name, or a name that begins like this where `name` ends with “…”; wait for it a little."""
    for _ in range(_TRIES):
        if found := [control for control in everything() if _is_called(control, name)]:
            return min(found, key=lambda control: (control.role not in OPERATED, control.state.disabled))
        QTest.qWait(10)
    names = sorted({control.name for control in everything()})
    raise AssertionError(f"nothing is called {name!r}: {names}")


def _is_called(control: Control, name: str) -> bool:
    return control.name == name or (name.endswith("…") and control.name.startswith(name.removesuffix("…")))


def press(name: str) -> None:
    """Press a button, a chip or a step."""
    find(name).do("Press", "ShowMenu")


def write(name: str, text: str) -> None:
    """Go to a field by its name, and type into it."""
    find(name).do("SetFocus")
    QTest.keyClicks(focused(), text)


def key(code: Qt.Key, times: int = 1) -> None:
    """Press a key where the keyboard is."""
    for _ in range(times):
        QTest.keyClick(focused(), code)


def focused() -> QWidget:
    """Return what holds the keyboard."""
    in_front = window()
    return QApplication.focusWidget() or in_front


def heard(words: str) -> bool:
    """Whether anything in the window says this."""
    QTest.qWait(1)
    return any(words in control.says for control in everything())


# -- the audit


def complaints() -> list[str]:
    """Return what is wrong with the window in front."""
    QApplication.processEvents()  # what a press has changed is laid out before anybody looks
    controls = [control for control in everything() if control.role in OPERATED or control.state.focusable]
    return [
        *_without_names(controls),
        *_of_odd_kinds(controls),
        *_too_small(controls),
        *_out_of_reach(controls),
        *_deaf_to_keys(controls),
    ]


def _without_names(controls: list[Control]) -> Iterator[str]:
    seen: set[tuple[QAccessible.Role, str]] = set()
    for control in controls:
        if not control.name.strip():
            yield f"no name: {control.role.name} {control.widget.objectName()}"
        if _MARKUP.search(control.name):
            yield f"markup in a name: {control.name}"
        if control.name and (control.role, control.name) in seen:
            yield f"two are called {control.name!r}"
        seen.add((control.role, control.name))
    for control in everything():
        if control.role is Role.Graphic and not control.name:
            yield f"a picture that says nothing: {control.widget.objectName()}"


def _of_odd_kinds(controls: list[Control]) -> Iterator[str]:
    for control in controls:
        if control.role not in WITH_THE_KEYBOARD:
            yield f"an odd role: {control.name!r} is {control.role.name}"
        if control.role in BUTTONS and not control.state.disabled:
            offered = control.interface.actionInterface().actionNames()
            if not {"Press", "ShowMenu"} & set(offered):
                yield f"cannot be pressed: {control.name!r} offers {offered}"


def _too_small(controls: list[Control]) -> Iterator[str]:
    for control in controls:
        if control.role in OPERATED:
            smallest = min(control.widget.width(), control.widget.height())
            is_main = control.widget.property("role") == "primary"
            if smallest < (MAIN_TARGET if is_main else SMALLEST_TARGET):
                yield f"too small to press: {control.name!r}, {smallest} pixels"


def _out_of_reach(controls: list[Control]) -> Iterator[str]:
    stops = tab_stops()
    reached = {id(stop) for stop in stops}
    groups = {id(stop.parentWidget()) for stop in stops}
    for control in controls:
        if not control.state.focusable or control.state.disabled or id(control.widget) in reached:
            continue
        is_chip = isinstance(control.widget.parentWidget(), ChipGroup)
        if (is_chip or control.role in MOVED_IN_BY_ARROWS) and id(control.widget.parentWidget()) in groups:
            continue
        if control.widget.property("tool_row") and id(control.widget.parentWidget()) in groups:
            continue
        if control.role not in (Role.Heading, Role.StaticText):
            yield f"Tab does not lead to {control.name!r}"
    for here, there in pairwise(stops):
        if goes_back(here, there):
            yield f"Tab goes back from {_name(here)!r} to {_name(there)!r}"


def _deaf_to_keys(controls: list[Control]) -> Iterator[str]:
    """Press Enter and the space bar on every button, without what follows from it."""
    before = focused()
    for button in (control.widget for control in controls if isinstance(control.interface.object(), QAbstractButton)):
        if not isinstance(button, QAbstractButton) or not button.isEnabled() or not button.isVisible():
            continue
        with QSignalBlocker(button), mock.patch.object(enter_key, "_press") as by_enter:
            button.setFocus()
            QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, NO_OTHER_KEY))
            if not button.isDown():
                yield f"the space bar does not press {_name(button)!r}"
            button.setDown(False)
            enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, NO_OTHER_KEY)
            by_qt = isinstance(button, QPushButton) and button.autoDefault()
            if not by_qt:
                QApplication.sendEvent(button, enter)
            if not (by_qt or by_enter.called):
                yield f"Enter does not press {_name(button)!r}"
    before.setFocus()


def tab_stops() -> list[QWidget]:
    """Go once round the window with the Tab key, from its first stop on, and return the stops."""
    window().setFocus()
    stops: list[QWidget] = []
    while not stops or stops[-_MOST_STOPS_IN_A_ROW:] != stops[-1:] * _MOST_STOPS_IN_A_ROW:
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        stop = focused()
        if stop in stops and stop is not stops[-1]:
            break
        stops.append(stop)  # a text is a stop once more for each link in it
    return list(dict.fromkeys(stops))


def goes_back(here: QWidget, there: QWidget) -> bool:
    """Whether the second stands above the first in its column, or before it in its line."""
    if _scrolled_by(here) is not _scrolled_by(there):
        return False
    first, second = _rect(here), _rect(there)
    in_column = min(first.right(), second.right()) > max(first.left(), second.left())
    in_line = (
        min(first.bottom(), second.bottom()) - max(first.top(), second.top()) > min(first.height(), second.height()) / 2
    )
    return (in_column and second.bottom() <= first.top()) or (in_line and second.right() <= first.left())


def _scrolled_by(widget: QWidget) -> QScrollArea | None:
    ancestor = widget.parentWidget()
    while ancestor is not None and not isinstance(ancestor, QScrollArea):
        ancestor = ancestor.parentWidget()
    return ancestor


def _rect(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), widget.rect().topLeft()), widget.size())


def _name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(Text.Name)
