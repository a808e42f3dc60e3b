"""What follows from the open worksheet: worked out once per change, each part when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar, TypeVarTuple

from hrbc_desktop.domain.compare.decision_comparison import compare_decision
from hrbc_desktop.domain.compare.rows import DecisionComparison
from hrbc_desktop.domain.decisions.decisions import DecisionStanding, decision_of, picked_beforehand, standings
from hrbc_desktop.domain.decisions.facts import Facts, facts_of
from hrbc_desktop.domain.decisions.matching import Match
from hrbc_desktop.domain.decisions.questions_asked import QuestionCard, asked_fields, questions_for, seldom_given
from hrbc_desktop.domain.decisions.safety import (
    Gate,
    RaisedCaution,
    cautions,
    cautions_for,
    matches,
    worksheet_is_for,
)
from hrbc_desktop.domain.model.content import Catalogue, Option
from hrbc_desktop.domain.model.decision import Decision
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.worksheet import Visit, VisitQuestion, Worksheet
from hrbc_desktop.domain.preferences.line_up import LineUp, compared, weigh
from hrbc_desktop.domain.preferences.monte_carlo import Draws
from hrbc_desktop.domain.preferences.offer import Offer, offer
from hrbc_desktop.domain.visit.question_list import questions_with
from hrbc_desktop.session.unprinted import words_not_printed
from hrbc_desktop.wording.gate import gate_sentences
from hrbc_desktop.wording.sign_summary import what_the_sheet_says
from hrbc_desktop.wording.signing_checklist import ChecklistLine, before_signing

Part = TypeVar("Part")
RestsOn = TypeVarTuple("RestsOn")
_Parts = dict[Callable[..., Any], tuple[tuple[Any, ...], Any]]
"""For each function what it was given last, and what it returned."""


class Derived:
    """One worksheet held against the catalogue. The document makes a new one at each change, and drops it at the end.

    A part is a pure function of what it is given, and is kept from the Derived before where that was the same:
    typing a note matches and compares nothing anew, and nothing that a part depends on can be forgotten.
    """

    def __init__(
        self, worksheet: Worksheet, catalogue: Catalogue, parts: _Parts | None = None, draws: Draws | None = None
    ) -> None:
        self.worksheet, self.catalogue = worksheet, catalogue
        self._parts, self._draws = parts or {}, draws or Draws()

    def after(self, worksheet: Worksheet) -> Derived:
        """Return what follows from the worksheet once it was changed."""
        return Derived(worksheet, self.catalogue, dict(self._parts), self._draws)

    @property
    def facts(self) -> Facts:
        """What is known about the person, in the form in which the catalogue's conditions are held against it."""
        of = self.worksheet
        return self._part(_facts, of.profile, of.visit, of.created_at, self.catalogue)

    @property
    def gate(self) -> Gate:
        """What comes before any fit: whether this worksheet is made for her cancer."""
        return self._part(worksheet_is_for, self.facts)

    @property
    def gate_sentences(self) -> tuple[str, ...]:
        """What is said of that, once and calmly."""
        return self._part(gate_sentences, self.gate, self.facts)

    @property
    def question_cards(self) -> tuple[QuestionCard, ...]:
        """What she is asked about herself."""
        return self._part(questions_for, self.facts, self.catalogue)

    @property
    def answered_of_asked(self) -> tuple[int, int]:
        """How many of these are answered, and how many there are."""
        return sum(card.is_answered(self.facts) for card in self.question_cards), len(self.question_cards)

    @property
    def asked(self) -> frozenset[str]:
        """Every question on these cards, by its field."""
        return self._part(asked_fields, self.question_cards)

    def seldom_given(self, field: str) -> frozenset[str]:
        """Return the answers to a question that may stand behind “More…”."""
        return self._part(_seldom_given, self.facts, self.catalogue).get(field, frozenset())

    @property
    def matches(self) -> Mapping[str, Match]:
        """For each option of the catalogue, by its id: how it stands to the answers."""
        return self._part(_matches, self.catalogue, self.facts)

    @property
    def standings(self) -> tuple[DecisionStanding, ...]:
        """How every decision of the pack stands, in the order of the path of treatment."""
        return self._part(standings, self.catalogue, self.facts)

    @property
    def decision(self) -> Decision | None:
        """The decision that the worksheet is about, if that is said."""
        return self._part(decision_of, self.worksheet, self.catalogue)

    @property
    def option_matches(self) -> Mapping[str, Match]:
        """For each option of that decision, by its id: how it stands to the answers there."""
        return self._part(_option_matches, self.decision, self.facts, self.catalogue)

    def picked_beforehand(self, decision: Decision) -> tuple[str, ...]:
        """Return up to four options of `decision` that fit."""
        return picked_beforehand(decision, self.catalogue, self.facts)

    def cautions_of(self, option: Option) -> tuple[RaisedCaution, ...]:
        """Return what to talk about if she had `option`, what matters most first."""
        return cautions_for(option, self.catalogue, self.facts)

    @property
    def cautions(self) -> tuple[RaisedCaution, ...]:
        """What to talk about because of her answers, for the options that are compared, what matters most first."""
        return self._part(cautions, self.compared, self.catalogue, self.facts)

    @property
    def compared(self) -> tuple[Option, ...]:
        """The compared options that the catalogue knows, in the person's order."""
        return self._part(compared, self.worksheet, self.catalogue)

    @property
    def comparison(self) -> DecisionComparison | None:
        """The compared options of the decision side by side; None while it is not known what is decided."""
        of = self.worksheet
        return self._part(_comparison, self.decision, of.options, self.facts, of.length_of_life, self.catalogue)

    @property
    def offer(self) -> Offer:
        """What can be weighed, and what is about the same or not known."""
        return self._part(offer, self.worksheet, self.comparison, self.catalogue)

    @property
    def line_up(self) -> LineUp | None:
        """How the options line up; None before the person said which way she leans, and put three things in order."""
        return self._part(weigh, self.worksheet, self.offer, self._draws)

    @property
    def questions(self) -> tuple[VisitQuestion, ...]:
        """The questions for the visit, in the person's order."""
        return self._part(questions_with, self.worksheet, self.catalogue, self.line_up, self.facts)

    @property
    def sign_summary(self) -> tuple[str, ...]:
        """What the sheet will say of her, in three lines."""
        return self._part(what_the_sheet_says, self.worksheet, self.catalogue, self.line_up)

    @property
    def checklist(self) -> tuple[ChecklistLine, ...]:
        """What is complete before signing, and what is not."""
        unprinted = self._part(words_not_printed, self.worksheet)
        return self._part(
            before_signing, self.worksheet, self.catalogue, self.questions, self.answered_of_asked, unprinted
        )

    def _part(self, work: Callable[[*RestsOn], Part], *rests_on: *RestsOn) -> Part:
        known = self._parts.get(work)
        if known is None or known[0] != rests_on:
            known = self._parts[work] = (rests_on, work(*rests_on))
        part: Part = known[1]
        return part


def _facts(profile: Profile, visit: Visit, begun: datetime, catalogue: Catalogue) -> Facts:
    return facts_of(profile, visit, catalogue.medicines, begun.date())


def _matches(catalogue: Catalogue, facts: Facts) -> Mapping[str, Match]:
    return matches(catalogue, facts)


def _seldom_given(facts: Facts, catalogue: Catalogue) -> Mapping[str, frozenset[str]]:
    return {field: seldom_given(field, facts, catalogue) for field in ("conditions", "past_treatments")}


def _option_matches(decision: Decision | None, facts: Facts, catalogue: Catalogue) -> Mapping[str, Match]:
    return matches(catalogue, facts, decision) if decision else {}


def _comparison(
    decision: Decision | None, options: tuple[str, ...], facts: Facts, length_of_life: bool, catalogue: Catalogue
) -> DecisionComparison | None:
    if decision is None:
        return None
    return compare_decision(decision, options, catalogue, facts, length_of_life=length_of_life)
