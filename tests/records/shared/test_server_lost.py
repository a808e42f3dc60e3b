"""When the server does not answer: what was typed waits on this computer, encrypted, and goes when it answers."""

import secrets
from pathlib import Path
from time import sleep
from typing import Protocol

import pytest
from sqlalchemy import Connection, Engine, event, text

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.records.crypto.field_cipher import FieldCipher
from hrbc_desktop.records.crypto.vault import UnlockedVault
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.errors import Conflict
from hrbc_desktop.records.shared.errors import QueuedOffline, ServerUnreachable
from hrbc_desktop.records.shared.outbox import Outbox, Waiting
from hrbc_desktop.records.shared.shared_store import SharedStore, open_shared_store


class Postgres(Protocol):
    def start(self) -> None: ...
    def stop(self) -> None: ...


def save_unanswered(postgres: Postgres, store: SharedStore, worksheet: Worksheet, read_version: int = 0) -> None:
    """Save while the server is away, and bring it back."""
    postgres.stop()
    with pytest.raises(QueuedOffline):
        store.worksheets.save(worksheet, read_version)
    postgres.start()


@pytest.fixture
def second(worksheet: Worksheet) -> Worksheet:
    return worksheet.evolve(id="2" * 32)


def test_what_is_saved_without_an_answer_waits_and_goes_with_the_next_save(
    postgres: Postgres, shared_store: SharedStore, elsewhere: SharedStore, worksheet: Worksheet, second: Worksheet
) -> None:
    version = shared_store.worksheets.save(worksheet)
    postgres.stop()
    for notes in ("older", "newer"):
        with pytest.raises(QueuedOffline, match="waits on this computer, encrypted"):
            shared_store.worksheets.save(worksheet.evolve(nurse_notes=notes), version)
    with pytest.raises(QueuedOffline):
        shared_store.worksheets.save(second)
    assert {summary.id for summary in shared_store.list.search("sample")} == {worksheet.id, second.id}
    assert {one.worksheet.nurse_notes for one in shared_store.worksheets.waiting()} == {"newer", second.nurse_notes}
    postgres.start()
    assert shared_store.worksheets.save(second) == 1
    assert shared_store.worksheets.waiting() == []
    assert elsewhere.worksheets.load(worksheet.id).worksheet.nurse_notes == "newer"
    assert elsewhere.worksheets.load(second.id).worksheet == second
    assert shared_store.verify().intact


def test_what_waits_survives_the_program_and_goes_at_the_next_unlock(
    postgres: Postgres,
    shared_store: SharedStore,
    address: ServerAddress,
    folder: Path,
    vault: UnlockedVault,
    worksheet: Worksheet,
) -> None:
    postgres.stop()
    with pytest.raises(QueuedOffline):
        shared_store.worksheets.save(worksheet)
    shared_store.close()
    with pytest.raises(ServerUnreachable, match="check the network"):
        open_shared_store(address, folder, vault)
    assert list((folder / "waiting").iterdir())
    postgres.start()
    reopened = open_shared_store(address, folder, vault)
    assert reopened.worksheets.load(worksheet.id).worksheet == worksheet
    assert list((folder / "waiting").iterdir()) == []
    reopened.close()


def test_what_waits_never_goes_over_what_somebody_else_saved_meanwhile(
    postgres: Postgres,
    shared_store: SharedStore,
    elsewhere: SharedStore,
    address: ServerAddress,
    folder: Path,
    vault: UnlockedVault,
    worksheet: Worksheet,
) -> None:
    version = shared_store.worksheets.save(worksheet)
    mine, theirs = worksheet.evolve(nurse_notes="Mine"), worksheet.evolve(nurse_notes="Theirs")
    postgres.stop()
    with pytest.raises(QueuedOffline):
        shared_store.worksheets.save(mine, version)
    shared_store.close()
    postgres.start()
    elsewhere.worksheets.save(theirs, version)
    reopened = open_shared_store(address, folder, vault)
    assert reopened.worksheets.load(worksheet.id).worksheet == theirs
    assert reopened.worksheets.waiting() == [Waiting(mine, version)]
    with pytest.raises(Conflict) as conflict:
        reopened.worksheets.save(mine, version)
    assert conflict.value.theirs is not None
    assert conflict.value.theirs.worksheet == theirs
    reopened.worksheets.save(mine, conflict.value.theirs.version)
    assert reopened.worksheets.waiting() == []
    assert elsewhere.worksheets.load(worksheet.id).worksheet == mine
    reopened.close()


def test_a_save_that_arrived_although_the_answer_was_lost_is_no_conflict(
    shared_store: SharedStore, worksheet: Worksheet
) -> None:
    version = shared_store.worksheets.save(worksheet)
    changed = worksheet.evolve(nurse_notes="changed")
    assert shared_store.worksheets.save(changed, version) == version + 1
    assert shared_store.worksheets.save(changed, version) == version + 1
    assert shared_store.worksheets.waiting() == []


