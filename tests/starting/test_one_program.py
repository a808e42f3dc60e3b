"""One program for each list of worksheets: what is started a second time hands its file to the first."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrbc_desktop.session.desktop import single_instance
from hrbc_desktop.session.desktop.single_instance import SingleInstance, read_paths
from hrbc_desktop.session.settings import records_folder

HOLDER = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from hrbc_desktop.session.desktop.single_instance import SingleInstance
application = QCoreApplication([])
first = SingleInstance(Path(sys.argv[1]))
print(first.acquire(), flush=True)
first.listen()
print("listens", flush=True)
time.sleep(60)
"""


STARTING = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from hrbc_desktop.session.desktop.single_instance import SingleInstance
application = QCoreApplication([])
first = SingleInstance(Path(sys.argv[1]))
first.files_handed.connect(lambda files: print(*files, flush=True))
print(first.acquire(), flush=True)
input()
first.listen()
application.exec()
"""
"""Has the place, and listens only when it is told to: as a program that is still starting."""


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A person's folders, with a short path: the address of a local socket has room for about 100 letters."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            monkeypatch.setenv(name, folder)
        yield Path(folder)


@pytest.fixture
def first(home: Path, qapp: QApplication) -> Iterator[SingleInstance]:  # noqa: ARG001 - the folders must be set
    QCoreApplication.setApplicationName("hrbc_desktop")
    first = SingleInstance(records_folder(), qapp)
    assert first.acquire()
    first.listen()
    yield first
    first.release()


def start(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "hrbc_desktop", *arguments]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def test_the_second_start_hands_its_file_to_the_first_and_ends(first: SingleInstance, home: Path, qtbot: QtBot) -> None:
    sheet = home / "Worksheet ünï.pdf"
    sheet.touch()
    with qtbot.waitSignal(first.files_handed) as handed:
        second = start(str(sheet))
    assert handed.args == [[sheet]]
    assert second.communicate(timeout=30)[1] == ""
    assert second.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no sockets in folders")
def test_a_long_path_of_the_runtime_folder_is_in_nobodys_way(
    home: Path, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = home / ("so " * 40)
    long.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(long))
    monkeypatch.setattr(tempfile, "tempdir", str(home))
    first = SingleInstance(home, qapp)
    assert first.acquire()
    first.listen()
    with qtbot.waitSignal(first.files_handed) as handed:
        socket = QLocalSocket()
        socket.connectToServer(first._address)
        socket.write(b'["/a.pdf"]\n')
    assert handed.args == [[Path("/a.pdf")]]
    (own,) = home.glob("hrbc-desktop-*")
    assert own.stat().st_mode & 0o777 == 0o700
    first.release()
    own.chmod(0o755)  # a folder that others can look into is not used: nobody listens then
    assert not SingleInstance(home, qapp)._address.startswith(str(own))


def test_what_a_killed_program_left_is_in_nobodys_way(home: Path, qtbot: QtBot, qapp: QApplication) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(home)], stdout=subprocess.PIPE, text=True) as killed:
        assert killed.stdout is not None
        assert [killed.stdout.readline() for _ in range(2)] == ["True\n", "listens\n"]
        another = SingleInstance(home, qapp)
        assert not another.acquire()
        killed.send_signal(signal.SIGKILL)
    assert [path for path in home.iterdir() if path.is_socket()]
    assert another.acquire()
    another.listen()
    with qtbot.waitSignal(another.files_handed) as handed:
        socket = QLocalSocket()
        socket.connectToServer(another._address)
        socket.write(b'["/a.pdf"]\n')
    assert handed.args == [[Path("/a.pdf")]]
    another.release()
    assert not [path for path in home.iterdir() if path.is_socket()]


def begin_to_start(records: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", STARTING, str(records)]
    starting = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert starting.stdout is not None
    assert starting.stdout.readline() == "True\n"
    return starting


def test_the_second_start_waits_for_a_first_that_is_still_starting(home: Path) -> None:
    QCoreApplication.setApplicationName("hrbc_desktop")
    sheet = home / "sheet.pdf"
    sheet.touch()
    with begin_to_start(records_folder()) as starting, start(str(sheet)) as second:
        assert starting.stdin is not None
        assert starting.stdout is not None
        starting.stdin.write("listen\n")
        starting.stdin.flush()
        output = second.communicate(timeout=60)[1]
        assert (second.returncode, output) == (0, "")
        assert starting.stdout.readline() == f"{sheet}\n"
        starting.kill()


def test_the_second_start_takes_the_place_of_a_first_that_ends_while_it_starts(home: Path) -> None:
    second = SingleInstance(home)
    with begin_to_start(home) as starting:
        assert not second.acquire()
        starting.kill()
    assert not second.forward_files([home / "sheet.pdf"])
    assert not SingleInstance(home).acquire()
    second.release()


def test_a_first_program_that_does_not_answer_does_not_stop_a_second(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "PATIENCE_MS", 50)
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(home)], stdout=subprocess.PIPE, text=True) as busy:
        assert busy.stdout is not None
        assert [busy.stdout.readline() for _ in range(2)] == ["True\n", "listens\n"]
        assert not SingleInstance(home).forward_files([])
        busy.kill()


def test_only_the_person_may_speak_to_it(first: SingleInstance, home: Path) -> None:  # noqa: ARG001 - it listens
    [socket] = [path for path in home.iterdir() if path.is_socket()]
    assert socket.stat().st_mode & 0o077 == 0
    assert socket.stat().st_uid == os.geteuid()


@pytest.mark.parametrize(
    "message", [b"", b"{}", b'["relative.pdf"]', b"[7]", b'["/a\\u0000b"]', b'["/\\ud800"]', b"[" * 9000, b"\xff\n"]
)
def test_what_is_no_list_of_paths_is_not_heard(message: bytes) -> None:
    assert read_paths(message) is None


@given(st.binary())
def test_any_bytes_are_paths_or_nothing(message: bytes) -> None:
    paths = read_paths(message)
    assert paths is None or all(path.is_absolute() for path in paths)


def test_the_window_closes_by_itself_after_its_first_paint_when_asked(first: SingleInstance, home: Path) -> None:  # noqa: ARG001
    with start("--exit-after-first-paint") as measured:
        _, output = measured.communicate(timeout=60)
    assert (measured.returncode, output) == (0, "")
