"""Schedules as data: what happens on which day, and what follows from it."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from hrbc_desktop.domain.model.frozen import FrozenModel

STRIP_DAYS = 28
FIRST_MONTHS_DAYS = 91

EventKind = Literal[
    "take", "inject", "infuse", "visit", "blood_test", "heart_tracing", "scan", "operation", "radiation"
]

EVENT_NAMES: dict[EventKind, str] = {
    "take": "pill day",
    "inject": "injection",
    "infuse": "drip",
    "visit": "visit",
    "blood_test": "blood test",
    "heart_tracing": "heart tracing (ECG)",
    "scan": "scan",
    "operation": "operation",
    "radiation": "radiation",
}

AT_THE_CLINIC: frozenset[EventKind] = frozenset(EVENT_NAMES) - {"take"}


def _numbers(text: object) -> object:
    """Read "1-21" or "1, 8, 15" as the numbers that it names; leave anything else for pydantic to judge."""
    if not isinstance(text, str):
        return text
    found: list[int] = []
    for part in text.split(","):
        span = re.fullmatch(r"\s*(\d{1,4})(?:\s*-\s*(\d{1,4}))?\s*", part)
        if span is None:
            raise ValueError(f"“{text}” is not a list of days such as “1-21” or “1, 8, 15”")
        first, last = int(span[1]), int(span[2] or span[1])
        if last < first:
            raise ValueError(f"“{part.strip()}” runs backwards")
        found.extend(range(first, last + 1))
    return tuple(sorted(set(found)))


Numbers = Annotated[tuple[Annotated[int, Field(ge=1)], ...], BeforeValidator(_numbers)]


class Event(FrozenModel):
    """One kind of thing that happens on some days of a cycle, counted from day 1."""

    do: EventKind
    days: Numbers
    cycles: Numbers | None = None
    """The cycles in which it happens, counted from 1; None for every cycle."""
    times_a_day: int = Field(default=1, ge=1, le=6)


class Regimen(FrozenModel):
    """How one treatment is given: a cycle that repeats, and what happens in it."""

    cycle_days: int = Field(ge=1, le=400)
    cycles: int | None = Field(default=None, ge=1)
    """How many cycles there are; None when it goes on."""
    events: tuple[Event, ...]
    evidence: tuple[str, ...] = ()

    def day(self, number: int) -> tuple[Event, ...]:
        """Return what happens on day `number`, counted from 1 at the first day of treatment."""
        cycle, within = divmod(number - 1, self.cycle_days)
        if self.cycles is not None and cycle >= self.cycles:
            return ()
        return tuple(
            event
            for event in self.events
            if within + 1 in event.days and (event.cycles is None or cycle + 1 in event.cycles)
        )


class Day(FrozenModel):
    """What happens on one day, all treatments of an option together."""

    number: int
    kinds: tuple[EventKind, ...]


def days(regimens: Iterable[Regimen], last: int = STRIP_DAYS) -> tuple[Day, ...]:
    """Lay the regimens over one another from day 1 to day `last`; each kind stands once a day."""
    return _laid(tuple(regimens), last)


@lru_cache(maxsize=256)
def _laid(regimens: tuple[Regimen, ...], last: int) -> tuple[Day, ...]:
    laid = []
    for number in range(1, last + 1):
        happening = {event.do for regimen in regimens for event in regimen.day(number)}
        laid.append(Day(number=number, kinds=tuple(kind for kind in EVENT_NAMES if kind in happening)))
    return tuple(laid)


def visits(regimens: Iterable[Regimen], last: int = FIRST_MONTHS_DAYS) -> int:
    """Count the days, up to day `last`, on which something happens that needs a clinic."""
    return sum(1 for day in days(regimens, last) if AT_THE_CLINIC.intersection(day.kinds))


def count(kind: EventKind, regimens: Iterable[Regimen], last: int = FIRST_MONTHS_DAYS) -> int:
    """Count the days, up to day `last`, on which `kind` happens."""
    return sum(1 for day in days(regimens, last) if kind in day.kinds)
