"""Tells when the system ends the session, or this program: what is open can then be saved, and put away in order."""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_SIGNALS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


class OrderlyEnd(QObject):
    """Hears the signals that end a program. On Windows the session itself asks: see `QGuiApplication`."""

    asked = Signal()
    """The program is to end now. Nobody is there to answer a question."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Python sees a signal when it comes to run next, which in an idle window is never: a byte in a socket wakes Qt.
        self._near, self._far = socket.socketpair()
        for each in (self._near, self._far):
            each.setblocking(False)
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._woken_before = signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        self._heard_before = {each: signal.signal(each, _note) for each in _SIGNALS}

    def stop(self) -> None:
        """Leave the signals to whoever heard them before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._woken_before)
        for each, heard_by in self._heard_before.items():
            signal.signal(each, heard_by)
        self._near.close()
        self._far.close()

    def _hear(self) -> None:
        if any(number in _SIGNALS for number in self._near.recv(64)):
            self.asked.emit()


def _note(_signal: int, _frame: FrameType | None) -> None:
    """Keep Python from ending the program; the socket tells of it."""
