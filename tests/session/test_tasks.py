import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject, QThread, Slot
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrbc_desktop.session.tasks import Job, Jobs


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
    check_cancelled = threading.Event()
    answers: list[bool] = []
    jobs.run(lambda: check_cancelled.wait(10), answers.append, unexpected)
    qtbot.wait(50)
    assert answers == []
    check_cancelled.set()
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


def test_what_is_cancelled_brings_no_answer_and_ends_between_two_parts(jobs: Jobs, qtbot: QtBot) -> None:
    begun, check_cancelled, parts = threading.Event(), threading.Event(), list[str]()
    job = Job()

    def work() -> str:
        parts.append("first")
        begun.set()
        check_cancelled.wait(10)
        job.check_cancelled()
        parts.append("second")
        return "answer"

    jobs.run(work, unexpected, unexpected, job)
    begun.wait(10)
    assert job.cancel()
    check_cancelled.set()
    jobs.wait()
    qtbot.wait(20)
    assert parts == ["first"]


def test_an_answer_that_is_on_its_way_can_still_be_given_up(jobs: Jobs, qtbot: QtBot) -> None:
    job = jobs.run(lambda: "answer", unexpected, unexpected)
    jobs.wait()
    assert job.cancel()
    qtbot.wait(20)


def test_what_is_being_written_down_cannot_be_given_up(jobs: Jobs, qtbot: QtBot) -> None:
    committed, check_cancelled, answers = threading.Event(), threading.Event(), list[str]()
    job = Job()

    def work() -> str:
        job.commit()
        committed.set()
        check_cancelled.wait(10)
        return "written"

    jobs.run(work, answers.append, unexpected, job)
    committed.wait(10)
    assert not job.cancel()
    check_cancelled.set()
    qtbot.waitUntil(lambda: answers == ["written"])


def test_nothing_is_written_down_of_what_was_given_up(jobs: Jobs) -> None:
    job, written = Job(), list[str]()
    assert job.cancel()

    def work() -> None:
        job.commit()
        written.append("half")

    jobs.run(work, unexpected, unexpected, job)
    jobs.wait()
    assert written == []


@pytest.mark.parametrize("given_up_before", [True, False])
def test_what_works_for_a_job_is_ended_with_it(jobs: Jobs, given_up_before: bool) -> None:
    job, ended, waiting = Job(), threading.Event(), threading.Event()

    def work() -> None:
        with job.cancel_with(ended.set):
            waiting.set()
            assert ended.wait(10)

    if given_up_before:
        job.cancel()
    jobs.run(work, unexpected, unexpected, job)
    waiting.wait(10)
    job.cancel()
    jobs.wait()
    assert ended.is_set()


def test_what_has_ended_is_not_ended_again(jobs: Jobs, qtbot: QtBot) -> None:
    job, ended, answers = Job(), list[str](), list[str]()

    def work() -> str:
        with job.cancel_with(lambda: ended.append("again")):
            pass
        return "answer"

    jobs.run(work, answers.append, unexpected, job)
    qtbot.waitUntil(lambda: answers == ["answer"])
    job.cancel()
    assert ended == []


def test_a_job_says_how_far_it_is(jobs: Jobs, qtbot: QtBot) -> None:
    job, messages = Job(), list[tuple[str, bool]]()
    jobs.run(
        lambda: job.report_progress("Page 1 of 2"),
        lambda _: None,
        unexpected,
        job,
        lambda words: messages.append((words, QThread.isMainThread())),
    )
    qtbot.waitUntil(lambda: messages == [("Page 1 of 2", True)])
