"""A layout that sets items two by two where both fit, and the others alone."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

ALONE = 1_000_000
"""The width of what takes a line for itself."""


class Paired(QWidget):
    """What stands in such a layout."""

    def one_line_width(self) -> int:
        """Return how wide it must be to need no second line; a large number for what always stands alone."""
        return ALONE


class PairLayout(QLayout):
    """Reads line by line."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def insertWidget(self, place: int, widget: QWidget) -> None:
        """Put a widget at a place in the order, or move it there."""
        if (before := self.indexOf(widget)) >= 0:
            self._items.insert(place, self._items.pop(before))
        else:
            self.addChildWidget(widget)
            self._items.insert(place, QWidgetItem(widget))
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._set(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._set(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        widest = QSize()
        for item in self._items:
            widest = widest.expandedTo(QSize(item.minimumSize().width(), 0))
        return widest

    def _set(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for row in self._rows(rect.width()):
            width = rect.width() if len(row) == 1 else self._column(rect.width())
            heights = [_height(item, width) for item in row]
            for number, (item, height) in enumerate(zip(row, heights, strict=True)):
                place = QRect(QPoint(rect.x() + number * (width + 2 * self.spacing()), y), QSize(width, height))
                if move:
                    item.setGeometry(self._mirrored(place, rect))
            y += max(heights) + self.spacing()
        return max(0, y - self.spacing() - rect.y())

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        for item in self._items:
            fits = _needed(item) <= self._column(width)
            if fits and rows and len(rows[-1]) == 1 and _needed(rows[-1][0]) <= self._column(width):
                rows[-1].append(item)
            else:
                rows.append([item])
        return rows

    def _column(self, width: int) -> int:
        return (width - 2 * self.spacing()) // 2

    def _mirrored(self, place: QRect, within: QRect) -> QRect:
        parent = self.parentWidget()
        if parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place.moveRight(within.right() - (place.x() - within.x()))
        return place


def _needed(item: QLayoutItem) -> int:
    widget = item.widget()
    return widget.one_line_width() if isinstance(widget, Paired) else ALONE


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
