"""The rows of a comparison that every option's own file fills: how it is taken, warnings, daily life."""

from collections.abc import Callable
from typing import Literal

from hrbc_desktop.domain.model.content import Catalogue, Option
from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.schedule import Day, count, days, visits
from hrbc_desktop.domain.model.statement import Statement
from hrbc_desktop.translation import _


class Cell(FrozenModel):
    """What one row says of one option. Nothing known is said, never left blank."""

    option: str
    statements: tuple[Statement, ...] = ()
    days: tuple[Day, ...] = ()
    number: int | None = None

    @property
    def is_known(self) -> bool:
        """Whether the pack knows anything for this cell."""
        return bool(self.statements or self.days) or self.number is not None

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """The source key and the place in it for everything that the cell says, each once."""
        return tuple(dict.fromkeys((statement.source, statement.locator) for statement in self.statements))


class Row(FrozenModel):
    """One thing that the file of every option says."""

    key: str
    kind: Literal["text", "strip", "count"]
    title: str
    plain: str = ""
    cells: tuple[Cell, ...]


def _text_row(key: str, title: str, options: tuple[Option, ...], of: Callable[[Option], tuple[Statement, ...]]) -> Row:
    cells = tuple(Cell(option=option.id, statements=of(option)) for option in options)
    return Row(key=key, kind="text", title=title, cells=cells)


def taking_rows(options: tuple[Option, ...], catalogue: Catalogue) -> tuple[Row, ...]:
    """Return the rows of how each option is taken, how often and how long."""
    strips = tuple(
        Cell(option=option.id, days=_four_weeks(option, catalogue), statements=(option.how_often,))
        for option in options
    )
    return (
        _text_row("what_it_does", _("What it does"), options, lambda option: (option.what_it_does,)),
        _text_row("way", _("How it is taken"), options, lambda option: (option.how_taken,)),
        Row(key="strip", kind="strip", title=_("Four weeks"), cells=strips),
        _count_row("visits", options, catalogue, visits_of),
        _count_row("injections", options, catalogue, injections_of),
        _text_row("how_long", _("How long"), options, lambda option: (option.how_long,)),
    )


FEWEST_VISITS = 2
"""Days with a visit in the first 12 weeks: a schedule that names fewer does not name them all.

Chosen by us, because every option begins with one visit and is looked at again within three months.
"""


def visits_of(option: Option, catalogue: Catalogue) -> int | None:
    """Return on how many days of the first three months the option brings a person to a clinic.

    None when the sources name so few that the schedule cannot be complete.
    """
    counted = visits(catalogue.regimens_of(option))
    return counted if counted >= FEWEST_VISITS else None


def _four_weeks(option: Option, catalogue: Catalogue) -> tuple[Day, ...]:
    """Return the first four weeks; empty where no schedule is known, which is not the same as four empty weeks."""
    regimens = catalogue.regimens_of(option)
    return days(regimens) if regimens else ()


def injections_of(option: Option, catalogue: Catalogue) -> int | None:
    """Return on how many days of the first three months the option brings a shot; None where no schedule is known.

    An option of no treatment brings none, with or without a schedule.
    """
    regimens = catalogue.regimens_of(option)
    return count("inject", regimens) if regimens or option.family == "no_treatment" else None


def _count_row(
    key: str, options: tuple[Option, ...], catalogue: Catalogue, of: Callable[[Option, Catalogue], int | None]
) -> Row:
    attribute = catalogue.attributes[key]
    cells = tuple(Cell(option=option.id, number=of(option, catalogue)) for option in options)
    return Row(key=key, kind="count", title=attribute.name, plain=attribute.plain, cells=cells)


def safety_rows(options: tuple[Option, ...], catalogue: Catalogue) -> tuple[Row, ...]:
    """Return the rows of warnings, tests, other medicines and pregnancy."""

    def gathered(field: str) -> Callable[[Option], tuple[Statement, ...]]:
        def of(option: Option) -> tuple[Statement, ...]:
            own: tuple[Statement, ...] = getattr(option, field)
            parts = catalogue.treatments_of(option)
            together = own + tuple(statement for part in parts for statement in getattr(part, field))
            return tuple({statement.text: statement for statement in together}.values())

        return of

    return (
        _text_row("serious", _("Warnings"), options, gathered("serious")),
        _text_row("tests", _("Tests"), options, gathered("tests")),
        _text_row("interactions", _("With other medicines"), options, gathered("interactions")),
        _text_row("pregnancy", _("Pregnancy and children"), options, gathered("pregnancy")),
    )


def life_rows(options: tuple[Option, ...]) -> tuple[Row, ...]:
    """Return the rows of daily life with each option."""
    return (
        _text_row("life_visits", _("Getting there"), options, lambda option: (option.daily_life.visits,)),
        _text_row("life_home", _("At home and at work"), options, lambda option: (option.daily_life.home,)),
        _text_row("life_feelings", _("How it may feel"), options, lambda option: (option.daily_life.feelings,)),
    )
