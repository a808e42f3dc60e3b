"""What can be weighed: whatever differs between the compared options in a row that speaks for the person."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from hrbc_desktop.domain.compare.rows import DecisionComparison, DecisionRow, EffectCell, OutcomeCell, TextCell
from hrbc_desktop.domain.compare.ways import WAY_NAMES, Way, ways_of
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import StudyTime
from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.worksheet import OwnThing, Values, Worksheet, is_own
from hrbc_desktop.domain.preferences.swing_weights import Scale, scale
from hrbc_desktop.translation import _

ABOUT_THE_SAME = 5.0
"""People in 100: smaller differences between options are told as “about the same” and not weighed.

Chosen by us, because two studies of the same treatment often differ by as much, so that weighing less would weigh the
studies. If it moves, more or fewer side effects are offered for weighing; no figure changes. An outcome that one study
compared directly is weighed however small the difference is.
"""

CONTROL = "control"
"""Exists only when a clinician has entered a view of how well the options are expected to work."""
EXPECTATION_LEVELS: Mapping[str, float | None] = {"better": 0.0, "same": 1.0, "less_well": 2.0, "cannot_say": None}

SAME_FACT: tuple[frozenset[str], ...] = (
    frozenset({"free_of_return", "return"}),
    frozenset({"free_of_spread", "spread"}),
    frozenset({"alive", "death", "survival"}),
)
"""Outcomes that are one fact told from two sides: only the first of them that a comparison has is offered."""

Kind = Literal["share", "months", "count", "way", "view", "own"]
Swing = tuple[str, float, float]


class Thing(FrozenModel):
    """One thing that a person may weigh, in words, and what the compared options have of it."""

    key: str
    name: str
    improvement: str
    """The better end in a few words: “Less nausea”."""
    plain: str = ""
    kind: Kind
    unit: str = ""
    at: StudyTime | None = None
    """Of an outcome: the time of its figures."""
    happened: str = ""
    """Of an outcome that is a share of people: what goes on after “94 of 100 people”."""
    by_gain: bool = False
    """One of its figures is the other one and the published gain: it is told as “about”."""
    scale: Scale | None = None
    """None where the options do not differ, or too little is known."""


class Offer(FrozenModel):
    """What can be weighed for the compared options, and what cannot."""

    options: tuple[str, ...] = ()
    """The ids of the compared options, in the order of every scale's levels."""
    things: tuple[Thing, ...] = ()
    """Those that can be weighed, in the order of the comparison; her own last."""
    about_the_same: tuple[Thing, ...] = ()
    not_known: tuple[Thing, ...] = ()

    def thing(self, key: str) -> Thing | None:
        """Return what can be weighed under that key."""
        return next((thing for thing in self.things if thing.key == key), None)

    def scale(self, key: str) -> Scale | None:
        """Return the scale of what can be weighed under that key."""
        thing = self.thing(key)
        return thing.scale if thing else None


def offer(worksheet: Worksheet, comparison: DecisionComparison | None, catalogue: Catalogue) -> Offer:
    """Return what differs between the compared options, and what is about the same or not known.

    A row answers for people like her, and an outcome is weighed only where one study has a figure for every option.
    """
    if comparison is None or len(comparison.options) < 2:
        return Offer()
    found = [*_clinicians_view(worksheet, comparison), *_things_of_rows(worksheet, comparison, catalogue)]
    own = [_own(thing, comparison) for thing in worksheet.values.own]
    things = [thing for thing in found if thing.scale is not None and _is_worth_weighing(thing)]
    rest = [thing for thing in found if thing not in things]
    return Offer(
        options=tuple(option.id for option in comparison.options),
        things=(*_without_one_fact_twice(things), *(thing for thing in own if thing.scale is not None)),
        about_the_same=tuple(thing for thing in rest if thing.scale is not None or thing.kind == "way"),
        not_known=tuple(thing for thing in rest if thing.scale is None and thing.kind != "way"),
    )


def _is_worth_weighing(thing: Thing) -> bool:
    is_outcome = thing.happened != "" or thing.kind == "months"
    least = ABOUT_THE_SAME if thing.kind == "share" and not is_outcome else 0.0
    return thing.scale is not None and thing.scale.range >= least


