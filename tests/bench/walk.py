"""Walks the sample patient through the real windows, from first start to signed sheet, and counts what it asks of her.

`./dev walk` prints the table; `tests/bench/test_walk.py` holds it to its limits. For each page:

- presses: mouse clicks on anything, and fields typed into (counted apart);
- words: what is there to read on the page, at its fullest, and in each dialog on the way, without the frame of the
  window;
- screens: how many heights of its window the page is long;
- stops: how often Tab is pressed to come round the whole window once;
- turns: how often she turns the wheel by most of a screen, because what she needs next is out of sight.
"""

import math
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTextBrowser,
    QWidget,
)

from hrbc_desktop.app import make_application, make_window
from hrbc_desktop.domain.compare.rows import DecisionRow, TextCell
from hrbc_desktop.domain.visit.steps import STEPS, StepName
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.kit.lead_on import LEADS_ON
from hrbc_desktop.ui.kit.step_page import Page
from hrbc_desktop.ui.shell.main_window import MainWindow
from hrbc_desktop.ui.steps.compare.comparison_model import ComparisonModel, WordsLine
from hrbc_desktop.ui.steps.compare.comparison_table import ComparisonTable
from hrbc_desktop.ui.steps.decision.page import DecisionPage
from hrbc_desktop.ui.steps.diagnosis.answer_field import AnswerField
from hrbc_desktop.ui.steps.diagnosis.page import AboutPage
from hrbc_desktop.ui.steps.diagnosis.treatment_history import PastTreatments
from hrbc_desktop.ui.steps.preferences.attribute_picker import PickDialog
from hrbc_desktop.ui.steps.preferences.page import ValuesPage
from hrbc_desktop.ui.steps.questions.page import QuestionsPage
from hrbc_desktop.ui.steps.visit.page import StartPage

PageKind = TypeVar("PageKind", bound=Page)

SMALL_LAPTOP = (1366, 740)
"""Inside the frame on a screen of 1366 x 768."""
PATIENCE_MS = 60_000
PASSPHRASE = "seven quiet herons by the water"  # noqa: S105 - locks a folder that is gone when the walk ends
A_TURN = 0.8
"""The share of a screen by which she turns the wheel, so that something of what was read stays in sight."""
LONGEST_ROUND = 200
MOST_OF_IT = 0.6
"""The share of a screen that must show something which is higher than the screen."""


@dataclass(frozen=True)
class Person:
    """What somebody answers; what is not named here is left open."""

    name: str = "Sample Patient 1"
    born: str = "14 March 1980"
    number: str = "004417"
    companions: str = "My sister"
    visit_in_days: int | None = 2
    how: Mapping[str, str] = field(
        default_factory=lambda: {"filler_chips": "patient", "decide_chips": "together", "know_chips": "main"}
    )
    answers: Mapping[str, str] = field(default_factory=dict)
    score: str = ""
    leaves_rest: bool = True
    decision: str = ""
    """The key of a decision; the first that is offered when empty."""
    options: int = 3
    weighs: tuple[str, ...] = ()
    leaning: int = 1
    steps: tuple[str, ...] = ("little_less", "half", "much_less")
    question: str = "Can I work during chemotherapy?"


EARLY = Person(
    answers={
        "stage": "early",
        "course": "first",
        "past_treatments": "lumpectomy",
        "chemotherapy_plan": "undecided",
        "sex": "female",
        "menopause": "not_yet",
        "children": "no",
        "nodes": "one_to_three",
        "armpit_operation": "sentinel_with_cancer",
        "tumor_size": "up_to_2",
        "grade": "2",
        "er": "positive",
        "her2": "low",
        "oncotype": "11_to_25",
    },
    score="18",
    decision="chemotherapy",
    weighs=("outcome:free_of_return:", "hair_loss", "visits", "early_menopause"),
)
"""Early cancer, lumpectomy done, before menopause: the sample patient."""


