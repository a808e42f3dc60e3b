"""What the store does on a real disk: plain text, crashes, damage, no room, no permission, no folder."""

import gc
import os
import secrets
import shutil
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.records.crypto.vault import UnlockedVault, Vault
from hrbc_desktop.records.database import sqlcipher
from hrbc_desktop.records.database.sqlcipher import FileDatabase
from hrbc_desktop.records.errors import (
    BackupUnreadable,
    Conflict,
    DiskError,
    DiskFull,
    FolderMissing,
    FolderReadOnly,
    StoreBusy,
    StoreDamaged,
    StoreMissing,
)
from hrbc_desktop.records.recovery.atomic_file import write_private
from hrbc_desktop.records.recovery.backup import restore
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import new_store, open_store
from hrbc_desktop.records.tables.signed_pdfs import SignedPdf

ROOT = Path(__file__).parents[2]


def without_journal(folder: Path) -> None:
    for leftover in folder.glob("store.db-*"):
        leftover.unlink()


def test_nothing_personal_is_ever_in_plain_text(folder: Path, store: Store, worksheet: Worksheet) -> None:
    store.who = "WHO-MARKER"
    version = store.worksheets.save(worksheet)
    store.worksheets.save(worksheet.evolve(nurse_notes="SECOND-MARKER"), version)
    store.blobs.put("settings", b"SETTING-MARKER")
    store.list.search("MRN-MARKER")
    store.signed_pdfs.keep(worksheet.id, SignedPdf(b"PDF-MARKER", 1, 1), "SIGNER-MARKER")
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
        store.worksheets.save(worksheet)
        store.copy_into(folder / "copy.db")
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"), ("synchronous", 2), ("fullfsync", 1), ("checkpoint_fullfsync", 1), ("temp_store", 2),
        ("secure_delete", 1), ("trusted_schema", 0), ("cell_size_check", 1),
    ],
)  # fmt: skip
def test_what_a_power_cut_and_a_thief_rely_on_is_set(store: Store, name: str, value: object) -> None:
    with store._tables.database.reading() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {name}").scalar() == value


def test_a_wrong_key_says_nothing_on_the_console(folder: Path, store: Store, capfd: pytest.CaptureFixture[str]) -> None:
    store.close()
    with pytest.raises(StoreDamaged, match="does not match"):
        open_store(folder, UnlockedVault(secrets.token_bytes(32)))
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("folder")
def test_a_copy_made_while_in_use_opens_with_the_same_key(
    vault: UnlockedVault, store: Store, worksheet: Worksheet, tmp_path: Path
) -> None:
    store.worksheets.save(worksheet)
    (tmp_path / "elsewhere").mkdir()
    store.copy_into(tmp_path / "elsewhere" / "store.db")
    copy = open_store(tmp_path / "elsewhere", vault)
    assert copy.worksheets.load(worksheet.id).worksheet == worksheet
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
    version = store.worksheets.save(worksheet)
    folder.rename(tmp_path / "unplugged")
    with pytest.raises(FolderMissing, match="bring the folder or drive back"):
        store.worksheets.save(worksheet, version)
    (tmp_path / "unplugged").rename(folder)
    assert store.worksheets.save(worksheet, version) == version + 1


def test_another_process_that_keeps_writing_gets_its_sentence(
    folder: Path, vault: UnlockedVault, store: Store, worksheet: Worksheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    monkeypatch.setattr(sqlcipher, "PATIENCE", 0.2)
    store = open_store(folder, vault)
    other = FileDatabase(folder / "store.db", vault.subkey("database"))
    with other.writing(), pytest.raises(StoreBusy, match="nothing is lost"):
        store.worksheets.save(worksheet)
    assert store.worksheets.save(worksheet) == 1
    store.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "small"
    path.mkdir()
    if not shutil.which("mount") or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "none", path],  # noqa: S607
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield path
    subprocess.run(["umount", path], check=True)  # noqa: S607


def test_a_full_disk_gets_its_sentence_and_loses_nothing(
    small_disk: Path, vault: UnlockedVault, worksheet: Worksheet
) -> None:
    store = new_store(small_disk, vault)
    saved: list[str] = []
    with pytest.raises(DiskFull, match="make some room"):
        save_until_it_fails(store, worksheet, saved)
    assert saved
    assert store.worksheets.load(f"{0:032x}").worksheet.nurse_notes == worksheet.nurse_notes
    store.close()
    reopened = open_store(small_disk, vault)
    assert {summary.id for summary in reopened.list.summaries()} == set(saved)
    assert reopened.verify().intact
    reopened.close()


