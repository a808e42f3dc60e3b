"""One option in the consult view: its letter, its name, and what one row says of it, large."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from hrbc_desktop.domain.compare.rows import Cell, DecisionRow, has_source
from hrbc_desktop.domain.model.worksheet import LETTERS
from hrbc_desktop.ui.kit.letter_badge import paint_badge
from hrbc_desktop.ui.kit.metrics import RADIUS, M
from hrbc_desktop.ui.kit.painted_widget import Painted, mirrored, write
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.compare.comparison_cells import (
    FULL_SCREEN,
    LARGE_SCREEN,
    Block,
    CellStyle,
    blocks,
    height,
    paint_stack,
)
from hrbc_desktop.wording.findings import RowWords

_PAD, _BAND, _BADGE = 20, 5, 28
_NARROWEST = 190
_WIDE = 480
"""Pixels at 100 % from which a card is told in larger letters, for two people before a large screen."""
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class ConsultCard(Painted):
    """A card in the option's color. Enter or a click asks for the source of what it says."""

    source_requested = Signal()
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index, self._name = 0, ""
        self._shown: tuple[DecisionRow, Cell, RowWords] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("spoken", "press")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_cell(self, row: DecisionRow, cell: Cell, words: RowWords, index: int, name: str) -> None:
        """Show what `row` says of the option called `name`, with letter `index`."""
        self._shown, self._index, self._name = (row, cell, words), index, name
        texts = " ".join(each.text() for each in words.cells[row.cells.index(cell)])
        self.setAccessibleName(f"{LETTERS[index]}, {name}. {words.title}: {texts}")
        self.updateGeometry()
        self.update()

    @staticmethod
    def _telling(width: float) -> CellStyle:
        return LARGE_SCREEN if width >= current_theme().scaled(_WIDE) else FULL_SCREEN

    def _stack(self, width: float) -> tuple[Block, ...]:
        if self._shown is None:
            return ()
        row, cell, words = self._shown
        return blocks(row, cell, words.cells[row.cells.index(cell)], self._index, self._telling(width))

    def _name_height(self, width: float) -> float:
        room = QRectF(0, 0, width - current_theme().scaled(_BADGE + M), 10_000)
        metrics = QFontMetricsF(current_theme().font(self._telling(width).name, QFont.Weight.Bold))
        return max(current_theme().scaled(_BADGE), metrics.boundingRect(room, _WRAPPED, self._name).height())

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(current_theme().font(FULL_SCREEN.name, QFont.Weight.Bold))
        longest = max((metrics.horizontalAdvance(word) for word in self._name.split()), default=0.0)
        needed = ceil(longest) + current_theme().scaled(2 * _PAD + _BADGE + M) + 1
        return QSize(max(current_theme().scaled(_NARROWEST), needed), current_theme().scaled(_NARROWEST // 2))

    def sizeHint(self) -> QSize:
        width = current_theme().scaled(2 * _NARROWEST)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        inner = width - 2 * current_theme().scaled(_PAD)
        return round(
            self._name_height(inner) + height(self._stack(inner), inner) + current_theme().scaled(2.6 * _PAD + _BAND)
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter)
        pad = current_theme().scaled(_PAD)
        inner = QRectF(self.rect()).adjusted(pad, pad * 0.8 + current_theme().scaled(_BAND), -pad, -pad)
        tall = self._name_height(inner.width())
        badge = current_theme().scaled(_BADGE)
        letter = QRectF(inner.x(), inner.y() + (tall - badge) / 2, badge, badge)
        paint_badge(painter, mirrored(letter, inner, painter), self._index)
        painter.setFont(current_theme().font(self._telling(inner.width()).name, QFont.Weight.Bold))
        painter.setPen(current_theme().color("ink"))
        name = QRectF(
            inner.x() + badge + current_theme().scaled(M),
            inner.y(),
            inner.width() - badge - current_theme().scaled(M),
            tall,
        )
        write(painter, mirrored(name, inner, painter), _WRAPPED, self._name)
        paint_stack(painter, inner.adjusted(0, tall + pad * 0.7, 0, 0), self._stack(inner.width()))

    def _paint_card(self, painter: QPainter) -> None:
        edge = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        shape = QPainterPath()
        shape.addRoundedRect(edge, current_theme().scaled(RADIUS), current_theme().scaled(RADIUS))
        painter.fillPath(shape, current_theme().color("card"))
        painter.save()
        painter.setClipPath(shape)
        border = 3 if self.hasFocus() else 1
        band = QRectF(0, 0, self.width(), edge.y() + border / 2 + current_theme().scaled(_BAND))
        painter.fillRect(band, current_theme().option(self._index))
        painter.restore()
        pen = QPen(current_theme().color("action" if self.hasFocus() else "line"), border)
        painter.strokePath(shape, pen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.press()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.press()

    def press(self) -> None:
        """Ask for the source, if there is something that has one."""
        if self._shown and has_source(self._shown[1]):
            self.source_requested.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
