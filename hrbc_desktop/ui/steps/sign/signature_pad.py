"""A place to sign with mouse, pen or finger."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from hrbc_desktop.domain.model.signature import Point
from hrbc_desktop.translation import _, ngettext
from hrbc_desktop.ui.kit.metrics import CHIP_RADIUS, XL
from hrbc_desktop.ui.kit.painted_widget import Painted
from hrbc_desktop.ui.kit.theme import current_theme

PAD_RATIO = 4.0
"""Width by height of the place to sign, whatever the size of the widget."""

HOW_TO = _("Sign here with a mouse, pen or finger. Or type your name instead.")

_USUAL_PRESSURE = 0.5
"""Of a mouse, and of any pen or screen that does not measure it."""

_THINNEST, _THICKEST = 1.2, 4.4
_USUAL, _NARROWEST = 480, 240
_NEAREST = 0.003
"""A point nearer than this to the one before it, as a share of the width, adds nothing to the line."""


class SignaturePad(Painted):
    """Keeps what is drawn as strokes of points. Backspace takes the last stroke back, Delete clears."""

    changed = Signal()
    """The person finished a stroke, took one back, or cleared the pad."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[Point]] = []
        self._is_drawing = False
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("spoken", "picture")
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleDescription(_("{how_to} Backspace takes back the last stroke.").format(how_to=HOW_TO))
        self._tell()

    @property
    def strokes(self) -> list[list[Point]]:
        """What is drawn: for each stroke its points, within 0 to 1."""
        return [list(stroke) for stroke in self._strokes]

    def set_strokes(self, strokes: Iterable[Sequence[Point]]) -> None:
        """Show these strokes, without telling anybody."""
        self._strokes = [list(stroke) for stroke in strokes if stroke]
        self._tell()

    def clear(self) -> None:
        """Take everything back."""
        if self._strokes:
            self.set_strokes(())
            self.changed.emit()

    def undo_stroke(self) -> None:
        """Take the last stroke back."""
        if self._strokes:
            self.set_strokes(self._strokes[:-1])
            self.changed.emit()

    def _tell(self) -> None:
        count = len(self._strokes)
        drawn = ngettext("{n} stroke drawn", "{n} strokes drawn", count) if count else _("nothing drawn yet")
        self.setAccessibleName(_("Place to sign: {drawn}").format(drawn=drawn))
        self.update()

    def _sheet(self) -> QRectF:
        """Return the place to sign: as large as fits, always in the same proportion, so that nothing is ever bent."""
        width = min(float(self.width()), self.height() * PAD_RATIO)
        tall = width / PAD_RATIO
        return QRectF((self.width() - width) / 2, (self.height() - tall) / 2, width, tall)

    def _begin(self, position: QPointF, pressure: float) -> None:
        self._is_drawing = True
        self._strokes.append([self._point(position, pressure)])
        self.update()

    def _extend_stroke(self, position: QPointF, pressure: float) -> None:
        point = self._point(position, pressure)
        x, y, _ = self._strokes[-1][-1]
        if abs(point[0] - x) + abs(point[1] - y) / PAD_RATIO >= _NEAREST:
            self._strokes[-1].append(point)
            self.update()

    def _end(self) -> None:
        self._is_drawing = False
        self._tell()
        self.changed.emit()

    def _point(self, position: QPointF, pressure: float) -> Point:
        sheet = self._sheet()
        x, y = (position.x() - sheet.x()) / sheet.width(), (position.y() - sheet.y()) / sheet.height()
        return _share(x), _share(y), _share(pressure)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._begin(event.position(), _USUAL_PRESSURE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_drawing:
            self._extend_stroke(event.position(), _USUAL_PRESSURE)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_drawing and event.button() is Qt.MouseButton.LeftButton:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with the pen's own pressure; accepting the event keeps Qt from sending it as a mouse too."""
        pressure = _pressure(event.device(), event.pressure())
        if event.type() is QTabletEvent.Type.TabletPress:
            self._begin(event.position(), pressure)
        elif event.type() is QTabletEvent.Type.TabletMove and self._is_drawing:
            self._extend_stroke(event.position(), pressure)
        elif event.type() is QTabletEvent.Type.TabletRelease and self._is_drawing:
            self._end()
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._touch(event)
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        """Draw with the first finger; accepting the event keeps Qt from sending it as a mouse too."""
        finger = event.points()[0]
        pressure = _pressure(event.device(), finger.pressure())
        if event.type() is QEvent.Type.TouchBegin:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._begin(finger.position(), pressure)
        elif event.type() is QEvent.Type.TouchUpdate and self._is_drawing:
            self._extend_stroke(finger.position(), pressure)
        elif self._is_drawing:
            self._end()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            self.undo_stroke()
        elif event.key() == Qt.Key.Key_Delete:
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(current_theme().scaled(_USUAL), self.heightForWidth(current_theme().scaled(_USUAL)))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().scaled(_NARROWEST), self.heightForWidth(current_theme().scaled(_NARROWEST)))

    def heightForWidth(self, width: int) -> int:
        return round(width / PAD_RATIO)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = self._sheet()
        self._paint_ground(painter, sheet)
        for stroke in self._strokes:
            paint_stroke(painter, sheet, stroke)

    def _paint_ground(self, painter: QPainter, sheet: QRectF) -> None:
        border = QPen(current_theme().color("control_line"), 1, Qt.PenStyle.DashLine)
        if self.hasFocus():
            border = QPen(current_theme().color("action"), 2)
        painter.setPen(border)
        painter.setBrush(current_theme().color("card"))
        painter.drawRoundedRect(
            sheet.adjusted(1, 1, -1, -1), current_theme().scaled(CHIP_RADIUS), current_theme().scaled(CHIP_RADIUS)
        )
        if not self._strokes:
            painter.setPen(current_theme().color("muted"))
            painter.setFont(current_theme().font())
            room = sheet.adjusted(current_theme().scaled(XL), 0, -current_theme().scaled(XL), 0)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), HOW_TO)


def paint_stroke(painter: QPainter, sheet: QRectF, stroke: Sequence[Point]) -> None:
    """Paint one stroke as a Catmull-Rom curve through its points, thicker where the pen was pressed."""
    places = [QPointF(sheet.x() + x * sheet.width(), sheet.y() + y * sheet.height()) for x, y, _ in stroke]
    if len(places) == 1:
        places.append(places[0] + QPointF(0.1, 0))
    ends = [places[0], *places, places[-1]]
    for number, (start, stop) in enumerate(pairwise(places)):
        path = QPainterPath(start)
        path.cubicTo(start + (stop - ends[number]) / 6, stop - (ends[number + 3] - start) / 6, stop)
        width = _THINNEST + (_THICKEST - _THINNEST) * stroke[number][2]
        solid, round_cap, round_join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.strokePath(path, QPen(current_theme().color("ink"), width, solid, round_cap, round_join))


def _pressure(device: QInputDevice, measured: float) -> float:
    return measured if device.hasCapability(QInputDevice.Capability.Pressure) else _USUAL_PRESSURE


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))