@dataclass
class Row:
    """One page of the walk."""

    page: str
    presses: int = 0
    fields: int = 0
    on_page: int = 0
    in_dialogs: int = 0
    screens: float = 0.0
    stops: int = 0
    turns: int = 0
    text: str = ""

    @property
    def words(self) -> int:
        return self.on_page + self.in_dialogs


class Walk:
    """One person at the keyboard and the mouse."""

    def __init__(self, window: MainWindow, person: Person = EARLY, *, counts_stops: bool = True) -> None:
        self.window, self.person, self._counts_stops = window, person, counts_stops
        self.rows: list[Row] = []

    @property
    def here(self) -> Row:
        return self.rows[-1]

    def total(self) -> Row:
        """Return the whole walk as one row: sums, and the most of what does not add up."""
        return Row(
            "In all",
            presses=sum(row.presses for row in self.rows),
            fields=sum(row.fields for row in self.rows),
            on_page=sum(row.on_page for row in self.rows),
            in_dialogs=sum(row.in_dialogs for row in self.rows),
            screens=max(row.screens for row in self.rows),
            stops=max(row.stops for row in self.rows),
            turns=sum(row.turns for row in self.rows),
        )

    def to_signed(self, pdf: Path) -> None:
        """Go from the first start to the signed sheet."""
        self.first_start()
        self.home()
        for step, do in zip(STEPS, self.steps(), strict=True):
            self.arrive(step.title, self.step_frame)
            do()
            if step.name != "sign":
                self.leave(self.step_frame)
                self.press(self.window.workspace.form.next_button)
        self.sign(pdf)

    def steps(self) -> tuple[Callable[[], None], ...]:
        return self.start, self.about, self.decide, self.compare, self.weigh, self.ask, lambda: None

    # -- page by page

    def first_start(self) -> None:
        page = self.window.unlock_page
        form = page.form
        self.arrive("First start", lambda: page)
        self.leave(lambda: page)
        self.press(form.welcome_card.form.choose_button)
        self.arrive("Passphrase", lambda: page)
        for edit in (
            form.choose_card.form.new_passphrase.form.passphrase_edit,
            form.choose_card.form.new_passphrase.form.repeat_edit,
        ):
            self.type(edit, PASSPHRASE)
        self.leave(lambda: page)
        self.press(form.choose_card.form.create_button)
        self.wait_until(form.code_card.isVisible)
        self.arrive("Recovery code", lambda: page)
        code = form.code_card.form
        self.press(code.written_check)
        self.leave(lambda: page)
        self.press(code.go_on_button)
        self.wait_until(lambda: not self.window.is_covered)

    def home(self) -> None:
        self.arrive("Home", lambda: self.window.home)
        self.leave(lambda: self.window.home)
        self.press(self.window.home.form.new_button)

    def start(self) -> None:
        page = self.page("start", StartPage)
        form, person = page.form, self.person
        for edit, text in (
            (form.name_edit, person.name),
            (form.birth_edit, person.born),
            (form.number_edit, person.number),
        ):
            if text:
                self.type(edit, text)
        if person.visit_in_days is not None:
            self.press(list(form.day_chips.findChildren(QAbstractButton))[person.visit_in_days])
        if person.companions:
            self.type(form.companions_edit, person.companions)
        for name, key in person.how.items():
            self.choose(getattr(form, name), key)

    def about(self) -> None:
        page = self.page("about", AboutPage)
        left = dict(self.person.answers)
        while left:
            name = min((name for name in left if is_asked(page, name)), key=lambda name: as_it_is_read(page, name))
            asked = page.field(name)
            assert isinstance(asked, AnswerField | PastTreatments)
            self.choose(asked.chips, left.pop(name))
        if self.person.score:
            asked = page.field("oncotype_score")
            assert isinstance(asked, AnswerField)
            assert asked.number is not None
            self.type(asked.number, self.person.score)
        if self.person.leaves_rest and page.rest_button.isVisible():
            self.press(page.rest_button)

    def decide(self) -> None:
        page = self.page("options", DecisionPage)
        buttons = page.decisions.buttons
        self.press(buttons[self.person.decision] if self.person.decision else next(iter(buttons.values())))
        rows = page.options.all_rows
        picked = [row for row in rows.values() if row.compare_check.isChecked()]
        for row in picked[self.person.options :]:
            self.press(row.compare_check)
        for row in [row for row in rows.values() if not row.compare_check.isChecked()][: 2 - len(picked)]:
            self.press(row.compare_check)

    def compare(self) -> None:
        frame = self.step_frame()
        assert isinstance(frame, QScrollArea)
        self.read_to_the_end(frame)

    def weigh(self) -> None:
        page = self.page("values", ValuesPage)
        leaning = list(page.form.leaning_chips.findChildren(QAbstractButton))
        self.press(leaning[self.person.leaning])
        if not page.form.change_button.isEnabled():
            return
        self.when_one_opens(self.pick)
        self.press(page.form.change_button)
        for row, step in zip(list(page.rows.values())[1:], self.person.steps, strict=False):
            self.choose(row.form.step_chips, step)

    def when_one_opens(self, act: Callable[[QDialog], None]) -> None:
        """Act in the dialog that opens next, which holds up everything else."""

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                try:
                    act(dialog)
                finally:
                    dialog.close()
            else:
                QTimer.singleShot(10, self.window, look)

        look()

    def pick(self, dialog: QDialog) -> None:
        assert isinstance(dialog, PickDialog)
        self.read(dialog)
        named = [key for begins in self.person.weighs for key in dialog.checks if key.startswith(begins)]
        for key in list(dict.fromkeys(named or list(dialog.checks)))[:4]:
            if not dialog.checks[key].isChecked():
                self.press(dialog.checks[key])
        self.press(dialog.form.done_button)

    def ask(self) -> None:
        form = self.page("questions", QuestionsPage).form
        if self.person.question:
            self.type(form.own_edit, self.person.question)
            self.press(form.own_button)
        for chips in (form.sure_chips, form.understand_chips, form.balance_chips, form.support_chips):
            self.choose(chips, "yes")

    def sign(self, pdf: Path) -> None:
        sign = self.window.sign
        sign.save_to(pdf)
        card = sign.form.patient_card.form
        self.wait_until(lambda: sign.form.preview.is_painted)
        self.leave(self.step_frame)
        if not self.person.name:
            self.type(card.name_edit, "Sample Patient 1")
        self.reach(card.pad)
        self.draw(card.pad)
        self.here.presses += 1
        self.press(self.window.workspace.form.next_button)
        self.wait_until(lambda: self.window.consultation.document.worksheet.is_signed)
        self.arrive("Signed", self.step_frame)
        self.leave(self.step_frame)

    # -- what she does

    def page(self, name: StepName, kind: type[PageKind]) -> PageKind:
        page = self.window.workspace.page(name)
        assert isinstance(page, kind)
        return page

    def step_frame(self) -> QWidget:
        frame = self.window.workspace.form.pages.currentWidget()
        assert frame is not None
        return frame

    def choose(self, chips: ChipGroup, key: str) -> None:
        self.press(chips.chip(key))

    def press(self, button: QAbstractButton) -> None:
        """Bring a button into sight, and click on it."""
        assert button.isEnabled(), button.text()
        self.reach(button)
        self.here.presses += 1
        square = button.rect().adjusted(0, 0, -button.width() + button.height(), 0)
        at = square.center() if isinstance(button, QCheckBox) else button.rect().center()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        settle()
        self.wait_until(lambda: not any(timer.isActive() for timer in self.window.findChildren(QTimer, LEADS_ON)))

    def type(self, edit: QLineEdit, text: str) -> None:
        """Bring a field into sight, write into it and leave it with Tab."""
        self.reach(edit)
        self.here.fields += 1
        edit.setFocus()
        write(edit, text)
        QTest.keyClick(edit, Qt.Key.Key_Tab)
        settle()

    def draw(self, pad: QWidget) -> None:
        across, down = pad.width(), pad.height()
        points = [
            QPoint(round(across * (0.1 + 0.01 * turn)), round(down * (0.5 - 0.3 * math.sin(turn / 4))))
            for turn in range(61)
        ]
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
        for point in points[1:]:
            QTest.mouseMove(pad, point)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])
        settle()

    def reach(self, widget: QWidget) -> None:
        """Turn the wheel until a widget is in sight."""
        for area in reversed(list(scrolled_by(widget))):
            for _ in range(100):
                room, top = area.viewport().height(), widget.mapTo(area.viewport(), QPoint()).y()
                below, height = top + widget.height(), min(widget.height(), round(MOST_OF_IT * room))
                if min(below, room) - max(top, 0) >= height:
                    break
                self.turn(area, 1 if below > room else -1, below - room if below > room else -top)
            else:
                raise AssertionError(f"{widget.objectName() or widget} cannot be brought into sight")
        assert not widget.visibleRegion().isEmpty(), f"{widget.objectName() or widget} is out of sight"

    def read_to_the_end(self, area: QAbstractScrollArea) -> None:
        bar = area.verticalScrollBar()
        while bar.value() < bar.maximum():
            self.turn(area, 1, area.viewport().height())
        bar.setValue(0)

    def turn(self, area: QAbstractScrollArea, way: int, needed: int) -> None:
        bar = area.verticalScrollBar()
        before = bar.value()
        share = bar.pageStep() * A_TURN
        bar.setValue(before + way * round(share if needed > share else needed + 24))
        settle()
        assert bar.value() != before, "the wheel leads no further"
        self.here.turns += 1

    # -- what is counted

    def arrive(self, name: str, page_of: Callable[[], QWidget]) -> None:
        settle()
        self.rows.append(Row(name))
        self.leave(page_of)
        if self._counts_stops:
            self.here.stops = round_with_tab(self.window)

    def leave(self, page_of: Callable[[], QWidget]) -> None:
        """Count what is there, if it is more than before."""
        settle()
        shown = page_of()
        self.read(shown)
        self.here.screens = max(self.here.screens, screens(shown))

    def read(self, page: QWidget) -> None:
        text = "\n".join(read_in(page))
        words = count_words(text)
        if isinstance(page, QDialog):
            self.here.in_dialogs += words
            self.here.text += text
        elif words > self.here.on_page:
            self.here.on_page, self.here.text = words, text

    @staticmethod
    def wait_until(holds: Callable[[], bool]) -> None:
        deadline, tick = QDeadlineTimer(PATIENCE_MS), QTimer(interval=50)
        tick.start()
        while not holds():
            assert not deadline.hasExpired()
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def write(edit: QLineEdit, text: str) -> None:
    """Write as somebody does with any keyboard: Qt's own test keys have only plain letters."""
    if text.isascii():
        QTest.keyClicks(edit, text)
    else:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(edit, event)


