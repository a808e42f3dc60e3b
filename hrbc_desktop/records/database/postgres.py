"""A clinic's PostgreSQL server. Whoever runs it sees random names, version numbers, times and sizes, and no content."""

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, insert, inspect, select, text
from sqlalchemy.exc import DisconnectionError

from hrbc_desktop.records.database.base import FIRST_MARK, PATIENCE, Database, read_mark, write_generation
from hrbc_desktop.records.database.hang_up import connect_timed, hung_up_after, hung_up_when_silent
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.database.sqlcipher import new_file
from hrbc_desktop.records.errors import BusyHere, DiskFull, RecordsError, StoreBusy, StoreDamaged, StoreExists
from hrbc_desktop.records.shared.errors import (
    ListNotOnServer,
    ServerAnswersOddly,
    ServerBehindPooler,
    ServerDriverMissing,
    ServerFull,
    ServerNotReady,
    ServerNotTrusted,
    ServerRefuses,
    ServerUnreachable,
)
from hrbc_desktop.records.tables.prepared_statement import Prepared
from hrbc_desktop.records.tables.schema import ALONE, GENERATION, RING, SCHEMA, format_table

PLACE = "hrbc_desktop"
"""The schema in which the tables are: a database may hold other things too."""

_TIMEOUTS = {
    # Seconds, but the last. A network that swallows everything must not stop the windows for long.
    "connect_timeout": 3,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 8000,
}
_LONGEST_GREETING = 2.0
"""Seconds for a sign of life, by this computer's clock."""
LONGEST_SAVE = 4.0
"""Seconds by this computer's clock: a server that stands still acknowledges every byte and says nothing."""
_LEAST_FOR_SAVE = 1.0
"""Seconds that are left to a save, however long it took to get through to the server."""
_LONGEST_ANSWER = 30.0
"""Seconds for the answer to one question: that may be a list of thousands of worksheets, by a slow line."""
_LONGEST_TURN = 2 * LONGEST_SAVE
"""Seconds that a thread of this program waits for another one that talks to the server."""

_SETTINGS = {
    "search_path": PLACE,
    "synchronous_commit": "on",
    "lock_timeout": f"{PATIENCE:.0f}s",
    "idle_in_transaction_session_timeout": "60s",
}
"""Set in each transaction: a pooler drops what is asked for while connecting, or refuses to connect."""
_SET = Prepared(
    text("SELECT " + ", ".join(f"set_config('{name}', '{value}', true)" for name, value in _SETTINGS.items()))
)
_WAIT_FOR_TURN = Prepared(text("SELECT pg_advisory_xact_lock(7234017)"))
"""The advisory lock that one writer holds at a time."""
_MAY_BEGIN = text(
    "SELECT has_database_privilege(current_database(), 'CREATE') OR EXISTS"
    " (SELECT FROM pg_namespace WHERE nspname = :place AND has_schema_privilege(oid, 'CREATE'))"
).bindparams(place=PLACE)
_IS_KEPT_FROM_US = text(
    "SELECT NOT has_schema_privilege(oid, 'USAGE') FROM pg_namespace WHERE nspname = :place"
).bindparams(place=PLACE)
"""Whether there is a list that this user may not look into: PostgreSQL then says that there are no tables (42P01)."""

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
    "42P01": ListNotOnServer,
    "3F000": ListNotOnServer,
    "42P05": ServerBehindPooler,
    "26": ServerBehindPooler,
    "53100": DiskFull,
    "53300": ServerFull,
    "57P01": ServerNotReady,
    "57P02": ServerNotReady,
    "57P03": ServerNotReady,
    "55P03": StoreBusy,
    "40": StoreBusy,
    "XX": StoreDamaged,
    "42": ServerAnswersOddly,
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
        self._turn = threading.Lock()
        """Held by the thread that talks to the server."""
        self._resting_until = 0.0
        self._why_resting: type[RecordsError] = ServerUnreachable

    def has_tables(self) -> bool:
        """Whether somebody has begun a list here."""
        with self.reading() as connection:
            return _has_tables(connection)

    def may_begin(self) -> bool:
        """Whether the server lets this user make tables."""
        with self.reading() as connection:
            return bool(connection.scalar(_MAY_BEGIN))

    def create_tables(self, version: int = ALONE, generation: int = 0) -> None:
        """Make the tables on first use. Raises `StoreExists` when another computer was first."""
        with self._in_turn(LONGEST_SAVE) as connection:
            if _has_tables(connection):
                raise StoreExists
            if PLACE not in inspect(connection).get_schema_names():
                connection.exec_driver_sql(f"CREATE SCHEMA {PLACE}")
            SCHEMA.create_all(connection)
            connection.execute(insert(format_table).values(version=version))
            if generation:
                write_generation(connection, generation)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment of the server."""
        with self._exchange("REPEATABLE READ", longest=None) as connection:
            if self._mark is not None:
                self._require_mark(read_mark(connection))
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that no other computer writes beside.

        Raises `StoreNewer` or `ListRekeyed` when another computer has brought the list to a newer format, or to a new
        key, since it was opened here.
        """
        with self._in_turn(LONGEST_SAVE) as connection:
            self._follow_mark(connection)
            yield connection

    @contextmanager
    def writing_long(self) -> Iterator[Connection]:
        """As `writing`, for as long as it takes: other computers keep what they save until it is over."""
        with self._in_turn(None) as connection:
            self._follow_mark(connection)
            yield connection

    def _follow_mark(self, connection: Connection) -> None:
        mark = read_mark(connection)
        self._require_mark(mark)
        self._mark = self._mark or mark

    def copy_into(self, path: Path) -> None:
        """An encrypted file of one moment, the same that a list on this computer has."""
        with self.reading() as connection:
            mark = read_mark(connection)
        with new_file(path, self._key, mark or FIRST_MARK) as copy:
            copy_rows(self, copy)

    def close(self) -> None:
        """Let go of the connection and of the key."""
        self._key = b""
        super().close()

    @contextmanager
    def _in_turn(self, longest: float | None) -> Iterator[Connection]:
        with self._exchange("READ COMMITTED", longest) as connection:
            # The trail is a chain, and rows have to become visible in the order of their numbers.
            _WAIT_FOR_TURN.run(connection)
            yield connection

    @contextmanager
    def _exchange(self, isolation_level: str, longest: float | None) -> Iterator[Connection]:
        """A transaction of at most so many seconds, its end included; None: as long as the server goes on answering.

        Rests after a failure, longer when it took long: each attempt may stop a window until it has failed. A thread
        that waited for another one is told what came of that, and does not wait for the same silence once more.
        """
        with self._my_turn():
            if time.monotonic() < self._resting_until:
                raise self._why_resting
            begun = time.monotonic()
            try:
                with ExitStack() as until_the_end, self._transaction(isolation_level=isolation_level) as connection:
                    self._bound(connection, begun, longest, until_the_end)
                    yield connection
            except ServerUnreachable as reason:
                now = time.monotonic()
                self._resting_until = now + min(_REST_PER_FAILURE * (now - begun), _LONGEST_REST)
                self._why_resting = type(reason)
                raise
            except ListNotOnServer as error:
                if self._is_kept_from_us():
                    raise ServerRefuses from error
                raise

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        if not self._turn.acquire(timeout=_LONGEST_TURN):
            raise BusyHere
        try:
            yield
        finally:
            self._turn.release()

    def _bound(self, connection: Connection, begun: float, longest: float | None, until_the_end: ExitStack) -> None:
        """Begin, and see to it that nobody waits without end. The first answer proves that somebody is there."""
        line = connection.connection.driver_connection
        left = max(_LEAST_FOR_SAVE, LONGEST_SAVE - (time.monotonic() - begun))
        if longest is not None:
            until_the_end.enter_context(hung_up_after(min(left, longest), line))
            _SET.run(connection)
            return
        with hung_up_after(left, line):
            _SET.run(connection)
        until_the_end.enter_context(hung_up_when_silent(_LONGEST_ANSWER, line))

    def _is_kept_from_us(self) -> bool:
        with self._transaction() as connection:
            return bool(connection.scalar(_IS_KEPT_FROM_US))

    def _sentence(self, error: BaseException) -> RecordsError:
        state = getattr(error, "sqlstate", None)
        if state is None:
            return _sentence_without_state(str(error))
        found = _SENTENCES.get(state) or _SENTENCES.get(state[:2]) or ServerUnreachable
        return found()


