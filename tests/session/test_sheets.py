import errno
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.addendum import Correction
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.opened_sheet import OpenedFile, Verdict
from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.revisions.freeze import freeze_for_signing
from hrbc_desktop.domain.serialization import read_worksheet, write_worksheet
from hrbc_desktop.pdf.build_sheet import make_sheet
from hrbc_desktop.pdf.engine.layout import SheetSettings
from hrbc_desktop.pdf.reading.reader import open_sheet
from hrbc_desktop.pdf.signing.identity import read_identity
from hrbc_desktop.records.crypto.vault import UnlockedVault
from hrbc_desktop.records.database import sqlcipher
from hrbc_desktop.records.database.sqlcipher import FileDatabase
from hrbc_desktop.records.errors import StoreBusy
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.store_factory import new_store
from hrbc_desktop.session import drawing
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.session.sheet_types import Certificate, SignatureInput, SignedSheet
from hrbc_desktop.wording.files import FILE_IS_GONE, why_unreadable
from hrbc_desktop.wording.revision_changes import changes
from hrbc_desktop.wording.verdicts import describe
from tests.session.attacks import replace_the_attachment, updated

Sign = Callable[[], SignedSheet]
OpenFile = Callable[[Path], OpenedFile]

PATIENCE = 60_000


def wait_for_sentence(qtbot: QtBot, messages: list[str]) -> str:
    qtbot.waitUntil(lambda: bool(messages), timeout=PATIENCE)
    return messages[0]


def note(consultation: Consultation, notes: str) -> None:
    consultation.document.edit("Notes", lambda worksheet: worksheet.evolve(nurse_notes=notes))


def countersign(consultation: Consultation, sheets: SheetService, qtbot: QtBot, path: Path) -> None:
    note(consultation, "We spoke about the scan.")
    with qtbot.waitSignal(sheets.signed, timeout=PATIENCE):
        sheets.countersign(SignatureInput("Sample Nurse 1"), path, ignore, pytest.fail)


def open_with(sheets: SheetService, qtbot: QtBot, path: Path) -> OpenedFile:
    found: list[OpenedFile] = []
    sheets.open(path, found.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(found), timeout=PATIENCE)
    return found[0]


def open_and_take_up(sheets: SheetService, qtbot: QtBot, path: Path) -> None:
    sheets.take_up(open_with(sheets, qtbot, path))


def saved(sheet: SignedSheet) -> Path:
    assert sheet.path is not None
    return sheet.path


def ignore(_answer: object) -> None:
    """Take an answer at which the test looks elsewhere."""


def never(answer: object) -> None:
    raise AssertionError(answer)


def test_pages_are_drawn_without_waiting_for_what_signs() -> None:
    asked = "import sys, hrbc_desktop.session.drawing; sys.exit('pyhanko' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def test_signing_saves_a_sealed_pdf_and_enters_the_signature(
    sign: Sign, open_file: OpenFile, consultation: Consultation, records: Store, tmp_path: Path
) -> None:
    signed = sign()
    assert signed.unsigned, "made here, so nobody makes it again to sign further"
    assert signed.pdf.startswith(signed.unsigned)
    digest = hashlib.sha256((tmp_path / "signed.pdf").read_bytes()).hexdigest()
    worksheet = consultation.document.worksheet
    assert [(each.role, each.name, each.digest) for each in worksheet.signatures] == [
        ("patient", "Sample Patient 1", digest)
    ]
    assert records.worksheets.load(worksheet.id).worksheet == worksheet
    assert records.logbook.signed_digests(worksheet.id) == [digest]
    opened = open_file(saved(signed))
    assert opened.sheet.verdict is Verdict.SIGNED
    assert opened.worksheet == worksheet
    assert not opened.is_outdated


