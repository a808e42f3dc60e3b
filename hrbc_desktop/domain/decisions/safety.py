"""What comes before any fit: for whom this worksheet is made, and what to talk about because of an answer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.decisions.matching import Match, Reason, condition_holds, either_holds, match
from hrbc_desktop.domain.model.content import Catalogue, Family, Option
from hrbc_desktop.domain.model.decision import Decision
from hrbc_desktop.domain.model.eligibility import AllOf, Alternative, Caution, FactCondition, Level, WhenNot
from hrbc_desktop.domain.model.frozen import FrozenModel

ADULT_AGE = 18
"""The labels and studies behind the worksheet are of adults."""
MOST_ON_PAGE_ONE = 3
"""Lines in the box on page 1 (SAFETY: three most important first)."""

GateKey = Literal[
    "her2_positive", "receptors_negative", "pregnant", "under_18", "contradiction", "answers_disagree",
    "nothing_known", "her2_open", "er_low", "er_negative", "er_unknown", "dcis", "cannot_be_operated", "few_spots",
    "both_breasts", "man", "none_but_named", "esr1_while_it_works",
]  # fmt: skip

STOPS: frozenset[GateKey] = frozenset({"her2_positive", "receptors_negative"})
"""Then the worksheet is not made for this cancer: no decision, no badge, and page 1 says why."""
CLOSES: frozenset[GateKey] = frozenset({"pregnant", "under_18", "contradiction", "answers_disagree", "nothing_known"})
"""Then no badge says “fits”."""

_SEVERAL_ANSWERS = frozenset({"conditions", "past_treatments", "other_medicines"})
_LEVELS: tuple[Level, ...] = ("avoid", "ask_first", "closer_checks")
_NOT_BEFORE_BIRTH: frozenset[Family] = frozenset({"radiation", "hormone", "cdk46", "pathway", "parp", "antibody_drug"})


class Gate(FrozenModel):
    """What was found before any fit, in the order in which it is said. `wording.gate` has the sentences."""

    notes: tuple[GateKey, ...] = ()

    @property
    def stops(self) -> bool:
        """Whether the worksheet is not made for this cancer."""
        return bool(STOPS.intersection(self.notes))

    @property
    def allows_fits(self) -> bool:
        """Whether a badge may say “fits”."""
        return not self.stops and not CLOSES.intersection(self.notes)


class RaisedCaution(FrozenModel):
    """A caution that concerns one option and this person, and what raised it."""

    option: str
    caution: Caution
    facts: tuple[str, ...] = ()
    """The facts that raised it: names of questions. Empty for everyone who has the option."""
    answers: tuple[str, ...] = ()
    """Which health conditions or treatments raised it, where `facts` name a question with several answers."""
    medicines: tuple[str, ...] = ()
    """The names that raised it."""
    only_if: bool = False
    """The names are suggestions: it speaks in “if”, and never says more than “ask first”."""

    @property
    def level(self) -> Level:
        """How much it asks for."""
        return "ask_first" if self.only_if and self.caution.level == "avoid" else self.caution.level

    @property
    def is_personal(self) -> bool:
        """Whether an answer raised it, and not only the option."""
        return bool(self.facts or self.medicines)

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        """The lower, the more it matters: what an answer raised by its level, then what everyone is told by order."""
        level = _LEVELS.index(self.level)
        return not self.is_personal, level if self.is_personal else 0, self.caution.order, level


class CautionLine(FrozenModel):
    """Everything that one answer, or one medicine, raises: one line of the box on page 1."""

    cautions: tuple[RaisedCaution, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that raised it."""
        return self.cautions[0].facts

    @property
    def medicines(self) -> tuple[str, ...]:
        """The names that raised it."""
        return self.cautions[0].medicines

    @property
    def level(self) -> Level:
        """The highest level in the line."""
        return min((one.level for one in self.cautions), key=_LEVELS.index)


def worksheet_is_for(facts: Facts) -> Gate:
    """Say for whom this is, before anything is matched. A pure function of what is known."""
    found: list[GateKey] = [key for key, holds in _gate_checks(facts) if holds]
    if any(key in STOPS for key in found):
        found = [key for key in found if key in STOPS]
    return Gate(notes=tuple(found))


