"""Step 5: things of her own, the check that is asked twice, and the clinician’s view."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.help.source_dialog import RowSourcesDialog
from hrbc_desktop.ui.steps.preferences.page import ValuesPage
from hrbc_desktop.wording.preferences import INCONSISTENT

OPTIONS = ("abemaciclib-fulvestrant", "ribociclib-fulvestrant", "everolimus-exemestane")
ORDER = ("diarrhea", "visits", "mouth_sores", "way")
Pick = Callable[..., list[str]]


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def lean(page: ValuesPage, leaning: str) -> None:
    click(page.form.leaning_chips.chip(leaning))


def order(page: ValuesPage) -> tuple[str, ...]:
    return page.document.worksheet.starred


def own(page: ValuesPage) -> list[str]:
    return [thing.text for thing in page.document.worksheet.values.own]


def steps(page: ValuesPage) -> list[str | None]:
    return [row.step for row in page.document.worksheet.values.weighed]


def test_something_of_her_own_stands_in_the_order_like_the_rest(picked: ValuesPage, document: Document) -> None:
    lean(picked, "not_sure")
    QTest.keyClicks(picked.form.own_edit, "Time with <my> daughter")
    QTest.keyClick(picked.form.own_edit, Qt.Key.Key_Return)
    assert own(picked) == ["Time with <my> daughter"]
    assert picked.form.own_edit.text() == ""
    assert order(picked)[-1] == "own:1"
    row = picked.rows["own:1"].form
    QApplication.processEvents()
    assert row.fits_chips.isVisible()
    picture = document.derived.line_up
    assert picture is not None
    assert [bar.open_bands[-1] > 0 for bar in picture.bars] == [True, True, True]
    click(row.fits_chips.chip(OPTIONS[1]))
    assert document.worksheet.values.own[0].fits == OPTIONS[1]
    picture = document.derived.line_up
    assert picture is not None
    assert [bool(bar.pieces[-1]) for bar in picture.bars] == [False, True, False]
    click(row.fits_chips.chip("same"))
    assert "own:1" in picked.rows
    assert document.derived.line_up is not None
    assert len(document.derived.line_up.things) == 4
    remove = next(
        button
        for button in picked.findChildren(QPushButton)
        if button.accessibleName() == "Take off “Time with <my> daughter”"
    )
    click(remove)
    assert own(picked) == []
    QTest.keyClicks(picked.form.own_edit, "   ")
    click(picked.form.own_button)
    assert own(picked) == []


def test_each_row_leads_to_the_sources_of_all_its_options_but_her_own_words_have_none(
    picked: ValuesPage,
) -> None:
    QTest.keyClicks(picked.form.own_edit, "My garden")
    QTest.keyClick(picked.form.own_edit, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert {key: row.form.source_button.isVisible() for key, row in picked.rows.items()} == {
        **dict.fromkeys(ORDER, True),
        "own:1": False,
    }
    click(picked.rows["diarrhea"].form.source_button)
    dialog = picked.findChild(RowSourcesDialog)
    assert dialog is not None
    for option in OPTIONS:
        assert picked.catalogue.options[option].name in dialog.text
    assert dialog.text.count("Source: ") >= len(OPTIONS)
    dialog.reject()


def test_six_things_of_her_own_are_the_most(picked: ValuesPage, document: Document) -> None:
    for number in range(7):
        QTest.keyClicks(picked.form.own_edit, f"thing {number}")
        click(picked.form.own_button)
    assert len(document.worksheet.values.own) == 6
    assert not picked.form.own_edit.isEnabled()
    assert not picked.form.own_button.isEnabled()


def answer_check(page: ValuesPage, *answers: str) -> None:
    for answer in answers:
        click(page.form.check_chips.chip(answer))


@pytest.fixture
def weighed(picked: ValuesPage) -> ValuesPage:
    """The page with steps and a leaning, so that there is a check to ask."""
    for key, step in (("visits", "little_less"), ("mouth_sores", "half")):
        click(picked.rows[key].form.step_chips.chip(step))
    lean(picked, "not_sure")
    assert picked.form.check_frame.isVisible()
    assert not picked.form.check_label.isVisible()
    click(picked.form.check_button)
    assert picked.form.check_label.isVisible()
    return picked


def test_the_check_is_asked_twice_with_the_sides_swapped(weighed: ValuesPage) -> None:
    form = weighed.form
    first = form.check_label.text()
    answer_check(weighed, "a")
    assert form.check_answer_label.text() == "Once more, with the sides swapped."
    swapped = form.check_label.text()
    sides = [[line.partition(": ")[2] for line in text.splitlines()[1:3]] for text in (first, swapped)]
    assert sides[0] == sides[1][::-1]
    assert form.check_chips.chosen == ()
    answer_check(weighed, "b")
    assert form.check_answer_label.text() == "Your choice matches your order."
    assert not form.check_chips.isVisible()
    assert INCONSISTENT not in form.message_label.text()


def test_a_choice_against_the_order_makes_the_picture_less_sure_and_never_scores(
    weighed: ValuesPage, document: Document
) -> None:
    before = order(weighed), steps(weighed)
    answer_check(weighed, "b", "a")
    assert weighed.form.check_answer_label.text().startswith("Your choice does not match your order.")
    assert INCONSISTENT in weighed.form.message_label.text()
    assert (order(weighed), steps(weighed)) == before
    document.undo_stack.undo()
    assert weighed.form.check_chips.isVisible()
    click(weighed.rows["visits"].form.up_button)
    assert INCONSISTENT not in weighed.form.message_label.text()


def test_a_clinicians_view_needs_a_name_and_can_then_be_weighed(
    picked: ValuesPage, document: Document, pick: Pick
) -> None:
    form = picked.form
    assert not form.view_frame.isVisible()
    document.edit("Filler", lambda worksheet: worksheet.evolve(visit=worksheet.visit.evolve(filled_in_by="both")))
    assert form.view_frame.isVisible()
    boxes = list(picked._views._boxes.values())
    assert len(boxes) == 3
    assert not boxes[0].isEnabled()
    QTest.keyClicks(form.clinician_edit, "Dr. Sample")
    for number, box in enumerate(boxes, start=1):
        assert box.isEnabled()
        for _ in range(number):
            QTest.keyClick(box, Qt.Key.Key_Down)
    views = document.worksheet.values.views
    assert [view.expectation for view in views] == ["better", "same", "less_well"]
    assert {view.clinician for view in views} == {"Dr. Sample"}
    assert "control" in [thing.key for thing in document.derived.offer.things]
    pick("control")
    assert order(picked)[-1] == "control"
    assert "less well" in picked.rows["control"].form.change_label.text()


def test_the_name_may_hold_spaces_while_it_is_typed(picked: ValuesPage, document: Document) -> None:
    document.edit("Filler", lambda worksheet: worksheet.evolve(visit=worksheet.visit.evolve(filled_in_by="nurse")))
    edit = picked.form.clinician_edit
    QTest.keyClicks(edit, "Dr.")
    QTest.keyClick(picked._views._boxes[OPTIONS[0]], Qt.Key.Key_Down)
    edit.setFocus()
    edit.end(False)
    QTest.keyClicks(edit, " Sample One")
    assert edit.text() == "Dr. Sample One"
    assert document.worksheet.values.views[0].clinician == "Dr. Sample One"


def test_taking_off_an_option_leaves_an_honest_page(weighed: ValuesPage, document: Document) -> None:
    lean(weighed, OPTIONS[2])
    document.edit("Fewer", lambda worksheet: worksheet.evolve(options=OPTIONS[:2]))
    QApplication.processEvents()
    offered = [chip.text() for chip in weighed.form.leaning_chips.findChildren(QPushButton) if chip.isVisible()]
    names = [weighed.catalogue.options[option].name for option in OPTIONS[:2]]
    assert offered == ["Not sure", *names, "My team’s view"]
    assert weighed.form.leaning_chips.chosen == ()
    assert set(weighed.rows) <= set(order(weighed))
    document.edit("None", lambda worksheet: worksheet.evolve(options=()))
    assert weighed.rows == {}
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert tuple(weighed.rows) == ORDER


def test_what_the_options_no_longer_differ_in_stays_in_the_order_says_so_and_can_come_off(
    weighed: ValuesPage, document: Document, pick: Callable[..., list[str]]
) -> None:
    others = {"decision": "hormone-treatment", "options": ("tamoxifen-early", "letrozole-early")}
    document.edit("Others", lambda worksheet: worksheet.evolve(**others))
    left_out = [key for key in ORDER if weighed._offer.thing(key) is None]
    assert left_out
    assert tuple(weighed.rows) == ORDER
    row = weighed.rows[left_out[0]]
    assert row.form.change_label.text().startswith("No difference is known here")
    assert not row.form.limit_button.isVisible()
    assert steps(weighed)[-1] is None
    assert weighed.open_part() is weighed.rows[ORDER[-1]]
    pick(left_out[0])
    assert order(weighed) == tuple(key for key in ORDER if key != left_out[0])
    document.edit("None", lambda worksheet: worksheet.evolve(options=()))
    assert weighed.open_part() is None
