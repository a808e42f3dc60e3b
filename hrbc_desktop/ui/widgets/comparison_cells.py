"""What is painted in the cells of the comparison: words, dots and strips, one under the other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from hrbc_desktop.domain.comparison import NOT_KNOWN, Cell, Row
from hrbc_desktop.domain.schedule import Day, EventKind
from hrbc_desktop.ui.figure_words import FigureWords, benefit_words, count_words, side_effect_words
from hrbc_desktop.ui.theme import look
from hrbc_desktop.ui.widgets.comparison_model import ComparisonModel, Heading
from hrbc_desktop.ui.widgets.icon_array import COLUMNS, PITCH, ROWS, Dots, paint_dots
from hrbc_desktop.ui.widgets.schedule_strip import kinds_present, paint_strip, strip_height

SMALL, BODY, FIGURE = 14, 16, 17
PAD = 12
GAP = 5
_TALL = 100_000.0
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class Block(Protocol):
    """Something painted in a cell."""

    def height(self, width: float) -> float:
        """Return how tall it is when it is `width` wide."""

    def paint(self, painter: QPainter, place: QRectF) -> None:
        """Paint it into `place`."""


@dataclass(frozen=True)
class Words:
    """Text that wraps."""

    text: str
    colour: str = "ink"
    size: int = BODY
    weight: QFont.Weight = QFont.Weight.Normal

    @cached_property
    def _font(self) -> QFont:
        return look().font(self.size, self.weight)

    def height(self, width: float) -> float:
        return QFontMetricsF(self._font).boundingRect(QRectF(0, 0, width, _TALL), _WRAPPED, self.text).height()

    def paint(self, painter: QPainter, place: QRectF) -> None:
        painter.setFont(self._font)
        painter.setPen(look().colour(self.colour))
        painter.drawText(place, _WRAPPED, self.text)


@dataclass(frozen=True)
class Number:
    """A figure in its option's colour, and a word beside it, or under it where there is no room."""

    text: str
    beside: str
    colour: QColor

    @cached_property
    def _font(self) -> QFont:
        return look().font(FIGURE, QFont.Weight.Bold)

    def _fits(self, width: float) -> bool:
        beside = QFontMetricsF(look().font(SMALL)).horizontalAdvance(self.beside)
        return QFontMetricsF(self._font).horizontalAdvance(f"{self.text} ") + beside <= width

    def _number_height(self, width: float) -> float:
        return QFontMetricsF(self._font).boundingRect(QRectF(0, 0, width, _TALL), _WRAPPED, self.text).height()

    def height(self, width: float) -> float:
        tall = self._number_height(width)
        return tall if self._fits(width) else tall + Words(self.beside, size=SMALL).height(width)

    def paint(self, painter: QPainter, place: QRectF) -> None:
        metrics = QFontMetricsF(self._font)
        painter.setFont(self._font)
        painter.setPen(self.colour)
        painter.drawText(place, _WRAPPED, self.text)
        if self._fits(place.width()):
            left = place.x() + metrics.horizontalAdvance(f"{self.text} ")
            painter.setFont(look().font(SMALL))
            painter.setPen(look().colour("muted"))
            painter.drawText(int(left), int(place.y() + metrics.ascent()), self.beside)
        else:
            under = place.adjusted(0, self._number_height(place.width()), 0, 0)
            Words(self.beside, "muted", SMALL).paint(painter, under)


@dataclass(frozen=True)
class DotsPicture:
    """A hundred dots, the same size for every option."""

    dots: Dots
    index: int

    def height(self, width: float) -> float:
        return self._width(width) * ROWS / COLUMNS

    def paint(self, painter: QPainter, place: QRectF) -> None:
        width = self._width(place.width())
        paint_dots(painter, QRectF(place.x(), place.y(), width, width * ROWS / COLUMNS), self.dots, self.index)

    def _width(self, width: float) -> float:
        return min(width, COLUMNS * look().px(PITCH))


