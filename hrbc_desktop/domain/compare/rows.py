"""The rows and cells of a comparison: every row answers one question about one kind of people."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Literal, TypeAlias

from hrbc_desktop.domain.compare import fixed_rows as fixed
from hrbc_desktop.domain.compare.population_fit import PopulationFit, Speaks
from hrbc_desktop.domain.decisions.safety import RaisedCaution
from hrbc_desktop.domain.model.decision import (
    Counted,
    Decision,
    DecisionOption,
    EffectFinding,
    Finding,
    FindingSide,
    Measured,
    Population,
    Study,
    StudyTime,
)
from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.translation import _

RowGroup = Literal["children", "outcomes", "taking", "side_effects", "cautions", "safety", "life"]

GROUP_NAMES: dict[RowGroup, str] = {
    "children": _("If you want a child"),
    "outcomes": _("What studies found"),
    "taking": _("How it is taken"),
    "side_effects": _("Side effects"),
    "cautions": _("Because of your answers"),
    "safety": _("Safety and tests"),
    "life": _("Daily life"),
}
GROUPS: tuple[RowGroup, ...] = tuple(GROUP_NAMES)

Odd = Literal["measured", "counted", "menopause", "people"]
"""In what a figure differs from the rest of its row; each is said in the cell."""


class StudyFigure(FrozenModel):
    """What one study found for one option: the figure, and what it was compared with."""

    finding: Finding
    side: FindingSide
    study: Study
    population: Population
    fit: PopulationFit
    """How its people stand to the person."""

    @property
    def rivals(self) -> tuple[FindingSide, ...]:
        """The other groups of the same study."""
        return tuple(side for side in self.finding.sides if side != self.side)


class OutcomeCell(FrozenModel):
    """What is known of one outcome for one option. The same treatment may have stood in several studies."""

    option: str
    figures: tuple[StudyFigure, ...] = ()
    in_words: tuple[StudyFigure, ...] = ()
    """Where no study gives a figure: what studies found of it, told as sentences."""
    adds_nothing: str = ""
    """Said in place of a figure where the option, by what it is, has none."""
    elsewhere: Literal["own_row", "further_down", "other_people"] | None = None
    """Where else this outcome is known for the option, when it is not known in this row's people."""

    @property
    def is_known(self) -> bool:
        """Whether there is something to read in the cell besides “not known here”."""
        return bool(self.figures or self.in_words or self.adds_nothing)

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """The source key of every figure (and an empty place in it), each once."""
        return tuple(dict.fromkeys((figure.finding.source, "") for figure in (*self.figures, *self.in_words)))


class EffectCell(FrozenModel):
    """What is known of one side effect of one option, from the option's own study."""

    option: str
    effect: EffectFinding | None = None
    study: Study | None = None
    people: str = ""
    """In whom, in plain words."""
    menopause: Literal["before", "after", "both", "not_said"] = "not_said"
    fit: PopulationFit | None = None
    odd: tuple[Odd, ...] = ()
    adds_nothing: str = ""
    """Said in place of a figure where the option is not to have something, so that no harm comes from it."""
    is_by_definition: bool = False
    """Whether `adds_nothing` says what the option is, and not only that nothing comes from it."""

    @property
    def is_known(self) -> bool:
        """Whether there is something to read in the cell besides “not known here”."""
        return self.effect is not None or bool(self.adds_nothing)

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """The source key of the figure (and an empty place in it)."""
        return ((self.effect.source, ""),) if self.effect is not None else ()


class TextCell(FrozenModel):
    """What the option's own file says, or a number or strip worked out from its schedule."""

    option: str
    cell: fixed.Cell
    adds_nothing: str = ""
    raised: tuple[RaisedCaution, ...] = ()
    """In the row of what her answers raise: what it states, with what raised it."""

    @property
    def is_known(self) -> bool:
        """Whether there is something to read in the cell besides “not known here”."""
        return self.cell.is_known or bool(self.adds_nothing)

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """The source key and the place in it of everything that the cell says, each once."""
        return self.cell.sources


Cell: TypeAlias = OutcomeCell | EffectCell | TextCell


