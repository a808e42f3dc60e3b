"""The one question before something is lost for good."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def confirm_data_loss(parent: QWidget, question: str, lose: str, keep: str) -> bool:
    """Ask, with a button for each answer. Enter, Escape and closing the question keep everything."""
    box = QMessageBox(QMessageBox.Icon.Warning, parent.windowTitle(), question, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)  # names of people may be in it
    losing = box.addButton(lose, QMessageBox.ButtonRole.DestructiveRole)
    keeping = box.addButton(keep, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keeping)
    box.setEscapeButton(keeping)
    box.exec()
    return box.clickedButton() is losing
