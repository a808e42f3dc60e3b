"""The question before something is lost."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from hrbc_desktop.app import make_application
from hrbc_desktop.ui.kit.confirm import confirm_data_loss
from tests.dialogs import when_open

QUESTION = "Destroy the worksheet of <b>Sample</b> Patient 1?"


def test_a_name_that_looks_like_markup_is_shown_as_it_was_typed_and_escape_keeps_it(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    formats: list[Qt.TextFormat] = []

    def look_and_escape(box: QMessageBox) -> None:
        label = next(one for one in box.findChildren(QLabel) if one.text() == QUESTION)
        formats.append(label.textFormat())
        QTest.keyClick(box, Qt.Key.Key_Escape)

    when_open(QMessageBox, look_and_escape)
    assert not confirm_data_loss(parent, QUESTION, "Delete it", "Keep it")
    assert formats == [Qt.TextFormat.PlainText]


def test_the_sign_beside_the_question_is_not_read_out(qtbot: QtBot) -> None:
    make_application()
    parent = QWidget()
    qtbot.addWidget(parent)
    heard: list[bool] = []

    def look_and_escape(box: QMessageBox) -> None:
        sign = next(one for one in box.findChildren(QLabel) if not one.pixmap().isNull())
        heard.append(not QAccessible.queryAccessibleInterface(sign).state().invisible)
        QTest.keyClick(box, Qt.Key.Key_Escape)

    when_open(QMessageBox, look_and_escape)
    confirm_data_loss(parent, QUESTION, "Delete it", "Keep it")
    assert heard == [False]
