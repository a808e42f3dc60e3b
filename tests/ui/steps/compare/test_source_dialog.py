from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.compare.decision_comparison import compare_worksheet
from hrbc_desktop.domain.compare.rows import DecisionComparison
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.ui.help.source_dialog import COUNTED, CellContext, SourceDialog

Shown = Callable[[str, int], str]
WORKED_OUT = "Worked out from printed figures"


@pytest.fixture
def comparison(worksheet: Worksheet, catalogue: Catalogue) -> DecisionComparison:
    found = compare_worksheet(worksheet, catalogue)
    assert found is not None
    return found


def dialog_of(comparison: DecisionComparison, catalogue: Catalogue, key: str, column: int) -> SourceDialog:
    row = next(row for row in comparison.rows if key in (row.key, row.outcome, row.attribute))
    return SourceDialog(row, row.cells[column], CellContext(comparison.decision, catalogue))


@pytest.fixture
def shown(comparison: DecisionComparison, catalogue: Catalogue, qtbot: QtBot) -> Shown:
    """Return what the dialog says of one cell."""

    def show(key: str, column: int) -> str:
        dialog = dialog_of(comparison, catalogue, key, column)
        qtbot.addWidget(dialog)
        return dialog.text

    return show


def test_a_figure_says_who_was_studied_when_against_whom_and_where_it_is_printed(shown: Shown) -> None:
    text = shown("diarrhea", 0)
    for sentence in (
        "86 of 100",
        "13 of 100 had it badly",
        "pill alone: 25 of 100",
        "women after menopause",
        "while on treatment",
        "1,441 people",
        WORKED_OUT,
        "Source: Study One",
        "A Journal · 2018 · published study",
        "doi:10/1",
    ):
        assert sentence in text


def test_a_printed_figure_is_not_called_worked_out(shown: Shown) -> None:
    assert WORKED_OUT not in shown("diarrhea", 1)


def test_what_a_study_found_is_told_with_its_own_comparison(shown: Shown) -> None:
    text = shown("progression", 0)
    assert "9.3" in text
    assert "women after menopause" in text


def test_each_sentence_names_its_own_source(shown: Shown) -> None:
    text = shown("serious", 0)
    assert text.count("Source: Label of all") == 2
    assert text.count("Maker · 2025 · US prescribing information") == 2
    assert "Section 2.1" in text


def test_a_count_says_that_it_was_counted_on_the_schedule(shown: Shown) -> None:
    text = shown("visits", 0)
    assert COUNTED in text
    assert "Source: Label of all" in text


def test_the_dialog_is_closed_by_its_button_and_names_the_cell(
    comparison: DecisionComparison, catalogue: Catalogue, qtbot: QtBot
) -> None:
    dialog = dialog_of(comparison, catalogue, "diarrhea", 1)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.focusWidget() is not None
    dialog.focusWidget().click()  # type: ignore[attr-defined]
    assert not dialog.isVisible()
