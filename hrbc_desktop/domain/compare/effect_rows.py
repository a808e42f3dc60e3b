"""The rows of side effects: one thing, measured and counted in one way, each cell from its option's own study."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Literal, TypeAlias

from hrbc_desktop.domain.compare.compared import Compared
from hrbc_desktop.domain.compare.population_fit import SPEAKS_ORDER, PopulationFit
from hrbc_desktop.domain.compare.rows import DecisionRow, EffectCell, Odd
from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.model.content import Attribute, Option, SideEffect
from hrbc_desktop.domain.model.decision import (
    Beside,
    Counted,
    DecisionOption,
    EffectFinding,
    Measured,
    Study,
)
from hrbc_desktop.domain.model.frozen import FrozenModel

_EffectKey: TypeAlias = tuple[str, Measured, Counted, str]


class _Candidate(FrozenModel):
    """A figure that could stand in a cell."""

    effect: EffectFinding
    study: Study | None
    people: str
    menopause: Literal["before", "after", "both", "not_said"]
    fit: PopulationFit


class EffectRows:
    """Builds the side-effect rows of one comparison, and finds what must be told in words instead."""

    def __init__(self, compared: Compared) -> None:
        self._compared = compared
        self._by_attribute: dict[str, list[EffectFinding]] = {}
        for effect in compared.decision.side_effects:
            self._by_attribute.setdefault(effect.attribute, []).append(effect)
        self._barred = {row for entry in compared.decision.do_not_use for row in entry.evidence}

    def rows(self) -> Iterator[DecisionRow]:
        """Yield a row for each side effect, and one more for each other way in which it was measured or counted."""
        for attribute in self._compared.catalogue.attributes.values():
            if attribute.kind in ("rate", "words") and self._compared.concerns_her(attribute):
                yield from self._rows_of_effect(attribute)

    def _rows_of_effect(self, attribute: Attribute) -> Iterator[DecisionRow]:
        candidates = {option.id: list(self._effects(option, attribute.id)) for option in self._compared.options}
        core = attribute.id in self._compared.decision.core
        if not core and not any(candidates.values()):
            return
        keys = Counter(
            key for found in candidates.values() for key in dict.fromkeys(cell.effect.row_key for cell in found)
        )
        main = self._main_key(candidates, keys)
        yield self._effect_row(attribute, main, candidates, core=core)
        for key in keys:
            if key != main and keys[key] > 1:
                only = {option: [c for c in found if c.effect.row_key == key] for option, found in candidates.items()}
                yield self._effect_row(attribute, key, only, core=False)

    def _main_key(
        self, candidates: Mapping[str, list["_Candidate"]], keys: Mapping["_EffectKey", int]
    ) -> "_EffectKey | None":
        """The way of measuring and counting of most options; of equals, that of people like her."""

        def worth(key: "_EffectKey") -> tuple[int, int, int]:
            alike = [cell for found in candidates.values() for cell in found if cell.effect.row_key == key]
            return keys[key], sum(cell.fit.speaks == "yes" for cell in alike), key[1] == "reported"

        return max(keys, key=worth, default=None)

    def _effect_row(
        self,
        attribute: Attribute,
        key: "_EffectKey | None",
        candidates: Mapping[str, list["_Candidate"]],
        *,
        core: bool,
    ) -> DecisionRow:
        shared = Counter(
            study
            for found in candidates.values()
            for study in {one.effect.study for one in found if one.effect.row_key == key and one.effect.study}
        )
        picked = {
            option: min(found, key=lambda one: _order(one, key, shared), default=None)
            for option, found in candidates.items()
        }
        menopause = _usual_menopause(picked.values(), self._compared.facts)
        cells = tuple(
            self._effect_cell(option, _severe_beside_severe(picked[option.id], key), key, menopause, attribute)
            for option in self._compared.options
        )
        row = DecisionRow.model_construct(
            key=_effect_key(attribute.id, key, core=core),
            group="side_effects",
            title=attribute.name,
            plain=attribute.plain,
            kind="effect",
            attribute=attribute.id,
            measured=key[1] if key else None,
            counted=key[2] if key else None,
            way_of_counting=key[3] if key else "",
            cells=cells,
            core=core,
        )
        return row.model_copy(update={"folded": not core or self._compared.compares_nothing(row)})

    def _effect_cell(
        self,
        option: DecisionOption,
        candidate: "_Candidate | None",
        key: "_EffectKey | None",
        menopause: str,
        attribute: Attribute,
    ) -> EffectCell:
        if candidate is None:
            defined = option.by_definition.get(attribute.id, "")
            nothing = option.adds_nothing if attribute.kind == "rate" else ""
            return EffectCell(option=option.id, adds_nothing=defined or nothing, is_by_definition=bool(defined))
        return EffectCell.model_construct(
            option=option.id,
            effect=candidate.effect,
            study=candidate.study,
            people=candidate.people,
            menopause=candidate.menopause,
            fit=candidate.fit,
            odd=tuple(_oddities(candidate, key, menopause)),
        )

    def _effects(self, option: DecisionOption, attribute: str) -> Iterator["_Candidate"]:
        own = False
        for effect in self._by_attribute.get(attribute, ()):
            if effect.option not in self._compared.spoken_of[option.id]:
                continue
            own = True
            if effect.stands_in_a_row:
                yield self._candidate(effect)
        if not (own or option.adds_nothing or attribute in option.by_definition):
            yield from self._effects_of_file(self._compared.catalogue.options[option.id], attribute)

    def _candidate(self, effect: EffectFinding) -> "_Candidate":
        population = self._compared.catalogue.populations.get(effect.population)
        return _Candidate.model_construct(
            effect=effect,
            study=self._compared.catalogue.studies.get(effect.study),
            people=population.words if population else "",
            menopause=population.menopause if population else "not_said",
            fit=self._compared.fit(effect.population) if population else PopulationFit(speaks="may"),
        )

    def _effects_of_file(self, option: Option, attribute: str) -> Iterator["_Candidate"]:
        """What the option's own file knows, where the decision says nothing better."""
        for effect in option.side_effects:
            if effect.attribute == attribute and not self._barred.intersection(effect.evidence):
                yield _Candidate.model_construct(
                    effect=_as_finding(option.id, effect),
                    study=None,
                    people=effect.population,
                    menopause=_menopause_in(effect.population),
                    fit=PopulationFit(speaks="may"),
                )

    def in_words(self, option: DecisionOption) -> Iterator[EffectCell]:
        """Side effects of `option` that may not stand beside those of others."""
        for effect in self._compared.decision.side_effects:
            named = effect.option in self._compared.spoken_of[option.id]
            if not named or effect.needs_confirmation or effect.stands_in_a_row:
                continue
            if self._compared.concerns_her(self._compared.catalogue.attributes[effect.attribute]):
                found = self._candidate(effect)
                yield EffectCell.model_construct(
                    option=option.id, effect=effect, study=found.study, people=found.people, fit=found.fit, odd=()
                )


