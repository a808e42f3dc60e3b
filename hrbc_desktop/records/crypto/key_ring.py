"""The keys of a list that several people use: each opens the list's key with a secret of her own.

Her passphrase (Argon2id) unwraps her secret, 32 random bytes that nobody else has. From it come a private key, to which
the list's key is sealed (HPKE, RFC 9180), and the key under which her signing key is kept. So the list can get a new
key without anybody's passphrase, and nobody signs with the key of another person.

A key file says nobody's name: what is typed as a name is found by what Argon2id makes of it. Whoever has the file can
test a guess, for as much work as an unlocking, and read nothing. The names stand in the list itself, sealed.
"""

import hmac
import json
import secrets
from collections.abc import Callable
from typing import Annotated, Any, Literal, Self
from unicodedata import normalize

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pydantic import Base64Bytes, Field, ValidationError

from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.people import LONGEST_NAME
from hrbc_desktop.records.crypto.field_cipher import KEY_BYTES, DecryptionFailed, FieldCipher
from hrbc_desktop.records.crypto.key_file import (
    SALT_BYTES,
    Cost,
    KeyFile,
    read_checked,
    stretched,
    with_checksum,
    wrapping,
)
from hrbc_desktop.records.errors import KeyFileDamaged, KeyFileNewer, PersonUnknown

FORMAT = 3
"""Of a key file that holds a ring. Before it, each slot said the name of its person."""
ON_SERVER_FORMAT = 2
"""Of a key file whose ring is on a server."""
_SEALED_AS = 2
"""What is sealed into its place names the format in which there was a ring for the first time."""
RECOVERY = "recovery"
"""Stands for a person's id where the printed recovery code opens the list."""

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class PersonSecret:
    """What only one person has, while she shows that she is there."""

    def __init__(self, secret: bytes) -> None:
        self._secret = bytearray(secret)

    @property
    def private_key(self) -> X25519PrivateKey:
        """What the list's key is sealed to."""
        return X25519PrivateKey.from_private_bytes(self._derived("list key"))

    @property
    def public_key(self) -> bytes:
        """The public half, 32 bytes."""
        return self.private_key.public_key().public_bytes_raw()

    def cipher(self) -> FieldCipher:
        """What seals her own things, such as her signing key."""
        return FieldCipher(self._derived("own things"))

    def wrapped(self, passphrase: bytes, salt: bytes, cost: Cost, *context: str | int) -> bytes:
        """The secret, for the key file."""
        return wrapping(passphrase, salt, cost).seal(bytes(self._secret), *context)

    def forget(self) -> None:
        """Overwrite it. Copies that Python or a library made may stay in memory until it is used again."""
        self._secret[:] = bytes(len(self._secret))

    def _derived(self, purpose: str) -> bytes:
        info = f"hrbc-desktop person {purpose}".encode()
        return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(bytes(self._secret))


class PersonSlot(FrozenModel):
    """How one person opens the list, which itself says who she is.

    `name`: in memory, and where a server keeps the ring, sealed; in a key file it is empty. `known_by`: what is made of
    the name there.
    """

    id: Annotated[str, Field(pattern=f"^([0-9a-f]{{16}}|{RECOVERY})$")]
    name: Annotated[str, Field(max_length=LONGEST_NAME)] = ""
    known_by: Annotated[Base64Bytes, Field(max_length=64)] = b""
    cost: Cost
    salt: Annotated[Base64Bytes, Field(min_length=SALT_BYTES, max_length=64)]
    wrapped: Annotated[Base64Bytes, Field(max_length=256)]
    public: Annotated[Base64Bytes, Field(min_length=KEY_BYTES, max_length=KEY_BYTES)]
    list_key: Annotated[Base64Bytes, Field(max_length=256)]
    passphrase_by_another: bool = False
    """Somebody else chose the passphrase: the person is asked for one of her own before anything else."""


