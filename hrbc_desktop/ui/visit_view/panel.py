"""Beside the comparison in the visit: what became of each question, and the nurse's note."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from hrbc_desktop.domain.decisions.safety import caution_lines
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import TALK_STEPS, TalkStep, VisitQuestion, Worksheet
from hrbc_desktop.domain.visit.question_list import unclear_rows, with_noted
from hrbc_desktop.session.document import Document
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_visit_panel import Ui_VisitPanel
from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.questions.question_row import QuestionRow
from hrbc_desktop.wording.cautions import line_text

_MOST_CAUTIONS = 3
_FIELD = 52
"""Pixels at 100 %: the most height of what is written below, so that the questions have the rest."""
_BESIDE_FROM = 600
"""Pixels at 100 %: the width from which what was agreed and the note stand beside one another."""


class VisitPanel(QFrame):
    """Ticked off by mouse or by one letter for the question that has the keyboard.

    One question is open at a time, so that more of them are in sight: the one in hand, or else the first that is left.
    """

    sign_requested = Signal()
    chart_requested = Signal()
    """The visit is wanted as plain text, for the clinic's own record."""
    words_requested = Signal()
    """The person wants the medical words explained, and the button beside the panel has no room."""

    def __init__(
        self, document: Document, catalogue: Catalogue, words: Glossary, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.document, self.catalogue, self._words = document, catalogue, words
        self.form = Ui_VisitPanel()
        self.form.setupUi(self)
        self.rows: dict[str, QuestionRow] = {}
        self._in_hand = ""
        self.form.notes_edit.textChanged.connect(self._push_note)
        self.form.agreed_edit.textChanged.connect(self._push_agreed)
        self.form.talk_script.ticked.connect(self._tick)
        self.form.sign_button.clicked.connect(self.sign_requested)
        self.form.chart_button.clicked.connect(self.chart_requested)
        self.form.words_button.clicked.connect(self.words_requested)
        for key, act in (
            ("A", lambda row: row.form.asked_check.click()),
            ("Y", lambda row: row.form.answered_chips.chip("yes").click()),
            ("C", lambda row: row.form.carry_check.click()),
        ):
            self._on_row(key, act)
        self._shortcut("Ctrl+Return", self.sign_requested.emit)
        self._shortcut("Ctrl+Enter", self.sign_requested.emit)
        current_theme().changed.connect(self._follow_look)
        self._follow_look()
        document.changed.connect(self._show)
        self._show(document.worksheet)

    def sizeHint(self) -> QSize:
        """Ask for all the width that it may have: questions are read in as few lines as there can be."""
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write beside one another where there is width for it: in large letters the questions need the height."""
        super().resizeEvent(event)
        is_wide = self.width() >= current_theme().scaled(_BESIDE_FROM)
        ways = QBoxLayout.Direction
        self.form.written_layout.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)

    def _follow_look(self) -> None:
        for edit in (self.form.agreed_edit, self.form.notes_edit):
            edit.setMaximumHeight(current_theme().scaled(_FIELD))

    def ask(self) -> None:
        """Show the panel, with the keyboard at the first question."""
        self.show()
        self._focus(0)

    def take_note(self) -> None:
        """Show the panel, with the keyboard in the note."""
        self.show()
        self.form.notes_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def in_hand(self) -> str:
        """The key of the question that has the keyboard, or was opened last; empty for none."""
        return list(self.rows)[self._current_index] if self._current_index is not None else self._in_hand

    def go_back_to(self, question: str, field: str) -> None:
        """Open a question again, and put the keyboard into a field of it or of the panel, by its name."""
        if question in self.rows:
            self._open(question)
        rows = (self.rows.get(question), self)
        found = (row.findChild(QWidget, field) for row in rows if row is not None)
        if widget := next((one for one in found if one is not None), None):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, by: int) -> None:
        """Move the keyboard to the next question or the one before; the note is the last."""
        here = self._current_index
        if here is None:
            self._focus(len(self.rows) - 1 if by < 0 else 0)
        elif here + by >= len(self.rows):
            self.take_note()
        else:
            self._focus(max(0, here + by))

    @property
    def _current_index(self) -> int | None:
        """The number of the question that has the keyboard."""
        rows = enumerate(self.rows.values())
        return next((number for number, row in rows if row.isAncestorOf(self.focusWidget() or self)), None)

    def _focus(self, number: int) -> None:
        rows = list(self.rows.values())
        if not rows:
            self.take_note()
            return
        rows[number].form.asked_check.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._open(rows[number].key)

    def _open(self, key: str) -> None:
        self._in_hand = key
        self._fold()
        row = self.rows[key]
        for widget in (*self.rows.values(), self.form.rows_widget):
            if layout := widget.layout():
                layout.activate()
        QCoreApplication.sendPostedEvents(self.form.rows_widget, QEvent.Type.LayoutRequest)
        following = list(self.rows.values())[list(self.rows).index(key) + 1 :][:1]
        for part in (*following, row.form.answer_edit, row.form.text_label):
            self.form.rows_area.ensureWidgetVisible(part)

    def _fold(self) -> None:
        listed = self.document.derived.questions
        left = [question.key for question in listed if not question.answered and not question.carry_over]
        opened = self._in_hand if self._in_hand in self.rows else next(iter(left), "")
        for question in listed:
            self.rows[question.key].fold(question, folded=question.key != opened)

    def _on_row(self, key: str, act: Callable[[QuestionRow], None]) -> None:
        def run() -> None:
            if self._current_index is not None:
                act(list(self.rows.values())[self._current_index])

        self._shortcut(key, run)

    def _shortcut(self, keys: str, run: Callable[[], None]) -> None:
        QShortcut(QKeySequence(keys), self, run, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _show(self, worksheet: Worksheet) -> None:
        listed = self.document.derived.questions
        if [question.key for question in listed] != list(self.rows):
            self._rebuild(listed)
        for index, question in enumerate(listed):
            self.rows[question.key].show_for_visit(index, question)
        self._fold()
        self.form.empty_label.setVisible(not listed)
        for edit, text in (
            (self.form.notes_edit, worksheet.nurse_notes),
            (self.form.agreed_edit, worksheet.agreed),
        ):
            if edit.toPlainText() != text:
                edit.setPlainText(text)
            edit.setReadOnly(worksheet.is_closed)
        unclear = unclear_rows(worksheet, self.catalogue)
        self.form.talk_script.show_worksheet(worksheet, unclear, self._cautions(worksheet))

    def _cautions(self, worksheet: Worksheet) -> list[str]:
        """Return what her answers raise, as the box on page 1 of the sheet says it."""
        derived, letters = self.document.derived, {key: worksheet.letter(key) for key in worksheet.options}
        personal = tuple(one for one in derived.cautions if one.is_personal)
        lines = caution_lines(personal)[:_MOST_CAUTIONS]
        return [line_text(line, self.catalogue, derived.facts, letters) for line in lines]

    def _rebuild(self, listed: tuple[VisitQuestion, ...]) -> None:
        for row in self.rows.values():
            self.form.rows_layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {question.key: QuestionRow(question.key, self._words, self.form.rows_widget) for question in listed}
        for row in self.rows.values():
            row.arrange_for_visit()
            row.noted.connect(self._note)
            row.taken_in_hand.connect(self._open)
            self.form.rows_layout.addWidget(row)

    def _push_note(self) -> None:
        note = self.form.notes_edit.toPlainText()
        if note != self.document.worksheet.nurse_notes:
            self.document.edit(
                _("Notes of the nurse"), lambda worksheet: worksheet.evolve(nurse_notes=note), ".nurse_notes"
            )
            self._show(self.document.worksheet)  # what was refused must not look as if it were kept

    def _push_agreed(self) -> None:
        agreed = self.form.agreed_edit.toPlainText()
        if agreed != self.document.worksheet.agreed:
            self.document.edit(_("What we agreed"), lambda worksheet: worksheet.evolve(agreed=agreed), ".agreed")
            self._show(self.document.worksheet)  # as above

    def _tick(self, step: TalkStep, is_on: bool) -> None:
        def change(worksheet: Worksheet) -> Worksheet:
            ticked = {*worksheet.talk, step} if is_on else {*worksheet.talk} - {step}
            return worksheet.evolve(talk=tuple(one for one in TALK_STEPS if one in ticked))

        self.document.edit(_("Gone through in the visit"), change)
        self._show(self.document.worksheet)  # as above

    def _note(self, key: str, field: str, value: object) -> None:
        typed = f"question.{key}.{field}" if field == "answer" else ""
        self.document.edit(
            _("Notes in the visit"), lambda worksheet: with_noted(worksheet, self.catalogue, key, {field: value}), typed
        )
        self._show(self.document.worksheet)  # as above
        self._open(key)
