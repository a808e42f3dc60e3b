"""What a dialog whose contents may be taller than the window is made of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hrbc_desktop.ui.kit.metrics import XXL, L


def lay_out_with_buttons(
    dialog: QWidget, inside: QWidget, *buttons: QPushButton, beside: QWidget | None = None
) -> None:
    """Let the contents of a dialog scroll above a row of buttons, which stays; `beside` stands to their left."""
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(0, 0, 0, L)
    layout.addWidget(scrolled(inside), 1)
    row = QHBoxLayout()
    row.setContentsMargins(XXL, 0, XXL, 0)
    if beside:
        row.addWidget(beside, 1)
    else:
        row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    layout.addLayout(row)


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
