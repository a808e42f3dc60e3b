"""Measured numbers, and the answers between whose limits they fall. A number that may fall into two is no answer."""

import re
from typing import NamedTuple

from hrbc_desktop.fhir.read.models import Quantity, Range, Valued

_NUMBER = r"(\d{1,4}(?:[.,]\d{1,4})?)"
_UNIT = r"\s*(%|percent|cm|mm)?"
_WRITTEN = re.compile(rf"(<=|>=|<|>|≤|≥)?\s*{_NUMBER}{_UNIT}", re.ASCII | re.IGNORECASE)
_WRITTEN_RANGE = re.compile(rf"{_NUMBER}\s*%?\s*(?:-|–|to)\s*{_NUMBER}{_UNIT}", re.ASCII | re.IGNORECASE)
_ABOUT = re.compile(
    rf"(?:ca\.?|circa|about|approx(?:\.|imately)?|etwa|env\.?|environ|~|≈)\s*{_NUMBER}{_UNIT}", re.ASCII | re.IGNORECASE
)
_FRACTION = re.compile(r"(\d{1,3})\s*(?:/|of|out of|von|sur|de|di)\s*(\d{1,3})", re.ASCII | re.IGNORECASE)
_LEAST_ABOUT, _MOST_ABOUT = 0.75, 1.35
"""Chosen by us: “about 12” may be 9 or 16. Where that reaches two answers, it is none."""
_COMPARATORS = {"≤": "<=", "≥": ">="}


class Span(NamedTuple):
    """Numbers from `low` to `high`; an open end is not itself part of it."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def holds(self, other: "Span") -> bool:
        """Return whether every number of `other` is in this one."""
        above = other.low > self.low or (other.low == self.low and (other.low_open or not self.low_open))
        below = other.high < self.high or (other.high == self.high and (other.high_open or not self.high_open))
        return above and below


class BandScale(NamedTuple):
    """The answers to a question about a number, from low to high, and what each unit is divided by."""

    bands: dict[str, Span]
    units: dict[str, float]

    @property
    def whole(self) -> Span:
        """From the lowest number that can be to the highest."""
        spans = tuple(self.bands.values())
        return Span(spans[0].low, spans[-1].high, spans[0].low_open, spans[-1].high_open)


_COUNT = {"": 1.0}
_PERCENT = {"%": 1.0, "percent": 1.0}

KI67 = BandScale({"under_20": Span(1, 20, high_open=True), "20_or_more": Span(20, 100)}, _PERCENT)
"""Under 1 % is more likely a share of one than so few cells; it is asked back."""
ER_PERCENT = BandScale(
    {"negative": Span(0, 1, high_open=True), "low": Span(1, 10), "positive": Span(10, 100, low_open=True)}, _PERCENT
)
"""ASCO/CAP guideline update of 2020: under 1 % negative, 1 to 10 % low positive. It has no low positive for PR."""
TUMOR_SIZE = BandScale(
    {
        "up_to_2": Span(0, 2, low_open=True),
        "two_to_5": Span(2, 5, low_open=True, high_open=True),
        "over_5": Span(5, 20),
    },
    {"cm": 1.0, "mm": 10.0},
)
"""20 cm: beyond it a unit was mistaken, or a registry wrote a code (988 to 999)."""
NODES = BandScale({"none": Span(0, 0), "one_to_three": Span(1, 3), "four_or_more": Span(4, 89)}, _COUNT)
"""90 and more are codes of registries: no number, not looked at, unknown."""
ONCOTYPE = BandScale({"up_to_10": Span(0, 10), "11_to_25": Span(11, 25), "26_or_more": Span(26, 100)}, _COUNT)
ECOG = BandScale(
    {"fully": Span(0, 0), "light": Span(1, 1), "half_the_day": Span(2, 2), "mostly_resting": Span(3, 4)}, _COUNT
)


def band_of(part: Valued, scale: BandScale) -> str | None:
    """Return the answer within whose limits the measured value lies for certain, or None."""
    measured = _about(part, scale) or _span(part, scale)
    if measured is None or not scale.whole.holds(measured):
        return None
    return next((key for key, band in scale.bands.items() if band.holds(measured)), None)


def _about(part: Valued, scale: BandScale) -> Span | None:
    about = _ABOUT.fullmatch((part.value_string or "").strip())
    middle = _in_unit(Quantity(value=_number(about[1]), unit=(about[2] or "").casefold()), scale) if about else None
    return Span(middle * _LEAST_ABOUT, middle * _MOST_ABOUT) if middle is not None else None


def _span(part: Valued, scale: BandScale) -> Span | None:
    measured = part.value_range or _written_range(part)
    if measured is not None:
        low, high = (_in_unit(end, scale) for end in (measured.low, measured.high))
        return Span(low, high) if low is not None and high is not None and low <= high else None
    quantity = _quantity(part)
    number = _in_unit(quantity, scale) if quantity else None
    if quantity is None or number is None:
        return None
    low, high, low_open, high_open = scale.whole
    match _COMPARATORS.get(quantity.comparator, quantity.comparator):
        case "":
            return Span(number, number)
        case "<" | "<=" as sign:
            return Span(low, number, low_open, sign == "<")
        case ">" | ">=" as sign:
            return Span(number, high, sign == ">", high_open)
        case _:
            return None


def _quantity(part: Valued) -> Quantity | None:
    if part.value_quantity is not None:
        return part.value_quantity
    if part.value_integer is not None:
        return Quantity(value=part.value_integer)
    text = (part.value_string or "").strip()
    if (share := _FRACTION.fullmatch(text)) and int(share[1]) <= int(share[2]):
        return Quantity(value=int(share[1]))
    written = _WRITTEN.fullmatch(text)
    if written is None:
        return None
    comparator, number, unit = written.groups(default="")
    return Quantity(value=_number(number), comparator=comparator, unit=unit.casefold())


def _written_range(part: Valued) -> Range | None:
    written = _WRITTEN_RANGE.fullmatch((part.value_string or "").strip())
    if written is None:
        return None
    low, high, unit = written.groups(default="")
    ends = [Quantity(value=_number(end), unit=unit.casefold()) for end in (low, high)]
    return Range(low=ends[0], high=ends[1])


def _number(written: str) -> float:
    return float(written.replace(",", "."))


def _in_unit(quantity: Quantity, scale: BandScale) -> float | None:
    unit = (quantity.code or quantity.unit).casefold()
    if unit == "1" or (unit.startswith("{") and unit.endswith("}")):
        unit = ""  # UCUM: a number without a unit, with or without a remark
    if quantity.value is None or unit not in scale.units:
        return None
    return quantity.value / scale.units[unit]
