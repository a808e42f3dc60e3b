"""A damaged list: what can still be read is saved into a new one, the damaged file stays as it is, and that is said."""

import random
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, delete, insert, select, update

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.records.crypto.vault import UnlockedVault, Vault
from hrbc_desktop.records.database.sqlcipher import FileDatabase
from hrbc_desktop.records.errors import (
    NothingReadable,
    StoreBusy,
    StoreDamaged,
    StoreExists,
    StoreMissing,
    StoreNewer,
)
from hrbc_desktop.records.recovery.salvage import Salvaged, salvage, salvage_in_place
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import open_store
from hrbc_desktop.records.tables.schema import (
    FORMAT,
    audit_table,
    document_table,
    format_table,
    sealed_table,
    worksheet_table,
)
from hrbc_desktop.records.tables.signed_pdfs import SignedPdf

PAGE = 4096
PDF = SignedPdf(b"%PDF-1.7 signed " * 500, revision=1, signatures=2)


@pytest.fixture
def folder(disk_in_memory: Path) -> Path:
    return disk_in_memory / "kept"


@pytest.fixture
def worksheets(store: Store, worksheet: Worksheet) -> list[Worksheet]:
    """In a closed list: six of them, of which the first was saved twice."""
    store.who = "Sample Nurse 1"
    store.blobs.put("signing identity", b"IDENTITY")
    made = [worksheet.evolve(id=f"{number:032x}") for number in range(6)]
    for each in made:
        store.worksheets.save(each)
    made[0] = made[0].evolve(nurse_notes="newer")
    store.worksheets.save(made[0], 1)
    store.signed_pdfs.keep(made[0].id, PDF)
    return made


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def all_of(store: Store) -> list[Worksheet]:
    listed = [*store.list.summaries(), *store.list.deleted()]
    return sorted((store.worksheets.load(summary.id).worksheet for summary in listed), key=lambda one: one.id)


def without_journal(folder: Path) -> None:
    for leftover in folder.glob("store.db-*"):
        leftover.unlink()


def test_of_a_whole_list_everything_is_saved(
    folder: Path, vault: UnlockedVault, store: Store, worksheets: list[Worksheet], disk_in_memory: Path, passphrase: str
) -> None:
    store.worksheets.delete(worksheets[1].id)
    store.retention.purge(worksheets[2].id)
    events = store.logbook.events()
    store.close()
    before = files(folder)
    found = salvage(folder, vault, disk_in_memory / "new")
    assert found == Salvaged(saved=5, lost=0, maybe_more=False, damaged=folder)
    assert found.sentence == "5 worksheets were saved, and no other is known of; the damaged file was left as it is."
    assert files(folder) == before
    saved = open_store(disk_in_memory / "new", Vault(disk_in_memory / "new").unlock(passphrase))
    assert all_of(saved) == [one for one in worksheets if one.id != worksheets[2].id]
    assert [summary.id for summary in saved.list.deleted()] == [worksheets[1].id]
    assert saved.blobs.get("signing identity") == b"IDENTITY"
    assert saved.signed_pdfs.of(worksheets[0].id) == [PDF]
    assert saved.logbook.events()[: len(events)] == events
    assert saved.logbook.events()[len(events)].what == "salvaged"
    assert saved.verify().intact
    assert saved.worksheets.save(worksheets[0].evolve(nurse_notes="newest"), 2) == 3
    saved.close()


def test_what_is_only_in_the_journal_of_a_crash_is_saved_too(
    folder: Path, vault: UnlockedVault, store: Store, worksheets: list[Worksheet], disk_in_memory: Path
) -> None:
    crashed = disk_in_memory / "crashed"
    shutil.copytree(folder, crashed)
    assert (crashed / "store.db-wal").stat().st_size > (crashed / "store.db").stat().st_size
    before = files(crashed)
    assert salvage(crashed, vault, disk_in_memory / "new") == Salvaged(
        saved=6, lost=0, maybe_more=False, damaged=crashed
    )
    assert files(crashed) == before
    store.close()
    saved = open_store(disk_in_memory / "new", vault)
    assert all_of(saved) == worksheets
    assert saved.verify().intact
    saved.close()


