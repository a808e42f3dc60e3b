"""Natural frequencies: how every figure is said, always in both frames and always of 100 people."""

from decimal import ROUND_HALF_UP, Decimal


def whole(value: float) -> int:
    """Round half up to a whole number, as people do (86.5 becomes 87)."""
    return int(_half_up(value, "1"))


def people(percent: float) -> str:
    """Say a percentage as people in 100; more than none never rounds to none, fewer than all never to all."""
    if 0 < percent < 0.5:
        return "fewer than 1 in 100"
    if 99.5 <= percent < 100:
        return "more than 99 in 100"
    return f"{whole(percent)} in 100"


def both_frames(percent: float) -> str:
    """Say how many had it and how many did not."""
    if 0 < percent < 0.5:
        return "fewer than 1 of 100 had it, more than 99 did not"
    if 99.5 <= percent < 100:
        return "more than 99 of 100 had it, fewer than 1 did not"
    had = whole(percent)
    return f"{had} of 100 had it, {100 - had} did not"


def months(value: float) -> str:
    """Say a time in months: whole from 10 on, with one decimal below where a month is a large share of it."""
    shown = f"{whole(value)}" if value >= 10 else f"{_half_up(value, '0.1')}".removesuffix(".0")
    return f"{shown} month" if shown == "1" else f"{shown} months"


def _half_up(value: float, last_place: str) -> Decimal:
    return Decimal(str(value)).quantize(Decimal(last_place), rounding=ROUND_HALF_UP)
