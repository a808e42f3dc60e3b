"""What every database under the store has in common: tables, transactions, and sentences for what goes wrong."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionInTime

from hrbc_desktop.records.errors import (
    BusyHere,
    ListRekeyed,
    RecordDamaged,
    RecordsError,
    StoreClosed,
    StoreDamaged,
    StoreNewer,
)
from hrbc_desktop.records.tables.prepared_statement import Prepared
from hrbc_desktop.records.tables.schema import (
    ALONE,
    FORMAT,
    GENERATION,
    SCHEMA,
    SEVERAL,
    format_table,
    sealed_table,
)

PATIENCE = 3.0
"""Seconds to wait for another window or computer that is writing."""


class Database(ABC):
    """One connection, shared in turn by all threads."""

    keeps_nothing = False
    """Whether all of it is gone when it is closed."""

    def __init__(self, engine: Engine) -> None:
        """`engine`: its pool holds one connection."""
        self._engine: Engine | None = engine
        self._mark: Mark | None = None

    def create_tables(self, version: int = ALONE, generation: int = 0) -> None:
        """Make the tables in an empty database. `version`, `generation`: those of the list."""
        with self.writing() as connection:
            SCHEMA.create_all(connection)
            connection.execute(insert(format_table).values(version=version))
            if generation:
                write_generation(connection, generation)

    def check_format(self) -> int:
        """Which key the list has: 0 for the one it began with.

        Raises `StoreNewer` for tables of a newer version, `StoreDamaged` for a wrong key or damaged tables.
        """
        self._mark = None
        with self.reading() as connection:
            mark = read_mark(connection)
        if mark is None or mark.version < 1:
            raise StoreDamaged
        if mark.version > FORMAT:
            raise StoreNewer
        if (mark.version == SEVERAL) != (mark.generation > 0):
            raise StoreDamaged
        self._mark = mark
        return mark.generation

    def _require_mark(self, mark: "Mark | None") -> None:
        """Raises `StoreNewer` or `ListRekeyed` when another window or computer has changed the list's key or format."""
        if mark is not None and mark.version > FORMAT:
            raise StoreNewer
        if self._mark is not None and mark != self._mark:
            raise ListRekeyed

    @abstractmethod
    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees one moment of the database."""

    @abstractmethod
    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that nobody else writes beside: all of it is on the disk at the end, or nothing."""

    def writing_long(self) -> AbstractContextManager[Connection]:
        """As `writing`, for what takes as long as it takes."""
        return self.writing()

    @abstractmethod
    def copy_into(self, path: Path) -> None:
        """An encrypted copy, under the same key, of one moment of the database, which stays in use, in a new file."""

    def damaged_pages(self) -> int:
        """How many pages fail the check of their seal, where the database seals its pages."""
        return 0

    def close(self) -> None:
        """Let go of the database and of the key. Everything after this raises `StoreClosed`."""
        if self._engine is not None:
            self._engine.dispose()
        self._engine = None

    @abstractmethod
    def _sentence(self, error: BaseException) -> RecordsError:
        """What the driver's own error means to a person."""

    @contextmanager
    def _transaction(self, **options: str | None) -> Iterator[Connection]:
        engine = self._engine  # another thread may close the database meanwhile
        if engine is None:
            raise StoreClosed
        with self._errors_as_sentences(engine), engine.connect().execution_options(**options) as connection:
            try:
                with connection.begin():
                    yield connection
            except (DBAPIError, engine.dialect.loaded_dbapi.Error, RecordDamaged):
                # After one damaged page SQLCipher reads zeros everywhere: the next transaction gets a new connection.
                if engine.url.database != MEMORY:
                    connection.invalidate()
                raise
            finally:
                if self._engine is None and not connection.invalidated:
                    connection.invalidate()  # it was closed meanwhile: the pool lets nothing go any more

    @contextmanager
    def _errors_as_sentences(self, engine: Engine) -> Iterator[None]:
        try:
            yield
        except NoConnectionInTime as error:
            raise BusyHere from error
        except DBAPIError as error:
            if not isinstance(error.orig, engine.dialect.loaded_dbapi.Error):
                raise  # of another database, from which is copied
            raise self._sentence(error.orig) from error
        except engine.dialect.loaded_dbapi.Error as error:
            raise self._sentence(error) from error


class Mark(NamedTuple):
    """The format of a list, and which key it has."""

    version: int
    generation: int


FIRST_MARK = Mark(ALONE, 0)
"""Of a list of one person."""

_GENERATION_TEXT = select(sealed_table.c.blob).where(sealed_table.c.name == GENERATION).scalar_subquery()
_READ_MARK = Prepared(select(format_table.c.version, _GENERATION_TEXT))


def read_mark(connection: Connection) -> Mark | None:
    """What stands there now; None for tables that are damaged."""
    row = _READ_MARK.first(connection)
    if row is None:
        return None
    version, generation = row
    text = bytes(generation or b"0")
    return Mark(version, int(text)) if text.isdigit() else None


def write_generation(connection: Connection, generation: int) -> None:
    """Say which key the list has from now on: it is one of several people."""
    connection.execute(delete(sealed_table).where(sealed_table.c.name == GENERATION))
    connection.execute(insert(sealed_table).values(name=GENERATION, blob=b"%d" % generation))
    connection.execute(update(format_table).values(version=SEVERAL))


MEMORY = ":memory:"
