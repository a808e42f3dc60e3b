"""The files that were opened or saved last: a menu that is empty while the records are locked."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from hrbc_desktop.session.recent_state import Remembered
from hrbc_desktop.translation import _

TITLE, EMPTY = _("Recent files"), _("Empty this list")


class RecentFiles(QMenu):
    """Names each file, and its folder in the tool tip."""

    file_requested = Signal(Path)

    def __init__(self, remembered: Remembered, parent: QWidget) -> None:
        super().__init__(TITLE, parent)
        self._remembered = remembered
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)
        remembered.changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        self.clear()
        files = self._remembered.recent_files
        self.menuAction().setEnabled(bool(files))
        for path in files:
            action = self.addAction(path.name.replace("&", "&&"))
            action.setToolTip(_("In {parent}").format(parent=path.parent))
            action.triggered.connect(lambda _checked=False, path=path: self.file_requested.emit(path))
        if files:
            self.addSeparator()
            self.addAction(EMPTY, self._remembered.forget_files)
