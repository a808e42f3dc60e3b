"""The words for what studies found: one author for screen, paper, letter and command line.

Every figure says in whom and when it was seen, what the same study's comparison group had, whether the study showed a
difference, and how sure one can be, from the study's design and size.
"""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Literal

from hrbc_desktop.domain.compare.comparison import NOT_KNOWN
from hrbc_desktop.domain.compare.rows import Cell, DecisionRow, EffectCell, Odd, OutcomeCell, StudyFigure, TextCell
from hrbc_desktop.domain.model.content import Catalogue, Outcome
from hrbc_desktop.domain.model.decision import (
    Counted,
    Decision,
    Design,
    EffectFinding,
    Finding,
    FindingSide,
    Measured,
    Requirement,
    ShownToDiffer,
    Study,
    StudyTime,
)
from hrbc_desktop.domain.model.eligibility import AllOf, Condition
from hrbc_desktop.domain.model.profile import QUESTIONS
from hrbc_desktop.wording.figures import count_words
from hrbc_desktop.wording.frequencies import people_without, whole
from hrbc_desktop.wording.schedule import schedule_sentence

NOT_KNOWN_HERE = f"{NOT_KNOWN[0].upper()}{NOT_KNOWN[1:]}."

SHOWN: dict[ShownToDiffer, str] = {
    "yes": "The study showed a difference.",
    "no": "The study did not show a difference.",
    "not_tested": "The study did not test if they differ.",
    "not_found": "We did not find it said if they differ.",
    "looked_at_afterwards": "This was only looked at afterwards, so it is less sure.",
}

_DESIGNS: dict[Design, str] = {
    "randomized": "study, drawn by lot",
    "one_group": "study with no comparison group",
    "several_together": "several studies together",
    "several_not_by_lot": "several studies together, not drawn by lot",
    "registry": "records of hospitals, not a trial",
    "looked_back": "look back at records, not a trial",
    "advice": "advice of experts",
}
WORKED_OUT = "Worked out from printed figures: it may be off by one."
LARGE_STUDY, SMALL_STUDY = 1000, 200
"""People in a study from which on it is called large, and below which small. Chosen by us: with 1,000 people a share of
one half is known to about 3 in 100 either way, with 200 only to about 7. If they move, only these two words move."""

MEASURED: dict[Measured, str] = {
    "reported": "as reported in the study",
    "asked": "people were asked about it",
    "examined": "seen at an exam",
    "blood_test": "found by blood test",
    "scan": "found on a scan",
    "tracing": "found on a heart tracing",
    "records": "from hospital or insurance records",
    "several_ways": "measured in several ways",
    "worked_out": "worked out from several studies",
    "advice": "from advice for patients",
    "not_said": "how it was measured is not said",
}
COUNTED: dict[Counted, str] = {
    "any": "all cases",
    "grouped": "a few kinds added up",
    "moderate_up": "moderate and worse only",
    "mild_moderate": "mild and moderate only",
    "severe": "severe only",
    "other": "counted in its own way",
}
_MENOPAUSE = {"before": "in women before menopause", "after": "in women after menopause"}


@dataclass(frozen=True)
class CellWords:
    """The words of one cell: the figure itself, what it is, then the lines under it."""

    value: str
    what: str = ""
    """What goes on after the figure: “were alive, at 5 years”. The same for the whole row, so it may be said once."""
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
        return tuple(part for part in (head, self.mark, *self.lines, self.where) if part)

    def text(self) -> str:
        """Return all of it as one passage."""
        return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in self.sentences())


_ELSEWHERE: dict[Literal["own_row", "other_people"], str] = {
    "own_row": "Not known in these people. It has a row of its own.",
    "other_people": "Known only in people other than you.",
}
NOTHING_KNOWN = CellWords(NOT_KNOWN_HERE)


def cell_words(cell: Cell, row: DecisionRow, decision: Decision, catalogue: Catalogue) -> tuple[CellWords, ...]:
    """Put a cell into words: one entry, or one for each study that has a figure for the option."""
    if isinstance(cell, OutcomeCell):
        return _outcome_words(cell, decision, catalogue)
    if isinstance(cell, EffectCell) and cell.effect is not None:
        return (effect_words(cell, cell.effect),)
    if isinstance(cell, TextCell) and cell.cell.is_known:
        return (_text_words(cell, row, catalogue),)
    if row.group == "cautions":
        return (CellWords("Nothing here because of your answers."),)
    return (CellWords(cell.adds_nothing) if cell.adds_nothing else NOTHING_KNOWN,)


