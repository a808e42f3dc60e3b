"""How everything looks in a small window with the largest letters, and that a change of the look leaves no trace."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.worksheet import Values, Visit, VisitQuestion, Weighed, Worksheet
from hrbc_desktop.domain.visit.steps import STEPS
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.session.sheet_types import SignatureInput
from hrbc_desktop.ui.help.dialogs import STANDARDS_TITLE
from hrbc_desktop.ui.help.source_dialog import SourceDialog
from hrbc_desktop.ui.kit import theme
from hrbc_desktop.ui.kit.theme import DARK, LIGHT, current_theme
from hrbc_desktop.ui.shell.main_window import MainWindow
from hrbc_desktop.ui.steps.compare.page import ComparePage
from hrbc_desktop.ui.steps.preferences.attribute_picker import PickDialog
from hrbc_desktop.ui.steps.questions.page import QuestionsPage
from hrbc_desktop.ui.visit_view.view import ConsultView
from tests.ui.shell.faults import faults

SMALL = (1024, 700)
OLD_SCREEN = QSize(800, 800)
NOT_A_WINDOW = (
    "Undo",
    "Redo",
    "Lock now",
    "Larger text",
    "Smaller text",
    "Print…",
    "View for the visit",
    STANDARDS_TITLE,
)
"""How commands begin that show no window, or one that is looked at elsewhere or is like another."""


@pytest.fixture(autouse=True)
def _pages_are_made_when_they_are_wanted() -> None:
    """Here they are made ahead, as in the program."""


def filled(worksheet: Worksheet) -> Worksheet:
    """A worksheet with something on every page, and with long words in it."""
    return worksheet.evolve(
        visit=Visit(name="Sample Patient 1 with a long family name", filled_in_by="nurse"),
        decision="hormone-treatment",
        options=("tamoxifen-early", "letrozole-early"),
        values=Values(
            leaning="not_sure",
            weighed=(Weighed(attribute="hot_flashes"), Weighed(attribute="way", step="half")),
            own=("To be at home when my grandchildren come",),
        ),
    )


@pytest.fixture
def full(begun: MainWindow) -> MainWindow:
    """The window with a filled worksheet."""
    begun.consultation.document.edit("Everything", filled)
    begun.resize(*SMALL)
    return begun


def settle() -> None:
    """Let the layouts, and what waits for them, come to rest."""
    for _ in range(4):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def places(window: MainWindow) -> Iterator[str]:
    """Show one place of the window after the other, and yield its name."""
    for step in STEPS:
        window.show_step(step.name)
        settle()
        yield step.name
    window.go_home()
    settle()
    yield "home"


def geometry(window: QWidget) -> list[tuple[str, QRect]]:
    """Where everything is that can be seen, in the order in which it was made."""
    shown = (part for part in window.findChildren(QWidget) if part.isVisibleTo(window))
    return [(part.objectName() or type(part).__name__, part.geometry()) for part in shown]


def without_caret(window: MainWindow) -> QImage:
    """What the window looks like, with the keyboard nowhere."""
    if (focused := window.focusWidget()) is not None:
        focused.clearFocus()
    return window.grab().toImage()


def test_at_200_percent_in_a_small_window_nothing_is_cut_or_covered(full: MainWindow, settings: Settings) -> None:
    settings.text_percent = 200
    assert {where: found for where in places(full) if (found := faults(full))} == {}
    assert_every_suggested_question_fits(full)
    full.go_home()
    full.home.form.search_edit.setText("nobody")
    settle()
    assert faults(full) == []
    full.home.form.search_edit.clear()
    full.home.form.worksheet_table.selectRow(0)
    full.home.delete_selected()
    settle()
    assert faults(full) == []
    full.new_worksheet()
    assert {where: found for where in places(full) if (found := faults(full))} == {}


def assert_every_suggested_question_fits(full: MainWindow) -> None:
    full.show_step("questions")
    page = full.workspace.page("questions")
    assert isinstance(page, QuestionsPage)
    topics = page.form.topic_chips.findChildren(QAbstractButton)
    assert topics
    for topic in topics:
        topic.click()
        settle()
        assert faults(full) == []


def test_a_word_that_does_not_end_widens_no_page(full: MainWindow, settings: Settings) -> None:
    """Such as the address of a page on the internet."""
    endless = "x" * 500
    question = VisitQuestion(key="own:0", text=endless, origin="own")
    visit = Visit(name=endless[:200], companions=endless[:200])
    own = Values(own=(endless[:200],))
    full.consultation.document.edit(
        "Endless", lambda worksheet: worksheet.evolve(visit=visit, values=own, questions=(question,))
    )
    settings.text_percent = 200
    assert {where: found for where in places(full) if (found := faults(full))} == {}
    full.home.form.search_edit.setText(endless)
    settle()
    assert faults(full) == []


def test_so_it_is_in_the_view_for_the_visit_and_in_every_dialog_of_the_pages_and_of_the_menu(
    full: MainWindow, settings: Settings
) -> None:
    settings.text_percent = 200
    assert_windows_of_the_pages_fit(full)
    assert_windows_of_the_menu_fit(full)


def assert_windows_of_the_pages_fit(full: MainWindow) -> None:
    full.show_step("compare")
    compare = full.workspace.page("compare")
    assert isinstance(compare, ComparePage)
    document, catalogue = full.consultation.document, full.consultation.catalogue
    model = compare.model
    cells = (model.index(line, column) for line in range(model.rowCount()) for column in range(model.columnCount()))
    compare.show_source(next(index for index in cells if (cell := model.cell(index)) and cell.sources))
    windows: list[QWidget] = [ConsultView(document, catalogue, full), PickDialog(document, catalogue, full)]
    windows += full.findChildren(SourceDialog)
    assert len(windows) == 3
    for window in windows:
        if isinstance(window, ConsultView):
            window.resize(full.size())
        window.show()
        settle()
        assert faults(window) == []
        assert window.width() <= full.width()
        if isinstance(window, ConsultView):
            window.show_questions()
            settle()
            assert faults(window) == []
            assert window.size() == full.size()
            window.resize(OLD_SCREEN)
            settle()
            assert faults(window) == []
            assert window.size() == OLD_SCREEN
        window.close()


def assert_windows_of_the_menu_fit(full: MainWindow) -> None:
    found: dict[str, list[str]] = {}

    def look_at_what_opened() -> None:
        shown = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if isinstance(shown, QDialog) and not isinstance(shown, QFileDialog | QMessageBox):
            settle()
            found[shown.windowTitle()] = faults(shown)
        if shown is not None:
            shown.close()

    timer = QTimer(interval=5)
    timer.timeout.connect(look_at_what_opened)
    timer.start()
    for action in commands(full.form.menu_button.menu()):
        action.trigger()
        settle()
    timer.stop()
    assert len(found) > 3
    assert {title: cut for title, cut in found.items() if cut} == {}


def commands(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        inner: Any = action.menu()
        if inner is not None:
            yield from commands(inner)
        elif action.text() and not action.isCheckable() and not action.text().replace("&", "").startswith(NOT_A_WINDOW):
            yield action


def test_so_it_is_when_a_file_is_opened(full: MainWindow, settings: Settings, qtbot: QtBot, tmp_path: Path) -> None:
    settings.text_percent = 200
    signed: list[object] = []
    full.sheets.sign(SignatureInput("Sample Patient 1"), tmp_path / "signed.pdf", signed.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(signed))
    (tmp_path / "changed.pdf").write_bytes((tmp_path / "signed.pdf").read_bytes() + b"\n% more\n")
    for name in ("signed", "changed"):
        full.open_file(tmp_path / f"{name}.pdf")
        qtbot.waitUntil(lambda: full.opening.form.heading_label.text() != "Checking the file…")
        full.opening.form.details_button.setChecked(True)
        settle()
        assert (name, faults(full)) == (name, [])
    full.open_file(tmp_path / "signed.pdf")
    qtbot.waitUntil(full.opening.form.countersign_button.isVisible)
    full.opening.form.countersign_button.click()
    settle()
    assert faults(full) == []


def test_text_made_larger_and_smaller_again_leaves_everything_where_it_was(
    full: MainWindow, settings: Settings, qtbot: QtBot
) -> None:
    def draw() -> None:
        full.show_step("sign")
        qtbot.waitUntil(lambda: full.sign.form.preview.is_painted)

    draw()
    before = {where: geometry(full) for where in places(full)}
    settings.text_percent = 200
    for _ in places(full):
        pass
    settings.text_percent = 100
    draw()
    after = {where: geometry(full) for where in places(full)}
    assert {where: changed for where in before if (changed := moved(before[where], after[where]))} == {}


def moved(before: list[tuple[str, QRect]], after: list[tuple[str, QRect]]) -> list[object]:
    """What is not where it was, whatever the order."""
    rest = list(after)
    gone: list[object] = []
    for part in before:
        if part in rest:
            rest.remove(part)
        else:
            gone.append(part)
    return gone + rest


def test_colors_changed_and_changed_back_leave_the_same_picture(
    full: MainWindow, settings: Settings, qtbot: QtBot
) -> None:
    full.show_step("sign")
    qtbot.waitUntil(lambda: full.sign.form.preview.is_painted)
    before = {where: without_caret(full) for where in places(full)}
    settings.theme = "contrast"
    settings.theme = "dark"
    dark = {where: without_caret(full) for where in places(full)}
    settings.theme = "light"
    after = {where: without_caret(full) for where in places(full)}
    assert [where for where in before if after[where] != before[where]] == []
    assert [where for where in before if dark[where] == before[where]] == []


class System:
    """A system that is asked for its colors, in place of that of this computer."""

    scheme = Qt.ColorScheme.Light
    contrast = Qt.ContrastPreference.NoPreference

    def styleHints(self) -> "System":  # noqa: N802 - Qt names it
        return self

    def accessibility(self) -> "System":
        return self

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802
        return self.scheme

    def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802
        return self.contrast


def test_the_window_follows_the_system_at_once(
    begun: MainWindow, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    system, hints = System(), QGuiApplication.styleHints()
    monkeypatch.setattr(theme, "QGuiApplication", system)
    settings.theme = "system"
    assert current_theme().theme is LIGHT
    light = begun.grab().toImage()
    system.scheme = Qt.ColorScheme.Dark
    hints.colorSchemeChanged.emit(system.scheme)
    assert current_theme().theme is DARK
    assert begun.grab().toImage() != light
    system.contrast = Qt.ContrastPreference.HighContrast
    hints.accessibility().contrastPreferenceChanged.emit(system.contrast)
    assert current_theme().theme is theme.CONTRAST
    system.scheme, system.contrast = Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference
    hints.colorSchemeChanged.emit(system.scheme)
    assert current_theme().theme is LIGHT