def is_asked(page: AboutPage, name: str) -> bool:
    return any(name in block.fields for block in page.blocks.values())


def as_it_is_read(page: AboutPage, name: str) -> tuple[int, int, int]:
    """Say where a question stands, for who reads down one column and then the next."""
    position = page.field(name).mapTo(page, QPoint())
    assert page.columns is not None
    is_beside = page.columns.direction() is not QBoxLayout.Direction.TopToBottom
    return position.x() // (page.width() // 2) if is_beside else 0, position.y(), position.x()


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def scrolled_by(widget: QWidget) -> Iterator[QAbstractScrollArea]:
    """Yield the areas that scroll a widget, the innermost first."""
    ancestor = widget.parentWidget()
    while ancestor is not None:
        if isinstance(ancestor, QScrollArea):
            yield ancestor
        ancestor = ancestor.parentWidget()


def screens(page: QWidget) -> float:
    """How many heights of its window a page is long."""
    areas = [page] if isinstance(page, QAbstractScrollArea) else []
    areas += page.findChildren(QAbstractScrollArea)
    lengths = [
        1 + area.verticalScrollBar().maximum() / area.viewport().height()
        for area in areas
        if area.isVisible() and area.viewport().height() > 0 and not isinstance(area, QTextBrowser)
    ]
    return max([1.0, *lengths])


