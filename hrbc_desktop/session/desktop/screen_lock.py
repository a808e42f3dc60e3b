"""Tells when the person locks the screen or the computer goes to sleep, where the system says so over D-Bus.

Linux desktops do. Windows and macOS do not: there the idle lock is what covers the worksheets.
"""

from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

try:
    from PySide6.QtDBus import QDBusConnection
except ImportError:  # Qt comes without D-Bus where the system has none
    HAS_DBUS = False
else:
    HAS_DBUS = True

_SCREEN_SAVERS = ("org.freedesktop", "org.gnome", "org.cinnamon", "org.mate")


class ScreenLock(QObject):
    """Listens from the beginning; without a bus it stays silent."""

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if HAS_DBUS:
            self._listen()

    def _listen(self) -> None:
        """Listen to whoever sends: a signal that is not meant for this session locks once too often, and no more."""
        on_lock: Any = SLOT("_on_lock()")
        on_start: Any = SLOT("_on_start(bool)")  # connect() takes these as str, whatever its annotation says
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        if system.isConnected():
            system.connect("", "", "org.freedesktop.login1.Session", "Lock", self, on_lock)
            system.connect("", "", "org.freedesktop.login1.Manager", "PrepareForSleep", self, on_start)
        if session.isConnected():
            for desktop in _SCREEN_SAVERS:
                session.connect("", "", f"{desktop}.ScreenSaver", "ActiveChanged", self, on_start)

    @Slot()
    def _on_lock(self) -> None:
        self.locked.emit()

    @Slot(bool)
    def _on_start(self, starts: bool) -> None:
        if starts:
            self.locked.emit()
