from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from hrbc_desktop.session.desktop.idle_lock import IdleLock

REST_MS = 100
LONG_MS = 100_000
PATIENCE_MS = 60_000


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
    position, none = QPointF(2, 2), Qt.KeyboardModifier.NoModifier
    return QMouseEvent(
        QEvent.Type.MouseMove, position, position, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, none
    )


def dictated() -> QEvent:
    event = QInputMethodEvent()
    event.setCommitString("a")
    return event


def rest_a_moment(lock: IdleLock, qtbot: QtBot) -> int:
    """Let some of a long rest go by; how much of it is left, in milliseconds."""
    clock(lock).setTimerType(Qt.TimerType.PreciseTimer)
    clock(lock).setInterval(LONG_MS)
    lock.start()
    qtbot.waitUntil(lambda: clock(lock).remainingTime() < LONG_MS - 20, timeout=PATIENCE_MS)
    return clock(lock).remainingTime()


def test_it_locks_after_a_rest(lock: IdleLock, qtbot: QtBot) -> None:
    with qtbot.waitSignal(lock.expired, timeout=PATIENCE_MS):
        lock.start()


@pytest.mark.parametrize("sign_of_life", [key, mouse, dictated])
def test_every_sign_of_life_puts_it_off(
    lock: IdleLock, edit: QLineEdit, qtbot: QtBot, sign_of_life: Callable[[], QEvent]
) -> None:
    left = rest_a_moment(lock, qtbot)
    QApplication.sendEvent(edit, sign_of_life())
    assert clock(lock).remainingTime() > left


def test_what_the_program_does_by_itself_is_no_sign_of_life(lock: IdleLock, edit: QLineEdit, qtbot: QtBot) -> None:
    left = rest_a_moment(lock, qtbot)
    edit.update()
    edit.setText("saved")
    QApplication.processEvents()
    assert clock(lock).remainingTime() <= left


def test_a_key_still_arrives_where_it_was_typed(lock: IdleLock, edit: QLineEdit) -> None:
    lock.start()
    QApplication.sendEvent(edit, key())
    assert edit.text() == "a"


def test_while_nothing_is_open_it_does_not_count(lock: IdleLock, edit: QLineEdit) -> None:
    lock.start()
    lock.stop()
    QApplication.sendEvent(edit, key())
    assert not clock(lock).isActive()


def test_the_minutes_can_be_changed(lock: IdleLock) -> None:
    lock.minutes = 12
    assert lock.minutes == 12
    assert clock(lock).interval() == 12 * 60 * 1000


def test_it_warns_before_it_locks_and_no_more_once_somebody_is_there(lock: IdleLock, qtbot: QtBot) -> None:
    warnings = list[bool]()
    lock.warned.connect(warnings.append)
    clock(lock).setInterval(LONG_MS)
    lock.findChildren(QTimer)[1].setInterval(REST_MS // 2)
    with qtbot.waitSignal(lock.warned, timeout=PATIENCE_MS):
        lock.start()
    lock.eventFilter(lock, key())
    assert warnings == [True, False]
    clock(lock).setInterval(REST_MS)
    with qtbot.waitSignals([lock.expired, lock.rested], timeout=PATIENCE_MS):
        lock.start()
