from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import QuestionBack, Weighed
from hrbc_desktop.domain.visit.question_list import question_list
from hrbc_desktop.session.document import Document
from hrbc_desktop.session.settings import Theme as ThemeName
from hrbc_desktop.ui.help.source_dialog import SourceDialog
from hrbc_desktop.ui.visit_view.view import ConsultView
from hrbc_desktop.wording.comparison import EACH_FROM_ITS_OWN_STUDY, TOO_FEW
from hrbc_desktop.wording.visit import talk_label, visit_record

Follow = Callable[[ThemeName, int], None]


@pytest.fixture
def view(document: Document, catalogue: Catalogue, follow_look: Follow, qtbot: QtBot) -> Iterator[ConsultView]:
    follow_look("light", 100)
    view = ConsultView(document, catalogue)
    qtbot.addWidget(view)
    view.resize(1280, 800)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    yield view
    for dialog in view.findChildren(SourceDialog):
        dialog.close()


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def text_of(view: ConsultView, label: str) -> str:
    found = view.findChild(QLabel, label)
    assert isinstance(found, QLabel)
    return found.text()


def is_marked(view: ConsultView) -> bool:
    found = view.findChild(QLabel, "talked_label")
    assert isinstance(found, QLabel)
    return found.isVisible()


def button(view: ConsultView, name: str) -> QPushButton:
    found = view.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def first_key(view: ConsultView) -> str:
    comparison = view.document.derived.comparison
    assert comparison is not None
    return comparison.core_rows[0].key


def weigh(document: Document, *keys: str) -> None:
    weighed = tuple(Weighed(attribute=key) for key in keys)
    document.edit("Weigh", lambda worksheet: worksheet.evolve(values=worksheet.values.evolve(weighed=weighed)))


def shown_key(view: ConsultView) -> str:
    assert view.row is not None
    return view.row.key


def test_one_row_is_shown_with_a_card_for_each_option(view: ConsultView) -> None:
    view.show_row("diarrhea")
    assert text_of(view, "title_label") == "Diarrhea"
    assert "women after menopause" in text_of(view, "plain_label")
    assert text_of(view, "note_label") == EACH_FROM_ITS_OWN_STUDY
    names = [card.accessibleName() for card in view.cards]
    assert names[0].startswith("A, Alphamab. Diarrhea: 86 of 100")
    assert names[1].startswith("B, Betamab. Diarrhea: 29 of 100")
    assert names[2].startswith("C, Gammamab. Diarrhea: 9 of 100 had it badly")


def test_up_and_down_change_the_row_and_stop_at_the_ends(view: ConsultView) -> None:
    assert text_of(view, "position_label").startswith("row 1 of ")
    press(Qt.Key.Key_Up)
    assert shown_key(view) == first_key(view)
    press(Qt.Key.Key_Down)
    assert shown_key(view) == "way"
    assert text_of(view, "position_label").startswith("row 2 of ")
    for _ in range(30):
        press(Qt.Key.Key_Down)
    last = view.document.derived.comparison
    assert last is not None
    assert shown_key(view) == last.core_rows[-1].key


def test_the_row_is_changed_with_the_mouse_as_well(view: ConsultView) -> None:
    QTest.mouseClick(button(view, "next_button"), Qt.MouseButton.LeftButton)
    assert shown_key(view) == "way"
    QTest.mouseClick(button(view, "previous_button"), Qt.MouseButton.LeftButton)
    assert shown_key(view) == first_key(view)


def test_left_and_right_move_between_the_options(view: ConsultView) -> None:
    assert view.cards[0].hasFocus()
    press(Qt.Key.Key_Right)
    assert view.cards[1].hasFocus()
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    assert view.cards[2].hasFocus()


def test_the_focused_card_can_be_seen(view: ConsultView) -> None:
    focused = view.cards[0].grab().toImage()
    press(Qt.Key.Key_Right)
    assert view.cards[0].grab().toImage() != focused


