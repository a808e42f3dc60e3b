"""A short text from the catalogue, with its sources, when it is asked for."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from hrbc_desktop.domain.model.content import Catalogue, Topic
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.ui.kit.glossary_label import GlossaryLabel
from hrbc_desktop.ui.kit.tab_order import show_what_opens
from hrbc_desktop.ui.kit.theme import current_theme


class TopicText(QWidget):
    """Shows one topic."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._text = _label()
        self._topic: Topic | None = None
        self._catalogue: Catalogue | None = None
        self._words = Glossary({})
        GlossaryLabel(self._text, self._words)
        self.more_button = QPushButton()
        self.more_button.setCheckable(True)
        self.more_button.setProperty("spoken", "disclosure")
        self.more_button.setProperty("role", "link")
        self.more_button.setText(_("Read more"))
        self.more_button.toggled.connect(self._text.setVisible)
        show_what_opens(self.more_button, self)
        self.more_button.toggled.connect(lambda on: self.more_button.setText(_("Less") if on else _("Read more")))
        layout.addWidget(self._text)
        layout.addWidget(self.more_button, alignment=Qt.AlignmentFlag.AlignLeading)
        self._text.hide()
        current_theme().changed.connect(self._show)

    def show_topic(self, topic: Topic, catalogue: Catalogue) -> None:
        """Keep a topic behind the button."""
        if topic == self._topic:
            return
        self._topic, self._catalogue = topic, catalogue
        self._words.read(catalogue.glossary)
        self._show()

    def _show(self) -> None:
        """Write the text in the colors of the theme."""
        topic, catalogue, words = self._topic, self._catalogue, self._words
        if topic is None or catalogue is None:
            return
        sources = dict.fromkeys(catalogue.sources[paragraph.source].title for paragraph in topic.paragraphs)
        paragraphs = [f"<p>{words.marked(paragraph.text, 'muted')}</p>" for paragraph in topic.paragraphs]
        self._text.setText("".join(paragraphs) + f"<p><i>From: {escape('; '.join(sources))}</i></p>")
        self.more_button.setAccessibleName(_("Read more: {title}").format(title=topic.title))


def _label() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setProperty("role", "small")
    return label