def _gate_checks(facts: Facts) -> Iterable[tuple[GateKey, bool]]:
    profile, receptor = facts.profile, facts["hormone_receptor"]
    yield "her2_positive", facts.says("her2", "positive")
    yield "receptors_negative", "negative" in receptor.known
    yield "contradiction", facts.is_contradictory
    yield "answers_disagree", bool(facts.disagreements)
    yield "pregnant", facts.says("conditions", "pregnant")
    age = facts["age"].high
    yield "under_18", age is not None and age < ADULT_AGE
    yield "nothing_known", facts.profile.stage in (None, "unknown") and not facts["stage"].known and not receptor.known
    yield "her2_open", profile.her2 == "two_plus_open"
    yield "er_low", facts.says("er", "low")
    yield "er_negative", facts.says("er", "negative") and facts.says("pr", "positive", "low")
    yield "er_unknown", not facts["er"].known and facts.says("pr", "positive", "low")
    yield "dcis", facts.says("stage", "dcis")
    yield "cannot_be_operated", facts.says("operable", "not_now") and not facts.says("stage", "metastatic")
    yield "few_spots", facts.says("few_spots", "yes")
    yield "both_breasts", facts.says("both_breasts", "yes")
    yield "man", facts.says("sex", "male")
    yield "none_but_named", "none" in profile.other_medicines and bool(facts.typed.names)
    yield "esr1_while_it_works", facts.says("esr1", "found") and facts.says("still_working", "yes")


def matches(catalogue: Catalogue, facts: Facts, decision: Decision | None = None) -> dict[str, Match]:
    """Return how every option stands, with what the gate says above it; of one decision with its further clauses."""
    gate = worksheet_is_for(facts)
    if decision is None:
        return {key: match_gated(option, facts, gate) for key, option in catalogue.options.items()}
    offered = ((one, catalogue.options.get(one.id)) for one in decision.options)
    return {one.id: _matched_in(one.fits, option, facts, gate) for one, option in offered if option is not None}


def _matched_in(fits: Sequence[object], option: Option, facts: Facts, gate: Gate) -> Match:
    return _gated(match(option, facts, fits), option, facts, gate)  # type: ignore[arg-type]


def match_gated(option: Option, facts: Facts, gate: Gate) -> Match:
    """Return how one option stands once the gate was asked."""
    return _gated(match(option, facts), option, facts, gate)


def _gated(found: Match, option: Option, facts: Facts, gate: Gate) -> Match:
    if gate.stops:
        return found.evolve(badge=None, is_listed=False)
    if gate.allows_fits or not found.is_listed:
        return found
    if "nothing_known" in gate.notes:
        return found.evolve(badge="needs")
    if found.badge != "fits":
        return found
    if "pregnant" in gate.notes and _waits_for_the_birth(option, facts):
        return found.evolve(badge="usually_later", reasons=(*found.reasons, _closed("pregnant", "usually_later")))
    key = next(note for note in gate.notes if note in CLOSES)
    return found.evolve(badge="needs", reasons=(*found.reasons, _closed(key, "ask")))


def _closed(key: GateKey, when_not: WhenNot) -> Reason:
    return Reason(holds="no", text="", when_not=when_not, gate=key)


def _waits_for_the_birth(option: Option, facts: Facts) -> bool:
    """Return whether an option is not given in this part of a pregnancy (evidence fertility.a4.58)."""
    if option.family == "chemotherapy":
        return option.id == "cmf" or facts.says("trimester", "first")
    return option.family in _NOT_BEFORE_BIRTH and bool(option.parts)


def cautions_for(option: Option, catalogue: Catalogue, facts: Facts) -> tuple[RaisedCaution, ...]:
    """Return what to talk about if this person had `option`, what matters most first."""
    raised = (one for caution in catalogue.cautions_about(option) for one in _raise(caution, option.id, facts))
    return tuple(sorted(raised, key=lambda one: one.rank))


