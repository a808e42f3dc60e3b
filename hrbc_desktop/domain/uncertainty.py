"""How sure is the line-up? Two thousand seeded draws: the same worksheet always gives the same answer."""

import hashlib
import random
from collections.abc import Sequence
from functools import lru_cache

from hrbc_desktop.domain.weighing import NOT_ANSWERED, STEP_RANGES, Scale
from hrbc_desktop.domain.worksheet import Step

DRAWS = 2000
SPREAD = 0.4
"""Standard deviation of the log weights: people's answers to such questions move about this much."""
SPREAD_WHEN_SETTLING = 0.8
"""The same when a check did not fit the weights and the person left it so."""


def shares_ahead(
    scales: Sequence[Scale | None],
    steps: Sequence[Step | None],
    stretches: Sequence[float],
    options: int,
    spread: float = SPREAD,
) -> tuple[float, ...]:
    """Return, for each option, the share of draws in which it lines up most; options that are level share a draw.

    Each draw takes the ladder steps from within their words, the weights with log-normal noise, every observed share
    of people from its Jeffreys posterior, and unknown levels anywhere on the scale. `stretches` is the present range of
    each attribute over the range that was shown when the person answered. An attribute without a scale no longer
    differs: it only hands the weight down to the next.
    """
    ahead = [0.0] * options
    noise = _weight_noise(len(scales))
    outcomes = _outcome_draws(tuple(spanned for spanned in scales if spanned), options)
    ranges = [STEP_RANGES[step or NOT_ANSWERED] for step in steps]
    for (uniforms, logs), columns in zip(noise, outcomes, strict=True):
        swing = 1.0
        drawn = []
        for k, (low, high) in enumerate(ranges):
            if k:
                swing *= low + (high - low) * uniforms[k]
            if scales[k] is not None:
                drawn.append(swing * stretches[k] * logs[k] ** spread)
        totals = [sum(w * v for w, v in zip(drawn, values, strict=True)) for values in columns]
        foremost = [option for option, total in enumerate(totals) if total == max(totals)]
        for option in foremost:
            ahead[option] += 1 / len(foremost)
    return tuple(number / DRAWS for number in ahead)


def _seed(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")


@lru_cache(maxsize=16)
def _weight_noise(attributes: int) -> tuple[tuple[tuple[float, ...], tuple[float, ...]], ...]:
    """For every draw: a uniform number and a log-normal factor (sigma 1) for each attribute."""
    draw = random.Random(_seed(f"weights of {attributes}"))  # noqa: S311 - a simulation, not a secret
    return tuple(
        (
            tuple(draw.random() for _ in range(attributes)),
            tuple(draw.lognormvariate(0, 1) for _ in range(attributes)),
        )
        for _ in range(DRAWS)
    )


@lru_cache(maxsize=16)
def _outcome_draws(scales: tuple[Scale, ...], options: int) -> tuple[tuple[tuple[float, ...], ...], ...]:
    """For every draw and option: the value of each attribute. These do not depend on the person's weights."""
    by_level = [[_value_draws(attribute, option) for attribute in scales] for option in range(options)]
    return tuple(
        tuple(tuple(column[number] for column in by_level[option]) for option in range(options))
        for number in range(DRAWS)
    )


def _value_draws(attribute: Scale, option: int) -> list[float]:
    level = attribute.levels[option]
    draw = random.Random(_seed(f"{attribute.attribute} {option} {level}"))  # noqa: S311 - as above
    if level is None:
        return [draw.random() for _ in range(DRAWS)]
    observed_in = attribute.people[option] if attribute.people else None
    if observed_in is None:
        return [attribute.value(level)] * DRAWS
    events = observed_in * level / 100
    return [attribute.value(100 * draw.betavariate(events + 0.5, observed_in - events + 0.5)) for _ in range(DRAWS)]
