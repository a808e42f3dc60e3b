"""What is picked when a decision is chosen, so that most people need to pick nothing."""

from typing import Any

import pytest

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.decisions.decisions import picked_beforehand
from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.decisions.safety import matches
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.worksheet import MOST_OPTIONS

EARLY: dict[str, Any] = {
    "stage": "early", "course": "first", "sex": "female", "menopause": "not_yet", "er": "positive", "her2": "low",
    "nodes": "one_to_three", "grade": "2", "oncotype_score": 18, "past_treatments": ({"kind": "lumpectomy"},),
}  # fmt: skip
ADVANCED: dict[str, Any] = {
    "stage": "metastatic", "course": "first", "sex": "female", "menopause": "yes", "er": "positive", "her2": "zero",
    "bone_spread": "yes", "bone_pain": "yes",
}  # fmt: skip


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.mark.parametrize("answers", [EARLY, ADVANCED, {}], ids=["early", "advanced", "empty"])
@pytest.mark.parametrize("key", sorted(read_catalogue().decisions))
def test_at_most_four_that_fit_are_picked_and_not_having_it_is_never_left_out(
    catalogue: Catalogue, key: str, answers: dict[str, Any]
) -> None:
    facts, decision = Facts(Profile.model_validate(answers)), catalogue.decisions[key]
    picked, found = picked_beforehand(decision, catalogue, facts), matches(catalogue, facts, decision)
    assert len(picked) <= MOST_OPTIONS
    assert [option.id for option in decision.options if option.id in picked] == list(picked)
    without = {option.id for option in decision.options if option.adds_nothing and option.usual}
    assert all(found[option].badge == "fits" or option in without for option in picked)
    if picked and any(found[option].badge is not None for option in without):
        assert without.intersection(picked)


def test_whoever_decides_about_chemotherapy_sees_what_leaving_it_out_means(catalogue: Catalogue) -> None:
    facts = Facts(Profile.model_validate(EARLY))
    picked = picked_beforehand(catalogue.decisions["chemotherapy"], catalogue, facts)
    assert "no-chemotherapy" in picked
    assert len(picked) > 1
