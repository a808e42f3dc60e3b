"""Four weeks as a strip of days: pill days filled, rest days empty, marks above for what else happens."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hrbc_desktop.domain.model.schedule import STRIP_DAYS, Day, EventKind
from hrbc_desktop.ui.kit.painted_widget import Painted, blended
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.compare.schedule_icons import paint_mark
from hrbc_desktop.wording.schedule import kinds_present, schedule_sentence

WEEK = 7
_GAPS_BETWEEN_WEEKS = STRIP_DAYS // WEEK - 1
_LARGEST_SQUARE = 24
_SQUARE, _GAP_OF_WEEKS = 8, 3


def strip_height(width: float, lanes: int) -> float:
    """Return how tall a strip of that width is with `lanes` lanes of marks."""
    side, _ = _sizes(width)
    return side * 1.3 + lanes * side * 1.15


def paint_strip(painter: QPainter, rect: QRectF, days: Sequence[Day], lanes: Sequence[EventKind], index: int) -> None:
    """Paint the days into `rect` in the color of option `index`, with one lane of marks for each kind in `lanes`."""
    side, gap = _sizes(rect.width())
    fill = blended(current_theme().option(index), current_theme().color("card"), 0.55)
    top = rect.y() + len(lanes) * side * 1.15
    painter.save()
    for day in days:
        within = day.number - 1
        left = rect.x() + within * side + (within // WEEK) * gap
        square = QRectF(left + 0.5, top + 0.5, side - 2, side * 1.3 - 1)
        painter.setPen(
            QPen(current_theme().option(index) if "take" in day.kinds else current_theme().color("control_line"), 1)
        )
        painter.setBrush(fill if "take" in day.kinds else Qt.BrushStyle.NoBrush)
        painter.drawRect(square)
        for lane, kind in enumerate(lanes):
            if kind in day.kinds:
                mark = QRectF(left, rect.y() + lane * side * 1.15, side - 1, side - 1)
                paint_mark(painter, kind, mark, current_theme().color("ink"))
    painter.restore()


def _sizes(width: float) -> tuple[float, float]:
    """Return the side of a day and the gap between weeks."""
    gap = width / 70
    return min((width - _GAPS_BETWEEN_WEEKS * gap) / STRIP_DAYS, current_theme().scaled(_LARGEST_SQUARE)), gap


class ScheduleStrip(Painted):
    """Twenty-eight days in a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[Day, ...] = ()
        self._lanes: tuple[EventKind, ...] = ()
        self._index = 0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setProperty("spoken", "picture")

    def show_days(self, days: Sequence[Day], option_index: int, beside: Iterable[Sequence[Day]] = ()) -> None:
        """Show the days of one option; with the strips that stand `beside` it, all have the same lanes."""
        self._days, self._index = tuple(days), option_index
        self._lanes = tuple(kind for kind in kinds_present([days, *beside]) if kind != "take")
        self.setAccessibleName(schedule_sentence(days))
        self.updateGeometry()
        self.update()

    def legend(self) -> tuple[EventKind, ...]:
        """Return the kinds of things that happen on these days, in the order of the lanes."""
        return kinds_present([self._days])

    def sizeHint(self) -> QSize:
        width = STRIP_DAYS * current_theme().scaled(_SQUARE) + _GAPS_BETWEEN_WEEKS * current_theme().scaled(
            _GAP_OF_WEEKS
        )
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() / 2

    def heightForWidth(self, width: int) -> int:
        return round(strip_height(width, len(self._lanes)) + 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_strip(QPainter(self), QRectF(self.rect()), self._days, self._lanes, self._index)