def read_in(page: QWidget) -> Iterator[str]:
    """Yield what there is to read in a place: also what is scrolled out of sight, not what is folded away."""
    for widget in [page, *page.findChildren(QWidget)]:
        if not widget.isVisible() or widget.window() is not page.window():
            continue
        match widget:
            case QLabel():
                yield QTextDocumentFragment.fromHtml(widget.text()).toPlainText()
            case QComboBox():
                yield widget.currentText()
            case QLineEdit():
                yield widget.placeholderText()
            case QAbstractButton():
                yield widget.text()
            case QTextBrowser():
                yield widget.toPlainText()
            case ComparisonTable():
                yield from read_in_table(widget)


def read_in_table(table: ComparisonTable) -> Iterator[str]:
    model = table.model()
    assert isinstance(model, ComparisonModel)
    for column in range(model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    for row in range(model.rowCount()):
        if not table.isRowHidden(row):
            yield str(model.headerData(row, Qt.Orientation.Vertical) or "")
            line = model.lines[row]
            if isinstance(line, DecisionRow | WordsLine):
                yield from model.notes(line)
            for column in range(model.columnCount()):
                cell = model.cell(model.index(row, column))
                if isinstance(cell, TextCell) and cell.cell.days:  # a picture; only screen readers hear it in words
                    yield from (statement.text for statement in cell.cell.statements)
                    continue
                yield str(model.index(row, column).data() or "")
                if table.columnSpan(row, column) > 1:
                    break  # one sentence over all of the columns


def count_words(text: str) -> int:
    return len(re.findall(r"[^\W_][\w’'/.+-]*", text))


def round_with_tab(window: QWidget) -> int:
    """Return how often Tab is pressed to come round a window once."""
    window.activateWindow()
    settle()
    before = QApplication.focusWidget()
    window.setFocus()
    seen: list[tuple[int, str]] = []
    for _ in range(LONGEST_ROUND):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        stop = (id(at), at.selectedText() if isinstance(at, QLabel) else "")
        if stop in seen:
            break
        seen.append(stop)
    if before is not None:
        before.setFocus()
    for area in window.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(0)
    settle()
    return len(seen)


def table(rows: list[Row], total: Row) -> str:
    """Return the table as text."""
    head = f"{'page':<20}{'presses':>9}{'fields':>8}{'words':>8}{'screens':>9}{'stops':>7}{'turns':>7}"
    lines = [
        f"{row.page:<20}{row.presses:>9}{row.fields:>8}{row.words:>8,}{row.screens:>9.1f}{row.stops:>7}{row.turns:>7}"
        for row in (*rows, total)
    ]
    return "\n".join((head, *lines[:-1], "-" * len(head), lines[-1]))


def walk_once(
    folder: Path,
    person: Person = EARLY,
    size: tuple[int, int] = SMALL_LAPTOP,
    percent: int = 100,
    *,
    counts_stops: bool = True,
) -> Walk:
    """Walk from an empty folder to a signed sheet in it."""
    application = make_application()
    application.setDoubleClickInterval(1)  # so the page that leads her on does so at once
    settings = Settings(folder / "settings.ini")
    settings.theme, settings.text_percent, settings.tour_was_shown = "light", percent, True
    window = make_window(application, settings, folder / "records")
    window.resize(*size)
    window.show()
    walk = Walk(window, person, counts_stops=counts_stops)
    try:
        walk.to_signed(folder / "worksheet.pdf")
    finally:
        window.consultation.jobs.wait()
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    return walk


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as folder:
        walk = walk_once(Path(folder))
    sys.stdout.write(f"{table(walk.rows, walk.total())}\n")


if __name__ == "__main__":
    main()
