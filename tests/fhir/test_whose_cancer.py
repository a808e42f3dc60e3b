"""Whose cancer a record is about, and what must be seen before anything of it is used."""

import json
from typing import Any

import pytest

from hrbc_desktop.fhir.api import read_fhir
from hrbc_desktop.fhir.read.result import ImportResult
from tests.fhir.record import BREAST_CANCER, SNOMED, TODAY, Raw, bundle, coded, doubted, given, observation, read, word

COLON = {"resourceType": "Condition", "id": "colon", "code": coded("363406005", "Malignant neoplasm of colon", SNOMED)}
STAGE, NODES, GRADE, ER, PR, STAIN = "21908-9", "21893-3", "33732-9", "85337-4", "85339-0", "85319-2"


def focused(on: str, *, code: str = STAGE, **value: Any) -> Raw:
    return observation(code, "2026-03-01", **(value or word("Stage IV"))) | {"focus": [{"reference": on}]}


def without_breast(*resources: Raw) -> ImportResult:
    return read_fhir(bundle(*resources), TODAY)


def test_a_fact_of_another_cancer_is_none_of_hers() -> None:
    found = read(COLON, focused("Condition/colon"), focused("Condition/colon", code=GRADE, **word("Grade 3")))
    assert found.answers == ()
    assert [each.why for each in found.not_understood if "Stage" in each.text or "Grade" in each.text] == [
        "It is about another cancer."
    ] * 2


@pytest.mark.parametrize(
    "on", ["Condition/breast", "Condition/breast/_history/2", "https://clinic.example/Condition/breast"]
)
def test_a_fact_of_the_breast_cancer_is_hers_beside_another(on: str) -> None:
    assert given(read(COLON, focused(on))) == {"stage": "metastatic"}


def test_a_fact_that_does_not_say_whose_it_is_is_in_doubt_beside_another_cancer() -> None:
    found = read(COLON, observation(STAGE, **word("Stage IV")), observation(ER, **word("Positive")))
    assert (given(found), doubted(found)) == ({"er": "positive"}, {"stage": "metastatic"})
    spread = {"resourceType": "Condition", "code": coded("C78.7", system="http://hl7.org/fhir/sid/icd-10-cm")}
    assert doubted(read(COLON, spread)) == {"stage": "metastatic"}
    assert given(read(spread)) == {"stage": "metastatic"}


def test_where_in_the_body_says_whose_it_is() -> None:
    of_breast = observation(STAGE, **word("Stage IV")) | {"bodySite": coded("76752008", "Breast structure", SNOMED)}
    assert given(read(COLON, of_breast)) == {"stage": "metastatic"}
    radiation = {"resourceType": "Procedure", "status": "completed", "code": coded("108290001", system=SNOMED)}
    for_colon = radiation | {"reasonReference": [{"reference": "Condition/colon"}]}
    for_breast = radiation | {"reasonCode": [{"text": "Malignant neoplasm of left breast"}]}
    assert read(COLON, for_colon).answers == ()
    assert given(read(COLON, for_breast)) == {"past_treatments": "radiation"}
    assert doubted(read(COLON, radiation)) == {"past_treatments": "radiation"}


def test_a_record_of_another_cancer_alone_gives_none_of_its_facts_and_says_so_first() -> None:
    found = without_breast(COLON, observation(STAGE, **word("Stage IV")), observation("89247-1", valueInteger=1))
    assert given(found) == {"activity": "light"}
    [alert] = found.alerts
    assert "Malignant neoplasm of colon" in alert


def test_a_record_that_names_no_cancer_says_so_first() -> None:
    assert len(without_breast(observation(ER, **word("Positive"))).alerts) == 1
    assert without_breast(observation("89247-1", valueInteger=1)).alerts == ()


@pytest.mark.parametrize(
    "code",
    [
        coded("C50.4", system="http://fhir.de/CodeSystem/bfarm/icd-10-gm"),
        coded("C50.912", system="http://hl7.org/fhir/sid/icd-10-cm"),
        coded("353431000119107", system=SNOMED),
        coded("174.9", system="http://hl7.org/fhir/sid/icd-9-cm"),
        {"text": "Invasive ductal carcinoma of the right breast"},
        {"text": "Mammakarzinom rechts"},
    ],
)
def test_a_breast_cancer_is_known_by_any_edition_side_or_name(code: Raw) -> None:
    cancer = {"resourceType": "Condition", "code": code, "stage": [{"summary": {"text": "Stadium IIIA"}}]}
    found = without_breast(cancer)
    assert (given(found), found.alerts) == ({"stage": "locally_advanced"}, ())


