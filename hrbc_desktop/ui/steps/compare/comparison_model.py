"""The comparison as a table model: a line for each row, and one above each group."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from hrbc_desktop.domain.compare.rows import (
    GROUP_NAMES,
    Cell,
    DecisionComparison,
    DecisionRow,
    EffectCell,
    RowGroup,
    StudyFigure,
    has_source,
)
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import LETTERS, Worksheet
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.translation import _
from hrbc_desktop.ui.help.source_dialog import CellContext
from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.ui.kit.row_table import Index
from hrbc_desktop.wording.comparison import (
    EACH_FROM_ITS_OWN_STUDY,
    ELSEWHERE_TITLE,
    OTHER_PEOPLE,
    OTHER_PEOPLE_NOTE,
    SAME_QUESTION,
)
from hrbc_desktop.wording.findings import RowWords, cell_text, cell_words, figure_in_words, row_words
from hrbc_desktop.wording.row_spans import row_spans

_NOTES: dict[RowGroup, str] = {"outcomes": SAME_QUESTION, "side_effects": EACH_FROM_ITS_OWN_STUDY}


@dataclass(frozen=True)
class Heading:
    """The line above a group of rows."""

    title: str
    note: str


@dataclass(frozen=True)
class Foot:
    """The line under a row: what holds for all its cells."""

    text: str
    of: DecisionRow


@dataclass(frozen=True)
class WordsLine:
    """What studies found that may not stand beside the figures of other options: sentences for each option."""

    title: str
    plain: str
    sentences: tuple[tuple[str, ...], ...]


TableLine = Heading | DecisionRow | Foot | WordsLine


class ComparisonModel(QAbstractTableModel):
    """A column for each option; what a screen reader hears of a cell is the same as what is painted."""

    def __init__(self, catalogue: Catalogue, words: Glossary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.catalogue, self._words = catalogue, words
        self.comparison: DecisionComparison | None = None
        self.lines: tuple[TableLine, ...] = ()
        self.shows_all = self.shows_other_people = False
        self._worksheet: Worksheet | None = None
        self._derived: Derived | None = None
        self._row_words: dict[str, RowWords] = {}

    def show(self, worksheet: Worksheet, derived: Derived) -> bool:
        """Show the compared options, each under its letter; return whether that made other rows than before."""
        before, offered = self._worksheet, self._derived.offer if self._derived else None
        self._worksheet, self._derived = worksheet, derived
        if before is not None and before.options == worksheet.options and derived.comparison == self.comparison:
            if self.lines and (before.starred, offered) != (worksheet.starred, derived.offer):
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.lines) - 1)
            return False
        self.comparison = derived.comparison
        self._lay_out()
        return True

    def unfold(self, *, all_rows: bool, other_people: bool) -> None:
        """Show the rows that matter less here, and those of people other than her, or fold them away."""
        if (all_rows, other_people) != (self.shows_all, self.shows_other_people):
            self.shows_all, self.shows_other_people = all_rows, other_people
            self._lay_out()

    def _lay_out(self) -> None:
        self.beginResetModel()
        self._row_words = {}
        self.lines = tuple(self._lines(self.comparison)) if self.comparison else ()
        self.endResetModel()

    def _lines(self, comparison: DecisionComparison) -> Iterator[TableLine]:
        rows = [row for row in comparison.rows if row.speaks != "no" and (self.shows_all or not row.folded)]
        for group, found in groupby(rows, key=lambda row: row.group):
            members = tuple(found)
            if [row.title for row in members] != [GROUP_NAMES[group]]:
                yield Heading(GROUP_NAMES[group], _NOTES.get(group, ""))
            for row in members:
                yield from self._row(row)
            if group == "outcomes" and self.shows_all:
                yield from self._in_words(comparison, others=False)
        if self.shows_other_people:
            yield Heading(OTHER_PEOPLE, OTHER_PEOPLE_NOTE)
            for row in comparison.other_people:
                yield from self._row(row)
            yield from self._in_words(comparison, others=True)

    def _row(self, row: DecisionRow) -> Iterator[TableLine]:
        yield row
        if foot := " ".join(self.words(row).foot):
            yield Foot(foot, row)

    def _in_words(self, comparison: DecisionComparison, *, others: bool) -> Iterator[WordsLine]:
        def sentences_of(option: str) -> Iterator[str]:
            figures: Sequence[StudyFigure] = comparison.in_words.get(option, ())
            for figure in figures:
                if (figure.fit.speaks == "no") is others:
                    yield figure_in_words(figure, comparison.decision, self.catalogue)
            for cell in comparison.effects_in_words.get(option, ()):
                if (cell.fit is not None and cell.fit.speaks == "no") is others and cell.effect is not None:
                    name = self.catalogue.attributes[cell.effect.attribute].name
                    yield f"{name}: {self._effect_text(cell)}"

        sentences = tuple(tuple(sentences_of(option.id)) for option in comparison.options)
        if any(sentences):
            yield WordsLine(*ELSEWHERE_TITLE, sentences)

    def _effect_text(self, cell: EffectCell) -> str:
        row = DecisionRow(key="", group="side_effects", title="", kind="effect", cells=(cell,))
        return cell_text(cell, row, self.context.decision, self.catalogue)

    @property
    def context(self) -> CellContext:
        """What the cells are put into words with. Raises LookupError while nothing is compared."""
        if self.comparison is None:
            raise LookupError("nothing is compared")
        return CellContext(self.comparison.decision, self.catalogue)

    @property
    def folded(self) -> int:
        """How many rows stand behind “show all”."""
        return len(self.comparison.more_rows) if self.comparison else 0

    @property
    def of_other_people(self) -> int:
        """How many rows are of people other than her."""
        return len(self.comparison.other_people) if self.comparison else 0

    def row(self, line: int) -> DecisionRow | None:
        """Return the row in that line, None for a heading."""
        found = self.lines[line] if 0 <= line < len(self.lines) else None
        return found if isinstance(found, DecisionRow) else None

    def has_foot(self, line: int) -> bool:
        """Whether what holds for all cells of the row stands on the line below it."""
        return line + 1 < len(self.lines) and isinstance(self.lines[line + 1], Foot)

    def cell(self, index: Index) -> Cell | None:
        """Return the cell at `index`, None for a heading."""
        row = self.row(index.row())
        return row.cells[index.column()] if row else None

    def spans(self, line: int) -> Iterator[tuple[int, int]]:
        """Yield the first column and the width of each run of cells that one figure speaks for."""
        row = self.row(line)
        if row is None:
            return
        yield from ((first, wide) for first, wide in row_spans(row, self.words(row)) if wide > 1)

    @property
    def option_names(self) -> tuple[str, ...]:
        """The heading of each column: “A: Tamoxifen”."""
        if self.comparison is None:
            return ()
        return tuple(
            f"{LETTERS[self.letter(column)]}: {self.catalogue.options[option.id].name}"
            for column, option in enumerate(self.comparison.options)
        )

    def letter(self, column: int) -> int:
        """Return the number of the letter of the option in that column."""
        if self._worksheet is None or self.comparison is None:
            return column
        return self._worksheet.options.index(self.comparison.options[column].id)

    def star_key(self, row: DecisionRow) -> str:
        """Return the key under which a row is weighed."""
        return row.attribute or row.key

    def can_be_starred(self, row: DecisionRow) -> bool:
        """Whether the options differ in the row in a way that can be weighed; a star that is on can come off."""
        weighable = self._derived is not None and self._derived.offer.scale(self.star_key(row)) is not None
        return weighable or self.is_starred(row)

    def is_starred(self, row: DecisionRow) -> bool:
        """Whether the person wants to weigh the row."""
        return self._worksheet is not None and self.star_key(row) in self._worksheet.starred

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if (parent and parent.isValid()) or self.comparison is None else len(self.comparison.options)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.lines[index.row()], Heading | Foot):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, cell = self.lines[index.row()], self.cell(index)
        if isinstance(line, Heading | Foot):
            return self._merged_text(line.note if isinstance(line, Heading) else line.text, role)
        if isinstance(line, WordsLine):
            text = " ".join(line.sentences[index.column()])
            return self._text_for(line.title, text, "", index.column(), role)
        if cell is None:
            return None
        text = " ".join(words.text() for words in self.words(line).cells[index.column()])
        return self._text_for(self.title(line), text, self._what_keys_do(line, cell), index.column(), role)

    def _merged_text(self, text: str, role: int) -> str | None:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return text
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._words.spoken(text)
            case Qt.ItemDataRole.ToolTipRole:
                return self._words.explanations(text) or None
        return None

    def _text_for(self, title: str, text: str, keys: str, column: int, role: int) -> str | None:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{title}, {self.option_names[column].partition(': ')[2]}: {text}"
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return f"{keys} {self._words.spoken(text)}".strip()
            case Qt.ItemDataRole.ToolTipRole:
                return self._words.explanations(title, text) or None
        return None

    def _what_keys_do(self, row: DecisionRow, cell: Cell) -> str:
        source = _("Enter shows the source.") if has_source(cell) else ""
        if not self.can_be_starred(row):
            return source
        star = (
            _("Starred. Space takes the star off.") if self.is_starred(row) else _("Not starred. Space stars this row.")
        )
        return f"{source} {star}".strip()

    def words(self, row: DecisionRow) -> RowWords:
        """Return the words of a row, worked out once until the rows change."""
        if row.key not in self._row_words:
            context = self.context
            self._row_words[row.key] = row_words(row, context.decision, context.catalogue)
        return self._row_words[row.key]

    def title(self, line: DecisionRow | WordsLine) -> str:
        """Return what a row is called, its time included."""
        return self.words(line).title if isinstance(line, DecisionRow) else line.title

    def notes(self, line: DecisionRow | WordsLine) -> tuple[str, ...]:
        """Return what stands under the title of a row: in whom."""
        if isinstance(line, WordsLine):
            return (line.plain,)
        people = self.words(line).people
        return (people,) if people else ()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        title, plain = self._heading(section, orientation)
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Vertical:
            line = self.lines[section]
            title, plain = self._heading(section - isinstance(line, Foot), orientation)  # its title may go on there
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title
            case Qt.ItemDataRole.AccessibleTextRole:
                row = self.row(section) if orientation is Qt.Orientation.Vertical else None
                return f"{title}, starred" if row and self.is_starred(row) else title
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return f"{plain} {self._words.spoken(title, plain)}".strip()
            case Qt.ItemDataRole.ToolTipRole:
                return self._words.explanations(title, plain) or None
            case Qt.ItemDataRole.WhatsThisRole:
                return f"{title}: {plain}"
        return None

    def _heading(self, section: int, orientation: Qt.Orientation) -> tuple[str, str]:
        """Return the title of a row or column, and what is painted under it."""
        if orientation is Qt.Orientation.Horizontal:
            return self.option_names[section], ""
        line = self.lines[section]
        if isinstance(line, Heading):
            return line.title, ""
        if isinstance(line, Foot):
            return "", ""
        return self.title(line), " ".join(self.notes(line))


def differs(row: DecisionRow, context: CellContext) -> bool:
    """Return whether a reader would see something else in at least two cells of the row."""
    texts = {
        tuple(words.value for words in cell_words(cell, row, context.decision, context.catalogue)) for cell in row.cells
    }
    return len(texts) > 1
