"""Six exports held against validators that nobody here wrote.

`fhirkit` (R4 4.0.1, made from the specification), `fhir.resources` (R4B; what is written here is the same in both), and
`pyrofile-validator` with the rules of mCODE 4 and US Core in mcode.toml, whose FHIRPath `fhirpathpy` evaluates.
"""

import json
import re
import tomllib
from base64 import b64decode
from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha1
from pathlib import Path
from typing import Any

import fhirkit
import pytest
from fhir.resources.R4B import get_fhir_model_class
from pyrofile_validator.config import ValidatorConfig
from pyrofile_validator.core.engine import Validator

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import PastTreatment, Profile
from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import OwnThing, Values, Visit, Weighed, Worksheet, new_worksheet
from hrbc_desktop.fhir.api import write_fhir

Raw = dict[str, Any]
NOW = datetime(2026, 11, 24, 9, 0, 12, tzinfo=UTC)
PDF = b"%PDF-1.7 a signed sheet %%EOF"
MCODE = "http://hl7.org/fhir/us/mcode/StructureDefinition/"
RULES = tomllib.loads(Path(__file__).with_name("mcode.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


def _begun(catalogue: Catalogue, **changes: Any) -> Worksheet:
    return new_worksheet(catalogue.pack.version, NOW).evolve(id="0123456789abcdef" * 2, **changes)


def _exports(catalogue: Catalogue) -> dict[str, bytes]:
    """Return six exports: nothing known, early, early after an operation, spread, a man, signed with its PDF."""
    named = Visit(name="Sample Patient 1", birth_date=date(1968, 3, 14), record_number="004417")
    early = Profile(
        stage="early", course="first", grade="2", tumor_mm=18, nodes="one_to_three", er="positive", pr="low",
        her2="low", ki67="under_20", oncotype="11_to_25", brca="not_found", sex="female", menopause="not_yet",
        conditions=("high_blood_pressure",), medicine_names="paroxetine",
    )  # fmt: skip
    removed = early.evolve(
        past_treatments=(PastTreatment(kind="lumpectomy"),), tumor_mm=None, tumor_size="up_to_2", oncotype_score=18
    )
    spread = Profile(
        stage="metastatic", course="back_elsewhere", er="low", pr="negative", her2="positive", pik3ca="found",
        esr1="not_found", akt1="not_found", pten="not_found", sex="female",
        past_treatments=(PastTreatment(kind="tamoxifen", outcome="stopped_working"), PastTreatment(kind="fulvestrant")),
    )  # fmt: skip
    decided = _begun(
        catalogue, visit=named, profile=removed, decision="hormone-treatment",
        options=("tamoxifen-early", "tamoxifen-ovarian-suppression"),
        values=Values(
            weighed=(Weighed(attribute="own:1"), Weighed(attribute="hot_flashes", step="half", limit=30)),
            own=(OwnThing(key="own:1", text="Being <able> to work & swim\x0b"),),
        ),
    )  # fmt: skip
    signed = decided.evolve(
        signatures=(
            Signature(role="patient", name="Sample Patient 1", signed_at=NOW, digest="0" * 64),
            Signature(role="nurse", name="Sample Nurse 1", signed_at=NOW, digest="1" * 64),
        )
    )
    return {
        "empty": write_fhir(_begun(catalogue), catalogue),
        "early": write_fhir(_begun(catalogue, profile=early), catalogue),
        "after-operation": write_fhir(decided, catalogue),
        "spread": write_fhir(_begun(catalogue, visit=named, profile=spread), catalogue),
        "man-dcis": write_fhir(
            _begun(catalogue, profile=Profile(stage="dcis", sex="male", tumor_size="over_5")), catalogue
        ),
        "signed-with-pdf": write_fhir(signed, catalogue, PDF),
    }


NAMES = ("empty", "early", "after-operation", "spread", "man-dcis", "signed-with-pdf")


@pytest.fixture(scope="module")
def exports(catalogue: Catalogue) -> dict[str, bytes]:
    return _exports(catalogue)


@pytest.fixture(params=NAMES)
def bundle(request: pytest.FixtureRequest, exports: dict[str, bytes]) -> Raw:
    read: Raw = json.loads(exports[request.param])
    return read


def _resources(bundle: Raw, kind: str = "") -> list[Raw]:
    return [each["resource"] for each in bundle["entry"] if kind in ("", each["resource"]["resourceType"])]


def test_fhir_r4_as_generated_from_the_specification_takes_it(bundle: Raw) -> None:
    assert [str(issue) for issue in fhirkit.validate(bundle)] == []


def test_the_models_of_fhir_resources_take_it(bundle: Raw) -> None:
    get_fhir_model_class("Bundle").model_validate_json(json.dumps(bundle))
    for resource in _resources(bundle):
        get_fhir_model_class(resource["resourceType"]).model_validate_json(json.dumps(resource))


@pytest.fixture(scope="module")
def mcode(tmp_path_factory: pytest.TempPathFactory) -> Validator:
    folder = tmp_path_factory.mktemp("profiles")
    for name, definition in RULES.items():
        (folder / f"{name}.json").write_text(json.dumps(_definition(name, definition)))
    return Validator(ValidatorConfig(local_package_paths=[str(folder)], allow_unknown_extensions=True))


def _definition(name: str, definition: Raw) -> Raw:
    kind = definition["type"]
    invariants = [
        {"key": f"{name}-{number}", "severity": "error", "human": rule, "expression": rule}
        for number, rule in enumerate(definition["holds"])
    ]
    elements: list[Raw] = [{"id": kind, "path": kind, "constraint": invariants}]
    for field, often in definition["rules"].items():
        least, most = often.split("..")
        element: Raw = {"id": f"{kind}.{field}", "path": f"{kind}.{field}", "min": int(least), "max": most}
        if field in definition.get("fixed", {}):
            system, code = definition["fixed"][field]
            element["patternCodeableConcept"] = {"coding": [{"system": system, "code": code}]}
        elements.append(element)
    return {
        "resourceType": "StructureDefinition", "url": f"{MCODE}{name}", "name": name, "status": "active",
        "kind": "resource", "abstract": False, "type": kind, "derivation": "constraint", "fhirVersion": "4.0.1",
        "baseDefinition": f"http://hl7.org/fhir/StructureDefinition/{kind}", "differential": {"element": elements},
    }  # fmt: skip


_NOT_KNOWN_THERE = re.compile(
    r"Unknown element (?:Composition\.section|QuestionnaireResponse\.item).*\.text$|could not be resolved"
)
"""What that validator does not know of R4: the text of a section or an item; and our questionnaire is nowhere kept."""


def _problems(validator: Validator, resource: Raw) -> Iterator[str]:
    for issue in validator.validate_resource(resource).issues:
        if issue.severity.value in ("error", "fatal") and not _NOT_KNOWN_THERE.search(issue.message):
            yield f"{issue.path}: {issue.message}"


def test_every_profile_that_is_claimed_is_kept(mcode: Validator, bundle: Raw) -> None:
    claimed = [url for each in _resources(bundle) for url in each.get("meta", {}).get("profile", [])]
    assert claimed
    assert {url.removeprefix(MCODE) for url in claimed} <= RULES.keys()
    assert list(_problems(mcode, bundle)) == []


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("mcode-cancer-patient", {"gender": None}),
        ("mcode-primary-cancer-condition", {"category": None}),
        ("mcode-tumor-marker-test", {"valueCodeableConcept": None, "valueBoolean": True, "valueString": None}),
        ("mcode-histologic-grade", {"code": {"text": "Grade"}}),
        ("mcode-tumor-size", {"focus": None, "specimen": None}),
        ("mcode-human-specimen", {"type": {"text": "tumor"}}),
    ],
)
def test_the_rules_find_what_is_wrong(mcode: Validator, exports: dict[str, bytes], name: str, change: Raw) -> None:
    resources = _resources(json.loads(exports["after-operation"]))
    right = next(each for each in resources if f"{MCODE}{name}" in each.get("meta", {}).get("profile", []))
    wrong = {key: value for key, value in (right | change).items() if value is not None}
    assert list(_problems(mcode, right)) == []
    assert list(_problems(mcode, wrong)) != []


