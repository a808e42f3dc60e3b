"""A text to read in peace: room around it and between its paragraphs, and headings that stand out."""

from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from hrbc_desktop.ui.kit.metrics import BODY, LARGE, TITLE, XS, M
from hrbc_desktop.ui.kit.theme import current_theme

_HEADINGS = {1: TITLE - 4, 2: LARGE}
"""Pixels at 100 % of headings by their level; lower ones are as tall as the text."""
_LINE_PERCENT = 125
_BETWEEN_PARAGRAPHS, _BETWEEN_LINES = M, XS


class ReadingText(QTextBrowser):
    """Shows a text in Markdown."""

    def __init__(self, markdown: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._markdown = markdown
        current_theme().changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.setMarkdown(self._markdown)
        self.document().setDocumentMargin(current_theme().scaled(BODY))
        block = self.document().begin()
        while block.isValid():
            _set(block)
            block = block.next()


def _set(block: QTextBlock) -> None:
    cursor, shape = QTextCursor(block), block.blockFormat()
    level = shape.headingLevel()
    shape.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    shape.setTopMargin(current_theme().scaled(BODY) if level and block.blockNumber() else 0)
    shape.setBottomMargin(current_theme().scaled(_BETWEEN_LINES if block.textList() else _BETWEEN_PARAGRAPHS))
    cursor.setBlockFormat(shape)
    if level:
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        letters = QTextCharFormat()
        letters.setFont(current_theme().font(_HEADINGS.get(level, BODY), QFont.Weight.Bold))
        cursor.setCharFormat(letters)
