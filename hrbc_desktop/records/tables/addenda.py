"""The signed corrections of worksheets: each in a sealed row of its own, with what is told of it."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from pydantic import ValidationError
from sqlalchemy import Connection

from hrbc_desktop.domain.model.addendum import SignedAddendum
from hrbc_desktop.records.crypto.encrypted_blobs import SealedThings
from hrbc_desktop.records.errors import RecordDamaged

_BEGINNING = "addendum "
"""Of the names of all of them."""


@dataclass(frozen=True)
class StoredAddendum:
    """A signed correction, and the PDF that says so."""

    signed: SignedAddendum
    content: bytes
    waits: bool = field(default=False, compare=False)
    """Whether it is on this computer alone as yet, because the server did not answer."""

    @property
    def digest(self) -> str:
        """SHA-256 of the file, in hex."""
        return hashlib.sha256(self.content).hexdigest()

    def to_bytes(self) -> bytes:
        """A line of JSON, then the PDF: to list it, no PDF is read."""
        return self.signed.model_dump_json().encode() + b"\n" + self.content

    @classmethod
    def from_bytes(cls, stored: bytes) -> Self:
        """Raises `pydantic.ValidationError` for what another version of the program wrote."""
        metadata, _, content = stored.partition(b"\n")
        return cls(SignedAddendum.model_validate_json(metadata), content)


class Addenda:
    """Keeps them by worksheet, numbered from 1, inside the transactions of the store."""

    def __init__(self, things: SealedThings) -> None:
        self._things = things

    def add(self, connection: Connection, worksheet_id: str, addendum: StoredAddendum) -> bool:
        """Keep one more; False when this very file is kept already."""
        if addendum in self.all(connection, worksheet_id):
            return False
        number = max(self._numbers(connection, worksheet_id), default=0) + 1
        self._things.put(connection, f"{addenda_prefix(worksheet_id)}{number}", addendum.to_bytes())
        return True

    def all(self, connection: Connection, worksheet_id: str) -> list[StoredAddendum]:
        """Those that can be read, in the order in which they were kept."""
        numbers = sorted(self._numbers(connection, worksheet_id))
        found = (self.one(connection, worksheet_id, number) for number in numbers)
        return [addendum for addendum in found if addendum is not None]

    def existing_numbers(self, connection: Connection, worksheet_id: str) -> frozenset[int]:
        """The numbers that those that can be read have on their pages."""
        return frozenset(addendum.signed.addendum.number for addendum in self.all(connection, worksheet_id))

    def one(self, connection: Connection, worksheet_id: str, number: int) -> StoredAddendum | None:
        """The one with that number; None for a damaged one, and where there is none."""
        try:
            return StoredAddendum.from_bytes(
                self._things.get(connection, f"{addenda_prefix(worksheet_id)}{number}") or b""
            )
        except (RecordDamaged, ValidationError):
            return None

    def places(self, connection: Connection) -> list[tuple[str, int]]:
        """The worksheet and the number of each that is kept, readable or not."""
        found = []
        for name in self._things.names(connection, _BEGINNING):
            worksheet_id, _, number = name.removeprefix(_BEGINNING).partition(" ")
            if number.isdecimal():
                found.append((worksheet_id, int(number)))
        return found

    def counts(self, connection: Connection) -> Mapping[str, int]:
        """How many each worksheet has, by its id; none of them is opened."""
        return Counter(worksheet_id for worksheet_id, _number in self.places(connection))

    def destroy(self, connection: Connection, worksheet_id: str) -> None:
        """Destroy all of them, readable or not."""
        self._things.drop(connection, addenda_prefix(worksheet_id))

    def _numbers(self, connection: Connection, worksheet_id: str) -> list[int]:
        names = self._things.names(connection, addenda_prefix(worksheet_id))
        numbers = (name.removeprefix(addenda_prefix(worksheet_id)) for name in names)
        return [int(number) for number in numbers if number.isdecimal()]


def addenda_prefix(worksheet_id: str) -> str:
    """Return the prefix of the blob names of a worksheet's corrections."""
    return f"{_BEGINNING}{worksheet_id} "
