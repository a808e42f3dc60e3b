"""A step's page: a title, a sentence, and what there is to do."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hrbc_desktop.domain.option import Catalogue
from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.theme import look


class Page(QWidget):
    """The base of the seven pages. A page follows the document and edits it; it knows nothing of the window."""

    title: ClassVar[str]
    subtitle: ClassVar[str]
    scrolls_itself: ClassVar[bool] = False
    """Whether the page brings its own scroll bars, such as a table with fixed headers."""

    def __init__(self, document: Document, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.catalogue = catalogue
        self.setProperty("role", "paper")


def framed(page: QWidget, title: str, subtitle: str, *, scrolls_itself: bool) -> QWidget:
    """Put a page under its title and sentence, in a scroll area unless it scrolls itself."""
    inside = QWidget()
    inside.setProperty("role", "paper")
    layout = QVBoxLayout(inside)
    layout.setContentsMargins(36, 24, 36, 24)
    layout.setSpacing(look().px(6))
    layout.addWidget(_label(title, "title"))
    sentence = _label(subtitle, "subtitle")
    sentence.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    layout.addWidget(sentence)
    layout.addSpacing(look().px(8))
    layout.addWidget(page, 1)
    if scrolls_itself:
        return inside
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text, wordWrap=True)
    label.setProperty("role", role)
    return label
