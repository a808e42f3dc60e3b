"""Says what is waited for when it takes long, and lets the person stop waiting."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.metrics import LONG_WAIT_WINDOW, XL, L
from hrbc_desktop.ui.kit.paper import in_role
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.waiting import STOP, waits_for


class LongWaitDialog(Dialog):
    """It goes away by itself when what is waited for is there."""

    def __init__(self, *, on_server: bool, parent: QWidget | None) -> None:
        """`on_server`: whether a server is waited for, or else this computer's disk."""
        super().__init__(parent)
        self.is_stopped = False
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.label, self.stop_button = (
            in_role(QLabel(waits_for(on_server=on_server), wordWrap=True), "question"),
            QPushButton(STOP),
        )
        self.setWindowTitle(QApplication.applicationDisplayName())
        # Keys that were pressed before this came are not meant for the button.
        self.label.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.stop_button.setAutoDefault(False)
        self.stop_button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, XL, XL, XL)
        column.setSpacing(L)
        column.addWidget(self.label)
        column.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignRight)
        self.label.setFocus()
        self.resize(current_theme().window(LONG_WAIT_WINDOW, self))

    def done(self, result: int) -> None:
        """Stop waiting, however the window is closed."""
        self.is_stopped = True
        super().done(result)


@contextmanager
def long_wait(*, on_server: bool) -> Iterator[LongWaitDialog]:
    """Show it over whatever window has the keyboard, as long as the block takes."""
    above = QApplication.activeModalWidget() or QApplication.activeWindow()
    wait = LongWaitDialog(on_server=on_server, parent=above)
    wait.show()
    try:
        yield wait
    finally:
        if isValid(wait):
            wait.close()
            wait.deleteLater()
