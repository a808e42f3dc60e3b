from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.compare.comparison import compare
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.ui.steps.compare.source_dialog import COUNTED, WORKED_OUT, SourceDialog

Shown = Callable[[str, int], str]


@pytest.fixture
def shown(catalogue: Catalogue, qtbot: QtBot) -> Shown:
    """Return what the dialog says of one cell."""

    def show(key: str, column: int) -> str:
        row = compare(("alpha", "beta"), catalogue).row(key)
        assert row is not None
        dialog = SourceDialog(row, row.cells[column], catalogue)
        qtbot.addWidget(dialog)
        return dialog.text

    return show


def test_a_figure_says_who_was_studied_when_against_whom_and_where_it_is_printed(shown: Shown) -> None:
    text = shown("diarrhea", 0)
    for said in (
        "86 of 100, 13 severe. 14 of 100 did not have it. Same study, pill alone: 25 of 100.",
        "Who was studied: Study One: women after menopause",
        "How many: 1,441 people",
        "When: while on treatment",
        "Compared in the same study with: pill alone, 223 people",
        WORKED_OUT,
        "Source: Study One",
        "A Journal · 2018 · published study",
        "Table 3",
        "doi:10/1",
    ):
        assert said in text


def test_a_printed_figure_is_not_called_worked_out(shown: Shown) -> None:
    assert WORKED_OUT not in shown("diarrhea", 1)


def test_what_a_study_found_is_told_with_its_own_comparison(shown: Shown) -> None:
    text = shown("outcome:progression", 0)
    assert "Same study, pill alone: 9.3 months. The study showed a difference." in text
    assert "How many: not printed there" in text


def test_each_sentence_names_its_own_source(shown: Shown) -> None:
    text = shown("serious", 0)
    assert text.count("Source: Label of all") == 2
    assert text.count("Maker · 2025 · US prescribing information") == 2
    assert "Section 2.1" in text


def test_a_count_says_that_it_was_counted_on_the_schedule(shown: Shown) -> None:
    text = shown("visits", 0)
    assert COUNTED in text
    assert "Source: Label of all" in text


def test_the_dialog_is_closed_by_its_button_and_names_the_cell(catalogue: Catalogue, qtbot: QtBot) -> None:
    row = compare(("alpha", "beta"), catalogue).row("diarrhea")
    assert row is not None
    dialog = SourceDialog(row, row.cells[1], catalogue)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.focusWidget() is not None
    dialog.focusWidget().click()  # type: ignore[attr-defined]
    assert not dialog.isVisible()
