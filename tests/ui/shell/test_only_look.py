"""A double click on a PDF while the worksheets are locked: it is said that one waits, and it can be read."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hrbc_desktop.session.sheet_types import SignatureInput
from hrbc_desktop.ui.shell.main_window import MainWindow

WORDS = "purple ladder quietly sailing"
PATIENCE = 60_000


@pytest.fixture
def pdf(begun: MainWindow, qtbot: QtBot, tmp_path: Path) -> Path:
    """A signed PDF, and the window locked again."""
    path = tmp_path / "signed.pdf"
    begun.consultation.document.edit("Name", lambda old: old.evolve(visit=old.visit.evolve(name="Sample Patient 7")))
    with qtbot.waitSignal(begun.sheets.signed, timeout=PATIENCE):
        begun.sheets.sign(SignatureInput("Sample Patient 7"), path, lambda _: None, pytest.fail)
    begun.go_home()
    begun.lock()
    return path


def test_the_locked_page_says_that_a_pdf_waits_and_not_whose(begun: MainWindow, pdf: Path) -> None:
    card = begun.unlock_page.form.waiting_card
    assert not card.isVisible()
    begun.open_file(pdf)
    assert card.isVisible()
    assert card.look_button.isVisible()
    assert "Sample" not in card.label.text()


def test_it_can_be_read_without_the_worksheets_and_nothing_else_can_be_done(
    begun: MainWindow, pdf: Path, qtbot: QtBot
) -> None:
    begun.open_file(pdf)
    QTest.mouseClick(begun.unlock_page.form.waiting_card.look_button, Qt.MouseButton.LeftButton)
    look = begun._pages.look
    qtbot.waitUntil(lambda: look.preview.is_painted, timeout=PATIENCE)
    assert "Sample Patient 7" in look.opening.form.heading_label.text()
    form = look.opening.form
    for button in (form.go_through_button, form.countersign_button, form.continue_button, form.other_button):
        assert not button.isVisible()
    assert begun.is_covered
    for command in (begun.go_home, begun.new_worksheet, begun.search, begun.choose_file, begun.show_tour):
        command()
        assert begun.form.places.currentWidget() is look
    assert begun.consultation.is_locked
    QTest.mouseClick(look.back_button, Qt.MouseButton.LeftButton)
    assert begun.unlock_page.isVisible()
    assert look.preview.shown == (b"", 0)
    assert begun.unlock_page.form.waiting_card.isVisible()


def test_locking_ends_the_look(begun: MainWindow, pdf: Path, qtbot: QtBot) -> None:
    begun.open_file(pdf)
    begun.look_only()
    qtbot.waitUntil(lambda: begun._pages.look.preview.is_painted, timeout=PATIENCE)
    begun.lock()
    assert begun.unlock_page.isVisible()
    assert begun._pages.look.preview.shown == (b"", 0)


def test_after_unlocking_the_pdf_that_waited_is_open(begun: MainWindow, pdf: Path, qtbot: QtBot) -> None:
    begun.open_file(pdf)
    begun.look_only()
    begun.stop_looking()
    form = begun.unlock_page.form
    QTest.keyClicks(form.unlock_card.form.passphrase_edit, WORDS)
    QTest.keyClick(form.unlock_card.form.passphrase_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(begun.opening.form.go_through_button.isVisible, timeout=PATIENCE)
    assert not begun.unlock_page.form.waiting_card.isVisible()
