"""Asks why, where the history keeps the reason."""

from PySide6.QtWidgets import QInputDialog, QWidget


def ask_reason(parent: QWidget, question: str) -> str:
    """The reason that was typed; empty when the person gave it up."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(parent.windowTitle())
    dialog.setLabelText(question)
    dialog.setInputMode(QInputDialog.InputMode.TextInput)
    dialog.setOkButtonText("Delete")
    return dialog.textValue().strip() if dialog.exec() else ""
