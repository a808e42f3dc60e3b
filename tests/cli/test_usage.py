"""The command line as it is met at first: help, mistakes, processes, and the content pack."""

import errno
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.cli.main import main
from hrbc_desktop.resources import resource
from hrbc_desktop.wording.files import why_unreadable, why_unwritten

Run = Callable[..., tuple[int, str, str]]

COMMANDS = (
    "demo", "export", "verify", "match", "check-catalogue", "standards", "schema", "export-fhir", "import-fhir",
    "audit", "backup", "restore", "associate",
)  # fmt: skip


def test_the_own_content_pack_has_no_errors(run: Run) -> None:
    code, out, _ = run("check-catalogue")
    assert code == 0
    assert out.splitlines()[-1].startswith("0 errors, ")


def test_a_folder_that_is_no_content_pack_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    for folder in (tmp_path, tmp_path / "gone", tmp_path / "a file"):
        code, out, err = run("check-catalogue", folder)
        assert (code, out) == (2, "")
        assert ("pack.toml" if folder == tmp_path else "There is no folder of this name") in err
        assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("pack.toml", "review_due", "reviewed_never"),
        ("pack.toml", "=", ""),
        ("options/letrozole-early.toml", '{ treatment = "', '{ treatment = "bread-'),
    ],
)
def test_a_content_pack_with_an_error_names_the_file(run: Run, tmp_path: Path, file: str, old: str, new: str) -> None:
    pack = Path(shutil.copytree(resource("catalogue"), tmp_path / "pack"))
    path = pack / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    code, out, err = run("check-catalogue", pack)
    assert (code, out) == (2, "")
    assert path.name in err
    assert err.count("\n") == 1


def test_two_files_at_once_are_refused_rather_than_one_of_them_left_out(run: Run, tmp_path: Path) -> None:
    files = [tmp_path / "one.pdf", tmp_path / "other.pdf"]
    for file in files:
        file.touch()
    assert run(*files) == (2, "", "The window opens one file at a time. Name one of them.\n")


