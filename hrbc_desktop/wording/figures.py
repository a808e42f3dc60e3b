"""The words for a figure: always of 100 people, always both who had it and who did not, and always in whom and when.

The one author of these sentences: the screen, the sheet, the letter and the command line show them as they are.
"""

from dataclasses import dataclass

from hrbc_desktop.domain.compare.comparison import NOT_KNOWN, Cell, Row
from hrbc_desktop.domain.model.content import Benefit, Catalogue, Comparator, Figure, SideEffect
from hrbc_desktop.domain.model.figure_snapshot import FigureSnapshot
from hrbc_desktop.wording.frequencies import months, people, people_alone, people_without, whole
from hrbc_desktop.wording.schedule import schedule_sentence
from hrbc_desktop.wording.text import N_, _, ngettext, sentence

DIFFERENCES = {
    "shown": N_("The study showed a difference."),
    "not_shown": N_("The study did not show a difference."),
    "not_tested": N_("The study did not test if they differ."),
    "not_stated": N_("We did not find it said whether this difference was tested."),
}
NOT_KNOWN_HERE = sentence(NOT_KNOWN)


@dataclass(frozen=True)
class FigureWords:
    """A figure in words."""

    headline: str
    """The number itself."""
    beside: str
    """How many of them had it badly, or at which time."""
    other_frame: str
    """Those for whom it was not so."""
    compared: str
    """What the study's own comparison group had, and whether a difference was shown."""
    studied: str
    """In whom, over which time, and how many people."""

    @property
    def figure(self) -> str:
        """The number with what stands beside it."""
        return f"{self.headline}, {self.beside}" if self.beside else self.headline

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands below the number, a sentence each."""
        return tuple(sentence(part) for part in (self.other_frame, self.compared, self.studied) if part)

    def sentence(self) -> str:
        """Return all of it as one text."""
        return " ".join((sentence(self.figure), *self.lines))


def side_effect_words(effect: SideEffect) -> FigureWords:
    """Put a side effect into words; the comparison is of the same kind as the figure."""
    group = effect.comparator
    in_group = people(group.any) if group and group.any is not None else ""
    beside = _severe(effect.severe)
    if effect.any is not None:
        headline = people(effect.any)
        other = _("{number} of 100 did not have it").format(number=people_without(effect.any))
    elif effect.low is not None and effect.high is not None:
        headline = _("{low} to {high} of 100").format(low=whole(effect.low), high=whole(effect.high))
        other = _("Studies found different numbers.")
    else:
        headline, beside = _had_it_badly(effect.severe or 0), ""
        other = _("We don’t know how many had a mild form.")
        in_group = _had_it_badly(group.severe) if group and group.severe is not None else ""
    compared = _same_study(group, in_group) if group and in_group else _("We found no comparison group for this.")
    return FigureWords(headline, beside, other, compared, _studied(effect, effect.time))


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


def benefit_words(benefit: Benefit) -> FigureWords:
    """Put what a study found into words, against its own comparison group."""
    group = benefit.comparator
    if group is None or group.value is None:
        compared = _("This study had no comparison group.")
    else:
        same_study = _same_study(group, _measured(benefit, group.value))
        compared = f"{sentence(same_study)} {_(DIFFERENCES[benefit.difference])}"
    other = ""
    if benefit.measure == "percent":
        other = _("This was not true for {number} of 100").format(number=people_without(benefit.value))
    return FigureWords(_measured(benefit, benefit.value), benefit.time, other, compared, _studied(benefit))


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
        return _("none")
    return (
        _("about {number} {unit}").format(number=number, unit=unit.removesuffix("s") if number == 1 else unit).strip()
    )


def unit_of(row: Row, catalogue: Catalogue) -> str:
    """Return what the row counts, such as “days”; nothing for a row that counts nothing."""
    attribute = catalogue.attributes.get(row.key)
    return attribute.unit if attribute else ""


def cell_figure(cell: Cell) -> FigureWords | None:
    """Return the words for the figure in a cell, if there is one."""
    if cell.side_effect:
        return side_effect_words(cell.side_effect)
    return benefit_words(cell.benefit) if cell.benefit else None


def cell_sentence(row: Row, cell: Cell, catalogue: Catalogue) -> str:
    """Say everything that a cell shows."""
    if not cell.is_known:
        return NOT_KNOWN_HERE
    sentences = [schedule_sentence(cell.days)] if cell.days else []
    sentences += [statement.text for statement in cell.statements]
    if cell.number is not None:
        sentences.append(sentence(count_words(cell.number, unit_of(row, catalogue))))
    if figure := cell_figure(cell):
        sentences.append(figure.sentence())
    return " ".join(sentences)


def _both_frames(percent: float) -> str:
    had, had_not = people(percent), people_without(percent)
    return sentence(_("{had} had it, {had_not} did not").format(had=had, had_not=had_not))


def _had_it_badly(percent: float) -> str:
    return _("{number} had it badly").format(number=people(percent))


def _severe(percent: float | None) -> str:
    if percent is None:
        return ""
    return _("none severe") if percent == 0 else _("{number} severe").format(number=people_alone(percent))


def _same_study(group: Comparator, number: str) -> str:
    return _("Same study, {arm}: {number}").format(arm=group.arm, number=number)


def _studied(figure: Figure, time: str = "") -> str:
    number = ngettext("{n} person", "{n} people", figure.n) if figure.n else ""
    return "; ".join(filter(None, (figure.population, time, number)))


def _measured(benefit: Benefit, value: float) -> str:
    return months(value) if benefit.measure == "months" else people(value)


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
