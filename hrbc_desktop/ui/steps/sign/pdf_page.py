"""One page of a sheet, as it will be printed."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hrbc_desktop.ui.kit.theme import current_theme

_USUAL, _NARROWEST = 310, 200
_LETTER = 11 / 8.5
_PATIENCE_MS = 150


class PdfPage(QWidget):
    """Shows a page on white paper, whatever the theme; asks for a sharper picture when its size changes."""

    width_changed = Signal()
    """A picture of another width would be sharper; see `wanted_width`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._resized = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._resized.timeout.connect(self.width_changed)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setProperty("spoken", "picture")

    @property
    def wanted_width(self) -> int:
        """Pixels across that fill the page on this screen."""
        return max(1, round(self._page().width() * self.devicePixelRatioF()))

    def show_image(self, image: QImage) -> None:
        """Show a page."""
        changed_shape = self._ratio(image) != self._ratio(self._image)
        self._image = image
        if changed_shape:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current_theme().scaled(_USUAL), self.heightForWidth(current_theme().scaled(_USUAL)))

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.heightForWidth(_NARROWEST))

    def heightForWidth(self, width: int) -> int:
        return round(width * self._ratio(self._image))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._resized.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._resized.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        page = self._page()
        painter.fillRect(page, Qt.GlobalColor.white)
        painter.drawImage(page, self._image)
        painter.setPen(QPen(current_theme().color("line"), 1))
        painter.drawRect(page)

    def _page(self) -> QRectF:
        """Return where the page stands: as large as fits, in its own proportions."""
        ratio = self._ratio(self._image)
        width = min(float(self.width() - 1), (self.height() - 1) / ratio)
        return QRectF((self.width() - width) / 2, 0, width, width * ratio)

    @staticmethod
    def _ratio(image: QImage) -> float:
        return image.height() / image.width() if image.width() else _LETTER
