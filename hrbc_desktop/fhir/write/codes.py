"""Answers in codes, where a confirmed code says exactly the same; the questionnaire has all the others."""

from collections.abc import Callable, Iterator, Mapping

from hrbc_desktop.domain.model.profile import (
    OUTCOME_LABELS,
    QUESTIONS,
    UNKNOWN_ANSWERS,
    PastTreatment,
    Profile,
    answers,
)
from hrbc_desktop.domain.serialization import Raw
from hrbc_desktop.fhir import terminology as terms
from hrbc_desktop.fhir.read.bands import KI67, NODES, ONCOTYPE, TUMOR_SIZE, BandScale, Span
from hrbc_desktop.fhir.terminology import Code
from hrbc_desktop.fhir.write import profiles
from hrbc_desktop.fhir.write.profiles import concept, meta

Named = tuple[str, Raw]
"""A resource, and a name for it that is the same each time."""
Address = Callable[[str], str]
"""From the name of a resource to its address."""

_OF_THE_CANCER = (
    "stage", "course", "grade", "tumor_size", "tumor_mm", "nodes", "node_count", "er", "pr", "her2", "ki67", "oncotype",
    "oncotype_score", "pik3ca", "esr1", "akt1", "pten",
)  # fmt: skip
_NOTE = "Told in a worksheet by the person or her nurse; not a report of a laboratory."
CANCER = "cancer"
"""The name of the Condition that stage and size are about."""

_MARKERS: Mapping[tuple[str, str], tuple[Code, Code]] = {
    ("er", "positive"): (terms.ER, terms.POSITIVE),
    ("er", "negative"): (terms.ER, terms.NEGATIVE),
    ("pr", "positive"): (terms.PR, terms.POSITIVE),
    ("pr", "negative"): (terms.PR, terms.NEGATIVE),
    **{("her2", kind): (terms.HER2, terms.NEGATIVE) for kind in ("zero", "ultralow", "low")},
    ("her2", "positive"): (terms.HER2, terms.POSITIVE),
}
_LOW: Mapping[str, Code] = {"er": terms.ER, "pr": terms.PR}
_STAGES: Mapping[str, tuple[str, str, Code]] = {
    "locally_advanced": ("3", "III", terms.STAGE_3),
    "metastatic": ("4", "IV", terms.STAGE_4),
}
_GRADES: Mapping[str, Code] = {"1": terms.LOW_GRADE, "2": terms.INTERMEDIATE_GRADE, "3": terms.HIGH_GRADE}
_MENOPAUSE: Mapping[str, Code] = {"yes": terms.POSTMENOPAUSAL, "not_yet": terms.PREMENOPAUSAL}
_EXACT: Mapping[str, str] = {"tumor_size": "tumor_mm", "nodes": "node_count", "oncotype": "oncotype_score"}
"""The number behind a band, where she gave it."""
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
    terms.LOW_GRADE: "Low histologic grade (qualifier value)",
    terms.INTERMEDIATE_GRADE: "Intermediate histologic grade (qualifier value)",
    terms.HIGH_GRADE: "High histologic grade (qualifier value)",
    terms.BREAST: "Breast structure (body structure)",
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


def coded_observations(profile: Profile, address: Address) -> Iterator[Named]:
    """Yield an Observation for each answer that codes or numbers say exactly, and the tumor that its size is of."""
    yield from _stage(profile, address)
    yield from _grade(profile)
    yield from _size(profile, address)
    yield from _nodes(profile)
    for field in ("er", "pr", "her2"):
        yield from _marker(field, getattr(profile, field))
    for field, code, scale in (("ki67", terms.KI67_CELLS, KI67), ("oncotype", terms.ONCOTYPE_DX, ONCOTYPE)):
        for value in _value(profile, field, scale):
            yield field, _observation(code, field, _without_range(value), profiles.TUMOR_MARKER)
    for field in ("pik3ca", "esr1", "akt1", "pten", "brca"):
        yield from _variants(field, profile)
    if finding := _MENOPAUSE.get(profile.menopause or ""):
        yield "menopause", _observation(terms.MENOPAUSE, "menopause", _coded(finding), category="exam")


