"""Conditions, medicines and procedures."""

from typing import Any

import pytest

from hrbc_desktop.fhir.read.result import ImportResult
from tests.fhir.record import SNOMED, Raw, coded, doubted, given, read, why

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
        ({"abatementDateTime": "1995-11-01"}, "The file says that it is over."),
        ({"abatementPeriod": {"end": "2020"}}, "The file says that it is over."),
        ({"abatementAge": {"value": 40, "unit": "a"}}, "The file says that it is over."),
        (
            {"abatementString": "after the operation", "clinicalStatus": status("active")},
            "The file says that it is over.",
        ),
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
    for state in ("not-taken", "intended", "entered-in-error", ""):
        assert why(read(medicine("tamoxifen", state))) == ["The file does not say that it was taken."]


@pytest.mark.parametrize(
    ("kind", "state", "more"),
    [
        ("MedicationRequest", "active", {"intent": "order", "authoredOn": "2026-01-05"}),
        ("MedicationRequest", "completed", {}),
        ("MedicationDispense", "completed", {"whenHandedOver": "2026-02-01"}),
    ],
)
def test_what_was_prescribed_or_handed_out_is_offered_in_doubt(kind: str, state: str, more: Raw) -> None:
    found = read(medicine("letrozole 2.5 mg", state, kind) | more)
    assert (given(found), doubted(found)) == ({}, {"past_treatments": "aromatase_inhibitor"})
    [answer] = found.answers
    assert answer.outcome is None
    assert answer.date in answer.doubt


@pytest.mark.parametrize(
    ("kind", "state", "more"),
    [
        ("MedicationRequest", "cancelled", {}),
        ("MedicationRequest", "active", {"intent": "proposal"}),
        ("MedicationRequest", "active", {"doNotPerform": True}),
        ("MedicationDispense", "declined", {}),
    ],
)
def test_an_order_that_came_to_nothing_is_not_offered(kind: str, state: str, more: Raw) -> None:
    assert read(medicine("letrozole", state, kind) | more).answers == ()


def test_what_was_taken_for_certain_leaves_no_doubt() -> None:
    found = read(medicine("letrozole", kind="MedicationRequest"), medicine("letrozole", "completed"))
    assert (past(found), doubted(found)) == ({("aromatase_inhibitor", None)}, {})


@pytest.mark.parametrize(
    ("period", "outcome"),
    [({"end": "2018-01-01"}, None), ({"end": "2031-01-01"}, "still_taking"), ({"start": "2026-01-01"}, "still_taking")],
)
def test_a_use_that_has_ended_is_not_taken_today_whatever_its_status_says(period: Raw, outcome: str | None) -> None:
    use = medicine("letrozole") | {"effectivePeriod": period, "dateAsserted": "2026-03-01"}
    assert past(read(use)) == {("aromatase_inhibitor", outcome)}


def test_a_list_that_nobody_has_touched_for_a_year_says_nothing_of_today() -> None:
    assert past(read(medicine("letrozole") | {"dateAsserted": "2019-03-01"})) == {("aromatase_inhibitor", None)}
    assert given(read(medicine("metformin") | {"dateAsserted": "2019-03-01"})) == {}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ibrance 125 mg", "cdk46"), ("Kisqali", "cdk46"), ("Verzenios", "cdk46"), ("Femara", "aromatase_inhibitor"),
        ("Arimidex", "aromatase_inhibitor"), ("Letrozol 2,5 mg", "aromatase_inhibitor"),
        ("létrozole", "aromatase_inhibitor"), ("Anastrozolo", "aromatase_inhibitor"),
        ("Exémestane", "aromatase_inhibitor"),
        ("Tamoxifène", "tamoxifen"), ("tamoxifeno", "tamoxifen"), ("Leuprorelin", "ovarian_suppression"),
        ("Zoladex", "ovarian_suppression"), ("Goserelina", "ovarian_suppression"), ("Faslodex", "fulvestrant"),
        ("Piqray", "pi3k_akt"), ("Truqap", "pi3k_akt"), ("Enhertu", "trastuzumab_deruxtecan"),
        ("trastuzumab-deruxtecan", "trastuzumab_deruxtecan"), ("Trodelvy", "sacituzumab"), ("Orserdu", "oral_serd"),
        ("Lynparza", "parp"), ("Datroway", "datopotamab"),
    ],
)  # fmt: skip
def test_brands_and_names_in_other_languages_lead_to_their_kind(name: str, kind: str) -> None:
    assert past(read(medicine(name))) == {(kind, "still_taking")}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("L02BG04", "aromatase_inhibitor"),
        ("L01EF01", "cdk46"),
        ("L02BA01", "tamoxifen"),
        ("L02AE03", "ovarian_suppression"),
    ],
)  # fmt: skip
def test_a_code_leads_to_its_kind_and_is_never_a_name(code: str, kind: str) -> None:
    by_code = {"coding": [{"system": "http://fhir.de/CodeSystem/bfarm/atc", "code": code}]}
    assert past(read(medicine("") | {"medicationCodeableConcept": by_code})) == {(kind, "still_taking")}
    unknown = {"coding": [{"system": "http://www.whocc.no/atc", "code": "C07AB02"}]}
    assert read(medicine("") | {"medicationCodeableConcept": unknown}).answers == ()


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


def test_a_pregnancy_of_long_ago_is_in_doubt_and_one_of_today_is_not() -> None:
    assert given(read(condition("Z34.90", onsetDateTime="2026-03-01"))) == {"conditions": "pregnant"}
    assert given(read(condition("Z34.90", clinicalStatus=status("active")))) == {"conditions": "pregnant"}
    for old in ({"onsetDateTime": "1995-03-01"}, {"recordedDate": "2024"}, {}):
        found = read(condition("Z34.90", **old))
        assert (given(found), doubted(found)) == ({}, {"conditions": "pregnant"})


def test_the_stage_of_a_cancer_that_is_over_is_in_doubt() -> None:
    over = condition("C50.912", clinicalStatus=status("remission"), stage=[{"summary": {"text": "Stage IIIA"}}])
    assert (given(read(over)), doubted(read(over))) == ({}, {"stage": "locally_advanced"})


@pytest.mark.parametrize(
    ("code", "system", "kind"),
    [
        ("19301", "http://www.ama-assn.org/go/cpt", "lumpectomy"),
        ("19303", "http://www.ama-assn.org/go/cpt", "mastectomy"),
        ("108290001", SNOMED, "radiation"), ("33195004", SNOMED, "radiation"),
    ],
)  # fmt: skip
def test_operations_and_radiation_are_known_in_other_systems(code: str, system: str, kind: str) -> None:
    done = {"resourceType": "Procedure", "status": "completed", "code": coded(code, system=system)}
    assert past(read(done)) == {(kind, None)}


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Mastectomy, partial (eg, lumpectomy)", {"lumpectomy"}), ("Partial mastectomy of left breast", {"lumpectomy"}),
        ("Bilateral mastectomy", {"mastectomy"}), ("External beam radiation therapy", {"radiation"}),
        ("Mammography", set()),
    ],
)  # fmt: skip
def test_operations_are_known_by_name_where_the_code_is_not(name: str, kinds: set[str]) -> None:
    done = {"resourceType": "Procedure", "status": "completed", "code": {"text": name}}
    assert {kind for kind, _ in past(read(done))} == kinds
