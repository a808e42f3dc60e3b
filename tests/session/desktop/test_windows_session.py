"""What Windows sends to a window when its session is locked or the computer goes to sleep."""

from ctypes import addressof
from ctypes.wintypes import MSG

import pytest

from hrbc_desktop.session.desktop.screen_lock import WindowsMessages

SESSION_CHANGE, POWER = 0x02B1, 0x0218
"""WM_WTSSESSION_CHANGE and WM_POWERBROADCAST, as Win32 numbers them."""


@pytest.mark.parametrize(
    ("message", "what", "locks"),
    [
        pytest.param(SESSION_CHANGE, 7, True, id="the screen is locked"),
        pytest.param(SESSION_CHANGE, 8, False, id="the screen is unlocked"),
        pytest.param(SESSION_CHANGE, 2, True, id="another person's turn"),
        pytest.param(POWER, 4, True, id="the computer goes to sleep"),
        pytest.param(POWER, 7, False, id="it wakes up"),
        pytest.param(0x0200, 7, False, id="the mouse moves"),
    ],
)
def test_what_windows_sends_is_understood(message: int, what: int, locks: bool) -> None:
    heard: list[bool] = []
    sent = MSG(message=message, wParam=what)
    filtered = WindowsMessages(lambda: heard.append(True)).nativeEventFilter(b"windows_generic_MSG", addressof(sent))
    assert filtered == (False, 0)
    assert heard == [True] * locks


def test_messages_of_other_systems_are_left_alone() -> None:
    heard: list[bool] = []
    assert WindowsMessages(lambda: heard.append(True)).nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)
    assert not heard