def _things_of_rows(worksheet: Worksheet, comparison: DecisionComparison, catalogue: Catalogue) -> Iterator[Thing]:
    seen: set[str] = set()
    for row in comparison.rows:
        about = row.outcome or row.attribute or row.key
        if about in seen:
            continue
        thing = _thing(row, worksheet, comparison, catalogue)
        if thing is not None:
            seen |= next((fact for fact in SAME_FACT if about in fact), frozenset({about}))
            yield thing


def _thing(
    row: DecisionRow, worksheet: Worksheet, comparison: DecisionComparison, catalogue: Catalogue
) -> Thing | None:
    if row.kind == "outcome":
        return _outcome(row, catalogue)
    if row.kind == "effect" and catalogue.attributes[row.attribute].kind == "rate":
        return _side_effect(row, catalogue)
    if row.kind == "count" and row.key in catalogue.attributes:
        return _count(row, catalogue)
    if row.key == "way":
        return _way(worksheet, comparison, catalogue)
    return None


def _outcome(row: DecisionRow, catalogue: Catalogue) -> Thing | None:
    """An outcome counts only where it speaks for her, and one study has a figure for each option."""
    levels = _levels_of_one_finding(row)
    if row.speaks != "yes" or levels is None:
        return None
    known, people, by_gain, months = levels
    outcome = catalogue.outcomes[row.outcome]
    return Thing(
        key=row.key,
        name=outcome.name,
        improvement=outcome.improvement or outcome.name,
        plain=outcome.plain,
        kind="months" if months else "share",
        at=row.at,
        happened=outcome.happened,
        by_gain=by_gain,
        scale=scale(row.key, known, people, more_is_better=outcome.better == "more"),
    )


def _levels_of_one_finding(
    row: DecisionRow,
) -> tuple[tuple[float, ...], tuple[int | None, ...], bool, bool] | None:
    """Return levels, people, whether one is worked out from a gain, and whether they are months; None without all."""
    cells = [cell for cell in row.cells if isinstance(cell, OutcomeCell)]
    common = set.intersection(*({figure.finding.id for figure in cell.figures} for cell in cells)) if cells else set()
    for key in sorted(common):
        figures = [next(figure for figure in cell.figures if figure.finding.id == key) for cell in cells]
        finding = figures[0].finding
        if finding.measure not in ("percent", "months"):
            continue
        base = next((side.value for side in finding.sides if side.value is not None), None)
        gain = (finding.gain.more or -(finding.gain.fewer or 0)) if finding.gain else None
        levels = [
            figure.side.value
            if figure.side.value is not None
            else None
            if base is None or gain is None
            else base + gain
            for figure in figures
        ]
        if any(level is None for level in levels):
            continue
        worked_out = any(figure.side.value is None for figure in figures)
        people = tuple(None if worked_out else figure.side.n for figure in figures)
        known = tuple(level for level in levels if level is not None)
        return known, people, worked_out, finding.measure == "months"
    return None


def _side_effect(row: DecisionRow, catalogue: Catalogue) -> Thing | None:
    cells = [cell for cell in row.cells if isinstance(cell, EffectCell)]
    if row.folded and not any(cell.effect for cell in cells):
        return None
    kind = catalogue.attributes[row.attribute]
    levels = tuple(_share(cell) for cell in cells)
    people = tuple(cell.effect.n if cell.effect and _share(cell) is not None else None for cell in cells)
    return Thing(
        key=row.attribute,
        name=kind.name,
        improvement=kind.less,
        plain=kind.plain,
        kind="share",
        scale=scale(row.attribute, levels, people),
    )


def _share(cell: EffectCell) -> float | None:
    """Return how many in 100 had it; what was measured or counted in another way than its row is not comparable."""
    if cell.effect is None:
        return 0.0 if cell.adds_nothing else None
    return None if {"measured", "counted"}.intersection(cell.odd) else cell.effect.any


def _count(row: DecisionRow, catalogue: Catalogue) -> Thing:
    kind = catalogue.attributes[row.key]
    cells = [cell for cell in row.cells if isinstance(cell, TextCell)]
    numbers = (0 if cell.adds_nothing and cell.cell.number is None else cell.cell.number for cell in cells)
    levels = tuple(None if number is None else float(number) for number in numbers)
    return Thing(
        key=row.key,
        name=kind.name,
        improvement=kind.less,
        plain=kind.plain,
        kind="count",
        unit=kind.unit,
        scale=scale(row.key, levels),
    )


