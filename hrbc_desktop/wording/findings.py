"""The words for what studies found: one author for screen, paper, letter and command line.

Every figure says in whom and when it was seen, what the same study's comparison group had, whether the study showed a
difference, and how sure one can be, from the study's design and size.
"""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations, pairwise, permutations
from typing import Literal

from hrbc_desktop.domain.compare.rows import (
    Cell,
    DecisionRow,
    EffectCell,
    Odd,
    OutcomeCell,
    StudyFigure,
    TextCell,
)
from hrbc_desktop.domain.model.content import Catalogue, Outcome
from hrbc_desktop.domain.model.decision import (
    Counted,
    Decision,
    Design,
    EffectFinding,
    Finding,
    FindingSide,
    Measured,
    ShownToDiffer,
    Study,
    StudyTime,
)
from hrbc_desktop.domain.model.worksheet import LETTERS
from hrbc_desktop.translation import _, ngettext
from hrbc_desktop.wording.cautions import caution_in_a_row
from hrbc_desktop.wording.figures import count_words
from hrbc_desktop.wording.frequencies import people_without, whole
from hrbc_desktop.wording.populations import population_differs
from hrbc_desktop.wording.schedule import schedule_sentence
from hrbc_desktop.wording.text import listed, sentence

NOT_KNOWN_HERE = _("Not known here: ask your team.")

SHOWN: dict[ShownToDiffer, str] = {
    "yes": _("The study showed a difference."),
    "no": _("The study did not show a difference."),
    "not_tested": _("The study did not test if they differ."),
    "not_found": _("What we read does not say if they truly differ."),
    "looked_at_afterwards": _("This was only looked at afterwards, so it is less sure."),
}

_DESIGNS: dict[Design, str] = {
    "randomized": _("one study, drawn by lot"),
    "one_group": _("one study with no comparison group"),
    "several_together": _("several studies together"),
    "several_not_by_lot": _("several studies together, not drawn by lot"),
    "registry": _("records of hospitals, not a trial"),
    "looked_back": _("one look back at records, not a trial"),
    "advice": _("advice of experts"),
}
NO_COMPARISON = _("No comparison group known.")
NO_COMPARISON_GROUP = _("This study had no comparison group.")
WORKED_OUT = _("Worked out from printed figures: it may be off by one.")
LARGE_STUDY, SMALL_STUDY = 1000, 200
"""People in a study from which on it is called large, and below which small. Chosen by us: with 1,000 people a share of
one half is known to about 3 in 100 either way, with 200 only to about 7. If they move, only these two words move."""

WELL_APART = 0.8
"""Figures of one treatment in two studies lie well apart when the smaller is less than this share of the larger.

Chosen by us, because medians of some hundred people differ by about a fifth by chance alone. If it moves, the sentence
that says so stands under more or fewer rows; no figure changes.
"""
MOST_PAIRS_NAMED = 3
"""So many pairs that were never compared are named; of more no reader keeps hold."""

MEASURED: dict[Measured, str] = {
    "reported": _("as reported in the study"),
    "asked": _("people were asked about it"),
    "examined": _("seen at an exam"),
    "blood_test": _("found by blood test"),
    "scan": _("found on a scan"),
    "tracing": _("found on a heart tracing"),
    "records": _("from hospital or insurance records"),
    "several_ways": _("measured in several ways"),
    "worked_out": _("worked out from several studies"),
    "advice": _("from advice for patients"),
    "not_said": _("how it was measured is not said"),
}
_MEASURED_IN_ANOTHER_WAY: dict[Measured, str] = {
    "several_ways": _("in several ways"),
    "not_said": _("in which is not said"),
}
"""What goes on after “measured in another way”, where the words of the row would say it twice."""
COUNTED: dict[Counted, str] = {
    "any": _("all cases"),
    "grouped": _("a few kinds added up"),
    "moderate_up": _("moderate and worse only"),
    "mild_moderate": _("mild and moderate only"),
    "severe": _("severe only"),
    "other": _("counted in its own way"),
}
_MENOPAUSE = {"before": _("in women before menopause"), "after": _("in women after menopause")}