def test_questions_are_ticked_and_a_note_is_written_beside_the_comparison(
    view: ConsultView, document: Document, catalogue: Catalogue, qtbot: QtBot
) -> None:
    document.edit("Unknown", lambda old: old.evolve(profile=old.profile.evolve(grade="unknown", stage="unknown")))
    first, second, *_ = question_list(document.worksheet, catalogue)
    press(Qt.Key.Key_Q)
    for key in (Qt.Key.Key_A, Qt.Key.Key_Y, Qt.Key.Key_Down, Qt.Key.Key_C, Qt.Key.Key_N):
        press(key)
    assert view.panel.form.notes_edit.hasFocus()
    QTest.keyClicks(view.panel.form.notes_edit, "Ask about Tuesday.")
    carried = {question.key: question for question in document.worksheet.questions}
    assert (carried[first.key].asked, carried[first.key].answered, carried[second.key].carry_over) == (
        True,
        "yes",
        True,
    )
    assert document.worksheet.nurse_notes == "Ask about Tuesday."
    assert shown_key(view) == first_key(view)
    with qtbot.waitSignal(view.sign_requested):
        QTest.keyClick(view.panel.form.notes_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Escape)
    assert view.isVisible()
    assert view.cards[0].hasFocus()
    press(Qt.Key.Key_Down)
    assert shown_key(view) == "way"


