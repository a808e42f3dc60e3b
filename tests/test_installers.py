"""The parts of ./dev package that can be looked at without making an installer."""

import gzip
import json
import re
import struct
import tomllib
from pathlib import Path

import pytest
from packager import icons, roots, trim, windows, windows_python
from packager.build import RECIPES, Build, PackagingError, run
from packager.manual import manual_page
from packager.sbom import cpython, write_parts_list
from PySide6.QtGui import QImage

from hrbc_desktop.cli.main import command_parser

ROOT = Path(__file__).parents[1]
METADATA = "Metadata-Version: 2.4\nName: Some_Library\nVersion: 1.2\nLicense-Expression: MIT\n\nWhat it does.\n"


@pytest.fixture
def build(tmp_path: Path) -> Build:
    return Build("1.2.3", 1_790_000_000, tmp_path, tmp_path / "cache")


@pytest.mark.parametrize("system", ["windows", "linux"])
def test_every_library_of_the_installers_is_pinned_with_digests(system: str) -> None:
    lock = (RECIPES / system / "libraries.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z])", lock.strip(), flags=re.IGNORECASE)
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in lock
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["clinic"]]
    names = {re.split(r"[^\w.-]", one)[0].lower() for one in wanted}
    assert names <= {entry.partition("==")[0].strip().lower() for entry in entries}


def test_the_installers_have_the_versions_that_are_tested() -> None:
    def pinned(path: Path) -> dict[str, str]:
        return dict(re.findall(r"^([\w.-]+)==([^\s\\]+)", path.read_text(encoding="utf-8"), re.MULTILINE))

    tested = pinned(ROOT / ".requirements.lock")
    for system in ("windows", "linux"):
        lock = pinned(RECIPES / system / "libraries.lock")
        other = {name: version for name, version in lock.items() if tested.get(name, version) != version}
        assert not other, "run ./dev package --lock"


def test_a_file_that_nobody_signed_is_not_packed(tmp_path: Path) -> None:
    program = tmp_path / "python.exe"
    program.write_bytes(b"MZ nobody signed this")
    with pytest.raises(PackagingError):
        windows_python.check_signature(program)


def test_a_module_that_is_not_in_the_signed_catalog_is_not_packed() -> None:
    assert windows_python.stands_in_catalog(b"", b"")
    assert not windows_python.stands_in_catalog(b"print('planted')", b"any catalog")


def test_only_plugins_that_the_program_uses_are_kept() -> None:
    assert trim.is_kept_plugin(Path("platforms/qwindows.dll"))
    assert trim.is_kept_plugin(Path("platforms/libqxcb.so"))
    assert not trim.is_kept_plugin(Path("sqldrivers/qsqlite.dll"))
    assert not trim.is_kept_plugin(Path("qmltooling/libqmldbg_server.so"))


@pytest.mark.parametrize(("version", "numbers"), [("0.1.0", "0.1.0.0"), ("2.10.3rc1", "2.10.3.0")])
def test_windows_gets_four_numbers(version: str, numbers: str) -> None:
    assert windows.numbers(version) == numbers


def test_what_is_packed_for_windows_has_one_order(tmp_path: Path) -> None:
    for name in ("b/c.py", "a.exe", "b/a.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    written = [line.replace(f"{tmp_path}/", "") for line in windows.file_instructions(tmp_path)]
    assert written == [
        'SetOutPath "$INSTDIR"\n',
        'File "a.exe"\n',
        'SetOutPath "$INSTDIR\\b"\n',
        'File "b/a.py"\n',
        'File "b/c.py"\n',
    ]


def test_the_icon_for_windows_has_every_size(tmp_path: Path) -> None:
    path = tmp_path / "program.ico"
    icons.write_ico(path)
    content = path.read_bytes()
    _, kind, count = struct.unpack("<HHH", content[:6])
    entries = [struct.unpack("<BBBBHHII", content[6 + 16 * at : 22 + 16 * at]) for at in range(count)]
    assert kind == 1
    assert [entry[0] or 256 for entry in entries] == [16, 24, 32, 48, 64, 256]
    assert entries[-1][7] + entries[-1][6] == len(content)
    for size, *_, length, offset in entries:
        picture = content[offset : offset + length]
        if size == 0:
            assert QImage.fromData(picture).width() == 256
        else:
            assert struct.unpack("<Iii", picture[:12]) == (40, size, 2 * size)


def test_the_manual_says_what_help_says_of_every_command(build: Build) -> None:
    manual = gzip.decompress(manual_page(command_parser(), build)).decode()
    assert '"hrbc-desktop 1.2.3"' in manual
    for command in ("verify", "backup", "settings", "content"):
        assert f".SH {command.upper()}" in manual
    assert not [line for line in manual.splitlines() if line.startswith("'")]


def test_the_parts_list_names_the_package_and_each_library(build: Build, tmp_path: Path) -> None:
    metadata = tmp_path / "site" / "some_library-1.2.dist-info" / "METADATA"
    metadata.parent.mkdir(parents=True)
    metadata.write_text(METADATA, encoding="utf-8")
    build.setup.write_bytes(b"an installer")
    write_parts_list(build, "windows", build.setup, tmp_path / "site", cpython("3.13.2"))
    found = json.loads(build.parts_list("windows").read_text(encoding="utf-8"))
    assert (found["bomFormat"], found["specVersion"]) == ("CycloneDX", "1.6")
    assert [part["name"] for part in found["components"]] == ["CPython", "some-library"]
    assert found["components"][1]["purl"] == "pkg:pypi/some-library@1.2"
    assert found["metadata"]["component"]["hashes"][0]["alg"] == "SHA-256"


def test_a_program_that_fails_is_told_with_what_it_said() -> None:
    with pytest.raises(PackagingError, match="no such folder"):
        run(["sh", "-c", "echo no such folder >&2; exit 3"])
    with pytest.raises(PackagingError, match="is not installed"):
        run(["a-program-that-nobody-has"])


def test_files_of_a_root_are_told_without_what_changes_by_itself(tmp_path: Path) -> None:
    for path in ("opt/program/file", "proc/1/status", "var/lib/dpkg/status"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    found = roots.Root(tmp_path).files()
    assert "opt/program/file" in found
    assert not [path for path in found if path.endswith("status")]
