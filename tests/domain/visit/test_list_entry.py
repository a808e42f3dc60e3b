"""The line of the list that stands for a worksheet."""

from datetime import UTC, datetime

from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import Worksheet, new_worksheet, next_revision
from hrbc_desktop.domain.visit.list_entry import Summary, summarize
from hrbc_desktop.wording.signatures import signed_earlier


def test_what_a_newer_program_adds_to_the_line_does_not_hide_the_worksheet(empty: Worksheet) -> None:
    line = summarize(empty)

    assert Summary.model_validate(line.model_dump() | {"of a newer program": 1}) == line


def test_the_line_names_the_decision(empty: Worksheet) -> None:
    assert summarize(empty.evolve(decision="armpit")).decision == "armpit"
    assert summarize(empty).decision == ""


def test_a_new_revision_still_says_who_signed_the_one_before() -> None:
    at = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    signature = Signature(role="patient", name="Sample Patient 1", signed_at=at, digest="a" * 64)
    later = next_revision(new_worksheet("2026.11", at).evolve(signatures=(signature,)), at)
    listed = summarize(later)
    assert (listed.signed, listed.revision, listed.signed_before) == ("not_yet", 2, ("Sample Patient 1",))
    assert signed_earlier(listed.revision, listed.signed_before) == "Revision 1 is signed by Sample Patient 1"
    assert signed_earlier(1, ()) == ""
