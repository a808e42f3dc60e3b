"""When the decisions of early cancer come up: people at each step of the path, held against the pack as it stands."""

from typing import Any

import pytest

from hrbc_desktop.domain.decisions.decisions import comes_up
from hrbc_desktop.domain.decisions.facts import facts_of
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.worksheet import Visit

EARLY: dict[str, Any] = {
    "stage": "early", "course": "first", "er": "positive", "pr": "positive", "sex": "female", "her2": "zero",
    "grade": "2", "tumor_size": "two_to_5", "nodes": "one_to_three", "menopause": "yes",
}  # fmt: skip


def person(had: str, **more: Any) -> Profile:
    past = [
        {"kind": kind, "outcome": outcome or None} for kind, _, outcome in (one.partition(":") for one in had.split())
    ]
    return Profile.model_validate(EARLY | {"past_treatments": past} | more)


@pytest.mark.parametrize(
    ("had", "plan", "status"),
    [
        ("lumpectomy", None, "undecided"),
        ("lumpectomy radiation", None, "none"),
        ("mastectomy aromatase_inhibitor:still_taking", None, "none"),
        ("mastectomy chemotherapy_early:finished radiation", None, "done"),
        ("lumpectomy", "planned", "planned"),
        ("lumpectomy radiation", "planned", "planned"),
        ("none", None, ""),
        ("unknown", None, ""),
    ],
)
def test_how_chemotherapy_stands_follows_from_what_was_had_where_nobody_was_asked(
    had: str, plan: str | None, status: str
) -> None:
    facts = facts_of(person(had, chemotherapy_plan=plan), Visit(), {})

    assert facts["chemotherapy_status"].known == ({status} if status else set())


PATH: dict[str, tuple[Profile, str]] = {
    "before anything": (
        person("none", operable="yes", age=60),
        "now breast-surgery armpit later chemotherapy hormone-treatment added-medicine radiation-after-lumpectomy",
    ),
    "no operation now": (
        person("none", operable="not_now", stage="locally_advanced"),
        "now chemotherapy-before-surgery later breast-surgery armpit radiation-after-mastectomy",
    ),
    "chemotherapy is open, with nodes": (
        person("lumpectomy"),
        "now chemotherapy radiation-after-lumpectomy later hormone-treatment added-medicine decided breast-surgery",
    ),
    "chemotherapy is open, no nodes": (
        person("lumpectomy", nodes="none", tumor_size="up_to_2"),
        "now chemotherapy radiation-after-lumpectomy hormone-treatment decided breast-surgery",
    ),
    "chemotherapy is planned": (
        person("mastectomy", chemotherapy_plan="planned"),
        "later hormone-treatment radiation-after-mastectomy added-medicine decided chemotherapy",
    ),
    "after chemotherapy and radiation": (
        person("mastectomy radiation chemotherapy_early:finished", nodes="four_or_more"),
        "now hormone-treatment added-medicine bone-medicine decided chemotherapy radiation-after-mastectomy",
    ),
    "5 years of tablets": (
        person("mastectomy radiation aromatase_inhibitor:still_taking", hormone_months=60),
        "now hormone-treatment-longer decided hormone-treatment chemotherapy",
    ),
    "a wish for a child": (
        person("lumpectomy radiation tamoxifen:still_taking", menopause="not_yet", children="yes", hormone_months=24),
        "now pausing-for-a-baby later hormone-treatment-longer",
    ),
    "a wish for a child, before chemotherapy": (
        person("lumpectomy", menopause="not_yet", children="maybe"),
        "now fertility-before-chemotherapy chemotherapy",
    ),
    "pregnant": (
        person("mastectomy", menopause="not_yet", conditions=["pregnant"], weeks_pregnant=24),
        "now chemotherapy later hormone-treatment radiation-after-mastectomy added-medicine",
    ),
    "stage 0": (
        person("lumpectomy", stage="dcis", nodes=None, tumor_size=None),
        "now radiation-after-lumpectomy hormone-treatment decided breast-surgery",
    ),
}


@pytest.mark.parametrize("who", PATH)
def test_each_step_of_the_path_brings_its_decisions(who: str, catalogue: Catalogue) -> None:
    profile, decisions = PATH[who]
    facts, expected, standing = facts_of(profile, Visit(), {}), {}, ""
    for word in decisions.split():
        standing = word if word not in catalogue.decisions else standing
        if word in catalogue.decisions:
            expected[word] = standing

    assert {key: comes_up(catalogue.decisions[key], facts).standing for key in expected} == expected


@pytest.mark.parametrize(
    ("profile", "decision"),
    [
        (person("lumpectomy radiation", nodes="none", tumor_size="up_to_2"), "added-medicine"),
        (person("lumpectomy", stage="dcis", nodes=None, tumor_size=None), "chemotherapy"),
        (person("mastectomy chemotherapy_early:finished", sex="male"), "pausing-for-a-baby"),
        (person("lumpectomy", ovaries="removed", menopause="not_yet", children="yes"), "pausing-for-a-baby"),
        (person("lumpectomy", er="negative", pr="negative"), "hormone-treatment"),
        (person("lumpectomy", her2="positive"), "chemotherapy"),
    ],
)
def test_what_does_not_concern_her_does_not_come_up(profile: Profile, decision: str, catalogue: Catalogue) -> None:
    assert comes_up(catalogue.decisions[decision], facts_of(profile, Visit(), {})).standing == "does_not"
