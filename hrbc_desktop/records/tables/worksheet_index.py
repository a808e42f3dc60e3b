"""The list of worksheets in memory: one way to list and search for every database."""

from collections.abc import Sequence
from operator import attrgetter
from threading import Lock
from typing import overload

from hrbc_desktop.domain.visit.list_entry import Summary
from hrbc_desktop.records.tables.list_entry import ListedRow, plain


class Summaries(Sequence[Summary]):
    """A list of summaries, each made when it is looked at: of twenty thousand, a window shows twenty."""

    def __init__(self, rows: Sequence[ListedRow] = ()) -> None:
        self._rows = rows

    def place_of(self, worksheet_id: str) -> int | None:
        """Where a worksheet is in the list, without a look at its summary or at any other."""
        return next((place for place, row in enumerate(self._rows) if row.id == worksheet_id), None)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Summary: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Summary]: ...
    def __getitem__(self, place: int | slice) -> Summary | Sequence[Summary]:
        if isinstance(place, slice):
            return Summaries(self._rows[place])
        return self._rows[place].summary

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


_FEW = 1_000
"""Sort only result sets up to this size while the user is typing; larger ones would be too slow."""


class Index:
    """Rows that can be searched."""

    def __init__(self) -> None:
        self._listed: dict[str, ListedRow] = {}
        self._newest_first: list[ListedRow] | None = None
        self._last: tuple[list[str], list[ListedRow]] = ([], [])
        self._turn = Lock()

    def put(self, row: ListedRow) -> None:
        """List a worksheet, in place of an older row of it."""
        with self._turn:
            self._listed[row.id] = row
            self._newest_first = None

    def drop(self, worksheet_id: str) -> None:
        """Take a worksheet off, if it is there."""
        with self._turn:
            if self._listed.pop(worksheet_id, None):
                self._newest_first = None

    def row(self, worksheet_id: str) -> ListedRow | None:
        """The row of a worksheet, if it is listed here."""
        return self._listed.get(worksheet_id)

    def rows(self) -> list[ListedRow]:
        """All rows, in no order."""
        with self._turn:
            return list(self._listed.values())

    def search(self, text: str = "") -> Summaries:
        """The summaries with every word of `text`, regardless of case and accents; newest change first.

        Those of one person stand together, where the newest of them stands.
        Where a number is searched and found in few, names and record numbers that have it come before dates that do.
        """
        words = plain(text).replace(",", " ").split()
        with self._turn:
            found, known = self._narrowed(words)
            for word in words[known:]:
                found = [row for row in found if word in row.searched]
            self._last = words, found
        has_number = any(character.isdigit() for character in text)
        return Summaries(_named_first(found, words) if has_number and len(found) <= _FEW else found)

    def _narrowed(self, words: list[str]) -> tuple[list[ListedRow], int]:
        """Rows that have the first words already, and how many: whoever types goes on from the letter before."""
        last_words, last_found = self._last
        if self._newest_first is None:
            self._newest_first = _by_person(sorted(self._listed.values(), key=attrgetter("changed"), reverse=True))
        elif last_words and words[: len(last_words) - 1] == last_words[:-1] and len(words) >= len(last_words):
            known = len(last_words) - 1
            if words[known].startswith(last_words[known]):
                return last_found, known + (words[known] == last_words[known])
        return self._newest_first, 0


def _by_person(newest_first: list[ListedRow]) -> list[ListedRow]:
    together: dict[str, list[ListedRow]] = {}
    for row in newest_first:
        together.setdefault(row.person or row.id, []).append(row)
    return [row for rows in together.values() for row in rows]


def _named_first(found: list[ListedRow], words: list[str]) -> list[ListedRow]:
    named: list[ListedRow] = []
    others: list[ListedRow] = []
    for row in found:
        name = row.named
        (named if all(word in name for word in words) else others).append(row)
    return named + others


class Listing:
    """What is known of all rows: the kept, the deleted, the unreadable ones, and the newest version of each."""

    def __init__(self) -> None:
        self.kept = Index()
        self.deleted = Index()
        self.unreadable: set[str] = set()
        self.versions: dict[str, int] = {}
        self.seen = 0

    def take_waiting(self, row: ListedRow) -> None:
        """List a worksheet as it waits to be sent, until it is taken up as it is then."""
        self.kept.put(row)
        self.versions.setdefault(row.id, 0)

    def take(self, row: ListedRow) -> None:
        """Take up a row as it is now."""
        self.seen = max(self.seen, row.seq)
        newest = self.versions.get(row.id, 0)
        if row.id in self.versions:
            self.kept.drop(row.id)
            self.deleted.drop(row.id)
            self.unreadable.discard(row.id)
        self.versions[row.id] = max(row.version, newest)
        if row.version < newest or row.state is None:
            self.unreadable.add(row.id)
        elif row.state == "purged":
            return
        elif not row.meta:
            self.unreadable.add(row.id)
        elif row.state == "deleted":
            self.deleted.put(row)
        else:
            self.kept.put(row)
