import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.worksheet import new_worksheet
from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.locked_vault import STORE_FILE_NAME
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.recovery.backup import back_up
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import open_store
from hrbc_desktop.session.desktop.privacy import forget_copied
from hrbc_desktop.session.open_records import RecordsOpener
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.session.tasks import Jobs
from hrbc_desktop.ui.lock.lock_page import UnlockPage
from hrbc_desktop.ui.lock.recovery_code_card import RecoveryCodeCard

WORDS = "purple ladder quietly sailing"
OTHER_WORDS = "seven copper lanterns drifting"
CHEAP = Cost(memory_kib=32, passes=1, lanes=1)


class Opened:
    """What the page handed over."""

    def __init__(self) -> None:
        self.stores: list[Store] = []

    @property
    def store(self) -> Store:
        return self.stores[-1]


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "kept")


@pytest.fixture
def code(vault: Vault) -> str:
    """Make a list with one worksheet behind the passphrase; its recovery code."""
    store, code = RecordsOpener(vault).begin(WORDS, CHEAP)
    vault.confirm_code()
    store.worksheets.save(new_worksheet("2026.11", datetime(2026, 11, 24, tzinfo=UTC)))
    store.close()
    return code


@pytest.fixture
def opened() -> Iterator[Opened]:
    opened = Opened()
    yield opened
    for store in opened.stores:
        store.close()


@pytest.fixture
def make_page(qtbot: QtBot, settings: Settings) -> Iterator[Callable[[Vault], UnlockPage]]:
    """Makes pages, which are gone when the test is over: the collector of garbage may run on the thread of a job."""
    made: list[QObject] = []

    def make_page(vault: Vault) -> UnlockPage:
        jobs = Jobs()
        page = UnlockPage(vault, jobs, settings, CHEAP)
        made.extend((page, jobs))
        with qtbot.waitExposed(page):
            page.show()
        return page

    yield make_page
    for thing in made:
        if isinstance(thing, Jobs):
            thing.wait()
        thing.deleteLater()
        QCoreApplication.sendPostedEvents(thing, QEvent.Type.DeferredDelete)


@pytest.fixture
def page(vault: Vault, opened: Opened, make_page: Callable[[Vault], UnlockPage]) -> UnlockPage:
    page = make_page(vault)
    page.unlocked.connect(opened.stores.append)
    return page


