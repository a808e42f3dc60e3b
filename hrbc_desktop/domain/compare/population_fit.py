"""Does a study's population speak for the person, and if not, in what does it differ from her?"""

from typing import Literal

from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.decisions.matching import either_holds, missing_questions
from hrbc_desktop.domain.model.decision import Population, Requirement
from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.profile import QUESTIONS

Speaks = Literal["yes", "may", "no"]
SPEAKS_ORDER: tuple[Speaks, ...] = ("yes", "may", "no")


class PopulationFit(FrozenModel):
    """How a population stands to one person."""

    speaks: Speaks
    differs_in: tuple[Requirement, ...] = ()
    """What holds for these people and not for her."""
    asks: tuple[str, ...] = ()
    """The questions whose answers would settle it."""


def fit_of(population: Population, facts: Facts) -> PopulationFit:
    """Hold the population against what is known of the person. What is not known leaves it open (“may”)."""
    held = [(requirement, either_holds(requirement.either, facts)) for requirement in population.speaks_for]
    failed = tuple(requirement for requirement, holds in held if holds == "no")
    if failed or population.nobody:
        return PopulationFit(speaks="no", differs_in=failed)
    unknown = [requirement for requirement, holds in held if holds == "unknown"]
    missing = {question for requirement in unknown for question in missing_questions(requirement.either, facts)}
    asks = tuple(field for field in QUESTIONS if field in missing)
    return PopulationFit(speaks="yes" if held and not unknown else "may", asks=asks)
