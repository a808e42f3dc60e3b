"""The list of a clinic on a real PostgreSQL: the same store, on two computers."""

import re
import secrets
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.records.crypto.vault import UnlockedVault
from hrbc_desktop.records.database.postgres import ServerDatabase
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.errors import Conflict, RecordDamaged, StoreBusy, StoreExists, StoreNewer
from hrbc_desktop.records.shared.errors import (
    KeyFileElsewhere,
    ListNotOnServer,
    ServerRefuses,
)
from hrbc_desktop.records.shared.shared_store import (
    SharedStore,
    new_shared_store,
    open_shared_store,
    refuse_second_list,
)
from hrbc_desktop.records.store_factory import open_store
from hrbc_desktop.records.tables.signed_pdfs import SignedPdf


@pytest.fixture
def store(shared_store: SharedStore) -> SharedStore:
    return shared_store


def named(worksheet: Worksheet, name: str) -> Worksheet:
    return worksheet.evolve(visit=worksheet.visit.evolve(name=name))


def test_the_first_use_makes_the_tables_and_another_computer_finds_them(
    store: SharedStore, elsewhere: SharedStore, worksheet: Worksheet, administrator: Callable[..., Any]
) -> None:
    assert store.worksheets.save(worksheet) == 1
    assert elsewhere.worksheets.load(worksheet.id).worksheet == worksheet
    assert [summary.name for summary in elsewhere.list.search("patient 1")] == ["Sample Patient 1"]
    assert not store.keeps_nothing
    tables = administrator("SELECT tablename FROM pg_tables WHERE schemaname = 'hrbc_desktop'")
    assert {name for (name,) in tables} == {"format", "worksheet", "document", "audit", "sealed"}


def test_all_that_a_store_does_works_on_a_server(store: SharedStore, worksheet: Worksheet) -> None:
    store.worksheets.save(worksheet)
    store.worksheets.delete(worksheet.id)
    assert [summary.id for summary in store.list.deleted()] == [worksheet.id]
    store.worksheets.restore(worksheet.id)
    store.blobs.put("signing identity", b"first")
    store.blobs.put("signing identity", b"second")
    assert store.blobs.get("signing identity") == b"second"
    pdf = SignedPdf(b"%PDF", 1, 1)
    store.signed_pdfs.keep(worksheet.id, pdf, "")
    assert store.logbook.signed_digests(worksheet.id) == [pdf.digest]
    store.retention.purge(worksheet.id)
    assert store.list.summaries() == store.list.deleted() == []
    assert store.verify().intact


def test_two_computers_that_change_one_worksheet_end_in_a_conflict_with_both_sides(
    store: SharedStore, elsewhere: SharedStore, worksheet: Worksheet
) -> None:
    version = store.worksheets.save(worksheet)
    theirs, mine = named(worksheet, "Theirs"), named(worksheet, "Mine")
    elsewhere.worksheets.save(theirs, version)
    with pytest.raises(Conflict) as conflict:
        store.worksheets.save(mine, version)
    assert conflict.value.mine == mine
    assert conflict.value.theirs is not None
    assert conflict.value.theirs.worksheet == theirs
    assert store.worksheets.load(worksheet.id).worksheet == theirs
    store.worksheets.save(mine, conflict.value.theirs.version)
    assert elsewhere.worksheets.load(worksheet.id).worksheet == mine


def test_a_legal_hold_of_another_computer_is_seen_with_the_next_look(
    shared_store: SharedStore, elsewhere: SharedStore, worksheet: Worksheet
) -> None:
    shared_store.worksheets.save(worksheet)
    known_until = elsewhere.list.refresh()
    for is_held in (True, False):
        shared_store.retention.hold(worksheet.id, is_held=is_held, reason="A court asked")
        assert (worksheet.id in shared_store.list.known_held) is is_held
        known_before, known_until = known_until, elsewhere.list.refresh()
        assert known_until != known_before, "Home shows the list anew"
        assert (worksheet.id in elsewhere.list.known_held) is is_held
    assert elsewhere.list.refresh() == known_until


