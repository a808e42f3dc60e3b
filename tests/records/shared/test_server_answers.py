"""What a server says, or does not say, becomes a true sentence, and costs a window a few seconds at most."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, create_engine, text

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.records.crypto.vault import UnlockedVault
from hrbc_desktop.records.database import postgres
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.errors import RecordsError, StoreDamaged, StoreNewer
from hrbc_desktop.records.shared.errors import (
    ListNotOnServer,
    QueuedOffline,
    ServerAnswersOddly,
    ServerBehindPooler,
    ServerFull,
    ServerNotReady,
    ServerRefuses,
)
from hrbc_desktop.records.shared.shared_store import (
    SharedStore,
    new_shared_store,
    open_shared_store,
    refuse_second_list,
)
from tests.proxy import Proxy

SQL = Callable[..., Any]
PATIENCE = 20.0
"""Seconds that a busy computer may take beside what is measured; without limits a silent server holds for minutes."""


@pytest.fixture
def proxy(server: URL) -> Iterator[Proxy]:
    assert server.port
    between = Proxy(server.port)
    yield between
    between.close()


@pytest.fixture
def nurse(server: URL, administrator: SQL) -> Iterator[ServerAddress]:
    """A user of the server without any rights."""
    administrator("CREATE ROLE nurse LOGIN PASSWORD 'nurse'")
    yield read(server.set(username="nurse", password="nurse"))  # noqa: S106
    administrator("DROP OWNED BY nurse")
    administrator("DROP ROLE nurse")


def read(url: URL) -> ServerAddress:
    return ServerAddress.read(url.render_as_string(hide_password=False))


def test_a_server_that_stands_still_stops_a_save_for_seconds_and_loses_nothing(
    server: URL, proxy: Proxy, folder: Path, vault: UnlockedVault, worksheet: Worksheet
) -> None:
    store = new_shared_store(read(server.set(port=proxy.port)), folder, vault)
    version = store.worksheets.save(worksheet)
    proxy.stall()
    begun = time.monotonic()
    with pytest.raises(QueuedOffline):
        store.worksheets.save(worksheet.evolve(nurse_notes="while it stands still"), version)
    assert time.monotonic() - begun < postgres.LONGEST_SAVE + PATIENCE
    store.close()
    proxy.go_on()
    reopened = open_shared_store(read(server), folder, vault)
    assert reopened.worksheets.load(worksheet.id).worksheet.nurse_notes == "while it stands still"
    reopened.close()


def test_a_server_that_falls_silent_in_the_middle_of_a_save_is_given_up(
    server: URL,
    proxy: Proxy,
    folder: Path,
    vault: UnlockedVault,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = new_shared_store(read(server.set(port=proxy.port)), folder, vault)
    monkeypatch.setattr(postgres, "LONGEST_SAVE", 1.0)

    def stall_and_convert(*_: object) -> bytes:
        proxy.stall()
        return b"sealed"

    with pytest.raises(RecordsError, match="does not answer"):
        store.blobs.update("anything", stall_and_convert)
    proxy.go_on()
    store.close()


def test_what_is_saved_is_on_this_computer_before_the_server_is_asked(
    shared_store: SharedStore, worksheet: Worksheet, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting: list[int] = []

    class Killed(BaseException):
        """Takes the place of a kill in the middle of a save."""

    def die(*_: object, **__: object) -> None:
        waiting.append(len(list((folder / "waiting").iterdir())))
        raise Killed

    monkeypatch.setattr(postgres.ServerDatabase, "_in_turn", die)
    with pytest.raises(Killed):
        shared_store.worksheets.save(worksheet)
    assert waiting == [1]
    assert [one.worksheet for one in shared_store.worksheets.waiting()] == [worksheet]


def test_least_rights_are_enough_to_work_and_not_to_begin(
    nurse: ServerAddress,
    shared_store: SharedStore,
    vault: UnlockedVault,
    worksheet: Worksheet,
    administrator: SQL,
    tmp_path: Path,
) -> None:
    administrator("GRANT USAGE ON SCHEMA hrbc_desktop TO nurse")
    administrator("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA hrbc_desktop TO nurse")
    store = open_shared_store(nurse, tmp_path, vault)
    assert store.worksheets.save(worksheet) == 1
    store.worksheets.delete(worksheet.id)
    assert store.verify().intact
    store.close()
    assert shared_store.verify().intact


def test_a_user_who_may_make_no_tables_is_told_before_a_key_is_made(nurse: ServerAddress) -> None:
    with pytest.raises(ServerRefuses):
        refuse_second_list(nurse)


@pytest.mark.parametrize("grant", [None, "GRANT USAGE ON SCHEMA hrbc_desktop TO nurse"])
def test_missing_rights_are_no_missing_list(
    nurse: ServerAddress,
    shared_store: SharedStore,
    vault: UnlockedVault,
    administrator: SQL,
    tmp_path: Path,
    grant: str | None,
) -> None:
    assert shared_store.list.summaries() == []
    if grant:
        administrator(grant)
    with pytest.raises(ServerRefuses):
        open_shared_store(nurse, tmp_path, vault)


def test_rights_that_are_taken_away_keep_what_was_typed_on_this_computer(
    nurse: ServerAddress,
    shared_store: SharedStore,
    vault: UnlockedVault,
    worksheet: Worksheet,
    administrator: SQL,
    tmp_path: Path,
) -> None:
    administrator("GRANT USAGE ON SCHEMA hrbc_desktop TO nurse")
    administrator("GRANT ALL ON ALL TABLES IN SCHEMA hrbc_desktop TO nurse")
    store = open_shared_store(nurse, tmp_path, vault)
    administrator("REVOKE ALL ON SCHEMA hrbc_desktop FROM nurse")
    with pytest.raises(ServerRefuses):
        store.worksheets.save(worksheet)
    assert [one.worksheet for one in store.worksheets.waiting()] == [worksheet]
    administrator("GRANT USAGE ON SCHEMA hrbc_desktop TO nurse")
    assert store.worksheets.save(worksheet) == 1
    assert store.worksheets.waiting() == []
    store.close()
    assert shared_store.worksheets.load(worksheet.id).worksheet == worksheet


def test_the_format_is_checked_at_each_save(
    shared_store: SharedStore, worksheet: Worksheet, administrator: SQL
) -> None:
    version = shared_store.worksheets.save(worksheet)
    administrator("UPDATE hrbc_desktop.format SET version = 99")
    with pytest.raises(StoreNewer):
        shared_store.worksheets.save(worksheet.evolve(nurse_notes="by an old program"), version)
    assert [one.worksheet.nurse_notes for one in shared_store.worksheets.waiting()] == ["by an old program"]
    administrator("UPDATE hrbc_desktop.format SET version = 1")
    assert shared_store.worksheets.load(worksheet.id).worksheet == worksheet


def test_nothing_is_prepared_on_the_server_and_nothing_hangs_on_the_connection(
    shared_store: SharedStore, worksheet: Worksheet
) -> None:
    for number in range(12):
        shared_store.worksheets.save(worksheet.evolve(id=f"{number:032x}"))
    with shared_store._tables.database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM pg_prepared_statements")) == 0
        # A pooler gives the next transaction another connection: each says for itself where the tables are.
        connection.execute(text("SET SESSION search_path = public"))
    assert len(shared_store.list.summaries()) == 12
    assert shared_store.worksheets.save(worksheet) == 1


def test_statements_that_a_pooler_mixed_up_are_no_damage(shared_store: SharedStore) -> None:
    for statement, error in (
        ("EXECUTE nothing_of_that_name", ServerBehindPooler),
        ("SELECT nothing FROM audit", ServerAnswersOddly),
        ("SELECT * FROM nothing", ListNotOnServer),
        ("SELECT wrong syntax here now", ServerAnswersOddly),
    ):
        with pytest.raises(error) as raised, shared_store._tables.database.reading() as connection:
            connection.execute(text(statement))
        assert not isinstance(raised.value, StoreDamaged)
        assert "backup" not in str(raised.value)


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("the database system is starting up", ServerNotReady),
        ("the database system is shutting down", ServerNotReady),
        ("the database system is in recovery mode", ServerNotReady),
        ("the database system is not yet accepting connections", ServerNotReady),
        ("sorry, too many clients already", ServerFull),
        ("remaining connection slots are reserved for roles with the SUPERUSER attribute", ServerFull),
        ('password authentication failed for user "nurse"', ServerRefuses),
    ],
)
def test_while_connecting_libpq_gives_nothing_but_words(words: str, error: type[RecordsError]) -> None:
    assert type(postgres._sentence_without_state(f"connection failed: FATAL:  {words}")) is error


def test_a_server_without_a_free_place_says_so(
    server: URL, nurse: ServerAddress, administrator: SQL, vault: UnlockedVault, tmp_path: Path
) -> None:
    administrator("ALTER ROLE nurse CONNECTION LIMIT 1")
    first = create_engine(server.set(username="nurse", password="nurse"))  # noqa: S106
    with first.connect(), pytest.raises(ServerFull):
        open_shared_store(nurse, tmp_path, vault)
    first.dispose()
