"""Long work off the GUI thread: a pure function in, a value out, the answer on the GUI thread; it can be given up."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

Answer = TypeVar("Answer")


class Cancelled(Exception):
    """Nobody wants the answer any more: the work ends here."""


class Job:
    """One piece of work. The person may give it up until it writes something down; then she gets what came of it.

    `give_up` is called on the GUI thread, all else by the work itself.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._is_given_up = self._is_kept = False
        self._stop: Callable[[], object] | None = None
        self._told: Callable[[str], object] | None = None

    @property
    def is_given_up(self) -> bool:
        """Whether its answer will not come."""
        return self._is_given_up

    def give_up(self) -> bool:
        """Let no answer come, and end the work as soon as it can be ended; False when it is too late for that."""
        with self._lock:
            if self._is_kept:
                return False
            self._is_given_up = True
            if self._stop is not None:
                self._stop()
        return True

    def go_on(self) -> None:
        """Between two parts of the work: raise Cancelled when the rest is not wanted."""
        if self._is_given_up:
            raise Cancelled

    def keep(self) -> None:
        """Before anything is written down: from here on it cannot be given up. Raises Cancelled when it was already."""
        with self._lock:
            self.go_on()
            self._is_kept = True

    @contextmanager
    def stopping_by(self, stop: Callable[[], object]) -> Iterator[None]:
        """While something else works for this job: `stop` ends that at once. Raises Cancelled when it was given up."""
        with self._lock:
            self._stop = stop
            if self._is_given_up:
                stop()
        try:
            yield
        finally:
            with self._lock:
                self._stop = None
        self.go_on()

    def tell(self, words: str) -> None:
        """Say how far the work is."""
        if self._told is not None:
            self._told(words)

    def tell_to(self, told: Callable[[str], object]) -> None:
        """Have `told` called with what the work says of itself, on the thread of the work."""
        self._told = told


class _Carrier(QObject):
    """Brings the answer back: a signal sent from a worker arrives on the thread on which this object lives."""

    done = Signal(object)
    failed = Signal(object)
    told = Signal(str)


class _Runner(QRunnable):
    def __init__(self, work: Callable[[], Any], carrier: _Carrier) -> None:
        super().__init__()
        self._work, self._carrier = work, carrier

    def run(self) -> None:
        try:
            answer = self._work()
        except Exception as problem:  # noqa: BLE001 - it is handed on whole to whoever asked
            self._carrier.failed.emit(problem)
        else:
            self._carrier.done.emit(answer)


class Jobs(QObject):
    """Runs work in the background. Documents are immutable, so `work` needs no lock."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._carriers: set[_Carrier] = set()

    def run(
        self,
        work: Callable[[], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[Exception], None],
        job: Job | None = None,
        told: Callable[[str], None] | None = None,
    ) -> Job:
        """Start `work`; later call `done` with its answer, or `failed` with its exception, on this thread.

        Neither is called once the job is given up. `told` is called with what the job says of itself meanwhile.
        """
        job = job or Job()
        carrier = _Carrier(self)  # gone with the jobs, after the pool, so that no answer comes to what is gone as well
        self._carriers.add(carrier)
        carrier.done.connect(_unless_given_up(job, done))
        carrier.failed.connect(_unless_given_up(job, failed))
        carrier.done.connect(lambda _: self._drop(carrier))
        carrier.failed.connect(lambda _: self._drop(carrier))
        if told is not None:
            carrier.told.connect(_unless_given_up(job, told))
            job.tell_to(carrier.told.emit)
        self._pool.start(_Runner(work, carrier))
        return job

    def _drop(self, carrier: _Carrier) -> None:
        """Destroy it: its connections would keep for ever what `done` and `failed` hold, such as a worksheet."""
        self._carriers.discard(carrier)
        carrier.deleteLater()

    def wait(self) -> None:
        """Wait for running work, as before the program ends."""
        self._pool.waitForDone()


def _unless_given_up(job: Job, take: Callable[[Any], None]) -> Callable[[Any], None]:
    def taken(answer: Any) -> None:
        if not job.is_given_up:
            take(answer)

    return taken