def zeroed(start: int, size: int) -> Callable[[bytes], bytes]:
    return lambda whole: whole[:start] + bytes(len(whole[start : start + size])) + whole[start + size :]


@pytest.mark.parametrize(
    ("damage", "fewest"),
    [
        pytest.param(zeroed(0, 16), 6, id="the salt"),
        pytest.param(zeroed(0, PAGE), 6, id="the first page"),
        pytest.param(lambda whole: whole[:-1], 5, id="a byte cut off"),
    ],
)
def test_what_damage_left_over_is_saved(
    folder: Path,
    vault: UnlockedVault,
    store: Store,
    worksheets: list[Worksheet],
    disk_in_memory: Path,
    damage: Callable[[bytes], bytes],
    fewest: int,
) -> None:
    store.close()
    path = folder / "store.db"
    path.write_bytes(damage(path.read_bytes()))
    found = salvage(folder, vault, disk_in_memory / "new")
    assert found.saved >= fewest
    assert found.saved + found.lost <= len(worksheets)
    assert_it_kept_only_what_was_there(disk_in_memory / "new", vault, worksheets, found)


def assert_it_kept_only_what_was_there(
    folder: Path, vault: UnlockedVault, worksheets: list[Worksheet], found: Salvaged
) -> None:
    saved = open_store(folder, vault)
    remaining = all_of(saved)
    assert len(remaining) == found.saved
    assert all(one in worksheets for one in remaining)
    assert {one.record for one in saved.verify().findings} - {None} <= {one.id for one in worksheets}
    saved.close()


def test_of_a_file_cut_in_half_about_half_is_saved(
    folder: Path, vault: UnlockedVault, store: Store, worksheet: Worksheet, disk_in_memory: Path
) -> None:
    many = [worksheet.evolve(id=f"{number:032x}") for number in range(60)]
    for each in many:
        store.worksheets.save(each)
    store.close()
    path = folder / "store.db"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(StoreDamaged):
        open_store(folder, vault)
    found = salvage(folder, vault, disk_in_memory / "new")
    assert 20 < found.saved < 40
    assert 0 < found.lost < 40
    assert "could not be read, and there may have been more; the damaged file was left as it is" in found.sentence
    assert_it_kept_only_what_was_there(disk_in_memory / "new", vault, many, found)


@pytest.mark.soak
def test_two_hundred_flipped_bits_each_get_a_verdict_and_cost_one_worksheet_at_most(
    folder: Path, vault: UnlockedVault, store: Store, worksheets: list[Worksheet], disk_in_memory: Path, is_soak: bool
) -> None:
    store.close()
    path = folder / "store.db"
    whole = path.read_bytes()
    chosen = random.Random(20260301)  # noqa: S311
    for number in range(200):
        offset = chosen.randrange(len(whole))
        damaged = whole[:offset] + bytes([whole[offset] ^ 1 << chosen.randrange(8)]) + whole[offset + 1 :]
        path.write_bytes(damaged)
        assert not calls_itself_whole(folder, vault), offset
        if is_soak or number % 10 == 0:
            path.write_bytes(damaged)
            without_journal(folder)
            found = salvage(folder, vault, disk_in_memory / f"{number}")
            assert path.read_bytes() == damaged
            assert found.saved >= len(worksheets) - 1, offset
            assert_it_kept_only_what_was_there(disk_in_memory / f"{number}", vault, worksheets, found)


def calls_itself_whole(folder: Path, vault: UnlockedVault) -> bool:
    """Whether the check finds nothing."""
    without_journal(folder)
    try:
        store = open_store(folder, vault)
    except StoreDamaged:
        return False
    is_whole = store.verify().intact
    store.close()
    return is_whole


