"""HER2 and gene tests, where one result says less than it seems to."""

import pytest

from tests.fhir.record import given, observation, read, variant, why, word

IHC, ISH, SUMMARY = "85319-2", "85318-4", "48676-1"
PRESENT, ABSENT = "LA9633-4", "LA9634-2"
GERMLINE, SOMATIC, PATHOGENIC, UNCERTAIN = "LA6683-2", "LA6684-0", "LA6668-3", "LA26333-7"


@pytest.mark.parametrize("expected", [(IHC, "3+"), (SUMMARY, "Positive"), (ISH, "Amplified")])
def test_a_positive_result_is_told_and_is_the_answer(expected: tuple[str, str]) -> None:
    found = read(observation(expected[0], "2026-03-01", **word(expected[1])))
    assert given(found) == {"her2": "positive"}
    assert len(found.alerts) == 1
    assert f"“{expected[0]}: {expected[1]}” (1 March 2026)" in found.alerts[0]
    assert "This program is for HER2-negative cancer. Please ask your care team" in found.alerts[0]


def test_an_old_positive_result_is_told_even_where_the_newest_is_negative() -> None:
    positive, low = observation(IHC, "2019-03-01", **word("3+")), observation(IHC, "2026-03-01", **word("1+"))
    found = read(positive, low)
    assert (given(found), len(found.alerts)) == ({"her2": "low"}, 1)
    assert found.notes[0].endswith("The newer one is offered.")


def test_a_newer_positive_result_is_the_answer() -> None:
    positive, low = observation(IHC, "2026-03-01", **word("3+")), observation(IHC, "2019-03-01", **word("1+"))
    found = read(positive, low)
    assert (given(found), len(found.alerts)) == ({"her2": "positive"}, 1)


def test_negative_alone_does_not_say_which_kind() -> None:
    found = read(observation(SUMMARY, "2026-03-01", **word("Negative")))
    assert given(found) == {}
    assert why(found) == ["It is HER2-negative, but the file does not say whether it is 0, ultralow or low."]


def test_negative_and_the_kind_go_together() -> None:
    found = read(observation(SUMMARY, **word("Negative")), observation(IHC, **word("0")))
    assert (given(found), found.not_understood, found.notes) == ({"her2": "zero"}, (), ())


@pytest.mark.parametrize(
    ("second_test", "answer"), [("2026-03-08", "low"), ("2026-02-01", "two_plus_open"), (None, "two_plus_open")]
)
def test_two_plus_is_low_only_with_a_second_test_that_is_negative(second_test: str | None, answer: str) -> None:
    tests = [observation(ISH, second_test, **word("Negative"))] if second_test else []
    found = read(observation(IHC, "2026-03-01", **word("2+")), *tests)
    assert given(found).get("her2") == answer
    assert why(found) == []


def test_a_newer_two_plus_without_second_test_is_open_and_leaves_an_older_result_unused() -> None:
    found = read(observation(IHC, "2020-01-01", **word("0")), observation(IHC, "2026-01-01", **word("2+")))
    assert given(found) == {"her2": "two_plus_open"}


@pytest.mark.parametrize("gene", ["8975", "HGNC:8975"])
def test_a_change_in_the_tumor_is_found(gene: str) -> None:
    assert given(read(variant(gene, PRESENT, source=SOMATIC))) == {"pik3ca": "found"}
    assert given(read(variant(gene, ABSENT))) == {"pik3ca": "not_found"}


def test_two_genes_are_two_questions() -> None:
    assert given(read(variant("391", PRESENT), variant("9588", ABSENT))) == {"akt1": "found", "pten": "not_found"}
    assert given(read(variant("391", ABSENT), variant("9588", ABSENT))) == {"akt1": "not_found", "pten": "not_found"}
    alone = read(variant("9588", ABSENT))
    assert (given(alone), why(alone)) == ({"pten": "not_found"}, [])


def test_an_inherited_change_counts_only_where_it_is_said_to_be_inherited_and_to_matter() -> None:
    assert given(read(variant("1100", PRESENT, source=GERMLINE, significance=PATHOGENIC))) == {"brca": "found"}
    for doubtful in (
        variant("1100", PRESENT, significance=PATHOGENIC),
        variant("1100", PRESENT, source=SOMATIC, significance=PATHOGENIC),
        variant("1100", PRESENT, source=GERMLINE),
        variant("1100", PRESENT, source=GERMLINE, significance=UNCERTAIN),
        variant("8975", PRESENT, significance=UNCERTAIN),
        variant("8975", PRESENT, source=GERMLINE),
        variant("3236", PRESENT),
        variant("8975", "LA18198-4"),
    ):
        found = read(doubtful)
        assert given(found) == {}
        assert len(found.not_understood) == 1


def test_a_change_that_came_later_is_the_answer() -> None:
    found = read(variant("3467", ABSENT, "2024-05-01"), variant("3467", PRESENT, "2026-05-01"))
    assert given(found) == {"esr1": "found"}
    assert found.notes[0].startswith("ESR1: the file says “ESR1: LA9634-2” (1 May 2024)")
