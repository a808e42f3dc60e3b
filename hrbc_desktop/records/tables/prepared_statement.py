"""Statements of a save. SQLAlchemy words them for each kind of database, once; its way to the driver takes longer."""

from contextlib import closing
from typing import Any, NamedTuple

from sqlalchemy import Connection
from sqlalchemy.engine import Dialect
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql.elements import ClauseElement


class _Worded(NamedTuple):
    text: str
    constants: dict[str, Any]
    places: list[str] | None
    """The names of the values in their order, for a driver that knows no names."""


class Prepared:
    """A statement with a `bindparam` for each value. What goes wrong is the driver's own error."""

    def __init__(self, statement: ClauseElement) -> None:
        self._statement = statement
        self._worded: dict[str, _Worded] = {}

    def first(self, connection: Connection, **values: Any) -> tuple[Any, ...] | None:
        """The first row that is found, or None."""
        with closing(self._executed(connection, values)) as cursor:
            found: tuple[Any, ...] | None = cursor.fetchone()
            return found

    def run(self, connection: Connection, **values: Any) -> int:
        """How many rows were written."""
        with closing(self._executed(connection, values)) as cursor:
            return cursor.rowcount

    def _executed(self, connection: Connection, values: dict[str, Any]) -> DBAPICursor:
        dialect = connection.dialect
        text, constants, places = self._worded.get(dialect.name) or self._word(dialect)
        given = constants | values
        cursor = connection.connection.cursor()
        cursor.execute(text, given if places is None else [given[name] for name in places])
        return cursor

    def _word(self, dialect: Dialect) -> _Worded:
        compiled = dialect.statement_compiler(dialect, self._statement)
        constants = {name: value for name, value in compiled.params.items() if value is not None}
        worded = _Worded(compiled.string, constants, compiled.positiontup)
        self._worded[dialect.name] = worded
        return worded
