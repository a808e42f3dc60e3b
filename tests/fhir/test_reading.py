"""Whole records: what is found in them, and what is not understood."""

from datetime import date

import pytest

from hrbc_desktop.fhir.read.result import FoundAnswer, ImportResult, RecordSubject
from tests.fhir.record import SNOMED, Raw, coded, doubted, given, observation, quantity, read, why, word


def test_the_record_of_an_early_cancer_answers_what_a_pathology_report_says(early: ImportResult) -> None:
    assert given(early) == {
        "stage": "early",
        "grade": "2",
        "tumor_size": "two_to_5",
        "nodes": "one_to_three",
        "er": "positive",
        "pr": "negative",
        "her2": "low",
        "ki67": "20_or_more",
        "oncotype": "11_to_25",
        "sex": "female",
        "past_treatments": "lumpectomy",
        "conditions": "heart_rhythm",
        "medicine_names": "metoprolol 50 MG Oral Tablet",
    }
    assert early.person == RecordSubject(name="Sample Patient 1", birth_date=date(1968, 3, 14))
    assert early.alerts == early.notes == ()
    assert early.irrelevant_count == 1


def test_each_answer_has_the_words_and_the_date_of_its_resource(early: ImportResult) -> None:
    answers = {answer.field: answer for answer in early.answers}
    assert answers["stage"] == FoundAnswer(
        field="stage", key="early", text="Stage group.pathology Cancer: IIB", date="5 October 2026"
    )
    assert answers["conditions"].date == "2024"
    assert answers["sex"].date == "no date"


def test_what_is_not_understood_is_listed_with_a_reason(early: ImportResult) -> None:
    assert {each.text: each.why for each in early.not_understood} == {
        "Deep venous thrombosis": "The file says that it is over.",
        "Hemoglobin [Mass/volume] in Blood: 12.8 g/dL": "None of the questions here is about it.",
    }
    assert doubted(early) == {"past_treatments": "aromatase_inhibitor"}


def test_the_record_of_an_advanced_cancer(advanced: ImportResult) -> None:
    answers = {(answer.field, answer.key): answer.outcome for answer in advanced.answers}
    assert answers == {
        ("stage", "metastatic"): None,
        ("her2", "low"): None,
        ("pik3ca", "found"): None,
        ("menopause", "yes"): None,
        ("past_treatments", "tamoxifen"): None,
        ("past_treatments", "cdk46"): "still_taking",
        ("activity", "light"): None,
    }
    [note] = advanced.notes
    assert note == (
        "Stage: the file says “Stage group.clinical Cancer: IIIA” (1 February 2021) and "
        "“Secondary malignant neoplasm of bone (disorder)” (20 March 2026). The newer one is offered."
    )
    assert {each.text: each.why for each in advanced.not_understood} == {
        "Gender: female": "The file does not say that this is the sex at birth.",
        "Malignant neoplasm of left female breast": "It came back. The file does not say where: nearby or elsewhere.",
        "BRCA2: Present": "It does not say that the test was for inherited changes.",
        "docetaxel 20 MG/ML Injectable Solution": (
            "Chemotherapy: the file does not say whether for early or metastatic cancer."
        ),
        "Estrogen receptor: Positive": "It is not a final result.",
    }


def stage(text: str, day: str = "") -> Raw:
    return observation("21908-9", day, **word(text))


def test_of_two_stages_the_newer_counts_whatever_their_order() -> None:
    for both in ((stage("II", "2024-01-03"), stage("IV", "2026-03")), (stage("IV", "2026-03"), stage("II", "2024"))):
        found = read(*both)
        assert given(found) == {"stage": "metastatic"}
        assert "(March 2026). The newer one is offered." in found.notes[0]


@pytest.mark.parametrize(("first", "second"), [("2026-03-02", "2026-03-02"), ("2026", "2026-03-02"), ("", "2026")])
def test_two_stages_of_which_neither_is_surely_newer_are_told_and_neither_is_offered(first: str, second: str) -> None:
    found = read(stage("II", first), stage("IV", second))
    assert given(found) == {}
    assert found.notes[0].endswith("It is not certain which is newer, so neither is offered.")


def test_two_stages_that_are_one_answer_do_not_contradict_each_other() -> None:
    found = read(stage("IA", "2026-01-01"), stage("IIB", "2026-02-01"))
    assert (given(found), found.notes) == ({"stage": "early"}, ())
    assert found.answers[0].text == "21908-9: IIB"


@pytest.mark.parametrize(
    ("expected", "answer"),
    [
        ("I", "early"), ("Stage IIA", "early"), ("IIIC", "locally_advanced"), ("stage iv", "metastatic"),
        ("0", None), ("Stage 5", None), ("not IV", None), ("IV?", None), ("V", None),
    ],
)  # fmt: skip
def test_a_stage_is_read_only_where_it_says_nothing_else(expected: str, answer: str | None) -> None:
    assert given(read(stage(expected))).get("stage") == answer