@dataclass(frozen=True)
class CellWords:
    """The words of one cell: the figure itself, what it is, then the lines under it."""

    value: str
    what: str = ""
    """What goes on after the figure: “were alive, at 5 years”. The same for the whole row, so it may be said once."""
    complement: str = ""
    """How many did not have it: the other half of the figure, which nothing may part from it."""
    lines: tuple[str, ...] = ()
    where: str = ""
    """In whom, and of a side effect over what time. For an outcome it is the same for the whole row."""
    of_study: tuple[str, ...] = ()
    """Which of the lines speak of the study and not of this figure: they may be said once for a whole row."""
    mark: str = ""
    """In what the figure differs from the rest of its row; empty when it does not."""

    def sentences(self) -> tuple[str, ...]:
        """Return all of it in the order in which it is read."""
        head = f"{self.value}{self.what}"
        return tuple(part for part in (head, self.complement, self.mark, *self.lines, self.where) if part)

    def text(self) -> str:
        """Return all of it as one passage."""
        return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in self.sentences())


_ELSEWHERE: dict[Literal["own_row", "further_down", "other_people"], str] = {
    "own_row": _("Not known in these people. It has a row of its own."),
    "further_down": _("Known for this one only: it has a row further down."),
    "other_people": _("Known only in people other than you."),
}
_LINES_IN_SHORT = 2
"""Sentences after the figure for which a cell of page 1 has room."""


def cell_words(cell: Cell, row: DecisionRow, decision: Decision, catalogue: Catalogue) -> tuple[CellWords, ...]:
    """Put a cell into words: one entry, or one for each study that has a figure for the option."""
    if isinstance(cell, OutcomeCell):
        return _outcome_words(cell, decision, catalogue)
    if isinstance(cell, EffectCell) and cell.effect is not None:
        return (effect_words(cell, cell.effect, catalogue),)
    if isinstance(cell, TextCell) and cell.cell.is_known:
        return (_text_words(cell, row, catalogue),)
    if row.group == "cautions":
        return (CellWords(_("Nothing here because of your answers.")),)
    if _may_come_otherwise(cell, row, catalogue):
        return (CellWords(cell.adds_nothing, lines=(_("It can still have other causes."),)),)
    return (CellWords(cell.adds_nothing) if cell.adds_nothing else CellWords(NOT_KNOWN_HERE),)


def _may_come_otherwise(cell: Cell, row: DecisionRow, catalogue: Catalogue) -> bool:
    """Return whether “none from it” would be taken for “none”."""
    return (
        isinstance(cell, EffectCell)
        and bool(cell.adds_nothing)
        and not cell.is_by_definition
        and catalogue.attributes[row.attribute].also_otherwise
    )


def _outcome_words(cell: OutcomeCell, decision: Decision, catalogue: Catalogue) -> tuple[CellWords, ...]:
    if cell.figures:
        return tuple(figure_words(figure, cell.option, decision, catalogue) for figure in cell.figures)
    if cell.in_words:
        return tuple(CellWords(figure_in_words(figure, decision, catalogue)) for figure in cell.in_words)
    if cell.adds_nothing:
        return (CellWords(cell.adds_nothing),)
    return (CellWords(_ELSEWHERE[cell.elsewhere]) if cell.elsewhere else CellWords(NOT_KNOWN_HERE),)


def cell_text(cell: Cell, row: DecisionRow, decision: Decision, catalogue: Catalogue) -> str:
    """Say everything that a cell says, as one passage: what paper prints and a screen reader hears."""
    all_words = list(cell_words(cell, row, decision, catalogue))
    once = [replace(words, where="") if later.where == words.where else words for words, later in pairwise(all_words)]
    return " ".join(words.text() for words in [*once, all_words[-1]])


@dataclass(frozen=True)
class RowWords:
    """The words of a row, in which nothing that all its cells share is said more than once."""

    title: str
    people: str
    """In whom, where that is the same for every cell."""
    head: tuple[str, ...]
    """What holds for every cell: the event and its time, in whom, what the study showed, how sure it is."""
    cells: tuple[tuple[CellWords, ...], ...]
    """For each option, one entry for each study; what stands at the head is left out."""
    event: str = ""
    """The line at the head that says in a sentence what the title names: so many of 100 had it, by then."""

    @property
    def foot(self) -> tuple[str, ...]:
        """What is left of the head for a surface that has title and people beside the cells."""
        return tuple(line for line in self.head if line not in (self.people, self.event))


