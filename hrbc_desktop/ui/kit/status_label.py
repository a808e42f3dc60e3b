"""A label for what has happened: progress, success, a problem."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel

from hrbc_desktop.ui.kit.accessibility import announce
from hrbc_desktop.ui.kit.tab_order import bring_into_sight


class StatusLabel(QLabel):
    """Its words are said aloud whenever they change, and a problem is scrolled to: nobody has to look for it."""

    def setText(self, text: str) -> None:
        """Show these words, and have a screen reader say them if the label's place is shown."""
        is_news = text != self.text()
        super().setText(text)
        parent = self.parentWidget()
        if is_news and parent is not None and parent.isVisible():
            announce(self, text)
        if text:
            self._come_into_sight()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._come_into_sight()

    def _come_into_sight(self) -> None:
        if self.isVisible() and self.text() and self.property("role") == "error":
            QTimer.singleShot(0, self, lambda: bring_into_sight(self))  # once it is laid out