def _way(worksheet: Worksheet, comparison: DecisionComparison, catalogue: Catalogue) -> Thing | None:
    """The ways of taking it, whose order is the person's own; until she has ordered them nothing is known."""
    ways = ways_in_order(worksheet, comparison, catalogue)
    if len(ways) < 2:
        return None
    ordered = set(ways) <= set(worksheet.values.way_order)
    taken = _ways(comparison, catalogue)
    levels = tuple(float(ways.index(each)) if ordered else None for each in taken)
    kind = catalogue.attributes["way"]
    return Thing(
        key="way",
        name=kind.name,
        improvement=kind.less,
        plain=kind.plain,
        kind="way",
        scale=Scale(attribute="way", levels=levels, best=0.0, worst=float(len(ways) - 1)),
    )


def _ways(comparison: DecisionComparison, catalogue: Catalogue) -> tuple[Way, ...]:
    return tuple(ways_of(comparison, catalogue).values())


def ways_in_order(worksheet: Worksheet, comparison: DecisionComparison | None, catalogue: Catalogue) -> tuple[Way, ...]:
    """Return the ways of taking the compared options: first as the person ordered them, then the rest."""
    present = set(_ways(comparison, catalogue)) if comparison else set()
    places = {key: index for index, key in enumerate(dict.fromkeys(worksheet.values.way_order))}
    return tuple(sorted((key for key in WAY_NAMES if key in present), key=lambda key: places.get(key, len(places))))


def _clinicians_view(worksheet: Worksheet, comparison: DecisionComparison) -> Iterator[Thing]:
    views = {view.option: EXPECTATION_LEVELS[view.expectation] for view in worksheet.values.views}
    if views:
        levels = tuple(views.get(option.id) for option in comparison.options)
        yield CLINICIANS_VIEW.evolve(scale=scale(CONTROL, levels))


CLINICIANS_VIEW = Thing(
    key=CONTROL,
    name=_("How well it is expected to work"),
    improvement=_("Expected to work better"),
    plain=_("What your clinician expects for you. It is a view, not a number from a study."),
    kind="view",
)


def _own(own: OwnThing, comparison: DecisionComparison) -> Thing:
    """Her own words: best for the option that fits them better; open for all until she or the visit says which."""
    keys = [option.id for option in comparison.options]
    spanned = None
    if own.fits in keys:
        levels: tuple[float | None, ...] = tuple(1.0 if key == own.fits else 0.0 for key in keys)
        spanned = Scale(attribute=own.key, levels=levels, best=1.0, worst=0.0)
    elif own.fits != "same":
        spanned = Scale(attribute=own.key, levels=(None,) * len(keys), best=1.0, worst=0.0)
    return Thing(key=own.key, name=own.text, improvement=own.text, kind="own", scale=spanned)


def _without_one_fact_twice(things: Sequence[Thing]) -> Iterator[Thing]:
    """Leave out the number of injections where it only repeats which options have any: the way says that already."""
    ways = next((thing.scale for thing in things if thing.key == "way"), None)
    for thing in things:
        if thing.key == "injections" and ways is not None and thing.scale is not None and _has_two_ends(thing.scale):
            continue
        yield thing


def _has_two_ends(spanned: Scale) -> bool:
    return all(level in (spanned.best, spanned.worst) for level in spanned.levels if level is not None)


def named(key: str, values: Values, catalogue: Catalogue) -> Thing | None:
    """Return in words what stands in an order, also when it cannot be weighed any more; None when nobody knows it."""
    if key == CONTROL:
        return CLINICIANS_VIEW
    if is_own(key):
        texts = (own.text for own in values.own if own.key == key)
        return next((Thing(key=key, name=text, improvement=text, kind="own") for text in texts), None)
    outcome = catalogue.outcomes.get(key.split(":")[1]) if key.startswith("outcome:") else None
    if outcome is not None:
        better = outcome.improvement or outcome.name
        return Thing(key=key, name=outcome.name, improvement=better, plain=outcome.plain, kind="share")
    kind = catalogue.attributes.get(key)
    if kind is None:
        return None
    return Thing(key=key, name=kind.name, improvement=kind.less, plain=kind.plain, kind="share", unit=kind.unit)


def names_of(keys: Iterable[str], worksheet: Worksheet, catalogue: Catalogue) -> list[str]:
    """Return the names of those that are known, in their order."""
    return [thing.name for key in keys if (thing := named(key, worksheet.values, catalogue)) is not None]
