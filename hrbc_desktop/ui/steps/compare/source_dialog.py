"""Where a number or a sentence comes from."""

from collections.abc import Iterable, Iterator
from html import escape

from PySide6.QtWidgets import QDialog, QWidget

from hrbc_desktop.domain.compare.comparison import Cell, Row
from hrbc_desktop.domain.model.content import SOURCE_KIND_NAMES, Catalogue, Figure, Source
from hrbc_desktop.domain.model.schedule import FIRST_MONTHS_DAYS
from hrbc_desktop.ui.forms.ui_source_dialog import Ui_SourceDialog
from hrbc_desktop.ui.help.glossary_popups import explain_words_in
from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.ui.kit.metrics import SOURCE_WINDOW
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.figures import benefit_words, cell_sentence, count_words, side_effect_words, unit_of

WORDS = "Words explained"
WORKED_OUT = "Worked out from printed figures. It may be off by 1."
COUNTED = f"Counted on the schedule of each treatment, from day 1 to day {FIRST_MONTHS_DAYS}."


class SourceDialog(QDialog):
    """Shows what one cell says, who was studied, and the document that it is printed in. Escape closes."""

    def __init__(self, row: Row, cell: Cell, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = Ui_SourceDialog()
        self._form.setupUi(self)
        self._form.what_label.setText(f"{row.title}: {catalogue.options[cell.option].name}")
        explained = Glossary(catalogue.glossary).told(row.title, row.plain, cell_sentence(row, cell, catalogue))
        words = [f"<p><b>{WORDS}</b></p><p>{explained}</p>"] if explained else []
        self._form.source_text.setHtml("<hr>".join([*_pieces(row, cell, catalogue), *words]))
        self._form.close_button.clicked.connect(self.accept)
        self._form.close_button.setFocus()
        explain_words_in(self)
        self.resize(current_theme().window(SOURCE_WINDOW, self))

    @property
    def text(self) -> str:
        """What is shown, as plain text."""
        return self._form.source_text.toPlainText()


def _pieces(row: Row, cell: Cell, catalogue: Catalogue) -> Iterator[str]:
    """Return, as rich text, each thing that the cell says and where it comes from."""
    for statement in cell.statements:
        yield _piece(statement.text, (), catalogue.sources[statement.source], statement.locator)
    if cell.number is not None:
        often = catalogue.options[cell.option].how_often
        sentence = count_words(cell.number, unit_of(row, catalogue))
        yield _piece(sentence, (COUNTED, often.text), catalogue.sources[often.source], often.locator)
    for figure, words in (
        (cell.side_effect, cell.side_effect and side_effect_words(cell.side_effect)),
        (cell.benefit, cell.benefit and benefit_words(cell.benefit)),
    ):
        if figure and words:
            yield _piece(words.sentence(), _studied(figure), catalogue.sources[figure.source], figure.locator)


def _studied(figure: Figure) -> Iterator[str]:
    yield f"Who was studied: {figure.population}"
    yield f"How many: {figure.n:,} people" if figure.n else "How many: not printed there"
    yield f"When: {figure.time}"
    group = figure.comparator
    if group:
        yield f"Compared in the same study with: {group.arm}" + (f", {group.n:,} people" if group.n else "")
    if figure.worked_out:
        yield WORKED_OUT


def _piece(sentence: str, facts: Iterable[str], source: Source, locator: str) -> str:
    about = " · ".join(
        part for part in (source.publisher, str(source.year or ""), SOURCE_KIND_NAMES[source.kind]) if part
    )
    lines = [*facts, f"Source: {source.title}", about, locator, source.reference]
    told = "<br>".join(escape(line) for line in lines if line)
    return f"<p><b>{escape(sentence)}</b></p><p>{told}</p>"
