"""What the store does on a real disk: plain text, crashes, damage, no room, no permission, no folder."""

import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrbc_desktop.domain.worksheet import Worksheet
from hrbc_desktop.records.errors import (
    DiskFull,
    FolderMissing,
    StoreBusy,
    StoreDamaged,
    StoreMissing,
)
from hrbc_desktop.records.file_database import FileDatabase
from hrbc_desktop.records.opening import new_store, open_store
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.vault import UnlockedVault

ROOT = Path(__file__).parents[2]


def without_journal(folder: Path) -> None:
    for leftover in folder.glob("store.db-*"):
        leftover.unlink()


def test_nothing_personal_is_ever_in_plain_text(folder: Path, store: Store, worksheet: Worksheet) -> None:
    store.who = "WHO-MARKER"
    version = store.save(worksheet)
    store.save(worksheet.but(nurse_notes="SECOND-MARKER"), version)
    store.seal("settings", b"SETTING-MARKER")
    store.search("MRN-MARKER")
    store.keep_digest(worksheet.id, "ab" * 32)
    written = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {"store.key", "store.db", "store.db-wal"} <= written.keys()
    store.close()
    written |= {f"{path.name} closed": path.read_bytes() for path in folder.iterdir()}
    for content in written.values():
        for marker in (b"MARKER", b"Sample Patient", b"CREATE TABLE", b"SQLite format"):
            assert marker not in content
            assert marker.decode().encode("utf-16-le") not in content


def test_the_files_are_for_their_owner_only(folder: Path, store: Store, worksheet: Worksheet) -> None:
    before = os.umask(0o000)
    try:
        store.save(worksheet)
        store.copy_into(folder / "copy.db")
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_a_wrong_key_says_nothing_on_the_console(folder: Path, store: Store, capfd: pytest.CaptureFixture[str]) -> None:
    store.close()
    with pytest.raises(StoreDamaged, match="does not belong to its key file"):
        open_store(folder, UnlockedVault(secrets.token_bytes(32)))
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("folder")
def test_a_copy_made_while_in_use_opens_with_the_same_key(
    vault: UnlockedVault, store: Store, worksheet: Worksheet, tmp_path: Path
) -> None:
    store.save(worksheet)
    (tmp_path / "elsewhere").mkdir()
    store.copy_into(tmp_path / "elsewhere" / "store.db")
    copy = open_store(tmp_path / "elsewhere", vault)
    assert copy.load(worksheet.id).worksheet == worksheet
    assert copy.verify().intact
    copy.close()


@pytest.mark.parametrize("leave", [0, None])
def test_an_empty_or_missing_file_is_not_taken_for_a_new_list(
    folder: Path, vault: UnlockedVault, store: Store, leave: int | None
) -> None:
    store.close()
    (folder / "store.db").unlink()
    if leave == 0:
        (folder / "store.db").touch()
    with pytest.raises(StoreMissing, match="missing or empty"):
        open_store(folder, vault)


def test_a_vanished_folder_gets_its_sentence_and_the_next_try_works(
    folder: Path, store: Store, worksheet: Worksheet, tmp_path: Path
) -> None:
    version = store.save(worksheet)
    folder.rename(tmp_path / "unplugged")
    with pytest.raises(FolderMissing, match="bring the folder or drive back"):
        store.save(worksheet, version)
    (tmp_path / "unplugged").rename(folder)
    assert store.save(worksheet, version) == version + 1


def test_another_process_that_keeps_writing_gets_its_sentence(
    folder: Path, vault: UnlockedVault, store: Store, worksheet: Worksheet
) -> None:
    other = FileDatabase(folder / "store.db", vault.subkey("database"))
    with other.writing(), pytest.raises(StoreBusy, match="nothing is lost"):
        store.save(worksheet)
    assert store.save(worksheet) == 1


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "small"
    place.mkdir()
    if not shutil.which("mount") or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "none", place],  # noqa: S607
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield place
    subprocess.run(["umount", place], check=True)  # noqa: S607


def test_a_full_disk_gets_its_sentence_and_loses_nothing(
    small_disk: Path, vault: UnlockedVault, worksheet: Worksheet
) -> None:
    store = new_store(small_disk, vault)
    saved: list[str] = []
    with pytest.raises(DiskFull, match="make some room"):
        save_until_it_fails(store, worksheet, saved)
    assert saved
    assert store.load(f"{0:032x}").worksheet.nurse_notes == worksheet.nurse_notes
    store.close()
    reopened = open_store(small_disk, vault)
    assert {summary.id for summary in reopened.summaries()} == set(saved)
    assert reopened.verify().intact
    reopened.close()


def save_until_it_fails(store: Store, worksheet: Worksheet, saved: list[str]) -> None:
    for number in range(1000):
        copy = worksheet.but(id=f"{number:032x}")
        store.save(copy)
        saved.append(copy.id)


READ_ONLY = """
import os, sys
from hrbc_desktop.records.key_file import Cost
from hrbc_desktop.records.opening import open_store
from hrbc_desktop.records.vault import Vault
from pathlib import Path
from hrbc_desktop.records.errors import RecordsError
os.chdir(sys.argv[1])
if os.geteuid() == 0:
    os.setuid(65534)
for attempt in (
    lambda: Vault(Path("new")).create("purple ladder", Cost(memory_kib=32, passes=1, lanes=1)),
    lambda: open_store(Path("."), Vault(Path(".")).unlock(sys.argv[2])),
):
    try:
        attempt()
    except RecordsError as error:
        print(type(error).__name__)
"""


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_read_only_folder_gets_its_sentence(folder: Path, store: Store, passphrase: str) -> None:
    store.close()
    (folder / "store.attempts").unlink(missing_ok=True)
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    told = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(folder), passphrase],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    folder.chmod(0o755)
    assert told.stdout.split() == ["FolderReadOnly", "FolderReadOnly"]
    assert told.stderr == ""
