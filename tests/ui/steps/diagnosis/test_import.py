"""Importing a FHIR record on the page About you: looked through first, then added as one step."""

import errno
import json
import os
from base64 import b64encode
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import QUESTIONS, PastTreatment, Profile
from hrbc_desktop.domain.model.worksheet import Visit
from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.steps.diagnosis.answer_field import AnswerField
from hrbc_desktop.ui.steps.diagnosis.page import AboutPage
from hrbc_desktop.ui.steps.diagnosis.review_dialog import ReviewDialog
from hrbc_desktop.wording.files import why_unreadable
from tests.ui.conftest import destroy

SAMPLES = Path(__file__).parents[3] / "fhir" / "samples"
PATIENCE = 60_000
"""Milliseconds for a record to be read in the background on a busy machine."""
PRESENT = Profile(stage="early", er="positive", past_treatments=(PastTreatment(kind="cdk46", outcome="side_effects"),))


@pytest.fixture
def page(qtbot: QtBot, document: Document, catalogue: Catalogue) -> AboutPage:
    document.open(document.worksheet.evolve(profile=PRESENT))
    page = AboutPage(document, catalogue)
    qtbot.addWidget(page)
    page.show()
    return page


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def paste(qtbot: QtBot, page: AboutPage, text: str) -> ReviewDialog:
    QGuiApplication.clipboard().setText(text)
    press(page.report_button)
    [dialog] = page.findChildren(ReviewDialog)
    press(dialog.form.paste_button)
    return opened(qtbot, page)


def opened(qtbot: QtBot, page: AboutPage) -> ReviewDialog:
    """Return the dialog when the record has been read in the background."""
    [dialog] = page.findChildren(ReviewDialog)
    found = dialog.form.inside
    qtbot.waitUntil(lambda: any(map(QLabel.isVisible, found.findChildren(QLabel))), timeout=PATIENCE)
    return dialog


def sample(name: str) -> str:
    return (SAMPLES / f"{name}.json").read_text(encoding="utf-8")


