"""The catalogue's values: medicines and procedures, the options made of them, and every figure with its source."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from hrbc_desktop.domain.model.decision import Decision, Population, Study
from hrbc_desktop.domain.model.eligibility import AddedShots, Alternative, Caution, ConcernsOptions, EligibilityRule
from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.medicine import Medicine
from hrbc_desktop.domain.model.schedule import Regimen
from hrbc_desktop.domain.model.statement import Keys, Percent, Statement
from hrbc_desktop.translation import _

Family = Literal[
    "hormone",
    "cdk46",
    "pathway",
    "parp",
    "antibody_drug",
    "chemotherapy",
    "surgery",
    "radiation",
    "trial",
    "supportive",
    "no_treatment",
]

FAMILY_NAMES: dict[Family, str] = {
    "hormone": _("Hormone therapy"),
    "cdk46": _("CDK4/6 inhibitor + hormone therapy"),
    "pathway": _("Medicines for a growth signal (mTOR, PI3K, AKT)"),
    "parp": _("PARP inhibitor"),
    "antibody_drug": _("Antibody-drug conjugate"),
    "chemotherapy": _("Chemotherapy"),
    "surgery": _("Surgery"),
    "radiation": _("Radiation"),
    "trial": _("Clinical trial"),
    "supportive": _("Bone medicines and supportive care"),
    "no_treatment": _("Leaving it out"),
}

Route = Literal["tablet", "capsule", "injection", "drip", "operation", "radiation"]

SourceKind = Literal["label", "company", "paper", "institute", "transcription"]

SOURCE_KIND_NAMES: dict[SourceKind, str] = {
    "label": _("US prescribing information"),
    "company": "company page that quotes the label",
    "paper": "published study",
    "institute": "public institute",
    "transcription": "third party’s transcription",
}


class Source(FrozenModel):
    """A document that a figure or a statement stands in."""

    title: str
    publisher: str = ""
    year: int | None = None
    kind: SourceKind
    reference: str = ""
    """SPL set id with label version, DOI or PMID: what finds the document again."""


class Comparator(FrozenModel):
    """The group that the same study compared with."""

    arm: str
    any: Percent | None = None
    severe: Percent | None = None
    n: int | None = None


class Figure(FrozenModel):
    """What every figure carries: who was studied, for how long, and where it is printed."""

    population: str
    n: int | None = Field(default=None, ge=1)
    time: str
    source: str
    locator: str = ""
    evidence: Keys = Field(min_length=1)
    worked_out: bool = False
    """True when the figure was added up or derived from printed ones, and may be off by one."""
    comparator: Comparator | None = None


class SideEffect(Figure):
    """How many in 100 people had a side effect, and how many had it badly (grade 3 or higher)."""

    attribute: str
    any: Percent | None = None
    severe: Percent | None = None
    low: Percent | None = None
    high: Percent | None = None
    """The range over several studies, where no single figure fits."""
    measured: Literal["reported", "blood_test"] = "reported"

    @model_validator(mode="after")
    def _says_something(self) -> "SideEffect":
        if self.any is None and self.severe is None and (self.low is None or self.high is None):
            raise ValueError(f"the side effect “{self.attribute}” states no figure")
        if self.any is not None and self.severe is not None and self.severe > self.any:
            raise ValueError(f"the side effect “{self.attribute}” has more severe cases than cases")
        return self


class DailyLife(FrozenModel):
    """What a usual week is like."""

    visits: Statement
    home: Statement
    feelings: Statement


class Treatment(FrozenModel):
    """A medicine, an operation or a course of radiation: what options are made of."""

    id: str
    name: str
    brands: tuple[str, ...] = ()
    kind: Literal["medicine", "operation", "radiation"]
    group: str
    """The kind of treatment in a few words, such as “aromatase inhibitor”."""
    route: Route
    what_it_does: Statement
    taking: tuple[Statement, ...] = ()
    """Food, time of day, where the injection goes: what to know when taking it."""
    regimens: dict[str, Regimen]
    serious: tuple[Statement, ...] = ()
    tests: tuple[Statement, ...] = ()
    interactions: tuple[Statement, ...] = ()
    pregnancy: tuple[Statement, ...] = ()


class Part(FrozenModel):
    """A treatment within an option, given by one of the treatment's regimens."""

    treatment: str
    regimen: str


class Option(FrozenModel):
    """An option as it is given, for the setting in which it is given."""

    id: str
    name: str
    family: Family
    settings: tuple[Literal["early", "advanced"], ...] = Field(min_length=1)
    parts: tuple[Part, ...] = ()
    own_schedule: Regimen | None = None
    """For options that are not made of treatments, such as watching and waiting."""
    how_taken: Statement
    how_often: Statement
    how_long: Statement
    what_it_does: Statement
    indication: Statement
    """For whom the label or the guideline names it, in plain words."""
    side_effects: tuple[SideEffect, ...] = ()
    serious: tuple[Statement, ...] = ()
    tests: tuple[Statement, ...] = ()
    interactions: tuple[Statement, ...] = ()
    pregnancy: tuple[Statement, ...] = ()
    daily_life: DailyLife
    ask: tuple[str, ...] = ()
    match: tuple[EligibilityRule, ...] = ()
    """All of these must hold for the option to fit. They are written in the pack's folder “eligibility”."""


