"""Says at the locked page that a PDF waits, and whose it is not: no name may be read by who passes by."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.metrics import L, M, S
from hrbc_desktop.ui.kit.status_label import StatusLabel

WAITS = _("A worksheet PDF waits to be opened. Unlock to go on with it, or only look at it.")
_LOOK = _("Only look")


class WaitingFileCard(QFrame):
    """Hidden while nothing waits."""

    look_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "attention")
        column = QVBoxLayout(self)
        column.setContentsMargins(L, M, L, M)
        column.setSpacing(S)
        self.label = StatusLabel(WAITS, self)
        self.label.setWordWrap(True)
        self.look_button = QPushButton(_LOOK, self)
        self.look_button.clicked.connect(self.look_requested)
        column.addWidget(self.label)
        column.addWidget(self.look_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()
