"""Does what waits for a disk or a server on threads of its own, in order: no window stands still for it."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import partial
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer, Signal, Slot

from hrbc_desktop.records.errors import OutcomeUnknown, StoppedWaiting

Answer = TypeVar("Answer")

PATIENCE_MS = 1_000
"""After this long the person is told what is waited for, and may stop waiting."""
_BLINK_SECONDS = 0.05
_TAKING_INPUT = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
_WHILE_WAITING = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents | _TAKING_INPUT


class LongWait(Protocol):
    """What tells the person that something takes long."""

    is_stopped: bool
    """Whether she does not want to wait any longer."""


class _AnswerCarrier(QObject):
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
        self._carrier = _AnswerCarrier()
        self._here = ThreadPoolExecutor(1, "outbox")
        self._there = ThreadPoolExecutor(1, "records")
        self.tell_of_wait: Callable[[], AbstractContextManager[LongWait]] | None = None
        """Tells the person of a long wait while it goes on, and takes input for that alone; the window knows how."""
        self._long_wait: LongWait | None = None

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

    def ask(self, work: Callable[[], Answer], *, changes: bool = False, may_stop: bool = True) -> Answer:
        """Return the answer of what the list is needed for. The window is drawn meanwhile.

        `changes`: whether it changes something. Where it takes long the person may stop waiting, unless she must not.
        Raises what `work` raises; `StoppedWaiting`, and `OutcomeUnknown` for a change that had begun.
        """
        answers: list[Answer] = []
        problems: list[Exception] = []
        asked = self._there.submit(_run, self._carrier, work, answers.append, problems.append)
        self.wait_until(lambda: bool(answers or problems), may_stop=may_stop)
        if problems:
            raise problems[0]
        if answers:
            return answers[0]
        raise StoppedWaiting if asked.cancel() or not changes else OutcomeUnknown

    def ask_here(self, work: Callable[[], Answer]) -> Answer:
        """As `ask`, of what this computer's disk alone is needed for; nobody stops waiting for that."""
        answers: list[Answer] = []
        problems: list[Exception] = []
        self._here.submit(_run, self._carrier, work, answers.append, problems.append)
        self.wait_until(lambda: bool(answers or problems))
        if problems:
            raise problems[0]
        return answers[0]

    def wait_until(self, is_done: Callable[[], bool], *, may_stop: bool = False) -> None:
        """Wait for something that comes with an answer: drawing the windows, where it takes longer than a blink.

        Returns before it is done when the person may stop waiting, and does.
        """
        blink = time.monotonic() + _BLINK_SECONDS
        while not is_done() and time.monotonic() < blink:
            time.sleep(_BLINK_SECONDS / 100)
            QCoreApplication.sendPostedEvents(self._carrier, QEvent.Type.MetaCall.value)
        if is_done():
            return
        on_wait = self.tell_of_wait if may_stop else None
        patience = QTimer(singleShot=True)
        patience.start(PATIENCE_MS)  # it also wakes what waits for events
        while not is_done() and (on_wait is None or patience.isActive()):
            QCoreApplication.processEvents(_WHILE_WAITING)
        if on_wait is not None and not is_done():
            self._wait_on(is_done, on_wait)

    def _wait_on(self, is_done: Callable[[], bool], tell: Callable[[], AbstractContextManager[LongWait]]) -> None:
        """Wait until it is done or the person stops waiting; what is asked in between shares what she was told."""
        if self._long_wait is not None:
            _take_input_until(is_done, self._long_wait)
            return
        with tell() as wait:
            self._long_wait = wait
            try:
                _take_input_until(is_done, wait)
            finally:
                self._long_wait = None


def _take_input_until(is_done: Callable[[], bool], wait: LongWait) -> None:
    while not is_done() and not wait.is_stopped:
        QCoreApplication.processEvents(_TAKING_INPUT)


def _run(
    carrier: _AnswerCarrier, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
) -> None:
    try:
        answer = work()
    except Exception as problem:  # noqa: BLE001 - whoever asked decides what it means
        carrier.answered.emit(partial(failed, problem))
    else:
        carrier.answered.emit(partial(done, answer))
