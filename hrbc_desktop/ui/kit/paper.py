"""What a dialog whose contents may be taller than the window is made of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget


def scrolled(inside: QWidget) -> QScrollArea:
    """Return an area without a frame that scrolls up and down only, and is no stop of the Tab key."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def in_role(label: QLabel, role: str) -> QLabel:
    """Let a label wrap, take its text for plain, and look as the theme draws its role."""
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
