"""Asks why, where the history keeps the reason."""

from PySide6.QtWidgets import QInputDialog, QWidget


def ask_reason(parent: QWidget, question: str, act: str = "Delete") -> str:
    """The reason that was typed; empty when the person gave it up. `act`: what the button says that does it."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(parent.windowTitle())
    dialog.setLabelText(question)
    dialog.setInputMode(QInputDialog.InputMode.TextInput)
    dialog.setOkButtonText(act)
    return dialog.textValue().strip() if dialog.exec() else ""