@dataclass(frozen=True)
class StripPicture:
    """Four weeks of days."""

    days: tuple[Day, ...]
    lanes: tuple[EventKind, ...]
    index: int

    def height(self, width: float) -> float:
        return strip_height(width, len(self.lanes)) + 2

    def paint(self, painter: QPainter, place: QRectF) -> None:
        paint_strip(painter, place, self.days, self.lanes, self.index)


def blocks(row: Row, cell: Cell, index: int, unit: str) -> tuple[Block, ...]:
    """Return what is painted for `cell` of the option with letter `index`; `unit` names what a count counts."""
    if not cell.is_known:
        return (Words(NOT_KNOWN, "muted", SMALL),)
    if cell.side_effect:
        effect, words = cell.side_effect, side_effect_words(cell.side_effect)
        dots = Dots.of_rate(effect.any, effect.severe)
        if effect.any is None and effect.low is not None and effect.high is not None:
            dots = Dots.of_range(effect.low, effect.high)
        times = {other.side_effect.time for other in row.cells if other.side_effect}
        return _figure(words, dots, index, (words.other_frame, effect.time if len(times) > 1 else ""))
    if cell.benefit:
        words = benefit_words(cell.benefit)
        dots = Dots.of_rate(cell.benefit.value, None) if cell.benefit.measure == "percent" else None
        return _figure(words, dots, index, (words.other_frame, words.compared, cell.benefit.population))
    if row.kind == "strip":
        lanes = tuple(kind for kind in kinds_present(other.days for other in row.cells) if kind != "take")
        often = tuple(Words(statement.text, "muted", SMALL) for statement in cell.statements)
        return (StripPicture(cell.days, lanes, index), *often)
    if cell.number is not None:
        return (Words(count_words(cell.number, unit)),)
    bullet = "• " if len(cell.statements) > 1 else ""
    return tuple(Words(f"{bullet}{statement.text}") for statement in cell.statements)


def _figure(words: FigureWords, dots: Dots | None, index: int, lines: Iterable[str]) -> tuple[Block, ...]:
    picture = (DotsPicture(dots, index),) if dots else ()
    number = Number(words.headline, words.beside, look().option(index))
    return (*picture, number, *(Words(line, "muted", SMALL) for line in lines if line))


def height(stack: Sequence[Block], width: float) -> float:
    """Return how tall blocks are, one under the other."""
    return sum(block.height(width) for block in stack) + look().px(GAP) * (len(stack) - 1)


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
        inner = width - 2 * look().px(PAD)
        if isinstance(self._model.lines[line], Heading):
            return 0
        columns = range(self._model.columnCount())
        return round(max(height(self._blocks(line, column), inner) for column in columns)) + 2 * look().px(PAD)

    def _blocks(self, line: int, column: int) -> tuple[Block, ...]:
        key = line, column
        if key not in self._kept:
            index, row = self._model.index(line, column), self._model.row(line)
            cell = self._model.cell(index)
            attribute = self._model.catalogue.attributes.get(row.key) if row else None
            letter = self._model.letter(column)
            self._kept[key] = blocks(row, cell, letter, attribute.unit if attribute else "") if row and cell else ()
        return self._kept[key]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place, pad = QRectF(option.rect), look().px(PAD)
        painter.save()
        line = self._model.lines[index.row()]
        if isinstance(line, Heading):
            painter.fillRect(place, look().colour("quiet_soft"))
            note = place.adjusted(pad, 0, -pad, 0)
            painter.setFont(look().font(SMALL))
            painter.setPen(look().colour("muted"))
            painter.drawText(note, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap), line.note)
        else:
            painter.fillRect(place, look().colour("card"))
            self._paint_stack(painter, place.adjusted(pad, pad, -pad, -pad), self._blocks(index.row(), index.column()))
            painter.fillRect(QRectF(place.x(), place.bottom() - 1, place.width(), 1), look().colour("line"))
        if index == self.focused:
            painter.setPen(QPen(look().colour("action"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(2, 2, -3, -3))
        painter.restore()

    def _paint_stack(self, painter: QPainter, place: QRectF, stack: Sequence[Block]) -> None:
        top = place.y()
        for block in stack:
            tall = block.height(place.width())
            block.paint(painter, QRectF(place.x(), top, place.width(), tall + 1))
            top += tall + look().px(GAP)
