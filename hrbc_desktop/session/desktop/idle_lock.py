"""Locks after a while without a key or a click, and at Ctrl+L where the menu cannot hear it."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent

WARNING_MS = 30_000
"""So long before it locks, whoever reads without touching anything is warned."""


class IdleLock(QObject):
    """Tells when nobody has touched the program for some minutes, and shortly before."""

    expired = Signal()
    rested = Signal(int)
    """It has locked because nobody touched the program for so many minutes."""
    warned = Signal(bool)
    """It is about to lock; False once somebody is there, or it has locked."""

    def __init__(self, application: QCoreApplication, minutes: int) -> None:
        super().__init__(application)
        self._application = application
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_rest)
        self._warning = QTimer(self, singleShot=True)
        self._warning.timeout.connect(lambda: self._warn(soon=True))
        self._has_warned = False
        self.minutes = minutes

    @property
    def minutes(self) -> int:
        """Minutes of rest before it locks."""
        return self._timer.interval() // 60_000

    @minutes.setter
    def minutes(self, minutes: int) -> None:
        self._timer.setInterval(minutes * 60_000)
        self._warning.setInterval(minutes * 60_000 - WARNING_MS)

    def start(self) -> None:
        """Begin to count: something is open that needs locking."""
        self._count_anew()
        self._application.installEventFilter(self)

    def stop(self) -> None:
        """Count no more: there is nothing to lock."""
        self._timer.stop()
        self._warning.stop()
        self._warn(soon=False)
        self._application.removeEventFilter(self)

    def expire(self) -> None:
        """Lock now, as when the screen is locked, if there is something to lock."""
        if self._timer.isActive():
            self.expired.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Start counting anew at every sign of life; every event but the keys that lock goes on its way."""
        if self._timer.isActive() and event.type() in _activity():
            self._count_anew()
            if _locks(event):
                self.expired.emit()
                return True
        return False

    def _count_anew(self) -> None:
        self._timer.start()
        self._warning.start()
        self._warn(soon=False)

    def _on_rest(self) -> None:
        self.expired.emit()
        self.rested.emit(self.minutes)

    def _warn(self, *, soon: bool) -> None:
        if soon is not self._has_warned:
            self._has_warned = soon
            self.warned.emit(soon)


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
