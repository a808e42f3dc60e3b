"""The words for a figure: always of 100 people, always both who had it and who did not, and always in whom and when.

The one author of these sentences: the screen, the sheet, the letter and the command line show them as they are.
"""

from hrbc_desktop.domain.model.figure_snapshot import FigureSnapshot
from hrbc_desktop.translation import _, ngettext
from hrbc_desktop.wording.frequencies import months, people, people_alone, people_without, whole
from hrbc_desktop.wording.text import sentence


def dots_sentence(had: float | None, severe: float | None, low: float | None = None, high: float | None = None) -> str:
    """Say what a picture of a hundred people shows, all in percent; nothing when no figure is known."""
    sentences = []
    if had is not None:
        sentences.append(_both_frames(had))
    elif low is not None and high is not None:
        sentences.append(_("Between {low} and {high} of 100 had it.").format(low=whole(low), high=whole(high)))
    if severe is not None:
        sentences.append(sentence(_had_it_badly(severe)))
    return " ".join(sentences)


def snapshot_words(snapshot: FigureSnapshot) -> str:
    """Say a figure as the pages of a signed revision showed it, rounded as they round."""
    against = ""
    if snapshot.against is not None:
        against = _("against {number} in the comparison group").format(number=_measured_in(snapshot, snapshot.against))
    parts = (_main(snapshot), _severe(snapshot.severe), against)
    return ", ".join(filter(None, parts)) or _("not known")


def count_words(number: int, unit: str) -> str:
    """Say a number of days; `unit` is their plural, such as “days”."""
    if number == 0:
        return _("None")
    one_or_more = unit.removesuffix("s") if number == 1 else unit
    return _("About {number} {unit}").format(number=number, unit=one_or_more).strip()


def _both_frames(percent: float) -> str:
    had, had_not = people(percent), people_without(percent)
    return sentence(_("{had} had it, {had_not} did not").format(had=had, had_not=had_not))


def _had_it_badly(percent: float) -> str:
    return _("{number} had it badly").format(number=people(percent))


def _severe(percent: float | None) -> str:
    if percent is None:
        return ""
    return _("none severe") if percent == 0 else _("{number} severe").format(number=people_alone(percent))


def _main(snapshot: FigureSnapshot) -> str:
    if snapshot.value is not None:
        return _measured_in(snapshot, snapshot.value)
    if snapshot.low is not None and snapshot.high is not None:
        return _("{low} to {high} of 100").format(low=whole(snapshot.low), high=whole(snapshot.high))
    if snapshot.difference is not None:
        size = _measured_in(snapshot, abs(snapshot.difference))
        return _("{size} more").format(size=size) if snapshot.difference > 0 else _("{size} fewer").format(size=size)
    return ""


def _measured_in(snapshot: FigureSnapshot, value: float) -> str:
    if snapshot.measure == "days":
        if not value:
            return _("none")
        days = ngettext("{n} day", "{n} days", whole(value))
        return _("about {days} in 3 months").format(days=days)
    if snapshot.measure == "points":
        return _("{n} points").format(n=f"{value:g}")
    if snapshot.measure == "events":
        return _("{n} events").format(n=f"{value:g}")
    return months(value) if snapshot.measure == "months" else people(value)