def test_every_reference_leads_to_an_entry(bundle: Raw) -> None:
    addresses = {entry["fullUrl"] for entry in bundle["entry"]}
    pointed = set(re.findall(r'"reference": "([^"]+)"', json.dumps(bundle)))
    assert pointed <= addresses


def test_an_empty_worksheet_asserts_nothing_of_her(exports: dict[str, bytes]) -> None:
    kinds = {each["resourceType"] for each in _resources(json.loads(exports["empty"]))}
    assert kinds == {"Patient", "QuestionnaireResponse"}


def test_the_signed_pdf_goes_along_with_its_digest_its_date_and_who_vouches(exports: dict[str, bytes]) -> None:
    [reference] = _resources(json.loads(exports["signed-with-pdf"]), "DocumentReference")
    [content] = reference["content"]
    attachment = content["attachment"]
    assert b64decode(attachment["data"]) == PDF
    assert b64decode(attachment["hash"]) == sha1(PDF, usedforsecurity=False).digest()
    assert (attachment["contentType"], attachment["size"]) == ("application/pdf", len(PDF))
    assert (reference["date"], reference["docStatus"]) == ("2026-11-24T09:00:12+00:00", "final")
    assert reference["authenticator"] == {"display": "Sample Nurse 1"}


def test_decision_cautions_and_weighing_are_told_and_nothing_is_ordered(exports: dict[str, bytes]) -> None:
    bundle = json.loads(exports["signed-with-pdf"])
    [note] = _resources(bundle, "Composition")
    issues = _resources(bundle, "DetectedIssue")
    divs = " ".join(section["text"]["div"] for section in note["section"])
    assert len(note["section"]) == 5
    assert issues
    assert all(issue["severity"] in ("high", "moderate", "low") for issue in issues)
    assert all("paroxetine" in issue["detail"] for issue in issues if issue["severity"] == "high")
    assert "Being &lt;able&gt; to work &amp; swim" in divs
    [form] = _resources(bundle, "QuestionnaireResponse")
    [weighed] = [item for item in form["item"] if item["linkId"] == "what_matters"]
    assert [answer["valueCoding"]["code"] for answer in weighed["answer"]] == ["own:1", "hot_flashes"]
    assert [item["linkId"] for item in weighed["answer"][1]["item"]] == ["how_much", "limit"]
    orders = {"ServiceRequest", "MedicationRequest", "CarePlan", "RequestGroup", "Task", "Goal"}
    assert orders.isdisjoint(each["resourceType"] for each in _resources(bundle))
