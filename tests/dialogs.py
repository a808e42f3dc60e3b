"""Acts in a dialog that holds up the test until it is closed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QTimer
from PySide6.QtWidgets import QApplication, QDialog

Kind = TypeVar("Kind", bound=QDialog)
PATIENCE_MS, LOOK_EACH_MS = 30_000, 10


def when_open(kind: type[Kind], act: Callable[[Kind], object]) -> None:
    """Act, once, in the next dialog of this kind, however long it takes to open."""
    deadline = QDeadlineTimer(PATIENCE_MS)

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, kind):
            act(shown)
        elif not deadline.hasExpired():
            QTimer.singleShot(LOOK_EACH_MS, look)

    QTimer.singleShot(0, look)


@contextmanager
def while_looking(look: Callable[[], object]) -> Iterator[None]:
    """Look again and again, also while a dialog holds up the test."""
    timer = QTimer(interval=LOOK_EACH_MS)
    timer.timeout.connect(look)
    timer.start()
    yield
    timer.stop()