def texts(dialog: ReviewDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


def box(dialog: ReviewDialog, name: str) -> QCheckBox:
    return next(check for check in dialog.checks if check.accessibleName() == name)


def test_nothing_is_taken_over_before_the_person_says_so(qtbot: QtBot, page: AboutPage) -> None:
    dialog = paste(qtbot, page, sample("advanced"))
    assert all(check.isChecked() for check in dialog.checks)
    press(dialog.form.cancel_button)
    assert page.document.worksheet.profile == PRESENT
    assert not page.document.undo_stack.canUndo()


def test_what_is_ticked_is_taken_over_as_one_step_that_can_be_undone(qtbot: QtBot, page: AboutPage) -> None:
    dialog = paste(qtbot, page, sample("advanced"))
    QTest.keyClick(box(dialog, "Menopause: Yes"), Qt.Key.Key_Space)
    assert dialog.form.count_label.text() == "6 of 7 ticked"
    press(dialog.form.add_button)
    profile = page.document.worksheet.profile
    assert (profile.stage, profile.her2, profile.menopause, profile.er) == ("metastatic", "low", None, "positive")
    assert profile.past_treatments[0] == PastTreatment(kind="cdk46", outcome="still_taking")
    asked = page.field("stage")
    assert isinstance(asked, AnswerField)
    assert asked.chips.chosen == ("metastatic",)
    assert page.document.undo_stack.undoText() == "Add answers that were found"
    page.document.undo_stack.undo()
    assert page.document.worksheet.profile == PRESENT
    assert not page.document.undo_stack.canUndo()


def test_an_answer_that_would_be_replaced_is_shown_old_and_new_with_its_source(qtbot: QtBot, page: AboutPage) -> None:
    dialog = paste(qtbot, page, sample("advanced"))
    events = texts(dialog)
    assert "Early (I–II) → Metastatic (IV)." in events
    assert "From “Secondary malignant neoplasm of bone (disorder)”" in events
    assert "Stopped: side effects → still taking it." in events
    assert "From “palbociclib”, 2 April 2026." in events
    assert "From “PIK3CA: Present”, 2 April 2026." in events
    assert box(dialog, "Stage: Metastatic (IV)").accessibleDescription().startswith("Early (I–II) → ")


def test_what_was_not_understood_and_what_contradicts_itself_is_told(qtbot: QtBot, page: AboutPage) -> None:
    events = texts(paste(qtbot, page, sample("advanced")))
    assert "Estrogen receptor: Positive. It is not a final result." in events
    assert "The newer one is offered." in events


def test_what_is_there_already_is_not_offered_again(qtbot: QtBot, page: AboutPage) -> None:
    dialog = paste(qtbot, page, sample("early"))
    assert "ER: Positive" not in [check.accessibleName() for check in dialog.checks]
    assert "Already in your worksheet: Stage, ER." in texts(dialog)


def test_without_a_tick_there_is_nothing_to_take_over(qtbot: QtBot, page: AboutPage) -> None:
    dialog = paste(qtbot, page, sample("advanced"))
    for check in dialog.checks:
        check.click()
    assert not dialog.form.add_button.isEnabled()


def test_a_positive_result_and_another_birth_date_are_told_first(qtbot: QtBot, page: AboutPage) -> None:
    page.document.open(page.document.worksheet.evolve(visit=Visit(birth_date="1970-01-01")))
    record = json.loads(sample("early"))
    record["entry"].append(
        {
            "resource": {
                "resourceType": "Observation",
                "status": "final",
                "code": {"coding": [{"system": "http://loinc.org", "code": "85319-2", "display": "HER2"}]},
                "effectiveDateTime": "2026-11-01",
                "valueCodeableConcept": {"text": "3+"},
            }
        }
    )
    dialog = paste(qtbot, page, json.dumps(record))
    events = texts(dialog).split("\n")
    about = events.index("The record is about: Sample Patient 1, born 14 March 1968")
    birth = next(index for index, each in enumerate(events) if each.startswith("The birth date is not the one"))
    her2 = next(index for index, each in enumerate(events) if "This program is for HER2-negative cancer." in each)
    assert birth < her2 < about
    assert box(dialog, f"HER2: {QUESTIONS['her2'].label('positive')}").isChecked()


def test_foreign_text_is_shown_as_it_is(qtbot: QtBot, page: AboutPage) -> None:
    record = json.loads(sample("early"))
    record["entry"][-2]["resource"]["medicationCodeableConcept"]["text"] = "<b>a & b</b>"
    dialog = paste(qtbot, page, json.dumps(record))
    assert box(dialog, "Names of medicines: <b>a & b</b>").text().replace("&&", "&").endswith("<b>a & b</b>")
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in dialog.form.inside.findChildren(QLabel))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is no text to paste."),
        ('{"resourceType": "Bundle", ', "This is damaged, or is not a FHIR file. Nothing was added"),
        ("<Bundle/>", "This is XML or a web page"),
    ],
)
def test_text_that_is_no_record_is_told_in_the_dialog(qtbot: QtBot, page: AboutPage, text: str, sentence: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(page.report_button)
    [dialog] = page.findChildren(ReviewDialog)
    press(dialog.form.paste_button)
    qtbot.waitUntil(lambda: dialog.form.state_label.text().startswith(sentence), timeout=PATIENCE)
    assert not dialog.checks
    QGuiApplication.clipboard().setText(sample("early"))
    press(dialog.form.paste_button)
    qtbot.waitUntil(lambda: bool(dialog.checks), timeout=PATIENCE)
    assert not dialog.form.state_label.isVisibleTo(dialog)
    assert not dialog.form.report_edit.isVisibleTo(dialog)


def test_a_file_is_imported_like_pasted_text_and_a_missing_one_is_told(
    qtbot: QtBot, page: AboutPage, tmp_path: Path
) -> None:
    press(page.report_button)
    [dialog] = page.findChildren(ReviewDialog)
    press(dialog.form.open_button)
    [chooser] = dialog.findChildren(QFileDialog)
    note = dialog.form.state_label
    chooser.fileSelected.emit(str(tmp_path / "gone.json"))
    gone = why_unreadable(FileNotFoundError(errno.ENOENT, ""))
    qtbot.waitUntil(lambda: note.text() == gone, timeout=PATIENCE)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.json")
        note.clear()
        chooser.fileSelected.emit(str(tmp_path / "pipe.json"))
        endless = why_unreadable(OSError(errno.EINVAL, ""))
        qtbot.waitUntil(lambda: note.text() == endless, timeout=PATIENCE)
    page.document.open(page.document.worksheet.evolve(profile=Profile()))
    chooser.fileSelected.emit(str(SAMPLES / "early.json"))
    qtbot.waitUntil(lambda: len(dialog.checks) > 5, timeout=PATIENCE)
    destroy(chooser)


def with_report(record: str, text: str) -> str:
    bundle = json.loads(record)
    report = {
        "resourceType": "DiagnosticReport",
        "status": "final",
        "code": {"text": "Pathology report"},
        "effectiveDateTime": "2026-03-14",
        "presentedForm": [{"contentType": "text/plain", "data": b64encode(text.encode()).decode()}],
    }
    bundle["entry"].append({"resource": report})
    return json.dumps(bundle)


def test_a_report_within_a_record_is_read_beside_its_codes(qtbot: QtBot, page: AboutPage) -> None:
    text = "Left breast, lumpectomy: invasive ductal carcinoma, grade 3.\nHER2 IHC 1+.\nKi-67: 12 %\n"
    dialog = paste(qtbot, page, with_report(sample("advanced"), text))
    assert dialog.form.report_edit.isVisibleTo(dialog)
    assert dialog.form.report_edit.isReadOnly()
    assert box(dialog, "Grade: 3 (fast)").isChecked()
    assert "Pathology report, 14 March 2026, line 3: “Left breast" in texts(dialog)
    box(dialog, "Grade: 3 (fast)").setFocus()
    assert dialog.form.report_edit.textCursor().block().text().startswith("Left breast")


def test_where_code_and_report_differ_neither_is_ticked_and_only_one_can_be(qtbot: QtBot, page: AboutPage) -> None:
    text = "Liver, core biopsy: metastatic breast carcinoma.\nHER2 IHC 0, no staining.\n"
    dialog = paste(qtbot, page, with_report(sample("advanced"), text))
    coded, texts = (box(dialog, f"HER2: {QUESTIONS['her2'].label(key)}") for key in ("low", "zero"))
    assert (coded.isChecked(), texts.isChecked()) == (False, False)
    coded.setChecked(True)
    texts.setChecked(True)
    assert (coded.isChecked(), texts.isChecked()) == (False, True)
