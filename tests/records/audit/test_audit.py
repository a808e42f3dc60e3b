import getpass
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, select, text, update

from hrbc_desktop.domain.model.worksheet import Worksheet, new_worksheet
from hrbc_desktop.records.audit.trail import AuditTrail
from hrbc_desktop.records.crypto.field_cipher import FieldCipher
from hrbc_desktop.records.crypto.vault import UnlockedVault, Vault
from hrbc_desktop.records.database.sqlcipher import FileDatabase
from hrbc_desktop.records.errors import WrongPassphrase
from hrbc_desktop.records.store import OLDER_COPY, Store
from hrbc_desktop.records.store_factory import memory_store, open_store
from hrbc_desktop.records.tables.schema import audit_table, sealed_table
from hrbc_desktop.records.tables.signed_pdfs import SignedPdf


@pytest.fixture
def used(store: Store, worksheet: Worksheet) -> Store:
    store.who = "Sample Nurse 1"
    version = store.worksheets.save(worksheet)
    for _ in range(3):
        version = store.worksheets.save(worksheet, version)
    return store


def sentences(store: Store) -> list[str]:
    return [finding.sentence for finding in store.verify().findings]


def tamper(folder: Path, vault: UnlockedVault) -> FileDatabase:
    return FileDatabase(folder / "store.db", vault.subkey("database"))


def drop_entries(connection: Connection, *numbers: int) -> None:
    connection.execute(delete(audit_table).where(audit_table.c.n.in_(numbers)))


def test_the_trail_says_who_did_what_to_which_worksheet(store: Store, worksheet: Worksheet) -> None:
    store.who = "Sample Patient 1"
    store.worksheets.save(worksheet)
    store.who = "Sample Nurse 1"
    store.worksheets.load(worksheet.id)
    store.log_event("exported", worksheet.id)
    store.worksheets.delete(worksheet.id)
    texts = [(event.who, event.what, event.record, event.version) for event in store.logbook.events()]
    assert texts == [
        (getpass.getuser(), "unlocked", None, None),
        ("Sample Patient 1", "changed", worksheet.id, 1),
        ("Sample Nurse 1", "opened", worksheet.id, 1),
        ("Sample Nurse 1", "exported", worksheet.id, None),
        ("Sample Nurse 1", "deleted", worksheet.id, 2),
    ]
    assert store.verify().intact


def test_an_entry_of_a_newer_program_is_no_damage(folder: Path, vault: UnlockedVault, used: Store) -> None:
    newer = used.logbook.events()[-1].model_copy(update={"what": "printed"})
    with tamper(folder, vault).writing() as connection:
        AuditTrail(FieldCipher(vault.subkey("fields"))).append(connection, newer)
    assert used.logbook.events()[-1] == newer.evolve(what="by a newer program")
    assert used.verify().intact


def test_an_account_whose_name_is_no_text_keeps_nobody_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "nurse \udcff")
    store = memory_store()
    assert [event.who for event in store.logbook.events()] == ["nurse ?"]
    store.close()


def test_wrong_passphrases_stand_in_the_trail_at_the_next_unlock(folder: Path, store: Store, passphrase: str) -> None:
    store.close()
    for _ in range(2):
        with pytest.raises(WrongPassphrase):
            Vault(folder).unlock("a guess")
    reopened = open_store(folder, Vault(folder).unlock(passphrase))
    assert [(event.what, event.times) for event in reopened.logbook.events()][-2:] == [
        ("failed unlock", 2),
        ("unlocked", None),
    ]
    reopened.close()


def test_a_missing_entry_in_the_middle_shows(folder: Path, vault: UnlockedVault, used: Store) -> None:
    with tamper(folder, vault).writing() as connection:
        drop_entries(connection, 3)
    assert "Entries of the history are missing before entry 4." in sentences(used)


def test_missing_entries_at_the_end_show(folder: Path, vault: UnlockedVault, used: Store) -> None:
    with tamper(folder, vault).writing() as connection:
        drop_entries(connection, 4, 5)
    assert "Entries of the history are missing after entry 3." in sentences(used)


