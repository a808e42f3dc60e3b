"""From a passphrase to open records. All of it takes a good part of a second: run it as a job.

With the records comes a recovery code that nobody confirmed to have yet, to be shown again; it is empty without one.
The data key is always wiped afterwards: an open store needs only the derived keys.
The store is slow to import: that is part of the job, so that the locked page need not wait for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrbc_desktop.records.errors import NotAnAdministrator, OwnPassphraseNeeded, RecordsError, StoreExists

if TYPE_CHECKING:
    from pathlib import Path

    from hrbc_desktop.records.crypto.key_file import Cost
    from hrbc_desktop.records.crypto.vault import UnlockedVault, Vault
    from hrbc_desktop.records.store import Store


def begin(vault: Vault, passphrase: str, cost: Cost | None = None) -> tuple[Store, str]:
    """Begin a list behind `passphrase`; the open records, and the recovery code to write down. Raises RecordsError."""
    from hrbc_desktop.records.shared.shared_store import refuse_second_list  # noqa: PLC0415

    if vault.server is not None:
        refuse_second_list(vault.server)
    unlocked, code = vault.create(passphrase, cost)
    return _new(vault, unlocked), code


def unlock(vault: Vault, passphrase: str, person: str = "") -> tuple[Store, str]:
    """Open the records; `person`: the id of who types it, where several people use the list.

    A new key for the list that was cut off is finished first. Raises RecordsError: StoreMissing when only the key file
    is left, `OwnPassphraseNeeded` when somebody else has chosen her passphrase.
    """
    unlocked = vault.unlock(passphrase, person)
    if unlocked.slot is not None and unlocked.slot.passphrase_by_another:
        unlocked.lock()
        raise OwnPassphraseNeeded
    store, code = _open(vault, unlocked)
    if store.people.key_is_due and store.people.may("manage people"):
        return _finish_key_change(vault, store, passphrase, person)
    return store, code if store.people.may("renew recovery code") else ""


def unlock_by_name(vault: Vault, passphrase: str, name: str) -> tuple[Store, str]:
    """Open the records as `unlock` for who has this name; a name that nobody has fails as a wrong passphrase does.

    So nobody finds out by trying names who works here. Raises RecordsError.
    """
    vault.read_people()
    person = vault.person_named(name)
    if not person:
        vault.refuse(passphrase)
    return unlock(vault, passphrase, person)


def unlock_with_own_passphrase(vault: Vault, first: str, own: str, person: str) -> tuple[Store, str]:
    """Put a passphrase of her own in the place of the one that somebody gave her, and open the records."""
    vault.change_passphrase(first, own, person)
    store, code = unlock(vault, own, person)
    store.logbook.log_when_possible("own passphrase changed")
    return store, code


def unlock_with_keyring(vault: Vault) -> tuple[Store, str]:
    """Open the records with what the system's keyring holds. Raises RecordsError."""
    return _open(vault, vault.unlock_with_keyring())


def begin_again(vault: Vault, passphrase: str) -> tuple[Store, str]:
    """Begin an empty list behind the key file that is left, with a new recovery code. Raises RecordsError.

    The printed code holds until the list is there. Where a server keeps the list, none is begun behind an old key.
    """
    if vault.server is not None or vault.has_people:
        raise StoreExists
    store = _new(vault, vault.unlock(passphrase))
    try:
        return store, vault.renew_recovery_code(passphrase)
    except RecordsError:
        store.close()
        raise


def recover(vault: Vault, code: str, passphrase: str, person: str = "") -> tuple[Store, str]:
    """Make `passphrase` the new one by the recovery code, and open the records. Raises RecordsError.

    `person`: whose, where several people use the list; only an administrator gets in so.
    """
    if vault.has_people:
        _let_administrator_in(vault, code, passphrase, person)
        return unlock(vault, passphrase, person)
    vault.reset_passphrase(code, passphrase)
    store, code_to_show = unlock(vault, passphrase)
    store.logbook.log_when_possible("passphrase changed")
    return store, code_to_show


def put_back(vault: Vault, backup: Path) -> None:
    """Put the worksheets of a backup where none are kept, or in the place of what cannot be opened and is set aside.

    Raises RecordsError.
    """
    from hrbc_desktop.records.recovery.backup import restore, restore_in_place  # noqa: PLC0415

    if vault.exists:
        restore_in_place(backup, vault.folder)
    else:
        restore(backup, vault.folder)


def salvage(vault: Vault, passphrase: str, person: str = "") -> str:
    """Put what can be read of a damaged list in its place; what came of it, in a sentence. Raises RecordsError."""
    from hrbc_desktop.records.recovery.salvage import salvage_in_place  # noqa: PLC0415

    unlocked = vault.unlock(passphrase, person)
    try:
        return salvage_in_place(vault.folder, unlocked).sentence
    finally:
        unlocked.lock()


def in_memory() -> Store:
    """Records that leave nothing on this computer."""
    from hrbc_desktop.records.store_factory import memory_store  # noqa: PLC0415

    return memory_store()


def _let_administrator_in(vault: Vault, code: str, passphrase: str, person: str) -> None:
    from hrbc_desktop.records.people.membership import set_passphrase  # noqa: PLC0415

    store, _code = _open(vault, vault.unlock_with_code(code))
    try:
        listed = store.people.roster.one(person)
        if listed is None or listed.person.role != "administrator":
            raise NotAnAdministrator
        set_passphrase(store, person, passphrase, code)
    finally:
        store.close()


def _finish_key_change(vault: Vault, store: Store, passphrase: str, person: str) -> tuple[Store, str]:
    from hrbc_desktop.records.people.membership import finish_key_change  # noqa: PLC0415

    try:
        finish_key_change(store, passphrase)
    finally:
        store.close()
    return _open(vault, vault.unlock(passphrase, person))


def _open(vault: Vault, unlocked: UnlockedVault) -> tuple[Store, str]:
    from hrbc_desktop.records.shared.shared_store import open_shared_store  # noqa: PLC0415
    from hrbc_desktop.records.store_factory import open_store  # noqa: PLC0415

    try:
        code = vault.unconfirmed_code(unlocked)
        if vault.server is not None:
            return open_shared_store(vault.server, vault.folder, unlocked), code
        return open_store(vault.folder, unlocked), code
    finally:
        unlocked.lock()


def _new(vault: Vault, unlocked: UnlockedVault) -> Store:
    from hrbc_desktop.records.shared.shared_store import new_shared_store  # noqa: PLC0415
    from hrbc_desktop.records.store_factory import new_store  # noqa: PLC0415

    try:
        if vault.server is not None:
            return new_shared_store(vault.server, vault.folder, unlocked)
        return new_store(vault.folder, unlocked)
    finally:
        unlocked.lock()
