"""Saves what can still be read of a damaged list into a new one, and leaves the damaged one as it is.

Whatever opens with the key is copied as it is, still encrypted. So the new list says, too, what is missing in it.
What was destroyed stays so when its mark or the trail tells of it, whatever older pages still hold.
"""

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count, product
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from pydantic import ValidationError
from sqlalchemy import Connection, insert

from hrbc_desktop.domain.serialization import WorksheetUnreadable, read_worksheet
from hrbc_desktop.records.audit.trail import AuditEvent, AuditTrail, What
from hrbc_desktop.records.crypto.field_cipher import DecryptionFailed, FieldCipher
from hrbc_desktop.records.crypto.locked_vault import KEY_FILE_NAME, STORE_FILE_NAME
from hrbc_desktop.records.crypto.unlock_throttle import Clock, utc_now
from hrbc_desktop.records.crypto.vault import UnlockedVault
from hrbc_desktop.records.database.base import Mark
from hrbc_desktop.records.database.sqlcipher import new_file
from hrbc_desktop.records.errors import NothingReadable, StoreExists, StoreMissing, StoreNewer, file_errors_as_sentences
from hrbc_desktop.records.recovery.atomic_file import make_private_folder, write_private
from hrbc_desktop.records.recovery.sqlcipher_pages import DamagedFile
from hrbc_desktop.records.recovery.sqlite_records import DamagedRow, RowAddress, row_at, rows
from hrbc_desktop.records.recovery.swap_files import put_in_place
from hrbc_desktop.records.tables.addenda import addenda_prefix
from hrbc_desktop.records.tables.list_entry import Meta, MetaAlone, RecordState, meta_of
from hrbc_desktop.records.tables.schema import (
    ALONE,
    FORMAT,
    SEVERAL,
    audit_table,
    document_table,
    sealed_table,
    worksheet_table,
)
from hrbc_desktop.records.tables.signed_pdfs import blob_prefix
from hrbc_desktop.translation import _

_AFTER: Mapping[What, RecordState] = MappingProxyType(
    {"changed": "kept", "restored": "kept", "deleted": "deleted", "purged": "purged"}
)
_MAYBE_BACK = _(" Look through the list: what was deleted for good may be on it again.")


@dataclass(frozen=True)
class Salvaged:
    """How many worksheets were saved, how many are known to be lost, and the folder of the damaged file.

    `maybe_more`: the audit trail has gaps too, so it does not tell of every worksheet.
    """

    saved: int
    lost: int
    maybe_more: bool
    damaged: Path

    @property
    def sentence(self) -> str:
        """What happened, for the person."""
        parts = [
            _("1 worksheet was saved")
            if self.saved == 1
            else _("{saved} worksheets were saved").format(saved=self.saved)
        ]
        if self.lost:
            parts.append(_("{lost} could not be read").format(lost=self.lost))
        if self.maybe_more:
            parts.append(_("there may have been more"))
        if len(parts) == 1:
            return _("{parts}, and no other is known of; the damaged file was left as it is.").format(parts=parts[0])
        sentence = _(
            "{parts}, and {last}; the damaged file was left as it is: look for what is missing in a backup or "
            "in its PDF."
        ).format(parts=", ".join(parts[:-1]), last=parts[-1])
        return f"{sentence}{_MAYBE_BACK if self.maybe_more else ''}"


