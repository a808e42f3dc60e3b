"""Every medical word in the windows is explained to who points, who presses, who works by keys and who listens."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRegularExpression, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QHelpEvent, QTextCursor, QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QTextBrowser,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hrbc_desktop.app import make_application
from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.cli.demo import ANSWERS, DECISION, OPTIONS, OTHERS
from hrbc_desktop.domain.model.profile import QUESTIONS, PastTreatment, Profile
from hrbc_desktop.domain.model.worksheet import Values, Visit, Weighed, Worksheet, new_worksheet
from hrbc_desktop.domain.serialization import write_worksheet
from hrbc_desktop.domain.visit.steps import STEPS, StepName
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.desktop.idle_lock import IdleLock
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.help.markdown_dialog import WordsDialog
from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.ui.kit.metrics import MAIN_WINDOW
from hrbc_desktop.ui.shell.main_window import MainWindow
from hrbc_desktop.ui.shell.step_sidebar import StepButton
from hrbc_desktop.ui.steps.compare.comparison_table import ComparisonTable
from hrbc_desktop.ui.steps.compare.page import ComparePage
from hrbc_desktop.ui.steps.diagnosis.page import AboutPage
from hrbc_desktop.ui.steps.diagnosis.review_dialog import ReviewDialog
from hrbc_desktop.ui.steps.preferences.page import ValuesPage
from hrbc_desktop.ui.visit_view.card import ConsultCard
from hrbc_desktop.ui.visit_view.view import ConsultView

from .conftest import close_unasked, look_at_what_opens

FEW = (*OPTIONS, "tamoxifen-early", "letrozole-early", "mastectomy")
TESTS = Path(__file__).parents[1]
OPENED = TESTS / "stored" / "0.1.0" / "countersigned.pdf"
RECORD = TESTS / "fhir" / "samples" / "advanced.json"
NOTHING = "Nothing told yet"
PATIENCE = 60_000
LISTED_THERE = "Shift+F1 explains the medical words here."
SHIFT = Qt.KeyboardModifier.ShiftModifier
Role, Said = Qt.ItemDataRole, QAccessible.Text


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The program with a few options and a worksheet in which every step is done, and all unfolded that can be."""
    catalogue = read_catalogue()
    few = catalogue.model_copy(update={"options": {key: catalogue.options[key] for key in FEW}})
    made = MainWindow(Settings(tmp_path / "settings.ini"), Vault(tmp_path / "records"), IdleLock(make_application(), 5))
    made.build_pages(Consultation(few, made))
    made.resize(*MAIN_WINDOW)
    qtbot.addWidget(made, before_close_func=close_unasked)
    made.show()
    made.unlock_page.form.welcome_card.form.memory_button.click()
    QTest.qWait(1)
    (tmp_path / "worksheet.json").write_bytes(write_worksheet(filled()))
    made.open_file(tmp_path / "worksheet.json")
    for step in STEPS:
        for button in made.workspace.page(step.name).findChildren(QPushButton):
            if button.property("spoken") == "disclosure":
                button.setChecked(True)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def filled() -> Worksheet:
    """A worksheet in which every step is done."""
    answers: dict[str, object] = {
        field: given if QUESTIONS[field].many else given[0]
        for field, given in ANSWERS.items()
        if field != "past_treatments"
    }
    past = (PastTreatment(kind="lumpectomy"), PastTreatment(kind="tamoxifen", outcome="still_taking"))
    weighed = tuple(Weighed(attribute=key, step="half" if number else None) for number, key in enumerate(OTHERS))
    return new_worksheet("2026.11", datetime(2026, 11, 24, tzinfo=UTC)).evolve(
        visit=Visit(name="Sample Patient 1"),
        profile=Profile(past_treatments=past).evolve(**answers),
        decision=DECISION,
        options=OPTIONS,
        values=Values(leaning=OPTIONS[1], weighed=weighed, own=("To be at home",)),
    )


@pytest.fixture
def words(window: MainWindow) -> Glossary:
    return Glossary(window.consultation.catalogue.glossary)


