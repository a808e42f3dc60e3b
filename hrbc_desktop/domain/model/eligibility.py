"""The conditions under which an option fits, as the catalogue states them."""

from typing import Literal

from pydantic import ConfigDict, Field, model_validator

from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.profile import QUESTIONS, UNKNOWN_ANSWERS, choice_keys

DERIVED_FACTS = ("had", "grew_on")
"""Facts read from the list of past treatments: those the person had, and those on which the cancer grew."""


class Condition(FrozenModel):
    """A fact about the person, and for what it holds: one of `any`, none of `none`, or a number within a range."""

    model_config = ConfigDict(populate_by_name=True)

    fact: str
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    low: float | None = Field(default=None, alias="from")
    high: float | None = Field(default=None, alias="to")
    """The range of a number, both ends included; one of them may be left out."""

    @property
    def question(self) -> str:
        """The question about the person that asks for this fact."""
        return "past_treatments" if self.fact in DERIVED_FACTS else self.fact

    @model_validator(mode="after")
    def _names_what_can_be_known(self) -> "Condition":
        is_range = self.low is not None or self.high is not None
        if [bool(self.any), bool(self.none), is_range].count(True) != 1:
            raise ValueError(f"the condition on “{self.fact}” needs “any”, “none” or a range")
        if self.question in QUESTIONS and not is_range:
            strangers = {*self.any, *self.none} - (choice_keys(self.question) - UNKNOWN_ANSWERS)
            if strangers and not self.fact.startswith("stage"):
                raise ValueError(f"“{self.fact}” cannot be known to be {', '.join(sorted(strangers))}")
        return self


class AllOf(FrozenModel):
    """Conditions that must hold together."""

    all: tuple[Condition, ...] = Field(min_length=1)


class Clause(FrozenModel):
    """One requirement of an option: it holds when one of its conditions holds."""

    either: tuple[Condition, ...] = Field(min_length=1)
    reason: str
    """Why the option is listed when this holds: “for cancer that has spread”."""
    otherwise: str
    """Why it is usually for another time or person when it does not hold."""
    when_not: Literal["other_situation", "usually_later"] = "other_situation"
    source: str
    evidence: tuple[str, ...] | str = ()


class Caution(FrozenModel):
    """Something to talk about when a fact holds. It never rules an option out."""

    either: tuple[Condition, ...] = Field(min_length=1)
    text: str
    source: str
    evidence: tuple[str, ...] | str = ()
