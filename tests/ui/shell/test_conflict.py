"""Somebody else saved the open worksheet meanwhile: the window shows both sides, and the person picks one."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Protocol

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import open_store
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.ui.records.conflict import ConflictDialog
from hrbc_desktop.ui.shell.main_window import MainWindow
from tests.dialogs import when_open

WORDS = "purple ladder quietly sailing"
Save = Callable[[Callable[[Worksheet], Worksheet]], None]


class Answers(Protocol):
    messages: list[str]
    press: str


@pytest.fixture
def elsewhere(vault: Vault) -> Iterator[Store]:
    """The same list in another process or on another computer."""
    store = open_store(vault.folder, vault.unlock(WORDS))
    yield store
    store.close()


@pytest.fixture
def meanwhile(begun: MainWindow, elsewhere: Store) -> Save:
    """Save a change of the open worksheet elsewhere."""

    def save(change: Callable[[Worksheet], Worksheet]) -> None:
        stored = elsewhere.worksheets.load(begun.consultation.document.worksheet.id)
        elsewhere.worksheets.save(change(stored.worksheet), stored.version)

    return save


def note_here(window: MainWindow) -> None:
    window.consultation.document.edit("Notes", lambda worksheet: worksheet.evolve(nurse_notes="Mine"))
    window.consultation.save_now()


def notes_of(window: MainWindow) -> tuple[str, str]:
    """On the screen, and in the records."""
    worksheet = window.consultation.document.worksheet
    return worksheet.nurse_notes, window.consultation.records.worksheets.load(worksheet.id).worksheet.nurse_notes


@pytest.mark.parametrize(
    ("button", "left"),
    [
        ("Keep this version", ("Mine", "Mine")),
        ("Use the other version", ("Theirs", "Theirs")),
        ("Decide later", ("Mine", "Theirs")),
    ],
)
def test_both_sides_are_shown_and_the_chosen_one_stays(
    begun: MainWindow, meanwhile: Save, answers: Answers, button: str, left: tuple[str, str]
) -> None:
    meanwhile(lambda worksheet: worksheet.evolve(nurse_notes="Theirs"))
    answers.press = button
    note_here(begun)
    assert len(answers.messages) == 1
    assert "Only what both of you changed is asked here; all else is kept from both sides." in answers.messages[0]
    assert answers.messages[0].endswith("Noted in the visit Here: Mine The other: Theirs")
    assert notes_of(begun) == left


def test_a_worksheet_that_was_purged_elsewhere_is_kept_beside_its_mark(
    begun: MainWindow, elsewhere: Store, answers: Answers
) -> None:
    gone = begun.consultation.document.worksheet.id
    elsewhere.retention.purge(gone)
    answers.press = "Keep this version"
    note_here(begun)
    assert "The other version was erased, or cannot be read." in answers.messages[0]
    assert begun.consultation.document.worksheet.id != gone
    assert notes_of(begun) == ("Mine", "Mine")


@pytest.mark.parametrize("button", ["Keep this version", "Use the other version"])
def test_a_worksheet_that_was_deleted_elsewhere_comes_back_only_when_the_person_wants_that(
    begun: MainWindow, elsewhere: Store, answers: Answers, button: str
) -> None:
    deleted = begun.consultation.document.worksheet.id
    elsewhere.worksheets.delete(deleted)
    answers.press = button
    note_here(begun)
    assert "The other version was deleted." in answers.messages[0]
    assert [stored.id for stored in elsewhere.list.summaries()] == ([deleted] if button == "Keep this version" else [])
    assert (begun.consultation.document.worksheet.id == deleted) == (button == "Keep this version")
    assert begun.consultation.save_now()
    assert len(answers.messages) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_no_key_pressed_in_haste_takes_a_side(begun: MainWindow, meanwhile: Save, key: Qt.Key) -> None:
    meanwhile(lambda worksheet: worksheet.evolve(nurse_notes="Theirs"))
    when_open(ConflictDialog, lambda dialog: QTest.keyClick(dialog, key))
    note_here(begun)
    assert notes_of(begun) == ("Mine", "Theirs")


def test_every_kind_of_difference_is_shown_with_both_sides(
    begun: MainWindow, meanwhile: Save, answers: Answers
) -> None:
    def change(worksheet: Worksheet) -> Worksheet:
        signed = Signature(role="nurse", name="Sample Nurse 2", signed_at=datetime.now(UTC), digest="0" * 64)
        return worksheet.evolve(
            visit=worksheet.visit.evolve(name="Sample Patient 2"), signatures=(signed,), talked_about=("nausea",)
        )

    meanwhile(change)
    answers.press = "Decide later"
    note_here(begun)
    for sentence in (
        "Name Here: Sample Patient 1. The other: Sample Patient 2.",
        "Noted in the visit Here: Mine The other: Nothing",
        "Talked about Here: Nothing The other: 1 row",
        "Signed by Here: nobody The other: Sample Nurse 2",
    ):
        assert sentence.replace(".", "") in answers.messages[0].replace(".", "")
    assert "question" not in answers.messages[0].casefold()


def test_all_of_it_is_seen_at_200_percent(
    begun: MainWindow, meanwhile: Save, settings: Settings, answers: Answers
) -> None:
    meanwhile(lambda worksheet: worksheet.evolve(nurse_notes="Theirs"))
    settings.text_percent = 200
    seen: list[tuple[int, bool]] = []

    def measure() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ConflictDialog):
            QTimer.singleShot(0, begun, measure)
            return
        seen.extend(
            (button.width() - button.sizeHint().width(), dialog.rect().contains(button.geometry()))
            for button in dialog.findChildren(QPushButton)
        )

    QTimer.singleShot(0, measure)
    answers.press = "Decide later"
    note_here(begun)
    assert len(seen) == 3
    assert all(spare >= 0 and is_inside for spare, is_inside in seen)
