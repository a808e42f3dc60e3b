"""The vault: who may read the worksheets. A passphrase or the printed recovery code unlocks one random data key."""

from __future__ import annotations

import json
import secrets
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from hrbc_desktop.files import read_file
from hrbc_desktop.records.crypto.os_keyring import drop_secret, keep_secret, kept_secret
from hrbc_desktop.records.crypto.passphrase_strength import passphrase_bytes
from hrbc_desktop.records.crypto.recovery_code import new_recovery_code, read_recovery_code
from hrbc_desktop.records.crypto.unlock_throttle import Attempts, Clock, FailedAttempts, utc_now
from hrbc_desktop.records.errors import (
    KeyFileDamaged,
    KeyFileMissing,
    KeyringMissing,
    KeyringSecretMissing,
    PassphraseEmpty,
    RecordsError,
    StoreClosed,
    StoreExists,
    UnlockThrottled,
    WrongPassphrase,
    WrongRecoveryCode,
    file_errors_as_sentences,
)
from hrbc_desktop.records.recovery.atomic_file import make_private_folder, write_private

if TYPE_CHECKING:
    from hrbc_desktop.records.crypto.key_file import Cost, KeyFile, SlotName
    from hrbc_desktop.records.database.server_address import ServerAddress

KEY_FILE_NAME = "store.key"
LARGEST_KEY_FILE = 16_384
STORE_FILE_NAME = "store.db"
ATTEMPTS_FILE_NAME = "store.attempts"
CODE_FILE_NAME = "store.code"
"""A recovery code that nobody confirmed to have, sealed: only who unlocks the vault can read it."""
_KEY_BYTES = 32


class UnlockedVault:
    """The data key while the vault is unlocked. `failed_before`: the wrong attempts since it was last unlocked."""

    def __init__(self, data_key: bytes, failed_before: Attempts | None = None) -> None:
        self._data_key = bytearray(data_key)
        self.failed_before = failed_before or Attempts()

    @classmethod
    def for_this_run(cls) -> Self:
        """Return an ephemeral key for an in-memory store."""
        return cls(secrets.token_bytes(_KEY_BYTES))

    def subkey(self, purpose: str) -> bytes:
        """A 256-bit key for one purpose, made from the data key by HKDF (RFC 5869). Raises `StoreClosed` if locked."""
        from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - nothing is unlocked at the start
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

        if not any(self._data_key):
            raise StoreClosed
        info = f"hrbc-desktop {purpose}".encode()
        return HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=info).derive(bytes(self._data_key))

    def lock(self) -> None:
        """Overwrite the data key. Copies that Python or a library made may stay in memory until it is used again."""
        self._data_key[:] = bytes(len(self._data_key))