def salvage(folder: Path, vault: UnlockedVault, into: Path, now: Clock = utc_now) -> Salvaged:
    """Save what can be read of the list in `folder` as a new list in the new folder `into`, under the same key file.

    Not a byte in `folder` is changed. Raises `NothingReadable`, `StoreExists` when there is something at `into`,
    `StoreMissing`, `StoreNewer` (update the program, then salvage), or the disk's sentences; `into` is then not made.
    """
    path = folder / STORE_FILE_NAME
    if into.exists():
        raise StoreExists
    if not path.is_file():
        raise StoreMissing
    make_private_folder(into.parent)
    with file_errors_as_sentences(), tempfile.TemporaryDirectory(dir=into.parent, prefix=".salvage-") as scratch:
        fresh = Path(scratch) / "list"
        fresh.mkdir(mode=0o700)
        with DamagedFile(path, vault.page_key) as file:
            remains = _Remains(file, FieldCipher(vault.subkey("fields")))
            if remains.is_nothing:
                raise NothingReadable
            saved, has_gaps = _save(remains, fresh / STORE_FILE_NAME, vault, now)
        write_private(fresh / KEY_FILE_NAME, (folder / KEY_FILE_NAME).read_bytes())
        fresh.rename(into)
    return Salvaged(len(saved), len(remains.known - saved), has_gaps, folder)


def salvage_in_place(folder: Path, vault: UnlockedVault, now: Clock = utc_now) -> Salvaged:
    """Salvage, and put the new list in the place of the damaged file, which is kept as it is in a folder beside it.

    Then unlock and open as always. Raises as `salvage`; nothing is touched before the new list is whole.
    """
    with file_errors_as_sentences(), tempfile.TemporaryDirectory(dir=folder, prefix=".salvage-") as scratch:
        fresh = Path(scratch) / "in place"
        found = salvage(folder, vault, fresh, now)
        damaged = folder / f"damaged {now():%Y-%m-%d %H.%M.%S}"
        put_in_place(fresh, folder, damaged)
    return replace(found, damaged=damaged)


class _Row(NamedTuple):
    id: str
    version: int
    seq: int
    deleted: bool
    meta: bytes


class _Remains:
    """What opens with the key, still sealed: of what may be large only the place."""

    def __init__(self, file: DamagedFile, sealer: FieldCipher) -> None:
        self._file, self._sealer, self._trail = file, sealer, AuditTrail(sealer)
        self._versions: dict[str, set[int]] = defaultdict(set)
        self._documents: dict[str, list[RowAddress]] = defaultdict(list)
        self._things: dict[str, RowAddress] = {}
        self.purged: set[str] = set()
        self.recorded_states: dict[tuple[str, int], RecordState] = {}
        self.metas: dict[tuple[str, int], bytes] = {}
        self.entries: dict[int, bytes] = {}
        for address, row in rows(file):
            self._take(address, row)

    @property
    def is_nothing(self) -> bool:
        """Whether nothing opens with the key."""
        return not (self.metas or self.entries or self._things)

    @property
    def known(self) -> set[str]:
        """The ids of all worksheets that are told of, but for the purged ones."""
        return self._versions.keys() - self.purged

    def newest(self, worksheet_id: str) -> int:
        """The newest version of a worksheet that is told of."""
        return max(self._versions[worksheet_id])

    def documents(self) -> Iterator[tuple[str, int, bytes, bytes]]:
        """The newest that opens of each worksheet that was not destroyed: its id, its version, sealed and open."""
        for worksheet_id in self.known:
            versions = sorted(self._versions[worksheet_id], reverse=True)
            for version, address in product(versions, self._documents[worksheet_id]):
                sealed = self._blob(address)
                content = self._opened(sealed, "doc", worksheet_id, version)
                if content is not None:
                    yield worksheet_id, version, sealed, content
                    break

    def things(self) -> Iterator[tuple[str, bytes]]:
        """The signed PDFs and whatever else is sealed under a name."""
        destroyed = tuple(prefix(one) for prefix in (blob_prefix, addenda_prefix) for one in self.purged)
        for name, address in self._things.items():
            if not name.startswith(destroyed):
                yield name, self._blob(address)

    def _take(self, address: RowAddress, row: DamagedRow) -> None:
        """Tell the tables apart by what their rows hold, and believe what is sealed."""
        match row.fields:
            case (str(worksheet_id), int(version), int(), int(), bytes(sealed)):
                state = self._state(sealed, worksheet_id, version)
                if state is not None:
                    self.metas[worksheet_id, version] = sealed
                    self._know(worksheet_id, version, state)
            case (str(name), bytes(sealed)):
                if self._opened(sealed, "sealed", name) is None:
                    self._documents[name].append(address)
                else:
                    self._things[name] = address
            case (None, bytes(sealed)):
                event = self._trail.event(row.number, sealed)
                if event is not None:
                    self.entries[row.number] = sealed
                if event is not None and event.record and event.version:
                    self._know(event.record, event.version, _AFTER.get(event.what))
            case (None,) if row.number > FORMAT:
                raise StoreNewer

    def _know(self, worksheet_id: str, version: int, state: RecordState | None) -> None:
        self._versions[worksheet_id].add(version)
        if state is not None:
            self.recorded_states[worksheet_id, version] = state
        if state == "purged":
            self.purged.add(worksheet_id)

    def _state(self, sealed: bytes, worksheet_id: str, version: int) -> RecordState | None:
        try:
            return MetaAlone.from_bytes(self._sealer.open(sealed, "meta", worksheet_id, version)).state
        except (DecryptionFailed, ValidationError):
            return None

    def _blob(self, address: RowAddress) -> bytes:
        row = row_at(self._file, address)
        blob = row.fields[-1] if row else b""
        return blob if isinstance(blob, bytes) else b""

    def _opened(self, sealed: bytes, *context: str | int) -> bytes | None:
        try:
            return self._sealer.open(sealed, *context)
        except DecryptionFailed:
            return None


