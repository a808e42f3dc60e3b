"""The audit trail: who did what to which worksheet, and when. Each entry names the digest of the one before it.

A second record, the head, names the last entry, so that entries missing at the end show too. What no trail can show
from inside is the whole file put back as it was some time ago.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal, NamedTuple, get_args

from pydantic import AwareDatetime, BeforeValidator, ValidationError
from sqlalchemy import Connection, bindparam, func, insert, select, update

from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.records.crypto.encrypted_blobs import SealedThings, sealed_as
from hrbc_desktop.records.crypto.field_cipher import DecryptionFailed, FieldCipher
from hrbc_desktop.records.errors import PeopleChanged, RecordDamaged
from hrbc_desktop.records.tables.prepared_statement import Prepared
from hrbc_desktop.records.tables.schema import audit_table
from hrbc_desktop.translation import _

What = Literal[
    "unlocked",
    "failed unlock",
    "opened",
    "checked",
    "changed",
    "signed",
    "exported",
    "deleted",
    "restored",
    "purged",
    "kept",
    "pdf kept",
    "backed up",
    "backup put off",
    "trail exported",
    "passphrase changed",
    "recovery code renewed",
    "keyring on",
    "keyring off",
    "repaired",
    "salvaged",
    "people changed",
    "person added",
    "person removed",
    "person renamed",
    "role changed",
    "passphrase set",
    "own passphrase changed",
    "recovery code used",
    "key changed",
    "refused",
    "hold set",
    "hold lifted",
    "corrected",
    "older copy found",
    "by a newer program",
]
"""“checked”: a signed PDF was held against its worksheet here, which nobody read; “kept”: a personal setting or the
signing identity was sealed; “repaired”: the trail went on after damage to it; “salvaged”: this list was made from what
could be read of a damaged one; “people changed”: what the list knows of its people was sealed, for what the entry
beside it says; “passphrase set”: of another person, by an administrator; “refused”: what a role does not allow was
asked for; “corrected”: an addendum was signed; “older copy found”: this computer had seen a later state of the list;
“by a newer program”: how everything reads that a later version will add to these."""

SEALING = frozenset[What]({"kept", "backed up", "backup put off", "people changed"})
"""What seals something under a name: `record` names it, `digest` is of its content."""

TELLS_CHANGES = frozenset[What](
    {
        "changed",
        "deleted",
        "restored",
        "purged",
        "person added",
        "person removed",
        "person renamed",
        "role changed",
        "passphrase set",
        "refused",
        "hold set",
        "hold lifted",
        "corrected",
    }
)
"""What says from what to what something was changed: `digest` is then of the changes that are kept beside the entry."""

HEAD = ".audit head"
"""Under which the last entry is named, sealed."""
_ADD = Prepared(insert(audit_table).values(n=bindparam("n"), entry=bindparam("entry")))
_HEAD_ALONE = select(sealed_as(HEAD))
_LAST = Prepared(
    select(audit_table.c.n, audit_table.c.entry, sealed_as(HEAD)).where(
        audit_table.c.n == select(func.max(audit_table.alias().c.n)).scalar_subquery()
    )
)
"""With the head beside it: both are needed for every entry, and each statement takes its time."""
_ONE = select(audit_table).where(audit_table.c.n == bindparam("n"))
_NEWEST = select(audit_table).order_by(audit_table.c.n.desc()).limit(500)
_FIRST = select(audit_table).order_by(audit_table.c.n).limit(1)
_BEGINNING = hashlib.sha256(b"").hexdigest()
_KNOWN = frozenset[str](get_args(What))


def _as_known(what: object) -> object:
    return "by a newer program" if isinstance(what, str) and what not in _KNOWN else what


class AuditEvent(FrozenModel):
    """One thing that was done. `record`: a worksheet's id or a sealed thing's name; `version`: the one it has now."""

    who: str
    what: Annotated[What, BeforeValidator(_as_known)]
    when: AwareDatetime
    record: str | None = None
    version: int | None = None
    digest: str | None = None
    """SHA-256 of a final PDF, or of what was sealed."""
    times: int | None = None
    """How many wrong attempts to unlock there were before this one."""


class _Entry(FrozenModel):
    previous: str
    event: AuditEvent


class Head(FrozenModel):
    """The number and the digest of the newest entry."""

    n: int
    digest: str
    people: str | None = None
    """SHA-256 of what is kept of the people of the list: an older copy of that is noticed as soon as it is opened."""

    def names(self, other: "Head") -> bool:
        """Whether both name the same last entry."""
        return (self.n, self.digest) == (other.n, other.digest)


_BEFORE_ALL = Head(n=0, digest=_BEGINNING)


class SealedTrail(NamedTuple):
    """Entries of the trail by their numbers, and the head; None for a head that cannot be read."""

    entries: tuple[tuple[int, bytes], ...]
    head: Head | None

    @property
    def last_number(self) -> int:
        """The number of the newest entry; 0 when there is none."""
        return self.entries[-1][0] if self.entries else 0


@dataclass(frozen=True)
class IntegrityFinding:
    """Something that is not as this program left it. `record`: the worksheet or sealed thing that it is about."""

    sentence: str
    record: str | None = None


class AuditTrail:
    """Appends to the trail and reads it, inside the transactions of the store."""

    def __init__(self, sealer: FieldCipher) -> None:
        self._sealer = sealer
        self._things = SealedThings(sealer)
        self.people: str | None = None
        """The digest of the people of the list as they were when it was opened here."""
        self.appended: Head | None = None
        """The newest entry that was added here; it stands only once its transaction is over."""

    def append(self, connection: Connection, event: AuditEvent, people: str | None = None) -> int:
        """Add one entry; its number. A trail that is damaged goes on after an entry that says so.

        `people`: the digest of what is kept of them from now on, where the entry is about that. Raises
        `PeopleChanged` when somebody else changed them since the list was opened here.
        """
        last, head = self._ends(connection)
        if head is not None and head.people != self.people:
            raise PeopleChanged
        if head is None or not last.names(head):
            number = max(last.n, head.n if head else 0)
            repaired = AuditEvent(who="", what="repaired", when=event.when)
            last = self._insert(connection, Head(n=number, digest=last.digest), repaired)
        roster = people or (head.people if head else None)
        head = self.appended = self._insert(connection, last, event).evolve(people=roster)
        self._things.put(connection, HEAD, _head_to_bytes(head))
        return head.n

    def named_people(self, connection: Connection) -> str | None:
        """The digest of the people of the list, as the head names it; None in a list of one person."""
        head = self._head(connection)
        return head.people if head else None

    def read(self, connection: Connection, after: int = 0) -> SealedTrail:
        """The entries after the one with that number as they are kept: quickly read, so that nobody waits for it."""
        return SealedTrail(tuple(_rows(connection, after)), self._head(connection))

    def events(self, trail: SealedTrail) -> list[AuditEvent]:
        """All events that can be read, oldest first."""
        opened = (self.event(n, sealed) for n, sealed in trail.entries)
        return [event for event in opened if event is not None]

    def event(self, n: int, sealed: bytes) -> AuditEvent | None:
        """The event in the entry with the number `n`, or None when it cannot be read."""
        entry = self._open(n, sealed)
        return entry.event if entry else None

    def newest(self, connection: Connection) -> Head:
        """The newest entry that is there, whatever the head says of it."""
        return self._ends(connection)[0]

    def holds(self, connection: Connection, seen: Head) -> bool:
        """Whether an entry that was seen before is still in its place, as it was."""
        row = connection.execute(_ONE, {"n": seen.n}).first()
        return seen.n == 0 or (row is not None and _digest(row.entry) == seen.digest)

    def writer(self, connection: Connection, record: str, version: int) -> str:
        """Who wrote a version of a worksheet; empty when it was too long ago to be looked for."""
        for row in connection.execute(_NEWEST):
            event = self.event(row.n, row.entry)
            if event is not None and event.record == record and event.version == version:
                return event.who
        return ""

    def first(self, connection: Connection) -> AuditEvent | None:
        """The oldest event; None when there is none, or it cannot be read."""
        row = connection.execute(_FIRST).first()
        entry = self._open(row.n, row.entry) if row else None
        return entry.event if entry else None

    def findings(self, trail: SealedTrail) -> Iterator[IntegrityFinding]:
        """What is missing, changed or out of place in the whole chain."""
        last = _BEFORE_ALL
        for n, sealed in trail.entries:
            entry = self._open(n, sealed)
            if entry is None:
                yield IntegrityFinding(_("Entry {n} of the history was damaged or changed.").format(n=n))
            elif n != last.n + 1 or entry.previous != last.digest:
                yield IntegrityFinding(_("Entries of the history are missing before entry {n}.").format(n=n))
            elif entry.event.what == "repaired":
                yield IntegrityFinding(_("The history was damaged before entry {n}, and went on.").format(n=n))
            last = Head(n=n, digest=_digest(sealed))
        if trail.head is None or not trail.head.names(last):
            yield IntegrityFinding(_("Entries of the history are missing after entry {n}.").format(n=last.n))

    def reseal(self, connection: Connection, sealer: FieldCipher) -> None:
        """Seal the whole chain with another key. Where it is broken or damaged it stays so, and is found as before."""
        old = new = _BEGINNING
        for n in connection.execute(select(audit_table.c.n).order_by(audit_table.c.n)).scalars().all():
            of = audit_table.c.n == n
            sealed = connection.execute(select(audit_table.c.entry).where(of)).scalar_one()
            entry = self._open(n, sealed)
            again = sealed
            if entry is not None:
                previous = new if entry.previous == old else entry.previous
                again = sealer.seal(_entry_to_bytes(entry.evolve(previous=previous)), "audit", n)
                connection.execute(update(audit_table).where(of).values(entry=again))
            old, new = _digest(sealed), _digest(again)
        head = self._head(connection)
        if head is not None:
            moved = head.evolve(digest=new) if head.digest == old else head
            SealedThings(sealer).put(connection, HEAD, _head_to_bytes(moved))

    def _insert(self, connection: Connection, last: Head, event: AuditEvent) -> Head:
        n = last.n + 1
        sealed = self._sealer.seal(_entry_to_bytes(_Entry(previous=last.digest, event=event)), "audit", n)
        _ADD.run(connection, n=n, entry=sealed)
        return Head(n=n, digest=_digest(sealed))

    def _ends(self, connection: Connection) -> tuple[Head, Head | None]:
        """The last entry as it is, and as the head names it."""
        row = _LAST.first(connection)
        if row is None:
            return _BEFORE_ALL, self._head(connection)
        n, entry, head = row
        return Head(n=n, digest=_digest(entry)), self._opened_head(head)

    def _head(self, connection: Connection) -> Head | None:
        return self._opened_head(connection.execute(_HEAD_ALONE).scalar())

    def _opened_head(self, sealed: bytes | None) -> Head | None:
        try:
            head = self._things.opened(HEAD, sealed)
            return _BEFORE_ALL if head is None else Head.model_validate_json(head)
        except (RecordDamaged, ValidationError):
            return None

    def _open(self, n: int, sealed: bytes) -> _Entry | None:
        try:
            return _Entry.model_validate_json(self._sealer.open(sealed, "audit", n))
        except (DecryptionFailed, ValidationError):
            return None


def _rows(connection: Connection, after: int = 0) -> Iterator[tuple[int, bytes]]:
    for row in connection.execute(select(audit_table).where(audit_table.c.n > after).order_by(audit_table.c.n)):
        yield row.n, row.entry


def _entry_to_bytes(entry: _Entry) -> bytes:
    return entry.model_dump_json(exclude_none=True).encode()


def _head_to_bytes(head: Head) -> bytes:
    return head.model_dump_json(exclude_none=True).encode()


def _digest(sealed: bytes) -> str:
    return hashlib.sha256(sealed).hexdigest()
