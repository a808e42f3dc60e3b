"""What was written on paper is typed in by keys alone, in the order of the page."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.records.store import Store
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.ui.home.type_in_form import TypeInForm

KEYS = "123456789abcdefghijklmnopqrstuvwxyz"


@pytest.fixture
def form(qtbot: QtBot, records: Store, qapp: QApplication) -> TypeInForm:
    consultation = Consultation(read_catalogue(), qapp)
    consultation.unlock(records)
    consultation.new()
    dialog = TypeInForm(consultation)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def key(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def enter() -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)


def choose(form: TypeInForm, *keys: str) -> None:
    item = form.item
    assert item is not None
    for one in keys:
        key(KEYS[[choice.key for choice in item.choices].index(one)])


def test_a_whole_form_is_typed_in_by_keys_alone(form: TypeInForm) -> None:
    presses = 0
    decisions = list(form._catalogue.decisions)
    key(KEYS[decisions.index("chemotherapy")])
    for text in ("Sample Patient 1", "14.3.1968", "004417", "2 Dec 2026", "A friend"):
        key(text)
        enter()
    while form.isVisible():
        item = form.item
        assert item is not None
        presses += 1
        if item.key == "options":
            choose(form, item.choices[0].key, item.choices[1].key)
            enter()
        elif item.key == "values.weighed":
            choose(form, "hair_loss", item.choices[0].key)
            enter()
        elif item.kind == "many":
            choose(form, item.choices[0].key)
            enter()
        elif item.choices:
            choose(form, item.choices[0].key)
        else:
            key("12" if item.kind == "number" else "May I work?")
            enter()
    worksheet = form._document.worksheet
    assert worksheet.visit.name == "Sample Patient 1"
    assert worksheet.visit.birth_date == date(1968, 3, 14)
    assert worksheet.visit.appointment_date == date(2026, 12, 2)
    assert worksheet.decision == "chemotherapy"
    assert len(worksheet.options) == 2
    assert worksheet.values.leaning == worksheet.options[0]
    assert worksheet.values.weighed[0].attribute == "hair_loss"
    assert len(worksheet.values.weighed) == 2
    assert worksheet.how_to_decide == "myself"
    assert [one.text for one in worksheet.questions if one.origin == "own"] == ["May I work?"] * 3
    assert worksheet.profile.past_treatments


def test_what_is_no_date_is_said_and_asked_again(form: TypeInForm) -> None:
    key("1")
    enter()
    key("yesterday-ish")
    enter()
    assert form.item is not None
    assert form.item.key == "visit.birth_date"
    assert form.problem_label.isVisible()


def test_backspace_goes_back_and_an_answer_can_be_taken_back(form: TypeInForm) -> None:
    key("1")
    for _ in range(5):
        enter()
    assert form.item is not None
    first = form.item.key
    key("1")
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Backspace)
    assert form.item.key == first
    form.go_back()
    assert form.item.key == "visit.companions"
