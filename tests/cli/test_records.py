"""The worksheets that this computer keeps, from the command line."""

import errno
import io
import json
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import delete

from hrbc_desktop.domain.model.worksheet import Worksheet, next_revision
from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.database.sqlcipher import FileDatabase
from hrbc_desktop.records.store_factory import open_store
from hrbc_desktop.records.tables.schema import audit_table
from hrbc_desktop.session.open_records import RecordsOpener
from hrbc_desktop.session.pdf_import import open_file
from hrbc_desktop.wording.files import why_unreadable

Run = Callable[..., tuple[int, str, str]]
WORDS = "purple ladder quietly sailing"


@pytest.fixture
def kept_in(tmp_path: Path, worksheet: Worksheet) -> Path:
    """A folder with one worksheet, saved twice, behind the passphrase."""
    folder = tmp_path / "kept"
    records, _ = RecordsOpener(Vault(folder)).begin(WORDS, Cost(memory_kib=32, passes=1, lanes=1))
    records.who = "Sample Nurse 1"
    records.worksheets.save(worksheet, records.worksheets.save(worksheet))
    records.close()
    return folder


@pytest.fixture
def unlocking(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command with the passphrase on its standard input."""

    def unlocking(*arguments: object, words: str = WORDS) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{words}\n"))
        return run(*arguments)

    return unlocking


@pytest.fixture
def knowing(tmp_path: Path, countersigned: Path) -> Path:
    """A folder in which the countersigned sheet is known."""
    folder = tmp_path / "knowing"
    records, _ = RecordsOpener(Vault(folder)).begin(WORDS, Cost(memory_kib=32, passes=1, lanes=1))
    worksheet = open_file(countersigned, None).worksheet
    assert worksheet
    records.worksheets.save(worksheet)
    records.close()
    return folder


def test_a_pdf_is_held_against_what_is_kept(unlocking: Run, knowing: Path, signed: Path, countersigned: Path) -> None:
    code, out, _ = unlocking("verify", countersigned, "--folder", knowing, "--json")
    assert (code, json.loads(out)["records"]) == (
        0,
        {"corrections": [], "is_outdated": False, "is_other": False, "later_revision": None, "newer": None},
    )
    code, out, _ = unlocking("verify", signed, "--folder", knowing)
    assert code == 1
    assert out.splitlines()[1].startswith("This is an older copy of the worksheet. This computer keeps a newer one: ")
    code, out, _ = unlocking("verify", signed, "--folder", knowing, "--json")
    document = json.loads(out)
    assert (code, document["verdict"], document["records"]["is_outdated"]) == (1, "signed", True)
    assert document["shown"]["heading"] == "This is an older copy of the worksheet"


def test_a_later_revision_that_is_kept_is_told(unlocking: Run, knowing: Path, countersigned: Path) -> None:
    with closing(open_store(knowing, Vault(knowing).unlock(WORDS))) as records:
        worksheet = open_file(countersigned, None).worksheet
        assert worksheet
        stored = records.worksheets.load(worksheet.id)
        records.worksheets.save(next_revision(stored.worksheet, datetime.now(UTC)), stored.version)
    code, out, _ = unlocking("verify", countersigned, "--folder", knowing, "--json")
    assert (code, json.loads(out)["records"]["later_revision"]) == (0, 2)
    code, out, _ = unlocking("verify", countersigned, "--folder", knowing)
    assert "This computer keeps revision 2 of it, which nobody has signed yet." in out


def test_the_history_says_who_did_what_to_whose_worksheet(unlocking: Run, kept_in: Path) -> None:
    code, out, err = unlocking("audit", "--folder", kept_in)
    assert (code, err) == (0, "")
    assert out.splitlines()[1].endswith("  Sample Nurse 1  Changed, saved 2 times  Sample Patient 1")


def test_as_json_every_entry_is_there(unlocking: Run, kept_in: Path, worksheet: Worksheet) -> None:
    code, out, _ = unlocking("audit", "--json", "--verify", "--folder", kept_in)
    document = json.loads(out)
    assert (code, document["intact"], document["findings"]) == (0, True, [])
    changed = [entry for entry in document["entries"] if entry["what"] == "changed"]
    assert [(one["record"], one["version"], one["worksheet"]) for one in changed] == [
        (worksheet.id, 1, "Sample Patient 1"),
        (worksheet.id, 2, "Sample Patient 1"),
    ]


def test_a_check_answers_by_its_exit_code(unlocking: Run, kept_in: Path) -> None:
    code, out, _ = unlocking("audit", "--verify", "--folder", kept_in)
    assert (code, out) == (0, "Nothing is missing or changed. 1 worksheet and 4 entries were checked.\n")
    intruder = FileDatabase(kept_in / "store.db", Vault(kept_in).unlock(WORDS).subkey("database"))
    with intruder.writing() as connection:
        connection.execute(delete(audit_table).where(audit_table.c.n == 2))
    code, out, _ = unlocking("audit", "--verify", "--folder", kept_in)
    assert code == 1
    assert "Entries of the history are missing before entry 3." in out


@pytest.mark.parametrize("command", [("audit",), ("backup", "a.backup")])
def test_a_wrong_passphrase_and_a_wrong_folder_are_told_in_a_sentence(
    unlocking: Run, kept_in: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    code, out, err = unlocking(*command, "--folder", kept_in, words="a guess")
    assert (code, out) == (2, "")
    assert err.startswith("That passphrase does not unlock the worksheets; they are safe")
    code, out, err = unlocking(*command, "--folder", tmp_path / "elsewhere")
    assert (code, out) == (2, "")
    assert err.startswith("No worksheets are kept in ")


def test_a_backup_is_put_back_where_nothing_is_kept_and_only_there(
    unlocking: Run, kept_in: Path, tmp_path: Path, worksheet: Worksheet
) -> None:
    backup, elsewhere = tmp_path / "a.backup", tmp_path / "elsewhere"
    assert unlocking("backup", backup, "--folder", kept_in)[0] == 0
    assert unlocking("restore", backup, "--into", elsewhere)[0] == 0
    restored = open_store(elsewhere, Vault(elsewhere).unlock(WORDS))
    assert restored.worksheets.load(worksheet.id).worksheet == worksheet
    restored.close()
    code, out, err = unlocking("restore", backup, "--into", kept_in)
    assert (code, out) == (2, "")
    assert err.startswith("Worksheets are kept here already")


def test_a_backup_takes_no_other_file_s_place_unasked(unlocking: Run, kept_in: Path, tmp_path: Path) -> None:
    there = tmp_path / "a.backup"
    there.write_bytes(b"something else")
    code, _, err = unlocking("backup", there, "--folder", kept_in)
    assert (code, there.read_bytes()) == (2, b"something else")
    assert "is there already" in err
    assert unlocking("backup", there, "--overwrite", "--folder", kept_in)[0] == 0
    assert unlocking("restore", there, "--into", tmp_path / "elsewhere")[0] == 0


@pytest.mark.parametrize("command", ["audit", "backup", "restore"])
def test_a_name_that_no_disk_takes_is_told_in_a_sentence(
    unlocking: Run, kept_in: Path, tmp_path: Path, command: str
) -> None:
    endless = tmp_path / ("x" * 300)
    arguments = {
        "audit": ("--folder", endless),
        "backup": (endless, "--folder", kept_in),
        "restore": (endless, "--into", tmp_path / "new"),
    }
    code, out, err = unlocking(command, *arguments[command])
    assert (code, out) == (2, "")
    assert err.endswith(".\n")


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is a device of Linux")
def test_a_history_that_cannot_be_printed_is_told_and_not_taken_for_a_bad_one(kept_in: Path) -> None:
    command = [sys.executable, "-m", "hrbc_desktop", "audit", "--verify", "--folder", str(kept_in)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command, input=WORDS.encode(), stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"The disk is full" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="what a shell of Unix can do")
@pytest.mark.parametrize(("closed", "code"), [("<&-", 2), (">&-", 0)])
def test_whoever_begins_it_without_input_or_output_gets_no_report(kept_in: Path, closed: str, code: int) -> None:
    command = shlex.join([sys.executable, "-m", "hrbc_desktop", "audit", "--verify", "--folder", str(kept_in)])
    done = subprocess.run(
        ["/bin/sh", "-c", f"{command} {closed}"], input=WORDS.encode(), capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, b"Traceback" in done.stderr) == (code, False)


def test_what_is_no_backup_is_refused(run: Run, tmp_path: Path) -> None:
    text, none = tmp_path / "text.backup", tmp_path / "none.backup"
    text.write_text("No backup.")
    code, out, err = run("restore", text, "--into", tmp_path / "elsewhere")
    assert (code, out) == (2, "")
    assert err.startswith("This file is not a complete backup of worksheets")
    for path, why in ((none, errno.ENOENT), (tmp_path, errno.EISDIR)):
        said = f"{path}: {why_unreadable(OSError(why, ''))}\n"
        assert run("restore", path, "--into", tmp_path / "elsewhere") == (2, "", said)


@pytest.fixture
def _programs_can_be_interrupted() -> Iterator[None]:
    """Also where the tests run in the background: a shell has everything there ignore Ctrl+C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupt(process: subprocess.Popen[bytes]) -> None:
    """Press Ctrl+C, and again if nothing has come of it: Python misses one just before it begins to read."""
    for _ in range(4):
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=20)
            return


@pytest.mark.skipif(sys.platform == "win32", reason="such a terminal cannot be made there")
@pytest.mark.usefixtures("_programs_can_be_interrupted")
@pytest.mark.parametrize(
    ("leave", "code", "expected"), [("end", 2, "No passphrase was typed."), ("interrupt", 130, "")]
)
def test_who_leaves_the_passphrase_unanswered_gets_no_report(
    kept_in: Path, leave: str, code: int, expected: str
) -> None:
    person, terminal = os.openpty()
    command = [sys.executable, "-m", "hrbc_desktop", "audit", "--folder", str(kept_in)]
    with subprocess.Popen(
        command, stdin=terminal, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stderr
        assert process.stderr.read(len("Passphrase: ")) == b"Passphrase: "
        if leave == "end":
            os.write(person, b"\x04")
        else:
            interrupt(process)
        try:
            _, complained = process.communicate(timeout=60)
        finally:
            process.kill()
    for end in (person, terminal):
        os.close(end)
    assert process.returncode == code
    assert expected in complained.decode()
    assert "Traceback" not in complained.decode()
