"""One figure, one sentence: the screen, the sheet and the letter say every figure of the pack word for word alike."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import Decision
from hrbc_desktop.domain.model.worksheet import MOST_OPTIONS, new_worksheet
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.ui.steps.compare.clipboard_table import letter_text
from hrbc_desktop.ui.steps.compare.comparison_model import ComparisonModel
from hrbc_desktop.wording.findings import cell_words

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


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
                    for said in (words.what.strip(" ,:"), words.where, words.mark, *words.lines):
                        assert said in f"{screen} {head}", f"{cell.option}, {row.key}"
                seen += 1
    assert seen > 1000


def compared_together(catalogue: Catalogue) -> Iterator[tuple[Decision, tuple[str, ...]]]:
    """Yield every decision with its options, as many at a time as can be compared."""
    for decision in catalogue.decisions.values():
        keys = [option.id for option in decision.options if option.id in catalogue.options]
        for start in range(0, len(keys), MOST_OPTIONS):
            yield decision, tuple(keys[start : start + MOST_OPTIONS])