def test_a_server_lost_while_it_is_copied_is_not_taken_for_trouble_with_the_disk(
    postgres: Postgres, shared_store: SharedStore, worksheet: Worksheet, tmp_path: Path
) -> None:
    for number in range(40):
        shared_store.worksheets.save(worksheet.evolve(id=f"{number:032x}"))

    def stop(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("INSERT INTO document"):
            postgres.stop()

    event.listen(Engine, "before_cursor_execute", stop)
    try:
        with pytest.raises(ServerUnreachable, match="check the network"):
            shared_store.copy_into(tmp_path / "copy.db")
    finally:
        event.remove(Engine, "before_cursor_execute", stop)


def test_typing_on_after_a_lost_answer_is_no_conflict_with_oneself(
    postgres: Postgres, shared_store: SharedStore, elsewhere: SharedStore, worksheet: Worksheet
) -> None:
    version = shared_store.worksheets.save(worksheet)
    arrived = worksheet.evolve(nurse_notes="One")
    save_unanswered(postgres, shared_store, arrived, version)
    elsewhere.worksheets.save(arrived, version)  # as the server has it when the answer alone was lost
    assert shared_store.worksheets.save(worksheet.evolve(nurse_notes="One and two"), version) == version + 2
    assert elsewhere.worksheets.load(worksheet.id).worksheet.nurse_notes == "One and two"
    assert shared_store.worksheets.waiting() == []


def test_what_is_kept_while_an_older_state_is_sent_goes_on_waiting(
    postgres: Postgres,
    shared_store: SharedStore,
    address: ServerAddress,
    folder: Path,
    vault: UnlockedVault,
    worksheet: Worksheet,
) -> None:
    version = shared_store.worksheets.save(worksheet)
    newer = Waiting(worksheet.evolve(nurse_notes="Newer"), version)
    window = Outbox(folder, FieldCipher(vault.subkey("waiting")))
    save_unanswered(postgres, shared_store, worksheet.evolve(nurse_notes="Older"), version)

    def keep_newer(connection: Connection) -> None:
        if connection.execute(text("SELECT max(version) FROM worksheet")).scalar() == version + 1:
            window.keep(newer)

    event.listen(Engine, "commit", keep_newer)
    try:
        command = open_shared_store(address, folder, vault)
    finally:
        event.remove(Engine, "commit", keep_newer)
    assert command.worksheets.load(worksheet.id).worksheet.nurse_notes == "Older"
    assert command.worksheets.waiting() == [newer]
    command.close()


def test_a_new_worksheet_that_waited_and_was_deleted_elsewhere_is_in_one_list(
    postgres: Postgres, shared_store: SharedStore, elsewhere: SharedStore, worksheet: Worksheet
) -> None:
    save_unanswered(postgres, shared_store, worksheet)
    shared_store.worksheets.save(worksheet)
    elsewhere.worksheets.delete(worksheet.id)
    assert [len(shared_store.list.summaries()), len(shared_store.list.deleted())] == [0, 1]


def test_what_is_destroyed_waits_no_longer_either(
    postgres: Postgres, shared_store: SharedStore, elsewhere: SharedStore, worksheet: Worksheet
) -> None:
    version = shared_store.worksheets.save(worksheet)
    save_unanswered(postgres, shared_store, worksheet.evolve(nurse_notes="Mine"), version)
    elsewhere.worksheets.save(worksheet.evolve(nurse_notes="Theirs"), version)
    shared_store.retention.purge(worksheet.id)
    assert shared_store.worksheets.waiting() == []


def test_a_computer_that_slept_in_the_middle_of_a_save_is_told_that_the_server_is_away(
    shared_store: SharedStore,
) -> None:
    def sleep_in_the_middle() -> None:
        with shared_store._tables.database.writing() as connection:
            connection.execute(text("SET idle_in_transaction_session_timeout = 50"))
            sleep(0.2)
            connection.execute(text("SELECT 1"))

    with pytest.raises(ServerUnreachable):
        sleep_in_the_middle()


def test_what_waits_is_private_and_encrypted(
    postgres: Postgres, shared_store: SharedStore, folder: Path, worksheet: Worksheet
) -> None:
    postgres.stop()
    with pytest.raises(QueuedOffline):
        shared_store.worksheets.save(worksheet)
    (path,) = (folder / "waiting").iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    for marker in (b"MARKER", b"Sample Patient", b"revision"):
        assert marker not in path.read_bytes()


def test_a_damaged_or_moved_waiting_file_is_left_alone_and_said(folder: Path, worksheet: Worksheet) -> None:
    room = Outbox(folder, FieldCipher(secrets.token_bytes(32)))
    for number in range(4):
        room.keep(Waiting(worksheet.evolve(id=f"{number:032x}"), number))
    whole = (folder / "waiting" / f"{0:032x}").read_bytes()
    (folder / "waiting" / f"{1:032x}").write_bytes(whole)
    (folder / "waiting" / f"{2:032x}").write_bytes(whole[:-1])
    (folder / "waiting" / f"{3:032x}").write_bytes(b"")
    assert [one.worksheet.id for one in room.all()] == [f"{0:032x}"]
    assert room.unreadable() == [f"{number:032x}" for number in (1, 2, 3)]
    assert (folder / "waiting" / f"{2:032x}").read_bytes() == whole[:-1]