def test_what_she_has_seen_is_what_she_signs(
    sign: Sign, sheets: SheetService, consultation: Consultation, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[bytes] = []

    def show() -> None:
        sheets.draw(consultation.document.worksheet, shown.append, pytest.fail)

    make, calls = drawing.make, list[object]()

    def counted(*given: Any) -> bytes:
        calls.append(given)
        return make(*given)

    monkeypatch.setattr(drawing, "make", counted)
    show()
    qtbot.waitUntil(lambda: len(shown) == 1, timeout=PATIENCE)
    sheets.get_ready()
    signed = sign()
    assert len(calls) == 1
    assert signed.unsigned == shown[0]
    assert signed.pdf.startswith(shown[0])
    assert read_worksheet(open_sheet(signed.pdf).worksheet_json or b"") == signed.worksheet.evolve(signatures=())


@pytest.mark.parametrize("moved", ["an answer", "the paper"])
def test_what_was_seen_before_something_changed_is_not_signed(
    moved: str, sign: Sign, sheets: SheetService, consultation: Consultation, settings: Settings, qtbot: QtBot
) -> None:
    shown: list[bytes] = []
    sheets.draw(consultation.document.worksheet, shown.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(shown), timeout=PATIENCE)
    if moved == "an answer":
        consultation.document.edit("Trials", lambda worksheet: worksheet.evolve(trials="not_now"))
    else:
        settings.large_print = not settings.large_print
    signed = sign()
    assert not signed.pdf.startswith(shown[0])
    assert read_worksheet(open_sheet(signed.pdf).worksheet_json or b"").trials == consultation.document.worksheet.trials


def test_a_nurse_on_another_computer_goes_on_from_the_file_alone(
    sign: Sign, qtbot: QtBot, clinic: Consultation, settings: Settings, tmp_path: Path
) -> None:
    signed = sign()
    sheets = SheetService(clinic, settings, clinic)
    open_and_take_up(sheets, qtbot, saved(signed))
    countersign(clinic, sheets, qtbot, tmp_path / "countersigned.pdf")
    worksheet = clinic.document.worksheet
    assert [each.role for each in worksheet.signatures] == ["patient", "nurse"]
    assert worksheet.nurse_notes == "We spoke about the scan."
    assert worksheet.signatures[0].digest == signed.worksheet.signatures[0].digest


def test_the_records_keep_each_signed_pdf_and_bring_the_last_one_back(
    sign: Sign, sheets: SheetService, qtbot: QtBot, consultation: Consultation, records: Store, tmp_path: Path
) -> None:
    first = sign()
    countersign(consultation, sheets, qtbot, tmp_path / "countersigned.pdf")
    worksheet, last = consultation.document.worksheet, (tmp_path / "countersigned.pdf").read_bytes()
    stored = [(pdf.content, pdf.revision, pdf.signatures) for pdf in records.signed_pdfs.of(worksheet.id)]
    assert stored == [(first.pdf, 1, 1), (last, 1, 2)]
    consultation.new()
    consultation.open(worksheet.id)
    assert sheets.signed_sheet == SignedSheet(last, None, worksheet)
    assert records.verify().intact


def test_a_signed_pdf_that_is_taken_in_is_kept_once(
    sign: Sign, clinic: Consultation, settings: Settings, qtbot: QtBot
) -> None:
    signed = sign()
    sheets = SheetService(clinic, settings, clinic)
    for _ in range(2):
        open_and_take_up(sheets, qtbot, saved(signed))
    assert [pdf.content for pdf in clinic.records.signed_pdfs.of(signed.worksheet.id)] == [signed.pdf]


def test_a_countersigned_file_brings_its_second_signature_and_notes_back(
    sign: Sign, open_file: OpenFile, sheets: SheetService, qtbot: QtBot, consultation: Consultation, tmp_path: Path
) -> None:
    sign()
    countersign(consultation, sheets, qtbot, tmp_path / "countersigned.pdf")
    both = consultation.document.worksheet
    opened = open_file(tmp_path / "countersigned.pdf")
    assert opened.sheet.verdict is Verdict.COUNTERSIGNED
    assert opened.worksheet is not None
    assert opened.worksheet.signatures == both.signatures
    assert opened.worksheet.nurse_notes == "We spoke about the scan."
    made = sheets.signed_sheet
    sheets.take_up(opened)
    assert sheets.signed_sheet is not None
    assert made is not None
    assert sheets.signed_sheet.unsigned == made.unsigned, "its pages were proven when it was opened"
    correction = Correction(wrong="It says Monday.", right="It is Tuesday.", source="The patient")
    with qtbot.waitSignal(sheets.corrected, timeout=PATIENCE):
        sheets.correct(both.id, correction, SignatureInput("Sample Nurse 2"), lambda _: None, pytest.fail)
    assert [one.name for one in sheets.corrections] == ["Sample Nurse 2"]
    consultation.document.edit("Another answer", lambda one: one.evolve(records_request=not one.records_request))
    assert consultation.save_now(), "a correction that came to it is no conflict"
    corrected = open_file(tmp_path / "countersigned.pdf")
    assert corrected.corrections == sheets.corrections
    assert describe(corrected, consultation.catalogue).mark == "attention"
    assert "It is Tuesday." in describe(corrected, consultation.catalogue).sentence


def test_a_countersignature_from_elsewhere_is_added_to_the_worksheet_that_is_kept(
    sign: Sign,
    sheets: SheetService,
    qtbot: QtBot,
    consultation: Consultation,
    clinic: Consultation,
    settings: Settings,
    tmp_path: Path,
) -> None:
    signed = sign()
    elsewhere = SheetService(clinic, settings, clinic)
    open_and_take_up(elsewhere, qtbot, saved(signed))
    countersign(clinic, elsewhere, qtbot, tmp_path / "countersigned.pdf")
    open_and_take_up(sheets, qtbot, tmp_path / "countersigned.pdf")
    assert [each.role for each in consultation.document.worksheet.signatures] == ["patient", "nurse"]


def test_the_older_of_two_signed_states_is_known_as_such(
    sign: Sign, open_file: OpenFile, sheets: SheetService, qtbot: QtBot, consultation: Consultation, tmp_path: Path
) -> None:
    signed = sign()
    countersign(consultation, sheets, qtbot, tmp_path / "countersigned.pdf")
    assert open_file(saved(signed)).is_outdated
    assert not open_file(tmp_path / "countersigned.pdf").is_outdated


def test_an_older_copy_does_not_take_the_place_of_the_file_that_is_kept(
    sign: Sign, open_file: OpenFile, sheets: SheetService, qtbot: QtBot, consultation: Consultation, tmp_path: Path
) -> None:
    signed = sign()
    countersign(consultation, sheets, qtbot, tmp_path / "countersigned.pdf")
    assert signed.path
    sheets.take_up(open_file(signed.path))
    assert [each.role for each in consultation.document.worksheet.signatures] == ["patient", "nurse"]
    stored = sheets.signed_sheet
    assert stored
    assert stored.pdf == (tmp_path / "countersigned.pdf").read_bytes()


def test_continuing_from_a_file_that_was_changed_leaves_the_worksheet_that_is_kept_as_it_is(
    sign: Sign, open_file: OpenFile, sheets: SheetService, consultation: Consultation, records: Store, tmp_path: Path
) -> None:
    signed = sign()
    stored = consultation.document.worksheet
    others = write_worksheet(stored.evolve(revision=9, records_request=True, signatures=()))
    path = tmp_path / "changed.pdf"
    path.write_bytes(updated(signed.pdf, lambda writer: replace_the_attachment(writer, others)))
    opened = open_file(path)
    assert opened.sheet.verdict is Verdict.CHANGED
    sheets.go_on_from(opened)
    assert consultation.document.worksheet.records_request
    assert consultation.document.worksheet.id != stored.id
    assert records.worksheets.load(stored.id).worksheet == stored


def test_continuing_begins_an_unsigned_revision_that_names_the_signed_file(
    sign: Sign, open_file: OpenFile, sheets: SheetService, consultation: Consultation
) -> None:
    signed = sign()
    sheets.go_on_from(open_file(saved(signed)))
    worksheet = consultation.document.worksheet
    assert (worksheet.revision, worksheet.is_signed) == (2, False)
    assert worksheet.previous_digest == hashlib.sha256(signed.pdf).hexdigest()
    assert sheets.signed_sheet is None


def test_what_was_signed_travels_in_the_file_so_that_another_computer_can_tell_what_changed(
    sign: Sign, qtbot: QtBot, clinic: Consultation, settings: Settings
) -> None:
    signed = sign()
    sheets = SheetService(clinic, settings, clinic)
    sheets.go_on_from(open_with(sheets, qtbot, saved(signed)))
    clinic.document.edit("Companions", lambda old: old.evolve(visit=old.visit.evolve(companions="My sister")))
    worksheet = clinic.document.worksheet
    assert worksheet.signed_before is not None
    assert worksheet.signed_before.signatures == signed.worksheet.signatures
    differences = changes(worksheet.signed_before, worksheet, clinic.catalogue)
    assert [change.sentence for change in differences] == ["Who comes along: My sister. Before: Not filled in."]


def test_the_version_of_the_content_is_that_of_the_pages(consultation: Consultation, sign: Sign) -> None:
    consultation.document.open(consultation.document.worksheet.evolve(content_version="2025.3"))
    assert sign().worksheet.content_version == consultation.catalogue.pack.version


def test_a_file_of_an_earlier_revision_names_the_one_that_is_kept(
    sign: Sign, open_file: OpenFile, consultation: Consultation
) -> None:
    signed = sign()
    assert signed.path
    assert open_file(signed.path).later_revision is None
    consultation.document.edit("Trials", lambda worksheet: worksheet.evolve(trials="yes"))
    consultation.save_now()
    opened = open_file(signed.path)
    assert (opened.later_revision, opened.is_doubtful) == (2, False)


def test_checking_a_pdf_against_the_records_stands_in_the_history_as_that_and_not_as_opening(
    sign: Sign, open_file: OpenFile, sheets: SheetService, records: Store
) -> None:
    path = saved(sign())
    opened, before = open_file(path), len(records.logbook.events())
    [checked] = [event for event in records.logbook.events() if event.what in ("checked", "opened")]
    assert (checked.what, checked.record) == ("checked", sheets.document.worksheet.id)
    assert checked.digest == opened.sheet.sha256
    sheets.take_up(opened)
    assert "opened" in [event.what for event in records.logbook.events()[before:]]


def test_the_same_person_signs_with_the_same_key_and_another_with_another(
    sign: Sign, open_file: OpenFile, sheets: SheetService, qtbot: QtBot, consultation: Consultation, tmp_path: Path
) -> None:
    first = open_file(saved(sign()))
    consultation.document.edit("Companions", lambda old: old.evolve(visit=old.visit.evolve(companions="My sister")))
    second = open_file(saved(sign()))
    countersign(consultation, sheets, qtbot, tmp_path / "countersigned.pdf")
    third = open_file(tmp_path / "countersigned.pdf")
    keys = [seen.certificate_sha256 for seen in (*first.sheet.signatures, *second.sheet.signatures)]
    assert keys[0] == keys[1]
    assert third.sheet.signatures[1].certificate_sha256 != keys[0]


def test_a_certificate_that_expires_before_the_signing_signs_nothing(
    sheets: SheetService, qtbot: QtBot, consultation: Consultation, clinic_file: Callable[..., bytes], tmp_path: Path
) -> None:
    first, last = datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 12, 31, tzinfo=UTC)
    identity = read_identity(clinic_file(first, last, password="x"), "x", datetime(2024, 6, 1, tzinfo=UTC))  # noqa: S106
    ink = SignatureInput(
        "Sample Nurse 1", certificate=Certificate(identity.name, identity.vouched_by, last.date(), identity)
    )
    messages: list[str] = []
    sheets.sign(ink, tmp_path / "signed.pdf", never, messages.append)
    assert wait_for_sentence(qtbot, messages).startswith("This certificate expired on 31 December 2024.")
    assert not consultation.document.worksheet.is_signed
    assert not (tmp_path / "signed.pdf").exists()


