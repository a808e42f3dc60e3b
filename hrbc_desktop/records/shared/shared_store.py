"""The store of a clinic: the same worksheets on several computers, kept by a server.

The key file stays on each computer and never goes to the server, so whoever runs the server cannot even guess at the
passphrase. A new computer needs a copy of that one file.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hrbc_desktop.domain.model.worksheet import Worksheet
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
from hrbc_desktop.records.shared.outbox import FOLDER_NAME, Outbox, Waiting
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import right_key
from hrbc_desktop.records.tables.list_entry import ListedRow, meta_of

_PROOF = ".key"
"""A sealed thing that only the right key opens."""


class SharedStore(Store):
    """Worksheets on a server. What cannot be sent waits on this computer, encrypted."""

    is_shared = True

    def __init__(self, database: ServerDatabase, vault: UnlockedVault, room: Outbox, now: Clock = utc_now) -> None:
        """Use `new_shared_store` or `open_shared_store`."""
        self._room = room
        super().__init__(database, vault, now)
        self._send_waiting()

    def save(self, worksheet: Worksheet, read_version: int = 0) -> int:
        """Keep the worksheet, as `Store.save`: on this computer first, so that nothing is lost while a server is asked.

        Raises `QueuedOffline` when the server does not answer: it waits here, and goes with a later save.
        """
        sent_before, is_kept_here = self._room.one(worksheet.id), self._keep_here(Waiting(worksheet, read_version))
        try:
            version = self._send(worksheet, read_version, sent_before)
        except ServerUnreachable as error:
            if not is_kept_here:
                raise
            self._list_waiting(worksheet, read_version)
            raise QueuedOffline from error
        self._room.drop(worksheet.id)
        self._send_waiting()
        return version

    def purge(self, worksheet_id: str) -> None:
        """Destroy the worksheet, as `Store.purge`, and what waits of it on this computer."""
        super().purge(worksheet_id)
        self._room.drop(worksheet_id)

    def waiting(self) -> list[Waiting]:
        """The worksheets that wait on this computer because the server did not answer, or has another version."""
        return self._room.all()

    def settle(self, worksheet_id: str) -> None:
        """Let a waiting worksheet go: the person chose another version of it."""
        self._room.drop(worksheet_id)

    def close(self) -> None:
        """Discard the keys and close the list and the connection."""
        super().close()
        self._room.forget()

    def _refresh(self) -> None:
        """Without an answer the list stays as it was last seen."""
        with suppress(ServerUnreachable):
            super()._refresh()

    def _send(self, worksheet: Worksheet, read_version: int, sent_before: Waiting | None) -> int:
        """Save, also over what was saved by oneself without an answer: `sent_before`, which waited here."""
        try:
            return super().save(worksheet, read_version)
        except Conflict as conflict:
            theirs = conflict.theirs
            if sent_before is None or theirs is None or theirs.deleted or theirs.worksheet != sent_before.worksheet:
                raise
            return super().save(worksheet, theirs.version)

    def _keep_here(self, waiting: Waiting) -> bool:
        """Whether it could be kept on this computer; what a full disk refuses may still reach the server."""
        try:
            self._room.keep(waiting)
        except NotWritten:
            return False
        return True

    def _list_waiting(self, worksheet: Worksheet, read_version: int) -> None:
        meta = meta_of(worksheet, "kept", self._now())
        self._listing.take_waiting(ListedRow.read(worksheet.id, read_version, 0, meta.to_bytes()))

    def _send_waiting(self) -> None:
        for waiting in self._room.all():
            try:
                super().save(waiting.worksheet, waiting.read_version)
            except Conflict:
                continue
            except RecordsError:
                return
            self._room.drop_unless_newer(waiting)


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
        return SharedStore(database, key, Outbox(folder, FieldCipher(key.subkey("waiting"))), now)
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
