"""A list that several people use: who gets in, with what, and who does not."""

import json
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.people import Person
from hrbc_desktop.domain.roles import Role
from hrbc_desktop.records.crypto.field_cipher import DecryptionFailed, FieldCipher
from hrbc_desktop.records.crypto.key_file import Cost, KeyFile, wrapping
from hrbc_desktop.records.crypto.key_ring import RingFile
from hrbc_desktop.records.crypto.locked_vault import ATTEMPTS_FILE_NAME
from hrbc_desktop.records.crypto.vault import LONGEST_IN_USE, Vault
from hrbc_desktop.records.database.sqlcipher import FileDatabase
from hrbc_desktop.records.errors import (
    KeyFileDamaged,
    KeyFileNewer,
    KeyFileOutdated,
    LastAdministrator,
    ListRekeyed,
    NameTaken,
    NotAllowed,
    OwnRemoval,
    PeopleChanged,
    PersonNotListed,
    PersonUnknown,
    ReasonMissing,
    StoreDamaged,
    TooManyPeople,
    UnlockThrottled,
    WrongPassphrase,
    WrongRecoveryCode,
)
from hrbc_desktop.records.people.membership import (
    add_person,
    begin_people,
    change_role,
    remove_person,
    rename_person,
    set_passphrase,
)
from hrbc_desktop.records.people.roster import ROSTER
from hrbc_desktop.records.recovery.backup import back_up, restore
from hrbc_desktop.records.recovery.salvage import salvage_in_place
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import new_store, open_store
from hrbc_desktop.session.open_records import RecordsOpener

NURSE_FIRST = "seven lamps along the harbor"
NURSE_OWN = "nine boats out on the water"


def stored_vault(folder: Path) -> Vault:
    return Vault(folder)


def person_named(folder: Path, name: str) -> str:
    return stored_vault(folder).person_named(name)


@contextmanager
def opened(folder: Path, name: str, passphrase: str) -> Iterator[Store]:
    vault = stored_vault(folder)
    with closing(open_store(folder, vault.unlock(passphrase, person_named(folder, name)))) as store:
        yield store


@pytest.fixture
def alone(folder: Path, passphrase: str, cheap: Cost, worksheet: Worksheet) -> Worksheet:
    """A list of one person with a worksheet in it."""
    keeper = Vault(folder)
    unlocked, _code = keeper.create(passphrase, cheap)
    with closing(new_store(folder, unlocked)) as store:
        store.worksheets.save(worksheet)
    return worksheet


@pytest.fixture
def code(folder: Path, passphrase: str, cheap: Cost, alone: Worksheet) -> str:
    """The list has an administrator now; its recovery code."""
    assert alone.id
    vault = stored_vault(folder)
    with closing(open_store(folder, vault.unlock(passphrase))) as store:
        return begin_people(store, vault, "Sample Administrator 1", passphrase, cheap)


@pytest.fixture
def nurse(folder: Path, passphrase: str, code: str) -> Person:
    """A nurse with a passphrase of her own."""
    assert code
    with opened(folder, "Sample Administrator 1", passphrase) as store:
        person = add_person(store, "Sample Nurse 1", "nurse", NURSE_FIRST, passphrase)
    stored_vault(folder).change_passphrase(NURSE_FIRST, NURSE_OWN, person.id)
    return person


def test_a_list_of_one_person_says_nothing_of_people(folder: Path, alone: Worksheet, passphrase: str) -> None:
    assert stored_vault(folder).people == ()
    with closing(open_store(folder, stored_vault(folder).unlock(passphrase))) as store:
        assert store.people.person is None
        assert store.people.everybody == ()
        assert store.people.may("destroy")
        assert store.worksheets.load(alone.id).worksheet == alone
    assert json.loads((folder / "store.key").read_text())["format"] == 1


def test_the_one_person_becomes_the_first_administrator_and_nothing_is_lost(
    folder: Path, alone: Worksheet, code: str, passphrase: str
) -> None:
    assert [person for person, _name in stored_vault(folder).people] == [person_named(folder, "Sample Administrator 1")]
    with opened(folder, "Sample Administrator 1", passphrase) as store:
        assert store.people.person is not None
        assert store.people.person.role == "administrator"
        assert store.who == "Sample Administrator 1"
        assert store.worksheets.load(alone.id).worksheet == alone
        assert store.verify().intact
    with closing(open_store(folder, stored_vault(folder).unlock_with_code(code))) as store:
        assert store.people.came_by_code


