import re
import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication

from hrbc_desktop.session.machine_settings import MachineSettings
from hrbc_desktop.session.settings import THEMES, Settings

pytestmark = pytest.mark.usefixtures("qapp")

KEYS = ["look/theme", "look/text", "safety/lock_minutes", "sheet/paper", "sheet/large_print", "window/place"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def assert_usable(read: Settings) -> None:
    assert read.theme in THEMES
    assert 100 <= read.text_percent <= 200
    assert 1 <= read.lock_minutes <= 60
    assert read.paper in ("letter", "a4")
    assert isinstance(read.large_print, bool)
    assert isinstance(read.window_geometry, QByteArray)
    assert isinstance(read.records, str)


def test_without_a_file_everything_is_as_usual(path: Path) -> None:
    fresh = Settings(path)
    assert (fresh.theme, fresh.text_percent, fresh.lock_minutes) == ("system", 100, 5)
    assert (fresh.paper, fresh.large_print, fresh.window_geometry.isEmpty()) == ("letter", False, True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("theme", theme) for theme in THEMES),
        ("text_percent", 175),
        ("lock_minutes", 60),
        ("lock_minutes", 1),
        ("paper", "a4"),
        ("large_print", True),
        ("window_geometry", QByteArray(b"\x01\x00place")),
    ],
)
def test_what_was_set_is_there_the_next_time(path: Path, name: str, value: Any) -> None:
    first = Settings(path)
    setattr(first, name, value)
    assert getattr(first, name) == value
    written_and_closed(first)
    assert getattr(Settings(path), name) == value


def test_the_last_three_who_were_here_are_remembered_only_where_they_may_be_named(path: Path) -> None:
    silent = Settings(path)
    silent.note_here("1", "Sample Nurse 1")
    assert silent.last_here == ()
    allowed = Settings(path, machine=MachineSettings(values={"safety/names_on_lock_page": "true"}))
    for person in ("2", "3", "4", "3", "5"):
        allowed.note_here(person, f"Sample Nurse {person}")
    assert allowed.last_here == tuple((person, f"Sample Nurse {person}") for person in ("5", "3", "4"))
    assert silent.last_here == ()
    written_and_closed(allowed)
    assert "Sample Nurse" in path.read_text()
    forbidden = Settings(path)
    forbidden.note_here("6", "Sample Nurse 6")
    written_and_closed(forbidden)
    assert "Sample Nurse" not in path.read_text()


def written_and_closed(setting: Settings) -> None:
    """Settings of the same file share what they know: destroyed, they write it out."""
    setting.deleteLater()
    QApplication.sendPostedEvents(setting, 52)  # QEvent.Type.DeferredDelete


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("theme", "dark", "look"),
        ("text_percent", 125, "look"),
        ("lock_minutes", 9, "lock"),
        ("paper", "a4", "paper"),
        ("large_print", True, "paper"),
        ("only_what_differs", True, ""),
        ("tour_was_shown", True, ""),
    ],
)
def test_only_who_follows_what_was_set_is_told_and_only_of_a_real_change(
    path: Path, name: str, value: Any, expected: str
) -> None:
    setting, heard = Settings(path), list[str]()
    setting.look_changed.connect(lambda: heard.append("look"))
    setting.lock_changed.connect(lambda _minutes: heard.append("lock"))
    setting.paper_changed.connect(lambda: heard.append("paper"))
    setattr(setting, name, value)
    setattr(setting, name, value)
    assert heard == [expected] * bool(expected)


def test_who_reads_large_on_the_screen_gets_large_print_unless_she_says_otherwise(path: Path) -> None:
    setting, heard = Settings(path), list[bool]()
    setting.paper_changed.connect(lambda: heard.append(setting.large_print))
    setting.text_percent = 150
    setting.text_percent = 175
    assert heard == [True]
    setting.large_print = False
    setting.text_percent = 200
    assert heard == [True, False]
    assert not setting.large_print


