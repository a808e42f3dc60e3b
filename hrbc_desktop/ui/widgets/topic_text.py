"""A short text from the catalogue: the first sentence at once, the rest and the sources when asked for."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from hrbc_desktop.domain.option import Catalogue, Topic


class TopicText(QWidget):
    """Shows one topic."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._first, self._rest = _label(), _label()
        self.more_button = QPushButton()
        self.more_button.setCheckable(True)
        self.more_button.setProperty("spoken", "disclosure")
        self.more_button.setProperty("role", "link")
        self.more_button.setText("Read more")
        self.more_button.toggled.connect(self._rest.setVisible)
        self.more_button.toggled.connect(lambda on: self.more_button.setText("Less" if on else "Read more"))
        for widget in (self._first, self._rest):
            layout.addWidget(widget)
        layout.addWidget(self.more_button, alignment=Qt.AlignmentFlag.AlignLeading)
        self._rest.hide()

    def show_topic(self, topic: Topic, catalogue: Catalogue) -> None:
        """Show the first paragraph, and keep the others and their sources behind the button."""
        first, *rest = topic.paragraphs
        self._first.setText(escape(first.text))
        sources = dict.fromkeys(catalogue.sources[paragraph.source].title for paragraph in topic.paragraphs)
        paragraphs = [f"<p>{escape(paragraph.text)}</p>" for paragraph in rest]
        self._rest.setText("".join(paragraphs) + f"<p><i>From: {escape('; '.join(sources))}</i></p>")
        self.more_button.setAccessibleName(f"Read more: {topic.title}")


def _label() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setProperty("role", "small")
    return label
