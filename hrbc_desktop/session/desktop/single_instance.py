"""One program for each person and list of worksheets: a second start hands its files to the one that runs.

They speak over a local socket in the person's own folder for running programs. Nothing but paths passes.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, QStandardPaths, QThread, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 20_000
"""How long a second start waits for the first to answer, in milliseconds; on a busy machine the first starts slowly."""

_BETWEEN_TRIES_MS = 50
_LONGEST_ADDRESS = 100
"""Bytes: a little less than the 104 of macOS and the 108 of Linux (sun_path in sys/un.h)."""
_LARGEST_MESSAGE = 64 * 1024
_TAKEN = b"taken\n"


class SingleInstance(QObject):
    """Takes the place of the running program, or hands files to the one that has it."""

    files_handed = Signal(list)
    """The paths that a second start was asked to open; none when it was only started."""

    def __init__(self, records: Path, parent: QObject | None = None) -> None:
        """`records`: the folder of the list, for each of which one program runs."""
        super().__init__(parent)
        folder = _folder()
        name = f"hrbc-desktop-{hashlib.sha256(str(records).encode()).hexdigest()[:16]}"
        self._address = name if sys.platform == "win32" else f"{_short_enough(folder, name)}/{name}"
        self._lock = QLockFile(f"{folder}/{name}.lock")
        self._lock.setStaleLockTime(0)  # however long it runs; what a crash leaves is known by its process being gone
        self._server: QLocalServer | None = None

    def acquire(self) -> bool:
        """Try to become the primary instance. Returns False if another instance is running."""
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Start listening for other instances. Does nothing unless this process holds the lock."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - it takes longer to load than to paint a label

        if not self._lock.isLocked():
            return
        self._server = server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._welcome)
        QLocalServer.removeServer(self._address)  # what a program left that was killed
        server.listen(self._address)

    def forward_files(self, files: Sequence[Path]) -> bool:
        """Forward files to the running instance and raise its window.

        False when it does not answer, or when it has ended meanwhile; this is then the one program.
        """
        message = json.dumps([str(file.absolute()) for file in files]).encode() + b"\n"
        patience = QDeadlineTimer(PATIENCE_MS)
        while not patience.hasExpired():
            if self._is_taken(message, patience):
                return True
            if self.acquire():
                return False
            QThread.msleep(_BETWEEN_TRIES_MS)  # it has the place, and does not listen yet
        return False

    def _is_taken(self, message: bytes, patience: QDeadlineTimer) -> bool:
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - as above

        socket = QLocalSocket()
        socket.connectToServer(self._address)
        if not socket.waitForConnected(patience.remainingTime()):
            return False
        socket.write(message)
        return socket.waitForReadyRead(patience.remainingTime()) and bytes(socket.readAll().data()) == _TAKEN

    def release(self) -> None:
        """Let another program take the place."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _welcome(self) -> None:
        if self._server is None:
            return
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


def _folder() -> str:
    """Where the lock is. On Windows Qt's folder for it is the person's home, in which nothing of ours belongs."""
    kinds = QStandardPaths.StandardLocation
    kind = kinds.AppLocalDataLocation if sys.platform == "win32" else kinds.RuntimeLocation
    folder = QStandardPaths.writableLocation(kind)
    if sys.platform == "win32":
        Path(folder).mkdir(parents=True, exist_ok=True)
    return folder


def _short_enough(folder: str, name: str) -> str:
    """A folder of the person in which a socket of that name can be: its whole address has room for some 100 letters."""
    if len(os.fsencode(f"{folder}/{name}")) <= _LONGEST_ADDRESS:
        return folder
    own = Path(tempfile.gettempdir()) / f"hrbc-desktop-{os.getuid()}"
    with suppress(OSError):
        own.mkdir(mode=0o700, exist_ok=True)
        found = own.lstat()
        if stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077:
            return str(own)
    return folder  # somebody else has put something there: nobody listens then


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
