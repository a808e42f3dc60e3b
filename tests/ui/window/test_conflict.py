"""Somebody else saved the open worksheet meanwhile: the window shows both sides, and the person picks one."""

from collections.abc import Callable, Iterator
from typing import Protocol

import pytest

from hrbc_desktop.domain.worksheet import Worksheet
from hrbc_desktop.records.opening import open_store
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.vault import Vault
from hrbc_desktop.ui.main_window import MainWindow

WORDS = "purple ladder quietly sailing"
Save = Callable[[Callable[[Worksheet], Worksheet]], None]


class Answers(Protocol):
    said: list[str]
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
        stored = elsewhere.load(begun.consultation.document.worksheet.id)
        elsewhere.save(change(stored.worksheet), stored.version)

    return save


def note_here(window: MainWindow) -> None:
    window.consultation.document.edit("Notes", lambda worksheet: worksheet.but(nurse_notes="Mine"))
    window.consultation.save_now()


def notes_of(window: MainWindow) -> tuple[str, str]:
    """On the screen, and in the records."""
    worksheet = window.consultation.document.worksheet
    return worksheet.nurse_notes, window.consultation.records.load(worksheet.id).worksheet.nurse_notes


@pytest.mark.parametrize(
    ("button", "left"),
    [
        ("Keep what is here", ("Mine", "Mine")),
        ("Take the other", ("Theirs", "Theirs")),
        ("Decide later", ("Mine", "Theirs")),
    ],
)
def test_both_sides_are_shown_and_the_chosen_one_stays(
    begun: MainWindow, meanwhile: Save, answers: Answers, button: str, left: tuple[str, str]
) -> None:
    meanwhile(lambda worksheet: worksheet.but(nurse_notes="Theirs"))
    answers.press = button
    note_here(begun)
    assert len(answers.said) == 1
    assert "Both versions are safe." in answers.said[0]
    assert "They differ in the notes." in answers.said[0]
    assert notes_of(begun) == left


def test_a_worksheet_that_was_purged_elsewhere_is_kept_beside_its_mark(
    begun: MainWindow, elsewhere: Store, answers: Answers
) -> None:
    gone = begun.consultation.document.worksheet.id
    elsewhere.purge(gone)
    answers.press = "Keep what is here"
    note_here(begun)
    assert "The other version cannot be read, or was destroyed." in answers.said[0]
    assert begun.consultation.document.worksheet.id != gone
    assert notes_of(begun) == ("Mine", "Mine")


@pytest.mark.parametrize("button", ["Keep what is here", "Take the other"])
def test_a_worksheet_that_was_deleted_elsewhere_comes_back_only_when_the_person_wants_that(
    begun: MainWindow, elsewhere: Store, answers: Answers, button: str
) -> None:
    deleted = begun.consultation.document.worksheet.id
    elsewhere.delete(deleted)
    answers.press = button
    note_here(begun)
    assert "The other one was deleted." in answers.said[0]
    assert [kept.id for kept in elsewhere.summaries()] == ([deleted] if button == "Keep what is here" else [])
    assert (begun.consultation.document.worksheet.id == deleted) == (button == "Keep what is here")
    assert begun.consultation.save_now()
    assert len(answers.said) == 1
