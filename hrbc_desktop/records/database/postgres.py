"""A clinic's PostgreSQL server. Whoever runs it sees random names, version numbers, times and sizes, and no content."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, insert, inspect, select, text

from hrbc_desktop.records.database.base import PATIENCE, Database
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.database.sqlcipher import new_file
from hrbc_desktop.records.errors import DiskFull, RecordsError, StoreBusy, StoreDamaged, StoreExists, StoreMissing
from hrbc_desktop.records.shared.errors import (
    ServerDriverMissing,
    ServerNotTrusted,
    ServerRefuses,
    ServerUnreachable,
)
from hrbc_desktop.records.tables.prepared_statement import Prepared
from hrbc_desktop.records.tables.schema import FORMAT, SCHEMA, format_table

PLACE = "hrbc_desktop"
"""The schema in which the tables are: a database may hold other things too."""

_TIMEOUTS = {
    # Seconds, but the last. A network that swallows everything must not stop the windows for long.
    "connect_timeout": 4,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 8000,
}
_SETTINGS = (
    f"-c search_path={PLACE} -c synchronous_commit=on -c lock_timeout={PATIENCE:.0f}s"
    " -c idle_in_transaction_session_timeout=60s"
)
_WAIT_FOR_TURN = Prepared(text("SELECT pg_advisory_xact_lock(7234017)"))
"""The advisory lock that one writer holds at a time."""

_REST_PER_FAILURE, _LONGEST_REST = 5, 60
"""The first in seconds for each second that it took, the second in seconds: a computer may have slept meanwhile."""
_ROWS_AT_ONCE = 10
"""Among them may be signed PDFs, of which each takes some 0.2 MB, and thrice as much on its way."""
_SENTENCES: dict[str, type[RecordsError]] = {
    # By SQLSTATE, or its first two characters (PostgreSQL, appendix A).
    "28": ServerRefuses,
    "3D": ServerRefuses,
    "25P03": ServerUnreachable,
    "25": ServerRefuses,
    "42501": ServerRefuses,
    "42P01": StoreMissing,
    "3F000": StoreMissing,
    "53100": DiskFull,
    "55P03": StoreBusy,
    "40": StoreBusy,
    "XX": StoreDamaged,
    "42": StoreDamaged,
    "22": StoreDamaged,
}


class ServerDatabase(Database):
    """Tables on a server, used from several computers at the same time."""

    def __init__(self, address: ServerAddress, key: bytes) -> None:
        """`key`: 256 bits for the copies in files; on the server every field is sealed by itself.

        Raises `ServerDriverMissing`.
        """
        super().__init__(_engine(address))
        self._key = key
        self._resting_until = 0.0

    def has_tables(self) -> bool:
        """Whether somebody has begun a list here."""
        with self.reading() as connection:
            return _has_tables(connection)

    def create_tables(self) -> None:
        """Make the tables on first use. Raises `StoreExists` when another computer was first."""
        with self.writing() as connection:
            if _has_tables(connection):
                raise StoreExists
            if PLACE not in inspect(connection).get_schema_names():
                connection.exec_driver_sql(f"CREATE SCHEMA {PLACE}")
            SCHEMA.create_all(connection)
            connection.execute(insert(format_table).values(version=FORMAT))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment of the server."""
        with self._transaction(isolation_level="REPEATABLE READ") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that no other computer writes beside."""
        with self._transaction(isolation_level="READ COMMITTED") as connection:
            # The trail is a chain, and rows have to become visible in the order of their numbers.
            _WAIT_FOR_TURN.run(connection)
            yield connection

    def copy_into(self, path: Path) -> None:
        """An encrypted file of one moment, the same that a list on this computer has."""
        with new_file(path, self._key) as copy:
            copy_rows(self, copy)

    def close(self) -> None:
        """Let go of the connection and of the key."""
        self._key = b""
        super().close()

    @contextmanager
    def _transaction(self, **options: str | None) -> Iterator[Connection]:
        """Rest after a failure, longer when it took long: each attempt may stop a window until it has failed."""
        if time.monotonic() < self._resting_until:
            raise ServerUnreachable
        begun = time.monotonic()
        try:
            with super()._transaction(**options) as connection:
                yield connection
        except ServerUnreachable:
            now = time.monotonic()
            self._resting_until = now + min(_REST_PER_FAILURE * (now - begun), _LONGEST_REST)
            raise

    def _sentence(self, error: BaseException) -> RecordsError:
        state = getattr(error, "sqlstate", None)
        if state is None:
            return _sentence_without_state(str(error))
        found = _SENTENCES.get(state) or _SENTENCES.get(state[:2]) or ServerUnreachable
        return found()


def copy_rows(source: Database, target: Database) -> None:
    """Copy every row as it is, still sealed, into empty tables."""
    with source.reading() as reading, target.writing() as writing:
        for table in SCHEMA.sorted_tables:
            if table is format_table:
                continue
            with reading.execute(select(table), execution_options={"yield_per": _ROWS_AT_ONCE}) as found:
                for rows in found.mappings().partitions():
                    writing.execute(insert(table), [dict(row) for row in rows])


def _sentence_without_state(said: str) -> RecordsError:
    """While connecting, and when a connection breaks, libpq gives nothing but words."""
    if "FATAL" in said:
        is_passing = any(words in said for words in ("starting up", "shutting down", "too many", "slots"))
        return ServerUnreachable() if is_passing else ServerRefuses()
    is_broken = any(words in said for words in ("closed", "SYSCALL", "eof"))
    is_refused = "certificate" in said or ("SSL" in said and not is_broken)
    return ServerNotTrusted() if is_refused else ServerUnreachable()


def _has_tables(connection: Connection) -> bool:
    return inspect(connection).has_table(format_table.name, schema=PLACE)


def _engine(address: ServerAddress) -> Engine:
    # Not GSSAPI: which of the two encrypts has to be known.
    connect_args = {**_TIMEOUTS, "options": _SETTINGS, "gssencmode": "disable", **address.tls}
    try:
        return create_engine(
            address.with_password(),
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
            pool_timeout=PATIENCE,
            pool_pre_ping=True,
            connect_args=connect_args,
            hide_parameters=True,
        )
    except ModuleNotFoundError as error:
        raise ServerDriverMissing from error
