"""Natural frequencies: how every figure is said, always in both frames and always of 100 people."""

from decimal import ROUND_HALF_UP, Decimal


def whole(value: float) -> int:
    """Round half up to a whole number, as people do (86.5 becomes 87)."""
    return int(_half_up(value, "1"))


def people(percent: float) -> str:
    """Say a percentage as people in 100; more than none never rounds to none, fewer than all never to all."""
    return f"{_with(percent)} in 100"


def both_frames(percent: float) -> str:
    """Say how many had it and how many did not."""
    return f"{_with(percent)} of 100 had it, {people_without(percent)} did not"


def people_without(percent: float) -> str:
    """Say how many of 100 people are not among the `percent`."""
    if 0 < percent < 0.5:
        return "more than 99"
    return "fewer than 1" if 99.5 <= percent < 100 else f"{100 - whole(percent)}"


def _with(percent: float) -> str:
    if 0 < percent < 0.5:
        return "fewer than 1"
    return "more than 99" if 99.5 <= percent < 100 else f"{whole(percent)}"


def months(value: float) -> str:
    """Say a time in months: whole from 10 on, with one decimal below where a month is a large share of it."""
    shown = f"{whole(value)}" if value >= 10 else f"{_half_up(value, '0.1')}".removesuffix(".0")
    return f"{shown} month" if shown == "1" else f"{shown} months"


def _half_up(value: float, last_place: str) -> Decimal:
    return Decimal(str(value)).quantize(Decimal(last_place), rounding=ROUND_HALF_UP)