def test_what_is_answered_shrinks_so_that_the_next_questions_are_in_sight(
    view: ConsultView, document: Document, qtbot: QtBot
) -> None:
    view.resize(1366, 768)
    document.edit("Unknown", lambda old: old.evolve(profile=old.profile.evolve(grade="unknown", stage="unknown")))
    press(Qt.Key.Key_Q)
    rows = list(view.panel.rows.values())
    qtbot.waitUntil(lambda: [row.form.answer_edit.isVisible() for row in rows[:3]] == [True, False, False])
    for key in (Qt.Key.Key_A, Qt.Key.Key_Y, Qt.Key.Key_Down):
        press(key)
    qtbot.waitUntil(lambda: not rows[2].form.text_label.visibleRegion().isEmpty())
    assert [row.form.answer_edit.isVisible() for row in rows[:3]] == [False, True, False]
    assert rows[0].height() < rows[1].height() / 2
    assert "Answered" in rows[0].form.text_label.text()
    third = rows[2].form.asked_check
    QTest.mouseClick(third, Qt.MouseButton.LeftButton, pos=QPoint(10, third.height() // 2))
    assert third.isChecked()
    assert rows[2].form.answer_edit.isVisible()


def test_the_panel_takes_the_place_of_the_cards_where_there_is_no_room_for_both(view: ConsultView) -> None:
    press(Qt.Key.Key_Q)
    assert view.cards[0].isVisible()
    view.resize(900, 700)
    assert not view.cards[0].isVisible()
    assert view.panel.isVisible()
    QTest.mouseClick(button(view, "questions_button"), Qt.MouseButton.LeftButton)
    assert view.cards[0].isVisible()


def test_beside_the_comparison_the_panel_is_open_by_itself_and_goes_where_it_would_cover_it(view: ConsultView) -> None:
    view.resize(1366, 768)
    assert view.panel.isVisible()
    assert view.cards[0].isVisible()
    view.resize(900, 700)
    assert not view.panel.isVisible()
    assert view.cards[0].isVisible()


def test_the_five_steps_of_the_talk_and_what_was_agreed_land_in_the_record(
    view: ConsultView, document: Document, catalogue: Catalogue
) -> None:
    view.resize(1366, 768)
    form = view.panel.form
    for step in ("questions", "matters"):
        form.talk_script.checks[step].click()
    form.agreed_edit.setPlainText("Sample Nurse 1 calls on Monday")
    assert list(document.worksheet.talk) == ["matters", "questions"]
    assert "Sample Nurse 1 calls on Monday" in visit_record(document.worksheet)
    assert talk_label("matters").lower() in visit_record(document.worksheet)
    form.talk_script.checks["matters"].click()
    assert list(document.worksheet.talk) == ["questions"]
    assert not document.worksheet.signatures
    assert catalogue is not None


def test_what_was_not_clear_to_her_stands_beside_explain_first(view: ConsultView, document: Document) -> None:
    view.resize(1366, 768)
    label = view.panel.form.talk_script.unclear_label
    assert not label.isVisible()
    missed = QuestionBack(key="effect:diarrhea", answer="not_sure", missed=True)
    document.edit("Answers", lambda old: old.evolve(questions_back=(missed,)))
    assert label.isVisible()
    assert label.text()


def test_words_to_begin_with_are_shown_on_demand(view: ConsultView) -> None:
    view.resize(1366, 768)
    script = view.panel.form.talk_script
    before = script.sizeHint().height()
    script.words_toggle.click()
    assert script.sizeHint().height() > before


def test_escape_and_the_button_close(view: ConsultView) -> None:
    press(Qt.Key.Key_Escape)
    assert not view.isVisible()
    view.show()
    QTest.mouseClick(button(view, "close_button"), Qt.MouseButton.LeftButton)
    assert not view.isVisible()


def test_a_row_is_marked_as_talked_about_and_the_mark_comes_off_again(view: ConsultView, document: Document) -> None:
    view.show_row("diarrhea")
    QTest.mouseClick(button(view, "talked_button"), Qt.MouseButton.LeftButton)
    assert list(document.worksheet.talked_about) == ["diarrhea"]
    assert is_marked(view)
    assert document.undo_stack.undoText() == "Talked about diarrhea"
    press(Qt.Key.Key_T)
    assert not document.worksheet.talked_about
    assert not is_marked(view)


def test_what_the_person_put_first_is_said_and_shown_first(
    document: Document, catalogue: Catalogue, qtbot: QtBot
) -> None:
    weigh(document, "diarrhea", "visits")
    document.edit("Name", lambda worksheet: worksheet.evolve(visit=worksheet.visit.evolve(name="Sample Patient 1")))
    view = ConsultView(document, catalogue)
    qtbot.addWidget(view)
    assert shown_key(view) == "diarrhea"
    assert text_of(view, "position_label").endswith(" · Sample Patient 1 put this first")
    view.show_row("visits")
    assert text_of(view, "position_label").endswith(" · Sample Patient 1 put this second")
    view.show_row("rash")
    assert "put this" not in text_of(view, "position_label")


def test_without_a_name_it_is_the_patient_who_put_it_first(view: ConsultView, document: Document) -> None:
    weigh(document, "rash")
    view.show_row("rash")
    assert text_of(view, "position_label").endswith(" · The patient put this first")


def test_enter_and_a_click_show_the_source_of_a_card(view: ConsultView) -> None:
    view.show_row("diarrhea")
    press(Qt.Key.Key_Return)
    dialog = view.findChild(SourceDialog)
    assert dialog is not None
    assert "Study One" in dialog.text
    dialog.close()
    QTest.mouseClick(view.cards[2], Qt.MouseButton.LeftButton)
    assert "9 of 100 had it badly" in view.findChildren(SourceDialog)[-1].text


def test_what_is_not_known_leads_nowhere(view: ConsultView) -> None:
    view.show_row("rash")
    assert view.cards[2].accessibleName() == "C, Gammamab. Rash: Not known here: ask your team."
    QTest.mouseClick(view.cards[2], Qt.MouseButton.LeftButton)
    assert view.findChild(SourceDialog) is None


@pytest.mark.parametrize("count", [2, 3, 4])
def test_other_options_bring_their_own_cards_and_leave_the_row(
    view: ConsultView, document: Document, count: int
) -> None:
    view.show_row("rash")
    options = ("wait", "gamma", "beta", "alpha")[:count]
    document.edit("Pick", lambda worksheet: worksheet.evolve(options=options))
    QApplication.processEvents()
    assert [card.accessibleName()[0] for card in view.cards] == list("ABCD"[:count])
    assert shown_key(view) == "rash"
    assert len({card.width() for card in view.cards}) <= 2
    assert view.cards[-1].geometry().right() < view.width()


def test_nothing_to_compare_says_what_to_do(view: ConsultView, document: Document) -> None:
    document.edit("Drop", lambda worksheet: worksheet.evolve(options=()))
    assert text_of(view, "plain_label") == TOO_FEW
    assert not button(view, "talked_button").isEnabled()
    document.undo_stack.undo()
    assert text_of(view, "title_label") == "Time before it grew"


def test_large_text_fits_a_small_screen(view: ConsultView, follow_look: Follow, qtbot: QtBot) -> None:
    follow_look("contrast", 200)
    view.resize(1024, 700)
    buttons = [button(view, f"{name}_button") for name in ("previous", "next", "talked", "close")]
    qtbot.waitUntil(lambda: all(view.rect().contains(_place_in(view, each)) for each in buttons))
    assert view.size().toTuple() == (1024, 700)
    assert all(each.width() >= each.sizeHint().width() for each in buttons)


def _place_in(view: ConsultView, part: QPushButton) -> QRect:
    return QRect(part.mapTo(view, QPoint(0, 0)), part.size())


def test_moving_to_a_card_that_is_out_of_sight_brings_it_into_sight(view: ConsultView, follow_look: Follow) -> None:
    follow_look("light", 200)
    view.resize(1024, 700)
    QApplication.processEvents()
    press(Qt.Key.Key_Left)
    card = view.cards[2]
    assert card.hasFocus()
    assert card.mapTo(view, card.rect().topRight()).x() <= view.width()