def row_words(row: DecisionRow, decision: Decision, catalogue: Catalogue) -> RowWords:
    """Put a whole row into words, for screen and paper alike."""
    cells = [cell_words(cell, row, decision, catalogue) for cell in row.cells]
    filled = [words for cell, of_cell in zip(row.cells, cells, strict=True) if _has_figure(cell) for words in of_cell]
    shared = [line for line in filled[0].of_study if all(line in words.of_study for words in filled)] if filled else []
    what, where = (_shared({getattr(words, name) for words in filled}) for name in ("what", "where"))
    event = sentence(_("how many of 100 people {event}").format(event=what.strip())) if what.startswith(" ") else ""
    common = {"what": what if event else "", "where": where}
    people = where or row_people(row)
    counted = _counted_as(row) if event else row_measure(row, catalogue)
    head = (event, people, row_differs(row), counted, *shared)
    return RowWords(
        title=row_title(row),
        people=people,
        head=tuple(line for line in (*head, row_note(row, decision)) if line),
        cells=tuple(tuple(_without(words, common, shared) for words in of_cell) for of_cell in cells),
        event=event if _title_says_event(row, catalogue) else "",
    )


def _title_says_event(row: DecisionRow, catalogue: Catalogue) -> bool:
    """Return whether a reader of “No return of the cancer, at 5 years” and “89 of 100” knows what was counted."""
    outcome = catalogue.outcomes.get(row.outcome)
    return outcome is not None and row.title == outcome.name and bool(row_time(row))


def in_few_words(row: DecisionRow, words: RowWords) -> RowWords:
    """Keep of a row what page 1 has room for: in whom, when, how many, against what, and whether a difference showed.

    What is left out stands on the page after it: how it was counted, and how sure the study makes us.
    """
    shown = tuple(line for line in words.head if line in (*SHOWN.values(), NO_COMPARISON, NO_COMPARISON_GROUP))
    cells = tuple(tuple(_in_short(one) for one in cell) for cell in words.cells)
    head = (words.people, row_differs(row), *shown)
    return replace(words, head=tuple(filter(None, head)), cells=cells)


def _in_short(words: CellWords) -> CellWords:
    return replace(words, lines=words.lines[: _LINES_IN_SHORT - bool(words.complement)])


def _has_figure(cell: Cell) -> bool:
    return (isinstance(cell, OutcomeCell) and bool(cell.figures)) or (
        isinstance(cell, EffectCell) and cell.effect is not None
    )


def _shared(texts: set[str]) -> str:
    """Return the text that all have, if they agree."""
    (text,) = texts if len(texts) == 1 else ("",)
    return text


def _without(words: CellWords, common: dict[str, str], shared: list[str]) -> CellWords:
    """Leave out what stands at the head of the row."""
    return replace(
        words,
        what="" if words.what == common["what"] else words.what,
        where="" if words.where == common["where"] else words.where,
        lines=tuple(line for line in words.lines if line not in shared),
    )


def _text_words(cell: TextCell, row: DecisionRow, catalogue: Catalogue) -> CellWords:
    fixed_cell = cell.cell
    if fixed_cell.number is not None and not fixed_cell.statements:
        attribute = catalogue.attributes[row.key]
        return CellWords(count_words(fixed_cell.number, attribute.unit))
    lines = [schedule_sentence(fixed_cell.days)] if fixed_cell.days else []
    raised = [caution_in_a_row(one) for one in cell.raised]
    first, *rest = [*lines, *(raised or [statement.text for statement in fixed_cell.statements])]
    return CellWords(first, lines=tuple(rest))


# rows


def row_title(row: DecisionRow) -> str:
    """Name the row with its time: “No return of the cancer, at 5 years”."""
    time = row_time(row)
    return f"{row.title}, {time}" if time else row.title


def row_time(row: DecisionRow) -> str:
    """Say the time that all figures of an outcome row share; empty where they are of no point in time."""
    return time_words(row.at) if row.at else ""


def row_when(row: DecisionRow) -> str:
    """Say the time of an outcome row in every case: where the figure is itself a time, what that means."""
    if row.at is None:
        return ""
    return _("half had longer, half less") if row.at.median else row_time(row) or _("at no fixed time")