def test_a_cut_trail_shows_for_good_after_it_went_on(
    folder: Path, vault: UnlockedVault, used: Store, worksheet: Worksheet
) -> None:
    with tamper(folder, vault).writing() as connection:
        drop_entries(connection, 4, 5)
        connection.execute(delete(sealed_table))
    used.worksheets.save(worksheet, 4)
    assert any("damaged before entry" in sentence for sentence in sentences(used))


def test_a_changed_or_moved_entry_shows(folder: Path, vault: UnlockedVault, used: Store) -> None:
    with tamper(folder, vault).writing() as connection:
        second = connection.execute(select(audit_table.c.entry).where(audit_table.c.n == 2)).scalar_one()
        connection.execute(update(audit_table).where(audit_table.c.n == 3).values(entry=second))
    assert "Entry 3 of the history was damaged or changed." in sentences(used)


def test_a_trail_that_was_wiped_shows(folder: Path, vault: UnlockedVault, used: Store) -> None:
    with tamper(folder, vault).writing() as connection:
        connection.execute(text("DELETE FROM audit"))
        connection.execute(text("DELETE FROM sealed"))
    assert sentences(used) == ["A worksheet was changed, and the history does not say by whom.", OLDER_COPY]


def test_an_older_copy_that_was_put_back_is_found_at_the_next_opening_and_told_once(
    folder: Path, vault: UnlockedVault, used: Store, worksheet: Worksheet, tmp_path: Path
) -> None:
    older = tmp_path / "older.db"
    used.copy_into(older)
    used.worksheets.save(worksheet.evolve(id="3" * 32))
    used.close()
    for journal in folder.glob("store.db-*"):
        journal.unlink()
    (folder / "store.db").write_bytes(older.read_bytes())
    opened = open_store(folder, vault)
    assert opened.is_older_copy
    assert [event.what for event in opened.logbook.events()][-2:] == ["older copy found", "unlocked"]
    opened.close()
    again = open_store(folder, vault)
    assert not again.is_older_copy
    again.close()


def test_an_older_dump_put_back_under_an_open_program_is_found_by_its_check(
    folder: Path, vault: UnlockedVault, used: Store
) -> None:
    assert used.verify().intact
    with tamper(folder, vault).writing() as connection:
        connection.execute(text("DELETE FROM audit WHERE n = (SELECT max(n) FROM audit)"))
    assert OLDER_COPY in sentences(used)


def test_a_check_goes_on_while_others_save_sign_and_destroy(folder: Path, vault: UnlockedVault, used: Store) -> None:
    elsewhere, is_checked = open_store(folder, vault), threading.Event()

    def work() -> None:
        for number in count():
            worksheet = new_worksheet("2026.1", datetime(2026, 3, 1, tzinfo=UTC))
            version = elsewhere.worksheets.save(worksheet)
            elsewhere.signed_pdfs.keep(worksheet.id, SignedPdf(b"%PDF", 1, 1))
            elsewhere.blobs.put("signing identity", b"%d" % number)
            elsewhere.worksheets.save(worksheet.evolve(nurse_notes="more"), version)
            elsewhere.retention.purge(worksheet.id)
            if is_checked.is_set():
                return

    with ThreadPoolExecutor(1) as thread:
        working = thread.submit(work)
        found = {finding for _ in range(12) for finding in used.verify().findings}
        is_checked.set()
        working.result()
    elsewhere.close()
    assert found == set()


def test_what_has_happened_stands_in_the_trail_as_soon_as_something_can_be_written(
    folder: Path, tmp_path: Path, used: Store, worksheet: Worksheet
) -> None:
    (folder / "store.db").rename(tmp_path / "unplugged")
    used.logbook.log_when_possible("passphrase changed")
    (tmp_path / "unplugged").rename(folder / "store.db")
    used.log_event("exported", worksheet.id)
    assert [event.what for event in used.logbook.events()][-2:] == ["passphrase changed", "exported"]