@pytest.mark.parametrize(("asked", "expected"), [(50, 100), (1000, 200), (125, 125)])
def test_text_grows_only_as_far_as_nothing_is_cut_off(path: Path, asked: int, expected: int) -> None:
    setting = Settings(path)
    setting.text_percent = asked
    assert setting.text_percent == expected


@pytest.mark.parametrize(("asked", "expected"), [(0, 1), (-5, 1), (100, 60), (15, 15)])
def test_the_lock_can_be_put_off_but_not_switched_off(path: Path, asked: int, expected: int) -> None:
    setting = Settings(path)
    setting.lock_minutes = asked
    assert setting.lock_minutes == expected


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(key=st.sampled_from(KEYS), value=st.text(st.characters(exclude_categories=["C"]), max_size=20))
def test_a_value_that_makes_no_sense_counts_as_not_set(tmp_path_factory: Any, key: str, value: str) -> None:
    path: Path = tmp_path_factory.mktemp("settings") / "settings.ini"
    group, name = key.split("/")
    path.write_text(f"records={value}\n[{group}]\n{name}={value}\n", encoding="utf-8")
    assert_usable(Settings(path))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    key=st.sampled_from(KEYS),
    sign=st.sampled_from(["@", "\\x40", "\\x0040", "\\100"]),
    kind=st.sampled_from(["Variant", "ByteArray", "DateTime", "Rect", "Size", "Point", "String", "Invalid", "Unknown"]),
    content=st.binary(max_size=60)
    | st.builds(lambda number, rest: struct.pack(">I", number) + rest, st.integers(0, 70), st.binary(max_size=40)),
)
def test_a_packed_value_of_any_kind_counts_as_not_set(
    path: Path, key: str, sign: str, kind: str, content: bytes
) -> None:
    """Qt packs whatever it cannot write as text, and unpacks what it finds packed."""
    escaped = "".join(f"\\x{byte:x}" for byte in content)
    packed = f'"{sign}{kind}({escaped})"'
    group, name = key.split("/")
    path.write_text(f"records={packed}, {packed}\n[{group}]\n{name}={packed}\n", encoding="utf-8")
    setting = Settings(path)
    assert_usable(setting)
    written_and_closed(setting)


@pytest.mark.parametrize(
    "line",
    [
        "theme=pink", "theme=dark, light", "text=99", "text=201", "text=big", "text=150.5", "text=", "text=1e2",
        "text=99999999999999999999", "lock_minutes=0", "lock_minutes=-1", "paper=A4", "large_print=yes", "place=here",
        "theme=@Invalid()", "text=@Invalid()", "place=@Rect(1 2 3 4)",
    ],
)  # fmt: skip
def test_known_nonsense_leaves_everything_usual(path: Path, line: str) -> None:
    path.write_text("".join(f"[{group}]\n{line}\n" for group in ("look", "safety", "sheet", "window")))
    setting = Settings(path)
    assert_usable(setting)
    assert (setting.theme, setting.text_percent, setting.lock_minutes) == ("system", 100, 5)
    assert (setting.paper, setting.large_print) == ("letter", False)


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff" * 300, b"[look]\n" * 50_000, b"[look", b"[look]\ntheme", b"=\n=\n[]\n", b"%PDF-1.7"]
)
def test_a_damaged_file_counts_as_none(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    setting = Settings(path)
    assert_usable(setting)
    setting.theme = "dark"
    assert setting.theme == "dark"


def test_a_folder_in_place_of_the_file_does_no_harm(tmp_path: Path) -> None:
    setting = Settings(tmp_path)
    setting.theme = "dark"
    assert_usable(setting)


def test_the_file_holds_the_look_of_this_computer_and_nothing_about_a_person(path: Path) -> None:
    setting = Settings(path)
    setting.theme, setting.text_percent, setting.lock_minutes = "dark", 150, 9
    setting.paper, setting.large_print, setting.window_geometry = "a4", True, QByteArray(b"x")
    written_and_closed(setting)
    group = ""
    found = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            group = heading[1]
        elif line:
            found.add(f"{group}/{line.partition('=')[0]}")
    assert found == set(KEYS)