def test_with_another_key_nothing_is_put_in_the_place_of_the_list(
    folder: Path, vault: UnlockedVault, store: Store, worksheets: list[Worksheet], disk_in_memory: Path
) -> None:
    store.close()
    before = files(folder)
    another = UnlockedVault.for_this_run()
    with pytest.raises(NothingReadable, match="look for the key file that belongs to it"):
        salvage(folder, another, disk_in_memory / "new")
    with pytest.raises(NothingReadable):
        salvage_in_place(folder, another)
    assert files(folder) == before
    assert not (disk_in_memory / "new").exists()
    reopened = open_store(folder, vault)
    assert all_of(reopened) == worksheets
    reopened.close()


def test_of_a_file_of_which_only_the_beginning_is_left_nothing_is_saved(
    folder: Path, vault: UnlockedVault, store: Store, worksheets: list[Worksheet], disk_in_memory: Path
) -> None:
    assert len(store.list.summaries()) == len(worksheets)
    store.close()
    (folder / "store.db").write_bytes((folder / "store.db").read_bytes()[:100])
    with pytest.raises(NothingReadable):
        salvage(folder, vault, disk_in_memory / "new")


def test_what_an_intruder_swapped_is_not_taken_for_whole(
    folder: Path, vault: UnlockedVault, store: Store, worksheets: list[Worksheet], disk_in_memory: Path
) -> None:
    store.close()
    intruder = FileDatabase(folder / "store.db", vault.subkey("database"))
    with intruder.writing() as connection:
        connection.execute(update(worksheet_table).where(worksheet_table.c.id == worksheets[3].id).values(version=9))
        connection.execute(delete(worksheet_table).where(worksheet_table.c.id == worksheets[4].id))
    intruder.close()
    found = salvage(folder, vault, disk_in_memory / "new")
    assert_it_kept_only_what_was_there(disk_in_memory / "new", vault, worksheets, found)
    assert found.saved == 6  # their documents are whole, and the trail knows their versions


def rows_of(intruder: FileDatabase, worksheet_id: str) -> dict[Table, dict[str, Any]]:
    """Everything that is kept of a worksheet, as it is in the file."""
    with intruder.reading() as connection:
        return {
            table: dict(connection.execute(select(table).where(table.c[key].startswith(of))).mappings().one())
            for table, key, of in (
                (worksheet_table, "id", worksheet_id),
                (document_table, "id", worksheet_id),
                (sealed_table, "name", f"pdf {worksheet_id} "),
            )
        }


@pytest.mark.parametrize("is_in_the_trail", [True, False])
def test_what_was_destroyed_stays_so_as_long_as_the_mark_or_the_trail_tells_of_it(
    folder: Path,
    vault: UnlockedVault,
    store: Store,
    worksheets: list[Worksheet],
    disk_in_memory: Path,
    is_in_the_trail: bool,
) -> None:
    destroyed = worksheets[0]
    intruder = FileDatabase(folder / "store.db", vault.subkey("database"))
    before = rows_of(intruder, destroyed.id)
    store.retention.purge(destroyed.id)
    entries = len(store.logbook.events())
    store.close()
    with intruder.writing() as connection:  # older pages, as when somebody deletes the journal of a crash
        connection.execute(update(worksheet_table).where(worksheet_table.c.id == destroyed.id), before[worksheet_table])
        connection.execute(update(document_table).where(document_table.c.id == destroyed.id), before[document_table])
        connection.execute(insert(sealed_table), before[sealed_table])
        if not is_in_the_trail:
            connection.execute(delete(audit_table).where(audit_table.c.n == entries))
    intruder.close()
    found = salvage(folder, vault, disk_in_memory / "new")
    saved = open_store(disk_in_memory / "new", vault)
    if is_in_the_trail:
        assert found == Salvaged(saved=5, lost=0, maybe_more=False, damaged=folder)
        assert all_of(saved) == worksheets[1:]
        assert saved.signed_pdfs.of(destroyed.id) == []
        assert saved.verify().intact
    else:
        assert found.saved == 6
        assert found.sentence.endswith(" Look through the list: what was deleted for good may be on it again.")
    saved.close()


