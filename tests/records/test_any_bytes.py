"""Whatever bytes are in the files of this room, and behind its seals: an answer, or an error of our own."""

import hashlib
import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, update

from hrbc_desktop.domain.model.worksheet import Worksheet, new_worksheet
from hrbc_desktop.domain.serialization import WorksheetUnreadable, write_worksheet
from hrbc_desktop.records.crypto.field_cipher import FieldCipher
from hrbc_desktop.records.crypto.key_file import KeyFile
from hrbc_desktop.records.crypto.unlock_throttle import LONGEST_WAIT, FailedAttempts
from hrbc_desktop.records.crypto.vault import UnlockedVault
from hrbc_desktop.records.errors import BackupUnreadable, KeyFileDamaged, KeyFileNewer, RecordsError
from hrbc_desktop.records.recovery.backup import back_up, restore
from hrbc_desktop.records.recovery.sqlcipher_pages import PAGE_BYTES, USABLE_BYTES, DamagedFile
from hrbc_desktop.records.recovery.sqlite_records import row_at, rows
from hrbc_desktop.records.shared.outbox import Outbox, Waiting
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import memory_store
from hrbc_desktop.records.tables.schema import audit_table, document_table, sealed_table, worksheet_table
from hrbc_desktop.records.tables.signed_pdfs import SignedPdf

MANY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
FEW = settings(MANY, max_examples=MANY.max_examples // 3)
KEY = bytes(range(32))
WORKSHEET = new_worksheet("2026.1", datetime(2026, 3, 1, 9, 30, tzinfo=UTC)).evolve(id="1" * 32)


@pytest.fixture
def folder(disk_in_memory: Path) -> Path:
    return disk_in_memory / "kept"


numbers = st.one_of(
    st.integers().map(str), st.floats().map(json.dumps), st.integers(4290, 4310).map(lambda digits: "9" * digits)
)
moments = st.one_of(
    st.datetimes(timezones=st.timezones()).map(datetime.isoformat),
    st.sampled_from(["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-03-01T00:00:00", "20260301"]),
)
odd_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | moments,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
odd_bytes = st.one_of(
    st.binary(max_size=200),
    odd_json.map(json.dumps).map(str.encode),
    st.sampled_from([b"[" * 100_000, b'{"a":' * 100_000, b"9" * 5000, b"NaN", b'"\\ud800"', b'{"a": 1, "a": 2}']),
)
cut_or_flipped = st.tuples(st.integers(0), st.integers(0, 255), st.booleans())


def damaged(whole: bytes, how: tuple[int, int, bool]) -> bytes:
    """Cut off at a place, or with another byte there."""
    at, byte, is_cut = how
    offset = at % len(whole)
    return whole[:offset] if is_cut else whole[:offset] + bytes([byte]) + whole[offset + 1 :]


@MANY
@given(
    odd_bytes
    | st.builds(lambda failed, last: f'{{"failed": {failed}, "last": {json.dumps(last)}}}'.encode(), numbers, moments)
)
@example(b'{"failed": %b, "last": "2026-03-01T00:00:00+00:00"}' % (b"9" * 4300))
def test_any_count_of_wrong_passphrases_makes_nobody_wait_longer_than_the_longest(
    disk_in_memory: Path, content: bytes
) -> None:
    path = disk_in_memory / "store.attempts"
    path.write_bytes(content)
    attempts = FailedAttempts(path)
    assert 0 <= attempts.seconds_to_wait() <= LONGEST_WAIT
    assert 0 <= attempts.add() <= LONGEST_WAIT
    assert FailedAttempts(path).attempts == attempts.attempts


def test_a_huge_count_of_wrong_passphrases_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "store.attempts"
    path.write_bytes(b" " * 100_000 + b'{"failed": 9, "last": "2026-03-01T00:00:00+00:00"}')
    assert FailedAttempts(path).attempts.failed == 0


@pytest.fixture
def key_file(folder: Path, vault: UnlockedVault) -> dict[str, Any]:
    assert vault.subkey("any")
    content: dict[str, Any] = json.loads((folder / "store.key").read_bytes())
    return content


@MANY
@given(data=st.data())
def test_a_key_file_that_somebody_wrote_with_care_is_read_or_called_damaged(
    key_file: dict[str, Any], data: st.DataObject
) -> None:
    changed = json.loads(json.dumps(key_file))
    for _ in range(data.draw(st.integers(1, 3))):
        replace_somewhere(changed, data)
    content = {name: value for name, value in changed.items() if name not in ("format", "checksum")}
    changed["checksum"] = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    with suppress(KeyFileDamaged, KeyFileNewer):
        slots = KeyFile.from_bytes(json.dumps(changed).encode()).slots.values()
        assert all(slot.cost.memory_kib <= 1_048_576 and slot.cost.passes <= 20 for slot in slots)


def replace_somewhere(value: dict[str, Any], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(value)))
    inner = value[name]
    if isinstance(inner, dict) and inner and data.draw(st.booleans()):
        replace_somewhere(inner, data)
    else:
        value[name] = data.draw(odd_json | st.integers(-(2**70), 2**70))


ROWS = {
    "meta": (worksheet_table.c.meta, worksheet_table.c.id, WORKSHEET.id, ("meta", WORKSHEET.id, 1)),
    "document": (document_table.c.doc, document_table.c.id, WORKSHEET.id, ("doc", WORKSHEET.id, 1)),
    "entry": (audit_table.c.entry, audit_table.c.n, 2, ("audit", 2)),
    "head": (sealed_table.c.blob, sealed_table.c.name, ".audit head", ("sealed", ".audit head")),
    "pdf": (sealed_table.c.blob, sealed_table.c.name, f"pdf {WORKSHEET.id} 1", ("sealed", f"pdf {WORKSHEET.id} 1")),
}