class Vault:
    """The key file in a folder: make it, unlock it, change its passphrase."""

    def __init__(self, folder: Path, now: Clock = utc_now, server: ServerAddress | None = None) -> None:
        """`server`: what keeps the worksheets instead of a file in the folder; the key file never leaves the folder."""
        self.server = server
        self._folder = folder
        self._path = folder / KEY_FILE_NAME
        self._code_path = folder / CODE_FILE_NAME
        self._failed = FailedAttempts(folder / ATTEMPTS_FILE_NAME, now)

    @property
    def folder(self) -> Path:
        """Where the key file and the worksheets are."""
        return self._folder

    @property
    def exists(self) -> bool:
        """Whether worksheets are kept here already, with or without their key file, or may be: nobody may look."""
        return _may_be_there(self._path) or _may_be_there(self._folder / STORE_FILE_NAME)

    def create(self, passphrase: str, cost: Cost | None = None) -> tuple[UnlockedVault, str]:
        """Make the key file; the unlocked vault and the recovery code to print.

        Raises `StoreExists`, `PassphraseEmpty`, or the sentence for a folder that cannot be written to.
        """
        from hrbc_desktop.records.crypto.key_file import Cost, new_key_file  # noqa: PLC0415 - see _read

        if self.exists:
            raise StoreExists
        secret, code, cost = _secret(passphrase), new_recovery_code(), cost or Cost()
        data_key = secrets.token_bytes(_KEY_BYTES)
        key_file = new_key_file().with_slot("passphrase", secret, data_key, cost)
        key_file = key_file.with_slot("recovery", read_recovery_code(code).encode(), data_key, cost)
        make_private_folder(self._folder)
        self._write_with_code(key_file, code, data_key)
        return UnlockedVault(data_key, self._failed.forget()), code

    def seconds_to_wait(self) -> float:
        """Seconds until another attempt is looked at; 0 when it may be made now. The caller waits."""
        return self._failed.seconds_to_wait()

    def unlock(self, passphrase: str) -> UnlockedVault:
        """Unlock with the passphrase.

        Raises `WrongPassphrase`, `UnlockThrottled` (that attempt is neither tried nor counted), `KeyFileMissing`,
        `KeyFileDamaged` or `KeyFileNewer`.
        """
        data_key = self._open(self._read(), "passphrase", passphrase_bytes(passphrase))
        return UnlockedVault(data_key, self._failed.forget())

    def unlock_with_code(self, typed_code: str) -> UnlockedVault:
        """Unlock with the recovery code, in any case and spacing.

        Raises `RecoveryCodeMistyped` (not counted), `WrongRecoveryCode`, and the others as `unlock`.
        """
        code = read_recovery_code(typed_code)
        data_key = self._open(self._read(), "recovery", code.encode())
        return UnlockedVault(data_key, self._failed.forget())

    @property
    def has_keyring(self) -> bool:
        """Whether the system's keyring may open the worksheets too."""
        try:
            # Not `_read`: the locked page asks, and does not wait for what that loads.
            return "keyring" in json.loads(read_file(self._path, LARGEST_KEY_FILE))["slots"]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return False

    def unlock_with_keyring(self) -> UnlockedVault:
        """Unlock with the secret in the system's keyring; the system may ask the person first.

        Raises `KeyringMissing`, `KeyringSecretMissing`, and what `unlock` raises for the key file.
        """
        from hrbc_desktop.records.crypto.field_cipher import DecryptionFailed  # noqa: PLC0415 - see _read

        key_file = self._read()
        secret = kept_secret(key_file.vault)
        if secret is None or "keyring" not in key_file.slots:
            raise KeyringSecretMissing
        try:
            return UnlockedVault(key_file.data_key("keyring", secret.encode()), self._failed.forget())
        except DecryptionFailed as error:
            raise KeyringSecretMissing from error

    def turn_on_keyring(self, passphrase: str) -> None:
        """Let a new random secret in the system's keyring open the worksheets too.

        Raises `KeyringMissing`, and as `unlock`.
        """
        from hrbc_desktop.records.crypto.key_file import FOR_RANDOM_SECRETS  # noqa: PLC0415 - see _read

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

    def change_passphrase(self, current: str, new: str) -> None:
        """Make `new` the passphrase; only the key file is rewritten. Raises as `unlock`, and `PassphraseEmpty`."""
        self._replace_passphrase(_secret(new), known_by="passphrase", known=passphrase_bytes(current))

    def reset_passphrase(self, typed_code: str, new: str) -> None:
        """Make `new` the passphrase for a forgotten one. Raises as `unlock_with_code`, and `PassphraseEmpty`."""
        code = read_recovery_code(typed_code)
        self._replace_passphrase(_secret(new), known_by="recovery", known=code.encode())

    def renew_recovery_code(self, passphrase: str) -> str:
        """A new recovery code to print; the old one opens nothing any more. Raises as `unlock`."""
        key_file, code = self._read(), new_recovery_code()
        data_key = self._open(key_file, "passphrase", passphrase_bytes(passphrase))
        cost = key_file.slots["passphrase"].cost
        renewed = key_file.with_slot("recovery", read_recovery_code(code).encode(), data_key, cost)
        self._write_with_code(renewed, code, data_key)
        return code

    def unconfirmed_code(self, unlocked: UnlockedVault) -> str:
        """The recovery code that was made and that nobody confirmed to have; empty when there is none."""
        from hrbc_desktop.records.crypto.field_cipher import DecryptionFailed, FieldCipher  # noqa: PLC0415 - see _read

        try:
            sealed = read_file(self._code_path, LARGEST_KEY_FILE)
            return FieldCipher(unlocked.subkey(CODE_FILE_NAME)).open(sealed, *_code_place(self._read())).decode()
        except (OSError, RecordsError, DecryptionFailed):
            return ""

    def confirm_code(self) -> None:
        """The person has the recovery code: it is kept nowhere any more. Raises the disk's sentences."""
        with file_errors_as_sentences():
            self._code_path.unlink(missing_ok=True)

    def _write_with_code(self, key_file: KeyFile, code: str, data_key: bytes) -> None:
        """The code first, and bound to the slot that it will open: after a crash in between it opens nothing."""
        from hrbc_desktop.records.crypto.field_cipher import FieldCipher  # noqa: PLC0415 - see _read

        sealer = FieldCipher(UnlockedVault(data_key).subkey(CODE_FILE_NAME))
        write_private(self._code_path, sealer.seal(code.encode(), *_code_place(key_file)))
        write_private(self._path, key_file.to_bytes())

    def _replace_passphrase(self, secret: bytes, *, known_by: SlotName, known: bytes) -> None:
        key_file = self._read()
        data_key = self._open(key_file, known_by, known)
        cost = key_file.slots[known_by].cost
        write_private(self._path, key_file.with_slot("passphrase", secret, data_key, cost).to_bytes())

    def _open(self, key_file: KeyFile, slot: SlotName, secret: bytes) -> bytes:
        from hrbc_desktop.records.crypto.field_cipher import DecryptionFailed  # noqa: PLC0415 - see _read

        if wait := self.seconds_to_wait():
            raise UnlockThrottled(wait)
        try:
            return key_file.data_key(slot, secret)
        except DecryptionFailed as error:
            wrong = WrongPassphrase if slot == "passphrase" else WrongRecoveryCode
            raise wrong(self._failed.add()) from error

    def _read(self) -> KeyFile:
        # Slow, and nothing to wait for before the locked page is painted.
        from hrbc_desktop.records.crypto.key_file import KeyFile  # noqa: PLC0415

        if not _may_be_there(self._path):
            raise KeyFileMissing
        with file_errors_as_sentences():
            content = read_file(self._path, LARGEST_KEY_FILE + 1)
        if len(content) > LARGEST_KEY_FILE:
            raise KeyFileDamaged
        return KeyFile.from_bytes(content)


def _may_be_there(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _secret(passphrase: str) -> bytes:
    if not passphrase.strip():
        raise PassphraseEmpty
    return passphrase_bytes(passphrase)


def _code_place(key_file: KeyFile) -> tuple[str, str]:
    slot = key_file.slots.get("recovery")
    return CODE_FILE_NAME, slot.salt.hex() if slot else ""
