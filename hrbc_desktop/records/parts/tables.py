"""What the parts of a store share."""

from dataclasses import dataclass
from typing import Self

from hrbc_desktop.records.audit.last_seen import LastSeen
from hrbc_desktop.records.audit.trail import AuditTrail
from hrbc_desktop.records.audit.writer import Logbook
from hrbc_desktop.records.crypto.encrypted_blobs import SealedThings
from hrbc_desktop.records.crypto.field_cipher import FieldCipher
from hrbc_desktop.records.crypto.unlock_throttle import Clock
from hrbc_desktop.records.crypto.vault import UnlockedVault
from hrbc_desktop.records.database.base import Database
from hrbc_desktop.records.people.people import People
from hrbc_desktop.records.tables.addenda import Addenda
from hrbc_desktop.records.tables.signed_pdfs import SignedPdfs
from hrbc_desktop.records.tables.worksheet_rows import WorksheetRows


@dataclass(frozen=True)
class Tables:
    """The tables of an open list, the logbook of what is written in them, the people who may, and the clock."""

    database: Database
    cipher: FieldCipher
    rows: WorksheetRows
    things: SealedThings
    pdfs: SignedPdfs
    addenda: Addenda
    trail: AuditTrail
    logbook: Logbook
    people: People
    now: Clock

    @classmethod
    def unlocked(cls, database: Database, vault: UnlockedVault, now: Clock, seen: LastSeen | None) -> Self:
        """The tables in `database`, read with the keys of `vault`. `seen`: told of each entry that is written.

        Raises as `People`.
        """
        cipher = FieldCipher(vault.subkey("fields"))
        things, trail = SealedThings(cipher), AuditTrail(cipher)
        logbook = Logbook(database, trail, things, now, seen.note if seen else None)
        return cls(
            database=database,
            cipher=cipher,
            rows=WorksheetRows(cipher),
            things=things,
            pdfs=SignedPdfs(things),
            addenda=Addenda(things),
            trail=trail,
            logbook=logbook,
            people=People(database, cipher, logbook, trail, vault),
            now=now,
        )
