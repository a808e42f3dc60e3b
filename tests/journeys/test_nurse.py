"""The nurse's eight minutes: open the patient's PDF, go through it, note, countersign. Every press is counted."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.worksheet import Worksheet
from hrbc_desktop.sheet.confinement import open_sheet_file
from hrbc_desktop.sheet.verdict import Verdict
from hrbc_desktop.ui.consult import ConsultView
from hrbc_desktop.ui.main_window import MainWindow
from hrbc_desktop.ui.questions import QuestionsPage

PATIENCE = 30_000
MOST_PRESSES = 12


class Nurse:
    """Presses what she sees, and counts."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self.presses = 0

    @property
    def worksheet(self) -> Worksheet:
        return self.window.consultation.document.worksheet

    def press(self, button: QAbstractButton) -> None:
        assert button.isVisible()
        assert button.isEnabled()
        place = QPoint(12, button.height() // 2) if isinstance(button, QCheckBox) else button.rect().center()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        QApplication.processEvents()
        self.presses += 1

    def open(self, pdf: Path) -> None:
        """Double click the file in the file manager: it reaches the window as a path."""
        self.window.open_file(pdf)
        form = self.window.opening.form
        self.qtbot.waitUntil(form.go_through_button.isVisible, timeout=PATIENCE)
        self.presses += 1

    def consult_view(self) -> ConsultView:
        views = [view for view in self.window.findChildren(ConsultView) if view.isVisible()]
        assert len(views) == 1
        return views[0]


def go_through(nurse: Nurse, demo_folder: Path) -> None:
    window = nurse.window
    nurse.open(demo_folder / "worksheet.pdf")
    assert "Sample Patient 1" in window.opening.form.heading_label.text()
    nurse.press(window.opening.form.go_through_button)
    view = nurse.consult_view()
    QTest.keyClick(view, Qt.Key.Key_T)
    QTest.keyClick(view, Qt.Key.Key_Q)
    assert window.workspace.step == "questions"
    questions = window.workspace.page("questions")
    assert isinstance(questions, QuestionsPage)
    nurse.press(questions.form.visit_check)
    first, second, *_ = questions.rows.values()
    nurse.press(first.form.asked_check)
    nurse.press(first.form.answered_chips.chip("yes"))
    nurse.press(second.form.carry_check)
    nurse.press(window.workspace.form.next_button)


def countersign(nurse: Nurse, to: Path) -> None:
    sign = nurse.window.sign
    nurse.qtbot.waitUntil(sign.form.nurse_card.isVisible, timeout=PATIENCE)
    QTest.keyClicks(sign.form.notes_edit, "She will call on Monday.")
    QTest.keyClicks(sign.form.nurse_card.form.name_edit, "Sample Nurse 1")
    nurse.press(sign.form.nurse_card.form.type_button)
    sign.save_to(to)
    nurse.press(sign.form.countersign_button)
    nurse.qtbot.waitUntil(lambda: len(nurse.worksheet.signatures) == 2, timeout=PATIENCE)


def test_she_needs_at_most_twelve_presses_from_the_file_to_the_countersigned_pdf(
    window: MainWindow, qtbot: QtBot, demo_folder: Path, tmp_path: Path
) -> None:
    nurse = Nurse(window, qtbot)
    go_through(nurse, demo_folder)
    countersign(nurse, tmp_path / "both.pdf")
    assert nurse.presses <= MOST_PRESSES
    opened = open_sheet_file(tmp_path / "both.pdf")
    assert opened.verdict is Verdict.COUNTERSIGNED
    assert [(seen.role, seen.name) for seen in opened.signatures] == [
        ("patient", "Sample Patient 1"),
        ("nurse", "Sample Nurse 1"),
    ]
    assert opened.notes.splitlines() == [
        "She will call on Monday.",
        "Question 1: answered",
        "Question 2: carry over to next time",
    ]


def test_what_the_patient_signed_stays_signed_while_the_visit_is_noted(
    window: MainWindow, qtbot: QtBot, demo_folder: Path
) -> None:
    nurse = Nurse(window, qtbot)
    go_through(nurse, demo_folder)
    assert nurse.worksheet.talked_about
    assert [signature.role for signature in nurse.worksheet.signatures] == ["patient"]
    assert nurse.worksheet.revision == 1


def test_another_answer_begins_a_revision_that_names_the_signed_file(
    window: MainWindow, qtbot: QtBot, demo_folder: Path
) -> None:
    nurse = Nurse(window, qtbot)
    nurse.open(demo_folder / "worksheet.pdf")
    nurse.press(window.opening.form.go_through_button)
    nurse.consult_view().close()
    before = (demo_folder / "worksheet.pdf").read_bytes()
    window.consultation.document.edit("Trials", lambda worksheet: worksheet.but(trials="not_now"))
    assert (nurse.worksheet.revision, nurse.worksheet.signatures) == (2, ())
    assert nurse.worksheet.previous_digest == hashlib.sha256(before).hexdigest()
    assert (demo_folder / "worksheet.pdf").read_bytes() == before
