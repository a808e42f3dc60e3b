import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.signature import Signature, SignerRole
from hrbc_desktop.domain.model.worksheet import VisitQuestion, Worksheet, next_revision
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.errors import RecordMissing, StoreClosed
from hrbc_desktop.records.store import Store
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.open_records import RecordsOpener


def named(name: str) -> Callable[[Worksheet], Worksheet]:
    return lambda worksheet: worksheet.evolve(visit=worksheet.visit.evolve(name=name))


def signed(worksheet: Worksheet, role: SignerRole = "patient", digest: str = "a") -> Worksheet:
    at = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
    signature = Signature(role=role, name="Sample Patient 1", signed_at=at, digest=digest * 64)
    return worksheet.evolve(signatures=(*worksheet.signatures, signature))


def names(store: Store) -> list[str]:
    return sorted(summary.name for summary in store.list.summaries())


@pytest.fixture
def locked(qapp: QApplication, small_catalogue: Catalogue) -> Consultation:  # noqa: ARG001
    return Consultation(small_catalogue)


@pytest.fixture
def lost_disk(consultation: Consultation, vault: Vault) -> Iterator[None]:
    """An open worksheet with a change, when the folder of the records vanishes."""
    consultation.document.edit("Name", named("Not saved"))
    away = vault.folder.with_name("away")
    shutil.move(vault.folder, away)
    yield
    shutil.move(away, vault.folder)


# -- locked


def test_while_the_records_are_locked_nothing_is_open(locked: Consultation) -> None:
    assert locked.is_locked
    assert not locked.document.worksheet.visit.name
    with pytest.raises(RuntimeError, match="locked"):
        _ = locked.records
    with pytest.raises(RuntimeError, match="locked"):
        locked.open("0" * 32)
    assert locked.lock()
    assert locked.save_now()


def test_locking_saves_then_drops_key_list_and_worksheet(
    consultation: Consultation, records: Store, vault: Vault, passphrase: str, qtbot: QtBot
) -> None:
    consultation.document.edit("Name", named("Sample Patient 1"))
    stored = consultation.document.worksheet
    with qtbot.waitSignal(consultation.records_changed):
        assert consultation.lock()

    assert consultation.is_locked
    assert consultation.document.worksheet.visit.name == ""
    assert consultation.document.worksheet.id != stored.id
    assert not consultation.document.undo_stack.canUndo()
    with pytest.raises(RuntimeError):
        _ = consultation.records
    with pytest.raises(StoreClosed):
        records.worksheets.load(stored.id)

    again, _ = RecordsOpener(vault).unlock(passphrase)
    with qtbot.waitSignal(consultation.records_changed):
        consultation.unlock(again)
    consultation.open(stored.id)
    assert consultation.document.worksheet == stored
    again.close()


def test_an_empty_worksheet_leaves_no_trace_when_the_program_is_locked(
    consultation: Consultation, elsewhere: Store
) -> None:
    consultation.new()
    assert consultation.lock()
    assert elsewhere.list.summaries() == []


@pytest.mark.usefixtures("lost_disk")
def test_nothing_is_locked_away_before_it_is_saved(consultation: Consultation, qtbot: QtBot) -> None:
    with qtbot.waitSignal(consultation.save_failed) as signal:
        assert not consultation.lock()
    assert "bring the folder or drive back" in signal.args[0]
    assert not consultation.is_locked
    assert consultation.document.worksheet.visit.name == "Not saved"


# -- opening


def test_a_new_worksheet_keeps_the_one_before(consultation: Consultation, records: Store) -> None:
    consultation.document.edit("Name", named("Sample Patient 1"))
    first = consultation.document.worksheet.id
    assert consultation.new()
    assert consultation.document.worksheet.id != first
    assert consultation.document.worksheet.content_version == "2026.11"
    assert names(records) == ["Sample Patient 1"]
    consultation.document.edit("Name", named("Sample Patient 2"))
    assert consultation.save_now()
    assert names(records) == ["Sample Patient 1", "Sample Patient 2"]


