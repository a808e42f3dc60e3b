"""The locked page is there before all else is: a person who is quick loses nothing by it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrbc_desktop.app import make_application, make_empty_window
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.desktop.idle_lock import IdleLock
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.shell.main_window import MainWindow

from .conftest import WORDS


@pytest.fixture
def empty(settings: Settings, vault: Vault, idle_lock: IdleLock, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(settings, vault, idle_lock)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()
    destroy(window)


@pytest.fixture
def started(settings: Settings, vault: Vault, qtbot: QtBot) -> Iterator[MainWindow]:
    """The program as it is started, with its window painted and no place in it."""
    window = make_empty_window(make_application(), settings, vault)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()
    window.idle_lock.stop()
    destroy(window)


def destroy(window: MainWindow) -> None:
    """Destroy it here: pages that it makes ahead must not look for settings that are gone."""
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def type_the_passphrase(window: MainWindow) -> None:
    QTest.keyClicks(window.unlock_page.form.unlock_card.form.passphrase_edit, WORDS)
    QTest.keyClick(window.unlock_page.form.unlock_card.form.passphrase_edit, Qt.Key.Key_Return)


def test_who_is_quicker_than_the_places_comes_to_home_when_they_are_there(
    empty: MainWindow, few_options: Catalogue, qapp: QApplication, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(empty.unlock_page.unlocked):
        type_the_passphrase(empty)
    assert empty.is_covered

    empty.build_pages(Consultation(few_options, qapp))
    assert empty.home.isVisible()
    assert not empty.consultation.is_locked


def test_a_file_that_comes_first_is_opened_in_the_end(
    empty: MainWindow, few_options: Catalogue, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    no_sheet = tmp_path / "letter.pdf"
    no_sheet.write_bytes(b"no sheet")
    empty.open_file(no_sheet)
    empty.build_pages(Consultation(few_options, qapp))
    type_the_passphrase(empty)
    qtbot.waitUntil(empty.opening.form.other_button.isVisible)
    assert empty.opening.form.heading_label.text() == "This is not one of our worksheets"


def double_click(path: Path) -> None:
    """Ask for a file as macOS does."""
    QApplication.sendEvent(make_application(), QFileOpenEvent(QUrl.fromLocalFile(str(path))))


def test_a_double_click_opens_its_file_before_the_places_behind_the_lock_and_beside_other_programs(
    started: MainWindow, few_options: Catalogue, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    double_click(tmp_path / "ünï gone.pdf")
    started.build_pages(Consultation(few_options, qapp))
    assert started.is_covered
    no_sheet = tmp_path / "ünï letter.pdf"
    no_sheet.write_bytes(b"no sheet")
    double_click(no_sheet)
    assert started.is_covered
    type_the_passphrase(started)
    heading = started.opening.form.heading_label
    qtbot.waitUntil(lambda: heading.text() == "This is not one of our worksheets")

    started.go_home()
    started.showMinimized()
    double_click(tmp_path / "ünï gone.pdf")
    assert started.opening.isVisible()
    assert not started.isMinimized()
    qtbot.waitUntil(lambda: heading.text() == "This file could not be opened")


@pytest.mark.parametrize("command", ["go_home", "lock"])
def test_what_can_be_asked_for_already_does_nothing_yet(empty: MainWindow, command: str) -> None:
    act: Callable[[], None] = getattr(empty, command)
    act()
    assert empty.is_covered
    assert empty.close()
