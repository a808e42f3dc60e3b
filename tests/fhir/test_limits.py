"""Bytes that are no FHIR R4 record, and records that were tampered with."""

import json
from base64 import b64encode
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hrbc_desktop.domain.model.profile import QUESTIONS, Profile, choice_keys
from hrbc_desktop.fhir.api import read_fhir
from hrbc_desktop.fhir.apply import apply_answers
from hrbc_desktop.fhir.errors import FhirError
from hrbc_desktop.fhir.read.bundle import LARGEST_FILE, MOST_ENTRIES
from hrbc_desktop.fhir.read.result import ImportResult
from hrbc_desktop.fhir.write.questionnaire import QUESTIONNAIRE
from hrbc_desktop.session.report_import import open_record
from hrbc_desktop.session.review import review, understand
from tests.fhir.conftest import SAMPLES
from tests.fhir.record import BREAST_CANCER, bundle

PERSON = {"resourceType": "Patient"}
DEEP = json.dumps({"resourceType": "Bundle", "entry": []})[:-1] + ', "x": ' + "[" * 60 + "]" * 60 + "}"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is empty."),
        (b"PK\x03\x04...", "This file is compressed."),
        (b'{"transactionTime": "2026-01-01", "output": []}', "only says where the records are kept"),
        (b'{"verifiableCredential": ["a.b.c"]}', "This is a health card"),
        (b"\x00\xff\xfe", "This is damaged, or is not a FHIR file."),
        (b'{"resourceType": "Bundle", "entry": [', "This is damaged, or is not a FHIR file."),
        (
            b'{"resourceType": "Observation", "valueQuantity": {"value": NaN}}',
            "This is damaged, or is not a FHIR file.",
        ),
        (b"[" * 100_000, "This FHIR file is nested too deeply"),
        ('<?xml version="1.0"?><Bundle xmlns="http://hl7.org/fhir"/>'.encode("utf-16"), "This is XML or a web page"),
        (b'{"resourceType": "Bundle", "entry": [], "entry": [{}]}', "it says one thing twice"),
        (bundle({"resourceType": "MedicationOrder"}), "an older FHIR than R4"),
        (
            bundle(
                {**PERSON, "id": "1"},
                {**BREAST_CANCER, "subject": {"reference": "Patient/1"}},
                {**BREAST_CANCER, "subject": {"reference": "urn:uuid:2"}},
            ),
            "This file is about more than one person.",
        ),
        (DEEP.encode(), "This FHIR file is nested too deeply"),
        (b"[1, 2]", "This is not a FHIR file."),
        (b'{"recipe": "bread"}', "This is not a FHIR file."),
        (b'{"resourceType": "Bundle", "entry": {"a": 1}}', "its list of entries cannot be read"),
        (b'\xef\xbb\xbf <Bundle xmlns="http://hl7.org/fhir"/>', "This is XML or a web page"),
        (b" " * (LARGEST_FILE + 1), "This is more than 20 MB"),
        (bundle(*[{}] * (MOST_ENTRIES + 1)), "more than 50,000 entries"),
        (bundle(PERSON, PERSON), "This file is about more than one person."),
        (bundle({"resourceType": "Condition", "clinicalStatus": "active"}), "an older FHIR than R4"),
        (bundle({"resourceType": "MedicationStatement", "taken": "y"}), "an older FHIR than R4"),
        (bundle({"resourceType": "MedicationStatement", "medication": {"concept": {}}}), "a newer FHIR than R4"),
        (bundle({"resourceType": "CapabilityStatement", "fhirVersion": "3.0.2"}), "an older FHIR than R4"),
        (bundle({"resourceType": "CapabilityStatement", "fhirVersion": "5.0.0"}), "a newer FHIR than R4"),
    ],
)
def test_what_is_no_record_is_told_and_nothing_is_taken_over(data: bytes, sentence: str) -> None:
    with pytest.raises(FhirError) as raised:
        read_fhir(data)
    assert sentence in str(raised.value)
    assert "Nothing was added: " in str(raised.value)


def test_an_empty_record_has_no_answers() -> None:
    assert read_fhir(bundle()) == ImportResult()


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read_fhir(data)
    except FhirError as problem:
        text = str(problem)
    else:
        text = "Nothing was added: "
    assert "Nothing was added: " in text


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of everything inside a JSON value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(path_below for key, each in inner for path_below in places(each, (*path, key)))]


IN_WORDS = {
    "resourceType": "DiagnosticReport",
    "status": "final",
    "code": {"text": "Pathology"},
    "conclusion": "Breast: invasive carcinoma, grade 2. ER 90 %.",
    "presentedForm": [{"contentType": "text/html", "data": b64encode(b"<p>HER2 IHC 1+</p>").decode()}],
    "contained": [{"resourceType": "Observation", "status": "final", "code": {"text": "ER"}, "valueString": "90 %"}],
}
RECORDS = [
    *(json.loads(path.read_bytes()) for path in sorted(SAMPLES.glob("*.json"))),
    json.loads(bundle(BREAST_CANCER, IN_WORDS)),
]
PLACES = [[place for place in places(record) if place] for record in RECORDS]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_record_that_was_tampered_with_gives_answers_that_exist_or_is_refused(data: st.DataObject) -> None:
    which = data.draw(st.integers(0, len(RECORDS) - 1))
    record = json.loads(json.dumps(RECORDS[which]))
    for path in data.draw(st.lists(st.sampled_from(PLACES[which]), min_size=1, max_size=3)):
        replace(record, path, data.draw(anything))
    try:
        opened = open_record(json.dumps(record).encode())
    except FhirError:
        return
    found = opened.record or ImportResult()
    assert all(line.label and line.source for line in review(understand(opened, ""), Profile()).lines)
    for answer in found.answers:
        assert answer.field == "medicine_names" or answer.key in choice_keys(answer.field)
        assert answer.field in {"medicine_names", *QUESTIONS}
    assert isinstance(apply_answers(Profile(), found.answers), Profile)


def replace(record: Any, location: tuple[Any, ...], value: Any) -> None:
    """Put `value` at a place, if an earlier change has left it there."""
    for key in location[:-1]:
        if not isinstance(record, dict | list) or (isinstance(record, dict) and key not in record):
            return
        if isinstance(record, list) and not (isinstance(key, int) and key < len(record)):
            return
        record = record[key]
    if isinstance(record, dict) or (
        isinstance(record, list) and isinstance(location[-1], int) and location[-1] < len(record)
    ):
        record[location[-1]] = value


def test_half_a_letter_never_reaches_the_worksheet() -> None:
    form = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": QUESTIONNAIRE,
        "item": [{"linkId": "medicine_names", "answer": [{"valueString": "a\ud800b"}]}],
    }
    use = {
        "resourceType": "MedicationStatement",
        "status": "active",
        "medicationCodeableConcept": {"text": "c\udfffd"},
    }
    assert [answer.key for answer in read_fhir(bundle(form, use)).answers] == ["ab", "c d"]
