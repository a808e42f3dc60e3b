"""Odd records, as clinics and apps really hand them out, each with what it must give; written before they were read."""

import json
from typing import Any, NamedTuple

from tests.fhir.record import SNOMED, Raw, bundle, coded, observation, quantity, word

ICD10GM = "http://fhir.de/CodeSystem/bfarm/icd-10-gm"
ATC = "http://www.whocc.no/atc"
VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status"
CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"


class Odd(NamedTuple):
    """`certain`: exactly what may be ticked. `doubted`: what must be offered unticked. `alerts`: what must be told."""

    name: str
    data: bytes
    certain: dict[str, str]
    doubted: dict[str, str] | None = None
    alerts: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    """Words that may stand in no answer."""


def condition(text: str, name: str = "c", **more: Any) -> Raw:
    return {"resourceType": "Condition", "id": name, "code": {"text": text}, **more}


def breast(**more: Any) -> Raw:
    return condition("Invasive ductal carcinoma of left breast", "breast", **more)


def use(kind: str, text: str, status: str = "active", **more: Any) -> Raw:
    return {"resourceType": kind, "status": status, "medicationCodeableConcept": {"text": text}, **more}


def about(name: str) -> Raw:
    return {"focus": [{"reference": f"Condition/{name}"}]}


STAGE = "21908-9"
ODD = (
    Odd(
        "her-breast-cancer-and-a-melanoma-each-with-focus",
        bundle(
            breast(),
            condition("Malignant melanoma of skin of back", "mel"),
            observation(STAGE, "2026-01-05", **word("Stage IV"), **about("mel")),
            observation(STAGE, "2026-01-04", **word("Stage IIA"), **about("breast")),
        ),
        {"stage": "early"},
    ),
    Odd(
        "focus-by-full-address-with-a-version",
        json.dumps(
            {
                "resourceType": "Bundle",
                "type": "searchset",
                "entry": [
                    {
                        "fullUrl": "https://clinic.example/fhir/Condition/1",
                        "resource": condition("Adenocarcinoma of colon", "1"),
                    },
                    {"fullUrl": "https://clinic.example/fhir/Condition/2", "resource": {**breast(), "id": "2"}},
                    {
                        "fullUrl": "https://clinic.example/fhir/Observation/3",
                        "resource": observation(
                            STAGE,
                            "2026-01-05",
                            **word("Stage IV"),
                            focus=[{"reference": "https://clinic.example/fhir/Condition/1/_history/3"}],
                        ),
                    },
                ],
            }
        ).encode(),
        {},
    ),
    Odd(
        "a-lung-cancer-by-words-alone-and-a-stage-without-focus",
        bundle(
            breast(),
            condition("Non-small cell lung cancer, right upper lobe", "lung"),
            observation(STAGE, "2026-01-05", **word("Stage IV")),
        ),
        {},
        {"stage": "metastatic"},
    ),
    Odd(
        "breast-cancer-of-her-mother-as-family-history",
        bundle(
            {
                "resourceType": "FamilyMemberHistory",
                "status": "completed",
                "relationship": {"text": "mother"},
                "condition": [{"code": {"text": "HER2-positive breast cancer"}}],
            },
            breast(),
            observation("85337-4", "2026-01-05", **word("Positive")),
        ),
        {"er": "positive"},
    ),
    Odd(
        "cancer-that-ended-in-2012-and-a-new-one",
        bundle(
            condition(
                "Carcinoma of right breast",
                "old",
                abatementDateTime="2012",
                clinicalStatus=coded("resolved", "", CLINICAL),
                stage=[{"summary": {"text": "Stage III"}}],
            ),
            breast(stage=[{"summary": {"text": "Stage I"}}], recordedDate="2026-02-01"),
        ),
        {"stage": "early"},
    ),
    Odd(
        "bone-metastasis-entered-in-error",
        bundle(
            breast(),
            condition(
                "Secondary malignant neoplasm of bone",
                "bone",
                code=coded("94222008", "Secondary malignant neoplasm of bone", SNOMED),
                verificationStatus=coded("entered-in-error", "", VERIFICATION),
            ),
        ),
        {},
    ),
    Odd(
        "stage-observation-entered-in-error",
        bundle(
            breast(),
            {**observation(STAGE, "2026-01-05", **word("Stage IV")), "status": "entered-in-error"},
            observation(STAGE, "2026-01-04", **word("IIB")),
        ),
        {"stage": "early"},
    ),
    Odd(
        "her2-positive-only-in-the-note-of-the-diagnosis",
        bundle(breast(note=[{"text": "ER positive, HER2 3+ by IHC"}])),
        {},
        alerts=("HER2-positive",),
    ),
    Odd(
        "her2-positive-by-another-language",
        bundle(
            breast(),
            {
                "resourceType": "Observation",
                "status": "final",
                "code": {"text": "HER2-Status"},
                "valueString": "positiv (3+)",
            },
        ),
        {"her2": "positive"},
        alerts=("HER2-positive",),
    ),
    Odd(
        "her2-amplified-in-a-component",
        bundle(
            breast(),
            {
                "resourceType": "Observation",
                "status": "final",
                "code": {"text": "Breast panel"},
                "component": [{"code": {"text": "ERBB2 gene amplification"}, **word("Amplified")}],
            },
        ),
        {},
        alerts=("HER2-positive",),
    ),
    Odd(
        "her2-not-amplified-and-negated-words-raise-nothing",
        bundle(
            breast(note=[{"text": "No evidence of HER2 overexpression; HER2 not amplified."}]),
            {"resourceType": "Observation", "status": "final", "code": coded("85318-4"), **word("Not amplified")},
        ),
        {},
    ),
    Odd(
        "triple-negative-in-german",
        bundle(condition("Triple-negatives Mammakarzinom rechts", "breast")),
        {},
        alerts=("no hormone receptors",),
    ),
    Odd(
        "ndjson-with-blank-lines-and-a-mark",
        b"\xef\xbb\xbf"
        + b"\r\n\r\n".join(
            json.dumps(each).encode()
            for each in (
                {"resourceType": "Patient", "id": "p"},
                breast(),
                observation("85337-4", "2026-01-05", **word("Positive"), subject={"reference": "Patient/p"}),
            )
        )
        + b"\r\n",
        {"er": "positive"},
    ),
    Odd(
        "bundle-in-a-bundle-and-parameters-around",
        json.dumps(
            {
                "resourceType": "Parameters",
                "parameter": [
                    {
                        "name": "return",
                        "resource": json.loads(
                            bundle(
                                json.loads(bundle(breast(), observation("85337-4", "2026-01-05", **word("Positive"))))
                            )
                        ),
                    }
                ],
            }
        ).encode(),
        {"er": "positive"},
    ),
    Odd(
        "the-same-person-twice-under-two-servers",
        json.dumps(
            {
                "resourceType": "Bundle",
                "type": "collection",
                "entry": [
                    {"fullUrl": "https://a.example/Patient/7", "resource": {"resourceType": "Patient", "id": "7"}},
                    {"fullUrl": "https://a.example/Patient/7", "resource": {"resourceType": "Patient", "id": "7"}},
                    {"resource": breast(subject={"reference": "https://a.example/Patient/7"})},
                    {
                        "resource": observation(
                            "85337-4", "2026-01-05", **word("Positive"), subject={"reference": "Patient/7"}
                        )
                    },
                ],
            }
        ).encode(),
        {"er": "positive"},
    ),
    Odd(
        "tablets-by-brand-in-three-countries",
        bundle(
            breast(),
            use("MedicationStatement", "Nolvadex-D 20 mg comprimé", "completed"),
            use("MedicationStatement", "VERZENIOS 150 mg Filmtabletten", "stopped"),
            use("MedicationStatement", "Femara 2,5 mg", "completed"),
        ),
        {"past_treatments": "tamoxifen|cdk46|aromatase_inhibitor"},
    ),
    Odd(
        "atc-alone-is-no-name",
        bundle(
            breast(),
            {
                "resourceType": "MedicationStatement",
                "status": "active",
                "dateAsserted": "2026-05-01",
                "medicationCodeableConcept": coded("L02BA01", "", ATC),
            },
            {
                "resourceType": "MedicationStatement",
                "status": "active",
                "dateAsserted": "2026-05-01",
                "medicationCodeableConcept": coded("N02BE01", "", ATC),
            },
        ),
        {"past_treatments": "tamoxifen"},
        never=("N02BE01", "L02BA01"),
    ),
    Odd(
        "a-medicine-that-somebody-else-ordered-and-she-does-not-take",
        bundle(
            breast(),
            use("MedicationStatement", "letrozole", "not-taken"),
            use("MedicationStatement", "tamoxifen", "intended"),
            use("MedicationRequest", "anastrozole", "draft"),
        ),
        {},
    ),
    Odd(
        "letrozole-prescribed-last-month",
        bundle(
            breast(), use("MedicationRequest", "Letrozol 2,5 mg", "active", intent="order", authoredOn="2026-05-02")
        ),
        {},
        {"past_treatments": "aromatase_inhibitor"},
    ),
    Odd(
        "icd-10-gm-with-star-and-side",
        bundle(
            {
                "resourceType": "Condition",
                "id": "b",
                "code": {
                    "coding": [
                        {
                            "system": ICD10GM,
                            "code": "C50.4",
                            "display": "Bösartige Neubildung: Oberer äußerer Quadrant der Brustdrüse",
                        }
                    ]
                },
            },
            {
                "resourceType": "Condition",
                "code": {"coding": [{"system": ICD10GM, "code": "C79.5"}]},
                "recordedDate": "2026",
            },
        ),
        {"stage": "metastatic"},
    ),
    Odd(
        "side-only-in-the-body-site",
        bundle(
            {
                "resourceType": "Condition",
                "id": "b",
                "code": {"text": "Infiltrating duct carcinoma"},
                "bodySite": [{"coding": [{"system": SNOMED, "code": "80248007", "display": "Left breast structure"}]}],
            },
            observation(STAGE, "2026-01-05", **word("Stage IIIA")),
        ),
        {"stage": "locally_advanced"},
    ),
    Odd(
        "ecog-as-a-number-and-as-words",
        bundle(breast(), {**observation("89262-0", "2026-05-01"), "valueInteger": 1}),
        {"activity": "light"},
    ),
    Odd(
        "sizes-and-percents-with-commas-and-other-units",
        bundle(
            breast(),
            observation("33728-7", "2026-01-05", valueString="2,4 cm"),
            observation("29593-1", "2026-01-05", valueString="ca. 12,5 %"),
            observation("85329-1", valueString="95 %"),
        ),
        {"tumor_size": "two_to_5", "er": "positive", "ki67": "under_20"},
    ),
    Odd(
        "er-zero-point-five-percent-and-pr-in-words",
        bundle(
            breast(),
            observation("85329-1", "2026-01-05", **quantity(0.5, "%")),
            {
                "resourceType": "Observation",
                "status": "final",
                "code": {"text": "Progesterone receptor"},
                **word("negative"),
            },
        ),
        {"er": "negative", "pr": "negative"},
        alerts=("no hormone receptors",),
    ),
    Odd(
        "a-benign-lump-and-screening-are-no-cancer",
        bundle(
            condition("Benign neoplasm of breast", "b"),
            condition("Encounter for screening for malignant neoplasm of breast", "s"),
            observation(STAGE, "2026-01-05", **word("Stage II")),
        ),
        {},
        {"stage": "early"},
        alerts=("does not name a breast cancer",),
    ),
    Odd(
        "oncotype-by-name-and-nodes-as-a-fraction",
        bundle(
            breast(),
            {
                "resourceType": "Observation",
                "status": "final",
                "effectiveDateTime": "2026-02-01",
                "code": {"text": "Oncotype DX Breast Recurrence Score"},
                "valueInteger": 22,
            },
            {"resourceType": "Observation", "status": "final", "code": coded("21893-3"), "valueString": "2/14"},
        ),
        {"oncotype": "11_to_25", "nodes": "one_to_three"},
    ),
)