def _outcome_words(cell: OutcomeCell, decision: Decision, catalogue: Catalogue) -> tuple[CellWords, ...]:
    if cell.figures:
        return tuple(figure_words(figure, cell.option, decision, catalogue) for figure in cell.figures)
    if cell.told:
        return tuple(CellWords(told_in_words(figure, decision, catalogue)) for figure in cell.told)
    if cell.adds_nothing:
        return (CellWords(cell.adds_nothing),)
    return (CellWords(_ELSEWHERE[cell.elsewhere]) if cell.elsewhere else NOTHING_KNOWN,)


def cell_text(cell: Cell, row: DecisionRow, decision: Decision, catalogue: Catalogue) -> str:
    """Say everything that a cell says, as one passage: what paper prints and a screen reader hears."""
    told = list(cell_words(cell, row, decision, catalogue))
    once = [replace(words, where="") if later.where == words.where else words for words, later in pairwise(told)]
    return " ".join(words.text() for words in [*once, told[-1]])


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

    @property
    def foot(self) -> tuple[str, ...]:
        """What holds for every cell but in whom: for a surface that has the people beside the title."""
        return tuple(line for line in self.head if line != self.people)


def row_words(row: DecisionRow, decision: Decision, catalogue: Catalogue) -> RowWords:
    """Put a whole row into words, for screen and paper alike."""
    cells = [cell_words(cell, row, decision, catalogue) for cell in row.cells]
    told = [words for cell, of_cell in zip(row.cells, cells, strict=True) if _has_figure(cell) for words in of_cell]
    shared = (
        [line for line in told[0].of_study if all(line in words.of_study for words in told)] if len(told) > 1 else []
    )
    what, where = (_shared([getattr(words, name) for words in told]) for name in ("what", "where"))
    event = _sentence(f"how many of 100 people {what.strip()}") if what.startswith(" ") else ""
    kept = {"what": what if event else "", "where": where}
    people = where or row_people(row)
    head = (event, people, row_differs(row), "" if event else row_measure(row, catalogue), *shared)
    return RowWords(
        title=row_title(row),
        people=people,
        head=tuple(line for line in (*head, row_note(row)) if line),
        cells=tuple(tuple(_without(words, kept, shared) for words in of_cell) for of_cell in cells),
    )


def _has_figure(cell: Cell) -> bool:
    return (isinstance(cell, OutcomeCell) and bool(cell.figures)) or (
        isinstance(cell, EffectCell) and cell.effect is not None
    )


def _shared(texts: list[str]) -> str:
    """Return the text that all have, if there are several and they agree."""
    return texts[0] if len(texts) > 1 and len(set(texts)) == 1 else ""


def _without(words: CellWords, kept: dict[str, str], shared: list[str]) -> CellWords:
    """Leave out what stands at the head of the row."""
    return replace(
        words,
        what="" if words.what == kept["what"] else words.what,
        where="" if words.where == kept["where"] else words.where,
        lines=tuple(line for line in words.lines if line not in shared),
    )


def _text_words(cell: TextCell, row: DecisionRow, catalogue: Catalogue) -> CellWords:
    said = cell.cell
    if said.number is not None and not said.statements:
        attribute = catalogue.attributes[row.key]
        return CellWords(count_words(said.number, attribute.unit))
    lines = [schedule_sentence(said.days)] if said.days else []
    first, *rest = [*lines, *(statement.text for statement in said.statements)]
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
    return "half had longer, half less" if row.at.median else row_time(row) or "at no fixed time"


def row_measure(row: DecisionRow, catalogue: Catalogue) -> str:
    """Say what the figures of a row count: “Of 100 people, so many had the cancer come back.”."""
    if row.kind == "effect":
        if row.measured is None or row.counted is None:
            return ""
        return _sentence(f"{MEASURED[row.measured]}; {row.way_of_counting or COUNTED[row.counted]}")
    outcome = catalogue.outcomes.get(row.outcome)
    if outcome is None:
        return row.plain
    counted = f" Counted as: {row.way_of_counting}." if row.way_of_counting else ""
    return f"{outcome.plain}{counted}"


def row_note(row: DecisionRow) -> str:
    """Say how far the figures of a row may be held against one another; empty where one study has them all."""
    if len(row.studies) < 2:
        return ""
    if row.kind == "effect":
        return "Each figure is from that treatment’s own study. The studies differ."
    return "These are several studies. Only figures of the same study were compared with each other."


def row_people(row: DecisionRow) -> str:
    """Say in whom the figures of an outcome row were seen."""
    return _sentence(f"in {row.population.words}") if row.population else ""


