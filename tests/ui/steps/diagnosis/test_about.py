"""Step 2 by mouse and by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import QUESTIONS, PastTreatment, Profile
from hrbc_desktop.domain.visit.question_list import GENES_TOGETHER, REPORT_TOGETHER
from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.kit.step_page import Page, framed
from hrbc_desktop.ui.steps.diagnosis.answer_field import AnswerField, NumberEdit
from hrbc_desktop.ui.steps.diagnosis.medicine_names import MedicineNames
from hrbc_desktop.ui.steps.diagnosis.page import AboutPage
from hrbc_desktop.ui.steps.diagnosis.review_dialog import ReviewDialog
from hrbc_desktop.ui.steps.diagnosis.treatment_history import PastTreatments

EARLY = Profile(
    stage="early",
    course="first",
    sex="female",
    menopause="not_yet",
    past_treatments=(PastTreatment(kind="lumpectomy"),),
)
ADVANCED = Profile(stage="metastatic", course="back_elsewhere", sex="female", menopause="yes")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The real content."""
    return read_catalogue()


@pytest.fixture
def page(show: Callable[[type[Page]], Page]) -> AboutPage:
    page = show(AboutPage)
    assert isinstance(page, AboutPage)
    return page


def answered(page: AboutPage, profile: Profile) -> None:
    page.document.edit("Answers", lambda worksheet: worksheet.evolve(profile=profile))
    QApplication.processEvents()


def chips(page: AboutPage, field: str) -> ChipGroup:
    asked = page.field(field)
    assert isinstance(asked, AnswerField | PastTreatments)
    return asked.chips


def press(page: AboutPage, field: str, *answers: str) -> None:
    for answer in answers:
        QTest.mouseClick(chips(page, field).chip(answer), Qt.MouseButton.LeftButton)


def profile(page: AboutPage) -> Profile:
    return page.document.worksheet.profile


def fields(page: AboutPage) -> list[str]:
    return [field for block in page.blocks.values() for field in block.fields]


def texts(page: AboutPage) -> list[str]:
    return [question.text for question in page.document.derived.questions]


@pytest.mark.parametrize("situation", [Profile(), EARLY, ADVANCED], ids=["empty", "early", "advanced"])
def test_every_question_takes_every_answer_and_gives_it_back(page: AboutPage, situation: Profile) -> None:
    answered(page, situation)
    for field in fields(page):
        asked = page.field(field)
        if not isinstance(asked, AnswerField) or asked.number is not None or field in ("stage", "course", "sex"):
            continue
        for choice in asked.question.choices:
            if choice.key not in dict.fromkeys(key for key in asked.chips._chips):
                continue
            if choice.key not in asked.chips.chosen:
                press(page, field, choice.key)
            given = getattr(profile(page), field)
            assert choice.key in (given if asked.question.many else (given,))
        page.document.undo_stack.clear()
        answered(page, situation)


def test_every_question_is_asked_in_its_own_words(page: AboutPage) -> None:
    answered(page, EARLY)
    for field in fields(page):
        asked = page.field(field)
        if isinstance(asked, AnswerField):
            written = QTextDocumentFragment.fromHtml(asked.text_label.text()).toPlainText()
            assert written == QUESTIONS[field].text
            assert asked.chips.accessibleName() == QUESTIONS[field].text


def test_an_answer_that_opens_another_question_shows_it_and_takes_it_away_again(page: AboutPage) -> None:
    answered(page, EARLY)
    assert "node_micromet" not in fields(page)
    press(page, "nodes", "one_to_three")
    assert "node_micromet" in fields(page)
    assert page.field("nodes").isVisible()
    press(page, "nodes", "none")
    assert "node_micromet" not in fields(page)


def test_i_dont_know_says_at_once_which_question_was_added(page: AboutPage) -> None:
    answered(page, EARLY)
    asked = page.field("grade")
    assert isinstance(asked, AnswerField)
    assert not asked.added.text
    press(page, "grade", "unknown")
    assert QUESTIONS["grade"].ask in asked.added.text
    assert QUESTIONS["grade"].ask in asked.chips.toolTip()
    assert QUESTIONS["grade"].ask in texts(page)
    press(page, "grade", "unknown")
    assert not asked.added.text
    assert not asked.chips.toolTip()


