"""What follows from the open worksheet: worked out once per change, and gone with the worksheet."""

import gc
import weakref
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QApplication

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.compare.decision_comparison import compare_worksheet
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Visit, Worksheet, new_worksheet
from hrbc_desktop.domain.preferences.edits import with_attribute
from hrbc_desktop.session.document import Document

COMPARED = ("abemaciclib-fulvestrant", "everolimus-exemestane")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture
def comparing(qapp: QApplication, catalogue: Catalogue) -> Document:  # noqa: ARG001 - it sends signals
    worksheet = new_worksheet(catalogue.pack.version, datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
    document = Document(worksheet.evolve(decision="next-treatment", options=COMPARED), catalogue)
    for key in ("diarrhea", "rash", "mouth_sores"):
        document.replace("Star", with_attribute(document.worksheet, key, document.derived.offer, on=True))
    document.edit("Leaning", lambda worksheet: worksheet.evolve(values=worksheet.values.evolve(leaning="not_sure")))
    return document


def noted(worksheet: Worksheet) -> Worksheet:
    return worksheet.evolve(nurse_notes="Scan in May")


def test_what_does_not_depend_on_a_note_is_not_worked_out_anew_for_it(comparing: Document) -> None:
    before = comparing.derived
    matches, comparison, picture = before.matches, before.comparison, before.line_up
    comparing.edit("Note", noted)
    assert comparing.derived is not before
    assert comparing.derived.worksheet == comparing.worksheet
    assert comparing.derived.matches is matches
    assert comparing.derived.comparison is comparison
    assert comparing.derived.line_up == picture


def test_without_a_day_of_the_visit_paper_knows_her_age_as_the_screen_does(
    comparing: Document, catalogue: Catalogue
) -> None:
    """Her age raises a caution in the comparison; it is that on the day when the worksheet was begun."""
    comparing.edit("Birth", lambda worksheet: worksheet.evolve(visit=Visit(birth_date=date(1950, 3, 14))))
    shown = comparing.derived.comparison
    assert shown is not None
    assert compare_worksheet(comparing.worksheet, catalogue) == shown

    comparing.edit("Birth", lambda worksheet: worksheet.evolve(visit=Visit()))
    assert compare_worksheet(comparing.worksheet, catalogue) != shown


@pytest.mark.parametrize(
    ("change", "part"),
    [
        (lambda worksheet: worksheet.evolve(profile=worksheet.profile.evolve(stage="metastatic")), "matches"),
        (lambda worksheet: worksheet.evolve(options=(*COMPARED, "elacestrant")), "comparison"),
        (lambda worksheet: worksheet.evolve(length_of_life=True), "comparison"),
        (lambda worksheet: worksheet.evolve(profile=worksheet.profile.evolve(esr1="unknown")), "questions"),
        (lambda worksheet: worksheet.evolve(options=()), "checklist"),
        (lambda worksheet: worksheet.evolve(values=worksheet.values.evolve(weighed=())), "line_up"),
    ],
)
def test_an_answer_that_a_part_depends_on_gives_another(
    comparing: Document, change: Callable[[Worksheet], Worksheet], part: str
) -> None:
    before = getattr(comparing.derived, part)
    comparing.edit("Answer", change)
    after = getattr(comparing.derived, part)
    assert after != before
    comparing.undo_stack.undo()
    assert getattr(comparing.derived, part) == before


def test_nothing_of_a_worksheet_is_left_once_another_is_open(comparing: Document, catalogue: Catalogue) -> None:
    derived = comparing.derived
    left = [weakref.ref(thing) for thing in (derived, derived.comparison, derived.line_up) if thing is not None]
    assert len(left) == 3
    del derived
    comparing.open(new_worksheet(catalogue.pack.version, datetime(2026, 11, 25, 9, 0, tzinfo=UTC)))
    gc.collect()
    assert [there() for there in left] == [None, None, None]
