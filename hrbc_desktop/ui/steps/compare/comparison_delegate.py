"""Paints the cells of the comparison table."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from hrbc_desktop.ui.kit.metrics import SMALL
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.compare.comparison_cells import (
    IN_A_TABLE,
    PAD,
    Block,
    Letters,
    WrappedText,
    blocks,
    height,
    paint_stack,
)
from hrbc_desktop.ui.steps.compare.comparison_model import ComparisonModel, Foot, Heading, WordsLine


class CellDelegate(QStyledItemDelegate):
    """Paints the cells and keeps what was laid out until the options or the look change."""

    def __init__(self, model: ComparisonModel) -> None:
        super().__init__(model)
        self._model = model
        self._cache: dict[tuple[int, int], tuple[Block, ...]] = {}
        self.focused = QModelIndex()
        model.modelReset.connect(self.forget)

    def forget(self) -> None:
        """Lay everything out anew when it is next needed."""
        self._cache.clear()

    def row_height(self, line: int, width: float) -> int:
        """Return how tall the cells of one line are at that column width."""
        inner = width - 2 * current_theme().eased(PAD)
        found = self._model.lines[line]
        if isinstance(found, Heading | Foot):
            across = self._model.columnCount() * width - 2 * current_theme().eased(PAD)
            words = found.note if isinstance(found, Heading) else found.text
            return round(WrappedText(words, "muted", SMALL).height(across)) + PAD
        pad, spanned = 2 * PAD, dict(self._model.spans(line))
        hidden = {column for first, wide in spanned.items() for column in range(first + 1, first + wide)}
        return pad + round(
            max(
                height(self._blocks(line, column), inner + (spanned.get(column, 1) - 1) * width)
                for column in range(self._model.columnCount())
                if column not in hidden
            )
        )

    def _blocks(self, line: int, column: int) -> tuple[Block, ...]:
        key = line, column
        if key not in self._cache:
            self._cache[key] = tuple(self._laid_out(line, column))
        return self._cache[key]

    def _laid_out(self, line: int, column: int) -> Iterator[Block]:
        found = self._model.lines[line]
        if isinstance(found, WordsLine):
            yield from (WrappedText(sentence, size=SMALL) for sentence in found.sentences[column])
        elif not isinstance(found, Heading | Foot):
            wide = dict(self._model.spans(line)).get(column, 1)
            letter = self._model.letter(column) if wide == 1 else None
            words = self._model.words(found)
            if wide > 1:
                yield Letters(tuple(map(self._model.letter, range(column, column + wide))))
            yield from blocks(found, found.cells[column], words.cells[column], letter, IN_A_TABLE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect, pad = QRectF(option.rect), current_theme().eased(PAD)
        painter.save()
        line = self._model.lines[index.row()]
        if isinstance(line, Heading):
            painter.fillRect(rect, current_theme().color("quiet_soft"))
            note = rect.adjusted(pad, 0, -pad, 0)
            painter.setFont(current_theme().font(SMALL))
            painter.setPen(current_theme().color("muted"))
            painter.drawText(note, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap), line.note)
        elif isinstance(line, Foot):
            painter.fillRect(rect, current_theme().color("card"))
            WrappedText(line.text, "muted", SMALL).paint(painter, rect.adjusted(pad, 0, -pad, 0))
            painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), current_theme().color("line"))
        else:
            painter.fillRect(rect, current_theme().color("card"))
            paint_stack(painter, rect.adjusted(pad, PAD, -pad, -PAD), self._blocks(index.row(), index.column()))
            if not self._model.has_foot(index.row()):
                edge = QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1)
                painter.fillRect(edge, current_theme().color("line"))
        if index == self.focused:
            painter.setPen(QPen(current_theme().color("action"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(2, 2, -3, -3))
        painter.restore()
