"""The list of worksheets in memory: one way to list and search for every database."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from threading import Lock
from typing import Any, Literal, NamedTuple, Self, overload

from rapidfuzz import fuzz, process

from hrbc_desktop.domain.visit.list_entry import Summary
from hrbc_desktop.records.tables.list_entry import ListedRow
from hrbc_desktop.records.tables.search_query import Term, read_query


class Summaries(Sequence[Summary]):
    """A list of summaries, each made when it is looked at: of twenty thousand, a window shows twenty."""

    def __init__(self, rows: Sequence[ListedRow] = ()) -> None:
        self._rows = rows

    def index_of(self, worksheet_id: str) -> int | None:
        """Where a worksheet is in the list, without a look at its summary or at any other."""
        return next((index for index, row in enumerate(self._rows) if row.id == worksheet_id), None)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Summary: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Summary]: ...
    def __getitem__(self, index: int | slice) -> Summary | Sequence[Summary]:
        if isinstance(index, slice):
            return Summaries(self._rows[index])
        return self._rows[index].summary

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


_FEW = 400
"""So many are put in the order of what was meant while a letter is typed; more would take too long."""
_ALIKE_FROM = 82
"""From which likeness, of 100, a name is taken for one that was typed with a slip (rapidfuzz, `partial_ratio`)."""
_MOST_ALIKE = 20


Only = Literal["all", "today", "not_countersigned", "mine"]
SortBy = Literal["", "patient", "visit", "signed", "changed"]


@dataclass(frozen=True)
class View:
    """Which rows are listed, and in which order; without `sort_by`, as `Index.search` says."""

    only: Only = "all"
    sort_by: SortBy = ""
    is_descending: bool = False
    mine: frozenset[str] = frozenset()
    """The ids of the worksheets that “mine” lists."""


_SORT_KEYS: dict[SortBy, Callable[[ListedRow], Any]] = {
    "patient": attrgetter("person"),
    "visit": attrgetter("appointment"),
    "signed": attrgetter("signed_rank"),
    "changed": attrgetter("changed"),
}


class _People(NamedTuple):
    """Whom rows are of, as it is written, and without what stands between words; three lists, place by place."""

    rows: list[ListedRow]
    names: list[str]
    joined: list[str]

    @classmethod
    def of(cls, rows: list[ListedRow]) -> Self:
        """Of those that have a name or a number."""
        named = [(row, person) for row in rows if (person := row.person)]
        names = [person for _row, person in named]
        return cls([row for row, _person in named], names, list(map(_joined, names)))


class WorksheetIndex:
    """Rows that can be searched."""

    def __init__(self) -> None:
        self._listed: dict[str, ListedRow] = {}
        self._newest_first: list[ListedRow] | None = None
        self._named: tuple[list[ListedRow], _People] | None = None
        """Of the rows beside them, made when nothing is spelled as was typed; after a change those are other rows."""
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

    def search(self, text: str = "", today: date | None = None, view: View | None = None) -> Summaries:
        """The summaries with all of `text`, as people write names, numbers and dates; what was meant stands first.

        Where nothing was typed, the visits of today stand first, then the newest change. Those of one person stand
        together, where the first of them stands. Where nothing is found, names that are spelled almost like it are.
        """
        view, today = view or View(), today or datetime.now().astimezone().date()
        found = _only(self._found(text, today), view, today)
        return Summaries(_sorted(found, view) if view.sort_by else found)

    def _people(self, rows: list[ListedRow]) -> _People:
        if self._named is None or self._named[0] is not rows:
            self._named = rows, _People.of(rows)
        return self._named[1]

    def _found(self, text: str, today: date) -> list[ListedRow]:
        with self._turn:
            if self._newest_first is None:
                self._newest_first = _by_person(sorted(self._listed.values(), key=attrgetter("changed"), reverse=True))
            rows = self._newest_first
        query = read_query(text, today)
        if not query.text:
            return _today_first(rows, today)
        found = rows if query.terms else []
        for term in query.terms:
            found = _with(term, found)
        if not found:
            return _alike(query.text, self._people(rows))
        if len(found) > _FEW:
            return found
        return _by_person(sorted(found, key=lambda row: query.distance(row.summary)))


def _today_first(rows: list[ListedRow], today: date) -> list[ListedRow]:
    of_today = sorted(_only(rows, View(only="today"), today), key=attrgetter("appointment"))
    if not of_today:
        return rows
    first = {row.id for row in of_today}
    return _by_person([*of_today, *(row for row in rows if row.id not in first)])


def _only(rows: list[ListedRow], view: View, today: date) -> list[ListedRow]:
    if view.only == "today":
        written = today.isoformat()
        return [row for row in rows if written in row.searched and row.appointment.startswith(written)]
    if view.only == "not_countersigned":
        return [row for row in rows if not row.is_countersigned]
    if view.only == "mine":
        return [row for row in rows if row.id in view.mine]
    return rows


def _sorted(rows: list[ListedRow], view: View) -> list[ListedRow]:
    """Sort by a column; rows that have nothing there stand at the end either way."""
    key = _SORT_KEYS[view.sort_by]
    filled = [row for row in rows if key(row)]
    empty = [row for row in rows if not key(row)]
    return [*sorted(filled, key=key, reverse=view.is_descending), *empty]


def _with(term: Term, rows: list[ListedRow]) -> list[ListedRow]:
    """The rows that have it. Most terms are one word, which is looked for in twenty thousand rows at every key."""
    if len(term.alternatives) == 1 and len(term.alternatives[0]) == 1:
        (part,) = term.alternatives[0]
        return [row for row in rows if part in row.searched]
    return [row for row in rows if term.is_in(row.searched)]


def _alike(typed: str, people: _People) -> list[ListedRow]:
    """Rows whose names are written apart or together otherwise, or look almost as what was typed."""
    if not any(character.isalpha() for character in typed):
        return []
    joined = _joined(typed)
    if found := [row for row, name in zip(people.rows, people.joined, strict=True) if joined in name]:
        return found
    near = process.extract(typed, people.names, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE_FROM, limit=_MOST_ALIKE)
    return [people.rows[index] for _name, _score, index in near]


def _joined(text: str) -> str:
    return text.replace(" ", "").replace("-", "")


def _by_person(in_order: list[ListedRow]) -> list[ListedRow]:
    together: dict[str, list[ListedRow]] = {}
    for row in in_order:
        together.setdefault(row.person or row.id, []).append(row)
    return [row for rows in together.values() for row in rows]


class Listing:
    """What is known of all rows: the kept, the deleted, the unreadable ones, and the newest version of each."""

    def __init__(self) -> None:
        self.index = WorksheetIndex()
        self.deleted = WorksheetIndex()
        self.unreadable: set[str] = set()
        self.versions: dict[str, int] = {}
        self.seen = 0

    def take_waiting(self, row: ListedRow) -> None:
        """List a worksheet as it waits to be sent, until it is taken up as it is then."""
        self.index.put(row)
        self.versions.setdefault(row.id, 0)

    def take(self, row: ListedRow) -> None:
        """Take up a row as it is now."""
        self.seen = max(self.seen, row.seq)
        newest = self.versions.get(row.id, 0)
        if row.id in self.versions:
            self.index.drop(row.id)
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
            self.index.put(row)
