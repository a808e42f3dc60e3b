"""Restricts Python's garbage collector to the GUI thread.

It may destroy what is a widget or a timer to Qt, which must not happen on the thread of a job; by itself it runs on
whichever thread asks for memory.
"""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000


class GarbageCollector(QObject):
    """Collects once a second what Python would have collected by itself, on the thread on which it was made."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(_collect_what_is_due)
        self._timer.start()


def _collect_what_is_due() -> None:
    """Collect every generation whose allocation count exceeds its threshold."""
    due = [
        generation
        for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > threshold
    ]
    if due:
        gc.collect(max(due))
