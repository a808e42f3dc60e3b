"""What is left while the program is locked: nothing to see, and no worksheet in memory that Python still reaches."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hrbc_desktop.app import make_application, make_window
from hrbc_desktop.domain.model.worksheet import Values, Visit, VisitQuestion, Worksheet
from hrbc_desktop.domain.visit.steps import STEPS
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.store_factory import open_store
from hrbc_desktop.session.desktop.idle_lock import IdleLock
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.session.sheet_types import SignatureInput
from hrbc_desktop.ui.shell.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
PASSPHRASE = "purple ladder quietly sailing"  # noqa: S105 - of the fixture
TAG = "zqxvkj"
OPTIONS = ("abemaciclib-fulvestrant", "everolimus-exemestane")
TEXTS = ("text", "toPlainText", "accessibleName", "accessibleDescription", "toolTip", "windowTitle", "placeholderText")


def marked(worksheet: Worksheet) -> Worksheet:
    """Put the tag into everything that can be typed."""
    return worksheet.evolve(
        visit=Visit(name=f"Name {TAG}", record_number=f"Number {TAG}", companions=f"Sister {TAG}"),
        profile=worksheet.profile.evolve(medicine_names=f"Medicine {TAG}", stage="metastatic"),
        options=OPTIONS,
        values=Values(leaning="not_sure", own=(f"Garden {TAG}",)),
        questions=(VisitQuestion(key="own:0:x", text=f"Question {TAG}", origin="own", answer=f"Answer {TAG}"),),
        nurse_notes=f"Notes {TAG}",
    )


def said_anywhere() -> Iterator[str]:
    """Everything that any widget would say, shown or not."""
    for widget in QApplication.allWidgets():
        for name in TEXTS:
            member = getattr(widget, name, None)
            if callable(member):
                yield f"{type(widget).__name__} {widget.objectName()}.{name}: {member()}"


def has_tag(held: object) -> bool:
    """Whether a value of a model holds the tag, models within it left out: each of them is looked at by itself."""
    if isinstance(held, str):
        return TAG in held
    if isinstance(held, dict):
        return any(has_tag(key) or has_tag(value) for key, value in held.items())
    return isinstance(held, tuple | list | set | frozenset) and any(has_tag(each) for each in held)


def reached_by_python() -> Iterator[str]:
    """Yield what of a worksheet with the tag can still be reached, by its kind."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    are_models: dict[type, bool] = {}
    for one in gc.get_objects():
        kind = type(one)
        if kind not in are_models:  # to ask pydantic of each of millions of objects would take seconds
            are_models[kind] = issubclass(kind, BaseModel)
        if are_models[kind]:
            if has_tag(vars(one)):
                yield kind.__name__
        elif isinstance(one, dict | list):
            values = one.values() if isinstance(one, dict) else one
            if any(isinstance(value, str) and value.endswith(f" {TAG}") for value in values):
                yield kind.__name__


def work_through(window: MainWindow, qtbot: QtBot, signed: Path | None = None) -> None:
    window.consultation.document.edit("All of it", marked)
    if signed is not None:
        with qtbot.waitSignal(window.sheets.signed):
            window.sheets.sign(SignatureInput(f"Name {TAG}"), signed, lambda _: None, pytest.fail)
    for step in STEPS:
        window.workspace.show_step(step.name)
        for field in window.workspace.page(step.name).findChildren(QLineEdit):
            if not field.text():
                QTest.keyClicks(field, f"Typed {TAG}")
        QApplication.processEvents()
    qtbot.waitUntil(lambda: window.sign.form.preview.is_painted)
    window.sign.form.preview.show_larger()
    window.show_consult_view()
    actions_of(window)["History…"].trigger()
    window.home.pdfs_requested.emit(window.consultation.document.worksheet.id)
    actions_of(window)["Deleted worksheets…"].trigger()
    window.consultation.jobs.wait()
    QApplication.processEvents()


@pytest.mark.parametrize("is_signed", [False, True])
def test_no_widget_and_nothing_in_python_holds_the_worksheet_any_more(
    begun: MainWindow, qtbot: QtBot, tmp_path: Path, is_signed: bool
) -> None:
    work_through(begun, qtbot, tmp_path / f"{TAG}.pdf" if is_signed else None)
    assert next(reached_by_python(), None)
    assert [sentence for sentence in said_anywhere() if TAG in sentence]
    begun.lock()
    begun.consultation.jobs.wait()
    QApplication.processEvents()
    assert begun.consultation.is_locked
    assert list(reached_by_python()) == []
    for field in begun.findChildren(QLineEdit):
        field.undo()
    assert [sentence for sentence in said_anywhere() if TAG in sentence] == []
    assert begun.sign.form.preview.shown == (b"", 0)
    assert begun.consultation.document.undo_stack.count() == 0
    assert begun.sheets.signed_sheet is None


