"""From a passphrase to open records. All of it takes a good part of a second: run it as a job.

With the records comes a recovery code that nobody confirmed to have yet, to be shown again; it is empty without one.
The data key is always wiped afterwards: an open store needs only the derived keys.
"""

from pathlib import Path

from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.locked_vault import LockedVault
from hrbc_desktop.records.crypto.vault import UnlockedVault, Vault
from hrbc_desktop.records.errors import NotAnAdministrator, OwnPassphraseNeeded, RecordsError, StoreExists
from hrbc_desktop.records.people.membership import finish_key_change, set_passphrase
from hrbc_desktop.records.recovery.backup import restore, restore_in_place
from hrbc_desktop.records.recovery.salvage import salvage_in_place
from hrbc_desktop.records.shared.shared_store import new_shared_store, open_shared_store, refuse_second_list
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import memory_store, new_store, open_store


class RecordsOpener:
    """The ways to the records behind one key file."""

    def __init__(self, vault: LockedVault) -> None:
        self._vault = Vault.of(vault)

    def person_named(self, name: str) -> str:
        """The id of who has this name; empty when nobody has it. Raises RecordsError."""
        return self._vault.person_named(name)

    def begin(self, passphrase: str, cost: Cost | None = None) -> tuple[Store, str]:
        """Begin a list behind `passphrase`; the open records, and the recovery code to write down.

        Raises RecordsError.
        """
        if self._vault.server is not None:
            refuse_second_list(self._vault.server)
        unlocked, code = self._vault.create(passphrase, cost)
        return self._new(unlocked), code

    def unlock(self, passphrase: str, person: str = "") -> tuple[Store, str]:
        """Open the records; `person`: the id of who types it, where several people use the list.

        A new key for the list that was cut off is finished first. Raises RecordsError: StoreMissing when only the key
        file is left, `OwnPassphraseNeeded` when somebody else has chosen her passphrase.
        """
        unlocked = self._vault.unlock(passphrase, person)
        if unlocked.slot is not None and unlocked.slot.passphrase_by_another:
            unlocked.lock()
            raise OwnPassphraseNeeded
        store, code = self._open(unlocked)
        if store.people.key_is_due and store.people.may("manage people"):
            return self._finish_key_change(store, passphrase, person)
        return store, code if store.people.may("renew recovery code") else ""

    def unlock_by_name(self, passphrase: str, name: str) -> tuple[Store, str]:
        """Open the records as `unlock` for who has this name; a name that nobody has fails as a wrong passphrase does.

        So nobody finds out by trying names who works here. Raises RecordsError.
        """
        person = self._vault.person_named(name)
        if not person:
            self._vault.refuse(passphrase)
        return self.unlock(passphrase, person)

    def unlock_with_own_passphrase(self, first: str, own: str, person: str) -> tuple[Store, str]:
        """Put a passphrase of her own in the place of the one that somebody gave her, and open the records."""
        self._vault.change_passphrase(first, own, person)
        store, code = self.unlock(own, person)
        store.logbook.log_when_possible("own passphrase changed")
        return store, code

    def unlock_with_keyring(self) -> tuple[Store, str]:
        """Open the records with what the system's keyring holds. Raises RecordsError."""
        return self._open(self._vault.unlock_with_keyring())

    def begin_again(self, passphrase: str) -> tuple[Store, str]:
        """Begin an empty list behind the key file that is left, with a new recovery code. Raises RecordsError.

        The printed code holds until the list is there. Where a server keeps the list, none is begun behind an old key.
        """
        if self._vault.server is not None or self._vault.has_people:
            raise StoreExists
        store = self._new(self._vault.unlock(passphrase))
        try:
            return store, self._vault.renew_recovery_code(passphrase)
        except RecordsError:
            store.close()
            raise

    def recover(self, code: str, passphrase: str, person: str = "") -> tuple[Store, str]:
        """Make `passphrase` the new one by the recovery code, and open the records. Raises RecordsError.

        `person`: whose, where several people use the list; only an administrator gets in so.
        """
        if self._vault.has_people:
            self._let_administrator_in(code, passphrase, person)
            return self.unlock(passphrase, person)
        self._vault.reset_passphrase(code, passphrase)
        store, code_to_show = self.unlock(passphrase)
        store.logbook.log_when_possible("passphrase changed")
        return store, code_to_show

    def put_back(self, backup: Path) -> None:
        """Put the worksheets of a backup where none are kept, or in the place of what cannot be opened.

        That is set aside. Raises RecordsError.
        """
        if self._vault.exists:
            restore_in_place(backup, self._vault.folder)
        else:
            restore(backup, self._vault.folder)

    def salvage(self, passphrase: str, person: str = "") -> str:
        """Put what can be read of a damaged list in its place; what came of it, in a sentence. Raises RecordsError."""
        unlocked = self._vault.unlock(passphrase, person)
        try:
            return salvage_in_place(self._vault.folder, unlocked).sentence
        finally:
            unlocked.lock()

    def in_memory(self) -> Store:
        """Records that leave nothing on this computer."""
        return memory_store()

    def _let_administrator_in(self, code: str, passphrase: str, person: str) -> None:
        store, _code = self._open(self._vault.unlock_with_code(code))
        try:
            listed = store.people.roster.one(person)
            if listed is None or listed.person.role != "administrator":
                raise NotAnAdministrator
            set_passphrase(store, person, passphrase, code)
        finally:
            store.close()

    def _finish_key_change(self, store: Store, passphrase: str, person: str) -> tuple[Store, str]:
        try:
            finish_key_change(store, passphrase)
        finally:
            store.close()
        return self._open(self._vault.unlock(passphrase, person))

    def _open(self, unlocked: UnlockedVault) -> tuple[Store, str]:
        try:
            code = self._vault.unconfirmed_code(unlocked)
            if self._vault.server is not None:
                return open_shared_store(self._vault.server, self._vault.folder, unlocked), code
            return open_store(self._vault.folder, unlocked), code
        finally:
            unlocked.lock()

    def _new(self, unlocked: UnlockedVault) -> Store:
        try:
            if self._vault.server is not None:
                return new_shared_store(self._vault.server, self._vault.folder, unlocked)
            return new_store(self._vault.folder, unlocked)
        finally:
            unlocked.lock()
