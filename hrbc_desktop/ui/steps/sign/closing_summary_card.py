"""A gentle end: what the person has prepared, once she has signed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.line_breaking import with_break_points
from hrbc_desktop.ui.kit.metrics import LARGE, XL, M
from hrbc_desktop.ui.kit.theme import current_theme

HEADING = _("What you can bring")


class ClosingSummaryCard(QFrame):
    """Sentences to read, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(HEADING)
        heading = QLabel(HEADING, self)
        heading.setProperty("role", "heading")
        self.words_label = QLabel(self, wordWrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, XL, LARGE, XL)
        layout.setSpacing(current_theme().scaled(M))
        layout.addWidget(heading)
        layout.addWidget(self.words_label)
        self.hide()

    def show_prepared(self, sentences: Sequence[str]) -> None:
        """Show these sentences."""
        self.words_label.setText(with_break_points("\n\n".join(sentences)))
        self.show()

    def forget(self) -> None:
        """Show nothing any more."""
        self.words_label.clear()
        self.hide()
