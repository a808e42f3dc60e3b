"""What scrolls only once its parts cannot be any lower."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class ShrinkingColumn(QWidget):
    """The inside of a scroll area that has something in it that scrolls by itself, such as a list."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout else super().heightForWidth(width)
