from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import VisitQuestion, Worksheet
from hrbc_desktop.session.document import Document


def named(name: str) -> Callable[[Worksheet], Worksheet]:
    return lambda worksheet: worksheet.evolve(visit=worksheet.visit.evolve(name=name))


def noted(text: str) -> Callable[[Worksheet], Worksheet]:
    return lambda worksheet: worksheet.evolve(nurse_notes=text)


def signed(worksheet: Worksheet) -> Worksheet:
    at = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
    return worksheet.evolve(
        signatures=(Signature(role="patient", name="Sample Patient 1", signed_at=at, digest="a" * 64),)
    )


def countersigned(worksheet: Worksheet) -> Worksheet:
    by_patient = signed(worksheet)
    (first,) = by_patient.signatures
    return by_patient.evolve(signatures=(first, first.evolve(role="nurse", name="Sample Nurse 1", digest="b" * 64)))


def test_an_edit_is_shown_can_be_taken_back_and_made_again(document: Document, qtbot: QtBot) -> None:
    before = document.worksheet
    with qtbot.waitSignal(document.changed) as signal:
        document.edit("Name", named("Sample Patient 1"))
    after = document.worksheet
    assert signal.args == [after]
    assert after.visit.name == "Sample Patient 1"
    assert after.changed_at > before.changed_at
    assert document.undo_stack.undoText() == "Name"

    document.undo_stack.undo()
    assert document.worksheet == before
    document.undo_stack.redo()
    assert document.worksheet == after


def test_typing_a_word_is_one_step(document: Document) -> None:
    before = document.worksheet
    for typed in ("S", "Sa", "Sam"):
        document.edit("Name", named(typed), "visit.name")
    document.edit("Notes", noted("x"), "nurse_notes")
    document.edit("Name", named("Samp"), "visit.name")

    assert document.undo_stack.count() == 3
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.worksheet.visit.name == "Sam"
    document.undo_stack.undo()
    assert document.worksheet == before


def test_clicks_are_steps_of_their_own(document: Document) -> None:
    document.edit("Name", named("a"))
    document.edit("Name", named("b"))
    document.undo_stack.undo()
    assert document.worksheet.visit.name == "a"


def test_an_edit_after_taking_back_drops_what_was_taken_back(document: Document) -> None:
    document.edit("Name", named("a"), "visit.name")
    document.edit("Notes", noted("n"), "nurse_notes")
    document.undo_stack.undo()
    document.edit("Notes", noted("other"), "nurse_notes")
    assert not document.undo_stack.canRedo()
    assert document.worksheet.nurse_notes == "other"


def test_an_edit_that_changes_nothing_is_no_step(document: Document, qtbot: QtBot) -> None:
    before = document.worksheet
    with qtbot.assertNotEmitted(document.changed):
        document.edit("Name", named(""))
    assert document.worksheet is before
    assert document.undo_stack.count() == 0


def test_an_edit_that_is_not_possible_gets_one_sentence_and_changes_nothing(document: Document, qtbot: QtBot) -> None:
    before = document.worksheet
    with qtbot.waitSignal(document.refused) as signal, qtbot.assertNotEmitted(document.changed):
        document.edit("Name", named("SECRET-MARKER" * 20))
    assert document.worksheet is before
    assert document.undo_stack.count() == 0
    (sentence,) = signal.args
    assert sentence == "That is too long: there is room for 200 letters. Nothing was changed."


def test_what_is_not_possible_for_another_reason_gets_one_sentence_too(document: Document, qtbot: QtBot) -> None:
    with qtbot.waitSignal(document.refused) as signal:
        document.edit("Options", lambda worksheet: worksheet.evolve(options=("SECRET-MARKER",) * 9))
    (sentence,) = signal.args
    assert "is full" in sentence
    assert "Nothing was changed." in sentence
    assert "Tuple" not in sentence
    assert "SECRET" not in sentence


