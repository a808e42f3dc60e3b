from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QBoxLayout, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.opened_sheet import Verdict
from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import Visit, VisitQuestion
from hrbc_desktop.domain.people import Person
from hrbc_desktop.pdf.reading.reader import open_sheet
from hrbc_desktop.pdf.reading.renderer import page_count
from hrbc_desktop.records.store import Store
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.session.tasks import Cancelled, Job
from hrbc_desktop.ui.kit.printing import paint_pages
from hrbc_desktop.ui.kit.step_page import bring_into_view, framed
from hrbc_desktop.ui.steps.sign.page import SignPage
from hrbc_desktop.ui.steps.sign.save_location import ASKED_LATER
from hrbc_desktop.ui.steps.sign.signature_card import SignatureCard
from tests.dialogs import when_open

PATIENCE = 60_000
VISIT = Visit(name="Sample Patient 1", birth_date=date(1968, 3, 14), appointment_date=date(2026, 12, 2))

MakePage = Callable[[], SignPage]


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "Documents"
    folder.mkdir()
    return folder


@pytest.fixture
def page(
    qtbot: QtBot, consultation: Consultation, small_catalogue: Catalogue, sheets: SheetService, documents: Path
) -> SignPage:
    consultation.remembered.note_pdf_folder(documents)
    consultation.new()
    consultation.document.edit("Visit", lambda worksheet: worksheet.evolve(visit=VISIT))
    page = SignPage(consultation.document, small_catalogue, sheets)
    qtbot.addWidget(page)
    page.resize(960, 900)
    page.show()
    return page


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def draw(pad: QWidget) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 40))
    for step in range(20):
        QTest.mouseMove(pad, QPoint(60 + 8 * step, 40 + 20 * (step % 3)))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(220, 40))


def sign(page: SignPage, qtbot: QtBot, sheets: SheetService) -> None:
    draw(page.form.patient_card.form.pad)
    with qtbot.waitSignal(sheets.signed, timeout=PATIENCE):
        page.sign_and_save()


def countersign(page: SignPage, qtbot: QtBot, sheets: SheetService) -> None:
    click(page.form.nurse_button)
    page.form.notes_edit.setPlainText("We spoke about the scan.")
    card = page.form.nurse_card.form
    QTest.keyClicks(card.name_edit, "Sample Nurse 1")
    click(card.type_button)
    with qtbot.waitSignal(sheets.signed, timeout=PATIENCE):
        click(page.form.countersign_button)