def save_until_it_fails(store: Store, worksheet: Worksheet, saved: list[str]) -> None:
    for number in range(1000):
        copy = worksheet.evolve(id=f"{number:032x}")
        store.worksheets.save(copy)
        saved.append(copy.id)


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_write_that_is_cut_off_midway_gets_its_sentence_and_loses_nothing(
    folder: Path, vault: UnlockedVault, store: Store, worksheet: Worksheet
) -> None:
    """Wherever nobody may mount a small disk: the system lets no file grow beyond a limit."""
    saved: list[str] = []
    with files_no_larger_than(400_000), pytest.raises((DiskFull, DiskError), match="not saved yet"):
        save_until_it_fails(store, worksheet, saved)
    assert saved
    assert store.worksheets.save(worksheet) == 1
    store.close()
    reopened = open_store(folder, vault)
    assert {summary.id for summary in reopened.list.summaries()} == {*saved, worksheet.id}
    assert reopened.verify().intact
    reopened.close()


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    import resource  # noqa: PLC0415 - not on Windows

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_two_windows_that_write_at_the_same_moment_take_turns_and_keep_one_chain(
    folder: Path, vault: UnlockedVault, store: Store, worksheet: Worksheet
) -> None:
    other = open_store(folder, vault)
    both = (store, other)

    def work(on: Store, name: str) -> int:
        won = 0
        for number in range(20):
            on.worksheets.save(worksheet.evolve(id=secrets.token_hex(16)))
            with suppress(Conflict):
                on.worksheets.save(worksheet.evolve(nurse_notes=f"{name} {number}"), number)
                won += 1
        return won

    with ThreadPoolExecutor(2) as windows:
        won = sum(windows.map(work, both, ("one", "other")))
    assert [len(each.list.summaries()) for each in both] == [41, 41]
    assert store.worksheets.load(worksheet.id).version == won
    assert store.verify().intact
    other.close()


@pytest.mark.soak
def test_hours_of_saving_and_searching_take_no_more_memory_than_minutes(
    disk_in_memory: Path, vault: UnlockedVault, worksheet: Worksheet, is_soak: bool
) -> None:
    store = new_store(disk_in_memory, vault)

    def work(first: int, last: int) -> int:
        for version in range(first, last):
            store.worksheets.save(worksheet.evolve(nurse_notes=f"{version} " * 800), version)
            store.list.search(f"sample patient {version}")
            store.worksheets.load(worksheet.id)
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        after_minutes = work(0, 20)
        after_hours = work(20, 2000 if is_soak else 90)
    finally:
        tracemalloc.stop()
    store.close()
    assert after_hours - after_minutes < 60_000  # the text of twenty saves


@contextmanager
def permissions(folder: Path, mode: int) -> Iterator[None]:
    """The folder is an ordinary person's, who has these permissions."""
    nobody = 65534
    folder.chmod(mode)
    if is_root := os.geteuid() == 0:
        os.chown(folder, nobody, nobody)
        os.seteuid(nobody)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o700)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_folder_that_may_not_be_entered_counts_as_one_with_worksheets(disk_in_memory: Path, passphrase: str) -> None:
    locked = disk_in_memory / "kept"
    locked.mkdir()
    with permissions(disk_in_memory, 0):
        assert Vault(locked).exists
        with pytest.raises(FolderReadOnly):
            Vault(locked).unlock(passphrase)
        with pytest.raises(BackupUnreadable):
            restore(locked / "some.hrbcbackup", disk_in_memory.parent / "new")


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_folder_that_may_be_written_but_not_read_takes_a_file(disk_in_memory: Path) -> None:
    """As a drop box of a clinic; some network drives cannot flush a folder either."""
    with permissions(disk_in_memory, 0o300):
        write_private(disk_in_memory / "sheet.pdf", b"content")
    assert [path.read_bytes() for path in disk_in_memory.iterdir()] == [b"content"]


READ_ONLY = """
import os, sys
from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.store_factory import memory_store, open_store
from hrbc_desktop.records.crypto.vault import Vault
from pathlib import Path
from hrbc_desktop.records.errors import RecordsError
os.chdir(sys.argv[1])
memory_store().close()  # loads what is loaded late: who is not root may not be able to read the program
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
    output = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(folder), passphrase],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    folder.chmod(0o755)
    assert output.stdout.split() == ["FolderReadOnly", "FolderReadOnly"]
    assert output.stderr == ""
