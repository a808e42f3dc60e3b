from hrbc_desktop.domain.model.schedule import Day, EventKind
from hrbc_desktop.wording.schedule import schedule_sentence


def test_days_are_told_in_spans() -> None:
    def kinds(number: int) -> tuple[EventKind, ...]:
        found: tuple[EventKind, ...] = ("take",) if number <= 21 else ()
        return (*found, "inject") if number in (1, 15) else found

    days = [Day(number=number, kinds=kinds(number)) for number in range(1, 29)]
    assert schedule_sentence(days) == ("In the first four weeks: pill day on days 1 to 21; injection on days 1 and 15.")
    assert schedule_sentence(days[2:3]) == "In the first four weeks: pill day on day 3."


def test_four_weeks_in_which_nothing_happens_are_said_to_be_so() -> None:
    assert schedule_sentence([Day(number=1, kinds=())]) == "In the first four weeks: nothing to take and no visit."
