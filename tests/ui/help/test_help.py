import re
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrbc_desktop.catalogue.lint.decision_aid_standards import read_standards, readability
from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.catalogue.signed_pack import KEYS
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import Stage
from hrbc_desktop.pdf.reading.sandbox import MAX_FILE_BYTES, MOST_MEMORY_BYTES, MOST_SECONDS
from hrbc_desktop.ui.help.about_dialog import AboutDialog
from hrbc_desktop.ui.help.dialogs import STANDARDS_TITLE, AccessDialog, CancerDialog, HelpDialog, StandardsDialog


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


def test_the_standards_are_told_with_what_is_missing(catalogue: Catalogue, qtbot: QtBot) -> None:
    dialog = StandardsDialog(catalogue)
    qtbot.addWidget(dialog)

    text = dialog.browser.toPlainText()
    grades = readability(catalogue)
    assert dialog.windowTitle() == STANDARDS_TITLE
    for one in read_standards().criteria:
        assert f"{one.id} {one.says}" in text
        assert one.because in text
    assert "No clinician has reviewed this content." in text
    assert f"Reading grade: {grades.typical} for most texts, {grades.hardest} for the hardest" in text
    assert "it is " + f"{grades.typical_in_full} and {grades.hardest_in_full}." in text
    assert "Nobody has checked yet if the worksheet serves all people alike" in text


# The success criteria of WCAG 2.2, levels A and AA, that EN 301 549 applies to programs.
CRITERIA = re.findall(
    r"\S+",
    """
    1.1.1 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1
    2.2.2 2.3.1 2.4.3 2.4.4 2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2
    3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3
    """,
)


def test_access_is_told_line_by_line_with_what_is_not_met(qtbot: QtBot) -> None:
    dialog = AccessDialog()
    qtbot.addWidget(dialog)
    text = dialog.browser.toPlainText()
    assert [criterion for criterion in CRITERIA if not re.search(rf"(?<![\d.]){criterion}(?![\d])", text)] == []
    for honest in ("does not meet it", "in part", "was not run on a real computer"):
        assert honest in text


def test_the_limits_of_opening_are_told_as_they_are(qtbot: QtBot) -> None:
    dialog = HelpDialog("opening")
    qtbot.addWidget(dialog)
    text = dialog.browser.toPlainText()
    assert f"{MOST_MEMORY_BYTES // 1_000_000} MB of memory and {MOST_SECONDS} seconds" in text
    assert f"above {MAX_FILE_BYTES // 1_000_000} MB is not opened" in text


def test_about_this_program_leads_to_the_standards(catalogue: Catalogue, qtbot: QtBot) -> None:
    about = AboutDialog(catalogue, KEYS)
    qtbot.addWidget(about)
    assert STANDARDS_TITLE in about.browser.toPlainText()

    about.browser.anchorClicked.emit("#standards")

    [opened] = about.findChildren(StandardsDialog)
    assert opened.isVisible()


def test_content_that_is_past_its_review_says_so(catalogue: Catalogue, qtbot: QtBot) -> None:
    overdue = catalogue.pack.evolve(date=date(2020, 1, 1), review_due=date(2020, 7, 1))
    due = catalogue.pack.evolve(review_due=date(9000, 1, 1))
    for pack, says_so in ((overdue, True), (due, False)):
        about = AboutDialog(catalogue.model_copy(update={"pack": pack}), KEYS)
        qtbot.addWidget(about)
        assert ("That day is past." in about.browser.toPlainText()) is says_so


@pytest.mark.parametrize(
    ("stage", "topic", "left_out"),
    [
        ("early", "about-early", "about-metastatic"),
        ("locally_advanced", "about-early", "about-metastatic"),
        ("metastatic", "about-metastatic", "about-early"),
        ("unknown", "about-early", None),
        (None, "about-metastatic", None),
    ],
)
def test_what_the_cancer_is_stands_in_the_help_with_its_sources(
    catalogue: Catalogue, qtbot: QtBot, stage: Stage | None, topic: str, left_out: str | None
) -> None:
    dialog: QWidget = CancerDialog(catalogue, stage)
    qtbot.addWidget(dialog)

    assert isinstance(dialog, CancerDialog)
    text = dialog.browser.toPlainText()
    for paragraph in catalogue.topics[topic].paragraphs:
        assert paragraph.text in text
        assert catalogue.sources[paragraph.source].title in text
    assert left_out is None or catalogue.topics[left_out].title not in text
    for term, meaning in catalogue.glossary.items():
        assert f"{term}: {meaning}" in text