def row_differs(row: DecisionRow) -> str:
    """Say how the people of an outcome row stand to her; empty where they are people like her."""
    if row.fit is None or row.population is None or row.fit.speaks == "yes":
        return ""
    if row.fit.speaks == "may":
        asked = [_inside(QUESTIONS[field].short) for field in row.fit.asks][:_MOST_NAMED]
        return f"They may be people like you: it depends on {_listed(asked)}." if asked else ""
    if row.population.differs:
        return row.population.differs
    told = [_differs(requirement) for requirement in row.fit.differs_in]
    return f"Not people like you: {'; '.join(filter(None, told))}." if any(told) else "These are people other than you."


_HAD = {
    "had": "they had had", "had_early": "they had had", "had_advanced": "since it spread they had had",
    "grew_on": "their cancer had grown on", "grew_on_early": "their cancer had grown on",
    "grew_on_advanced": "since it spread their cancer had grown on", "taking": "they were taking",
}  # fmt: skip
_MOST_NAMED = 3
"""So many answers are named; of more no reader keeps hold."""


def _differs(requirement: Requirement) -> str:
    """Say what holds for them and not for her: “menopause: theirs yes”."""
    conditions = [c for entry in requirement.either for c in (entry.all if isinstance(entry, AllOf) else (entry,))]
    return " or ".join(dict.fromkeys(filter(None, map(_condition, conditions))))


def _condition(condition: Condition) -> str:
    question = QUESTIONS.get(condition.question)
    if question is None:
        return ""
    if condition.low is not None or condition.high is not None:
        return f"{_inside(question.short)}: theirs {_range(condition.low, condition.high)}"
    labels = {choice.key: _inside(choice.label) for choice in question.choices}
    named = [labels[key] for key in (*condition.any, *condition.none) if key in labels]
    if not named or len(named) > _MOST_NAMED:
        return ""
    if condition.fact in _HAD:
        start = _HAD[condition.fact]
        return f"{start} {_listed(named, 'or')}" if condition.any else f"{_negated(start)} {_listed(named, 'or')}"
    return f"{_inside(question.short)}: theirs {'not ' if condition.none else ''}{_listed(named, 'or')}"


def _negated(start: str) -> str:
    return (
        start.replace(" had had", " had not had")
        .replace(" had grown", " had not grown")
        .replace(" were ", " were not ")
    )


def _range(low: float | None, high: float | None) -> str:
    if low is None:
        return f"up to {high:g}"
    return f"{low:g} or more" if high is None else f"{low:g}" if low == high else f"{low:g} to {high:g}"


def _inside(name: str) -> str:
    """Put a name inside a sentence: names of genes and tests keep their capitals."""
    return name if any(letter.isupper() for letter in name[1:]) else name.lower()


def _listed(words: list[str], last: str = "and") -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def time_words(at: StudyTime) -> str:
    """Say what point in time a figure is of; empty where the figure is itself a time, or not of one."""
    if at.median or at.untimed:
        return ""
    if at.to_years is not None:
        start = f"{at.from_years:g}" if at.from_years else "0"
        return f"from year {start} to year {at.to_years:g}"
    months = at.months if at.months is not None else 12 * at.years if at.years is not None else None
    if months is None:
        return at.words or "time not said in what we read"
    return f"{'followed for about' if at.middle else 'at'} {_span(months)}" + (f" ({at.words})" if at.words else "")


def _span(months: float) -> str:
    if months < 24:
        return f"{months:g} months" if months != 12 else "1 year"
    years = months / 12
    return f"{years:g} years" if years == int(years) else f"{_decimal(years, 1)} years"


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
        value, what = value.removesuffix("."), what and f": {what.removeprefix(' ')}"
    arm = _arm(side, option, decision)
    of_study = (
        SHOWN[finding.shown_to_differ] if finding.second is not None else "",
        _part_of_study(finding),
        _sentence(certainty(figure.study, finding.n)),
        WORKED_OUT if finding.derived else "",
    )
    return CellWords(
        value,
        what,
        lines=tuple(filter(None, (*lines, arm, *of_study))),
        where=_sentence(f"in {figure.population.words}"),
        of_study=tuple(filter(None, of_study)),
    )


def _what(finding: Finding, outcome: Outcome) -> str:
    """Say what the figure counts and when, as it goes on after it."""
    if finding.at.median:
        return "; half had longer, half less" + (f" ({finding.at.words})" if finding.at.words else "")
    time = finding.at.words if finding.at.untimed else time_words(finding.at)
    happened = f" {outcome.happened}" if finding.measure in ("percent", "per_1000") and outcome.happened else ""
    return happened + (f", {time}" if time else "")


