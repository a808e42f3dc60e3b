"""The comparison in the clipboard: a table for a letter, rich and plain, gone when the program is locked."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextDocument, QTextTable
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.session.desktop.privacy import forget_copied
from hrbc_desktop.session.document import Document
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.session.settings import Theme as ThemeName
from hrbc_desktop.ui.steps.compare.comparison_model import differs
from hrbc_desktop.ui.steps.compare.page import ComparePage
from hrbc_desktop.wording.comparison import COPIED, COPY


@pytest.fixture
def page(
    document: Document, catalogue: Catalogue, follow_look: Callable[[ThemeName, int], None], qtbot: QtBot
) -> Iterator[ComparePage]:
    follow_look("light", 100)
    page = ComparePage(document, catalogue)
    qtbot.addWidget(page)
    page.resize(960, 560)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    yield page
    forget_copied()


def copied() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def test_the_button_copies_what_is_shown_as_text_and_as_a_table(page: ComparePage) -> None:
    QTest.mouseClick(page.copy_button, Qt.MouseButton.LeftButton)
    assert page.copy_button.text() == COPIED
    rows, options = page.table.rows_in_sight(), page.model.option_names
    lines = copied().text().splitlines()
    assert lines[0] == "Which one?"
    assert lines[1].split("\t") == ["", *options]
    titles = [line.split("\t")[0] for line in lines if line.count("\t") == len(options)][1:]
    assert len(titles) == len(rows)
    for title, row in zip(titles, rows, strict=True):
        words = page.model.words(row)
        assert title == " ".join([f"{words.title}.", *words.head])

    letter = QTextDocument()
    letter.setHtml(copied().html())
    [table] = [frame for frame in letter.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    assert table.columns() == len(options) + 1
    assert table.cellAt(0, 1).firstCursorPosition().block().text() == options[0]
    sources = next(line for line in lines if line.startswith("Sources: "))
    used = {page.model.catalogue.sources[key].title for row in rows for cell in row.cells for key, _ in cell.sources}
    assert used
    assert all(title in sources for title in used)
    assert "No clinician has reviewed this content." in lines[-1]


def test_ctrl_c_copies_only_the_rows_in_sight_and_locking_takes_them_away(page: ComparePage, qtbot: QtBot) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(page.only_differs_box.isChecked)
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = page.table.rows_in_sight()
    comparison = page.model.comparison
    assert comparison is not None
    same = next(row for row in comparison.rows if not differs(row, page.model.context))
    assert same not in rows
    assert f"\n{rows[0].title}" in copied().text()
    assert f"\n{same.title}." not in copied().text()
    assert copied().data("x-kde-passwordManagerHint") == b"secret"
    forget_copied()
    assert QGuiApplication.clipboard().text() == ""


def test_what_is_left_out_is_remembered(
    page: ComparePage, catalogue: Catalogue, qtbot: QtBot, settings: Settings
) -> None:
    page.remember(settings)
    assert not page.only_differs_box.isChecked()
    page.only_differs_box.click()
    again = ComparePage(page.document, catalogue)
    qtbot.addWidget(again)
    again.remember(settings)
    assert again.only_differs_box.isChecked()
    assert again.table.rows_in_sight() == page.table.rows_in_sight()
    assert again.copy_button.text() == COPY
