"""Words in whatever a place shows: told to who points or presses, and in one list, without being in the way."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hrbc_desktop.ui.help.glossary_popups import WordsHere
from hrbc_desktop.ui.help.markdown_dialog import NO_WORDS, WordsDialog
from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.kit.glossary import Glossary

GLOSSARY = {
    "menopause": "The time when periods have stopped.",
    "scan": "A picture.",
    "stage": "How far it has grown.",
    "tumor": "A lump.",
}
NOTHING = "Nothing told yet"
MENOPAUSE = "Menopause: The time when periods have stopped."


class Page(QWidget):
    """A question with answers, and a text."""

    def __init__(self) -> None:
        super().__init__()
        self.chips, self.label, self.other = ChipGroup(), QLabel("Tumor, stage and menopause"), QLabel("Nothing")
        self.chips.offer((("yes", "After menopause"), ("no", "Before")), name="Which stage?")
        layout = QVBoxLayout(self)
        for part in (self.chips, self.label, self.other):
            layout.addWidget(part)
        self.words_here = WordsHere(self, Glossary(GLOSSARY))


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[Page]:
    made = Page()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    QToolTip.hideText()


def tooltips() -> list[str]:
    """Return what is told now, and forget it: Qt leaves it there for a moment."""
    lines = QTextDocumentFragment.fromHtml(QToolTip.text()).toPlainText().splitlines()
    QToolTip.showText(QPoint(), NOTHING)
    return [line for line in lines if line != NOTHING]


def point_at(widget: QWidget) -> None:
    here = widget.rect().center()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, here, widget.mapToGlobal(here)))


def ask(widget: QWidget, reason: QContextMenuEvent.Reason, here: QPoint) -> None:
    QApplication.sendEvent(widget, QContextMenuEvent(reason, here, widget.mapToGlobal(here)))


def listed(page: Page) -> str:
    page.words_here.show_list()
    dialog = page.findChild(WordsDialog)
    assert isinstance(dialog, WordsDialog)
    text = dialog.browser.toPlainText()
    dialog.close()
    return text


def test_pointing_tells_of_all_words_there_and_of_nothing_elsewhere(page: Page) -> None:
    point_at(page.label)
    assert tooltips() == ["Tumor: A lump.", "Stage: How far it has grown.", MENOPAUSE]
    point_at(page.other)
    assert tooltips() == []


def test_a_press_on_a_text_tells_and_one_on_an_answer_answers(page: Page) -> None:
    QTest.mouseClick(page.label, Qt.MouseButton.LeftButton)
    assert tooltips() == ["Tumor: A lump.", "Stage: How far it has grown.", MENOPAUSE]
    QTest.mouseClick(page.chips.chip("yes"), Qt.MouseButton.LeftButton)
    assert page.chips.chosen == ("yes",)
    assert tooltips() == []


def test_a_long_press_and_the_menu_key_tell_of_an_answer_and_choose_nothing(page: Page) -> None:
    chip = page.chips.chip("yes")
    ask(chip, QContextMenuEvent.Reason.Mouse, chip.rect().center())
    assert tooltips() == [MENOPAUSE]
    chip.setFocus()
    ask(chip, QContextMenuEvent.Reason.Keyboard, QPoint(-500, -500))
    assert tooltips() == [MENOPAUSE]
    assert page.chips.chosen == ()


def test_the_list_begins_with_what_has_the_keyboard_and_its_question(page: Page) -> None:
    page.chips.chip("yes").setFocus()
    first, others = listed(page).split("Also shown here")
    assert "menopause: The time" in first
    assert "stage: How far" in first
    assert others.strip() == "tumor: A lump."


def test_the_list_says_when_there_is_nothing_to_explain(page: Page) -> None:
    page.setFocus()
    page.chips.hide()
    page.label.hide()
    assert listed(page) == NO_WORDS.replace("*", "")
