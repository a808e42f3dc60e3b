"""The comparison as a table model: a line for each row, and one above each group."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hrbc_desktop.domain.compare.comparison import GROUP_NAMES, Cell, Comparison, Row, RowGroup
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import LETTERS, Worksheet
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.wording.figures import cell_sentence

Index = QModelIndex | QPersistentModelIndex

STUDIES_DIFFER = "Studies differ in who took part. Small differences may not be real."
_NOTES: dict[RowGroup, str] = {"studies": STUDIES_DIFFER, "side_effects": STUDIES_DIFFER}


@dataclass(frozen=True)
class Heading:
    """The line above a group of rows."""

    title: str
    note: str


class ComparisonModel(QAbstractTableModel):
    """A column for each option; what a screen reader hears of a cell is the same as what is painted."""

    def __init__(self, catalogue: Catalogue, words: Glossary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.catalogue, self._words = catalogue, words
        self.comparison = Comparison(options=(), rows=())
        self.lines: tuple[Heading | Row, ...] = ()
        self._worksheet: Worksheet | None = None
        self._derived: Derived | None = None

    def show(self, worksheet: Worksheet, derived: Derived) -> bool:
        """Show the compared options, each under its letter; return whether that made other rows than before."""
        before, offered = self._worksheet, self._derived.offer if self._derived else None
        self._worksheet, self._derived = worksheet, derived
        if before is not None and before.options == worksheet.options and derived.comparison == self.comparison:
            if self.lines and (before.starred, offered) != (worksheet.starred, derived.offer):
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.lines) - 1)
            return False
        self._lay_out(derived.comparison)
        return True

    def _lay_out(self, comparison: Comparison) -> None:
        self.beginResetModel()
        self.comparison = comparison
        lines: list[Heading | Row] = []
        for group, rows in groupby(comparison.rows, key=lambda row: row.group):
            lines += [Heading(GROUP_NAMES[group], _NOTES.get(group, "")), *rows]
        self.lines = tuple(lines)
        self.endResetModel()

    def row(self, line: int) -> Row | None:
        """Return the row in that line, None for a heading."""
        found = self.lines[line] if 0 <= line < len(self.lines) else None
        return found if isinstance(found, Row) else None

    def cell(self, index: Index) -> Cell | None:
        """Return the cell at `index`, None for a heading."""
        row = self.row(index.row())
        return row.cells[index.column()] if row else None

    @property
    def option_names(self) -> tuple[str, ...]:
        """The heading of each column: “A: Tamoxifen”."""
        return tuple(
            f"{LETTERS[self.letter(column)]}: {option.name}" for column, option in enumerate(self.comparison.options)
        )

    def letter(self, column: int) -> int:
        """Return the number of the letter of the option in that column."""
        return self._worksheet.options.index(self.comparison.options[column].id) if self._worksheet else column

    def can_be_starred(self, row: Row) -> bool:
        """Whether the options differ in the row in a way that can be weighed; a star that is on can come off."""
        weighable = self._derived is not None and self._derived.offer.scale(row.key) is not None
        return weighable or self.is_starred(row)

    def is_starred(self, row: Row) -> bool:
        """Whether the person wants to weigh the row."""
        return self._worksheet is not None and row.key in self._worksheet.starred

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self.comparison.options)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.row(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, cell = self.row(index.row()), self.cell(index)
        if row is None or cell is None:
            heading = self.lines[index.row()]
            return heading.note if isinstance(heading, Heading) and role in _TEXT_ROLES else None
        return self._told(row, cell, index.column(), role)

    def _told(self, row: Row, cell: Cell, column: int, role: int) -> str | None:
        said = cell_sentence(row, cell, self.catalogue)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return said
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.title}, {self.comparison.options[column].name}: {said}"
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return f"{self._what_keys_do(row, cell)} {self._words.said(said)}".strip()
            case Qt.ItemDataRole.ToolTipRole:
                return self._words.told(row.title, said) or None
        return None

    def _what_keys_do(self, row: Row, cell: Cell) -> str:
        source = "Enter shows the source." if cell.is_known else ""
        if not self.can_be_starred(row):
            return source
        star = "Starred. Space takes the star off." if self.is_starred(row) else "Not starred. Space stars this row."
        return f"{source} {star}".strip()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        title, plain = self._heading(section, orientation)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title
            case Qt.ItemDataRole.AccessibleTextRole:
                row = self.row(section) if orientation is Qt.Orientation.Vertical else None
                return f"{title}, starred" if row and self.is_starred(row) else title
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return f"{plain} {self._words.said(title, plain)}".strip()
            case Qt.ItemDataRole.ToolTipRole:
                return self._words.told(title, plain) or None
            case Qt.ItemDataRole.WhatsThisRole:
                return f"{title}: {plain}"
        return None

    def _heading(self, section: int, orientation: Qt.Orientation) -> tuple[str, str]:
        """Return the title of a row or column, and what is painted under it."""
        if orientation is Qt.Orientation.Horizontal:
            return self.option_names[section], ""
        line = self.lines[section]
        return line.title, line.plain if isinstance(line, Row) else ""


_TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
