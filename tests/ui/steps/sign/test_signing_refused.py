"""What is in the way of a signature is said beside the button, in sight; and nothing that was drawn is lost."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Visit
from hrbc_desktop.pdf.reading.reader import open_sheet
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.ui.kit.step_page import framed
from hrbc_desktop.ui.steps.sign.page import SignPage
from tests.authorities import YEAR, root
from tests.time_stamp_authority import measured, serving, stamping

PATIENCE = 60_000
SMALL_LAPTOP = (1366 - 240, 768 - 150)
"""Room for the page beside the rail and between the bars, in pixels."""


@pytest.fixture
def page(
    qtbot: QtBot,
    consultation: Consultation,
    small_catalogue: Catalogue,
    sheets: SheetService,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[SignPage]:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "Documents").mkdir()
    consultation.remembered.note_pdf_folder(tmp_path / "Documents")
    consultation.new()
    consultation.document.edit("Visit", lambda worksheet: worksheet.evolve(visit=Visit(name="Sample Patient 1")))
    page = SignPage(consultation.document, small_catalogue, sheets)
    frame = framed(page, page.title, page.subtitle)
    qtbot.addWidget(frame)
    frame.resize(*SMALL_LAPTOP)
    frame.show()
    assert settings.time_stamp_server == ""
    yield page
    consultation.jobs.wait()


def draw(page: SignPage) -> None:
    pad = page.form.patient_card.form.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 40))
    QTest.mouseMove(pad, QPoint(160, 60))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(220, 40))


def is_in_sight(part: QWidget) -> bool:
    return not part.visibleRegion().isEmpty() and part.visibleRegion().boundingRect().height() >= part.height()


def sign_in_vain(page: SignPage, qtbot: QtBot) -> str:
    draw(page)
    page.sign_and_save()
    qtbot.waitUntil(lambda: bool(page.form.problem_label.text()), timeout=PATIENCE)
    return page.form.problem_label.text()


def sign(page: SignPage, qtbot: QtBot, sheets: SheetService) -> None:
    draw(page)
    with qtbot.waitSignal(sheets.signed, timeout=PATIENCE):
        page.sign_and_save()


def test_why_nothing_was_signed_stands_in_sight_and_has_the_keyboard(page: SignPage, qtbot: QtBot) -> None:
    page.save_to(Path("/nowhere/at/all.pdf"))
    assert "all.pdf" not in sign_in_vain(page, qtbot)
    qtbot.waitUntil(lambda: is_in_sight(page.form.problem_label), timeout=PATIENCE)
    assert QApplication.focusWidget() is page.form.problem_label
    assert not page.form.unstamped_button.isVisible()
    assert page.form.patient_card.form.pad.strokes


def test_what_is_missing_on_the_card_is_brought_into_sight(page: SignPage, qtbot: QtBot) -> None:
    page.sign_and_save()
    problem = page.form.patient_card.form.problem_label
    qtbot.waitUntil(lambda: is_in_sight(problem), timeout=PATIENCE)
    assert problem.text()


def test_the_nurse_is_spoken_to_and_has_the_keyboard_in_sight(
    page: SignPage, qtbot: QtBot, sheets: SheetService
) -> None:
    assert page.title_label
    assert page.subtitle_label
    for_patient = page.title_label.text(), page.subtitle_label.text()
    sign(page, qtbot, sheets)
    assert page.title_label.text() == "The signed worksheet"  # still the patient's moment
    page.begin_countersigning()
    name = page.form.nurse_card.form.name_edit
    qtbot.waitUntil(lambda: is_in_sight(name), timeout=PATIENCE)
    assert QApplication.focusWidget() is name
    assert page.title_label.text() == "Add notes and countersign"
    assert page.subtitle_label.text() not in for_patient


def test_a_server_for_time_stamps_that_fails_takes_nothing_away_and_one_signs_without_by_choice(
    page: SignPage, qtbot: QtBot, sheets: SheetService, settings: Settings
) -> None:
    settings.time_stamp_server = "http://127.0.0.1:9/tsa"
    sentence = sign_in_vain(page, qtbot)
    assert "sign without a time stamp" in sentence
    assert page.form.patient_card.form.pad.strokes
    assert not page.document.worksheet.is_signed
    assert page.form.unstamped_button.isVisible()
    with qtbot.waitSignal(sheets.signed, timeout=PATIENCE):
        QTest.mouseClick(page.form.unstamped_button, Qt.MouseButton.LeftButton)
    assert sheets.signed_sheet
    assert open_sheet(sheets.signed_sheet.pdf).signatures[0].time_stamp is None
    assert not page.form.unstamped_button.isVisible()
    assert not page.form.problem_label.isVisible()


def test_a_slow_server_for_time_stamps_holds_up_nothing_and_can_be_given_up(
    page: SignPage, qtbot: QtBot, settings: Settings, consultation: Consultation
) -> None:
    with serving(None) as address:
        settings.time_stamp_server = address
        draw(page)
        assert measured(page.sign_and_save) < 1
        cancel = page.form.progress_line.form.cancel_button
        qtbot.waitUntil(cancel.isVisible, timeout=PATIENCE)
        QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
        assert page.form.progress_line.words == "Stopped. Nothing was signed or saved."
        assert measured(consultation.jobs.wait) < 5
    assert not page.document.worksheet.is_signed
    assert page.form.patient_card.form.pad.strokes


def test_a_time_stamp_is_announced_before_and_is_over_the_signature_after(
    page: SignPage, qtbot: QtBot, sheets: SheetService, settings: Settings
) -> None:
    now = datetime.now().astimezone().replace(microsecond=0)
    stamps = root("Sample Stamps Root", now - YEAR, now + YEAR).issue_time_stamper("Stamps", now - YEAR, now + YEAR)
    with serving(stamping(stamps, now)) as address:
        settings.time_stamp_server = address
        page.hide()
        page.show()
        assert "127.0.0.1" in page.form.sealed_label.text()
        sign(page, qtbot, sheets)
    assert sheets.signed_sheet
    stamp = open_sheet(sheets.signed_sheet.pdf).signatures[0].time_stamp
    assert stamp
    assert (stamp.at, stamp.authority) == (now, "Stamps")
