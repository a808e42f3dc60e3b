"""The locked page is there before all else is: a person who is quick loses nothing by it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.option import Catalogue
from hrbc_desktop.records.vault import Vault
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.lock import IdleLock
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.main_window import MainWindow

from .conftest import WORDS


@pytest.fixture
def empty(settings: Settings, vault: Vault, idle_lock: IdleLock, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(settings, vault, idle_lock)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()
    window.deleteLater()


def type_the_passphrase(window: MainWindow) -> None:
    QTest.keyClicks(window.unlock_page.form.passphrase_edit, WORDS)
    QTest.keyClick(window.unlock_page.form.passphrase_edit, Qt.Key.Key_Return)


def test_who_is_quicker_than_the_places_comes_to_home_when_they_are_there(
    empty: MainWindow, few_options: Catalogue, qapp: QApplication, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(empty.unlock_page.unlocked, timeout=10_000):
        type_the_passphrase(empty)
    assert empty.is_covered

    empty.furnish(Consultation(few_options, qapp))
    assert empty.home.isVisible()
    assert not empty.consultation.is_locked


def test_a_file_that_comes_first_is_opened_in_the_end(
    empty: MainWindow, few_options: Catalogue, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    no_sheet = tmp_path / "letter.pdf"
    no_sheet.write_bytes(b"no sheet")
    empty.open_file(no_sheet)
    empty.furnish(Consultation(few_options, qapp))
    type_the_passphrase(empty)
    qtbot.waitUntil(empty.opening.form.other_button.isVisible, timeout=20_000)
    assert empty.opening.form.heading_label.text() == "This is not one of our worksheets"


@pytest.mark.parametrize("command", ["go_home", "lock"])
def test_what_can_be_asked_for_already_does_nothing_yet(empty: MainWindow, command: str) -> None:
    act: Callable[[], None] = getattr(empty, command)
    act()
    assert empty.is_covered
    assert empty.close()