def test_the_key_file_of_before_opens_nothing_any_more(
    folder: Path, alone: Worksheet, passphrase: str, cheap: Cost, tmp_path: Path
) -> None:
    assert alone.id
    before = Path(shutil.copytree(folder, tmp_path / "before"))
    vault = stored_vault(folder)
    with closing(open_store(folder, vault.unlock(passphrase))) as store:
        begin_people(store, vault, "Sample Administrator 1", passphrase, cheap)
    shutil.copy(before / "store.key", folder / "store.key")
    with pytest.raises(KeyFileOutdated, match="before several people"):
        open_store(folder, Vault(folder).unlock(passphrase))


def test_each_person_gets_in_with_her_own_passphrase_only(folder: Path, nurse: Person, passphrase: str) -> None:
    administrator = person_named(folder, "Sample Administrator 1")
    for person, wrong in ((nurse.id, passphrase), (administrator, NURSE_OWN), (nurse.id, NURSE_FIRST)):
        with pytest.raises(WrongPassphrase):
            stored_vault(folder).unlock(wrong, person)
        (folder / "store.attempts").unlink()
    with pytest.raises(PersonUnknown):
        stored_vault(folder).unlock(passphrase, "0" * 16)
    with opened(folder, "Sample Nurse 1", NURSE_OWN) as store:
        assert store.people.person == nurse


