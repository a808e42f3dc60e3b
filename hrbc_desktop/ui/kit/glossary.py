"""The medical words of the content: which of them are in a text, and what they mean."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as RichText
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from hrbc_desktop.ui.kit.theme import current_theme

WORD_LINK = "word:"
_GLOSSARY = "glossary"
"""The property of a place whose words are explained."""


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

    def terms_at(self, text: str, offset: int) -> list[str]:
        """Return the term that is written at a place in a text, if there is one."""
        return [term for match, term in self._found(text) if match.start() <= offset <= match.end()]

    def marked(self, text: str, color: str = "ink") -> str:
        """Return the text as HTML in which each term leads to its meaning where it stands first."""
        parts, end, seen = [], 0, set[str]()
        style = f"text-underline-style:dotted; color:{current_theme().color(color).name()}"
        for match, term in self._found(text):
            if term not in seen:
                seen.add(term)
                link = f'<a href="{WORD_LINK}{escape(term)}" style="{style}">{escape(match[0])}</a>'
                parts += [escape(text[end : match.start()]), link]
                end = match.end()
        return "".join([*parts, escape(text[end:])])

    def explained(self, terms: Iterable[str]) -> dict[str, str]:
        """Return some terms with what they mean."""
        return {term: self._meanings[term] for term in terms}

    def explanations(self, *texts: str) -> str:
        """Return the meanings of all terms in some texts as HTML, a line each; empty when there are none."""
        return "<br>".join(escape(self.meaning(term)) for term in self.terms(*texts))

    def spoken(self, *texts: str) -> str:
        """Return the same as a screen reader says it."""
        return " ".join(self.meaning(term) for term in self.terms(*texts))

    def _found(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        for match in self._pattern.finditer(text):
            term = self._terms[match[1].casefold()]
            if term == match[1] or not any(letter.isupper() for letter in term[1:] or term):
                yield match, term


def explain_in(page: QWidget, words: Glossary) -> None:
    """Let a screen reader explain the words in all that a place shows."""
    page.setProperty(_GLOSSARY, words)


def meanings_in(widget: QWidget) -> str:
    """Return what the words on a widget and in front of it mean, where they are explained."""
    words = words_around(widget)
    return words.spoken(shown_text(widget), *_labels(widget)) if words else ""


def words_around(widget: QWidget) -> Glossary | None:
    """Return what explains the words where a widget is, or under the window in which it is."""
    ancestor: QWidget | None = widget
    while ancestor is not None:
        if isinstance(words := ancestor.property(_GLOSSARY), Glossary):
            return words
        ancestor = ancestor.parentWidget()
    return None


def shown_text(widget: QWidget) -> str:
    """Return what can be read on a widget itself; what paints itself says the same to a screen reader."""
    match widget:
        case QLabel():
            is_rich = widget.textFormat() is not Qt.TextFormat.PlainText and RichText.mightBeRichText(widget.text())
            text = QTextDocumentFragment.fromHtml(widget.text()).toPlainText() if is_rich else widget.text()
        case QComboBox():
            text = widget.currentText()
        case QPushButton() | QCheckBox():
            text = widget.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        case QLineEdit() | QAbstractSpinBox():
            text = widget.text()
        case QTextEdit():
            text = widget.toPlainText()
        case _:
            text = f"{widget.accessibleName()} {widget.accessibleDescription()}"
    return " ".join(text.split())


def _labels(widget: QWidget) -> Iterator[str]:
    """Yield what the labels of a widget say, which stand beside it."""
    beside = widget.parentWidget()
    if beside is not None:
        labels = beside.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)
        yield from (shown_text(label) for label in labels if label.buddy() is widget)
