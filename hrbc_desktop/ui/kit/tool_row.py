"""Buttons in a row for one thing: Tab stops at them once, and arrow keys lead from one to the next, as in a toolbar."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

_STEPS: dict[int, int] = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_STOP, _PASSED = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus


class ToolRow(QObject):
    """Watches the buttons of `parent`; the one that was used last is the stop."""

    def __init__(self, buttons: Sequence[QAbstractButton], parent: QWidget) -> None:
        super().__init__(parent)
        self._buttons = tuple(buttons)
        for button in self._buttons:
            button.setProperty("tool_row", True)
            button.installEventFilter(self)
        self._set_stop(self._buttons[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead on at an arrow key; keep a stop where one is hidden or cannot be used."""
        if not isinstance(watched, QAbstractButton):
            return False
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _STEPS:
            self._lead(watched, _STEPS[event.key()])
            return True
        if event.type() is QEvent.Type.FocusIn:
            self._set_stop(watched)
        elif event.type() is QEvent.Type.EnabledChange and not watched.isEnabled():
            self._give_way(watched)
        elif event.type() is QEvent.Type.EnabledChange and not self._usable(self._stop):
            self._set_stop(watched)
        return False

    @property
    def _stop(self) -> QAbstractButton:
        return next(button for button in self._buttons if button.focusPolicy() is _STOP)

    @staticmethod
    def _usable(button: QAbstractButton) -> bool:
        return button.isEnabled() and not button.isHidden()

    def _lead(self, here: QAbstractButton, by: int) -> None:
        if here.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            by = -by
        usable = [button for button in self._buttons if self._usable(button)]
        usable[(usable.index(here) + by) % len(usable)].setFocus(Qt.FocusReason.TabFocusReason)

    def _give_way(self, gone: QAbstractButton) -> None:
        if gone is self._stop and (other := next(filter(self._usable, self._buttons), None)):
            self._set_stop(other)

    def _set_stop(self, stop: QAbstractButton) -> None:
        for button in self._buttons:
            button.setFocusPolicy(_STOP if button is stop else _PASSED)
