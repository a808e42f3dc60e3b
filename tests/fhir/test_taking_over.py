"""Found answers and the answers that are there."""

import pytest

from hrbc_desktop.domain.model.profile import PastTreatment, Profile
from hrbc_desktop.fhir.apply import answer_label, apply_answers, is_news, replaced
from hrbc_desktop.fhir.read.result import FoundAnswer

PRESENT = Profile(
    stage="early",
    conditions=("lung",),
    other_medicines=("none",),
    medicine_names="aspirin",
    past_treatments=(PastTreatment(kind="tamoxifen", outcome="finished"),),
)


def found(field: str, key: str, outcome: str | None = None) -> FoundAnswer:
    return FoundAnswer.model_validate({"field": field, "key": key, "text": key, "date": "2026", "outcome": outcome})


@pytest.mark.parametrize(
    ("answer", "label", "lost"),
    [
        (found("stage", "metastatic"), "Stage: Metastatic (IV)", "Early (I–II) → Metastatic (IV)"),
        (found("grade", "2"), "Grade: 2", ""),
        (found("conditions", "diabetes"), "Health: Diabetes or high sugar", ""),
        (found("conditions", "none"), "Health: None of these", "Lung disease → None of these"),
        (found("other_medicines", "seizure"), "Other medicines: For seizures", "None of these → For seizures"),
        (found("past_treatments", "tamoxifen", "side_effects"), "Treatments so far: Tamoxifen (stopped: side effects)",
         "Finished as planned → stopped: side effects"),
        (found("past_treatments", "radiation"), "Treatments so far: Radiation", ""),
        (found("medicine_names", "metformin"), "Names of medicines: metformin", ""),
    ],
)  # fmt: skip
def test_it_says_what_an_answer_would_replace(answer: FoundAnswer, label: str, lost: str) -> None:
    assert is_news(PRESENT, answer)
    assert (answer_label(answer), replaced(PRESENT, answer)) == (label, lost)


@pytest.mark.parametrize(
    "answer",
    [
        found("stage", "early"),
        found("stage", "unknown"),
        found("conditions", "lung"),
        found("medicine_names", "Aspirin"),
        found("past_treatments", "tamoxifen"),
    ],
)
def test_what_is_there_already_or_is_not_known_is_no_news(answer: FoundAnswer) -> None:
    assert not is_news(PRESENT, answer)
    assert replaced(PRESENT, answer) == ""


def test_answers_are_added_to_those_that_are_there_and_none_makes_way() -> None:
    taken = apply_answers(
        PRESENT,
        [
            found("conditions", "diabetes"),
            found("other_medicines", "seizure"),
            found("medicine_names", "metformin"),
            found("past_treatments", "radiation"),
        ],
    )
    assert taken == PRESENT.evolve(
        conditions=("lung", "diabetes"),
        other_medicines=("seizure",),
        medicine_names="aspirin, metformin",
        past_treatments=(*PRESENT.past_treatments, PastTreatment(kind="radiation")),
    )
