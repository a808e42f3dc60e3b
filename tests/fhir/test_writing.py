"""A worksheet as FHIR, and back."""

import json
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hrbc_desktop.domain.model.profile import EXCLUSIVE_ANSWERS, OUTCOME_LABELS, QUESTIONS, PastTreatment, Profile
from hrbc_desktop.domain.model.worksheet import Visit, VisitQuestion, Worksheet, new_worksheet
from hrbc_desktop.fhir.api import read_fhir, write_fhir
from hrbc_desktop.fhir.apply import apply_answers
from hrbc_desktop.fhir.read.result import ImportResult, RecordSubject
from tests.fhir import record

NOW = datetime(2026, 11, 24, 9, 0, 12, 345678, tzinfo=UTC)
FULL = Profile(
    stage="locally_advanced", course="back_nearby", grade="3", tumor_size="over_5", nodes="four_or_more", er="low",
    pr="negative", her2="ultralow", ki67="under_20", oncotype="26_or_more", pik3ca="found", esr1="not_found",
    akt1="not_found", pten="not_found", brca="not_found", sex="male", menopause="not_yet",
    conditions=("diabetes", "high_blood_pressure"), activity="half_the_day", other_medicines=("none",),
    medicine_names="metformin\nfish oil", children="maybe",
    past_treatments=(
        PastTreatment(kind="tamoxifen", outcome="stopped_working"),
        PastTreatment(kind="everolimus", outcome="still_taking"),
        PastTreatment(kind="sacituzumab", outcome="finished"),
        PastTreatment(kind="cdk46"),
    ),
)  # fmt: skip


def worksheet(profile: Profile, visit: Visit = Visit()) -> Worksheet:  # noqa: B008 - frozen
    return new_worksheet("2026.11", NOW).evolve(profile=profile, visit=visit)


def resources(written: bytes, kind: str) -> list[dict[str, Any]]:
    return [entry["resource"] for entry in json.loads(written)["entry"] if entry["resource"]["resourceType"] == kind]


def without_questionnaire(written: bytes) -> bytes:
    return record.bundle(
        *(
            resource
            for kind in ("Patient", "Condition", "Observation", "MedicationStatement", "BodyStructure", "Specimen")
            for resource in resources(written, kind)
        )
    )


def chosen(field: str) -> st.SearchStrategy[Any]:
    if number := QUESTIONS[field].number:
        return st.none() | st.just("unknown") | st.integers(number.low, number.high)
    keys = [choice.key for choice in QUESTIONS[field].choices]
    several = [key for key in keys if key not in EXCLUSIVE_ANSWERS]
    alone = [[key] for key in keys if key in EXCLUSIVE_ANSWERS]
    lists = st.lists(st.sampled_from(several), unique=True) | st.sampled_from(alone)
    if field == "past_treatments":
        outcome = st.none() | st.sampled_from(sorted(OUTCOME_LABELS))
        had = st.dictionaries(st.sampled_from(several), outcome, max_size=4)
        return had.map(lambda kinds: tuple(PastTreatment(kind=kind, outcome=how) for kind, how in kinds.items()))
    return lists.map(tuple) if QUESTIONS[field].many else st.none() | st.sampled_from(keys)


NUMBERS = {"tumor_size": "tumor_mm", "nodes": "node_count", "oncotype": "oncotype_score"}
profiles = st.builds(Profile, medicine_names=st.text(max_size=40).map(str.strip), **{f: chosen(f) for f in QUESTIONS})


@given(profiles)
def test_every_answer_comes_back(profile: Profile) -> None:
    found = read_fhir(write_fhir(worksheet(profile)))
    assert apply_answers(Profile(), found.answers) == profile
    assert found == ImportResult(person=found.person, answers=found.answers, alerts=found.alerts)


def test_the_codes_alone_give_back_what_a_code_can_say() -> None:
    found = read_fhir(without_questionnaire(write_fhir(worksheet(FULL))))
    assert apply_answers(Profile(), found.answers) == Profile(
        stage="locally_advanced", grade="3", tumor_size="over_5", nodes="four_or_more", er="low", pr="negative",
        ki67="under_20", oncotype="26_or_more", pik3ca="found", esr1="not_found", akt1="not_found", pten="not_found",
        brca="not_found", sex="male", menopause="not_yet",
        past_treatments=(
            PastTreatment(kind="tamoxifen"),
            PastTreatment(kind="everolimus", outcome="still_taking"),
            PastTreatment(kind="sacituzumab"),
        ),
    )  # fmt: skip
    assert record.why(found) == [
        "This diagnosis is not confirmed.",
        "It is HER2-negative, but the file does not say whether it is 0, ultralow or low.",
        "This diagnosis is not confirmed.",
    ]


@given(profiles)
def test_no_code_says_more_than_the_answer(profile: Profile) -> None:
    found = read_fhir(without_questionnaire(write_fhir(worksheet(profile))))
    has_no_receptors = profile.er == profile.pr == "negative"
    assert (len(found.alerts), found.notes) == (has_no_receptors + (profile.her2 == "positive"), ())
    for answer in found.answers:
        value = getattr(profile, answer.field)
        if answer.field in NUMBERS and isinstance(getattr(profile, NUMBERS[answer.field]), int):
            assert value in (None, "unknown", answer.key)
            continue
        keys = {getattr(each, "kind", each) for each in value} if isinstance(value, tuple) else {value}
        assert answer.key in keys


