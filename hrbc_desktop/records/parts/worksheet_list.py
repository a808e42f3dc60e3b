"""The list of worksheets: what is known of all of them, without opening one."""

import json
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from threading import Lock

from hrbc_desktop.records.errors import RecordsError
from hrbc_desktop.records.parts.tables import Tables
from hrbc_desktop.records.tables.list_entry import ListedRow, Meta
from hrbc_desktop.records.tables.worksheet_index import Listing, Summaries, View

HOLDS = "holds"
"""Under which the worksheets under a legal hold are named."""


def held_ids(blob: bytes | None) -> frozenset[str]:
    """The ids that are kept under `HOLDS`."""
    return frozenset(json.loads(blob or b"[]"))


class WorksheetList:
    """Follows what is written, here and by other windows and computers.

    What begins with `known` asks neither the disk nor a server; the others `refresh` first.
    """

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._listing = Listing()
        self._refreshing = Lock()
        self._marks = _Marks()
        self._marks_changed = 0
        """How often they were others when they were read."""
        self._waiting_corrections = Counter[str]()

    @property
    def known_corrections(self) -> Mapping[str, int]:
        """How many signed corrections each worksheet has, by its id; others have none."""
        return self._marks.corrections + self._waiting_corrections

    @property
    def known_held(self) -> frozenset[str]:
        """The ids of worksheets under a legal hold."""
        return self._marks.held

    def summaries(self) -> Summaries:
        """What Home lists, newest change first, with what other windows and computers saved meanwhile."""
        return self.search("")

    def search(self, text: str, today: date | None = None) -> Summaries:
        """The worksheets in which all that was typed is found: in name, number, dates, progress or signatures."""
        self.refresh()
        return self.known(text, today)

    def known(self, text: str = "", today: date | None = None, view: View | None = None) -> Summaries:
        """As `search`, as far as is known."""
        return self._listing.index.search(text, today, view)

    def deleted(self) -> Summaries:
        """The worksheets that wait to be purged."""
        self.refresh()
        return self.known_deleted()

    def known_deleted(self) -> Summaries:
        """As `deleted`, as far as is known."""
        return self._listing.deleted.search()

    def known_deletions(self) -> dict[str, Meta]:
        """What is told of each deleted worksheet, by its id."""
        return {row.id: Meta.from_bytes(row.meta) for row in self._listing.deleted.rows()}

    def deleted_since(self, worksheet_id: str) -> datetime | None:
        """When a worksheet was deleted; None when it is not."""
        row = self._listing.deleted.row(worksheet_id)
        return Meta.from_bytes(row.meta).since if row else None

    def unreadable(self) -> frozenset[str]:
        """The ids of worksheets that are damaged, or by a newer program; all others are not touched by that."""
        self.refresh()
        return self.known_unreadable()

    def known_unreadable(self) -> frozenset[str]:
        """As `unreadable`, as far as is known."""
        return frozenset(self._listing.unreadable)

    def known_version(self, worksheet_id: str) -> int:
        """The newest version that was seen of a worksheet; 0 for none."""
        return self._listing.versions.get(worksheet_id, 0)

    @property
    def known_until(self) -> int:
        """As `refresh` returns it, for what is known now."""
        return self._listing.seen + self._marks_changed

    def refresh(self) -> int:
        """Take up what other windows and computers saved; a number that is another when anything is new."""
        self._read_news()
        return self.known_until

    def take_up_own(self) -> None:
        """List what was written here; what cannot be read just now is listed with the next look."""
        if not self._refreshing.locked():
            with suppress(RecordsError), self._refreshing:
                self._take_rows()

    def take_held(self, held: frozenset[str]) -> None:
        """List what is under a legal hold, as it was written here."""
        self._take_marks(replace(self._marks, held=held))

    def take_waiting_corrections(self, counted: Counter[str]) -> None:
        """Count the signed corrections that wait on this computer with those that the list has."""
        self._waiting_corrections = counted

    def take_waiting(self, row: ListedRow) -> None:
        """List a worksheet as it waits on this computer, until it is taken up as the server has it."""
        self._listing.take_waiting(row)

    def forget(self) -> None:
        """Let go of all that is known."""
        self._listing = Listing()

    def _read_news(self) -> None:
        with self._refreshing:  # of two threads, what is read first has to be taken up first
            if not self._take_rows():
                self._read_marks()  # a legal hold changes no worksheet

    def _take_rows(self) -> bool:
        """Take up changed worksheets, and with them the marks; whether there were any."""
        rows = self._tables.rows.changed_since(self._tables.database, self._listing.seen)
        for row in rows:
            self._listing.take(row)
        if rows:
            self._read_marks()
        return bool(rows)

    def _read_marks(self) -> None:
        with self._tables.database.reading() as connection:
            corrections = Counter(self._tables.addenda.counts(connection))
            held = held_ids(self._tables.things.get_sound(connection, HOLDS))
        self._take_marks(_Marks(corrections, held))

    def _take_marks(self, marks: "_Marks") -> None:
        if marks != self._marks:
            self._marks, self._marks_changed = marks, self._marks_changed + 1


@dataclass(frozen=True)
class _Marks:
    """What the list shows beside a worksheet, and what is not in its row."""

    corrections: Counter[str] = field(default_factory=Counter)
    held: frozenset[str] = frozenset()
