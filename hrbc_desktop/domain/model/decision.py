"""The decisions of the pack: their real alternatives, when each comes up, and what studies found, in whom."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, model_validator

from hrbc_desktop.domain.model.eligibility import AllOf, EligibilityRule, FactCondition
from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.statement import Keys, Percent, Statement

UNKNOWN_DECISION = "unknown"
"""What a worksheet names when the person does not know what is being decided: her first question for the visit."""

MOST_OPTIONS_OF_A_DECISION = 16

Path = Literal["early", "advanced"]
Either: TypeAlias = Annotated[tuple[FactCondition | AllOf, ...], Field(min_length=1)]


class Requirement(FrozenModel):
    """Something that must be so: it holds when one of its conditions holds."""

    either: Either
    reason: str = ""
    """Why the decision comes up, waits or is done, when this holds: “early cancer”."""


class ComesUp(FrozenModel):
    """When a decision comes up. Read in this order; an unknown answer never takes a decision away."""

    does_not: tuple[Requirement, ...] = ()
    """It does not come up when one of these holds."""
    decided: tuple[Requirement, ...] = ()
    """It is decided already when one of these holds."""
    later: tuple[Requirement, ...] = ()
    """It comes up later when one of these holds."""
    now: tuple[Requirement, ...] = Field(min_length=1)
    """It comes up now when all of these hold, and not at all when one cannot."""


class SourcedStatement(Statement):
    """A sentence that stands at an option within one decision, and on what it rests."""

    kind: Literal["label", "guideline", "trial", "ours"] = "guideline"
    source: str = ""

    @model_validator(mode="after")
    def _names_its_source(self) -> "SourcedStatement":
        if not self.source and self.kind != "ours":
            raise ValueError("a sentence that is not ours names its source")
        return self


class DecisionOption(FrozenModel):
    """An option of the pack as one real alternative of a decision."""

    id: str
    words: str = ""
    """The name of the option, put in when the pack is read: it is called alike everywhere."""
    arms: tuple[str, ...] = ()
    """What studies call a group that had just this option: it is not said again beside the option's figure."""
    members: tuple[str, ...] = ()
    """Ways of doing it that studies name by themselves; this column stands for all of them."""
    way_of: str | None = None
    """Another option of the same decision of which this is one way. It is never picked beforehand."""
    usual: bool = True
    """False for what is rarely chosen today: listed after the others and never picked beforehand."""
    new_in: int | None = None
    """The year of its approval, where its label was not read for this pack."""
    adds_nothing: str = ""
    """For “not having it”: what is said in rows of harm of which it has no figure: “No chemotherapy,
    so none from it.”"""
    adds_no_visits: str = ""
    """What stands under visits and shots where the option itself brings none: of what it brings none, since other
    treatment goes on beside it: “None for chemotherapy.”"""
    by_definition: Mapping[str, str] = Field(default_factory=dict)
    """What stands where nothing is counted because of what the option is, by outcome, attribute or row: of shots, under
    problems after surgery, “No operation, so none from one.”"""
    fits: tuple[EligibilityRule, ...] = ()
    """What must hold in this decision besides what the option itself asks for."""
    say: tuple[SourcedStatement, ...] = ()


class StudyTime(FrozenModel):
    """What point in time a figure is of. Nothing given: what was read does not say."""

    years: float | None = Field(default=None, gt=0)
    months: float | None = Field(default=None, gt=0)
    from_years: float | None = Field(default=None, ge=0)
    to_years: float | None = Field(default=None, gt=0)
    middle: bool = False
    """The time is the middle (median) length of follow-up, not a fixed point."""
    median: bool = False
    """The figure is itself a time: half of the people had longer, half less."""
    untimed: bool = False
    """The figure is not of a point in time, such as the share of people whose cancer shrank."""
    words: str = ""

    @property
    def is_known(self) -> bool:
        """Whether it says at what time the figure was taken."""
        return self != StudyTime()

    @property
    def key(self) -> str:
        """What two figures must share to be of the same time; empty when the time is not known."""
        if self.median:
            return "median"
        if self.untimed:
            return "untimed"
        if self.from_years is not None or self.to_years is not None:
            return f"{self.from_years or 0:g}-{self.to_years:g}y"
        if self.years is not None or self.months is not None:
            months = self.months if self.months is not None else 12 * (self.years or 0)
            return f"{'~' if self.middle else ''}{months:g}m"
        return self.words


class FindingSide(FrozenModel):
    """One group of a study, and the options of the decision for which it speaks."""

    arm: str = ""
    """What the group had; where it is empty, the option's own words."""
    options: tuple[str, ...] = ()
    """None where the group's treatment is not a choice in this decision."""
    value: float | None = None
    n: int | None = Field(default=None, ge=1)
    low: float | None = None
    high: float | None = None


class Gain(FrozenModel):
    """By how many points the first group differs from the second, where their own values are not both known."""

    more: float | None = Field(default=None, ge=0)
    fewer: float | None = Field(default=None, ge=0)

    @model_validator(mode="after")
    def _goes_one_way(self) -> "Gain":
        if (self.more is None) == (self.fewer is None):
            raise ValueError("a gain says either how many more or how many fewer")
        return self


