"""What happens next: told for her setting, and only what lies ahead of her."""

import pytest

from hrbc_desktop.domain.decisions.facts import facts_of
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import PastTreatment, Profile
from hrbc_desktop.domain.model.worksheet import Visit
from hrbc_desktop.domain.visit.what_comes_next import what_comes_next


def told(catalogue: Catalogue, profile: Profile, decision: str | None = None) -> dict[str, int]:
    facts = facts_of(profile, Visit(), catalogue.medicines)
    chosen = catalogue.decisions[decision] if decision else None
    return {topic.id: len(topic.paragraphs) for topic in what_comes_next(chosen, catalogue, facts)}


@pytest.mark.parametrize(
    ("stage", "decision", "topics"),
    [
        ("early", None, ["next-early"]),
        ("metastatic", None, ["next-metastatic"]),
        ("locally_advanced", None, ["next-early"]),
        (None, "chemotherapy", ["next-early"]),
        (None, "first-treatment", ["next-metastatic"]),
        ("unknown", "first-treatment", ["next-metastatic"]),
        (None, None, []),
    ],
)
def test_her_stage_decides_or_else_her_decision(
    catalogue: Catalogue, stage: str | None, decision: str | None, topics: list[str]
) -> None:
    assert list(told(catalogue, Profile.model_validate({"stage": stage}), decision)) == topics


@pytest.mark.parametrize("operation", ["lumpectomy", "mastectomy"])
def test_nobody_is_told_that_it_starts_with_the_operation_she_has_had(catalogue: Catalogue, operation: str) -> None:
    whole = len(catalogue.topics["next-early"].paragraphs)
    before = Profile(stage="early")
    past = PastTreatment.model_validate({"kind": operation})

    assert told(catalogue, before) == {"next-early": whole}
    assert told(catalogue, before.evolve(past_treatments=(past,))) == {"next-early": whole - 1}
