"""The words for a figure: always of 100 people, always both who had it and who did not."""

from dataclasses import dataclass

from hrbc_desktop.domain.compare.comparison import NOT_KNOWN, Cell, Row
from hrbc_desktop.domain.model.content import Benefit, Catalogue, SideEffect
from hrbc_desktop.wording.frequencies import months, people, whole
from hrbc_desktop.wording.schedule import strip_sentence

DIFFERENCES = {
    "shown": "The study showed a difference.",
    "not_shown": "The study did not show a difference.",
    "not_tested": "The study did not test if they differ.",
    "not_stated": "The source does not say if they really differ.",
}
NOT_KNOWN_HERE = f"{NOT_KNOWN[0].upper()}{NOT_KNOWN[1:]}."


@dataclass(frozen=True)
class FigureWords:
    """A figure in words: the number itself, a word beside it, the other frame, and the comparison in the same study."""

    headline: str
    beside: str
    other_frame: str
    compared: str

    def sentence(self) -> str:
        """Return all of it as one text."""
        first = f"{self.headline}, {self.beside}" if self.beside else self.headline
        parts = (part.rstrip(".") for part in (first, self.other_frame, self.compared) if part)
        return " ".join(f"{part[0].upper()}{part[1:]}." for part in parts)


def side_effect_words(effect: SideEffect) -> FigureWords:
    """Put a side effect into words; the comparison is of the same kind as the figure."""
    group = effect.comparator
    compared = group.any if group else None
    if effect.any is not None:
        headline, other = people(effect.any), f"{without(effect.any)} did not have it"
    elif effect.low is not None and effect.high is not None:
        headline, other = f"{whole(effect.low)} to {whole(effect.high)} in 100", "It differs from study to study."
    else:
        headline, other = f"{people(effect.severe or 0)} had it badly", "How many had it mildly is not known here."
        compared = group.severe if group else None
    beside = "" if headline.endswith("badly") else _severe(effect.severe)
    same_study = _compared(group.arm, people(compared)) if group and compared is not None else ""
    return FigureWords(headline, beside, other, same_study)


def _severe(severe: float | None) -> str:
    if severe is None:
        return ""
    if 0 < severe < 0.5:
        return "fewer than 1 severe"
    return f"{whole(severe) or 'none'} severe"


def benefit_words(benefit: Benefit) -> FigureWords:
    """Put what a study found into words, against its own comparison group."""
    group = benefit.comparator
    compared = "This study had no comparison group."
    if group and group.value is not None:
        compared = f"{_compared(group.arm, _measured(benefit, group.value))}. {DIFFERENCES[benefit.difference]}"
    other = f"not so for {without(benefit.value)}" if benefit.measure == "percent" else ""
    return FigureWords(_measured(benefit, benefit.value), benefit.time, other, compared)


def _measured(benefit: Benefit, value: float) -> str:
    return months(value) if benefit.measure == "months" else people(value)


def _compared(arm: str, value: str) -> str:
    return f"Same study, {arm}: {value}"


def without(percent: float) -> str:
    """Say how many of 100 are left over beside `percent`; the two always add up to 100."""
    rest = 100 - percent
    return people(rest if percent < 0.5 or rest <= 0.5 else 100 - whole(percent))


def count_words(number: int, unit: str) -> str:
    """Say a number of days."""
    if number == 0:
        return "none"
    return f"about {number} {unit.removesuffix('s') if number == 1 else unit}".strip()


def unit_of(row: Row, catalogue: Catalogue) -> str:
    """Return what the row counts, such as “days”; nothing for a row that counts nothing."""
    attribute = catalogue.attributes.get(row.key)
    return attribute.unit if attribute else ""


def cell_sentence(row: Row, cell: Cell, catalogue: Catalogue) -> str:
    """Say everything that a cell shows, for those who hear it."""
    if not cell.is_known:
        return NOT_KNOWN_HERE
    told = [strip_sentence(cell.days)] if cell.days else []
    told += [statement.text for statement in cell.statements]
    if cell.number is not None:
        told.append(f"{count_words(cell.number, unit_of(row, catalogue))}.")
    if cell.side_effect:
        told.append(side_effect_words(cell.side_effect).sentence())
    if cell.benefit:
        told.append(benefit_words(cell.benefit).sentence())
        told.append(f"{cell.benefit.population}.")
    return " ".join(told)
