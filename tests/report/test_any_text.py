"""Any text is read without an error, and in a time that grows with its length."""

import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hrbc_desktop.domain.model.profile import QUESTIONS
from hrbc_desktop.report.reading import read_report
from hrbc_desktop.report.text import decode
from tests.report.scoring import PERSON, known_keys, written_reports

TEXTS = [report["text"] for report in written_reports()]
LINES = [line for text in TEXTS for line in text.split("\n")]
FRAGMENTS = [
    "ER",
    "PR",
    "HER2",
    "Ki-67",
    "grade",
    "stage",
    "[ ]",
    "[x]",
    "0/",
    "1+",
    "%",
    "mm",
    "x",
    "nodes",
    "(",
    ")",
    "isolated tumor cells",
    "pT2",
    "N1",
    "addendum",
    "Patient:",
    "TUMOR 1",
    "…",
    "____",
    "\t",
    "\x0c",
    "BRCA",
    "no",
    "not",
    "of",
    "-",
    "=",
    "of unknown significance",
    "no pathogenic variant",
    "Uterus:",
    "4.5",
]


def check(text: str, name: str = PERSON) -> None:
    found = read_report(text, name)
    for answer in found.offered:
        assert answer.field in {*QUESTIONS, "akt1_pten"}
        assert not answer.ticked or answer.key is not None
        assert 1 <= answer.line <= answer.last_line <= text.count("\n") + 1
    assert found == read_report(text, name)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=400), st.text(max_size=20))
def test_any_letters(text: str, name: str) -> None:
    check(text, name)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=60).map(" ".join))
def test_any_order_of_words_of_reports(text: str) -> None:
    check(text)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(LINES), max_size=30).map("\n".join))
def test_any_order_of_lines_of_reports(text: str) -> None:
    check(text)


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(TEXTS), st.data())
def test_a_report_that_is_cut_off_anywhere(text: str, data: st.DataObject) -> None:
    check(text[: data.draw(st.integers(0, len(text)))])


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_none(data: bytes) -> None:
    text = decode(data)
    if text is not None:
        check(text)


@pytest.mark.parametrize(
    "unit",
    ["stage : ", "grade (", "nodes of 1 ", "er + ", "her2 - ", " ", "1+", "x 1", "(", "[ ]", "_", ".", "no ", "a-",
     "pT1 ", "12 x ", "\n", "er\n", "no pathogenic in ", "size ", "carcinoma ", "\u00a0", "is of "],
)  # fmt: skip
def test_the_same_word_ten_thousand_times_takes_no_longer_than_another_text(unit: str) -> None:
    text = (unit * 10_000)[:60_000]
    started = time.process_time()

    read_report(text, PERSON)

    assert time.process_time() - started < 3


def test_two_hundred_pages_take_less_than_a_second() -> None:
    shuffled = random.Random(1).sample(TEXTS, len(TEXTS))  # noqa: S311 (an order, no secret)
    pages = "\f".join((shuffled * 2)[:200])
    read_report(TEXTS[0])  # the patterns are compiled once
    best = min(_seconds(pages) for _ in range(3))

    assert best < 1.0


def _seconds(text: str) -> float:
    started = time.process_time()
    read_report(text, PERSON)
    return time.process_time() - started


def test_every_key_that_is_ticked_is_an_answer_of_the_profile() -> None:
    for text in TEXTS:
        for answer in read_report(text, PERSON).offered:
            if answer.ticked and answer.field in ("er", "pr", "grade", "nodes", "stage", "tumor_size"):
                assert answer.key in known_keys(answer.field)