ODD_AFTER = (
    Odd(
        "two-breast-cancers-left-and-right-and-results-for-each",
        bundle(
            breast(),
            condition("Lobular carcinoma of right breast", "right"),
            observation("85337-4", "2026-01-05", **word("Positive"), **about("breast")),
            observation("85337-4", "2026-01-05", **word("Negative"), **about("right")),
        ),
        {},
    ),
    Odd(
        "results-within-the-report-they-belong-to",
        bundle(
            breast(),
            {
                "resourceType": "DiagnosticReport",
                "status": "final",
                "code": {"text": "Pathology"},
                "result": [{"reference": "#1"}],
                "contained": [{**observation("85337-4", "2026-01-05", **word("Positive")), "id": "1"}],
            },
        ),
        {"er": "positive"},
    ),
    Odd(
        "results-within-a-withdrawn-report",
        bundle(
            breast(),
            {
                "resourceType": "DiagnosticReport",
                "status": "entered-in-error",
                "code": {"text": "Pathology"},
                "contained": [{**observation("85337-4", "2026-01-05", **word("Positive")), "id": "1"}],
            },
        ),
        {},
    ),
    Odd(
        "her2-negative-in-the-code-and-positive-in-history-of-someone",
        bundle(
            breast(),
            observation("48676-1", "2026-01-05", **word("Negative")),
            {"resourceType": "FamilyMemberHistory", "status": "completed", "note": [{"text": "Sister HER2 positive"}]},
        ),
        {},
    ),
    Odd(
        "her2-3-plus-as-integer-of-an-ihc-score",
        bundle(breast(), {**observation("85319-2", "2026-01-05"), "valueInteger": 3}),
        {},
        alerts=("HER2-positive",),
    ),
    Odd(
        "her2-low-in-words",
        bundle(
            breast(), {"resourceType": "Observation", "status": "final", "code": {"text": "HER2"}, **word("HER2-low")}
        ),
        {"her2": "low"},
    ),
    Odd(
        "ihc-2-plus-and-fish-later",
        bundle(
            breast(),
            observation("85319-2", "2026-01-05", **word("2+")),
            observation("85318-4", "2026-01-12", **word("Not amplified")),
        ),
        {"her2": "low"},
    ),
    Odd(
        "ihc-2-plus-alone",
        bundle(breast(), observation("85319-2", "2026-01-05", **word("2+"))),
        {"her2": "two_plus_open"},
    ),
    Odd(
        "french-record",
        bundle(
            condition("Carcinome canalaire infiltrant du sein gauche", "b"),
            {
                "resourceType": "Observation",
                "status": "final",
                "code": {"text": "Récepteurs aux œstrogènes"},
                "valueString": "90 %",
            },
            use("MedicationStatement", "létrozole", "completed"),
        ),
        {"er": "positive", "past_treatments": "aromatase_inhibitor"},
    ),
    Odd(
        "spanish-record-with-another-cancer",
        bundle(
            condition("Carcinoma ductal infiltrante de mama derecha", "b"),
            condition("Carcinoma papilar de tiroides", "t"),
            observation(STAGE, "2026-01-05", **word("Estadio II")),
        ),
        {},
        {"stage": "early"},
    ),
    Odd(
        "a-period-that-ended-yesterday-and-active",
        bundle(
            breast(),
            use("MedicationStatement", "tamoxifen", "active", effectivePeriod={"start": "2024", "end": "2026-05-31"}),
        ),
        {"past_treatments": "tamoxifen"},
    ),
    Odd(
        "a-pregnancy-of-twenty-years-ago-without-an-end",
        bundle(
            breast(),
            {"resourceType": "Condition", "code": coded("77386006", "Pregnant", SNOMED), "onsetDateTime": "2006-02-01"},
        ),
        {},
        {"conditions": "pregnant"},
    ),
    Odd(
        "refuted-diabetes",
        bundle(
            breast(),
            {
                "resourceType": "Condition",
                "code": coded("44054006", "Diabetes", SNOMED),
                "verificationStatus": coded("refuted", "", VERIFICATION),
            },
        ),
        {},
    ),
    Odd(
        "stage-zero-and-stage-x",
        bundle(breast(), observation(STAGE, "2026-01-05", **word("Stage X"))),
        {},
    ),
    Odd(
        "grade-of-dcis-in-the-same-observation",
        bundle(
            breast(),
            {
                "resourceType": "Observation",
                "status": "final",
                "code": {"text": "Nuclear grade of DCIS"},
                **word("Grade 3"),
            },
            {"resourceType": "Observation", "status": "final", "code": {"text": "Histologic grade"}, **word("G2")},
        ),
        {"grade": "2"},
    ),
    Odd(
        "planned-mastectomy-and-done-lumpectomy",
        bundle(
            breast(),
            {"resourceType": "Procedure", "status": "preparation", "code": {"text": "Mastectomy"}},
            {
                "resourceType": "Procedure",
                "status": "completed",
                "code": {"text": "Breast-conserving surgery"},
                "performedDateTime": "2026-02",
            },
        ),
        {"past_treatments": "lumpectomy"},
    ),
    Odd(
        "a-procedure-not-done",
        bundle(breast(), {"resourceType": "Procedure", "status": "not-done", "code": {"text": "Radiation therapy"}}),
        {},
    ),
    Odd(
        "radiation-of-the-prostate-of-another-cancer",
        bundle(
            breast(),
            condition("Carcinoma of prostate", "pro"),
            {
                "resourceType": "Procedure",
                "status": "completed",
                "code": {"text": "External beam radiation therapy"},
                "reasonReference": [{"reference": "Condition/pro"}],
            },
        ),
        {},
    ),
    Odd(
        "goserelin-for-a-prostate-cancer",
        bundle(
            breast(),
            condition("Carcinoma of prostate", "pro"),
            use("MedicationStatement", "goserelin", "completed", reasonReference=[{"reference": "Condition/pro"}]),
        ),
        {},
    ),
    Odd(
        "sizes-of-two-dates",
        bundle(
            breast(),
            observation("21889-1", "2026-01-05", **quantity(31, "mm")),
            observation("21889-1", "2026-03-05", **quantity(1.8, "cm")),
        ),
        {"tumor_size": "up_to_2"},
    ),
    Odd(
        "a-negative-size-and-a-percent-over-hundred",
        bundle(
            breast(),
            observation("21889-1", "2026-01-05", **quantity(-3, "mm")),
            observation("85329-1", **quantity(900, "%")),
        ),
        {},
    ),
    Odd(
        "brca-found-in-the-tumor-only",
        bundle(
            breast(),
            {
                **observation("69548-6", "2026-01-05", valueCodeableConcept=coded("LA9633-4")),
                "component": [
                    {
                        "code": coded("48018-6"),
                        "valueCodeableConcept": coded("HGNC:1100", "BRCA1", "http://www.genenames.org/geneId"),
                    },
                    {"code": coded("48002-0"), "valueCodeableConcept": coded("LA6684-0", "Somatic")},
                    {"code": coded("53037-8"), "valueCodeableConcept": coded("LA6668-3", "Pathogenic")},
                ],
            },
        ),
        {},
    ),
    Odd(
        "a-record-without-any-entry-of-hers",
        bundle({"resourceType": "Encounter", "status": "finished"}, {"resourceType": "Claim", "status": "active"}),
        {},
    ),
    Odd(
        "numbers-as-texts-and-nulls",
        json.dumps(
            {
                "resourceType": "Bundle",
                "type": "collection",
                "entry": [
                    {"resource": breast()},
                    {"resource": {**observation("85329-1"), "valueQuantity": {"value": "95", "unit": "%"}}},
                    {
                        "resource": {
                            **observation("85337-4"),
                            "valueCodeableConcept": None,
                            "interpretation": [{"text": "positive"}],
                        }
                    },
                    {},
                ],
            }
        ).encode(),
        {"er": "positive"},
    ),
    Odd(
        "metastatic-by-words-of-the-diagnosis",
        bundle(condition("Metastatic breast cancer", "b")),
        {},
        {"stage": "metastatic"},
    ),
)


