"""Answers in codes, where a confirmed code says exactly the same; the questionnaire has all the others."""

from collections.abc import Iterator, Mapping
from typing import Any

from hrbc_desktop.domain.model.profile import (
    OUTCOME_LABELS,
    QUESTIONS,
    UNKNOWN_ANSWERS,
    PastTreatment,
    Profile,
    answers,
)
from hrbc_desktop.fhir import terminology as terms
from hrbc_desktop.fhir.read.bands import ER_PERCENT, KI67, NODES, ONCOTYPE, TUMOR_SIZE, Scale
from hrbc_desktop.fhir.terminology import Code

Raw = dict[str, Any]
Named = tuple[str, Raw]
"""A resource, and a name for it that is the same each time."""

_ACTIVE = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]}
_BACK = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "recurrence"}]}
_OF_THE_CANCER = (
    "stage", "course", "grade", "tumor_size", "nodes", "er", "pr", "her2", "ki67", "oncotype", "pik3ca", "esr1", "akt1",
    "pten",
)  # fmt: skip
_PROBLEM = {
    "coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-category", "code": "problem-list-item"}]
}
_OBSERVATION_CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category"
_NOTE = "Told in a worksheet by the person or her nurse; not a report of a laboratory."

_FINDINGS: Mapping[tuple[str, str], tuple[Code, Code]] = {
    ("stage", "locally_advanced"): (terms.STAGE_GROUP, terms.STAGE_3),
    ("stage", "metastatic"): (terms.STAGE_GROUP, terms.STAGE_4),
    ("er", "positive"): (terms.ER, terms.POSITIVE),
    ("er", "negative"): (terms.ER, terms.NEGATIVE),
    ("pr", "positive"): (terms.PR, terms.POSITIVE),
    ("pr", "negative"): (terms.PR, terms.NEGATIVE),
    **{("her2", kind): (terms.HER2, terms.NEGATIVE) for kind in ("zero", "ultralow", "low")},
    ("menopause", "yes"): (terms.MENOPAUSE, terms.POSTMENOPAUSAL),
    ("menopause", "not_yet"): (terms.MENOPAUSE, terms.PREMENOPAUSAL),
}
_MEASURED: Mapping[str, tuple[Code, Scale]] = {
    "er": (terms.ER_CELLS, ER_PERCENT),
    "ki67": (terms.KI67_CELLS, KI67),
    "tumor_size": (terms.LARGEST_DIMENSION, TUMOR_SIZE),
    "nodes": (terms.POSITIVE_NODES, NODES),
    "oncotype": (terms.ONCOTYPE_DX, ONCOTYPE),
}
_GENES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("pik3ca", "found"): ("8975",),
    ("pik3ca", "not_found"): ("8975",),
    ("esr1", "found"): ("3467",),
    ("esr1", "not_found"): ("3467",),
    ("akt1", "found"): ("391",),
    ("akt1", "not_found"): ("391",),
    ("pten", "found"): ("9588",),
    ("pten", "not_found"): ("9588",),
    ("brca", "not_found"): ("1100", "1101"),
}
"""“Found” of two genes does not say of which."""
_DISPLAYS: Mapping[Code, str] = {
    terms.POSITIVE: "Positive",
    terms.NEGATIVE: "Negative",
    terms.PRESENT: "Present",
    terms.ABSENT: "Absent",
    terms.STAGE_3: "Stage 3 (qualifier value)",
    terms.STAGE_4: "Stage 4 (qualifier value)",
    terms.POSTMENOPAUSAL: "Postmenopausal state (finding)",
    terms.PREMENOPAUSAL: "Premenopausal state (finding)",
}
_MEDICINES: Mapping[str, tuple[str, str]] = {
    "tamoxifen": ("10324", "tamoxifen"),
    "fulvestrant": ("282357", "fulvestrant"),
    "everolimus": ("141704", "everolimus"),
    "sacituzumab": ("", "sacituzumab govitecan"),
    "trastuzumab_deruxtecan": ("", "trastuzumab deruxtecan"),
    "datopotamab": ("", "datopotamab deruxtecan"),
}
"""Those of which the answer names one medicine: its RxNorm number, if it could be confirmed, and its name."""
_STATUS = {"still_taking": "active", "finished": "completed", "stopped_working": "stopped", "side_effects": "stopped"}


