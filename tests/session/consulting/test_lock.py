from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from hrbc_desktop.session.desktop.idle_lock import IdleLock

REST_MS = 400


def clock(lock: IdleLock) -> QTimer:
    found = lock.findChild(QTimer)
    assert isinstance(found, QTimer)
    return found


@pytest.fixture
def lock(qapp: QApplication) -> Iterator[IdleLock]:
    """A lock whose minutes are short."""
    lock = IdleLock(qapp, 1)
    clock(lock).setInterval(REST_MS)
    yield lock
    lock.stop()
    qapp.removeEventFilter(lock)
    lock.deleteLater()


@pytest.fixture
def edit(qtbot: QtBot) -> QLineEdit:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.show()
    return edit


def key() -> QEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")


def mouse() -> QEvent:
    place, none = QPointF(2, 2), Qt.KeyboardModifier.NoModifier
    return QMouseEvent(QEvent.Type.MouseMove, place, place, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, none)


def dictated() -> QEvent:
    event = QInputMethodEvent()
    event.setCommitString("a")
    return event


def test_it_locks_after_a_rest(lock: IdleLock, qtbot: QtBot) -> None:
    with qtbot.waitSignal(lock.expired, timeout=3 * REST_MS):
        lock.start()


@pytest.mark.parametrize("sign_of_life", [key, mouse, dictated])
def test_every_sign_of_life_puts_it_off(
    lock: IdleLock, edit: QLineEdit, qtbot: QtBot, sign_of_life: Callable[[], QEvent]
) -> None:
    lock.start()
    with qtbot.assertNotEmitted(lock.expired):
        for _ in range(3):
            qtbot.wait(REST_MS // 2)
            QApplication.sendEvent(edit, sign_of_life())
    with qtbot.waitSignal(lock.expired, timeout=3 * REST_MS):
        pass


def test_what_the_program_does_by_itself_is_no_sign_of_life(lock: IdleLock, edit: QLineEdit, qtbot: QtBot) -> None:
    lock.start()
    with qtbot.waitSignal(lock.expired, timeout=3 * REST_MS):
        for _ in range(8):
            qtbot.wait(REST_MS // 4)
            edit.update()
            edit.setText("saved")


def test_a_key_still_arrives_where_it_was_typed(lock: IdleLock, edit: QLineEdit) -> None:
    lock.start()
    QApplication.sendEvent(edit, key())
    assert edit.text() == "a"


def test_while_nothing_is_open_it_does_not_count(lock: IdleLock, edit: QLineEdit, qtbot: QtBot) -> None:
    lock.start()
    lock.stop()
    QApplication.sendEvent(edit, key())
    with qtbot.assertNotEmitted(lock.expired, wait=REST_MS + 100):
        pass


def test_the_minutes_can_be_changed(lock: IdleLock) -> None:
    lock.minutes = 12
    assert lock.minutes == 12
    assert clock(lock).interval() == 12 * 60 * 1000


def test_it_warns_before_it_locks_and_no_more_once_somebody_is_there(lock: IdleLock, qtbot: QtBot) -> None:
    said = list[bool]()
    lock.warned.connect(said.append)
    lock.findChildren(QTimer)[1].setInterval(REST_MS // 8)
    with qtbot.waitSignal(lock.warned, timeout=3 * REST_MS):
        lock.start()
    lock.eventFilter(lock, key())
    assert said == [True, False]
    with qtbot.waitSignals([lock.expired, lock.rested], timeout=3 * REST_MS):
        pass
