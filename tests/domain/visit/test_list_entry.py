"""The line of the list that stands for a worksheet."""

from datetime import UTC, date, datetime, time

from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import Visit, Worksheet, new_worksheet, next_revision
from hrbc_desktop.domain.visit.list_entry import Summary, summarize
from hrbc_desktop.wording.signatures import signed_earlier


def test_what_a_newer_program_adds_to_the_line_does_not_hide_the_worksheet(empty: Worksheet) -> None:
    line = summarize(empty)

    assert Summary.model_validate(line.model_dump() | {"of a newer program": 1}) == line


def test_the_line_names_the_decision(empty: Worksheet) -> None:
    assert summarize(empty.evolve(decision="armpit")).decision == "armpit"
    assert summarize(empty).decision == ""


def test_the_line_tells_whom_it_is_of_and_who_signed(empty: Worksheet) -> None:
    at = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    visit = Visit(
        name="Sample Patient 1", record_number="77", birth_date=date(1960, 3, 10), appointment_date=date(2026, 12, 1),
        appointment_time=time(9, 30),
    )  # fmt: skip
    worksheet = empty.evolve(visit=visit, changed_at=at)
    listed = summarize(worksheet)
    assert listed == Summary(
        id=empty.id, name="Sample Patient 1", record_number="77", birth_date=date(1960, 3, 10),
        appointment_date=date(2026, 12, 1), appointment_time=time(9, 30), changed_at=at, signed="not_yet",
        progress=1 / 7, revision=1,
    )  # fmt: skip
    signers = (
        Signature(role="patient", name="Sample Patient 1", signed_at=at, digest="a" * 64),
        Signature(role="nurse", name="Sample Nurse 1", signed_at=at, digest="a" * 64),
    )
    by_her, by_both = (summarize(worksheet.evolve(signatures=signers[:count])) for count in (1, 2))
    assert (by_her.signed, by_her.signers) == ("patient", ("Sample Patient 1",))
    assert (by_both.signed, by_both.signers) == ("patient_and_nurse", ("Sample Patient 1", "Sample Nurse 1"))


def test_a_new_revision_still_says_who_signed_the_one_before() -> None:
    at = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    signature = Signature(role="patient", name="Sample Patient 1", signed_at=at, digest="a" * 64)
    later = next_revision(new_worksheet("2026.11", at).evolve(signatures=(signature,)), at)
    listed = summarize(later)
    assert (listed.signed, listed.revision, listed.signed_before) == ("not_yet", 2, ("Sample Patient 1",))
    assert signed_earlier(listed.revision, listed.signed_before) == "Revision 1 is signed by Sample Patient 1"
    assert signed_earlier(1, ()) == ""
