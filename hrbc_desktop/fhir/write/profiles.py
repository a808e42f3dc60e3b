"""What the published profiles ask of a resource: their names, categories, and how a missing fact is told.

mCODE 4.0.0 (STU 4), US Core 6.1.0 and HL7 Genomics Reporting 2.0.0, on which mCODE 4 stands. A profile is claimed only
where the resource keeps all its rules; `tests/fhir/test_validators.py` holds the exports against them.
"""

from hrbc_desktop.domain.serialization import Raw

_MCODE = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-"
CANCER_PATIENT = f"{_MCODE}cancer-patient"
PRIMARY_CANCER = f"{_MCODE}primary-cancer-condition"
TUMOR_MARKER = f"{_MCODE}tumor-marker-test"
HISTOLOGIC_GRADE = f"{_MCODE}histologic-grade"
STAGE_GROUP = f"{_MCODE}tnm-stage-group"
TUMOR_SIZE = f"{_MCODE}tumor-size"
TUMOR = f"{_MCODE}tumor"
SPECIMEN = f"{_MCODE}human-specimen"
VARIANT = f"{_MCODE}genomic-variant"

_TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/"
OBSERVATION_CATEGORIES = f"{_TERMINOLOGY}observation-category"
CONDITION_CATEGORIES = f"{_TERMINOLOGY}condition-category"
CLINICAL_STATUS = f"{_TERMINOLOGY}condition-clinical"
VERIFICATION = f"{_TERMINOLOGY}condition-ver-status"
IDENTIFIER_TYPES = f"{_TERMINOLOGY}v2-0203"
SPECIMEN_TYPES = f"{_TERMINOLOGY}v2-0487"
SECTIONS = f"{_TERMINOLOGY}v2-0074"
"""Which part of a clinic a result comes from: GE is genetics."""

NOT_KNOWN: Raw = {
    "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"}]
}
"""Stands where a profile asks for what the worksheet does not know, such as who gave a number."""

TAGS = "urn:hrbc-desktop:part"
TAG = "worksheet"
"""Marks what only repeats the worksheet's own questionnaire in another form, so that it is not read twice."""


def concept(system: str, code: str, display: str = "", text: str = "") -> Raw:
    """Return one code as a CodeableConcept."""
    coding = {"system": system, "code": code, **({"display": display} if display else {})}
    return {"coding": [coding], **({"text": text} if text else {})}


def meta(profile: str = "") -> Raw:
    """Return the mark of what repeats the questionnaire, and the profile that the resource keeps."""
    tag = {"tag": [{"system": TAGS, "code": TAG}]}
    return {"profile": [profile], **tag} if profile else tag