@FEW
@given(
    content=odd_bytes,
    is_sealed=st.booleans(),
    what=st.sampled_from(sorted(ROWS)),
    name=st.text(st.characters(exclude_categories=["C"]), max_size=20).map("pdf {}".format),
)
def test_whatever_a_row_holds_the_others_stay_usable(content: bytes, is_sealed: bool, what: str, name: str) -> None:
    """Behind the seal, too: a newer program may have put it there."""
    store = memory_store()
    other = WORKSHEET.evolve(id="2" * 32)
    store.worksheets.save(WORKSHEET)
    store.worksheets.save(other)
    store.signed_pdfs.keep(WORKSHEET.id, SignedPdf(b"%PDF-", 1, 1))
    column, key, value, context = ROWS[what]
    blob = store._tables.cipher.seal(content, *context) if is_sealed else content
    with store._tables.database.writing() as connection:
        connection.execute(update(column.table).where(key == value).values({column.name: blob}))
        connection.execute(update(worksheet_table).where(worksheet_table.c.id == WORKSHEET.id).values(seq=100))
        connection.execute(insert(sealed_table).values(name=name, blob=blob))
    ask_for_everything(store)
    assert store.worksheets.load(other.id).worksheet == other
    store.retention.purge(WORKSHEET.id)
    assert [summary.id for summary in store.list.summaries()] == [other.id]
    store.close()


def ask_for_everything(store: Store) -> None:
    questions: list[Callable[[], object]] = [
        lambda: list(store.list.summaries()),
        lambda: store.list.search("sample"),
        lambda: store.worksheets.load(WORKSHEET.id),
        lambda: store.signed_pdfs.of(WORKSHEET.id),
        lambda: store.worksheets.save(WORKSHEET, 1),
        lambda: store.worksheets.delete(WORKSHEET.id),
        store.retention.purge_expired,
        lambda: list(store.list.deleted()),
        store.logbook.events,
        store.verify,
    ]
    for ask in questions:
        with suppress(RecordsError, WorksheetUnreadable):
            ask()


@FEW
@given(content=odd_bytes, version=numbers, is_sealed=st.booleans())
def test_whatever_waits_for_a_server_is_read_or_left_where_it_is(
    disk_in_memory: Path, content: bytes, version: str, is_sealed: bool
) -> None:
    sealer = FieldCipher(KEY)
    room = Outbox(disk_in_memory, sealer)
    other = WORKSHEET.evolve(id="2" * 32)
    room.keep(Waiting(other, 3))
    path = disk_in_memory / "waiting" / WORKSHEET.id
    for inner in (content, version.encode() + b"\n" + write_worksheet(WORKSHEET)):
        path.write_bytes(sealer.seal(inner, "waiting", WORKSHEET.id) if is_sealed else inner)
        found = room.all()
        assert found[-1] == Waiting(other, 3)
        assert all(one.read_version >= 0 for one in found)
        assert room.unreadable() == ([] if len(found) == 2 else [WORKSHEET.id])
        assert path.exists()


@pytest.fixture
def backup(disk_in_memory: Path, folder: Path, store: Store, worksheet: Worksheet) -> Path:
    store.worksheets.save(worksheet)
    path = disk_in_memory / "whole.backup"
    back_up(store, folder, path)
    restore(path, disk_in_memory / "whole")
    return path


@FEW
@given(how=cut_or_flipped, is_at_the_end=st.booleans())
@example(how=(744, 186, False), is_at_the_end=True)
def test_a_damaged_backup_is_refused_or_whole_all_the_same(
    backup: Path, how: tuple[int, int, bool], is_at_the_end: bool
) -> None:
    whole, path, restored = backup.read_bytes(), backup.with_name("damaged.backup"), backup.with_name("restored")
    directory = len(whole) - 250  # where most places are that can be read in more than one way
    path.write_bytes(whole[:directory] + damaged(whole[directory:], how) if is_at_the_end else damaged(whole, how))
    try:
        restore(path, restored)
    except BackupUnreadable:
        assert not restored.exists()
    else:
        assert files(restored) == files(backup.with_name("whole"))
        shutil.rmtree(restored)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@MANY
@given(
    pages=st.lists(st.binary(max_size=300).map(lambda start: b"\x0d" + start) | st.binary(max_size=300), max_size=4),
    log=st.binary(max_size=5000),
)
def test_any_pages_of_a_damaged_list_are_looked_through(disk_in_memory: Path, pages: list[bytes], log: bytes) -> None:
    path = disk_in_memory / "store.db"
    path.write_bytes(b"".join(encrypted(page) for page in [b"first", *pages]))
    path.with_name("store.db-wal").write_bytes(log)
    with DamagedFile(path, KEY) as file:
        for address, row in rows(file):
            assert row_at(file, address) == row


def encrypted(page: bytes) -> bytes:
    """As SQLCipher would, without the check at its end."""
    encryptor = Cipher(AES256(KEY), CBC(bytes(16))).encryptor()
    return (encryptor.update(page.ljust(USABLE_BYTES, b"\x00")) + bytes(16)).ljust(PAGE_BYTES, b"\x00")
