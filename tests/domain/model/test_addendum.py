"""What corrects a signed sheet: which revision can be corrected, and what of its visit goes along."""

from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from hrbc_desktop.domain.model.addendum import (
    Addendum,
    Correction,
    addendum_to,
    closed_revision,
    read_addendum,
    write_addendum,
)
from hrbc_desktop.domain.model.signature import Signature, SignerRole
from hrbc_desktop.domain.model.worksheet import Visit, Worksheet, next_revision

AT = datetime(2026, 12, 3, 9, tzinfo=UTC)
CORRECTION = Correction(wrong="It says Monday.", right="It is Tuesday.", source="The patient")
PATIENT, NURSE, HELPER = ("a" * 64, "b" * 64, "c" * 64)


def signed(worksheet: Worksheet, *signatures: tuple[SignerRole, str]) -> Worksheet:
    made = tuple(Signature(role=role, name="Sample", signed_at=AT, digest=digest) for role, digest in signatures)
    return worksheet.evolve(signatures=made)


@pytest.fixture
def closed(empty: Worksheet) -> Worksheet:
    visit = Visit(
        name="Sample Patient 1", birth_date=date(1968, 3, 14), record_number="004417",
        appointment_date=date(2026, 12, 2), companions="A friend", filled_in_by="both",
    )  # fmt: skip
    return signed(empty.evolve(visit=visit), ("patient", PATIENT), ("nurse", NURSE))


@pytest.fixture
def addendum(closed: Worksheet) -> Addendum:
    return addendum_to(closed.id, closed, "What to take now?", 2, CORRECTION)


def test_only_what_the_nurse_has_signed_can_be_corrected(empty: Worksheet, closed: Worksheet) -> None:
    assert closed_revision(empty) is None
    assert closed_revision(signed(empty, ("patient", PATIENT))) is None
    assert closed_revision(closed) == closed
    later = next_revision(closed, AT)
    assert closed_revision(later) == later.signed_before
    assert closed_revision(signed(later, ("patient", PATIENT))) == later.signed_before
    both = signed(later, ("patient", PATIENT), ("nurse", NURSE))
    assert closed_revision(both) == both, "the newest comes first"


def test_it_names_the_sheet_and_for_which_visit_it_was(addendum: Addendum, closed: Worksheet) -> None:
    assert (addendum.number, addendum.worksheet, addendum.revision) == (2, closed.id, 1)
    assert (addendum.title, addendum.correction) == ("What to take now?", CORRECTION)
    assert addendum.signatures == closed.signatures
    assert addendum.visit == closed.visit.evolve(companions="", filled_in_by=None), "who came along is not needed"


def test_it_belongs_to_the_file_with_its_last_signature(
    addendum: Addendum, closed: Worksheet, empty: Worksheet
) -> None:
    assert addendum.sheet_digest == NURSE
    assert addendum.belongs_to(closed.id, closed.signatures)
    third = signed(empty, ("patient", PATIENT), ("nurse", NURSE), ("interpreter", HELPER)).signatures
    assert addendum.belongs_to(closed.id, third)
    assert not addendum.belongs_to("0" * 32, closed.signatures)
    assert not addendum.belongs_to(closed.id, closed.signatures[:1])


def test_it_is_read_as_it_was_written(addendum: Addendum) -> None:
    written = write_addendum(addendum)
    assert read_addendum(written) == addendum
    assert written.endswith(b"\n")
    with pytest.raises(ValidationError):
        read_addendum(written.replace(b'"number": 2', b'"number": 100'))


@pytest.mark.parametrize("field", ["wrong", "right", "source"])
def test_a_correction_says_what_is_wrong_what_is_right_and_who_says_so(field: str) -> None:
    with pytest.raises(ValidationError):
        Correction.model_validate(CORRECTION.model_dump() | {field: ""})
    longest = {"wrong": 1200, "right": 1200, "source": 200}[field]
    assert Correction.model_validate(CORRECTION.model_dump() | {field: "x" * longest})
    with pytest.raises(ValidationError):
        Correction.model_validate(CORRECTION.model_dump() | {field: "x" * (longest + 1)})
