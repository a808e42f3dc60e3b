"""A layout that sets its items in lines, as words in a paragraph."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem

from hrbc_desktop.ui.kit.wrapping_layout import WrappingLayout


class FlowLayout(WrappingLayout):
    """Places items from left to right (or right to left), and goes on in the next line when one is full."""

    def minimumSize(self) -> QSize:
        widest = QSize()
        for item in self._items:
            widest = widest.expandedTo(item.minimumSize())
        return widest

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        y = rect.y() - self.spacing()
        for line in self._lines(rect.width()):
            y += self.spacing()
            height = max(item.sizeHint().height() for item in line)
            x = rect.x()
            for item in line if move else ():
                size = item.sizeHint()
                geometry = QRect(QPoint(x, y + (height - size.height()) // 2), size)
                item.setGeometry(self._mirrored(geometry, rect))
                x += size.width() + self.spacing()
            y += height
        return max(0, y - rect.y())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Return what stands in each line of that width; an item that is wider has a line of its own."""
        lines: list[list[QLayoutItem]] = []
        room = 0
        for item in self._items:
            if item.isEmpty():
                continue
            needed = item.sizeHint().width()
            if not lines or needed > room:
                lines.append([])
                room = width
            lines[-1].append(item)
            room -= needed + self.spacing()
        return lines
