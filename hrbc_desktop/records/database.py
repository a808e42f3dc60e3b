"""The database under the store: an encrypted file (SQLCipher), or memory that is gone when the program ends."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, QueuePool, create_engine, event, insert, select
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionInTime

from hrbc_desktop.records.errors import (
    DiskFull,
    DiskTrouble,
    FolderMissing,
    FolderReadOnly,
    RecordDamaged,
    RecordsError,
    StoreBusy,
    StoreClosed,
    StoreDamaged,
    StoreNewer,
    file_errors_as_sentences,
)
from hrbc_desktop.records.private_file import create_private
from hrbc_desktop.records.tables import FORMAT, SCHEMA, format_table

PATIENCE = 3.0

_MEMORY = ":memory:"
_PRAGMAS = (
    "cipher_log_level = NONE",  # a wrong key would be reported on stderr
    "temp_store = MEMORY",  # temporary tables never reach the disk
    "secure_delete = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "journal_mode = WAL",
    "synchronous = FULL",
)
_SENTENCES: dict[int, type[RecordsError]] = {
    sqlite3.SQLITE_BUSY: StoreBusy,
    sqlite3.SQLITE_LOCKED: StoreBusy,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_READONLY: FolderReadOnly,
    sqlite3.SQLITE_PERM: FolderReadOnly,
    sqlite3.SQLITE_CANTOPEN: FolderReadOnly,
    sqlite3.SQLITE_CORRUPT: StoreDamaged,
    sqlite3.SQLITE_NOTADB: StoreDamaged,
    sqlite3.SQLITE_ERROR: StoreDamaged,
    sqlite3.SQLITE_MISMATCH: StoreDamaged,
}


class Database:
    """One connection, shared in turn by all threads, with this room's sentences for everything that goes wrong."""

    def __init__(self, path: Path | None, key: bytes) -> None:
        """`path`: the encrypted file, or None for memory; `key`: 256 bits. Raises `RecordsError`."""
        self.path = path
        self._engine: Engine | None = _engine(str(path) if path else _MEMORY, key)
        self._identity = self._file_identity()

    def create_tables(self) -> None:
        """Make the tables in an empty database."""
        with self.writing() as connection:
            SCHEMA.create_all(connection)
            connection.execute(insert(format_table).values(version=FORMAT))

    def check_format(self) -> None:
        """Raises `StoreNewer` for a file of a newer version, `StoreDamaged` for a wrong key or a damaged file."""
        with self.reading() as connection:
            version = connection.execute(select(format_table.c.version)).scalar()
        if version is None or version < 1:
            raise StoreDamaged
        if version > FORMAT:
            raise StoreNewer

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment of the database."""
        with self._transaction("DEFERRED") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that nobody else writes beside: all of it is on the disk at the end, or nothing."""
        if self._file_identity() != self._identity:
            # SQLite would go on writing into a file that no folder names any more.
            raise FolderMissing
        with self._transaction("IMMEDIATE") as connection:
            yield connection

    def copy_into(self, path: Path) -> None:
        """An encrypted copy, under the same key, of one moment of the database, which stays in use, in a new file."""
        create_private(path)
        with self._transaction(None) as connection:
            connection.exec_driver_sql("VACUUM INTO ?", (str(path),))

    def damaged_pages(self) -> int:
        """How many pages of the file fail the check of their seal."""
        if self.path is None:
            return 0
        with self.reading() as connection:
            return len(connection.exec_driver_sql("PRAGMA cipher_integrity_check").all())

    def close(self) -> None:
        """Let go of the file and of the key. Everything after this raises `StoreClosed`."""
        if self._engine is not None:
            self._engine.dispose()
        self._engine = None

    @property
    def _opened(self) -> Engine:
        if self._engine is None:
            raise StoreClosed
        return self._engine

    @contextmanager
    def _transaction(self, mode: str | None) -> Iterator[Connection]:
        with (
            _database_errors_as_sentences(),
            self._opened.connect().execution_options(begin=mode) as connection,
            self._distrusted_after_damage(connection),
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def _distrusted_after_damage(self, connection: Connection) -> Iterator[None]:
        """After one damaged page SQLCipher reads zeros everywhere, so the next transaction gets a fresh connection."""
        try:
            yield
        except (DBAPIError, RecordDamaged):
            if self.path is not None:
                connection.invalidate()
            raise

    def _file_identity(self) -> tuple[int, int] | None:
        if self.path is None:
            return None
        with file_errors_as_sentences():
            found = self.path.stat()
        return found.st_dev, found.st_ino


def _engine(database: str, key: bytes) -> Engine:
    engine = create_engine(
        URL.create("sqlite+pysqlcipher", password=f"x'{key.hex()}'", database=database),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=PATIENCE,
        connect_args={"check_same_thread": False, "timeout": PATIENCE},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_connection)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare_connection(connection: Any, _record: object) -> None:
    # The driver's own habit of beginning late would let two writers read the same state.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    if mode := connection.get_execution_options().get("begin"):
        connection.exec_driver_sql(f"BEGIN {mode}")


@contextmanager
def _database_errors_as_sentences() -> Iterator[None]:
    try:
        yield
    except NoConnectionInTime as error:
        raise StoreBusy from error
    except DBAPIError as error:
        code = getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_IOERR)
        raise _SENTENCES.get(code & 0xFF, DiskTrouble) from error