def _order(candidate: _Candidate, key: _EffectKey | None, shared: Mapping[str, int]) -> tuple[int, ...]:
    """What is measured and counted as the row says comes first, then people like her, then a study of most options.

    `shared`: for how many of the compared options each study has a figure; one study of both compares them directly.
    """
    effect = candidate.effect
    return (
        effect.row_key != key,
        SPEAKS_ORDER.index(candidate.fit.speaks),
        effect.weak,
        -shared.get(effect.study, 0),
        effect.from_arm != "own",
        -(effect.n or 0),
    )


def _severe_beside_severe(candidate: _Candidate | None, key: _EffectKey | None) -> _Candidate | None:
    """Take the severe share of a figure that counts all cases where its row counts severe ones only."""
    if candidate is None or key is None or key[2] != "severe":
        return candidate
    effect = candidate.effect
    if effect.counted != "any" or effect.severe is None:
        return candidate
    severe = effect.model_copy(update={"counted": "severe", "any": None})
    return candidate.model_copy(update={"effect": severe})


def _usual_menopause(found: Iterable[_Candidate | None], facts: Facts) -> str:
    """Return whether the figures of a row are of people before or after menopause; hers where both are there."""
    counts = Counter(one.menopause for one in found if one is not None and one.menopause in ("before", "after"))
    if len(counts) < 2:
        return next(iter(counts), "not_said")
    hers = {"yes": "after", "not_yet": "before", "in_between": "before"}.get(facts.profile.menopause or "", "")
    return hers or counts.most_common(1)[0][0]


def _oddities(candidate: _Candidate, key: _EffectKey | None, menopause: str) -> Iterator[Odd]:
    effect = candidate.effect
    if key is not None and effect.measured != key[1]:
        yield "measured"
    if key is not None and (effect.counted, effect.row_key[3]) != (key[2], key[3]):
        yield "counted"
    if candidate.menopause in ("before", "after") and candidate.menopause != menopause:
        yield "menopause"
    if candidate.fit.speaks == "no":
        yield "people"


def _menopause_in(people: str) -> Literal["before", "after", "both", "not_said"]:
    before, after = "before menopause" in people.lower(), "after menopause" in people.lower()
    if before and after:
        return "both"
    return "before" if before else "after" if after else "not_said"


def _as_finding(option: str, effect: SideEffect) -> EffectFinding:
    group = effect.comparator
    return EffectFinding.model_construct(
        option=option,
        arm="",
        attribute=effect.attribute,
        measured=effect.measured,
        counted="any" if effect.any is not None or effect.low is not None else "severe",
        counted_words="",
        population="",
        study="",
        time=effect.time,
        any=effect.any,
        severe=effect.severe,
        low=effect.low,
        high=effect.high,
        words="",
        n=effect.n,
        beside=Beside.model_construct(arm=group.arm, any=group.any, severe=group.severe, n=group.n) if group else None,
        from_arm="own",
        weak=False,
        mark="",
        derived=effect.worked_out,
        needs_confirmation=False,
        evidence_marks=(),
        source=effect.source,
        evidence=effect.evidence,
    )


def _effect_key(attribute: str, key: _EffectKey | None, *, core: bool) -> str:
    if core or key is None:
        return attribute
    return f"{attribute}:{key[1]}:{key[2]}" + (f":{sha256(key[3].encode()).hexdigest()[:6]}" if key[3] else "")
