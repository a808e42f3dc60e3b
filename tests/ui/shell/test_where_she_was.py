"""After a lock, and after the program was killed, somebody is where she was: worksheet, step, field and scroll."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.worksheet import VisitQuestion
from hrbc_desktop.session.autosave import Autosave
from hrbc_desktop.session.desktop.idle_lock import IdleLock
from hrbc_desktop.session.recent_state import Remembered
from hrbc_desktop.ui.kit.chips import Chip
from hrbc_desktop.ui.kit.tab_order import in_reading_order, is_stop
from hrbc_desktop.ui.shell.lock_warning import LockWarning, locked_after
from hrbc_desktop.ui.shell.main_window import MainWindow
from hrbc_desktop.ui.visit_view.view import ConsultView

OPTIONS = ("abemaciclib-fulvestrant", "everolimus-exemestane")


def frame(window: MainWindow) -> QScrollArea:
    shown = window.workspace.form.pages.currentWidget()
    assert isinstance(shown, QScrollArea)
    return shown


def stops(window: MainWindow) -> list[QWidget]:
    return [one for one in in_reading_order(frame(window)) if is_stop(one)]


def stand_on_the_last_answer(window: MainWindow) -> str:
    """Go to the end of step 2, and return what has the keyboard there."""
    window.show_step("about")
    QTest.qWait(1)
    chips = [one for one in stops(window) if isinstance(one, Chip)]
    last = max(chips, key=lambda chip: chip.mapTo(frame(window), QPoint()).y())
    last.setFocus()
    frame(window).ensureWidgetVisible(last)
    assert frame(window).verticalScrollBar().value() > 0
    return last.accessibleName()


def test_a_lock_leads_back_to_the_step_the_field_and_the_place(begun: MainWindow, unlock: Callable[[], None]) -> None:
    name, open_one = stand_on_the_last_answer(begun), begun.consultation.document.worksheet.id
    scrolled = frame(begun).verticalScrollBar().value()
    begun.lock()
    assert begun.consultation.document.worksheet.id != open_one
    unlock()
    QTest.qWait(1)
    assert begun.workspace.isVisible()
    assert (begun.workspace.step, begun.consultation.document.worksheet.id) == ("about", open_one)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == name
    assert frame(begun).verticalScrollBar().value() == scrolled


def visit_view(window: MainWindow) -> ConsultView:
    return next(view for view in window.findChildren(ConsultView) if view.isVisible())


def test_a_lock_in_the_visit_leads_back_into_the_visit(begun: MainWindow, unlock: Callable[[], None]) -> None:
    document = begun.consultation.document
    asked = [VisitQuestion(key=f"own:{key}:x", text=text, origin="own") for key, text in enumerate(("How?", "When?"))]
    document.edit("Options", lambda one: one.evolve(options=OPTIONS, questions=asked))
    begun.show_step("compare")
    for column in ("question", "row"):
        begun.show_consult_view()
        view = visit_view(begun)
        if column == "row":
            view.form.next_button.click()
        else:
            second = list(view.panel.rows.values())[1]
            view.show_questions()
            view.panel.go(1)
            assert second.isAncestorOf(view.focusWidget())
        before = view.position
        begun.lock()
        assert not [view for view in begun.findChildren(ConsultView) if view.isVisible()]
        unlock()
        QTest.qWait(1)
        again = visit_view(begun)
        assert again.position == before
        assert (before.question is None) is (column == "row")
        again.close()


def test_a_lock_at_home_leads_to_home(begun: MainWindow, unlock: Callable[[], None]) -> None:
    begun.go_home()
    begun.lock()
    unlock()
    assert begun.home.isVisible()


def test_another_account_that_unlocks_is_shown_the_list(begun: MainWindow, unlock: Callable[[], None]) -> None:
    begun.show_step("about")
    begun.consultation.records.who = "another account"
    begun.lock()
    unlock()
    assert begun.home.isVisible()


def test_a_killed_program_leads_back_to_the_step_and_the_field(begun: MainWindow, qtbot: QtBot) -> None:
    begun.consultation.remembered.pause_ms = 0
    autosave = begun.consultation.findChild(Autosave)
    assert autosave is not None
    for pause in autosave.findChildren(QTimer):
        pause.setInterval(3_600_000)  # nothing but leaving the field saves it in time
    begun.show_step("start")
    number = begun.workspace.page("start").findChild(QLineEdit, "number_edit")
    assert isinstance(number, QLineEdit)
    number.setFocus()
    QTest.keyClicks(number, "004417")
    with qtbot.waitSignal(autosave.state_changed, check_params_cb=lambda state: state == "saved"):
        QTest.keyClick(number, Qt.Key.Key_Tab)
    number.setFocus()
    assert begun.consultation.save_now()
    next_start = Remembered()
    next_start.load(begun.consultation.records)
    assert next_start.left_open is not None
    assert next_start.position_in(next_start.left_open.id).step == "start"
    begun.go_home()
    begun.consultation.remembered.load(begun.consultation.records)
    begun.open_worksheet(next_start.left_open.id)
    QTest.qWait(1)
    assert begun.focusWidget() is number
    begun.show_step("compare")
    here = begun.consultation.document.worksheet.id
    assert begun.consultation.save_now()

    def is_written() -> bool:
        next_start.load(begun.consultation.records)
        return next_start.position_in(here).step == "compare"

    qtbot.waitUntil(is_written)
    begun.consultation.remembered.load(begun.consultation.records)
    assert begun.home.left_open.open_button.text() == "Go on with Sample Patient 1, step 4"


def test_another_worksheet_opens_at_its_beginning(begun: MainWindow) -> None:
    first = begun.consultation.document.worksheet.id
    begun.show_step("questions")
    begun.new_worksheet()
    begun.consultation.document.edit("Trials", lambda worksheet: worksheet.evolve(trials="yes"))
    assert begun.consultation.save_now()
    begun.open_worksheet(first)
    assert begun.workspace.step == "start"


def test_who_reads_on_is_warned_before_it_locks_and_told_why_it_has(begun: MainWindow, idle_lock: IdleLock) -> None:
    warning = begun.findChild(LockWarning)
    assert warning is not None
    idle_lock.warned.emit(True)
    assert warning.isVisible()
    assert warning.geometry().bottom() < begun.height() // 2
    idle_lock.warned.emit(False)
    assert not warning.isVisible()
    idle_lock.expired.emit()
    idle_lock.rested.emit(5)
    assert locked_after(5) in begun.unlock_page.form.unlock_card.form.unlock_label.text()
