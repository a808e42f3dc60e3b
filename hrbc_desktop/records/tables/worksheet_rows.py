"""The rows of the worksheet table: sealed on the way in, opened and checked on the way out."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Row, bindparam, func, insert, select, text, update

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.serialization import WorksheetUnreadable, read_worksheet
from hrbc_desktop.records.crypto.field_cipher import DecryptionFailed, FieldCipher, padded
from hrbc_desktop.records.database.base import Database
from hrbc_desktop.records.errors import RecordDamaged, StoreDamaged
from hrbc_desktop.records.tables.list_entry import ListedRow, Meta, MetaAlone, RecordState, meta_of
from hrbc_desktop.records.tables.prepared_statement import Prepared
from hrbc_desktop.records.tables.schema import document_table, worksheet_table

_ROWS_AT_ONCE = 500
_STEP = 512
"""Bytes, by which the sizes of worksheets differ."""

_columns = worksheet_table.c
_LISTED = select(_columns.id, _columns.version, _columns.seq, _columns.deleted, _columns.meta)
# As text, because looking at the type of every field of twenty thousand rows takes as long as reading them.
_ALL = text("SELECT id, version, seq, deleted, meta FROM worksheet")
_CHANGED = text("SELECT id, version, seq, deleted, meta FROM worksheet WHERE seq > :seq")
_OF = _columns.id == bindparam("of")
_VERSION = Prepared(select(_columns.version).where(_OF))
_DOCUMENT = Prepared(
    select(_columns.version, document_table.c.doc)
    .join_from(worksheet_table, document_table, _columns.id == document_table.c.id)
    .where(_OF)
)
_NEXT = select(func.coalesce(func.max(worksheet_table.alias().c.seq), 0) + 1).scalar_subquery()
_WRITTEN = {"seq": _NEXT, **{name: bindparam(name) for name in ("version", "deleted", "meta")}}
_ADD = Prepared(insert(worksheet_table).values({"id": bindparam("of"), **_WRITTEN}))
_ADD_DOCUMENT = Prepared(insert(document_table).values(id=bindparam("of"), doc=bindparam("doc")))
_REPLACE = Prepared(update(worksheet_table).where(_OF & (_columns.version == bindparam("read"))).values(_WRITTEN))
_REPLACE_DOCUMENT = Prepared(
    update(document_table).where(document_table.c.id == bindparam("of")).values(doc=bindparam("doc"))
)


class WorksheetRows:
    """Reads and writes rows, inside the transactions of the store."""

    def __init__(self, sealer: FieldCipher) -> None:
        self._sealer = sealer

    def changed_since(self, database: Database, seq: int) -> list[ListedRow]:
        """The rows written after the one with that `seq`, the damaged ones among them. Raises `StoreDamaged`."""
        try:
            with database.reading() as connection:
                # At unlock all of them, in the order of the disk: an index would jump between its pages.
                rows = connection.execute(_CHANGED, {"seq": seq}) if seq else connection.execute(_ALL)
                return [self._listed(connection, row) for part in rows.partitions(_ROWS_AT_ONCE) for row in part]
        except StoreDamaged:
            return list(self._one_by_one(database, seq))

    def version(self, connection: Connection, worksheet_id: str) -> int | None:
        """The row's version, or None if there is no such row."""
        row = _VERSION.first(connection, of=worksheet_id)
        return row[0] if row else None

    def state(self, connection: Connection, worksheet_id: str) -> RecordState | None:
        """The row's state, or None if there is no such row. Raises `RecordDamaged`."""
        row = connection.execute(_LISTED.where(_columns.id == worksheet_id)).first()
        if row is None:
            return None
        state = self._listed(connection, row).state
        if state is None:
            raise RecordDamaged(worksheet_id)
        return state

    def is_purged(self, connection: Connection, worksheet_id: str) -> bool:
        """Whether only the mark of a worksheet is left."""
        try:
            return self.state(connection, worksheet_id) == "purged"
        except RecordDamaged:
            return False

    def worksheet(self, connection: Connection, worksheet_id: str) -> Worksheet:
        """The worksheet in a row. Raises `RecordDamaged`, or `WorksheetUnreadable` for one by a newer program."""
        row = _DOCUMENT.first(connection, of=worksheet_id)
        if row is None:
            raise RecordDamaged(worksheet_id)
        version, doc = row
        try:
            return read_worksheet(self._sealer.open(doc, "doc", worksheet_id, version))
        except DecryptionFailed as error:
            raise RecordDamaged(worksheet_id) from error

    def put_new(self, connection: Connection, worksheet: Worksheet, meta: Meta) -> bool:
        """Insert as version 1; False when a row with this id is there already."""
        if self.version(connection, worksheet.id) is not None:
            return False
        _ADD.run(connection, of=worksheet.id, **self._values(worksheet.id, 1, meta))
        _ADD_DOCUMENT.run(connection, of=worksheet.id, doc=self._sealed_document(worksheet.id, 1, worksheet))
        return True

    def replace(
        self, connection: Connection, worksheet_id: str, read_version: int, meta: Meta, worksheet: Worksheet | None
    ) -> bool:
        """Write the next version over `read_version`; False when the row has another version by now."""
        version = read_version + 1
        values = self._values(worksheet_id, version, meta)
        if _REPLACE.run(connection, of=worksheet_id, read=read_version, **values) == 0:
            return False
        doc = self._sealed_document(worksheet_id, version, worksheet)
        if _REPLACE_DOCUMENT.run(connection, of=worksheet_id, doc=doc) == 0:
            _ADD_DOCUMENT.run(connection, of=worksheet_id, doc=doc)
        return True

    def _values(self, worksheet_id: str, version: int, meta: Meta) -> dict[str, Any]:
        return {
            "version": version,
            "deleted": meta.state != "kept",
            "meta": self._sealer.seal(meta.to_bytes(), "meta", worksheet_id, version),
        }

    def _sealed_document(self, worksheet_id: str, version: int, worksheet: Worksheet | None) -> bytes:
        content = padded(worksheet.model_dump_json().encode(), _STEP) if worksheet else b""
        return self._sealer.seal(content, "doc", worksheet_id, version)

    def _one_by_one(self, database: Database, seq: int) -> Iterator[ListedRow]:
        """Read each row by itself, on a connection that no other row's damage has spoiled."""
        with database.reading() as connection:
            # An index holds these two columns: no damaged row is touched.
            places = select(_columns.id, _columns.seq).where(_columns.seq > seq).order_by(_columns.seq)
            found = connection.execute(places).all()
        for worksheet_id, state in found:
            try:
                with database.reading() as connection:
                    row = connection.execute(_LISTED.where(_columns.id == worksheet_id)).one()
                    yield self._listed(connection, row)
            except StoreDamaged:
                yield ListedRow(worksheet_id, 0, state)

    def _listed(self, connection: Connection, row: Row[*tuple[Any, ...]]) -> ListedRow:
        worksheet_id, version, seq, deleted, sealed = row
        try:
            content = self._sealer.open(sealed, "meta", worksheet_id, version)
            try:
                listed = ListedRow.read(worksheet_id, version, seq, content)
            except (ValueError, KeyError, TypeError):
                listed = self._listed_anew(connection, ListedRow(worksheet_id, version, seq), content)
        except (DecryptionFailed, RecordDamaged, ValidationError):
            return ListedRow(worksheet_id, version, seq)
        # The column is not sealed: it only helps those who look at the tables.
        return listed if deleted == (listed.state != "kept") else ListedRow(worksheet_id, version, seq)

    def _listed_anew(self, connection: Connection, row: ListedRow, content: bytes) -> ListedRow:
        """The row of another version of the program; without `meta` when only a newer one can read the worksheet."""
        alone = MetaAlone.from_bytes(content)
        try:
            worksheet = self.worksheet(connection, row.id)
        except WorksheetUnreadable:
            return row._replace(state=alone.state)
        meta = meta_of(worksheet, alone.state, alone.since)
        return ListedRow.read(row.id, row.version, row.seq, meta.to_bytes())
