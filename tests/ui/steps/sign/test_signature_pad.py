from functools import cache

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrbc_desktop.ui.steps.sign.signature_pad import PAD_RATIO, SignaturePad


@pytest.fixture
def pad(qtbot: QtBot) -> SignaturePad:
    pad = SignaturePad()
    qtbot.addWidget(pad)
    pad.resize(400, 100)
    pad.show()
    return pad


def draw(pad: SignaturePad, *places: tuple[int, int]) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(*places[0]))
    for point in places[1:]:
        QTest.mouseMove(pad, QPoint(*point))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(*places[-1]))


POSITION, PRESSURE = QInputDevice.Capability.Position, QInputDevice.Capability.Pressure


@cache  # Qt goes on to use a device as long as the program runs
def pen_that_can(capabilities: QInputDevice.Capability) -> QPointingDevice:
    kind, tip = QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen
    return QPointingDevice("a pen", 1, kind, tip, capabilities, 1, 1)


def pen(
    pad: SignaturePad,
    kind: QEvent.Type,
    x: float,
    pressure: float,
    can: QInputDevice.Capability = POSITION | PRESSURE,
) -> None:
    position, button = QPointF(x, 50), Qt.MouseButton.LeftButton
    no_key = Qt.KeyboardModifier.NoModifier
    event = QTabletEvent(kind, pen_that_can(can), position, position, pressure, 0, 0, 0, 0, 0, no_key, button, button)
    QApplication.sendEvent(pad, event)


def test_a_stroke_of_the_mouse_is_kept_as_shares_of_the_pad(pad: SignaturePad, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pad.changed):
        draw(pad, (40, 50), (200, 25), (360, 75))
    (stroke,) = pad.strokes
    assert [(x, y) for x, y, _ in stroke] == [(0.1, 0.5), (0.5, 0.25), (0.9, 0.75)]
    assert all(0 < pressure < 1 for _, _, pressure in stroke)


def test_a_pen_is_drawn_with_its_own_pressure(pad: SignaturePad, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pad.changed):
        pen(pad, QEvent.Type.TabletPress, 40, 0.2)
        pen(pad, QEvent.Type.TabletMove, 200, 0.9)
        pen(pad, QEvent.Type.TabletRelease, 200, 0.0)
    (stroke,) = pad.strokes
    assert [round(pressure, 3) for _, _, pressure in stroke] == [0.2, 0.9]


def test_a_pen_that_measures_no_pressure_draws_as_a_mouse_does(pad: SignaturePad) -> None:
    pen(pad, QEvent.Type.TabletPress, 40, 0.0, POSITION)
    pen(pad, QEvent.Type.TabletMove, 200, 0.0, POSITION)
    pen(pad, QEvent.Type.TabletRelease, 200, 0.0, POSITION)
    draw(pad, (40, 50), (200, 25))
    of_the_pen, of_the_mouse = pad.strokes
    assert {pressure for *_, pressure in of_the_pen} == {pressure for *_, pressure in of_the_mouse}


def test_a_finger_draws_and_gets_the_keyboard(pad: SignaturePad, qtbot: QtBot) -> None:
    screen = QTest.createTouchDevice()
    with qtbot.waitSignal(pad.changed):
        QTest.touchEvent(pad, screen).press(0, QPoint(40, 50)).commit()
        QTest.touchEvent(pad, screen).move(0, QPoint(200, 25)).press(1, QPoint(300, 80)).commit()
        QTest.touchEvent(pad, screen).release(0, QPoint(200, 25)).release(1, QPoint(300, 80)).commit()
    (stroke,) = pad.strokes
    # The display of tests has a frame two pixels wide, and counts it with the screen.
    assert [(x, y) for x, y, _ in stroke] == [pytest.approx((0.1, 0.5), abs=0.03), pytest.approx((0.5, 0.25), abs=0.03)]
    assert pad.hasFocus()


def test_drawing_past_the_edge_stays_within_the_pad(pad: SignaturePad) -> None:
    draw(pad, (200, 50), (800, -90))
    assert pad.strokes[0][-1][:2] == (1.0, 0.0)


def test_the_place_to_sign_keeps_its_proportion_so_that_nothing_is_bent(pad: SignaturePad) -> None:
    pad.resize(400, 300)
    draw(pad, (0, 100), (400, 200))
    assert [(x, y) for x, y, _ in pad.strokes[0]] == [(0, 0), (1, 1)]
    assert pad.heightForWidth(400) * PAD_RATIO == 400


def test_the_last_stroke_can_be_taken_back_and_all_be_cleared(pad: SignaturePad, qtbot: QtBot) -> None:
    draw(pad, (10, 10), (50, 50))
    draw(pad, (60, 10), (90, 50))
    first = pad.strokes[0]
    with qtbot.waitSignal(pad.changed):
        QTest.keyClick(pad, Qt.Key.Key_Backspace)
    assert pad.strokes == [first]
    draw(pad, (60, 10), (90, 50))
    with qtbot.waitSignal(pad.changed):
        pad.clear()
    assert pad.strokes == []
    with qtbot.assertNotEmitted(pad.changed):
        pad.clear()
        pad.undo_stroke()


def test_strokes_can_be_shown_again_without_counting_as_a_change(pad: SignaturePad, qtbot: QtBot) -> None:
    empty = pad.grab().toImage()
    with qtbot.assertNotEmitted(pad.changed):
        pad.set_strokes([[(0.1, 0.5, 0.5), (0.5, 0.2, 1.0), (0.9, 0.5, 0.1)], [(0.5, 0.5, 0.5)]])
    assert len(pad.strokes) == 2
    assert pad.grab().toImage() != empty


def test_a_keyboard_user_is_told_to_type_the_name(pad: SignaturePad) -> None:
    assert "type your name" in pad.accessibleDescription()
    assert pad.accessibleName() == "Place to sign: nothing drawn yet"
    draw(pad, (10, 10), (50, 50))
    assert pad.accessibleName() == "Place to sign: 1 stroke drawn"


def test_the_other_mouse_buttons_do_not_draw(pad: SignaturePad) -> None:
    QTest.mouseClick(pad, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, QPoint(20, 20))
    assert pad.strokes == []
