"""What the program remembers between two starts, and for whom."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.records.store import Store
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.recent_state import Remembered


@pytest.fixture
def next_start(consultation: Consultation, elsewhere: Store) -> Callable[[], Remembered]:
    """What the next start remembers, when this one was killed once it had written everything."""

    def start() -> Remembered:
        consultation.ask(lambda: None)
        elsewhere.list.refresh()
        remembered = Remembered()
        remembered.load(elsewhere)
        return remembered

    return start


@pytest.fixture
def begun(consultation: Consultation, small_catalogue: Catalogue, tmp_path: Path) -> Consultation:
    """A worksheet that is open and saved, and a file that was opened."""
    assert consultation.catalogue is small_catalogue
    consultation.document.edit("Trials", lambda worksheet: worksheet.evolve(trials="yes"))
    assert consultation.save_now()
    sheet = tmp_path / "sheet.pdf"
    sheet.touch()
    consultation.remembered.note_file(sheet)
    return consultation


def test_what_was_open_and_the_newest_files_are_there_at_the_next_start(
    begun: Consultation, next_start: Callable[[], Remembered], tmp_path: Path
) -> None:
    left = next_start().left_open
    assert left is not None
    assert left.id == begun.document.worksheet.id
    assert next_start().recent_files == (tmp_path / "sheet.pdf",)


@pytest.mark.usefixtures("begun")
def test_nobody_is_shown_what_another_account_opened_on_the_same_computer(
    elsewhere: Store, next_start: Callable[[], Remembered]
) -> None:
    elsewhere.who = "another account"
    assert next_start().left_open is None
    assert next_start().recent_files == ()


def test_after_a_new_worksheet_the_one_before_is_not_offered_as_left_open(
    begun: Consultation, next_start: Callable[[], Remembered]
) -> None:
    assert begun.new()
    assert next_start().left_open is None
    begun.document.edit("Trials", lambda worksheet: worksheet.evolve(trials="yes"))
    assert begun.save_now()
    left = next_start().left_open
    assert left is not None
    assert left.id == begun.document.worksheet.id
