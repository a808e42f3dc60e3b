"""Who signs, where several people use the list: herself, under her own name, with a key that is hers alone."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hrbc_desktop.domain.people import Person
from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.errors import NotAllowed, WrongPassphrase
from hrbc_desktop.records.people.membership import add_person, begin_people, rename_person, set_passphrase
from hrbc_desktop.records.people.roster import signing_key_name
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import new_store, open_store
from hrbc_desktop.session.own_key import is_made_out_to, own_identity

AT = datetime(2026, 11, 30, 10, tzinfo=UTC)
CHEAP = Cost(memory_kib=32, passes=1, lanes=1)
WORDS, FIRST, SECOND = "purple ladder quietly sailing", "seven lamps along the harbor", "nine boats out on the water"
Open = Callable[[str, str], Store]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "kept"
    vault = Vault(folder)
    unlocked, _code = vault.create(WORDS, CHEAP)
    with closing(new_store(folder, unlocked)) as store:
        begin_people(store, vault, "Sample Administrator 1", WORDS, CHEAP)
    with closing(open_store(folder, vault.unlock(WORDS, vault.people[0][0]))) as store:
        add_person(store, "Sample Nurse 1", "nurse", FIRST, WORDS)
        add_person(store, "Sample Nurse 2", "nurse", SECOND, WORDS)
        add_person(store, "Sample Reader 1", "reader", FIRST, WORDS)
    return folder


@pytest.fixture
def opened(folder: Path) -> Iterator[Open]:
    stores: list[Store] = []

    def opened(name: str, passphrase: str) -> Store:
        vault = Vault(folder)
        person = vault.person_named(name)
        stores.append(open_store(folder, vault.unlock(passphrase, person)))
        return stores[-1]

    yield opened
    for store in stores:
        store.close()


def me(store: Store) -> Person:
    assert store.people.person is not None
    return store.people.person


def test_each_signs_with_a_key_of_her_own_that_stays_the_same(opened: Open) -> None:
    first, second = opened("Sample Nurse 1", FIRST), opened("Sample Nurse 2", SECOND)
    hers = own_identity(first, me(first), first.people.own_secret(FIRST), AT)
    other = own_identity(second, me(second), second.people.own_secret(SECOND), AT)
    assert hers.fingerprint != other.fingerprint
    assert own_identity(first, me(first), first.people.own_secret(FIRST), AT).fingerprint == hers.fingerprint
    assert (hers.name, other.name) == ("Sample Nurse 1", "Sample Nurse 2")


def test_another_ones_passphrase_opens_no_key_of_hers(opened: Open) -> None:
    first = opened("Sample Nurse 1", FIRST)
    own_identity(first, me(first), first.people.own_secret(FIRST), AT)
    for passphrase in (SECOND, WORDS):
        with pytest.raises(WrongPassphrase):
            first.people.own_secret(passphrase)


def test_the_key_in_the_list_says_nothing_to_who_has_only_the_key_of_the_list(opened: Open) -> None:
    first, second = opened("Sample Nurse 1", FIRST), opened("Sample Nurse 2", SECOND)
    hers = own_identity(first, me(first), first.people.own_secret(FIRST), AT)
    stored = second.blobs.get(signing_key_name(me(first).id))
    assert stored is not None
    assert hers.certificate.serial_number.to_bytes(20, "big").lstrip(b"\0") not in stored
    impostor = own_identity(second, me(first), second.people.own_secret(SECOND), AT)
    assert impostor.fingerprint != hers.fingerprint, "her key opened with the secret of another person"


def test_another_name_is_another_certificate(opened: Open) -> None:
    administrator = opened("Sample Administrator 1", WORDS)
    first = opened("Sample Nurse 1", FIRST)
    before = own_identity(first, me(first), first.people.own_secret(FIRST), AT)
    rename_person(administrator, me(first).id, "Sample Nurse 9")
    renamed = opened("Sample Nurse 9", FIRST)
    after = own_identity(renamed, me(renamed), renamed.people.own_secret(FIRST), AT)
    assert (before.name, after.name) == ("Sample Nurse 1", "Sample Nurse 9")


def test_who_forgot_her_passphrase_gets_another_key(opened: Open) -> None:
    first = opened("Sample Nurse 1", FIRST)
    before = own_identity(first, me(first), first.people.own_secret(FIRST), AT)
    administrator = opened("Sample Administrator 1", WORDS)
    set_passphrase(administrator, me(first).id, "one more sentence to type", WORDS)
    again = opened("Sample Nurse 1", "one more sentence to type")
    after = own_identity(again, me(again), again.people.own_secret("one more sentence to type"), AT)
    assert after.fingerprint != before.fingerprint


def test_a_reader_signs_nothing(opened: Open) -> None:
    reader = opened("Sample Reader 1", FIRST)
    for action in ("sign", "countersign"):
        with pytest.raises(NotAllowed):
            reader.people.require(action)


@pytest.mark.parametrize(
    ("made_out_to", "is_hers"),
    [("Nurse 1, Sample", True), ("Dr. Sample M. Nurse 1", True), ("Sample Nurse 2", False), ("", False)],
)
def test_a_certificate_has_to_be_made_out_to_who_is_here(made_out_to: str, is_hers: bool) -> None:
    person = Person(id="a" * 16, name="Sample Nurse 1", role="nurse")
    assert is_made_out_to(made_out_to, person) is is_hers