def test_codes_of_one_result_that_differ_are_no_answer() -> None:
    value = {"coding": [*coded("LA6576-8")["coding"], *coded("260385009", system=SNOMED)["coding"]]}
    found = read(observation("85337-4", valueCodeableConcept=value))
    assert (given(found), why(found)) == ({}, ["It fits none of the answers for certain."])


@pytest.mark.parametrize(
    ("code", "value", "field", "answer"),
    [
        ("85330-9", quantity(19.9, "%"), "ki67", "under_20"),
        ("85330-9", quantity(20, "%"), "ki67", "20_or_more"),
        ("85330-9", quantity(15, "%", "<"), "ki67", "under_20"),
        ("85330-9", quantity(30, "%", "<"), "ki67", None),
        ("85330-9", quantity(20, "%", "<="), "ki67", None),
        ("85330-9", quantity(0.3, "1"), "ki67", None),
        ("85330-9", quantity(130, "%"), "ki67", None),
        ("85330-9", {"valueString": "≥ 25 %"}, "ki67", "20_or_more"),
        ("85330-9", {"valueString": "about 25 %"}, "ki67", None),
        ("29593-1", {"valueRange": {"low": {"value": 5, "unit": "%"}, "high": {"value": 10, "unit": "%"}}}, "ki67",
         "under_20"),
        ("29593-1", {"valueRange": {"low": {"value": 15, "unit": "%"}, "high": {"value": 25, "unit": "%"}}}, "ki67",
         None),
        ("21889-1", quantity(20, "mm"), "tumor_size", "up_to_2"),
        ("21889-1", quantity(2.1, "cm"), "tumor_size", "two_to_5"),
        ("21889-1", quantity(5, "cm"), "tumor_size", "over_5"),
        ("21889-1", quantity(0, "cm"), "tumor_size", None),
        ("21889-1", quantity(2, "in"), "tumor_size", None),
        ("21893-3", {"valueInteger": 0}, "nodes", "none"),
        ("21893-3", {"valueInteger": 4}, "nodes", "four_or_more"),
        ("21893-3", quantity(2.5, "{#}"), "nodes", "one_to_three"),
        ("21900-6", word("pN1a"), "nodes", "one_to_three"),
        ("21900-6", word("pN1mi"), "nodes", None),
        ("21906-3", word("cN0"), "nodes", None),
        ("21907-1", word("cM1"), "stage", "metastatic"),
        ("21907-1", word("cM0"), "stage", None),
        ("85329-1", quantity(0, "%"), "er", "negative"),
        ("85329-1", quantity(10, "%"), "er", "low"),
        ("85329-1", quantity(11, "%"), "er", "positive"),
        ("85329-1", quantity(11, "%"), "ki67", None),
        ("76544-6", {"valueInteger": 30}, "oncotype", None),
        ("44648-4", word("Grade 3"), "grade", "3"),
        ("44648-4", word("3"), "grade", None),
        ("44648-4", {"valueInteger": 3}, "grade", None),
        ("89247-1", {"valueInteger": 4}, "activity", "mostly_resting"),
        ("89247-1", {"valueInteger": 5}, "activity", None),
        ("89247-1", {"valueCodeableConcept": coded("LA9623-5")}, "activity", "light"),
    ],
)  # fmt: skip
def test_a_result_is_an_answer_only_within_its_limits(code: str, value: Raw, field: str, answer: str | None) -> None:
    found = read(observation(code, **value))
    assert given(found).get(field) == answer
    assert found.answers or len(found.not_understood) == 1


def test_the_same_thing_many_times_is_listed_once_with_its_number() -> None:
    found = read(*[observation("718-7", f"2026-01-{day:02}", **quantity(12, "g/dL")) for day in range(1, 29)])
    assert [(each.text, each.times) for each in found.not_understood] == [("718-7: 12 g/dL", 28)]


def test_foreign_text_is_one_short_line_of_printable_letters() -> None:
    found = read(observation("718-7", **word("a\x00b\n\u202ec\t" + "long " * 100)))
    text = found.not_understood[0].text
    assert text.startswith("718-7: a b c long")
    assert text.isprintable()
    assert len(text) <= 160


def test_a_resource_that_breaks_the_rules_does_not_spoil_the_others() -> None:
    broken = {"resourceType": "Observation", "status": "final", "code": ["85337-4"], "valueInteger": True}
    found = read(broken, stage("IV", "2026-03-02"))
    assert given(found) == {"stage": "metastatic"}
    assert [(each.text, each.why) for each in found.not_understood] == [
        ("Observation", "It is not written as FHIR R4 asks for.")
    ]


def test_one_resource_without_a_bundle_is_read_too() -> None:
    assert given(read(stage("III"))) == {"stage": "locally_advanced"}
