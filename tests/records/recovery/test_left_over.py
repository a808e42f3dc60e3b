"""The newest changes to a list lie beside its file, and may be left when that is gone."""

import shutil
from pathlib import Path

import pytest

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.records.crypto.vault import UnlockedVault, Vault
from hrbc_desktop.records.recovery.backup import back_up, restore
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import new_store, open_store


@pytest.fixture
def journal_alone(folder: Path, store: Store, worksheet: Worksheet) -> Path:
    """The newest changes to a list whose file is gone."""
    store.worksheets.save(worksheet)
    journal = folder / "store.db-wal"
    changes = journal.read_bytes()
    store.close()
    (folder / "store.db").unlink()
    journal.write_bytes(changes)
    return journal


def test_changes_to_a_list_that_is_gone_come_to_no_new_one(
    folder: Path, vault: UnlockedVault, journal_alone: Path
) -> None:
    changes = journal_alone.read_bytes()
    begun = new_store(folder, vault)
    assert begun.verify().intact
    assert begun.list.summaries() == []
    assert (folder / f"left over {journal_alone.name}").read_bytes() == changes
    begun.close()


def test_changes_that_were_left_over_before_stay(folder: Path, vault: UnlockedVault, journal_alone: Path) -> None:
    (folder / f"left over {journal_alone.name}").write_bytes(b"from another time")
    changes = journal_alone.read_bytes()
    new_store(folder, vault).close()
    left_over = {path.read_bytes() for path in folder.glob("left over*")}
    assert left_over == {b"from another time", changes}


@pytest.mark.usefixtures("journal_alone")
def test_changes_to_a_list_that_is_gone_come_to_no_backup(
    folder: Path, vault: UnlockedVault, tmp_path: Path, passphrase: str
) -> None:
    begun = new_store(tmp_path / "another", vault)
    shutil.copy(folder / "store.key", tmp_path / "another")
    back_up(begun, tmp_path / "another", tmp_path / "a.backup")
    begun.close()
    (folder / "store.key").unlink()
    restore(tmp_path / "a.backup", folder)
    restored = open_store(folder, Vault(folder).unlock(passphrase))
    assert restored.verify().intact
    restored.close()
