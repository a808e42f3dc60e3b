"""A list of what is open, each with a way there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.icons import pixmap
from hrbc_desktop.ui.kit.metrics import SMALL_ICON, XXS
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.signing_checklist import ChecklistLine


class CheckList(QWidget):
    """Marks, words and buttons; nothing in it is a reproach."""

    step_requested = Signal(str)
    """The name of the step where something may be added."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ChecklistLine, ...] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(XXS)
        current_theme().changed.connect(self._build)

    def show_lines(self, lines: Sequence[ChecklistLine]) -> None:
        """Show these lines."""
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self._build()

    def _build(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(line) for line in self._lines]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, line: ChecklistLine) -> QWidget:
        row = QWidget(self)
        words = QLabel(line.text, row, wordWrap=True)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(_mark(row), 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(words, 1)
        layout.addWidget(self._way_there(row, line))
        return row

    def _way_there(self, row: QWidget, line: ChecklistLine) -> QPushButton:
        button = QPushButton(line.way, row)
        button.setObjectName(f"add_{line.step}_button")
        button.setProperty("role", "link")
        button.setAccessibleName(f"{line.way}: {line.text}")
        button.clicked.connect(lambda: self.step_requested.emit(line.step))
        return button


def _mark(row: QWidget) -> QLabel:
    mark = QLabel(row)
    mark.setPixmap(pixmap("minus", current_theme().color("muted"), current_theme().scaled(SMALL_ICON)))
    mark.setAccessibleName(_("open"))
    return mark