def coded_conditions(profile: Profile) -> Iterator[Named]:
    """Yield the cancer, as soon as she has told something of it, and the conditions that one code says exactly."""
    is_back = profile.course in ("back_nearby", "back_elsewhere")
    has_answers = any(set(answers(profile, field)) - UNKNOWN_ANSWERS for field in _OF_THE_CANCER)
    if has_answers or any(coded_medicines(profile)):
        named = (terms.IN_SITU, "DCIS (stage 0)") if profile.stage == "dcis" else (terms.BREAST_CANCER, "Breast cancer")
        status = "recurrence" if is_back else "active"
        yield CANCER, {"meta": meta(profiles.PRIMARY_CANCER), **_condition(*named, status)}
    if "high_blood_pressure" in profile.conditions:
        yield "high_blood_pressure", {"meta": meta(), **_condition(terms.HYPERTENSION, "High blood pressure", "active")}


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
        "meta": meta(),
        "status": _STATUS.get(past.outcome or "", "unknown"),
        "medicationCodeableConcept": {**coding, "text": name},
    }
    if past.outcome in ("stopped_working", "side_effects"):
        use["statusReason"] = [{"text": OUTCOME_LABELS[past.outcome]}]
    return use


def _stage(profile: Profile, address: Address) -> Iterator[Named]:
    entry = _STAGES.get(profile.stage or "")
    if entry is None:
        return
    ajcc, roman, snomed = entry
    codings = [{"system": terms.AJCC, "code": ajcc, "display": roman}, *_concept(snomed)["coding"]]
    found = {"valueCodeableConcept": {"coding": codings, "text": f"Stage {roman}"}}
    observation = _observation(terms.STAGE_GROUP, "stage", found, profiles.STAGE_GROUP, category="exam")
    unspecified = {"text": "Not said: the stage as the person or her nurse knows it"}
    yield "stage", {**observation, "focus": [{"reference": address(CANCER)}], "method": unspecified}


def _grade(profile: Profile) -> Iterator[Named]:
    if grade := _GRADES.get(profile.grade or ""):
        value = {**_concept(grade), "text": f"Grade {profile.grade}"}
        found = {"valueCodeableConcept": value}
        yield "grade", _observation(terms.HISTOLOGIC_GRADE, "grade", found, profiles.HISTOLOGIC_GRADE)


def _size(profile: Profile, address: Address) -> Iterator[Named]:
    """Yield the longest dimension, and the tumor that it is of: a sample once it was taken out."""
    value = next((each for each in _value(profile, "tumor_size", TUMOR_SIZE) if "valueQuantity" in each), None)
    if value is None:
        return
    was_removed = any(past.kind in ("lumpectomy", "mastectomy") for past in profile.past_treatments)
    pointer = (
        {"specimen": {"reference": address("tumor")}} if was_removed else {"focus": [{"reference": address("tumor")}]}
    )
    dimension = {"component": [{"code": _concept(terms.LARGEST_DIMENSION), **value}]}
    yield "tumor_size", {**_observation(terms.SIZE, "tumor_size", dimension, profiles.TUMOR_SIZE), **pointer}
    yield "tumor", _specimen() if was_removed else _tumor(address("tumor"))


def _specimen() -> Raw:
    kind = concept(profiles.SPECIMEN_TYPES, "TUMOR", text="Tumor that was taken out")
    return {"resourceType": "Specimen", "meta": meta(profiles.SPECIMEN), "type": kind}


def _tumor(address: str) -> Raw:
    kind = concept("http://hl7.org/fhir/resource-types", "BodyStructure")
    number = {"use": "usual", "type": kind, "system": "urn:ietf:rfc:3986", "value": address}
    location = {**_concept(terms.BREAST), "text": "Breast"}
    return {"resourceType": "BodyStructure", "meta": meta(profiles.TUMOR), "identifier": [number], "location": location}


def _nodes(profile: Profile) -> Iterator[Named]:
    for value in _value(profile, "nodes", NODES):
        yield "nodes", _observation(terms.POSITIVE_NODES, "nodes", value)


