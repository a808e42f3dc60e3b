"""From a passphrase to open records. All of it takes a good part of a second: run it as a job."""

from collections.abc import Callable
from pathlib import Path

from hrbc_desktop.records.key_file import Cost
from hrbc_desktop.records.store import Store, new_store, open_store
from hrbc_desktop.records.vault import UnlockedVault, Vault


def begin(vault: Vault, passphrase: str, cost: Cost | None = None) -> tuple[Store, str]:
    """Begin a list behind `passphrase`; the open records, and the recovery code to write down. Raises RecordsError."""
    unlocked, code = vault.create(passphrase, cost)
    return _opened(new_store, vault, unlocked), code


def unlock(vault: Vault, passphrase: str) -> Store:
    """Open the records. Raises RecordsError: StoreMissing when only the key file is left."""
    return _opened(open_store, vault, vault.unlock(passphrase))


def begin_again(vault: Vault, passphrase: str) -> tuple[Store, str]:
    """Begin an empty list behind the key file that is left, with a new recovery code. Raises RecordsError."""
    code = vault.renew_recovery_code(passphrase)
    return _opened(new_store, vault, vault.unlock(passphrase)), code


def recover(vault: Vault, code: str, passphrase: str) -> Store:
    """Make `passphrase` the new one by the recovery code, and open the records. Raises RecordsError."""
    vault.reset_passphrase(code, passphrase)
    return unlock(vault, passphrase)


def _opened(opening: Callable[[Path, UnlockedVault], Store], vault: Vault, unlocked: UnlockedVault) -> Store:
    """Open the records, then overwrite the data key: from here on they need only the keys that were made of it."""
    try:
        return opening(vault.folder, unlocked)
    finally:
        unlocked.lock()
