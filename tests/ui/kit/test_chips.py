import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.kit.flow_layout import FlowLayout

ANSWERS = {"one": "One", "two": "A longer answer", "none": "None of these", "unknown": "I don’t know"}


@pytest.fixture
def chips(qtbot: QtBot) -> ChipGroup:
    chips = ChipGroup()
    qtbot.addWidget(chips)
    chips.offer(ANSWERS.items(), name="Which?", many=True)
    chips.resize(600, 60)
    chips.show()
    return chips


def click(chips: ChipGroup, *keys: str) -> None:
    for key in keys:
        QTest.mouseClick(chips.chip(key), Qt.MouseButton.LeftButton)


def test_many_answers_stand_together_but_not_with_none_or_i_dont_know(chips: ChipGroup) -> None:
    for pressed, chosen in (
        ("one", ("one",)),
        ("two", ("one", "two")),
        ("none", ("none",)),
        ("unknown", ("unknown",)),
        ("two", ("two",)),
        ("two", ()),
    ):
        click(chips, pressed)
        assert chips.chosen == chosen


def test_one_answer_takes_the_place_of_another(chips: ChipGroup) -> None:
    chips.offer(ANSWERS.items(), name="Which one?")
    click(chips, "one", "two")
    assert chips.chosen == ("two",)


def test_only_the_person_is_told_of(chips: ChipGroup, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(chips.chosen_changed):
        chips.choose(["one"])
    with qtbot.waitSignal(chips.chosen_changed):
        click(chips, "one")
    assert chips.chosen == ()


def test_each_chip_is_named_for_screen_readers_with_its_question(chips: ChipGroup) -> None:
    chip = chips.chip("unknown")
    assert chip.accessibleName() == "I don’t know: Which?"
    assert chip.property("role") == "chip_unknown"
    assert chips.chip("one").property("role") == "chip"
    assert chips.accessibleName() == "Which?"


def test_choosing_moves_nothing(chips: ChipGroup) -> None:
    def places() -> list[QRect]:
        return [chips.chip(key).geometry() for key in ANSWERS]

    before = places()
    click(chips, "two", "one")
    chips.grab()
    assert places() == before


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_chips_go_on_in_the_next_line_and_stay_inside(chips: ChipGroup, direction: Qt.LayoutDirection) -> None:
    chips.setLayoutDirection(direction)
    width = max(chips.chip(key).sizeHint().width() for key in ANSWERS) + 20
    chips.resize(width, chips.heightForWidth(width))
    chips.grab()
    places = [chips.chip(key).geometry() for key in ANSWERS]
    assert all(chips.rect().contains(rect) for rect in places)
    assert len({rect.y() for rect in places}) > 1
    assert not any(one.intersects(other) for one in places for other in places if one is not other)
    edge = [rect.x() if direction is Qt.LayoutDirection.LeftToRight else width - rect.right() - 1 for rect in places]
    assert edge[0] == 0


def test_a_layout_gives_back_what_was_put_into_it(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    layout = FlowLayout(parent)
    first, second = QWidget(parent), QWidget(parent)
    layout.addWidget(first)
    layout.addWidget(second)
    assert layout.count() == 2
    assert layout.itemAt(2) is None
    taken = layout.takeAt(0)
    assert taken is not None
    assert taken.widget() is first
    assert layout.count() == 1
    assert layout.takeAt(5) is None


def test_seldom_answers_stand_behind_more_until_they_are_asked_for_or_chosen(chips: ChipGroup) -> None:
    chips.offer(ANSWERS.items(), name="Which?", many=True, behind={"two"})
    assert chips.chip("two").isHidden()
    assert chips.more_button is not None
    chips.choose(["two"])
    assert not chips.chip("two").isHidden()
    assert chips.more_button.isHidden()
    chips.choose([])
    QTest.mouseClick(chips.more_button, Qt.MouseButton.LeftButton)
    assert not chips.chip("two").isHidden()
    assert chips.chip("two").hasFocus()
    assert chips.more_button.isHidden()
    chips.choose(["one"])
    assert not chips.chip("two").isHidden()


def test_arrows_lead_past_what_stands_behind_more(chips: ChipGroup) -> None:
    chips.offer(ANSWERS.items(), name="Which?", many=True, behind={"two"})
    chips.chip("one").setFocus()
    QTest.keyClick(chips.chip("one"), Qt.Key.Key_Right)
    assert chips.chip("none").hasFocus()
    QTest.keyClick(chips.chip("none"), Qt.Key.Key_Right)
    QTest.keyClick(chips.chip("unknown"), Qt.Key.Key_Right)
    assert chips.more_button is not None
    assert chips.more_button.hasFocus()
