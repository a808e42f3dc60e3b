"""Ends a connection to a server that answers nothing: it may acknowledge every byte, and so never seem to be gone."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

_LOOK_SECONDS = 1.0


@contextmanager
def hung_up_after(seconds: float, connection: Any) -> Iterator[None]:
    """End the connection when the block is not over by then; whoever waits for an answer is told that there is none."""
    turn, is_over = threading.Lock(), threading.Event()

    def hang_up() -> None:
        with turn:
            if not is_over.is_set():
                _hang_up(connection)

    timer = threading.Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        with turn:  # afterwards the number of the socket may be another's
            is_over.set()


@contextmanager
def hung_up_when_silent(seconds: float, connection: Any) -> Iterator[None]:
    """End the connection when one answer takes longer; the block itself may take as long as it likes."""
    turn, is_over = threading.Lock(), threading.Event()

    def look() -> None:
        while not is_over.wait(min(_LOOK_SECONDS, seconds)):
            asked_at = connection.asked_at
            with turn:
                if not is_over.is_set() and asked_at is not None and time.monotonic() - asked_at > seconds:
                    _hang_up(connection)

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        with turn:
            is_over.set()


def connect_timed(_dialect: object, _record: object, arguments: list[Any], named: dict[str, Any]) -> Any:
    """Connect so that it is known since when an answer is waited for: SQLAlchemy's event “do_connect”."""
    import psycopg  # noqa: PLC0415 - only clinics have it

    class TimedConnection(psycopg.Connection[Any]):
        asked_at: float | None = None
        """When the question was asked that has no whole answer yet."""

        def wait(self, *given: Any, **options: Any) -> Any:
            self.asked_at = time.monotonic()
            try:
                return super().wait(*given, **options)
            finally:
                self.asked_at = None

    return TimedConnection.connect(*arguments, **named)


def _hang_up(connection: Any) -> None:
    with suppress(OSError):
        if connection.closed:
            return
        line = socket.socket(fileno=connection.fileno())
        try:
            line.shutdown(socket.SHUT_RDWR)
        finally:
            line.detach()
