"""Whatever was changed, undone and done again: the window tells what one does that has just opened the worksheet."""

import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QScrollBar,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.visit.steps import STEPS
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.store_factory import open_store
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.desktop.idle_lock import IdleLock
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.kit.progress_line import ProgressLine
from hrbc_desktop.ui.kit.tab_order import in_reading_order
from hrbc_desktop.ui.shell.main_window import MainWindow
from hrbc_desktop.ui.steps.compare.page import ComparePage
from hrbc_desktop.ui.steps.preferences.attribute_picker import PickDialog
from hrbc_desktop.ui.steps.questions.page import QuestionsPage
from hrbc_desktop.ui.steps.sign.sheet_preview import SheetPreview
from hrbc_desktop.ui.steps.visit.date_field import DateField, TypedField

from .conftest import WORDS

CHANGES = 70
TAKEN_BACK = 0.1
NOT_IN_IT = {
    *("search_edit", "own_edit", "clinician_edit", "visit_check"),
    *("another_button", "look_up_button", "report_button", "number_edit"),
    "qt_spinbox_lineedit",
}
"""What changes how the worksheet is shown, or holds what is not in the worksheet yet."""
TYPED = ("Sample Patient 1", "x" * 60, "<b>&amp;", "%s ' ; 0")
DAYS, TIMES = ("14 March 1968", "2 May 1970"), ("3 pm", "10:30")
STATES = ("checked", "disabled", "expanded")
TEXTS = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)


@pytest.fixture(autouse=True)
def _pages_are_made_when_they_are_wanted() -> None:
    """Here they are made ahead, as in the program."""


@pytest.fixture
def fresh(
    begun: MainWindow, few_options: Catalogue, settings: Settings, vault: Vault, idle_lock: IdleLock, qtbot: QtBot
) -> Iterator[MainWindow]:
    """A second window on the same list."""
    window = MainWindow(settings, vault, idle_lock)
    window.build_pages(Consultation(few_options, window))
    window.consultation.unlock(open_store(vault.folder, vault.unlock(WORDS)))
    window.resize(begun.size())
    window.show()
    begun.activateWindow()
    qtbot.waitActive(begun)
    yield window
    window.consultation.jobs.wait()
    window.close()
    window.deleteLater()


@pytest.fixture
def _dialogs_are_answered() -> Iterator[None]:
    """Tick things to weigh where they are offered, and close every dialog."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, PickDialog):
            for check in list(dialog.checks.values())[:3]:
                check.click()
        if isinstance(dialog, QDialog):
            dialog.accept()

    timer = QTimer(interval=5)
    timer.timeout.connect(answer)
    timer.start()
    yield
    timer.stop()


def can_change(part: QWidget) -> bool:
    """Whether it changes the worksheet."""
    group = part.parentWidget()
    return (
        isinstance(part, QAbstractButton | QLineEdit | QComboBox | QSpinBox)
        and part.isVisible()
        and part.isEnabled()
        and part.objectName() not in NOT_IN_IT
        and part.property("spoken") != "disclosure"
        and not (group and group.objectName() == "topic_chips")
    )


def change(window: MainWindow, chance: random.Random) -> None:
    """Change something on the step that is shown."""
    page = window.workspace.page(window.workspace.step)
    if isinstance(page, ComparePage):
        rows = [row.attribute or row.key for row in page.model.comparison.rows] if page.model.comparison else []
        page.toggle_star(chance.choice(rows)) if rows else page.life_check.click()
        return
    parts = [part for part in page.findChildren(QWidget) if can_change(part)]
    part = chance.choice(parts)
    if isinstance(part, TypedField):
        part.setFocus()
        part.selectAll()
        QTest.keyClicks(part, chance.choice(DAYS if isinstance(part, DateField) else TIMES))
        QTest.keyClick(part, Qt.Key.Key_Tab)
    elif isinstance(part, QLineEdit):
        QTest.keyClicks(part, chance.choice(TYPED))
    elif isinstance(part, QComboBox | QSpinBox):
        QTest.keyClick(part, chance.choice((Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End)))
    else:
        position = QPoint(10, part.height() // 2) if isinstance(part, QCheckBox) else part.rect().center()
        QTest.mouseClick(part, Qt.MouseButton.LeftButton, pos=position)


def walk(window: MainWindow, chance: random.Random) -> None:
    """Change this and that on each step but the last, and take some of it back."""
    stack = window.consultation.document.undo_stack
    for number in range(CHANGES):
        if number % 6 == 0:
            show(window, chance.choice(STEPS[:-1]).name)
        change(window, chance)
        if chance.random() < TAKEN_BACK:
            stack.undo()
        elif chance.random() < TAKEN_BACK:
            stack.redo()
        QApplication.processEvents()


def show(window: MainWindow, step: object) -> None:
    """Show a step; the questions as they are in the visit."""
    window.show_step(step)  # type: ignore[arg-type]
    page = window.workspace.page(window.workspace.step)
    if isinstance(page, QuestionsPage):
        page.form.visit_check.setChecked(True)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def shown_lines(window: MainWindow) -> list[str]:
    """Everything that the steps tell, in the order in which it is read; the drawn pages come when they are drawn."""
    lines: list[str] = []
    for step in STEPS:
        show(window, step.name)
        lines.append(step.name)
        for part in in_reading_order(window):
            drawn = isinstance(part.parentWidget(), SheetPreview | ProgressLine) or isinstance(part, QScrollBar)
            if part.isVisible() and not drawn and part.objectName() not in NOT_IN_IT:
                lines += told_by(part)
        page = window.workspace.page(step.name)
        if isinstance(page, ComparePage):
            model, role = page.model, Qt.ItemDataRole.AccessibleTextRole
            for row in range(model.rowCount()):
                lines.append(str(model.headerData(row, Qt.Orientation.Vertical, role)))
                lines += [str(model.data(model.index(row, column), role)) for column in range(model.columnCount())]
    return lines


def told_by(part: QWidget) -> Iterator[str]:
    interface = QAccessible.queryAccessibleInterface(part)
    state = interface.state()
    words = [interface.text(kind) for kind in TEXTS] + [name for name in STATES if getattr(state, name)]
    if isinstance(part, QAbstractButton):
        words.append(part.text())
    if any(words):
        yield f"{part.objectName()}: {' | '.join(words)}"


@pytest.mark.usefixtures("_dialogs_are_answered")
def test_what_is_changed_undone_and_done_again_is_told_as_if_it_had_just_been_opened(
    begun: MainWindow, fresh: MainWindow
) -> None:
    document = begun.consultation.document
    first = document.worksheet
    stack = document.undo_stack

    def check() -> None:
        assert begun.consultation.save_now()
        assert fresh.consultation.open(document.worksheet.id)
        assert fresh.consultation.document.worksheet == document.worksheet
        assert shown_lines(begun) == shown_lines(fresh)

    walk(begun, random.Random(5))  # noqa: S311 - the same each time
    changed, steps = document.worksheet, stack.index()
    assert steps > CHANGES / 4
    assert all(stack.text(step) for step in range(stack.count()))
    check()
    while stack.canUndo():
        stack.undo()
    assert document.worksheet.evolve(visit=first.visit, changed_at=first.changed_at) == first
    check()
    while stack.index() < steps:
        stack.redo()
    assert document.worksheet == changed
    check()