def test_what_was_deleted_waits_among_the_deleted_also_when_its_row_is_lost(
    folder: Path, vault: UnlockedVault, store: Store, worksheets: list[Worksheet], disk_in_memory: Path
) -> None:
    store.worksheets.delete(worksheets[1].id)
    store.close()
    intruder = FileDatabase(folder / "store.db", vault.subkey("database"))
    with intruder.writing() as connection:
        connection.execute(delete(worksheet_table).where(worksheet_table.c.id == worksheets[1].id))
    intruder.close()
    assert salvage(folder, vault, disk_in_memory / "new").saved == 6
    saved = open_store(disk_in_memory / "new", vault)
    assert [summary.id for summary in saved.list.deleted()] == [worksheets[1].id]
    saved.close()


def test_the_new_list_takes_the_place_of_the_damaged_file_which_is_kept(
    folder: Path, vault: UnlockedVault, store: Store, worksheets: list[Worksheet]
) -> None:
    store.close()
    path = folder / "store.db"
    damaged = zeroed(0, PAGE)(path.read_bytes())
    path.write_bytes(damaged)
    found = salvage_in_place(folder, vault, now=lambda: datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
    assert found == Salvaged(saved=6, lost=0, maybe_more=False, damaged=folder / "damaged 2026-03-01 09.30.00")
    assert (found.damaged / "store.db").read_bytes() == damaged
    assert (found.damaged / "store.key").read_bytes() == (folder / "store.key").read_bytes()
    assert {path.stat().st_mode & 0o077 for path in folder.rglob("*")} == {0}
    assert {path.name for path in folder.iterdir()} == {"store.db", "store.key", found.damaged.name}
    saved = open_store(folder, vault)
    assert all_of(saved) == worksheets
    saved.close()


def test_a_new_list_that_is_not_whole_in_its_file_takes_no_place(
    folder: Path, vault: UnlockedVault, store: Store, worksheet: Worksheet
) -> None:
    store.worksheets.save(worksheet)
    store.close()
    before = files(folder)
    with ExitStack() as readers:

        def while_somebody_reads_the_new_list() -> datetime:
            [path] = folder.glob(".salvage-*/**/store.db")
            reading = FileDatabase(path, vault.subkey("database")).reading()
            readers.enter_context(reading).execute(select(format_table)).all()
            return datetime(2026, 3, 1, 9, 30, tzinfo=UTC)

        with pytest.raises(StoreBusy):
            salvage_in_place(folder, vault, now=while_somebody_reads_the_new_list)
    assert files(folder) == before


def test_nothing_is_ever_replaced_by_a_salvage(
    folder: Path, vault: UnlockedVault, store: Store, disk_in_memory: Path
) -> None:
    store.close()
    (disk_in_memory / "taken").mkdir()
    with pytest.raises(StoreExists):
        salvage(folder, vault, disk_in_memory / "taken")
    (folder / "store.db").unlink()
    with pytest.raises(StoreMissing):
        salvage(folder, vault, disk_in_memory / "new")
    assert not (disk_in_memory / "new").exists()


def test_a_list_of_a_newer_program_is_left_to_it(
    folder: Path, vault: UnlockedVault, store: Store, disk_in_memory: Path
) -> None:
    with store._tables.database.writing() as connection:
        connection.execute(update(format_table).values(version=FORMAT + 1))
    store.close()
    with pytest.raises(StoreNewer):
        salvage(folder, vault, disk_in_memory / "new")
    assert {path.name for path in disk_in_memory.iterdir()} == {"kept"}
