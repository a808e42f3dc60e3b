"""A correction to a countersigned sheet: signed by who may, kept with it, and shown wherever the sheet is opened."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hrbc_desktop.domain.model.addendum import Correction
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.opened_sheet import OpenedFile, Verdict
from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import Visit, Worksheet, new_worksheet, next_revision
from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.errors import NotAllowed, WrongPassphrase
from hrbc_desktop.records.people.membership import add_person, begin_people
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import memory_store, new_store, open_store
from hrbc_desktop.records.tables.addenda import StoredAddendum
from hrbc_desktop.records.tables.signed_pdfs import SignedPdf
from hrbc_desktop.session.addendum import correct
from hrbc_desktop.session.audit_export import full_history, signatures
from hrbc_desktop.session.patient_pdfs import pdfs_of_patient
from hrbc_desktop.session.pdf_import import open_file, signed_addendum
from hrbc_desktop.session.sheet_types import PrintOptions, SheetError, SignatureInput
from hrbc_desktop.session.signed_history import signed_revisions
from hrbc_desktop.session.signing import Signing
from hrbc_desktop.session.tasks import Job
from hrbc_desktop.wording.verdicts import describe, lines

AT = datetime(2024, 12, 3, 9, tzinfo=UTC)
"""In the past of any computer: what is signed in the future is odd."""
TEXT = Correction(wrong="The notes say Monday.", right="It is Tuesday.", source="The patient")
WORDS, FIRST = "purple ladder quietly sailing", "seven lamps along the harbor"
CHEAP = Cost(memory_kib=32, passes=1, lanes=1)
Correct = Callable[..., StoredAddendum]


def signature(role: str, name: str, digest: str) -> Signature:
    return Signature.model_validate({"role": role, "name": name, "signed_at": AT, "digest": digest})


@pytest.fixture
def closed() -> Worksheet:
    signed = (signature("patient", "Sample Patient 1", "a" * 64), signature("nurse", "Sample Nurse 1", "b" * 64))
    visit = Visit(name="Sample Patient 1", record_number="004417")
    return new_worksheet("2026.11", AT).evolve(visit=visit, signatures=signed)


@pytest.fixture
def signs(small_catalogue: Catalogue) -> Correct:
    def signs(
        records: Store, worksheet: Worksheet, passphrase: str = "", *, name: str = "Sample Nurse 2"
    ) -> StoredAddendum:
        ink = SignatureInput(name, passphrase=passphrase)
        return correct(worksheet.id, TEXT, PrintOptions(), Signing(records, ink, None, AT, Job(), small_catalogue))

    return signs


def opened(stored: StoredAddendum, tmp_path: Path, records: Store | None) -> OpenedFile:
    path = tmp_path / "correction.pdf"
    path.write_bytes(stored.content)
    return open_file(path, records)


def test_it_belongs_to_the_sheet_that_the_nurse_signed_also_under_a_later_revision(
    records: Store, closed: Worksheet, signs: Correct, tmp_path: Path, small_catalogue: Catalogue
) -> None:
    records.worksheets.save(closed)
    records.signed_pdfs.keep(closed.id, SignedPdf(b"the sheet", 1, 2))
    first = signs(records, closed)
    version = records.worksheets.save(
        next_revision(closed, AT), records.worksheets.read_without_logging(closed.id).version
    )
    second = signs(records, closed)
    assert version == 3
    assert [(one.signed.addendum.number, one.signed.addendum.revision) for one in (first, second)] == [(1, 1), (2, 1)]
    assert {one.signed.addendum.sheet_digest for one in (first, second)} == {"b" * 64}

    seen = opened(first, tmp_path, records)
    words = describe(seen, small_catalogue)
    assert seen.sheet.verdict is Verdict.CORRECTION
    assert (words.mark, words.can_keep_correction, words.can_go_through) == ("good", True, False)
    assert all(part in "\n".join(lines(seen)) for part in ("004417", "Monday", "Tuesday", "Sample Nurse 2"))
    assert signed_addendum(seen) == first.signed

    (revision,) = signed_revisions(records, closed.id).revisions
    assert [one.name for one in revision.signers] == ["Sample Patient 1", "Sample Nurse 1"]
    assert list(revision.corrections) == [first, second]
    assert [one.who for one in signatures(records)] == ["Sample Patient 1", "Sample Nurse 1", *["Sample Nurse 2"] * 2]
    assert "It is Tuesday." in " ".join(one for line in full_history(records) for one in line.changes)
    names = [one.file_name for one in pdfs_of_patient(records, closed.id).found]
    assert names == [f"Worksheet-SamplePatient1{end}.pdf" for end in ("", "-correction-1", "-correction-2")]
    assert records.verify().intact


def test_on_another_computer_it_is_kept_once_the_sheet_is_there(
    records: Store, closed: Worksheet, signs: Correct, tmp_path: Path, small_catalogue: Catalogue
) -> None:
    records.worksheets.save(closed)
    stored = signs(records, closed)
    assert not opened(stored, tmp_path, None).is_of_sheet_here
    with closing(memory_store()) as elsewhere:
        other = closed.evolve(signatures=(closed.signatures[0], signature("nurse", "Sample Nurse 1", "c" * 64)))
        elsewhere.worksheets.save(other)
        seen = opened(stored, tmp_path, elsewhere)
        assert not describe(seen, small_catalogue).can_keep_correction, "it corrects another sheet of that worksheet"


def test_what_the_nurse_did_not_sign_needs_none(records: Store, closed: Worksheet, signs: Correct) -> None:
    records.worksheets.save(closed.evolve(signatures=closed.signatures[:1]))
    with pytest.raises(SheetError):
        signs(records, closed)
    assert records.corrections.of(closed.id) == []


def test_each_signs_with_her_own_key_under_her_own_name_and_a_reader_does_not(
    tmp_path: Path, closed: Worksheet, signs: Correct
) -> None:
    vault = Vault(tmp_path / "kept")
    unlocked, _code = vault.create(WORDS, CHEAP)
    with closing(new_store(vault.folder, unlocked)) as store:
        begin_people(store, vault, "Sample Administrator 1", WORDS, CHEAP)
    with closing(open_store(vault.folder, vault.unlock(WORDS, vault.people[0][0]))) as store:
        add_person(store, "Sample Nurse 1", "nurse", FIRST, WORDS)
        add_person(store, "Sample Reader 1", "reader", FIRST, WORDS)
        store.worksheets.save(closed)
    people = {name: vault.person_named(name) for name in ("Sample Nurse 1", "Sample Reader 1")}
    with closing(open_store(vault.folder, vault.unlock(FIRST, people["Sample Nurse 1"]))) as store:
        with pytest.raises(WrongPassphrase):
            signs(store, closed, WORDS)
        stored = signs(store, closed, FIRST, name="somebody else")
        assert stored.signed.name == "Sample Nurse 1"
        assert opened(stored, tmp_path, store).sheet.signatures[0].certificate_name == "Sample Nurse 1"
    with closing(open_store(vault.folder, vault.unlock(FIRST, people["Sample Reader 1"]))) as store:
        with pytest.raises(NotAllowed):
            signs(store, closed, FIRST)
        assert [event.who for event in store.logbook.events() if event.what == "corrected"] == ["Sample Nurse 1"]