_OF_THE_SERVER = (GENERATION, RING)
"""What `new_file` has written already, and the keys, which a backup takes along in its key file."""


def copy_rows(source: Database, target: Database) -> None:
    """Copy every row as it is, still sealed, into empty tables."""
    with source.reading() as reading, target.writing() as writing:
        for table in SCHEMA.sorted_tables:
            if table is format_table:
                continue
            with reading.execute(select(table), execution_options={"yield_per": _ROWS_AT_ONCE}) as found:
                for rows in found.mappings().partitions():
                    values = [dict(row) for row in rows if row.get("name") not in _OF_THE_SERVER]
                    if values:
                        writing.execute(insert(table), values)


def _sentence_without_state(message: str) -> RecordsError:
    """While connecting, and when a connection breaks, libpq gives nothing but words."""
    if "FATAL" in message:
        if "too many" in message or "slots" in message:
            return ServerFull()
        # It starts up, shuts down, recovers, or does not yet accept connections.
        return ServerNotReady() if "the database system is" in message else ServerRefuses()
    is_broken = any(words in message for words in ("closed", "SYSCALL", "eof"))
    is_refused = "certificate" in message or ("SSL" in message and not is_broken)
    return ServerNotTrusted() if is_refused else ServerUnreachable()


def _has_tables(connection: Connection) -> bool:
    return inspect(connection).has_table(format_table.name, schema=PLACE)


def _greet(connection: Any, _record: object, _proxy: object) -> None:
    """Ask for a sign of life before a connection is used again; a dead one is replaced."""
    from psycopg import Error  # noqa: PLC0415 - only clinics have it

    begun = time.monotonic()
    try:
        connection.autocommit = True
        with hung_up_after(_LONGEST_GREETING, connection):
            connection.execute("SELECT 1")
        connection.autocommit = False
    except Error as error:
        if time.monotonic() - begun >= _LONGEST_GREETING:
            raise  # another connection to a server that stands still would take as long again
        raise DisconnectionError from error


def _engine(address: ServerAddress) -> Engine:
    # Not GSSAPI: which of the two encrypts has to be known.
    # Nothing is prepared on the server: behind a pooler the next statement may come to another connection.
    connect_args = {**_TIMEOUTS, "prepare_threshold": None, "gssencmode": "disable", **address.tls}
    try:
        engine = create_engine(
            address.with_password(),
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
            pool_timeout=PATIENCE,
            connect_args=connect_args,
            hide_parameters=True,
        )
    except ModuleNotFoundError as error:
        raise ServerDriverMissing from error
    event.listen(engine, "do_connect", connect_timed)
    event.listen(engine, "checkout", _greet)
    return engine
