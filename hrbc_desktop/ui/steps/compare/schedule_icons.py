"""A small shape for everything that happens on a day of a schedule."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from hrbc_desktop.domain.model.schedule import EventKind


def paint_mark(painter: QPainter, kind: EventKind, rect: QRectF, color: QColor) -> None:
    """Paint the shape that stands for `kind` into a square: each is told apart by its outline alone."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if kind in _FILLED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color, max(1.2, rect.width() / 6), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.translate(rect.topLeft())
    painter.drawPath(_scaled(_PATHS[kind](), rect.width()))
    painter.restore()


def _scaled(path: QPainterPath, side: float) -> QPainterPath:
    scaled = QPainterPath(path)
    for number in range(path.elementCount()):
        element = path.elementAt(number)
        scaled.setElementPositionAt(number, element.x * side, element.y * side)
    return scaled


def _polygon(*corners: tuple[float, float]) -> QPainterPath:
    path = QPainterPath(QPointF(*corners[0]))
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.closeSubpath()
    return path


def _lines(*ends: tuple[float, float, float, float]) -> QPainterPath:
    path = QPainterPath()
    for x1, y1, x2, y2 in ends:
        path.moveTo(x1, y1)
        path.lineTo(x2, y2)
    return path


def _square() -> QPainterPath:
    path = QPainterPath()
    path.addRect(0.05, 0.05, 0.9, 0.9)
    return path


def _triangle() -> QPainterPath:
    return _polygon((0.0, 0.1), (1.0, 0.1), (0.5, 0.95))


def _drop() -> QPainterPath:
    path = QPainterPath(QPointF(0.5, 0.0))
    path.cubicTo(0.62, 0.28, 0.9, 0.45, 0.9, 0.64)
    path.cubicTo(0.9, 0.85, 0.72, 1.0, 0.5, 1.0)
    path.cubicTo(0.28, 1.0, 0.1, 0.85, 0.1, 0.64)
    path.cubicTo(0.1, 0.45, 0.38, 0.28, 0.5, 0.0)
    return path


def _ring() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0.5, 0.5), 0.36, 0.36)
    return path


def _heart() -> QPainterPath:
    path = QPainterPath(QPointF(0.5, 0.95))
    path.cubicTo(0.0, 0.55, -0.05, 0.05, 0.28, 0.05)
    path.cubicTo(0.42, 0.05, 0.5, 0.18, 0.5, 0.28)
    path.cubicTo(0.5, 0.18, 0.58, 0.05, 0.72, 0.05)
    path.cubicTo(1.05, 0.05, 1.0, 0.55, 0.5, 0.95)
    return path


def _diamond() -> QPainterPath:
    return _polygon((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5))


def _frame() -> QPainterPath:
    return _polygon((0.12, 0.12), (0.88, 0.12), (0.88, 0.88), (0.12, 0.88))


def _cross() -> QPainterPath:
    return _lines((0.15, 0.15, 0.85, 0.85), (0.85, 0.15, 0.15, 0.85))


def _rays() -> QPainterPath:
    turns = [number * pi / 3 + pi / 6 for number in range(3)]
    spokes = [(0.45 * cos(turn), 0.45 * sin(turn)) for turn in turns]
    return _lines(*((0.5 - x, 0.5 - y, 0.5 + x, 0.5 + y) for x, y in spokes))


_PATHS = {
    "take": _square,
    "inject": _triangle,
    "infuse": _drop,
    "visit": _diamond,
    "blood_test": _ring,
    "heart_tracing": _heart,
    "scan": _frame,
    "operation": _cross,
    "radiation": _rays,
}
_FILLED = frozenset({"take", "inject", "infuse", "visit", "heart_tracing"})
