"""Tells when the person locks the screen or the computer goes to sleep, where the system says so.

Linux desktops do over D-Bus, Windows by messages to a window. On macOS the idle lock alone covers the worksheets.
"""

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal, Slot

try:
    from PySide6.QtDBus import QDBusConnection
except ImportError:  # Qt comes without D-Bus where the system has none
    HAS_DBUS = False
else:
    HAS_DBUS = True

_KIND = b"windows_generic_MSG"
_THIS_SESSION = 0
_SESSION_CHANGE, _CONSOLE_DISCONNECT, _REMOTE_DISCONNECT, _SESSION_LOCK = 0x02B1, 2, 4, 7
_POWER, _SUSPEND = 0x0218, 4
_LOCKING = {
    (_SESSION_CHANGE, _CONSOLE_DISCONNECT),
    (_SESSION_CHANGE, _REMOTE_DISCONNECT),
    (_SESSION_CHANGE, _SESSION_LOCK),
    (_POWER, _SUSPEND),
}
"""WM_WTSSESSION_CHANGE and WM_POWERBROADCAST (Win32): each message with what it has to say for us to lock."""

_SCREEN_SAVERS = ("org.freedesktop", "org.gnome", "org.cinnamon", "org.mate")


class WindowsMessages(QAbstractNativeEventFilter):
    """Looks through what Windows sends to the program for a locked screen, another person's turn, and sleep."""

    def __init__(self, tell: Callable[[], object]) -> None:
        super().__init__()
        self._tell = tell

    @staticmethod
    def ask_for(window: int) -> None:
        """Have Windows send a window what happens to its session. Sleep it tells every window unasked."""
        windows: Any = ctypes
        windows.windll.wtsapi32.WTSRegisterSessionNotification(wintypes.HWND(window), _THIS_SESSION)

    def nativeEventFilter(  # noqa: D102
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        if kind == _KIND:
            sent = wintypes.MSG.from_address(int(message))
            if (sent.message, sent.wParam) in _LOCKING:
                self._tell()
        return False, 0


class ScreenLock(QObject):
    """Listens from the beginning; without a bus it stays silent."""

    locked = Signal()

    def __init__(self, parent: QObject | None = None, window: int = 0) -> None:
        """`window`: on Windows, the handle of the window to which the system sends its messages."""
        super().__init__(parent)
        if sys.platform == "win32":
            self._messages = WindowsMessages(self.locked.emit)
            QCoreApplication.instance().installNativeEventFilter(self._messages)
            WindowsMessages.ask_for(window)
        elif HAS_DBUS:
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