def row_measure(row: DecisionRow, catalogue: Catalogue) -> str:
    """Say what the figures of a row count: “Of 100 people, so many had the cancer come back.”."""
    if row.kind == "effect":
        if row.measured is None or row.counted is None:
            return ""
        of_words = row.attribute in catalogue.attributes and catalogue.attributes[row.attribute].kind == "words"
        if row.measured == "advice" or (of_words and row.counted == "any"):
            return sentence(MEASURED[row.measured])
        counted = row.way_of_counting or COUNTED[row.counted]
        if row.measured == "reported":
            return sentence(_("counted: {how}").format(how=counted))
        return sentence(f"{MEASURED[row.measured]}; {counted}")
    outcome = catalogue.outcomes.get(row.outcome)
    if outcome is None:
        return row.plain
    return f"{outcome.plain} {_counted_as(row)}".strip()


def _counted_as(row: DecisionRow) -> str:
    """Say how the study counted the outcome, where it said so in its own way."""
    return _("Counted as: {way}.").format(way=row.way_of_counting) if row.way_of_counting else ""


def row_note(row: DecisionRow, decision: Decision) -> str:
    """Say how far the figures of a row may be held against one another; empty where one study has them all."""
    if row.kind == "effect":
        several = _("Each figure is from that treatment’s own study. The studies differ.")
        return several if len(row.studies) > 1 else ""
    several = _("These are several studies. Only figures of the same study were compared with each other.")
    differ = _("The same treatment did differently in them: their people were not alike.")
    notes = (
        several if len(row.studies) > 1 else "",
        differ if _did_not_do_alike(row) else "",
        _never_compared(row, decision) if row.core else "",
    )
    return " ".join(filter(None, notes))


def _did_not_do_alike(row: DecisionRow) -> bool:
    """Return whether one treatment has figures of several studies in the row that lie well apart."""
    figures = [one for cell in row.cells if isinstance(cell, OutcomeCell) for one in cell.figures]
    return any(
        one.study.id != other.study.id
        and one.side.options == other.side.options
        and one.side.value is not None
        and other.side.value is not None
        and one.side.value < WELL_APART * other.side.value
        for one, other in permutations(figures, 2)
    )


def _never_compared(row: DecisionRow, decision: Decision) -> str:
    """Say, by their letters, which options no study here compared, of those for which the outcome is known at all."""
    lettered = [
        (letter, cell.option)
        for letter, cell in zip(LETTERS, row.cells, strict=False)
        if isinstance(cell, OutcomeCell) and (cell.figures or cell.elsewhere == "own_row")
    ]
    pairs = [(a, b) for (a, one), (b, other) in combinations(lettered, 2) if not decision.was_compared(one, other)]
    if not pairs:
        return ""
    if len(pairs) > MOST_PAIRS_NAMED:
        return _("Not all of these were compared with one another in a study.")
    pairs_in_words = [_("{one} with {other}").format(one=one, other=other) for one, other in pairs]
    return _("No study here compared {pairs}.").format(pairs=_(", or ").join(pairs_in_words))


def row_people(row: DecisionRow) -> str:
    """Say in whom the figures of an outcome row were seen."""
    return _in(row.population.words) if row.population else ""


def row_differs(row: DecisionRow) -> str:
    """Say how the people of an outcome row stand to her; empty where they are people like her."""
    return population_differs(row.population, row.fit) if row.population and row.fit else ""


def time_words(at: StudyTime) -> str:
    """Say what point in time a figure is of; empty where the figure is itself a time, or not of one."""
    if at.median or at.untimed:
        return ""
    if at.to_years is not None:
        return _("from year {start:g} to year {end:g}").format(start=at.from_years or 0, end=at.to_years)
    months = at.months if at.months is not None else 12 * at.years if at.years is not None else None
    if months is None:
        return at.words or _("time not said in what we read")
    when = _("followed for about {time}") if at.middle else _("at {time}")
    return when.format(time=_span(months)) + (f" ({at.words})" if at.words else "")


def _span(months: float) -> str:
    if months < 24 and months != 12:
        return _("{n} months").format(n=f"{months:g}")
    years = months / 12
    return (
        _("1 year") if years == 1 else _("{n} years").format(n=f"{years:g}" if years == int(years) else _decimal(years))
    )


