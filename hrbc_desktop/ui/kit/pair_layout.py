"""A layout that sets items two by two where both fit, and the others alone."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget, QWidgetItem

from hrbc_desktop.ui.kit.wrapping_layout import WrappingLayout

ALONE = 1_000_000
"""The width of what takes a line for itself."""


class Paired(QWidget):
    """What stands in such a layout."""

    def one_line_width(self) -> int:
        """Return how wide it must be to need no second line; a large number for what always stands alone."""
        return ALONE


class PairLayout(WrappingLayout):
    """Reads line by line."""

    def insertWidget(self, index: int, widget: QWidget) -> None:
        """Put a widget at a place in the order, or move it there."""
        if (before := self.indexOf(widget)) >= 0:
            self._items.insert(index, self._items.pop(before))
        else:
            self.addChildWidget(widget)
            self._items.insert(index, QWidgetItem(widget))
        self.invalidate()

    def minimumSize(self) -> QSize:
        widest = QSize()
        for item in self._items:
            widest = widest.expandedTo(QSize(item.minimumSize().width(), 0))
        return widest

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for row in self._rows(rect.width()):
            width = rect.width() if len(row) == 1 else self._column(rect.width())
            heights = [_height(item, width) for item in row]
            for number, (item, height) in enumerate(zip(row, heights, strict=True)):
                geometry = QRect(QPoint(rect.x() + number * (width + 2 * self.spacing()), y), QSize(width, height))
                if move:
                    item.setGeometry(self._mirrored(geometry, rect))
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


def _needed(item: QLayoutItem) -> int:
    widget = item.widget()
    return widget.one_line_width() if isinstance(widget, Paired) else ALONE


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
