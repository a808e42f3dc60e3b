"""Changes that a person makes to her order of what matters. Each is a pure function from worksheet to worksheet."""

from collections.abc import Sequence

from hrbc_desktop.domain.model.worksheet import CheckAnswer, OwnThing, Step, Weighed, Worksheet, is_own
from hrbc_desktop.domain.preferences.line_up import MOST_WEIGHED, is_mismatch
from hrbc_desktop.domain.preferences.offer import Offer


def with_attribute(worksheet: Worksheet, key: str, offer: Offer, *, on: bool) -> Worksheet:
    """Put something at the end of the order, or take it off; a full order stays as it is."""
    rows = worksheet.values.weighed
    if on == any(row.attribute == key for row in rows):
        return worksheet
    if not on:
        rows = tuple(row for row in rows if row.attribute != key)
    elif len(rows) < MOST_WEIGHED:
        rows = (*rows, Weighed(attribute=key))
    return _reordered(worksheet, rows, offer)


def moved(worksheet: Worksheet, key: str, by: int, offer: Offer) -> Worksheet:
    """Move something up (-1) or down (+1) in the order; at the ends it stays where it is."""
    rows = list(worksheet.values.weighed)
    here = next(index for index, row in enumerate(rows) if row.attribute == key)
    there = max(0, min(len(rows) - 1, here + by))
    rows.insert(there, rows.pop(here))
    return _reordered(worksheet, rows, offer)


def with_step(worksheet: Worksheet, key: str, step: Step | None, offer: Offer) -> Worksheet:
    """Say how much something matters next to the one above it."""
    rows = tuple(row.evolve(step=step) if row.attribute == key else row for row in worksheet.values.weighed)
    return _reordered(worksheet, rows, offer)


def with_limit(worksheet: Worksheet, key: str, limit: float | None) -> Worksheet:
    """Set the level past which the person would not accept an option, or take it back."""
    rows = tuple(row.evolve(limit=limit) if row.attribute == key else row for row in worksheet.values.weighed)
    return worksheet.evolve(values=worksheet.values.evolve(weighed=rows))


def with_way_order(worksheet: Worksheet, ways: Sequence[str]) -> Worksheet:
    """Put the ways of taking a treatment in order, from the one she likes most."""
    return worksheet.evolve(values=worksheet.values.evolve(way_order=tuple(ways)))


def with_own(worksheet: Worksheet, own: Sequence[str]) -> Worksheet:
    """Set what the person added herself; empty and repeated lines are left out, what she said of the others stays."""
    present = {thing.text: thing for thing in worksheet.values.own}
    free = (key for number in range(1, 100) if (key := f"own:{number}") not in {t.key for t in present.values()})
    texts = dict.fromkeys(line.strip() for line in own if line.strip())
    things = tuple(present.get(text) or OwnThing(key=next(free), text=text) for text in texts)
    keys = {thing.key for thing in things}
    weighed = tuple(row for row in worksheet.values.weighed if row.attribute in keys or not is_own(row.attribute))
    return worksheet.evolve(values=worksheet.values.evolve(own=things, weighed=weighed))


def with_own_fit(worksheet: Worksheet, key: str, fits: str | None) -> Worksheet:
    """Say which option fits something of her own better, “same” for all, or “ask”."""
    own = tuple(thing.evolve(fits=fits) if thing.key == key else thing for thing in worksheet.values.own)
    return worksheet.evolve(values=worksheet.values.evolve(own=own))


def with_check(worksheet: Worksheet, answer: CheckAnswer) -> Worksheet:
    """Note the answer to a check, in place of an earlier answer to the same one."""
    pair = (answer.gains, answer.gives_up)
    rest = tuple(check for check in worksheet.values.checks if (check.gains, check.gives_up) != pair)
    return worksheet.evolve(values=worksheet.values.evolve(checks=(*rest, answer)))


def _reordered(worksheet: Worksheet, rows: Sequence[Weighed], offer: Offer) -> Worksheet:
    """Return the worksheet with another order: weights belong to the changes shown now, misfitting checks are void."""
    anchored = tuple(
        row.evolve(shown_range=spanned.range) if (spanned := offer.scale(row.attribute)) else row for row in rows
    )
    fitting = tuple(check for check in worksheet.values.checks if not is_mismatch(check))
    return worksheet.evolve(values=worksheet.values.evolve(weighed=anchored, checks=fitting))