def test_where_signed_files_go_is_asked_once_and_before_the_first(
    page: SignPage, consultation: Consultation, sheets: SheetService, documents: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    consultation.remembered._state = consultation.remembered._state.evolve(pdf_folder="")  # nobody has said yet
    consultation.document.edit("Record", lambda one: one.evolve(visit=one.visit.evolve(record_number="004417")))
    assert page.form.path_label.text() == ASKED_LATER
    draw(page.form.patient_card.form.pad)
    page.sign_and_save()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()
    assert not consultation.document.worksheet.is_signed
    page.sign_and_save()
    (tmp_path / "stick").mkdir()
    with qtbot.waitSignal(sheets.signed, timeout=PATIENCE):
        page.findChildren(QFileDialog)[-1].fileSelected.emit(str(tmp_path / "stick" / "mine.pdf"))
    assert [path.name for path in (tmp_path / "stick").iterdir()] == ["mine.pdf"]
    assert not list(documents.iterdir())
    assert sheets.pdf_folder == tmp_path / "stick"


def test_a_nurse_whom_the_list_knows_signs_with_her_passphrase_and_draws_only_if_she_likes(qtbot: QtBot) -> None:
    card = SignatureCard()
    qtbot.addWidget(card)
    card.ask("Signature of the nurse", "nurse")
    card.ask_person(Person(id="0" * 16, name="Sample Nurse 1", role="nurse"))
    card.show()
    assert not card.form.pad.isVisible()
    QTest.keyClicks(card.first_field, "seven lamps along the harbor")
    with qtbot.waitSignal(card.typed):
        QTest.keyClick(card.first_field, Qt.Key.Key_Return)
    ink = card.taken()
    assert ink is not None
    assert (ink.name, ink.strokes, ink.passphrase) == ("Sample Nurse 1", [], "seven lamps along the harbor")
    card.clear()
    assert not card.form.pad.isVisible()


def test_three_lines_on_top_say_what_the_sheet_will_say_of_her_until_it_is_signed(page: SignPage) -> None:
    document = page.document
    lines = page.form.says_label.text().splitlines()
    assert tuple(lines) == document.derived.sign_summary
    assert len(lines) == 3
    document.edit("Leaning", lambda worksheet: worksheet.evolve(values=worksheet.values.evolve(leaning="team")))
    assert page.form.says_label.text().splitlines() != lines
    signature = Signature(role="patient", name="Sample", signed_at=datetime(2026, 12, 1, tzinfo=UTC), digest="0" * 64)
    document.sign(document.worksheet.evolve(signatures=(signature,)))
    assert not page.form.says_frame.isVisible()


def test_a_second_revision_shows_what_changed_before_it_is_signed(
    page: SignPage, qtbot: QtBot, sheets: SheetService, consultation: Consultation
) -> None:
    assert not page.form.changes_frame.isVisible()
    sign(page, qtbot, sheets)
    assert not page.form.changes_frame.isVisible()
    consultation.document.edit("Companions", lambda old: old.evolve(visit=old.visit.evolve(companions="My sister")))
    assert page.form.changes_frame.isVisible()
    assert page.form.changes_label.text() == "• Who comes along: My sister. Before: Not filled in."


def test_the_real_pages_are_shown_and_turned(page: SignPage, qtbot: QtBot) -> None:
    preview = page.form.preview
    qtbot.waitUntil(lambda: bool(preview.shown[1]), timeout=PATIENCE)
    pages = preview.shown[1]
    assert preview.form.page_label.text() == f"Page 1 of {pages}"
    assert not preview.form.previous_button.isEnabled()
    qtbot.waitUntil(lambda: not preview.form.words_label.isVisible(), timeout=PATIENCE)
    click(preview.form.next_button)
    assert preview.form.page_label.text() == f"Page 2 of {pages}"


def test_a_change_of_the_worksheet_or_the_paper_draws_the_pages_anew(
    page: SignPage, qtbot: QtBot, sheets: SheetService
) -> None:
    preview = page.form.preview
    qtbot.waitUntil(lambda: bool(preview.shown[0]), timeout=PATIENCE)
    first = preview.shown[0]
    click(page.form.paper_chips.chip("a4"))
    qtbot.waitUntil(lambda: preview.shown[0] != first, timeout=PATIENCE)
    second = preview.shown[0]
    QTest.mouseClick(page.form.large_check, Qt.MouseButton.LeftButton, pos=QPoint(10, 14))
    qtbot.waitUntil(lambda: preview.shown[0] != second, timeout=PATIENCE)
    assert (sheets.settings.paper, sheets.settings.large_print) == ("a4", True)
    click(page.form.paper_chips.chip("a4"))
    assert page.form.paper_chips.chosen == ("letter",)


def test_what_is_open_is_told_with_a_way_there(page: SignPage, qtbot: QtBot) -> None:
    way = page.form.check_list.findChild(QPushButton, "add_options_button")
    assert way is not None
    with qtbot.waitSignal(page.step_requested) as wanted:
        QTest.keyClick(way, Qt.Key.Key_Space)
    assert wanted.args == ["options"]


def test_signing_leaves_a_signed_pdf_where_the_page_said(
    page: SignPage, qtbot: QtBot, sheets: SheetService, documents: Path, records: Store
) -> None:
    assert page.form.path_label.text() == "Documents / Worksheet-SamplePatient1-2026-12-02.pdf"
    sign(page, qtbot, sheets)
    saved = documents / "Worksheet-SamplePatient1-2026-12-02.pdf"
    opened = open_sheet(saved.read_bytes())
    assert opened.verdict is Verdict.SIGNED
    assert opened.signatures[0].name == "Sample Patient 1"
    worksheet = page.document.worksheet
    assert records.logbook.signed_digests(worksheet.id) == [opened.sha256]
    assert page.form.result_heading.text() == "Signed by Sample Patient 1"
    assert opened.sha256[:8] in page.form.result_note.text()
    assert not page.form.patient_card.isVisible()
    assert page.result.prepared.isVisible()
    assert "Bring to your visit on 2 December 2026: this PDF" in page.result.prepared.words_label.text()
    qtbot.waitUntil(lambda: page.form.preview.shown[0] == saved.read_bytes(), timeout=PATIENCE)


def test_a_signature_needs_a_name_and_ink_or_a_typed_name(page: SignPage, qtbot: QtBot, sheets: SheetService) -> None:
    card = page.form.patient_card.form
    page.sign_and_save()
    assert card.problem_label.text() == (
        "There is no signature yet. Please draw it, or press “Type” to sign with your typed name."
    )
    card.name_edit.clear()
    click(card.type_button)
    page.sign_and_save()
    assert card.problem_label.text() == "A signature needs a name. Please write it first."
    QGuiApplication.clipboard().setText("S.\nPatient\r\n")
    card.name_edit.paste()
    assert card.typed_label.text() == card.name_edit.text() == "S. Patient"
    assert card.name_edit.isModified()
    with qtbot.waitSignal(sheets.signed, timeout=PATIENCE):
        page.sign_and_save()
    assert page.document.worksheet.signatures[0].name == "S. Patient"


def test_the_nurse_adds_notes_and_countersigns_beside_the_first_file(
    page: SignPage, qtbot: QtBot, sheets: SheetService, documents: Path
) -> None:
    sign(page, qtbot, sheets)
    countersign(page, qtbot, sheets)
    saved = documents / "Worksheet-SamplePatient1-2026-12-02-countersigned.pdf"
    opened = open_sheet(saved.read_bytes())
    assert opened.verdict is Verdict.COUNTERSIGNED
    assert opened.notes.startswith("We spoke about the scan.")
    assert page.form.result_heading.text() == "Signed by Sample Patient 1 and Sample Nurse 1"
    assert not page.form.nurse_card.isVisible()
    assert not page.result.prepared.isVisible()
    assert page.document.worksheet.nurse_notes == "We spoke about the scan."


def test_no_file_is_overwritten_unasked(page: SignPage, qtbot: QtBot, sheets: SheetService, documents: Path) -> None:
    there = documents / "Worksheet-SamplePatient1-2026-12-02.pdf"
    there.write_bytes(b"something else")
    sign(page, qtbot, sheets)
    assert there.read_bytes() == b"something else"
    assert (documents / "Worksheet-SamplePatient1-2026-12-02-2.pdf").exists()


def test_another_place_can_be_chosen(page: SignPage, tmp_path: Path) -> None:
    click(page.form.change_button)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("mine")
    dialog.accept()
    assert page.form.path_label.toolTip() == str(tmp_path / "mine.pdf")


def test_what_cannot_be_saved_is_told_and_can_be_tried_again(
    page: SignPage, qtbot: QtBot, sheets: SheetService, tmp_path: Path
) -> None:
    page.save_to(tmp_path / "gone" / "sheet.pdf")
    draw(page.form.patient_card.form.pad)
    page.sign_and_save()
    qtbot.waitUntil(lambda: bool(page.form.problem_label.text()), timeout=PATIENCE)
    assert page.form.problem_label.text().startswith("This folder is not there any more.")
    assert not page.document.worksheet.is_signed
    page.save_to(tmp_path / "sheet.pdf")
    with qtbot.waitSignal(sheets.signed, timeout=PATIENCE):
        page.sign_and_save()
    assert (tmp_path / "sheet.pdf").exists()


def test_one_can_save_without_signing(page: SignPage, qtbot: QtBot, documents: Path) -> None:
    click(page.form.save_unsigned_button)
    qtbot.waitUntil(lambda: page.form.progress_line.words.startswith("Saved without"), timeout=PATIENCE)
    saved = documents / "Worksheet-SamplePatient1-2026-12-02.pdf"
    assert open_sheet(saved.read_bytes()).verdict is Verdict.NOT_SIGNED


def long_questions(consultation: Consultation) -> None:
    """Let the sheet take dozens of pages."""
    text = "What happens when this goes on for a long time, and whom do I call then? " * 6
    asked = tuple(VisitQuestion(key=f"own:{number}", text=f"{number} {text}", origin="own") for number in range(200))
    consultation.document.edit("Questions", lambda old: old.evolve(questions=asked))


@pytest.mark.parametrize("way", ["sign", "save"])
def test_what_was_given_up_leaves_nothing_behind_and_the_page_as_it_was(
    way: str, page: SignPage, qtbot: QtBot, sheets: SheetService, consultation: Consultation, documents: Path
) -> None:
    long_questions(consultation)
    draw(page.form.patient_card.form.pad)
    if way == "sign":
        page.sign_and_save()
    else:
        click(page.form.save_unsigned_button)
    assert page.form.progress_line.is_busy
    assert not page.form.patient_card.isEnabled()
    page.form.progress_line.cancel()
    assert page.form.progress_line.words == "Stopped. Nothing was signed or saved."
    assert page.form.patient_card.isEnabled()
    consultation.jobs.wait()
    qtbot.wait(20)
    assert list(documents.iterdir()) == []
    assert not page.document.worksheet.is_signed
    assert sheets.signed_sheet is None
    with qtbot.waitSignal(sheets.signed, timeout=PATIENCE):
        page.sign_and_save()
    assert page.form.progress_line.words == ""


def test_locking_gives_up_what_is_being_signed(
    page: SignPage, qtbot: QtBot, consultation: Consultation, documents: Path
) -> None:
    long_questions(consultation)
    draw(page.form.patient_card.form.pad)
    page.sign_and_save()
    assert consultation.lock()
    consultation.jobs.wait()
    qtbot.wait(20)
    assert list(documents.iterdir()) == []
    assert (page.form.progress_line.is_busy, page.form.progress_line.words) == (False, "")
    assert page.form.problem_label.text() == ""


def test_what_came_of_signing_is_scrolled_into_view(page: SignPage, qtbot: QtBot, sheets: SheetService) -> None:
    frame = framed(page, page.title, page.subtitle)
    qtbot.addWidget(frame)
    frame.resize(1000, 400)
    frame.show()
    bring_into_view(page.form.paper_frame)
    sign(page, qtbot, sheets)
    heading = page.form.result_heading
    qtbot.waitUntil(lambda: heading.visibleRegion().boundingRect().height() == heading.height(), timeout=PATIENCE)
    page.setParent(None)


def test_long_drawing_offers_to_be_given_up_and_printing_draws_again(
    page: SignPage, qtbot: QtBot, consultation: Consultation
) -> None:
    long_questions(consultation)
    preview = page.form.preview
    qtbot.waitUntil(lambda: preview.is_waiting, timeout=PATIENCE)
    page.print_sheet()
    preview.form.progress_line.cancel()
    assert preview.form.words_label.text().startswith("The pages are not shown.")
    assert preview.shown == (b"", 0)
    assert page.form.progress_line.words == ""
    consultation.jobs.wait()
    qtbot.wait(20)
    assert preview.shown == (b"", 0)
    page.print_sheet()
    assert page.form.progress_line.words == "Drawing the pages for the printer…"
    page.document.open(page.document.worksheet)


def test_painting_for_a_printer_that_is_cancelled_ends_between_two_pages(
    page: SignPage, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: bool(page.form.preview.shown[1]), timeout=PATIENCE)
    job, messages = Job(), list[str]()

    def stop_at_two(words: str) -> None:
        messages.append(words)
        if words.startswith("Printing page 2"):
            job.cancel()
            job.check_cancelled()

    job.send_progress_to(stop_at_two)
    pdf, pages = page.form.preview.shown
    with pytest.raises(Cancelled):
        paint_pages(pdf, range(1, pages + 1), printer_to(tmp_path / "printed.pdf"), job)
    assert messages == [f"Printing page {number} of {pages}…" for number in (1, 2)]


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setFullPage(True)
    return printer


def test_printing_waits_for_the_pages_and_asks_for_a_printer(page: SignPage, qtbot: QtBot) -> None:
    dialogs: list[str] = []

    def close_dialog() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QPrintDialog):
            dialogs.append(dialog.windowTitle())
            dialog.reject()

    closer = QTimer(page, interval=50)
    closer.timeout.connect(close_dialog)
    closer.start()
    click(page.form.print_unsigned_button)
    assert page.form.progress_line.words == "Drawing the pages for the printer…"
    qtbot.waitUntil(lambda: len(dialogs) == 1, timeout=PATIENCE)
    assert page.form.progress_line.words == ""
    click(page.form.print_unsigned_button)
    assert len(dialogs) == 2


