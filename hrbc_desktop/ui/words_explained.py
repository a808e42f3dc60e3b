"""Medical words where they stand: a line of dots under each, and its meaning on hover, on focus and on a press."""

import re
from collections.abc import Iterator, Mapping
from html import escape

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QCursor, QTextDocumentFragment
from PySide6.QtWidgets import QLabel, QToolTip

from hrbc_desktop.ui.spoken import announce
from hrbc_desktop.ui.theme import look

_LINK = "word:"
_READING_MS = 60_000
_MUTED = ("small", "muted", "subtitle")
"""The roles of labels whose words are muted; all others are in ink."""


class Glossary:
    """Finds the terms of a glossary in texts: the longest that fits, in any case unless it has capitals itself."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self.read(meanings)

    def read(self, meanings: Mapping[str, str]) -> None:
        """Go on with this glossary."""
        self._meanings = meanings
        self._terms = {term.casefold(): term for term in meanings}
        found = "|".join(re.escape(term) for term in sorted(meanings, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<![\w-])({found})(s?)(?![\w-])" if meanings else r"(?!)", re.IGNORECASE)

    def meaning(self, term: str) -> str:
        """Return what a term means, with the term before it."""
        return f"{term[0].upper()}{term[1:]}: {self._meanings[term]}"

    def terms(self, *texts: str) -> list[str]:
        """Return the terms in some texts, each once."""
        return list(dict.fromkeys(term for text in texts for _, term in self._found(text)))

    def marked(self, text: str, colour: str = "ink") -> str:
        """Return the text as HTML in which each term leads to its meaning where it stands first."""
        parts, end, seen = [], 0, set[str]()
        style = f"text-underline-style:dotted; color:{look().colour(colour).name()}"
        for match, term in self._found(text):
            if term not in seen:
                seen.add(term)
                link = f'<a href="{_LINK}{escape(term)}" style="{style}">{escape(match[0])}</a>'
                parts += [escape(text[end : match.start()]), link]
                end = match.end()
        return "".join([*parts, escape(text[end:])])

    def told(self, *texts: str) -> str:
        """Return the meanings of all terms in some texts as HTML, a line each; empty when there are none."""
        return "<br>".join(escape(self.meaning(term)) for term in self.terms(*texts))

    def _found(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        for match in self._pattern.finditer(text):
            term = self._terms[match[1].casefold()]
            if term == match[1] or not any(letter.isupper() for letter in term[1:] or term):
                yield match, term


class Explained(QObject):
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
            QToolTip.showText(QCursor.pos(), self._meaning(link), self._label)
        else:
            QToolTip.hideText()

    def _tell(self, link: str) -> None:
        place = self._label.mapToGlobal(self._label.rect().bottomLeft())
        QToolTip.showText(place, self._meaning(link), self._label, QRect(), _READING_MS)
        announce(self._label, QTextDocumentFragment.fromHtml(self._meaning(link)).toPlainText())

    def _tell_focused(self) -> None:
        for term in self._words.terms(self._label.selectedText()) if self._label.hasFocus() else []:
            self._tell(f"{_LINK}{term}")

    def _meaning(self, link: str) -> str:
        return f"<p>{escape(self._words.meaning(link.removeprefix(_LINK)))}</p>"


class _ExplainedText(Explained):
    """Explains the words in a text that stays, in the colours of the theme."""

    def __init__(self, label: QLabel, words: Glossary) -> None:
        super().__init__(label, words)
        self._text = label.text()
        look().changed.connect(self._mark)
        self._mark()

    def _mark(self) -> None:
        colour = "muted" if self._label.property("role") in _MUTED else "ink"
        self._label.setText(self._words.marked(self._text, colour))


def explain(label: QLabel, words: Glossary) -> None:
    """Explain the words in the text that a label has now, if there are any."""
    if words.terms(label.text()):
        _ExplainedText(label, words)
