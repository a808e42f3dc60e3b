"""What is painted in the cells of the comparison: words, dots and strips, one under the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeGuard

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from hrbc_desktop.domain.compare.rows import Cell, DecisionRow, EffectCell, OutcomeCell, TextCell
from hrbc_desktop.domain.model.schedule import EVENT_NAMES, Day, EventKind
from hrbc_desktop.ui.kit.letter_badge import paint_badge
from hrbc_desktop.ui.kit.metrics import BADGE, BODY, LARGER, LARGEST, SMALL, L, M, S
from hrbc_desktop.ui.kit.painted_widget import mirrored, write
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.compare.icon_array import COLUMNS, LARGEST_PITCH, PITCH, ROWS, DotCounts, paint_dots
from hrbc_desktop.ui.steps.compare.schedule_icons import paint_mark
from hrbc_desktop.ui.steps.compare.schedule_strip import paint_strip, strip_height
from hrbc_desktop.wording.findings import CellWords
from hrbc_desktop.wording.schedule import kinds_present

PAD = L
"""Above and below the words of a cell; at their sides it grows, half as fast as they do."""
GAP = 5
_TALL = 100_000.0
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True)
class CellStyle:
    """How large an option is named and a cell told, in pixels at 100 %; `fully`: with comparison and legend."""

    name: int
    small: int
    body: int
    figure: int
    pitch: int
    fully: bool


IN_A_TABLE = CellStyle(name=BODY, small=SMALL, body=BODY, figure=17, pitch=PITCH, fully=False)
FULL_SCREEN = CellStyle(name=LARGER, small=BODY, body=LARGER, figure=LARGEST, pitch=LARGEST_PITCH, fully=True)
LARGE_SCREEN = CellStyle(name=LARGEST, small=LARGER, body=LARGEST, figure=40, pitch=LARGEST_PITCH + 6, fully=True)


class Block(Protocol):
    """Something painted in a cell."""

    def height(self, width: float) -> float:
        """Return how tall it is when it is `width` wide."""

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Paint it into `rect`."""


@dataclass(frozen=True)
class WrappedText:
    """Text that wraps."""

    text: str
    color: str = "ink"
    size: int = BODY
    weight: QFont.Weight = QFont.Weight.Normal

    @cached_property
    def _font(self) -> QFont:
        return current_theme().font(self.size, self.weight)

    def height(self, width: float) -> float:
        return QFontMetricsF(self._font).boundingRect(QRectF(0, 0, width, _TALL), _WRAPPED, self.text).height()

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        painter.setFont(self._font)
        painter.setPen(current_theme().color(self.color))
        write(painter, rect, _WRAPPED, self.text)


@dataclass(frozen=True)
class Number:
    """A figure in its option's color, and a word beside it, or under it where there is no room."""

    text: str
    beside: str
    color: QColor
    telling: CellStyle

    @cached_property
    def _font(self) -> QFont:
        return current_theme().font(self.telling.figure, QFont.Weight.Bold)

    @cached_property
    def _beside(self) -> WrappedText:
        return WrappedText(self.beside, "muted", self.telling.small)

    def _fits(self, width: float) -> bool:
        beside = QFontMetricsF(current_theme().font(self.telling.small)).horizontalAdvance(self.beside)
        return QFontMetricsF(self._font).horizontalAdvance(f"{self.text} ") + beside <= width

    def _number_height(self, width: float) -> float:
        return QFontMetricsF(self._font).boundingRect(QRectF(0, 0, width, _TALL), _WRAPPED, self.text).height()

    def height(self, width: float) -> float:
        tall = self._number_height(width)
        return tall if self._fits(width) else tall + self._beside.height(width)

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        metrics = QFontMetricsF(self._font)
        painter.setFont(self._font)
        painter.setPen(self.color)
        write(painter, rect, _WRAPPED, self.text)
        if self._fits(rect.width()):
            number = metrics.horizontalAdvance(f"{self.text} ")
            down = metrics.ascent() - QFontMetricsF(current_theme().font(self.telling.small)).ascent()
            self._beside.paint(painter, mirrored(rect.adjusted(number, down, 0, 0), rect, painter))
        else:
            self._beside.paint(painter, rect.adjusted(0, self._number_height(rect.width()), 0, 0))


@dataclass(frozen=True)
class Letters:
    """The options for which one cell speaks."""

    letters: tuple[int, ...]

    def height(self, width: float) -> float:  # noqa: ARG002 - there are never more letters than fit in a line
        return current_theme().scaled(BADGE)

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        side, gap = current_theme().scaled(BADGE), current_theme().scaled(S)
        for number, letter in enumerate(self.letters):
            badge = QRectF(rect.x() + number * (side + gap), rect.y(), side, side)
            paint_badge(painter, mirrored(badge, rect, painter), letter)


@dataclass(frozen=True)
class DotsPicture:
    """A hundred dots, the same size for every option."""

    dots: DotCounts
    index: int | None
    pitch: int

    def height(self, width: float) -> float:
        return self._width(width) * ROWS / COLUMNS

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        width = self._width(rect.width())
        dots = QRectF(rect.x(), rect.y(), width, width * ROWS / COLUMNS)
        paint_dots(painter, mirrored(dots, rect, painter), self.dots, self.index)

    def _width(self, width: float) -> float:
        return min(width, COLUMNS * current_theme().scaled(self.pitch))


