"""A button with a whole question on it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

_ROUNDING = 2


class SuggestionButton(QPushButton):
    """Its words go into as many lines as they need; Qt's own button has one, and widens the page instead."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._words = words
        self.setProperty("role", "suggestion")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """It may be as narrow as its place."""
        return QSize(0, super().minimumSizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Return what all lines need, and the room around them."""
        return self._around().height() + self.fontMetrics().size(0, self._wrapped(width)).height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wrapped = self._wrapped(self.width())
        if wrapped != self.text():
            self.setText(wrapped)

    def _around(self) -> QSize:
        """The room for the icon, and between the words and the edge."""
        return super().sizeHint() - self.fontMetrics().size(0, self.text())

    def _wrapped(self, width: int) -> str:
        room = width - self._around().width() - _ROUNDING
        metrics, lines = self.fontMetrics(), [""]
        for word in self._words.split():
            longer = f"{lines[-1]} {word}".strip()
            if metrics.horizontalAdvance(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return "\n".join(filter(None, lines))
