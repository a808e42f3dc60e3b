"""Does an option fit what is known about the person? Yes, no, or not known yet, each with its reasons."""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.model.content import Option
from hrbc_desktop.domain.model.eligibility import AllOf, Alternative, EligibilityRule, FactCondition, Kind, WhenNot
from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.profile import QUESTIONS

Holds = Literal["yes", "no", "unknown"]
Badge = Literal["fits", "needs", "usually_later", "usually_for_others"]

TEST_FACTS = frozenset(
    {
        "her2", "ki67", "oncotype", "oncotype_score", "mammaprint", "pik3ca", "esr1", "akt1", "pten", "brca", "grade",
        "nodes", "node_count", "node_micromet", "er", "pr", "armpit_ultrasound", "margins_clear", "ugt1a1", "dpyd",
    }
)  # fmt: skip
"""Facts that a report or a test answers; all others are answers that she or her team can give."""

NUMBERS_OF_BANDS = {"nodes": "node_count", "oncotype": "oncotype_score", "tumor_size": "tumor_mm"}


class Reason(FrozenModel):
    """Why one clause holds, does not hold, or cannot be judged yet."""

    holds: Holds
    text: str
    needs: tuple[str, ...] = ()
    """The questions whose answers are missing, when it cannot be judged yet."""
    needs_words: str = ""
    """What is missing in a few words, where the clause says it better than the names of the questions."""
    kind: Kind = "guideline"
    when_not: WhenNot = "usually_for_others"
    source: str = ""
    gate: str = ""
    """What the gate found, where the reason is the gate's own; `wording.gate` has its sentence."""


class Match(FrozenModel):
    """How an option stands against what is known."""

    option: str
    badge: Badge | None = None
    """None: the gate lets no option carry one, or the option is not for a person like her (see `is_listed`)."""
    is_listed: bool = True
    reasons: tuple[Reason, ...] = ()

    @property
    def needs(self) -> tuple[str, ...]:
        """The questions whose answers would settle the badge, in the order in which they are asked."""
        missing = {field for reason in self.reasons if reason.holds == "unknown" for field in reason.needs}
        return tuple(field for field in QUESTIONS if field in missing)

    @property
    def is_less_usual(self) -> bool:
        """Whether its time is not still to come: something speaks against it that does not pass with time."""
        return any(reason.holds == "no" and reason.when_not == "less_usual" for reason in self.reasons)

    @property
    def needs_a_test(self) -> bool:
        """Whether a test or a report would settle it, and not only an answer."""
        return bool(TEST_FACTS.intersection(self.needs))

    @property
    def needs_words_or_fields(self) -> bool:
        """Whether it is known what is missing."""
        return bool(self.needs) or any(reason.needs_words for reason in self.reasons)

    @property
    def deciding(self) -> tuple[Reason, ...]:
        """The reasons that the badge rests on: what speaks against it, else what is missing, else what is for it."""
        by_holds = (tuple(one for one in self.reasons if one.holds == holds) for holds in ("no", "unknown", "yes"))
        return next(filter(None, by_holds), ())


def match(option: Option, facts: Facts, more: Iterable[EligibilityRule] = ()) -> Match:
    """Hold every clause of `option` and `more` clauses of a decision against the facts.

    An unknown answer never excludes an option. What the gate says stands above this: see `safety.matches`.
    """
    reasons = tuple(reason for clause in (*option.match, *more) if (reason := reason_of(clause, facts)).text)
    failed = {reason.when_not for reason in reasons if reason.holds == "no"}
    if "not_listed" in failed:
        return Match(option=option.id, is_listed=False, reasons=reasons)
    badge: Badge = "fits"
    if "usually_for_others" in failed:
        badge = "usually_for_others"
    elif failed & {"usually_later", "less_usual"}:
        badge = "usually_later"
    elif "ask" in failed or any(reason.holds == "unknown" for reason in reasons):
        badge = "needs"
    return Match(option=option.id, badge=badge, reasons=reasons)


