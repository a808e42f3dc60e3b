import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.vault import UnlockedVault, Vault
from hrbc_desktop.records.errors import BackupNotWritten, BackupUnreadable, StoreExists, WrongPassphrase
from hrbc_desktop.records.recovery.backup import back_up, restore, restore_in_place
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import new_store, open_store


@pytest.fixture
def backup(tmp_path: Path, folder: Path, store: Store, worksheet: Worksheet) -> Path:
    store.worksheets.save(worksheet)
    store.blobs.put("signing identity", b"IDENTITY-MARKER")
    path = tmp_path / "drive" / "worksheets.backup"
    back_up(store, folder, path)
    return path


def test_a_backup_made_in_use_is_restored_whole_on_another_computer(
    backup: Path, tmp_path: Path, store: Store, worksheet: Worksheet, passphrase: str
) -> None:
    store.worksheets.delete(worksheet.id)
    elsewhere = tmp_path / "another computer"
    restore(backup, elsewhere)
    restored = open_store(elsewhere, Vault(elsewhere).unlock(passphrase))
    assert restored.worksheets.load(worksheet.id).worksheet == worksheet
    assert restored.blobs.get("signing identity") == b"IDENTITY-MARKER"
    assert restored.verify().intact
    restored.close()


def test_nobody_waits_while_a_backup_is_made(backup: Path, folder: Path, store: Store, worksheet: Worksheet) -> None:
    with store._tables.database.writing() as connection:  # another save is under way on the only connection
        connection.execute(text("UPDATE worksheet SET seq = seq + 100"))
        back_up(store, folder, backup)
    assert store.worksheets.load(worksheet.id).worksheet == worksheet


def test_nobody_waits_while_the_pages_are_checked(store: Store) -> None:
    with store._tables.database.writing() as connection:
        connection.execute(text("UPDATE worksheet SET seq = seq + 100"))
        assert store._tables.database.damaged_pages() == 0


def test_a_backup_opens_with_the_code_and_passphrase_of_its_day(tmp_path: Path, cheap: Cost) -> None:
    folder, elsewhere = tmp_path / "kept", tmp_path / "elsewhere"
    vault, code = Vault(folder).create("purple ladder quietly", cheap)
    store = new_store(folder, vault)
    back_up(store, folder, tmp_path / "a.backup")
    store.close()
    Vault(folder).change_passphrase("purple ladder quietly", "a wholly different sentence")
    restore(tmp_path / "a.backup", elsewhere)
    with pytest.raises(WrongPassphrase):
        Vault(elsewhere).unlock("a wholly different sentence")
    open_store(elsewhere, Vault(elsewhere).unlock_with_code(code)).close()


def test_a_backup_is_one_private_file_without_plain_text(backup: Path) -> None:
    assert [path.name for path in backup.parent.iterdir()] == [backup.name]
    assert backup.stat().st_mode & 0o777 == 0o600
    for marker in (b"MARKER", b"Sample Patient", b"SQLite format"):
        assert marker not in backup.read_bytes()


def test_a_newer_backup_takes_the_place_of_an_older_one(
    backup: Path, tmp_path: Path, folder: Path, store: Store, worksheet: Worksheet, passphrase: str
) -> None:
    store.worksheets.save(worksheet.evolve(nurse_notes="newer"), 1)
    back_up(store, folder, backup)
    restore(backup, tmp_path / "elsewhere")
    restored = open_store(tmp_path / "elsewhere", Vault(tmp_path / "elsewhere").unlock(passphrase))
    assert restored.worksheets.load(worksheet.id).worksheet.nurse_notes == "newer"
    restored.close()


def test_a_backup_never_replaces_worksheets(backup: Path, folder: Path, store: Store, worksheet: Worksheet) -> None:
    with pytest.raises(StoreExists):
        restore(backup, folder)
    assert store.worksheets.load(worksheet.id).worksheet == worksheet


