"""A small decision with made-up figures, so that each rule of a comparison is seen alone."""

from collections.abc import Callable
from typing import Any

import pytest

from hrbc_desktop.domain.compare.decision_comparison import compare_decision
from hrbc_desktop.domain.compare.rows import DecisionComparison
from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import Decision, Population, Study
from hrbc_desktop.domain.model.profile import Profile

TABLET, SHOT, DRIP = "letrozole-advanced", "fulvestrant", "capecitabine"
AFTER = [{"either": [{"fact": "menopause", "any": ["yes"]}]}]
BEFORE = [{"either": [{"fact": "menopause", "any": ["not_yet"]}]}]
PEOPLE: dict[str, dict[str, Any]] = {
    "after": {"words": "women after menopause", "menopause": "after", "speaks_for": AFTER},
    "before": {"words": "women before menopause", "menopause": "before", "speaks_for": BEFORE},
    "mixed": {"words": "all kinds of people", "nobody": True},
}
Compare = Callable[..., DecisionComparison]


def finding(number: int, values: dict[str, float | None], **more: Any) -> dict[str, Any]:
    """One finding with a group for each option (by id) and its value."""
    sides = [{"arm": key, "options": [key], "value": value} for key, value in values.items()]
    return {
        "id": f"f{number}", "population": "after", "outcome": "response", "at": {"years": 5}, "study": "one",
        "kind": "head_to_head", "measure": "percent", "shown_to_differ": "yes", "source": "verzenio-label",
        "evidence": [f"row.{number}"], **dict(zip(("first", "second", "third"), sides, strict=False)), **more,
    }  # fmt: skip


def effect(option: str, **more: Any) -> dict[str, Any]:
    return {
        "option": option, "attribute": "nausea", "measured": "reported", "counted": "any", "population": "after",
        "study": "one", "time": "while on treatment", "any": 20, "source": "verzenio-label",
        "evidence": [f"{option}.1"], **more,
    }  # fmt: skip


@pytest.fixture
def compare(catalogue: Catalogue) -> Compare:
    def compare(
        chosen: tuple[str, ...] = (TABLET, SHOT),
        *,
        findings: list[dict[str, Any]] | None = None,
        effects: list[dict[str, Any]] | None = None,
        person: Profile | None = None,
        **decision: Any,
    ) -> DecisionComparison:
        fields: dict[str, Any] = {
            "id": "d", "name": "D", "question": "D?", "plain": "It changes something.", "path": "advanced", "step": 1,
            "core": ["response", "nausea"], "comes_up": {"now": AFTER}, "findings": findings or [],
            "side_effects": effects or [], "options": [{"id": key, "words": key} for key in (TABLET, SHOT, DRIP)],
        }  # fmt: skip
        made = Decision.model_validate(fields | decision)
        pack = catalogue.model_copy(
            update={
                "populations": {k: Population.model_validate({"id": k, **v}) for k, v in PEOPLE.items()},
                "studies": {
                    key: Study(id=key, name=key.title(), design="randomized", n=500, source="verzenio-label")
                    for key in ("one", "two")
                },
            }
        )
        return compare_decision(made, chosen, pack, Facts(person or Profile(sex="female", menopause="yes")))

    return compare
