"""Asks the list for what a window shows, while that goes on: a server may take seconds, or answer nothing."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hrbc_desktop.records.errors import RecordsError
from hrbc_desktop.session.save_queue import SaveQueue

Answer = TypeVar("Answer")


def ask_list(
    window: QWidget,
    queue: SaveQueue,
    work: Callable[[], Answer],
    done: Callable[[Answer], None],
    refuse: Callable[[str], None],
) -> None:
    """Call `done` with the answer, or `refuse` with one sentence; neither when `window` is gone by then."""

    def take(answer: Answer) -> None:
        if isValid(window):
            done(answer)

    def fail(problem: Exception) -> None:
        if not isinstance(problem, RecordsError):
            raise problem
        if isValid(window):
            refuse(str(problem))

    queue.save(work, take, fail)
