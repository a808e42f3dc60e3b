"""Adds, removes and changes the people of a list. Each step asks the administrator for her passphrase again.

All of it takes a good part of a second, and a new key for the list longer: run it as a job. Raises `RecordsError`.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from hrbc_desktop.domain.people import LONGEST_NAME, MOST_PEOPLE, Person
from hrbc_desktop.domain.roles import Role
from hrbc_desktop.records.audit.changes import FieldChange
from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.key_ring import RECOVERY, KeyRing, OnServer, PersonSecret, RingFile, ids_of
from hrbc_desktop.records.crypto.passphrase_strength import passphrase_bytes
from hrbc_desktop.records.crypto.recovery_code import new_recovery_code, read_recovery_code
from hrbc_desktop.records.crypto.vault import UnlockedVault, Vault
from hrbc_desktop.records.errors import (
    LastAdministrator,
    NameTaken,
    OwnRemoval,
    PassphraseEmpty,
    PersonUnknown,
    StoreExists,
    TooManyPeople,
)
from hrbc_desktop.records.people.earlier_keys import EARLIER_KEYS, earlier_keys_to_bytes
from hrbc_desktop.records.people.people import NewKey
from hrbc_desktop.records.people.roster import Listed, Roster, listed, signing_key_name
from hrbc_desktop.records.store import Store
from hrbc_desktop.wording.people import role_name
from hrbc_desktop.wording.text import one_line

_KEY_BYTES = 32
IDENTITY_NAME = "signing identity"
"""Under which a list of one person keeps the keys of everyone who signs, by the names that were typed."""


def begin_people(store: Store, vault: Vault, name: str, passphrase: str, cost: Cost | None = None) -> str:
    """Make a list of one person one of several, of which she is the first administrator; the new recovery code.

    The list gets a new key, so that no older key file and no passphrase that others know opens anything newer. The
    store is of no use after it: close it, and unlock again.
    """
    if store.people.everybody or store.keeps_nothing:
        raise StoreExists
    cost, person = cost or vault.cost_of_passphrase, secrets.token_hex(8)
    before = vault.unlock(passphrase)
    first = KeyRing(vault=secrets.token_hex(16), generation=0)
    ring = first.with_person(person, _usable(name, ()), _secret(passphrase), bytes(_KEY_BYTES), cost)
    roster = Roster(all=(listed(ring.slot(person), "administrator"),))
    server = None
    if vault.server is not None:
        server = OnServer.model_construct(secret=secrets.token_bytes(_KEY_BYTES), names=ids_of(ring))
    dropped = frozenset({IDENTITY_NAME})
    try:
        with vault.keyring_ends():
            return _rekey(store, vault, before, _Following(ring, roster, server, cost, dropped))
    finally:
        before.lock()


def add_person(store: Store, name: str, role: Role, first_passphrase: str, passphrase: str) -> Person:
    """Let somebody in. `first_passphrase`: she is asked for one of her own when she unlocks for the first time.

    `passphrase`: that of the administrator who is here.
    """
    store.people.require("manage people")
    vault, ring, secret = _proven(store, passphrase)
    everybody = store.people.everybody
    if len(everybody) >= MOST_PEOPLE and vault.server is None:
        raise TooManyPeople
    person = Person(id=secrets.token_hex(8), name=_usable(name, [one.name for one in everybody]), role=role)
    me = store.people.slot
    list_key = ring.list_key(me, secret)
    secret.forget()
    given, cost = _secret(first_passphrase), ring.slot(me).cost
    slot = ring.with_person(person.id, person.name, given, list_key, cost, by_another=True).slot(person.id)
    change = FieldChange(field="person", after=f"{person.name}, {role_name(role)}")
    store.people.change(
        lambda roster: roster.with_one(listed(slot, role)),
        "person added",
        person.id,
        (change,),
        ring=lambda current: current.with_slot(slot),
    )
    return person


def rename_person(store: Store, person: str, name: str) -> None:
    """Give somebody another name: what she signs from now on carries it."""
    store.people.require("manage people")
    known = _listed(store, person)
    others = [one.name for one in store.people.everybody if one.id != person]
    fresh = known.person.evolve(name=_usable(name, others))
    change = FieldChange(field="name", before=known.person.name, after=fresh.name)
    store.people.change(
        lambda roster: roster.with_one(_with(roster, fresh)),
        "person renamed",
        person,
        (change,),
        ring=lambda ring: ring.renamed(person, fresh.name),
    )


def change_role(store: Store, person: str, role: Role) -> None:
    """Give somebody another role. Raises `LastAdministrator`."""
    store.people.require("manage people")
    known = _listed(store, person)
    if role != "administrator":
        _require_another_administrator(store, person)
    fresh = known.person.evolve(role=role)
    change = FieldChange(
        field="role", before=f"{fresh.name}, {role_name(known.person.role)}", after=f"{fresh.name}, {role_name(role)}"
    )
    store.people.change(lambda roster: roster.with_one(_with(roster, fresh)), "role changed", person, (change,))


def set_passphrase(store: Store, person: str, first_passphrase: str, passphrase: str) -> None:
    """Let somebody in who forgot her passphrase. Her signing key is gone with it: she gets another when she signs.

    Also with the recovery code: `passphrase` is then the code that opened the list.
    """
    store.people.require("manage people")
    _vault, ring, secret = _proven(store, passphrase)
    known, me = _listed(store, person), store.people.slot
    list_key = ring.list_key(me, secret)
    secret.forget()
    given, cost = _secret(first_passphrase), ring.slot(me).cost
    by_another = me not in (person, RECOVERY)
    slot = ring.with_person(person, known.person.name, given, list_key, cost, by_another=by_another).slot(person)
    change = FieldChange(field="person", after=known.person.name)
    store.people.change(
        lambda roster: roster.with_one(listed(slot, known.person.role)),
        "recovery code used" if me == RECOVERY else "passphrase set",
        person,
        (change,),
        ring=lambda current: current.with_slot(slot),
        dropped=(signing_key_name(person),),
    )


def remove_person(store: Store, person: str, passphrase: str) -> str:
    """Take somebody off the list and give the list a new key; the new recovery code.

    From the first moment on she cannot unlock. The store is of no use after it: close it, and unlock again. What is cut
    off in between is finished by `finish_key_change`.
    """
    store.people.require("manage people")
    _vault, _ring, secret = _proven(store, passphrase)
    secret.forget()
    known = _listed(store, person)
    if known.person.id == store.people.slot:
        raise OwnRemoval
    change = FieldChange(field="person", before=f"{known.person.name}, {role_name(known.person.role)}")
    store.people.change(
        lambda roster: roster.without(person),
        "person removed",
        person,
        (change,),
        ring=lambda ring: ring.without(person),
        dropped=(signing_key_name(person),),
    )
    return finish_key_change(store, passphrase)


def finish_key_change(store: Store, passphrase: str) -> str:
    """Give the list a new key, for everybody who is on it now; the new recovery code.

    The store is of no use after it.
    """
    store.people.require("manage people")
    vault, ring, secret = _proven(store, passphrase)
    me = store.people.slot
    before = UnlockedVault(ring.list_key(me, secret), ring=ring, person=me, vault=vault)
    secret.forget()
    roster = store.people.roster.model_copy(update={"key_is_due": False})
    on_list = ring.model_copy(update={"people": tuple(slot for slot in ring.people if roster.one(slot.id))})
    server = vault.ring_file().server
    try:
        return _rekey(store, vault, before, _Following(on_list, roster, server, ring.slot(me).cost))
    finally:
        before.lock()


@dataclass(frozen=True)
class _Following:
    """Who is on the list under its next key. `ring`: their slots as they are; `server`: where it is, if not here."""

    ring: KeyRing
    roster: Roster
    server: OnServer | None
    cost: Cost
    dropped: frozenset[str] = frozenset()


def _rekey(store: Store, vault: Vault, before: UnlockedVault, wanted: _Following) -> str:
    """The next key file first, then the list in one step, then the key file in its place."""
    list_key, code = secrets.token_bytes(_KEY_BYTES), new_recovery_code()
    ring, server = wanted.ring, wanted.server
    following = ring.for_new_key(list_key, before.page_key)
    following = following.with_person(RECOVERY, "", read_recovery_code(code).encode(), list_key, wanted.cost)
    key = UnlockedVault(list_key, ring=following, person=following.people[0].id, vault=vault)
    is_first = before.generation == 0
    next_file = _key_file(following, server) if server is None or is_first else None

    def prepare() -> None:
        if next_file is not None:
            vault.write_next(next_file)
        vault.keep_code(code, list_key, following.slot(RECOVERY).salt)

    row, blobs = None, dict[str, bytes]()
    if server is not None:
        row = server.sealed(following)
        blobs[EARLIER_KEYS] = earlier_keys_to_bytes([*store.people.earlier_keys(), before.subkey("waiting")])
    store.people.rekey(NewKey(key, wanted.roster, prepare, row, blobs, wanted.dropped))
    if next_file is not None:
        vault.promote_next()
    key.lock()
    return code


def _key_file(ring: KeyRing, server: OnServer | None) -> RingFile:
    if server is None:
        return RingFile.model_construct(vault=ring.vault, kind="ring", ring=ring, server=None)
    return RingFile.model_construct(vault=ring.vault, kind="server", ring=None, server=server)


def _proven(store: Store, passphrase: str) -> tuple[Vault, KeyRing, PersonSecret]:
    """The ring, and the secret of who is here, who has typed her passphrase again."""
    vault = store.people.vault
    if vault is None or store.people.person is None:
        raise PersonUnknown
    if store.people.came_by_code:
        ring = vault.read_ring()
        return vault, ring, vault.secret_by_code(passphrase)
    secret = store.people.own_secret(passphrase)
    return vault, vault.read_ring(), secret


def _listed(store: Store, person: str) -> Listed:
    found = store.people.roster.one(person)
    if found is None:
        raise PersonUnknown
    return found


def _with(roster: Roster, person: Person) -> Listed:
    """The person as she is to be, with the key that she has."""
    found = roster.one(person.id)
    if found is None:
        raise PersonUnknown
    return Listed.model_construct(person=person, public=found.public)


def _require_another_administrator(store: Store, person: str) -> None:
    if not any(one.role == "administrator" for one in store.people.everybody if one.id != person):
        raise LastAdministrator


def _usable(name: str, taken: Sequence[str]) -> str:
    """The name in one line. Raises `NameTaken`; an empty one is no name."""
    line = one_line(name, LONGEST_NAME)
    if not line or any(line.casefold() == one.casefold() for one in taken):
        raise NameTaken
    return line


def _secret(passphrase: str) -> bytes:
    if not passphrase.strip():
        raise PassphraseEmpty
    return passphrase_bytes(passphrase)
