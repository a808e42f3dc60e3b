from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from hrbc_desktop.domain.compare.fixed_rows import injections_of, taking_rows
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.schedule import EVENT_NAMES, Event, EventKind, Regimen, count, days, visits

KINDS: list[EventKind] = list(EVENT_NAMES)


def event(do: EventKind, days: str) -> Event:
    return Event.model_validate({"do": do, "days": days})


def ordered(numbers: set[int]) -> tuple[int, ...]:
    return tuple(sorted(numbers))


@st.composite
def regimens(draw: st.DrawFn) -> Regimen:
    cycle_days = draw(st.integers(1, 40))
    events = draw(
        st.lists(
            st.builds(
                Event,
                do=st.sampled_from(KINDS),
                days=st.sets(st.integers(1, cycle_days), min_size=1, max_size=6).map(ordered),
                cycles=st.none() | st.sets(st.integers(1, 6), min_size=1).map(ordered),
            ),
            max_size=3,
        )
    )
    return Regimen(cycle_days=cycle_days, cycles=draw(st.none() | st.integers(1, 5)), events=tuple(events))


def happening(together: Sequence[Regimen], last: int) -> dict[int, set[EventKind]]:
    """Walk through every cycle of every regimen, and note on which day of the calendar something happens."""
    calendar: dict[int, set[EventKind]] = {number: set() for number in range(1, last + 1)}
    for regimen in together:
        cycle, first = 1, 1
        while first <= last and (regimen.cycles is None or cycle <= regimen.cycles):
            for event in regimen.events:
                if event.cycles is None or cycle in event.cycles:
                    for day in event.days:
                        if first + day - 1 <= last:
                            calendar[first + day - 1].add(event.do)
            cycle, first = cycle + 1, first + regimen.cycle_days
    return calendar


@given(st.lists(regimens(), max_size=3), st.integers(1, 60))
def test_the_strip_visits_and_counts_are_those_of_a_walk_through_the_calendar(
    together: list[Regimen], last: int
) -> None:
    calendar = happening(together, last)

    assert {day.number: set(day.kinds) for day in days(together, last)} == calendar
    assert visits(together, last) == sum(bool(kinds - {"take"}) for kinds in calendar.values())
    for kind in KINDS:
        assert count(kind, together, last) == sum(kind in kinds for kinds in calendar.values())


def test_the_pack_counts_visits_and_injections_like_a_walk_through_three_months(catalogue: Catalogue) -> None:
    for option in catalogue.options.values():
        calendar = happening(catalogue.regimens_of(option), 91).values()
        assert visits(catalogue.regimens_of(option)) == sum(bool(kinds - {"take"}) for kinds in calendar), option.id
        if catalogue.regimens_of(option):
            assert injections_of(option, catalogue) == sum("inject" in kinds for kinds in calendar), option.id


def test_where_no_schedule_is_known_nothing_is_counted(catalogue: Catalogue) -> None:
    trial, waiting = catalogue.options["clinical-trial"], catalogue.options["no-further-treatment-now"]
    (strip,) = (row for row in taking_rows((trial, waiting), catalogue) if row.kind == "strip")

    assert injections_of(trial, catalogue) is None
    assert injections_of(waiting, catalogue) == 0
    assert strip.cells[0].days == ()
    assert not any(day.kinds for day in strip.cells[1].days)


def test_every_day_that_the_pack_names_lies_within_its_cycle(catalogue: Catalogue) -> None:
    for treatment in catalogue.treatments.values():
        for name, regimen in treatment.regimens.items():
            for event in regimen.events:
                assert event.days, (treatment.id, name)
                assert max(event.days) <= regimen.cycle_days, (treatment.id, name)


def test_what_is_done_at_home_brings_no_visit() -> None:
    at_home = Regimen(cycle_days=7, events=(event("take", "1-7"),))
    assert visits([at_home]) == 0
    assert count("take", [at_home]) == 91


def test_two_things_on_one_day_are_one_visit() -> None:
    drip = Regimen(cycle_days=21, events=(event("infuse", "1"), event("blood_test", "1")))
    scan = Regimen(cycle_days=21, events=(event("scan", "1"),))
    assert visits([drip, scan], last=21) == 1


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1-3", (1, 2, 3)),
        ("1, 8, 15", (1, 8, 15)),
        ("8,1", (1, 8)),
        (" 1 - 2 , 5 ", (1, 2, 5)),
        ("2-4,3-5", (2, 3, 4, 5)),
    ],
)
def test_days_are_written_as_people_write_them(written: str, read: tuple[int, ...]) -> None:
    assert event("take", written).days == read


@pytest.mark.parametrize("written", ["", "1-", "-1", "one", "1;2", "0", "0-3", "1..3", "21-1", "1,,2", "12345"])
def test_what_is_no_list_of_days_is_an_error(written: str) -> None:
    with pytest.raises(ValidationError):
        event("take", written)


@given(st.sets(st.integers(1, 400), min_size=1))
def test_days_written_one_by_one_are_read_as_they_are(numbers: set[int]) -> None:
    assert set(event("take", ",".join(map(str, numbers))).days) == numbers
