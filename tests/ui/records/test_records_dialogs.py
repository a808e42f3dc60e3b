"""The dialogs on the records as a whole, over a real list in a file."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import delete, update

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Visit, Worksheet, new_worksheet
from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.database.sqlcipher import FileDatabase
from hrbc_desktop.records.errors import WrongPassphrase, WrongRecoveryCode
from hrbc_desktop.records.recovery.backup import restore
from hrbc_desktop.records.store_factory import open_store
from hrbc_desktop.records.tables.schema import audit_table, worksheet_table
from hrbc_desktop.records.tables.signed_pdfs import SignedPdf
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.open_records import RecordsOpener
from hrbc_desktop.session.patient_pdfs import pdfs_of_patient
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.lock.passphrase_dialogs import (
    ChangePassphraseDialog,
    KeyringDialog,
    PassphraseDialog,
    RecoveryCodeDialog,
)
from hrbc_desktop.ui.records.backup import BackupDialog
from hrbc_desktop.ui.records.deleted import DeletedDialog
from hrbc_desktop.ui.records.history import HistoryDialog
from hrbc_desktop.ui.records.patient_pdfs import PatientPdfsDialog
from tests.dialogs import when_open
from tests.ui.shell.faults import faults

WORDS = "purple ladder quietly sailing"
OTHER_WORDS = "seven copper lanterns drifting"
AT = datetime(2026, 11, 24, tzinfo=UTC)
PATIENCE = 60_000


def named(name: str) -> Worksheet:
    return new_worksheet("2026.11", AT).evolve(visit=Visit(name=name, record_number=f"MRN {name}"))


FIRST, SECOND = named("Sample Patient 1"), named("Other Sample")


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "kept")


@pytest.fixture
def code(vault: Vault) -> str:
    """Begin a list with two worksheets; its recovery code."""
    store, code = RecordsOpener(vault).begin(WORDS, Cost(memory_kib=32, passes=1, lanes=1))
    vault.confirm_code()
    store.who = "Sample Nurse 1"
    for worksheet in (FIRST, SECOND):
        store.worksheets.save(worksheet)
    store.close()
    return code


@pytest.fixture
def open_list(qapp: QApplication, small_catalogue: Catalogue, vault: Vault, code: str) -> Iterator[Consultation]:
    assert code
    consultation = Consultation(small_catalogue, qapp)
    consultation.unlock(open_store(vault.folder, vault.unlock(WORDS)))
    yield consultation
    consultation.jobs.wait()
    consultation.lock()
    consultation.deleteLater()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What the dialogs stand over."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def take_file(dialog: QDialog, path: Path) -> None:
    """Choose a path in the file dialog that was just opened."""
    asking = dialog.findChild(QFileDialog)
    assert asking is not None
    asking.fileSelected.emit(str(path))
    asking.close()


def changed_outside(vault: Vault, *statements: Any) -> None:
    intruder = FileDatabase(vault.folder / "store.db", vault.unlock(WORDS).subkey("database"))
    with intruder.writing() as connection:
        for statement in statements:
            connection.execute(statement)
    intruder.close()


# -- history


@pytest.fixture
def history(open_list: Consultation, qtbot: QtBot, window: QWidget) -> HistoryDialog:
    dialog = HistoryDialog(open_list, window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.form.verdict_label.text().startswith("Nothing is missing"), timeout=PATIENCE)
    return dialog


def cells(dialog: HistoryDialog) -> list[list[str]]:
    model = dialog.lines
    return [[model.index(row, column).data() for column in (1, 2, 3)] for row in range(model.rowCount())]


def test_the_history_says_that_nothing_is_missing_and_who_did_what(history: HistoryDialog) -> None:
    assert history.form.verdict_label.text() == (
        "Nothing is missing or changed. 2 worksheets and 4 entries were checked."
    )
    assert cells(history)[1:3] == [
        ["Sample Nurse 1", "Changed", "Other Sample"],
        ["Sample Nurse 1", "Changed", "Sample Patient 1"],
    ]
    assert history.form.count_label.text() == "4 lines"


def test_the_history_is_searched_by_words_and_by_kind(history: HistoryDialog) -> None:
    QTest.keyClicks(history.form.search_edit, "nurse other")
    assert [row[2] for row in cells(history)] == ["Other Sample"]
    assert history.form.count_label.text() == "1 of 4 lines"
    history.form.search_edit.clear()
    history.form.kind_combo.setCurrentText("Unlocking and passphrases")
    assert {row[1] for row in cells(history)} == {"Unlocked the worksheets"}


def test_the_history_is_saved_for_other_programs(history: HistoryDialog, qtbot: QtBot, tmp_path: Path) -> None:
    for button, name in ((history.form.json_button, "h.json"), (history.form.csv_button, "h.csv")):
        click(button)
        take_file(history, tmp_path / name)
        qtbot.waitUntil((tmp_path / name).exists, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "It names patients: keep it safe." in history.form.count_label.text(), timeout=PATIENCE)
    assert json.loads((tmp_path / "h.json").read_bytes())[1]["worksheet"] == "Sample Patient 1"


def test_what_is_wrong_stands_at_the_top(open_list: Consultation, vault: Vault, qtbot: QtBot, window: QWidget) -> None:
    changed_outside(vault, delete(audit_table).where(audit_table.c.n == 2))
    dialog = HistoryDialog(open_list, window)
    qtbot.waitUntil(lambda: "missing before entry 3." in dialog.form.verdict_label.text(), timeout=PATIENCE)
    assert dialog.form.verdict_frame.property("role") == "attention"


@pytest.mark.parametrize("percent", [100, 200])
def test_however_much_is_wrong_the_window_stays_on_the_screen_and_all_of_it_can_be_read(
    open_list: Consultation, vault: Vault, qtbot: QtBot, window: QWidget, tmp_path: Path, percent: int
) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.text_percent = percent
    current_theme().follow(settings)
    for number in range(60):
        open_list.records.worksheets.save(FIRST.evolve(id=f"{number:032x}"))
    changed_outside(vault, delete(audit_table).where(audit_table.c.n % 2 == 0))
    dialog = HistoryDialog(open_list, window)
    height = dialog.height()
    dialog.show()
    form = dialog.form
    qtbot.waitUntil(lambda: form.verdict_label.text().count("\n") > 20, timeout=PATIENCE)
    qtbot.waitUntil(lambda: form.verdict_area.verticalScrollBar().maximum() > 0)
    assert dialog.height() == height
    assert dialog.rect().contains(form.close_button.geometry())
    assert form.table.viewport().height() > form.table.rowHeight(0)
    assert form.table.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded


def has_changes(dialog: HistoryDialog, row: int) -> bool:
    line = dialog.lines.line(row)
    return line is not None and bool(line.changes)


def test_beside_what_a_line_changed_the_table_keeps_three_lines_at_the_largest_text(
    open_list: Consultation, qtbot: QtBot, window: QWidget, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.text_percent = 200
    current_theme().follow(settings)
    third = named("Sample Patient 3")
    version = open_list.records.worksheets.save(third)
    written = third.evolve(nurse_notes="Ask about Tuesday. " * 40, agreed="The scan, by Friday. " * 40)
    open_list.records.worksheets.save(written, version)
    dialog = HistoryDialog(open_list, window)
    height = dialog.height()
    dialog.show()
    form = dialog.form
    qtbot.waitUntil(lambda: dialog.lines.rowCount() > 0, timeout=PATIENCE)
    form.table.selectRow(next(row for row in range(dialog.lines.rowCount()) if has_changes(dialog, row)))
    qtbot.waitUntil(lambda: form.changes_area.verticalScrollBar().maximum() > 0)
    assert form.table.viewport().height() >= 3 * form.table.rowHeight(0)
    assert dialog.height() == height
    assert dialog.rect().contains(form.close_button.geometry())
    QTest.keyClicks(form.search_edit, "no such line")
    assert form.changes_area.isHidden()


def test_an_answer_that_comes_when_the_dialog_is_gone_is_dropped(
    open_list: Consultation, vault: Vault, window: QWidget, tmp_path: Path
) -> None:
    history = HistoryDialog(open_list, window)
    backup = BackupDialog(open_list, vault.folder, window)
    passphrase = KeyringDialog(vault, open_list, window)
    backup.save(tmp_path / "a.hrbcbackup")
    open_list.jobs.wait()
    for dialog in (history, backup, passphrase):
        dialog.show()
        dialog.close()
        QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    assert window.findChildren(QDialog) == []
    assert (tmp_path / "a.hrbcbackup").exists()


# -- backup and PDFs


def test_a_backup_is_made_where_the_person_wants_it(
    open_list: Consultation, vault: Vault, qtbot: QtBot, tmp_path: Path, window: QWidget
) -> None:
    dialog = BackupDialog(open_list, vault.folder, window)
    dialog.show()
    click(dialog.form.action_button)
    take_file(dialog, tmp_path / "drive" / "a.hrbcbackup")
    assert dialog.form.state_label.text() == "Making the backup… You can go on working."
    qtbot.waitUntil(lambda: not dialog.form.action_button.isVisible(), timeout=PATIENCE)
    assert dialog.form.state_label.text() == "The backup is saved as drive / a.hrbcbackup."
    restore(tmp_path / "drive" / "a.hrbcbackup", tmp_path / "elsewhere")
    again = BackupDialog(open_list, vault.folder, window)
    qtbot.waitUntil(
        lambda: again.form.details_label.text().startswith("The last backup was made on "), timeout=PATIENCE
    )


def test_a_backup_that_fails_says_why_and_can_be_tried_elsewhere(
    open_list: Consultation, vault: Vault, qtbot: QtBot, tmp_path: Path, window: QWidget
) -> None:
    dialog = BackupDialog(open_list, vault.folder, window)
    dialog.show()
    (tmp_path / "file").touch()
    dialog.save(tmp_path / "file" / "a.hrbcbackup")
    qtbot.waitUntil(dialog.form.problem_label.isVisible, timeout=PATIENCE)
    assert dialog.form.problem_label.text().startswith("The backup could not be written there")
    assert dialog.form.action_button.isEnabled()


def test_the_signed_pdfs_of_a_patient_go_into_the_folder_that_is_chosen(
    open_list: Consultation, qtbot: QtBot, tmp_path: Path, window: QWidget
) -> None:
    open_list.records.signed_pdfs.keep(FIRST.id, SignedPdf(b"%PDF", 1, 1))
    dialog = PatientPdfsDialog(pdfs_of_patient(open_list.records, FIRST.id), open_list.records, open_list.jobs, window)
    dialog.show()
    assert dialog.form.details_label.text() == "1 signed PDF is kept here."
    click(dialog.form.action_button)
    take_file(dialog, tmp_path)
    qtbot.waitUntil(lambda: not dialog.form.action_button.isVisible(), timeout=PATIENCE)
    assert dialog.form.state_label.text() == f"1 file is saved in {tmp_path.name}."
    assert (tmp_path / "Worksheet-SamplePatient1.pdf").read_bytes() == b"%PDF"


# -- deleted and damaged


@pytest.fixture
def deleted(open_list: Consultation, vault: Vault, window: QWidget, qtbot: QtBot) -> DeletedDialog:
    """With one deleted and one damaged worksheet."""
    open_list.records.worksheets.delete(FIRST.id)
    open_list.records.signed_pdfs.keep(SECOND.id, SignedPdf(b"%PDF", 1, 1))
    damage = update(worksheet_table).where(worksheet_table.c.id == SECOND.id).values(meta=b"x", seq=100)
    changed_outside(vault, damage)
    dialog = DeletedDialog(open_list, window)
    dialog.show()
    qtbot.waitUntil(dialog.form.damaged_frame.isVisible, timeout=PATIENCE)
    return dialog


def answer(words: str, text: list[str]) -> None:
    """Press a button of the message that comes up next."""

    def press(box: QMessageBox) -> None:
        text.append(box.text())
        click(next(one for one in box.buttons() if one.text().replace("&", "") == words))

    when_open(QMessageBox, press)


def test_a_deleted_worksheet_is_brought_back(deleted: DeletedDialog, open_list: Consultation, qtbot: QtBot) -> None:
    form = deleted.form
    form.deleted_table.selectRow(0)
    assert form.restore_button.isEnabled()
    assert form.chosen_label.text().startswith("You can restore it until")
    with qtbot.waitSignal(deleted.changed):
        click(form.restore_button)
    assert [stored.id for stored in open_list.records.list.summaries()] == [FIRST.id]
    assert form.empty_label.isVisible()


def test_a_deleted_worksheet_is_destroyed_after_one_plain_question(
    deleted: DeletedDialog, open_list: Consultation
) -> None:
    messages: list[str] = []
    deleted.form.deleted_table.selectRow(0)
    answer("Keep it", messages)
    click(deleted.form.destroy_button)
    assert [stored.id for stored in open_list.records.list.deleted()] == [FIRST.id]
    answer("Delete it", messages)
    click(deleted.form.destroy_button)
    assert list(open_list.records.list.deleted()) == []
    assert messages[0] == (
        "Delete the worksheet of Sample Patient 1 forever? Its signed PDFs go too. This cannot be undone."
    )


def test_what_cannot_be_read_is_listed_with_what_can_be_done(
    deleted: DeletedDialog, open_list: Consultation, qtbot: QtBot
) -> None:
    form = deleted.form
    assert [form.damaged_list.item(row).text() for row in range(form.damaged_list.count())] == [
        f"Worksheet {SECOND.id[:8]}"
    ]
    form.damaged_list.setCurrentRow(0)
    with qtbot.waitSignal(deleted.pdfs_requested) as wanted:
        click(form.save_pdfs_button)
    assert wanted.args == [SECOND.id]
    answer("Delete it", [])
    click(form.destroy_damaged_button)
    assert open_list.records.list.unreadable() == frozenset()
    assert not form.damaged_frame.isVisible()


def test_the_buttons_for_what_cannot_be_read_have_room_on_a_small_screen_too(
    deleted: DeletedDialog, settings: Settings
) -> None:
    settings.text_percent = 200
    current_theme().follow(settings)
    deleted.resize(720, 700)
    QApplication.processEvents()
    found = faults(deleted)
    settings.text_percent = 100
    current_theme().follow(settings)
    assert found == []


# -- passphrase, code and keyring


def fill_new(dialog: PassphraseDialog, current: str, new: str, again: str) -> None:
    dialog.form.passphrase_edit.setText(current)
    dialog.form.new_passphrase.form.passphrase_edit.setText(new)
    dialog.form.new_passphrase.form.repeat_edit.setText(again)
    click(dialog.form.done_button)


@pytest.fixture
def changing(open_list: Consultation, vault: Vault, window: QWidget) -> ChangePassphraseDialog:
    dialog = ChangePassphraseDialog(vault, open_list, window)
    dialog.show()
    return dialog


def empty_below(button: QWidget) -> int:
    """How many pixels of the window are below the button that is its last part."""
    window = button.window()
    return window.height() - button.mapTo(window, button.rect().bottomLeft()).y()


def test_the_passphrase_is_changed(
    changing: ChangePassphraseDialog, open_list: Consultation, vault: Vault, qtbot: QtBot
) -> None:
    fill_new(changing, WORDS, OTHER_WORDS, OTHER_WORDS)
    qtbot.waitUntil(lambda: not changing.form.done_button.isVisible(), timeout=PATIENCE)
    assert changing.form.sentence_label.text().startswith("Your passphrase is changed.")
    assert empty_below(changing.form.cancel_button) < 60
    assert changing.form.passphrase_edit.text() == ""
    assert open_list.records.logbook.events()[-1].what == "passphrase changed"
    assert vault.unlock(OTHER_WORDS)
    with pytest.raises(WrongPassphrase):
        vault.unlock(WORDS)


@pytest.mark.parametrize(
    ("new", "again", "sentence"),
    [
        ("password", "password", "Anyone could guess this. Put four or five unrelated words together."),
        (OTHER_WORDS, WORDS, "The two do not match. Please type the same passphrase twice."),
    ],
)
def test_a_weak_or_mistyped_passphrase_changes_nothing(
    changing: ChangePassphraseDialog, vault: Vault, new: str, again: str, sentence: str
) -> None:
    fill_new(changing, WORDS, new, again)
    assert changing.form.new_passphrase.form.problem_label.text() == sentence
    assert vault.unlock(WORDS)


def test_a_name_on_a_worksheet_makes_no_passphrase(open_list: Consultation, vault: Vault, window: QWidget) -> None:
    open_list.records.worksheets.save(
        FIRST.evolve(id="f" * 32, visit=FIRST.visit.evolve(name="Sample Kettlebury-Osbaldestone"))
    )
    dialog = ChangePassphraseDialog(vault, open_list, window)
    dialog.show()
    fill_new(dialog, WORDS, "Osbaldestone Kettlebury", "Osbaldestone Kettlebury")
    assert dialog.form.new_passphrase.form.problem_label.text() == (
        "Names, repeated words and words from this program don’t make it stronger. Add two or three unrelated words."
    )
    assert vault.unlock(WORDS)


def test_wrong_passphrases_slow_down_here_too(changing: ChangePassphraseDialog, vault: Vault, qtbot: QtBot) -> None:
    for _ in range(3):
        fill_new(changing, "wrong", OTHER_WORDS, OTHER_WORDS)
        qtbot.waitUntil(lambda: not changing.form.busy_label.text(), timeout=PATIENCE)
    assert changing.form.problem_label.text().startswith("That passphrase does not unlock the worksheets")
    assert changing.form.wait_label.text() == "Please wait 1 second, then try again."
    assert not changing.form.done_button.isEnabled()
    qtbot.waitUntil(changing.form.done_button.isEnabled)
    assert vault.unlock(WORDS)


def test_a_new_recovery_code_takes_the_place_of_the_old_one(
    open_list: Consultation, vault: Vault, code: str, qtbot: QtBot, window: QWidget
) -> None:
    dialog = RecoveryCodeDialog(vault, open_list, window)
    dialog.show()
    dialog.form.passphrase_edit.setText(WORDS)
    QTest.keyClick(dialog.form.passphrase_edit, Qt.Key.Key_Return)
    card = dialog.form.code_card.form
    qtbot.waitUntil(dialog.form.code_card.isVisible, timeout=PATIENCE)
    assert 0 < empty_below(card.go_on_button) < 100
    new = card.code_label.text()
    assert vault.unlock_with_code(new)
    with pytest.raises(WrongRecoveryCode):
        vault.unlock_with_code(code)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert vault.unconfirmed_code(vault.unlock(WORDS))
    QTest.keyClick(card.written_check, Qt.Key.Key_Space)
    QTest.keyClick(card.go_on_button, Qt.Key.Key_Space)
    assert not dialog.isVisible()
    assert not vault.unconfirmed_code(vault.unlock(WORDS))
    assert open_list.records.logbook.events()[-1].what == "recovery code renewed"


def test_a_new_recovery_code_is_shown_also_while_another_program_writes(
    open_list: Consultation, vault: Vault, qtbot: QtBot, window: QWidget
) -> None:
    dialog = RecoveryCodeDialog(vault, open_list, window)
    dialog.show()
    dialog.form.passphrase_edit.setText(WORDS)
    other = FileDatabase(vault.folder / "store.db", vault.unlock(WORDS).subkey("database"))
    with other.writing():
        QTest.keyClick(dialog.form.passphrase_edit, Qt.Key.Key_Return)
        qtbot.waitUntil(dialog.form.code_card.isVisible, timeout=PATIENCE)
    other.close()
    assert vault.unlock_with_code(dialog.form.code_card.form.code_label.text())
    open_list.records.log_event("exported")
    assert "recovery code renewed" in {event.what for event in open_list.records.logbook.events()}


def test_the_keyring_is_turned_on_with_the_passphrase_and_off_without(
    open_list: Consultation, vault: Vault, qtbot: QtBot, system_keyring: Any, window: QWidget
) -> None:
    for turned in (1, 0):
        dialog = KeyringDialog(vault, open_list, window)
        dialog.show()
        qtbot.waitUntil(dialog.form.done_button.isEnabled, timeout=PATIENCE)
        if turned:
            dialog.form.passphrase_edit.setText(WORDS)
        assert dialog.form.passphrase_edit.isVisible() == bool(turned)
        click(dialog.form.done_button)
        qtbot.waitUntil(dialog.form.done_button.isHidden, timeout=PATIENCE)
        assert len(system_keyring.secrets) == turned
        assert open_list.records.logbook.events()[-1].what == ("keyring on" if turned else "keyring off")


def test_a_computer_without_a_keyring_says_so(
    open_list: Consultation, vault: Vault, qtbot: QtBot, system_keyring: Any, window: QWidget
) -> None:
    assert system_keyring
    keyring.set_keyring(NoKeyring())
    dialog = KeyringDialog(vault, open_list, window)
    dialog.show()
    qtbot.waitUntil(dialog.form.done_button.isHidden, timeout=PATIENCE)
    assert dialog.form.sentence_label.text().startswith("This computer has no keyring that the program can use")
    assert not dialog.form.passphrase_edit.isVisible()
