"""How sure is the line-up? Two thousand seeded draws: the same worksheet always gives the same answer."""

import hashlib
import random
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache, partial, reduce
from itertools import repeat
from operator import add, mul, sub
from typing import Any, TypeVar

from hrbc_desktop.domain.model.worksheet import Step
from hrbc_desktop.domain.preferences.swing_weights import NOT_ANSWERED, STEP_RANGES, Scale

DRAWS = 2000
"""Chosen by us, because the share of draws then has a standard error of at most 0.011, well below the distance between
the limits of `closeness`, and a line-up still takes a few milliseconds."""
SPREAD = 0.4
"""Standard deviation of the natural logarithm of a weight (no unit): two thirds of the draws are within a factor 1.5.

Chosen by us, because no study of this ladder says how far its answers move when they are asked again. If it moves: over
150 worksheets of random options and orders, 0.3 changes the word that a person reads in 9, 0.5 in 10 and 0.8 in 35.
"""
SPREAD_WHEN_SETTLING = 0.8
"""The same when a check did not fit the weights and the person left it so (a factor of 2.2).

Chosen by us: twice `SPREAD`, because her own two answers then differ by more than the ladder's words.
"""


Drawn = TypeVar("Drawn")
Column = Sequence[float]
"""One number for each draw."""

_MOST_KEPT = 128
"""Columns that one worksheet keeps, each of `DRAWS` numbers."""


class Draws:
    """What was drawn for one worksheet, so that its next answer need not draw it again. It goes with the worksheet."""

    def __init__(self) -> None:
        self._results: OrderedDict[Hashable, Any] = OrderedDict()

    def once(self, rests_on: Hashable, work: Callable[[], Drawn]) -> Drawn:
        """Return what `work` gives, worked out the first time for what it rests on."""
        drawn: Drawn = self._results[rests_on] if rests_on in self._results else work()
        self._results[rests_on] = drawn
        self._results.move_to_end(rests_on)
        if len(self._results) > _MOST_KEPT:
            self._results.popitem(last=False)
        return drawn


def shares_ahead(
    scales: Sequence[Scale | None],
    steps: Sequence[Step | None],
    stretches: Sequence[float],
    options: int,
    spread: float = SPREAD,
    draws: Draws | None = None,
) -> tuple[float, ...]:
    """Return, for each option, the share of draws in which it lines up most; options that are level share a draw.

    Each draw takes the ladder steps from within their words, the weights with log-normal noise, every observed share
    of people from its Jeffreys posterior, and unknown levels anywhere on the scale. `stretches` is the present range of
    each attribute over the range that was shown when the person answered. An attribute without a scale no longer
    differs: it only hands the weight down to the next. `draws`: what was drawn for this worksheet before.
    """
    draws = draws or Draws()
    weighted = _weight_draws(scales, steps, stretches, spread)
    differing = [spanned for spanned in scales if spanned]
    values = [
        [draws.once((each, option), partial(_value_draws, each, option)) for each in differing]
        for option in range(options)
    ]
    leads = [_totals(weighted, _lead(value, values[0])) for value in values[1:]]
    ahead = [0.0] * options
    for drawn in zip([0.0] * DRAWS, *leads, strict=True):
        most = max(drawn)
        level = drawn.count(most)
        if level == 1:
            ahead[drawn.index(most)] += 1
            continue
        for option, total in enumerate(drawn):
            if total == most:
                ahead[option] += 1 / level
    return tuple(number / DRAWS for number in ahead)


def _lead(value: Sequence[Column], first: Sequence[Column]) -> list[Column]:
    """How much more an option gives than the first one in every draw: who is ahead depends on nothing else."""
    return [list(map(sub, *pair)) for pair in zip(value, first, strict=True)]


def _totals(weighted: Sequence[Column], leads: Sequence[Column]) -> Column:
    products = [map(mul, weights, column) for weights, column in zip(weighted, leads, strict=True)]
    return list(reduce(partial(map, add), products)) if products else [0.0] * DRAWS


def _weight_draws(
    scales: Sequence[Scale | None],
    steps: Sequence[Step | None],
    stretches: Sequence[float],
    spread: float,
) -> list[Column]:
    """For each attribute that still differs: its weight in every draw."""
    swings = [1.0] * DRAWS
    drawn: list[Column] = []
    for k, (uniforms, factors) in enumerate(_weight_noise(len(scales), spread)):
        if k:
            swings = list(map(mul, swings, _within(steps[k] or NOT_ANSWERED, uniforms)))
        if scales[k] is not None:
            stretched = swings if stretches[k] == 1 else map(mul, swings, repeat(stretches[k]))
            drawn.append(list(map(mul, stretched, factors)))
    return drawn


def _within(step: Step, uniforms: Column) -> Column:
    """A ratio within the words of a ladder step in every draw."""
    low, high = STEP_RANGES[step]
    return [low + (high - low) * uniform for uniform in uniforms]


def _seed(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")


@lru_cache(maxsize=16)
def _weight_noise(attributes: int, spread: float) -> tuple[tuple[Column, Column], ...]:
    """For each attribute: a uniform number and a log-normal factor (sigma `spread`) in every draw, alike for all."""
    draw = random.Random(_seed(f"weights of {attributes}"))  # noqa: S311 - a simulation, not a secret
    drawn = [
        (
            [draw.random() for _ in range(attributes)],
            [draw.lognormvariate(0, 1) ** spread for _ in range(attributes)],
        )
        for _ in range(DRAWS)
    ]
    uniforms, factors = zip(*drawn, strict=True)
    return tuple(zip(zip(*uniforms, strict=True), zip(*factors, strict=True), strict=True))


def _value_draws(attribute: Scale, option: int) -> Column:
    """The value of an option in every draw. It does not depend on the person's weights."""
    level = attribute.levels[option]
    draw = random.Random(_seed(f"{attribute.attribute} {option} {level}"))  # noqa: S311 - as above
    if level is None:
        return [draw.random() for _ in range(DRAWS)]
    observed_in = attribute.people[option] if attribute.people else None
    if observed_in is None:
        return [attribute.value(level)] * DRAWS
    events = observed_in * level / 100
    return [attribute.value(100 * draw.betavariate(events + 0.5, observed_in - events + 0.5)) for _ in range(DRAWS)]
