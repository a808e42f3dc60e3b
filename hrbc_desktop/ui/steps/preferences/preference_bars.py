"""How the options line up with a person's answers: one bar for each, never sorted, never a medal."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hrbc_desktop.domain.model.worksheet import LETTERS
from hrbc_desktop.domain.preferences.line_up import LineUp
from hrbc_desktop.domain.preferences.swing_weights import Bar
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.letter_badge import paint_badge
from hrbc_desktop.ui.kit.metrics import SMALLEST, M
from hrbc_desktop.ui.kit.painted_widget import Painted, blended, contrast, mirrored, write
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.frequencies import whole

_BADGE, _BAR, _WITHIN, _BETWEEN = 22, 24, 5, 14
_USUAL, _NARROWEST, _LEAST_FOR_A_NUMBER = 400, 160, 18
_SHADES = (1.0, 0.46, 0.26, 0.9, 0.46, 0.26)
"""The share of the option's color in each piece: two that touch differ, and a number can be read on every one."""


class PreferenceBars(Painted):
    """A bar for each option, with a piece for each thing that was weighed and a hatched band for what is not known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._names: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setProperty("spoken", "picture")

    def show_line_up(self, line_up: LineUp | None, option_names: Sequence[str]) -> None:
        """Show the bars of `line_up` under the options' names, in the same order; None shows nothing."""
        self._bars = line_up.bars if line_up else ()
        names = tuple(option_names) if line_up else ()
        if names != self._names:
            self._names = names
            self.updateGeometry()
        self.setAccessibleName(" ".join(self._sentences()) or _("Nothing is weighed yet."))
        self.update()

    def _sentences(self) -> list[str]:
        return [
            bar_sentence(LETTERS[index], name, bar)
            for index, (name, bar) in enumerate(zip(self._names, self._bars, strict=True))
        ]

    def sizeHint(self) -> QSize:
        width = current_theme().scaled(_USUAL)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().scaled(_NARROWEST), self.heightForWidth(current_theme().scaled(_NARROWEST)))

    def heightForWidth(self, width: int) -> int:
        if not self._bars:
            return 0
        names = sum(self._name_height(name, width) for name in self._names)
        return round(
            names
            + len(self._bars) * current_theme().scaled(_BAR + _WITHIN + _BETWEEN)
            - current_theme().scaled(_BETWEEN)
        )

    def _name_height(self, name: str, width: float) -> float:
        room = QRectF(0, 0, width - current_theme().scaled(_BADGE + 8), 10_000)
        metrics = QFontMetricsF(current_theme().font(weight=QFont.Weight.DemiBold))
        return max(current_theme().scaled(_BADGE), metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, name).height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = 0.0
        for index, (name, bar) in enumerate(zip(self._names, self._bars, strict=True)):
            tall = self._name_height(name, self.width())
            self._paint_name(painter, QRectF(0, top, self.width(), tall), index, name)
            top += tall + current_theme().scaled(_WITHIN)
            paint_bar(painter, QRectF(0, top, self.width(), current_theme().scaled(_BAR)), bar, index)
            top += current_theme().scaled(_BAR + _BETWEEN)

    def _paint_name(self, painter: QPainter, rect: QRectF, index: int, name: str) -> None:
        badge = current_theme().scaled(_BADGE)
        paint_badge(painter, mirrored(QRectF(rect.x(), rect.y(), badge, badge), rect, painter), index)
        painter.setFont(current_theme().font(weight=QFont.Weight.DemiBold))
        painter.setPen(current_theme().option(index))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
        write(
            painter,
            mirrored(rect.adjusted(badge + current_theme().scaled(M), 0, 0, 0), rect, painter),
            int(flags),
            name,
        )


def bar_sentence(letter: str, name: str, bar: Bar) -> str:
    """Say how long a bar is and how much of it is open."""
    known, open_band = whole(100 * bar.known), whole(100 * sum(bar.open_bands))
    unknown = _(" Up to {open_band} more are not known.").format(open_band=open_band) if open_band else ""
    return _("{letter}, {name}: the bar is {known} of 100 long.{unknown}").format(
        letter=letter, name=name, known=known, unknown=unknown
    )


def paint_bar(painter: QPainter, rect: QRectF, bar: Bar, index: int) -> None:
    """Paint the pieces in the person's order, numbered where there is room, then the open bands, on the empty track."""
    painter.fillRect(rect, current_theme().color("track"))
    left = rect.x()
    for number, piece in enumerate(bar.pieces):
        if piece:
            part = QRectF(left, rect.y(), piece * rect.width(), rect.height())
            shade = blended(current_theme().option(index), current_theme().color("card"), _SHADES[number])
            _paint_piece(painter, mirrored(part, rect, painter), shade, number)
            left += part.width()
    painter.setPen(QPen(current_theme().option(index), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    known = QRectF(rect.x(), rect.y(), left - rect.x(), rect.height())
    painter.drawRect(mirrored(known, rect, painter).adjusted(0.5, 0.5, -0.5, -0.5))
    open_band = QRectF(left, rect.y(), sum(bar.open_bands) * rect.width(), rect.height())
    _paint_open(painter, mirrored(open_band, rect, painter))


def _paint_piece(painter: QPainter, part: QRectF, shade: QColor, number: int) -> None:
    painter.fillRect(part.adjusted(0, 0, -1, 0), shade)
    if part.width() >= current_theme().scaled(_LEAST_FOR_A_NUMBER):
        painter.setFont(current_theme().font(SMALLEST, QFont.Weight.DemiBold))
        painter.setPen(_readable_on(shade))
        painter.drawText(part, Qt.AlignmentFlag.AlignCenter, str(number + 1))


def _paint_open(painter: QPainter, part: QRectF) -> None:
    if part.width() <= 0:
        return
    painter.save()
    painter.fillRect(part, current_theme().color("card"))
    painter.setBrush(QBrush(current_theme().color("muted"), Qt.BrushStyle.BDiagPattern))
    painter.setPen(QPen(current_theme().color("ink"), 1, Qt.PenStyle.DashLine))
    painter.drawRect(part.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()


def _readable_on(ground: QColor) -> QColor:
    """Return whichever of the two text colors has the higher contrast on `ground`."""
    candidates = current_theme().color("ink"), current_theme().color("on_options")
    return max(candidates, key=lambda color: contrast(color, ground))