def test_a_backup_takes_the_place_of_a_list_that_cannot_be_opened_and_sets_that_aside(
    backup: Path, folder: Path, store: Store, worksheet: Worksheet, passphrase: str
) -> None:
    store.close()
    (folder / "store.key").write_bytes(b"no key file")
    damaged = (folder / "store.db").read_bytes()
    aside = restore_in_place(backup, folder)
    assert (aside / "store.db").read_bytes() == damaged
    assert (aside / "store.key").read_bytes() == b"no key file"
    reopened = open_store(folder, Vault(folder).unlock(passphrase))
    assert reopened.worksheets.load(worksheet.id).worksheet == worksheet
    reopened.close()
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_a_backup_is_on_the_disk_when_it_is_said_to_be_there(
    store: Store, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed, flush = list[int](), os.fsync

    def noted(descriptor: int) -> None:
        flushed.append(os.fstat(descriptor).st_ino)
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    back_up(store, folder, tmp_path / "a.backup")
    assert {(tmp_path / "a.backup").stat().st_ino, tmp_path.stat().st_ino} <= set(flushed)


class CutOffError(BaseException):
    """The power fails."""


def test_wherever_putting_a_backup_in_place_is_cut_off_it_can_be_done_again_and_nothing_is_lost(
    backup: Path, tmp_path: Path, folder: Path, store: Store, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashed = tmp_path / "crashed"
    shutil.copytree(folder, crashed)
    assert (crashed / "store.db-wal").stat().st_size
    store.close()
    left, was_cut_off = 0, True

    def cut_off(does: Callable[..., None]) -> Callable[..., None]:
        def or_fail(*arguments: Any, **options: Any) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                raise CutOffError
            does(*arguments, **options)

        return or_fail

    for name in ("link", "replace", "unlink", "rename"):
        monkeypatch.setattr(os, name, cut_off(getattr(os, name)))
    for step in range(1, 40):
        restored_folder = tmp_path / f"{step}"
        shutil.copytree(crashed, restored_folder)
        left, was_cut_off = step, False
        try:
            restore_in_place(backup, restored_folder)
        except CutOffError:
            was_cut_off = True
            left = 0
            assert Vault(restored_folder).exists
            for name in ("store.db", "store.db-wal"):
                assert (crashed / name).read_bytes() in [
                    found_file.read_bytes() for found_file in restored_folder.glob(f"**/{name}")
                ]
            restore_in_place(backup, restored_folder)
        left = 0
        open_store(restored_folder, Vault(restored_folder).unlock(passphrase)).close()
    assert not was_cut_off  # at last it came to its end


def test_a_damaged_backup_takes_the_place_of_nothing(backup: Path, folder: Path, store: Store) -> None:
    store.close()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    backup.write_bytes(backup.read_bytes()[:-1])
    with pytest.raises(BackupUnreadable):
        restore_in_place(backup, folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_cut_or_changed_backup_is_refused_and_leaves_nothing(backup: Path, tmp_path: Path) -> None:
    whole, elsewhere = backup.read_bytes(), tmp_path / "elsewhere"
    middle = len(whole) // 2
    for damaged in (whole[:middle], whole[:-1], whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]):
        backup.write_bytes(damaged)
        with pytest.raises(BackupUnreadable, match="nothing was changed"):
            restore(backup, elsewhere)
        assert not elsewhere.exists()


def test_a_missing_backup_gets_its_sentence(tmp_path: Path) -> None:
    with pytest.raises(BackupUnreadable):
        restore(tmp_path / "no.backup", tmp_path / "elsewhere")


def test_a_place_that_cannot_hold_the_backup_gets_its_sentence(
    backup: Path, folder: Path, store: Store, worksheet: Worksheet
) -> None:
    with pytest.raises(BackupNotWritten, match="any older backup are safe"):
        back_up(store, folder, backup / "a file is no folder.backup")
    assert store.worksheets.save(worksheet, 1) == 2


@pytest.mark.parametrize("name", ["store.db", "store.key", "store.db-wal", "../kept/store.db"])
def test_a_backup_takes_the_place_of_no_part_of_the_list_itself(
    folder: Path, vault: UnlockedVault, store: Store, worksheet: Worksheet, name: str
) -> None:
    store.worksheets.save(worksheet)
    with pytest.raises(BackupNotWritten, match="worksheets themselves"):
        back_up(store, folder, folder / name)
    store.close()
    again = open_store(folder, vault)
    assert again.worksheets.load(worksheet.id).worksheet == worksheet
    again.close()


def test_a_backup_tells_no_time_of_its_making_and_needs_none(backup: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_archive_of_something_else_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "foreign.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("store.key", b"0" * 1000)
        archive.writestr("store.db", b"0" * 1000)
    with pytest.raises(BackupUnreadable):
        restore(tmp_path / "foreign.zip", tmp_path / "elsewhere")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.binary(max_size=600))
def test_any_other_bytes_are_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "any.backup").write_bytes(content)
    with pytest.raises(BackupUnreadable):
        restore(tmp_path / "any.backup", tmp_path / "elsewhere")