# outcomes


def figure_words(figure: StudyFigure, option: str, decision: Decision, catalogue: Catalogue) -> CellWords:
    """Put one study's figure for one option into words, against the other groups of the same study."""
    finding, side = figure.finding, figure.side
    lines = _against(finding, side, decision)
    value, what = (
        _value(finding, side, exact=_needs_exact(finding)),
        _what(finding, catalogue.outcomes[finding.outcome]),
    )
    if not value:
        value, *lines = lines or [NOT_KNOWN_HERE]
        value = value.removesuffix(".")
    arm = _arm(side, option, decision)
    of_study = (
        SHOWN[finding.shown_to_differ] if finding.second is not None else "",
        _part_of_study(finding),
        sentence(certainty(figure.study, finding.n)),
        WORKED_OUT if finding.derived else "",
    )
    return CellWords(
        value,
        what,
        lines=tuple(filter(None, (*lines, arm, *of_study))),
        where=_in(figure.population.words),
        of_study=tuple(filter(None, (*(line for line in lines if line == NO_COMPARISON_GROUP), *of_study))),
    )


def _what(finding: Finding, outcome: Outcome) -> str:
    """Say what the figure counts and when, as it goes on after it."""
    if finding.at.median:
        halves = _("half had longer, half less")
        return f"; {halves}" + (f" ({finding.at.words})" if finding.at.words else "")
    time = finding.at.words if finding.at.untimed else time_words(finding.at)
    happened = f" {outcome.happened}" if finding.measure in ("percent", "per_1000") and outcome.happened else ""
    return happened + (f", {time}" if time else "")


def _value(finding: Finding, side: FindingSide, *, exact: bool) -> str:
    if side.value is None:
        return ""
    match finding.measure:
        case "months":
            return _("{n} months").format(n=_number(side.value, exact=exact))
        case "points":
            return _("{n} points").format(n=f"{side.value:g}")
        case "count":
            return f"{side.value:g}"
        case "per_1000":
            return of_100(_number(side.value / 10, exact=exact))
        case _:
            return of_100(_number(side.value, exact=exact))


def _against(finding: Finding, side: FindingSide, decision: Decision) -> list[str]:
    """Say how the figure differs from each other group of the same study, the difference in front."""
    rivals = [rival for rival in finding.sides if rival is not side]
    if not rivals:
        return [NO_COMPARISON_GROUP]
    return [against for rival in rivals if (against := _against_one(finding, side, rival, _group(rival, decision)))]


def _against_one(finding: Finding, side: FindingSide, rival: FindingSide, name: str) -> str:
    exact = _needs_exact(finding)
    group = f"{name} ({_bare(finding, rival, exact=exact)})" if rival.value is not None else name
    if side.value is not None and rival.value is not None:
        return _difference(finding, side.value - rival.value, exact=exact).format(group=group)
    if finding.gain is None:
        return ""
    gain = finding.gain.more if finding.gain.more is not None else -(finding.gain.fewer or 0)
    return _difference(finding, gain if side is finding.first else -gain, exact=False).format(group=group)


_DIFFERENCES: dict[str, tuple[str, str]] = {
    "months": (_("{n} months longer than with {{group}}."), _("{n} months shorter than with {{group}}.")),
    "points": (_("{n} points more than with {{group}}."), _("{n} points less than with {{group}}.")),
    "count": (_("{n} more than with {{group}}."), _("{n} less than with {{group}}.")),
    "percent": (_("{n} more of 100 than with {{group}}."), _("{n} fewer of 100 than with {{group}}.")),
}
"""For more and for less of it. What the other group had is put in last."""


def _difference(finding: Finding, difference: float, *, exact: bool) -> str:
    """Say a difference with room for the other group: “5 more of 100 than with {group}.”."""
    size = abs(difference) / (10 if finding.measure == "per_1000" else 1)
    shown = _number(size, exact=exact or finding.measure in ("points", "count"))
    if float(shown) == 0:
        return _("The same as with {group}.") if size == 0 else _("About the same as with {group}.")
    if finding.measure == "months" and shown == "1":
        return _("1 month longer than with {group}.") if difference > 0 else _("1 month shorter than with {group}.")
    more, less = _DIFFERENCES.get(finding.measure or "", _DIFFERENCES["percent"])
    return (more if difference > 0 else less).format(n=shown)