class KeyRing(FrozenModel):
    """Everybody's slots for one key of a list. `generation`: counts the keys that the list has had."""

    vault: Annotated[str, Field(pattern="^[0-9a-f]{32}$")]
    generation: Annotated[int, Field(ge=0)]
    people: tuple[PersonSlot, ...] = ()
    recovery: PersonSlot | None = None
    pages: Annotated[Base64Bytes, Field(max_length=256)] = b""
    """The key of the pages of the file, sealed with the list's key. It stays when the list gets another key: under it
    everything that says something about anybody is sealed once more."""
    names_cost: Cost | None = None
    """What a guess at a name costs, once the names cannot be read."""

    @property
    def says_names(self) -> bool:
        """Whether anybody's name can be read in it."""
        return any(slot.name for slot in self.people)

    def without_names(self) -> Self:
        """A copy, for a file, in which nobody's name can be read, and who types hers is found all the same."""
        if not self.says_names:
            return self
        cost = self.names_cost or self.people[0].cost.model_copy(update={"passes": 1})
        hidden = tuple(
            slot.model_copy(update={"name": "", "known_by": self._known_by(slot.name, cost)}) if slot.name else slot
            for slot in self.people
        )
        return self.model_copy(update={"people": hidden, "names_cost": cost})

    def person_named(self, name: str) -> str:
        """The id of who has this name, in any case and spacing; empty when nobody has it. It takes as long for both."""
        typed = _folded(name)
        made = self._known_by(name, self.names_cost) if self.names_cost else b""
        found = [
            slot.id
            for slot in self.people
            if (slot.name and _folded(slot.name) == typed) or (made and hmac.compare_digest(slot.known_by, made))
        ]
        return found[0] if found else ""

    def _known_by(self, name: str, cost: Cost) -> bytes:
        """What stands for a name. The salt is the random id of the ring: the same ring gives the same bytes."""
        return stretched(_folded(name).encode(), bytes.fromhex(self.vault), cost)

    def slot(self, person: str) -> PersonSlot:
        """The slot of a person, or of the recovery code. Raises `PersonUnknown`."""
        found = self.recovery if person == RECOVERY else next((one for one in self.people if one.id == person), None)
        if found is None:
            raise PersonUnknown
        return found

    def secret(self, person: str, passphrase: bytes) -> PersonSecret:
        """What the passphrase (or code) opens. Raises `DecryptionFailed` for a wrong one, `PersonUnknown`."""
        slot = self.slot(person)
        wrapped_by = wrapping(passphrase, slot.salt, slot.cost)
        secret = PersonSecret(wrapped_by.open(slot.wrapped, *self._secret_context(person, slot.cost)))
        if secret.public_key != slot.public:
            raise KeyFileDamaged
        return secret

    def list_key(self, person: str, secret: PersonSecret) -> bytes:
        """The key of the list. Raises `KeyFileDamaged` for a slot that somebody changed."""
        try:
            return _SUITE.decrypt(self.slot(person).list_key, secret.private_key, info=self._key_context(person))
        except (InvalidTag, ValueError) as error:
            raise KeyFileDamaged from error

    def page_key(self, list_key: bytes) -> bytes:
        """The key of the pages of the file. Raises `KeyFileDamaged`."""
        try:
            return _page_cipher(list_key).open(self.pages, *self.pages_context)
        except DecryptionFailed as error:
            raise KeyFileDamaged from error

    def with_person(
        self, person: str, name: str, passphrase: bytes, list_key: bytes, cost: Cost, *, by_another: bool = False
    ) -> Self:
        """A copy in which the passphrase opens the list for her, with a new secret, and no older one of hers does."""
        secret = PersonSecret(secrets.token_bytes(KEY_BYTES))
        public = secret.public_key
        fields = self._wrapped(person, secret, passphrase, cost)
        fields |= {"id": person, "name": name, "known_by": b"", "public": public, "passphrase_by_another": by_another}
        slot = PersonSlot.model_construct(None, **fields, list_key=self.sealed_to(person, public, list_key))
        secret.forget()
        return self.with_slot(slot)

    def with_passphrase(self, person: str, secret: PersonSecret, passphrase: bytes) -> Self:
        """A copy in which this passphrase unwraps her secret, and the one before does not."""
        slot = self.slot(person)
        changed = {**self._wrapped(person, secret, passphrase, slot.cost), "passphrase_by_another": False}
        return self.with_slot(slot.model_copy(update=changed))

    def renamed(self, person: str, name: str) -> Self:
        """A copy that shows another name."""
        return self.with_slot(self.slot(person).model_copy(update={"name": name, "known_by": b""}))

    def without(self, person: str) -> Self:
        """A copy that she does not open."""
        return self.model_copy(update={"people": tuple(slot for slot in self.people if slot.id != person)})

    def for_new_key(self, list_key: bytes, page_key: bytes) -> Self:
        """A copy for the next key of the list: everybody in it opens it as before, the recovery code does not."""
        following = self.model_copy(update={"generation": self.generation + 1, "recovery": None})
        sealed = _page_cipher(list_key).seal(page_key, *following.pages_context)
        following = following.model_copy(update={"pages": sealed})
        slots = [
            slot.model_copy(update={"list_key": following.sealed_to(slot.id, slot.public, list_key)})
            for slot in self.people
        ]
        return following.model_copy(update={"people": tuple(slots)})

    def with_slot(self, slot: PersonSlot) -> Self:
        """A copy with this slot, in the place of an older one of the same person."""
        if slot.id == RECOVERY:
            return self.model_copy(update={"recovery": slot})
        others = [one for one in self.people if one.id != slot.id]
        index = next((at for at, one in enumerate(self.people) if one.id == slot.id), len(others))
        return self.model_copy(update={"people": (*others[:index], slot, *others[index:])})

    def _wrapped(self, person: str, secret: PersonSecret, passphrase: bytes, cost: Cost) -> dict[str, Any]:
        salt = secrets.token_bytes(SALT_BYTES)
        wrapped = secret.wrapped(passphrase, salt, cost, *self._secret_context(person, cost))
        return {"cost": cost, "salt": salt, "wrapped": wrapped}

    def sealed_to(self, person: str, public: bytes, list_key: bytes) -> bytes:
        """The list's key, which the private half of `public` opens, in this place alone."""
        return _SUITE.encrypt(list_key, X25519PublicKey.from_public_bytes(public), info=self._key_context(person))

    @property
    def pages_context(self) -> tuple[str | int, ...]:
        """Where the key of the pages belongs."""
        return ("page key", _SEALED_AS, self.vault, self.generation)

    def _secret_context(self, person: str, cost: Cost) -> tuple[str | int, ...]:
        return ("person secret", _SEALED_AS, self.vault, person, cost.memory_kib, cost.passes, cost.lanes)

    def _key_context(self, person: str) -> bytes:
        return f"list key|{_SEALED_AS}|{self.vault}|{self.generation}|{person}".encode()