def test_what_is_being_printed_is_printed_when_the_worksheet_is_locked_away(
    page: SignPage, qtbot: QtBot, consultation: Consultation, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: bool(page.form.preview.shown[1]), timeout=PATIENCE)
    pages = page.form.preview.shown[1]

    def print_to_file(dialog: QPrintDialog) -> None:
        name = dialog.findChild(QLineEdit, "filename")
        assert isinstance(name, QLineEdit)
        name.setText(str(tmp_path / "printed.pdf"))
        dialog.accept()

    when_open(QPrintDialog, print_to_file)
    click(page.form.print_unsigned_button)
    assert page.form.progress_line.is_busy
    assert consultation.lock()
    assert (page.form.progress_line.is_busy, page.form.progress_line.words) == (False, "")
    consultation.jobs.wait()
    qtbot.wait(20)
    assert page.form.progress_line.words == ""
    assert page_count((tmp_path / "printed.pdf").read_bytes()) == pages


def test_pages_for_a_printer_are_painted_whole(page: SignPage, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.waitUntil(lambda: bool(page.form.preview.shown[1]), timeout=PATIENCE)
    pdf, pages = page.form.preview.shown
    paint_pages(pdf, range(1, pages + 1), printer_to(tmp_path / "printed.pdf"), Job())
    assert page_count((tmp_path / "printed.pdf").read_bytes()) == pages


def test_a_signed_worksheet_from_the_list_shows_its_pdf_without_a_search_for_the_file(
    page: SignPage, qtbot: QtBot, sheets: SheetService, consultation: Consultation, documents: Path, tmp_path: Path
) -> None:
    sign(page, qtbot, sheets)
    signed = page.document.worksheet
    [saved] = documents.iterdir()
    content = saved.read_bytes()
    saved.unlink()
    consultation.new()
    assert not page.form.result_frame.isVisible()
    consultation.open(signed.id)
    assert page.form.result_heading.text() == "Signed by Sample Patient 1"
    assert page.form.result_label.text().startswith("It is kept with your worksheets.")
    assert not page.form.folder_button.isVisible()
    qtbot.waitUntil(lambda: page.form.preview.shown[0] == content, timeout=PATIENCE)
    copy = tmp_path / "copy.pdf"
    click(page.form.copy_button)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(copy))
    dialog.close()
    qtbot.waitUntil(lambda: not page.form.progress_line.is_busy, timeout=PATIENCE)
    assert copy.read_bytes() == content
    assert consultation.records.logbook.events()[-1].what == "exported"


