"""Paints the cells of the comparison table."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from hrbc_desktop.ui.kit.metrics import SMALL
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.compare.comparison_cells import IN_A_TABLE, PAD, Block, blocks, height, paint_stack
from hrbc_desktop.ui.steps.compare.comparison_model import ComparisonModel, Heading
from hrbc_desktop.wording.figures import unit_of


class CellDelegate(QStyledItemDelegate):
    """Paints the cells and keeps what was laid out until the options or the look change."""

    def __init__(self, model: ComparisonModel) -> None:
        super().__init__(model)
        self._model = model
        self._kept: dict[tuple[int, int], tuple[Block, ...]] = {}
        self.focused = QModelIndex()
        model.modelReset.connect(self.forget)

    def forget(self) -> None:
        """Lay everything out anew when it is next needed."""
        self._kept.clear()

    def row_height(self, line: int, width: float) -> int:
        """Return how tall the cells of one line are at that column width."""
        inner = width - 2 * current_theme().scaled(PAD)
        if isinstance(self._model.lines[line], Heading):
            return 0
        columns = range(self._model.columnCount())
        return round(max(height(self._blocks(line, column), inner) for column in columns)) + 2 * current_theme().scaled(
            PAD
        )

    def _blocks(self, line: int, column: int) -> tuple[Block, ...]:
        key = line, column
        if key not in self._kept:
            row, cell = self._model.row(line), self._model.cell(self._model.index(line, column))
            unit, letter = unit_of(row, self._model.catalogue) if row else "", self._model.letter(column)
            self._kept[key] = blocks(row, cell, letter, unit, IN_A_TABLE) if row and cell else ()
        return self._kept[key]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place, pad = QRectF(option.rect), current_theme().scaled(PAD)
        painter.save()
        line = self._model.lines[index.row()]
        if isinstance(line, Heading):
            painter.fillRect(place, current_theme().colour("quiet_soft"))
            note = place.adjusted(pad, 0, -pad, 0)
            painter.setFont(current_theme().font(SMALL))
            painter.setPen(current_theme().colour("muted"))
            painter.drawText(note, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap), line.note)
        else:
            painter.fillRect(place, current_theme().colour("card"))
            paint_stack(painter, place.adjusted(pad, pad, -pad, -pad), self._blocks(index.row(), index.column()))
            painter.fillRect(QRectF(place.x(), place.bottom() - 1, place.width(), 1), current_theme().colour("line"))
        if index == self.focused:
            painter.setPen(QPen(current_theme().colour("action"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(2, 2, -3, -3))
        painter.restore()
