"""Where one is in the window, and every way to get elsewhere."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.visit.steps import STEPS
from hrbc_desktop.resources import resource
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.help.about_dialog import AboutDialog
from hrbc_desktop.ui.help.dialogs import HelpDialog
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.shell.main_window import MainWindow
from hrbc_desktop.ui.steps.decision.treatment_lookup import TreatmentLookup
from hrbc_desktop.ui.visit_view.view import ConsultView

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    QTest.keyClick(window, key, held)
    QApplication.processEvents()


def read(name: str) -> str:
    """Return the first line of a text that comes with the program."""
    return resource(*name.split("/")).read_text("utf-8").splitlines()[0].lstrip("# ")


def choose(window: MainWindow, text: str) -> None:
    """Choose a command from the menu."""
    menu = window.form.menu_button.menu()
    actions: list[QAction] = [*menu.actions()]
    actions += [each for action in actions if (inner := action.menu()) for each in inner.actions()]  # type: ignore[attr-defined]
    next(action for action in actions if action.text().replace("&", "") == text).trigger()


def test_the_way_on_is_on_the_smallest_screen(window: MainWindow) -> None:
    window.new_worksheet()
    window.resize(683, 350)  # inside the frame, on 1366 x 768 at 200 percent
    out_of_sight: list[tuple[str, str]] = []
    for step in STEPS:
        window.show_step(step.name)
        QApplication.processEvents()
        assert window.size() == QSize(683, 350), step.name
        out_of_sight += [
            (step.name, button.objectName())
            for button in (window.form.menu_button, window.workspace.form.next_button)
            if not window.rect().contains(QRect(button.mapTo(window, QPoint(0, 0)), button.size()))
        ]
    assert out_of_sight == []


def test_before_unlocking_nothing_can_be_reached(locked: MainWindow) -> None:
    for key, held in ((Qt.Key.Key_N, CTRL), (Qt.Key.Key_O, CTRL), (Qt.Key.Key_F, CTRL), (Qt.Key.Key_F11, PLAIN)):
        press(locked, key, held)
        assert locked.unlock_page.isVisible()
    assert not locked.form.home_button.isEnabled()


def test_the_passphrase_leads_home(window: MainWindow) -> None:
    assert window.home.isVisible()
    assert window.home.form.empty_heading.text() == "No worksheets yet"


def test_a_new_worksheet_begins_at_its_first_step_and_says_whose_it_is(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_N, CTRL)
    assert window.workspace.isVisible()
    assert window.workspace.step == "start"
    assert window.form.patient_label.text() == "No name yet"
    edit = window.workspace.page("start").findChild(type(window.home.form.search_edit), "name_edit")
    assert edit is not None
    QTest.keyClicks(edit, "<b>Sample</b> Patient 1")
    assert "<b>Sample</b> Patient 1" in window.form.patient_label.text()
    window.show_step("sign")
    named = [label for label in window.findChildren(QLabel) if "Patient 1" in label.text()]
    assert {label.textFormat() for label in named} == {Qt.TextFormat.PlainText}, "as it was typed"
    assert not window.form.patient_label.toolTip().startswith("<b>")
    qtbot.waitUntil(lambda: window.form.save_label.text() == "✓ Saved on this computer, encrypted")
    QTest.mouseClick(window.form.home_button, Qt.MouseButton.LeftButton)
    assert window.home.isVisible()
    assert window.form.patient_label.text() == ""
    assert window.home.form.count_label.text() == "1 worksheet"


def test_alt_and_the_arrows_lead_through_every_step_and_never_sign(begun: MainWindow) -> None:
    seen = [begun.workspace.step]
    for _ in range(8):
        press(begun, Qt.Key.Key_Right, ALT)
        seen.append(begun.workspace.step)
    assert seen[:7] == [step.name for step in STEPS]
    assert set(seen[6:]) == {"sign"}
    assert not begun.consultation.document.worksheet.is_signed
    press(begun, Qt.Key.Key_Left, ALT)
    assert begun.workspace.step == "questions"
    for _ in range(6):
        press(begun, Qt.Key.Key_Left, ALT)
    assert begun.home.isVisible()


def test_every_step_is_one_press_away_at_any_time(begun: MainWindow) -> None:
    for step in [*STEPS, *reversed(STEPS)]:
        QTest.mouseClick(begun.workspace.form.rail.button(step.name), Qt.MouseButton.LeftButton)
        assert begun.workspace.step == step.name
        assert begun.workspace.page(step.name).isVisible()
        assert begun.workspace.form.rail.button(step.name).isChecked()


def test_the_rail_says_what_is_complete(begun: MainWindow) -> None:
    rail = begun.workspace.form.rail
    assert rail.button("start").accessibleDescription() == "Who and when, complete"
    assert rail.button("about").accessibleDescription() == "A few questions, not complete yet"
    begun.consultation.document.edit("Name", lambda old: old.evolve(visit=old.visit.evolve(name="")))
    assert rail.button("start").accessibleDescription() == "Who and when, open: name"
    assert rail.button("start").toolTip() == "Open: name"
    begun.consultation.document.edit("Stage", lambda old: old.evolve(profile=old.profile.evolve(stage="early")))
    assert rail.button("about").toolTip() == "1 of 12 answered"
    assert begun.workspace.form.promise_label.text().startswith("You can stop at any time; it is saved.")


def test_in_a_narrow_window_the_steps_lie_on_top_with_the_name_of_the_one_that_is_shown(begun: MainWindow) -> None:
    form = begun.workspace.form
    number = form.rail.button("about").sizeHint().width()
    assert form.rail.button("about").toolTip() == ""
    begun.resize(800, 700)
    QApplication.processEvents()
    assert form.rail.button("about").toolTip() == "About you"
    assert form.rail_area.geometry().bottom() <= form.pages.geometry().top()
    begun.show_step("about")
    widths = [form.rail.button(step.name).sizeHint().width() for step in STEPS]
    assert widths.index(max(widths)) == 1
    assert max(widths) < number
    assert len(set(widths)) == 2
    begun.resize(683, 350)
    QApplication.processEvents()
    assert form.rail_area.geometry().right() <= form.pages.geometry().left()


def test_letters_so_large_that_the_rail_would_scroll_lay_it_on_top(begun: MainWindow, settings: Settings) -> None:
    begun.resize(1366, 740)
    settings.text_percent = 150
    QApplication.processEvents()
    form = begun.workspace.form
    assert form.rail_area.verticalScrollBar().maximum() == 0
    assert form.rail_area.geometry().bottom() <= form.pages.geometry().top()


def test_the_buttons_below_lead_on_and_back(begun: MainWindow) -> None:
    form = begun.workspace.form
    assert form.back_button.text() == "← All worksheets"
    QTest.mouseClick(form.next_button, Qt.MouseButton.LeftButton)
    assert begun.workspace.step == "about"
    assert (form.back_button.text(), form.next_button.text()) == ("← Back", "Your decision →")
    QTest.mouseClick(form.next_button, Qt.MouseButton.LeftButton)
    compared = {"decision": "hormone-treatment", "options": ("tamoxifen-early", "letrozole-early")}
    begun.consultation.document.edit("Options", lambda worksheet: worksheet.evolve(**compared))
    assert form.next_button.text() == "Compare 2 options →"
    QTest.mouseClick(form.back_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(form.back_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(form.back_button, Qt.MouseButton.LeftButton)
    assert begun.home.isVisible()


def test_find_goes_to_the_search_of_the_place(begun: MainWindow) -> None:
    press(begun, Qt.Key.Key_F, CTRL)
    assert begun.workspace.step == "options"
    look_up = begun.workspace.page("options").findChild(TreatmentLookup)
    assert look_up is not None
    assert look_up.focusWidget() is look_up.search_edit
    look_up.close()
    begun.go_home()
    press(begun, Qt.Key.Key_F, CTRL)
    assert begun.home.form.search_edit.hasFocus()


def test_undo_and_redo_by_keys(begun: MainWindow) -> None:
    document = begun.consultation.document
    document.edit("Grade", lambda worksheet: worksheet.evolve(profile=worksheet.profile.evolve(grade="2")))
    press(begun, Qt.Key.Key_Z, CTRL)
    assert document.worksheet.profile.grade is None
    press(begun, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert document.worksheet.profile.grade == "2"


def test_undo_changes_nothing_that_is_not_on_the_screen(begun: MainWindow) -> None:
    name = begun.consultation.document.worksheet.visit.name
    begun.go_home()
    press(begun, Qt.Key.Key_Z, CTRL)
    assert begun.consultation.document.worksheet.visit.name == name
    begun.open_worksheet(begun.consultation.document.worksheet.id)
    assert not begun.consultation.document.undo_stack.canUndo()


def test_all_text_grows_and_shrinks_by_keys_and_buttons(begun: MainWindow, settings: Settings) -> None:
    height = begun.workspace.form.next_button.sizeHint().height()
    press(begun, Qt.Key.Key_Plus, CTRL)
    press(begun, Qt.Key.Key_Equal, CTRL)
    assert settings.text_percent == 150
    assert begun.workspace.form.next_button.sizeHint().height() > height
    press(begun, Qt.Key.Key_Minus, CTRL)
    QTest.mouseClick(begun.form.larger_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(begun.form.larger_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(begun.form.larger_button, Qt.MouseButton.LeftButton)
    assert settings.text_percent == 200
    for _ in range(6):
        QTest.mouseClick(begun.form.smaller_button, Qt.MouseButton.LeftButton)
    assert settings.text_percent == 100
    assert begun.workspace.form.next_button.sizeHint().height() == height


@pytest.mark.parametrize(("name", "theme"), [("Dark", "dark"), ("High contrast", "contrast")])
def test_colors_change_at_once(begun: MainWindow, settings: Settings, name: str, theme: str) -> None:
    def ground() -> int:
        picture = begun.grab().toImage()
        return picture.pixelColor(picture.width() // 2, picture.height() - 4).lightness()

    light = ground()
    choose(begun, name)
    assert settings.theme == theme
    assert ground() < light - 100
    choose(begun, "Light")
    assert ground() == light
    assert current_theme().color("ink").lightness() < 100


def test_help_is_about_the_page_that_is_shown(begun: MainWindow, answers: Any, tmp_path: Path) -> None:
    begun.workspace.show_step("values")
    press(begun, Qt.Key.Key_F1)
    begun.go_home()
    press(begun, Qt.Key.Key_F1)
    begun.open_file(tmp_path / "gone.pdf")
    press(begun, Qt.Key.Key_F1)
    for topic, shown in zip(("values", "home", "opening"), answers.read, strict=True):
        assert read(f"help/{topic}.md") in shown


def test_windows_that_were_closed_are_gone(begun: MainWindow, answers: Any) -> None:
    press(begun, Qt.Key.Key_F1)
    choose(begun, "About this program")
    assert answers.seen == [HelpDialog, AboutDialog]
    press(begun, Qt.Key.Key_F11)
    [view] = begun.findChildren(ConsultView)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert begun.findChildren(HelpDialog) == []
    assert begun.findChildren(AboutDialog) == []
    assert begun.findChildren(ConsultView) == []


def test_the_view_for_the_visit_opens_once_and_leads_to_the_signature(begun: MainWindow) -> None:
    compared = {"decision": "hormone-treatment", "options": ("tamoxifen-early", "letrozole-early")}
    begun.consultation.document.edit("Options", lambda worksheet: worksheet.evolve(**compared))
    press(begun, Qt.Key.Key_F11)
    [view] = [one for one in begun.findChildren(ConsultView) if one.isVisible()]
    assert view.isFullScreen()
    QTest.keyClick(view, Qt.Key.Key_N)
    QTest.mouseClick(view.panel.form.sign_button, Qt.MouseButton.LeftButton)
    assert not view.isVisible()
    assert begun.workspace.step == "sign"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
