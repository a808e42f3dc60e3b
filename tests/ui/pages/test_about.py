"""Step 2 by mouse and by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hrbc_desktop.domain.model.profile import QUESTIONS, Profile
from hrbc_desktop.domain.visit.question_list import raised
from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.kit.step_page import Page
from hrbc_desktop.ui.steps.diagnosis.page import AboutPage


@pytest.fixture
def page(show: Callable[[type[Page]], Page]) -> AboutPage:
    page = show(AboutPage)
    assert isinstance(page, AboutPage)
    return page


def chips(page: AboutPage, field: str) -> ChipGroup:
    group: ChipGroup = getattr(page.form, f"{field}_chips")
    return group


def press(page: AboutPage, field: str, *answers: str) -> None:
    for answer in answers:
        QTest.mouseClick(chips(page, field).chip(answer), Qt.MouseButton.LeftButton)


def profile(page: AboutPage) -> Profile:
    return page.document.worksheet.profile


@pytest.mark.parametrize("field", [field for field in QUESTIONS if field != "past_treatments"])
def test_every_question_takes_every_answer_and_gives_it_back(page: AboutPage, field: str) -> None:
    question = QUESTIONS[field]
    for choice in question.choices:
        press(page, field, choice.key)
        answer = getattr(profile(page), field)
        assert choice.key in (answer if question.many else (answer,))
        assert choice.key in chips(page, field).chosen
    assert question.choices[-1].key == "unknown"
    press(page, field, "unknown")
    assert getattr(profile(page), field) in (None, ())


def test_every_question_is_asked_on_the_page_in_its_own_words(page: AboutPage) -> None:
    for field, question in QUESTIONS.items():
        written = QTextDocumentFragment.fromHtml(getattr(page.form, f"{field}_label").text()).toPlainText()
        assert written == question.text
        assert chips(page, field).accessibleName() == question.text


@pytest.mark.parametrize("field", list(QUESTIONS))
def test_i_dont_know_says_at_once_which_question_was_added(page: AboutPage, field: str) -> None:
    line = page.added[field]
    assert not line.isVisible()
    press(page, field, "unknown")
    assert line.isVisible()
    assert line.text() == f"Added to your questions: “{QUESTIONS[field].ask}”"
    below = line.mapTo(page, line.rect().topLeft()).y()
    assert below >= chips(page, field).mapTo(page, chips(page, field).rect().bottomLeft()).y()
    press(page, field, "unknown")
    assert not line.isVisible()


def test_i_dont_know_becomes_a_question_for_the_visit(page: AboutPage, document: Document) -> None:
    press(page, "pik3ca", "unknown")
    asked = [question.text for question in raised(document.worksheet, page.catalogue, None)]
    assert asked == [QUESTIONS["pik3ca"].ask]


def test_none_and_i_dont_know_stand_alone(page: AboutPage) -> None:
    press(page, "conditions", "diabetes", "lung")
    assert profile(page).conditions == ("diabetes", "lung")
    press(page, "conditions", "none")
    assert profile(page).conditions == ("none",)
    press(page, "conditions", "unknown")
    assert profile(page).conditions == ("unknown",)
    press(page, "conditions", "kidney")
    assert profile(page).conditions == ("kidney",)


def test_arrows_move_between_answers_and_space_chooses(page: AboutPage) -> None:
    group = chips(page, "grade")
    group.chip("1").setFocus()
    QTest.keyClick(group.chip("1"), Qt.Key.Key_Right)
    QTest.keyClick(group.chip("2"), Qt.Key.Key_Down)
    assert group.chip("3").hasFocus()
    QTest.keyClick(group.chip("3"), Qt.Key.Key_Space)
    assert profile(page).grade == "3"
    QTest.keyClick(group.chip("3"), Qt.Key.Key_Left)
    QTest.keyClick(group.chip("2"), Qt.Key.Key_Up)
    QTest.keyClick(group.chip("1"), Qt.Key.Key_Left)
    assert group.chip("unknown").hasFocus()
    assert profile(page).grade == "3"


def test_tab_reaches_every_question_in_the_order_of_the_page(page: AboutPage) -> None:
    page.form.stage_chips.chip("early").setFocus()
    seen: list[str] = []
    for _ in range(200):
        focused = QApplication.focusWidget()
        assert focused
        within = focused.parentWidget()
        assert within
        group = within.objectName().removesuffix("_chips")
        if group in QUESTIONS and group not in seen:
            seen.append(group)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert sorted(seen) == sorted(QUESTIONS)
    places = [chips(page, field).mapTo(page, chips(page, field).rect().topLeft()) for field in seen]
    columns = [place.x() > page.width() / 3 for place in places]
    assert columns == sorted(columns)


def test_undo_and_redo_show_on_the_chips(page: AboutPage, document: Document) -> None:
    press(page, "er", "positive")
    press(page, "er", "low")
    document.undo_stack.undo()
    assert chips(page, "er").chosen == ("positive",)
    document.undo_stack.undo()
    assert chips(page, "er").chosen == ()
    document.undo_stack.redo()
    assert chips(page, "er").chosen == ("positive",)
    assert document.undo_stack.redoText() == QUESTIONS["er"].short


def test_each_past_treatment_is_asked_how_it_went(page: AboutPage, document: Document) -> None:
    outcomes = page.form.past_outcomes
    assert not outcomes.isVisible()
    press(page, "past_treatments", "tamoxifen", "radiation")
    assert outcomes.isVisible()
    box = outcomes.box("tamoxifen")
    assert box.accessibleName().startswith("How did it go: ")
    box.setFocus()
    QTest.keyClicks(box, "Cancer grew")
    past = {one.kind: one.outcome for one in profile(page).past_treatments}
    assert past == {"tamoxifen": "stopped_working", "radiation": None}
    press(page, "past_treatments", "radiation")
    assert outcomes.box("tamoxifen").currentData() == "stopped_working"
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert outcomes.box("tamoxifen").currentData() == ""


def test_an_outcome_can_be_taken_back_and_is_forgotten_with_its_treatment(page: AboutPage) -> None:
    press(page, "past_treatments", "tamoxifen")
    box = page.form.past_outcomes.box("tamoxifen")
    for text, outcome in (("Cancer grew", "stopped_working"), ("How did", None)):
        QTest.keyClicks(box, text)
        assert profile(page).past_treatments[0].outcome == outcome
        QTest.qWait(QApplication.keyboardInputInterval() + 50)
    press(page, "past_treatments", "none")
    assert [one.kind for one in profile(page).past_treatments] == ["none"]
    assert not page.form.past_outcomes.isVisible()
    press(page, "past_treatments", "tamoxifen")
    assert [(one.kind, one.outcome) for one in profile(page).past_treatments] == [("tamoxifen", None)]


def test_answers_that_do_not_go_together_are_pointed_out(page: AboutPage) -> None:
    note = page.form.stage_note_label
    assert not note.isVisible()
    press(page, "stage", "early")
    press(page, "course", "back_elsewhere")
    assert note.isVisible()
    assert note.text()
    press(page, "stage", "metastatic")
    assert not note.isVisible()


def test_names_of_medicines_are_one_step_to_undo(page: AboutPage, document: Document) -> None:
    edit: QWidget = page.form.medicine_names_edit
    QTest.keyClicks(edit, "aspirin, vitamin D")
    assert profile(page).medicine_names == "aspirin, vitamin D"
    document.undo_stack.undo()
    assert profile(page).medicine_names == ""
    assert page.form.medicine_names_edit.text() == ""
