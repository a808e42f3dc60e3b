"""A hundred people as a hundred dots: who had it badly, who had it, and who did not."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hrbc_desktop.ui.kit.painted_widget import Painted, blended
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.figures import dots_sentence
from hrbc_desktop.wording.frequencies import whole

COLUMNS, ROWS = 20, 5
PEOPLE = COLUMNS * ROWS
PITCH = 8
"""Pixels from dot to dot at 100 %."""
LARGEST_PITCH = 18
_MILD = 0.68
"""The share of the option's color in the dots of the mildly affected: enough to see them on every card."""


@dataclass(frozen=True)
class DotCounts:
    """How many of the hundred are drawn how, in this order from the top left corner; the rest did not have it."""

    severe: int = 0
    mild: int = 0
    open: int = 0
    """Nobody knows whether these had it."""

    @classmethod
    def of_rate(cls, had: float | None, severe: float | None) -> "DotCounts | None":
        """Draw a rate in percent; None when neither figure is known."""
        badly = whole(severe or 0)
        if had is not None:
            return cls(severe=badly, mild=max(0, whole(had) - badly))
        return None if severe is None else cls(severe=badly, open=PEOPLE - badly)

    @classmethod
    def of_range(cls, low: float, high: float) -> "DotCounts":
        """Draw a range in percent: between its ends nobody knows."""
        return cls(mild=whole(low), open=whole(high) - whole(low))


def paint_dots(painter: QPainter, rect: QRectF, dots: DotCounts, index: int | None) -> None:
    """Paint the hundred into `rect` in the color of option `index`; in that of no option where it is None.

    The badly affected differ by shape (squares) and darkness, those without it by size, so color is never alone.
    """
    color = current_theme().color("muted") if index is None else current_theme().option(index)
    card = current_theme().color("card")
    mild, pitch = blended(color, card, _MILD), rect.width() / COLUMNS
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number in range(PEOPLE):
        row, column = divmod(number, COLUMNS)
        center = QPointF(rect.x() + (column + 0.5) * pitch, rect.y() + (row + 0.5) * pitch)
        painter.setPen(Qt.PenStyle.NoPen)
        if number < dots.severe:
            painter.setBrush(color)
            painter.drawRect(QRectF(center.x() - 0.4 * pitch, center.y() - 0.4 * pitch, 0.8 * pitch, 0.8 * pitch))
        elif number < dots.severe + dots.mild:
            painter.setBrush(mild)
            painter.drawEllipse(center, 0.41 * pitch, 0.41 * pitch)
        elif number < dots.severe + dots.mild + dots.open:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(mild, max(1.0, pitch / 9)))
            painter.drawEllipse(center, 0.34 * pitch, 0.34 * pitch)
        else:
            painter.setBrush(current_theme().color("track"))
            painter.drawEllipse(center, 0.3 * pitch, 0.3 * pitch)
    painter.restore()


class IconArray(Painted):
    """A hundred dots, twenty across and five down. With nothing known it stays empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dots: DotCounts | None = None
        self._index = 0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setProperty("spoken", "picture")

    def show_rate(self, side_effect_any: float | None, severe: float | None, option_index: int) -> None:
        """Show how many in 100 had it and had it badly, in percent; nothing is drawn when both are None."""
        self._show(DotCounts.of_rate(side_effect_any, severe), option_index, dots_sentence(side_effect_any, severe))

    def show_range(self, low: float, high: float, option_index: int) -> None:
        """Show a range over several studies, in percent."""
        self._show(DotCounts.of_range(low, high), option_index, dots_sentence(None, None, low, high))

    def _show(self, dots: DotCounts | None, index: int, sentence: str) -> None:
        self._dots, self._index = dots, index
        self.setAccessibleName(sentence)
        self.update()

    @property
    def dots(self) -> DotCounts | None:
        """What is drawn, None for nothing."""
        return self._dots

    def sizeHint(self) -> QSize:
        return QSize(COLUMNS * current_theme().scaled(PITCH), ROWS * current_theme().scaled(PITCH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() / 2

    def heightForWidth(self, width: int) -> int:
        return self._width_within(width) * ROWS // COLUMNS

    def _width_within(self, width: int) -> int:
        return min(width, COLUMNS * current_theme().scaled(LARGEST_PITCH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._dots:
            width = min(self._width_within(self.width()), self.height() * COLUMNS / ROWS)
            paint_dots(QPainter(self), QRectF(0, 0, width, width * ROWS / COLUMNS), self._dots, self._index)
