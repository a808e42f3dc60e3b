"""The conditions under which an option fits, and what to talk about, as the catalogue states them."""

from typing import Annotated, Literal

from pydantic import AliasChoices, BeforeValidator, Field, model_validator

from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.profile import QUESTIONS, UNKNOWN_ANSWERS, choice_keys

DERIVED_FACTS = {
    **dict.fromkeys(
        (
            "had", "had_early", "had_advanced", "grew_on", "grew_on_early", "grew_on_advanced", "taking",
            "stopped_for_side_effects", "operated",
        ),
        "past_treatments",
    ),
    "stage_group": "nodes",
    "advanced": "stage",
    "hormone_receptor": "er",
    "her2_negative": "her2",
    "ovaries_off": "menopause",
    "chemotherapy_status": "chemotherapy_plan",
    "trimester": "weeks_pregnant",
    "medicine": "other_medicines",
    "unnamed_medicine": "other_medicines",
    "lines_advanced": "lines_chemo_advanced",
}  # fmt: skip
"""Facts that are worked out and never stored, each with the question that asks for them."""

DERIVED_ANSWERS: dict[str, frozenset[str]] = {
    "stage_group": frozenset({"0", "1", "2", "3", "4"}),
    "advanced": frozenset({"yes", "no"}),
    "operated": frozenset({"yes", "no"}),
    "hormone_receptor": frozenset({"positive", "negative"}),
    "her2_negative": frozenset({"yes", "no"}),
    "ovaries_off": frozenset({"yes", "no"}),
    "chemotherapy_status": frozenset({"undecided", "planned", "going_on", "done", "none"}),
    "trimester": frozenset({"first", "second", "third"}),
}

Kind = Literal["label", "guideline", "trial", "fact"]
"""What a clause rests on: the US label, a guideline, who a trial took, or what the option is by its nature."""
WhenNot = Literal["usually_for_others", "usually_later", "less_usual", "ask", "not_listed"]
"""What an option is when a clause of it does not hold. Its time may still come ("usually_later"), or it is seldom
what a person like her has at any time ("less_usual"): both carry one badge, which names the one or the other."""
Level = Literal["avoid", "ask_first", "closer_checks"]


def _one_or_many(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Evidence = Annotated[tuple[str, ...], BeforeValidator(_one_or_many)]


class FactCondition(FrozenModel):
    """A fact about the person, and for what it holds: one of `any`, none of `none`, or a number from `low` to `high`.

    A fact that no question asks for is never known; the linter names it.
    """

    fact: str
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    low: float | None = Field(default=None, validation_alias=AliasChoices("from", "low"))
    high: float | None = Field(default=None, validation_alias=AliasChoices("to", "high"))
    """Both ends are included; one of them may be left out."""
    because: str | None = None
    """Why the option is listed when this alternative is the one that holds; else the clause says why. An empty text
    says nothing: what is asked of men alone is no reason for a woman."""

    @property
    def question(self) -> str:
        """The question about the person that asks for this fact."""
        return DERIVED_FACTS.get(self.fact, self.fact)

    @property
    def is_numeric(self) -> bool:
        """Whether the condition is on a number."""
        return self.low is not None or self.high is not None

    @model_validator(mode="after")
    def _names_what_can_be_known(self) -> "FactCondition":
        if bool(self.any) + bool(self.none) + self.is_numeric != 1:
            raise ValueError(f"the condition on “{self.fact}” needs one of “any”, “none”, and “from” or “to”")
        if self.question not in QUESTIONS:
            return self
        if self.is_numeric and QUESTIONS[self.question].number is None:
            raise ValueError(f"“{self.fact}” is not a number")
        strangers = {*self.any, *self.none} - self._knowable()
        if strangers:
            raise ValueError(f"“{self.fact}” cannot be known to be {', '.join(sorted(strangers))}")
        return self

    def _knowable(self) -> frozenset[str]:
        if self.fact == "medicine":
            return frozenset({*self.any, *self.none})
        return DERIVED_ANSWERS.get(self.fact) or (choice_keys(self.question) - UNKNOWN_ANSWERS)


class AllOf(FrozenModel):
    """Several conditions that must hold together."""

    all: tuple[FactCondition, ...] = Field(min_length=1)
    because: str | None = None
    """As in `FactCondition`."""


Alternative = FactCondition | AllOf


class EligibilityRule(FrozenModel):
    """One requirement of an option: it holds when one of its alternatives holds. With none it never holds."""

    either: tuple[Alternative, ...] = ()
    reason: str
    """Why the option is listed when this holds: “for cancer that has spread”."""
    otherwise: str = ""
    """Why it is usually for another time or person when it does not hold."""
    kind: Kind = "guideline"
    when_not: WhenNot = "usually_for_others"
    """What the badge says when the clause does not hold; “ask” never says no."""
    assumed: bool = False
    """It counts as holding until an answer says otherwise, so that nobody is asked about what is seldom so."""
    needs: str = ""
    """What is missing while it cannot be judged, in a few words, where the name of the question is not enough."""
    source: str = ""
    evidence: Evidence = ()
    unverified: Evidence = ()
    """Rows of the evidence that nobody could verify: what rests on them asks, and states no figure."""

    @model_validator(mode="after")
    def _says_no_more_than_its_kind_may(self) -> "EligibilityRule":
        if self.kind in ("guideline", "trial") and self.when_not == "usually_for_others":
            return self.model_copy(update={"when_not": "less_usual"})
        return self


class ConcernsOptions(FrozenModel):
    """A sentence about some options, for those persons whom it concerns."""

    id: str
    treatments: tuple[str, ...] = ()
    """It concerns every option that one of these treatments is part of ..."""
    options: tuple[str, ...] = ()
    """... and each of these options ..."""
    families: tuple[str, ...] = ()
    """... and every option of these families; all three empty: whatever is compared."""
    except_options: tuple[str, ...] = ()
    """Options that it never concerns, whatever their family or treatments."""
    either: tuple[Alternative, ...] = ()
    """When it holds; empty: for everyone who has the option, whatever they answered."""
    unless: tuple[Alternative, ...] = ()
    """It is not raised when one of these holds: a test that has been done need not be asked for."""
    text: str = Field(min_length=1)
    source: str
    evidence: Evidence = ()
    unverified: Evidence = ()
    """Rows of the evidence that nobody could verify: what rests on them asks, and states no figure."""


class AddedShots(ConcernsOptions):
    """Shots that come with an option, or may, and are not in its schedule: “no injections” would be untrue."""

    is_part: bool = False
    """Whether they are part of the treatment for these persons, and not only given to some."""


class Caution(ConcernsOptions):
    """Something to talk about because of an answer, with what the label says to do. It never rules an option out."""

    level: Level
    order: int = 10
    """What stands first among cautions of one level: the lower."""

    @property
    def is_general(self) -> bool:
        """Whether it is for everyone who has the option, whatever they answered."""
        return not self.either
