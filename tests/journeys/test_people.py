"""Others than the sample patient go the whole way: a man without a date or a name, and a woman alone, of any name."""

import re
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pypdf
import pytest

from hrbc_desktop.catalogue.lint.linting import reading_grade
from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.model.opened_sheet import Verdict
from hrbc_desktop.pdf.reading.sandbox import open_sheet_file
from tests.bench.walk import EARLY, Person, Walk, walk_once

MAN = replace(
    EARLY,
    answers={key: given for key, given in EARLY.answers.items() if key not in ("menopause", "children")}
    | {"sex": "male"},
    weighs=(),
)
METASTATIC = Person(
    answers={"stage": "metastatic", "course": "back_elsewhere", "sex": "female", "menopause": "yes"},
    companions="nobody",
    leaning=0,
    question="How will we know that it works?",
)
ONLY_OF_WOMEN = re.compile(r"\b(menopaus|womb|vagina|ovar|pregnan|breastfe|period)", re.IGNORECASE)
SAYS_OF_WHOM = re.compile(r"\bwomen\b|ovary shots for some")
NOT_SAID = re.compile(r"(?<=[:·] )None\b|\bnull\b|\bnan\b|\{\w*\}|undefined")
RECOVERY_CODE = re.compile(r"\b[0-9A-Z]{4}(?:[–\s]+[0-9A-Z]{4}){6}\b")
HARDEST_PAGE = 6.0


GREEK = "Δείγμα Ασθενούς 1"
PEOPLE = {
    "a man without a date or a name": replace(MAN, name="", born="", number="", visit_in_days=None, companions=""),
    "alone, with a name in other letters, and little known": replace(METASTATIC, name=GREEK),
}


class Walked(NamedTuple):
    """Who went, what was read on the way, and what came of it."""

    who: str
    walk: Walk
    pdf: Path


@pytest.fixture(scope="module", params=PEOPLE)
def walked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    folder = tmp_path_factory.mktemp("walk")
    walk = walk_once(folder, PEOPLE[request.param], counts_stops=False)
    return Walked(request.param, walk, folder / "worksheet.pdf")


def test_each_comes_to_a_signed_sheet_in_her_own_name(walked: Walked) -> None:
    opened, first = open_sheet_file(walked.pdf), pypdf.PdfReader(walked.pdf).pages[0].extract_text()
    name = PEOPLE[walked.who].name or "Sample Patient 1"
    assert opened.verdict is Verdict.SIGNED
    assert opened.signatures[0].name == name
    assert PEOPLE[walked.who].name in " ".join(first.split())
    assert NOT_SAID.search(first) is None


def test_no_page_has_a_hole_where_an_answer_is_missing(walked: Walked) -> None:
    assert [(row.page, found[0]) for row in walked.walk.rows if (found := NOT_SAID.search(row.text))] == []


def test_whole_pages_can_be_read_by_an_eleven_year_old(walked: Walked) -> None:
    """The names of medicines, words that are explained where they stand, and codes count as short words."""
    grade = reading_grade(read_catalogue())
    read = {row.page: RECOVERY_CODE.sub("code", ". ".join(row.text.splitlines())) for row in walked.walk.rows}
    hard = {page: grade.of(text) for page, text in read.items()}
    assert {page: level for page, level in hard.items() if level > HARDEST_PAGE} == {}


def test_no_page_has_words_of_the_machine(walked: Walked) -> None:
    machine = re.compile(r"FHIR|SHA-?256|digest|JSON|RSA|X\.509", re.IGNORECASE)
    assert [(row.page, found[0]) for row in walked.walk.rows if (found := machine.search(row.text))] == []


def test_a_man_reads_nothing_that_concerns_women_alone(walked: Walked) -> None:
    if PEOPLE[walked.who].answers.get("sex") == "male":
        lines = [(row.page, line) for row in walked.walk.rows for line in row.text.splitlines()]
        assert [
            (page, line) for page, line in lines if ONLY_OF_WOMEN.search(line) and not SAYS_OF_WHOM.search(line)
        ] == []
