"""Icons drawn in the color that they are asked for, sharp at every scale."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from hrbc_desktop.resources import resource
from hrbc_desktop.ui.kit.metrics import ICON

_SHARPNESS = 3
"""Pixels drawn for each pixel asked for, so that icons stay sharp on dense screens."""


def pixmap(name: str, color: QColor, size: int) -> QPixmap:
    """Return the icon `name` in one color, `size` logical pixels square. Raises FileNotFoundError for no such icon."""
    return _pixmap(name, color.name(), size)


def icon(name: str, color: QColor, size: int = ICON) -> QIcon:
    """Return the icon `name` for buttons and menus."""
    return QIcon(pixmap(name, color, size))


@cache
def _pixmap(name: str, color: str, size: int) -> QPixmap:
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", color)
    image = QImage(QSize(size, size) * _SHARPNESS, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(image.rect()))
    painter.end()
    drawn = QPixmap.fromImage(image)
    drawn.setDevicePixelRatio(_SHARPNESS)
    return drawn
