"""A real process is killed in the middle of a worksheet; the next start says what is there, and leads to it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrbc_desktop.app import make_application, make_window
from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.store_factory import memory_store
from hrbc_desktop.session.desktop.orderly_end import OrderlyEnd
from hrbc_desktop.session.open_records import RecordsOpener
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.shell.crash_dialog import HAPPENED, NOT_SAVED, NOTHING_OPEN, SAVED, CrashReporter, TroubleDialog
from hrbc_desktop.ui.shell.main_window import MainWindow
from tests.dialogs import when_open

WORDS = "purple ladder quietly sailing"
NAME = "Sample Patient 7"
CHILD = Path(__file__).with_name("writing_child.py")


@pytest.fixture
def records(tmp_path: Path) -> Path:
    folder = tmp_path / "records"
    vault = Vault(folder)
    RecordsOpener(vault).begin(WORDS, Cost(memory_kib=32, passes=1, lanes=1))[0].close()
    vault.confirm_code()
    return folder


@pytest.fixture
def window(records: Path, qtbot: QtBot) -> MainWindow:
    made = make_window(make_application(), Settings(records.with_name("settings.ini")), records)
    qtbot.addWidget(made, before_close_func=_let_close)
    made.show()
    return made


def _let_close(window: MainWindow) -> None:
    """Let the window close unasked, whatever the test left unsaved."""
    window.consultation.jobs.wait()
    window.consultation.blockSignals(True)
    if not window.consultation.lock():
        window.consultation.unlock(memory_store())


def unlock(window: MainWindow, qtbot: QtBot) -> None:
    window.unlock_page.form.unlock_card.form.passphrase_edit.setText(WORDS)
    QTest.mouseClick(window.unlock_page.form.unlock_card.form.unlock_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.is_covered)


def kill_while_it_writes(records: Path) -> None:
    with subprocess.Popen([sys.executable, str(CHILD), str(records), WORDS, NAME], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert any(line == b"saved\n" for line in child.stdout)
        child.send_signal(signal.SIGKILL)


def test_what_a_killed_program_had_saved_is_offered_once(records: Path, window: MainWindow, qtbot: QtBot) -> None:
    kill_while_it_writes(records)
    assert not [path for path in records.rglob("*") if path.is_file() and NAME.encode() in path.read_bytes()]

    unlock(window, qtbot)
    left = window.home.left_open
    qtbot.waitUntil(left.isVisible)
    assert left.label.text().startswith(
        "The program ended unexpectedly last time. The worksheet of Sample Patient 7 is here as it was saved at "
    )
    assert left.open_button.text() == "Go on with Sample Patient 7, step 1"
    QTest.mouseClick(left.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.workspace.isVisible)
    assert window.consultation.document.worksheet.visit.name == NAME
    window.go_home()
    assert not left.isVisible()

    window.lock()
    unlock(window, qtbot)
    assert not left.isVisible()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks in another way")
def test_what_was_typed_just_before_the_session_ended_is_saved_and_nothing_ended_unexpectedly(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(QApplication, "exit", lambda code=0: ended.append(code))
    unlock(window, qtbot)
    window.new_worksheet()
    end = OrderlyEnd()
    end.asked.connect(window.end_session)
    document = window.consultation.document
    document.edit("Name", lambda one: one.evolve(visit=one.visit.evolve(name=NAME)))
    os.kill(os.getpid(), signal.SIGTERM)
    qtbot.waitUntil(lambda: ended == [0])
    end.stop()
    assert window.consultation.is_locked
    window.consultation.unlock(RecordsOpener(window.vault).unlock(WORDS)[0])
    assert [one.name for one in window.consultation.records.list.known()] == [NAME]
    assert not window.home.left_open.isVisibleTo(window.home)


def test_an_unexpected_error_says_that_the_work_is_saved_and_its_report_can_be_copied(
    window: MainWindow, qtbot: QtBot
) -> None:
    troubles, shown = CrashReporter(window), list[str]()

    def read(dialog: TroubleDialog) -> None:
        shown.append(dialog.safe_label.text())
        troubles.tell("another trouble while this one is told")
        QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    def tell() -> str:
        when_open(TroubleDialog, read)
        troubles.tell("hrbc_desktop: KeyError in a place")
        return shown[-1]

    assert tell() == NOTHING_OPEN
    unlock(window, qtbot)
    window.new_worksheet()
    window.consultation.document.edit("Name", lambda old: old.evolve(visit=old.visit.evolve(name=NAME)))
    assert tell() == SAVED
    assert [summary.name for summary in window.consultation.records.list.summaries()] == [NAME]
    assert QApplication.clipboard().text() == "hrbc_desktop: KeyError in a place"
    assert HAPPENED not in QApplication.clipboard().text()

    window.consultation.document.edit("Name", lambda old: old.evolve(visit=old.visit.evolve(name="Changed")))
    window.consultation.records.close()
    window.consultation.save_failed.disconnect(window.tell)
    assert tell() == NOT_SAVED
    assert len(shown) == 3
