"""Step 6: the list of questions, what became of them in the visit, and what else belongs to it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.profile import PastTreatment, Profile
from hrbc_desktop.domain.model.readiness import READINESS_QUESTIONS
from hrbc_desktop.domain.model.worksheet import VisitQuestion, Worksheet
from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.kit.glossary import shown_text
from hrbc_desktop.ui.kit.step_page import Page
from hrbc_desktop.ui.steps.questions.page import QuestionsPage
from hrbc_desktop.ui.steps.questions.topic_text import TopicText

UNKNOWN = Profile(course="unknown", sex="unknown", conditions=("unknown",))
RAISED = ["unknown:course", "unknown:sex", "unknown:conditions"]


@pytest.fixture
def page(show: Callable[[type[Page]], Page], document: Document) -> QuestionsPage:
    document.edit("Answers", lambda worksheet: worksheet.evolve(profile=UNKNOWN))
    page = show(QuestionsPage)
    assert isinstance(page, QuestionsPage)
    return page


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def tick(check: QCheckBox) -> None:
    QTest.mouseClick(check, Qt.MouseButton.LeftButton, pos=QPoint(10, check.height() // 2))


def add_own(page: QuestionsPage, text: str) -> None:
    QTest.keyClicks(page.form.own_edit, text)
    QTest.keyClick(page.form.own_edit, Qt.Key.Key_Return)


def listed(page: QuestionsPage) -> list[str]:
    assert [row.form.place_label.text() for row in page.rows.values()] == [
        str(number) for number in range(1, len(page.rows) + 1)
    ]
    return list(page.rows)


def question(page: QuestionsPage, key: str) -> VisitQuestion:
    return next(one for one in page.document.worksheet.questions if one.key == key)


def suggestions(page: QuestionsPage) -> list[QPushButton]:
    QApplication.processEvents()
    return [
        button
        for button in page.findChildren(QPushButton)
        if button.accessibleName().startswith("Add: ") and button.isVisible()
    ]


def test_unknown_answers_stand_on_the_list_by_themselves(page: QuestionsPage, document: Document) -> None:
    assert listed(page) == RAISED
    assert page.rows[RAISED[0]].accessibleDescription() == "from your answers"
    document.edit("Known", lambda worksheet: worksheet.evolve(profile=UNKNOWN.evolve(sex="female")))
    assert listed(page) == [RAISED[0], RAISED[2]]
    document.edit("All known", lambda worksheet: worksheet.evolve(profile=Profile()))
    assert listed(page) == []
    assert page.form.empty_label.isVisible()


def test_the_order_is_changed_by_mouse_and_by_keyboard(page: QuestionsPage, document: Document) -> None:
    first, last = page.rows[RAISED[0]].form, page.rows[RAISED[2]].form
    assert not first.up_button.isEnabled()
    assert not last.down_button.isEnabled()
    click(first.down_button)
    assert listed(page) == [RAISED[1], RAISED[0], RAISED[2]]
    last.up_button.setFocus()
    QTest.keyClick(last.up_button, Qt.Key.Key_Space)
    assert last.up_button.hasFocus()
    QTest.keyClick(last.up_button, Qt.Key.Key_Space)
    assert listed(page) == [RAISED[2], RAISED[1], RAISED[0]]
    assert last.down_button.hasFocus()
    document.undo_stack.undo()
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert listed(page) == RAISED


def test_a_row_that_moves_down_keeps_the_keyboard(page: QuestionsPage) -> None:
    row = page.rows[RAISED[0]].form
    row.down_button.setFocus()
    QTest.keyClick(row.down_button, Qt.Key.Key_Space)
    assert row.down_button.hasFocus()
    QTest.keyClick(row.down_button, Qt.Key.Key_Space)
    assert listed(page) == [RAISED[1], RAISED[2], RAISED[0]]
    assert row.up_button.hasFocus()


def test_what_is_taken_off_stays_off_and_undo_brings_it_back(page: QuestionsPage, document: Document) -> None:
    click(page.rows[RAISED[1]].form.remove_button)
    assert listed(page) == [RAISED[0], RAISED[2]]
    document.edit("Another", lambda worksheet: worksheet.evolve(profile=UNKNOWN.evolve(ki67="unknown")))
    assert RAISED[1] not in listed(page)
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert listed(page) == RAISED


def test_a_question_that_a_full_list_refuses_is_not_lost(
    page: QuestionsPage, document: Document, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def full(_worksheet: Worksheet, _listed: object) -> Worksheet:
        many = tuple(VisitQuestion(key=f"own:{number}", text="Why?", origin="own") for number in range(201))
        return document.worksheet.evolve(questions=many)

    monkeypatch.setattr("hrbc_desktop.ui.steps.questions.page.with_list", full)
    with qtbot.waitSignal(document.refused) as signal:
        add_own(page, "Can I travel?")
    assert "is full" in signal.args[0]
    assert page.form.own_edit.text() == "Can I travel?"


def test_an_own_question_is_added_by_enter_or_by_the_button(page: QuestionsPage, document: Document) -> None:
    add_own(page, "  Can I travel?  ")
    QTest.keyClicks(page.form.own_edit, "Can I travel?")
    click(page.form.own_button)
    add_own(page, "   ")
    page.form.own_edit.clear()
    own = [one for one in document.worksheet.questions if one.origin == "own"]
    assert [one.text for one in own] == ["Can I travel?", "Can I travel?"]
    assert listed(page)[:2] == [one.key for one in own]  # her own come first
    click(page.rows[own[0].key].form.remove_button)
    add_own(page, "Can I travel?")
    assert len(listed(page)) == 5


def test_a_long_question_is_kept_whole_up_to_the_limit_of_the_field(page: QuestionsPage, document: Document) -> None:
    add_own(page, "w" * 600)
    assert document.worksheet.questions[0].text == "w" * 500


def test_suggestions_open_by_topic_and_leave_when_they_are_taken(page: QuestionsPage, document: Document) -> None:
    assert suggestions(page) == []
    topic = page.form.topic_chips.findChildren(QPushButton)[0]
    click(topic)
    offered = [button.accessibleName() for button in suggestions(page)]
    assert offered
    click(suggestions(page)[0])
    assert document.worksheet.questions[-1].origin == "suggested"
    assert f"Add: {document.worksheet.questions[-1].text}" == offered[0]
    assert [button.accessibleName() for button in suggestions(page)] == offered[1:]
    click(page.rows[document.worksheet.questions[-1].key].form.remove_button)
    assert [button.accessibleName() for button in suggestions(page)] == offered
    click(suggestions(page)[0])
    keys = [one.key for one in document.worksheet.questions]
    assert len(set(keys)) == len(keys)
    assert listed(page)[-1].startswith("suggested:")


def test_suggestions_fit_the_stage(page: QuestionsPage, document: Document) -> None:
    def offered(stage: str) -> set[str]:
        document.edit("Stage", lambda worksheet: worksheet.evolve(profile=UNKNOWN.evolve(stage=stage)))
        return {suggestion.id for suggestion in page._fitting(document.worksheet)}

    early, advanced, either = offered("early"), offered("metastatic"), offered("unknown")
    assert early - advanced
    assert advanced - early
    assert either == early | advanced


def test_what_became_of_a_question_is_asked_only_in_the_visit(page: QuestionsPage, document: Document) -> None:
    row = page.rows[RAISED[0]].form
    assert not row.visit_widget.isVisible()
    tick(page.form.visit_check)
    assert row.visit_widget.isVisible()
    tick(row.asked_check)
    click(row.answered_chips.chip("partly"))
    tick(row.carry_check)
    QTest.keyClicks(row.answer_edit, "Result on Monday")
    noted = question(page, RAISED[0])
    assert (noted.asked, noted.answered, noted.carry_over, noted.answer) == (True, "partly", True, "Result on Monday")
    document.undo_stack.undo()
    assert row.answer_edit.text() == ""
    for _ in range(3):
        document.undo_stack.undo()
    assert not row.asked_check.isChecked()
    assert row.answered_chips.chosen == ()


def test_a_question_that_was_asked_stays_when_its_cause_goes_away(page: QuestionsPage, document: Document) -> None:
    tick(page.form.visit_check)
    tick(page.rows[RAISED[1]].form.asked_check)
    document.edit("All known", lambda worksheet: worksheet.evolve(profile=Profile()))
    assert listed(page) == [RAISED[1]]


def test_each_row_names_its_controls_after_its_question(page: QuestionsPage) -> None:
    row = page.rows[RAISED[0]]
    text = shown_text(row.form.text_label)
    controls = (row.form.up_button, row.form.down_button, row.form.remove_button, row.form.asked_check)
    assert all(control.accessibleName().endswith(text) for control in controls)
    assert len({control.accessibleName() for control in controls}) == 4


@pytest.mark.parametrize("item", READINESS_QUESTIONS)
def test_how_ready_she_feels_can_be_said_and_taken_back(page: QuestionsPage, document: Document, item: str) -> None:
    chips: ChipGroup = getattr(page.form, f"{item}_chips")
    for answer, held in (("yes", True), ("no", False), ("no", None)):
        click(chips.chip(answer))
        assert getattr(document.worksheet.readiness, item) is held
    document.undo_stack.undo()
    assert chips.chosen == ("no",)
    assert f"readiness:{item}" in listed(page)


def test_the_sentence_of_readiness_follows(page: QuestionsPage) -> None:
    before = page.form.ready_label.text()
    for item in READINESS_QUESTIONS:
        click(getattr(page.form, f"{item}_chips").chip("yes"))
    ready = page.form.ready_label.text()
    click(page.form.sure_chips.chip("no"))
    assert len({before, ready, page.form.ready_label.text()}) == 3


def test_trials_second_opinion_and_records_are_kept(page: QuestionsPage, document: Document) -> None:
    click(page.form.trials_chips.chip("yes"))
    click(page.form.second_opinion_chips.chip("unknown"))
    tick(page.form.records_check)
    worksheet = document.worksheet
    assert (worksheet.trials, worksheet.second_opinion, worksheet.records_request) == ("yes", "unknown", True)
    document.undo_stack.undo()
    assert not page.form.records_check.isChecked()


def test_topics_tell_more_when_asked_with_their_sources(page: QuestionsPage) -> None:
    topic: TopicText = page.form.trials_topic
    rest = topic._text
    assert not rest.isVisible()
    topic.more_button.setFocus()
    QTest.keyClick(topic.more_button, Qt.Key.Key_Space)
    assert rest.isVisible()
    assert "From: " in rest.text()
    assert topic.more_button.text() == "Less"
    click(topic.more_button)
    assert not rest.isVisible()


def test_what_happens_next_fits_the_stage(page: QuestionsPage, document: Document) -> None:
    before = page.form.next_topic._text.text()
    document.edit("Stage", lambda worksheet: worksheet.evolve(profile=UNKNOWN.evolve(stage="metastatic")))
    assert page.form.next_topic._text.text() != before


def test_what_happens_next_begins_after_what_she_has_had(page: QuestionsPage, document: Document) -> None:
    def had(worksheet: Worksheet) -> Worksheet:
        past = (PastTreatment(kind="lumpectomy"),)
        return worksheet.evolve(profile=worksheet.profile.evolve(stage="early", past_treatments=past))

    document.edit("Early", lambda worksheet: worksheet.evolve(profile=worksheet.profile.evolve(stage="early")))
    first, second = document.derived.catalogue.topics["next-early"].paragraphs[:2]
    shown = page.form.next_topic.findChildren(QLabel)[0]
    assert shown_text(shown).startswith(first.text)
    document.edit("Operated", had)
    assert shown_text(shown).startswith(second.text)