def test_a_stranger_costs_as_much_work_and_waits_as_long_as_a_wrong_passphrase(
    folder: Path, nurse: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    work: list[Cost] = []
    noon = datetime(2026, 12, 1, 12, tzinfo=UTC)

    def measured(secret: bytes, salt: bytes, cost: Cost) -> FieldCipher:
        work.append(cost)
        return wrapping(secret, salt, cost)

    for module in ("key_ring", "vault"):
        monkeypatch.setattr(f"hrbc_desktop.records.crypto.{module}.wrapping", measured)
    waits = []
    for name in (nurse.name, "Sample Nurse 7"):
        vault = Vault(folder, lambda: noon)
        for _ in range(3):
            with pytest.raises(WrongPassphrase) as refused:
                RecordsOpener(vault).unlock_by_name(NURSE_FIRST, name)
        waits.append(refused.value.seconds_to_wait)
        with pytest.raises(UnlockThrottled):
            RecordsOpener(vault).unlock_by_name(NURSE_OWN, name)
        (folder / ATTEMPTS_FILE_NAME).unlink()
    assert waits[0] == waits[1] > 0
    assert work[:3] == work[3:]


def test_who_chose_a_passphrase_for_somebody_else_is_remembered_until_she_has_her_own(
    folder: Path, passphrase: str, code: str
) -> None:
    assert code
    with opened(folder, "Sample Administrator 1", passphrase) as store:
        person = add_person(store, "Sample Nurse 1", "nurse", NURSE_FIRST, passphrase).id
    first = stored_vault(folder).unlock(NURSE_FIRST, person)
    assert first.slot is not None
    assert first.slot.passphrase_by_another
    stored_vault(folder).change_passphrase(NURSE_FIRST, NURSE_OWN, person)
    own = stored_vault(folder).unlock(NURSE_OWN, person)
    assert own.slot is not None
    assert not own.slot.passphrase_by_another


def test_only_an_administrator_changes_who_uses_the_list(folder: Path, nurse: Person, passphrase: str) -> None:
    administrator = person_named(folder, "Sample Administrator 1")
    with opened(folder, "Sample Nurse 1", NURSE_OWN) as store:
        for attempt in (
            lambda: add_person(store, "Sample Nurse 2", "administrator", NURSE_FIRST, NURSE_OWN),
            lambda: rename_person(store, nurse.id, "Sample Nurse 3"),
            lambda: change_role(store, nurse.id, "administrator"),
            lambda: set_passphrase(store, administrator, NURSE_FIRST, NURSE_OWN),
            lambda: remove_person(store, administrator, NURSE_OWN),
        ):
            with pytest.raises(NotAllowed, match="as a nurse"):
                attempt()
    with opened(folder, "Sample Administrator 1", passphrase) as store:
        assert [event.who for event in store.logbook.events() if event.what == "refused"] == ["Sample Nurse 1"] * 5


def test_a_reader_changes_nothing(folder: Path, passphrase: str, code: str, alone: Worksheet) -> None:
    assert code
    with opened(folder, "Sample Administrator 1", passphrase) as store:
        add_person(store, "Sample Reader 1", "reader", NURSE_FIRST, passphrase)
    with opened(folder, "Sample Reader 1", NURSE_FIRST) as store:
        stored = store.worksheets.load(alone.id)
        with pytest.raises(NotAllowed, match="as a reader"):
            store.worksheets.save(stored.worksheet.evolve(nurse_notes="changed"), stored.version)
        assert store.worksheets.load(alone.id) == stored


def test_what_a_role_may_not_do_with_the_records_is_refused_and_told(
    folder: Path, nurse: Person, passphrase: str, alone: Worksheet
) -> None:
    nobody_signed: Any = None
    with opened(folder, "Sample Administrator 1", passphrase) as store:
        add_person(store, "Sample Reader 1", "reader", NURSE_FIRST, passphrase)
        store.retention.hold(alone.id, is_held=True, reason="A court asked")
        store.retention.hold(alone.id, is_held=False, reason="It is decided")
        store.worksheets.save(alone.evolve(id="d" * 32))
        store.retention.purge("d" * 32)
    with opened(folder, nurse.name, NURSE_OWN) as store:
        store.who = "Somebody else"
        assert store.who == nurse.name, "who has unlocked the list is known"
        with pytest.raises(NotAllowed, match="as a nurse"):
            store.retention.hold(alone.id, is_held=True, reason="A court asked")
        with pytest.raises(NotAllowed, match="as a nurse"):
            store.retention.keep_for(1)
        with pytest.raises(NotAllowed, match="as a nurse"):
            store.retention.purge(alone.id)
        assert (store.retention.held(), store.retention.years) == (frozenset(), None)
    with opened(folder, "Sample Reader 1", NURSE_FIRST) as store:
        for add in (store.corrections.add, store.corrections.file):
            with pytest.raises(NotAllowed, match="as a reader"):
                add(nobody_signed)
        with pytest.raises(NotAllowed, match="as a reader"):
            store.worksheets.delete(alone.id)
        numbered, changes = store.logbook.numbered_events()
        refused = [
            (event.who, one.after) for number, event in numbered if event.what == "refused" for one in changes[number]
        ]
        assert sorted(refused) == [
            ("Sample Nurse 1", "destroy"), ("Sample Nurse 1", "hold"), ("Sample Nurse 1", "hold"),
            ("Sample Reader 1", "correct"), ("Sample Reader 1", "delete"), ("Sample Reader 1", "write"),
        ]  # fmt: skip
        assert store.worksheets.load(alone.id).worksheet == alone


def test_names_and_roles_change_and_the_last_administrator_stays(folder: Path, nurse: Person, passphrase: str) -> None:
    administrator = person_named(folder, "Sample Administrator 1")
    with opened(folder, "Sample Administrator 1", passphrase) as store:
        with pytest.raises(LastAdministrator):
            change_role(store, administrator, "nurse")
        with pytest.raises(OwnRemoval):
            remove_person(store, administrator, passphrase)
        with pytest.raises(NameTaken):
            rename_person(store, nurse.id, " sample administrator 1 ")
        rename_person(store, nurse.id, "Sample Nurse 9")
        change_role(store, nurse.id, "administrator")
        change_role(store, administrator, "nurse")
    with opened(folder, "Sample Nurse 9", NURSE_OWN) as store:
        assert [one.role for one in store.people.everybody] == ["nurse", "administrator"]
        assert store.verify().intact


def test_what_was_open_before_the_people_changed_saves_nothing_until_it_is_opened_again(
    folder: Path, nurse: Person, passphrase: str, worksheet: Worksheet
) -> None:
    with opened(folder, "Sample Nurse 1", NURSE_OWN) as hers:
        with opened(folder, "Sample Administrator 1", passphrase) as store:
            change_role(store, nurse.id, "reader")
        with pytest.raises(PeopleChanged):
            hers.worksheets.save(worksheet.evolve(id="a" * 32))
    with opened(folder, "Sample Nurse 1", NURSE_OWN) as hers, pytest.raises(NotAllowed):
        hers.worksheets.save(worksheet.evolve(id="a" * 32))


def test_who_was_removed_opens_nothing_and_her_copy_of_the_key_nothing_newer(
    folder: Path, nurse: Person, passphrase: str, tmp_path: Path, worksheet: Worksheet
) -> None:
    before = Path(shutil.copytree(folder, tmp_path / "hers"))
    with opened(folder, "Sample Nurse 1", NURSE_OWN) as left_open:
        with opened(folder, "Sample Administrator 1", passphrase) as store:
            new_code = remove_person(store, nurse.id, passphrase)
        with pytest.raises(ListRekeyed):
            left_open.worksheets.save(worksheet.evolve(id="b" * 32))
        with pytest.raises(ListRekeyed):
            left_open.worksheets.load(worksheet.id)
    with pytest.raises(PersonUnknown):
        stored_vault(folder).unlock(NURSE_OWN, nurse.id)
    with opened(folder, "Sample Administrator 1", passphrase) as store:
        assert store.worksheets.load(worksheet.id).worksheet == worksheet
        assert store.verify().intact
        store.worksheets.save(worksheet.evolve(id="c" * 32))
    shutil.copy(before / "store.key", folder / "store.key")
    with pytest.raises(KeyFileOutdated):
        open_store(folder, Vault(folder).unlock(NURSE_OWN, nurse.id))
    old = Vault(before).unlock(NURSE_OWN, nurse.id)
    sealed = next(row for row in raw_rows(folder, old.page_key, "SELECT meta FROM worksheet"))[0]
    with pytest.raises(DecryptionFailed):
        FieldCipher(old.subkey("fields")).open(sealed, "meta", worksheet.id, 1)
    assert new_code


def raw_rows(folder: Path, page_key: bytes, sql: str) -> list[tuple[bytes, ...]]:
    database = FileDatabase(folder / "store.db", page_key)
    with closing(database), database.reading() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(sql).all()]


