"""One program for each person and list of worksheets: a second start hands its files to the one that runs.

They speak over a local socket in the person's own folder for running programs. Nothing but paths passes.
"""

import hashlib
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QStandardPaths, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 3000
"""How long a second start waits for the first to answer, in milliseconds; the first may be busy drawing."""

_LARGEST_MESSAGE = 64 * 1024
_TAKEN = b"taken\n"


class FirstWindow(QObject):
    """Takes the place of the running program, or hands files to the one that has it."""

    files_handed = Signal(list)
    """The paths that a second start was asked to open; none when it was only started."""

    def __init__(self, records: Path, parent: QObject | None = None) -> None:
        """`records`: the folder of the list, for each of which one program runs."""
        super().__init__(parent)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
        name = f"hrbc-desktop-{hashlib.sha256(str(records).encode()).hexdigest()[:16]}"
        self._address = name if sys.platform == "win32" else f"{folder}/{name}"
        self._lock = QLockFile(f"{folder}/{name}.lock")
        self._lock.setStaleLockTime(0)  # however long it runs; what a crash leaves is known by its process being gone
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    def take_place(self) -> bool:
        """Become the one program, and listen for others; False when another one runs."""
        if not self._lock.tryLock(0):
            return self._lock.error() is not QLockFile.LockError.LockFailedError
        QLocalServer.removeServer(self._address)  # what a program left that was killed
        self._server.listen(self._address)
        return True

    def hand_over(self, files: Sequence[Path]) -> bool:
        """Hand files to the program that runs, and have it come to the front; False when it does not answer."""
        socket = QLocalSocket()
        socket.connectToServer(self._address)
        if not socket.waitForConnected(PATIENCE_MS):
            return False
        socket.write(json.dumps([str(file.absolute()) for file in files]).encode() + b"\n")
        answered = socket.waitForReadyRead(PATIENCE_MS)
        return answered and bytes(socket.readAll().data()) == _TAKEN

    def leave(self) -> None:
        """Let another program take the place."""
        self._server.close()
        self._lock.unlock()

    def _welcome(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.setReadBufferSize(_LARGEST_MESSAGE)
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(lambda: self._hear(socket))
        if socket.bytesAvailable():
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() >= _LARGEST_MESSAGE:
                socket.abort()
            return
        paths = read_paths(bytes(socket.readLine().data()))
        if paths is None:
            socket.abort()
            return
        socket.write(_TAKEN)
        socket.flush()  # before the files keep this program busy
        socket.disconnectFromServer()
        self.files_handed.emit(paths)


def read_paths(message: bytes) -> list[Path] | None:
    """Return the paths in a message; None when it is anything but a list of whole paths."""
    try:
        named = json.loads(message)
        if not isinstance(named, list) or any(b"\0" in os.fsencode(name) for name in named):
            return None
    except (ValueError, TypeError, RecursionError):
        return None
    paths = [Path(name) for name in named]
    return paths if all(path.is_absolute() for path in paths) else None