def reason_of(clause: EligibilityRule, facts: Facts) -> Reason:
    """Hold one clause against the facts, and say why it holds or not."""
    holds = either_holds(clause.either, facts)
    if holds == "unknown" and clause.assumed:
        holds = "yes"
    return Reason(
        holds=holds,
        text=(clause.otherwise or clause.reason) if holds == "no" else _why_it_holds(clause, facts),
        needs=missing_questions(clause.either, facts) if holds == "unknown" else (),
        needs_words=clause.needs if holds == "unknown" or (holds == "no" and clause.when_not == "ask") else "",
        kind=clause.kind,
        when_not=clause.when_not,
        source=clause.source,
    )


def _why_it_holds(clause: EligibilityRule, facts: Facts) -> str:
    """Return the reason of the alternative that holds, where it has one of its own."""
    with_own = (one for one in clause.either if one.because is not None)
    own = next((one.because for one in with_own if _alternative_holds(one, facts) == "yes"), None)
    return clause.reason if own is None else own


def either_holds(alternatives: Iterable[Alternative], facts: Facts) -> Holds:
    """Return yes when one alternative holds, no when none can, and unknown otherwise (Kleene's “or”)."""
    found = {_alternative_holds(alternative, facts) for alternative in alternatives}
    if "yes" in found:
        return "yes"
    return "unknown" if "unknown" in found else "no"


def _alternative_holds(alternative: Alternative, facts: Facts) -> Holds:
    if isinstance(alternative, FactCondition):
        return condition_holds(alternative, facts)
    found = {condition_holds(condition, facts) for condition in alternative.all}
    if "no" in found:
        return "no"
    return "unknown" if "unknown" in found else "yes"


def condition_holds(condition: FactCondition, facts: Facts) -> Holds:
    """Return whether one condition holds, or that it is not known yet."""
    if condition.question not in QUESTIONS:
        return "unknown"
    fact = facts[condition.fact]
    if condition.is_numeric:
        return _number_holds(condition, fact.low, fact.high)
    if condition.any:
        if fact.known.intersection(condition.any):
            return "yes"
        return "unknown" if fact.may_be(condition.any) else "no"
    if fact.known.intersection(condition.none):
        return "no"
    return "unknown" if fact.may_be(condition.none) else "yes"


def _number_holds(condition: FactCondition, low: float | None, high: float | None) -> Holds:
    """Hold a number, or the range in which it is known to lie, against the condition's bounds, both included."""
    if low is None:
        return "unknown"
    lower = condition.low if condition.low is not None else low
    upper = condition.high
    if (high is not None and high < lower) or (upper is not None and low > upper):
        return "no"
    inside = low >= lower and (upper is None or (high is not None and high <= upper))
    return "yes" if inside else "unknown"


def missing_questions(alternatives: Iterable[Alternative], facts: Facts) -> tuple[str, ...]:
    """Return the questions that would settle a clause; of an answered band the number that it leaves open."""
    conditions = (
        condition
        for alternative in alternatives
        if _alternative_holds(alternative, facts) == "unknown"
        for condition in (alternative.all if isinstance(alternative, AllOf) else (alternative,))
    )
    open_ones = (condition for condition in conditions if condition_holds(condition, facts) == "unknown")
    return tuple(dict.fromkeys(_question_to_ask(condition, facts) for condition in open_ones))


def _question_to_ask(condition: FactCondition, facts: Facts) -> str:
    question = condition.question
    for band, number in NUMBERS_OF_BANDS.items():
        if question in (band, number) and condition.fact in (band, number):
            return number if facts.answered(band).known else band
    finer = _FINER_QUESTIONS.get(condition.fact)
    return finer(facts) if finer else question


def _settles_stage_group(facts: Facts) -> str:
    if not facts.answered("nodes").known:
        return "nodes"
    return "node_micromet" if facts.answered("tumor_size").known else "tumor_size"


_FINER_QUESTIONS: Mapping[str, Callable[[Facts], str]] = {
    "stage_group": _settles_stage_group,
    "stage": lambda facts: "spread_confirmed" if facts.is_contradictory else "stage",
    "advanced": lambda facts: (
        "spread_confirmed"
        if facts.is_contradictory
        else "operable"
        if facts.says("stage", "locally_advanced")
        else "stage"
    ),
    "ovaries_off": lambda facts: "ovaries" if facts.says("menopause", "not_yet") else "menopause",
    "hormone_receptor": lambda facts: "pr" if facts["er"].complete else "er",
}
"""Which question settles a fact that is worked out, given what is known already."""
