"""One figure, one sentence: the screen, the sheet and the letter say every figure of the pack word for word alike."""

import io
import re
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import MOST_OPTIONS, new_worksheet
from hrbc_desktop.pdf.build_sheet import make_sheet
from hrbc_desktop.pdf.engine.layout import SheetSettings
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.ui.steps.compare.clipboard_table import letter_text
from hrbc_desktop.ui.steps.compare.comparison_model import ComparisonModel
from hrbc_desktop.wording.figures import cell_figure

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return read_catalogue()


def words_alone(text: str) -> str:
    """Without the marks that lead to the sources, and however its lines are broken."""
    return re.sub(r"\s+", "", re.sub(r"\[[\d, ]+\]", "", text))


@pytest.mark.usefixtures("qapp")
def test_every_figure_is_told_alike_on_every_surface(catalogue: Catalogue) -> None:
    seen = 0
    keys = tuple(catalogue.options)
    for start in range(0, len(keys), MOST_OPTIONS):
        options = keys[start : start + MOST_OPTIONS]
        worksheet = new_worksheet("2026.11", NOW).evolve(options=options, length_of_life=True)
        pdf = make_sheet(worksheet, catalogue, SheetSettings(), NOW)
        paper = words_alone("\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages[1:]))
        model = ComparisonModel(catalogue, Glossary({}))
        model.show(worksheet, Derived(worksheet, catalogue))
        letter = letter_text(model, model.comparison.rows)
        for line in range(model.rowCount()):
            row = model.row(line)
            for column, cell in enumerate(row.cells if row else ()):
                if words := cell_figure(cell):
                    screen = model.data(model.index(line, column))
                    assert screen == words.sentence()
                    assert screen in letter
                    for said in (words.figure, *words.lines):
                        assert words_alone(said) in paper, f"{cell.option}: {said}"
                    seen += 1
    of_the_pack = sum(len(option.benefits) + len(option.side_effects) for option in catalogue.options.values())
    assert seen == of_the_pack > 600
