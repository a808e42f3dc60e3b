"""Writes into the database, and in the same moment into the audit trail who did it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from threading import Lock
from typing import Any

from sqlalchemy import Connection

from hrbc_desktop.records.audit.os_user import account
from hrbc_desktop.records.audit.trail import AuditTrail, Event, What
from hrbc_desktop.records.crypto.unlock_throttle import Clock
from hrbc_desktop.records.database.base import Database
from hrbc_desktop.records.errors import NotWritten


class Logbook:
    """Buffers audit entries that cannot be written yet. `who`: the current user."""

    def __init__(self, database: Database, trail: AuditTrail, now: Clock) -> None:
        self.who = account()
        self._database, self._trail, self._now = database, trail, now
        self._unwritten: list[Event] = []
        self._turn = Lock()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction, as `Database.writing`, that brings along the entries which could not be written before."""
        with self._turn:
            with self._database.writing() as connection:
                waiting = list(self._unwritten)
                for event in waiting:
                    self._trail.append(connection, event)
                yield connection
            del self._unwritten[: len(waiting)]

    def log(self, connection: Connection, what: What, record: str | None = None, **facts: Any) -> None:
        """Add an entry to what is being written. `facts`: the other fields of an `Event`."""
        self._trail.append(connection, self._event(what, record, **facts))

    def log_when_possible(self, what: What, record: str | None = None, **facts: Any) -> None:
        """Log an event that has already happened; if writing fails, queue it for the next successful transaction."""
        self._unwritten.append(self._event(what, record, **facts))
        with suppress(NotWritten), self.writing():
            pass

    def events(self) -> list[Event]:
        """Who did what, and when, oldest first."""
        with self._database.reading() as connection:
            sealed = self._trail.read(connection)
        return self._trail.events(sealed)

    def started_at(self) -> datetime | None:
        """When the list was begun; None when the trail does not say it any more."""
        with self._database.reading() as connection:
            first = self._trail.first(connection)
        return first.when if first else None

    def _event(self, what: What, record: str | None, **facts: Any) -> Event:
        return Event(**{"who": self.who, "what": what, "when": self._now(), "record": record, **facts})