def specimen(site: str) -> Raw:
    return {"resourceType": "Specimen", "id": "s1", "collection": {"bodySite": {"text": site}}}


def history(*versions: tuple[str, Raw]) -> bytes:
    entries = [
        {"resource": each, "request": {"method": method, "url": f"{each['resourceType']}/{each['id']}"}}
        for method, each in versions
    ]
    return json.dumps({"resourceType": "Bundle", "type": "history", "entry": entries}).encode()


def inherited(gene: tuple[str, str], found: str, significance: tuple[str, str]) -> Raw:
    genes = "http://www.genenames.org/geneId"
    return {
        **observation("69548-6", "2026-01-05", valueCodeableConcept=coded(found)),
        "component": [
            {"code": coded("48018-6"), "valueCodeableConcept": coded(*gene, genes)},
            {"code": coded("48002-0"), "valueCodeableConcept": coded("LA6683-2", "Germline")},
            {"code": coded("53037-8"), "valueCodeableConcept": coded(*significance)},
        ],
    }


ODD_LAST = (
    Odd(
        "er-of-a-specimen-of-the-womb",
        bundle(
            breast(),
            condition("Endometrial carcinoma", "endo"),
            specimen("Endometrium"),
            {**observation("85337-4", "2026-01-05", **word("Negative")), "specimen": {"reference": "Specimen/s1"}},
        ),
        {},
    ),
    Odd(
        "nodes-code-98-of-a-registry-none-examined",
        bundle(breast(), observation("21893-3", "2026-01-05", **quantity(98, "1"))),
        {},
    ),
    Odd(
        "nodes-zero-positive-of-zero-examined",
        bundle(
            breast(),
            observation("21893-3", "2026-01-05", **quantity(0, "1")),
            observation("21894-1", "2026-01-05", **quantity(0, "1")),
        ),
        {},
    ),
    Odd(
        "a-size-of-22-cm-typed-for-mm", bundle(breast(), observation("21889-1", "2026-01-05", **quantity(22, "cm"))), {}
    ),
    Odd(
        "ki67-zero-point-25-percent-sign",
        bundle(breast(), observation("85330-9", "2026-01-05", **quantity(0.25, "%"))),
        {},
    ),
    Odd(
        "er-value-and-interpretation-disagree",
        bundle(
            breast(),
            observation(
                "85337-4",
                "2026-01-05",
                valueCodeableConcept={"text": "Positive"},
                interpretation=[
                    coded("NEG", system="http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation")
                ],
            ),
        ),
        {},
    ),
    Odd(
        "er-data-absent",
        bundle(
            breast(),
            observation(
                "85337-4",
                "2026-01-05",
                dataAbsentReason={"text": "not performed"},
                interpretation=[{"text": "Positive"}],
            ),
        ),
        {},
    ),
    Odd(
        "a-modifier-that-nobody-understands",
        bundle(
            breast(),
            observation(
                "85337-4",
                "2026-01-05",
                **word("Positive"),
                modifierExtension=[{"url": "https://x.example/negated", "valueBoolean": True}],
            ),
        ),
        {},
    ),
    Odd(
        "history-bundle-with-a-correction",
        history(
            ("PUT", {**breast()}),
            (
                "PUT",
                {
                    **observation(STAGE, "2026-01-05", **word("Stage I")),
                    "id": "st",
                    "status": "entered-in-error",
                    "meta": {"versionId": "2", "lastUpdated": "2026-02-01T10:00:00Z"},
                },
            ),
            (
                "POST",
                {
                    **observation(STAGE, "2026-01-05", **word("Stage I")),
                    "id": "st",
                    "meta": {"versionId": "1", "lastUpdated": "2026-01-05T10:00:00Z"},
                },
            ),
        ),
        {},
    ),
    Odd(
        "history-bundle-newest-value-counts",
        history(
            ("PUT", {**breast()}),
            (
                "PUT",
                {
                    **observation(STAGE, "2026-01-05", **word("Stage III")),
                    "id": "st",
                    "meta": {"versionId": "2", "lastUpdated": "2026-02-01T10:00:00Z"},
                },
            ),
            (
                "POST",
                {
                    **observation(STAGE, "2026-01-05", **word("Stage I")),
                    "id": "st",
                    "meta": {"versionId": "1", "lastUpdated": "2026-01-05T10:00:00Z"},
                },
            ),
        ),
        {"stage": "locally_advanced"},
    ),
    Odd(
        "observation-of-her-sister-as-related-person",
        bundle(
            breast(),
            {
                **inherited(("HGNC:1100", "BRCA1"), "LA9633-4", ("LA6668-3", "Pathogenic")),
                "subject": {"reference": "RelatedPerson/sister"},
            },
        ),
        {},
    ),
    Odd(
        "focus-on-a-relative",
        bundle(
            breast(),
            {
                **observation("85337-4", "2026-01-05", **word("Negative")),
                "focus": [{"reference": "RelatedPerson/mother"}],
            },
        ),
        {},
    ),
    Odd(
        "mother-had-breast-cancer-as-a-condition",
        bundle(condition("Mother had breast cancer"), observation(STAGE, "2026-01-05", **word("Stage II"))),
        {},
        {"stage": "early"},
        ("breast cancer",),
    ),
    Odd(
        "result-dated-in-the-future",
        bundle(breast(), observation("85337-4", "2031-01-05", **word("Negative"))),
        {},
        {"er": "negative"},
    ),
    Odd(
        "dose-text-says-not-to-take",
        bundle(
            breast(),
            use(
                "MedicationStatement",
                "letrozole",
                "active",
                effectiveDateTime="2026-05-01",
                dosage=[{"text": "NOT TAKING - stopped by patient"}],
            ),
        ),
        {},
        {"past_treatments": "aromatase_inhibitor"},
    ),
    Odd(
        "lumpectomy-for-a-fibroadenoma",
        bundle(
            breast(),
            {
                "resourceType": "Procedure",
                "status": "completed",
                "code": {"text": "Lumpectomy"},
                "performedDateTime": "2004",
                "reasonCode": [{"text": "Fibroadenoma of breast"}],
            },
        ),
        {},
        {"past_treatments": "lumpectomy"},
    ),
    Odd(
        "counselling-about-mastectomy",
        bundle(
            breast(),
            {
                "resourceType": "Procedure",
                "status": "completed",
                "code": {"text": "Counselling about mastectomy"},
                "performedDateTime": "2026-02-01",
            },
        ),
        {},
    ),
    Odd(
        "planning-ct-for-radiation",
        bundle(
            breast(),
            {
                "resourceType": "Procedure",
                "status": "completed",
                "code": {"text": "Planning CT for radiotherapy"},
                "performedDateTime": "2026-02-01",
            },
        ),
        {},
    ),
    Odd(
        "foreign-receptors",
        bundle(
            breast(),
            observation("85337-4", "2026-01-05", valueString="positivo (90%)"),
            observation("85339-0", "2026-01-05", valueString="negativo"),
        ),
        {"er": "positive", "pr": "negative"},
    ),
    Odd(
        "two-sides-newer-result-of-the-other-side",
        bundle(
            condition("Carcinoma of left breast", "l"),
            condition("Carcinoma of right breast", "r"),
            {**observation("85337-4", "2026-01-05", **word("Positive")), "focus": [{"reference": "Condition/l"}]},
            {**observation("85337-4", "2026-03-05", **word("Negative")), "focus": [{"reference": "Condition/r"}]},
        ),
        {},
        {"er": "negative"},
    ),
    Odd(
        "subject-by-identifier-of-another-person",
        bundle(
            {"resourceType": "Patient", "id": "p1", "identifier": [{"system": "urn:x", "value": "1"}]},
            breast(subject={"reference": "Patient/p1"}),
            {
                **observation("85337-4", "2026-01-05", **word("Negative")),
                "subject": {"identifier": {"system": "urn:x", "value": "2"}},
            },
        ),
        {},
    ),
    Odd(
        "contained-observation-in-a-report-of-another-person",
        bundle(
            {"resourceType": "Patient", "id": "p1"},
            breast(subject={"reference": "Patient/p1"}),
            {
                "resourceType": "DiagnosticReport",
                "status": "final",
                "code": {"text": "Pathology"},
                "subject": {"reference": "#p"},
                "contained": [
                    {"resourceType": "Patient", "id": "p", "name": [{"text": "Other"}]},
                    {**observation("85337-4", "2026-01-05", **word("Negative")), "id": "o"},
                ],
            },
        ),
        {},
    ),
    Odd(
        "history-of-clots-by-a-code-of-today",
        bundle(
            breast(),
            condition(
                "History of deep vein thrombosis",
                "h",
                code=coded("128053003", "History of deep vein thrombosis", SNOMED),
            ),
        ),
        {},
        {"conditions": "blood_clots"},
    ),
    Odd(
        "ecog-two-years-old",
        bundle(breast(), observation("89262-0", "2024-01-05", valueInteger=1)),
        {},
        {"activity": "light"},
    ),
    Odd(
        "premenopausal-in-2011",
        bundle(breast(), observation("161712005", "2011-01-05", system=SNOMED, **word("premenopausal"))),
        {},
        {"menopause": "not_yet"},
    ),
    Odd(
        "a-size-in-the-other-breast",
        bundle(
            breast(),
            observation("21889-1", "2026-01-05", **quantity(12, "mm"), bodySite=coded("73056007", "", SNOMED)),
            observation("85337-4", "2026-01-05", **word("Positive"), bodySite={"text": "Left breast, upper"}),
        ),
        {"er": "positive"},
        {"tumor_size": "up_to_2"},
    ),
    Odd(
        "more-nodes-with-cancer-than-were-looked-at",
        bundle(
            breast(),
            observation("21893-3", "2026-01-05", valueInteger=20),
            observation("21894-1", "2026-01-05", valueInteger=14),
        ),
        {},
        {"nodes": "four_or_more"},
    ),
)

