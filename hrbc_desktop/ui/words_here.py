"""The medical words in all that a place shows: told on hover, on a press and on a long one, and all of them in a list.

Nothing is looked up before somebody asks: texts come and go with every key.
"""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QLabel, QTableView, QToolTip, QWidget

from hrbc_desktop.ui.glossary import Glossary, explain_in, shown_text
from hrbc_desktop.ui.help import WordsDialog
from hrbc_desktop.ui.words_explained import tell


class WordsHere(QObject):
    """Explains what a place and all in it shows, as far as nothing there has a tool tip or a menu of its own."""

    def __init__(self, place: QWidget, words: Glossary) -> None:
        super().__init__(place)
        self._place, self._words = place, words
        explain_in(place, words)
        place.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Tell of the words where somebody points or presses, and nothing else has come of it."""
        match event:
            case QHelpEvent() if event.type() is QEvent.Type.ToolTip:
                return self._tell(self._at(event.globalPos()), event.globalPos(), stays=False)
            case QContextMenuEvent():
                by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
                asked = self._focused() if by_key else self._at(event.globalPos())
                return self._tell(asked, event.globalPos(), stays=True)
            case QMouseEvent() if event.type() is QEvent.Type.MouseButtonRelease:
                place = event.globalPosition().toPoint()
                event.setAccepted(self._tell(self._at(place), place, stays=True))
                return event.isAccepted()
        return False

    def show_list(self) -> None:
        """Open the list of all words that are shown: first those of what has the keyboard."""
        focused = self._focused()
        here = self._words.terms(*_texts_around(focused)) if focused else []
        everywhere = self._words.terms(*(text for shown in self._shown() for text in _texts(shown)))
        others = sorted(set(everywhere).difference(here), key=str.casefold)
        WordsDialog(self._words.explained(here), self._words.explained(others), self._place).open()

    def _at(self, point: QPoint) -> QWidget | None:
        return self._place.childAt(self._place.mapFromGlobal(point))

    def _focused(self) -> QWidget | None:
        focused = QApplication.focusWidget()
        return focused if focused is not None and self._place.isAncestorOf(focused) else None

    def _shown(self) -> Iterator[QWidget]:
        return (widget for widget in self._place.findChildren(QWidget) if widget.isVisible())

    def _tell(self, widget: QWidget | None, place: QPoint, *, stays: bool) -> bool:
        text = shown_text(widget) if widget else ""
        told = self._words.told(text)
        if widget is None or not told or _points_at_a_link(widget):
            return False
        if stays:
            tell(widget, self._words, text, place)
        else:
            QToolTip.showText(place, f"<p>{told}</p>", widget)
        return True


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
