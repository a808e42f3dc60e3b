"""A PDF, a worksheet or a clinic's record can be dropped anywhere, also on a field that would take it for text."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent, QShowEvent
from PySide6.QtWidgets import QWidget


class DroppedFiles(QObject):
    """Looks at what is dragged over the window before any widget in it does; other kinds of files go on their way."""

    file_dropped = Signal(Path)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)
        self._watch(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QShowEvent) and isinstance(watched, QWidget):
            self._watch(watched)
        elif isinstance(event, QDropEvent) and (path := _taken(event)):  # entering and moving are kinds of dropping
            event.acceptProposedAction()
            if event.type() is QEvent.Type.Drop:
                self.file_dropped.emit(path)
            return True
        return False

    def _watch(self, window: QWidget) -> None:
        if handle := window.windowHandle():  # there is none before the window is shown
            handle.removeEventFilter(self)
            handle.installEventFilter(self)


_KINDS = frozenset({".pdf", ".json", ".ndjson"})


def _taken(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.casefold() in _KINDS), None)
