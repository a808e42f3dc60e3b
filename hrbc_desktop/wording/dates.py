"""Days in words, the same on every computer whatever its language, and on both sides of the ocean."""

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def near_day(day: date, today: date) -> str:
    """Write one of the next days briefly: “Today”, “Tomorrow”, “Fri 4”."""
    ahead = (day - today).days
    return ("Today", "Tomorrow")[ahead] if ahead in (0, 1) else f"{WEEKDAYS[day.weekday()]} {day.day}"


def spoken_date(day: date) -> str:
    """Write a day in words, such as “14 March 1968”."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
