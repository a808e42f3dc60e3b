from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QBoxLayout, QLineEdit
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import HOW_MUCH_TO_KNOW_LABELS, HOW_TO_DECIDE_LABELS, Visit
from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.steps.visit.page import StartPage
from hrbc_desktop.wording.dates import spoken_date


@pytest.fixture
def page(qtbot: QtBot, document: Document, small_catalogue: Catalogue) -> StartPage:
    page = StartPage(document, small_catalogue)
    qtbot.addWidget(page)
    page.show()
    return page


def type_over(field: QLineEdit, text: str) -> None:
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_everything_that_is_typed_reaches_the_worksheet(page: StartPage) -> None:
    form = page.form
    type_over(form.name_edit, "Sample Patient 1")
    type_over(form.birth_edit, "3/14/1968")
    type_over(form.number_edit, "004417")
    type_over(form.date_edit, "dec 2 2026")
    type_over(form.time_edit, "10.30")
    type_over(form.companions_edit, "My sister")
    QTest.mouseClick(form.filler_chips.chip("both"), Qt.MouseButton.LeftButton)
    assert page.document.worksheet.visit == Visit(
        name="Sample Patient 1",
        birth_date=date(1968, 3, 14),
        record_number="004417",
        appointment_date=date(2026, 12, 2),
        appointment_time=time(10, 30),
        companions="My sister",
        filled_in_by="both",
    )
    assert form.birth_edit.text() == "14 March 1968"
    assert form.date_edit.text() == "2 December 2026"
    assert form.time_edit.text() == "10:30"


def test_an_impossible_date_is_told_below_and_changes_nothing(page: StartPage) -> None:
    type_over(page.form.date_edit, "2 December 2026")
    type_over(page.form.date_edit, "31 February 2027")
    assert page.document.worksheet.visit.appointment_date is None
    assert page.form.date_edit.text() == "31 February 2027"
    assert page.form.date_problem.isVisibleTo(page)
    assert page.form.date_problem.text().startswith("February 2027 has 28 days, so there is no day 31.")
    assert page.form.date_edit.accessibleDescription() == page.form.date_problem.text()


def test_a_date_that_could_be_two_is_asked_about_and_the_old_one_kept(page: StartPage) -> None:
    type_over(page.form.birth_edit, "14 March 1968")
    page.form.birth_edit.setFocus()
    page.form.birth_edit.setSelection(0, 8)
    QTest.keyClicks(page.form.birth_edit, "3/4/")
    page.form.birth_edit.setText("")
    page.form.birth_edit.insert("3/4/1968")
    QTest.keyClick(page.form.birth_edit, Qt.Key.Key_Return)
    assert page.document.worksheet.visit.birth_date == date(1968, 3, 14)
    assert page.form.birth_problem.text() == (
        "Is that 3 April 1968 or 4 March 1968? Please write the month as a word. We keep 14 March 1968 until then."
    )


def test_a_birth_to_come_is_not_taken_over(page: StartPage) -> None:
    type_over(page.form.birth_edit, "1 January 2099")
    assert page.document.worksheet.visit.birth_date is None
    assert page.form.birth_problem.text() == "1 January 2099 is in the future. Please check the year."


def test_undo_takes_back_a_date_in_one_step_and_redo_brings_it_again(page: StartPage) -> None:
    type_over(page.form.name_edit, "Sample Patient 1")
    type_over(page.form.date_edit, "2026-12-02")
    page.document.undo_stack.undo()
    assert page.form.date_edit.text() == ""
    assert page.document.worksheet.visit.name == "Sample Patient 1"
    page.document.undo_stack.redo()
    assert page.form.date_edit.text() == "2 December 2026"


def test_another_worksheet_forgets_what_was_typed_but_not_understood(page: StartPage) -> None:
    type_over(page.form.time_edit, "2:30")
    assert page.form.time_problem.isVisibleTo(page)
    page.document.open(page.document.worksheet)
    assert page.form.time_edit.text() == ""
    assert not page.form.time_problem.isVisibleTo(page)


def test_the_cards_stand_below_each_other_in_a_narrow_window(page: StartPage) -> None:
    page.fit(900)
    assert page.form.columns_layout.direction() is QBoxLayout.Direction.LeftToRight
    page.fit(560)
    assert page.form.columns_layout.direction() is QBoxLayout.Direction.TopToBottom


def test_one_of_the_next_days_is_one_press_and_can_be_taken_back(page: StartPage) -> None:
    today = datetime.now().astimezone().date()
    chip = page.form.day_chips.chip((today + timedelta(days=1)).isoformat())
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert page.document.worksheet.visit.appointment_date == today + timedelta(days=1)
    assert page.form.date_edit.text() == spoken_date(today + timedelta(days=1))
    type_over(page.form.date_edit, spoken_date(today + timedelta(days=300)))
    assert page.form.day_chips.chosen == ()
    page.document.undo_stack.undo()
    assert chip.isChecked()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert page.document.worksheet.visit.appointment_date is None


def test_how_she_wants_to_decide_and_how_much_she_wants_to_know_are_asked(page: StartPage) -> None:
    for chips, field, labels in (
        (page.form.decide_chips, "how_to_decide", HOW_TO_DECIDE_LABELS),
        (page.form.know_chips, "how_much_to_know", HOW_MUCH_TO_KNOW_LABELS),
    ):
        for key, label in labels.items():
            assert chips.chip(key).text() == label
            QTest.mouseClick(chips.chip(key), Qt.MouseButton.LeftButton)
            assert getattr(page.document.worksheet, field) == key
