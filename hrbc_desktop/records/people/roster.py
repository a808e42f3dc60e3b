"""What the list itself knows of its people, sealed with the key of the list: names, roles and public keys.

The key file says nobody's name; who somebody is, and what she may do, stands here.
"""

import hashlib
from typing import Annotated, Self

from pydantic import Base64Bytes, Field, ValidationError
from sqlalchemy import Connection

from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.people import Person
from hrbc_desktop.domain.roles import Role
from hrbc_desktop.records.crypto.encrypted_blobs import SealedThings
from hrbc_desktop.records.crypto.key_ring import PersonSlot
from hrbc_desktop.records.errors import RecordDamaged

ROSTER = ".people"
"""Under which it is sealed."""


class Listed(FrozenModel):
    """A person, and the public key that the list's key is sealed to for her."""

    person: Person
    public: Annotated[Base64Bytes, Field(max_length=64)]

    def opens_through(self, slot: PersonSlot) -> bool:
        """Whether the slot is hers: nobody has put another key into the key file."""
        return (slot.id, slot.public) == (self.person.id, self.public)


def listed(slot: PersonSlot, role: Role) -> Listed:
    """Somebody who opens the list through this slot."""
    return Listed.model_construct(person=Person(id=slot.id, name=slot.name, role=role), public=slot.public)


class Roster(FrozenModel):
    """Everybody. `key_is_due`: somebody was removed, and the list has not got its new key yet."""

    all: tuple[Listed, ...]
    key_is_due: bool = False

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody, in the order in which they came."""
        return tuple(one.person for one in self.all)

    def one(self, person: str) -> Listed | None:
        """The person with this id."""
        return next((one for one in self.all if one.person.id == person), None)

    def with_one(self, new: Listed) -> Self:
        """A copy with her, in her own place if she is there already."""
        others = [one for one in self.all if one.person.id != new.person.id]
        index = next((at for at, one in enumerate(self.all) if one.person.id == new.person.id), len(others))
        return self.model_copy(update={"all": (*others[:index], new, *others[index:])})

    def without(self, person: str) -> Self:
        """A copy without her, whose list needs a new key."""
        left = tuple(one for one in self.all if one.person.id != person)
        return self.model_copy(update={"all": left, "key_is_due": True})

    def to_bytes(self) -> bytes:
        """JSON."""
        return self.model_dump_json().encode()

    @property
    def digest(self) -> str:
        """What the head of the history names."""
        return hashlib.sha256(self.to_bytes()).hexdigest()


def read_roster(connection: Connection, things: SealedThings) -> Roster | None:
    """What is kept; None in a list of one person. Raises `RecordDamaged`."""
    content = things.get(connection, ROSTER)
    try:
        return None if content is None else Roster.model_validate_json(content)
    except ValidationError as error:
        raise RecordDamaged(ROSTER) from error


def signing_key_name(person: str) -> str:
    """Under which a person's signing key is sealed: with the key of the list, and inside that with her own secret."""
    return f"signing key {person}"