def test_computers_that_write_at_the_same_moment_take_turns_and_keep_one_chain(
    store: SharedStore, elsewhere: SharedStore, worksheet: Worksheet
) -> None:
    won: list[str] = []

    def work(on: SharedStore, name: str) -> None:
        for number in range(25):
            on.worksheets.save(named(worksheet.evolve(id=secrets.token_hex(16)), f"{name} {number}"))
            try:
                on.worksheets.save(named(worksheet, f"{name} {number}"), number)
                won.append(name)
            except Conflict:
                pass

    threads = [threading.Thread(target=work, args=args) for args in ((store, "Here"), (elsewhere, "There"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.list.summaries()) == len(elsewhere.list.summaries()) == 51
    assert store.worksheets.load(worksheet.id).version == len(won)
    assert store.verify().intact


def test_the_administrator_sees_no_fact(
    store: SharedStore, worksheet: Worksheet, administrator: Callable[..., Any]
) -> None:
    store.who = "WHO-MARKER"
    version = store.worksheets.save(worksheet)
    store.worksheets.save(worksheet.evolve(nurse_notes="SECOND-MARKER"), version)
    store.blobs.put("settings", b"SETTING-MARKER")
    store.signed_pdfs.keep(worksheet.id, SignedPdf(b"PDF-MARKER", 1, 1))
    assert administrator("SELECT rolsuper FROM pg_roles WHERE rolname = current_user") == [(True,)]
    for table in ("format", "worksheet", "document", "audit", "sealed"):
        for row in administrator(f"TABLE hrbc_desktop.{table}"):
            for value in row:
                stored = value if isinstance(value, bytes) else str(value).encode()
                for marker in (b"MARKER", b"Sample Patient", b"2026-03-09"):
                    assert marker not in stored


def test_the_sizes_that_the_administrator_sees_tell_little_of_what_is_written(
    store: SharedStore, worksheet: Worksheet, administrator: Callable[..., Any]
) -> None:
    version, sizes = 0, set()
    sizes_seen = "SELECT length(meta), length(doc) FROM hrbc_desktop.worksheet JOIN hrbc_desktop.document USING (id)"
    for words in range(20):
        version = store.worksheets.save(worksheet.evolve(nurse_notes="again " * words), version)
        sizes.add(administrator(sizes_seen)[0])
    assert len(sizes) <= 2
    assert store.worksheets.load(worksheet.id).worksheet.nurse_notes == "again " * 19


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("document", "doc = (SELECT doc FROM old)"),
        ("document", "doc = doc || 'x'"),
        ("worksheet", "meta = (SELECT meta FROM old)"),
    ],
)
def test_what_the_administrator_moves_or_changes_shows(
    store: SharedStore, worksheet: Worksheet, administrator: Callable[..., Any], table: str, change: str
) -> None:
    second = worksheet.evolve(id="2" * 32)
    store.worksheets.save(worksheet)
    store.worksheets.save(second)
    administrator(
        f"""WITH old AS (SELECT * FROM hrbc_desktop.{table} WHERE id = :one)
        UPDATE hrbc_desktop.{table} SET {change} WHERE id = :two""",  # noqa: S608
        one=worksheet.id,
        two=second.id,
    )
    assert [finding.record for finding in store.verify().findings] == [second.id]
    with pytest.raises(RecordDamaged):
        store.worksheets.load(second.id)


def test_a_row_that_the_administrator_puts_back_shows(
    store: SharedStore, worksheet: Worksheet, administrator: Callable[..., Any]
) -> None:
    version = store.worksheets.save(worksheet)
    for table in ("worksheet", "document"):
        administrator(f"CREATE TABLE hrbc_desktop.old_{table} AS TABLE hrbc_desktop.{table}")
    store.worksheets.save(worksheet.evolve(nurse_notes="newer"), version)
    for table in ("worksheet", "document"):
        administrator(f"TRUNCATE hrbc_desktop.{table}")
        administrator(f"INSERT INTO hrbc_desktop.{table} TABLE hrbc_desktop.old_{table}")
    assert [finding.sentence for finding in store.verify().findings] == ["An old copy of a worksheet was put back."]


