"""An encrypted file (SQLCipher), or memory that is gone when the program ends."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, text
from sqlalchemy.engine import URL

from hrbc_desktop.records.database.base import FIRST_MARK, MEMORY, PATIENCE, Database, Mark, read_mark
from hrbc_desktop.records.errors import (
    DiskError,
    DiskFull,
    FolderMissing,
    FolderReadOnly,
    RecordsError,
    StoreBusy,
    StoreClosed,
    StoreDamaged,
    file_errors_as_sentences,
)
from hrbc_desktop.records.recovery.atomic_file import create_private
from hrbc_desktop.records.tables.prepared_statement import Prepared

_PRAGMAS = (
    "cipher_log_level = NONE",  # a wrong key would be reported on stderr
    "temp_store = MEMORY",  # temporary tables never reach the disk
    "secure_delete = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "journal_mode = WAL",
    "wal_autocheckpoint = 10000",  # some 40 MB: a save that has to tidy up as well comes once in a thousand
    "cache_size = -16000",  # 16 MB: a page that is not here is read from the disk and decrypted again
    "synchronous = FULL",
    "fullfsync = ON",  # macOS alone: to the disk itself, not only to the drive's own memory
    "checkpoint_fullfsync = ON",
)
_BEGIN_READING, _BEGIN_WRITING = Prepared(text("BEGIN DEFERRED")), Prepared(text("BEGIN IMMEDIATE"))
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


class FileDatabase(Database):
    """The embedded database."""

    def __init__(self, path: Path | None, key: bytes) -> None:
        """`path`: the encrypted file, or None for memory; `key`: 256 bits. Raises `RecordsError`."""
        database = str(path) if path else MEMORY
        super().__init__(_engine(URL.create("sqlite+pysqlcipher", password=f"x'{key.hex()}'", database=database)))
        self.keeps_nothing = path is None
        self._path = path
        self._identity = self._file_identity()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment of the file."""
        with self._transaction() as connection:
            _BEGIN_READING.run(connection)
            self._require_same_list(connection)
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that no other window writes beside. Raises `FolderMissing` when the file was taken away."""
        if self._file_identity() != self._identity:
            # SQLite would go on writing into a file that no folder names any more.
            raise FolderMissing
        with self._transaction() as connection:
            _BEGIN_WRITING.run(connection)
            self._require_same_list(connection)
            yield connection

    def _require_same_list(self, connection: Connection) -> None:
        if self._mark is not None:
            self._require_mark(read_mark(connection))

    def move_journal_in(self) -> None:
        """Write what is in the journal into the file, so that it may be moved alone. Raises the disk's sentences."""
        with self._beside() as connection:
            is_busy, _, _ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
        if is_busy:
            raise StoreBusy

    def copy_into(self, path: Path) -> None:
        """An encrypted copy of one moment, by SQLite itself. Of a list in a file only."""
        create_private(path)
        with self._beside() as connection:
            connection.exec_driver_sql("VACUUM INTO ?", (str(path),))

    def damaged_pages(self) -> int:
        """How many pages fail the check of their seal."""
        if self._path is None:
            return 0
        with self._beside() as connection:
            return len(connection.exec_driver_sql("PRAGMA cipher_integrity_check").all())

    @contextmanager
    def _beside(self) -> Iterator[Connection]:
        """A connection of its own for what takes long: nobody waits for it, and it does not see what is in memory."""
        if self._engine is None:
            raise StoreClosed
        engine = _engine(self._engine.url)
        try:
            with self._errors_as_sentences(engine), engine.connect() as connection:
                yield connection
        finally:
            engine.dispose()

    def _sentence(self, error: BaseException) -> RecordsError:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_IOERR)
        return _SENTENCES.get(code & 0xFF, DiskError)()

    def _file_identity(self) -> tuple[int, int] | None:
        if self._path is None:
            return None
        with file_errors_as_sentences():
            found = self._path.stat()
        return found.st_dev, found.st_ino


@contextmanager
def new_file(path: Path, key: bytes, mark: Mark = FIRST_MARK) -> Iterator[FileDatabase]:
    """Empty tables in a new file, in which everything is at the end, and nothing in a journal beside it.

    While it closes a file SQLite says nothing of errors. Raises the disk's sentences.
    """
    create_private(path)
    database = FileDatabase(path, key)
    try:
        database.create_tables(mark.version, mark.generation)
        yield database
        database.move_journal_in()
    finally:
        database.close()


def _engine(url: URL) -> Engine:
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=PATIENCE,
        connect_args={"check_same_thread": False, "timeout": PATIENCE},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_connection)
    return engine


def _prepare_connection(connection: Any, _record: object) -> None:
    # The driver's own habit of beginning late would let two writers read the same state.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
