"""Natural frequencies: how every figure is said, always of 100 people."""

from decimal import ROUND_HALF_UP, Decimal

from hrbc_desktop.translation import _


def whole(value: float) -> int:
    """Round half up to a whole number, as people do (86.5 becomes 87)."""
    return int(_half_up(value, "1"))


def people(percent: float) -> str:
    """Say a percentage (0 to 100) as people of 100; some are never rounded to none, nor not quite all to all."""
    return _("{number} of 100").format(number=people_alone(percent))


def people_alone(percent: float) -> str:
    """Say how many of 100 people a percentage (0 to 100) is, without the hundred."""
    if 0 < percent <= 0.5:
        return _("fewer than 1")
    return _("more than 99") if 99.5 <= percent < 100 else f"{whole(percent)}"


def people_without(percent: float) -> str:
    """Say how many of 100 people are not among the `percent`; the two always add up to 100."""
    if 0 < percent <= 0.5:
        return _("more than 99")
    return _("fewer than 1") if 99.5 <= percent < 100 else f"{100 - whole(percent)}"


def months(value: float) -> str:
    """Say a time in months: whole from 10 on, with one decimal below where a month is a large share of it."""
    shown = f"{whole(value)}" if value >= 10 else f"{_half_up(value, '0.1')}".removesuffix(".0")
    return _("{n} month").format(n=shown) if shown == "1" else _("{n} months").format(n=shown)


def _half_up(value: float, last_place: str) -> Decimal:
    return Decimal(str(value)).quantize(Decimal(last_place), rounding=ROUND_HALF_UP)
