"""Who looks after the computer asks which settings hold, and keeps the password of the server out of them."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hrbc_desktop.session import machine_settings, settings

Run = Callable[..., tuple[int, str, str]]
ADDRESS = "postgresql+psycopg://nurse:very-secret@server.example/worksheets"


@pytest.fixture
def everybody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "everybody.ini"
    monkeypatch.setattr(machine_settings, "machine_settings_path", lambda: path)
    monkeypatch.setattr(settings, "_usual_path", lambda: tmp_path / "own.ini")
    return path


def test_each_setting_is_told_with_who_set_it(run: Run, everybody: Path) -> None:
    everybody.write_text("[safety]\nlock_minutes = 3\n[sheet]\npaper = a4\n[locked]\nsettings = safety/lock_minutes\n")
    code, out, _ = run("settings", "--json")
    document = json.loads(out)
    assert code == 0
    assert document["settings"]["safety/lock_minutes"] == {"value": "3", "from": "this computer, locked"}
    assert document["settings"]["sheet/paper"] == {"value": "a4", "from": "this computer"}
    assert document["settings"]["look/theme"]["from"] == "built in"
    assert document["files"]["this computer"] == str(everybody)


def test_no_password_is_printed(run: Run, everybody: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    everybody.write_text(f"[General]\nrecords = {ADDRESS}\n")
    _, out, _ = run("settings")
    assert "server.example" in out
    assert "very-secret" not in out
    monkeypatch.setenv("HRBC_RECORDS", ADDRESS.replace("server", "elsewhere"))
    _, out, _ = run("settings")
    assert "elsewhere.example" in out
    assert "very-secret" not in out


def test_a_setting_that_does_nothing_is_named(run: Run, everybody: Path) -> None:
    everybody.write_text("[safety]\nlock_minute = 3\n[locked]\nsettings = look/color\n")
    code, out, _ = run("settings")
    assert code == 1
    assert "safety/lock_minute in" in out
    assert "look/color in" in out


def test_a_broken_file_and_too_old_a_program_are_told(run: Run, everybody: Path) -> None:
    everybody.write_text("no section\n")
    assert run("settings")[0] == 2
    everybody.write_text("[program]\nminimum_version = 99\n")
    code, _, complaint = run("settings")
    assert code == 2
    assert "99 or newer" in complaint


def test_the_password_of_the_server_goes_into_the_keyring_and_is_taken_from_there(
    run: Run, everybody: Path, monkeypatch: pytest.MonkeyPatch, system_keyring: Any
) -> None:
    everybody.write_text("[General]\nrecords = postgresql+psycopg://nurse@server.example/worksheets?keyring=yes\n")
    monkeypatch.setattr("sys.stdin", io.StringIO("very-secret\n"))
    assert run("server-password")[0] == 0
    assert list(system_keyring.secrets.values()) == ["very-secret"]
    server = settings.records_server(settings.Settings(machine=machine_settings.read_machine_settings()))
    assert server is not None
    assert "very-secret" in server.with_password().render_as_string(hide_password=False)
    assert "keyring" not in server.tls


@pytest.mark.usefixtures("system_keyring")
def test_nothing_is_kept_without_a_server_or_a_password(
    run: Run, everybody: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("very-secret\n"))
    assert run("server-password")[0] == 2
    everybody.write_text("[General]\nrecords = postgresql+psycopg://nurse@server.example/worksheets\n")
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert run("server-password")[0] == 2


def test_whom_the_clinic_trusts_and_who_stamps_times_is_set_for_everybody(run: Run, everybody: Path) -> None:
    roots = everybody.parent / "root, of the clinic.pem"
    everybody.write_text(
        f"[signing]\nauthorities = {roots}; relative.pem;{roots}2\n"
        "time_stamp_server = https://stamps.example/tsa\n[locked]\nsettings = signing/authorities\n"
    )
    document = json.loads(run("settings", "--json")[1])["settings"]
    assert document["signing/authorities"] == {"value": f"{roots}; {roots}2", "from": "this computer, locked"}
    assert document["signing/time_stamp_server"]["value"] == "https://stamps.example/tsa"
    assert document["signing/card_library"] == {"value": "", "from": "built in"}


@pytest.mark.parametrize("address", ["file:///etc/passwd", "stamps.example", "https://", "https://a b/", "ftp://a/"])
def test_what_is_no_address_on_the_web_is_not_asked_for_time_stamps(run: Run, everybody: Path, address: str) -> None:
    everybody.write_text(f"[signing]\ntime_stamp_server = {address}\n")
    assert json.loads(run("settings", "--json")[1])["settings"]["signing/time_stamp_server"]["value"] == ""
