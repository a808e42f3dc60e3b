"""The vault: who may read the worksheets. A passphrase or the printed recovery code unlocks one random data key.

In a list of one person the key file holds that key, wrapped (`key_file`). In a list of several it holds a ring of
slots, one for each person (`key_ring`), or says how to read that ring from the server.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NoReturn, Self

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from hrbc_desktop.files import read_file
from hrbc_desktop.records.crypto.field_cipher import DecryptionFailed, FieldCipher
from hrbc_desktop.records.crypto.key_file import FOR_RANDOM_SECRETS, Cost, KeyFile, SlotName, new_key_file, wrapping
from hrbc_desktop.records.crypto.key_ring import RECOVERY, KeyRing, PersonSecret, RingChange, RingFile, ids_of
from hrbc_desktop.records.crypto.locked_vault import (
    CODE_FILE_NAME,
    LARGEST_KEY_FILE,
    LockedVault,
    may_be_there,
)
from hrbc_desktop.records.crypto.os_keyring import drop_secret, keep_secret, kept_secret
from hrbc_desktop.records.crypto.passphrase_strength import passphrase_bytes
from hrbc_desktop.records.crypto.recovery_code import new_recovery_code, read_recovery_code
from hrbc_desktop.records.crypto.unlock_throttle import Attempts
from hrbc_desktop.records.errors import (
    KeyFileDamaged,
    KeyringMissing,
    KeyringSecretMissing,
    PassphraseEmpty,
    RecordsError,
    StoreClosed,
    StoreExists,
    TooManyPeople,
    UnlockThrottled,
    WrongPassphrase,
    WrongRecoveryCode,
    file_errors_as_sentences,
)
from hrbc_desktop.records.recovery.atomic_file import make_private_folder, move_durably, write_private

if TYPE_CHECKING:
    from hrbc_desktop.records.database.server_address import ServerAddress

LONGEST_IN_USE = 16_384
"""Bytes. Older versions of the program call a longer key file damaged, and one in use must tell them that it is newer.
Only one that came out of a server's backup may be longer."""
_KEY_BYTES = 32


class UnlockedVault:
    """The data key while the vault is unlocked. `failed_before`: the wrong attempts since it was last unlocked."""

    def __init__(
        self,
        data_key: bytes,
        failed_before: Attempts | None = None,
        *,
        ring: KeyRing | None = None,
        person: str = "",
        vault: Vault | None = None,
        following: UnlockedVault | None = None,
    ) -> None:
        """`ring`, `person`: through whose slot it was unlocked, where several people use the list.

        `vault`: to ask her for her passphrase once more. `following`: the key that the list is about to get, or has
        got just before the program was ended.
        """
        self._data_key = bytearray(data_key)
        self.failed_before = failed_before or Attempts()
        self.slot = ring.slot(person) if ring else None
        self.generation = ring.generation if ring else 0
        self._page_key = ring.page_key(data_key) if ring else b""
        self.vault, self.following = vault, following

    @property
    def page_key(self) -> bytes:
        """The key of the pages of the file, or of its copies where a server keeps the list."""
        return self._page_key or self.subkey("database")

    @classmethod
    def for_this_run(cls) -> Self:
        """Return an ephemeral key for an in-memory store."""
        return cls(secrets.token_bytes(_KEY_BYTES))

    def subkey(self, purpose: str) -> bytes:
        """A 256-bit key for one purpose, made from the data key by HKDF (RFC 5869). Raises `StoreClosed` if locked."""
        if not any(self._data_key):
            raise StoreClosed
        info = f"hrbc-desktop {purpose}".encode()
        return HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=info).derive(bytes(self._data_key))

    def lock(self) -> None:
        """Overwrite the data key. Copies that Python or a library made may stay in memory until it is used again."""
        self._data_key[:] = bytes(len(self._data_key))
        if self.following is not None:
            self.following.lock()


