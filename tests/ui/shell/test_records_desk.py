"""Records and safety: what the menu offers on the records as a whole, in the real window."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.worksheet import new_worksheet
from hrbc_desktop.records.crypto.locked_vault import STORE_FILE_NAME
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import memory_store, new_store, open_store
from hrbc_desktop.ui.help.dialogs import HelpDialog
from hrbc_desktop.ui.lock.passphrase_dialogs import ChangePassphraseDialog, KeyringDialog, RecoveryCodeDialog
from hrbc_desktop.ui.records.actions import NOTHING_KEPT
from hrbc_desktop.ui.records.backup import BackupDialog
from hrbc_desktop.ui.records.deleted import DeletedDialog
from hrbc_desktop.ui.records.history import HistoryDialog
from hrbc_desktop.ui.records.patient_pdfs import PatientPdfsDialog
from hrbc_desktop.ui.shell.main_window import MainWindow

WORDS = "purple ladder quietly sailing"
CTRL = Qt.KeyboardModifier.ControlModifier
ENTRIES: dict[str, type[QDialog]] = {
    "History…": HistoryDialog,
    "Deleted worksheets…": DeletedDialog,
    "Back up…": BackupDialog,
    "Change passphrase…": ChangePassphraseDialog,
    "New recovery code…": RecoveryCodeDialog,
    "Unlock with the system’s keyring…": KeyringDialog,
}

Kind = TypeVar("Kind", bound=QDialog)


def entry(window: MainWindow, text: str) -> QAction:
    [menu] = [one for one in window.findChildren(QMenu) if one.title() == "Records and safety"]
    return next(action for action in menu.actions() if action.text() == text)


def shown(window: MainWindow, kind: type[Kind]) -> list[Kind]:
    return [one for one in window.findChildren(kind) if one.isVisible()]


def list_begun(vault: Vault, *, days_ago: int) -> Store:
    """Begin the list of this vault anew, as if on an earlier day, with a worksheet that was changed today."""
    (vault.folder / STORE_FILE_NAME).unlink()
    today = datetime.now(UTC)
    records = new_store(vault.folder, vault.unlock(WORDS), lambda: today - timedelta(days=days_ago))
    records.worksheets.save(new_worksheet("2026.11", today))
    return records


def press_lock() -> None:
    """Press Ctrl+L in the window that holds up all others."""
    asking = QGuiApplication.modalWindow()
    assert asking is not None
    QTest.keyClick(asking, Qt.Key.Key_L, CTRL)
    QApplication.processEvents()


def test_each_entry_opens_a_dialog_with_names_for_everything_that_escape_closes(begun: MainWindow) -> None:
    for text, kind in ENTRIES.items():
        entry(begun, text).trigger()
        [dialog] = shown(begun, kind)
        assert dialog.windowTitle()
        for field in dialog.findChildren(QLineEdit):
            assert field.accessibleName(), (text, field.objectName())
        for button in dialog.findChildren(QAbstractButton):
            if button.isVisible():
                assert button.text(), (text, button.objectName())
                assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not shown(begun, kind)
    begun.consultation.jobs.wait()


def test_locking_closes_each_of_them_and_they_do_not_open_while_it_is_locked(
    begun: MainWindow, unlock: Callable[[], None]
) -> None:
    for text, kind in ENTRIES.items():
        entry(begun, text).trigger()
        assert shown(begun, kind)
        press_lock()
        assert begun.unlock_page.isVisible()
        assert begun.consultation.is_locked
        assert not shown(begun, kind)
        entry(begun, text).trigger()
        assert not shown(begun, kind)
        unlock()
    begun.lock()
    entry(begun, "How your worksheets are kept").trigger()  # this says nothing of anybody
    [dialog] = shown(begun, HelpDialog)
    assert "Move to another computer" in dialog.browser.toPlainText()


def test_a_new_recovery_code_that_was_locked_away_is_shown_again_until_the_person_has_it(
    begun: MainWindow, qtbot: QtBot
) -> None:
    entry(begun, "New recovery code…").trigger()
    [dialog] = shown(begun, RecoveryCodeDialog)
    dialog.form.passphrase_edit.setText(WORDS)
    QTest.keyClick(dialog.form.passphrase_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.form.code_card.isVisible)
    code = dialog.form.code_card.form.code_label.text()
    begun.idle_lock.expire()

    page = begun.unlock_page.form

    def unlock_to_the_code() -> None:
        assert not page.code_card.isVisible()
        assert not page.code_card.form.code_label.text()
        QTest.keyClicks(page.unlock_card.form.passphrase_edit, WORDS)
        QTest.keyClick(page.unlock_card.form.passphrase_edit, Qt.Key.Key_Return)
        qtbot.waitUntil(page.code_card.isVisible)
        assert page.code_card.form.code_label.text() == code

    for lock in (begun.idle_lock.expire, begun.lock):
        unlock_to_the_code()
        QTest.mouseClick(page.code_card.form.save_button, Qt.MouseButton.LeftButton)
        lock()
        assert not [dialog for dialog in begun.findChildren(QFileDialog) if dialog.isVisible()]
    unlock_to_the_code()
    QTest.mouseClick(page.code_card.form.written_check, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.code_card.form.go_on_button, Qt.MouseButton.LeftButton)
    assert not begun.is_covered  # she is where she was
    vault = Vault.of(begun.vault)
    assert not vault.unconfirmed_code(vault.unlock(WORDS))


def test_what_could_not_be_saved_stays_behind_the_cover(begun: MainWindow, answers: Any) -> None:
    begun.consultation.save_failed.disconnect(begun.tell)
    begun.consultation.document.edit("Name", lambda old: old.evolve(visit=old.visit.evolve(name="Sample Patient 2")))
    begun.consultation.records.close()
    begun.lock()
    assert not begun.consultation.is_locked
    for text, kind in ENTRIES.items():
        entry(begun, text).trigger()
        assert not shown(begun, kind)
    assert answers.messages == []


def test_without_a_list_there_is_nothing_to_back_up_and_no_passphrase(locked: MainWindow, answers: Any) -> None:
    locked.unlock_page.unlocked.emit(memory_store())
    for text in ("Back up…", "Change passphrase…", "New recovery code…", "Unlock with the system’s keyring…"):
        entry(locked, text).trigger()
    assert answers.messages == [NOTHING_KEPT] * 4
    entry(locked, "History…").trigger()
    assert shown(locked, HistoryDialog)
    locked.consultation.jobs.wait()


def test_what_was_deleted_long_ago_is_destroyed_when_the_list_is_unlocked(
    locked: MainWindow, vault: Vault, unlock: Callable[[], None], qtbot: QtBot
) -> None:
    with closing(list_begun(vault, days_ago=40)) as records:
        [worksheet] = records.list.summaries()
        records.worksheets.delete(worksheet.id)
    lately = datetime.now(UTC) - timedelta(days=2)
    open_store(vault.folder, vault.unlock(WORDS), lambda: lately).close()
    unlock()
    qtbot.waitUntil(lambda: locked.consultation.records.logbook.events()[-1].what == "purged")
    assert list(locked.consultation.records.list.deleted()) == []


def test_the_menu_of_a_worksheet_offers_its_signed_pdfs(begun: MainWindow) -> None:
    begun.go_home()
    assert not begun.home.form.reminder_frame.isVisible()  # of a backup: the list was begun today
    table = begun.home.form.worksheet_table
    table.selectRow(0)
    table.customContextMenuRequested.emit(QPoint(20, 60))
    [menu] = [one for one in begun.home.findChildren(QMenu) if one.isVisible()]
    next(action for action in menu.actions() if action.text() == "Save signed PDFs…").trigger()
    menu.close()
    [dialog] = shown(begun, PatientPdfsDialog)
    assert dialog.form.title_label.text() == "Signed PDFs of Sample Patient 1"
    assert "is not signed yet" in dialog.form.details_label.text()
    assert not dialog.form.action_button.isVisible()


def test_home_reminds_of_a_backup_in_one_line_until_it_is_made_or_put_off(
    locked: MainWindow, vault: Vault, unlock: Callable[[], None], qtbot: QtBot, tmp_path: Path
) -> None:
    list_begun(vault, days_ago=30).close()
    unlock()
    form = locked.home.form
    assert form.reminder_label.text() == "There is no backup of your worksheets yet."
    QTest.mouseClick(form.backup_button, Qt.MouseButton.LeftButton)
    [dialog] = shown(locked, BackupDialog)
    dialog.save(tmp_path / "a.hrbcbackup")
    qtbot.waitUntil(lambda: not dialog.form.action_button.isVisible())
    assert dialog.form.state_label.text().startswith("The backup is saved as ")
    dialog.close()
    qtbot.waitUntil(lambda: not form.reminder_frame.isVisible())
