"""Signed PDFs are kept with their worksheets: sealed, backed up, checked, and destroyed with them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from hrbc_desktop.domain.model.worksheet import Worksheet, new_worksheet
from hrbc_desktop.records.crypto.vault import UnlockedVault, Vault
from hrbc_desktop.records.database.sqlcipher import FileDatabase
from hrbc_desktop.records.recovery.backup import back_up, restore
from hrbc_desktop.records.shared.shared_store import SharedStore
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import open_store
from hrbc_desktop.records.tables.schema import sealed_table
from hrbc_desktop.records.tables.signed_pdfs import SignedPdf

PATIENT = SignedPdf(b"%PDF PDF-MARKER of the patient\n\x00more", 1, 1)
NURSE = SignedPdf(b"%PDF PDF-MARKER of the patient\n\x00more and of the nurse", 1, 2)
SECOND = SignedPdf(b"%PDF PDF-MARKER of the second revision", 2, 1)


@pytest.fixture
def signed(store: Store, worksheet: Worksheet) -> Worksheet:
    store.worksheets.save(worksheet)
    for pdf in (PATIENT, NURSE, SECOND):
        store.signed_pdfs.keep(worksheet.id, pdf)
    return worksheet


def test_they_are_there_again_in_their_order(
    folder: Path, vault: UnlockedVault, store: Store, signed: Worksheet
) -> None:
    store.close()
    reopened = open_store(folder, vault)
    assert reopened.signed_pdfs.of(signed.id) == [PATIENT, NURSE, SECOND]
    assert reopened.signed_pdfs.of("0" * 32) == []
    assert reopened.verify().intact
    reopened.close()


def test_the_same_file_is_kept_once_and_told_once(store: Store, signed: Worksheet) -> None:
    store.signed_pdfs.keep(signed.id, NURSE)
    assert store.signed_pdfs.of(signed.id) == [PATIENT, NURSE, SECOND]
    texts = [event.digest for event in store.logbook.events() if event.what == "pdf kept"]
    assert texts == [PATIENT.digest, NURSE.digest, SECOND.digest]


def test_one_of_the_same_size_is_another(store: Store, signed: Worksheet) -> None:
    alike = SignedPdf(SECOND.content[::-1], SECOND.revision, SECOND.signatures)
    store.signed_pdfs.keep(signed.id, alike)
    assert store.signed_pdfs.of(signed.id) == [PATIENT, NURSE, SECOND, alike]


def test_one_that_came_from_elsewhere_is_no_final_sheet_of_this_computer(store: Store, signed: Worksheet) -> None:
    assert store.logbook.signed_digests(signed.id) == []


def test_nothing_of_them_can_be_read_in_the_file(folder: Path, signed: Worksheet) -> None:
    assert signed
    for path in folder.iterdir():
        assert b"PDF-MARKER" not in path.read_bytes()


def test_a_deleted_worksheet_keeps_them_and_a_purged_one_does_not(
    store: Store, signed: Worksheet, folder: Path, vault: UnlockedVault
) -> None:
    other = new_worksheet("2026.1", datetime(2026, 3, 1, tzinfo=UTC))
    store.worksheets.save(other)
    store.signed_pdfs.keep(other.id, SECOND)
    store.worksheets.delete(signed.id)
    assert store.signed_pdfs.of(signed.id) == [PATIENT, NURSE, SECOND]
    store.retention.purge(signed.id)
    assert store.signed_pdfs.of(signed.id) == []
    assert store.signed_pdfs.of(other.id) == [SECOND]
    assert store.verify().intact
    with FileDatabase(folder / "store.db", vault.subkey("database")).reading() as connection:
        names = connection.execute(select(sealed_table.c.name)).scalars().all()
    assert sorted(names) == [".audit head", f"pdf {other.id} 1"]


def test_a_backup_holds_them(store: Store, signed: Worksheet, folder: Path, tmp_path: Path, passphrase: str) -> None:
    back_up(store, folder, tmp_path / "a.backup")
    restore(tmp_path / "a.backup", tmp_path / "elsewhere")
    restored = open_store(tmp_path / "elsewhere", Vault(tmp_path / "elsewhere").unlock(passphrase))
    assert restored.signed_pdfs.of(signed.id) == [PATIENT, NURSE, SECOND]
    restored.close()


def test_one_that_is_damaged_or_gone_is_found_and_the_others_are_still_there(
    store: Store, signed: Worksheet, folder: Path, vault: UnlockedVault
) -> None:
    intruder = FileDatabase(folder / "store.db", vault.subkey("database"))
    middle = sealed_table.c.name == f"pdf {signed.id} 2"
    with intruder.writing() as connection:
        connection.execute(update(sealed_table).where(middle).values(blob=b"short"))
    assert store.signed_pdfs.of(signed.id) == [PATIENT, SECOND]
    missing = [("A signed PDF is missing or damaged.", signed.id)]
    assert [(finding.sentence, finding.record) for finding in store.verify().findings] == missing
    with intruder.writing() as connection:
        connection.execute(delete(sealed_table).where(middle))
    assert store.signed_pdfs.of(signed.id) == [PATIENT, SECOND]
    assert [(finding.sentence, finding.record) for finding in store.verify().findings] == missing
    store.retention.purge(signed.id)
    assert store.verify().intact


def test_a_server_keeps_them_too(shared_store: SharedStore, elsewhere: SharedStore, worksheet: Worksheet) -> None:
    shared_store.worksheets.save(worksheet)
    shared_store.signed_pdfs.keep(worksheet.id, PATIENT)
    elsewhere.signed_pdfs.keep(worksheet.id, NURSE)
    assert shared_store.signed_pdfs.of(worksheet.id) == [PATIENT, NURSE]
    shared_store.retention.purge(worksheet.id)
    assert elsewhere.signed_pdfs.of(worksheet.id) == []
