"""What people expect of any program: named steps, recent files, files dropped on it, a window that stays in place."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.session.desktop.idle_lock import IdleLock
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.home.recent_files_menu import EMPTY
from hrbc_desktop.ui.shell.main_window import MainWindow
from hrbc_desktop.ui.steps.diagnosis.review_dialog import ReviewDialog


def menu_actions(window: MainWindow) -> list[QAction]:
    actions: list[QAction] = window.form.menu_button.menu().actions()
    return actions


def answer_menopause(window: MainWindow) -> None:
    window.consultation.document.edit(
        "Menopause", lambda worksheet: worksheet.evolve(profile=worksheet.profile.evolve(menopause="yes"))
    )


def test_undo_and_redo_name_the_step_in_the_menu_and_its_tool_tip(begun: MainWindow) -> None:
    undo, redo = menu_actions(begun)[:2]
    answer_menopause(begun)
    assert (undo.text(), undo.toolTip()) == ("Undo: menopause", "Takes this back: menopause")
    assert (redo.text(), redo.isEnabled()) == ("Redo", False)
    undo.trigger()
    assert (undo.text(), redo.text()) == ("Undo: visit", "Redo: menopause")
    begun.consultation.document.edit(
        "HER2 & more", lambda worksheet: worksheet.evolve(profile=worksheet.profile.evolve(her2="zero"))
    )
    assert undo.text() == "Undo: HER2 && more"
    begun.go_home()
    assert (undo.text(), undo.isEnabled()) == ("Undo", False)


def drag(window: MainWindow, path: Path) -> bool:
    """Drag a file over the name field and let it go there; whether that was taken."""
    data, position = QMimeData(), QPoint(400, 300)
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copying, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter, drop = QDragEnterEvent(position, copying, data, left, none), QDropEvent(position, copying, data, left, none)
    for event in (enter, drop):
        event.ignore()
        QApplication.sendEvent(window.windowHandle(), event)
    return bool(drop.isAccepted())


def is_filled(dialog: ReviewDialog) -> bool:
    return bool(dialog.checks)


def test_a_dropped_record_of_a_clinic_is_looked_through_beside_the_open_worksheet_or_a_new_one(
    begun: MainWindow, qtbot: QtBot
) -> None:
    record = Path(__file__).parents[2] / "fhir" / "samples" / "early.json"
    for is_open in (True, False):
        if not is_open:
            begun.go_home()
        assert drag(begun, record)
        assert begun.workspace.step == "about"
        dialog = begun.workspace.page("about").findChildren(ReviewDialog)[-1]
        qtbot.waitUntil(partial(is_filled, dialog))
        dialog.reject()


def test_a_pdf_can_be_dropped_anywhere_and_handed_over_by_a_second_start(
    begun: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    heading = begun.opening.form.heading_label
    for number, page in enumerate((begun.workspace, begun.opening, begun.home)):
        if page is begun.home:
            begun.go_home()
        assert page.isVisible()
        sheet = tmp_path / f"sheet {number}.PDF"
        sheet.write_bytes(b"%PDF-1.7 junk")
        assert drag(begun, sheet)
        assert begun.opening.isVisible()
        qtbot.waitUntil(lambda: heading.text() == "This file is damaged")
    name = begun.workspace.page("start").findChild(QLineEdit, "name_edit")
    assert isinstance(name, QLineEdit)
    assert name.text() == "Sample Patient 1"
    begun.go_home()
    assert not drag(begun, tmp_path / "letter.docx")
    assert begun.home.isVisible()
    begun.showMinimized()
    begun.come_forward([])
    assert not begun.isMinimized()
    assert begun.home.isVisible()
    begun.come_forward([tmp_path / "sheet 0.PDF"])
    assert begun.opening.isVisible()


def recent(window: MainWindow) -> list[str]:
    menu = window.home.recent_button.menu()
    menu.aboutToShow.emit()
    assert window.home.recent_button.isVisibleTo(window.home) is not menu.isEmpty()
    return [action.text() for action in menu.actions() if action.text() not in ("", EMPTY)]


def test_recent_files_are_listed_while_it_is_unlocked_and_named_nowhere_on_the_disk(
    window: MainWindow, vault: Vault, tmp_path: Path, unlock: Callable[[], None]
) -> None:
    for name in ("first.pdf", "second.pdf", "first.pdf", "gone.pdf"):
        path = tmp_path / name
        path.write_bytes(b"%PDF-1.7 junk")
        window.consultation.remembered.note_file(path)
    path.unlink()
    assert recent(window) == ["first.pdf", "second.pdf"]
    window.lock()
    assert recent(window) == []
    written = [*vault.folder.rglob("*"), *tmp_path.glob("*.ini")]
    assert any(one.name == "store.db" for one in written)
    assert not [one for one in written if one.is_file() and b"second.pdf" in one.read_bytes()]
    unlock()
    assert recent(window) == ["first.pdf", "second.pdf"]
    in_menu = next(action for action in menu_actions(window) if action.text() == "Recent files")
    assert in_menu.isEnabled()
    files = window.home.recent_button.menu()
    files.actions()[1].trigger()
    assert window.opening.isVisible()
    files.actions()[-1].trigger()
    assert recent(window) == []
    assert not in_menu.isEnabled()
    assert path.with_name("first.pdf").exists()


@pytest.fixture
def make_another(qtbot: QtBot, settings: Settings, vault: Vault, idle_lock: IdleLock) -> Callable[[], MainWindow]:
    """Start the program once more with the same settings."""

    def make() -> MainWindow:
        window = MainWindow(settings, vault, idle_lock)
        qtbot.addWidget(window)
        window.show()
        return window

    return make


def test_the_window_fits_on_the_screen_when_it_is_opened_for_the_first_time(
    make_another: Callable[[], MainWindow],
) -> None:
    screen = QGuiApplication.primaryScreen().availableSize()
    window = make_another().frameSize()
    assert window.width() <= screen.width()
    assert window.height() <= screen.height()


def test_the_window_comes_back_where_it_was_unless_that_screen_is_gone(
    window: MainWindow, make_another: Callable[[], MainWindow], settings: Settings
) -> None:
    window.setGeometry(40, 60, 740, 560)
    window.close()
    assert make_another().geometry() == window.geometry()
    screen = QGuiApplication.primaryScreen().availableGeometry()
    window.setGeometry(9000, 7000, 740, 560)
    window.close()
    assert screen.intersects(make_another().geometry())
    settings.window_geometry = QByteArray(b"nonsense")
    assert screen.intersects(make_another().geometry())


def test_the_menu_is_one_column_that_a_small_screen_holds(window: MainWindow) -> None:
    menu = window.form.menu_button.menu()
    menu.popup(window.pos())
    lefts = {
        menu.actionGeometry(action).left()
        for action in menu.actions()
        if action.isVisible() and not action.isSeparator()
    }
    menu.close()
    assert len(lefts) == 1
    assert menu.sizeHint().height() <= 700
