"""A report that was read, held against the answers that are there; and the worksheet with what she ticked."""

from datetime import UTC, datetime

import pytest

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.worksheet import Worksheet, new_worksheet
from hrbc_desktop.session.report_import import open_text
from hrbc_desktop.session.review import Review, ReviewLine, review, understand, with_answers, with_questions
from hrbc_desktop.wording import report as wording
from hrbc_desktop.wording.import_report import known_already

REPORT = """\
Left breast, lumpectomy: invasive ductal carcinoma, grade 2. Invasive tumor size: 16 mm. Sentinel nodes: 1/3.
ER 90 %. PR 5-15 %, negative. HER2 2+. Oncotype DX score 18.
Tumor DNA: AKT1 E17K detected.
Germline: BRCA1 and BRCA2: no pathogenic variant.
"""


def looked_through(profile: Profile, text: str = REPORT) -> Review:
    return review(understand(open_text(text), ""), profile)


def line(found: Review, field: str) -> ReviewLine:
    return next(each for each in found.lines if each.field == field)


@pytest.fixture
def worksheet() -> Worksheet:
    return new_worksheet("2026.11", datetime(2026, 11, 24, 9, 0, tzinfo=UTC))


def test_what_is_ticked_fills_bands_and_the_numbers_behind_them(worksheet: Worksheet) -> None:
    chosen = [each for each in looked_through(Profile()).lines if each.is_ticked]

    profile = with_answers(worksheet, chosen).profile

    assert (profile.tumor_size, profile.tumor_mm) == ("up_to_2", 16)
    assert (profile.nodes, profile.node_count) == ("one_to_three", 1)
    assert (profile.oncotype, profile.oncotype_score) == ("11_to_25", 18)
    assert (profile.brca, profile.brca_kind) == ("not_found", "inherited")
    assert (profile.akt1, profile.pten) == ("found", None)
    assert (profile.er, profile.pr, profile.her2) == ("positive", None, None)


def test_dcis_alone_is_a_stage_that_can_be_ticked(worksheet: Worksheet) -> None:
    found = looked_through(Profile(), "Left breast, core biopsy: DCIS, high grade. No invasive carcinoma. ER 90 %.")

    assert [each.field for each in found.lines if each.is_ticked] == []
    assert with_answers(worksheet, [line(found, "stage"), line(found, "er")]).profile == worksheet.profile.evolve(
        stage="dcis", er="positive"
    )


def test_an_answer_that_is_there_already_is_told_in_one_line(worksheet: Worksheet) -> None:
    found = looked_through(worksheet.profile.evolve(er="positive", grade="3"))

    assert "er" not in [each.field for each in found.lines]
    assert found.known == known_already(["ER"])
    assert line(found, "grade").replaces == "3 (fast) → 2"


def test_what_the_report_leaves_open_cannot_be_ticked_and_becomes_a_question() -> None:
    found = looked_through(Profile())

    assert not line(found, "pr").can_be_ticked
    assert line(found, "pr").note == wording.LEFT_OPEN
    assert line(found, "her2").can_be_ticked
    assert not line(found, "her2").is_ticked
    assert "Is my cancer progesterone-receptor positive?" in found.questions


def test_questions_are_put_on_the_list_once(worksheet: Worksheet) -> None:
    catalogue, asked = read_catalogue(), looked_through(Profile()).questions

    once = with_questions(worksheet, catalogue, asked)

    assert [question.text for question in once.questions][-len(asked) :] == list(asked)
    assert with_questions(once, catalogue, asked) == once


def test_mammaprint_can_be_ticked_by_her_alone(worksheet: Worksheet) -> None:
    found = looked_through(Profile(), "MammaPrint result: LOW RISK\n")

    assert not line(found, "mammaprint").is_ticked
    assert with_answers(worksheet, [line(found, "mammaprint")]).profile.mammaprint == "low"
