"""A signed correction behind a server that does not answer: it waits here, sealed, and reaches the sheet once."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hrbc_desktop.domain.model.addendum import Correction, SignedAddendum, addendum_to, closed_revision
from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.records.crypto.vault import UnlockedVault
from hrbc_desktop.records.database.postgres import ServerDatabase
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.errors import AddendumExists, RecordMissing
from hrbc_desktop.records.shared.errors import QueuedOffline, ServerUnreachable
from hrbc_desktop.records.shared.shared_store import SharedStore, open_shared_store
from hrbc_desktop.records.tables.addenda import StoredAddendum

AT = datetime(2026, 12, 3, 9, tzinfo=UTC)


@pytest.fixture
def closed(worksheet: Worksheet) -> Worksheet:
    signers = (("patient", "Sample Patient 1", "a" * 64), ("nurse", "Sample Nurse 1", "b" * 64))
    signed = [
        Signature.model_validate({"role": role, "name": name, "signed_at": AT, "digest": digest})
        for role, name, digest in signers
    ]
    return worksheet.evolve(signatures=signed)


def correction(
    worksheet: Worksheet, number: int = 1, content: bytes = b"%PDF CORRECTION-MARKER\n\x00"
) -> StoredAddendum:
    closed = closed_revision(worksheet)
    assert closed is not None
    text = Correction(wrong="It says Monday.", right="It is Tuesday.", source="The patient")
    addendum = addendum_to(worksheet.id, closed, "What to take now?", number, text)
    return StoredAddendum(SignedAddendum(addendum=addendum, name="Sample Nurse 2", signed_at=AT), content)


@contextmanager
def silent_server() -> Iterator[None]:
    def refuse(*_given: Any, **_named: Any) -> Any:
        raise ServerUnreachable

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ServerDatabase, "_exchange", refuse)
        yield


def waiting_files(folder: Path) -> list[Path]:
    return sorted((folder / "waiting").glob("*-correction-*"))


def test_it_waits_survives_a_kill_and_reaches_the_sheet_once(
    shared_store: SharedStore,
    elsewhere: SharedStore,
    closed: Worksheet,
    address: ServerAddress,
    folder: Path,
    vault: UnlockedVault,
    tmp_path: Path,
) -> None:
    shared_store.worksheets.save(closed)
    shared_store.who = "Sample Nurse 2"
    with silent_server():
        with pytest.raises(QueuedOffline):
            shared_store.corrections.add(correction(closed))
        (waiting,) = shared_store.corrections.of(closed.id)
        assert (waiting, waiting.waits) == (correction(closed), True)
        assert not shared_store.corrections.send_waiting()
    assert shared_store.list.known_corrections == {closed.id: 1}
    assert all(b"CORRECTION-MARKER" not in path.read_bytes() for path in waiting_files(folder))
    shutil.copytree(folder, tmp_path / "after the kill")

    with closing(open_shared_store(address, tmp_path / "after the kill", vault)) as survived:
        (sent,) = survived.corrections.of(closed.id)
        assert (sent, sent.waits) == (correction(closed), False)
        assert survived.list.known_corrections == {closed.id: 1}
    assert waiting_files(tmp_path / "after the kill") == []
    # The computer that was not killed sends it too: it is the same file, and is kept once.
    assert shared_store.corrections.send_waiting()
    assert waiting_files(folder) == []
    assert shared_store.list.known_corrections == {closed.id: 1}
    assert elsewhere.corrections.of(closed.id) == [correction(closed)]
    assert len([event for event in elsewhere.logbook.events() if event.what == "corrected"]) == 1
    assert elsewhere.verify().intact


def test_what_the_server_refuses_is_signed_anew_and_does_not_wait(
    shared_store: SharedStore, elsewhere: SharedStore, closed: Worksheet, folder: Path
) -> None:
    shared_store.worksheets.save(closed)
    elsewhere.corrections.add(correction(closed, content=b"by somebody else"))
    with pytest.raises(AddendumExists):
        shared_store.corrections.add(correction(closed))
    assert waiting_files(folder) == []


def test_two_with_one_number_are_both_kept_when_one_of_them_waited(
    shared_store: SharedStore, elsewhere: SharedStore, closed: Worksheet
) -> None:
    shared_store.worksheets.save(closed)
    with silent_server(), pytest.raises(QueuedOffline):
        shared_store.corrections.add(correction(closed))
    elsewhere.corrections.add(correction(closed, content=b"by somebody else"))
    assert shared_store.corrections.send_waiting()
    assert {one.content for one in elsewhere.corrections.of(closed.id)} == {
        correction(closed).content,
        b"by somebody else",
    }


def test_it_goes_with_a_worksheet_that_was_destroyed(
    shared_store: SharedStore, elsewhere: SharedStore, closed: Worksheet, folder: Path
) -> None:
    shared_store.worksheets.save(closed)
    with silent_server(), pytest.raises(QueuedOffline):
        shared_store.corrections.add(correction(closed))
    elsewhere.retention.purge(closed.id)
    assert shared_store.corrections.send_waiting()
    assert waiting_files(folder) == []
    with pytest.raises(RecordMissing):
        elsewhere.worksheets.read_without_logging(closed.id)