def test_an_answer_leads_on_to_the_next_open_question_and_stays_in_sight(page: AboutPage, qtbot: QtBot) -> None:
    frame = framed(page, page.title, page.subtitle)
    qtbot.addWidget(frame)
    frame.resize(900, 500)
    frame.show()
    answered(page, EARLY.evolve(menopause=None))
    bar, asked = frame.verticalScrollBar(), chips(page, "menopause")
    bar.setValue(bar.value() + asked.mapTo(frame.viewport(), QPoint()).y() - frame.viewport().height() + 80)
    QApplication.processEvents()
    where = bar.value()
    with qtbot.waitSignal(bar.valueChanged, timeout=60_000):
        press(page, "menopause", "not_yet")
    assert bar.value() > where
    assert 0 <= asked.mapTo(frame.viewport(), QPoint()).y() < frame.viewport().height()
    assert isinstance(page.open_part(), AnswerField)
    page.setParent(None)


def test_what_one_report_tells_and_the_gene_tests_are_one_question_each(page: AboutPage) -> None:
    answered(page, EARLY)
    press(page, "grade", "unknown")
    press(page, "nodes", "unknown")
    assert REPORT_TOGETHER not in texts(page)
    press(page, "tumor_size", "unknown")
    assert REPORT_TOGETHER in texts(page)
    assert QUESTIONS["grade"].ask not in texts(page)
    answered(page, ADVANCED)
    for gene in ("esr1", "pik3ca", "akt1"):
        press(page, gene, "unknown")
    assert GENES_TOGETHER in texts(page)
    assert not {QUESTIONS[gene].ask for gene in ("esr1", "pik3ca", "akt1")} & set(texts(page))


def test_the_rest_can_be_left_in_one_step(page: AboutPage, document: Document) -> None:
    answered(page, EARLY)
    before = profile(page)
    QTest.mouseClick(page.rest_button, Qt.MouseButton.LeftButton)
    assert all(card.is_answered(document.derived.facts) for card in document.derived.question_cards)
    assert (profile(page).stage, profile(page).nodes, profile(page).conditions) == ("early", "unknown", ("unknown",))
    assert REPORT_TOGETHER in texts(page)
    assert not page.rest_button.isVisible()
    document.undo_stack.undo()
    assert profile(page) == before
    assert page.rest_button.isVisible()


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
    group = chips(page, "course")
    group.chip("first").setFocus()
    QTest.keyClick(group.chip("first"), Qt.Key.Key_Right)
    assert group.chip("back_nearby").hasFocus()
    QTest.keyClick(group.chip("back_nearby"), Qt.Key.Key_Space)
    assert profile(page).course == "back_nearby"


@pytest.mark.parametrize("situation", [EARLY, ADVANCED], ids=["early", "advanced"])
def test_tab_stops_once_at_every_question_and_at_few_places_in_all(page: AboutPage, situation: Profile) -> None:
    answered(page, situation)
    chips(page, "stage").chip(str(situation.stage)).setFocus()
    start, stops = QApplication.focusWidget(), 0
    seen: set[str] = set()
    while not stops or QApplication.focusWidget() is not start:
        stops += 1
        focused = QApplication.focusWidget()
        assert focused is not None
        seen |= {field for field in fields(page) if page.field(field).isAncestorOf(focused)}
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert stops < 200
    assert seen == set(fields(page))
    assert stops <= 40


def test_a_number_with_its_unit_stands_beside_another_question_only_where_both_fit(page: AboutPage) -> None:
    for field in set(QUESTIONS) - {"past_treatments"}:
        asked = AnswerField(field, page.words, page)
        asked.show_answer(page.document.worksheet, page.document.derived, alone=False, title="")
        if asked.number is not None:
            asked.show()
            asked.resize(asked.one_line_width(), asked.heightForWidth(asked.one_line_width()))
            QApplication.processEvents()
            assert asked.chips.width() >= asked.chips.one_line_width(), field


