"""A log for who looks after the computer, off until somebody turns it on: what happened and when, and nothing else.

It cannot hold a name, a number, a note or a file's name: whoever writes picks one of a few words, and of an error only
its kind and the line of the program go in. On Windows the same words go to the system's own event log.
"""

from __future__ import annotations

import ctypes
import logging
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QStandardPaths

from hrbc_desktop import __version__
from hrbc_desktop.session.desktop.crash import last_line
from hrbc_desktop.translation import _

LogEvent = Literal["started", "ended", "unlocked", "locked", "unlocking failed", "saving failed", "unexpected error"]

_FILE_BYTES, _OLD_FILES = 200_000, 2
_OWN_LEVELS: dict[LogEvent, int] = {
    "unlocking failed": logging.WARNING,
    "saving failed": logging.ERROR,
    "unexpected error": logging.ERROR,
}
_SOURCE = _("Treatment worksheet")
_WINDOWS_KINDS = {logging.ERROR: 1, logging.WARNING: 2, logging.INFO: 4}
"""EVENTLOG_ERROR_TYPE, EVENTLOG_WARNING_TYPE and EVENTLOG_INFORMATION_TYPE."""


class EventLog:
    """Writes to a file of the person's own; a log that cannot be written disturbs nobody."""

    def __init__(self, path: Path | None = None) -> None:
        """Without a path nothing is ever written."""
        self._logger = logging.Logger("hrbc_desktop", logging.INFO)  # noqa: LOG001 - no library may write into it
        self._logger.addHandler(logging.NullHandler())
        self._to_system = path is not None and sys.platform == "win32"
        if path is None:
            return
        with suppress(OSError):
            self._logger.addHandler(_handler(path))

    def note(self, event: LogEvent, problem: BaseException | None = None) -> None:
        """Write one line: the time, the event, and of a problem its kind and where in the program it came up."""
        level = _OWN_LEVELS.get(event, logging.INFO)
        line = " ".join(filter(None, [__version__, event, last_line(problem) if problem else ""]))
        self._logger.log(level, line)
        if self._to_system:
            _tell_windows(_WINDOWS_KINDS[level], line)

    def close(self) -> None:
        """Close the file."""
        for handler in self._logger.handlers:
            handler.close()


def log_path() -> Path:
    """Where the log is, for who looks for it."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(folder) / "log" / "hrbc-desktop.log"


def _handler(path: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - it brings sockets, for a log that is mostly off

    class QuietHandler(RotatingFileHandler):
        def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - the usual one prints a traceback
            return

    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_APPEND, 0o600))
    handler = QuietHandler(path, maxBytes=_FILE_BYTES, backupCount=_OLD_FILES, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S%z"))
    return handler


def _tell_windows(kind: int, line: str) -> None:
    """Write to the log “Application” of Windows, which an ordinary account may do."""
    windows: Any = ctypes
    functions = windows.windll.advapi32
    functions.RegisterEventSourceW.restype = ctypes.c_void_p
    source = ctypes.c_void_p(functions.RegisterEventSourceW(None, _SOURCE))
    if source:
        strings = (ctypes.c_wchar_p * 1)(line)
        functions.ReportEventW(source, kind, 0, 1, None, 1, 0, strings, None)
        functions.DeregisterEventSource(source)