def painted(page: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Yield all that has words on it, and the words, without how the program itself finds them."""
    for widget in page.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel):
            yield widget, QTextDocumentFragment.fromHtml(widget.text()).toPlainText()
        elif isinstance(widget, ConsultCard):
            yield widget, widget.accessibleName()
        elif isinstance(widget, StepButton):
            yield widget, f"{widget.accessibleName()} {widget.accessibleDescription()}"
        elif isinstance(widget, QAbstractButton):
            yield widget, " ".join(widget.text().split())
        elif isinstance(widget, QComboBox):
            yield widget, widget.currentText()
        elif isinstance(widget, QTextBrowser):
            yield widget, widget.toPlainText()


def shown_by(table: ComparisonTable) -> Iterator[tuple[str, str, str]]:
    """Yield what each cell and heading says, what its tool tip tells and what a screen reader is told of it."""
    model, sideways, down = table.model(), Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    roles = (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleDescriptionRole)
    for column in range(model.columnCount()):
        yield tuple(str(model.headerData(column, sideways, role) or "") for role in roles)  # type: ignore[misc]
        for row in range(model.rowCount()):
            yield tuple(str(model.index(row, column).data(role) or "") for role in roles)  # type: ignore[misc]
    for row in range(model.rowCount()):
        yield tuple(str(model.headerData(row, down, role) or "") for role in roles)  # type: ignore[misc]


def not_told(table: ComparisonTable, words: Glossary) -> list[str]:
    """Return the words in a table that nobody tells of."""
    return [
        f"in the table: {term} in {text!r}"
        for text, tip, sentence in shown_by(table)
        for term in words.terms(text)
        if words.meaning(term) not in plain(tip) or words.meaning(term) not in sentence
    ] + [
        f"to who presses: {term} in {text!r}"
        for header in (table.options, table.titles)
        for text, told in pressed(header, table)
        for term in words.terms(text)
        if words.meaning(term) not in told
    ]


def pressed(header: QHeaderView, table: ComparisonTable) -> Iterator[tuple[str, str]]:
    """Press every heading, beside its star; yield what it says and what is told then."""
    model, is_above = header.model(), header.orientation() is Qt.Orientation.Horizontal
    for section in range(header.count()):
        if not header.isSectionHidden(section):
            begins = header.sectionViewportPosition(section)
            line, column = (0, section) if is_above else (section, 0)
            table.scrollTo(table.model().index(line, column), table.ScrollHint.PositionAtTop)
            QApplication.processEvents()
            here = QPoint(begins + header.sectionSize(section) // 2, 4) if is_above else QPoint(12, begins + 4)
            QToolTip.showText(QPoint(), NOTHING)
            QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=here)
            yield str(model.headerData(section, header.orientation())), plain(QToolTip.text()).removeprefix(NOTHING)


def plain(html: str) -> str:
    return " ".join(QTextDocumentFragment.fromHtml(html).toPlainText().split())


def bring_into_sight(widget: QWidget) -> None:
    ancestor = widget.parentWidget()
    while ancestor is not None:
        if isinstance(ancestor, QScrollArea):
            ancestor.ensureWidgetVisible(widget)
        ancestor = ancestor.parentWidget()


def told_on_hover(widget: QWidget, here: QPoint | None = None) -> str:
    """Return what the program tells who rests the mouse on a widget."""
    QToolTip.showText(QPoint(), NOTHING)
    bring_into_sight(widget)
    here = here or widget.visibleRegion().boundingRect().center()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, here, widget.mapToGlobal(here)))
    return plain(QToolTip.text()).removeprefix(NOTHING)


def told_on_press(widget: QWidget, here: QPoint | None = None) -> str:
    """Return what the program tells who presses on a widget."""
    QToolTip.showText(QPoint(), NOTHING)
    bring_into_sight(widget)
    here = here or widget.visibleRegion().boundingRect().center()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=here)
    return plain(QToolTip.text()).removeprefix(NOTHING)


def told_in(text: QTextBrowser, term: str, meaning: str) -> bool:
    """Whether who points at a word in a text, and who presses it, is told of it, wherever it stands by itself."""
    written = QRegularExpression(rf"(?<![\w-]){re.escape(term)}s?(?![\w-])")
    written.setPatternOptions(QRegularExpression.PatternOption.CaseInsensitiveOption)
    found = text.document().find(written)
    while not found.isNull():
        shown = QTextCursor(text.document())
        shown.setPosition(found.selectionStart() + 1)
        text.setTextCursor(shown)
        here = text.cursorRect().center()
        if meaning in told_on_hover(text.viewport(), here) and meaning in told_on_press(text.viewport(), here):
            return True
        found = text.document().find(written, found)
    return False


def said_of(widget: QWidget) -> str:
    """Return what a screen reader is told of a widget; of a label that names a control, with the control."""
    buddy = widget.buddy() if isinstance(widget, QLabel) else None
    return " ".join(
        QAccessible.queryAccessibleInterface(each).text(Said.Description) for each in (widget, buddy) if each
    )


def listed(page: QWidget) -> str:
    """Return the list of words that is open over a place, and close it."""
    dialog = next((dialog for dialog in page.window().findChildren(WordsDialog) if dialog.isVisible()), None)
    if dialog is None:
        return ""
    text = dialog.browser.toPlainText()
    dialog.close()
    page.activateWindow()
    QTest.qWait(1)
    return text


def not_explained(page: QWidget, words: Glossary) -> list[str]:
    """Return what is shown in a place and not explained to everybody."""
    wrong: list[str] = []
    QTest.keyClick(page.window(), Qt.Key.Key_F1, SHIFT)
    lists = {"by keys": listed(page)}
    for button in page.findChildren(QPushButton, "words_button"):
        if button.isVisible():
            button.click()
            lists["by a press"] = listed(page)
    for widget, text in painted(page):
        terms = words.terms(text)
        wrong += [f"{how}: {term}" for how, texts in lists.items() for term in terms if f"{term}: " not in texts]
        if isinstance(widget, QTextBrowser):
            wrong += not_explained_in(widget, words)
        elif terms:
            wrong += not_explained_on(widget, text, words)
    return wrong


def not_explained_on(widget: QWidget, text: str, words: Glossary) -> Iterator[str]:
    links = widget.text() if isinstance(widget, QLabel) else ""
    hovered, sentence = told_on_hover(widget), said_of(widget)
    by_press = told_on_press(widget) if isinstance(widget, QLabel) and "href=" not in links else hovered
    for term in words.terms(text):
        meaning = words.meaning(term)
        if (meaning not in hovered or meaning not in by_press) and f'href="word:{term}"' not in links:
            yield f"to who points or presses: {term} in {text!r}"
        if meaning not in sentence:
            yield f"to who listens: {term} in {text!r}"


def not_explained_in(text: QTextBrowser, words: Glossary) -> Iterator[str]:
    """Yield the words of a long text that are explained neither in it nor where they stand."""
    terms = [term for term in words.terms(text.toPlainText()) if f"{term}: " not in text.toPlainText()]
    if terms and LISTED_THERE not in said_of(text):
        yield f"to who listens: {text.accessibleName()}"
    for term in terms:
        if not told_in(text, term, words.meaning(term)):
            yield f"to who points at the text: {term}"


def labels(dialog: ReviewDialog) -> list[QLabel]:
    return dialog.form.inside.findChildren(QLabel)


def in_what_opens(command: Callable[[], object], words: Glossary, wrong: dict[str, list[str]]) -> None:
    """Give a command, and note what is not explained in each window of the program's that it opens."""

    def look(dialog: QDialog) -> None:
        if type(dialog).__module__.startswith("hrbc_desktop"):
            QTest.qWaitForWindowActive(dialog)
            while isinstance(dialog, ReviewDialog) and not any(map(QLabel.isVisible, labels(dialog))):
                QTest.qWait(5)  # it reads in the background
            wrong[f"{type(dialog).__name__}: {dialog.windowTitle()}"] = not_explained(dialog, words)

    look_at_what_opens(command, look)


def commands(menu: QMenu) -> Iterator[Callable[[], object]]:
    """Yield what opens the dialogs of the menu."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from commands(inner)
        elif action.text().startswith(("Guide", "Help", "About", "How", "History", "Deleted", "Back up")):
            yield action.trigger


def pages(window: MainWindow) -> tuple[AboutPage, ComparePage, ValuesPage]:
    about, compare, values = (window.workspace.page(step) for step in ("about", "compare", "values"))
    assert isinstance(about, AboutPage)
    assert isinstance(compare, ComparePage)
    assert isinstance(values, ValuesPage)
    return about, compare, values


def in_dialogs(window: MainWindow, words: Glossary, qtbot: QtBot) -> dict[str, list[str]]:
    """Return what is not explained in each dialog of the pages and of the menu."""
    about, compare, values = pages(window)
    QGuiApplication.clipboard().setText(RECORD.read_text(encoding="utf-8"))
    known = next(
        index
        for line in range(compare.model.rowCount())
        if (cell := compare.model.cell(index := compare.model.index(line, 0))) and cell.is_known
    )
    menu = window.form.menu_button.menu()
    assert menu is not None

    def paste() -> None:
        """Read the record in the background, and look at what was found in it."""
        about.read_report().paste()
        qtbot.waitUntil(lambda: any(name.startswith("ReviewDialog") for name in wrong), timeout=PATIENCE)

    wrong: dict[str, list[str]] = {}
    steps: tuple[tuple[StepName, Callable[[], object]], ...] = (
        ("about", paste),
        ("compare", lambda: compare.show_source(known)),
        ("values", values.form.change_button.click),
        *(("options", command) for command in commands(menu)),
    )
    for step, command in steps:
        window.show_step(step)
        in_what_opens(command, words, wrong)
    return wrong


def test_every_word_is_explained_to_everybody(window: MainWindow, words: Glossary, qtbot: QtBot) -> None:
    wrong: dict[str, list[str]] = {}
    for step in STEPS:
        window.show_step(step.name)
        QTest.qWait(1)
        wrong[step.name] = not_explained(window.workspace, words)
        for table in window.workspace.page(step.name).findChildren(ComparisonTable):
            wrong[step.name] += not_told(table, words)
    window.show_consult_view()
    view = window.findChild(ConsultView)
    assert isinstance(view, ConsultView)
    for where in ("visit", "questions of the visit"):
        QTest.qWait(1)
        wrong[where] = not_explained(view, words)
        view.show_questions()
    view.close()
    in_menu = in_dialogs(window, words, qtbot)
    assert len(in_menu) >= 10
    window.go_home()
    window.show_tour()
    wrong["home"] = not_explained(window.home, words)
    window.open_file(OPENED)
    qtbot.waitUntil(window.opening.form.go_through_button.isVisible, timeout=PATIENCE)
    wrong["opening"] = not_explained(window.opening, words)
    assert {where: complaints for where, complaints in (wrong | in_menu).items() if complaints} == {}
