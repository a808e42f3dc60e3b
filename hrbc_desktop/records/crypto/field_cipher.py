"""Sealing of single fields with AES-256-GCM, bound to the place they belong to."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hrbc_desktop.records.errors import StoreClosed

KEY_BYTES = 32
_NONCE_BYTES = 12
SEAL_BYTES = _NONCE_BYTES + 16
"""How much longer what is sealed is than its content."""


class DecryptionFailed(Exception):
    """The sealed bytes were changed, moved to another place, or sealed with another key."""


class FieldCipher:
    """Seals and opens bytes. What was sealed for one place opens in no other."""

    def __init__(self, key: bytes) -> None:
        self._cipher: AESGCM | None = AESGCM(key)

    def seal(self, content: bytes, *context: str | int) -> bytes:
        """A random nonce (12 bytes), the ciphertext, and a tag (16 bytes) over both and the place."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._usable.encrypt(nonce, content, _associated(context))

    def open(self, sealed: bytes, *context: str | int) -> bytes:
        """The content again. Raises `DecryptionFailed`."""
        try:
            return self._usable.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _associated(context))
        except (InvalidTag, ValueError) as error:
            raise DecryptionFailed from error

    def forget(self) -> None:
        """Discard the key. Later calls raise `StoreClosed`."""
        self._cipher = None

    @property
    def _usable(self) -> AESGCM:
        if self._cipher is None:
            raise StoreClosed
        return self._cipher


def padded(json: bytes, step: int) -> bytes:
    """The JSON and so many spaces, which mean nothing in it, that its length is a multiple of `step`.

    Most changes then leave the length as it was. So the database writes over the same pages and moves no others, and
    whoever runs a server learns less from the lengths.
    """
    return json.ljust(-(-len(json) // step) * step)


def _associated(context: tuple[str | int, ...]) -> bytes:
    return "|".join(map(str, context)).encode()
