"""The list of worksheets in memory: one way to list and search for every database."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from hrbc_desktop.domain.summary import Summary
from hrbc_desktop.records.rows import ListedRow

_SIGNED_WORDS = {
    "not_yet": "not signed",
    "patient": "signed by the patient",
    "patient_and_nurse": "signed by the patient and the nurse",
}


@dataclass(frozen=True)
class _Listed:
    summary: Summary
    searched: str


class Index:
    """Summaries that can be searched."""

    def __init__(self) -> None:
        self._listed: dict[str, _Listed] = {}

    def put(self, summary: Summary) -> None:
        """List a worksheet, in place of an older summary of it."""
        self._listed[summary.id] = _Listed(summary, _searched(summary))

    def drop(self, worksheet_id: str) -> None:
        """Take a worksheet off, if it is there."""
        self._listed.pop(worksheet_id, None)

    def search(self, text: str = "") -> list[Summary]:
        """The summaries with every word of `text`, regardless of case and accents; newest change first."""
        words = _plain(text).split()
        everything = list(self._listed.values())  # autosave may add to it meanwhile, in its own thread
        found = [listed.summary for listed in everything if all(word in listed.searched for word in words)]
        return sorted(found, key=lambda summary: summary.changed_at, reverse=True)


class Listing:
    """What is known of all rows: the kept, the deleted, the unreadable ones, and the newest version of each."""

    def __init__(self) -> None:
        self.kept = Index()
        self.deleted = Index()
        self.unreadable: set[str] = set()
        self.versions: dict[str, int] = {}
        self.seen = 0

    def take(self, row: ListedRow) -> None:
        """Take up a row as it is now."""
        self.seen = max(self.seen, row.seq)
        self.kept.drop(row.id)
        self.deleted.drop(row.id)
        self.unreadable.discard(row.id)
        rolled_back = row.version < self.versions.get(row.id, 0)
        self.versions[row.id] = max(row.version, self.versions.get(row.id, 0))
        if rolled_back or row.meta is None:
            self.unreadable.add(row.id)
        elif row.meta.state == "purged":
            return
        elif row.summary is None:
            self.unreadable.add(row.id)
        elif row.meta.state == "deleted":
            self.deleted.put(row.summary)
        else:
            self.kept.put(row.summary)


def _searched(summary: Summary) -> str:
    parts = [summary.name, summary.record_number, _SIGNED_WORDS[summary.signed], f"{summary.progress:.0%}"]
    parts += [_written(day) for day in (summary.changed_at.date(), summary.appointment_date) if day]
    return _plain(" ".join(parts))


@lru_cache(maxsize=4096)
def _written(day: date) -> str:
    """A date in the ways that people type it."""
    return f"{day} {day.day}.{day.month}.{day.year} {day:%d.%m.%Y %d/%m/%Y} {day.day} {day:%B %Y}"


def _plain(text: str) -> str:
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
