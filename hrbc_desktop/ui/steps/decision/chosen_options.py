"""The options that are being compared, each with its letter and colour, and a way to take it off."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hrbc_desktop.ui.kit.icons import icon
from hrbc_desktop.ui.kit.letter_badge import LetterBadge
from hrbc_desktop.ui.kit.metrics import XS
from hrbc_desktop.ui.kit.theme import current_theme

_NARROWEST_NAME = 120
"""Pixels at 100 %."""


class ChosenOptions(QWidget):
    """A short list in the person's order."""

    removed = Signal(str)
    """The id of the option to take off the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(XS)

    def show_options(self, options: tuple[tuple[str, str], ...]) -> None:
        """Show these (id, name) pairs as A, B, C, D."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for index, (key, name) in enumerate(options):
            self._lines.addWidget(self._line(index, key, name))
        self.setVisible(bool(options))

    def _line(self, index: int, key: str, name: str) -> QWidget:
        line = QWidget(self)
        line.setProperty("role", "clear")
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        badge = LetterBadge(line)
        badge.show_letter(index)
        label = QLabel(name, line)
        label.setWordWrap(True)
        label.setMinimumWidth(current_theme().scaled(_NARROWEST_NAME))
        button = QPushButton(icon("x", current_theme().colour("muted")), "", line)
        button.setProperty("role", "tool")
        button.setAccessibleName(f"Take {name} off the list")
        button.setToolTip(f"Take {name} off the list")
        button.clicked.connect(lambda: self.removed.emit(key))
        layout.addWidget(badge)
        layout.addWidget(label, 1)
        layout.addWidget(button)
        return line
