"""What stands where there is nothing to show yet: a sign, what is missing, and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from hrbc_desktop.ui.kit.icons import pixmap
from hrbc_desktop.ui.kit.metrics import HUGE_ICON, MARGIN, L
from hrbc_desktop.ui.kit.theme import current_theme


class EmptyCard(QWidget):
    """A card at the top of its place, with the sentence in its middle."""

    def __init__(self, icon: str, heading: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._sign = icon, QLabel()
        self.sentence_label = QLabel(sentence)
        self._sign.setProperty("spoken", "decoration")
        headline = QLabel()
        headline.setProperty("role", "heading")
        headline.setText(heading)
        self.sentence_label.setProperty("role", "muted")
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        inside.setSpacing(L)
        for label in (self._sign, headline, self.sentence_label):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(label is not self._sign)
            inside.addWidget(label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        layout.addStretch(1)
        current_theme().changed.connect(self._show_sign)
        self._show_sign()

    def _show_sign(self) -> None:
        self._sign.setPixmap(pixmap(self._icon, current_theme().color("muted"), current_theme().scaled(HUGE_ICON)))
