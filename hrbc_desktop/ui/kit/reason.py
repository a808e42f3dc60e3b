"""Asks why, where the history keeps the reason."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.metrics import TASK_WINDOW, XL, M
from hrbc_desktop.ui.kit.tab_order import TabOrderMixin
from hrbc_desktop.ui.kit.theme import current_theme


class ReasonDialog(TabOrderMixin, Dialog):
    """One question, one line for the answer, and a button that says what is done with it."""

    def __init__(self, parent: QWidget, question: str, act: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(parent.window().windowTitle())
        label = QLabel(question, self, wordWrap=True)
        self.reason_edit = QLineEdit(self)
        label.setBuddy(self.reason_edit)
        self.reason_edit.setAccessibleName(question)
        self.act_button, cancel = QPushButton(act, self), QPushButton(_("Cancel"), self)
        self.act_button.setProperty("role", "primary")
        self.act_button.setDefault(True)
        self.act_button.setEnabled(False)
        self.reason_edit.textChanged.connect(lambda text: self.act_button.setEnabled(bool(text.strip())))
        self.act_button.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (cancel, self.act_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, XL, XL, XL)
        column.setSpacing(M)
        for part in (label, self.reason_edit):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(buttons)
        self.reason_edit.setFocus()
        self.resize(current_theme().window(TASK_WINDOW, self))


def ask_reason(parent: QWidget, question: str, act: str = "Delete") -> str:
    """The reason that was typed; empty when the person gave it up. `act`: what the button says that does it."""
    dialog = ReasonDialog(parent, question, act)
    reason = dialog.reason_edit.text().strip() if dialog.exec() else ""
    dialog.deleteLater()
    return reason
