"""A label for what has happened: progress, success, a problem."""

from PySide6.QtWidgets import QLabel

from hrbc_desktop.ui.kit.accessibility import announce


class StatusLabel(QLabel):
    """Its words are said aloud whenever they change, since nobody has to look for them."""

    def setText(self, text: str) -> None:
        """Show these words, and have a screen reader say them if the label's place is shown."""
        is_news = text != self.text()
        super().setText(text)
        place = self.parentWidget()
        if is_news and place is not None and place.isVisible():
            announce(self, text)
