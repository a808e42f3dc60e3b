"""Locks after a while without a key or a click, and at Ctrl+L where the menu cannot hear it."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent


class IdleLock(QObject):
    """Tells when nobody has touched the program for some minutes."""

    expired = Signal()

    def __init__(self, application: QCoreApplication, minutes: int) -> None:
        super().__init__(application)
        self._application = application
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.expired)
        self.minutes = minutes

    @property
    def minutes(self) -> int:
        """Minutes of rest before it locks."""
        return self._timer.interval() // 60_000

    @minutes.setter
    def minutes(self, minutes: int) -> None:
        self._timer.setInterval(minutes * 60_000)

    def start(self) -> None:
        """Begin to count: something is open that needs locking."""
        self._timer.start()
        self._application.installEventFilter(self)

    def stop(self) -> None:
        """Count no more: there is nothing to lock."""
        self._timer.stop()
        self._application.removeEventFilter(self)

    def expire(self) -> None:
        """Lock now, as when the screen is locked, if there is something to lock."""
        if self._timer.isActive():
            self.expired.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Start counting anew at every sign of life; every event but the keys that lock goes on its way."""
        if self._timer.isActive() and event.type() in _activity():
            self._timer.start()
            if _locks(event):
                self.expired.emit()
                return True
        return False


@cache
def _activity() -> frozenset[QEvent.Type]:
    """The events that are signs of life."""
    return frozenset(
        {
            QEvent.Type.KeyPress,
            QEvent.Type.InputMethod,  # dictation and keyboards on the screen send no keys
            QEvent.Type.MouseButtonPress,
            QEvent.Type.MouseMove,
            QEvent.Type.Wheel,
            QEvent.Type.TouchBegin,
            QEvent.Type.TabletPress,
        }
    )


def _locks(event: QEvent) -> bool:
    """Whether this is Ctrl+L in a dialog that holds up its window: Qt keeps all keys from the window's menu then."""
    return (
        isinstance(event, QKeyEvent)
        and event.keyCombination() == QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)
        and QGuiApplication.modalWindow() is not None
    )
