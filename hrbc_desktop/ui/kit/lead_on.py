"""Leads from an answer to what is open next, so that nobody has to look for it with the wheel."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from hrbc_desktop.ui.kit.metrics import XXL
from hrbc_desktop.ui.kit.step_page import bring_into_view, frame_of

LEADS_ON = "leads_on"
"""The name of the timer."""


class LeadOn(QTimer):
    """Waits until the press cannot be the first of a double click, which would hit what comes in its place."""

    def __init__(self, page: QWidget, way: Callable[[], tuple[QWidget, QWidget] | None]) -> None:
        """`way` returns what was answered and what is open next, None where nothing is."""
        super().__init__(page)
        self.setObjectName(LEADS_ON)
        self.setSingleShot(True)
        self._page, self._way = page, way
        self.timeout.connect(self._lead)

    def soon(self) -> None:
        """Lead on a moment after the press that is answered now."""
        self.start(QApplication.doubleClickInterval())

    def _lead(self) -> None:
        way, frame = self._way(), frame_of(self._page)
        if way is None or frame is None or not self._page.isVisible():
            return
        target = way[1]
        above, top = (part.mapTo(frame.viewport(), QPoint()).y() for part in way)
        if above > top:  # at the head of the next column
            bring_into_view(target)
            return
        hidden, bar = top + target.height() + XXL - frame.viewport().height(), frame.verticalScrollBar()
        bar.setValue(bar.value() + max(0, min(hidden, top - XXL)))
