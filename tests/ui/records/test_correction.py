"""The windows around the closed record: a correction, what was signed, a legal hold, and how long it is kept."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import Visit, Worksheet, new_worksheet
from hrbc_desktop.domain.people import Person
from hrbc_desktop.domain.roles import Role
from hrbc_desktop.records.store import Store
from hrbc_desktop.records.tables.signed_pdfs import SignedPdf
from hrbc_desktop.session.consultation import Consultation
from hrbc_desktop.session.sheet_service import SheetService
from hrbc_desktop.session.signed_history import signed_revisions, to_correct
from hrbc_desktop.ui.home.home_page import HomePage
from hrbc_desktop.ui.home.worksheet_table import Column
from hrbc_desktop.ui.records.correction import CorrectionDialog
from hrbc_desktop.ui.records.history import HistoryDialog
from hrbc_desktop.ui.records.retention import RetentionDialog
from hrbc_desktop.ui.records.signed_pages import SignedPagesDialog
from hrbc_desktop.ui.steps.sign.signature_pad import SignaturePad
from hrbc_desktop.wording.addendum import ADD
from hrbc_desktop.wording.retention import LIFT_HOLD, SET_HOLD
from hrbc_desktop.wording.signed_history import TITLE

AT = datetime(2026, 12, 3, 9, tzinfo=UTC)
PATIENCE = 60_000
Open = Callable[[], CorrectionDialog]


@pytest.fixture
def closed(records: Store) -> Worksheet:
    signers = (("patient", "Sample Patient 1", "a" * 64), ("nurse", "Sample Nurse 1", "b" * 64))
    signed = [
        Signature.model_validate({"role": role, "name": name, "signed_at": AT, "digest": digest})
        for role, name, digest in signers
    ]
    worksheet = new_worksheet("2026.11", AT).evolve(visit=Visit(name="Sample Patient 1"), signatures=signed)
    records.worksheets.save(worksheet)
    records.signed_pdfs.keep(worksheet.id, SignedPdf(b"%PDF of both", 1, 2))
    return worksheet


@pytest.fixture
def open_dialog(qtbot: QtBot, sheets: SheetService, consultation: Consultation, closed: Worksheet) -> Open:
    def open_dialog() -> CorrectionDialog:
        sheet = to_correct(consultation.records, closed.id)
        assert sheet is not None
        dialog = CorrectionDialog(sheets, consultation, closed.id, sheet)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return open_dialog


def draw(pad: SignaturePad) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(30, 30))
    for point in (QPoint(90, 20), QPoint(150, 50)):
        QTest.mouseMove(pad, point)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(150, 50))


def curves_in_signature(pdf: bytes) -> int:
    """How many curved lines the ink of the only signature has; letters are set, not drawn."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        (field,) = opened.Root.AcroForm.Fields
        drawn = pikepdf.parse_content_stream(field.AP.N)
    return sum(str(each.operator) == "c" for each in drawn)


def fill_in(dialog: CorrectionDialog) -> None:
    dialog.wrong_edit.setPlainText("The notes say Monday.")
    dialog.right_edit.setPlainText("It is Tuesday.")
    dialog.source_edit.setText("The patient")


def test_what_is_not_signed_is_there_again_and_what_is_missing_gets_the_keyboard(open_dialog: Open) -> None:
    dialog = open_dialog()
    dialog.sign()
    assert dialog.problem_label.isVisible()
    assert dialog.focusWidget() is dialog.wrong_edit
    fill_in(dialog)
    dialog.sign()
    assert dialog.focusWidget() is dialog.card.form.name_edit
    dialog.card.form.name_edit.setText("Sample Nurse 2")
    dialog.sign()
    assert dialog.focusWidget() is dialog.card.form.pad, "it is drawn, as on the sheet itself"
    dialog.wrong_edit.setPlainText("x" * 1300)
    dialog.sign()
    assert "100" in dialog.problem_label.text()
    fill_in(dialog)
    dialog.close()
    again = open_dialog()
    assert again.draft == dialog.draft
    assert again.right_edit.toPlainText() == "It is Tuesday."


