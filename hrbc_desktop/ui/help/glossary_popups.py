"""The medical words in all that a place shows: told on hover, on a press and on a long one, and all of them in a list.

Nothing is looked up before somebody asks: texts come and go with every key.
"""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHeaderView, QLabel, QTableView, QTextBrowser, QToolTip, QWidget

from hrbc_desktop.translation import _
from hrbc_desktop.ui.help.markdown_dialog import WordsDialog
from hrbc_desktop.ui.kit.glossary import Glossary, explain_in, shown_text, words_around
from hrbc_desktop.ui.kit.glossary_label import tell

WORDS_KEY = "Shift+F1"


class WordsHere(QObject):
    """Explains what a place and all in it shows, as far as nothing there has a tool tip or a menu of its own.

    A window of its own gets the key for the list; the menu has it for the main window.
    """

    def __init__(self, page: QWidget, words: Glossary) -> None:
        super().__init__(page)
        self._page, self._words = page, words
        explain_in(page, words)
        page.installEventFilter(self)
        if page.isWindow():
            QShortcut(QKeySequence(WORDS_KEY), page, self.show_list)
        for text in page.findChildren(QTextBrowser):
            text.viewport().installEventFilter(self)  # it keeps a press to itself
            if words.terms(shown_text(text)):
                text.setAccessibleDescription(
                    _("{words_key} explains the medical words here.").format(words_key=WORDS_KEY)
                )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell of the words where somebody points or presses, and nothing else has come of it."""
        if watched is not self._page:
            return self._see_press_in_text(watched, event)
        match event:
            case QHelpEvent() if event.type() is QEvent.Type.ToolTip:
                return self._tell(self._at(event.globalPos()), event.globalPos(), stays=False)
            case QContextMenuEvent():
                by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
                asked = self._focused() if by_key else self._at(event.globalPos())
                return self._tell(asked, event.globalPos(), stays=True)
            case QMouseEvent() if event.type() is QEvent.Type.MouseButtonRelease:
                position = event.globalPosition().toPoint()
                event.setAccepted(self._tell(self._at(position), position, stays=True))
                return event.isAccepted()
        return False

    def _see_press_in_text(self, viewport: QObject, event: QEvent) -> bool:
        """Tell of the word that was pressed in a text, which goes on with the press: it may be the end of a choice."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease:
            text, position = viewport.parent(), event.globalPosition().toPoint()
            chosen = isinstance(text, QTextBrowser) and text.textCursor().hasSelection()
            if event.button() is Qt.MouseButton.LeftButton and not chosen:
                self._tell(self._at(position), position, stays=True)
        return False

    def show_list(self) -> None:
        """Open the list of all words that are shown: first those of what has the keyboard."""
        focused = self._focused()
        here = self._words.terms(*_texts_around(focused)) if focused else []
        everywhere = self._words.terms(*(text for shown in self._shown() for text in _texts(shown)))
        others = sorted(set(everywhere).difference(here), key=str.casefold)
        WordsDialog(self._words.explained(here), self._words.explained(others), self._page).open()

    def _at(self, point: QPoint) -> QWidget | None:
        return self._page.childAt(self._page.mapFromGlobal(point))

    def _focused(self) -> QWidget | None:
        focused = QApplication.focusWidget()
        return focused if focused is not None and self._page.isAncestorOf(focused) else None

    def _shown(self) -> Iterator[QWidget]:
        return (widget for widget in self._page.findChildren(QWidget) if widget.isVisible())

    def _tell(self, widget: QWidget | None, position: QPoint, *, stays: bool) -> bool:
        text = self._text_at(widget, position) if widget else ""
        explanation = self._words.explanations(text)
        if widget is None or not explanation or _points_at_a_link(widget):
            return False
        if stays:
            tell(widget, self._words, text, position)
        else:
            QToolTip.showText(position, f"<p>{explanation}</p>", widget)
        return True

    def _text_at(self, widget: QWidget, point: QPoint) -> str:
        """Return what is written on a widget; of a long text the word at the point, of a header the heading there."""
        here = widget.mapFromGlobal(point)
        match widget.parentWidget():
            case QHeaderView() as header if widget is header.viewport():
                return _heading(header, header.logicalIndexAt(here))
            case QTextBrowser() as text if widget is text.viewport():
                block, offset = _block_at(text, here)
                return " ".join(self._words.terms_at(block, offset))
        return shown_text(widget)


def explain_words_in(window: QWidget) -> None:
    """Explain the words in a window that is over a place in which they are explained."""
    if words := words_around(window):
        WordsHere(window, words)


def _block_at(text: QTextBrowser, point: QPoint) -> tuple[str, int]:
    """Return the paragraph that is shown at a point, and the place in it; -1 where there are no letters."""
    scrolled = QPointF(text.horizontalScrollBar().value(), text.verticalScrollBar().value())
    document, on_a_letter = text.document(), Qt.HitTestAccuracy.ExactHit
    offset = document.documentLayout().hitTest(QPointF(point) + scrolled, on_a_letter)
    block = document.findBlock(offset)
    return (block.text(), offset - block.position()) if offset >= 0 else ("", -1)


def _points_at_a_link(widget: QWidget) -> bool:
    """Whether the mouse is at a word that is explained by itself: a label shows that by its pointer."""
    return isinstance(widget, QLabel) and widget.cursor().shape() is Qt.CursorShape.PointingHandCursor


def _texts_around(focused: QWidget) -> Iterator[str]:
    """Yield what has the keyboard, and what it belongs to, such as the question of an answer."""
    if isinstance(focused, QTableView):
        header, here = focused.verticalHeader(), focused.currentIndex()
        yield _heading(header, here.row())
        yield str(here.data() or "")
    yield shown_text(focused)
    group = focused.parentWidget()
    while group is not None and group.property("spoken") != "group":
        group = group.parentWidget()
    if group is not None:
        yield shown_text(group)


def _texts(widget: QWidget) -> Iterator[str]:
    yield shown_text(widget)
    if isinstance(widget, QTableView) and isinstance(model := widget.model(), QAbstractItemModel):
        for column in range(model.columnCount()):
            yield _heading(widget.horizontalHeader(), column)
        for row in range(model.rowCount()):
            if not widget.isRowHidden(row):
                yield _heading(widget.verticalHeader(), row)
                yield from (str(model.index(row, column).data() or "") for column in range(model.columnCount()))


def _heading(header: QHeaderView, section: int) -> str:
    """Return all that is written in one section of a header."""
    model, way = header.model(), header.orientation()
    written = model.headerData(section, way, Qt.ItemDataRole.WhatsThisRole)
    return str(written or model.headerData(section, way) or "")
