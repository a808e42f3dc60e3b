"""Step 2: what is known about the cancer and the person."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import QUESTIONS, PastTreatment, stage_note
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.visit.question_list import from_answer
from hrbc_desktop.fhir.api import read_fhir
from hrbc_desktop.fhir.errors import FhirError
from hrbc_desktop.fhir.read.bundle import LARGEST_FILE
from hrbc_desktop.files import read_file
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.forms.ui_diagnosis import Ui_AboutPage
from hrbc_desktop.ui.kit.accessibility import announce
from hrbc_desktop.ui.kit.binding import bind, bind_chips
from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.kit.glossary_label import explain
from hrbc_desktop.ui.kit.step_page import Page
from hrbc_desktop.ui.steps.diagnosis.added_question import AddedQuestion
from hrbc_desktop.ui.steps.diagnosis.import_dialog import ImportDialog
from hrbc_desktop.ui.steps.diagnosis.treatment_history import with_outcome
from hrbc_desktop.wording.import_report import answers_added


class AboutPage(Page):
    """Chips for every question. “I don’t know” is one of them, and becomes a question for the visit."""

    title = "About you and your cancer"
    subtitle = (
        "Your pathology report has most of these answers. “I don’t know” is a fine answer: "
        "it becomes a question for your visit."
    )

    def __init__(self, document: Document, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(document, catalogue, parent)
        self.form = Ui_AboutPage()
        self.form.setupUi(self)
        self.columns = self.form.columns_layout
        on_form = [field for field in QUESTIONS if hasattr(self.form, f"{field}_chips")]
        for field in on_form:
            question = QUESTIONS[field]
            chips = self._chips(field)
            chips.offer(
                ((choice.key, choice.label) for choice in question.choices), name=question.text, many=question.many
            )
            if field != "past_treatments":
                bind_chips(self, chips, "profile", field, question.short)
        bind(self, self.form.medicine_names_edit, "profile", "medicine_names", "Names of medicines")
        self.form.import_button.clicked.connect(self._choose_record)
        self.form.paste_button.clicked.connect(self._paste)
        self._say("")
        self.follow(lambda *_: self._say(""))
        for label in self.findChildren(QLabel):
            if label.property("role") in ("question", "small"):
                explain(label, self.words)
        self.added = {field: AddedQuestion(self._chips(field)) for field in on_form}
        self._chips("past_treatments").chosen_changed.connect(self._push_past)
        self.form.past_outcomes.outcome_chosen.connect(self._push_outcome)
        self.follow(self._show)

    def _chips(self, field: str) -> ChipGroup:
        chips: ChipGroup = getattr(self.form, f"{field}_chips")
        return chips

    def _show(self, worksheet: Worksheet, _derived: Derived) -> None:
        past = worksheet.profile.past_treatments
        self._chips("past_treatments").choose([treatment.kind for treatment in past])
        self.form.past_outcomes.show_past(past, self.words)
        for field, line in self.added.items():
            line.show_added(from_answer(worksheet.profile, field), worksheet)
        note = stage_note(worksheet.profile)
        self.form.stage_note_label.setText(note)
        self.form.stage_note_label.setVisible(bool(note))

    def _push_past(self) -> None:
        chosen = self._chips("past_treatments").chosen

        def change(worksheet: Worksheet) -> Worksheet:
            known = {treatment.kind: treatment for treatment in worksheet.profile.past_treatments}
            past = [known.get(kind) or PastTreatment(kind=kind) for kind in chosen]  # type: ignore[call-overload]
            return worksheet.evolve(profile=worksheet.profile.evolve(past_treatments=past))

        self.document.edit("Treatments so far", change)

    def _push_outcome(self, kind: str, outcome: str) -> None:
        def change(worksheet: Worksheet) -> Worksheet:
            past = with_outcome(worksheet.profile.past_treatments, kind, outcome or None)  # type: ignore[arg-type]
            return worksheet.evolve(profile=worksheet.profile.evolve(past_treatments=past))

        self.document.edit("How a treatment went", change)

    def _choose_record(self) -> None:
        dialog = QFileDialog(self, "Import from a FHIR file")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(["FHIR files (*.json)", "All files (*)"])
        dialog.fileSelected.connect(lambda chosen: self._import_file(Path(chosen)))
        dialog.open()

    def _import_file(self, path: Path) -> None:
        try:
            record = read_file(path, LARGEST_FILE + 1)
        except OSError as problem:
            self._say(f"This file could not be read: {problem.strerror}. Nothing was taken over: choose another one.")
        else:
            self._import(record)

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._import(text.encode(errors="replace"))
        else:
            self._say("There is no text to paste. Copy the FHIR text first, then press “Paste” again.")

    def _import(self, record: bytes) -> None:
        try:
            found = read_fhir(record)
        except FhirError as problem:
            self._say(str(problem))
            return
        self._say("")
        dialog = ImportDialog(self.document, found, self)
        dialog.accepted.connect(lambda: announce(self, answers_added(len(dialog.chosen))))
        dialog.open()

    def _say(self, sentence: str) -> None:
        self.form.import_note_label.setText(sentence)
        self.form.import_note_label.setVisible(bool(sentence))
