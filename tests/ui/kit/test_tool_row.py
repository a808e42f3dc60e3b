"""The buttons of a row are one stop of the Tab key; arrow keys lead between them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hrbc_desktop.ui.kit.tab_order import TabOrderMixin, is_stop
from hrbc_desktop.ui.kit.tool_row import ToolRow


class Row(TabOrderMixin, QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.buttons = [QPushButton(name) for name in ("up", "down", "off")]
        self.after = QPushButton("after")
        layout = QHBoxLayout(self)
        for button in (*self.buttons, self.after):
            layout.addWidget(button)
        self.tools = ToolRow(self.buttons, self)


@pytest.fixture
def row(qtbot: QtBot) -> Row:
    row = Row()
    qtbot.addWidget(row)
    with qtbot.waitActive(row):
        row.show()
    row.buttons[0].setFocus()
    return row


def here(row: Row) -> str:
    focused = row.focusWidget()
    assert isinstance(focused, QPushButton)
    return focused.text()


def test_arrow_keys_lead_round_and_tab_leads_on(row: Row) -> None:
    went = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(row.focusWidget(), key)
        went.append(here(row))
    assert went == ["down", "off", "up", "off"]
    QTest.keyClick(row.focusWidget(), Qt.Key.Key_Tab)
    assert here(row) == "after"
    QTest.keyClick(row.focusWidget(), Qt.Key.Key_Backtab)
    assert here(row) == "off"


def test_there_is_a_stop_as_long_as_one_can_be_used(row: Row) -> None:
    row.buttons[0].setEnabled(False)
    assert [button.text() for button in row.buttons if is_stop(button)] == ["down"]
    for button in row.buttons[1:]:
        button.setEnabled(False)
    row.buttons[0].setEnabled(True)
    assert [button.text() for button in row.buttons if is_stop(button)] == ["up"]
