"""How fast the windows are, beside a bare PySide6 window in the same run."""

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from hrbc_desktop.app import make_application, make_window
from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.compare.decision_comparison import compare_worksheet
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import QUESTIONS, Profile
from hrbc_desktop.domain.model.worksheet import Visit, VisitQuestion, Weighed, Worksheet, new_worksheet
from hrbc_desktop.domain.preferences.line_up import MOST_WEIGHED
from hrbc_desktop.domain.preferences.offer import offer
from hrbc_desktop.domain.visit.steps import STEPS, StepName
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.shell.main_window import MainWindow
from hrbc_desktop.ui.steps.preferences.page import ValuesPage
from hrbc_desktop.ui.steps.questions.page import QuestionsPage
from hrbc_desktop.ui.steps.visit.page import StartPage

MOST_TIMES_BARE = 2.3
"""2.0 to 2.2 were measured: one is a bare window, three quarters are our modules up to the locked page, and a quarter
is that page with its cards."""
MOST_SECONDS_TO_A_STEP = 0.050
MOST_SECONDS_TO_A_LETTER = 0.016
MOST_SECONDS_TO_A_LINE_UP = 0.016
MOST_GROWTH = 1.10
ROUNDS = 15
ACTIONS_A_MINUTE = 20
"""One in three seconds: a person who reads little and presses much."""
MINUTES = 60

BARE = """
import sys
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)

application = QApplication(sys.argv)
window = Window()
window.setCentralWidget(QLabel("A bare window", alignment=Qt.AlignmentFlag.AlignCenter))
window.resize(1280, 800)
window.show()
application.exec()
"""


def computed(work: Callable[[], object]) -> float:
    """Seconds that the GUI thread computed until what `work` asked for is painted; other programs slow down nothing."""
    begun = time.thread_time()
    work()
    QApplication.processEvents()
    return time.thread_time() - begun


def run(benchmark: BenchmarkFixture, work: Callable[[], Any], rounds: int = ROUNDS) -> None:
    """Let pytest-benchmark tell about it too."""
    benchmark.pedantic(work, rounds=rounds)  # type: ignore[no-untyped-call]


def report(benchmark: BenchmarkFixture, name: str, seconds: float) -> None:
    benchmark.extra_info[f"{name}, ms"] = round(seconds * 1000, 1)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture(scope="module")
def longest(catalogue: Catalogue) -> Worksheet:
    """Every answer “I don't know” where there is one, four options, six things weighed, and long lists and texts."""
    answers = [name for name in QUESTIONS if name not in ("past_treatments", "conditions", "other_medicines")]
    past = [choice.key for choice in QUESTIONS["past_treatments"].choices if choice.key not in ("none", "unknown")]
    profile = Profile.model_validate(
        {name: ("unknown",) if QUESTIONS[name].many else "unknown" for name in answers}
        | {"past_treatments": [{"kind": kind, "outcome": "side_effects"} for kind in past], "stage": "metastatic"}
    )
    options = ("abemaciclib-fulvestrant", "ribociclib-fulvestrant", "everolimus-exemestane", "fulvestrant")
    visit = Visit(name="Sample Patient 1" * 12, birth_date=date(1968, 3, 14), companions="c" * 200)
    questions = tuple(
        VisitQuestion(key=f"own:{number}", text="Why is that so? " * 30, origin="own", answer="word " * 100)
        for number in range(12)
    )
    begun = new_worksheet(catalogue.pack.version, datetime(2026, 11, 25, tzinfo=UTC)).evolve(
        visit=visit,
        profile=profile,
        decision="next-treatment",
        options=options,
        questions=questions,
        nurse_notes="word " * 200,
    )
    things = offer(begun, compare_worksheet(begun, catalogue), catalogue).things[:MOST_WEIGHED]
    scales = [thing.scale for thing in things if thing.scale]
    rows = tuple(Weighed(attribute=scale.attribute, step="half", shown_range=scale.range) for scale in scales)
    return begun.evolve(values=begun.values.evolve(leaning=options[0], weighed=rows))


