"""The program starts whatever language the system speaks, and prints on outputs that have few letters."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SOURCES = Path("/usr/share/i18n/locales")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module", params=["tr_TR", "az_AZ", "de_DE"])
def locale_folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A locale, compiled into a folder of its own."""
    name: str = request.param
    if not shutil.which("localedef") or not (SOURCES / name).exists():
        pytest.skip("the sources of locales are not installed (package locales)")
    folder = tmp_path_factory.mktemp("locales")
    subprocess.run(["localedef", "-i", name, "-f", "UTF-8", folder / f"{name}.UTF-8"], check=True)  # noqa: S607
    return f"{name}.UTF-8", folder


def started(arguments: list[str], tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    folders = {name: str(tmp_path) for name in ("XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    env = os.environ | folders | {"QT_QPA_PLATFORM": "offscreen"} | environment
    return subprocess.run(
        [sys.executable, "-m", "hrbc_desktop", *arguments], cwd=ROOT, env=env, capture_output=True, check=False
    )


def test_it_starts_in_every_language(locale_folder: tuple[str, Path], tmp_path: Path) -> None:
    name, folder = locale_folder
    done = started(["--exit-after-first-paint"], tmp_path, LOCPATH=str(folder), LC_ALL=name, LANG=name)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252", "utf-8"])
def test_help_prints_where_letters_are_few(encoding: str, tmp_path: Path) -> None:
    done = started(["--help"], tmp_path, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"?" not in done.stdout
