"""The nurse's eight minutes: open the patient's PDF, go through it, note, countersign. Every press is counted."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QLineEdit, QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.opened_sheet import Verdict
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.pdf.reading.sandbox import open_sheet_file
from hrbc_desktop.ui.shell.main_window import MainWindow
from hrbc_desktop.ui.visit_view.view import ConsultView
from tests.dialogs import when_open

PATIENCE = 60_000
MOST = 12
"""Presses of the mouse, or of keys beside what is typed, that she has time for in eight minutes."""
CLINIC_SCREEN = 1366, 768
CTRL = Qt.KeyboardModifier.ControlModifier
NOTE, NAME = "She will call on Monday.", "Sample Nurse 1"


class Nurse:
    """Presses what she sees, and counts."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self.presses = 0

    @property
    def worksheet(self) -> Worksheet:
        return self.window.consultation.document.worksheet

    def press(self, button: QAbstractButton | QPlainTextEdit | QLabel) -> None:
        assert button.isVisible()
        assert button.isEnabled()
        position = QPoint(12, button.height() // 2) if isinstance(button, QCheckBox) else button.rect().center()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, position)
        QApplication.processEvents()
        self.presses += 1

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the keyboard is."""
        QApplication.processEvents()
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, held)
        QApplication.processEvents()
        self.presses += 1

    def write(self, text: str) -> None:
        """Type where the keyboard is: what she writes is not counted."""
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLineEdit | QPlainTextEdit)
        QTest.keyClicks(focused, text)

    def open(self, pdf: Path) -> None:
        """Double click the file in the file manager: it reaches the window as a path."""
        self.window.activateWindow()
        self.window.open_file(pdf)
        form = self.window.opening.form
        self.qtbot.waitUntil(form.go_through_button.isVisible, timeout=PATIENCE)
        self.presses += 1

    def consult_view(self) -> ConsultView:
        views = [view for view in self.window.findChildren(ConsultView) if view.isVisible()]
        assert len(views) == 1
        views[0].showNormal()
        views[0].resize(*CLINIC_SCREEN)
        views[0].activateWindow()
        QApplication.processEvents()
        return views[0]

    def wait_for(self, signatures: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.worksheet.signatures) == signatures, timeout=PATIENCE)

    def printing(self) -> list[int]:
        """Watch for the dialog of the system that asks for a printer, and send it away."""
        asked: list[int] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QPrintDialog):
                asked.append(dialog.maxPage())
                dialog.reject()

        timer = QTimer(self.window, interval=20)
        timer.timeout.connect(look)
        timer.start()
        return asked


@pytest.fixture
def nurse(window: MainWindow, qtbot: QtBot) -> Nurse:
    return Nurse(window, qtbot)


@pytest.fixture
def brought(demo_folder: Path, tmp_path: Path) -> Path:
    """The patient's PDF, in a folder of the clinic."""
    return Path(shutil.copy(demo_folder / "worksheet.pdf", tmp_path / "worksheet.pdf"))


def check_what_was_filed(brought: Path) -> None:
    opened = open_sheet_file(brought.with_name("worksheet-countersigned.pdf"))
    assert opened.verdict is Verdict.COUNTERSIGNED
    assert [(seen.role, seen.name) for seen in opened.signatures] == [("patient", "Sample Patient 1"), ("nurse", NAME)]
    assert opened.notes.splitlines() == [NOTE, "Question 1: answered. Question 2: for next time."]


def test_the_visit_by_mouse_from_the_file_to_the_filed_and_printed_pdf(
    nurse: Nurse, brought: Path, record_property: Callable[[str, object], None]
) -> None:
    printed = nurse.printing()
    nurse.open(brought)
    assert "Sample Patient 1" in nurse.window.opening.form.heading_label.text()
    nurse.press(nurse.window.opening.form.go_through_button)
    view = nurse.consult_view()
    first, second, *_ = view.panel.rows.values()
    nurse.press(first.form.asked_check)
    nurse.press(first.form.answered_chips.chip("yes"))
    nurse.press(second.form.text_label)
    nurse.press(second.form.carry_check)
    nurse.press(view.panel.form.notes_edit)
    nurse.write(NOTE)
    nurse.press(view.panel.form.sign_button)
    sign = nurse.window.sign.form
    nurse.window.activateWindow()
    nurse.qtbot.waitUntil(sign.nurse_card.form.name_edit.hasFocus, timeout=PATIENCE)
    nurse.write(NAME)
    nurse.press(sign.nurse_card.form.type_button)
    nurse.press(sign.countersign_button)
    nurse.wait_for(2)
    nurse.press(sign.print_button)
    nurse.qtbot.waitUntil(lambda: bool(printed), timeout=PATIENCE)
    record_property("presses", nurse.presses)
    assert nurse.presses <= MOST
    check_what_was_filed(brought)


def test_the_visit_by_keys_alone_from_the_file_to_the_filed_and_printed_pdf(
    nurse: Nurse, brought: Path, record_property: Callable[[str, object], None]
) -> None:
    printed = nurse.printing()
    nurse.open(brought)
    nurse.key(Qt.Key.Key_Space)
    nurse.consult_view()
    for key in (Qt.Key.Key_Q, Qt.Key.Key_A, Qt.Key.Key_Y, Qt.Key.Key_Down, Qt.Key.Key_C, Qt.Key.Key_N):
        nurse.key(key)
    nurse.write(NOTE)
    nurse.key(Qt.Key.Key_Return, CTRL)
    name = nurse.window.sign.form.nurse_card.form.name_edit
    nurse.window.activateWindow()
    nurse.qtbot.waitUntil(name.hasFocus, timeout=PATIENCE)
    nurse.write(NAME)
    nurse.key(Qt.Key.Key_Return)
    countersign = nurse.window.sign.form.countersign_button
    assert countersign.hasFocus()  # and is not pressed yet: the Enter that ends her name signs nothing
    assert countersign.isEnabled()
    assert not countersign.visibleRegion().isEmpty()
    nurse.key(Qt.Key.Key_Space)
    nurse.wait_for(2)
    QTest.keyClick(nurse.window, Qt.Key.Key_P, CTRL)
    nurse.presses += 1
    nurse.qtbot.waitUntil(lambda: bool(printed), timeout=PATIENCE)
    record_property("keys", nurse.presses)
    assert nurse.presses <= MOST
    check_what_was_filed(brought)


def test_what_the_patient_signed_stays_signed_while_the_visit_is_noted(nurse: Nurse, brought: Path) -> None:
    nurse.open(brought)
    nurse.press(nurse.window.opening.form.go_through_button)
    view = nurse.consult_view()
    for key in (Qt.Key.Key_T, Qt.Key.Key_Q, Qt.Key.Key_A, Qt.Key.Key_N):
        nurse.key(key)
    nurse.write(NOTE)
    view.close()
    assert nurse.worksheet.talked_about
    assert nurse.worksheet.nurse_notes == NOTE
    assert [signature.role for signature in nurse.worksheet.signatures] == ["patient"]
    assert nurse.worksheet.revision == 1


@pytest.mark.parametrize(
    ("button", "revision", "signed"), [("Leave it as it is signed", 1, 1), ("Make revision 2", 2, 0)]
)
def test_another_answer_asks_before_it_begins_a_revision(
    nurse: Nurse, brought: Path, button: str, revision: int, signed: int
) -> None:
    nurse.open(brought)
    nurse.press(nurse.window.opening.form.go_through_button)
    nurse.consult_view().close()
    before = brought.read_bytes()
    messages = press_in_message(button)
    nurse.window.consultation.document.edit("Trials", lambda worksheet: worksheet.evolve(trials="not_now"))
    assert messages
    assert "signed by Sample Patient 1" in messages[0]
    assert (nurse.worksheet.revision, len(nurse.worksheet.signatures)) == (revision, signed)
    assert nurse.worksheet.previous_digest == (hashlib.sha256(before).hexdigest() if revision == 2 else None)
    assert brought.read_bytes() == before


def press_in_message(button: str) -> list[str]:
    """Press the button in the next message; what it said comes into the list."""
    messages: list[str] = []

    def press(box: QMessageBox) -> None:
        messages.append(box.text())
        next(one for one in box.buttons() if one.text().replace("&", "") == button).click()

    when_open(QMessageBox, press)
    return messages