def cautions(options: Iterable[Option], catalogue: Catalogue, facts: Facts) -> tuple[RaisedCaution, ...]:
    """Return the cautions of several options, what matters most first: all of them stand in part 2 of the sheet."""
    found = (one for option in options for one in cautions_for(option, catalogue, facts))
    return tuple(sorted(found, key=lambda one: one.rank))


def caution_lines(raised: Sequence[RaisedCaution]) -> tuple[CautionLine, ...]:
    """Put together what one answer or one medicine raises, what matters most first."""
    lines: dict[object, list[RaisedCaution]] = {}
    for one in raised:
        lines.setdefault(_line_key(one), []).append(one)
    return tuple(CautionLine(cautions=tuple(line)) for line in lines.values())


def page_one(raised: Sequence[RaisedCaution]) -> tuple[CautionLine, ...]:
    """Return the lines of the box on page 1."""
    return caution_lines(raised)[:MOST_ON_PAGE_ONE]


def _line_key(one: RaisedCaution) -> object:
    if one.medicines:
        return one.medicines
    if _is_of_pregnancy(one):
        return one.caution.id
    return (one.facts, one.answers) if one.facts else (one.option, one.caution.id)


def _is_of_pregnancy(one: RaisedCaution) -> bool:
    """Each option has its own sentence in pregnancy: one for all would be wrong."""
    conditions = (condition for condition in conditions_of(one.caution) if condition.fact in one.facts)
    return any(condition.fact == "trimester" or "pregnant" in condition.any for condition in conditions)


def _raise(caution: Caution, option: str, facts: Facts) -> Iterable[RaisedCaution]:
    if caution.unless and either_holds(caution.unless, facts) == "yes":
        return
    if not caution.either:
        yield RaisedCaution(option=option, caution=caution)
        return
    if holding := [one for one in caution.either if _speaks(one, facts)]:
        parts = [condition for one in holding for condition in _parts(one)]
        answered = [one for one in parts if one.fact != "medicine" and condition_holds(one, facts) == "yes"]
        yield RaisedCaution(
            option=option,
            caution=caution,
            facts=tuple(dict.fromkeys(condition.fact for condition in answered)),
            answers=_named_answers(answered, facts),
            medicines=_names(_of_medicines(holding), facts.typed.known),
        )
    suggested = facts.typed.suggested
    if suggested and (only_if := _names(_of_medicines(_would_speak(caution.either, facts)), suggested)):
        yield RaisedCaution(option=option, caution=caution, medicines=only_if, only_if=True)


def _of_medicines(alternatives: Iterable[Alternative]) -> Iterator[FactCondition]:
    return (one for alternative in alternatives for one in _parts(alternative) if one.fact == "medicine")


def _would_speak(alternatives: Iterable[Alternative], facts: Facts) -> Iterator[Alternative]:
    """Yield the alternatives of which nothing but a name to be confirmed is missing."""
    for alternative in alternatives:
        others = [condition_holds(one, facts) for one in _parts(alternative) if one.fact != "medicine"]
        if all(holds == "yes" for holds in others):
            yield alternative


def _speaks(alternative: Alternative, facts: Facts) -> bool:
    """Return whether an alternative raises a caution. That something else could not be ruled out never silences it."""
    one_holds = False
    for condition in _parts(alternative):
        holds = condition_holds(condition, facts)
        if holds == "no" or (holds == "unknown" and not condition.none):
            return False
        one_holds = one_holds or holds == "yes"
    return one_holds


def conditions_of(caution: Caution) -> Iterable[FactCondition]:
    """Return every condition that can raise a caution."""
    return (condition for alternative in caution.either for condition in _parts(alternative))


def _parts(alternative: Alternative) -> tuple[FactCondition, ...]:
    return alternative.all if isinstance(alternative, AllOf) else (alternative,)


def _named_answers(conditions: Iterable[FactCondition], facts: Facts) -> tuple[str, ...]:
    found = (facts[one.fact].known.intersection(one.any) for one in conditions if one.question in _SEVERAL_ANSWERS)
    return tuple(sorted(frozenset().union(*found)))


def _names(conditions: Iterable[FactCondition], names: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    tags = dict.fromkeys(tag for condition in conditions for tag in condition.any)
    return tuple(dict.fromkeys(name for tag in tags for name in names.get(tag, ())))