def test_the_recovery_code_of_before_a_removal_opens_nothing(
    folder: Path, nurse: Person, passphrase: str, code: str
) -> None:
    with opened(folder, "Sample Administrator 1", passphrase) as store:
        fresh = remove_person(store, nurse.id, passphrase)
    with pytest.raises(WrongRecoveryCode):
        stored_vault(folder).unlock_with_code(code)
    with closing(open_store(folder, stored_vault(folder).unlock_with_code(fresh))) as store:
        assert store.people.came_by_code
    unlocked = stored_vault(folder).unlock(passphrase, person_named(folder, "Sample Administrator 1"))
    assert stored_vault(folder).unconfirmed_code(unlocked) == fresh


def test_the_recovery_code_lets_an_administrator_choose_a_passphrase(folder: Path, code: str) -> None:
    administrator = person_named(folder, "Sample Administrator 1")
    with closing(open_store(folder, stored_vault(folder).unlock_with_code(code))) as store:
        set_passphrase(store, administrator, "a wholly different sentence", code)
    with opened(folder, "Sample Administrator 1", "a wholly different sentence") as store:
        assert store.people.is_proven
        assert "recovery code used" in [event.what for event in store.logbook.events()]


# -- an attacker with the files


def ring_file(folder: Path) -> RingFile:
    return RingFile.from_bytes((folder / "store.key").read_bytes())


def write_key_file(folder: Path, file: RingFile) -> None:
    (folder / "store.key").write_bytes(file.to_bytes())


def test_slots_that_change_places_open_nothing(folder: Path, nurse: Person, passphrase: str) -> None:
    """A nurse gives her own slot the id of the administrator."""
    file = ring_file(folder)
    assert file.ring is not None
    administrator, hers = file.ring.people
    swapped = (
        hers.model_copy(update={"id": administrator.id, "name": administrator.name}),
        administrator.model_copy(update={"id": hers.id, "name": hers.name}),
    )
    write_key_file(folder, file.model_copy(update={"ring": file.ring.model_copy(update={"people": swapped})}))
    for person, typed in ((administrator.id, NURSE_OWN), (nurse.id, passphrase)):
        with pytest.raises(WrongPassphrase):
            stored_vault(folder).unlock(typed, person)


