"""What who looks after the computer sets for everybody, and what a person may still choose."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hrbc_desktop.session.machine_settings import MachineSettingsError, read_machine_settings
from hrbc_desktop.session.settings import Settings, records_server

Made = Callable[[str], Settings]


@pytest.fixture
def settings_with(tmp_path: Path) -> Made:
    def make(text: str) -> Settings:
        path = tmp_path / "everybody.ini"
        path.write_text(text, encoding="utf-8")
        return Settings(tmp_path / "own.ini", machine=read_machine_settings(path))

    return make


def test_without_a_file_nothing_is_set_and_nothing_locked(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "own.ini", machine=read_machine_settings(tmp_path / "no.ini"))
    assert (settings.lock_minutes, settings.origin("safety/lock_minutes")) == (5, "built in")
    assert not settings.is_locked("safety/lock_minutes")


def test_what_is_set_for_everybody_holds_until_a_person_chooses(settings_with: Made) -> None:
    settings = settings_with("[safety]\nlock_minutes = 3\n[sheet]\npaper = a4\n")
    assert (settings.lock_minutes, settings.origin("safety/lock_minutes")) == (3, "this computer")
    assert settings.paper == "a4"
    settings.lock_minutes = 10
    assert (settings.lock_minutes, settings.origin("safety/lock_minutes")) == (10, "this person")


def test_what_is_locked_holds_whatever_a_person_chose_before_or_chooses_now(settings_with: Made) -> None:
    settings_with("").lock_minutes = 30
    settings = settings_with("[safety]\nlock_minutes = 3\n[locked]\nsettings = safety/lock_minutes, look/text\n")
    heard: list[int] = []
    settings.lock_changed.connect(heard.append)
    settings.lock_minutes = 60
    assert (settings.lock_minutes, settings.origin("safety/lock_minutes")) == (3, "this computer, locked")
    settings.text_percent = 200
    assert settings.text_percent == 100
    assert not heard
    assert settings_with("").lock_minutes == 30


def test_nonsense_counts_as_not_set(settings_with: Made) -> None:
    settings = settings_with("[safety]\nlock_minutes = never\n[look]\ntheme = pink\n[locked]\nsettings = look/theme\n")
    assert settings.lock_minutes == 5
    assert settings.theme == "system"


def test_a_locked_server_is_not_replaced_from_the_environment(
    settings_with: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HRBC_RECORDS", "postgresql+psycopg://nurse@elsewhere.example/other")
    address = "postgresql+psycopg://nurse@server.example/worksheets"
    named = records_server(settings_with(f"[General]\nrecords = {address}\n"))
    locked = records_server(settings_with(f"[General]\nrecords = {address}\n[locked]\nsettings = records\n"))
    assert named is not None
    assert named.url.host == "elsewhere.example"
    assert locked is not None
    assert locked.url.host == "server.example"


@pytest.mark.parametrize("broken", [b"lock_minutes = 3\n", b"[safety\n", b"\xff\xfe\x00", b"[a]\nb = 1\nb = 2\n"])
def test_a_file_that_cannot_be_read_is_told_and_opens_nothing(tmp_path: Path, broken: bytes) -> None:
    path = tmp_path / "everybody.ini"
    path.write_bytes(broken)
    with pytest.raises(MachineSettingsError, match=r"cannot be read .* Your worksheets are safe"):
        read_machine_settings(path)


@pytest.mark.parametrize(("least", "runs"), [("0.1.0", True), ("0.1", True), ("0.2.0", False), ("0.10.0", False)])
def test_an_older_program_than_is_asked_for_says_so(tmp_path: Path, least: str, runs: bool) -> None:
    path = tmp_path / "everybody.ini"
    path.write_text(f"[program]\nminimum_version = {least}\n")
    machine = read_machine_settings(path)
    if runs:
        machine.require_version("0.1.0")
    else:
        with pytest.raises(MachineSettingsError, match=f"version {least} or newer, and this is 0.1.0"):
            machine.require_version("0.1.0")


def test_signed_pdfs_go_where_everybody_is_told_to(settings_with: Made, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    assert settings_with(f"[files]\npdf_folder = {tmp_path}/shared\n").pdf_folder == tmp_path / "shared"
    assert settings_with(f"[files]\npdf_folder = {tmp_path}/missing\n").pdf_folder is None
    assert settings_with("").pdf_folder is None
    assert (
        settings_with("[files]\npdf_name = {record_number}-{visit_date}\n").pdf_name == "{record_number}-{visit_date}"
    )
    assert settings_with("[files]\npdf_name = ../{name}\n").pdf_name == ""
