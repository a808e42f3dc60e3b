"""The letter under which an option is compared, in the option's color."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hrbc_desktop.domain.model.worksheet import LETTERS
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.metrics import BADGE
from hrbc_desktop.ui.kit.painted_widget import Painted
from hrbc_desktop.ui.kit.theme import current_theme


def paint_badge(painter: QPainter, rect: QRectF, index: int) -> None:
    """Paint the letter of option `index` (0 is A) into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current_theme().option(index))
    painter.drawRoundedRect(rect, rect.width() / 5, rect.width() / 5)
    painter.setPen(current_theme().color("on_options"))
    font = current_theme().font(weight=QFont.Weight.Bold)
    font.setPixelSize(round(rect.height() * 0.6))
    painter.setFont(font)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, LETTERS[index])
    painter.restore()


class LetterBadge(Painted):
    """A rounded square with a letter from A to D."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("spoken", "picture")
        self.show_letter(0)

    def show_letter(self, index: int) -> None:
        """Show the letter of option `index`, 0 to 3."""
        self._index = index
        self.setAccessibleName(_("Option {letters}").format(letters=LETTERS[index]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current_theme().scaled(BADGE), current_theme().scaled(BADGE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_badge(QPainter(self), QRectF(self.rect()), self._index)
