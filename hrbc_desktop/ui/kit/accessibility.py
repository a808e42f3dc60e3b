"""What a screen reader hears: the roles and states that Qt cannot tell from the widgets alone, and announcements.

A widget says what it is by the property "spoken", in a form or in code, with one of the names in `_ROLES`; before it
gets its words, since Qt asks what it is when it gets them, and only then.
"""

from functools import cache

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QWidget

from hrbc_desktop.ui.kit.glossary import meanings_in, shown_text

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
_ICON_OF_A_MESSAGE = "qt_msgboxex_icon_label"
"""As Qt calls it in its message boxes, which say in words what it shows."""


def announce(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say something that has happened in `widget`, wherever the keyboard is."""
    if sentence:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


@cache
def install_accessible_factory() -> None:
    """Let assistive technology find our roles and states, from the first call on."""
    QAccessible.installFactory(_heard)


def _heard(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    """Return how assistive technology meets `thing`; None leaves it to Qt."""
    if not isinstance(thing, QWidget):
        return None
    spoken = "decoration" if thing.objectName() == _ICON_OF_A_MESSAGE else thing.property("spoken")
    if isinstance(thing, QAbstractButton) and thing.isCheckable():
        return _Checkable(thing, _ROLES.get(spoken, QAccessible.Role.CheckBox))
    if isinstance(thing, QLabel) and (spoken == "heading" or thing.property("role") in _HEADINGS):
        return _Heading(thing, QAccessible.Role.Heading)
    if spoken in _ROLES:
        kinds: dict[str, type[_AccessibleProxy]] = {"decoration": _Decoration, "press": _Pressable}
        return kinds.get(spoken, _AccessibleProxy)(thing, _ROLES[spoken])
    is_text = isinstance(thing, QLabel) and thing.buddy() is None  # a buddy is explained itself, and Qt knows of it
    return _AccessibleLabel(thing, QAccessible.Role.StaticText) if is_text else None


class _AccessibleProxy(QAccessibleWidget):
    """Anything that is heard as we say it: the medical words on it are explained in its description."""

    def text(self, kind: QAccessible.Text) -> str:
        own_text = super().text(kind)
        if kind is QAccessible.Text.Description:
            return " ".join(filter(None, (own_text, meanings_in(self.widget()))))
        return own_text


class _AccessibleLabel(_AccessibleProxy):
    """A label, by what is written on it or pictured."""

    def role(self) -> QAccessible.Role:
        label = self.widget()
        is_picture = isinstance(label, QLabel) and not label.pixmap().isNull()
        return QAccessible.Role.Graphic if is_picture else super().role()

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Name:
            return self.widget().accessibleName() or shown_text(self.widget())
        return super().text(kind)


class _Heading(_AccessibleLabel):
    """A heading, at which a new page begins: it holds the keyboard then, but is no stop of the Tab key."""

    def state(self) -> QAccessible.State:
        state = super().state()
        state.readOnly = True
        state.focusable = state.focused
        return state


class _Decoration(_AccessibleProxy):
    """A picture that says nothing which is not said beside it."""

    def state(self) -> QAccessible.State:
        state = super().state()
        state.invisible = True
        return state


class _Checkable(_AccessibleProxy):
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
            return shown_text(button)
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


class _Pressable(_AccessibleProxy):
    """A painted widget with a method `press`."""

    def actionNames(self) -> list[str]:
        return [self.pressAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name == self.pressAction():
            QTimer.singleShot(0, self.widget(), self.widget().press)  # type: ignore[attr-defined]
        else:
            super().doAction(name)