NEGATIVE_SIGN = coded("NEG", system="http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation")
ER_POSITIVE = observation("16112-5", "2026-02-01", **word("Positive"))
ODD_AGAIN = (
    Odd(
        "the-breast-cancer-was-entered-by-mistake",
        bundle(breast(verificationStatus=coded("entered-in-error", system=VERIFICATION)), ER_POSITIVE),
        {},
        {"er": "positive"},
        ("does not name a breast cancer",),
    ),
    Odd(
        "the-only-breast-cancer-has-an-end",
        bundle(breast(onsetDateTime="2009", abatementDateTime="2015-05-01"), ER_POSITIVE),
        {},
        {"er": "positive"},
    ),
    Odd(
        "so-many-cells-and-a-sign-that-says-none",
        bundle(
            breast(), {**observation("16112-5", "2026-02-01", **quantity(95, "%")), "interpretation": [NEGATIVE_SIGN]}
        ),
        {},
    ),
    Odd(
        "stain-and-gene-in-one-text",
        bundle(
            breast(),
            {
                "resourceType": "Observation",
                "status": "final",
                "code": {"text": "HER2 status"},
                "valueString": "Equivocal 2+, FISH not amplified",
            },
        ),
        {"her2": "low"},
    ),
    Odd(
        "a-bundle-inside-parameters",
        json.dumps(
            {
                "resourceType": "Parameters",
                "parameter": [{"name": "return", "resource": json.loads(bundle(breast(), ER_POSITIVE))}],
            }
        ).encode(),
        {"er": "positive"},
    ),
)
