import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hrbc_desktop.session.desktop.gui_thread_gc import GarbageCollector
from hrbc_desktop.session.tasks import Jobs


@pytest.fixture
def collector(qapp: QObject) -> Iterator[GarbageCollector]:
    made = GarbageCollector(qapp)
    yield made
    made.deleteLater()
    gc.enable()


class InACircle(QObject):
    """Refers to itself, as a widget does whose lambda is connected to its own signal."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.mark.usefixtures("collector")
def test_what_belongs_to_qt_is_destroyed_on_the_gui_thread_while_a_job_asks_for_memory(qtbot: QtBot) -> None:
    destroyed_on: list[int] = []
    jobs = Jobs()

    def ask_for_memory() -> list[list[int]]:
        return [[number] for number in range(200_000)]

    weakref.finalize(InACircle(), lambda: destroyed_on.append(threading.get_ident()))
    answers: list[list[list[int]]] = []
    problems: list[Exception] = []
    jobs.run(ask_for_memory, answers.append, problems.append)
    qtbot.waitUntil(lambda: bool((answers and destroyed_on) or problems))

    assert destroyed_on == [threading.get_ident()]
    jobs.wait()
    jobs.deleteLater()