@pytest.fixture
def locked(code: str, page: UnlockPage) -> UnlockPage:  # noqa: ARG001 - the list must be there
    page.ask()
    return page


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def submit(field: QLineEdit, text: str) -> None:
    field.setText(text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def fill_new(page: UnlockPage, first: str, again: str) -> None:
    click(page.form.welcome_card.form.choose_button)
    fields = page.form.choose_card.form.new_passphrase.form
    fields.passphrase_edit.setText(first)
    submit(fields.repeat_edit, again)


def test_the_first_run_leads_to_an_encrypted_list_with_a_code_that_works(
    page: UnlockPage, qtbot: QtBot, opened: Opened, vault: Vault
) -> None:
    assert page.form.welcome_card.isVisible()
    fill_new(page, WORDS, WORDS)
    qtbot.waitUntil(page.form.code_card.isVisible)
    card = page.form.code_card.form
    code = card.code_label.text()
    assert not card.go_on_button.isEnabled()
    click(card.written_check)
    click(card.go_on_button)
    opened.store.worksheets.save(new_worksheet("2026.11", datetime(2026, 11, 24, tzinfo=UTC)))
    assert card.code_label.text() == ""
    store = open_store(vault.folder, vault.unlock_with_code(code))
    assert len(store.list.summaries()) == 1
    store.close()


@pytest.mark.parametrize(
    ("first", "again", "sentence"),
    [
        ("password", "password", "Anyone could guess this. Put four or five unrelated words together."),
        (WORDS, OTHER_WORDS, "The two do not match. Please type the same passphrase twice."),
    ],
)
def test_a_weak_or_mistyped_passphrase_is_not_taken(
    page: UnlockPage, vault: Vault, first: str, again: str, sentence: str
) -> None:
    fill_new(page, first, again)
    assert page.form.choose_card.form.new_passphrase.form.problem_label.text() == sentence
    assert not vault.exists


def test_the_strength_is_shown_while_typing_and_letters_on_demand(page: UnlockPage) -> None:
    fields = page.form.choose_card.form.new_passphrase.form
    click(page.form.welcome_card.form.choose_button)
    QTest.keyClicks(fields.passphrase_edit, "abc")
    weak = fields.strength_bar.value()
    fields.passphrase_edit.setText(WORDS)
    assert fields.strength_bar.value() > weak
    assert fields.strength_label.text() == "This is very strong."
    assert fields.passphrase_edit.echoMode() is QLineEdit.EchoMode.Password
    fields.show_check.click()
    assert fields.passphrase_edit.echoMode() is QLineEdit.EchoMode.Normal


def test_the_code_can_be_copied_and_saved_for_its_owner_alone(
    page: UnlockPage, qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    fill_new(page, WORDS, WORDS)
    qtbot.waitUntil(page.form.code_card.isVisible)
    card = page.form.code_card
    click(card.form.copy_button)
    code = QGuiApplication.clipboard().text()
    assert code.replace("-", "") == card.form.code_label.text().replace("–", "").replace("\n", "")
    click(card.form.save_button)
    dialog = card.findChild(QFileDialog)
    assert dialog is not None
    dialog.setDirectory(str(tmp_path))
    dialog.accept()
    saved = tmp_path / "Recovery code.txt"
    assert code in saved.read_text(encoding="utf-8")
    assert saved.stat().st_mode & 0o077 == 0
    card.save(tmp_path / "not there" / "code.txt")
    assert card.form.problem_label.text() == (
        "The code could not be saved there. It is still shown here: choose another folder, or write it down."
    )
    click(card.form.written_check)
    click(card.form.go_on_button)
    assert opened.stores
    forget_copied()  # Qt stumbles over what is left in the clipboard when the process ends


def test_the_code_is_printed_large_on_one_page(qtbot: QtBot, tmp_path: Path) -> None:
    card = RecoveryCodeCard()
    qtbot.addWidget(card)
    card.show_code("FXSZ-QPD0-E1QF-10X4-KJ0Z-X3EJ-TDD7")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "code.pdf"))
    card.print_on(printer)
    reader = PdfReader(tmp_path / "code.pdf")
    text = " ".join(reader.pages[0].extract_text().split())
    assert len(reader.pages) == 1
    assert "FXSZ–QPD0–E1QF–10X4 KJ0Z–X3EJ–TDD7" in text
    assert "Recovery code for the worksheets on my computer" in text


def test_nothing_is_left_on_the_computer_when_the_person_wants_that(
    page: UnlockPage, opened: Opened, vault: Vault
) -> None:
    click(page.form.welcome_card.form.memory_button)
    opened.store.worksheets.save(new_worksheet("2026.11", datetime(2026, 11, 24, tzinfo=UTC)))
    assert len(opened.store.list.summaries()) == 1
    assert not vault.folder.exists()


def test_the_passphrase_opens_the_list_and_is_forgotten(locked: UnlockPage, qtbot: QtBot, opened: Opened) -> None:
    with qtbot.waitSignal(locked.unlocked):
        submit(locked.form.unlock_card.form.passphrase_edit, WORDS)
    assert len(opened.store.list.summaries()) == 1
    assert locked.form.unlock_card.form.passphrase_edit.text() == ""


def test_wrong_passphrases_get_a_sentence_and_a_growing_wait_with_a_countdown(
    locked: UnlockPage, qtbot: QtBot, opened: Opened
) -> None:
    form = locked.form
    for _ in range(3):
        submit(form.unlock_card.form.passphrase_edit, "wrong")
        qtbot.waitUntil(lambda: form.unlock_card.form.unlock_problem.isVisible() and not form.busy_label.text())
        form.unlock_card.form.unlock_problem.hide()
    assert form.unlock_card.form.unlock_problem.text() == (
        "That passphrase does not unlock the worksheets; they are safe: try again, or use the recovery code."
    )
    assert form.unlock_card.form.wait_label.text() == "Please wait 1 second, then try again."
    assert not form.unlock_card.form.unlock_button.isEnabled()
    qtbot.waitUntil(form.unlock_card.form.unlock_button.isEnabled)
    assert not form.unlock_card.form.wait_label.isVisible()
    with qtbot.waitSignal(locked.unlocked):
        submit(form.unlock_card.form.passphrase_edit, WORDS)
    assert opened.stores


