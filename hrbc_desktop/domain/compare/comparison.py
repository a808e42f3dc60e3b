"""The chosen options side by side: the same rows, in the same order, for every option."""

from collections.abc import Callable, Mapping
from itertools import zip_longest
from typing import Literal

from hrbc_desktop.domain.model.content import Benefit, Catalogue, Option, Route, SideEffect
from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.schedule import Day, EventKind, count, days, visits
from hrbc_desktop.domain.model.statement import Statement

RowKind = Literal["text", "strip", "count", "side_effect", "benefit"]
RowGroup = Literal["taking", "studies", "side_effects", "safety", "life"]

GROUP_NAMES: dict[RowGroup, str] = {
    "taking": "How it is taken",
    "studies": "What studies found",
    "side_effects": "Side effects",
    "safety": "Safety and tests",
    "life": "Daily life",
}

NOT_KNOWN = "not known here: ask your team"

Way = Literal[
    "tablets",
    "tablets_and_shots",
    "shots",
    "drip",
    "operation",
    "radiation",
    "operation_and_radiation",
    "trial",
    "none",
]

WAY_NAMES: dict[Way, str] = {
    "tablets": "Tablets or capsules only",
    "tablets_and_shots": "Tablets and injections",
    "shots": "Injections only",
    "drip": "A drip into a vein",
    "operation": "An operation",
    "radiation": "Radiation",
    "operation_and_radiation": "An operation and radiation",
    "trial": "As the plan of a trial says",
    "none": "No treatment to take",
}

_ROUTES: Mapping[EventKind, Route] = {
    "take": "tablet",
    "inject": "injection",
    "infuse": "drip",
    "operation": "operation",
    "radiation": "radiation",
}


class Cell(FrozenModel):
    """What one row says of one option. Nothing known is said, never left blank."""

    option: str
    statements: tuple[Statement, ...] = ()
    days: tuple[Day, ...] = ()
    number: int | None = None
    side_effect: SideEffect | None = None
    benefit: Benefit | None = None

    @property
    def is_known(self) -> bool:
        """Whether the pack knows anything for this cell."""
        return bool(self.statements or self.days or self.side_effect or self.benefit) or self.number is not None

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """The source key and the place in it for everything that the cell says, each once."""
        named = [(statement.source, statement.locator) for statement in self.statements]
        named += [(figure.source, figure.locator) for figure in (self.side_effect, self.benefit) if figure]
        return tuple(dict.fromkeys(named))

    def says_the_same_as(self, other: "Cell") -> bool:
        """Whether a reader would see the same in both cells."""
        return self.shown == other.shown

    @property
    def shown(self) -> tuple[object, ...]:
        """What a reader sees in the cell, for comparing."""
        effect, benefit = self.side_effect, self.benefit
        return (
            tuple(statement.text for statement in self.statements),
            self.days,
            self.number,
            effect and (effect.any, effect.severe, effect.low, effect.high),
            benefit and (benefit.value, benefit.comparator and benefit.comparator.value),
        )


