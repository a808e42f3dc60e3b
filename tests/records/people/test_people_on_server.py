"""Several people on the list of a clinic's PostgreSQL: the ring is there, sealed, and the computers follow it."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.errors import (
    KeyFileOutdated,
    ListRekeyed,
    NotAllowed,
    OwnPassphraseNeeded,
    PeopleChanged,
    PersonUnknown,
    StoreNewer,
    WrongPassphrase,
)
from hrbc_desktop.records.people.membership import (
    add_person,
    begin_people,
    change_role,
    remove_person,
    rename_person,
    set_passphrase,
)
from hrbc_desktop.records.recovery.backup import back_up, restore
from hrbc_desktop.records.shared.errors import KeyFileElsewhere
from hrbc_desktop.records.shared.shared_store import SharedStore, new_shared_store, open_shared_store
from hrbc_desktop.records.store_factory import open_store
from hrbc_desktop.session.open_records import RecordsOpener

NURSE_FIRST = "seven lamps along the harbor"
ADMINISTRATOR = "Sample Administrator 1"


class Computer:
    """One of the clinic's computers."""

    def __init__(self, address: ServerAddress, folder: Path) -> None:
        self.address, self.folder = address, folder

    @property
    def vault(self) -> Vault:
        return Vault(self.folder, server=self.address)

    def id_of(self, name: str) -> str:
        return self.vault.person_named(name)

    def open(self, name: str, passphrase: str) -> SharedStore:
        return open_shared_store(self.address, self.folder, self.vault.unlock(passphrase, self.id_of(name)))

    def copied_to(self, folder: Path) -> "Computer":
        """Another computer with a copy of the key file, as it is now."""
        folder.mkdir()
        shutil.copy(self.folder / "store.key", folder / "store.key")
        return Computer(self.address, folder)


@pytest.fixture
def old_computer(address: ServerAddress, folder: Path, passphrase: str, cheap: Cost, worksheet: Worksheet) -> Computer:
    """A list of one passphrase with a worksheet."""
    computer = Computer(address, folder)
    unlocked, _code = computer.vault.create(passphrase, cheap)
    with closing(new_shared_store(address, folder, unlocked)) as store:
        store.worksheets.save(worksheet)
    return computer


@pytest.fixture
def computer(old_computer: Computer, passphrase: str, cheap: Cost) -> Computer:
    """Its list has an administrator."""
    vault = old_computer.vault
    with closing(open_shared_store(vault.server, vault.folder, vault.unlock(passphrase))) as store:  # type: ignore[arg-type]
        begin_people(store, vault, ADMINISTRATOR, passphrase, cheap)
    return old_computer


@pytest.fixture
def nurse(computer: Computer, passphrase: str) -> str:
    with closing(computer.open(ADMINISTRATOR, passphrase)) as store:
        return add_person(store, "Sample Nurse 1", "nurse", NURSE_FIRST, passphrase).id


def test_people_are_on_the_server_and_every_computer_with_the_key_file_knows_them(
    computer: Computer, nurse: str, tmp_path: Path, worksheet: Worksheet, passphrase: str
) -> None:
    elsewhere = computer.copied_to(tmp_path / "another computer")
    with closing(elsewhere.open("Sample Nurse 1", NURSE_FIRST)) as store:
        assert store.people.person is not None
        assert (store.people.person.id, store.people.person.role) == (nurse, "nurse")
        assert store.worksheets.load(worksheet.id).worksheet == worksheet
        assert store.verify().intact
    assert [name for _id, name in elsewhere.vault.people] == ["", ""], "the server has them, sealed"
    with closing(computer.open(ADMINISTRATOR, passphrase)) as store:
        rename_person(store, nurse, "Sample Nurse 2")
    with pytest.raises(OwnPassphraseNeeded):  # she is found by the name that only the server has as yet
        RecordsOpener(elsewhere.vault).unlock_by_name(NURSE_FIRST, "sample nurse 2")


def test_the_server_learns_no_name_and_has_nothing_to_try_passphrases_on(
    computer: Computer, nurse: str, administrator: Callable[..., Any], passphrase: str
) -> None:
    assert nurse
    rows = administrator("SELECT name, blob FROM hrbc_desktop.sealed")
    whole = b"".join(name.encode() + bytes(blob) for name, blob in rows)
    for word in (b"Sample", b"nurse", b"salt", b"wrapped", passphrase.encode()):
        assert word not in whole
    assert b"Sample" not in (computer.folder / "store.key").read_bytes()


def test_a_computer_with_the_key_file_of_before_is_told_so_and_so_is_an_older_program(
    old_computer: Computer, passphrase: str, cheap: Cost, tmp_path: Path, administrator: Callable[..., Any]
) -> None:
    left_behind = old_computer.copied_to(tmp_path / "left behind")
    vault = old_computer.vault
    still_open = open_shared_store(left_behind.address, left_behind.folder, left_behind.vault.unlock(passphrase))
    with closing(open_shared_store(old_computer.address, old_computer.folder, vault.unlock(passphrase))) as store:
        begin_people(store, vault, ADMINISTRATOR, passphrase, cheap)
    with pytest.raises(ListRekeyed, match="new key"):
        still_open.worksheets.save(still_open.worksheets.load("0" * 32).worksheet)
    still_open.close()
    with pytest.raises(KeyFileOutdated, match="present key file"):
        open_shared_store(left_behind.address, left_behind.folder, left_behind.vault.unlock(passphrase))
    assert administrator("SELECT version FROM hrbc_desktop.format") == [(2,)]