def coded_observations(profile: Profile) -> Iterator[Named]:
    """Yield an Observation for each answer about the cancer that codes or numbers say exactly."""
    for field in QUESTIONS:
        key = getattr(profile, field)
        if not isinstance(key, str):
            continue
        if (field, key) in _FINDINGS:
            code, value = _FINDINGS[field, key]
            yield field, _observation(code, field, {"valueCodeableConcept": _concept(value)})
        elif field in _MEASURED:
            code, scale = _MEASURED[field]
            yield from ((field, _observation(code, field, value)) for value in _number(key, scale))
        for gene in _GENES.get((field, key), ()):
            yield f"{field}-{gene}", _variant(gene, field, is_found=key == "found")
    if profile.grade in ("1", "2", "3"):
        yield "grade", _observation(terms.GRADE, "grade", {"valueCodeableConcept": {"text": f"Grade {profile.grade}"}})


def coded_conditions(profile: Profile) -> Iterator[Named]:
    """Yield the cancer, as soon as she has told something of it, and the conditions that one code says exactly."""
    is_back = profile.course in ("back_nearby", "back_elsewhere")
    is_told = any(set(answers(profile, field)) - UNKNOWN_ANSWERS for field in _OF_THE_CANCER)
    if is_told or any(coded_medicines(profile)):
        yield "cancer", _condition(terms.BREAST_CANCER, "Breast cancer", _BACK if is_back else _ACTIVE)
    if "high_blood_pressure" in profile.conditions:
        hypertension = Code(terms.SNOMED, "38341003")
        yield "high_blood_pressure", _condition(hypertension, "High blood pressure", _ACTIVE)


def coded_medicines(profile: Profile) -> Iterator[Named]:
    """Yield a MedicationStatement for each past treatment that is one medicine."""
    for past in profile.past_treatments:
        if past.kind in _MEDICINES:
            yield f"medicine-{past.kind}", _use(past)


def _use(past: PastTreatment) -> Raw:
    number, name = _MEDICINES[past.kind]
    coding = {"coding": [{"system": terms.RXNORM, "code": number, "display": name}]} if number else {}
    use: Raw = {
        "resourceType": "MedicationStatement",
        "status": _STATUS.get(past.outcome or "", "unknown"),
        "medicationCodeableConcept": {**coding, "text": name},
    }
    if past.outcome in ("stopped_working", "side_effects"):
        use["statusReason"] = [{"text": OUTCOME_LABELS[past.outcome]}]
    return use


def _observation(code: Code, field: str, value: Raw) -> Raw:
    category = "exam" if field == "menopause" else "laboratory"
    return {
        "resourceType": "Observation",
        "status": "final",
        "category": [{"coding": [{"system": _OBSERVATION_CATEGORIES, "code": category}]}],
        "code": {**_concept(code), "text": QUESTIONS[field].short},
        **value,
        "note": [{"text": _NOTE}],
    }


def _variant(gene: str, field: str, *, is_found: bool) -> Raw:
    studied = {"coding": [{"system": terms.HGNC, "code": f"HGNC:{gene}", "display": terms.GENES[gene]}]}
    components = [{"code": _concept(terms.GENE_STUDIED), "valueCodeableConcept": studied}]
    if field == "brca":
        components.append({"code": _concept(terms.SOURCE_CLASS), "valueCodeableConcept": _concept(terms.GERMLINE)})
    presence = _concept(terms.PRESENT if is_found else terms.ABSENT)
    return {**_observation(terms.VARIANT, field, {"valueCodeableConcept": presence}), "component": components}


def _number(key: str, scale: Scale) -> Iterator[Raw]:
    """Yield the limits of an answer as a FHIR value, unless FHIR cannot say them: a Range includes both its ends."""
    band = scale.bands.get(key)
    if band is None:
        return
    unit = next(iter(scale.units))
    if band.low == band.high:
        yield {"valueQuantity": _quantity(band.low, unit)}
    elif band.low == scale.whole.low:
        yield {"valueQuantity": {"comparator": "<" if band.high_open else "<=", **_quantity(band.high, unit)}}
    elif band.high == scale.whole.high:
        yield {"valueQuantity": {"comparator": ">" if band.low_open else ">=", **_quantity(band.low, unit)}}
    elif not band.low_open and not band.high_open:
        yield {"valueRange": {"low": _quantity(band.low, unit), "high": _quantity(band.high, unit)}}


def _quantity(number: float, unit: str) -> Raw:
    whole = int(number) if number == int(number) else number
    named = {"unit": unit} if unit else {}
    return {"value": whole, **named, "system": terms.UCUM, "code": unit or "1"}


def _condition(code: Code, text: str, status: Raw) -> Raw:
    return {
        "resourceType": "Condition",
        "clinicalStatus": status,
        "category": [_PROBLEM],
        "code": {**_concept(code), "text": text},
    }


def _concept(code: Code) -> Raw:
    display = _DISPLAYS.get(code)
    return {"coding": [{"system": code.system, "code": code.code, **({"display": display} if display else {})}]}