class Row(FrozenModel):
    """One thing that is compared."""

    key: str
    group: RowGroup
    kind: RowKind
    title: str
    plain: str = ""
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Whether at least two options differ in this row."""
        return any(not cell.says_the_same_as(self.cells[0]) for cell in self.cells[1:])


class Comparison(FrozenModel):
    """The options in the order in which the person picked them, and the rows."""

    options: tuple[Option, ...]
    rows: tuple[Row, ...]

    def row(self, key: str) -> Row | None:
        """Return the row with that key, if these options have it."""
        return next((row for row in self.rows if row.key == key), None)


def compare(options: tuple[str, ...], catalogue: Catalogue, *, length_of_life: bool = True) -> Comparison:
    """Lay the options (by id) side by side. Options that the catalogue does not know are left out.

    Without `length_of_life` there are no rows that tell how long people lived.
    """
    chosen = tuple(catalogue.options[key] for key in options if key in catalogue.options)
    if not chosen:
        return Comparison(options=(), rows=())
    rows = (
        *taking_rows(chosen, catalogue),
        *_study_rows(chosen, catalogue, length_of_life=length_of_life),
        *_side_effect_rows(chosen, catalogue),
        *safety_rows(chosen, catalogue),
        *life_rows(chosen),
    )
    return Comparison(options=chosen, rows=rows)


def way(option: Option, catalogue: Catalogue) -> Way:
    """Return how an option is taken, as one of a few ways that a person can put in order."""
    if option.family == "trial":
        return "trial"
    routes = {treatment.route for treatment in catalogue.treatments_of(option)}
    if option.own_schedule is not None:
        routes |= {_ROUTES[event.do] for event in option.own_schedule.events if event.do in _ROUTES}
    if "drip" in routes:
        return "drip"
    if "operation" in routes:
        return "operation_and_radiation" if "radiation" in routes else "operation"
    if "radiation" in routes:
        return "radiation"
    if "injection" in routes:
        return "tablets_and_shots" if routes & {"tablet", "capsule"} else "shots"
    return "tablets" if routes else "none"


def side_effect(option: Option, attribute: str) -> SideEffect | None:
    """Return what the pack knows of one side effect of one option."""
    return next((effect for effect in option.side_effects if effect.attribute == attribute), None)


def _text_row(
    key: str, group: RowGroup, title: str, options: tuple[Option, ...], of: Callable[[Option], tuple[Statement, ...]]
) -> Row:
    cells = tuple(Cell(option=option.id, statements=of(option)) for option in options)
    return Row(key=key, group=group, kind="text", title=title, cells=cells)


def taking_rows(options: tuple[Option, ...], catalogue: Catalogue) -> tuple[Row, ...]:
    """Return the rows of how each option is taken, how often and how long."""
    strips = tuple(
        Cell(option=option.id, days=_four_weeks(option, catalogue), statements=(option.how_often,))
        for option in options
    )
    return (
        _text_row("what_it_does", "taking", "What it does", options, lambda option: (option.what_it_does,)),
        _text_row("way", "taking", "How it is taken", options, lambda option: (option.how_taken,)),
        Row(key="strip", group="taking", kind="strip", title="Four weeks", cells=strips),
        _count_row("visits", options, catalogue, visits_of),
        _count_row("injections", options, catalogue, injections_of),
        _text_row("how_long", "taking", "How long", options, lambda option: (option.how_long,)),
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
    return Row(key=key, group="taking", kind="count", title=attribute.name, plain=attribute.plain, cells=cells)


def _study_rows(options: tuple[Option, ...], catalogue: Catalogue, *, length_of_life: bool) -> tuple[Row, ...]:
    rows = []
    for outcome in catalogue.outcomes.values():
        if outcome.length_of_life and not length_of_life:
            continue
        found = [[benefit for benefit in option.benefits if benefit.outcome == outcome.id] for option in options]
        for number, benefits in enumerate(zip_longest(*found), start=1):
            first = number == 1
            rows.append(
                Row(
                    key=f"outcome:{outcome.id}" if first else f"outcome:{outcome.id}:{number}",
                    group="studies",
                    kind="benefit",
                    title=outcome.name if first else f"{outcome.name}, another study",
                    plain=outcome.plain,
                    cells=tuple(Cell(option=o.id, benefit=b) for o, b in zip(options, benefits, strict=True)),
                )
            )
    return tuple(rows) or (_nothing_known("outcomes", "studies", "benefit", options),)


def _nothing_known(key: str, group: RowGroup, kind: RowKind, options: tuple[Option, ...]) -> Row:
    """Return the one row of a group of which nothing is known for any option, so that it says so."""
    cells = tuple(Cell(option=option.id) for option in options)
    return Row(key=key, group=group, kind=kind, title=GROUP_NAMES[group], cells=cells)


def _side_effect_rows(options: tuple[Option, ...], catalogue: Catalogue) -> tuple[Row, ...]:
    rows = []
    for attribute in catalogue.attributes.values():
        found = [side_effect(option, attribute.id) for option in options]
        if any(found):
            cells = tuple(Cell(option=o.id, side_effect=effect) for o, effect in zip(options, found, strict=True))
            rows.append(
                Row(
                    key=attribute.id,
                    group="side_effects",
                    kind="side_effect",
                    title=attribute.name,
                    plain=attribute.plain,
                    cells=cells,
                )
            )
    return tuple(rows) or (_nothing_known("effects", "side_effects", "side_effect", options),)


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
        _text_row("serious", "safety", "Rare but serious", options, gathered("serious")),
        _text_row("tests", "safety", "Tests", options, gathered("tests")),
        _text_row("interactions", "safety", "With other medicines", options, gathered("interactions")),
        _text_row("pregnancy", "safety", "Pregnancy and children", options, gathered("pregnancy")),
    )


def life_rows(options: tuple[Option, ...]) -> tuple[Row, ...]:
    """Return the rows of daily life with each option."""
    return (
        _text_row("life_visits", "life", "Getting there", options, lambda option: (option.daily_life.visits,)),
        _text_row("life_home", "life", "At home and at work", options, lambda option: (option.daily_life.home,)),
        _text_row("life_feelings", "life", "How it may feel", options, lambda option: (option.daily_life.feelings,)),
    )