def test_what_waited_under_the_old_key_is_sent_under_the_new_one(
    computer: Computer, nurse: str, passphrase: str, tmp_path: Path, worksheet: Worksheet
) -> None:
    elsewhere = computer.copied_to(tmp_path / "another computer")
    mine = worksheet.evolve(id="d" * 32)
    with closing(elsewhere.open(ADMINISTRATOR, passphrase)) as hers:
        with closing(computer.open(ADMINISTRATOR, passphrase)) as store:
            remove_person(store, nurse, passphrase)
        with pytest.raises(ListRekeyed):
            hers.worksheets.save(mine)
    with closing(elsewhere.open(ADMINISTRATOR, passphrase)) as again:
        assert again.worksheets.waiting() == []
        assert again.worksheets.load(mine.id).worksheet == mine
        assert again.verify().intact


def test_a_change_of_the_people_is_in_force_on_all_computers_at_once(
    computer: Computer, nurse: str, passphrase: str, tmp_path: Path, worksheet: Worksheet
) -> None:
    elsewhere = computer.copied_to(tmp_path / "another computer")
    with closing(elsewhere.open("Sample Nurse 1", NURSE_FIRST)) as hers:
        with closing(computer.open(ADMINISTRATOR, passphrase)) as store:
            change_role(store, nurse, "reader")
            rename_person(store, nurse, "Sample Nurse 7")
        with pytest.raises(PeopleChanged):
            hers.worksheets.save(worksheet.evolve(id="e" * 32))
    with closing(elsewhere.open("Sample Nurse 7", NURSE_FIRST)) as hers, pytest.raises(NotAllowed):
        hers.worksheets.save(worksheet.evolve(id="f" * 32))


def test_who_was_removed_is_out_on_every_computer(
    computer: Computer, nurse: str, passphrase: str, tmp_path: Path
) -> None:
    elsewhere = computer.copied_to(tmp_path / "another computer")
    with closing(computer.open(ADMINISTRATOR, passphrase)) as store:
        remove_person(store, nurse, passphrase)
    with pytest.raises(PersonUnknown):
        elsewhere.vault.unlock(NURSE_FIRST, nurse)
    with closing(elsewhere.open(ADMINISTRATOR, passphrase)) as store:
        assert [one.name for one in store.people.everybody] == [ADMINISTRATOR]


def test_a_passphrase_that_an_administrator_gave_is_the_only_one(
    computer: Computer, nurse: str, passphrase: str
) -> None:
    with closing(computer.open(ADMINISTRATOR, passphrase)) as store:
        set_passphrase(store, nurse, "one more sentence to type", passphrase)
    with pytest.raises(WrongPassphrase):
        computer.vault.unlock(NURSE_FIRST, nurse)
    computer.vault.change_passphrase("one more sentence to type", "and my very own words", nurse)
    computer.open("Sample Nurse 1", "and my very own words").close()


def test_another_clinics_key_file_reads_nothing(
    computer: Computer, tmp_path: Path, passphrase: str, cheap: Cost, administrator: Callable[..., Any]
) -> None:
    ours = (computer.folder / "store.key").read_bytes()
    other = computer.copied_to(tmp_path / "other")
    administrator("UPDATE hrbc_desktop.sealed SET blob = 'x' WHERE name = '.key ring'")
    with pytest.raises(KeyFileElsewhere):
        other.vault.unlock(passphrase, computer.vault.people[0][0])
    administrator("DELETE FROM hrbc_desktop.sealed WHERE name = '.key ring'")
    with pytest.raises(KeyFileElsewhere):
        other.vault.unlock(passphrase, computer.vault.people[0][0])
    assert (computer.folder / "store.key").read_bytes() == ours
    assert cheap


def test_a_backup_of_the_server_opens_without_it(
    computer: Computer, nurse: str, passphrase: str, tmp_path: Path, worksheet: Worksheet
) -> None:
    with closing(computer.open(ADMINISTRATOR, passphrase)) as store:
        back_up(store, computer.folder, tmp_path / "worksheets.backup")
    restore(tmp_path / "worksheets.backup", tmp_path / "restored")
    restored = Vault(tmp_path / "restored")
    with closing(open_store(restored.folder, restored.unlock(NURSE_FIRST, nurse))) as store:
        assert store.worksheets.load(worksheet.id).worksheet == worksheet
        assert store.verify().intact


def test_a_newer_list_is_left_to_a_newer_program(
    computer: Computer, administrator: Callable[..., Any], passphrase: str
) -> None:
    person = computer.vault.people[0][0]
    administrator("UPDATE hrbc_desktop.format SET version = 3")
    with pytest.raises(StoreNewer):
        computer.vault.unlock(passphrase, person)


def test_after_a_day_of_two_people_the_history_says_who_did_what(
    computer: Computer, nurse: str, passphrase: str, tmp_path: Path, worksheet: Worksheet
) -> None:
    """Twenty worksheets: one person begins each, the other goes on with it, on two computers."""
    assert nurse
    elsewhere = computer.copied_to(tmp_path / "another computer")
    hers, theirs = computer.open("Sample Nurse 1", NURSE_FIRST), elsewhere.open(ADMINISTRATOR, passphrase)
    with closing(hers), closing(theirs):
        for number in range(20):
            begun = worksheet.evolve(id=f"{number:032x}", nurse_notes="asked")
            version = hers.worksheets.save(begun)
            theirs.worksheets.save(begun.evolve(nurse_notes="answered"), version)
        numbered, changes = theirs.logbook.numbered_events()
        found = theirs.verify()
    assert found.intact, found.findings
    for number in range(20):
        of_one = [(n, event) for n, event in numbered if event.record == f"{number:032x}" and event.what == "changed"]
        assert [event.who for _n, event in of_one] == ["Sample Nurse 1", ADMINISTRATOR]
        noted = changes[of_one[1][0]]
        assert [(one.field, one.before, one.after) for one in noted] == [("nurse_notes", "asked", "answered")]
