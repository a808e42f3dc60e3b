"""Somebody who can write into the database, key and all, but not seal: rows moved, put back, swapped, removed."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row, delete, select, update

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.serialization import WorksheetUnreadable
from hrbc_desktop.records.crypto.field_cipher import FieldCipher
from hrbc_desktop.records.crypto.vault import UnlockedVault
from hrbc_desktop.records.database.sqlcipher import FileDatabase
from hrbc_desktop.records.errors import RecordDamaged, StoreNewer
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import open_store
from hrbc_desktop.records.tables.schema import FORMAT, document_table, format_table, sealed_table, worksheet_table

PUT_BACK = "An old copy of a worksheet was put back."
DAMAGED = "A worksheet is damaged, or was changed or moved outside the program."


@pytest.fixture
def intruder(folder: Path, vault: UnlockedVault, store: Store) -> FileDatabase:
    assert store.list.summaries() == []
    return FileDatabase(folder / "store.db", vault.subkey("database"))


@pytest.fixture
def second(worksheet: Worksheet) -> Worksheet:
    return worksheet.evolve(id="2" * 32)


def row_of(database: FileDatabase, worksheet: Worksheet) -> Row[*tuple[Any, ...]]:
    both = select(worksheet_table, document_table.c.doc).join_from(
        worksheet_table, document_table, worksheet_table.c.id == document_table.c.id
    )
    with database.reading() as connection:
        return connection.execute(both.where(worksheet_table.c.id == worksheet.id)).one()


def overwrite(database: FileDatabase, worksheet: Worksheet, **values: Any) -> None:
    with database.writing() as connection:
        for table in (worksheet_table, document_table):
            here = {name: value for name, value in values.items() if name in table.c}
            if here:
                connection.execute(update(table).where(table.c.id == worksheet.id).values(**here))


def found(store: Store) -> list[tuple[str, str | None]]:
    return [(finding.sentence, finding.record) for finding in store.verify().findings]


def test_a_document_moved_to_another_row_does_not_open(
    store: Store, intruder: FileDatabase, worksheet: Worksheet, second: Worksheet
) -> None:
    store.worksheets.save(worksheet)
    store.worksheets.save(second)
    overwrite(intruder, second, doc=row_of(intruder, worksheet).doc)
    with pytest.raises(RecordDamaged, match="the others are safe"):
        store.worksheets.load(second.id)
    assert found(store) == [(DAMAGED, second.id)]
    assert store.worksheets.load(worksheet.id).worksheet == worksheet


def test_an_older_document_under_the_newer_version_does_not_open(
    store: Store, intruder: FileDatabase, worksheet: Worksheet
) -> None:
    version = store.worksheets.save(worksheet)
    old = row_of(intruder, worksheet)
    store.worksheets.save(worksheet.evolve(nurse_notes="newer"), version)
    overwrite(intruder, worksheet, doc=old.doc)
    with pytest.raises(RecordDamaged):
        store.worksheets.load(worksheet.id)


def test_a_whole_row_put_back_is_noticed_by_the_window_that_saw_the_newer(
    store: Store, intruder: FileDatabase, worksheet: Worksheet
) -> None:
    version = store.worksheets.save(worksheet)
    old = row_of(intruder, worksheet)
    store.worksheets.save(worksheet.evolve(nurse_notes="newer"), version)
    assert len(store.list.summaries()) == 1
    overwrite(intruder, worksheet, **old._asdict())
    with pytest.raises(RecordDamaged):
        store.worksheets.load(worksheet.id)


def test_a_whole_row_put_back_is_found_by_the_check_after_a_restart(
    folder: Path, vault: UnlockedVault, store: Store, intruder: FileDatabase, worksheet: Worksheet
) -> None:
    version = store.worksheets.save(worksheet)
    old = row_of(intruder, worksheet)
    store.worksheets.save(worksheet.evolve(nurse_notes="newer"), version)
    store.close()
    overwrite(intruder, worksheet, **old._asdict())
    reopened = open_store(folder, vault)
    assert found(reopened) == [(PUT_BACK, worksheet.id)]
    reopened.close()


def test_a_removed_row_is_found(store: Store, intruder: FileDatabase, worksheet: Worksheet) -> None:
    store.worksheets.save(worksheet)
    with intruder.writing() as connection:
        connection.execute(delete(worksheet_table))
    assert found(store) == [("A worksheet is missing: it was taken away outside the program.", worksheet.id)]


def test_a_row_marked_as_deleted_by_hand_is_not_believed(
    folder: Path, vault: UnlockedVault, store: Store, intruder: FileDatabase, worksheet: Worksheet, second: Worksheet
) -> None:
    store.worksheets.save(worksheet)
    store.worksheets.save(second)
    store.close()
    overwrite(intruder, worksheet, deleted=True)
    reopened = open_store(folder, vault)
    assert reopened.list.unreadable() == {worksheet.id}
    assert [summary.id for summary in reopened.list.summaries()] == [second.id]
    reopened.close()


@pytest.mark.parametrize("column", ["meta", "doc"])
def test_every_flipped_bit_of_a_sealed_field_shows(
    folder: Path, vault: UnlockedVault, store: Store, intruder: FileDatabase, worksheet: Worksheet, column: str
) -> None:
    store.worksheets.save(worksheet)
    store.close()
    whole = getattr(row_of(intruder, worksheet), column)
    for offset in range(0, len(whole), max(1, len(whole) // 12)):
        flipped = whole[:offset] + bytes([whole[offset] ^ 1]) + whole[offset + 1 :]
        overwrite(intruder, worksheet, **{column: flipped})
        reopened = open_store(folder, vault)
        assert found(reopened) == [(DAMAGED, worksheet.id)]
        reopened.close()


def test_a_damaged_row_can_be_saved_over_and_purged(store: Store, intruder: FileDatabase, worksheet: Worksheet) -> None:
    version = store.worksheets.save(worksheet)
    overwrite(intruder, worksheet, doc=b"", meta=b"short")
    version = store.worksheets.save(worksheet, version)
    assert store.worksheets.load(worksheet.id).worksheet == worksheet
    overwrite(intruder, worksheet, doc=b"", meta=b"short")
    store.retention.purge(worksheet.id)
    assert store.verify().intact


def test_a_sealed_thing_put_back_or_moved_is_found(store: Store, intruder: FileDatabase) -> None:
    store.blobs.put("signing identity", b"old")
    store.blobs.put("settings", b"large letters")
    blob = sealed_table.c.blob
    with intruder.reading() as connection:
        old = connection.execute(select(blob).where(sealed_table.c.name == "signing identity")).scalar_one()
    store.blobs.put("signing identity", b"new")
    with intruder.writing() as connection:
        connection.execute(update(sealed_table).where(sealed_table.c.name != ".audit head").values(blob=old))
    assert {record for _, record in found(store)} == {"signing identity", "settings"}
    assert store.blobs.get("signing identity") == b"old"
    with pytest.raises(RecordDamaged):
        store.blobs.get("settings")


def test_a_damaged_sealed_thing_can_be_kept_anew(store: Store, intruder: FileDatabase) -> None:
    store.blobs.put("signing identity", b"first")
    with intruder.writing() as connection:
        connection.execute(update(sealed_table).where(sealed_table.c.name == "signing identity").values(blob=b"?" * 64))
    assert store.blobs.update("signing identity", lambda before: b"anew" if before is None else before) == b"anew"
    assert store.blobs.get("signing identity") == b"anew"


def test_a_store_of_a_newer_version_is_refused_and_untouched(
    folder: Path, vault: UnlockedVault, store: Store, intruder: FileDatabase, worksheet: Worksheet
) -> None:
    store.worksheets.save(worksheet)
    store.close()
    with intruder.writing() as connection:
        connection.execute(update(format_table).values(version=FORMAT + 1))
    intruder.close()
    before = (folder / "store.db").read_bytes()
    with pytest.raises(StoreNewer, match="update the program"):
        open_store(folder, vault)
    assert (folder / "store.db").read_bytes() == before


def test_a_summary_of_an_older_program_is_made_anew(
    folder: Path, vault: UnlockedVault, store: Store, intruder: FileDatabase, worksheet: Worksheet
) -> None:
    store.worksheets.save(worksheet)
    store.close()
    older = {"state": "kept", "since": worksheet.created_at.isoformat(), "title": "as it once was"}
    sealer = FieldCipher(vault.subkey("fields"))
    overwrite(intruder, worksheet, meta=sealer.seal(json.dumps(older).encode(), "meta", worksheet.id, 1))
    reopened = open_store(folder, vault)
    assert [summary.name for summary in reopened.list.summaries()] == ["Sample Patient 1"]
    reopened.close()


def test_a_worksheet_of_a_newer_program_is_listed_and_left_as_it_is(
    folder: Path, vault: UnlockedVault, store: Store, intruder: FileDatabase, worksheet: Worksheet
) -> None:
    store.worksheets.save(worksheet)
    store.close()
    newer = json.dumps(worksheet.model_dump(mode="json") | {"format": 99, "new_field": 1}).encode()
    sealed = FieldCipher(vault.subkey("fields")).seal(newer, "doc", worksheet.id, 1)
    overwrite(intruder, worksheet, doc=sealed)
    reopened = open_store(folder, vault)
    assert [summary.id for summary in reopened.list.summaries()] == [worksheet.id]
    for ask in (reopened.worksheets.load, reopened.worksheets.delete):
        with pytest.raises(WorksheetUnreadable, match="newer version"):
            ask(worksheet.id)
    assert reopened.verify().intact
    reopened.close()
    assert row_of(intruder, worksheet).doc == sealed