EvidenceMark = Literal[
    "not_for_comparison", "secondary_source", "comparator_is_no_arm", "not_randomized", "prevention"
]  # fmt: skip
"""What the evidence row says against setting a figure beside those of other options: it is told in words instead."""

Measure = Literal["percent", "months", "points", "per_1000", "count"]
ShownToDiffer = Literal["yes", "no", "not_tested", "not_found", "looked_at_afterwards"]
Role = Literal[
    "main", "other_people", "context", "subgroup", "small_study", "inside_one_option", "in_words",
    "replaced_by_later_report",
]  # fmt: skip

_SAME_QUESTION = {
    "spread": "free_of_spread", "free_of_spread": "spread", "return": "free_of_return", "free_of_return": "return",
}  # fmt: skip
"""Outcomes that studies count from either side: some tell who had it, others who was spared it."""

IN_ROWS: frozenset[Role] = frozenset({"main", "subgroup", "small_study", "other_people"})
"""Findings that may stand as aligned figures; all others are told in words, or not at all."""


class Finding(FrozenModel):
    """One question that a study answered: in whom, what against what, which outcome, at what time (PICO)."""

    id: str
    population: str
    outcome: str
    counted: str = ""
    """How the study counted the outcome, in plain words; two ways of counting never share a row."""
    at: StudyTime = StudyTime()
    study: str
    kind: Literal["with_without", "head_to_head", "one_group"]
    measure: Measure | None = None
    n: int | None = Field(default=None, ge=1)
    first: FindingSide
    second: FindingSide | None = None
    third: FindingSide | None = None
    gain: Gain | None = None
    relative_only: str = ""
    """The study's ratio. It is never printed: only whether a difference was shown may be said of it."""
    shown_to_differ: ShownToDiffer
    how_known: str = ""
    role: Role = "main"
    words: str = ""
    """The finding as one sentence of ours, where the sentence that is made from its figures would mislead."""
    derived: bool = False
    needs_confirmation: bool = False
    """It is shown nowhere until somebody has confirmed it."""
    evidence_marks: tuple[EvidenceMark, ...] = ()
    source: str
    evidence: Keys = Field(min_length=1)

    @model_validator(mode="after")
    def _has_a_unit(self) -> "Finding":
        if self.measure is None and (self.gain is not None or any(side.value is not None for side in self.sides)):
            raise ValueError(f"the finding “{self.id}” has a figure and no measure")
        return self

    @property
    def sides(self) -> tuple[FindingSide, ...]:
        """The groups that the study compared, in its order."""
        return tuple(side for side in (self.first, self.second, self.third) if side is not None)

    @property
    def row_key(self) -> tuple[str, str, str, str, str]:
        """What two findings must share to stand in one row: outcome, way of counting, time, people and unit."""
        time = self.at.key or f"study:{self.study}"
        return self.outcome, self.counted, time, self.population, self.measure or ""

    @property
    def is_usable(self) -> bool:
        """Whether it may be shown at all."""
        return not self.needs_confirmation and self.role != "replaced_by_later_report"

    @property
    def stands_in_a_row(self) -> bool:
        """Whether it has figures that may stand beside those of other options."""
        has_figure = self.gain is not None or any(side.value is not None for side in self.sides)
        return self.is_usable and self.role in IN_ROWS and has_figure and not self.evidence_marks


class Beside(FrozenModel):
    """What the comparison group of the same study had."""

    arm: str
    any: Percent | None = None
    severe: Percent | None = None
    n: int | None = Field(default=None, ge=1)


Measured = Literal[
    "reported", "asked", "examined", "blood_test", "scan", "tracing", "records", "several_ways", "worked_out",
    "advice", "not_said",
]  # fmt: skip
Counted = Literal["any", "grouped", "moderate_up", "mild_moderate", "severe", "other"]


class EffectFinding(FrozenModel):
    """How many people of one study had one side effect: what one cell of a side-effect row holds."""

    option: str = ""
    """The option for which it speaks; empty for a group that had none of them."""
    arm: str = ""
    attribute: str
    measured: Measured
    counted: Counted
    counted_words: str = ""
    population: str = ""
    study: str = ""
    time: str = ""
    any: Percent | None = None
    severe: Percent | None = None
    low: Percent | None = None
    high: Percent | None = None
    words: str = ""
    """What is known where it is not a share of people: “6 weeks until lifting”."""
    n: int | None = Field(default=None, ge=1)
    beside: Beside | None = None
    from_arm: Literal["own", "comparison"] = "own"
    """Whether the study was of this option, or had it as the comparison group of another."""
    weak: bool = False
    """Known weakly: of other people, of several mixes together, of one country."""
    mark: str = ""
    """What is odd in it besides people, measuring and counting, in plain words."""
    derived: bool = False
    needs_confirmation: bool = False
    evidence_marks: tuple[EvidenceMark, ...] = ()
    source: str
    evidence: Keys = Field(min_length=1)

    @model_validator(mode="after")
    def _says_something(self) -> "EffectFinding":
        if self.any is None and self.severe is None and self.low is None and not self.words:
            raise ValueError(f"the side effect “{self.attribute}” states nothing")
        if not self.words and not (self.population and self.study and self.time):
            raise ValueError(
                f"the figure for “{self.attribute}” does not say in whom, in which study and over what time"
            )
        return self

    @property
    def row_key(self) -> tuple[str, Measured, Counted, str]:
        """What two cells must share to be alike: the thing, how it was measured and how it was counted."""
        return self.attribute, self.measured, self.counted, self.counted_words if self.counted == "other" else ""

    @property
    def stands_in_a_row(self) -> bool:
        """Whether it may stand beside what is known of other options."""
        return bool(self.option) and not self.needs_confirmation and not self.evidence_marks


