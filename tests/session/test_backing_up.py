"""When a backup is missed, and when nobody is bothered."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hrbc_desktop.domain.model.worksheet import Worksheet, new_worksheet
from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.errors import BackupNotWritten
from hrbc_desktop.records.recovery.backup import restore
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import new_store, open_store
from hrbc_desktop.session.backups import backup_is_due, last_backup, make_backup, put_off

WORDS = "purple ladder quietly sailing"
BEGUN = datetime(2026, 1, 1, 9, 0, tzinfo=UTC)


def day(number: int) -> datetime:
    return BEGUN + timedelta(days=number)


def changed_on(number: int) -> Worksheet:
    return new_worksheet("2026.11", day(number))


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "kept")


@pytest.fixture
def backed_up(vault: Vault) -> Iterator[Store]:
    """A list that was begun on day 0."""
    unlocked, _ = vault.create(WORDS, Cost(memory_kib=32, passes=1, lanes=1))
    store = new_store(vault.folder, unlocked, lambda: BEGUN)
    yield store
    store.close()


def test_a_list_without_a_backup_is_missed_after_thirty_days(backed_up: Store) -> None:
    assert not backup_is_due(backed_up, day(100))
    backed_up.worksheets.save(changed_on(1))
    assert not backup_is_due(backed_up, day(29))
    assert backup_is_due(backed_up, day(30))


def test_after_a_backup_only_what_changed_since_is_missed(backed_up: Store, vault: Vault, tmp_path: Path) -> None:
    backed_up.worksheets.save(changed_on(1))
    make_backup(backed_up, vault.folder, tmp_path / "drive" / "a.backup", day(40))
    assert last_backup(backed_up) == day(40)
    assert not backup_is_due(backed_up, day(100))
    backed_up.worksheets.save(changed_on(41))
    assert not backup_is_due(backed_up, day(69))
    assert backup_is_due(backed_up, day(70))


def test_who_does_not_want_to_hear_of_it_does_not_for_thirty_days(backed_up: Store) -> None:
    backed_up.worksheets.save(changed_on(1))
    put_off(backed_up, day(30))
    assert not backup_is_due(backed_up, day(59))
    assert backup_is_due(backed_up, day(60))
    assert backed_up.logbook.events()[-1].what == "backup put off"
    assert backed_up.verify().intact


def test_a_backup_that_fails_is_not_remembered(backed_up: Store, vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BackupNotWritten):
        make_backup(backed_up, vault.folder, tmp_path / "file" / "a.backup", day(40))
    assert last_backup(backed_up) is None


def test_records_that_keep_nothing_need_no_backup(records: Store) -> None:
    records.worksheets.save(changed_on(1))
    assert not backup_is_due(records, day(1000))


def test_a_backup_opens_elsewhere(backed_up: Store, vault: Vault, tmp_path: Path) -> None:
    worksheet = changed_on(1)
    backed_up.worksheets.save(worksheet)
    make_backup(backed_up, vault.folder, tmp_path / "a.backup", day(40))
    restore(tmp_path / "a.backup", tmp_path / "elsewhere")
    moved = open_store(tmp_path / "elsewhere", Vault(tmp_path / "elsewhere").unlock(WORDS))
    assert moved.worksheets.load(worksheet.id).worksheet == worksheet
    moved.close()