@dataclass(frozen=True)
class StripPicture:
    """Four weeks of days."""

    days: tuple[Day, ...]
    lanes: tuple[EventKind, ...]
    index: int

    def height(self, width: float) -> float:
        return strip_height(width, len(self.lanes)) + 2

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        paint_strip(painter, rect, self.days, self.lanes, self.index)


@dataclass(frozen=True)
class Legend:
    """What the marks on a strip stand for, one under the other."""

    kinds: tuple[EventKind, ...]
    size: int

    def _line(self) -> float:
        return current_theme().scaled(self.size + 7)

    def height(self, width: float) -> float:  # noqa: ARG002 - a line of the legend never wraps
        return len(self.kinds) * self._line()

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        side = current_theme().scaled(self.size - 3)
        for number, kind in enumerate(self.kinds):
            top = rect.y() + number * self._line()
            middle = (self._line() - side) / 2
            mark = mirrored(QRectF(rect.x(), top + middle, side, side), rect, painter)
            paint_mark(painter, kind, mark, current_theme().color("muted"))
            words = WrappedText(EVENT_NAMES[kind], "muted", self.size)
            left = side + current_theme().scaled(M)
            room = rect.width() - left
            down = (self._line() - words.height(room)) / 2
            beside = QRectF(rect.x() + left, top + down, room, self._line())
            words.paint(painter, mirrored(beside, rect, painter))


def blocks(
    row: DecisionRow, cell: Cell, words: Sequence[CellWords], index: int | None, telling: CellStyle
) -> tuple[Block, ...]:
    """Return what is painted for `cell`; `index`: the letter of its option, None where it speaks for several."""
    if isinstance(cell, TextCell) and cell.cell.days:
        return _strip(row, cell, index or 0, telling)
    if not _has_figures(cell):
        size, color = (telling.body, "ink") if cell.is_known else (telling.small, "muted")
        bullet = "• " if sum(len(each.sentences()) for each in words) > 1 else ""
        return tuple(WrappedText(f"{bullet}{line}", color, size) for each in words for line in each.sentences())
    return tuple(
        block
        for each, dots in zip(words, _pictures(cell), strict=True)
        for block in _figure(each, dots, index, telling)
    )


def _has_figures(cell: Cell) -> TypeGuard[OutcomeCell | EffectCell]:
    """Whether a study gives a number for the cell: what it only says in words has no picture."""
    return bool(cell.figures) if isinstance(cell, OutcomeCell) else isinstance(cell, EffectCell) and bool(cell.effect)


def _pictures(cell: OutcomeCell | EffectCell) -> list[DotCounts | None]:
    """Return the dots of each figure in the cell; None where it is no share of people."""
    if isinstance(cell, OutcomeCell):
        return [
            DotCounts.of_rate(figure.side.value, None) if figure.finding.measure == "percent" else None
            for figure in cell.figures
        ]
    effect = cell.effect
    if effect is None:
        return [None]
    if effect.any is None and effect.low is not None and effect.high is not None:
        return [DotCounts.of_range(effect.low, effect.high)]
    return [DotCounts.of_rate(effect.any, effect.severe)]


def _strip(row: DecisionRow, cell: TextCell, index: int, telling: CellStyle) -> tuple[Block, ...]:
    days = [other.cell.days for other in row.cells if isinstance(other, TextCell)]
    lanes = tuple(kind for kind in kinds_present(days) if kind != "take")
    often = tuple(WrappedText(statement.text, "muted", telling.small) for statement in cell.cell.statements)
    legend = (Legend(kinds_present([cell.cell.days]), telling.small),) if telling.fully else ()
    return (StripPicture(cell.cell.days, lanes, index), *legend, *often)


def _figure(words: CellWords, dots: DotCounts | None, index: int | None, telling: CellStyle) -> tuple[Block, ...]:
    """The figure, its other half and its picture first, then what is odd about it, then what it was held against."""
    color = current_theme().color("ink") if index is None else current_theme().option(index)
    picture = (DotsPicture(dots, index, telling.pitch),) if dots else ()
    number, _, beside = words.value.partition(" of 100")
    if dots:
        head: Block = Number(number, f"of 100{beside}{words.what}", color, telling)
    else:
        head = WrappedText(f"{words.value}{words.what}", size=telling.body, weight=QFont.Weight.DemiBold)
    complement = (WrappedText(words.complement, "muted", telling.small),) if words.complement else ()
    mark = (WrappedText(words.mark, "attention", telling.small, QFont.Weight.DemiBold),) if words.mark else ()
    lines = (*words.lines, words.where)
    return (head, *complement, *picture, *mark, *(WrappedText(line, "muted", telling.small) for line in lines if line))


def height(stack: Sequence[Block], width: float) -> float:
    """Return how tall blocks are, one under the other."""
    return sum(block.height(width) for block in stack) + current_theme().eased(GAP) * (len(stack) - 1)


def paint_stack(painter: QPainter, rect: QRectF, stack: Sequence[Block]) -> None:
    """Paint blocks one under the other."""
    top = rect.y()
    for block in stack:
        tall = block.height(rect.width())
        block.paint(painter, QRectF(rect.x(), top, rect.width(), tall + 1))
        top += tall + current_theme().eased(GAP)
