"""Signed corrections are kept with their worksheets: sealed, told in the history, checked, and destroyed with them."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import delete

from hrbc_desktop.domain.model.addendum import Correction, SignedAddendum, addendum_to, closed_revision
from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import Worksheet, next_revision
from hrbc_desktop.domain.revisions.merge import merge
from hrbc_desktop.records.crypto.vault import UnlockedVault
from hrbc_desktop.records.database.sqlcipher import FileDatabase
from hrbc_desktop.records.errors import AddendumExists, RecordMissing
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import open_store
from hrbc_desktop.records.tables.addenda import StoredAddendum
from hrbc_desktop.records.tables.schema import sealed_table

AT = datetime(2026, 12, 3, 9, tzinfo=UTC)


@pytest.fixture
def closed(worksheet: Worksheet) -> Worksheet:
    signers = (("patient", "Sample Patient 1", "a" * 64), ("nurse", "Sample Nurse 1", "b" * 64))
    return worksheet.evolve(
        signatures=[
            Signature.model_validate({"role": role, "name": name, "signed_at": AT, "digest": digest})
            for role, name, digest in signers
        ]
    )


def stored(worksheet: Worksheet, number: int = 1, content: bytes = b"%PDF CORRECTION-MARKER\n\x00") -> StoredAddendum:
    closed = closed_revision(worksheet)
    assert closed is not None
    correction = Correction(wrong="It says Monday.", right="It is Tuesday.", source="The patient")
    addendum = addendum_to(worksheet.id, closed, "What to take now?", number, correction)
    return StoredAddendum(SignedAddendum(addendum=addendum, name="Sample Nurse 2", signed_at=AT), content)


def test_it_is_there_again_and_the_history_tells_it(
    folder: Path, vault: UnlockedVault, store: Store, closed: Worksheet
) -> None:
    version = store.worksheets.save(closed)
    store.corrections.add(stored(closed))
    assert store.list.known_corrections == {closed.id: 1}
    store.close()
    reopened = open_store(folder, vault)
    assert reopened.corrections.of(closed.id) == [stored(closed)]
    assert reopened.list.known_corrections == {closed.id: 1}
    assert reopened.verify().intact
    numbered, changes = reopened.logbook.numbered_events()
    (entry,) = [(event, changes[number]) for number, event in numbered if event.what == "corrected"]
    assert entry[0].version == version + 1
    assert [(one.field, one.before, one.after) for one in entry[1]] == [
        ("correction", "It says Monday.", "It is Tuesday."), ("correction_source", "", "The patient"),
    ]  # fmt: skip
    digests = [event.digest for _, event in numbered if event.what == "pdf kept"]
    assert digests == [stored(closed).digest]
    reopened.close()
    assert all(b"CORRECTION-MARKER" not in path.read_bytes() for path in folder.iterdir())


def test_two_at_once_do_not_get_one_number(store: Store, closed: Worksheet) -> None:
    store.worksheets.save(closed)
    store.corrections.add(stored(closed))
    with pytest.raises(AddendumExists):
        store.corrections.add(stored(closed, content=b"another"))
    store.corrections.add(stored(closed, number=2, content=b"another"))
    assert [one.signed.addendum.number for one in store.corrections.of(closed.id)] == [1, 2]


def test_one_from_elsewhere_is_filed_once(store: Store, closed: Worksheet) -> None:
    with pytest.raises(RecordMissing):
        store.corrections.file(stored(closed))
    store.worksheets.save(closed)
    for _time in range(2):
        store.corrections.file(stored(closed), "Sample Nurse 2")
    assert store.list.known_corrections == {closed.id: 1}
    events = [event for event in store.logbook.events() if event.what in ("corrected", "pdf kept")]
    assert [(event.what, event.who) for event in events] == [
        ("corrected", "Sample Nurse 2"), ("pdf kept", "Sample Nurse 2"),
    ]  # fmt: skip
    store.corrections.file(stored(closed, number=2, content=b"another"))
    assert [event.who for event in store.logbook.events() if event.what == "corrected"] == [
        "Sample Nurse 2", store.who,
    ]  # fmt: skip


def test_who_has_it_open_meanwhile_goes_on_without_a_question(store: Store, closed: Worksheet) -> None:
    version = store.worksheets.save(closed)
    store.corrections.add(stored(closed))
    mine = next_revision(closed, AT)
    theirs = store.worksheets.read_without_logging(closed.id)
    assert theirs.version == version + 1
    assert merge(closed, mine, theirs.worksheet, "mine") == (mine, ())
    assert closed_revision(mine) == mine.signed_before, "the next revision leaves the signed one to be corrected"


def test_it_goes_with_the_worksheet_and_is_missed_without(
    store: Store, closed: Worksheet, folder: Path, vault: UnlockedVault
) -> None:
    store.worksheets.save(closed)
    store.corrections.add(stored(closed))
    store.corrections.add(stored(closed, number=2, content=b"another"))
    with FileDatabase(folder / "store.db", vault.subkey("database")).writing() as connection:
        connection.execute(delete(sealed_table).where(sealed_table.c.name == f"addendum {closed.id} 1"))
    assert [finding.record for finding in store.verify().findings] == [closed.id]
    store.worksheets.delete(closed.id)
    assert [one.signed.addendum.number for one in store.corrections.of(closed.id)] == [2]
    store.retention.purge(closed.id)
    assert store.corrections.of(closed.id) == []
    assert store.verify().intact


def test_one_that_comes_late_leaves_a_deleted_worksheet_deleted(store: Store, closed: Worksheet) -> None:
    store.worksheets.save(closed)
    store.worksheets.delete(closed.id)
    store.corrections.file(stored(closed))
    assert [summary.id for summary in store.list.deleted()] == [closed.id]
    store.worksheets.restore(closed.id)
    store.corrections.file(stored(closed, number=2, content=b"another"))
    assert store.list.deleted() == []
    assert [summary.id for summary in store.list.summaries()] == [closed.id]


def test_those_that_wait_on_this_computer_are_counted_with_those_of_the_list(store: Store, closed: Worksheet) -> None:
    store.worksheets.save(closed)
    store.corrections.add(stored(closed))
    store.list.take_waiting_corrections(Counter({closed.id: 2, "f" * 32: 1}))
    assert store.list.known_corrections == {closed.id: 3, "f" * 32: 1}