Concerns = Literal["everyone", "women", "before_menopause"]
"""To whom something can happen: what cannot happen to a person is not shown to her."""


class Attribute(FrozenModel):
    """Something that options differ in and that a person may care about."""

    id: str
    name: str
    less: str
    """The improvement in a few words: “Less diarrhea”, “Fewer visits”."""
    plain: str
    without: str = ""
    """How those are told who did not have it, where “did not have it” would be odd: “{n} did not stop for this”."""
    also_otherwise: bool = False
    """Whether it is frequent without any of these treatments too."""
    kind: Literal["rate", "count", "way", "words"]
    """A share of people; a number of days; an ordered way of taking it, which the person orders; or words only."""
    unit: str = ""
    concerns: Concerns = "everyone"


class Outcome(FrozenModel):
    """Something that a study measured, in plain words."""

    id: str
    name: str
    plain: str
    happened: str = ""
    """What goes on after “94 of 100 people”: “had the cancer come back”. Empty where it is not a share of people."""
    better: Literal["more", "less"] = "more"
    """Whether it is better when it happens to more people, or to fewer."""
    improvement: str = ""
    """The better end in a few words: “The cancer comes back less often”."""
    length_of_life: bool = False
    """Whether it tells how long people lived: shown only to those who ask for it."""
    concerns: Concerns = "everyone"


class SuggestedQuestion(FrozenModel):
    """A question for the visit that the pack suggests."""

    id: str
    topic: str
    text: str
    settings: tuple[Literal["early", "advanced"], ...]


class FurtherReading(FrozenModel):
    """A trusted place to read more."""

    name: str
    page: str


class TopicParagraph(Statement):
    """A paragraph of a topic, for those whom it still concerns."""

    unless: tuple[Alternative, ...] = ()
    """It is left out when one of these holds: nobody starts with an operation that she has had."""


class Topic(FrozenModel):
    """A short text about one thing: the condition, what happens next, trials, a second opinion."""

    id: str
    title: str
    settings: tuple[Literal["early", "advanced"], ...]
    paragraphs: tuple[TopicParagraph, ...]


class NewMedicine(FrozenModel):
    """A medicine that is too new to be an option here: a line under “new medicines to ask about”."""

    name: str
    text: str
    source: str
    evidence: Keys = ()


class Pack(FrozenModel):
    """What the pack says of itself."""

    version: str
    date: dt.date
    review_due: dt.date
    funding: str
    reviewers: tuple[str, ...] = ()
    method: str
    update_policy: str
    not_included: str = ""
    """What was approved too late to stand in it, in one sentence."""
    new_medicines: tuple[NewMedicine, ...] = ()

    def is_past_review(self, today: dt.date) -> bool:
        """Return whether the pack is past the day by which it was to be reviewed."""
        return today > self.review_due


def concerns(sentence: ConcernsOptions, option: Option) -> bool:
    """Return whether a sentence is about an option, whoever has it."""
    if option.id in sentence.except_options:
        return False
    if any(part.treatment in sentence.treatments for part in option.parts):
        return True
    if option.id in sentence.options or option.family in sentence.families:
        return True
    return not (sentence.treatments or sentence.options or sentence.families)


class Catalogue(FrozenModel):
    """The whole content pack, read and cross-checked."""

    pack: Pack
    sources: Mapping[str, Source]
    treatments: Mapping[str, Treatment]
    options: Mapping[str, Option]
    attributes: Mapping[str, Attribute]
    outcomes: Mapping[str, Outcome]
    questions: tuple[SuggestedQuestion, ...]
    glossary: Mapping[str, str]
    topics: Mapping[str, Topic]
    places: tuple[FurtherReading, ...]
    decisions: Mapping[str, Decision]
    populations: Mapping[str, Population]
    studies: Mapping[str, Study]
    cautions: tuple[Caution, ...] = ()
    shots: tuple[AddedShots, ...] = ()
    medicines: Mapping[str, Medicine] = {}

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all that the pack says, in hexadecimal."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    @cached_property
    def _about(self) -> dict[str, tuple[Caution, ...]]:
        return {}

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with a digest and cautions of its own."""
        copied = super().model_copy(update=update, deep=deep)
        for found in ("digest", "_about"):
            copied.__dict__.pop(found, None)
        return copied

    def cautions_about(self, option: Option) -> tuple[Caution, ...]:
        """Return the cautions that are about `option`, whoever has it."""
        if option.id not in self._about:
            self._about[option.id] = tuple(caution for caution in self.cautions if concerns(caution, option))
        return self._about[option.id]

    def treatments_of(self, option: Option) -> tuple[Treatment, ...]:
        """Return the treatments that `option` is made of, in its order."""
        return tuple(self.treatments[part.treatment] for part in option.parts)

    def regimens_of(self, option: Option) -> tuple[Regimen, ...]:
        """Return every schedule that runs side by side in `option`."""
        own = (option.own_schedule,) if option.own_schedule else ()
        return own + tuple(self.treatments[part.treatment].regimens[part.regimen] for part in option.parts)
