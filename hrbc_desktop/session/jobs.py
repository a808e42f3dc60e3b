"""Long work off the GUI thread: a pure function in, a value out, the answer on the GUI thread."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

Answer = TypeVar("Answer")


class _Carrier(QObject):
    """Brings the answer back: a signal sent from a worker arrives on the thread on which this object lives."""

    done = Signal(object)
    failed = Signal(object)


class _Job(QRunnable):
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
        self, work: Callable[[], Answer], done: Callable[[Answer], None], failed: Callable[[Exception], None]
    ) -> None:
        """Start `work`; later call `done` with its answer, or `failed` with its exception, on this thread."""
        carrier = _Carrier(self)  # gone with the jobs, after the pool, so that no answer comes to what is gone as well
        self._carriers.add(carrier)
        carrier.done.connect(done)
        carrier.failed.connect(failed)
        carrier.done.connect(lambda _: self._drop(carrier))
        carrier.failed.connect(lambda _: self._drop(carrier))
        self._pool.start(_Job(work, carrier))

    def _drop(self, carrier: _Carrier) -> None:
        """Destroy it: its connections would keep for ever what `done` and `failed` hold, such as a worksheet."""
        self._carriers.discard(carrier)
        carrier.deleteLater()

    def wait(self) -> None:
        """Wait for running work, as before the program ends."""
        self._pool.waitForDone()
