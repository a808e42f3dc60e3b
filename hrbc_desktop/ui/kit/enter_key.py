"""Enter presses what has the keyboard, in every window, as the space bar does.

Qt does so in dialogs alone, and there only for buttons that may become the default one.
"""

from PySide6.QtCore import QMetaMethod, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLineEdit, QPushButton, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PressesWithEnter:
    """Goes before the Qt class of a window. What a widget does with Enter itself comes first."""

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if not isinstance(self, QWidget):
            raise TypeError("only a window has keys")
        if is_enter(event) and _answer(self, event):
            event.accept()
        else:
            super().keyPressEvent(event)  # type: ignore[misc]  # the Qt class that follows has it


class Dialog(PressesWithEnter, QDialog):
    """The base of every dialog. In a field, Enter presses the default button, as in all dialogs."""


def is_enter(event: QKeyEvent) -> bool:
    """Whether this is Enter, of the letters or of the numbers, and no other key with it."""
    return event.key() in _ENTER and event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )


def _answer(window: QWidget, event: QKeyEvent) -> bool:
    focused = window.focusWidget()
    match focused:
        case QAbstractButton() if focused.isEnabled():
            if not event.isAutoRepeat():  # a finger that rests on the key presses once
                _press(focused)
            return True
        case QComboBox() if not focused.isEditable():
            focused.showPopup()
            return True
        case QLineEdit() if not isinstance(window, QDialog):
            if not focused.isSignalConnected(_finished(focused)):
                window.focusNextPrevChild(True)
            return True
    return False


def _press(button: QAbstractButton) -> None:
    if isinstance(button, QPushButton) and button.menu() is not None:
        button.showMenu()
    else:
        button.click()


def _finished(edit: QLineEdit) -> QMetaMethod:
    """Return the signal of a field that does something of its own with Enter."""
    return QMetaMethod.fromSignal(edit.returnPressed)