def test_another_worksheet_forgets_what_could_be_taken_back(document: Document, qtbot: QtBot) -> None:
    document.edit("Name", named("a"))
    other = document.worksheet.evolve(id="0" * 32)
    with qtbot.waitSignals([document.opened, document.changed]):
        document.open(other)
    assert document.worksheet == other
    assert not document.undo_stack.canUndo()


def test_a_signature_cannot_be_taken_back_nor_what_it_covers(document: Document) -> None:
    document.edit("Name", named("Sample Patient 1"))
    document.sign(signed(document.worksheet))
    assert document.worksheet.is_signed
    assert not document.undo_stack.canUndo()


def test_editing_what_was_signed_begins_the_next_revision_and_taking_it_back_returns_to_the_signed_one(
    document: Document,
) -> None:
    document.sign(signed(document.worksheet))
    before = document.worksheet
    document.edit("Name", named("a"), "visit.name")
    document.edit("Name", named("ab"), "visit.name")

    assert document.worksheet.revision == before.revision + 1
    assert document.worksheet.previous_digest == "a" * 64
    assert not document.worksheet.is_signed
    assert document.worksheet.visit.name == "ab"
    document.undo_stack.undo()
    assert document.worksheet == before


def test_an_edit_of_a_signed_worksheet_that_changes_nothing_leaves_it_signed(document: Document) -> None:
    document.sign(signed(document.worksheet))
    before = document.worksheet
    document.edit("Name", named(""))
    assert document.worksheet == before
    assert document.undo_stack.count() == 0


NOTES = [
    noted("Talked."),
    lambda worksheet: worksheet.evolve(talked_about=("visits",)),
    lambda worksheet: worksheet.evolve(questions=(worksheet.questions[0].evolve(asked=True),)),
    lambda worksheet: worksheet.evolve(
        questions=(
            *worksheet.questions,
            VisitQuestion(key="unknown:stage", text="What stage is my cancer?", origin="answers", asked=True),
        )
    ),
]
"""What is noted in the visit, each in its own way."""


@pytest.mark.parametrize("note", NOTES)
def test_notes_of_the_visit_leave_the_signatures_in_place(
    document: Document, note: Callable[[Worksheet], Worksheet]
) -> None:
    question = VisitQuestion(key="own:1", text="What now?", origin="own")
    document.sign(signed(document.worksheet.evolve(questions=(question,))))
    document.edit("Note", note)
    assert document.worksheet.is_signed
    assert document.worksheet.revision == 1
    assert document.undo_stack.count() == 1


@pytest.mark.parametrize("note", NOTES)
def test_what_the_nurse_has_signed_is_closed_and_that_is_said(
    document: Document, note: Callable[[Worksheet], Worksheet], qtbot: QtBot
) -> None:
    question = VisitQuestion(key="own:1", text="What now?", origin="own")
    document.sign(countersigned(document.worksheet.evolve(questions=(question,), nurse_notes="Scan on Monday.")))
    before = document.worksheet
    with qtbot.waitSignal(document.refused), qtbot.assertNotEmitted(document.changed):
        document.edit("Note", note)
    assert document.worksheet == before
    assert document.undo_stack.count() == 0


def test_notes_that_nobody_has_signed_go_on_into_the_next_revision(document: Document) -> None:
    question = VisitQuestion(key="own:1", text="What now?", origin="own")
    document.sign(signed(document.worksheet.evolve(questions=(question,))))
    for note in NOTES[:2]:
        document.edit("Note", note)
    answered = question.evolve(asked=True, answered="yes", answer="On Tuesday.")
    document.edit("Note", lambda worksheet: worksheet.evolve(questions=(answered,)))
    document.edit("Name", named("Sample Patient 1"))
    assert document.worksheet.revision == 2
    assert document.worksheet.nurse_notes == "Talked."
    assert document.worksheet.talked_about == ("visits",)
    assert document.worksheet.questions == (answered,)
