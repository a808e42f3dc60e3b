"""Medical words where they stand: a line of dots under each, and its meaning on hover, on focus and on a press.

Without `by_keys` they are no stops of the Tab key: the list of `words_here` explains them by the keyboard.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

from hrbc_desktop.ui.kit.accessibility import announce
from hrbc_desktop.ui.kit.glossary import WORD_LINK, Glossary
from hrbc_desktop.ui.kit.theme import current_theme

_READING_MS = 60_000
_MUTED = ("small", "muted", "subtitle")
"""The roles of labels whose words are muted; all others are in ink."""


class GlossaryLabel(QObject):
    """Explains the words in one label. By keys, Tab leads from word to word, and Enter says the meaning again."""

    def __init__(self, label: QLabel, words: Glossary, *, by_keys: bool = True) -> None:
        super().__init__(label)
        self._label, self._words = label, words
        label.setTextFormat(Qt.TextFormat.RichText)
        by_mouse = Qt.TextInteractionFlag.LinksAccessibleByMouse
        keys = Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        label.setTextInteractionFlags(by_mouse | keys if by_keys else by_mouse)
        label.linkHovered.connect(self._hover)
        label.linkActivated.connect(self._tell)
        if by_keys:
            label.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Say the meaning when the keyboard comes to a word."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.KeyPress):
            QTimer.singleShot(0, self, self._tell_focused)
        return False

    def _hover(self, link: str) -> None:
        if link:
            told = self._words.told(link.removeprefix(WORD_LINK))
            QToolTip.showText(QCursor.pos(), f"<p>{told}</p>", self._label)
        else:
            QToolTip.hideText()

    def _tell(self, link: str) -> None:
        place = self._label.mapToGlobal(self._label.rect().bottomLeft())
        tell(self._label, self._words, link.removeprefix(WORD_LINK), place)

    def _tell_focused(self) -> None:
        for term in self._words.terms(self._label.selectedText()) if self._label.hasFocus() else []:
            self._tell(f"{WORD_LINK}{term}")


class ExplainedText(GlossaryLabel):
    """Explains the words in a text as it is shown, in the colors of the theme."""

    def __init__(self, label: QLabel, words: Glossary, *, by_keys: bool = True) -> None:
        super().__init__(label, words, by_keys=by_keys)
        self._text = ""
        current_theme().changed.connect(self._mark)

    def show(self, text: str) -> None:
        """Show this text; one that is shown already is not searched again."""
        if text != self._text:
            self._text = text
            self._mark()

    def _mark(self) -> None:
        color = "muted" if self._label.property("role") in _MUTED else "ink"
        self._label.setText(self._words.marked(self._text, color))


def explain(label: QLabel, words: Glossary, *, by_keys: bool = True) -> None:
    """Explain the words in the text that a label has now, if there are any."""
    if words.terms(label.text()):
        ExplainedText(label, words, by_keys=by_keys).show(label.text())


def tell(widget: QWidget, words: Glossary, text: str, place: QPoint) -> None:
    """Tell what the words in a text mean, at a place on the screen, for as long as it takes to read."""
    QToolTip.showText(place, f"<p>{words.told(text)}</p>", widget, QRect(), _READING_MS)
    announce(widget, words.said(text))
