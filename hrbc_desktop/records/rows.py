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
from hrbc_desktop.records.database import Database
from hrbc_desktop.records.errors import RecordDamaged, StoreDamaged
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
    """One row as the list needs it. `meta`: None when the row cannot be trusted; `summary`: None when there is none."""

    id: str
    version: int
    seq: int
    meta: Meta | None = None
    summary: Summary | None = None


class WorksheetRows:
    """Reads and writes rows, inside the transactions of the store."""

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer

    def changed_since(self, database: Database, seq: int) -> list[ListedRow]:
        """The rows written after the one with that `seq`, the damaged ones among them. Raises `StoreDamaged`."""
        try:
            with database.reading() as connection:
                rows = connection.execute(_LISTED.where(_columns.seq > seq).order_by(_columns.seq))
                return [self._listed(connection, row) for row in rows]
        except (RecordDamaged, StoreDamaged):
            return list(self._one_by_one(database, seq))

    def version(self, connection: Connection, worksheet_id: str) -> int | None:
        """The row's version, or None if there is no such row."""
        return connection.execute(select(_columns.version).where(_columns.id == worksheet_id)).scalar()

    def state(self, connection: Connection, worksheet_id: str) -> State | None:
        """The row's state, or None if there is no such row. Raises `RecordDamaged`."""
        row = connection.execute(_LISTED.where(_columns.id == worksheet_id)).first()
        return self._meta(row).state if row else None

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

    def _one_by_one(self, database: Database, seq: int) -> Iterator[ListedRow]:
        """Read each row by itself, on a connection that no other row's damage has spoiled."""
        with database.reading() as connection:
            # An index holds these two columns: no damaged row is touched.
            places = select(_columns.id, _columns.seq).where(_columns.seq > seq).order_by(_columns.seq)
            found = connection.execute(places).all()
        for worksheet_id, place in found:
            try:
                with database.reading() as connection:
                    row = connection.execute(_LISTED.where(_columns.id == worksheet_id)).one()
                    yield self._listed(connection, row)
            except (RecordDamaged, StoreDamaged):
                yield ListedRow(worksheet_id, 0, place)

    def _listed(self, connection: Connection, row: Row[*tuple[Any, ...]]) -> ListedRow:
        meta = self._meta(row)
        summary = None if meta.state == "purged" else self._summary(connection, row.id, meta)
        return ListedRow(row.id, row.version, row.seq, meta, summary)

    def _meta(self, row: Row[*tuple[Any, ...]]) -> Meta:
        try:
            meta = Meta.model_validate_json(self._sealer.open(row.meta, "meta", row.id, row.version))
        except (SealBroken, ValidationError) as error:
            raise RecordDamaged(row.id) from error
        if row.deleted != (meta.state != "kept"):
            raise RecordDamaged(row.id)
        return meta

    def _summary(self, connection: Connection, worksheet_id: str, meta: Meta) -> Summary | None:
        try:
            return Summary.model_validate(meta.summary)
        except ValidationError:
            return self._summary_made_anew(connection, worksheet_id)

    def _summary_made_anew(self, connection: Connection, worksheet_id: str) -> Summary | None:
        try:
            return summarise(self.worksheet(connection, worksheet_id))
        except WorksheetUnreadable:
            return None
