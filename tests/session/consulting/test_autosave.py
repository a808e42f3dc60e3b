import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.errors import Conflict, StoreBusy, StoreClosed
from hrbc_desktop.records.store import Store
from hrbc_desktop.session.autosave import DELAY_MS, GOES_ON, LONGEST_UNSAVED_MS, Autosave
from hrbc_desktop.session.document import Document
from hrbc_desktop.session.open_records import RecordsOpener


def named(name: str) -> Callable[[Worksheet], Worksheet]:
    return lambda worksheet: worksheet.evolve(visit=worksheet.visit.evolve(name=name))


class Heard:
    """Everything that an autosave said, in order."""

    def __init__(self, autosave: Autosave) -> None:
        self.states: list[str] = []
        self.sentences: list[str] = []
        self.conflicts: list[Conflict] = []
        autosave.state_changed.connect(self.states.append)
        autosave.failed.connect(self.sentences.append)
        autosave.conflicted.connect(self.conflicts.append)


@pytest.fixture
def autosave(document: Document, records: Store) -> Autosave:
    return Autosave(document, records)


@pytest.fixture
def heard(autosave: Autosave) -> Heard:
    return Heard(autosave)


def test_a_change_is_saved_a_moment_after_the_last_key(
    autosave: Autosave, heard: Heard, document: Document, records: Store, qtbot: QtBot
) -> None:
    for typed in ("S", "Sa", "Sample Patient 1"):
        document.edit("Name", named(typed), "visit.name")
    assert heard.states == ["waiting"] * 3
    assert records.list.summaries() == []

    with qtbot.waitSignal(autosave.state_changed, timeout=4 * DELAY_MS):
        pass
    assert heard.states[-1] == "saved"
    stored = records.worksheets.load(document.worksheet.id)
    assert stored.worksheet == document.worksheet
    assert stored.version == 1


