"""The program on a Linux desktop: entry and icon are written, started by the desktop's rules, and taken away."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from configparser import ConfigParser
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from hrbc_desktop.session.desktop.desktop_entry import associate, dissociate

Run = Callable[..., tuple[int, str, str]]

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is no such desktop here")


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "share"


def started(entry: Path) -> list[str]:
    """What the desktop starts: the file's escapes are undone first, then the quotes, then the percent signs."""
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(entry, encoding="utf-8")
    fields = dict(parser["Desktop Entry"])
    assert (fields["Type"], fields["MimeType"], fields["Icon"]) == ("Application", "application/pdf;", "hrbc-desktop")
    command = fields["Exec"].replace("\\\\", "\\")
    unquoted = (part.replace("\\$", "$").replace("\\`", "`") for part in shlex.split(command))  # shlex leaves these two
    return [part.replace("%%", "%") for part in unquoted]


def test_the_program_is_added_to_the_desktop_and_taken_off_again(run: Run, data: Path) -> None:
    code, out, _ = run("associate")
    entry, icon = data / "applications/hrbc-desktop.desktop", data / "icons/hicolor/scalable/apps/hrbc-desktop.svg"
    assert code == 0
    assert str(entry) in out
    assert not QImage(str(icon)).isNull()
    program, file = started(entry)
    assert (Path(program).name, file) == ("hrbc-desktop", "%f")
    assert subprocess.run([program, "--version"], check=True, capture_output=True).stdout.startswith(b"hrbc_desktop ")
    code, out, _ = run("associate", "--undo")
    assert code == 0
    assert not [path for path in data.rglob("*") if path.name.startswith("hrbc")]
    assert run("associate", "--undo")[1] == "There was nothing to take away.\n"


def test_the_desktop_reads_its_list_anew_also_when_only_the_icon_was_left(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    updater, log = tmp_path / "update-desktop-database", tmp_path / "told"
    updater.write_text(f'#!/bin/sh\necho "$1" >> "{log}"\n')
    updater.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    entry, icon = associate(tmp_path / "hrbc-desktop")
    entry.unlink()
    assert dissociate() == (icon,)
    assert log.read_text().splitlines() == [str(data / "applications")] * 2


@pytest.mark.parametrize("folder", ["my programs", "100%", 'a "b" $c \\d `e`', "plain"])
def test_a_program_in_any_folder_is_started(tmp_path: Path, folder: str) -> None:
    entry, _ = associate(tmp_path / folder / "hrbc-desktop")
    assert started(entry)[0] == str(tmp_path / folder / "hrbc-desktop")


VALIDATOR = shutil.which("desktop-file-validate")


@pytest.mark.skipif(VALIDATOR is None, reason="desktop-file-utils is not installed")
def test_the_entry_is_valid(tmp_path: Path) -> None:
    entry, _ = associate(tmp_path / "hrbc-desktop")
    subprocess.run([str(VALIDATOR), entry], check=True)