def _marker(field: str, key: str | None) -> Iterator[Named]:
    if key == "low" and field in _LOW:
        yield (
            field,
            _observation(_LOW[field], field, {"valueCodeableConcept": {"text": "Low positive"}}, profiles.TUMOR_MARKER),
        )
    elif (field, key) in _MARKERS:
        code, finding = _MARKERS[field, str(key)]
        yield field, _observation(code, field, _coded(finding), profiles.TUMOR_MARKER)


def _variants(field: str, profile: Profile) -> Iterator[Named]:
    key = getattr(profile, field)
    if field == "brca" and profile.brca_kind == "tumor_only":
        return
    for gene in _GENES.get((field, key), ()):
        yield f"{field}-{gene}", _variant(gene, field, is_found=key == "found")


def _variant(gene: str, field: str, *, is_found: bool) -> Raw:
    studied = {"coding": [{"system": terms.HGNC, "code": f"HGNC:{gene}", "display": terms.GENES[gene]}]}
    components = [{"code": _concept(terms.GENE_STUDIED), "valueCodeableConcept": studied}]
    if field == "brca":
        components.append({"code": _concept(terms.SOURCE_CLASS), "valueCodeableConcept": _concept(terms.GERMLINE)})
    found = _coded(terms.PRESENT if is_found else terms.ABSENT)
    variant = _observation(terms.VARIANT, field, found, profiles.VARIANT)
    categories = [*variant["category"], concept(profiles.SECTIONS, "GE", "Genetics")]
    return {**variant, "category": categories, "component": components}


def _observation(code: Code, field: str, value: Raw, profile: str = "", *, category: str = "laboratory") -> Raw:
    return {
        "resourceType": "Observation",
        "meta": meta(profile),
        "status": "final",
        "category": [concept(profiles.OBSERVATION_CATEGORIES, category, category.title())],
        "code": {**_concept(code), "text": QUESTIONS[field].short},
        **value,
        "note": [{"text": _NOTE}],
    }


def _value(profile: Profile, field: str, scale: BandScale) -> Iterator[Raw]:
    """Yield the number that she gave, or the limits of her answer; neither where they contradict each other."""
    key, exact = getattr(profile, field), getattr(profile, _EXACT.get(field, ""), None)
    if not isinstance(exact, int):
        yield from _limits(key, scale)
        return
    unit = "mm" if field == "tumor_size" else next(iter(scale.units))
    in_scale = exact / scale.units[unit]
    band = next((band for band, span in scale.bands.items() if span.holds(Span(in_scale, in_scale))), None)
    if band and key in (None, band, "unknown"):
        yield {"valueQuantity": _quantity(exact, unit)}


def _limits(key: str | None, scale: BandScale) -> Iterator[Raw]:
    """Yield the limits of an answer as a FHIR value, unless FHIR cannot say them: a Range includes both its ends."""
    band = scale.bands.get(key or "")
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


def _without_range(value: Raw) -> Raw:
    """Return “11 to 25” in words: the profile of tumor markers takes no range."""
    if "valueRange" not in value:
        return value
    low, high = (value["valueRange"][end]["value"] for end in ("low", "high"))
    return {"valueString": f"{low} to {high}"}


def _quantity(number: float, unit: str) -> Raw:
    whole = int(number) if number == int(number) else number
    named = {"unit": unit} if unit else {}
    return {"value": whole, **named, "system": terms.UCUM, "code": unit or "1"}


def _condition(code: Code, text: str, status: str) -> Raw:
    """Return a diagnosis as it was told here. No clinician confirmed it to this program."""
    return {
        "resourceType": "Condition",
        "clinicalStatus": concept(profiles.CLINICAL_STATUS, status),
        "verificationStatus": concept(profiles.VERIFICATION, "unconfirmed"),
        "category": [concept(profiles.CONDITION_CATEGORIES, "problem-list-item")],
        "code": {**_concept(code), "text": text},
        "note": [{"text": _NOTE}],
    }


def _coded(code: Code) -> Raw:
    return {"valueCodeableConcept": _concept(code)}


def _concept(code: Code) -> Raw:
    return concept(code.system, code.code, _DISPLAYS.get(code, ""))
