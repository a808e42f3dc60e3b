"""Single sealed things beside the worksheets: signed PDFs, the signing identity, the head of the audit trail."""

from sqlalchemy import Connection, ScalarSelect, bindparam, delete, func, insert, select, update

from hrbc_desktop.records.crypto.field_cipher import SEAL_BYTES, DecryptionFailed, FieldCipher
from hrbc_desktop.records.errors import RecordDamaged
from hrbc_desktop.records.tables.prepared_statement import Prepared
from hrbc_desktop.records.tables.schema import sealed_table

_OF = sealed_table.c.name == bindparam("of")
_FIND = Prepared(select(sealed_table.c.blob).where(_OF))
_REPLACE = Prepared(update(sealed_table).where(_OF).values(blob=bindparam("blob")))
_ADD = Prepared(insert(sealed_table).values(name=bindparam("of"), blob=bindparam("blob")))
_BEGINNING = sealed_table.c.name.startswith(bindparam("beginning"))
_NAMES = select(sealed_table.c.name).where(_BEGINNING)
_SIZES = select(sealed_table.c.name, func.length(sealed_table.c.blob)).where(_BEGINNING)
_DROP = delete(sealed_table).where(_BEGINNING)


def sealed_as(name: str) -> ScalarSelect[bytes]:
    """A part of a statement that reads what is kept under the name together with something else."""
    return select(sealed_table.c.blob).where(sealed_table.c.name == name).scalar_subquery()


class SealedThings:
    """Reads and writes them by name, inside the transactions of the store."""

    def __init__(self, sealer: FieldCipher) -> None:
        self._sealer = sealer

    def get(self, connection: Connection, name: str) -> bytes | None:
        """What is kept under the name, or None. Raises `RecordDamaged`."""
        row = _FIND.first(connection, of=name)
        return self.opened(name, row[0]) if row else None

    def get_sound(self, connection: Connection, name: str) -> bytes | None:
        """What is kept under the name; None for nothing, and for what is damaged."""
        try:
            return self.get(connection, name)
        except RecordDamaged:
            return None

    def opened(self, name: str, sealed: bytes | None) -> bytes | None:
        """What was read under the name together with something else. Raises `RecordDamaged`."""
        try:
            return None if sealed is None else self._sealer.open(sealed, "sealed", name)
        except DecryptionFailed as error:
            raise RecordDamaged(name) from error

    def put(self, connection: Connection, name: str, content: bytes) -> None:
        """Keep the content under the name, in place of what was there."""
        sealed = self._sealer.seal(content, "sealed", name)
        if _REPLACE.run(connection, of=name, blob=sealed) == 0:
            _ADD.run(connection, of=name, blob=sealed)

    def names(self, connection: Connection, beginning: str) -> list[str]:
        """The names that begin so, in no order. `beginning`: without “%” and “_”."""
        return list(connection.execute(_NAMES, {"beginning": beginning}).scalars())

    def named_with_size(self, connection: Connection, beginning: str, size: int) -> list[str]:
        """The names that begin so, of contents of `size` bytes; none of them is opened. `beginning`: as above."""
        found = connection.execute(_SIZES, {"beginning": beginning})
        return [name for name, sealed_size in found if sealed_size == size + SEAL_BYTES]

    def drop(self, connection: Connection, beginning: str) -> None:
        """Destroy everything whose name begins so. `beginning`: as above."""
        connection.execute(_DROP, {"beginning": beginning})
