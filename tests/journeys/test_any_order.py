"""Somebody presses and types whatever can be pressed and typed into, in an order that makes no sense."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hrbc_desktop.ui.shell.main_window import MainWindow
from hrbc_desktop.ui.visit_view.view import ConsultView
from tests.ui.shell.faults import faults

ACTIONS, ACTIONS_WHILE_SOAKING = 60, 1_000
TYPED = ("Sample Patient 1", "31.2.2020", "14 March 1968", "x" * 60, "<b>&amp;", "%s ' ; 0")
PASTED = (
    *("x" * 5_000, "one\ntwo\r\n\tthree", "a\0b\x01", "\N{GRINNING FACE}", "\u0645\u0631\u064a\u0636\u0629"),
    *("\u202eabc", "\u0301" * 40, "\u0e01\u0e47" * 30, "99999999999999999999", "1.850", "-1", "   "),
)
"""What no key writes: long, in lines, with signs for machines, in other scripts, marks on nothing."""
KEYS = (Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Escape, Qt.Key.Key_F11, Qt.Key.Key_PageDown)
LEFT_ALONE = ("home_button", "folder_button", "smaller_button", "larger_button")
"""Buttons that end what is tried here, open another program, or take long."""


@pytest.fixture
def _dialogs_are_closed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Close, after a while, every menu and dialog that is shown; files go into a folder of the test."""
    monkeypatch.setenv("HOME", str(tmp_path))

    def close() -> None:
        shown = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if shown is not None:
            QTest.keyClick(shown, Qt.Key.Key_Escape)

    timer = QTimer(interval=50)
    timer.timeout.connect(close)
    timer.start()
    yield
    timer.stop()


def in_front(window: MainWindow) -> QWidget:
    views = [view for view in window.findChildren(ConsultView) if view.isVisible()]
    return QApplication.activeModalWidget() or (views[-1] if views else window)


def fill(target: QLineEdit | QPlainTextEdit, chance: random.Random, *, is_soak: bool) -> None:
    """Type, or paste, which brings in what no key writes."""
    if not is_soak or chance.random() < 0.5:
        QTest.keyClicks(target, chance.choice(TYPED))
        return
    QApplication.clipboard().setText(chance.choice(PASTED))
    target.setFocus()
    QTest.keyClick(target, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def act(window: MainWindow, chance: random.Random, *, is_soak: bool) -> None:
    """Press one button, type into one field, or press one key, wherever one can."""
    top = in_front(window)
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox) if is_soak else (QAbstractButton, QLineEdit)
    targets = [
        part
        for part in top.findChildren(QWidget)
        if isinstance(part, kinds)
        and part.isVisible()
        and part.isEnabled()
        and part.window() is top
        and part.objectName() not in LEFT_ALONE
    ]
    if chance.random() < 0.15 or not targets:
        QTest.keyClick(top.focusWidget() or top, chance.choice(KEYS))
        return
    target = chance.choice(targets)
    if isinstance(target, QLineEdit | QPlainTextEdit):
        fill(target, chance, is_soak=is_soak)
        QTest.keyClick(target, Qt.Key.Key_Tab)
    elif isinstance(target, QComboBox):
        target.setCurrentIndex(chance.randrange(target.count()))
        target.activated.emit(target.currentIndex())
    else:
        box = QPoint(10, target.height() // 2)
        point = box if isinstance(target, QCheckBox) else target.rect().center()
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=point)


@pytest.mark.soak
@pytest.mark.usefixtures("_dialogs_are_closed")
def test_nothing_fails_or_is_lost_in_any_order(window: MainWindow, qtbot: QtBot, is_soak: bool) -> None:
    chance = random.Random(3)  # noqa: S311 - the same each time
    document = window.consultation.document
    window.new_worksheet()
    for _ in range(ACTIONS_WHILE_SOAKING if is_soak else ACTIONS):
        act(window, chance, is_soak=is_soak)
        QApplication.processEvents()
    qtbot.waitUntil(lambda: in_front(window) is window or isinstance(in_front(window), ConsultView))
    if window.form.places.currentWidget() is window.home:
        window.open_worksheet(document.worksheet.id)
    window.consultation.jobs.wait()
    window.show_step("about")
    assert window.consultation.wait_until_sent()  # the header may be saying that it is
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    assert faults(window) == []
    assert window.consultation.save_now()
    done, worksheet = document.undo_stack.index(), document.worksheet
    assert window.consultation.records.worksheets.load(worksheet.id).worksheet == worksheet
    document.undo_stack.setIndex(0)
    document.undo_stack.setIndex(done)
    assert document.worksheet == worksheet
