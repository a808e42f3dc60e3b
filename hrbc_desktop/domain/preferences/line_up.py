"""How the compared options line up with a person's own answers."""

from collections.abc import Callable, Mapping, Sequence

from hrbc_desktop.domain.compare.comparison import WAY_NAMES, Way, injections_of, side_effect, visits_of, way
from hrbc_desktop.domain.model.content import Attribute, Catalogue, Option
from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.worksheet import CheckAnswer, Weighed, Worksheet, is_own
from hrbc_desktop.domain.preferences.monte_carlo import SPREAD, SPREAD_WHEN_SETTLING, Draws, shares_ahead
from hrbc_desktop.domain.preferences.swing_weights import (
    Bar,
    Check,
    Closeness,
    Scale,
    Tipping,
    carried_over,
    check,
    closeness,
    line_up,
    nearest_tipping,
    scale,
    stretch,
    weights,
)

ABOUT_THE_SAME = 5.0
"""People in 100: smaller differences between options are told as “about the same” and not weighed.

Chosen by us, because two studies of the same treatment often differ by as much, so that weighing less would weigh the
studies. If it moves, more or fewer side effects are offered for weighing; no figure changes.
"""

CONTROL = "control"
"""The attribute that exists only when a clinician has entered a view of how well the options are expected to work."""
CONTROL_ATTRIBUTE = Attribute(
    id=CONTROL,
    name="How well it is expected to work",
    less="Expected to work better",
    plain="What your clinician expects for you. It is a view, not a number from a study.",
    kind="way",
)
OWN_ATTRIBUTE = Attribute(
    id="own",
    name="Something of my own",
    less="What matters to me besides",
    plain="You put it in your own words.",
    kind="words",
)
EXPECTATION_LEVELS = {"better": 0.0, "same": 1.0, "less_well": 2.0, "cannot_say": None}

LEVEL = 1e-9
"""Bars whose lengths differ by less are equally long."""

FEWEST_WEIGHED, MOST_WEIGHED = 3, 6

NOT_SURE, TEAM = "not_sure", "team"


_COUNTED: Mapping[str, Callable[[Option, Catalogue], int | None]] = {"visits": visits_of, "injections": injections_of}


class Offer(FrozenModel):
    """What can be weighed for the compared options, and what cannot."""

    scales: tuple[Scale, ...]
    about_the_same: tuple[str, ...]
    not_known: tuple[str, ...]

    def scale(self, attribute: str) -> Scale | None:
        """Return the scale of one attribute, if it can be weighed."""
        return next((scale for scale in self.scales if scale.attribute == attribute), None)


def attribute(key: str, catalogue: Catalogue) -> Attribute:
    """Return the attribute `key`. Raises KeyError when there is none."""
    if key == CONTROL:
        return CONTROL_ATTRIBUTE
    return OWN_ATTRIBUTE if is_own(key) else catalogue.attributes[key]


def compared(worksheet: Worksheet, catalogue: Catalogue) -> tuple[Option, ...]:
    """Return the compared options that the catalogue knows, in the person's order."""
    return tuple(catalogue.options[key] for key in worksheet.options if key in catalogue.options)


def offer(worksheet: Worksheet, catalogue: Catalogue) -> Offer:
    """Return what differs between the compared options, and what is about the same or not known."""
    options = compared(worksheet, catalogue)
    scales, same, unknown = [], [], []
    for key in _attribute_keys(worksheet, catalogue):
        levels = _levels(key, options, worksheet, catalogue)
        known = [level for level in levels if level is not None]
        spanned = (
            _way_scale(options, worksheet, catalogue) if key == "way" else scale(key, levels, _people(key, options))
        )
        least = ABOUT_THE_SAME if attribute(key, catalogue).kind == "rate" else 0.0
        if spanned is not None and spanned.range >= least:
            scales.append(spanned)
        elif len(known) >= 2:
            same.append(key)
        elif known:
            unknown.append(key)
    return Offer(scales=tuple(scales), about_the_same=tuple(same), not_known=tuple(unknown))


def _attribute_keys(worksheet: Worksheet, catalogue: Catalogue) -> tuple[str, ...]:
    return ((CONTROL,) if worksheet.values.views else ()) + tuple(catalogue.attributes)


def _levels(
    key: str, options: Sequence[Option], worksheet: Worksheet, catalogue: Catalogue
) -> tuple[float | None, ...]:
    if key == CONTROL:
        views = {view.option: EXPECTATION_LEVELS[view.expectation] for view in worksheet.values.views}
        return tuple(views.get(option.id) for option in options)
    if key == "way":
        return tuple(float(list(WAY_NAMES).index(way(option, catalogue))) for option in options)
    if key in _COUNTED:
        counts = (_COUNTED[key](option, catalogue) for option in options)
        return tuple(None if count is None else float(count) for count in counts)
    effects = (side_effect(option, key) for option in options)
    return tuple(None if effect is None else effect.any for effect in effects)


def _people(key: str, options: Sequence[Option]) -> tuple[int | None, ...]:
    effects = (side_effect(option, key) for option in options)
    return tuple(None if effect is None else effect.n for effect in effects)


