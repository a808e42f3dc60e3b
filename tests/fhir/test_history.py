"""Conditions, medicines and procedures."""

from typing import Any

import pytest

from hrbc_desktop.fhir.read.result import ImportResult
from tests.fhir.record import SNOMED, Raw, coded, given, read, why

ICD = "http://hl7.org/fhir/sid/icd-10-cm"


def condition(code: str, system: str = ICD, **more: Any) -> Raw:
    return {"resourceType": "Condition", "code": coded(code, system=system), **more}


def status(code: str) -> Raw:
    return {"coding": [{"code": code}]}


def medicine(name: str, status: str = "active", kind: str = "MedicationStatement") -> Raw:
    return {"resourceType": kind, "status": status, "medicationCodeableConcept": {"text": name}}


def past(found: ImportResult) -> set[tuple[str, str | None]]:
    return {(answer.key, answer.outcome) for answer in found.answers if answer.field == "past_treatments"}


def test_a_category_holds_its_codes_and_nothing_that_only_looks_like_them() -> None:
    assert given(read(condition("E11.65"))) == {"conditions": "diabetes"}
    assert given(read(condition("I82.412"))) == {"conditions": "blood_clots"}
    assert given(read(condition("I82.811"))) == {}
    assert given(read(condition("E11.65", system=SNOMED))) == {}


@pytest.mark.parametrize(
    ("doubt", "reason"),
    [
        ({"verificationStatus": status("refuted")}, "This diagnosis is not confirmed."),
        ({"verificationStatus": status("provisional")}, "This diagnosis is not confirmed."),
        ({"clinicalStatus": status("resolved")}, "The file says that it is over."),
    ],
)
def test_a_diagnosis_that_is_doubted_or_over_is_no_answer(doubt: Raw, reason: str) -> None:
    found = read(condition("I50.9", **doubt))
    assert (given(found), why(found)) == ({}, [reason])


def test_cancer_elsewhere_is_metastatic_and_in_the_nodes_is_not() -> None:
    assert given(read(condition("C78.00"))) == {"stage": "metastatic"}
    assert given(read(condition("C79.51"))) == {"stage": "metastatic"}
    assert given(read(condition("C79.81"))) == {}
    assert why(read(condition("C77.3"))) == ["It does not say in how many lymph nodes."]


def test_the_stage_that_is_written_at_the_cancer_is_read() -> None:
    found = read(condition("C50.912", stage=[{"summary": {"text": "Stage IIIA"}}, {"summary": {"text": "unclear"}}]))
    assert given(found) == {"stage": "locally_advanced"}
    assert why(found) == ["It fits none of the answers for certain."]


def test_medicines_are_known_by_ingredient_in_any_product() -> None:
    assert past(read(medicine("Letrozole 2.5 MG Oral Tablet [Femara]"))) == {("aromatase_inhibitor", "still_taking")}
    assert past(read(medicine("fam-trastuzumab deruxtecan-nxki 100 MG Injection", "stopped"))) == {
        ("trastuzumab_deruxtecan", None)
    }
    assert past(read(medicine("letrozole / ribociclib Pack"))) == {
        ("aromatase_inhibitor", "still_taking"),
        ("cdk46", "still_taking"),
    }
    assert past(read(medicine("trastuzumab 440 MG"))) == set()


def test_what_was_not_taken_is_no_treatment() -> None:
    for state in ("not-taken", "intended", "entered-in-error", "unknown", ""):
        assert why(read(medicine("tamoxifen", state))) == ["The file does not say that it was taken."]
    assert why(read(medicine("tamoxifen", kind="MedicationRequest"))) == [
        "It was prescribed. The file does not say that it was taken."
    ]


def test_other_medicines_are_listed_by_name_while_they_are_taken() -> None:
    found = read(medicine("metformin 500 MG"), medicine("Metformin 500 MG"), medicine("aspirin", "stopped"))
    assert given(found) == {"medicine_names": "Metformin 500 MG"}
    assert why(found) == ["It is not taken now."]


def test_more_names_than_fit_are_listed_as_not_taken_over() -> None:
    found = read(*[medicine(f"medicine number {number} " + "x" * 100) for number in range(40)])
    names = ", ".join(answer.key for answer in found.answers)
    assert len(names) <= 2000
    assert set(why(found)) == {"There are too many medicines to list."}
    assert len(found.answers) + len(found.not_understood) == 40


def test_a_medicine_inside_the_statement_or_beside_it_is_found() -> None:
    inside = {
        "resourceType": "MedicationStatement",
        "status": "completed",
        "contained": [{"resourceType": "Medication", "id": "m", "code": {"text": "fulvestrant"}}],
        "medicationReference": {"reference": "#m"},
    }
    assert past(read(inside)) == {("fulvestrant", None)}


def test_only_an_operation_that_was_done_counts() -> None:
    for state, expected in (("completed", {("mastectomy", None)}), ("preparation", set()), ("not-done", set())):
        operation = {"resourceType": "Procedure", "status": state, "code": coded("172043006", system=SNOMED)}
        assert past(read(operation)) == expected
