"""A button as large as a card: a title, and a quiet line below it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from hrbc_desktop.ui.kit.metrics import BODY, SMALL, XXS, L, M
from hrbc_desktop.ui.kit.theme import current_theme

_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
_NARROWEST, _TALLEST = 200, 10_000


class CardButton(QPushButton):
    """Its words go into as many lines as they need. `role` is its look in the style sheet."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self._title = self._line = ""
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        current_theme().changed.connect(self.updateGeometry)

    def show_words(self, title: str, line: str) -> None:
        """Show this title and this line."""
        if (title, line) == (self._title, self._line):
            return
        self._title, self._line = title, line
        self.setText(f"{title}\n{line}".replace("&", "&&").strip())
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        title, line = self._heights(width - 2 * L)
        return max(title + line + 2 * M, current_theme().scaled(2 * M))

    def sizeHint(self) -> QSize:
        return QSize(current_theme().scaled(_NARROWEST), self.heightForWidth(current_theme().scaled(_NARROWEST)))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().scaled(_NARROWEST) // 2, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        title, line = self._heights(self.width() - 2 * L)
        top = (self.height() - title - line) // 2
        is_unknown = self.property("role") == "decision_unknown"
        painter.setFont(_title_font())
        painter.setPen(current_theme().color("unknown" if is_unknown else "ink"))
        painter.drawText(QRect(L, top, self.width() - 2 * L, title), _WRAPPED, self._title)
        painter.setFont(current_theme().font(SMALL))
        painter.setPen(current_theme().color("muted"))
        painter.drawText(QRect(L, top + title + XXS, self.width() - 2 * L, line), _WRAPPED, self._line)

    def _heights(self, width: int) -> tuple[int, int]:
        """Return how high the title and the line are in this width, the gap between them with the line."""
        room = QRect(0, 0, max(1, width), _TALLEST)
        title = QFontMetrics(_title_font()).boundingRect(room, _WRAPPED, self._title).height()
        line = QFontMetrics(current_theme().font(SMALL)).boundingRect(room, _WRAPPED, self._line).height()
        return title, line + XXS if self._line else 0


def _title_font() -> QFont:
    return current_theme().font(BODY, QFont.Weight.DemiBold)
