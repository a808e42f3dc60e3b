"""What every database under the store has in common: tables, transactions, and sentences for what goes wrong."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionInTime

from hrbc_desktop.records.errors import RecordDamaged, RecordsError, StoreBusy, StoreClosed, StoreDamaged, StoreNewer
from hrbc_desktop.records.tables.schema import FORMAT, SCHEMA, format_table

PATIENCE = 3.0
"""Seconds to wait for another window or computer that is writing."""


class Database(ABC):
    """One connection, shared in turn by all threads."""

    keeps_nothing = False
    """Whether all of it is gone when it is closed."""

    def __init__(self, engine: Engine) -> None:
        """`engine`: its pool holds one connection."""
        self._engine: Engine | None = engine

    def create_tables(self) -> None:
        """Make the tables in an empty database."""
        with self.writing() as connection:
            SCHEMA.create_all(connection)
            connection.execute(insert(format_table).values(version=FORMAT))

    def check_format(self) -> None:
        """Raises `StoreNewer` for tables of a newer version, `StoreDamaged` for a wrong key or damaged tables."""
        with self.reading() as connection:
            version = connection.execute(select(format_table.c.version)).scalar()
        if version is None or version < 1:
            raise StoreDamaged
        if version > FORMAT:
            raise StoreNewer

    @abstractmethod
    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees one moment of the database."""

    @abstractmethod
    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that nobody else writes beside: all of it is on the disk at the end, or nothing."""

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

    @contextmanager
    def _errors_as_sentences(self, engine: Engine) -> Iterator[None]:
        try:
            yield
        except NoConnectionInTime as error:
            raise StoreBusy from error
        except DBAPIError as error:
            if not isinstance(error.orig, engine.dialect.loaded_dbapi.Error):
                raise  # of another database, from which is copied
            raise self._sentence(error.orig) from error
        except engine.dialect.loaded_dbapi.Error as error:
            raise self._sentence(error) from error


MEMORY = ":memory:"
