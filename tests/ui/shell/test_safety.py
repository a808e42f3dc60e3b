"""Locking, saving, closing, and what is said when something goes wrong."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.serialization import read_worksheet, write_worksheet
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.store_factory import open_store
from hrbc_desktop.session.desktop.idle_lock import IdleLock
from hrbc_desktop.ui.shell.main_window import MainWindow
from hrbc_desktop.ui.steps.preferences.attribute_picker import PickDialog
from hrbc_desktop.ui.steps.preferences.page import ValuesPage
from hrbc_desktop.ui.steps.questions.page import QuestionsPage
from hrbc_desktop.ui.visit_view.view import ConsultView
from tests.dialogs import when_open

CTRL = Qt.KeyboardModifier.ControlModifier
WORDS = "purple ladder quietly sailing"
OPTIONS = ("abemaciclib-fulvestrant", "everolimus-exemestane")
OTHER_ID = "1" * 32


def press_lock(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    QApplication.processEvents()


def values_page(window: MainWindow) -> ValuesPage:
    page = window.workspace.page("values")
    assert isinstance(page, ValuesPage)
    return page


def other_worksheet(window: MainWindow, folder: Path) -> Path:
    """A file with the worksheet of somebody else."""
    path = folder / "worksheet.json"
    path.write_bytes(write_worksheet(window.consultation.document.worksheet.evolve(id=OTHER_ID)))
    return path


def rename(window: MainWindow, name: str) -> None:
    window.consultation.document.edit(
        "Name", lambda worksheet: worksheet.evolve(visit=worksheet.visit.evolve(name=name)), "visit.name"
    )


def test_locking_covers_everything_and_drops_the_key(begun: MainWindow) -> None:
    records = begun.consultation.records
    press_lock(begun)
    assert begun.unlock_page.isVisible()
    assert begun.form.patient_label.text() == ""
    assert not begun.form.save_label.isVisible()
    assert begun.consultation.is_locked
    assert begun.consultation.document.worksheet.visit.name == ""
    assert not begun.consultation.document.undo_stack.canUndo()
    with pytest.raises(Exception, match="locked"):
        records.list.summaries()


def test_unlocking_again_leads_home_with_everything_there(begun: MainWindow, unlock: Callable[[], None]) -> None:
    rename(begun, "Sample Patient 2")
    press_lock(begun)
    unlock()
    assert begun.home.form.count_label.text() == "1 worksheet"
    assert [summary.name for summary in begun.consultation.records.list.summaries()] == ["Sample Patient 2"]


def test_what_was_typed_and_not_yet_taken_over_is_not_there_for_the_next_person(
    begun: MainWindow, unlock: Callable[[], None]
) -> None:
    pages = [begun.workspace.page(name) for name in ("options", "values", "questions", "start", "about")]
    fields = [field for page in pages for field in page.findChildren(QLineEdit)]
    for field in fields:
        field.setText("secret")
    begun.consultation.document.undo_stack.clear()
    questions = pages[2]
    assert isinstance(questions, QuestionsPage)
    questions.form.visit_check.setChecked(True)
    press_lock(begun)
    unlock()
    begun.new_worksheet()
    left = [field.objectName() for page in pages for field in page.findChildren(QLineEdit) if "secret" in field.text()]
    assert left == []
    assert not questions.form.visit_check.isChecked()


def test_rest_locks_by_itself(begun: MainWindow, idle_lock: IdleLock, qtbot: QtBot) -> None:
    timer = idle_lock.findChild(QTimer)
    assert timer is not None
    assert timer.isActive()
    timer.start(20)
    qtbot.waitUntil(begun.unlock_page.isVisible)
    assert begun.consultation.is_locked
    assert not timer.isActive()


def test_locking_closes_every_other_window(begun: MainWindow, idle_lock: IdleLock) -> None:
    begun.consultation.document.edit("Options", lambda worksheet: worksheet.evolve(options=OPTIONS))
    page = values_page(begun)
    seen: list[bool] = []

    def expire(_: PickDialog) -> None:
        idle_lock.expired.emit()
        seen.append(QApplication.activeModalWidget() is None)
        for dialog in page.findChildren(PickDialog):
            dialog.reject()

    when_open(PickDialog, expire)
    page.pick()
    assert seen == [True]
    assert begun.unlock_page.isVisible()


def test_the_view_for_the_visit_can_be_locked_by_the_same_keys(begun: MainWindow) -> None:
    begun.consultation.document.edit("Options", lambda worksheet: worksheet.evolve(options=OPTIONS))
    begun.show_consult_view()
    [view] = begun.findChildren(ConsultView)
    view.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(view, Qt.Key.Key_L, CTRL)
    assert begun.consultation.is_locked
    assert not any(one.isVisible() for one in begun.findChildren(ConsultView))


def test_a_file_that_comes_while_it_is_locked_waits(locked: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(b"%PDF-1.7 junk")
    locked.open_file(sheet)
    assert locked.unlock_page.isVisible()
    QTest.keyClicks(locked.unlock_page.form.unlock_card.form.passphrase_edit, WORDS)
    QTest.keyClick(locked.unlock_page.form.unlock_card.form.passphrase_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(locked.opening.isVisible)
    heading = locked.opening.form.heading_label
    qtbot.waitUntil(lambda: heading.text() == "This file is damaged")
    QTest.mouseClick(locked.opening.form.close_button, Qt.MouseButton.LeftButton)
    assert locked.home.isVisible()


def test_a_file_that_comes_ends_the_view_for_the_visit(begun: MainWindow, tmp_path: Path) -> None:
    begun.consultation.document.edit("Options", lambda worksheet: worksheet.evolve(options=OPTIONS))
    begun.show_consult_view()
    assert len(begun.findChildren(ConsultView)) == 1
    begun.open_file(other_worksheet(begun, tmp_path))
    assert begun.consultation.document.worksheet.id == OTHER_ID
    assert not any(view.isVisible() for view in begun.findChildren(ConsultView))


def test_a_file_that_comes_while_a_dialog_asks_waits_until_it_is_answered(begun: MainWindow, tmp_path: Path) -> None:
    begun.consultation.document.edit("Options", lambda worksheet: worksheet.evolve(options=OPTIONS))
    mine, path, open_then = begun.consultation.document.worksheet.id, other_worksheet(begun, tmp_path), []
    page = values_page(begun)

    def come(_: PickDialog) -> None:
        begun.open_file(path)
        open_then.append(begun.consultation.document.worksheet.id)
        for dialog in page.findChildren(PickDialog):
            dialog.reject()

    when_open(PickDialog, come)
    page.pick()
    assert open_then == [mine]
    assert begun.consultation.document.worksheet.id == OTHER_ID


def holding(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


NO_WORKSHEETS: dict[str, Callable[[Path], object]] = {
    "This file is damaged or is not a treatment worksheet. Nothing was changed: try another copy of it.": holding(b"{"),
    "This worksheet was made by a newer version of the program.": holding(b'{"format": 9}'),
    "This file is not a treatment worksheet. Nothing was changed.": holding(b'{"recipe": "bread"}'),
    "This file is not there any more. Nothing was changed.": lambda _: None,
    "This is a folder. Nothing was changed. Name a file in it.": Path.mkdir,
}


def test_a_file_that_is_no_worksheet_is_told_in_a_sentence(begun: MainWindow, answers: Any, tmp_path: Path) -> None:
    before = begun.consultation.document.worksheet
    for number, (text, make) in enumerate(NO_WORKSHEETS.items()):
        path = tmp_path / f"worksheet {number}.json"
        make(path)
        answers.messages.clear()
        begun.open_file(path)
        assert [sentence.startswith(text) for sentence in answers.messages] == [True], (text, answers.messages)
        assert begun.consultation.document.worksheet == before


def test_a_worksheet_as_json_is_taken_in_without_the_signatures_that_it_claims(
    begun: MainWindow, tmp_path: Path
) -> None:
    path = other_worksheet(begun, tmp_path)
    claimed = Signature(role="nurse", name="Sample Nurse 1", signed_at=datetime.now(UTC), digest="0" * 64)
    path.write_bytes(write_worksheet(read_worksheet(path.read_bytes()).evolve(signatures=(claimed,))))
    begun.go_home()
    begun.open_file(path)
    assert begun.workspace.isVisible()
    assert begun.consultation.document.worksheet.id == OTHER_ID
    assert not begun.consultation.document.worksheet.is_signed
    assert len(begun.consultation.records.list.summaries()) == 2


def test_closing_saves(begun: MainWindow, vault: Vault) -> None:
    rename(begun, "Sample Patient 3")
    assert begun.close()
    store = open_store(vault.folder, vault.unlock(WORDS))
    assert [summary.name for summary in store.list.summaries()] == ["Sample Patient 3"]
    store.close()


def test_what_cannot_be_saved_is_not_closed_unasked(begun: MainWindow, answers: Any) -> None:
    rename(begun, "Sample Patient 3")
    begun.consultation.records.close()

    begun.consultation.save_failed.disconnect(begun.tell)
    answers.press = "Go back"
    assert not begun.close()
    assert begun.isVisible()
    assert answers.messages[-1] == "The last changes could not be saved. Close all the same, and lose them?"
    assert begun.consultation.document.worksheet.visit.name == "Sample Patient 3"
    answers.press = "Close and lose them"
    assert begun.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_no_key_pressed_in_haste_loses_what_could_not_be_saved(begun: MainWindow, key: Qt.Key) -> None:
    rename(begun, "Sample Patient 3")
    begun.consultation.records.close()
    begun.consultation.save_failed.disconnect(begun.tell)
    when_open(QMessageBox, lambda box: QTest.keyClick(box, key))
    assert not begun.close()
    assert begun.isVisible()


def test_what_cannot_be_saved_is_not_left_for_another_worksheet(begun: MainWindow, answers: Any) -> None:
    begun.workspace.show_step("about")
    rename(begun, "Sample Patient 3")
    worksheet_id = begun.consultation.document.worksheet.id
    begun.consultation.records.close()
    begun.new_worksheet()
    begun.open_worksheet(worksheet_id)
    assert answers.messages
    assert begun.consultation.document.worksheet.visit.name == "Sample Patient 3"
    assert begun.workspace.step == "about"


def other_version(window: MainWindow, vault: Vault) -> None:
    """Change the open worksheet from another window."""
    other = open_store(vault.folder, vault.unlock(WORDS))
    stored = other.worksheets.load(window.consultation.document.worksheet.id)
    visit = stored.worksheet.visit.evolve(name="From elsewhere")
    other.worksheets.save(stored.worksheet.evolve(visit=visit), stored.version)
    other.close()


@pytest.mark.parametrize(
    ("press", "stays"), [("Keep this version", "From here"), ("Use the other version", "From elsewhere")]
)
def test_two_versions_are_shown_and_the_person_says_which_one_stays(
    begun: MainWindow, vault: Vault, answers: Any, press: str, stays: str
) -> None:
    other_version(begun, vault)
    rename(begun, "From here")
    answers.press = press
    assert begun.consultation.save_now()
    assert len(answers.messages) == 1
    assert "Name Here: From here The other: From elsewhere" in answers.messages[0]
    assert begun.consultation.document.worksheet.visit.name == stays
    stored = begun.consultation.records.worksheets.load(begun.consultation.document.worksheet.id)
    assert stored.worksheet.visit.name == stays


def test_deciding_later_overwrites_nothing(begun: MainWindow, vault: Vault, answers: Any) -> None:
    other_version(begun, vault)
    rename(begun, "From here")
    answers.press = "Decide later"
    assert not begun.consultation.save_now()
    assert begun.consultation.document.worksheet.visit.name == "From here"
    stored = begun.consultation.records.worksheets.load(begun.consultation.document.worksheet.id)
    assert stored.worksheet.visit.name == "From elsewhere"
    answers.press = "Keep this version"
    assert begun.consultation.save_now()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