def test_it_is_signed_kept_listed_and_saved(
    open_dialog: Open, sheets: SheetService, consultation: Consultation, closed: Worksheet, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog, records = open_dialog(), consultation.records
    fill_in(dialog)
    dialog.card.form.name_edit.setText("Sample Nurse 2")
    draw(dialog.card.form.pad)
    with qtbot.waitSignal(dialog.signed, timeout=PATIENCE):
        dialog.sign()
    (stored,) = records.corrections.of(closed.id)
    assert stored.signed.name == "Sample Nurse 2"
    assert curves_in_signature(stored.content) == 2
    assert open_dialog().draft.is_empty, "what is signed is no draft any more"

    pages = SignedPagesDialog(signed_revisions(records, closed.id), sheets, consultation, chosen=stored.digest)
    qtbot.addWidget(pages)
    assert [file.is_correction for file in pages.files] == [False, True]
    assert "It is Tuesday." in pages.details_label.text()
    pages.save_to(tmp_path / "correction.pdf")
    qtbot.waitUntil(lambda: bool(pages.progress.words), timeout=PATIENCE)
    assert (tmp_path / "correction.pdf").read_bytes() == stored.content
    assert [event.digest for event in records.logbook.events() if event.what == "exported"] == [stored.digest]

    history = HistoryDialog(consultation)
    qtbot.addWidget(history)
    with qtbot.waitSignal(history.lines.modelReset, timeout=PATIENCE):
        pass
    history.form.kind_combo.setCurrentIndex(1)
    qtbot.waitUntil(lambda: history.lines.rowCount() == 3, timeout=PATIENCE)
    texts = [history.lines.data(history.lines.index(row, 1)) for row in range(3)]
    assert texts == ["Sample Patient 1", "Sample Nurse 1", "Sample Nurse 2"]
    consultation.jobs.wait()


def offered(home: HomePage) -> list[str]:
    home.form.worksheet_table.selectRow(0)
    home.form.worksheet_table.customContextMenuRequested.emit(QPoint(5, 5))
    menus = home.findChildren(QMenu)
    texts = [action.text() for action in menus[-1].actions()]
    for menu in menus:
        menu.close()
    return texts


@pytest.mark.parametrize(
    ("role", "corrects", "holds"),
    [(None, True, False), ("nurse", True, False), ("administrator", True, True), ("reader", False, False)],
)
def test_home_offers_what_the_role_allows_and_shows_what_was_done(
    role: Role | None,
    corrects: bool,
    holds: bool,
    consultation: Consultation,
    closed: Worksheet,
    qtbot: QtBot,
) -> None:
    records = consultation.records
    records.people.person = Person(id="a" * 16, name="Sample Person 1", role=role) if role else None
    home = HomePage(consultation)
    qtbot.addWidget(home)
    texts = offered(home)
    assert f"{TITLE}…" in texts
    assert (f"{ADD}…" in texts, SET_HOLD in texts) == (corrects, holds)
    if holds:
        records.retention.hold(closed.id, is_held=True, reason="A question of the insurer")
        home.refresh()
        assert LIFT_HOLD in offered(home)
        rows = home.form.worksheet_table.rows
        text = rows.lines(rows.index(0, Column.SIGNED))[1]
        assert text.index("kept") < text.index("Sample Nurse 1")


def test_an_administrator_says_how_long_and_others_only_read_it(consultation: Consultation, qtbot: QtBot) -> None:
    records = consultation.records
    dialog = RetentionDialog(consultation)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.save_button.isEnabled)
    dialog.choices.choose(["15"])
    dialog.save()
    assert records.retention.years == 15
    assert "15" in dialog.now_label.text()
    records.retention.keep_for(7)
    records.people.person = Person(id="a" * 16, name="Sample Nurse 1", role="nurse")
    read = RetentionDialog(consultation)
    qtbot.addWidget(read)
    qtbot.waitUntil(lambda: "7" in read.now_label.text())
    assert read.save_button.isHidden()
    assert read.choices.isHidden()
