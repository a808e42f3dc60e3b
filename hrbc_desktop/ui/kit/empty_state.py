"""What stands where there is nothing to show yet: a sign, what is missing, and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from hrbc_desktop.ui.icons import pixmap
from hrbc_desktop.ui.sizes import APART, HUGE_ICON, MARGIN
from hrbc_desktop.ui.theme import look


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
        inside.setSpacing(APART)
        for label in (self._sign, headline, self.sentence_label):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(label is not self._sign)
            inside.addWidget(label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        layout.addStretch(1)
        look().changed.connect(self._show_sign)
        self._show_sign()

    def _show_sign(self) -> None:
        self._sign.setPixmap(pixmap(self._icon, look().colour("muted"), look().px(HUGE_ICON)))
