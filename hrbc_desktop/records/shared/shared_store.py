"""The store of a clinic: the same worksheets on several computers, kept by a server.

The key file stays on each computer and never goes to the server, so whoever runs the server cannot even guess at the
passphrase. A new computer needs a copy of that one file.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.revisions.merge import merge
from hrbc_desktop.records.audit.last_seen import LastSeen
from hrbc_desktop.records.audit.trail import HEAD
from hrbc_desktop.records.crypto.encrypted_blobs import SealedThings
from hrbc_desktop.records.crypto.field_cipher import FieldCipher
from hrbc_desktop.records.crypto.unlock_throttle import Clock, utc_now
from hrbc_desktop.records.crypto.vault import UnlockedVault
from hrbc_desktop.records.database.postgres import ServerDatabase
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.errors import Conflict, NotWritten, RecordDamaged, RecordsError
from hrbc_desktop.records.people.earlier_keys import adopt_waiting, earlier_keys
from hrbc_desktop.records.shared.errors import KeyFileElsewhere, QueuedOffline, ServerRefuses, ServerUnreachable
from hrbc_desktop.records.shared.outbox import FOLDER_NAME, Outbox, Waiting, WaitingPdf, digest_of
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import right_key
from hrbc_desktop.records.tables.list_entry import ListedRow, meta_of
from hrbc_desktop.records.tables.signed_pdfs import SignedPdf
from hrbc_desktop.records.tables.worksheet_index import Summaries

_PROOF = ".key"
"""A sealed thing that only the right key opens."""


class SharedStore(Store):
    """Worksheets on a server. What cannot be sent waits on this computer, encrypted."""

    is_shared = True

    def __init__(
        self,
        database: ServerDatabase,
        vault: UnlockedVault,
        room: Outbox,
        now: Clock = utc_now,
        seen: LastSeen | None = None,
    ) -> None:
        """Use `new_shared_store` or `open_shared_store`."""
        self._room = room
        self._unanswered: dict[str, list[str]] = {}
        """The digests of what was sent since the last answer, by worksheet."""
        self._turn = Lock()
        super().__init__(database, vault, now, seen)
        self.send_waiting()

    def save(self, worksheet: Worksheet, read_version: int = 0) -> int:
        """Keep the worksheet, as `Store.save`: on this computer first, so that nothing is lost while a server is asked.

        Raises `QueuedOffline` when the server does not answer: it waits here, and goes with a later save.
        """
        waiting = Waiting(worksheet, read_version)
        is_kept_here = self.keep_here(waiting)
        return self._send(waiting, is_kept_here=is_kept_here)

    def keep_here(self, waiting: Waiting) -> bool:
        """Keep it on this computer, with what was sent of it before; False when the disk refuses it.

        What a full disk refuses may still reach the server.
        """
        self.people.require("write")
        before = self._room.one(waiting.worksheet.id)
        known = (*(before.sent if before else ()), *self._unanswered.get(waiting.worksheet.id, ()))
        base = waiting.base
        if base is None and before is not None and before.read_version == waiting.read_version:
            base = before.base
        try:
            by = waiting.by or self._name_here
            self._room.keep(replace(waiting, sent=tuple(dict.fromkeys(known)), base=base, by=by))
        except NotWritten:
            return False
        return True

    def send(self, waiting: Waiting) -> int:
        """Bring to the server what was kept here before; its new version. Raises as `save`."""
        return self._send(waiting, is_kept_here=self._room.one(waiting.worksheet.id) is not None)

    def _send(self, waiting: Waiting, *, is_kept_here: bool) -> int:
        try:
            version = self._sent(waiting)
        except ServerUnreachable as error:
            if not is_kept_here:
                raise
            self._list_waiting(waiting)
            raise QueuedOffline from error
        self._room.drop_unless_newer(waiting)
        self.send_waiting()
        return version

    def _sent(self, waiting: Waiting) -> int:
        """Save, also over what was saved by oneself without an answer; what others changed beside it stays too.

        Raises `Conflict` for what both changed.
        """
        worksheet_id = waiting.worksheet.id
        with self._turn:
            self._unanswered.setdefault(worksheet_id, []).append(digest_of(waiting.worksheet))
        try:
            version = self._write(waiting.worksheet, waiting.read_version, self._typed_by(waiting))
        except Conflict as conflict:
            kept = self._room.one(worksheet_id)
            theirs, sent_before = conflict.theirs, [*self._unanswered.get(worksheet_id, ())]
            if kept is not None:
                sent_before += kept.sent
            if theirs is None or theirs.deleted or digest_of(theirs.worksheet) not in sent_before:
                base = waiting.base or (kept.base if kept and kept.read_version == waiting.read_version else None)
                raise Conflict(conflict.mine, theirs, conflict.theirs_by, base) from None
            version = self._write(waiting.worksheet, theirs.version, self._typed_by(waiting))
        with self._turn:
            self._unanswered.pop(worksheet_id, None)
        return version

    @property
    def _name_here(self) -> str:
        """Who is here, where several people use the list; empty where one does."""
        return self.people.person.name if self.people.person is not None else ""

    def _typed_by(self, waiting: Waiting) -> str:
        return (waiting.by if self._name_here else "") or self.who

    def _destroy(self, worksheet_id: str) -> None:
        """Destroy the worksheet, and what waits of it on this computer."""
        super()._destroy(worksheet_id)
        self._room.destroy(worksheet_id)

    def keep_pdf_here(self, waiting: WaitingPdf) -> bool:
        """Keep it on this computer; False when the disk refuses it: a full one may still reach the server."""
        try:
            self._room.keep_pdf(replace(waiting, by=waiting.by or self._name_here))
        except NotWritten:
            return False
        return True

    def send_pdf(self, waiting: WaitingPdf) -> None:
        """Bring a signed PDF to the server, once. Raises `QueuedOffline` when it waits here, else as `Store`."""
        try:
            super().send_pdf(waiting)
        except ServerUnreachable as error:
            if waiting.pdf in self._waiting_pdfs(waiting.worksheet_id):
                raise QueuedOffline from error
            raise
        self._room.drop_pdf(waiting)

    def pdfs(self, worksheet_id: str) -> list[SignedPdf]:
        """As `Store.pdfs`, with those that wait here, and these alone while the server does not answer."""
        waiting = self._waiting_pdfs(worksheet_id)
        try:
            kept = super().pdfs(worksheet_id)
        except ServerUnreachable:
            if not waiting:
                raise
            kept = []
        return kept + [pdf for pdf in waiting if pdf not in kept]

    def _waiting_pdfs(self, worksheet_id: str) -> list[SignedPdf]:
        return [one.pdf for one in self._room.pdfs(worksheet_id)]

    def waiting(self) -> list[Waiting]:
        """The worksheets that wait on this computer because the server did not answer, or has another version."""
        return self._room.all()

    def remember_here(self, name: str, content: bytes) -> None:
        """Keep it in a file of this computer: no server is asked for it."""
        self._room.remember(name, content)

    def remembered_here(self, name: str) -> bytes | None:
        """What was remembered so, or None; also for what is damaged."""
        return self._room.remembered(name)

    def get_blob_at_hand(self, name: str) -> bytes | None:
        """As `Store.get_blob_at_hand`. Raises `ServerUnreachable` for what this computer has not seen."""
        seen = self._room.remembered(name)
        try:
            kept = self.get_blob(name)
        except ServerUnreachable:
            if seen is None:
                raise
            return seen
        if kept is not None and kept != seen:
            with suppress(NotWritten):
                self._room.remember(name, kept)
        return kept

    def settle(self, worksheet_id: str) -> None:
        """Let a waiting worksheet go: the person chose another version of it."""
        self._room.drop(worksheet_id)

    def close(self) -> None:
        """Discard the keys and close the list and the connection."""
        super().close()
        self._room.forget()

    def deleted(self) -> Summaries:
        """As `Store.deleted`. Raises `ServerUnreachable`: what was last seen may not be all that is deleted."""
        super()._refresh()
        return self.known_deleted()

    def _refresh(self) -> None:
        """Without an answer the list stays as it was last seen."""
        with suppress(ServerUnreachable):
            super()._refresh()

    def _list_waiting(self, waiting: Waiting) -> None:
        meta = meta_of(waiting.worksheet, "kept", self._now())
        row = ListedRow.read(waiting.worksheet.id, waiting.read_version, 0, meta.to_bytes())
        self._listing.take_waiting(row)

    def send_waiting(self) -> None:
        """Send what waits here. What others changed beside it stays too; what both changed goes on waiting."""
        for waiting in self._room.all() if self.people.may("write") else ():
            try:
                self._sent(waiting)
            except Conflict as conflict:
                if self._is_merged(conflict):
                    self._room.drop_unless_newer(waiting)
                continue
            except RecordsError:
                return
            self._room.drop_unless_newer(waiting)
        for pdf in self._room.pdfs() if self.people.may("write") else ():
            try:
                self.send_pdf(pdf)
            except RecordsError:
                return

    def _is_merged(self, conflict: Conflict) -> bool:
        """Save what both sides changed in different fields; False when a person has to choose."""
        if conflict.theirs is None or conflict.theirs.deleted:
            return False
        together, contested = merge(conflict.base, conflict.mine, conflict.theirs.worksheet, "mine")
        if contested:
            return False
        with suppress(RecordsError):
            super().save(together, conflict.theirs.version)
            return True
        return False


def refuse_second_list(address: ServerAddress) -> None:
    """Say before a key is made that no list can be begun for it.

    Raises `KeyFileElsewhere` when the server keeps a list already, `ServerRefuses` when this user may make no tables.
    """
    database = ServerDatabase(address, b"")
    try:
        if database.has_tables():
            raise KeyFileElsewhere
        if not database.may_begin():
            raise ServerRefuses
    finally:
        database.close()


def new_shared_store(address: ServerAddress, folder: Path, vault: UnlockedVault, now: Clock = utc_now) -> SharedStore:
    """Begin an empty list on a server. `folder`: of the vault, where worksheets wait that could not be sent.

    Raises `StoreExists`, or the server's sentences.
    """
    return _opened(_begin, address, folder, vault, now)


def open_shared_store(address: ServerAddress, folder: Path, vault: UnlockedVault, now: Clock = utc_now) -> SharedStore:
    """Open the list on a server; `folder` as above.

    Raises `ListNotOnServer`, `StoreNewer`, `KeyFileElsewhere`, or the server's sentences.
    """
    return _opened(_check, address, folder, vault, now)


def _opened(
    prepare: Callable[[ServerDatabase, UnlockedVault], UnlockedVault],
    address: ServerAddress,
    folder: Path,
    vault: UnlockedVault,
    now: Clock,
) -> SharedStore:
    database = ServerDatabase(address, vault.page_key)
    try:
        key = prepare(database, vault)
        things = SealedThings(FieldCipher(key.subkey("fields")))
        with database.reading() as connection:
            adopt_waiting(folder / FOLDER_NAME, FieldCipher(key.subkey("waiting")), earlier_keys(connection, things))
        outbox = Outbox(folder, FieldCipher(key.subkey("waiting")))
        return SharedStore(database, key, outbox, now, LastSeen(folder, FieldCipher(key.subkey("seen"))))
    except RecordsError:
        database.close()
        raise


def _begin(database: ServerDatabase, vault: UnlockedVault) -> UnlockedVault:
    database.create_tables()
    with database.writing() as connection:
        SealedThings(FieldCipher(vault.subkey("fields"))).put(connection, _PROOF, b"")
    return vault


def _check(database: ServerDatabase, vault: UnlockedVault) -> UnlockedVault:
    key = right_key(vault, database.check_format())
    things = SealedThings(FieldCipher(key.subkey("fields")))
    try:
        with database.reading() as connection:
            if things.get(connection, _PROOF) is None:  # whoever runs the server took it away
                things.get(connection, HEAD)
    except RecordDamaged as error:
        raise KeyFileElsewhere from error
    return key
