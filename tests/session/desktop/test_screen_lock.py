"""The system's own word that the screen is locked, over a real bus with nobody else on it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
LISTENER = """
from PySide6.QtCore import QCoreApplication, QTimer
from hrbc_desktop.session.desktop.screen_lock import ScreenLock
application = QCoreApplication([])
screen = ScreenLock()
screen.locked.connect(lambda: print("locked", flush=True))
QTimer.singleShot(0, lambda: print("listening", flush=True))
application.exec()
"""
LOCK = ("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session.Lock")
SLEEP = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep")
SAVER = ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged")
GNOME = ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged")

pytestmark = pytest.mark.skipif(
    not (shutil.which("dbus-daemon") and shutil.which("dbus-send")), reason="D-Bus (Debian's dbus) is not installed"
)


@pytest.fixture
def bus() -> Iterator[dict[str, str]]:
    """The environment of a program for which one bus is both the system's and the session's."""
    command = [str(shutil.which("dbus-daemon")), "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        yield {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": address, "DBUS_SESSION_BUS_ADDRESS": address}
        daemon.terminate()


@pytest.fixture
def listener(bus: dict[str, str]) -> Iterator["subprocess.Popen[str]"]:
    environment = {**bus, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", LISTENER], stdout=subprocess.PIPE, text=True, env=environment
    ) as listener:
        assert listener.stdout is not None
        assert listener.stdout.readline() == "listening\n"
        yield listener
        listener.terminate()


def send(bus: dict[str, str], signal: tuple[str, str], *values: str) -> None:
    command = [str(shutil.which("dbus-send")), "--session", "--type=signal", *signal, *values]
    subprocess.run(command, check=True, env=bus)


@pytest.mark.parametrize(
    ("signal", "values"),
    [(LOCK, ()), (SLEEP, ("boolean:true",)), (SAVER, ("boolean:true",)), (GNOME, ("boolean:true",))],
)
def test_it_tells_when_the_screen_is_locked_or_the_computer_goes_to_sleep(
    bus: dict[str, str], listener: "subprocess.Popen[str]", signal: tuple[str, str], values: tuple[str, ...]
) -> None:
    send(bus, signal, *values)
    assert listener.stdout is not None
    assert listener.stdout.readline() == "locked\n"


def test_waking_up_and_an_unlocked_screen_lock_nothing(bus: dict[str, str], listener: "subprocess.Popen[str]") -> None:
    for signal in (SLEEP, SAVER, GNOME):
        send(bus, signal, "boolean:false")
    send(bus, LOCK)
    assert listener.stdout is not None
    assert listener.stdout.readline() == "locked\n"
    listener.terminate()
    assert listener.stdout.read() == ""