def test_a_long_wait_goes_on_after_a_restart_and_is_told_in_words(
    code: str, vault: Vault, make_page: Callable[[Vault], UnlockPage], qtbot: QtBot
) -> None:
    assert code
    wrong = {"failed": 12, "last": (datetime.now(UTC) - timedelta(seconds=20)).isoformat()}
    (vault.folder / "store.attempts").write_text(json.dumps(wrong))
    page = make_page(Vault(vault.folder))
    first = page.form.unlock_card.form.wait_label.text()
    assert re.fullmatch(r"Please wait 4 minutes and \d+ seconds?, then try again\.", first)
    assert not page.form.unlock_card.form.unlock_button.isEnabled()
    qtbot.waitUntil(lambda: page.form.unlock_card.form.wait_label.text() != first)


def test_the_recovery_code_gives_a_new_passphrase(
    locked: UnlockPage, qtbot: QtBot, opened: Opened, code: str, vault: Vault
) -> None:
    click(locked.form.unlock_card.form.forgot_button)
    replacement = locked.form.recover_card.form.replacement.form
    replacement.show_check.click()
    QTest.keyClicks(locked.form.recover_card.form.code_edit, code.lower().replace("-", " "))
    QTest.keyClicks(replacement.passphrase_edit, OTHER_WORDS)
    with qtbot.waitSignal(locked.unlocked):
        submit(replacement.repeat_edit, OTHER_WORDS)
    assert len(opened.store.list.summaries()) == 1
    assert vault.unlock(OTHER_WORDS)
    for field in locked.findChildren(QLineEdit):
        field.undo()
        assert field.text() == ""


def test_a_mistyped_recovery_code_is_told_and_changes_nothing(
    locked: UnlockPage, qtbot: QtBot, code: str, vault: Vault
) -> None:
    click(locked.form.unlock_card.form.forgot_button)
    locked.form.recover_card.form.code_edit.setText(code[:-1])
    locked.form.recover_card.form.replacement.form.passphrase_edit.setText(OTHER_WORDS)
    submit(locked.form.recover_card.form.replacement.form.repeat_edit, OTHER_WORDS)
    qtbot.waitUntil(locked.form.recover_card.form.recover_problem.isVisible)
    assert locked.form.recover_card.form.recover_problem.text() == (
        "The recovery code has a typo. Check it against the printed one."
    )
    assert locked.focusWidget() is locked.form.recover_card.form.code_edit
    assert vault.unlock(WORDS)


def test_a_lost_list_can_be_begun_again_and_gets_a_new_code(
    locked: UnlockPage, qtbot: QtBot, opened: Opened, vault: Vault, code: str
) -> None:
    (vault.folder / STORE_FILE_NAME).unlink()
    submit(locked.form.unlock_card.form.passphrase_edit, WORDS)
    qtbot.waitUntil(locked.form.unlock_card.form.begin_button.isVisible)
    click(locked.form.unlock_card.form.begin_button)
    qtbot.waitUntil(locked.form.code_card.isVisible)
    assert locked.form.code_card.form.code_label.text().replace("\n", "–") != code.replace("-", "–")
    click(locked.form.code_card.form.written_check)
    click(locked.form.code_card.form.go_on_button)
    assert opened.store.list.summaries() == []


def test_a_backup_file_brings_the_worksheets_to_another_computer(
    code: str, vault: Vault, make_page: Callable[[Vault], UnlockPage], qtbot: QtBot, tmp_path: Path
) -> None:
    store = open_store(vault.folder, vault.unlock(WORDS))
    back_up(store, vault.folder, tmp_path / "a.backup")
    store.close()
    page = make_page(Vault(tmp_path / "another computer"))
    assert code
    click(page.form.welcome_card.form.restore_button)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "a.backup"))
    dialog.close()
    qtbot.waitUntil(page.form.unlock_card.isVisible)
    assert page.form.unlock_card.form.unlock_label.text() == "Type the passphrase you used when the backup was made."
    with qtbot.waitSignal(page.unlocked) as unlocked:
        submit(page.form.unlock_card.form.passphrase_edit, WORDS)
    assert len(unlocked.args[0].list.summaries()) == 1
    unlocked.args[0].close()


