"""Every medical word in the windows is explained to who points, who presses, who works by keys and who listens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QPushButton,
    QScrollArea,
    QTextBrowser,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hrbc_desktop.app import make_application
from hrbc_desktop.catalogue.reading import read_catalogue
from hrbc_desktop.demo import OPTIONS
from hrbc_desktop.domain.steps import STEPS
from hrbc_desktop.records.vault import Vault
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.lock import IdleLock
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.consult import ConsultView
from hrbc_desktop.ui.glossary import Glossary
from hrbc_desktop.ui.main_window import MainWindow
from hrbc_desktop.ui.sizes import MAIN_WINDOW
from hrbc_desktop.ui.widgets.comparison_table import ComparisonTable
from hrbc_desktop.ui.widgets.consult_card import ConsultCard
from hrbc_desktop.ui.widgets.step_rail import StepButton

from .conftest import close_unasked

FEW = (*OPTIONS, "tamoxifen-early", "letrozole-early", "mastectomy")
NOTHING = "Nothing told yet"
SHIFT = Qt.KeyboardModifier.ShiftModifier
Role, Said = Qt.ItemDataRole, QAccessible.Text


@pytest.fixture
def window(demo_folder: Path, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The program with a few options and a worksheet in which every step is done, and all unfolded that can be."""
    catalogue = read_catalogue()
    few = catalogue.model_copy(update={"options": {key: catalogue.options[key] for key in FEW}})
    made = MainWindow(Settings(tmp_path / "settings.ini"), Vault(tmp_path / "records"), IdleLock(make_application(), 5))
    made.furnish(Consultation(few, made))
    made.resize(*MAIN_WINDOW)
    qtbot.addWidget(made, before_close_func=close_unasked)
    made.show()
    made.unlock_page.form.memory_button.click()
    QTest.qWait(1)
    made.open_file(demo_folder / "worksheet.json")
    for step in STEPS:
        for button in made.workspace.page(step.name).findChildren(QPushButton):
            if button.property("spoken") == "disclosure":
                button.setChecked(True)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


@pytest.fixture
def words(window: MainWindow) -> Glossary:
    return Glossary(window.consultation.catalogue.glossary)


def painted(place: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Yield all that has words on it, and the words, without how the program itself finds them."""
    for widget in place.findChildren(QWidget):
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
        for text, tip, said in shown_by(table)
        for term in words.terms(text)
        if words.meaning(term) not in plain(tip) or words.meaning(term) not in said
    ]


def plain(html: str) -> str:
    return " ".join(QTextDocumentFragment.fromHtml(html).toPlainText().split())


def bring_into_sight(widget: QWidget) -> None:
    ancestor = widget.parentWidget()
    while ancestor is not None:
        if isinstance(ancestor, QScrollArea):
            ancestor.ensureWidgetVisible(widget)
        ancestor = ancestor.parentWidget()


def told_on_hover(widget: QWidget) -> str:
    """Return what the program tells who rests the mouse on a widget."""
    QToolTip.showText(QPoint(), NOTHING)
    bring_into_sight(widget)
    here = widget.visibleRegion().boundingRect().center()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, here, widget.mapToGlobal(here)))
    return plain(QToolTip.text()).removeprefix(NOTHING)


def said_of(widget: QWidget) -> str:
    """Return what a screen reader is told of a widget; of a label that names a control, with the control."""
    buddy = widget.buddy() if isinstance(widget, QLabel) else None
    return " ".join(
        QAccessible.queryAccessibleInterface(each).text(Said.Description) for each in (widget, buddy) if each
    )


def listed(place: QWidget) -> str:
    """Return the list of words that is open over a place, and close it."""
    dialog = next(dialog for dialog in place.window().findChildren(QDialog) if dialog.isVisible())
    text = dialog.findChild(QTextBrowser)
    assert isinstance(text, QTextBrowser)
    said = text.toPlainText()
    dialog.close()
    place.activateWindow()
    QTest.qWait(1)
    return said


def not_explained(place: QWidget, words: Glossary) -> list[str]:
    """Return what is shown in a place and not explained to everybody."""
    wrong: list[str] = []
    QTest.keyClick(place.window(), Qt.Key.Key_F1, SHIFT)
    by_keys = listed(place)
    button = next(button for button in place.findChildren(QPushButton, "words_button") if button.isVisible())
    button.click()
    by_button = listed(place)
    for widget, text in painted(place):
        terms = words.terms(text)
        links = widget.text() if isinstance(widget, QLabel) else ""
        hovered, said = told_on_hover(widget) if terms else "", said_of(widget) if terms else ""
        for term in terms:
            meaning = words.meaning(term)
            if meaning not in hovered and f'href="word:{term}"' not in links:
                wrong.append(f"to who points: {term} in {text!r}")
            if meaning not in said:
                wrong.append(f"to who listens: {term} in {text!r}")
            wrong += [
                f"{how}: {term} in {text!r}"
                for how, told in (("by keys", by_keys), ("by a press", by_button))
                if f"{term}: " not in told
            ]
    return wrong


def test_every_word_is_explained_to_everybody(window: MainWindow, words: Glossary) -> None:
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
    for place in ("visit", "questions of the visit"):
        QTest.qWait(1)
        wrong[place] = not_explained(view, words)
        view.show_questions()
    assert {place: complaints for place, complaints in wrong.items() if complaints} == {}
