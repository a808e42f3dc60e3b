"""A server that stands still in the middle: nobody waits for it without end, and each thread is told the truth."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

import pytest
from sqlalchemy import URL, text

from hrbc_desktop.records.database import postgres as server_timing
from hrbc_desktop.records.database.postgres import ServerDatabase
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.errors import BusyHere, RecordsError
from hrbc_desktop.records.shared.errors import ServerUnreachable
from tests.proxy import Proxy

SILENCE = 0.4
"""Seconds after which the server counts as silent."""


class Postgres(Protocol):
    port: int


@pytest.fixture
def proxy(postgres: Postgres) -> Iterator[Proxy]:
    between = Proxy(postgres.port)
    yield between
    between.close()


@pytest.fixture
def database(server: URL, proxy: Proxy) -> Iterator[ServerDatabase]:
    address = ServerAddress.read(server.set(port=proxy.port).render_as_string(hide_password=False))
    database = ServerDatabase(address, b"")
    database.create_tables()
    yield database
    proxy.go_on()
    database.close()


@pytest.fixture
def stalled(database: ServerDatabase, proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> ServerDatabase:
    for limit in ("LONGEST_SAVE", "_LONGEST_GREETING", "_LONGEST_ANSWER", "_LEAST_FOR_SAVE"):
        monkeypatch.setattr(server_timing, limit, SILENCE)
    monkeypatch.setattr(server_timing, "_REST_PER_FAILURE", 1_000)
    proxy.stall()
    return database


def problem_of(database: ServerDatabase) -> type[RecordsError] | None:
    try:
        with database.writing():
            return None
    except RecordsError as problem:
        return type(problem)


def test_who_waits_for_another_thread_is_told_that_the_server_is_silent(stalled: ServerDatabase, proxy: Proxy) -> None:
    lines = len(proxy.lines)
    with ThreadPoolExecutor(4) as threads:
        texts = [each.result() for each in [threads.submit(problem_of, stalled) for _ in range(4)]]
    assert texts == [ServerUnreachable] * 4
    assert len(proxy.lines) == lines  # the first alone has waited; nobody waits for the same silence once more


def test_who_waits_for_a_long_copy_is_told_that_it_is_this_program(
    database: ServerDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_timing, "_LONGEST_TURN", 0.01)
    with database.reading(), ThreadPoolExecutor(1) as other:
        assert other.submit(problem_of, database).result() is BusyHere
    assert problem_of(database) is None


def test_a_reading_that_falls_silent_in_the_middle_ends(
    database: ServerDatabase, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_timing, "_LONGEST_ANSWER", SILENCE)

    def read_on() -> None:
        with database.reading() as connection:
            proxy.stall()
            connection.execute(text("SELECT 1"))

    with pytest.raises(ServerUnreachable):
        read_on()
