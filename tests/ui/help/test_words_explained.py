"""Medical words explained where they stand: on hover, on focus, and on a press or Enter."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.ui.kit.glossary_label import explain

GLOSSARY = {
    "menopause": "The time when periods have stopped.",
    "ER": "Short for estrogen receptor.",
    "lymph node": "A small gland.",
    "node": "A knot.",
}


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Have you gone through Menopause?", ["menopause"]),
        ("Is there cancer in the lymph nodes, or in a node?", ["lymph node", "node"]),
        ("ER is not an er in “her”, and premenopause is no menopause", ["ER", "menopause"]),
        ("Nothing to explain", []),
    ],
)
def test_the_longest_term_is_found_and_abbreviations_keep_their_capitals(text: str, terms: list[str]) -> None:
    assert Glossary(GLOSSARY).terms(text) == terms


def test_marking_leaves_the_text_as_it_reads() -> None:
    text = "Menopause & <b>menopause</b>: the “lymph nodes”"
    marked = Glossary(GLOSSARY).marked(text)
    assert QTextDocumentFragment.fromHtml(marked).toPlainText() == text
    assert marked.count("<a href") == 2


@pytest.fixture
def label(qtbot: QtBot) -> Iterator[QLabel]:
    window = QWidget()
    qtbot.addWidget(window)
    label, other = QLabel("Menopause? And the lymph nodes?"), QLabel("Nothing")
    layout = QVBoxLayout(window)
    for one in (label, other):
        explain(one, Glossary(GLOSSARY))
        layout.addWidget(one)
    assert other.focusPolicy() is Qt.FocusPolicy.NoFocus
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield label
    QToolTip.hideText()


def tooltip() -> str:
    return QTextDocumentFragment.fromHtml(QToolTip.text()).toPlainText()


def test_a_word_is_explained_on_hover_and_on_a_press(label: QLabel, qtbot: QtBot) -> None:
    QTest.mouseMove(label, QPoint(20, label.height() // 2))
    qtbot.waitUntil(lambda: tooltip() == "Menopause: The time when periods have stopped.")
    QToolTip.hideText()
    QTest.mouseClick(label, Qt.MouseButton.LeftButton, pos=QPoint(20, label.height() // 2))
    qtbot.waitUntil(lambda: tooltip() == "Menopause: The time when periods have stopped.")


def test_tab_stops_once_at_a_text_and_all_its_words_are_told(label: QLabel, qtbot: QtBot) -> None:
    both = "Menopause: The time when periods have stopped.\nLymph node: A small gland."
    label.window().setFocus()
    label.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: tooltip() == both)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        QToolTip.hideText()
        QTest.keyClick(label, key)
        qtbot.waitUntil(lambda: tooltip() == both)
    QToolTip.hideText()


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


def test_every_term_of_the_glossary_is_found_where_it_stands(catalogue: Catalogue) -> None:
    words = Glossary(catalogue.glossary)
    for term in catalogue.glossary:
        assert words.terms(f"What is {term}?") == [term]