def test_opening_one_saves_the_other(consultation: Consultation, records: Store) -> None:
    consultation.document.edit("Name", named("Sample Patient 1"))
    first = consultation.document.worksheet
    consultation.new()
    consultation.document.edit("Name", named("Sample Patient 2"))
    second = consultation.document.worksheet

    assert consultation.open(first.id)
    assert consultation.document.worksheet == first
    assert records.worksheets.load(second.id).worksheet == second
    consultation.document.edit("Name", named("Sample Patient 3"))
    assert consultation.save_now()
    assert records.worksheets.load(first.id).version == 2


def test_opening_what_is_not_there_says_so_and_leaves_the_open_one(consultation: Consultation) -> None:
    consultation.document.edit("Name", named("Sample Patient 1"))
    before = consultation.document.worksheet
    with pytest.raises(RecordMissing):
        consultation.open("0" * 32)
    assert consultation.document.worksheet == before


def test_each_opening_says_how_its_saving_stands(consultation: Consultation) -> None:
    states: list[str] = []
    consultation.save_state_changed.connect(states.append)
    consultation.new()
    assert states[-1] == "nothing_to_save"
    consultation.document.edit("Name", named("Sample Patient 1"))
    consultation.save_now()
    states.clear()
    consultation.open(consultation.document.worksheet.id)
    assert set(states) == {"saved"}


@pytest.mark.usefixtures("lost_disk")
def test_what_cannot_be_saved_stays_open_when_another_is_wanted(
    consultation: Consultation, worksheet: Worksheet
) -> None:
    for wanted in (
        consultation.new,
        lambda: consultation.open("0" * 32),
        lambda: consultation.take_in(worksheet),
    ):
        assert not wanted()
        assert consultation.document.worksheet.visit.name == "Not saved"


# -- worksheets from files


def test_a_worksheet_from_a_file_enters_the_records_at_once(
    consultation: Consultation, records: Store, worksheet: Worksheet
) -> None:
    """Also one that was never changed since it was made."""
    assert consultation.take_in(worksheet)
    assert consultation.document.worksheet == worksheet
    assert records.worksheets.load(worksheet.id).worksheet == worksheet


def test_a_file_that_the_records_know_goes_on_from_what_they_hold(
    consultation: Consultation, records: Store, worksheet: Worksheet
) -> None:
    here = named("Changed here since")(worksheet)
    records.worksheets.save(here)
    assert consultation.take_in(signed(worksheet))
    assert consultation.document.worksheet == here
    assert records.worksheets.load(worksheet.id).version == 1


def test_a_later_revision_from_a_file_goes_over_the_earlier_one(
    consultation: Consultation, records: Store, worksheet: Worksheet
) -> None:
    records.worksheets.save(signed(worksheet))
    later = next_revision(signed(worksheet), worksheet.changed_at + timedelta(days=1)).evolve(nurse_notes="New.")
    assert consultation.take_in(later)
    assert consultation.document.worksheet == later
    assert records.worksheets.load(worksheet.id).worksheet == later
    assert records.worksheets.load(worksheet.id).version == 2


def test_a_later_revision_that_nobody_signed_can_be_undone(
    consultation: Consultation, records: Store, worksheet: Worksheet
) -> None:
    before = signed(worksheet)
    records.worksheets.save(before)
    assert consultation.take_in(named("From a file")(next_revision(before, worksheet.changed_at)))
    assert consultation.document.undo_stack.undoText() == "Later revision from a file"
    consultation.document.undo_stack.undo()
    assert consultation.document.worksheet == before
    assert consultation.save_now()
    assert records.worksheets.load(worksheet.id).worksheet == before


def test_a_later_signed_revision_from_a_file_stays(
    consultation: Consultation, records: Store, worksheet: Worksheet
) -> None:
    records.worksheets.save(signed(worksheet))
    later = signed(next_revision(signed(worksheet), worksheet.changed_at + timedelta(days=1)))
    assert consultation.take_in(later)
    assert not consultation.document.undo_stack.canUndo()
    assert records.worksheets.load(worksheet.id).worksheet == later


