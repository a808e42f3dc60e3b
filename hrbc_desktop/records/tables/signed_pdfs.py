"""The signed PDFs of worksheets: each in a sealed row of its own, so that listing worksheets never reads them."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection

from hrbc_desktop.records.crypto.encrypted_blobs import SealedThings
from hrbc_desktop.records.errors import RecordDamaged

_BEGINNING = "pdf "
"""Of the names of all of them."""


@dataclass(frozen=True)
class SignedPdf:
    """A signed PDF. `revision`: of the worksheet in it, from 1; `signatures`: how many it carries."""

    content: bytes
    revision: int
    signatures: int

    @property
    def digest(self) -> str:
        """SHA-256 of the file, in hex."""
        return hashlib.sha256(self.content).hexdigest()


class SignedPdfs:
    """Keeps them by worksheet, numbered from 1, inside the transactions of the store."""

    def __init__(self, things: SealedThings) -> None:
        self._things = things

    def add(self, connection: Connection, worksheet_id: str, pdf: SignedPdf) -> bool:
        """Keep one more; False when this very file is kept already."""
        content = b"%d %d\n%b" % (pdf.revision, pdf.signatures, pdf.content)
        alike = self._things.named_with_size(connection, blob_prefix(worksheet_id), len(content))
        if pdf in self._those(connection, worksheet_id, _numbers(worksheet_id, alike)):
            return False
        number = max(self._numbers(connection, worksheet_id), default=0) + 1
        self._things.put(connection, f"{blob_prefix(worksheet_id)}{number}", content)
        return True

    def all(self, connection: Connection, worksheet_id: str) -> list[SignedPdf]:
        """Those that can be read, in the order in which they were kept."""
        return self._those(connection, worksheet_id, self._numbers(connection, worksheet_id))

    def places(self, connection: Connection) -> list[tuple[str, int]]:
        """The worksheet and the number of each that is kept, readable or not."""
        found = []
        for name in self._things.names(connection, _BEGINNING):
            worksheet_id, _, number = name.removeprefix(_BEGINNING).partition(" ")
            if number.isdecimal():
                found.append((worksheet_id, int(number)))
        return found

    def one(self, connection: Connection, worksheet_id: str, number: int) -> SignedPdf | None:
        """The one with that number; None for a damaged one, and where there is none."""
        try:
            stored = self._things.get(connection, f"{blob_prefix(worksheet_id)}{number}")
            facts, _, content = (stored or b"").partition(b"\n")
            revision, signatures = facts.split()
            return SignedPdf(content, int(revision), int(signatures))
        except (RecordDamaged, ValueError):
            return None

    def destroy(self, connection: Connection, worksheet_id: str) -> None:
        """Destroy all of them, readable or not."""
        self._things.drop(connection, blob_prefix(worksheet_id))

    def _those(self, connection: Connection, worksheet_id: str, numbers: list[int]) -> list[SignedPdf]:
        found = (self.one(connection, worksheet_id, number) for number in numbers)
        return [pdf for pdf in found if pdf is not None]

    def _numbers(self, connection: Connection, worksheet_id: str) -> list[int]:
        return _numbers(worksheet_id, self._things.names(connection, blob_prefix(worksheet_id)))


def blob_prefix(worksheet_id: str) -> str:
    """Return the prefix of the blob names of a worksheet's signed PDFs."""
    return f"{_BEGINNING}{worksheet_id} "


def _numbers(worksheet_id: str, names: list[str]) -> list[int]:
    numbers = (name.removeprefix(blob_prefix(worksheet_id)) for name in names)
    return sorted(int(number) for number in numbers if number.isdecimal())
