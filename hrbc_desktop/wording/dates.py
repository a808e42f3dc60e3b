"""Days and times in words, the same on every computer whatever its language, and on both sides of the ocean."""

from datetime import date, datetime, time, timedelta

from hrbc_desktop.translation import _

MONTHS = (
    _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"), _("August"),
    _("September"), _("October"), _("November"), _("December"),
)  # fmt: skip

WEEKDAYS = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))


def near_day(day: date, today: date) -> str:
    """Write one of the next days briefly: “Today”, “Tomorrow”, “Fri 4”."""
    ahead = (day - today).days
    return (_("Today"), _("Tomorrow"))[ahead] if ahead in (0, 1) else f"{WEEKDAYS[day.weekday()]} {day.day}"


def spoken_date(day: date) -> str:
    """Write a day in words, such as “14 March 1968”."""
    return _("{day} {month} {year}").format(day=day.day, month=MONTHS[day.month - 1], year=day.year)


def short_date(day: date) -> str:
    """Write a day for a list: “14 Mar 1968”."""
    return _("{day} {month} {year}").format(day=day.day, month=MONTHS[day.month - 1][:3], year=day.year)


def spoken_time(moment: time) -> str:
    """Write a time of day: “10:30”."""
    return f"{moment:%H:%M}"


def spoken_moment(moment: datetime) -> str:
    """Write date and time with the zone, such as “1 December 2026, 19:42 UTC−05:00”."""
    return f"{spoken_date(moment)}, {_time_with_zone(moment)}"


def short_moment(moment: datetime) -> str:
    """Write the same where there is little room: “1 Dec 2026, 19:42 UTC−05:00”."""
    return f"{short_date(moment)}, {_time_with_zone(moment)}"


def _time_with_zone(moment: datetime) -> str:
    zone = moment.strftime("%z")
    return f"{spoken_time(moment.timetz())} UTC{zone[0].replace('-', '−')}{zone[1:3]}:{zone[3:5]}"


def since(moment: datetime, now: datetime) -> str:
    """Write when something happened, as seen from `now` in the same zone: “Today 10:42”, “Yesterday”, “19 Nov”."""
    day, today = moment.date(), now.date()
    if day == today:
        return _("Today {time}").format(time=spoken_time(moment.time()))
    if day == today - timedelta(days=1):
        return _("Yesterday")
    return short_date(day).removesuffix(f" {today.year}")