def _bare(finding: Finding, side: FindingSide, *, exact: bool) -> str:
    """What the other group had, without its unit where the sentence has said it."""
    if side.value is None or finding.measure in ("points", "count"):
        return _value(finding, side, exact=exact)
    return _number(side.value / (10 if finding.measure == "per_1000" else 1), exact=exact)


def _needs_exact(finding: Finding) -> bool:
    """Whether whole numbers would not add up: 84.9 and 82.9 are 2 apart, 91.8 and 90.4 are not."""
    scale = 10 if finding.measure == "per_1000" else 1
    values = [side.value / scale for side in finding.sides if side.value is not None]
    if finding.measure == "months" and any(value < 10 for value in values):
        return True
    if any(0 < value <= 0.5 or 99.5 <= value < 100 for value in values):
        return True
    return any(whole(abs(a - b)) != abs(whole(a) - whole(b)) for a in values for b in values)


def _number(value: float, *, exact: bool) -> str:
    return _decimal(value) if exact else f"{whole(value)}"


def _decimal(value: float) -> str:
    """Round half up to one place, which a whole number does not show."""
    return f"{Decimal(str(value)).quantize(Decimal('0.1'), rounding=ROUND_HALF_UP)}".removesuffix(".0")


def of_100(shown: str) -> str:
    """Say a share as people of 100."""
    return _("{n} of 100").format(n=shown)


def _arm(side: FindingSide, option: str, decision: Decision) -> str:
    """Say of what the figure is where the study's group was not just this option."""
    chosen = decision.option(option)
    is_this_option = chosen is not None and (side.arm in chosen.arms or side.arm.lower() in chosen.words.lower())
    return "" if not side.arm or is_this_option else _in_that_study(side.arm)


def _part_of_study(finding: Finding) -> str:
    if finding.role == "subgroup":
        return _("Only a part of the people in the study.")
    return _("A small study: its figures are not very sure.") if finding.role == "small_study" else ""


def certainty(study: Study, people: int | None = None) -> str:
    """Say how sure one can be, from the study's design and size: “one large study, drawn by lot (X, 5,015 people)”."""
    n = study.n or people
    kind = _DESIGNS[study.design]
    if study.design == "randomized" and n is not None and n >= LARGE_STUDY:
        kind = _("one large study, drawn by lot")
    elif study.design == "randomized" and n is not None and n < SMALL_STUDY:
        kind = _("one small study, drawn by lot")
    size = ngettext("{n} person", "{n} people", n) if n else ""
    details = ", ".join(part for part in (study.name, size, f"{study.year or ''}") if part)
    return f"{kind} ({details})"


# side effects

_DID_NOT_HAVE_IT = _("{n} did not have it")


def effect_words(cell: EffectCell, effect: EffectFinding, catalogue: Catalogue) -> CellWords:
    """Put one side effect of one option into words, with what the same study's comparison group had."""
    without = catalogue.attributes[effect.attribute].without or _DID_NOT_HAVE_IT
    complement, lines = "", list[str]()
    if effect.any is not None:
        value = of_100(_small(effect.any))
        complement = sentence(without.format(n=people_without(effect.any)))
        if effect.severe is not None:
            lines.append(_severe(effect.severe))
    elif effect.severe is not None:
        value = _("{n} of 100 had it badly").format(n=_small(effect.severe))
    elif effect.low is not None and effect.high is not None:
        value = of_100(_("{low} to {high}").format(low=whole(effect.low), high=whole(effect.high)))
        lines.append(_("Studies found different numbers."))
    else:
        value = effect.words
    if effect.any is not None or effect.severe is not None:
        lines.append(_beside(effect))
    of_study = (sentence(certainty(cell.study)) if cell.study else "", WORKED_OUT if effect.derived else "")
    return CellWords(
        _capital(value),
        complement=complement,
        lines=tuple(filter(None, (*lines, _effect_arm(effect), *of_study))),
        where=_effect_where(cell, effect),
        of_study=tuple(filter(None, (*(line for line in lines if line == NO_COMPARISON), *of_study))),
        mark=_marks(cell, effect),
    )


