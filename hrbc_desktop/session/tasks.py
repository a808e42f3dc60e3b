"""Background jobs: a pure function runs in a thread pool, its result arrives on the GUI thread; it can be cancelled."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

Answer = TypeVar("Answer")


class Cancelled(Exception):
    """The job was cancelled: its result is not wanted any more."""


class Job:
    """One background job. It can be cancelled until it commits, that is, until it writes something.

    `cancel` is called on the GUI thread, everything else by the work itself.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._is_cancelled = self._is_committed = False
        self._stop: Callable[[], object] | None = None
        self._on_progress: Callable[[str], object] | None = None

    @property
    def is_cancelled(self) -> bool:
        """Whether the result will be discarded."""
        return self._is_cancelled

    def cancel(self) -> bool:
        """Discard the result and stop the work as soon as possible. Returns False if it has committed already."""
        with self._lock:
            if self._is_committed:
                return False
            self._is_cancelled = True
            if self._stop is not None:
                self._stop()
        return True

    def check_cancelled(self) -> None:
        """Raise Cancelled if cancellation was requested. Call between units of work."""
        if self._is_cancelled:
            raise Cancelled

    def commit(self) -> None:
        """Mark the point of no return: after this the job cannot be cancelled. Raises Cancelled if it already was."""
        with self._lock:
            self.check_cancelled()
            self._is_committed = True

    @contextmanager
    def cancel_with(self, stop: Callable[[], object]) -> Iterator[None]:
        """Register `stop` as the way to interrupt blocking work; it is called if the job is cancelled inside the block.

        Raises Cancelled at the end of the block if the job was cancelled.
        """
        with self._lock:
            self._stop = stop
            if self._is_cancelled:
                stop()
        try:
            yield
        finally:
            with self._lock:
                self._stop = None
        self.check_cancelled()

    def report_progress(self, words: str) -> None:
        """Report how far the work is, in words for the person."""
        if self._on_progress is not None:
            self._on_progress(words)

    def send_progress_to(self, receiver: Callable[[str], object]) -> None:
        """Call `receiver` with each progress report, on the thread of the work."""
        self._on_progress = receiver


class _ResultCarrier(QObject):
    """Delivers the result: a signal emitted by a worker arrives on the thread on which this object lives."""

    done = Signal(object)
    failed = Signal(object)
    progress = Signal(str)


class _Runner(QRunnable):
    def __init__(self, work: Callable[[], Any], carrier: _ResultCarrier) -> None:
        super().__init__()
        self._work, self._carrier = work, carrier

    def run(self) -> None:
        try:
            answer = self._work()
        except Exception as problem:  # noqa: BLE001 - the caller decides what it means
            self._carrier.failed.emit(problem)
        else:
            self._carrier.done.emit(answer)


class Jobs(QObject):
    """Runs work in the background. Documents are immutable, so `work` needs no lock."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._carriers: set[_ResultCarrier] = set()

    def run(
        self,
        work: Callable[[], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[Exception], None],
        job: Job | None = None,
        progress: Callable[[str], None] | None = None,
    ) -> Job:
        """Start `work`; later call `done` with its answer, or `failed` with its exception, on this thread.

        Neither is called once the job is cancelled. `progress` is called with each progress report.
        """
        job = job or Job()
        carrier = _ResultCarrier(
            self
        )  # a child of Jobs: destroyed after the pool, so that no result arrives at a dead object
        self._carriers.add(carrier)
        carrier.done.connect(_unless_cancelled(job, done))
        carrier.failed.connect(_unless_cancelled(job, failed))
        carrier.done.connect(lambda _: self._drop(carrier))
        carrier.failed.connect(lambda _: self._drop(carrier))
        if progress is not None:
            carrier.progress.connect(_unless_cancelled(job, progress))
            job.send_progress_to(carrier.progress.emit)
        self._pool.start(_Runner(work, carrier))
        return job

    def _drop(self, carrier: _ResultCarrier) -> None:
        """Destroy it: its connections would keep alive what `done` and `failed` hold, such as a worksheet."""
        self._carriers.discard(carrier)
        carrier.deleteLater()

    def wait(self) -> None:
        """Block until all running jobs have ended."""
        self._pool.waitForDone()


def _unless_cancelled(job: Job, deliver: Callable[[Any], None]) -> Callable[[Any], None]:
    def deliver_unless_cancelled(answer: Any) -> None:
        if not job.is_cancelled:
            deliver(answer)

    return deliver_unless_cancelled