def test_a_signature_that_was_added_elsewhere_is_taken_over_and_notes_made_here_stay(
    consultation: Consultation, records: Store, worksheet: Worksheet
) -> None:
    question = VisitQuestion(key="own:1", text="What now?", origin="own")
    by_patient = signed(worksheet.evolve(questions=(question,)))
    records.worksheets.save(by_patient.evolve(questions=(question.evolve(asked=True),)))
    countersigned = signed(by_patient.evolve(nurse_notes="Talked."), "nurse", "b")

    assert consultation.take_in(countersigned)
    taken = consultation.document.worksheet
    assert [signature.role for signature in taken.signatures] == ["patient", "nurse"]
    assert taken.nurse_notes == "Talked."
    assert taken.questions[0].asked
    assert records.worksheets.load(worksheet.id).worksheet == taken


def test_a_deleted_worksheet_comes_back_with_its_file(
    consultation: Consultation, records: Store, worksheet: Worksheet
) -> None:
    records.worksheets.save(worksheet.evolve(nurse_notes="Kept."))
    records.worksheets.delete(worksheet.id)
    assert consultation.take_in(worksheet)
    assert consultation.document.worksheet.nurse_notes == "Kept."
    assert len(records.list.summaries()) == 1
    consultation.document.edit("Name", named("Sample Patient 1"))
    assert consultation.save_now()


# -- two who change the same


@pytest.fixture
def conflict_here(consultation: Consultation, elsewhere: Store) -> Worksheet:
    """Another window saved a change of the worksheet that is open and changed here. Returns theirs."""
    consultation.document.edit("Name", named("Sample Patient 1"))
    consultation.save_now()
    theirs = named("Theirs")(consultation.document.worksheet)
    elsewhere.worksheets.save(theirs, 1)
    consultation.document.edit("Name", named("Mine"))
    return theirs


def test_keeping_mine_saves_it_over_theirs(
    consultation: Consultation, conflict_here: Worksheet, records: Store, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(consultation.conflicted) as signal:
        assert not consultation.save_now()
    consultation.keep_mine(signal.args[0])
    assert consultation.save_now()
    assert records.worksheets.load(conflict_here.id).worksheet == consultation.document.worksheet
    assert consultation.document.worksheet.visit.name == "Mine"


def test_taking_theirs_opens_it_and_goes_on_from_there(
    consultation: Consultation, conflict_here: Worksheet, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(consultation.conflicted) as signal:
        assert not consultation.save_now()
    consultation.take_theirs(signal.args[0])
    assert consultation.document.worksheet == conflict_here
    consultation.document.edit("Name", named("After theirs"))
    assert consultation.save_now()


def test_mine_is_saved_beside_when_theirs_is_gone_for_good(
    consultation: Consultation, elsewhere: Store, records: Store, qtbot: QtBot
) -> None:
    consultation.document.edit("Name", named("Sample Patient 1"))
    consultation.save_now()
    purged = consultation.document.worksheet.id
    elsewhere.retention.purge(purged)
    consultation.document.edit("Name", named("Mine"))
    with qtbot.waitSignal(consultation.conflicted) as signal:
        assert not consultation.save_now()
    consultation.keep_mine(signal.args[0])
    assert consultation.save_now()
    assert names(records) == ["Mine"]
    assert consultation.document.worksheet.id != purged
    assert consultation.lock()


def test_nothing_personal_stands_in_any_file_of_the_records(
    consultation: Consultation, vault: Vault, tmp_path: Path
) -> None:
    consultation.document.edit("Name", named("PERSONAL-MARKER"))
    assert consultation.lock()
    assert any(vault.folder.iterdir())
    for file in (path for path in tmp_path.rglob("*") if path.is_file()):
        assert b"PERSONAL-MARKER" not in file.read_bytes()
        assert "PERSONAL" not in file.name


def test_another_decision_begins_a_worksheet_of_its_own_with_the_same_answers(
    consultation: Consultation, records: Store
) -> None:
    consultation.document.edit("Name", named("Sample Patient 1"))
    first = consultation.document.worksheet.evolve(decision="chemotherapy", options=("tc", "cmf"))
    consultation.document.replace("Decision", first)
    assert consultation.another_decision()
    second = consultation.document.worksheet
    assert (second.begun_from, second.visit, second.profile) == (first.id, first.visit, first.profile)
    assert (second.decision, second.options) == (None, ())
    assert consultation.document.undo_stack.count() == 0
    assert {summary.id: summary.decision for summary in records.list.summaries()} == {
        first.id: "chemotherapy",
        second.id: "",
    }