class Vault(LockedVault):
    """The key file in a folder: make it, unlock it, change its passphrase."""

    @classmethod
    def of(cls, locked: LockedVault) -> Self:
        """What opens this vault. Wrong attempts are counted together: the locked page says how long to wait."""
        vault = cls(locked.folder, server=locked.server)
        vault.failed_attempts = locked.failed_attempts
        return vault

    def create(self, passphrase: str, cost: Cost | None = None) -> tuple[UnlockedVault, str]:
        """Make the key file; the unlocked vault and the recovery code to print.

        Raises `StoreExists`, `PassphraseEmpty`, or the sentence for a folder that cannot be written to.
        """
        if self.exists:
            raise StoreExists
        secret, code, cost = _secret(passphrase), new_recovery_code(), cost or Cost()
        data_key = secrets.token_bytes(_KEY_BYTES)
        key_file = new_key_file().with_slot("passphrase", secret, data_key, cost)
        key_file = key_file.with_slot("recovery", read_recovery_code(code).encode(), data_key, cost)
        make_private_folder(self._folder)
        self._write_with_code(key_file, code, data_key)
        return UnlockedVault(data_key, self.failed_attempts.forget()), code

    def unlock(self, passphrase: str, person: str = "") -> UnlockedVault:
        """Unlock with the passphrase; `person`: the id of who types it, where several people use the list.

        Raises `WrongPassphrase`, `UnlockThrottled` (that attempt is neither tried nor counted), `KeyFileMissing`,
        `KeyFileDamaged`, `KeyFileNewer`, `PersonUnknown`, or the sentences of a server that keeps the ring.
        """
        if self.has_people:
            return self._unlock_ring(person, passphrase_bytes(passphrase))
        data_key = self._open(self._read(), "passphrase", passphrase_bytes(passphrase))
        following = self._following(passphrase_bytes(passphrase))
        return UnlockedVault(data_key, self.failed_attempts.forget(), vault=self, following=following)

    def unlock_with_code(self, typed_code: str) -> UnlockedVault:
        """Unlock with the recovery code, in any case and spacing.

        Raises `RecoveryCodeMistyped` (not counted), `WrongRecoveryCode`, and the others as `unlock`.
        """
        code = read_recovery_code(typed_code)
        if self.has_people:
            return self._unlock_ring("recovery", code.encode())
        data_key = self._open(self._read(), "recovery", code.encode())
        return UnlockedVault(data_key, self.failed_attempts.forget(), vault=self)

    def unlock_with_keyring(self) -> UnlockedVault:
        """Unlock with the secret in the system's keyring; the system may ask the person first.

        Raises `KeyringMissing`, `KeyringSecretMissing`, and what `unlock` raises for the key file.
        """
        key_file = self._read()
        secret = kept_secret(key_file.vault)
        if secret is None or "keyring" not in key_file.slots:
            raise KeyringSecretMissing
        try:
            return UnlockedVault(
                key_file.data_key("keyring", secret.encode()), self.failed_attempts.forget(), vault=self
            )
        except DecryptionFailed as error:
            raise KeyringSecretMissing from error

    def turn_on_keyring(self, passphrase: str) -> None:
        """Let a new random secret in the system's keyring open the worksheets too.

        Raises `KeyringMissing`, and as `unlock`.
        """
        key_file = self._read()
        data_key = self._open(key_file, "passphrase", passphrase_bytes(passphrase))
        secret = secrets.token_hex(_KEY_BYTES)
        keep_secret(key_file.vault, secret)
        key_file = key_file.with_slot("keyring", secret.encode(), data_key, FOR_RANDOM_SECRETS)
        write_private(self._path, key_file.to_bytes())

    def turn_off_keyring(self) -> None:
        """Let nothing in the system's keyring open the worksheets, and take the secret out of it.

        Raises the sentences of the key file; a keyring that does not answer keeps a secret that opens nothing.
        """
        key_file = self._read()
        write_private(self._path, key_file.without_slot("keyring").to_bytes())
        with suppress(KeyringMissing):
            drop_secret(key_file.vault)

    def change_passphrase(self, current: str, new: str, person: str = "") -> None:
        """Make `new` the passphrase; only the key file is rewritten. Raises as `unlock`, and `PassphraseEmpty`."""
        if self.has_people:
            fresh, secret = _secret(new), self.secret_of(person, current)
            self.amend_ring(lambda ring: ring.with_passphrase(person, secret, fresh))
            secret.forget()
            return
        self._replace_passphrase(_secret(new), known_by="passphrase", known=passphrase_bytes(current))

    def reset_passphrase(self, typed_code: str, new: str) -> None:
        """Make `new` the passphrase for a forgotten one. Raises as `unlock_with_code`, and `PassphraseEmpty`."""
        code = read_recovery_code(typed_code)
        self._replace_passphrase(_secret(new), known_by="recovery", known=code.encode())

    def renew_recovery_code(self, passphrase: str, person: str = "") -> str:
        """A new recovery code to print; the old one opens nothing any more. Raises as `unlock`."""
        if self.has_people:
            return self._renew_code_of_ring(passphrase, person)
        key_file, code = self._read(), new_recovery_code()
        data_key = self._open(key_file, "passphrase", passphrase_bytes(passphrase))
        cost = key_file.slots["passphrase"].cost
        renewed = key_file.with_slot("recovery", read_recovery_code(code).encode(), data_key, cost)
        self._write_with_code(renewed, code, data_key)
        return code

    @property
    def cost_of_passphrase(self) -> Cost:
        """What one guess costs in a list of one person. Raises as `unlock`."""
        slot = self._read().slots.get("passphrase")
        if slot is None:
            raise KeyFileDamaged
        return slot.cost

    def unconfirmed_code(self, unlocked: UnlockedVault) -> str:
        """The recovery code that was made and that nobody confirmed to have; empty when there is none."""
        try:
            sealed = read_file(self._code_path, LARGEST_KEY_FILE)
            cipher = FieldCipher(unlocked.subkey(CODE_FILE_NAME))
            return cipher.open(sealed, CODE_FILE_NAME, self._salt_of_code()).decode()
        except (OSError, RecordsError, DecryptionFailed):
            return ""

    def _write_with_code(self, key_file: KeyFile, code: str, data_key: bytes) -> None:
        """The code first, and bound to the slot that it will open: after a crash in between it opens nothing."""
        slot = key_file.slots["recovery"]
        self.keep_code(code, data_key, slot.salt)
        write_private(self._path, key_file.to_bytes())

    def keep_code(self, code: str, data_key: bytes, salt: bytes) -> None:
        """Keep a recovery code, sealed, until somebody says that she has it. `salt`: of the slot that it opens."""
        sealer = FieldCipher(UnlockedVault(data_key).subkey(CODE_FILE_NAME))
        write_private(self._code_path, sealer.seal(code.encode(), CODE_FILE_NAME, salt.hex()))

    # -- where several people use the list

    def person_named(self, name: str) -> str:
        """The id of who has this name, in any case and spacing; empty when nobody has it. For a job: it takes a while.

        Raises as `read_ring`.
        """
        return self.read_ring().person_named(name) if self.has_people else ""

    def refuse(self, passphrase: str) -> NoReturn:
        """Refuse somebody who is not on the ring as if her passphrase were wrong: after the same work, and counted.

        Raises `WrongPassphrase`, `UnlockThrottled`, and as `read_ring`.
        """
        ring = self.read_ring()
        if wait := self.seconds_to_wait():
            raise UnlockThrottled(wait)
        slot = ring.people[0]
        wrapping(passphrase_bytes(passphrase), slot.salt, slot.cost)
        raise WrongPassphrase(self.failed_attempts.add())

    def secret_of(self, person: str, passphrase: str) -> PersonSecret:
        """What only this person has. Raises as `unlock`; the caller lets it be forgotten as soon as it can."""
        return self._secret_on(self.read_ring(), person, passphrase_bytes(passphrase))

    def secret_by_code(self, typed_code: str) -> PersonSecret:
        """What the printed recovery code opens. Raises as `unlock_with_code`."""
        return self._secret_on(self.read_ring(), "recovery", read_recovery_code(typed_code).encode())

    def read_ring(self) -> KeyRing:
        """Everybody's slots. Raises as `unlock`, and `KeyFileOutdated` in a list of one person."""
        file = self.ring_file()
        if file.ring is not None:
            return file.ring
        from hrbc_desktop.records.people.ring_on_server import read_server_ring  # noqa: PLC0415 - only clinics have it

        ring = read_server_ring(self._server_address, file)
        self.note_people(ring)
        return ring

    def amend_ring(self, change: RingChange) -> None:
        """Change the slots, with nobody else changing them in between. Raises as `read_ring`."""
        file = self.ring_file()
        if file.ring is not None:
            self.write_ring(change(file.ring))
            return
        from hrbc_desktop.records.people.ring_on_server import amend_server_ring  # noqa: PLC0415

        self.note_people(amend_server_ring(self._server_address, file, change))

    def write_ring(self, ring: KeyRing) -> None:
        """Write the key file that holds this ring. Raises `TooManyPeople`, or the disk's sentences."""
        write_private(self._path, _ring_content(ring))

    def write_next(self, file: RingFile) -> None:
        """Write the key file that will be in force once the list has its next key."""
        write_private(self._next_path, file.to_bytes() if file.ring is None else _ring_content(file.ring))

    def promote_next(self) -> None:
        """Make the next key file the key file: the list has the key that it is for."""
        with file_errors_as_sentences(), suppress(FileNotFoundError):  # another window was first
            move_durably(self._next_path, self._path)

    @contextmanager
    def keyring_ends(self) -> Iterator[None]:
        """Take the secret of a list of one person out of the system's keyring, when it opens nothing any more."""
        key_file = self._read()
        yield
        if "keyring" in key_file.slots:
            with suppress(KeyringMissing):
                drop_secret(key_file.vault)

    @property
    def _server_address(self) -> ServerAddress:
        if self.server is None:
            raise KeyFileDamaged
        return self.server

    def ring_file(self) -> RingFile:
        """The key file of several people. Raises `KeyFileMissing`, `KeyFileDamaged`, `KeyFileNewer`."""
        return RingFile.from_bytes(self._content(self._path))

    def note_people(self, ring: KeyRing) -> None:
        """Keep the ids that are on the server, for the locked page, and nobody's name: best effort."""
        file = self.ring_file()
        if file.server is not None and file.server.names != ids_of(ring):
            server = file.server.model_copy(update={"names": ids_of(ring)})
            with suppress(RecordsError):
                write_private(self._path, file.model_copy(update={"server": server}).to_bytes())

    def _forget_names(self, ring: KeyRing) -> None:
        """Take the names out of a key file that an older version of the program wrote: best effort."""
        if ring.says_names and self.server is None:
            with suppress(RecordsError):
                self.amend_ring(KeyRing.without_names)

    def _unlock_ring(self, person: str, passphrase: bytes) -> UnlockedVault:
        ring = self.read_ring()
        secret = self._secret_on(ring, person, passphrase)
        data_key = ring.list_key(person, secret)
        following = self._following_of_ring(person, secret)
        secret.forget()
        failed = self.failed_attempts.forget()
        self._forget_names(ring)
        return UnlockedVault(data_key, failed, ring=ring, person=person, vault=self, following=following)

    def _secret_on(self, ring: KeyRing, person: str, passphrase: bytes) -> PersonSecret:
        if wait := self.seconds_to_wait():
            raise UnlockThrottled(wait)
        try:
            return ring.secret(person, passphrase)
        except DecryptionFailed as error:
            wrong = WrongRecoveryCode if person == "recovery" else WrongPassphrase
            raise wrong(self.failed_attempts.add()) from error

    def _renew_code_of_ring(self, passphrase: str, person: str) -> str:
        ring, code = self.read_ring(), new_recovery_code()
        secret = self._secret_on(ring, person, passphrase_bytes(passphrase))
        data_key = ring.list_key(person, secret)
        secret.forget()
        cost = ring.slot(person).cost
        fresh = ring.with_person(RECOVERY, "", read_recovery_code(code).encode(), data_key, cost).slot(RECOVERY)
        self.keep_code(code, data_key, fresh.salt)
        self.amend_ring(lambda current: current.model_copy(update={"recovery": fresh}))
        return code

    def _salt_of_code(self) -> str:
        if self.has_people:
            recovery = self.read_ring().recovery
            return recovery.salt.hex() if recovery else ""
        slot = self._read().slots.get("recovery")
        return slot.salt.hex() if slot else ""

    def _following(self, passphrase: bytes) -> UnlockedVault | None:
        """The next key of a list that one person used so far, if her passphrase opens it too."""
        try:
            ring = self._next_ring()
            if ring is None or len(ring.people) != 1:
                return None
            slot = ring.people[0]
            secret = ring.secret(slot.id, passphrase)
            return UnlockedVault(ring.list_key(slot.id, secret), ring=ring, person=slot.id, vault=self)
        except (RecordsError, DecryptionFailed):
            return None

    def _following_of_ring(self, person: str, secret: PersonSecret) -> UnlockedVault | None:
        try:
            ring = self._next_ring()
            if ring is None:
                return None
            return UnlockedVault(ring.list_key(person, secret), ring=ring, person=person, vault=self)
        except RecordsError:  # somebody who is being removed, or a recovery code that ends
            return None

    def _next_ring(self) -> KeyRing | None:
        """The ring for the next key, in a file here or on the server; None when none is there."""
        if not may_be_there(self._next_path):
            return None
        from hrbc_desktop.records.people.ring_on_server import read_server_ring  # noqa: PLC0415

        file = RingFile.from_bytes(self._content(self._next_path))
        return file.ring if file.ring is not None else read_server_ring(self._server_address, file)

    def _replace_passphrase(self, secret: bytes, *, known_by: SlotName, known: bytes) -> None:
        key_file = self._read()
        data_key = self._open(key_file, known_by, known)
        cost = key_file.slots[known_by].cost
        write_private(self._path, key_file.with_slot("passphrase", secret, data_key, cost).to_bytes())

    def _open(self, key_file: KeyFile, slot: SlotName, secret: bytes) -> bytes:
        if wait := self.seconds_to_wait():
            raise UnlockThrottled(wait)
        try:
            return key_file.data_key(slot, secret)
        except DecryptionFailed as error:
            wrong = WrongPassphrase if slot == "passphrase" else WrongRecoveryCode
            raise wrong(self.failed_attempts.add()) from error

    def _read(self) -> KeyFile:
        return KeyFile.from_bytes(self._content(self._path))


def _ring_content(ring: KeyRing) -> bytes:
    content = RingFile(vault=ring.vault, kind="ring", ring=ring).to_bytes()
    if len(content) > LONGEST_IN_USE:
        raise TooManyPeople
    return content


def _secret(passphrase: str) -> bytes:
    if not passphrase.strip():
        raise PassphraseEmpty
    return passphrase_bytes(passphrase)
