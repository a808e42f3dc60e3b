from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.visit.steps import STEPS
from hrbc_desktop.ui.shell.step_sidebar import StepSidebar


def shown(qtbot: QtBot) -> StepSidebar:
    rail = StepSidebar()
    qtbot.addWidget(rail)
    rail.show()
    rail.activateWindow()
    QTest.qWaitForWindowActive(rail)
    return rail


def test_a_step_is_wanted_by_mouse_and_by_keyboard(qtbot: QtBot) -> None:
    rail = shown(qtbot)
    wanted: list[str] = []
    rail.step_requested.connect(wanted.append)
    QTest.mouseClick(rail.button("values"), Qt.MouseButton.LeftButton)
    rail.button("about").setFocus()
    QTest.keyClick(rail.button("about"), Qt.Key.Key_Space)
    assert wanted == ["values", "about"]


def test_one_step_is_current(qtbot: QtBot) -> None:
    rail = shown(qtbot)
    for current in STEPS:
        rail.show_current(current.name)
        assert [step.name for step in STEPS if rail.button(step.name).isChecked()] == [current.name]


def test_each_step_is_named_with_its_number_and_its_state(qtbot: QtBot) -> None:
    rail = shown(qtbot)
    rail.show_progress("about", complete=True, left="")
    names = [rail.button(step.name).accessibleName() for step in STEPS]
    assert names == [f"Step {number}: {step.title}" for number, step in enumerate(STEPS, start=1)]
    assert rail.button("about").accessibleDescription().endswith(", complete")
    assert rail.button("sign").accessibleDescription().endswith(", not complete yet")


def test_what_is_current_complete_and_focused_can_be_seen(qtbot: QtBot) -> None:
    rail = shown(qtbot)
    rail.show_current("start")
    rail.button("sign").setFocus()
    button = rail.button("about")

    def picture() -> QImage:
        return button.grab().toImage()

    plain = picture()
    rail.show_progress("about", complete=True, left="")
    complete = picture()
    rail.show_current("about")
    current = picture()
    button.setFocus()
    focused = picture()
    pictures = [plain, complete, current, focused]
    assert all(one != other for one in pictures for other in pictures if one is not other)


def test_a_narrow_rail_keeps_the_titles_as_tool_tips(qtbot: QtBot) -> None:
    rail = shown(qtbot)
    wide = rail.sizeHint().width()
    rail.show_compact(compact=True)
    assert rail.sizeHint().width() < wide / 2
    assert [rail.button(step.name).toolTip() for step in STEPS] == [step.title for step in STEPS]
    rail.show_compact(compact=False)
    assert rail.sizeHint().width() == wide
    assert rail.button("about").toolTip() == ""