def test_a_slot_that_somebody_made_with_the_key_of_the_list_is_not_believed(folder: Path, nurse: Person) -> None:
    """She knows the list's key, and seals it for the administrator's id under a passphrase of hers."""
    file = ring_file(folder)
    assert file.ring is not None
    ring = file.ring
    administrator = ring.people[0]
    secret = ring.secret(nurse.id, NURSE_OWN.encode())
    forged = ring.with_person(
        administrator.id, administrator.name, b"mine", ring.list_key(nurse.id, secret), administrator.cost
    )
    write_key_file(folder, file.model_copy(update={"ring": forged}))
    with pytest.raises(PersonNotListed):
        open_store(folder, stored_vault(folder).unlock("mine", administrator.id))


def test_a_slot_under_an_id_that_the_list_does_not_know_is_not_believed(folder: Path, nurse: Person) -> None:
    file = ring_file(folder)
    assert file.ring is not None
    secret = file.ring.secret(nurse.id, NURSE_OWN.encode())
    key = file.ring.list_key(nurse.id, secret)
    forged = file.ring.with_person("f" * 16, "Sample Stranger 1", b"mine", key, file.ring.people[0].cost)
    write_key_file(folder, file.model_copy(update={"ring": forged}))
    with pytest.raises(PersonNotListed):
        open_store(folder, stored_vault(folder).unlock("mine", "f" * 16))


def test_an_older_record_of_the_people_gives_nobody_back_what_she_may_no_longer_do(
    folder: Path, nurse: Person, passphrase: str, code: str
) -> None:
    with opened(folder, "Sample Administrator 1", passphrase) as store:
        change_role(store, nurse.id, "administrator")
        page_key = stored_vault(folder).unlock(passphrase, person_named(folder, "Sample Administrator 1")).page_key
    ((blob,),) = raw_rows(folder, page_key, "SELECT blob FROM sealed WHERE name = '.people'")
    with opened(folder, "Sample Administrator 1", passphrase) as store:
        change_role(store, nurse.id, "nurse")
    put_back(folder, page_key, blob)
    with opened(folder, "Sample Nurse 1", NURSE_OWN) as store:
        assert not store.people.is_proven
        with pytest.raises(NotAllowed, match="older copy"):
            add_person(store, "Sample Nurse 2", "nurse", NURSE_FIRST, NURSE_OWN)
        assert not store.verify().intact
    with closing(open_store(folder, stored_vault(folder).unlock_with_code(code))) as store:
        set_passphrase(store, person_named(folder, "Sample Administrator 1"), "a wholly different sentence", code)
    with opened(folder, "Sample Administrator 1", "a wholly different sentence") as store:
        assert store.people.is_proven


def put_back(folder: Path, page_key: bytes, blob: bytes) -> None:
    database = FileDatabase(folder / "store.db", page_key)
    with closing(database), database.writing() as connection:
        connection.exec_driver_sql("UPDATE sealed SET blob = ? WHERE name = ?", (blob, ROSTER))


@pytest.mark.parametrize("sql", ["DELETE FROM sealed WHERE name = '.people'", "UPDATE format SET version = 1"])
def test_taking_the_people_away_does_not_make_it_a_list_of_one_person(
    folder: Path, nurse: Person, sql: str, passphrase: str
) -> None:
    unlocked = stored_vault(folder).unlock(NURSE_OWN, nurse.id)
    database = FileDatabase(folder / "store.db", unlocked.page_key)
    with closing(database), database.writing() as connection:
        connection.exec_driver_sql(sql)
    with pytest.raises(StoreDamaged):
        open_store(folder, unlocked)
    assert passphrase


@pytest.mark.parametrize("change", ['"kind":"server"', '"kind":"x"', '"generation":7'])
def test_a_changed_key_file_is_called_damaged(folder: Path, nurse: Person, change: str) -> None:
    path, field = folder / "store.key", change.partition(":")[0]
    text = path.read_text()
    start = text.index(field)
    end = min(at for at in (text.find(",", start), text.find("}", start)) if at > 0)
    path.write_text(text[:start] + change + text[end:])
    with pytest.raises(KeyFileDamaged):
        stored_vault(folder).unlock(NURSE_OWN, nurse.id)


def test_an_older_program_says_that_the_key_file_is_newer(folder: Path, nurse: Person) -> None:
    """What format 1 of the key file reads: its length, its format, and nothing else."""
    content = (folder / "store.key").read_bytes()
    assert nurse.name.encode() not in content
    with pytest.raises(KeyFileNewer):
        KeyFile.from_bytes(content)


