"""Begins a store, or opens one."""

import tempfile
from pathlib import Path

from hrbc_desktop.records.audit.last_seen import SEEN_FILE_NAME, LastSeen
from hrbc_desktop.records.crypto.field_cipher import FieldCipher
from hrbc_desktop.records.crypto.locked_vault import STORE_FILE_NAME
from hrbc_desktop.records.crypto.unlock_throttle import Clock, utc_now
from hrbc_desktop.records.crypto.vault import UnlockedVault
from hrbc_desktop.records.database.sqlcipher import FileDatabase, new_file
from hrbc_desktop.records.errors import (
    KeyFileOutdated,
    RecordsError,
    StoreDamaged,
    StoreExists,
    StoreMissing,
    file_errors_as_sentences,
)
from hrbc_desktop.records.recovery.atomic_file import make_private_folder, move_durably
from hrbc_desktop.records.recovery.swap_files import move_journals_away
from hrbc_desktop.records.store import Store


def new_store(folder: Path, vault: UnlockedVault, now: Clock = utc_now) -> Store:
    """Begin an empty list in the folder of the vault. Raises `StoreExists`, or the sentence for the folder."""
    path = folder / STORE_FILE_NAME
    make_private_folder(folder)
    with file_errors_as_sentences():
        if path.exists() and path.stat().st_size:
            raise StoreExists
    with file_errors_as_sentences():
        (folder / SEEN_FILE_NAME).unlink(missing_ok=True)  # of a list that is gone
    _make_empty_list(path, vault.page_key)
    return Store(FileDatabase(path, vault.page_key), vault, now, _last_seen(folder, vault))


def open_store(folder: Path, vault: UnlockedVault, now: Clock = utc_now) -> Store:
    """Open the worksheets in the folder of the vault.

    Raises `StoreMissing`, `StoreDamaged`, `StoreNewer`, `StoreBusy`, or the sentence for the folder.
    """
    path = folder / STORE_FILE_NAME
    with file_errors_as_sentences():
        if not path.exists() or not path.stat().st_size:
            raise StoreMissing
    database = FileDatabase(path, vault.page_key)
    try:
        key = right_key(vault, database.check_format())
        return Store(database, key, now, _last_seen(folder, key))
    except RecordsError:
        database.close()
        raise


def right_key(vault: UnlockedVault, generation: int) -> UnlockedVault:
    """The key that the list has now; the key file for it takes its place, if the program was ended just before that.

    Raises `KeyFileOutdated` when the key file is older than the list, `StoreDamaged` when it is newer.
    """
    if generation == vault.generation:
        return vault
    following = vault.following
    if following is not None and following.vault is not None and following.generation == generation:
        following.vault.promote_next()
        return following
    raise KeyFileOutdated if generation > vault.generation else StoreDamaged


def _last_seen(folder: Path, vault: UnlockedVault) -> LastSeen:
    return LastSeen(folder, FieldCipher(vault.subkey("seen")))


def _make_empty_list(path: Path, key: bytes) -> None:
    """Build the file in a temporary folder and move it into place, so that a crash never leaves half a list."""
    with file_errors_as_sentences(), tempfile.TemporaryDirectory(dir=path.parent, prefix=".new-") as scratch:
        fresh = Path(scratch) / path.name
        with new_file(fresh, key):
            pass
        move_journals_away(path.parent)
        move_durably(fresh, path)


def memory_store(now: Clock = utc_now) -> Store:
    """A store that leaves nothing on this computer: it is gone when it is closed."""
    vault = UnlockedVault.for_this_run()
    database = FileDatabase(None, vault.page_key)
    database.create_tables()
    return Store(database, vault, now)
