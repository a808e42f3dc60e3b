"""Pictures of the program's icon in the sizes and formats that Windows and Linux desktops ask for."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from packager.build import ROOT

_ICON = ROOT / "resources" / "linux" / "hrbc-desktop.svg"
_WINDOWS_SIZES = (16, 24, 32, 48, 64, 256)
_LARGEST_BITMAP = 64
"""Larger ones stand in an .ico as PNG; older parts of Windows read the smaller ones as bitmaps alone."""


def draw(size: int) -> QImage:
    """Draw the icon, `size` pixels wide and high."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(_ICON)).render(painter)
    painter.end()
    return image


def png(image: QImage) -> bytes:
    """Return the image as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, PySide6 wants text
    return bytes(buffer.data().data())


def write_ico(path: Path) -> None:
    """Write the icon for Windows: all sizes in one file."""
    pictures = [_picture(size) for size in _WINDOWS_SIZES]
    offset = 6 + 16 * len(pictures)
    directory = struct.pack("<HHH", 0, 1, len(pictures))
    for size, picture in zip(_WINDOWS_SIZES, pictures, strict=True):
        directory += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    path.write_bytes(directory + b"".join(pictures))


def _picture(size: int) -> bytes:
    image = draw(size)
    return _bitmap(image) if size <= _LARGEST_BITMAP else png(image)


def _bitmap(image: QImage) -> bytes:
    """A bitmap as icons hold it: from the bottom up, and below it a mask that the alpha channel makes idle."""
    size = image.width()
    header = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    rows = bytes(image.constBits())
    width = 4 * size
    pixels = b"".join(rows[at : at + width] for at in range(len(rows) - width, -1, -width))
    return header + pixels + bytes(size * ((size + 31) // 32 * 4))
