"""One figure, one sentence: the screen, the sheet and the letter say every figure of the pack word for word alike."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.cli.main import main
from hrbc_desktop.domain.compare.decision_comparison import compare_worksheet
from hrbc_desktop.domain.compare.rows import TextCell
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import Decision
from hrbc_desktop.domain.model.worksheet import MOST_OPTIONS, new_worksheet
from hrbc_desktop.domain.serialization import write_worksheet
from hrbc_desktop.pdf.build_sheet import make_sheet
from hrbc_desktop.pdf.engine.layout import SheetSettings
from hrbc_desktop.resources import resource
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.ui.steps.compare.clipboard_table import letter_text
from hrbc_desktop.ui.steps.compare.comparison_cells import IN_A_TABLE, LARGE_SCREEN, blocks
from hrbc_desktop.ui.steps.compare.comparison_model import ComparisonModel
from hrbc_desktop.wording.findings import cell_words, row_words
from tests.paper import page_texts

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
DECISIONS = sorted(path.stem for path in resource("catalogue", "decisions").glob("*.toml"))


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.mark.usefixtures("qapp")
def test_every_figure_is_told_alike_on_every_surface(catalogue: Catalogue) -> None:
    """Every figure of every decision: the cell on the screen, the letter, and the command line."""
    seen = 0
    for decision, options in compared_together(catalogue):
        worksheet = new_worksheet("2026.11", NOW).evolve(decision=decision.id, options=options, length_of_life=True)
        derived = Derived(worksheet, catalogue)
        model = ComparisonModel(catalogue, Glossary({}))
        model.unfold(all_rows=True, other_people=True)
        model.show(worksheet, derived)
        comparison = model.comparison
        assert comparison is not None
        letter = letter_text(model, comparison.rows)
        for line in range(model.rowCount()):
            row = model.row(line)
            for column, cell in enumerate(row.cells if row else ()):
                if row is None or not cell.sources:
                    continue
                head = " ".join([*model.words(row).head, model.title(row)])
                screen = str(model.data(model.index(line, column)))
                assert screen in letter
                for words in cell_words(cell, row, decision, catalogue):
                    assert words.value in screen
                    for sentence in (words.what.strip(" ,:"), words.where, words.complement, words.mark, *words.lines):
                        assert sentence in f"{screen} {head}", f"{cell.option}, {row.key}"
                for style in (IN_A_TABLE, LARGE_SCREEN):
                    drawn = blocks(row, cell, model.words(row).cells[column], column, style)
                    assert sum(block.height(style.figure * 9) for block in drawn) > 0, f"{cell.option}, {row.key}"
                seen += 1
    assert seen > 1000


def test_the_sheet_says_every_figure_as_the_screen_does(catalogue: Catalogue) -> None:
    """In large print, which has any number of pages: in standard print six pages leave out what the screen folds."""
    seen = 0
    for decision, options in compared_together(catalogue):
        worksheet = new_worksheet("2026.11", NOW).evolve(decision=decision.id, options=options, length_of_life=True)
        comparison = compare_worksheet(worksheet, catalogue)
        assert comparison is not None
        paper = on_paper(make_sheet(worksheet, catalogue, SheetSettings(print="large"), NOW))
        for row in comparison.rows:
            words_of_row = row_words(row, decision, catalogue)
            assert all(letters_alone(line) in paper for line in (words_of_row.title, *words_of_row.head)), row.key
            for cell, words in zip(row.cells, words_of_row.cells, strict=True):
                strip = isinstance(cell, TextCell) and bool(cell.cell.days)
                lines = [line for one in words for line in one.sentences()][strip:]
                assert all(letters_alone(line) in paper for line in lines), f"{cell.option}, {row.key}"
                seen += bool(cell.sources)
    assert seen > 1000


@pytest.mark.parametrize("decision", DECISIONS)
def test_the_command_line_says_every_figure_as_the_screen_does(
    decision: str, catalogue: Catalogue, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = next(options for one, options in compared_together(catalogue) if one.id == decision)
    worksheet = new_worksheet("2026.11", NOW).evolve(decision=decision, options=options, length_of_life=True)
    path = tmp_path / "worksheet.json"
    path.write_bytes(write_worksheet(worksheet))
    assert main(["compare", str(path), "--json"]) == 0
    rows = {row["key"]: row for row in json.loads(capsys.readouterr().out)["rows"]}
    comparison = compare_worksheet(worksheet, catalogue)
    assert comparison is not None
    assert list(rows) == [row.key for row in comparison.rows]
    for row in comparison.rows:
        for cell, printed in zip(row.cells, rows[row.key]["cells"], strict=True):
            lines = [line for one in cell_words(cell, row, comparison.decision, catalogue) for line in one.sentences()]
            assert printed["screen"] == printed["paper"]
            assert all(line in printed["screen"] for line in lines)


def on_paper(pdf: bytes) -> str:
    return letters_alone("\n".join(page_texts(pdf)[2:]))


def letters_alone(text: str) -> str:
    """Without the marks that lead to sources, the feet of pages, and however lines and sentences end."""
    without = re.sub(r"\[[\d, ]+\]|page \d+ of \d+", "", text)
    return re.sub(r"[\s.]+", "", without).casefold()


def compared_together(catalogue: Catalogue) -> Iterator[tuple[Decision, tuple[str, ...]]]:
    """Yield every decision with its options, as many at a time as can be compared."""
    for decision in catalogue.decisions.values():
        keys = [option.id for option in decision.options if option.id in catalogue.options]
        for start in range(0, len(keys), MOST_OPTIONS):
            yield decision, tuple(keys[start : start + MOST_OPTIONS])
