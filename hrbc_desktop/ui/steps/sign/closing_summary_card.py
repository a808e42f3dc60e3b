"""A gentle end: what the person has prepared, once she has signed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from hrbc_desktop.ui.long_words import breakable
from hrbc_desktop.ui.sizes import LARGE, NEAR, WIDE
from hrbc_desktop.ui.theme import look

HEADING = "You are prepared"


class PreparedCard(QFrame):
    """Sentences to read, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(HEADING)
        heading = QLabel(HEADING, self)
        heading.setProperty("role", "heading")
        self.words_label = QLabel(self, wordWrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, WIDE, LARGE, WIDE)
        layout.setSpacing(look().px(NEAR))
        layout.addWidget(heading)
        layout.addWidget(self.words_label)
        self.hide()

    def show_prepared(self, sentences: Sequence[str]) -> None:
        """Show these sentences."""
        self.words_label.setText(breakable("\n\n".join(sentences)))
        self.show()

    def forget(self) -> None:
        """Show nothing any more."""
        self.words_label.clear()
        self.hide()
