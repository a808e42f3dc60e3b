"""The words for what happens on which days of a treatment."""

from collections.abc import Iterable, Sequence

from hrbc_desktop.domain.model.schedule import EVENT_NAMES, Day, EventKind


def kinds_present(strips: Iterable[Sequence[Day]]) -> tuple[EventKind, ...]:
    """Return what happens on any day of any strip, in one fixed order."""
    present = {kind for strip in strips for day in strip for kind in day.kinds}
    return tuple(kind for kind in EVENT_NAMES if kind in present)


def strip_sentence(days: Sequence[Day]) -> str:
    """Say on which days what happens."""
    told = [f"{EVENT_NAMES[kind]} on {_told_days(days, kind)}" for kind in kinds_present([days])]
    return f"In four weeks: {'; '.join(told)}." if told else "In four weeks: nothing to take and no visit."


def _told_days(days: Sequence[Day], kind: EventKind) -> str:
    numbers = [day.number for day in days if kind in day.kinds]
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    told = [f"{span[0]} to {span[-1]}" if len(span) > 1 else str(span[0]) for span in spans]
    listed = f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else told[0]
    return f"day{'s' if len(numbers) > 1 else ''} {listed}"
