"""What a screen reader hears: the roles and states that Qt cannot tell from the widgets alone, and announcements.

A widget says what it is by the property "spoken", in a form or in code, with one of the names in `_ROLES`; before it
gets its words, since Qt asks what it is when it gets them, and only then.
"""

from functools import cache

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface, QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QWidget

_ROLES: dict[str, QAccessible.Role] = {
    "heading": QAccessible.Role.Heading,
    "group": QAccessible.Role.Grouping,
    "picture": QAccessible.Role.Graphic,
    "steps": QAccessible.Role.PageTabList,
    "step": QAccessible.Role.PageTab,
    "choice": QAccessible.Role.RadioButton,
    "disclosure": QAccessible.Role.Button,
    "press": QAccessible.Role.Button,
    "decoration": QAccessible.Role.Graphic,
}
_HEADINGS = ("title", "heading")
"""The looks of labels that are headings."""


def announce(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say something that has happened in `widget`, wherever the keyboard is."""
    if sentence:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


@cache
def speak_like_this() -> None:
    """Let assistive technology find our roles and states, from the first call on."""
    QAccessible.installFactory(_heard)


def _heard(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    """Return how assistive technology meets `thing`; None leaves it to Qt."""
    if not isinstance(thing, QWidget):
        return None
    spoken = thing.property("spoken")
    if isinstance(thing, QAbstractButton) and thing.isCheckable():
        return _Checkable(thing, _ROLES.get(spoken, QAccessible.Role.CheckBox))
    if isinstance(thing, QLabel) and (spoken == "heading" or thing.property("role") in _HEADINGS):
        return _Heading(thing, QAccessible.Role.Heading)
    if spoken == "decoration":
        return _Decoration(thing, _ROLES[spoken])
    if spoken == "press":
        return _Pressable(thing, _ROLES[spoken])
    return QAccessibleWidget(thing, _ROLES[spoken]) if spoken in _ROLES else None


class _Heading(QAccessibleWidget):
    """A heading, at which a new page begins: it holds the keyboard then, but is no stop of the Tab key."""

    def text(self, kind: QAccessible.Text) -> str:
        label = self.widget()
        if kind is QAccessible.Text.Name and isinstance(label, QLabel):
            return label.accessibleName() or QTextDocumentFragment.fromHtml(label.text()).toPlainText()
        return super().text(kind)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.readOnly = True
        state.focusable = state.focused
        return state


class _Decoration(QAccessibleWidget):
    """A picture that says nothing which is not said beside it."""

    def state(self) -> QAccessible.State:
        state = super().state()
        state.invisible = True
        return state


class _Checkable(QAccessibleWidget):
    """A button that can be on. Whatever assistive technology does with it, it is as if it were pressed.

    Qt's own would only set the check mark, and nothing that listens for a press would hear of it.
    """

    def _button(self) -> QAbstractButton:
        button = self.widget()
        if not isinstance(button, QAbstractButton):
            raise TypeError("only buttons can be checked")
        return button

    def text(self, kind: QAccessible.Text) -> str:
        button = self._button()
        if kind is QAccessible.Text.Name and not button.accessibleName():
            return button.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        return super().text(kind)

    def state(self) -> QAccessible.State:
        state, is_on = super().state(), self._button().isChecked()
        if self.role() is QAccessible.Role.Button:
            state.expandable, state.expanded, state.collapsed = True, is_on, not is_on
        elif self.role() is QAccessible.Role.PageTab:
            state.selectable, state.selected = True, is_on
        else:
            state.checkable, state.checked = True, is_on
        return state

    def actionNames(self) -> list[str]:
        names = list(super().actionNames())
        return [self.pressAction(), *names] if self._button().isEnabled() else names

    def doAction(self, name: str) -> None:
        if name in (self.pressAction(), self.toggleAction()):
            QTimer.singleShot(0, self._button(), self._button().click)  # who asked does not wait for what comes of it
        else:
            super().doAction(name)


class _Pressable(QAccessibleWidget):
    """A painted widget with a method `press`."""

    def actionNames(self) -> list[str]:
        return [self.pressAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name == self.pressAction():
            QTimer.singleShot(0, self.widget(), self.widget().press)  # type: ignore[attr-defined]
        else:
            super().doAction(name)
