"""One line over the window's page that takes no key from whoever types: told, and gone with a press."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.metrics import L, M
from hrbc_desktop.ui.kit.status_label import StatusLabel

_SEEN = "OK"


class NoticeBar(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "attention")
        row = QHBoxLayout(self)
        row.setContentsMargins(L, M, L, M)
        self.label = StatusLabel(self)
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.seen_button = QPushButton(_SEEN, self)
        self.seen_button.setProperty("role", "link")
        self.seen_button.setAccessibleName(_("OK, hide this message"))
        self.seen_button.clicked.connect(self.clear)
        row.addWidget(self.label, 1)
        row.addWidget(self.seen_button)
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        """Show a sentence in place of the one before, and have it read aloud."""
        self.show()
        self.label.setText(sentence)

    def clear(self) -> None:
        """Say nothing."""
        self.label.clear()
        self.hide()
