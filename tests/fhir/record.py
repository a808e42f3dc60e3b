"""Small FHIR records for the tests, resource by resource."""

import json
from datetime import date
from typing import Any

from hrbc_desktop.fhir.api import read_fhir
from hrbc_desktop.fhir.read.result import ImportResult

Raw = dict[str, Any]
LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
TODAY = date(2026, 6, 1)
BREAST_CANCER = {
    "resourceType": "Condition",
    "id": "breast",
    "code": {"coding": [{"system": SNOMED, "code": "254837009"}], "text": "Malignant neoplasm of breast"},
}


def bundle(*resources: Raw) -> bytes:
    return json.dumps(
        {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": each} for each in resources]}
    ).encode()


def read(*resources: Raw) -> ImportResult:
    """Return what a record of one breast cancer gives on the day of the tests."""
    return read_fhir(bundle(BREAST_CANCER, *resources), TODAY)


def given(found: ImportResult) -> dict[str, str]:
    """Return the one certain answer to each question; a test that expects several looks at `answers` itself."""
    return {answer.field: answer.key for answer in found.answers if not answer.doubt}


def doubted(found: ImportResult) -> dict[str, str]:
    """Return the answers in doubt, by question."""
    return {answer.field: answer.key for answer in found.answers if answer.doubt}


def why(found: ImportResult) -> list[str]:
    return [each.why for each in found.not_understood]


def observation(code: str, day: str = "", system: str = LOINC, **value: Any) -> Raw:
    dated = {"effectiveDateTime": day} if day else {}
    return {"resourceType": "Observation", "status": "final", "code": coded(code, system=system), **dated, **value}


def coded(code: str, display: str = "", system: str = LOINC) -> Raw:
    return {"coding": [{"system": system, "code": code, "display": display}]}


def word(text: str) -> Raw:
    return {"valueCodeableConcept": {"text": text}}


def quantity(value: float, unit: str, comparator: str = "") -> Raw:
    limit = {"comparator": comparator} if comparator else {}
    return {"valueQuantity": {"value": value, "unit": unit, **limit}}


def variant(gene: str, presence: str, day: str = "2026-04-02", **more: str) -> Raw:
    """Return a genetic variant assessment; `source` and `significance` are LOINC answers."""
    parts = [{"code": coded("48018-6"), "valueCodeableConcept": coded(gene, system="http://www.genenames.org/geneId")}]
    codes = {"source": "48002-0", "significance": "53037-8"}
    parts += [{"code": coded(codes[name]), "valueCodeableConcept": coded(code)} for name, code in more.items()]
    return observation("69548-6", day, valueCodeableConcept=coded(presence), component=parts)