@pytest.fixture
def window(longest: Worksheet, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The whole program with the longest worksheet open, all its pages made."""
    settings = Settings(tmp_path / "settings.ini")
    settings.theme = "light"
    window = make_window(make_application(), settings, tmp_path / "records")
    window.resize(1280, 800)
    window.show()
    window.unlock_page.form.welcome_card.form.memory_button.click()
    qtbot.waitUntil(window.home.isVisible, timeout=10_000)
    assert window.consultation.take_in(longest)
    for step in STEPS:
        window.show_step(step.name)
        QApplication.processEvents()
    window.show_step("start")
    QTest.qWait(500)
    yield window
    window.consultation.jobs.wait()
    window.consultation.lock()
    window.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def bare() -> Iterator[tuple[QPushButton, QLineEdit]]:
    """A bare window that shows another text at a press, and a field to type into."""
    window, inside = QMainWindow(), QWidget()
    button, field = QPushButton("Next"), QLineEdit()
    layout = QVBoxLayout(inside)
    layout.addWidget(button)
    layout.addWidget(field)
    button.clicked.connect(lambda: button.setText("Back" if button.text() == "Next" else "Next"))
    window.setCentralWidget(inside)
    window.resize(1280, 800)
    window.show()
    QApplication.processEvents()
    yield button, field
    window.close()


class Painting(QObject):
    """Notes what a widget says of itself whenever it has been painted, and when, by the clock of this thread."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.seen: list[tuple[str, float]] = []
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        if event.type() is not QEvent.Type.Paint or not isinstance(watched, QWidget):
            return False
        watched.event(event)
        self.seen.append((watched.accessibleName(), time.thread_time()))
        return True


def press(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_from_the_start_to_the_first_window(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    home = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    ours: list[float] = []
    theirs: list[float] = []

    def start(took: list[float], *program: str) -> None:
        before = os.times()
        subprocess.run([sys.executable, *program], check=True, env=home, capture_output=True)
        after = os.times()
        took.append(after.children_user + after.children_system - before.children_user - before.children_system)

    def start_both() -> None:
        start(ours, "-m", "hrbc_desktop", "--exit-after-first-paint")
        start(theirs, "-c", BARE)

    run(benchmark, start_both)
    report(benchmark, "ours", min(ours))
    report(benchmark, "bare", min(theirs))
    benchmark.extra_info["ratio"] = round(min(ours) / min(theirs), 2)
    assert min(ours) <= MOST_TIMES_BARE * min(theirs)


@pytest.mark.parametrize("name", [step.name for step in STEPS[1:]])
def test_to_the_next_step(
    benchmark: BenchmarkFixture, window: MainWindow, bare: tuple[QPushButton, QLineEdit], name: StepName
) -> None:
    before = STEPS[[step.name for step in STEPS].index(name) - 1].name
    ours: list[float] = []
    theirs: list[float] = []

    def next_step() -> None:
        window.show_step(before)
        QApplication.processEvents()
        ours.append(computed(lambda: press(window.workspace.form.next_button)))
        assert window.workspace.step == name
        theirs.append(computed(lambda: press(bare[0])))

    run(benchmark, next_step)
    report(benchmark, "ours", median(ours))
    report(benchmark, "bare", median(theirs))
    assert min(ours) <= MOST_SECONDS_TO_A_STEP


@pytest.mark.parametrize("page_name", ["name", "own question", "note"])
def test_typing_a_letter(
    benchmark: BenchmarkFixture, window: MainWindow, bare: tuple[QPushButton, QLineEdit], page_name: str
) -> None:
    step: StepName = {"name": "start", "own question": "questions", "note": "questions"}[page_name]  # type: ignore[assignment]
    window.show_step(step)
    page = window.workspace.page(step)
    if isinstance(page, StartPage):
        field: QWidget = page.form.name_edit
    else:
        assert isinstance(page, QuestionsPage)
        page.form.visit_check.setChecked(True)
        QApplication.processEvents()
        note = page.rows["own:11"].form.answer_edit
        field = page.form.own_edit if page_name == "own question" else note
    field.setFocus()
    ours: list[float] = []
    theirs: list[float] = []

    def type_letters() -> None:
        for key in (Qt.Key.Key_A, Qt.Key.Key_Backspace):
            ours.append(computed(partial(QTest.keyClick, field, key)))
            theirs.append(computed(partial(QTest.keyClick, bare[1], key)))

    run(benchmark, type_letters)
    report(benchmark, "ours", median(ours))
    report(benchmark, "bare", median(theirs))
    assert min(ours) <= MOST_SECONDS_TO_A_LETTER


@pytest.mark.parametrize(("options", "weighed"), [(3, 4), (4, MOST_WEIGHED)])
def test_changing_the_order(benchmark: BenchmarkFixture, window: MainWindow, options: int, weighed: int) -> None:
    """With three options and four things weighed, as most people have, and with the most of both."""
    fewer = window.consultation.document.worksheet
    rows = fewer.values.weighed[:weighed]
    fewer = fewer.evolve(options=fewer.options[:options], values=fewer.values.evolve(weighed=rows))
    window.consultation.document.edit("Fewer", lambda _: fewer)
    window.show_step("values")
    page = window.workspace.page("values")
    assert isinstance(page, ValuesPage)
    key = list(page.rows)[1]
    line_up = Painting(page.form.bars)
    pictures: list[float] = []
    pages: list[float] = []

    def move_up_and_down() -> None:
        for button in (page.rows[key].form.up_button, page.rows[key].form.down_button):
            line_up.seen.clear()
            before = page.form.bars.accessibleName()
            begun = time.thread_time()
            button.click()
            QApplication.processEvents()
            pages.append(time.thread_time() - begun)
            text, painted = line_up.seen[0]
            pictures.append(painted - begun)
            assert text == page.form.bars.accessibleName() != before

    run(benchmark, move_up_and_down)
    report(benchmark, "from the press to the line-up", median(pictures))
    report(benchmark, "to the whole page", median(pages))
    assert min(pictures) <= MOST_SECONDS_TO_A_LINE_UP


def test_memory_after_an_hour(benchmark: BenchmarkFixture, window: MainWindow) -> None:
    """One worksheet after another, every step, typing, undo, order, consult view, preview: as much as fits an hour."""
    held: list[int] = []

    def work_for_an_hour() -> None:
        actions = _work(window)
        for _ in range(MINUTES):
            for _ in range(ACTIONS_A_MINUTE):
                next(actions)
                QApplication.processEvents()
            window.consultation.jobs.wait()
            QApplication.processEvents()
            gc.collect()
            held.append(_resident())

    run(benchmark, work_for_an_hour, rounds=1)
    benchmark.extra_info["MB after one minute"] = round(held[0] / 1e6, 1)
    benchmark.extra_info["MB after one hour"] = round(held[-1] / 1e6, 1)
    benchmark.extra_info["ratio"] = round(held[-1] / held[0], 3)
    assert held[-1] <= MOST_GROWTH * held[0]


def _work(window: MainWindow) -> Iterator[None]:
    workspace = window.workspace
    while True:
        window.go_home()
        yield
        window.new_worksheet()
        yield
        start = workspace.page("start")
        assert isinstance(start, StartPage)
        QTest.keyClicks(start.form.name_edit, "Sample Patient 1")
        yield
        window.consultation.document.undo_stack.undo()
        yield
        stored = max(window.consultation.records.list.summaries(), key=lambda summary: summary.progress)
        window.open_worksheet(stored.id)
        yield
        for step in STEPS:
            window.show_step(step.name)
            yield
        values = workspace.page("values")
        assert isinstance(values, ValuesPage)
        window.show_step("values")
        for row in list(values.rows.values())[1:3]:
            row.form.up_button.click()
            yield
        window.show_consult_view()
        yield
        for view in QApplication.topLevelWidgets():
            if view is not window and view.isVisible():
                view.close()
        yield
        window.show_step("sign")
        while not window.sign.form.preview.is_painted:
            QTest.qWait(10)
        yield


def _resident() -> int:
    """Bytes of memory that this process has in use."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
