"""Where a number or a sentence comes from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from PySide6.QtWidgets import QWidget

from hrbc_desktop.domain.compare.rows import Cell, DecisionRow, EffectCell, OutcomeCell, TextCell, has_source
from hrbc_desktop.domain.model.content import SOURCE_KIND_NAMES, Catalogue, Source
from hrbc_desktop.domain.model.decision import Decision
from hrbc_desktop.domain.model.schedule import FIRST_MONTHS_DAYS
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_source_dialog import Ui_SourceDialog
from hrbc_desktop.ui.help.glossary_popups import explain_words_in
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.ui.kit.metrics import SOURCE_WINDOW
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.findings import cell_text, cell_words, row_measure, row_people, row_title

WORDS = _("Words explained")
COUNTED = _("Counted on the schedule of each treatment, from day 1 to day {first_months_days}.").format(
    first_months_days=FIRST_MONTHS_DAYS
)


@dataclass(frozen=True)
class CellContext:
    """What the cells are put into words with."""

    decision: Decision
    catalogue: Catalogue


class _Sources(Dialog):
    """Shows what is said and where it comes from. Escape closes."""

    def __init__(
        self, what: str, pieces: Iterable[str], context: CellContext, texts: Iterable[str], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._form = Ui_SourceDialog()
        self._form.setupUi(self)
        self._form.what_label.setText(what)
        explained = Glossary(context.catalogue.glossary).explanations(*texts)
        words = [f"<p><b>{WORDS}</b></p><p>{explained}</p>"] if explained else []
        self._form.source_text.setHtml("<hr>".join([*pieces, *words]))
        self._form.close_button.clicked.connect(self.accept)
        self._form.close_button.setFocus()
        explain_words_in(self)
        self.resize(current_theme().window(SOURCE_WINDOW, self))

    @property
    def text(self) -> str:
        """What is shown, as plain text."""
        return self._form.source_text.toPlainText()


class SourceDialog(_Sources):
    """Shows what one cell says, who was studied, and the document that it is printed in."""

    def __init__(self, row: DecisionRow, cell: Cell, context: CellContext, parent: QWidget | None = None) -> None:
        what = f"{row_title(row)}: {context.catalogue.options[cell.option].name}"
        texts = (row.title, row.plain, cell_text(cell, row, context.decision, context.catalogue))
        super().__init__(what, _pieces(row, cell, context), context, texts, parent)


class RowSourcesDialog(_Sources):
    """Shows the same of every option of a row, one after the other."""

    def __init__(self, row: DecisionRow, context: CellContext, parent: QWidget | None = None) -> None:
        pieces = [
            f"<p><b>{escape(context.catalogue.options[cell.option].name)}</b></p>{''.join(_pieces(row, cell, context))}"
            for cell in row.cells
            if has_source(cell)
        ]
        texts = (
            row.title,
            row.plain,
            *(cell_text(cell, row, context.decision, context.catalogue) for cell in row.cells),
        )
        super().__init__(row_title(row), pieces, context, texts, parent)


def _pieces(row: DecisionRow, cell: Cell, context: CellContext) -> Iterator[str]:
    """Return, as rich text, each thing that the cell says and where it comes from."""
    if isinstance(cell, TextCell):
        yield from _from_the_option(row, cell, context)
        return
    words = cell_words(cell, row, context.decision, context.catalogue)
    shared = (row_people(row), row_measure(row, context.catalogue))
    for each, (key, locator) in zip(words, _sources(cell), strict=False):
        facts = (*each.sentences()[1:], *(fact for fact in shared if fact and fact not in each.sentences()))
        yield _piece(each.sentences()[0], facts, context.catalogue.sources[key], locator)


def _sources(cell: OutcomeCell | EffectCell) -> list[tuple[str, str]]:
    """Return the source of each figure, in the order of the figures."""
    if isinstance(cell, OutcomeCell):
        return [(figure.finding.source, "") for figure in cell.figures]
    return list(cell.sources)


def _from_the_option(row: DecisionRow, cell: TextCell, context: CellContext) -> Iterator[str]:
    for statement in cell.cell.statements:
        yield _piece(statement.text, (), context.catalogue.sources[statement.source], statement.locator)
    if cell.cell.number is not None:
        often = context.catalogue.options[cell.option].how_often
        sentence = cell_text(cell, row, context.decision, context.catalogue)
        yield _piece(sentence, (COUNTED, often.text), context.catalogue.sources[often.source], often.locator)


def _piece(sentence: str, facts: Iterable[str], source: Source, locator: str) -> str:
    about = " · ".join(
        part for part in (source.publisher, str(source.year or ""), SOURCE_KIND_NAMES[source.kind]) if part
    )
    lines = [*facts, f"Source: {source.title}", about, locator, source.reference]
    details = "<br>".join(escape(line) for line in lines if line)
    return f"<p><b>{escape(sentence)}</b></p><p>{details}</p>"
