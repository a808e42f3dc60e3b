import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject, QThread, Slot
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrbc_desktop.session.jobs import Jobs


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:  # noqa: ARG001 - it brings answers back by signals
    jobs = Jobs()
    yield jobs
    jobs.wait()


def unexpected(came: object) -> None:
    pytest.fail(f"nobody expected {came!r}")


class Desk(QObject):
    """Takes answers, and remembers on which thread they came."""

    def __init__(self) -> None:
        super().__init__()
        self.came: list[tuple[object, bool]] = []

    @Slot(object)
    def take(self, answer: object) -> None:
        self.came.append((answer, QThread.isMainThread()))


def test_work_is_done_elsewhere_and_its_answer_comes_back_here(jobs: Jobs, qtbot: QtBot) -> None:
    desk = Desk()
    answers: list[tuple[object, bool]] = []
    here = threading.get_ident()
    jobs.run(threading.get_ident, desk.take, unexpected)
    jobs.run(lambda: "told", lambda answer: answers.append((answer, QThread.isMainThread())), unexpected)
    assert desk.came == answers == []

    qtbot.waitUntil(lambda: bool(desk.came and answers))
    ((worker, on_main_thread),) = desk.came
    assert worker != here
    assert on_main_thread
    assert answers == [("told", True)]


def test_a_failure_comes_back_whole_and_here(jobs: Jobs, qtbot: QtBot) -> None:
    desk = Desk()
    problem = ValueError("what went wrong")

    def fail() -> None:
        raise problem

    jobs.run(fail, unexpected, desk.take)
    qtbot.waitUntil(lambda: bool(desk.came))
    assert desk.came == [(problem, True)]


def test_the_window_goes_on_while_the_work_lasts(jobs: Jobs, qtbot: QtBot) -> None:
    go_on = threading.Event()
    answers: list[bool] = []
    jobs.run(lambda: go_on.wait(10), answers.append, unexpected)
    qtbot.wait(50)
    assert answers == []
    go_on.set()
    qtbot.waitUntil(lambda: answers == [True])


def test_many_jobs_each_bring_their_own_answer_once(jobs: Jobs, qtbot: QtBot) -> None:
    answers: list[int] = []
    for number in range(200):
        jobs.run(partial(int, number), answers.append, unexpected)
    qtbot.waitUntil(lambda: len(answers) >= 200)
    jobs.wait()
    qtbot.wait(20)
    assert sorted(answers) == list(range(200))


def test_waiting_lets_running_work_end(jobs: Jobs) -> None:
    ended: list[bool] = []

    def work() -> None:
        threading.Event().wait(0.1)
        ended.append(True)

    jobs.run(work, lambda _: None, unexpected)
    jobs.wait()
    assert ended == [True]
