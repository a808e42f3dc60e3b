"""A few sentences that must be read first, in a calm frame on top of a page."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.ui.kit.glossary_label import ExplainedText
from hrbc_desktop.ui.kit.metrics import L, M


class CalmNote(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, words: Glossary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "attention")
        column = QVBoxLayout(self)
        column.setContentsMargins(L, M, L, M)
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        column.addWidget(self.label)
        self._text = ExplainedText(self.label, words, by_keys=False)
        self.hide()

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Show these sentences, one below the other."""
        self._text.show("\n".join(sentences))
        self.setVisible(bool(sentences))