def test_nothing_is_signed_when_the_file_cannot_be_saved(
    sheets: SheetService, qtbot: QtBot, consultation: Consultation, records: Store, tmp_path: Path
) -> None:
    messages: list[str] = []
    sheets.sign(SignatureInput("Sample Patient 1"), tmp_path / "not there" / "signed.pdf", never, messages.append)
    assert wait_for_sentence(qtbot, messages) == (
        "This folder is not there any more. The file is not saved, your worksheet is safe. Choose another one."
    )
    assert not consultation.document.worksheet.is_signed
    assert records.logbook.signed_digests(consultation.document.worksheet.id) == []


def test_a_worksheet_that_changes_while_it_is_signed_does_not_get_the_signature(
    sheets: SheetService, qtbot: QtBot, consultation: Consultation, tmp_path: Path
) -> None:
    messages: list[str] = []
    sheets.sign(SignatureInput("Sample Patient 1"), tmp_path / "signed.pdf", never, messages.append)
    consultation.document.edit("Notes", lambda worksheet: worksheet.evolve(records_request=True))
    assert wait_for_sentence(qtbot, messages).startswith("The worksheet changed while it was being signed.")
    assert not consultation.document.worksheet.is_signed
    assert consultation.document.worksheet.records_request


def test_countersigning_needs_the_signed_pdf(sheets: SheetService, tmp_path: Path) -> None:
    messages: list[str] = []
    sheets.countersign(SignatureInput("Sample Nurse 1"), tmp_path / "x.pdf", never, messages.append)
    assert messages == ["The signed PDF is not open. Nothing was signed. Open the PDF first."]


