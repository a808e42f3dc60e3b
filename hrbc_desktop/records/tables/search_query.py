"""What somebody types to find a person: names in any order and spelling, numbers, and dates in anybody's habit."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hrbc_desktop.domain.visit.list_entry import Summary
from hrbc_desktop.records.tables.list_entry import plain
from hrbc_desktop.wording.dates import MONTHS, WEEKDAYS

_MEANS_NOTHING = frozenset({"born", "birth", "dob", "visit", "on", "the", "of"})
_BETWEEN_WORDS = re.compile(r"[\s,;]+")
_MONTH = "|".join(month[:3].lower() for month in MONTHS)
_NUMBERS = re.compile(r"(?<![\w./-])(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2})?)?(?![\w/])")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(rf"(?<!\w)(\d{{1,2}})(?:st|nd|rd|th)?[. ]*({_MONTH})[a-z]*\.?,? *(\d{{4}})?(?!\w)")
_MONTH_FIRST = re.compile(rf"(?<!\w)({_MONTH})[a-z]*\.? *(\d{{1,2}})(?:st|nd|rd|th)?(?!\w),? *(\d{{4}})?(?!\w)")
_EIGHT_DIGITS = re.compile(r"(?<!\d)(\d{8})(?!\d)")
_FEWEST_DIGITS_IN_GROUPS = 5
_THIS_CENTURY_BEFORE = 30
"""Two digits of a year below this are of the 21st century: nobody born in 1930 is written with two."""
_NOWHERE = 9_999

Alternative = tuple[str, ...]
"""Parts of what is searched that must all be there."""


@dataclass(frozen=True)
class Term:
    """One thing that was typed: a row has it when it has all parts of one of the alternatives."""

    alternatives: tuple[Alternative, ...]
    is_date: bool = False

    def is_in(self, searched: str) -> bool:
        """Whether a row has it. Asked of every row at every key: loops take a fifth of what `any` and `all` do."""
        for parts in self.alternatives:
            for part in parts:
                if part not in searched:
                    break
            else:
                return True
        return False


@dataclass(frozen=True)
class Query:
    """`text`: what was typed, in plain letters; every term must be found."""

    text: str
    terms: tuple[Term, ...]
    today: date

    def is_in(self, searched: str) -> bool:
        """Whether a row has all that was typed."""
        return all(term.is_in(searched) for term in self.terms)

    def distance(self, summary: Summary) -> tuple[float, int]:
        """How far a row is from what was meant: the least stands first."""
        name, number = plain(summary.name), plain(summary.record_number)
        typed = "".join(self.text.split())
        words = set(_BETWEEN_WORDS.split(name.replace("-", " ")))
        if typed and (typed == name.replace(" ", "") or typed in (number, _digits(number))):
            return 0.0, 0
        far = [_date_distance(term, summary, self.today) if term.is_date else (0.0, 0) for term in self.terms]
        by_text = [_text_distance(term, name, number, words) for term in self.terms if not term.is_date]
        return sum(one for one, _days in far) + sum(by_text), min((days for _one, days in far if days), default=0)


def read_query(text: str, today: date) -> Query:
    """Read what was typed; `today` is needed for words such as “tomorrow”."""
    left = _BETWEEN_WORDS.sub(" ", plain(text)).strip()
    whole, terms = left, list[Term]()
    for pattern, read in (
        (_ISO, _read_iso),
        (_DAY_FIRST, _read_day_first),
        (_MONTH_FIRST, _read_month_first),
        (_NUMBERS, _read_numbers),
        (_EIGHT_DIGITS, _read_eight_digits),
    ):
        for match in list(pattern.finditer(left)):
            if days := tuple(dict.fromkeys(read(match))):
                terms.append(Term((*((day,) for day in days), (match.group().strip(),)), is_date=True))
                left = left.replace(match.group(), " ", 1)
    left, near = _without_near_days(left, today)
    terms += near
    words = [word for word in left.split() if word not in _MEANS_NOTHING]
    for word in _without_number_groups(words, terms):
        terms.append(Term(tuple(dict.fromkeys([(word,), *_readings(word)]))))
    return Query(whole, tuple(terms), today)


def _readings(word: str) -> Iterator[Alternative]:
    """Return how else a word may stand in what is kept: its digits joined, letters and digits apart."""
    joined = re.sub(r"[-./]", "", word)
    if joined and joined != word:
        yield (joined,)
    parts = re.findall(r"[a-z]+|\d+", joined)
    if len(parts) > 1:
        yield tuple(parts)
    if "-" in word:
        yield tuple(part for part in word.split("-") if part)


def _without_number_groups(words: list[str], terms: list[Term]) -> list[str]:
    """Take numbers that stand apart for one: “123 456 789”."""
    digits = [word for word in words if word.isdigit()]
    if len(digits) > 1 and sum(map(len, digits)) >= _FEWEST_DIGITS_IN_GROUPS and digits == words:
        terms.append(Term((("".join(digits),), tuple(digits))))
        return []
    return words


def _without_near_days(text: str, today: date) -> tuple[str, list[Term]]:
    monday = today - timedelta(days=today.weekday())
    weeks = {"last week": monday - timedelta(days=7), "this week": monday, "next week": monday + timedelta(days=7)}
    meant: dict[str, list[date]] = {
        name: [first + timedelta(days=day) for day in range(7)] for name, first in weeks.items()
    }
    meant |= {"yesterday": [today - timedelta(days=1)], "today": [today], "tomorrow": [today + timedelta(days=1)]}
    for name, days in meant.items():
        if name in text:
            alternatives = tuple((day.isoformat(),) for day in days)
            return text.replace(name, " ", 1), [Term(alternatives, is_date=True)]
    for number, name in enumerate(WEEKDAYS):
        if match := re.search(rf"(?<!\w){name.lower()}[a-z]*day(?!\w)", text):
            # The next of them and the last; with a date beside it, the date says which.
            ahead = today + timedelta(days=(number - today.weekday()) % 7)
            found = [(ahead.isoformat(),), ((ahead - timedelta(days=7)).isoformat(),)]
            rest = text.replace(match.group(), " ", 1)
            return rest, [Term((*found, (match.group(),)), is_date=True)] if not re.search(r"\w", rest) else []
    return text, []


def _read_iso(match: re.Match[str]) -> Iterator[str]:
    yield from _day(int(match[1]), int(match[2]), int(match[3]))


def _read_day_first(match: re.Match[str]) -> Iterator[str]:
    yield from _day(int(match[3]) if match[3] else None, _month(match[2]), int(match[1]))


def _read_month_first(match: re.Match[str]) -> Iterator[str]:
    yield from _day(int(match[3]) if match[3] else None, _month(match[1]), int(match[2]))


def _read_numbers(match: re.Match[str]) -> Iterator[str]:
    """Return both habits: day and month, and month and day."""
    first, second = int(match[1]), int(match[3])
    for year in _years(match[4]):
        yield from _day(year, second, first)
        yield from _day(year, first, second)


def _read_eight_digits(match: re.Match[str]) -> Iterator[str]:
    one = match[1]
    yield from _day(int(one[4:]), int(one[2:4]), int(one[:2]))
    yield from _day(int(one[4:]), int(one[:2]), int(one[2:4]))
    yield from _day(int(one[:4]), int(one[4:6]), int(one[6:]))


def _years(written: str | None) -> Iterable[int | None]:
    if written is None:
        return (None,)
    year = int(written)
    if len(written) > 2:
        return (year,)
    return (2000 + year, 1900 + year) if year < _THIS_CENTURY_BEFORE else (1900 + year,)


def _month(word: str) -> int:
    return next(number for number, month in enumerate(MONTHS, start=1) if month[:3].lower() == word)


def _day(year: int | None, month: int, day: int) -> Iterator[str]:
    """Return the date as it stands among what is searched; without its year where none was typed."""
    try:
        found = date(year or 2000, month, day)
    except ValueError:
        return
    if year is None or 1900 <= year < 2100:
        yield found.isoformat() if year else f"{found:-%m-%d}"


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _text_distance(term: Term, name: str, number: str, words: set[str]) -> float:
    first = term.alternatives[0][0]
    if first in words:
        return 0.0
    if first in (number, _digits(number)):
        return 0.1
    if any(word.startswith(first) for word in words):
        return 1.0
    if term.is_in(name) or term.is_in(number) or any(part in _digits(number) for part in term.alternatives[0]):
        return 2.0
    return 4.0


def _date_distance(term: Term, summary: Summary, today: date) -> tuple[float, int]:
    """Return how far off it is and, of a visit, in how many days it is: the nearest visit is meant."""
    visit, born = summary.appointment_date, summary.birth_date
    if visit is not None and _names(term, visit):
        return 0.0, abs((visit - today).days) + 1
    if born is not None and _names(term, born):
        return 0.5, _NOWHERE
    return 3.0, _NOWHERE


def _names(term: Term, day: date) -> bool:
    written = day.isoformat()
    return any(written.endswith(parts[0]) for parts in term.alternatives)
