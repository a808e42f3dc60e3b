"""How the compared options line up with a person's own answers."""

from math import fsum

from hrbc_desktop.domain.compare.decision_comparison import compare_worksheet
from hrbc_desktop.domain.model.content import Catalogue, Option
from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.worksheet import CheckAnswer, Weighed, Worksheet
from hrbc_desktop.domain.preferences.monte_carlo import SPREAD, SPREAD_WHEN_SETTLING, Draws, shares_ahead
from hrbc_desktop.domain.preferences.offer import Offer, Thing, offer
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
    stretch,
    weights,
)

LEVEL = 1e-9
"""Bars whose lengths differ by less are equally long."""

FEWEST_WEIGHED, MOST_WEIGHED = 3, 6
"""Things in an order. Nothing is said of a line-up before there are three: with fewer, one answer decides it alone."""

NOT_SURE, TEAM = "not_sure", "team"


def compared(worksheet: Worksheet, catalogue: Catalogue) -> tuple[Option, ...]:
    """Return the compared options that the catalogue knows, in the person's order."""
    return tuple(catalogue.options[key] for key in worksheet.options if key in catalogue.options)


class LineUp(FrozenModel):
    """The picture: a bar for each option, and how sure it is."""

    options: tuple[str, ...]
    """The ids of the options, in the order of the bars."""
    rows: tuple[Weighed, ...]
    things: tuple[Thing, ...]
    weights: tuple[float, ...]
    bars: tuple[Bar, ...]
    shares: tuple[float, ...]
    """For each option, the share of draws in which it lines up most."""
    tipping: Tipping | None
    missing_figures: tuple[str, ...]
    """Keys of things whose missing figures span more than the gap between the two options that are furthest ahead."""
    open_own: tuple[str, ...]
    """Keys of her own things of which nobody said which option fits better, where that spans more than the gap."""
    is_inconsistent: bool
    """A check did not fit the weights, and the person left it so."""

    @property
    def scales(self) -> tuple[Scale, ...]:
        """The scale of each thing."""
        return tuple(thing.scale for thing in self.things if thing.scale is not None)

    @property
    def ahead(self) -> tuple[int, int]:
        """The two options with the longest bars, unknown levels taken half way."""
        order = sorted(range(len(self.bars)), key=lambda option: (-self.bars[option].middle, option))
        return order[0], order[1]

    @property
    def closeness(self) -> Closeness:
        """How clearly the option with the longest bar lines up more than the others."""
        return "too_close" if self.missing_figures or self.open_own else closeness(self.shares[self.ahead[0]])

    @property
    def gap(self) -> float:
        """How much longer the longest bar is than the next."""
        first, second = self.ahead
        return self.bars[first].middle - self.bars[second].middle


def weigh(worksheet: Worksheet, offered: Offer, draws: Draws | None = None) -> LineUp | None:
    """Return how the options line up; None before she said which way she leans and put three things in order.

    `draws`: what was drawn for this worksheet before.
    """
    asked = worksheet.values.weighed
    found = tuple(offered.thing(row.attribute) for row in asked)
    things = tuple(thing for thing in found if thing)
    if worksheet.values.leaning is None or len(things) < FEWEST_WEIGHED:
        return None
    draws = draws or Draws()
    spans = tuple(thing.scale if thing else None for thing in found)
    steps = tuple(row.step for row in asked)
    shown = [row.shown_range for row in asked]
    now = [spanned.range if spanned else 0.0 for spanned in spans]
    all_weights = carried_over(weights(steps), shown, now)
    weighted = tuple(weight for weight, spanned in zip(all_weights, spans, strict=True) if spanned)
    stretches = tuple(stretch(*pair) for pair in zip(shown, now, strict=True))
    is_inconsistent = any(is_mismatch(answer) for answer in worksheet.values.checks)
    spread = SPREAD_WHEN_SETTLING if is_inconsistent else SPREAD
    options = len(offered.options)
    picture = LineUp(
        options=offered.options,
        rows=tuple(row for row, thing in zip(asked, found, strict=True) if thing),
        things=things,
        weights=weighted,
        bars=line_up([spanned for spanned in spans if spanned], weighted, options),
        shares=draws.once(
            (spans, steps, stretches, options, spread),
            lambda: shares_ahead(spans, steps, stretches, options, spread, draws),
        ),
        tipping=None,
        missing_figures=(),
        open_own=(),
        is_inconsistent=is_inconsistent,
    )
    open_keys = _open_keys(picture)
    return picture.evolve(
        tipping=_tipping(picture),
        missing_figures=tuple(thing.key for thing in things if thing.key in open_keys and thing.kind != "own"),
        open_own=tuple(thing.key for thing in things if thing.key in open_keys and thing.kind == "own"),
    )


def line_up_of(worksheet: Worksheet, catalogue: Catalogue) -> LineUp | None:
    """Return how the options of a worksheet line up, where nothing is at hand yet of what that rests on."""
    return weigh(worksheet, offer(worksheet, compare_worksheet(worksheet, catalogue), catalogue))


def _tipping(picture: LineUp) -> Tipping | None:
    first, second = picture.ahead
    middles = [spanned.middles() for spanned in picture.scales]
    return nearest_tipping(picture.weights, [each[first] for each in middles], [each[second] for each in middles])


def _open_keys(picture: LineUp) -> frozenset[str]:
    """Return what is open for one of the two foremost options, if together it weighs more than the gap between them."""
    first, second = picture.ahead
    missing = [
        (spanned.attribute, weight)
        for spanned, weight in zip(picture.scales, picture.weights, strict=True)
        if spanned.attribute != "way" and (spanned.levels[first] is None or spanned.levels[second] is None)
    ]
    spans_more = fsum(weight for _, weight in missing) > picture.gap
    return frozenset(key for key, _ in missing) if spans_more else frozenset()


def is_past_limit(row: Weighed, spanned: Scale, option: int) -> bool:
    """Return whether an option is past the level that the person would not accept. It never removes an option."""
    level = spanned.levels[option]
    if row.limit is None or level is None:
        return False
    return level > row.limit if spanned.best < spanned.worst else level < row.limit


def next_check(picture: LineUp) -> Check | None:
    """Return the check worth asking for the two options that are furthest ahead; None when there is none."""
    return check(picture.scales, picture.weights, *picture.ahead)


def is_mismatch(answer: CheckAnswer) -> bool:
    """Return whether an answered check does not fit the weights: “a” is ahead first, and “b” with the sides swapped."""
    return answer.first == "b" or answer.swapped == "a"
