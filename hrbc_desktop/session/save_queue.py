"""Does what waits for a disk or a server on threads of its own, in order: no window stands still for it."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Signal, Slot

Answer = TypeVar("Answer")

_BLINK_SECONDS = 0.05
_WHILE_WAITING = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents


class _Carrier(QObject):
    """Lives on the GUI thread, to which its own signal brings each answer; a thread that works holds on to it."""

    answered = Signal(object)
    """What to call with the answer bound to it."""

    def __init__(self) -> None:
        super().__init__()
        self.answered.connect(self._deliver)

    @Slot(object)
    def _deliver(self, deliver: Callable[[], None]) -> None:
        deliver()


class SaveQueue:
    """Two threads: one for this computer's disk, one for where the list is, which may be a server."""

    def __init__(self) -> None:
        self._carrier = _Carrier()
        self._here = ThreadPoolExecutor(1, "outbox")
        self._there = ThreadPoolExecutor(1, "records")

    def keep_here(
        self, work: Callable[[], Answer], done: Callable[[Answer], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do what this computer's disk alone is needed for; then call `done` or `failed` on the GUI thread."""
        self._here.submit(_run, self._carrier, work, done, failed)

    def save(
        self, work: Callable[[], Answer], done: Callable[[Answer], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do what the list is needed for, after all that was handed over before; then call `done` or `failed`."""
        self._there.submit(_run, self._carrier, work, done, failed)

    def ask(self, work: Callable[[], Answer]) -> Answer:
        """Return the answer of what the list is needed for; the window is drawn meanwhile, but takes no input.

        Raises what `work` raises.
        """
        return self._asked(self._there, work)

    def ask_here(self, work: Callable[[], Answer]) -> Answer:
        """As `ask`, of what this computer's disk alone is needed for."""
        return self._asked(self._here, work)

    def wait_until(self, is_done: Callable[[], bool]) -> None:
        """Wait for something that comes with an answer: drawing the windows, where it takes longer than a blink."""
        blink = time.monotonic() + _BLINK_SECONDS
        while not is_done() and time.monotonic() < blink:
            time.sleep(_BLINK_SECONDS / 100)
            QCoreApplication.sendPostedEvents(self._carrier, QEvent.Type.MetaCall.value)
        while not is_done():
            QCoreApplication.processEvents(_WHILE_WAITING)

    def _asked(self, thread: ThreadPoolExecutor, work: Callable[[], Answer]) -> Answer:
        answers: list[Answer] = []
        problems: list[Exception] = []
        thread.submit(_run, self._carrier, work, answers.append, problems.append)
        self.wait_until(lambda: bool(answers or problems))
        if problems:
            raise problems[0]
        return answers[0]


def _run(
    carrier: _Carrier, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
) -> None:
    try:
        answer = work()
    except Exception as problem:  # noqa: BLE001 - whoever asked decides what it means
        carrier.answered.emit(partial(failed, problem))
    else:
        carrier.answered.emit(partial(done, answer))
