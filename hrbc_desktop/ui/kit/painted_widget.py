"""The base of the widgets that paint themselves."""

from unicodedata import bidirectional

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from hrbc_desktop.ui.kit.theme import current_theme

_READ_FROM_RIGHT = {"R", "AL"}
"""What Unicode calls the letters of Hebrew and its kin, and of Arabic."""


class Painted(QWidget):
    """A widget that paints itself in the present look, and again whenever the look changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        current_theme().changed.connect(self._follow_look)

    def _follow_look(self) -> None:
        self.updateGeometry()
        self.update()


def mirrored(part: QRectF, whole: QRectF, painter: QPainter) -> QRectF:
    """Return where `part` stands in `whole`: at the other side where `painter` paints for reading from the right."""
    if painter.layoutDirection() is not Qt.LayoutDirection.RightToLeft:
        return part
    return part.translated(whole.left() + whole.right() - part.left() - part.right(), 0)


def write(painter: QPainter, rect: QRectF, flags: int, text: str) -> None:
    """Write a text in the order in which its own letters are read, from the side where `painter` begins."""
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft and not _READ_FROM_RIGHT & set(
        map(bidirectional, text)
    ):
        flags = flags & ~int(Qt.AlignmentFlag.AlignLeft) | int(
            Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextForceLeftToRight
        )
    painter.drawText(rect, flags, text)


def blended(color: QColor, ground: QColor, share: float) -> QColor:
    """Return `share` (0 to 1) of `color` on `ground`, opaque, so that neighbors never shine through."""
    mixed = (share * over + (1 - share) * under for over, under in zip(_rgb(color), _rgb(ground), strict=True))
    return QColor.fromRgbF(*mixed)


def contrast(first: QColor, second: QColor) -> float:
    """Return the contrast ratio of two colors, 1 to 21, as WCAG 2 defines it."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: QColor) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _rgb(color)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _rgb(color: QColor) -> tuple[float, float, float]:
    return color.redF(), color.greenF(), color.blueF()