def _small(percent: float) -> str:
    if 0 < percent <= 0.5:
        return _("fewer than 1")
    return _("more than 99") if 99.5 <= percent < 100 else f"{whole(percent)}"


def _severe(severe: float) -> str:
    if severe == 0:
        return _("None had it badly.")
    return _("{n} of 100 had it badly.").format(n=_capital(_small(severe)))


def _beside(effect: EffectFinding) -> str:
    """Say what the comparison group had, of the same kind as the figure."""
    group = effect.beside
    if group is None:
        return NO_COMPARISON
    of_severe = effect.any is None
    other = group.severe if of_severe else group.any
    if other is None:
        return _("What the group with {group} had is not known here.").format(group=group.arm)
    template = _("Same study, {group}: {n} of 100 badly.") if of_severe else _("Same study, {group}: {n} of 100.")
    return template.format(group=group.arm, n=_small(other))


def _effect_arm(effect: EffectFinding) -> str:
    if effect.from_arm == "comparison":
        return _("This was the comparison group in a study of another treatment.")
    return _in_that_study(effect.arm) if effect.arm else ""


def _in_that_study(arm: str) -> str:
    return sentence(_("in that study: {group}").format(group=arm))


def _in(people: str) -> str:
    return sentence(_("in {people}").format(people=people))


def _effect_where(cell: EffectCell, effect: EffectFinding) -> str:
    people = _("in {people}").format(people=cell.people) if cell.people else ""
    return sentence(", ".join(filter(None, (people, effect.time))))


def _marks(cell: EffectCell, effect: EffectFinding) -> str:
    odd = [words for one in cell.odd if (words := _odd(one, cell, effect))]
    return sentence("; ".join(dict.fromkeys([*odd, *([effect.mark] if effect.mark else [])])))


def _odd(odd: Odd, cell: EffectCell, effect: EffectFinding) -> str:
    match odd:
        case "measured":
            how = _MEASURED_IN_ANOTHER_WAY.get(effect.measured, MEASURED[effect.measured])
            return _("measured in another way: {how}").format(how=how)
        case "counted":
            how = effect.counted_words if effect.counted == "other" else COUNTED[effect.counted]
            return _("counted in another way: {how}").format(how=how) if how else ""
        case "menopause":
            return _MENOPAUSE.get(cell.menopause, "")
        case _other:
            return _("people other than you")


# findings told in words


def figure_in_words(figure: StudyFigure, decision: Decision, catalogue: Catalogue) -> str:
    """Tell a finding as one or two sentences, in whom and when included."""
    finding = figure.finding
    if finding.words:
        return finding.words
    outcome = catalogue.outcomes[finding.outcome]
    head = _("In {people}{time}: {outcome} with {groups}.").format(
        people=figure.population.words,
        time=f", {time}" if (time := time_words(finding.at)) else "",
        outcome=outcome.name[0].lower() + outcome.name[1:],
        groups=listed([_group(side, decision) for side in finding.sides]),
    )
    parts = (head, _values(finding, decision), SHOWN[finding.shown_to_differ], _named(figure))
    return " ".join(filter(None, parts))


def effect_in_words(cell: EffectCell, catalogue: Catalogue) -> str:
    """Tell a side effect that stands in no row, with its name in front."""
    if cell.effect is None:
        return ""
    name, way = catalogue.attributes[cell.effect.attribute].name, cell.effect.counted_words
    counted = f" ({way})" if way and cell.effect.counted == "other" else ""
    return f"{name}{counted}: {effect_words(cell, cell.effect, catalogue).text()}"


def _group(side: FindingSide, decision: Decision) -> str:
    if side.arm:
        return side.arm
    option = decision.option(side.options[0]) if side.options else None
    return _lower(option.words) if option else _("the other treatment")


def _lower(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def _values(finding: Finding, decision: Decision) -> str:
    values = [
        _("{value} with {group}").format(
            value=_value(finding, side, exact=_needs_exact(finding)), group=_group(side, decision)
        )
        for side in finding.sides
        if side.value is not None
    ]
    return sentence(", ".join(values))


def _named(figure: StudyFigure) -> str:
    return sentence(certainty(figure.study, figure.finding.n))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