def test_the_fullest_key_file_is_no_longer_than_older_programs_read(folder: Path, passphrase: str, code: str) -> None:
    assert code
    with opened(folder, "Sample Administrator 1", passphrase) as store:
        for number in range(19):
            role: Role = "nurse"
            add_person(store, f"{number:02}" + "\U0001f469" * 58, role, NURSE_FIRST, passphrase)
        with pytest.raises(TooManyPeople):
            add_person(store, "One more", "nurse", NURSE_FIRST, passphrase)
    assert (folder / "store.key").stat().st_size <= LONGEST_IN_USE


# -- backups and what can be saved of a damaged list


def test_a_backup_is_restored_with_its_people(
    folder: Path, nurse: Person, passphrase: str, tmp_path: Path, worksheet: Worksheet
) -> None:
    with opened(folder, "Sample Administrator 1", passphrase) as store:
        back_up(store, folder, tmp_path / "worksheets.backup")
    restore(tmp_path / "worksheets.backup", tmp_path / "elsewhere")
    with opened(tmp_path / "elsewhere", "Sample Nurse 1", NURSE_OWN) as store:
        assert store.people.person == nurse
        assert store.worksheets.load(worksheet.id).worksheet == worksheet


def test_a_salvaged_list_keeps_its_people(folder: Path, nurse: Person, passphrase: str, worksheet: Worksheet) -> None:
    unlocked = stored_vault(folder).unlock(passphrase, person_named(folder, "Sample Administrator 1"))
    salvage_in_place(folder, unlocked)
    with opened(folder, "Sample Nurse 1", NURSE_OWN) as store:
        assert store.people.person == nurse
        assert store.worksheets.load(worksheet.id).worksheet == worksheet


def test_what_is_signed_is_deleted_by_an_administrator_who_says_why(
    folder: Path, alone: Worksheet, nurse: Person, passphrase: str
) -> None:
    signature = Signature(role="patient", name="Sample Patient 1", signed_at=datetime.now(UTC), digest="a" * 64)
    with opened(folder, nurse.name, NURSE_OWN) as store:
        store.worksheets.save(alone.evolve(signatures=(signature,)), 1)
        with pytest.raises(NotAllowed):
            store.worksheets.delete(alone.id, "It is not hers")
    with opened(folder, "Sample Administrator 1", passphrase) as store:
        with pytest.raises(ReasonMissing):
            store.worksheets.delete(alone.id, " ")
        store.worksheets.delete(alone.id, "It is not hers")
    with opened(folder, nurse.name, NURSE_OWN) as store, pytest.raises(NotAllowed):
        store.worksheets.restore(alone.id)
    with opened(folder, "Sample Administrator 1", passphrase) as store:
        store.worksheets.restore(alone.id)
        assert not store.list.deleted()
        numbered, changes = store.logbook.numbered_events()
        (deleted,) = [number for number, event in numbered if event.what == "deleted"]
        assert [(one.field, one.after) for one in changes[deleted]] == [("reason", "It is not hers")]


def test_what_is_not_signed_is_deleted_without_a_reason(folder: Path, alone: Worksheet, nurse: Person) -> None:
    with opened(folder, nurse.name, NURSE_OWN) as store:
        store.worksheets.delete(alone.id)
        assert [summary.id for summary in store.list.deleted()] == [alone.id]


def test_who_may_take_something_out_is_asked_before_it_is_told(
    folder: Path, alone: Worksheet, nurse: Person, passphrase: str
) -> None:
    with opened(folder, "Sample Administrator 1", passphrase) as store:
        add_person(store, "Sample Reader 1", "reader", NURSE_FIRST, passphrase)
        store.log_event("trail exported")
    with opened(folder, nurse.name, NURSE_OWN) as store:
        store.log_event("exported", alone.id)
        store.log_event("backed up")
        with pytest.raises(NotAllowed):
            store.log_event("trail exported")
    with opened(folder, "Sample Reader 1", NURSE_FIRST) as store:
        with pytest.raises(NotAllowed):
            store.log_event("exported", alone.id)
        store.log_event("backed up")
        assert [event.what for event in store.logbook.events()].count("exported") == 1