def test_whoever_types_without_a_pause_is_saved_all_the_same(
    autosave: Autosave, document: Document, records: Store, qtbot: QtBot
) -> None:
    typed: list[str] = []

    def type_on() -> None:
        typed.append("x")
        document.edit("Name", named("".join(typed)), "visit.name")

    typing = QTimer()
    typing.setInterval(DELAY_MS // 4)
    typing.timeout.connect(type_on)
    typing.start()
    with qtbot.waitSignal(
        autosave.state_changed, check_params_cb=lambda state: state == "saved", timeout=4 * LONGEST_UNSAVED_MS
    ):
        type_on()
    typing.stop()
    assert records.worksheets.load(document.worksheet.id).worksheet.visit.name


def test_a_step_saves_at_once_and_only_what_has_changed(autosave: Autosave, document: Document, records: Store) -> None:
    document.edit("Name", named("Sample Patient 1"))
    assert autosave.save_now()
    assert autosave.save_now()
    assert records.worksheets.load(document.worksheet.id).version == 1
    document.edit("Name", named("Sample Patient 2"))
    assert autosave.save_now()
    assert records.worksheets.load(document.worksheet.id).version == 2


def test_a_new_worksheet_enters_the_records_with_its_first_answer(
    autosave: Autosave, heard: Heard, records: Store
) -> None:
    assert autosave.save_now()
    assert records.list.summaries() == []
    assert set(heard.states) <= {"nothing_to_save"}


def test_taking_back_the_first_answer_leaves_nothing_to_save(
    autosave: Autosave, heard: Heard, document: Document, records: Store
) -> None:
    document.edit("Name", named("Sample Patient 1"))
    document.undo_stack.undo()
    assert heard.states[-1] == "nothing_to_save"
    assert autosave.save_now()
    assert records.list.summaries() == []


def test_taking_back_a_change_that_was_not_saved_yet_leaves_it_saved(
    autosave: Autosave, heard: Heard, document: Document, records: Store
) -> None:
    document.edit("Name", named("Sample Patient 1"))
    autosave.save_now()
    document.edit("Name", named("Sample Patient 2"))
    document.undo_stack.undo()
    assert heard.states[-2:] == ["waiting", "saved"]
    assert autosave.save_now()
    assert records.worksheets.load(document.worksheet.id).version == 1


def test_a_change_from_elsewhere_is_a_conflict_that_shows_both_and_overwrites_nothing(
    autosave: Autosave, heard: Heard, document: Document, records: Store, elsewhere: Store
) -> None:
    document.edit("Name", named("Sample Patient 1"))
    autosave.save_now()
    theirs = named("Theirs")(elsewhere.worksheets.load(document.worksheet.id).worksheet)
    elsewhere.worksheets.save(theirs, 1)
    document.edit("Name", named("Mine"))

    assert not autosave.save_now()
    assert heard.states[-1] == "failed"
    (conflict,) = heard.conflicts
    assert conflict.mine == document.worksheet
    assert conflict.theirs is not None
    assert conflict.theirs.worksheet == theirs
    assert records.worksheets.load(document.worksheet.id).worksheet == theirs

    autosave.overwrite(conflict.theirs.version)
    autosave.settle()
    assert heard.states[-1] == "saved"
    assert records.worksheets.load(document.worksheet.id).worksheet == document.worksheet


def test_what_somebody_else_changed_elsewhere_in_it_is_taken_in_and_can_be_undone(
    autosave: Autosave, heard: Heard, document: Document, records: Store, elsewhere: Store
) -> None:
    elsewhere.who = "Sample Nurse 2"
    messages: list[str] = []
    autosave.noted.connect(messages.append)
    document.edit("Name", named("Sample Patient 1"))
    autosave.save_now()
    elsewhere.worksheets.save(document.worksheet.evolve(nurse_notes="Theirs."), 1)
    document.edit("Name", named("Mine"))
    assert autosave.save_now()
    assert (document.worksheet.visit.name, document.worksheet.nurse_notes) == ("Mine", "Theirs.")
    assert records.worksheets.load(document.worksheet.id).worksheet == document.worksheet
    assert "Sample Nurse 2" in messages[0]
    assert heard.conflicts == []
    document.undo_stack.undo()
    assert document.worksheet.nurse_notes == ""


def test_a_conflict_says_who_wrote_the_other(
    autosave: Autosave, heard: Heard, document: Document, elsewhere: Store
) -> None:
    elsewhere.who = "Sample Nurse 2"
    document.edit("Name", named("Sample Patient 1"))
    autosave.save_now()
    elsewhere.worksheets.save(named("Theirs")(document.worksheet), 1)
    document.edit("Name", named("Mine"))
    assert not autosave.save_now()
    assert heard.conflicts[0].theirs_by == "Sample Nurse 2"


def test_a_conflict_that_is_settled_while_it_is_told_counts_as_saved(
    autosave: Autosave, document: Document, elsewhere: Store
) -> None:
    document.edit("Name", named("Sample Patient 1"))
    autosave.save_now()
    elsewhere.worksheets.save(named("Theirs")(document.worksheet), 1)
    document.edit("Name", named("Mine"))
    autosave.conflicted.connect(lambda conflict: autosave.overwrite(conflict.theirs.version))
    assert autosave.save_now()


def test_a_save_that_fails_is_told_in_one_sentence_and_tried_again_at_the_next_change(
    autosave: Autosave, heard: Heard, document: Document, records: Store
) -> None:
    records.close()
    document.edit("Name", named("Sample Patient 1"))
    assert not autosave.save_now()
    assert heard.states == ["waiting", "failed"]
    assert heard.sentences == [StoreClosed.sentence]

    document.edit("Name", named("Sample Patient 2"))
    assert heard.states[-1] == "waiting"
    assert not autosave.save_now()
    assert len(heard.sentences) == 2


def test_a_disk_that_works_again_gets_what_it_could_not_take_and_the_person_is_told_once(
    autosave: Autosave, heard: Heard, document: Document, records: Store, elsewhere: Store
) -> None:
    document.edit("Name", named("Sample Patient 1"))
    with elsewhere._tables.database.writing():
        assert not autosave.save_now()
        autosave.try_again()
        autosave.settle()
    assert heard.states == ["waiting", "failed"]
    assert heard.sentences == [f"{StoreBusy.sentence} {GOES_ON}"]
    autosave.try_again()
    autosave.settle()
    assert heard.states[-1] == "saved"
    assert records.worksheets.load(document.worksheet.id).worksheet == document.worksheet
    assert len(heard.sentences) == 1


def test_after_the_end_nothing_is_saved_any_more(
    autosave: Autosave, heard: Heard, document: Document, records: Store, qtbot: QtBot
) -> None:
    document.edit("Name", named("Sample Patient 1"))
    autosave.stop()
    document.edit("Name", named("Sample Patient 2"))
    qtbot.wait(DELAY_MS + 200)
    assert heard.states == ["waiting"]
    assert records.list.summaries() == []


def test_what_was_saved_by_itself_is_there_after_the_program_was_killed(
    vault: Vault, records: Store, passphrase: str
) -> None:
    records.close()
    child = [sys.executable, str(Path(__file__).with_name("typing_child.py")), str(vault.folder), passphrase, "Typed."]
    with subprocess.Popen(child, stdout=subprocess.PIPE, text=True) as typing:
        assert typing.stdout is not None
        lines = set()
        while (line := typing.stdout.readline()) not in ("saved\n", ""):
            lines.add(line)
        assert (line, lines) == ("saved\n", {"nothing_to_save\n", "waiting\n"})
        typing.kill()
    survived, _ = RecordsOpener(vault).unlock(passphrase)
    (stored,) = survived.list.summaries()
    assert survived.worksheets.load(stored.id).worksheet.nurse_notes == "Typed."
    assert survived.verify().intact
    survived.close()