def _value(finding: Finding, side: FindingSide, *, exact: bool) -> str:
    if side.value is None:
        return ""
    match finding.measure:
        case "months":
            return f"{_number(side.value, exact=exact)} months"
        case "points":
            return f"{side.value:g} points"
        case "count":
            return f"{side.value:g}"
        case "per_1000":
            return f"{_number(side.value / 10, exact=exact)} of 100"
        case _:
            return f"{_number(side.value, exact=exact)} of 100"


def _against(finding: Finding, side: FindingSide, decision: Decision) -> list[str]:
    """Say how the figure differs from each other group of the same study, the difference in front."""
    rivals = [rival for rival in finding.sides if rival is not side]
    if not rivals:
        return ["This study had no comparison group."]
    return [sentence for rival in rivals if (sentence := _against_one(finding, side, rival, _group(rival, decision)))]


def _against_one(finding: Finding, side: FindingSide, rival: FindingSide, name: str) -> str:
    exact = _needs_exact(finding)
    beside = f" ({_bare(finding, rival, exact=exact)})" if rival.value is not None else ""
    if side.value is not None and rival.value is not None:
        return f"{_difference(finding, side.value - rival.value, exact=exact)} with {name}{beside}."
    if finding.gain is None:
        return ""
    gain = finding.gain.more if finding.gain.more is not None else -(finding.gain.fewer or 0)
    return f"{_difference(finding, gain if side is finding.first else -gain, exact=False)} with {name}{beside}."


def _difference(finding: Finding, difference: float, *, exact: bool) -> str:
    """Say a difference as it goes on with “with ...”: “5 more of 100 than”, “about the same as”."""
    size = abs(difference) / (10 if finding.measure == "per_1000" else 1)
    shown = _number(size, exact=exact or finding.measure in ("points", "count"))
    if float(shown) == 0:
        return "The same as" if size == 0 else "About the same as"
    more = difference > 0
    match finding.measure:
        case "months":
            return f"{shown} {'month' if shown == '1' else 'months'} {'longer' if more else 'shorter'} than"
        case "points":
            return f"{shown} points {'more' if more else 'less'} than"
        case "count":
            return f"{shown} {'more' if more else 'less'} than"
        case _:
            return f"{shown} {'more' if more else 'fewer'} of 100 than"


def _bare(finding: Finding, side: FindingSide, *, exact: bool) -> str:
    return _value(finding, side, exact=exact).removesuffix(" of 100").removesuffix(" months")


def _needs_exact(finding: Finding) -> bool:
    """Whether whole numbers would not add up: 84.9 and 82.9 are 2 apart, 91.8 and 90.4 are not."""
    scale = 10 if finding.measure == "per_1000" else 1
    values = [side.value / scale for side in finding.sides if side.value is not None]
    if finding.measure == "months" and any(value < 10 for value in values):
        return True
    if any(0 < value < 0.5 or 99.5 <= value < 100 for value in values):
        return True
    return any(whole(abs(a - b)) != abs(whole(a) - whole(b)) for a in values for b in values)


def _number(value: float, *, exact: bool) -> str:
    return _decimal(value, 1) if exact else f"{whole(value)}"


def _decimal(value: float, places: int) -> str:
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{rounded}".removesuffix(".0")


def _arm(side: FindingSide, option: str, decision: Decision) -> str:
    """Say of what the figure is where the study's group was not just this option."""
    chosen = decision.option(option)
    words = chosen.words.lower() if chosen else ""
    arm = side.arm.lower()
    return "" if not arm or arm in words or words in arm else _sentence(f"in that study: {side.arm}")


def _part_of_study(finding: Finding) -> str:
    if finding.role == "subgroup":
        return "Only a part of the people in the study."
    return "A small study: its figures are not very sure." if finding.role == "small_study" else ""


def certainty(study: Study, people: int | None = None) -> str:
    """Say how sure one can be, from the study's design and size: “one large study, drawn by lot (X, 5,015 people)”."""
    n = study.n or people
    kind = _DESIGNS[study.design]
    if study.design == "randomized":
        size = "" if n is None or SMALL_STUDY <= n < LARGE_STUDY else "large " if n >= LARGE_STUDY else "small "
        kind = f"one {size}{kind}"
    elif study.design in ("one_group", "looked_back"):
        kind = f"one {kind}"
    details = ", ".join(part for part in (study.name, f"{n:,} people" if n else "", f"{study.year or ''}") if part)
    return f"{kind} ({details})"


# side effects