def test_it_is_a_collection_with_the_person_as_far_as_she_is_known() -> None:
    visit = Visit(name="Sample Patient 1", birth_date=date(1968, 3, 14), record_number="004417")
    written = write_fhir(worksheet(FULL, visit))
    bundle = json.loads(written)
    assert (bundle["resourceType"], bundle["type"]) == ("Bundle", "collection")
    addresses = [entry["fullUrl"] for entry in bundle["entry"]]
    assert len(set(addresses)) == len(addresses)
    person, form = addresses[:2]
    for entry in bundle["entry"][2:]:
        resource = entry["resource"]
        assert resource.get("subject", resource.get("patient")) == {"reference": person}
        is_told = resource["resourceType"] not in ("BodyStructure", "Specimen")
        assert not is_told or {"reference": form} in sources(resource)
    [patient] = resources(written, "Patient")
    assert patient["birthDate"] == "1968-03-14"
    assert patient["identifier"][0]["value"] == "004417"
    assert read_fhir(written).person == RecordSubject(name="Sample Patient 1", birth_date=date(1968, 3, 14))
    [nobody] = resources(write_fhir(worksheet(Profile())), "Patient")
    assert (nobody["gender"], "text" in nobody["name"][0], "birthDate" in nobody) == ("unknown", False, False)


def sources(resource: dict[str, Any]) -> list[dict[str, str]]:
    evidence = [detail for each in resource.get("evidence", []) for detail in each["detail"]]
    return [*resource.get("derivedFrom", []), *evidence]


def test_limits_are_written_as_limits_and_the_moment_to_the_second() -> None:
    written = write_fhir(worksheet(FULL))
    values = {each["code"]["text"]: each for each in resources(written, "Observation")}
    assert values["Ki-67"]["valueQuantity"] == {
        "value": 20, "comparator": "<", "unit": "%", "system": "http://unitsofmeasure.org", "code": "%",
    }  # fmt: skip
    assert values["Ki-67"]["issued"] == "2026-11-24T09:00:12+00:00"
    assert values["ER"]["valueCodeableConcept"] == {"text": "Low positive"}
    assert values["Oncotype DX"]["valueQuantity"]["comparator"] == ">="


def test_the_rest_of_the_worksheet_is_there_to_be_read_but_not_taken_over() -> None:
    asked = VisitQuestion(key="own-1", text="Can I swim?", origin="own", answered="yes", answer="After two weeks.")
    full = worksheet(FULL).evolve(
        decision="hormone-treatment", how_to_decide="together", options=("letrozole", "tamoxifen"),
        questions=(asked,), trials="yes",
    )  # fmt: skip
    written = write_fhir(full)
    [form] = resources(written, "QuestionnaireResponse")
    texts = {item["linkId"]: [answer.get("valueString") for answer in item["answer"]] for item in form["item"]}
    assert texts["decision"] == ["hormone-treatment"]
    assert texts["how_to_decide"] == ["We decide together"]
    assert texts["options"] == ["letrozole", "tamoxifen"]
    assert texts["questions"] == ["Can I swim? After two weeks."]
    assert texts["trials"] == ["yes"]
    found = read_fhir(written)
    assert found.not_understood == ()
    assert apply_answers(Profile(), found.answers) == FULL


def test_a_questionnaire_of_a_newer_program_is_read_as_far_as_it_is_known() -> None:
    bundle = json.loads(write_fhir(worksheet(Profile(stage="early"))))
    form = bundle["entry"][1]["resource"]
    coding = form["item"][0]["answer"][0]["valueCoding"]
    form["item"].append({"linkId": "moon", "answer": [{"valueCoding": coding}]})
    form["item"].append({"linkId": "er", "answer": [{"valueCoding": {**coding, "code": "sideways", "display": "?"}}]})
    found = read_fhir(json.dumps(bundle).encode())
    assert record.given(found) == {"stage": "early"}
    assert record.why(found) == [
        "This version of the program does not ask that.",
        "This version does not have that answer.",
    ]


def test_what_comes_back_is_known_as_breast_cancer_and_her2_positive_is_told_first() -> None:
    had = (PastTreatment(kind="tamoxifen", outcome="stopped_working"),)
    positive = read_fhir(write_fhir(worksheet(Profile(stage="metastatic", her2="positive", past_treatments=had))))
    low = read_fhir(write_fhir(worksheet(Profile(stage="metastatic", her2="low", past_treatments=had))))
    [alert] = positive.alerts
    assert "HER2-positive" in alert
    assert low.alerts == ()


def test_an_empty_worksheet_asserts_nothing() -> None:
    written = json.loads(write_fhir(worksheet(Profile(sex="female", age=50, er="unknown"))))
    assert {entry["resource"]["resourceType"] for entry in written["entry"]} == {"Patient", "QuestionnaireResponse"}


def test_what_a_profile_of_mcode_asks_for_is_there_and_what_is_not_known_says_so() -> None:
    written = json.loads(write_fhir(worksheet(FULL, Visit(name="Sample Patient 1", record_number="004417"))))
    resources = [entry["resource"] for entry in written["entry"]]
    assert all(each["category"] for each in resources if each["resourceType"] in ("Observation", "Condition"))
    [person] = [each for each in resources if each["resourceType"] == "Patient"]
    assert person["gender"] == "unknown"
    reasons = [person["name"][0]["extension"], person["identifier"][0]["_system"]["extension"]]
    assert [reason[0]["valueCode"] for reason in reasons] == ["unknown", "unknown"]