def has_source(cell: Cell) -> bool:
    """Whether there is something to show of where a cell comes from: a number is counted on the option's schedule."""
    return bool(cell.sources) or (isinstance(cell, TextCell) and cell.cell.number is not None)


class DecisionRow(FrozenModel):
    """One question, answered for every compared option or said to be unknown."""

    key: str
    group: RowGroup
    title: str
    plain: str = ""
    kind: Literal["outcome", "effect", "text", "strip", "count"]
    outcome: str = ""
    attribute: str = ""
    population: Population | None = None
    """Of an outcome row: the people of every figure in it."""
    fit: PopulationFit | None = None
    at: StudyTime | None = None
    """Of an outcome row: the time of every figure in it."""
    way_of_counting: str = ""
    """How all of its figures were counted, in plain words, where the title does not say it."""
    measured: Measured | None = None
    counted: Counted | None = None
    """Of a side-effect row: how its figures were measured and counted, save those that say otherwise."""
    cells: tuple[Cell, ...]
    core: bool = False
    folded: bool = False
    """It stands behind “show all”: not core, of other people, or known of one option only."""

    @property
    def speaks(self) -> Speaks | None:
        """Whether the people of an outcome row are people like her; None for rows without a population."""
        return self.fit.speaks if self.fit else None

    @property
    def known(self) -> int:
        """For how many options something is known."""
        return sum(cell.is_known for cell in self.cells)

    @property
    def is_direct(self) -> bool:
        """Whether one study compared at least two of the options of this row with each other."""
        studied = Counter(key for cell in self.cells for key in {*_findings_in(cell)})
        return any(times > 1 for times in studied.values())

    @property
    def studies(self) -> frozenset[str]:
        """The ids of the studies from which its figures come."""
        outcomes = {figure.study.id for cell in self.cells if isinstance(cell, OutcomeCell) for figure in cell.figures}
        effects = {cell.study.id for cell in self.cells if isinstance(cell, EffectCell) and cell.study}
        return frozenset(outcomes | effects)

    def cell(self, option: str) -> Cell | None:
        """Return the cell of one option."""
        return next((cell for cell in self.cells if cell.option == option), None)


def _findings_in(cell: Cell) -> Iterator[str]:
    if isinstance(cell, OutcomeCell):
        yield from (figure.finding.id for figure in cell.figures)


class DecisionComparison(FrozenModel):
    """The options of one decision in the order in which she picked them, and the rows in the order shown."""

    decision: Decision
    options: tuple[DecisionOption, ...]
    rows: tuple[DecisionRow, ...]
    in_words: Mapping[str, tuple[StudyFigure, ...]]
    """For each option, findings that fit no common row: told as sentences in its own block."""
    effects_in_words: Mapping[str, tuple[EffectCell, ...]]
    """For each option, side effects that may not stand beside those of others."""
    context: tuple[StudyFigure, ...] = ()
    """Findings that concern every option."""
    with_shots: frozenset[str] = frozenset()
    """The ids of the options with which this person gets shots, whether or not their schedule has any."""

    def row(self, key: str) -> DecisionRow | None:
        """Return the row with that key."""
        return next((row for row in self.rows if row.key == key), None)

    @property
    def never_compared(self) -> tuple[tuple[DecisionOption, DecisionOption], ...]:
        """The pairs of options that no study of this decision compared with each other."""
        pairs = combinations(self.options, 2)
        return tuple((one, other) for one, other in pairs if not self.decision.was_compared(one.id, other.id))

    @property
    def core_rows(self) -> tuple[DecisionRow, ...]:
        """The rows that matter most here: shown first."""
        return tuple(row for row in self.rows if row.core and not row.folded)

    @property
    def other_people(self) -> tuple[DecisionRow, ...]:
        """Outcome rows of people other than her: folded, each saying how they differ."""
        return tuple(row for row in self.rows if row.speaks == "no")

    @property
    def more_rows(self) -> tuple[DecisionRow, ...]:
        """Everything else, behind “show all”."""
        return tuple(row for row in self.rows if (row.folded or not row.core) and row.speaks != "no")
