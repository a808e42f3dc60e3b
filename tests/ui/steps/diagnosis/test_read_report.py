"""“Read my report” on About you: each answer beside its words, nothing kept unless she ticks and adds it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.worksheet import Visit
from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.steps.diagnosis.page import AboutPage
from hrbc_desktop.ui.steps.diagnosis.review_dialog import ReviewDialog
from hrbc_desktop.wording import report as wording

REPORT = """\
Patient: Sample Patient 1
Left breast, lumpectomy: invasive ductal carcinoma, grade 2.
ER 90 %
PR 5-15 %, negative
HER2 0
"""


@pytest.fixture
def dialog(qtbot: QtBot, document: Document, small_catalogue: Catalogue) -> ReviewDialog:
    visit, profile = Visit(name="Sample Patient 1"), Profile(grade="3")
    document.open(document.worksheet.evolve(visit=visit, profile=profile))
    dialog = ReviewDialog(document, small_catalogue)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def paste(qtbot: QtBot, dialog: ReviewDialog, text: str = REPORT) -> None:
    QGuiApplication.clipboard().setText(text)
    press(dialog.form.paste_button)
    qtbot.waitUntil(lambda: bool(texts(dialog)))


def texts(dialog: ReviewDialog) -> str:
    labels = dialog.form.inside.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(dialog))


def box(dialog: ReviewDialog, name: str) -> QCheckBox:
    return next(check for check in dialog.checks if check.accessibleName() == name)


def test_what_is_certain_is_ticked_and_what_is_doubtful_is_not(qtbot: QtBot, dialog: ReviewDialog) -> None:
    paste(qtbot, dialog)

    assert box(dialog, "ER: Positive").isChecked()
    assert not box(dialog, "HER2: 0").isChecked()
    assert box(dialog, "HER2: 0").isEnabled()
    assert not box(dialog, "PR").isEnabled()  # the report leaves it open
    assert wording.CHECK_IT in texts(dialog)
    assert wording.answer_says("er", "positive", "90 %") in texts(dialog)


def test_nothing_is_kept_before_the_person_says_so(qtbot: QtBot, document: Document, dialog: ReviewDialog) -> None:
    before = document.worksheet
    paste(qtbot, dialog)

    press(dialog.form.cancel_button)

    assert document.worksheet == before
    assert not document.undo_stack.canUndo()


def test_what_is_ticked_is_added_as_one_step_that_can_be_undone(
    qtbot: QtBot, document: Document, dialog: ReviewDialog
) -> None:
    before = document.worksheet
    paste(qtbot, dialog)
    assert "3 (fast) → 2" in texts(dialog)

    QTest.keyClick(box(dialog, "HER2: 0"), Qt.Key.Key_Space)
    press(dialog.form.add_button)

    profile = document.worksheet.profile
    assert (profile.er, profile.her2, profile.grade, profile.pr) == ("positive", "zero", "2", None)
    document.undo_stack.undo()
    assert document.worksheet == before


def test_the_questions_that_follow_can_be_put_on_the_list(
    qtbot: QtBot, document: Document, dialog: ReviewDialog
) -> None:
    paste(qtbot, dialog)
    assert dialog.questions_check is not None
    assert not dialog.questions_check.isChecked()

    dialog.questions_check.setChecked(True)
    press(dialog.form.add_button)

    assert "What stage is my cancer?" in [question.text for question in document.worksheet.questions]


def test_the_report_of_another_person_is_told_and_not_read(qtbot: QtBot, dialog: ReviewDialog) -> None:
    paste(qtbot, dialog, REPORT.replace("Patient 1", "Patient 2"))

    assert wording.alert_sentence("other_person") in texts(dialog)
    assert not dialog.checks
    assert not dialog.form.add_button.isEnabled()


def test_the_place_of_an_answer_is_marked_when_the_keyboard_is_on_it(qtbot: QtBot, dialog: ReviewDialog) -> None:
    paste(qtbot, dialog)
    box(dialog, "ER: Positive").setFocus()

    assert dialog.form.report_edit.textCursor().block().text() == "ER 90 %"
    marked = [mark.cursor.selectedText() for mark in dialog.form.report_edit.extraSelections()]
    assert "ER 90 %" in marked
    assert "HER2 0" in marked


def test_a_file_that_is_dropped_is_read(qtbot: QtBot, dialog: ReviewDialog, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-16")

    drop(dialog, path)

    qtbot.waitUntil(lambda: bool(dialog.checks))
    assert box(dialog, "ER: Positive").isChecked()


def test_a_picture_says_what_to_look_for(qtbot: QtBot, dialog: ReviewDialog, tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))

    drop(dialog, path)

    qtbot.waitUntil(lambda: wording.A_SCAN in dialog.form.state_label.text())
    assert wording.WHAT_TO_LOOK_FOR[0] in dialog.form.state_label.text()


def drop(dialog: ReviewDialog, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    dialog.dropEvent(QDropEvent(QPointF(10, 10), actions, data, buttons, Qt.KeyboardModifier.NoModifier))


def test_about_you_opens_it(qtbot: QtBot, document: Document, small_catalogue: Catalogue) -> None:
    page = AboutPage(document, small_catalogue)
    qtbot.addWidget(page)
    page.show()

    press(page.report_button)

    assert [opened.isVisible() for opened in page.findChildren(ReviewDialog)] == [True]