def test_notes_that_do_not_fit_are_told_and_nothing_is_written(
    sign: Sign, sheets: SheetService, qtbot: QtBot, consultation: Consultation, tmp_path: Path
) -> None:
    sign()
    note(consultation, "line\n" * 800)
    messages: list[str] = []
    sheets.countersign(SignatureInput("Sample Nurse 1"), tmp_path / "long.pdf", never, messages.append)
    assert wait_for_sentence(qtbot, messages).startswith("The notes are too long for the sheet.")
    assert not (tmp_path / "long.pdf").exists()


def test_an_unsigned_sheet_can_be_saved_and_opened_again(
    sheets: SheetService, open_file: OpenFile, qtbot: QtBot, consultation: Consultation, tmp_path: Path
) -> None:
    saved: list[Path] = []
    sheets.save_unsigned(tmp_path / "unsigned.pdf", saved.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(saved), timeout=PATIENCE)
    opened = open_file(saved[0])
    assert opened.sheet.verdict is Verdict.NOT_SIGNED
    assert opened.worksheet == consultation.document.worksheet


@pytest.mark.parametrize(
    ("content", "verdict"),
    [(b"hello", Verdict.NOT_OURS), (b"%PDF-1.7\nnothing more", Verdict.DAMAGED), (b"", Verdict.NOT_OURS)],
)
def test_foreign_and_damaged_files_hold_no_worksheet(
    open_file: OpenFile, tmp_path: Path, content: bytes, verdict: Verdict
) -> None:
    path = tmp_path / "some.pdf"
    path.write_bytes(content)
    opened = open_file(path)
    assert (opened.sheet.verdict, opened.worksheet) == (verdict, None)


