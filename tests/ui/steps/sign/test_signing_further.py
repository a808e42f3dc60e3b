"""The clinic's own certificate, and the signature of an interpreter or supporter, in the window."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QScrollArea
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.opened_sheet import OpenedSheet, Verdict
from hrbc_desktop.pdf.reading.reader import open_sheet
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.ui.kit.step_page import framed
from hrbc_desktop.ui.steps.sign.certificate_dialog import CertificateDialog
from hrbc_desktop.ui.steps.sign.page import SignPage
from hrbc_desktop.ui.steps.sign.signature_card import SignatureCard
from hrbc_desktop.wording.signatures import OWN_KEY

PATIENCE = 60_000
PASSWORD = "a word of the clinic"  # noqa: S105
NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def page(
    qtbot: QtBot,
    consultation: Consultation,
    small_catalogue: Catalogue,
    sheets: SheetService,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> SignPage:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "Documents").mkdir()
    consultation.remembered.note_pdf_folder(tmp_path / "Documents")
    consultation.new()
    page = SignPage(consultation.document, small_catalogue, sheets)
    qtbot.addWidget(page)
    page.resize(960, 900)
    page.show()
    return page


@pytest.fixture
def certificate(clinic_file: Callable[..., bytes], tmp_path: Path) -> Path:
    path = tmp_path / "nurse.p12"
    path.write_bytes(clinic_file(NOW - timedelta(days=10), NOW + timedelta(days=10), password=PASSWORD))
    return path


def click(button: QAbstractButton) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_name(card: SignatureCard, name: str) -> None:
    card.form.name_edit.clear()
    QTest.keyClicks(card.form.name_edit, name)
    click(card.form.type_button)


def sign_as_patient(page: SignPage, qtbot: QtBot, sheets: SheetService) -> None:
    type_name(page.form.patient_card, "Sample Patient 1")
    with qtbot.waitSignal(sheets.signed, timeout=PATIENCE):
        page.sign_and_save()


def ask_for_certificate(card: SignatureCard) -> CertificateDialog:
    click(card.form.certificate_button)
    (dialog,) = card.findChildren(CertificateDialog)
    return dialog


def give(dialog: CertificateDialog, path: Path, password: str) -> None:
    dialog.choose(path)
    assert dialog.focusWidget() is dialog.form.password_edit
    QTest.keyClicks(dialog.form.password_edit, password)
    click(dialog.form.use_button)


def opened(sheets: SheetService) -> OpenedSheet:
    signed = sheets.signed_sheet
    assert signed
    assert signed.path
    return open_sheet(signed.path.read_bytes())


def test_by_keys_alone_one_types_the_name_and_signs(page: SignPage, qtbot: QtBot, sheets: SheetService) -> None:
    form = page.form.patient_card.form
    form.name_edit.setFocus()
    QTest.keyClicks(form.name_edit, "Sample Patient 1")
    while page.focusWidget() is not form.draw_button:
        assert page.focusWidget() is not form.certificate_button, "the ways to sign were not met"
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(form.draw_button, Qt.Key.Key_Right)  # as between all that exclude one another
    assert form.type_button.isChecked()
    with qtbot.waitSignal(sheets.signed, timeout=PATIENCE):
        page.sign_and_save()
    assert opened(sheets).signatures[0].name == "Sample Patient 1"


def test_a_nurse_countersigns_with_the_clinics_certificate(
    page: SignPage, qtbot: QtBot, sheets: SheetService, certificate: Path
) -> None:
    sign_as_patient(page, qtbot, sheets)
    click(page.form.nurse_button)
    card = page.form.nurse_card
    assert card.form.key_label.text() == OWN_KEY
    with qtbot.waitSignal(ask_for_certificate(card).certificate_read, timeout=PATIENCE) as read:
        give(card.findChildren(CertificateDialog)[0], certificate, PASSWORD)
    until = (NOW + timedelta(days=10)).date()
    assert (read.args[0].name, read.args[0].valid_until) == ("Sample Nurse 1", until)
    assert card.form.key_label.text().startswith(
        "Signed with the certificate of Sample Nurse 1: issued by “Sample Hospital Authority”, not known here; "
        f"valid until {until.day} "
    )
    assert card.form.name_edit.text() == "Sample Nurse 1"
    click(card.form.type_button)
    with qtbot.waitSignal(sheets.signed, timeout=PATIENCE):
        click(page.form.countersign_button)
    patient, nurse = opened(sheets).signatures
    assert (patient.vouched_by, nurse.vouched_by) == ("", "Sample Hospital Authority")
    assert card.form.key_label.text() == OWN_KEY


@pytest.mark.parametrize("role", ["interpreter", "supporter"])
def test_somebody_else_who_was_there_signs_after_the_patient(
    role: str, page: SignPage, qtbot: QtBot, sheets: SheetService, tmp_path: Path
) -> None:
    assert not page.form.third_button.isVisible()
    sign_as_patient(page, qtbot, sheets)
    assert not page.form.third_card.isVisible()
    click(page.form.third_button)
    assert not page.form.nurse_card.isVisible()
    card = page.form.third_card
    click(page.form.third_sign_button)
    assert card.form.problem_label.text() == "Please say first who signs."
    click(card.form.role_chips.chip(role))
    assert "consent form" in card.form.meaning_label.text()
    type_name(card, "Sample Person 3")
    with qtbot.waitSignal(sheets.signed, timeout=PATIENCE):
        click(page.form.third_sign_button)
    assert (tmp_path / "Documents" / f"Worksheet-{role}.pdf").exists()
    found = opened(sheets)
    assert [signature.role for signature in found.signatures] == ["patient", role]
    assert found.verdict is Verdict.SIGNED
    assert page.form.result_heading.text() == "Signed by Sample Patient 1 and Sample Person 3"
    assert page.form.nurse_button.isVisible()
    assert not page.form.third_button.isVisible()


def test_an_interpreter_signs_after_the_nurse_and_all_three_are_kept(
    page: SignPage, qtbot: QtBot, sheets: SheetService, consultation: Consultation
) -> None:
    sign_as_patient(page, qtbot, sheets)
    click(page.form.nurse_button)
    type_name(page.form.nurse_card, "Sample Nurse 1")
    with qtbot.waitSignal(sheets.signed, timeout=PATIENCE):
        click(page.form.countersign_button)
    click(page.form.third_button)
    click(page.form.third_card.form.role_chips.chip("interpreter"))
    type_name(page.form.third_card, "Sample Interpreter 1")
    with qtbot.waitSignal(sheets.signed, timeout=PATIENCE):
        click(page.form.third_sign_button)
    found, worksheet = opened(sheets), consultation.document.worksheet
    assert found.verdict is Verdict.COUNTERSIGNED
    assert [signature.file_sha256 for signature in found.signatures] == [each.digest for each in worksheet.signatures]
    assert consultation.records.logbook.signed_digests(worksheet.id) == [each.digest for each in worksheet.signatures]
    assert not page.form.save_frame.isVisible()
    consultation.document.edit("Trials", lambda before: before.evolve(trials="yes"))
    assert consultation.document.worksheet.previous_digest == found.sha256


def test_the_card_of_an_interpreter_comes_into_view(page: SignPage, qtbot: QtBot, sheets: SheetService) -> None:
    frame = framed(page, page.title, page.subtitle)
    qtbot.addWidget(frame)
    frame.resize(960, 500)
    frame.show()
    sign_as_patient(page, qtbot, sheets)
    assert isinstance(frame, QScrollArea)
    frame.verticalScrollBar().setValue(frame.verticalScrollBar().maximum())
    click(page.form.third_button)
    heading = page.form.third_card.form.heading_label
    qtbot.waitUntil(lambda: 0 <= heading.mapTo(frame, QPoint()).y() < 250, timeout=PATIENCE)
    page.setParent(None)


def test_asking_for_an_interpreter_can_be_taken_back(page: SignPage, qtbot: QtBot, sheets: SheetService) -> None:
    sign_as_patient(page, qtbot, sheets)
    click(page.form.third_button)
    click(page.form.third_button)
    assert page.form.nurse_button.isVisible()
    assert not page.form.third_card.isVisible()
    assert page.form.path_label.text().endswith("-countersigned.pdf")


def test_what_is_wrong_with_a_certificate_is_said_and_the_password_is_gone(
    page: SignPage, qtbot: QtBot, certificate: Path, clinic_file: Callable[..., bytes], tmp_path: Path
) -> None:
    dialog = ask_for_certificate(page.form.patient_card)
    label = dialog.form.problem_label

    def tried(path: Path, password: str) -> str:
        give(dialog, path, password)
        assert dialog.form.password_edit.text() == ""
        assert not dialog.form.password_edit.isUndoAvailable()
        qtbot.waitUntil(label.isVisible, timeout=PATIENCE)
        return label.text()

    assert tried(certificate, "not this one").startswith("The password does not open this certificate file.")
    assert tried(tmp_path / "gone.p12", "x").startswith("This file cannot be read.")
    old = clinic_file(NOW - timedelta(days=20), NOW - timedelta(days=10), password=PASSWORD)
    (tmp_path / "old.p12").write_bytes(old)
    assert tried(tmp_path / "old.p12", PASSWORD).startswith("This certificate expired on ")
    (tmp_path / "letter.p12").write_bytes(b"Dear nurse")
    assert tried(tmp_path / "letter.p12", "x").startswith("This file holds no signing certificate.")
    (tmp_path / "huge.p12").write_bytes(bytes(2_000_000))
    assert tried(tmp_path / "huge.p12", "x").startswith("This file is too big for a certificate.")
    assert page.form.patient_card.form.key_label.text() == OWN_KEY
    click(dialog.form.cancel_button)


@pytest.mark.parametrize("password", [PASSWORD, "not this one"])
def test_a_certificate_that_is_no_longer_wanted_changes_nothing(
    password: str, page: SignPage, consultation: Consultation, certificate: Path
) -> None:
    dialog = ask_for_certificate(page.form.patient_card)
    give(dialog, certificate, password)
    assert not dialog.form.use_button.isEnabled()
    click(dialog.form.cancel_button)
    assert not dialog.isVisible()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    consultation.jobs.wait()
    QCoreApplication.processEvents()
    assert page.form.patient_card.form.key_label.text() == OWN_KEY


def test_a_certificate_needs_a_file(page: SignPage) -> None:
    dialog = ask_for_certificate(page.form.patient_card)
    click(dialog.form.use_button)
    assert dialog.form.problem_label.text() == "Choose the certificate file first."


def test_what_is_signed_with_does_not_show_the_password_or_the_key(
    page: SignPage, qtbot: QtBot, certificate: Path
) -> None:
    card = page.form.patient_card
    dialog = ask_for_certificate(card)
    with qtbot.waitSignal(dialog.certificate_read, timeout=PATIENCE):
        give(dialog, certificate, PASSWORD)
    click(card.form.type_button)
    card.form.name_edit.setText("Sample Patient 1")
    ink = card.taken()
    assert ink
    assert ink.certificate
    assert PASSWORD not in repr(ink)
    assert "SigningIdentity" not in repr(ink)


def test_another_worksheet_finds_no_certificate(
    page: SignPage, qtbot: QtBot, certificate: Path, consultation: Consultation
) -> None:
    card = page.form.patient_card
    dialog = ask_for_certificate(card)
    with qtbot.waitSignal(dialog.certificate_read, timeout=PATIENCE):
        give(dialog, certificate, PASSWORD)
    assert card.form.own_key_button.isVisible()
    consultation.new()
    assert card.form.key_label.text() == OWN_KEY
    assert not card.form.own_key_button.isVisible()


def test_a_card_is_offered_only_where_its_library_is_named(
    page: SignPage, settings: Settings, qtbot: QtBot, tmp_path: Path
) -> None:
    without = ask_for_certificate(page.form.patient_card)
    assert not without.form.where_chips.isVisible()
    without.reject()
    QCoreApplication.sendPostedEvents(without, QEvent.Type.DeferredDelete)
    if find_spec("pkcs11") is None:
        pytest.skip("smart cards are NOT checked: no python-pkcs11")
    settings.card_library = tmp_path / "gone.so"
    card = page.form.patient_card
    card.clear()
    assert "card" in card.form.certificate_button.text()
    dialog = ask_for_certificate(card)
    click(dialog.form.where_chips.chip("card"))
    assert not dialog.form.file_button.isVisible()
    assert dialog.form.password_label.text() == "PIN of the card"
    QTest.keyClicks(dialog.form.password_edit, "1234")
    click(dialog.form.use_button)
    assert dialog.form.password_edit.text() == ""
    qtbot.waitUntil(dialog.form.problem_label.isVisible, timeout=PATIENCE)
    assert "library of smart cards" in dialog.form.problem_label.text()
    click(dialog.form.where_chips.chip("file"))
    assert dialog.form.file_button.isVisible()
    assert not dialog.form.problem_label.isVisible()
    dialog.reject()
