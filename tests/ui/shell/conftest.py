"""The whole program in its window, behind a real passphrase that costs little."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QPushButton, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Visit
from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.store_factory import memory_store
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.desktop.idle_lock import IdleLock
from hrbc_desktop.session.open_records import RecordsOpener
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.kit.metrics import MAIN_WINDOW
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.records.conflict import ConflictDialog
from hrbc_desktop.ui.shell.main_window import MainWindow
from hrbc_desktop.ui.shell.workspace import Workspace
from tests.dialogs import while_looking

WORDS = "purple ladder quietly sailing"
CHEAP = Cost(memory_kib=32, passes=1, lanes=1)


@pytest.fixture(scope="session")
def few_options() -> Catalogue:
    """The real content with four of its options, so that windows are quickly made."""
    catalogue = read_catalogue()
    keys = ("tamoxifen-early", "letrozole-early", "abemaciclib-fulvestrant", "everolimus-exemestane")
    return catalogue.model_copy(update={"options": {key: catalogue.options[key] for key in keys}})


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    vault = Vault(tmp_path / "kept")
    RecordsOpener(vault).begin(WORDS, CHEAP)[0].close()
    vault.confirm_code()
    return vault


@pytest.fixture
def idle_lock(qapp: QApplication) -> Iterator[IdleLock]:
    lock = IdleLock(qapp, 5)
    yield lock
    lock.stop()
    lock.deleteLater()


@pytest.fixture(autouse=True)
def _pages_are_made_when_they_are_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not ahead, while nothing else is to be done: most tests want one page of seven."""
    monkeypatch.setattr(Workspace, "make_ahead", lambda _: None)


@pytest.fixture
def locked(
    qtbot: QtBot, few_options: Catalogue, settings: Settings, vault: Vault, idle_lock: IdleLock, qapp: QApplication
) -> Iterator[MainWindow]:
    """The window as it is at the start: locked."""
    settings.theme = "light"
    current_theme().follow(settings)
    consultation = Consultation(few_options, qapp)
    window = MainWindow(settings, vault, idle_lock)
    window.build_pages(consultation)
    window.resize(*MAIN_WINDOW)
    qtbot.addWidget(window, before_close_func=_drop)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    settings.text_percent = 100
    settings.theme = "light"


def _drop(window: MainWindow) -> None:
    """Let the window close unasked, whatever the test left unsaved."""
    consultation = window.consultation
    consultation.jobs.wait()
    consultation.blockSignals(True)
    if not consultation.lock():
        consultation.unlock(memory_store())


@pytest.fixture
def unlock(locked: MainWindow, qtbot: QtBot) -> Callable[[], None]:
    """Type the passphrase, and wait for Home."""

    def unlock() -> None:
        QTest.keyClicks(locked.unlock_page.form.unlock_card.form.passphrase_edit, WORDS)
        QTest.keyClick(locked.unlock_page.form.unlock_card.form.passphrase_edit, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not locked.is_covered)

    return unlock


@pytest.fixture
def window(locked: MainWindow, unlock: Callable[[], None]) -> MainWindow:
    """The window at Home."""
    unlock()
    return locked


@pytest.fixture
def begun(window: MainWindow) -> MainWindow:
    """The window with the worksheet of Sample Patient 1 at its first step."""
    window.new_worksheet()
    visit = Visit(name="Sample Patient 1", birth_date=date(1968, 3, 14), appointment_date=date(2026, 12, 2))
    window.consultation.document.edit("Visit", lambda worksheet: worksheet.evolve(visit=visit))
    assert window.consultation.save_now()
    return window


class Answers:
    """Watches for windows that hold up everything else, notes what they say, and presses a button in them."""

    def __init__(self) -> None:
        self.messages: list[str] = []
        self.press = "OK"
        """The button to press next in a message; a window without messages is closed."""
        self.seen: list[type[QWidget]] = []
        self.read: list[str] = []
        """The texts in the windows that were closed."""

    def look_up(self) -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QMessageBox):
            self.messages.append(" ".join(filter(None, (shown.text(), shown.informativeText()))))
            button = next(one for one in shown.buttons() if one.text().replace("&", "") == self.press)
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        elif isinstance(shown, ConflictDialog):
            self.messages.append(" ".join(label.text() for label in shown.form.inside.findChildren(QLabel)))
            button = next(one for one in shown.findChildren(QPushButton) if one.text() == self.press)
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        elif isinstance(shown, QDialog):
            self.seen.append(type(shown))
            self.read += [browser.toPlainText() for browser in shown.findChildren(QTextBrowser)]
            QTest.keyClick(shown, Qt.Key.Key_Escape)


@pytest.fixture
def answers() -> Iterator[Answers]:
    answers = Answers()
    with while_looking(answers.look_up):
        yield answers
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