def test_a_backup_takes_the_place_of_a_list_whose_key_file_is_damaged(
    locked: UnlockPage, vault: Vault, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    store = open_store(vault.folder, vault.unlock(WORDS))
    back_up(store, vault.folder, tmp_path / "a.backup")
    store.close()
    (vault.folder / "store.key").write_bytes(b"no key file")
    submit(locked.form.unlock_card.form.passphrase_edit, WORDS)
    qtbot.waitUntil(locked.form.unlock_card.form.replace_button.isVisible)
    assert locked.form.unlock_card.form.unlock_title.text() == "The list cannot be opened"
    locked.restore(tmp_path / "a.backup")
    qtbot.waitUntil(lambda: locked.form.unlock_card.form.unlock_title.text() == "Your worksheets are back")
    with qtbot.waitSignal(locked.unlocked):
        submit(locked.form.unlock_card.form.passphrase_edit, WORDS)
    assert len(opened.store.list.summaries()) == 1


def test_a_file_that_is_no_backup_is_told_and_leaves_nothing(
    page: UnlockPage, vault: Vault, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "a.backup").write_bytes(b"something else")
    page.restore(tmp_path / "a.backup")
    qtbot.waitUntil(page.form.welcome_card.form.welcome_problem.isVisible)
    assert page.form.welcome_card.form.welcome_problem.text().startswith(
        "This file is not a complete backup of worksheets"
    )
    assert not vault.exists


def test_one_press_opens_the_list_where_the_keyring_is_on(
    code: str, vault: Vault, page: UnlockPage, opened: Opened, qtbot: QtBot, system_keyring: Any
) -> None:
    assert code
    page.ask()
    assert not page.form.unlock_card.form.keyring_button.isVisible()
    vault.turn_on_keyring(WORDS)
    page.ask()
    assert page.form.unlock_card.form.unlock_button.isVisible()
    with qtbot.waitSignal(page.unlocked):
        click(page.form.unlock_card.form.keyring_button)
    assert len(opened.store.list.summaries()) == 1
    system_keyring.secrets.clear()
    page.ask()
    click(page.form.unlock_card.form.keyring_button)
    qtbot.waitUntil(page.form.unlock_card.form.unlock_problem.isVisible)
    assert page.form.unlock_card.form.unlock_problem.text().startswith("Your computer’s password store has no key")


def test_what_can_be_read_of_a_damaged_list_is_saved_when_the_person_wants_that(
    locked: UnlockPage, vault: Vault, opened: Opened, qtbot: QtBot
) -> None:
    path = vault.folder / STORE_FILE_NAME
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])
    submit(locked.form.unlock_card.form.passphrase_edit, WORDS)
    qtbot.waitUntil(locked.form.unlock_card.form.salvage_button.isVisible)
    click(locked.form.unlock_card.form.salvage_button)
    qtbot.waitUntil(lambda: "Press “Unlock” to go on." in locked.form.unlock_card.form.unlock_label.text())
    assert not locked.form.unlock_card.form.unlock_problem.isVisible()
    with qtbot.waitSignal(locked.unlocked):
        click(locked.form.unlock_card.form.unlock_button)
    assert opened.stores


def test_where_nothing_can_be_read_a_backup_can_still_be_put_in_its_place(
    locked: UnlockPage, vault: Vault, qtbot: QtBot
) -> None:
    path = vault.folder / STORE_FILE_NAME
    path.write_bytes(b"nothing" * (path.stat().st_size // 7))
    submit(locked.form.unlock_card.form.passphrase_edit, WORDS)
    qtbot.waitUntil(locked.form.unlock_card.form.salvage_button.isVisible)
    click(locked.form.unlock_card.form.salvage_button)
    qtbot.waitUntil(lambda: "can be read with this key file" in locked.form.unlock_card.form.unlock_problem.text())
    assert locked.form.unlock_card.form.replace_button.isVisible()
