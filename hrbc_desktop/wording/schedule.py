"""What happens on which day, in words: beside every strip of four weeks, on the screen and on paper."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from hrbc_desktop.domain.model.schedule import EVENT_NAMES, Day, EventKind
from hrbc_desktop.translation import _
from hrbc_desktop.wording.text import listed


def kinds_present(strips: Iterable[Sequence[Day]]) -> tuple[EventKind, ...]:
    """Return what happens on any day of any strip, in one fixed order."""
    present = {kind for strip in strips for day in strip for kind in day.kinds}
    return tuple(kind for kind in EVENT_NAMES if kind in present)


def schedule_sentence(days: Sequence[Day]) -> str:
    """Say on which of the first 28 days what happens."""
    happening = [
        _("{event} on {days}").format(event=EVENT_NAMES[kind], days=_days_in_words(days, kind))
        for kind in kinds_present([days])
    ]
    if not happening:
        return _("In the first four weeks: nothing to take and no visit.")
    return _("In the first four weeks: {events}.").format(events="; ".join(happening))


def _days_in_words(days: Sequence[Day], kind: EventKind) -> str:
    numbers = [day.number for day in days if kind in day.kinds]
    spans = []
    for _offset, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        span = [number for _at, number in group]
        spans.append(str(span[0]) if len(span) == 1 else _("{first} to {last}").format(first=span[0], last=span[-1]))
    return _("day {day}").format(day=spans[0]) if len(numbers) == 1 else _("days {days}").format(days=listed(spans))
