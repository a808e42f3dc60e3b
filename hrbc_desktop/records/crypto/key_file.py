"""The key file of a list of one person: one random data key, wrapped once for each way to unlock it.

Argon2id (RFC 9106) makes each guess of a passphrase cost time and memory; AES-256-GCM wraps the data key.
"""

import hashlib
import json
import secrets
from typing import Annotated, Any, Literal, Self, TypeVar

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from pydantic import Base64Bytes, Field, ValidationError

from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.records.crypto.field_cipher import KEY_BYTES, FieldCipher
from hrbc_desktop.records.errors import KeyFileDamaged, KeyFileNewer

FORMAT = 1
SALT_BYTES = 16

SlotName = Literal["passphrase", "recovery", "keyring"]
File = TypeVar("File", bound=FrozenModel)


class Cost(FrozenModel):
    """What one guess costs: memory in KiB, passes over it, lanes. Bounded: no file may eat the computer."""

    memory_kib: Annotated[int, Field(ge=32, le=1_048_576)] = 65_536
    passes: Annotated[int, Field(ge=1, le=20)] = 3
    lanes: Annotated[int, Field(ge=1, le=4)] = 4


FOR_RANDOM_SECRETS = Cost(memory_kib=32, passes=1, lanes=1)
"""For a secret of 256 random bits, which nobody can guess however fast."""


class Slot(FrozenModel):
    """The data key, wrapped with a key made from one secret."""

    cost: Cost
    salt: Annotated[Base64Bytes, Field(min_length=SALT_BYTES, max_length=64)]
    wrapped: Annotated[Base64Bytes, Field(max_length=256)]


class KeyFile(FrozenModel):
    """All that is in the key file; none of it is secret without the passphrase or the recovery code."""

    vault: Annotated[str, Field(pattern="^[0-9a-f]{32}$")]
    slots: dict[SlotName, Slot]

    def with_slot(self, name: SlotName, secret: bytes, data_key: bytes, cost: Cost) -> Self:
        """A copy in which `secret` unlocks the data key through the slot `name`, and the slot's old secret does not."""
        salt = secrets.token_bytes(SALT_BYTES)
        wrapped = wrapping(secret, salt, cost).seal(data_key, *self._context(name, cost))
        slot = Slot.model_construct(cost=cost, salt=salt, wrapped=wrapped)
        return self.model_copy(update={"slots": {**self.slots, name: slot}})

    def without_slot(self, name: SlotName) -> Self:
        """A copy that the slot's secret does not unlock any more."""
        return self.model_copy(update={"slots": {other: slot for other, slot in self.slots.items() if other != name}})

    def data_key(self, name: SlotName, secret: bytes) -> bytes:
        """The data key. Raises `DecryptionFailed` for a wrong secret, `KeyFileDamaged` if there is no such slot."""
        slot = self.slots.get(name)
        if slot is None:
            raise KeyFileDamaged
        return wrapping(secret, slot.salt, slot.cost).open(slot.wrapped, *self._context(name, slot.cost))

    def to_bytes(self) -> bytes:
        """JSON with a checksum, which tells damage from a wrong passphrase (it guards against nothing else)."""
        return json.dumps(with_checksum(self.model_dump(mode="json"), FORMAT), indent=1).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read a key file. Raises `KeyFileDamaged` or `KeyFileNewer`."""
        return read_checked(cls, data, FORMAT)

    def _context(self, name: SlotName, cost: Cost) -> tuple[str | int, ...]:
        return ("data key", FORMAT, self.vault, name, cost.memory_kib, cost.passes, cost.lanes)


def new_key_file() -> KeyFile:
    """A key file without any slot yet."""
    return KeyFile(vault=secrets.token_hex(16), slots={})


def wrapping(secret: bytes, salt: bytes, cost: Cost) -> FieldCipher:
    """What wraps a key with a key made from a passphrase or another secret."""
    return FieldCipher(stretched(secret, salt, cost))


def stretched(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """32 bytes that whoever guesses has to work for, at each guess."""
    derivation = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return derivation.derive(secret)


def with_checksum(content: dict[str, Any], written_as: int) -> dict[str, Any]:
    """The content of a key file of a format, as it is written."""
    return {"format": written_as, **content, "checksum": _checksum(content)}


def read_checked(kind: type[File], data: bytes, *formats: int) -> File:
    """Read a key file of one of these formats. Raises `KeyFileDamaged` for one that is not whole, `KeyFileNewer`."""
    try:
        content = json.loads(data)
        written_format, checksum = content.pop("format"), content.pop("checksum")
        if isinstance(written_format, int) and written_format > max(formats):
            raise KeyFileNewer
        if written_format not in formats or checksum != _checksum(content):
            raise KeyFileDamaged
        return kind.model_validate(content)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, ValidationError) as error:
        raise KeyFileDamaged from error


def _checksum(content: object) -> str:
    """The SHA-256 of JSON content, in hex."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
