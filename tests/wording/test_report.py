"""What is said of a report: every kind has its words, and they are easy to read."""

from typing import get_args

import pytest

from hrbc_desktop.catalogue.lint.reading_grade import flesch_kincaid_grade
from hrbc_desktop.report.found import REPORT_FIELDS, AlertKind
from hrbc_desktop.wording import report as wording


@pytest.mark.parametrize("kind", get_args(AlertKind))
def test_every_alert_has_a_sentence_of_grade_six(kind: str) -> None:
    assert flesch_kincaid_grade(wording.alert_sentence(kind)) <= 6.5


@pytest.mark.parametrize("field", REPORT_FIELDS)
def test_every_question_says_what_it_decides_and_how_its_label_reads(field: str) -> None:
    assert flesch_kincaid_grade(wording.answer_decides(field)) <= 8
    assert wording.answer_label(field, None)


def test_what_was_read_stands_behind_what_it_says() -> None:
    assert wording.answer_says("er", "positive", "95 %").endswith("Read as: 95 %.")
    assert wording.answer_says("er", "positive") in wording.answer_says("er", "positive", "95 %")


def test_genes_are_one_question() -> None:
    asked = wording.questions_that_follow(["grade", "pik3ca", "esr1", "akt1_pten", "brca"], [], [])

    assert len(asked) == 2


def test_a_question_that_is_asked_for_two_reasons_stands_once() -> None:
    assert len(wording.questions_that_follow(["er"], [], ["er"])) == 1