@pytest.mark.parametrize(
    "text",
    ["Family history of malignant neoplasm of breast", "Screening for breast cancer", "Benign neoplasm of breast",
     "Secondary malignant neoplasm of lung"],
)  # fmt: skip
def test_what_only_sounds_like_a_breast_cancer_is_none(text: str) -> None:
    condition = {"resourceType": "Condition", "code": {"text": text}}
    assert len(without_breast(condition, observation(ER, **word("Positive"))).alerts) == 1


# -- alarms


def interpreted(code: str) -> list[Raw]:
    system = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
    return [{"coding": [{"system": system, "code": code}]}]


LOCAL = {"resourceType": "Observation", "status": "final", "code": {"text": "HER2 Receptor"}}
POSITIVE: dict[str, Any] = {"valueCodeableConcept": coded("10828004", "Positive (qualifier value)", SNOMED)}


@pytest.mark.parametrize(
    "resource",
    [
        LOCAL | POSITIVE,
        LOCAL | {"valueString": "Positive (3+)"},
        LOCAL | {"valueString": "3+"},
        LOCAL | {"interpretation": interpreted("POS")},
        observation(STAIN, valueString="Positive (3+)"),
        observation(STAIN, interpretation=interpreted("POS")),
        observation(STAIN, **POSITIVE) | {"status": "preliminary"},
        observation("85318-4", valueString="Amplified"),
        observation("22637-3", valueString="ER 90%, PR 20%, HER2 positive by FISH."),
        {"resourceType": "Condition", "code": coded("427685000", system=SNOMED)},
        {"resourceType": "Condition", "code": {"text": "Breast cancer, HER2+"}},
        {
            "resourceType": "DiagnosticReport",
            "status": "final",
            "conclusion": "ER positive; ERBB2 amplified",
        },
        LOCAL | {"code": {"text": "HER2 positive"}, "valueBoolean": True},
        *(
            observation(ER, **word("Positive")) | {"note": [{"text": text}]}
            for text in (
                "HER2 IHC score 3",
                "HER2 2+; FISH: amplified.",
                "HER2 surexprimé",
                "HER2 (IHC): Positive (3+)",
            )
        ),
        observation(ER, **word("Positive")) | {"note": [{"text": "Her-2/neu: overexpressed."}]},
    ],
)
def test_her2_positive_is_told_first_whatever_carries_it(resource: Raw) -> None:
    assert any("HER2-positive" in alert for alert in read(resource).alerts)


@pytest.mark.parametrize(
    "resource",
    [
        LOCAL | {"valueString": "Negative (1+)"},
        LOCAL | {"valueString": "not amplified"},
        observation("22637-3", valueString="ER positive, PR positive, HER2 negative."),
        observation("22637-3", valueString="HER2: 2+, FISH not amplified. ER: positive."),
        {"resourceType": "Condition", "code": {"text": "Breast cancer, ER+/PR+/HER2-"}},
        {"resourceType": "Condition", "code": {"text": "HER2-low breast cancer"}},
        {"resourceType": "FamilyMemberHistory", "note": [{"text": "Mother: HER2 positive"}]},
        LOCAL | POSITIVE | {"status": "entered-in-error"},
        {
            "resourceType": "Condition",
            "code": coded("427685000", system=SNOMED),
            "verificationStatus": coded("refuted"),
        },
        LOCAL | {"code": {"text": "HER2 positive"}, "valueBoolean": False},
        *(
            observation(ER, **word("Positive")) | {"note": [{"text": text}]}
            for text in (
                "HER2 2+; FISH: not amplified.",
                "HER2 ohne Überexpression",
                "HER2 1+ (score 3 of 9)",
                "HER2 1+, ER 3+",
                "if HER2 positive, ask again",
                "ER-/PR+/HER2-",
                "ER - positive, PR - positive",
                "HR+",
            )
        ),
    ],
)
def test_her2_negative_raises_no_alarm(resource: Raw) -> None:
    assert read(resource).alerts == ()


@pytest.mark.parametrize(
    "resources",
    [
        (observation(ER, **word("Negative")), observation(PR, **word("Negative"))),
        ({"resourceType": "Condition", "code": coded("706970001", system=SNOMED)},),
        *(
            ({"resourceType": "Condition", "code": {"text": f"Breast cancer, {name}"}},)
            for name in (
                "triple-negative",
                "ER-/PR-/HER2-",
                "HR-/HER2-",
                "ER negative, PR negative",
                "triple négatif",
                "dreifach negativ",
                "hormone receptor negative",
            )
        ),
    ],
)
def test_a_cancer_without_hormone_receptors_is_told_first(resources: tuple[Raw, ...]) -> None:
    [alert] = read(*resources).alerts
    assert "HR-positive" in alert


