"""HER2: negative alone does not say which kind, and 2+ needs a second test."""

from collections.abc import Sequence
from typing import NamedTuple

from hrbc_desktop.fhir.read.newest_wins import newest
from hrbc_desktop.fhir.read.result import NotUnderstood, Reading
from hrbc_desktop.translation import _

_KINDS = frozenset({"zero", "ultralow", "low"})
_OPEN = frozenset({"two_plus", "two_plus_open"})
"""2+, whose second test (ISH) is open until one is found."""


class Her2(NamedTuple):
    """What all HER2 results together say."""

    reading: Reading | None = None
    notes: tuple[str, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()


def her2_of(readings: Sequence[Reading]) -> Her2:
    """Return the answer to the HER2 question."""
    positive = [reading for reading in readings if reading.key == "positive"]
    negative = [reading for reading in readings if reading.key != "positive" and not _is_settled(reading, positive)]
    if not positive:
        return _kind(negative)
    last, note = newest([*positive, *(reading.evolve(key="negative") for reading in negative)], "HER2")
    notes = (note,) if note else ()
    if last is None:
        return Her2(notes=notes)
    if last.key == "positive":
        return Her2(reading=last, notes=notes)
    kind = _kind(negative)
    return kind._replace(notes=(*notes, *kind.notes))


def _is_settled(reading: Reading, positive: Sequence[Reading]) -> bool:
    """Return whether a second test done then or later made 2+ positive."""
    return reading.key in _OPEN and any(test.when.latest >= reading.when.earliest for test in positive)


def _kind(negative: Sequence[Reading]) -> Her2:
    if not negative:
        return Her2()
    second_tests = [reading for reading in negative if reading.key == "ish_negative"]
    settled = [_settled(reading, second_tests) for reading in negative]
    telling = [reading for reading in settled if reading.key in _KINDS or reading.key in _OPEN]
    if not telling:
        text = negative[-1].text
        why = _("It is HER2-negative, but the file does not say whether it is 0, ultralow or low.")
        return Her2(not_understood=(NotUnderstood(text=text, why=why),))
    last, note = newest(telling, "HER2")
    notes = (note,) if note else ()
    if last is not None and last.key in _OPEN:
        return Her2(reading=last.evolve(key="two_plus_open"), notes=notes)
    return Her2(reading=last, notes=notes)


def _settled(reading: Reading, second_tests: Sequence[Reading]) -> Reading:
    """Return 2+ as low when a second test (ISH) done then or later is negative: “1+, or 2+ with ISH−”."""
    if reading.key not in _OPEN:
        return reading
    is_low = any(test.when.latest >= reading.when.earliest for test in second_tests)
    return reading.evolve(key="low") if is_low else reading