def test_a_sheet_that_is_drawn_while_it_is_locked_is_not_shown(begun: MainWindow) -> None:
    begun.workspace.show_step("sign")
    begun.consultation.document.edit("All of it", marked)
    begun.sign._draw()
    begun.lock()
    begun.consultation.jobs.wait()
    QApplication.processEvents()
    begun.consultation.jobs.wait()
    QApplication.processEvents()
    assert begun.sign.form.preview.shown == (b"", 0)


def visible_windows() -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def test_the_lock_covers_every_window(begun: MainWindow, qtbot: QtBot) -> None:
    work_through(begun, qtbot)
    begun.form.menu_button.menu().popup(begun.pos())
    begun.home.choose_file()
    assert len(visible_windows()) > 3
    begun.lock()
    QApplication.processEvents()
    assert visible_windows() == [begun]
    assert begun.unlock_page.isVisible()
    assert not begun.form.home_button.isEnabled()


@pytest.fixture
def unsaved(begun: MainWindow, vault: Vault) -> MainWindow:
    """The window with a change that cannot be saved: somebody else changed the worksheet meanwhile."""
    other = open_store(vault.folder, vault.unlock(PASSPHRASE))
    stored = other.worksheets.load(begun.consultation.document.worksheet.id)
    visit = stored.worksheet.visit.evolve(name="From elsewhere")
    other.worksheets.save(stored.worksheet.evolve(visit=visit), stored.version)
    other.close()
    begun.workspace.show_step("about")
    begun.consultation.document.edit("Name", lambda old: old.evolve(visit=old.visit.evolve(name="Sample Patient 7")))
    return begun


def test_what_cannot_be_saved_is_covered_too_and_is_there_for_who_knows_the_passphrase(
    unsaved: MainWindow, answers: Any, qtbot: QtBot
) -> None:
    unsaved.lock()
    assert visible_windows() == [unsaved]
    assert unsaved.unlock_page.isVisible()
    assert unsaved.form.patient_label.text() == ""
    assert answers.messages == []
    for key in (Qt.Key.Key_N, Qt.Key.Key_O, Qt.Key.Key_F, Qt.Key.Key_Z):
        QTest.keyClick(unsaved, key, CTRL)
        unsaved.go_home()
        assert visible_windows() == [unsaved]
        assert unsaved.unlock_page.isVisible()
    form = unsaved.unlock_page.form
    assert not form.unlock_card.form.without_button.isVisible()
    assert not form.unlock_card.form.begin_button.isVisible()

    answers.press = "Keep this version"
    QTest.keyClicks(form.unlock_card.form.passphrase_edit, PASSPHRASE)
    QTest.keyClick(form.unlock_card.form.passphrase_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(unsaved.workspace.isVisible)
    assert unsaved.workspace.step == "about"
    qtbot.waitUntil(lambda: bool(answers.messages))
    assert [one.split(" This version")[0] for one in answers.messages] == ["Two versions of this worksheet"]
    records, worksheet_id = unsaved.consultation.records, unsaved.consultation.document.worksheet.id
    qtbot.waitUntil(lambda: records.worksheets.load(worksheet_id).worksheet.visit.name == "Sample Patient 7")


def test_a_wrong_passphrase_does_not_lift_the_cover(unsaved: MainWindow, qtbot: QtBot) -> None:
    unsaved.lock()
    form = unsaved.unlock_page.form
    QTest.keyClicks(form.unlock_card.form.passphrase_edit, "no ladder at all")
    QTest.keyClick(form.unlock_card.form.passphrase_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(form.unlock_card.form.unlock_problem.isVisible)
    assert unsaved.unlock_page.isVisible()


def actions_of(window: MainWindow) -> dict[str, QAction]:
    menus = [action.menu() for action in window.form.menu_button.menu().actions()]
    return {action.text(): action for menu in menus if menu for action in menu.actions()}  # type: ignore[attr-defined]


def test_the_menu_says_after_how_many_minutes_of_rest_it_locks(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> None:
    window = make_window(make_application(), settings, tmp_path_factory.mktemp("none") / "records")
    qtbot.addWidget(window)
    [lock] = window.findChildren(IdleLock) or [window.idle_lock]
    actions = actions_of(window)
    assert [text for text, action in actions.items() if action.isChecked()][-1] == "5 minutes without activity"
    actions["1 minute without activity"].trigger()
    assert (settings.lock_minutes, lock.minutes) == (1, 1)
    actions["30 minutes without activity"].trigger()
    assert (settings.lock_minutes, lock.minutes) == (30, 30)


def test_a_locked_screen_locks_only_what_is_open(
    begun: MainWindow, idle_lock: IdleLock, qtbot: QtBot, unlock: Callable[[], None]
) -> None:
    idle_lock.expire()
    assert begun.consultation.is_locked
    with qtbot.assertNotEmitted(idle_lock.expired):
        idle_lock.expire()
    unlock()
    assert begun.workspace.isVisible()
