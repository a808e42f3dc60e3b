"""Who uses an open list, who is here now, and what she may do."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from hrbc_desktop.domain.people import Person, may
from hrbc_desktop.domain.roles import Action
from hrbc_desktop.records.audit.changes import FieldChange
from hrbc_desktop.records.audit.trail import AuditTrail, What
from hrbc_desktop.records.audit.writer import Logbook
from hrbc_desktop.records.crypto.encrypted_blobs import SealedThings
from hrbc_desktop.records.crypto.field_cipher import FieldCipher
from hrbc_desktop.records.crypto.key_ring import RECOVERY, KeyRing, PersonSecret, PersonSlot, RingChange
from hrbc_desktop.records.crypto.vault import UnlockedVault, Vault
from hrbc_desktop.records.database.base import Database, write_generation
from hrbc_desktop.records.errors import (
    KeyFileOutdated,
    NotAllowed,
    PeopleNotProven,
    PersonNotListed,
    PersonUnknown,
    StoreDamaged,
)
from hrbc_desktop.records.people.earlier_keys import earlier_keys
from hrbc_desktop.records.people.new_key import Resealing
from hrbc_desktop.records.people.ring_rows import read_row, write_row
from hrbc_desktop.records.people.roster import ROSTER, Roster, read_roster
from hrbc_desktop.records.shared.errors import KeyFileElsewhere
from hrbc_desktop.records.tables.schema import RING
from hrbc_desktop.wording.people import recovery_name, refused

_NOBODY = "0" * 16
"""The id of who came by the recovery code."""


@dataclass(frozen=True)
class NewKey:
    """What a list gets together with another key."""

    key: UnlockedVault
    roster: Roster
    prepare: Callable[[], None]
    """Called once nobody else can write: it keeps on this computer what will open the list with the new key."""
    ring_row: bytes | None = None
    """The ring, sealed, where a server keeps it."""
    blobs: Mapping[str, bytes] = field(default_factory=dict)
    """Things to seal, by their names."""
    dropped: frozenset[str] = frozenset()
    """Names of things that are emptied."""


class People:
    """In a list of one person there are none, and nothing is refused."""

    def __init__(
        self, database: Database, cipher: FieldCipher, logbook: Logbook, trail: AuditTrail, unlocked: UnlockedVault
    ) -> None:
        """Find out who is here. Raises `KeyFileOutdated`, `PersonNotListed`, or `StoreDamaged`."""
        self._cipher, self._things = cipher, SealedThings(cipher)
        self._database, self._logbook, self._trail = database, logbook, trail
        self.vault: Vault | None = unlocked.vault
        self.person: Person | None = None
        """Who has unlocked the list; None in a list of one person."""
        self.is_proven = True
        """Whether the roles are those that the history says were written last; if not, the list can only be read."""
        with database.reading() as connection:
            trail.people = trail.named_people(connection)
            self._roster = read_roster(connection, self._things)
        if self._roster is not None or unlocked.slot is not None:
            self._meet(unlocked.slot)

    @property
    def everybody(self) -> tuple[Person, ...]:
        """Who uses the list, in the order in which they came."""
        return self._roster.people if self._roster else ()

    @property
    def key_is_due(self) -> bool:
        """Whether somebody was removed, and the list still has the key that she may have copied."""
        return self._roster is not None and self._roster.key_is_due

    @property
    def roster(self) -> Roster:
        """What the list knows of them. Raises `KeyFileOutdated` in a list of one person."""
        if self._roster is None:
            raise KeyFileOutdated
        return self._roster

    def may(self, action: Action) -> bool:
        """Whether who is here may do this."""
        return may(self.person, action)

    def require(self, action: Action) -> None:
        """Go on only if who is here may do this. Raises `NotAllowed`; the history tells that it was asked for."""
        if self.person is not None and not may(self.person, action):
            self._logbook.log_when_possible("refused", changes=(FieldChange(field="action", after=action),))
            raise NotAllowed(refused(self.person.role, action) if self.is_proven else PeopleNotProven.sentence)

    def own_secret(self, passphrase: str) -> PersonSecret:
        """What only who is here has, once she has typed her passphrase again. Raises as `Vault.unlock`."""
        if self.vault is None or self.person is None:
            raise PersonUnknown
        return self.vault.secret_of(self.person.id, passphrase)

    @property
    def came_by_code(self) -> bool:
        """Whether the printed recovery code opened the list."""
        return self.person is not None and self.person.id == _NOBODY

    @property
    def slot(self) -> str:
        """Through which slot of the ring she came."""
        if self.person is None:
            raise PersonUnknown
        return RECOVERY if self.came_by_code else self.person.id

    def earlier_keys(self) -> list[bytes]:
        """The keys of the list before this one, for what waits on computers that a server did not answer."""
        with self._database.reading() as connection:
            return earlier_keys(connection, self._things)

    def change(
        self,
        change: Callable[[Roster], Roster],
        what: What,
        person: str,
        changes: Sequence[FieldChange],
        *,
        ring: RingChange | None = None,
        dropped: Sequence[str] = (),
    ) -> None:
        """Keep what `change` makes of the people, and say in the history `what` was done to the `person`.

        `ring`: what becomes of the key ring; `dropped`: names of sealed things to empty.
        """
        with self._logbook.writing() as connection:
            roster = change(self._roster_in(connection))
            for name in dropped:
                self._empty(connection, name)
            on_server = self._amended(connection, ring) if ring is not None and self._is_on_server else None
            digest = roster.digest
            self._things.put(connection, ROSTER, roster.to_bytes())
            self._logbook.log(connection, "people changed", ROSTER, people=digest, digest=digest)
            before, self._trail.people = self._trail.people, digest
            try:
                self._logbook.log(connection, what, person, changes=changes)
            finally:
                self._trail.people = before
        self._roster, self._trail.people = roster, digest
        if on_server is not None:
            self._vault.note_people(on_server)
        elif ring is not None:
            self._vault.amend_ring(ring)

    def rekey(self, plan: NewKey) -> None:
        """Give the list another key, whole or not at all. The store is of no use after it: close it, and open anew."""
        fresh = FieldCipher(plan.key.subkey("fields"))
        things, trail, digest = SealedThings(fresh), AuditTrail(fresh), plan.roster.digest
        with self._logbook.writing(is_long=True) as connection:
            plan.prepare()
            self._logbook.log(connection, "key changed")
            for name in plan.dropped:
                self._empty(connection, name)
            Resealing(connection, self._cipher, fresh).run()
            trail.people = self._trail.people
            content = plan.roster.to_bytes()
            things.put(connection, ROSTER, content)
            event = self._logbook.event("people changed", ROSTER, digest=digest)
            trail.append(connection, event, people=digest)
            for name, blob in plan.blobs.items():
                things.put(connection, name, blob)
            write_generation(connection, plan.key.generation)
            if plan.ring_row is not None:
                write_row(connection, RING, plan.ring_row)

    def _meet(self, slot: PersonSlot | None) -> None:
        if slot is None:
            raise KeyFileOutdated
        if self._roster is None:
            raise StoreDamaged
        if slot.id == RECOVERY:
            self.person = Person(id=_NOBODY, name=recovery_name(), role="administrator")
        else:
            found = self._roster.one(slot.id)
            if found is None or not found.opens_through(slot):
                raise PersonNotListed
            self.is_proven = self._roster.digest == self._trail.people
            self.person = found.person if self.is_proven else found.person.evolve(role="reader")
        self._logbook.who = self.person.name

    @property
    def _vault(self) -> Vault:
        if self.vault is None:
            raise PersonUnknown
        return self.vault

    @property
    def _is_on_server(self) -> bool:
        return self._vault.server is not None

    def _empty(self, connection: Connection, name: str) -> None:
        """Keep nothing under a name any more; the history says so, and misses nothing."""
        if self._things.get_sound(connection, name):
            self._things.put(connection, name, b"")
            self._logbook.log(connection, "kept", name, digest=hashlib.sha256(b"").hexdigest())

    def _roster_in(self, connection: Connection) -> Roster:
        roster = read_roster(connection, self._things)
        if roster is None:
            raise KeyFileOutdated
        return roster

    def _amended(self, connection: Connection, change: RingChange) -> KeyRing:
        """Change the ring on the server together with everything else; the ring as it is then."""
        file, sealed = self._vault.ring_file(), read_row(connection, RING)
        if sealed is None or file.server is None:
            raise KeyFileElsewhere
        ring = change(file.server.opened(sealed, file.vault))
        write_row(connection, RING, file.server.sealed(ring))
        return ring