def test_a_number_is_typed_within_its_bounds(page: AboutPage, document: Document) -> None:
    asked = page.field("age")
    assert isinstance(asked, AnswerField)
    edit = asked.number
    assert edit is not None
    QTest.keyClicks(edit, "54")
    assert profile(page).age == 54
    edit.selectAll()
    QTest.keyClicks(edit, "540")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert profile(page).age is None  # 54 was only its beginning
    assert edit.problem_label.isVisible()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    assert profile(page).age is None
    assert not edit.problem_label.isVisible()
    press(page, "age", "unknown")
    assert profile(page).age == "unknown"
    document.undo_stack.undo()
    assert edit.text() == ""


def test_each_past_medicine_is_asked_how_it_went_and_no_operation_is(page: AboutPage, document: Document) -> None:
    past = page.field("past_treatments")
    assert isinstance(past, PastTreatments)
    press(page, "past_treatments", "tamoxifen", "lumpectomy")
    box = past.box("tamoxifen")
    assert box.isVisible()
    assert box.accessibleName().startswith("How did it go: ")
    with pytest.raises(KeyError):
        past.box("lumpectomy")
    box.setFocus()
    QTest.keyClicks(box, "Cancer grew")
    assert {one.kind: one.outcome for one in profile(page).past_treatments} == {
        "lumpectomy": None,
        "tamoxifen": "stopped_working",
    }
    document.undo_stack.undo()
    assert past.box("tamoxifen").currentData() == ""


def test_answers_that_do_not_go_together_are_pointed_out(page: AboutPage) -> None:
    assert not page.note.isVisible()
    press(page, "stage", "early")
    press(page, "course", "back_elsewhere")
    assert page.note.isVisible()
    press(page, "stage", "metastatic")
    assert not page.note.isVisible()


def test_names_of_medicines_show_what_was_understood_and_ask_about_near_ones(
    page: AboutPage, document: Document
) -> None:
    names = page.field("medicine_names")
    assert isinstance(names, MedicineNames)
    QTest.keyClicks(names.edit, "metformin, clarithromicin, xyzzy")
    assert profile(page).medicine_names == "metformin, clarithromicin, xyzzy"
    assert any("xyzzy" in label.text() for label in names.findChildren(QLabel))
    suggestion = next(button for button in names.findChildren(QPushButton) if "larithromycin" in button.text())
    QTest.mouseClick(suggestion, Qt.MouseButton.LeftButton)
    assert "clarithromicin" not in profile(page).medicine_names
    assert "larithromycin" in profile(page).medicine_names
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert names.edit.toPlainText() == ""


def test_reading_a_report_opens_its_dialog(page: AboutPage) -> None:
    QTest.mouseClick(page.report_button, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    dialog = page.findChild(ReviewDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()


def test_a_question_that_stands_alone_is_asked_by_its_heading(page: AboutPage) -> None:
    answered(page, ADVANCED)
    for block in page.blocks.values():
        (field, *others) = block.fields
        if not others and field not in ("stage", "course", "past_treatments"):
            assert block.title_label.text() == QUESTIONS[field].text


def test_a_number_may_have_a_decimal_comma_and_what_is_not_whole_takes_its_beginning_back(
    page: AboutPage,
) -> None:
    answered(page, Profile(stage="early", tumor_size="up_to_2", tumor_mm=9))
    asked = page.field("tumor_mm")
    assert isinstance(asked, AnswerField)
    size = asked.number
    assert isinstance(size, NumberEdit)
    for typed, number in (("1,8 cm", 18), ("22,0", 22), ("1,85", None)):
        size.selectAll()
        QTest.keyClicks(size, typed)
        assert profile(page).tumor_mm == number
        size.editingFinished.emit()
        assert size.problem_label.isHidden() == (number is not None)
        assert size.text() == typed