@pytest.mark.parametrize("make", [lambda _: None, Path.mkdir, getattr(os, "mkfifo", Path.mkdir)])
def test_what_is_gone_or_no_file_gets_a_sentence(
    sheets: SheetService, qtbot: QtBot, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path, messages = tmp_path / "gone.pdf", list[str]()
    make(path)
    sheets.open(path, never, messages.append)
    is_gone = not path.exists()
    why = OSError(errno.EISDIR if path.is_dir() else errno.EINVAL, "")
    assert wait_for_sentence(qtbot, messages) == (FILE_IS_GONE if is_gone else why_unreadable(why))
    sheets.read_certificate(path, "", never, messages.append)
    qtbot.waitUntil(lambda: len(messages) == 2, timeout=PATIENCE)
    assert messages[1] == "This file cannot be read. Nothing was signed. Choose another one."


def test_pages_are_drawn_counted_and_painted_on_white(
    sheets: SheetService, qtbot: QtBot, consultation: Consultation
) -> None:
    drawn: list[bytes] = []
    sheets.draw(consultation.document.worksheet, drawn.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(drawn), timeout=PATIENCE)
    counted: list[int] = []
    painted: list[QImage] = []
    sheets.count_pages(drawn[0], counted.append, pytest.fail)
    sheets.picture(drawn[0], 0, 340, painted.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(counted and painted), timeout=PATIENCE)
    assert counted[0] >= 2
    assert (painted[0].width(), painted[0].height()) == (340, 440)
    assert painted[0].pixelColor(2, 2) == QColor("white")
    shown, present = read_worksheet(open_sheet(drawn[0]).worksheet_json or b""), consultation.document.worksheet
    assert shown == freeze_for_signing(present, consultation.catalogue), "what is shown is what would be signed"


def test_paper_and_large_print_follow_the_settings(
    sheets: SheetService, qtbot: QtBot, consultation: Consultation
) -> None:
    sheets.settings.paper, sheets.settings.large_print = "a4", True
    drawn: list[bytes] = []
    sheets.draw(consultation.document.worksheet, drawn.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(drawn), timeout=PATIENCE)
    painted: list[QImage] = []
    sheets.picture(drawn[0], 0, 595, painted.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(painted), timeout=PATIENCE)
    assert abs(painted[0].height() - 842) <= 1


def test_locking_forgets_the_signed_pdf(sign: Sign, sheets: SheetService, consultation: Consultation) -> None:
    sign()
    assert consultation.lock()
    assert sheets.signed_sheet is None


def test_a_file_that_nobody_signed_brings_no_signature(
    sheets: SheetService, open_file: OpenFile, consultation: Consultation, small_catalogue: Catalogue, tmp_path: Path
) -> None:
    stored = consultation.document.worksheet
    claimed = Signature(role="nurse", name="Sample Nurse 1", signed_at=stored.created_at, digest="0" * 64)
    path = tmp_path / "claiming.pdf"
    path.write_bytes(
        make_sheet(stored.evolve(signatures=(claimed,)), small_catalogue, SheetSettings(), datetime.now().astimezone())
    )
    sheets.take_up(open_file(path))
    assert not consultation.document.worksheet.is_signed
    assert sheets.signed_sheet is None


def test_a_signed_file_that_cannot_be_kept_just_now_is_open_all_the_same(
    sign: Sign,
    small_catalogue: Catalogue,
    settings: Settings,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, vault = saved(sign()), UnlockedVault.for_this_run()
    monkeypatch.setattr(sqlcipher, "PATIENCE", 0.1)
    clinic = Consultation(small_catalogue)
    clinic.unlock(new_store(tmp_path / "clinic", vault))
    elsewhere = SheetService(clinic, settings, clinic)
    opened = open_with(elsewhere, qtbot, path)
    other = FileDatabase(tmp_path / "clinic" / "store.db", vault.subkey("database"))
    with other.writing(), pytest.raises(StoreBusy):
        elsewhere.take_up(opened)
    other.close()
    assert elsewhere.signed_sheet
    assert elsewhere.signed_sheet.pdf == path.read_bytes()
    assert clinic.lock()
    clinic.deleteLater()
