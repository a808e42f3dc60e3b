"""Writes into the database, and in the same moment into the audit trail who did it."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from threading import Lock
from typing import Any

from sqlalchemy import Connection

from hrbc_desktop.records.audit.changes import FieldChange, changes_from_bytes, changes_name, changes_to_bytes
from hrbc_desktop.records.audit.os_user import account
from hrbc_desktop.records.audit.trail import TELLS_CHANGES, AuditEvent, AuditTrail, Head, What
from hrbc_desktop.records.crypto.encrypted_blobs import SealedThings
from hrbc_desktop.records.crypto.unlock_throttle import Clock
from hrbc_desktop.records.database.base import Database
from hrbc_desktop.records.errors import NotWritten, PeopleChanged

_OWN_WORK = frozenset[What]({"changed", "signed", "corrected"})


class Logbook:
    """Buffers audit entries that cannot be written yet. `who`: the current user."""

    def __init__(
        self,
        database: Database,
        trail: AuditTrail,
        things: SealedThings,
        now: Clock,
        seen: Callable[[Head], None] | None = None,
    ) -> None:
        """`seen`: called with the newest entry once it is written."""
        self.who = account()
        self._database, self._trail, self._things, self._now = database, trail, things, now
        self._seen = seen
        self._unwritten: list[tuple[AuditEvent, Sequence[FieldChange]]] = []
        self._turn = Lock()

    @contextmanager
    def writing(self, *, is_long: bool = False) -> Iterator[Connection]:
        """A transaction, as `Database.writing`, that brings along the entries which could not be written before."""
        with self._turn:
            with self._database.writing_long() if is_long else self._database.writing() as connection:
                waiting = list(self._unwritten)
                for event, changes in waiting:
                    self._append(connection, event, changes)
                yield connection
            del self._unwritten[: len(waiting)]
            if self._seen is not None and self._trail.appended is not None:
                self._seen(self._trail.appended)

    def log(
        self,
        connection: Connection,
        what: What,
        record: str | None = None,
        *,
        people: str | None = None,
        changes: Sequence[FieldChange] = (),
        **facts: Any,
    ) -> None:
        """Add an entry to what is being written. `facts`: the other fields of an `AuditEvent`.

        `changes`: what was changed from what to what, kept beside the entry; `people`: as `AuditTrail.append`.
        """
        self._append(connection, self.event(what, record, **facts), changes, people)

    def log_when_possible(
        self, what: What, record: str | None = None, *, changes: Sequence[FieldChange] = (), **facts: Any
    ) -> None:
        """Log an event that has already happened; if writing fails, queue it for the next successful transaction."""
        self._unwritten.append((self.event(what, record, **facts), changes))
        with suppress(NotWritten, PeopleChanged), self.writing():
            pass

    def _append(
        self, connection: Connection, event: AuditEvent, changes: Sequence[FieldChange], people: str | None = None
    ) -> None:
        if not changes:
            self._trail.append(connection, event, people)
            return
        content = changes_to_bytes(changes)
        digested = event.evolve(digest=hashlib.sha256(content).hexdigest())
        number = self._trail.append(connection, digested, people)
        self._things.put(connection, changes_name(event.record or "", number), content)

    def events(self) -> list[AuditEvent]:
        """Who did what, and when, oldest first."""
        with self._database.reading() as connection:
            sealed = self._trail.read(connection)
        return self._trail.events(sealed)

    def numbered(self) -> list[tuple[int, AuditEvent]]:
        """As `events`, each with its number in the trail."""
        with self._database.reading() as connection:
            sealed = self._trail.read(connection)
        opened = ((number, self._trail.event(number, entry)) for number, entry in sealed.entries)
        return [(number, event) for number, event in opened if event is not None]

    def changes(self, numbered: Iterable[tuple[int, AuditEvent]]) -> dict[int, tuple[FieldChange, ...]]:
        """What was changed from what to what, by the number of the entry, where an entry among these tells it."""
        found = {}
        with self._database.reading() as connection:
            for number, event in numbered:
                if event.digest and event.what in TELLS_CHANGES:
                    content = self._things.get_sound(connection, changes_name(event.record or "", number))
                    found[number] = changes_from_bytes(content or b"[]")
        return found

    def numbered_events(self) -> tuple[list[tuple[int, AuditEvent]], dict[int, tuple[FieldChange, ...]]]:
        """The entries with their numbers, oldest first, and by number what they changed."""
        numbered = self.numbered()
        return numbered, self.changes(numbered)

    def signed_digests(self, worksheet_id: str) -> list[str]:
        """The SHA-256 of the worksheet's final PDFs, in hex, oldest first."""
        events = (event for event in self.events() if event.record == worksheet_id and event.what == "signed")
        return [event.digest for event in events if event.digest]

    def mine(self) -> frozenset[str]:
        """The ids of the worksheets in which who is here wrote, or which she signed."""
        own = (event for event in self.events() if event.who == self.who and event.what in _OWN_WORK)
        return frozenset(event.record for event in own if event.record)

    def started_at(self) -> datetime | None:
        """When the list was begun; None when the trail does not say it any more."""
        with self._database.reading() as connection:
            first = self._trail.first(connection)
        return first.when if first else None

    def event(self, what: What, record: str | None, **facts: Any) -> AuditEvent:
        """What is said of something that who is here does now."""
        return AuditEvent(**{"who": self.who, "what": what, "when": self._now(), "record": record, **facts})
