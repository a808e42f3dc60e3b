"""Which decisions come up for a person: now, later, decided, perhaps, or not at all, each with its reasons."""

from collections.abc import Iterable
from typing import Literal

from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.decisions.matching import Holds, either_holds, missing_questions
from hrbc_desktop.domain.decisions.safety import matches, worksheet_is_for
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import UNKNOWN_DECISION, Decision, Path, Requirement
from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.profile import QUESTIONS
from hrbc_desktop.domain.model.worksheet import MOST_OPTIONS, Revision, Worksheet

Standing = Literal["now", "may", "later", "decided", "does_not"]


class DecisionStanding(FrozenModel):
    """How a decision stands for one person."""

    decision: str
    standing: Standing
    reasons: tuple[str, ...] = ()
    """Why, in the words of the requirements that settled it."""
    needs: tuple[str, ...] = ()
    """The questions whose answers are missing, in the order in which they are asked."""


def comes_up(decision: Decision, facts: Facts) -> DecisionStanding:
    """Say how `decision` stands. An unknown answer never takes it away: then it may come up, and names what."""
    if worksheet_is_for(facts).stops:
        return DecisionStanding(decision=decision.id, standing="does_not")
    rules = decision.comes_up
    one_is_enough: tuple[tuple[Standing, tuple[Requirement, ...]], ...] = (
        ("does_not", rules.does_not),
        ("decided", rules.decided),
        ("later", rules.later),
    )
    for standing, requirements in one_is_enough:
        holding = [requirement for requirement in requirements if either_holds(requirement.either, facts) == "yes"]
        if holding:
            return DecisionStanding(decision=decision.id, standing=standing, reasons=_reasons(holding))
    return _now(decision, facts)


def _now(decision: Decision, facts: Facts) -> DecisionStanding:
    held: dict[Holds, list[Requirement]] = {"yes": [], "no": [], "unknown": []}
    for requirement in decision.comes_up.now:
        held[either_holds(requirement.either, facts)].append(requirement)
    if held["no"]:
        return DecisionStanding(decision=decision.id, standing="does_not")
    return DecisionStanding(
        decision=decision.id,
        standing="may" if held["unknown"] else "now",
        reasons=_reasons(held["yes"]),
        needs=_missing(held["unknown"], facts),
    )


def _reasons(requirements: Iterable[Requirement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(requirement.reason for requirement in requirements if requirement.reason))


def _missing(requirements: Iterable[Requirement], facts: Facts) -> tuple[str, ...]:
    asked = {question for one in requirements for question in missing_questions(one.either, facts)}
    return tuple(field for field in QUESTIONS if field in asked)


def standings(catalogue: Catalogue, facts: Facts) -> tuple[DecisionStanding, ...]:
    """Return how every decision of the pack stands, in the order of the path of treatment."""
    in_order = sorted(catalogue.decisions.values(), key=lambda decision: (decision.path == "advanced", decision.step))
    return tuple(comes_up(decision, facts) for decision in in_order)


def path_of(facts: Facts) -> Path | None:
    """Return the path of treatment on which the person is, or None while it is not known."""
    if facts.says("stage", "metastatic") or facts.says("advanced", "yes"):
        return "advanced"
    return "early" if facts.says("stage", "dcis", "early", "locally_advanced") else None


def picked_beforehand(decision: Decision, catalogue: Catalogue, facts: Facts) -> tuple[str, ...]:
    """Return up to four options of `decision` that fit, in its order, so that most people need to pick nothing.

    Where something fits, “not having it” is among them if that is a choice: left out, it would look as if it were none.
    """
    found = matches(catalogue, facts, decision)
    usual = [option for option in decision.options if option.usual and option.way_of is None and option.id in found]
    fitting = [option.id for option in usual if found[option.id].badge == "fits"]
    without = [option.id for option in usual if option.adds_nothing and found[option.id].badge is not None][:1]
    picked = list(dict.fromkeys((*without, *fitting)))[:MOST_OPTIONS] if fitting else []
    return tuple(option.id for option in usual if option.id in picked)


def decision_of(worksheet: Revision, catalogue: Catalogue) -> Decision | None:
    """Return the decision that the worksheet is about.

    Up to format 2 a worksheet named none: its options tell it where one decision, and only one, holds them all.
    """
    if worksheet.decision is not None:
        return catalogue.decisions.get(worksheet.decision)
    holding = [one for one in catalogue.decisions.values() if worksheet.options and one.holds(worksheet.options)]
    return holding[0] if len(holding) == 1 else None


def with_decision(worksheet: Worksheet, decision: Decision | None, options: Iterable[str] = ()) -> Worksheet:
    """Choose what the worksheet is about, None for “I don't know”, and what it compares.

    Options that the decision does not have stop being compared; they stay readable as what was compared before.
    """
    if decision is None:
        return worksheet.evolve(decision=UNKNOWN_DECISION)
    still_offered = [key for key in worksheet.options if decision.option(key)]
    others = [key for key in worksheet.options if not decision.option(key)] if worksheet.decision is None else []
    return worksheet.evolve(
        decision=decision.id,
        options=tuple(dict.fromkeys((*still_offered, *options)))[:MOST_OPTIONS],
        compared_before=(*worksheet.compared_before, *others)[:MOST_OPTIONS],
    )
