import shutil
from pathlib import Path
from typing import get_args

import pytest

from hrbc_desktop.catalogue.errors import CatalogueError
from hrbc_desktop.catalogue.lint.banned_words import faults
from hrbc_desktop.catalogue.lint.decision_aid_standards import (
    NEED_PEOPLE,
    Standards,
    StandardState,
    read_standards,
    readability,
    render_standards,
)
from hrbc_desktop.catalogue.lint.reading_grade import FAIL_ABOVE, WARN_ABOVE, ReadingGrade, flesch_kincaid_grade
from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.resources import resource

ROOT = Path(__file__).parents[2]
APPLYING = {"K": 6, "C": 6, "Q": 23}
LEFT_OUT = {"C7", "C8", "C9", "C10", "Q24", "Q25", "Q26", "Q27", "Q28"}
ONLY_PEOPLE_CAN_SHOW = {"Q12", "Q13", "Q14", "Q15", "Q16", "Q17", "Q22", "Q23"}


@pytest.fixture(scope="module")
def standards() -> Standards:
    return read_standards()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of the file that comes with the program."""
    shutil.copy(resource("help", "standards.toml"), tmp_path)
    return tmp_path / "standards.toml"


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _section(file: Path, key: str) -> str:
    text = file.read_text(encoding="utf-8")
    start = text.index(f"[{key}]")
    return text[start : text.index("\n\n", start)]


def test_thirty_five_criteria_apply_and_nine_are_left_out_with_a_reason(standards: Standards) -> None:
    for tier, number in APPLYING.items():
        assert sum(criterion.tier == tier for criterion in standards.applying) == number
    assert {criterion.id for criterion in standards.left_out} == LEFT_OUT
    assert sum(standards.counts.values()) == 44


def test_what_only_people_can_show_is_not_claimed(standards: Standards) -> None:
    assert NEED_PEOPLE == ONLY_PEOPLE_CAN_SHOW
    assert {one.id for one in standards.criteria if one.id in ONLY_PEOPLE_CAN_SHOW and one.state == "not_yet"} == (
        ONLY_PEOPLE_CAN_SHOW
    )


@pytest.mark.parametrize("key", sorted(ONLY_PEOPLE_CAN_SHOW))
@pytest.mark.parametrize("state", sorted({*get_args(StandardState)} - {"not_yet"}))
def test_what_only_people_can_show_cannot_be_claimed(own: Path, key: str, state: str) -> None:
    section = _section(own, key)
    _replace(own, section, section.replace('"not_yet"', f'"{state}"'))

    with pytest.raises(CatalogueError, match=f"{key} needs patients, reviewers or a trial"):
        read_standards(own.parent)


def test_every_named_check_exists(standards: Standards) -> None:
    checks = {one.check for one in standards.criteria if one.check}

    assert len(checks) >= 10
    for check in checks:
        file, name = check.split("::")
        assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), check


@pytest.mark.parametrize(
    ("key", "old", "new", "wrong"),
    [
        ("K1", "[K1]", "[K9]", "K1.*it is missing"),
        ("Q28", "[Q28]", "[Q29]", "Q28.*it is missing"),
        ("Q28", "[Q28]", "[Z1]\n[Q28]", "Z1.*there is no criterion of that name"),
        ("K2", '"met"', '"nearly"', "K2.*“nearly” is not one of"),
        ("Q12", 'state = "not_yet"', 'state = "not_yet"\ncheck = "tests/a.py::b"', "Q12 is not met"),
        ("C6", "because", "why", "C6.*(missing|nothing of that name)"),
        ("C7", "says = ", "says = 7 #", "C7.*it must be text"),
        ("C8", "[C8]", "[C8", "not valid TOML"),
    ],
)
def test_a_mistake_in_the_file_is_one_sentence_that_names_the_criterion(
    own: Path, key: str, old: str, new: str, wrong: str
) -> None:
    section = _section(own, key) if key != "Q28" else own.read_text(encoding="utf-8").split("\n\n")[-1]
    _replace(own, section, section.replace(old, new, 1))

    with pytest.raises(CatalogueError, match=wrong) as error:
        read_standards(own.parent)
    assert "your worksheets are safe" in str(error.value)
    assert str(error.value).endswith(".")


def test_a_criterion_that_is_no_table_and_a_missing_file_are_told(own: Path) -> None:
    section = _section(own, "K1")
    text = own.read_text(encoding="utf-8")
    own.write_text(f"K1 = 1\n{text.replace(section, '')}", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"K1.*it must be a table"):
        read_standards(own.parent)

    own.unlink()
    with pytest.raises(CatalogueError, match="the file is missing"):
        read_standards(own.parent)


def test_the_page_is_in_plain_words(standards: Standards) -> None:
    catalogue = read_catalogue()
    names = [treatment.name for treatment in catalogue.treatments.values()]
    grade = ReadingGrade((*names, *catalogue.glossary))
    intro = resource("help", "standards.md").read_text(encoding="utf-8")
    texts = [intro, *(f"{one.says} {one.because}" for one in standards.criteria)]

    for text in texts:
        assert grade.of(text) <= FAIL_ABOVE, text
    assert grade.of(" ".join(texts)) <= WARN_ABOVE
    assert [fault for text in texts for fault in faults(text.replace("“1 in X” and percent", ""))] == []


def test_every_criterion_is_told_once_with_its_state(standards: Standards) -> None:
    text = render_standards(standards)

    assert text.startswith(f"**{standards.counts['met']} of 35 are met")
    for one in standards.criteria:
        assert text.count(f"**{one.id} {one.says}**") == 1
        assert one.because in text
    assert "tests/" not in text
    assert "(held by tests/" in render_standards(standards, with_checks=True)


def test_readability_measures_the_hardest_and_the_usual_text(pack: Path) -> None:
    hard = "Your medical oncologist regularly reviews every laboratory result."
    topic = pack / "topics/next.toml"
    easy = readability(read_catalogue(pack))
    topic.write_text(topic.read_text(encoding="utf-8").replace("You see your team again.", hard), encoding="utf-8")
    harder = readability(read_catalogue(pack))

    assert easy.hardest < 8
    assert harder.hardest == harder.hardest_in_full == flesch_kincaid_grade(hard)
    assert harder.typical < 8


def test_names_and_explained_words_make_the_usual_text_easier_than_in_full() -> None:
    grades = readability(read_catalogue())

    assert 0 < grades.typical < grades.typical_in_full < grades.hardest_in_full
    assert grades.hardest < grades.hardest_in_full