def _way_scale(options: Sequence[Option], worksheet: Worksheet, catalogue: Catalogue) -> Scale | None:
    """Span the ways of taking it, whose order is the person's own; until she has ordered them nothing is known."""
    ways = ways_in_order(worksheet, catalogue)
    if len(ways) < 2:
        return None
    ordered = set(ways) <= set(worksheet.values.way_order)
    levels = tuple(float(ways.index(way(option, catalogue))) if ordered else None for option in options)
    return Scale(attribute="way", levels=levels, best=0.0, worst=float(len(ways) - 1))


def ways_in_order(worksheet: Worksheet, catalogue: Catalogue) -> tuple[Way, ...]:
    """Return the ways of taking the compared options: first as the person ordered them, then the rest."""
    present = {way(option, catalogue) for option in compared(worksheet, catalogue)}
    places = {key: place for place, key in enumerate(dict.fromkeys(worksheet.values.way_order))}
    return tuple(sorted((key for key in WAY_NAMES if key in present), key=lambda key: places.get(key, len(places))))


class LineUp(FrozenModel):
    """The picture: a bar for each option, and how sure it is."""

    rows: tuple[Weighed, ...]
    scales: tuple[Scale, ...]
    weights: tuple[float, ...]
    bars: tuple[Bar, ...]
    shares: tuple[float, ...]
    """For each option, the share of draws in which it lines up most."""
    tipping: Tipping | None
    lacking: tuple[str, ...]
    """Attributes whose missing figures span more than the gap between the two options that are furthest ahead."""
    settling: bool
    """A check did not fit the weights, and the person left it so."""

    @property
    def ahead(self) -> tuple[int, int]:
        """The two options with the longest bars, unknown levels taken half way."""
        order = sorted(range(len(self.bars)), key=lambda option: (-self.bars[option].middle, option))
        return order[0], order[1]

    @property
    def closeness(self) -> Closeness:
        """How clearly the option with the longest bar lines up more than the others."""
        return "too_close" if self.lacking else closeness(self.shares[self.ahead[0]])

    @property
    def gap(self) -> float:
        """How much longer the longest bar is than the next."""
        first, second = self.ahead
        return self.bars[first].middle - self.bars[second].middle


def weigh(
    worksheet: Worksheet, catalogue: Catalogue, offered: Offer | None = None, draws: Draws | None = None
) -> LineUp | None:
    """Return how the options line up, or None while fewer than two options or nothing to weigh is chosen.

    `offered`: what `offer` returned for them, where it is at hand. `draws`: what was drawn for this worksheet before.
    """
    draws = draws or Draws()
    offered = offered or offer(worksheet, catalogue)
    asked = worksheet.values.weighed
    spans = tuple(offered.scale(row.attribute) for row in asked)
    scales = tuple(spanned for spanned in spans if spanned)
    options = len(compared(worksheet, catalogue))
    if options < 2 or not scales:
        return None
    steps = tuple(row.step for row in asked)
    shown = [row.shown_range for row in asked]
    now = [spanned.range if spanned else 0.0 for spanned in spans]
    all_weights = carried_over(weights(steps), shown, now)
    weighted = tuple(weight for weight, spanned in zip(all_weights, spans, strict=True) if spanned)
    stretches = tuple(stretch(*pair) for pair in zip(shown, now, strict=True))
    settling = any(is_mismatch(answer) for answer in worksheet.values.checks)
    spread = SPREAD_WHEN_SETTLING if settling else SPREAD
    picture = LineUp(
        rows=tuple(row for row, spanned in zip(asked, spans, strict=True) if spanned),
        scales=scales,
        weights=weighted,
        bars=line_up(scales, weighted, options),
        shares=draws.once(
            (spans, steps, stretches, options, spread),
            lambda: shares_ahead(spans, steps, stretches, options, spread, draws),
        ),
        tipping=None,
        lacking=(),
        settling=settling,
    )
    return picture.evolve(tipping=_tipping(picture), lacking=_lacking(picture))


def _tipping(picture: LineUp) -> Tipping | None:
    first, second = picture.ahead
    middles = [spanned.middles() for spanned in picture.scales]
    return nearest_tipping(picture.weights, [each[first] for each in middles], [each[second] for each in middles])


def _lacking(picture: LineUp) -> tuple[str, ...]:
    first, second = picture.ahead
    missing = [
        (spanned.attribute, weight)
        for spanned, weight in zip(picture.scales, picture.weights, strict=True)
        if spanned.attribute != "way" and (spanned.levels[first] is None or spanned.levels[second] is None)
    ]
    spans_more = missing and sum(weight for _, weight in missing) > picture.gap
    return tuple(key for key, _ in missing) if spans_more else ()


def is_past_limit(row: Weighed, spanned: Scale, option: int) -> bool:
    """Return whether an option is past the level that the person would not accept. It never removes an option."""
    level = spanned.levels[option]
    return row.limit is not None and level is not None and level > row.limit


def next_check(picture: LineUp) -> Check | None:
    """Return the check worth asking for the two options that are furthest ahead; None when there is none."""
    return check(picture.scales, picture.weights, *picture.ahead)


def is_mismatch(answer: CheckAnswer) -> bool:
    """Return whether an answered check does not fit the weights: “a” is ahead first, and “b” with the sides swapped."""
    return answer.first == "b" or answer.swapped == "a"
