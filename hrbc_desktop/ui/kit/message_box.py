"""A sentence or a question in a small window of its own, whose mark and margins grow with the text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from hrbc_desktop.ui.kit.icons import pixmap
from hrbc_desktop.ui.kit.metrics import HUGE_ICON, XXL
from hrbc_desktop.ui.kit.theme import current_theme

_MARKS = {
    QMessageBox.Icon.Information: ("info", "action"),
    QMessageBox.Icon.Question: ("circle-question-mark", "action"),
    QMessageBox.Icon.Warning: ("triangle-alert", "attention"),
}


def message_box(mark: QMessageBox.Icon, sentence: str, parent: QWidget) -> QMessageBox:
    """Return it without buttons. Names of people and files may be in the sentence, so it is plain text."""
    box = QMessageBox(mark, parent.windowTitle(), sentence, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    name, color = _MARKS[mark]
    box.setIconPixmap(pixmap(name, current_theme().color(color), current_theme().scaled(HUGE_ICON)))
    if (layout := box.layout()) is not None:
        layout.setContentsMargins(XXL, XXL, XXL, XXL)
    return box
