"""The one question before something is lost for good."""

from PySide6.QtWidgets import QMessageBox, QWidget

from hrbc_desktop.ui.kit.message_box import message_box


def confirm_data_loss(parent: QWidget, question: str, lose: str, keep: str) -> bool:
    """Ask, with a button for each answer. Enter, Escape and closing the question keep everything."""
    box = message_box(QMessageBox.Icon.Warning, question, parent)
    losing = box.addButton(lose, QMessageBox.ButtonRole.DestructiveRole)
    keeping = box.addButton(keep, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keeping)
    box.setEscapeButton(keeping)
    box.exec()
    return box.clickedButton() is losing