def _save(remains: _Remains, path: Path, vault: UnlockedVault, now: Clock) -> tuple[set[str], bool]:
    """Write a new list; the ids of the worksheets in it, and whether its audit trail has gaps."""
    sealer = FieldCipher(vault.subkey("fields"))
    trail = AuditTrail(sealer)
    with new_file(path, vault.page_key, _mark(vault)) as database, database.writing() as connection:
        for n, entry in sorted(remains.entries.items()):
            connection.execute(insert(audit_table), {"n": n, "entry": entry})
        for name, blob in remains.things():
            connection.execute(insert(sealed_table), {"name": name, "blob": blob})
        saved = set(_save_worksheets(connection, remains, sealer, now))
        has_gaps = any(trail.findings(trail.read(connection)))
        trail.people = trail.named_people(connection)
        trail.append(connection, AuditEvent(who="", what="salvaged", when=now()))
    return saved, has_gaps


def _mark(vault: UnlockedVault) -> Mark:
    return Mark(SEVERAL if vault.generation else ALONE, vault.generation)


def _save_worksheets(connection: Connection, remains: _Remains, sealer: FieldCipher, now: Clock) -> Iterator[str]:
    """Write the worksheets, whose ids these are, and the marks of those that were destroyed."""
    places = count(1)
    for worksheet_id, version, document, content in remains.documents():
        state = remains.recorded_states.get((worksheet_id, version), "kept")
        meta = remains.metas.get((worksheet_id, version))
        if meta is None:
            try:
                listed = meta_of(read_worksheet(content), state, now())
            except WorksheetUnreadable:
                continue  # only a newer program can read it
            meta = sealer.seal(listed.to_bytes(), "meta", worksheet_id, version)
        _insert(connection, _Row(worksheet_id, version, next(places), state != "kept", meta), document)
        yield worksheet_id
    for worksheet_id in remains.purged:
        version = remains.newest(worksheet_id)
        meta = sealer.seal(Meta(state="purged", since=now()).to_bytes(), "meta", worksheet_id, version)
        row = _Row(worksheet_id, version, next(places), deleted=True, meta=meta)
        _insert(connection, row, sealer.seal(b"", "doc", worksheet_id, version))


def _insert(connection: Connection, row: _Row, document: bytes) -> None:
    connection.execute(insert(worksheet_table), row._asdict())
    connection.execute(insert(document_table), {"id": row.id, "doc": document})
