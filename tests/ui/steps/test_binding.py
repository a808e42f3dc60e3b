"""A widget and a field of the worksheet follow each other, without loops and without losing the cursor."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.kit.binding import bind, bind_check, bind_chips
from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.kit.step_page import Page


@pytest.fixture
def page(qtbot: QtBot, document: Document, catalogue: Catalogue) -> Page:
    """A page with nothing on it, seen: what is bound follows the document with it."""
    page = Page(document, catalogue)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def edit(qtbot: QtBot, page: Page) -> QLineEdit:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    bind(page, edit, "visit", "name", "Name")
    return edit


@pytest.fixture
def notes(qtbot: QtBot, page: Page) -> QPlainTextEdit:
    notes = QPlainTextEdit()
    qtbot.addWidget(notes)
    bind(page, notes, "", "nurse_notes", "Notes")
    return notes


@pytest.fixture
def changes(document: Document) -> list[Worksheet]:
    seen: list[Worksheet] = []
    document.changed.connect(seen.append)
    return seen


def test_each_key_changes_the_field_once_and_all_of_them_are_one_step(
    edit: QLineEdit, document: Document, changes: list[Worksheet]
) -> None:
    QTest.keyClicks(edit, "Sample ")
    assert [worksheet.visit.name for worksheet in changes] == ["S", "Sa", "Sam", "Samp", "Sampl", "Sample", "Sample "]
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "Name"
    document.undo_stack.undo()
    assert edit.text() == ""
    document.undo_stack.redo()
    assert edit.text() == "Sample "


def test_pasted_line_breaks_become_spaces_and_what_is_kept_with_them_is_not_changed_by_being_shown(
    edit: QLineEdit, document: Document, changes: list[Worksheet]
) -> None:
    edit.insert("Sample\r\nPat\x00ient\t1\n")
    assert edit.text() == document.worksheet.visit.name == "Sample Patient 1"
    assert len(changes) == 1
    other = document.worksheet
    document.open(other.evolve(visit=other.visit.evolve(name="Sample\nPatient 2")))
    assert document.worksheet.visit.name == "Sample\nPatient 2"
    assert document.undo_stack.count() == 0


def test_typing_in_another_field_is_another_step(edit: QLineEdit, notes: QPlainTextEdit, document: Document) -> None:
    QTest.keyClicks(edit, "Sample")
    QTest.keyClicks(notes, "Scan")
    QTest.keyClicks(edit, " Patient 1")
    assert document.undo_stack.count() == 3
    document.undo_stack.undo()
    assert (edit.text(), notes.toPlainText()) == ("Sample", "Scan")


def test_what_others_change_is_shown_and_not_written_back(
    edit: QLineEdit, document: Document, changes: list[Worksheet]
) -> None:
    document.edit("Name", lambda worksheet: worksheet.evolve(visit=worksheet.visit.evolve(name="From elsewhere")))
    assert edit.text() == "From elsewhere"
    assert len(changes) == 1


def test_the_cursor_stays_where_it_is_while_one_types_in_the_middle(edit: QLineEdit) -> None:
    QTest.keyClicks(edit, "Sample 1")
    edit.setCursorPosition(6)
    QTest.keyClicks(edit, " Patient")
    assert edit.text() == "Sample Patient 1"
    assert edit.cursorPosition() == 14


def test_more_than_the_field_can_hold_is_refused_whole_and_never_shown_as_kept(
    notes: QPlainTextEdit, document: Document
) -> None:
    refused: list[str] = []
    document.refused.connect(refused.append)
    QTest.keyClicks(notes, "Scan. ")
    notes.insertPlainText("w" * 5000)
    assert len(refused) == 1
    assert refused[0].endswith("Nothing was changed.")
    assert document.worksheet.nurse_notes == "Scan. "
    assert notes.toPlainText() == "Scan. "


def test_a_check_box_follows_undo(qtbot: QtBot, page: Page, document: Document) -> None:
    box = QCheckBox("Please send my records")
    qtbot.addWidget(box)
    bind_check(page, box, "", "records_request", "Records")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert document.worksheet.records_request
    document.undo_stack.undo()
    assert not box.isChecked()


@pytest.mark.parametrize(("field", "many"), [("grade", False), ("conditions", True)])
def test_chips_show_one_answer_or_many(qtbot: QtBot, page: Page, document: Document, field: str, many: bool) -> None:
    chips = ChipGroup()
    qtbot.addWidget(chips)
    keys = ("diabetes", "lung") if many else ("1", "2")
    chips.offer(((key, key) for key in keys), name="Question", many=many)
    bind_chips(page, chips, "profile", field, "Answer")
    for key in keys:
        QTest.mouseClick(chips.chip(key), Qt.MouseButton.LeftButton)
    assert getattr(document.worksheet.profile, field) == (keys if many else keys[-1])
    document.undo_stack.undo()
    assert list(chips.chosen) == list(keys[:1])
    document.undo_stack.undo()
    assert not chips.chosen