def test_a_signed_worksheet_whose_pdf_is_elsewhere_asks_for_it(
    page: SignPage, qtbot: QtBot, consultation: Consultation
) -> None:
    signature = Signature(
        role="patient", name="Sample Patient 1", signed_at=datetime(2026, 12, 1, tzinfo=UTC), digest="ab" * 32
    )
    consultation.take_in(page.document.worksheet.evolve(id="1" * 32, signatures=(signature,)))
    assert page.form.elsewhere_frame.isVisible()
    with qtbot.waitSignal(page.pdf_requested):
        click(page.form.open_pdf_button)


def test_another_worksheet_finds_no_trace_of_the_one_before(
    page: SignPage, qtbot: QtBot, consultation: Consultation
) -> None:
    qtbot.waitUntil(lambda: bool(page.form.preview.shown[0]), timeout=PATIENCE)
    draw(page.form.patient_card.form.pad)
    consultation.new()
    card = page.form.patient_card.form
    assert (card.name_edit.text(), card.pad.strokes) == ("", [])
    assert page.form.preview.shown == (b"", 0)


def test_in_a_narrow_window_the_pages_stand_above_the_place_to_sign(page: SignPage) -> None:
    page.fit(900)
    assert page.form.columns_layout.direction() is QBoxLayout.Direction.LeftToRight
    page.fit(560)
    assert page.form.columns_layout.direction() is QBoxLayout.Direction.TopToBottom