def effect_words(cell: EffectCell, effect: EffectFinding) -> CellWords:
    """Put one side effect of one option into words, with what the same study's comparison group had."""
    lines: list[str] = []
    if effect.any is not None:
        value = f"{_small(effect.any)} of 100"
        lines.append(_capital(f"{people_without(effect.any)} did not have it."))
        if effect.severe is not None:
            lines.append(_severe(effect.severe))
    elif effect.severe is not None:
        value = f"{_small(effect.severe)} of 100 had it badly"
    elif effect.low is not None and effect.high is not None:
        value = f"{whole(effect.low)} to {whole(effect.high)} of 100"
        lines.append("It differs from study to study.")
    else:
        value = effect.words
    if effect.any is not None or effect.severe is not None:
        lines.append(_beside(effect))
    of_study = (_sentence(certainty(cell.study)) if cell.study else "", WORKED_OUT if effect.derived else "")
    return CellWords(
        _capital(value),
        lines=tuple(filter(None, (*lines, _effect_arm(effect), *of_study))),
        where=_effect_where(cell, effect),
        of_study=tuple(filter(None, of_study)),
        mark=_marks(cell, effect),
    )


def _small(percent: float) -> str:
    return "fewer than 1" if 0 < percent < 0.5 else "more than 99" if 99.5 <= percent < 100 else f"{whole(percent)}"


def _severe(severe: float) -> str:
    return "None had it badly." if severe == 0 else f"{_capital(_small(severe))} of 100 had it badly."


def _beside(effect: EffectFinding) -> str:
    """Say what the comparison group had, of the same kind as the figure."""
    group = effect.beside
    if group is None:
        return "What we read has no comparison group."
    of_severe = effect.any is None
    other = group.severe if of_severe else group.any
    if other is None:
        return f"What the group with {group.arm} had is not known here."
    return f"Same study, {group.arm}: {_small(other)} of 100{' badly' if of_severe else ''}."


def _effect_arm(effect: EffectFinding) -> str:
    if effect.from_arm == "comparison":
        return "This was the comparison group in a study of another treatment."
    return _sentence(f"in that study: {effect.arm}") if effect.arm else ""


def _effect_where(cell: EffectCell, effect: EffectFinding) -> str:
    return _sentence(", ".join(part for part in (f"in {cell.people}" if cell.people else "", effect.time) if part))


def _marks(cell: EffectCell, effect: EffectFinding) -> str:
    odd = [words for one in cell.odd if (words := _odd(one, cell, effect))]
    return _sentence("; ".join(dict.fromkeys([*odd, *([effect.mark] if effect.mark else [])])))


def _odd(odd: Odd, cell: EffectCell, effect: EffectFinding) -> str:
    match odd:
        case "measured":
            return f"measured in another way: {MEASURED[effect.measured]}"
        case "counted":
            words = (
                effect.counted_words if effect.counted == "other" and effect.counted_words else COUNTED[effect.counted]
            )
            return f"counted in another way: {words}"
        case "menopause":
            return _MENOPAUSE.get(cell.menopause, "")
        case _:
            return "people other than you"


# findings told in words


def told_in_words(figure: StudyFigure, decision: Decision, catalogue: Catalogue) -> str:
    """Tell a finding as one or two sentences, in whom and when included."""
    finding = figure.finding
    if finding.words:
        return finding.words
    outcome = catalogue.outcomes[finding.outcome]
    who = f"In {figure.population.words}"
    name = outcome.name[0].lower() + outcome.name[1:]
    groups = " and ".join(_group(side, decision) for side in finding.sides)
    time = time_words(finding.at)
    head = f"{who}{', ' + time if time else ''}: {name} with {groups}."
    return " ".join(
        part for part in (head, _values(finding, decision), SHOWN[finding.shown_to_differ], _named(figure)) if part
    )


def effect_told_in_words(cell: EffectCell, catalogue: Catalogue) -> str:
    """Tell a side effect that stands in no row, with its name in front."""
    if cell.effect is None:
        return ""
    return f"{catalogue.attributes[cell.effect.attribute].name}: {effect_words(cell, cell.effect).text()}"


def _group(side: FindingSide, decision: Decision) -> str:
    if side.arm:
        return side.arm
    option = decision.option(side.options[0]) if side.options else None
    return f"{option.words[:1].lower()}{option.words[1:]}" if option else "the other treatment"


def _values(finding: Finding, decision: Decision) -> str:
    told = [
        f"{_value(finding, side, exact=_needs_exact(finding))} with {_group(side, decision)}"
        for side in finding.sides
        if side.value is not None
    ]
    return _sentence(", ".join(told))


def _named(figure: StudyFigure) -> str:
    return _sentence(certainty(figure.study, figure.finding.n))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentence(text: str) -> str:
    text = text.strip()
    if not text:
        return ""
    return _capital(text if text.endswith((".", "!", "?")) else f"{text}.")