class OnServer(FrozenModel):
    """What a computer needs for a ring that a server keeps. `secret`: seals the ring there, and never goes there."""

    secret: Annotated[Base64Bytes, Field(min_length=KEY_BYTES, max_length=KEY_BYTES)]
    names: tuple[tuple[str, str], ...] = ()
    """The ids that were on the ring when it was last read; the names beside them are empty, but in older files."""

    def sealed(self, ring: KeyRing) -> bytes:
        """The ring, for the server: it learns no name from it, and can try no passphrase on it."""
        return self._cipher().seal(ring.model_dump_json().encode(), "key ring", ring.vault)

    def opened(self, sealed: bytes, vault: str) -> KeyRing:
        """The ring of this vault. Raises `KeyFileDamaged` for one of another key file."""
        try:
            return KeyRing.model_validate_json(self._cipher().open(sealed, "key ring", vault))
        except (DecryptionFailed, ValidationError) as error:
            raise KeyFileDamaged from error

    def _cipher(self) -> FieldCipher:
        info = b"hrbc-desktop key ring on a server"
        return FieldCipher(HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(self.secret))


class RingFile(FrozenModel):
    """The key file of a list that several people use: the ring, or how to read it from the server."""

    vault: Annotated[str, Field(pattern="^[0-9a-f]{32}$")]
    kind: Literal["ring", "server"]
    ring: KeyRing | None = None
    server: OnServer | None = None

    def to_bytes(self) -> bytes:
        """JSON with a checksum, as in format 1: what tells an older program that this file is newer stays in place."""
        hidden = self if self.ring is None else self.model_copy(update={"ring": self.ring.without_names()})
        written_as = ON_SERVER_FORMAT if self.ring is None else FORMAT
        whole = with_checksum(hidden.model_dump(mode="json", exclude_none=True), written_as)
        return json.dumps(whole, separators=(",", ":"), ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read a key file of this format. Raises `KeyFileDamaged` or `KeyFileNewer`."""
        read = read_checked(cls, data, ON_SERVER_FORMAT, FORMAT)
        if (read.ring is None) == (read.server is None) or (read.ring and read.ring.vault != read.vault):
            raise KeyFileDamaged
        return read


def _page_cipher(list_key: bytes) -> FieldCipher:
    info = b"hrbc-desktop page key"
    return FieldCipher(HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(list_key))


RingChange = Callable[[KeyRing], KeyRing]


def read_any(data: bytes) -> KeyFile | RingFile:
    """A key file of either format. Raises `KeyFileDamaged` or `KeyFileNewer`."""
    try:
        return KeyFile.from_bytes(data)
    except KeyFileNewer:
        return RingFile.from_bytes(data)


def ids_of(ring: KeyRing) -> tuple[tuple[str, str], ...]:
    """Everybody on the ring, in its order, as a key file names them: by their ids, with no name."""
    return tuple((slot.id, "") for slot in ring.people)


def _folded(name: str) -> str:
    return normalize("NFC", " ".join(name.split())).casefold()
