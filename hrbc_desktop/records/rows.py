"""The rows of the worksheet table: sealed on the way in, opened and checked on the way out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import AwareDatetime, ValidationError
from sqlalchemy import Connection, Row, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from hrbc_desktop.domain.reading import WorksheetUnreadable, read_worksheet
from hrbc_desktop.domain.summary import Summary, summarise
from hrbc_desktop.domain.value import Value
from hrbc_desktop.domain.worksheet import Worksheet
from hrbc_desktop.records.errors import RecordDamaged
from hrbc_desktop.records.sealing import SealBroken, Sealer
from hrbc_desktop.records.tables import worksheet_table

State = Literal["kept", "deleted", "purged"]

_columns = worksheet_table.c
_LISTED = select(_columns.id, _columns.version, _columns.seq, _columns.deleted, _columns.meta)


class Meta(Value):
    """What the list needs. `since`: when the state began; a purged row stays as a mark without content."""

    state: State
    since: AwareDatetime
    summary: dict[str, Any] | None = None
    """Raw: an older program's summary is made anew from the worksheet."""


@dataclass(frozen=True)
class ListedRow:
    """One row as the list needs it; `meta` is None when it cannot be trusted."""

    id: str
    version: int
    seq: int
    meta: Meta | None


class WorksheetRows:
    """Reads and writes rows, inside the transactions of the store."""

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer

    def changed_since(self, connection: Connection, seq: int) -> Iterator[ListedRow]:
        """The rows that were written after the one with that `seq`."""
        for row in connection.execute(_LISTED.where(_columns.seq > seq).order_by(_columns.seq)):
            yield ListedRow(row.id, row.version, row.seq, self._meta(row))

    def row(self, connection: Connection, worksheet_id: str) -> ListedRow | None:
        """One row as the list needs it, or None if there is no such row."""
        row = connection.execute(_LISTED.where(_columns.id == worksheet_id)).first()
        return ListedRow(row.id, row.version, row.seq, self._meta(row)) if row else None

    def worksheet(self, connection: Connection, worksheet_id: str) -> Worksheet:
        """The worksheet in a row. Raises `RecordDamaged`, or `WorksheetUnreadable` for one by a newer program."""
        chosen = select(_columns.version, _columns.doc).where(_columns.id == worksheet_id)
        row = connection.execute(chosen).first()
        if row is None:
            raise RecordDamaged(worksheet_id)
        try:
            return read_worksheet(self._sealer.open(row.doc, "doc", worksheet_id, row.version))
        except SealBroken as error:
            raise RecordDamaged(worksheet_id) from error

    def summary(self, connection: Connection, row: ListedRow) -> Summary | None:
        """The row's summary, made anew if an older program wrote it; None when the worksheet cannot be read either."""
        try:
            return Summary.model_validate(row.meta.summary if row.meta else None)
        except ValidationError:
            try:
                return summarise(self.worksheet(connection, row.id))
            except (RecordDamaged, WorksheetUnreadable):
                return None

    def put_new(self, connection: Connection, worksheet: Worksheet, meta: Meta) -> bool:
        """Insert as version 1; False when a row with this id is there already."""
        values = self._values(connection, worksheet.id, 1, meta, worksheet)
        try:
            with connection.begin_nested():
                connection.execute(insert(worksheet_table).values(id=worksheet.id, **values))
        except IntegrityError:
            return False
        return True

    def replace(
        self, connection: Connection, worksheet_id: str, read_version: int, meta: Meta, worksheet: Worksheet | None
    ) -> bool:
        """Write the next version over `read_version`; False when the row has another version by now."""
        values = self._values(connection, worksheet_id, read_version + 1, meta, worksheet)
        this_one = (_columns.id == worksheet_id) & (_columns.version == read_version)
        return connection.execute(update(worksheet_table).where(this_one).values(**values)).rowcount == 1

    def _values(
        self, connection: Connection, worksheet_id: str, version: int, meta: Meta, worksheet: Worksheet | None
    ) -> dict[str, Any]:
        seq = (connection.execute(select(func.max(_columns.seq))).scalar() or 0) + 1
        doc = worksheet.model_dump_json().encode() if worksheet else b""
        return {
            "version": version,
            "seq": seq,
            "deleted": meta.state != "kept",
            "meta": self._sealer.seal(meta.model_dump_json().encode(), "meta", worksheet_id, version),
            "doc": self._sealer.seal(doc, "doc", worksheet_id, version),
        }

    def _meta(self, row: Row[*tuple[Any, ...]]) -> Meta | None:
        try:
            meta = Meta.model_validate_json(self._sealer.open(row.meta, "meta", row.id, row.version))
        except (SealBroken, ValidationError):
            return None
        return meta if row.deleted == (meta.state != "kept") else None
