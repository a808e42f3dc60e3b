"""Gives a list another key: everything that is sealed is sealed once more, within one transaction.

Killed at any moment, the list has the old key or the new one, whole. The key file for the new key is written before,
under another name, and takes the place of the old one after: `Vault.promote_next`, or the next unlocking does it.
"""

from sqlalchemy import Connection, select, update

from hrbc_desktop.records.audit.trail import HEAD, AuditTrail
from hrbc_desktop.records.crypto.field_cipher import DecryptionFailed, FieldCipher
from hrbc_desktop.records.tables.schema import (
    GENERATION,
    RING,
    document_table,
    sealed_table,
    worksheet_table,
)


class Resealing:
    """Seals rows once more. What does not open with the old key is damaged, stays as it is, and is found as before."""

    def __init__(self, connection: Connection, old: FieldCipher, new: FieldCipher) -> None:
        self._connection, self._old, self._new = connection, old, new

    def run(self) -> None:
        """Do it."""
        self._worksheets()
        self._things()
        AuditTrail(self._old).reseal(self._connection, self._new)

    def _worksheets(self) -> None:
        columns, documents = worksheet_table.c, document_table.c
        versions = self._connection.execute(select(columns.id, columns.version)).all()
        for worksheet_id, version in versions:
            of = columns.id == worksheet_id
            meta = self._connection.execute(select(columns.meta).where(of)).scalar_one()
            sealed = self._again(meta, "meta", worksheet_id, version)
            self._connection.execute(update(worksheet_table).where(of).values(meta=sealed))
            of = documents.id == worksheet_id
            doc = self._connection.execute(select(documents.doc).where(of)).scalar()
            if doc is not None:
                sealed = self._again(doc, "doc", worksheet_id, version)
                self._connection.execute(update(document_table).where(of).values(doc=sealed))

    def _things(self) -> None:
        names = self._connection.execute(select(sealed_table.c.name)).scalars().all()
        for name in names:
            if name not in (HEAD, GENERATION, RING):
                of = sealed_table.c.name == name
                blob = self._connection.execute(select(sealed_table.c.blob).where(of)).scalar_one()
                sealed = self._again(blob, "sealed", name)
                self._connection.execute(update(sealed_table).where(of).values(blob=sealed))

    def _again(self, sealed: bytes, *context: str | int) -> bytes:
        try:
            return self._new.seal(self._old.open(sealed, *context), *context)
        except DecryptionFailed:
            return sealed