def test_one_receptor_that_is_positive_is_enough() -> None:
    assert read(observation(ER, **word("Negative")), observation(PR, **word("Positive"))).alerts == ()


# -- one part never decides about the whole


def patient(number: str) -> Raw:
    return {"resourceType": "Patient", "id": number}


def test_the_same_person_twice_is_one_and_two_are_two() -> None:
    assert given(read(patient("a"), patient("a"), observation(ER, **word("Positive")))) == {"er": "positive"}
    for others in ((patient("a"), patient("b")), (patient("a"), about("b")), (about("a"), about("b"))):
        with pytest.raises(Exception, match="more than one person"):
            read(*others)
    assert given(read(patient("a"), about("a"))) == {"er": "positive"}


def about(number: str) -> Raw:
    subject = {"reference": f"https://clinic.example/Patient/{number}"}
    return observation(ER, **word("Positive")) | {"subject": subject}


def test_one_resource_of_another_version_is_left_out_alone() -> None:
    old = {"resourceType": "Condition", "clinicalStatus": "active", "code": {"text": "Myopia"}}
    found = read(old, observation(ER, **word("Positive")))
    assert given(found) == {"er": "positive"}
    assert [each.why for each in found.not_understood] == ["It is written in an older FHIR than R4."]


def test_lists_lines_and_bundles_in_bundles_are_read() -> None:
    parts = [BREAST_CANCER, observation(ER, **word("Positive"))]
    nested = {"resourceType": "Bundle", "entry": [{"resource": json.loads(bundle(*parts))}]}
    for written in (json.dumps(parts), "\n".join(map(json.dumps, parts)), json.dumps(nested)):
        assert given(read_fhir(written.encode(), TODAY)) == {"er": "positive"}


def test_a_line_that_is_damaged_is_named_and_the_others_are_read() -> None:
    found = read_fhir("\n".join([json.dumps(BREAST_CANCER), "{", json.dumps({"id": 1})]).encode(), TODAY)
    assert [note[:11] for note in found.notes] == ["Line 2 of 3", "Line 3 of 3"]
    assert found.irrelevant_count == 0


# -- families of codes


@pytest.mark.parametrize(
    ("resource", "expected"),
    [
        (observation("399537006", system=SNOMED, valueCodeableConcept=coded("1222769001", system=SNOMED)),
         {"stage": "early"}),
        (observation(STAGE, valueCodeableConcept=coded("1222806003", "Stage IIIC (qualifier value)", SNOMED)),
         {"stage": "locally_advanced"}),
        (observation(STAGE, valueCodeableConcept=coded("261613009", "Stage 1A (qualifier value)", SNOMED)),
         {"stage": "early"}),
        (observation("89262-0", valueCodeableConcept=coded("LA9624-3")), {"activity": "half_the_day"}),
        (observation("89247-1", valueCodeableConcept=coded("422512005", system=SNOMED)), {"activity": "light"}),
        (observation(GRADE, valueCodeableConcept=coded("2", "mäßig differenziert", "https://www.basisdatensatz.de/oBDS")),
         {"grade": "2"}),
        (observation(GRADE, **word("Grade II")), {"grade": "2"}),
        (observation(GRADE, **word("Poorly differentiated")), {"grade": "3"}),
        (observation("85329-1", valueString="95 %"), {"er": "positive"}),
        (observation("85330-9", valueQuantity={"value": 35, "unit": "percent"}), {"ki67": "20_or_more"}),
        (observation("85330-9", valueString="25-30%"), {"ki67": "20_or_more"}),
        (observation("85330-9", valueString="15-25%"), {}),
        (observation("21889-1", valueString="2,5 cm"), {"tumor_size": "two_to_5"}),
        (observation("76689-9", **word("Female")), {"sex": "female"}),
        (observation(ER, interpretation=interpreted("POS")), {"er": "positive"}),
        (observation("local-1", system="urn:lab", **word("positiv")) | {"code": {"text": "Estrogen Receptor"}},
         {"er": "positive"}),
        (observation("local-1", system="urn:lab", **word("1+")) | {"code": {"text": "HER2"}}, {"her2": "low"}),
    ],
)  # fmt: skip
def test_a_fact_is_known_by_the_whole_family_of_its_codes(resource: Raw, expected: dict[str, str]) -> None:
    found = read(resource)
    assert (given(found), found.alerts) == (expected, ())
