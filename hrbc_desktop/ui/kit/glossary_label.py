"""Medical words where they stand: a line of dots under each, and its meaning on hover, on focus and on a press.

Without `by_keys` they are no stops of the Tab key: the list of `words_here` explains them by the keyboard.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QCursor, QKeyEvent
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

from hrbc_desktop.ui.kit.accessibility import announce
from hrbc_desktop.ui.kit.glossary import WORD_LINK, Glossary, shown_text
from hrbc_desktop.ui.kit.theme import current_theme

_READING_MS = 60_000
_TELLING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_MUTED = ("small", "muted", "subtitle")
"""The roles of labels whose words are muted; all others are in ink."""


class GlossaryLabel(QObject):
    """Explains the words in one label. By keys, Tab stops at it once, and all its words are told; so does Enter."""

    def __init__(self, label: QLabel, words: Glossary, *, by_keys: bool = True) -> None:
        super().__init__(label)
        self._label, self._words, self._by_keys = label, words, by_keys
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        label.linkHovered.connect(self._hover)
        label.linkActivated.connect(self._tell)
        if by_keys:
            label.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            label.setProperty("explained", True)
            label.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Tell of the words when the keyboard comes to them, and again when they are asked for."""
        is_press = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _TELLING
        if event.type() is QEvent.Type.FocusIn or is_press:
            QTimer.singleShot(0, self, self._tell_all)
        return is_press

    def _hover(self, link: str) -> None:
        if link:
            explanation = self._words.explanations(link.removeprefix(WORD_LINK))
            QToolTip.showText(QCursor.pos(), f"<p>{explanation}</p>", self._label)
        else:
            QToolTip.hideText()

    def _tell(self, link: str) -> None:
        tell(self._label, self._words, link.removeprefix(WORD_LINK), self._below)

    def _tell_all(self) -> None:
        text = shown_text(self._label)
        if self._label.hasFocus() and self._words.terms(text):
            tell(self._label, self._words, text, self._below)

    @property
    def _below(self) -> QPoint:
        return self._label.mapToGlobal(self._label.rect().bottomLeft())


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


def tell(widget: QWidget, words: Glossary, text: str, position: QPoint) -> None:
    """Tell what the words in a text mean, at a place on the screen, for as long as it takes to read."""
    QToolTip.showText(position, f"<p>{words.explanations(text)}</p>", widget, QRect(), _READING_MS)
    announce(widget, words.spoken(text))