def test_a_new_computer_needs_the_key_file_and_begins_no_second_list(
    store: SharedStore, address: ServerAddress, tmp_path: Path
) -> None:
    assert store.verify().intact
    another = UnlockedVault(secrets.token_bytes(32))
    with pytest.raises(KeyFileElsewhere, match="from a computer that opens them"):
        refuse_second_list(address)
    with pytest.raises(KeyFileElsewhere):
        open_shared_store(address, tmp_path, another)
    with pytest.raises(StoreExists):
        new_shared_store(address, tmp_path, another)
    assert store.verify().intact


def test_no_other_key_is_taken_for_the_right_one_when_the_proof_is_gone(
    store: SharedStore,
    address: ServerAddress,
    vault: UnlockedVault,
    administrator: Callable[..., Any],
    tmp_path: Path,
) -> None:
    assert not store.keeps_nothing
    administrator("DELETE FROM hrbc_desktop.sealed WHERE name = '.key'")
    with pytest.raises(KeyFileElsewhere):
        open_shared_store(address, tmp_path, UnlockedVault(secrets.token_bytes(32)))
    open_shared_store(address, tmp_path, vault).close()


def test_an_empty_server_is_not_taken_for_a_list(address: ServerAddress, folder: Path, vault: UnlockedVault) -> None:
    refuse_second_list(address)
    with pytest.raises(ListNotOnServer):
        open_shared_store(address, folder, vault)


def test_tables_of_a_newer_version_are_refused(
    store: SharedStore,
    address: ServerAddress,
    folder: Path,
    vault: UnlockedVault,
    administrator: Callable[..., Any],
) -> None:
    store.close()
    administrator("UPDATE hrbc_desktop.format SET version = 3")
    with pytest.raises(StoreNewer):
        open_shared_store(address, folder, vault)


def test_a_backup_of_a_server_opens_as_a_list_on_one_computer(
    store: SharedStore, worksheet: Worksheet, vault: UnlockedVault, tmp_path: Path
) -> None:
    store.worksheets.save(worksheet)
    store.blobs.put("signing identity", b"key")
    (tmp_path / "one").mkdir()
    store.copy_into(tmp_path / "one" / "store.db")
    alone = open_store(tmp_path / "one", vault)
    assert alone.worksheets.load(worksheet.id).worksheet == worksheet
    assert alone.blobs.get("signing identity") == b"key"
    assert alone.verify().intact
    alone.close()


def test_another_computer_that_keeps_writing_gets_its_sentence(
    store: SharedStore, address: ServerAddress, worksheet: Worksheet
) -> None:
    other = ServerDatabase(address, b"")
    with other.writing(), pytest.raises(StoreBusy, match="nothing is lost"):
        store.worksheets.save(worksheet)
    assert store.worksheets.save(worksheet) == 1
    other.close()


def test_a_user_or_database_that_the_server_does_not_know_gets_its_sentence(
    server: URL, folder: Path, vault: UnlockedVault
) -> None:
    for wrong in (server.set(password="a guess"), server.set(database="nowhere")):  # noqa: S106
        with pytest.raises(ServerRefuses, match="does not let this computer"):
            open_shared_store(ServerAddress.read(wrong.render_as_string(hide_password=False)), folder, vault)


def test_a_backup_of_many_signed_pdfs_takes_little_memory(store: SharedStore, tmp_path: Path) -> None:
    large = secrets.token_bytes(300_000)
    for number in range(100):
        store.signed_pdfs.keep(f"{number:032x}", SignedPdf(large, revision=1, signatures=1))
    Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here (proc(5))
    before = peak_memory()
    store.copy_into(tmp_path / "copy.db")
    assert peak_memory() - before < 50_000_000


def peak_memory() -> int:
    """The most that this process has taken, in bytes."""
    found = re.search(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text())
    assert found
    return int(found[1]) * 1024
