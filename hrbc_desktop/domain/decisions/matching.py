"""Does an option match what is known about the person? Yes, no, or not known yet, each with its reasons."""

from collections.abc import Iterable, Iterator
from typing import Literal

from hrbc_desktop.domain.model.content import Option
from hrbc_desktop.domain.model.eligibility import AllOf, Caution, Clause, Condition
from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.profile import QUESTIONS, UNKNOWN_ANSWERS, Profile, answers, stage_note

Holds = Literal["yes", "no", "unknown"]
Verdict = Literal["matches", "needs", "usually_later", "other_situation"]

VERDICT_NAMES: dict[Verdict, str] = {
    "matches": "Matches your answers",
    "needs": "Needs a test result",
    "usually_later": "Usually later",
    "other_situation": "Other situation",
}

TEST_FACTS = frozenset(
    {"her2", "ki67", "oncotype", "pik3ca", "esr1", "akt1_pten", "brca", "grade", "nodes", "er", "pr"}
)


class Reason(FrozenModel):
    """Why one clause holds, does not hold, or cannot be judged yet."""

    holds: Holds
    text: str
    needs: tuple[str, ...] = ()
    """The questions whose answers are missing, when it cannot be judged yet."""
    source: str


class Match(FrozenModel):
    """How an option stands against a profile."""

    option: str
    verdict: Verdict
    reasons: tuple[Reason, ...]
    cautions: tuple[Caution, ...]

    @property
    def needs(self) -> tuple[str, ...]:
        """The questions whose answers would settle the verdict, in the order in which they are asked."""
        missing = {field for reason in self.reasons if reason.holds == "unknown" for field in reason.needs}
        return tuple(field for field in QUESTIONS if field in missing)

    @property
    def badge(self) -> str:
        """The verdict in a few words; what is missing may be a test or only an answer."""
        if self.verdict == "needs" and not TEST_FACTS.intersection(self.needs):
            return "Needs an answer"
        return VERDICT_NAMES[self.verdict]


def match(option: Option, profile: Profile) -> Match:
    """Hold every clause of `option` against `profile`. An unknown answer never excludes an option."""
    reasons = tuple(_reason(clause, profile) for clause in option.match)
    failed = [clause for clause, reason in zip(option.match, reasons, strict=True) if reason.holds == "no"]
    verdict: Verdict = "matches"
    if any(clause.when_not == "other_situation" for clause in failed):
        verdict = "other_situation"
    elif failed:
        verdict = "usually_later"
    elif any(reason.holds == "unknown" for reason in reasons):
        verdict = "needs"
    cautions = tuple(caution for caution in option.cautions if either_holds(caution.either, profile) == "yes")
    return Match(option=option.id, verdict=verdict, reasons=reasons, cautions=cautions)


def _reason(clause: Clause, profile: Profile) -> Reason:
    holds = either_holds(clause.either, profile)
    unknown = tuple(
        condition.question for condition in clause.either if condition_holds(condition, profile) == "unknown"
    )
    return Reason(
        holds=holds,
        text=clause.otherwise if holds == "no" else clause.reason,
        needs=unknown if holds == "unknown" else (),
        source=clause.source,
    )


def either_holds(conditions: Iterable[Condition | AllOf], profile: Profile) -> Holds:
    """Return yes when one condition holds, no when none can, and unknown otherwise (Kleene's “or”)."""
    found = {
        all_hold(condition.all, profile) if isinstance(condition, AllOf) else condition_holds(condition, profile)
        for condition in conditions
    }
    if "yes" in found:
        return "yes"
    return "unknown" if "unknown" in found else "no"


def conditions_asked(either: Iterable[Condition | AllOf], profile: Profile) -> Iterator[str]:
    """Yield the questions whose answers are missing while `either` is not settled."""
    for entry in either:
        for condition in entry.all if isinstance(entry, AllOf) else (entry,):
            if condition_holds(condition, profile) == "unknown":
                yield condition.question


def all_hold(conditions: Iterable[Condition], profile: Profile) -> Holds:
    """Return no when one condition cannot hold, yes when all do, and unknown otherwise (Kleene's “and”)."""
    found = {condition_holds(condition, profile) for condition in conditions}
    if "no" in found:
        return "no"
    return "unknown" if "unknown" in found else "yes"


def condition_holds(condition: Condition, profile: Profile) -> Holds:
    """Return whether one condition holds for `profile`, or that it is not known yet."""
    if condition.question not in QUESTIONS or not (condition.any or condition.none):
        return "unknown"
    given, complete = _facts(condition, profile)
    if condition.any:
        if given.intersection(condition.any):
            return "yes"
        return "no" if complete else "unknown"
    if given.intersection(condition.none):
        return "no"
    return "yes" if complete else "unknown"


def _facts(condition: Condition, profile: Profile) -> tuple[frozenset[str], bool]:
    """Return what is known to hold for the condition's fact, and whether that is all there is to know."""
    if condition.fact == "grew_on":
        return _grew_on(profile)
    if condition.fact == "stage" and profile.course == "back_elsewhere":
        return _stage_when_it_came_back_elsewhere(profile)
    return _given(condition.question, profile)


def _stage_when_it_came_back_elsewhere(profile: Profile) -> tuple[frozenset[str], bool]:
    """A cancer that came back in another part of the body has spread; a stage that says otherwise settles nothing."""
    return (frozenset(), False) if stage_note(profile) else (frozenset({"metastatic"}), True)


def _given(question: str, profile: Profile) -> tuple[frozenset[str], bool]:
    """Return what is known to hold, and whether that is all there is to know."""
    given = answers(profile, question)
    known = frozenset(given) - UNKNOWN_ANSWERS
    return known, bool(given) and not UNKNOWN_ANSWERS.intersection(given)


def _grew_on(profile: Profile) -> tuple[frozenset[str], bool]:
    """Return the treatments on which the cancer is known to have grown, and whether these are all."""
    had = profile.past_treatments
    grew = frozenset(past.kind for past in had if past.outcome == "stopped_working")
    undecided = any(past.kind == "unknown" for past in had) or any(
        past.kind != "none" and past.outcome in (None, "unknown") for past in had
    )
    return grew, bool(had) and not undecided
