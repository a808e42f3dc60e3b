"""Dates and times as people type them, and as the program writes them back."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, time
from types import MappingProxyType

from hrbc_desktop.domain.model.worksheet import EARLIEST_BIRTH
from hrbc_desktop.wording.dates import MONTHS, spoken_date

LAST_YEAR = 2100

_LOOKS_LIKE_YEAR_FIRST = re.compile(r"(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})")
_TWO_NUMBERS_AND_YEAR = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d+)")
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/., ]*(?:of )?([a-z]+)[-/., ]*(\d+)")
_MONTH_DAY_YEAR = re.compile(r"([a-z]+)[-/., ]*(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d+)")
_WITHOUT_YEAR = re.compile(r"(\d{1,2}[-/. ]+\d{1,2}|\d{1,2}(st|nd|rd|th)?[-. ]*[a-z]{3,}|[a-z]{3,}[-. ]*\d{1,2})\.?")
_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?(?: ?h| ?o.?clock)? ?([ap])?\.?(?:m\.?)?")
_NAMED_TIMES: Mapping[str, time] = MappingProxyType({"noon": time(12), "midday": time(12)})


class NotUnderstood(Exception):
    """What was typed is no date or time; the message is one sentence that says what to type."""


def read_date(typed: str) -> date:
    """Return the day that `typed` names: “14 March 1968”, “March 14, 1968”, “1968-03-14”, “14/3/1968”.

    Raises NotUnderstood for a day that does not exist, and for one that could be two days, such as “3/4/1968”.
    """
    text = " ".join(typed.casefold().split())
    if found := _LOOKS_LIKE_YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
        return _day(year, month, day)
    if found := _TWO_NUMBERS_AND_YEAR.fullmatch(text):
        return _from_numbers(int(found[1]), int(found[2]), _year(found[3]))
    if found := _DAY_MONTH_YEAR.fullmatch(text):
        return _day(_year(found[3]), _month(found[2]), int(found[1]))
    if found := _MONTH_DAY_YEAR.fullmatch(text):
        return _day(_year(found[3]), _month(found[1]), int(found[2]))
    if _WITHOUT_YEAR.fullmatch(text):
        raise NotUnderstood("Please add the year.")
    raise NotUnderstood("This is not a date we can read. Please write it like 14 March 1968.")


def read_birth_date(typed: str, today: date) -> date:
    """Return a day on which a person alive today can be born. Raises NotUnderstood as `read_date`."""
    born = read_date(typed)
    if born > today:
        raise NotUnderstood(f"{spoken_date(born)} is in the future. Please check the year.")
    if born < EARLIEST_BIRTH:
        raise NotUnderstood(f"{spoken_date(born)} is too long ago. Please check the year.")
    return born


def read_time(typed: str) -> time:
    """Return the time of day that `typed` names: “10:30”, “14.15”, “2 pm”, “noon”.

    Raises NotUnderstood for a time that does not exist, and for one that could be morning or afternoon.
    """
    text = " ".join(typed.casefold().split())
    if text in _NAMED_TIMES:
        return _NAMED_TIMES[text]
    found = _TIME.fullmatch(text)
    if found is None:
        raise NotUnderstood("This is not a time we can read. Please write it like 10:30 or 2 pm.")
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59 or (found[3] and not 1 <= hour <= 12):
        raise NotUnderstood("There is no such time. Please write it like 10:30 or 2 pm.")
    if found[3]:
        return time(hour % 12 + (12 if found[3] == "p" else 0), minute)
    if 1 <= hour <= 6 and not found[1].startswith("0"):
        raise NotUnderstood(
            f"Is that in the morning or the afternoon? Please add am or pm, or write {hour + 12}:{minute:02}."
        )
    return time(hour, minute)


def _from_numbers(first: int, second: int, year: int) -> date:
    if first > 12 or first == second:
        return _day(year, second, first)
    if second > 12:
        return _day(year, first, second)
    one, other = spoken_date(_day(year, second, first)), spoken_date(_day(year, first, second))
    raise NotUnderstood(f"Is that {one} or {other}? Please write the month as a word.")


def _year(digits: str) -> int:
    if len(digits) != 4:
        raise NotUnderstood("Please write the year with four digits, such as 1968.")
    return int(digits)


def _month(word: str) -> int:
    for number, name in enumerate(MONTHS, start=1):
        if len(word) >= 3 and name.casefold().startswith(word if word != "sept" else "sep"):
            return number
    raise NotUnderstood(f"We do not know the month “{word}”. Please check its spelling.")


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise NotUnderstood(f"There is no month {month}. Please check the date.")
    if not EARLIEST_BIRTH.year <= year <= LAST_YEAR:
        raise NotUnderstood(f"The year {year} cannot be right. Please check it.")
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise NotUnderstood(
            f"{MONTHS[month - 1]} {year} has {days} days, so there is no day {day}. Please check the date."
        )
    return date(year, month, day)