def test_the_help_says_what_the_program_is_and_what_every_command_does(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    output = capsys.readouterr().out
    assert ended.value.code == 0
    assert "It never recommends a treatment, and is not a consent form." in output
    assert "exit codes: 0 done" in output
    for command in COMMANDS:
        assert f"\n    {command}" in output


@pytest.mark.parametrize("command", ["match", "import-fhir", "verify"])
def test_a_file_larger_than_any_memory_is_not_read_whole(run: Run, tmp_path: Path, command: str) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(2**43)  # it takes no room on the disk
    assert run(command, path)[0] in (1, 2)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_and_each_of_its_arguments(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    output = capsys.readouterr().out
    assert ended.value.code == 0
    assert "exit codes: 0 done" in output
    described = [line for line in re.sub(r"\n {20,}", "   ", output).splitlines() if line.startswith("  ")]
    assert all("  " in line.strip() for line in described), described


@pytest.mark.parametrize(
    "arguments", [("export",), ("verify",), ("verify", "a.pdf", "b.pdf"), ("demo",), ("--nonsense",)]
)
def test_a_command_that_lacks_something_says_how_it_is_used(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: hrbc-desktop" in capsys.readouterr().err


def test_a_word_that_is_neither_a_command_nor_a_file_opens_no_window(run: Run) -> None:
    code, out, err = run("verifi", "sheet.pdf")
    assert (code, out) == (2, "")
    assert err == "There is no command and no file named verifi. See hrbc-desktop --help.\n"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the window is asked to open; no window is."""
    files: list[Path] = []

    def run_window(named: Sequence[Path], *, exit_after_first_paint: bool = False) -> int:
        assert not exit_after_first_paint
        files.extend(named)
        return 0

    monkeypatch.setattr("hrbc_desktop.app.run", run_window)
    return files


def test_the_address_of_a_file_opens_the_file(run: Run, tmp_path: Path, opened: list[Path]) -> None:
    sheet = tmp_path / "Sämple sheet 100%.pdf"
    sheet.touch()
    assert run(sheet.as_uri())[0] == 0
    assert opened == [sheet]


def test_a_double_click_on_a_file_that_is_gone_is_told_in_the_window(
    run: Run, tmp_path: Path, opened: list[Path]
) -> None:
    assert run(tmp_path / "gone.pdf") == (0, "", "")
    assert run((tmp_path / "gone too.pdf").as_uri()) == (0, "", "")
    assert run("gone 🌷.pdf") == (0, "", "")
    assert opened == [tmp_path / "gone.pdf", tmp_path / "gone too.pdf", Path("gone 🌷.pdf").absolute()]


def test_the_address_of_a_page_is_no_file(run: Run, opened: list[Path]) -> None:
    for page, command in (("https://example.org/sheet.pdf", ()), ("HTTP://example.org/a.txt", ("read-report",))):
        code, _out, err = run(*command, page)
        assert (code, opened) == (2, [])
        assert err.startswith(f"{page} is the address of a page, and not of a file.")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are letters there, and bytes elsewhere")
def test_a_file_is_found_by_its_address_whatever_its_name_is_made_of(run: Run, tmp_path: Path) -> None:
    named = Path(os.fsdecode(os.fsencode(tmp_path / "M") + b"\xfcller.json"))
    named.write_text("{}")
    assert run("import-fhir", f"{tmp_path.as_uri()}/M%FCller.json") == run("import-fhir", named)


@pytest.mark.parametrize("address", ["file:///tmp/%00.pdf", "file://[x/sheet.pdf", "file:" + "x" * 5000])
def test_an_address_that_names_no_file_gets_a_sentence(run: Run, address: str) -> None:
    for command in (("read-report", address), ("verify", address)):
        code, out, err = run(*command)
        assert (code, out) == (2, "")
        assert err.endswith(".\n")


def test_a_demo_without_a_place_for_it_is_told(run: Run, tmp_path: Path) -> None:
    there = tmp_path / "a file"
    there.touch()
    for folder in (there, there / "below"):
        code, out, err = run("demo", "--out", folder)
        assert (code, out) == (2, "")
        assert err == f"{folder}: {why_unwritten(NotADirectoryError(errno.ENOTDIR, ''))}\n"


@pytest.mark.parametrize("arguments", [("content", "install"), ("restore",), ("verify",), ("read-report",)])
@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device here")
def test_what_never_ends_is_not_read(run: Run, arguments: tuple[str, ...]) -> None:
    said = f"/dev/zero: {why_unreadable(OSError(errno.EINVAL, ''))}\n"
    assert run(*arguments, "/dev/zero") == (2, "", said)


_SLOW_DISK = """
import sys, time
from hrbc_desktop.records.recovery import atomic_file
atomic_file._flush = lambda _: (print("writing", flush=True), time.sleep(60))
from hrbc_desktop.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is told to end there, but ended")
def test_a_command_that_is_told_to_end_leaves_nothing_half_written(worksheet_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"before")
    command = [sys.executable, "-c", _SLOW_DISK, "export", str(worksheet_file), "-o", str(path), "--overwrite"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.readline()
        running.terminate()
        _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (128 + signal.SIGTERM, b"")
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"before", [path])


def test_as_a_process_it_answers_with_the_same_codes(run_process: Run, tmp_path: Path) -> None:
    code, out, err = run_process("match", tmp_path / "gone.json")
    assert (code, out) == (2, "")
    assert err == f"{tmp_path / 'gone.json'}: {why_unreadable(FileNotFoundError(errno.ENOENT, ''))}\n"


def test_a_narrow_character_set_is_no_error(run_process: Run, countersigned: Path) -> None:
    code, out, err = run_process("verify", countersigned, PYTHONIOENCODING="ascii")
    assert (code, err) == (0, "")
    assert "Signed by Zo? Sample Nurse (nurse)" in out


def test_what_programs_read_is_written_in_ascii(run: Run, countersigned: Path, worksheet_file: Path) -> None:
    code, out, _ = run("verify", countersigned, "--json")
    assert code == 0
    assert out.isascii()
    assert json.loads(out)["signatures"][1]["name"] == "Zoë Sample Nurse"
    code, out, _ = run("match", worksheet_file, "--json")
    assert code == 0
    assert out.isascii()
    assert {option["id"] for option in json.loads(out)["options"]} == set(read_catalogue().options)


def test_a_reader_that_leaves_early_is_no_error(worksheet_file: Path) -> None:
    command = [sys.executable, "-m", "hrbc_desktop", "match", str(worksheet_file), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
