"""What a comparison is about: the decision, the chosen options, and the person for whom it is made."""

from functools import cached_property

from hrbc_desktop.domain.compare.population_fit import PopulationFit, fit_of
from hrbc_desktop.domain.compare.rows import DecisionRow
from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.decisions.matching import either_holds
from hrbc_desktop.domain.model.content import Attribute, Catalogue, Outcome, concerns
from hrbc_desktop.domain.model.decision import Decision, DecisionOption
from hrbc_desktop.domain.model.eligibility import AddedShots

FOLDED_WHEN_ONE_OF = 3
"""With so many options or more, a row in which only one of them is known is folded: it compares nothing."""


class Compared:
    """The options of one decision that are compared, and the person."""

    def __init__(
        self, decision: Decision, options: tuple[DecisionOption, ...], catalogue: Catalogue, facts: Facts
    ) -> None:
        self.decision, self.options, self.catalogue, self.facts = decision, options, catalogue, facts
        self._fits: dict[str, PopulationFit] = {}

    @cached_property
    def spoken_of(self) -> dict[str, frozenset[str]]:
        """For each option, the ids under which studies speak of it."""
        return {option.id: self.decision.speaks_of(option.id) for option in self.options}

    def fit(self, population: str) -> PopulationFit:
        """Return how the people of a study stand to the person."""
        if population not in self._fits:
            self._fits[population] = fit_of(self.catalogue.populations[population], self.facts)
        return self._fits[population]

    @cached_property
    def added_shots(self) -> dict[str, tuple[AddedShots, ...]]:
        """For each option, the shots that this person gets with it, or may, beside its schedule."""
        hers = [shots for shots in self.catalogue.shots if self._concerns_this_person(shots)]
        return {
            option.id: tuple(shots for shots in hers if concerns(shots, self.catalogue.options[option.id]))
            for option in self.options
        }

    def _concerns_this_person(self, shots: AddedShots) -> bool:
        if shots.unless and either_holds(shots.unless, self.facts) == "yes":
            return False
        return not shots.either or either_holds(shots.either, self.facts) == "yes"

    def concerns_her(self, thing: Outcome | Attribute) -> bool:
        """Return whether something can happen to her at all, as far as is known: a man has no womb."""
        if thing.concerns == "everyone":
            return True
        if self.facts.says("sex", "male"):
            return False
        return thing.concerns == "women" or not self.facts.says("menopause", "yes")

    def compares_nothing(self, row: DecisionRow) -> bool:
        """Return whether only one option of several is known in `row`."""
        return row.known <= 1 and len(self.options) >= FOLDED_WHEN_ONE_OF
