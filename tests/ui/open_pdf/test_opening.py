from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Visit
from hrbc_desktop.records.store_factory import memory_store
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.session.sheet_types import SignatureInput
from hrbc_desktop.ui.open_pdf.verdict_page import OpeningPage

PATIENCE = 60_000


@pytest.fixture
def home(qtbot: QtBot, small_catalogue: Catalogue, settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """The folder of a patient's computer, with her signed worksheet and an unsigned one."""
    consultation = Consultation(small_catalogue)
    consultation.unlock(memory_store())
    consultation.new()
    consultation.document.edit("Name", lambda old: old.evolve(visit=Visit(name="Sample Patient 1")))
    sheets = SheetService(consultation, settings, consultation)
    saved: list[object] = []
    sheets.save_unsigned(tmp_path / "unsigned.pdf", saved.append, pytest.fail)
    qtbot.waitUntil(lambda: len(saved) == 1, timeout=PATIENCE)
    sheets.sign(SignatureInput("Sample Patient 1"), tmp_path / "signed.pdf", saved.append, pytest.fail)
    qtbot.waitUntil(lambda: len(saved) == 2, timeout=PATIENCE)
    yield tmp_path
    consultation.lock()
    consultation.deleteLater()


@pytest.fixture
def page(qtbot: QtBot, consultation: Consultation, sheets: SheetService) -> OpeningPage:
    page = OpeningPage(consultation, sheets)
    qtbot.addWidget(page)
    page.resize(1280, 744)
    page.show()
    return page


def show(page: OpeningPage, qtbot: QtBot, path: Path) -> None:
    page.open_file(path)
    qtbot.waitUntil(lambda: page.form.heading_label.text() != "Checking the file…", timeout=PATIENCE)


def possible(page: OpeningPage) -> list[str]:
    form = page.form
    buttons = (form.go_through_button, form.countersign_button, form.continue_button, form.other_button)
    return [button.objectName().removesuffix("_button") for button in buttons if button.isVisible()]


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_signed_file_shows_its_verdict_and_what_is_possible(page: OpeningPage, qtbot: QtBot, home: Path) -> None:
    show(page, qtbot, home / "signed.pdf")
    assert page.form.heading_label.text() == "Signed by Sample Patient 1, and not changed since"
    assert "the same as here" in page.form.content_label.text()
    assert possible(page) == ["go_through", "countersign", "continue"]
    click(page.form.details_button)
    assert "Fingerprint of the file (SHA-256)" in page.form.details_label.text()
    assert page.form.details_label.isVisible()


def test_going_through_it_opens_the_worksheet(
    page: OpeningPage, qtbot: QtBot, home: Path, consultation: Consultation
) -> None:
    show(page, qtbot, home / "signed.pdf")
    with qtbot.waitSignal(page.go_through_requested):
        click(page.form.go_through_button)
    assert consultation.document.worksheet.visit.name == "Sample Patient 1"
    assert consultation.document.worksheet.is_signed


def test_countersigning_finds_the_signed_pdf_at_hand(
    page: OpeningPage, qtbot: QtBot, home: Path, sheets: SheetService
) -> None:
    show(page, qtbot, home / "signed.pdf")
    with qtbot.waitSignal(page.countersign_requested):
        click(page.form.countersign_button)
    assert sheets.signed_sheet is not None
    assert sheets.signed_sheet.pdf == (home / "signed.pdf").read_bytes()


def test_continuing_opens_a_new_revision(
    page: OpeningPage, qtbot: QtBot, home: Path, consultation: Consultation
) -> None:
    show(page, qtbot, home / "signed.pdf")
    with qtbot.waitSignal(page.continue_requested):
        click(page.form.continue_button)
    assert (consultation.document.worksheet.revision, consultation.document.worksheet.is_signed) == (2, False)


def test_an_unsigned_worksheet_can_be_gone_through_but_not_countersigned(
    page: OpeningPage, qtbot: QtBot, home: Path
) -> None:
    show(page, qtbot, home / "unsigned.pdf")
    assert page.form.heading_label.text() == "This worksheet is not signed"
    assert possible(page) == ["go_through"]


def test_a_changed_file_is_called_that(page: OpeningPage, qtbot: QtBot, home: Path) -> None:
    signed = (home / "signed.pdf").read_bytes()
    (home / "changed.pdf").write_bytes(signed + b"\n% more\n")
    show(page, qtbot, home / "changed.pdf")
    assert page.form.heading_label.text() == "This file was changed after it was signed"
    assert page.form.sentence_label.text().endswith("Do not rely on it. Ask for the signed original.")
    assert possible(page) == ["continue", "other"]


@pytest.mark.parametrize(
    ("content", "heading"),
    [(b"hello", "This is not one of our worksheets"), (b"%PDF-1.7\ncut off", "This file is damaged")],
)
def test_foreign_and_damaged_files_lead_to_another_choice(
    page: OpeningPage, qtbot: QtBot, tmp_path: Path, content: bytes, heading: str
) -> None:
    (tmp_path / "some.pdf").write_bytes(content)
    show(page, qtbot, tmp_path / "some.pdf")
    assert page.form.heading_label.text() == heading
    assert possible(page) == ["other"]


def test_a_file_that_is_gone_gets_a_sentence_and_another_can_be_chosen(
    page: OpeningPage, qtbot: QtBot, home: Path
) -> None:
    show(page, qtbot, home / "gone.pdf")
    assert page.form.heading_label.text() == "This file could not be opened"
    click(page.form.other_button)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.setDirectory(str(home))
    dialog.selectFile(str(home / "signed.pdf"))
    dialog.accept()
    qtbot.waitUntil(lambda: page.form.heading_label.text().startswith("Signed by"), timeout=PATIENCE)


def test_opening_can_be_given_up_and_begun_again(page: OpeningPage, qtbot: QtBot, home: Path) -> None:
    page.open_file(home / "signed.pdf")
    page.form.progress_line.cancel()
    assert page.form.heading_label.text() == "The file was not opened"
    assert possible(page) == ["other"]
    qtbot.waitUntil(lambda: not active_children(), timeout=PATIENCE)
    qtbot.wait(50)
    assert page.form.heading_label.text() == "The file was not opened"
    show(page, qtbot, home / "signed.pdf")
    assert page.form.heading_label.text() == "Signed by Sample Patient 1, and not changed since"


def a_slow_pdf() -> bytes:
    """A PDF whose list of attachments has millions of entries."""
    pdf, places = b"%PDF-1.7\n", list[int]()
    catalog = b"<</Type/Catalog/AF 2 0 R/AcroForm<</Fields 2 0 R>>>>"
    for number, content in enumerate((catalog, b"[%b]" % (b"1 " * 3_000_000))):
        places.append(len(pdf))
        pdf += b"%d 0 obj\n%b\nendobj\n" % (number + 1, content)
    table = b"xref\n0 3\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in places)
    return pdf + table + b"trailer\n<</Size 3/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(pdf)


def test_a_file_that_takes_long_offers_to_give_it_up(page: OpeningPage, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "slow.pdf").write_bytes(a_slow_pdf())
    page.open_file(tmp_path / "slow.pdf")
    cancel = page.form.progress_line.form.cancel_button
    qtbot.waitUntil(cancel.isVisible, timeout=PATIENCE)
    click(cancel)
    assert page.form.heading_label.text() == "The file was not opened"
    assert not cancel.isVisible()
    qtbot.waitUntil(lambda: not active_children(), timeout=PATIENCE)


def test_locking_forgets_the_file(page: OpeningPage, qtbot: QtBot, home: Path, consultation: Consultation) -> None:
    show(page, qtbot, home / "signed.pdf")
    assert consultation.lock()
    assert "Sample Patient" not in page.form.heading_label.text() + page.form.details_label.text()
    assert possible(page) == ["other"]


def test_the_way_back_is_always_there(page: OpeningPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.closed):
        click(page.form.close_button)


def test_the_card_begins_with_whose_it_is(page: OpeningPage, qtbot: QtBot, home: Path) -> None:
    show(page, qtbot, home / "signed.pdf")
    assert page.form.whose_label.text() == "Sample Patient 1"
    assert page.form.whose_label.isVisible()
    assert page.form.whose_label.y() < page.form.heading_label.y()


def test_an_older_copy_leads_to_the_newer_one(
    page: OpeningPage, qtbot: QtBot, home: Path, consultation: Consultation, sheets: SheetService
) -> None:
    show(page, qtbot, home / "signed.pdf")
    click(page.form.go_through_button)
    with qtbot.waitSignal(sheets.signed, timeout=PATIENCE):
        sheets.countersign(SignatureInput("Sample Nurse 1"), home / "both.pdf", lambda _: None, pytest.fail)
    consultation.save_now()
    show(page, qtbot, home / "signed.pdf")
    assert page.form.heading_label.text() == "This is an older copy of the worksheet"
    assert "Sample Nurse 1" in page.form.sentence_label.text()
    assert possible(page) == []
    with qtbot.waitSignal(page.newer_requested) as wanted:
        click(page.form.newer_button)
    assert wanted.args == [consultation.document.worksheet.id]
