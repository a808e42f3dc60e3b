"""What is said of a number that was typed and not understood."""

from hrbc_desktop.translation import _


def whole_number_between(low: int, high: int) -> str:
    """Ask for a whole number within its bounds."""
    return _("Write a whole number from {low} to {high}.").format(low=f"{low:,}", high=f"{high:,}")


def either_number(one: int, other: int) -> str:
    """Ask which of two numbers is meant."""
    return _("Is that {one} or {other}? Please write it without commas and points.").format(one=one, other=other)
