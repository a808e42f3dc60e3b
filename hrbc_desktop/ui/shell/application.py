"""The Qt application. On macOS a double click on a file comes as an event, and not as a path on the command line."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Tells which file the system asks the program to open."""

    file_asked_for = Signal(list)
    """The path, in a list as a second start hands them over."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_asked_for.emit([Path(event.file())])
            return True
        return super().event(event)
