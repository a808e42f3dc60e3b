"""Rows that are not sealed with the key of the list, as they are: the key ring on a server."""

from sqlalchemy import Connection, bindparam, insert, select, update

from hrbc_desktop.records.tables.prepared_statement import Prepared
from hrbc_desktop.records.tables.schema import sealed_table

_OF = sealed_table.c.name == bindparam("of")
_FIND = Prepared(select(sealed_table.c.blob).where(_OF))
_REPLACE = Prepared(update(sealed_table).where(_OF).values(blob=bindparam("blob")))
_ADD = Prepared(insert(sealed_table).values(name=bindparam("of"), blob=bindparam("blob")))


def read_row(connection: Connection, name: str) -> bytes | None:
    """What is kept under the name as it is."""
    row = _FIND.first(connection, of=name)
    return None if row is None else bytes(row[0])


def write_row(connection: Connection, name: str, content: bytes) -> None:
    """Keep this under the name as it is."""
    if _REPLACE.run(connection, of=name, blob=content) == 0:
        _ADD.run(connection, of=name, blob=content)
