"""The store of a clinic: the same worksheets on several computers, kept by a server.

The key file stays on each computer and never goes to the server, so whoever runs the server cannot even guess at the
passphrase. A new computer needs a copy of that one file.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from hrbc_desktop.records.audit.last_seen import LastSeen
from hrbc_desktop.records.audit.trail import HEAD
from hrbc_desktop.records.crypto.encrypted_blobs import SealedThings
from hrbc_desktop.records.crypto.field_cipher import FieldCipher
from hrbc_desktop.records.crypto.unlock_throttle import Clock, utc_now
from hrbc_desktop.records.crypto.vault import UnlockedVault
from hrbc_desktop.records.database.postgres import ServerDatabase
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.errors import RecordDamaged, RecordsError
from hrbc_desktop.records.parts.tables import Tables
from hrbc_desktop.records.people.earlier_keys import adopt_waiting, earlier_keys
from hrbc_desktop.records.shared.errors import KeyFileElsewhere, ServerRefuses
from hrbc_desktop.records.shared.outbox import FOLDER_NAME, Outbox
from hrbc_desktop.records.shared.shared_parts import (
    SharedBlobStore,
    SharedCorrectionStore,
    SharedRetention,
    SharedSignedPdfStore,
    SharedWorksheetList,
    SharedWorksheetStore,
)
from hrbc_desktop.records.store import Parts, Store
from hrbc_desktop.records.store_factory import right_key

_PROOF = ".key"
"""A sealed thing that only the right key opens."""


class SharedStore(Store):
    """A list on a server. What cannot be sent waits on this computer, encrypted."""

    is_shared = True

    def __init__(
        self,
        database: ServerDatabase,
        vault: UnlockedVault,
        outbox: Outbox,
        now: Clock = utc_now,
        seen: LastSeen | None = None,
    ) -> None:
        """Use `new_shared_store` or `open_shared_store`."""
        self._outbox = outbox
        super().__init__(database, vault, now, seen, partial(_parts, outbox))
        self.worksheets.send_waiting()
        self.corrections.send_waiting()

    def close(self) -> None:
        """Discard the keys and close the list and the connection."""
        super().close()
        self._outbox.forget()


def _parts(outbox: Outbox, tables: Tables) -> Parts:
    listed, blobs = SharedWorksheetList(tables), SharedBlobStore(tables, outbox)
    retention, signed_pdfs = SharedRetention(tables, listed, blobs, outbox), SharedSignedPdfStore(tables, outbox)
    worksheets = SharedWorksheetStore(tables, listed, retention, signed_pdfs, outbox)
    corrections = SharedCorrectionStore(tables, listed, worksheets, outbox)
    return Parts(listed, worksheets, signed_pdfs, corrections, retention, blobs)


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
