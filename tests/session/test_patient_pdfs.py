"""All signed PDFs of one patient, and of nobody else."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import Visit, Worksheet, new_worksheet
from hrbc_desktop.records.errors import RecordMissing
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.tables.signed_pdfs import SignedPdf
from hrbc_desktop.session.patient_pdfs import pdfs_of_damaged, pdfs_of_patient, save_pdfs

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
BORN = date(1968, 3, 14)
NOT_KEPT = (
    "The worksheet for the visit on 2 December 2026 is signed, but its PDF is not kept here. "
    "Open that PDF once, and it is kept."
)


def keep(records: Store, *pdfs: SignedPdf, **visit: object) -> Worksheet:
    """Keep a worksheet of Sample Patient 1 with these signed PDFs; `visit`: what is otherwise."""
    usual = {"name": "Sample Patient 1", "birth_date": BORN, "appointment_date": date(2026, 12, 2)}
    worksheet = new_worksheet("2026.11", AT).evolve(visit=Visit.model_validate({**usual, **visit}))
    records.worksheets.save(worksheet)
    for pdf in pdfs:
        records.signed_pdfs.keep(worksheet.id, pdf)
    return worksheet


def found_in(records: Store, worksheet: Worksheet) -> list[bytes]:
    return [one.pdf.content for one in pdfs_of_patient(records, worksheet.id).found]


def test_all_worksheets_of_a_patient_are_found_by_name_and_birth_or_by_number(records: Store) -> None:
    first = keep(records, SignedPdf(b"first", 1, 1), record_number="MRN-1")
    keep(records, SignedPdf(b"same number", 1, 1), record_number="MRN-1", name="Sample P.", birth_date=None)
    keep(records, SignedPdf(b"same birth", 1, 1), name="sample  patient 1")
    keep(records, SignedPdf(b"another birth", 1, 1), birth_date=date(1970, 1, 1))
    keep(records, SignedPdf(b"no birth", 1, 1), birth_date=None)
    keep(records, SignedPdf(b"another name", 1, 1), name="Sample Patient 11")
    keep(records, SignedPdf(b"another number", 1, 1), record_number="MRN-11")
    assert sorted(found_in(records, first)) == [b"first", b"same birth", b"same number"]
    assert "opened" not in [event.what for event in records.logbook.events()]  # nobody read a worksheet


def test_worksheets_without_a_name_and_a_number_are_of_nobody(records: Store) -> None:
    first = keep(records, SignedPdf(b"first", 1, 1), name="", birth_date=None)
    keep(records, SignedPdf(b"second", 1, 1), name="", birth_date=None)
    assert found_in(records, first) == [b"first"]


def test_a_deleted_worksheet_is_left_out(records: Store) -> None:
    first = keep(records, SignedPdf(b"first", 1, 1))
    records.worksheets.delete(keep(records, SignedPdf(b"second", 1, 1)).id)
    assert found_in(records, first) == [b"first"]


def test_the_last_state_of_each_revision_is_saved_and_no_file_replaced(records: Store, tmp_path: Path) -> None:
    pdfs = (SignedPdf(b"one", 1, 1), SignedPdf(b"one, countersigned", 1, 2), SignedPdf(b"two", 2, 1))
    worksheet = keep(records, *pdfs)
    name = "Worksheet-SamplePatient1-2026-12-02"
    (tmp_path / f"{name}.pdf").write_bytes(b"another file")
    saved = save_pdfs(pdfs_of_patient(records, worksheet.id), records, tmp_path)
    assert {path.name: path.read_bytes() for path in saved} == {
        f"{name}-2.pdf": b"one, countersigned",
        f"{name}-revision-2.pdf": b"two",
    }
    assert (tmp_path / f"{name}.pdf").read_bytes() == b"another file"
    noted = [(event.record, event.digest) for event in records.logbook.events() if event.what == "exported"]
    assert noted == [(worksheet.id, pdfs[1].digest), (worksheet.id, pdfs[2].digest)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "The worksheet for the visit on 2 December 2026 is not signed yet."),
        ({"revision": 2}, "The worksheet for the visit on 2 December 2026, revision 2, is not signed yet."),
        (
            {"signatures": (Signature(role="patient", name="Sample Patient 1", signed_at=AT, digest="ab" * 32),)},
            NOT_KEPT,
        ),
        ({"visit": Visit(name="Sample Patient 1")}, "A worksheet without a visit date is not signed yet."),
    ],
)
def test_what_has_no_signed_pdf_is_said(records: Store, changes: dict[str, object], expected: str) -> None:
    worksheet = keep(records).evolve(**changes)
    records.worksheets.save(worksheet, 1)
    if worksheet.revision == 2:
        records.signed_pdfs.keep(worksheet.id, SignedPdf(b"the revision before", 1, 1))
    assert pdfs_of_patient(records, worksheet.id).missing == (expected,)


def test_a_signed_worksheet_lacks_nothing(records: Store) -> None:
    assert pdfs_of_patient(records, keep(records, SignedPdf(b"one", 1, 1)).id).missing == ()


def test_a_worksheet_that_is_not_there_is_told(records: Store) -> None:
    with pytest.raises(RecordMissing):
        pdfs_of_patient(records, "0" * 32)


def test_of_a_damaged_worksheet_the_pdfs_are_all_that_is_left(records: Store) -> None:
    worksheet = keep(records, SignedPdf(b"one", 1, 1), SignedPdf(b"two", 2, 1))
    found = [(one.file_name, one.pdf.content) for one in pdfs_of_damaged(records, worksheet.id).found]
    stem = f"Worksheet-{worksheet.id[:8]}"
    assert found == [(f"{stem}.pdf", b"one"), (f"{stem}-revision-2.pdf", b"two")]
