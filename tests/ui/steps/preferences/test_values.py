"""Step 5: the leaning first, then the order, the ladder and the limits, and the picture that follows."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.steps.preferences.page import ValuesPage

OPTIONS = ("abemaciclib-fulvestrant", "ribociclib-fulvestrant", "everolimus-exemestane")
ORDER = ("diarrhea", "visits", "mouth_sores", "way")
Pick = Callable[..., list[str]]


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def lean(page: ValuesPage, leaning: str) -> None:
    click(page.form.leaning_chips.chip(leaning))


def order(page: ValuesPage) -> tuple[str, ...]:
    return page.document.worksheet.starred


def leaning(page: ValuesPage) -> str | None:
    return page.document.worksheet.values.leaning


def limit(page: ValuesPage) -> float | None:
    return page.document.worksheet.values.weighed[0].limit


def steps(page: ValuesPage) -> list[str | None]:
    return [row.step for row in page.document.worksheet.values.weighed]


def test_with_one_option_there_is_nothing_to_weigh(values: ValuesPage, document: Document) -> None:
    document.edit("One", lambda worksheet: worksheet.evolve(options=OPTIONS[:1]))
    assert values.form.list_label.text().startswith("Pick at least two options first.")
    assert not values.form.change_button.isEnabled()
    assert not values.form.leaning_frame.isVisible()
    assert values.form.waiting_label.text() == "The picture needs at least two options to compare."


def test_the_leaning_is_asked_before_any_picture_is_shown(picked: ValuesPage) -> None:
    form = picked.form
    assert not form.bars.isVisible()
    assert form.waiting_label.text().startswith("First say which way you are leaning now.")
    labels = [chip.text() for chip in form.leaning_chips.findChildren(QPushButton)]
    assert labels[0] == "Not sure"
    assert labels[-1] == "My team’s view"
    assert len(labels) == 5
    lean(picked, "not_sure")
    assert form.bars.isVisible()
    assert not form.waiting_label.isVisible()
    assert "You are not sure yet." in form.promise_label.text()
    assert "It does not tell you what to choose." in form.promise_label.text()


def test_pressing_the_leaning_again_takes_it_back(picked: ValuesPage) -> None:
    lean(picked, OPTIONS[0])
    lean(picked, OPTIONS[1])
    assert leaning(picked) == OPTIONS[1]
    lean(picked, OPTIONS[1])
    assert leaning(picked) is None
    assert not picked.form.bars.isVisible()


def test_what_differs_can_be_picked_up_to_six_and_what_does_not_is_listed(values: ValuesPage, pick: Pick) -> None:
    assert values.form.change_button.text() == "Pick what matters"
    assert pick(*ORDER[:2])[0] == "2 picked, pick at least 3"
    assert order(values) == ORDER[:2]
    assert values.form.change_button.text() == "Change the list"
    rest = [thing.key for thing in values._offer.things if thing.key not in ORDER[:2]]
    shown = pick(*rest[:4])
    assert shown[0] == "6 picked"
    assert set(shown[1:]) == set(rest[4:])
    pick(ORDER[0])
    assert order(values) == (ORDER[1], *rest[:4])


def test_arrows_move_a_row_and_stop_at_the_ends(picked: ValuesPage, document: Document) -> None:
    assert order(picked) == ORDER
    first, second = picked.rows["diarrhea"].form, picked.rows["visits"].form
    assert not first.up_button.isEnabled()
    assert not picked.rows["way"].form.down_button.isEnabled()
    assert first.most_label.isVisible()
    second.up_button.setFocus()
    QTest.keyClick(second.up_button, Qt.Key.Key_Space)
    assert order(picked) == ("visits", "diarrhea", "mouth_sores", "way")
    assert (second.place_label.text(), first.place_label.text()) == ("1", "2")
    assert second.most_label.isVisible()
    assert not second.step_chips.isVisible()
    click(second.down_button)
    assert order(picked) == ORDER
    document.undo_stack.undo()
    assert order(picked)[0] == "visits"


def test_a_row_that_moves_keeps_the_keyboard(picked: ValuesPage) -> None:
    row = picked.rows["mouth_sores"].form
    row.up_button.setFocus()
    QTest.keyClick(row.up_button, Qt.Key.Key_Space)
    assert row.up_button.hasFocus()
    row.down_button.setFocus()
    QTest.keyClick(row.down_button, Qt.Key.Key_Space)
    assert row.down_button.hasFocus()
    QTest.keyClick(row.down_button, Qt.Key.Key_Space)
    assert order(picked)[-1] == "mouth_sores"
    assert row.up_button.hasFocus()


def test_the_rows_say_in_both_frames_what_changes(picked: ValuesPage) -> None:
    change = picked.rows["diarrhea"].form.change_label.text()
    assert " of 100" in change
    assert "do not have it" in change
    assert picked.rows["diarrhea"].accessibleName() == f"Place 1 of 4: Less diarrhea, {change}"


def test_the_ladder_has_four_steps_and_can_be_taken_back(picked: ValuesPage, document: Document) -> None:
    chips = picked.rows["visits"].form.step_chips
    assert [chip.text() for chip in chips.findChildren(QPushButton)] == [
        "about the same", "a little less", "about half as much", "much less",
    ]  # fmt: skip
    click(chips.chip("half"))
    assert steps(picked) == [None, "half", None, None]
    click(chips.chip("much_less"))
    click(chips.chip("much_less"))
    assert steps(picked) == [None, None, None, None]
    document.undo_stack.undo()
    assert chips.chosen == ("much_less",)


def test_the_picture_follows_every_answer_at_once(picked: ValuesPage, document: Document) -> None:
    lean(picked, "not_sure")
    seen = [picked.form.bars.accessibleDescription() + picked.form.bars.accessibleName()]
    visits, sores = picked.rows["visits"].form, picked.rows["mouth_sores"].form
    for button in (visits.step_chips.chip("much_less"), sores.step_chips.chip("much_less"), sores.up_button):
        click(button)
        seen.append(picked.form.bars.accessibleDescription() + picked.form.bars.accessibleName())
    assert len(set(seen)) == len(seen)
    assert picked.form.message_label.text()
    document.undo_stack.undo()
    assert picked.form.bars.accessibleDescription() + picked.form.bars.accessibleName() == seen[-2]


def test_a_limit_is_named_and_removes_nothing(picked: ValuesPage, document: Document) -> None:
    lean(picked, "not_sure")
    spin = picked.rows["diarrhea"].form.limit_spin
    assert not picked.form.limits_label.isVisible()
    assert not spin.isVisible()
    click(picked.rows["diarrhea"].form.limit_button)
    assert spin.hasFocus()
    spin.selectAll()
    QTest.keyClicks(spin, "50")
    QTest.keyClick(spin, Qt.Key.Key_Return)
    assert limit(picked) == 50
    assert "is past your limit for diarrhea." in picked.form.limits_label.text()
    assert "Abemaciclib" in picked.form.limits_label.text()
    picture = document.derived.line_up
    assert picture is not None
    assert len(picture.bars) == 3
    picked.form.own_edit.setFocus()
    document.undo_stack.undo()
    assert limit(picked) is None
    assert not picked.form.limits_label.isVisible()


def test_the_limit_follows_undo_while_the_cursor_is_in_it(picked: ValuesPage, document: Document) -> None:
    spin = picked.rows["diarrhea"].form.limit_spin
    empty = spin.value()
    click(picked.rows["diarrhea"].form.limit_button)
    spin.selectAll()
    QTest.keyClicks(spin, "50")
    document.undo_stack.undo()
    assert limit(picked) is None
    assert spin.value() == empty


def test_the_ways_are_put_in_an_order_of_her_own(picked: ValuesPage, document: Document) -> None:
    row = picked.rows["way"].form
    assert not row.limit_spin.isVisible()
    buttons = picked.rows["way"].findChildren(QPushButton)
    likes = [button for button in buttons if button.accessibleName().endswith(": make this my first choice")]
    assert len(likes) == 2
    click(likes[1])
    assert len(document.worksheet.values.way_order) == 2
    first = document.worksheet.values.way_order[0]
    QApplication.processEvents()
    again = [
        button
        for button in picked.rows["way"].findChildren(QPushButton)
        if button.isVisible() and button.accessibleName().endswith(": make this my first choice")
    ]
    click(again[1])
    assert document.worksheet.values.way_order[1] == first