class Hole(FrozenModel):
    """A core cell of which nothing is known: shown as “not known here”."""

    option: str
    core: str
    why: str = ""


class UnusableEvidence(FrozenModel):
    """Evidence that must not stand in this decision, and why."""

    evidence: Keys = Field(min_length=1)
    why: str


class Decision(FrozenModel):
    """A choice that comes up on the path of treatment, with its real alternatives."""

    id: str
    name: str
    question: str
    plain: str
    """What the choice changes."""
    same_either_way: tuple[str, ...] = ()
    path: Path
    step: int = Field(ge=1)
    questions: tuple[str, ...] = ()
    """The profile's questions on which this decision turns, in the order in which to ask them."""
    core: tuple[str, ...] = Field(min_length=1)
    """The rows that matter most here, in their order: outcomes, attributes, or fixed rows of the comparison."""
    comes_up: ComesUp
    options: Annotated[tuple[DecisionOption, ...], Field(min_length=1, max_length=MOST_OPTIONS_OF_A_DECISION)]
    context: tuple[Statement, ...] = ()
    findings: tuple[Finding, ...] = ()
    side_effects: tuple[EffectFinding, ...] = ()
    holes: tuple[Hole, ...] = ()
    do_not_use: tuple[UnusableEvidence, ...] = ()

    def option(self, key: str) -> DecisionOption | None:
        """Return the alternative with that id, or None when the decision does not have it."""
        return next((option for option in self.options if option.id == key), None)

    def asks_for(self, outcome: str) -> str:
        """Return the outcome under which this decision asks for `outcome`: who had it, or who was spared it."""
        other = _SAME_QUESTION.get(outcome, "")
        return other if other in self.core and outcome not in self.core else outcome

    def speaks_of(self, key: str) -> frozenset[str]:
        """Return the ids under which studies speak of the option `key`: its own and those of its members."""
        option = self.option(key)
        return frozenset((key, *option.members)) if option else frozenset((key,))

    def holds(self, options: Iterable[str]) -> bool:
        """Return whether every one of `options` is an alternative of this decision."""
        return set(options) <= {option.id for option in self.options}

    def was_compared(self, one: str, other: str) -> bool:
        """Return whether a study that may be shown had the option `one` in one group and `other` in another."""
        first, second = self.speaks_of(one), self.speaks_of(other)
        return any(
            first.intersection(a.options) and second.intersection(b.options)
            for finding in self.findings
            if finding.is_usable
            for a, b in permutations(finding.sides, 2)
        )

    def sides(self) -> Iterator[tuple[Finding, FindingSide]]:
        """Yield every group of every finding."""
        for finding in self.findings:
            for side in finding.sides:
                yield finding, side


class Population(FrozenModel):
    """The people in whom a study, or a part of it, looked."""

    id: str
    words: str
    """“women before menopause, 1 to 3 nodes, score 25 or less”: it goes on after “In”."""
    line: Literal["early", "first", "later", "mixed", "any"] = "any"
    cdk46: Literal["none", "had", "mixed", "not_said"] = "not_said"
    """Whether they had had a CDK4/6 medicine before."""
    menopause: Literal["before", "after", "both", "not_said"] = "not_said"
    sex: Literal["female", "male", "both"] = "both"
    nobody: bool = False
    """So mixed that it speaks for nobody by itself."""
    all_kinds: bool = False
    """Breast cancer of other kinds is in it too: rows of her own kind come before it."""
    differs: str = ""
    """How these people differ from anyone who reads this, where the clauses cannot say it."""
    part_of: str | None = None
    speaks_for: tuple[Requirement, ...] = ()
    """All of these hold for the people for whom it speaks."""


Design = Literal[
    "randomized", "one_group", "several_together", "several_not_by_lot", "registry", "looked_back", "advice"
]  # fmt: skip


class Study(FrozenModel):
    """A study as the sheet names it, with what its certainty rests on."""

    id: str
    name: str
    design: Design
    blinded: bool = False
    n: int | None = Field(default=None, ge=1)
    year: int | None = None
    source: str
    evidence: Keys = ()
