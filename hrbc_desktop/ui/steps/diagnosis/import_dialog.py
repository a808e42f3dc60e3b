"""What was found in a record, to be looked through before anything of it is added."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from hrbc_desktop.domain.model.profile import QUESTIONS
from hrbc_desktop.domain.model.worksheet import Visit, Worksheet
from hrbc_desktop.fhir.apply import answer_label, apply_answers, is_news, replaced
from hrbc_desktop.fhir.import_report import not_understood_line
from hrbc_desktop.fhir.read.result import FoundAnswer, ImportResult, NotUnderstood
from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.forms.ui_import_dialog import Ui_ImportDialog
from hrbc_desktop.ui.help.glossary_popups import explain_words_in
from hrbc_desktop.ui.kit.enter_key import Dialog
from hrbc_desktop.ui.kit.line_breaking import breakable
from hrbc_desktop.ui.kit.metrics import CHECKBOX_INDENT, IMPORT_WINDOW
from hrbc_desktop.ui.kit.tab_order import TabOrderMixin
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.dates import spoken_date
from hrbc_desktop.wording.import_report import NOT_UNDERSTOOD, not_used_line, please_check

_LONGEST_LINE = 34
"""Letters beside a check box, which cannot wrap them: so many fit into the window at 200 % too."""
_MOST_LISTED = 200


class ImportDialog(TabOrderMixin, Dialog):
    """One check box for each answer that is new; those in doubt are not ticked. Adding them is one undoable step."""

    def __init__(self, document: Document, found: ImportResult, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = Ui_ImportDialog()
        self.form.setupUi(self)
        self._document = document
        profile = document.worksheet.profile
        self._news = [answer for answer in found.answers if is_news(profile, answer)]
        self._show_person(found, document.worksheet.visit)
        self.checks = [self._check(answer) for answer in self._news]
        self._list_rest(found)
        self.form.found_layout.addStretch(1)
        self.form.take_over_button.clicked.connect(self._take_over)
        self.form.cancel_button.clicked.connect(self.reject)
        self._count()
        explain_words_in(self)
        self.resize(current_theme().window(IMPORT_WINDOW, self))

    @property
    def chosen(self) -> list[FoundAnswer]:
        """The answers that are ticked."""
        return [answer for answer, check in zip(self._news, self.checks, strict=True) if check.isChecked()]

    def _show_person(self, found: ImportResult, visit: Visit) -> None:
        person = found.person
        known = (person.name, person.birth_date and f"born {spoken_date(person.birth_date)}") if person else ()
        about = ", ".join(part for part in known if part)
        self.form.person_label.setText(
            breakable(f"The record is about: {about}") if about else "The record does not say a name."
        )
        cautions = list(found.alerts)
        if person and person.birth_date and visit.birth_date not in (None, person.birth_date):
            cautions.insert(0, "The birth date is not the one of this worksheet. Is it the record of another person?")
        self.form.caution_label.setText("\n".join(cautions))
        self.form.caution_label.setVisible(bool(cautions))

    def _check(self, answer: FoundAnswer) -> QCheckBox:
        lost = replaced(self._document.worksheet.profile, answer)
        source = f"From “{answer.said}”, {answer.date}."
        label = answer_label(answer)
        question, _, given = label.partition(": ")
        is_short = len(label) <= _LONGEST_LINE
        told = lost or ("" if is_short else given)
        doubt = [please_check(answer.doubt)] if answer.doubt else []
        note = " ".join(([f"{told}."] if told else []) + doubt + [source])
        check = QCheckBox((label if is_short else question).replace("&", "&&"), self)
        check.setChecked(not answer.doubt)
        check.setAccessibleName(label)
        check.setAccessibleDescription(note if lost or doubt else source)
        check.toggled.connect(self._count)
        self.form.found_layout.addWidget(check, 0, Qt.AlignmentFlag.AlignLeading)
        below = _text(note, "caution" if lost or doubt else "small")
        below.setIndent(current_theme().scaled(CHECKBOX_INDENT))
        self.form.found_layout.addWidget(below)
        return check

    def _list_rest(self, found: ImportResult) -> None:
        if not self._news:
            self._add("No new answer was found.", "question")
        same = {answer.field for answer in found.answers} - {answer.field for answer in self._news}
        if same:
            names = [question.short for field, question in QUESTIONS.items() if field in same]
            self._add(f"Already in your worksheet: {', '.join(names) or 'names of medicines'}.", "small")
        for note in found.notes:
            self._add(note, "caution")
        if found.not_understood:
            self._add(NOT_UNDERSTOOD, "question", spoken="heading")
            self._add("\n".join(_lines(found.not_understood)), "small")
        if found.irrelevant_count:
            self._add(not_used_line(found.irrelevant_count), "small")

    def _add(self, text: str, role: str, spoken: str = "") -> None:
        self.form.found_layout.addWidget(_text(text, role, spoken))

    def _count(self) -> None:
        count = len(self.chosen)
        self.form.count_label.setText(f"{count} of {len(self._news)} ticked")
        self.form.take_over_button.setEnabled(count > 0)

    def _take_over(self) -> None:
        chosen = self.chosen

        def change(worksheet: Worksheet) -> Worksheet:
            return worksheet.evolve(profile=apply_answers(worksheet.profile, chosen))

        self._document.edit("Import answers", change)
        self.accept()


def _lines(not_understood: tuple[NotUnderstood, ...]) -> Iterator[str]:
    yield from map(not_understood_line, not_understood[:_MOST_LISTED])
    left = len(not_understood) - _MOST_LISTED
    if left > 0:
        yield f"And {left} more."


def _text(text: str, role: str, spoken: str = "") -> QLabel:
    label = QLabel(wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setProperty("spoken", spoken)
    label.setText(text)
    return label
