"""Says over the window that the program is about to lock itself, to whoever reads without touching anything."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from hrbc_desktop.session.desktop.idle_lock import WARNING_MS
from hrbc_desktop.translation import _, ngettext
from hrbc_desktop.ui.kit.accessibility import announce
from hrbc_desktop.ui.kit.metrics import XL, L


def still_there() -> str:
    """Return the warning."""
    return _("Still there? The program locks in {seconds} seconds. Press any key to stay. Your work is saved.").format(
        seconds=WARNING_MS // 1000
    )


def locked_after(minutes: int) -> str:
    """Return why it has locked."""
    return ngettext(
        "The program locked itself after {n} minute without a key or a click. Your work is saved.",
        "The program locked itself after {n} minutes without a key or a click. Your work is saved.",
        minutes,
    )


class LockWarning(QFrame):
    """Lies over the top of the window: nothing moves for it, and it takes neither the keyboard nor a click."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "notice")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.label = QLabel(still_there(), wordWrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, L)
        column.addWidget(self.label)
        window.installEventFilter(self)
        self.hide()

    def show_warning(self, soon: bool) -> None:
        """Come and go."""
        self.setVisible(soon)
        if soon:
            self._move_to_corner()
            self.raise_()
            announce(self, self.label.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the window's top."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._move_to_corner()
        return super().eventFilter(watched, event)

    def _move_to_corner(self) -> None:
        window = self.parentWidget()
        if window is not None:
            width = min(window.width() - 2 * XL, self.sizeHint().width())
            height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
            self.setGeometry((window.width() - width) // 2, L, width, height)
