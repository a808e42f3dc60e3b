"""One question of the list: its place, where it comes from, and in the visit what became of it."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from hrbc_desktop.domain.model.worksheet import VisitQuestion
from hrbc_desktop.domain.visit.question_list import ORIGIN_LABELS
from hrbc_desktop.translation import _
from hrbc_desktop.ui.forms.ui_question_row import Ui_QuestionRow
from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.ui.kit.glossary_label import ExplainedText
from hrbc_desktop.ui.kit.icons import icon
from hrbc_desktop.ui.kit.line_breaking import with_break_points
from hrbc_desktop.ui.kit.metrics import ICON
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.kit.tool_row import ToolRow
from hrbc_desktop.wording.visit import ANSWERED


class QuestionRow(QFrame):
    """A row that is moved with arrows and, in the visit, ticked off."""

    moved = Signal(str, int)
    removed = Signal(str)
    taken_in_hand = Signal(str)
    """It was pressed where nothing else takes the press."""
    noted = Signal(str, str, object)
    """The question's key, the field that changed, and its new value."""

    def __init__(self, key: str, words: Glossary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.form = Ui_QuestionRow()
        self.form.setupUi(self)
        self.setProperty("role", "listed")
        self.setProperty("spoken", "group")
        self._text = ExplainedText(self.form.text_label, words, by_keys=False)
        self._tools = ToolRow((self.form.up_button, self.form.down_button, self.form.remove_button), self)
        self._connect()
        current_theme().changed.connect(self._show_icons)
        self._show_icons()

    def show_question(self, index: int, last: int, question: VisitQuestion, *, in_visit: bool) -> None:
        """Show the question at `index` (from 0) of a list that ends at `last`."""
        form = self.form
        self._name(question.text)  # first: it offers the answers anew, none of them chosen
        form.place_label.setText(str(index + 1))
        self._text.show(with_break_points(question.text))
        self.setAccessibleDescription(ORIGIN_LABELS[question.origin])
        form.up_button.setEnabled(index > 0)
        form.down_button.setEnabled(index < last)
        form.visit_widget.setVisible(in_visit)
        form.asked_check.setChecked(question.asked)
        form.carry_check.setChecked(question.carry_over)
        form.answered_chips.choose([question.answered] if question.answered else [])
        if form.answer_edit.text() != question.answer:
            form.answer_edit.setText(question.answer)

    def arrange_for_visit(self) -> None:
        """Take as few lines as there can be; nothing is moved or taken off in the visit itself."""
        form = self.form
        for part in (form.up_button, form.down_button, form.remove_button):
            part.hide()
        first, last = QHBoxLayout(), QHBoxLayout()
        first.addWidget(form.text_label, 1)
        first.addWidget(form.asked_check, 0, Qt.AlignmentFlag.AlignTop)
        last.addWidget(form.answer_edit, 1)
        last.addWidget(form.carry_check)
        form.words_layout.insertLayout(0, first)
        form.visit_layout.addLayout(last)
        QWidget.setTabOrder(form.answer_edit, form.carry_check)

    def show_for_visit(self, index: int, question: VisitQuestion) -> None:
        """Show the question in the visit itself."""
        self.show_question(index, 0, question, in_visit=True)

    def fold(self, question: VisitQuestion, *, folded: bool) -> None:
        """Leave the question with what became of it, and its tick; or show everything again."""
        self.form.visit_widget.setVisible(not folded)
        became = [ANSWERED[question.answered]] if question.answered else []
        became += [self.form.carry_check.text()] if question.carry_over else []
        self._text.show(with_break_points(" · ".join([question.text, *became] if folded else [question.text])))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.taken_in_hand.emit(self.key)

    def _name(self, text: str) -> None:
        form = self.form
        if self.accessibleName() == text:
            return
        self.setAccessibleName(text)
        form.up_button.setAccessibleName(_("Move up: {text}").format(text=text))
        form.down_button.setAccessibleName(_("Move down: {text}").format(text=text))
        form.remove_button.setAccessibleName(_("Take off the list: {text}").format(text=text))
        form.asked_check.setAccessibleName(_("Asked: {text}").format(text=text))
        form.carry_check.setAccessibleName(_("Next time: {text}").format(text=text))
        form.answer_edit.setAccessibleName(_("Answer: {text}").format(text=text))
        form.answered_chips.offer(ANSWERED.items(), name=f"Answered? {text}", role="step")

    def _connect(self) -> None:
        form = self.form
        form.up_button.clicked.connect(lambda: self.moved.emit(self.key, -1))
        form.down_button.clicked.connect(lambda: self.moved.emit(self.key, 1))
        form.remove_button.clicked.connect(lambda: self.removed.emit(self.key))
        form.asked_check.clicked.connect(lambda on: self._note("asked", on))
        form.carry_check.clicked.connect(lambda on: self._note("carry_over", on))
        form.answer_edit.textEdited.connect(lambda text: self._note("answer", text))
        form.answered_chips.chosen_changed.connect(
            lambda: self._note("answered", next(iter(form.answered_chips.chosen), None))
        )

    def _note(self, field: str, value: Any) -> None:
        self.noted.emit(self.key, field, value)

    def _show_icons(self) -> None:
        form, size = self.form, current_theme().scaled(ICON)
        for button, name in ((form.up_button, "arrow-up"), (form.down_button, "arrow-down"), (form.remove_button, "x")):
            button.setIcon(icon(name, current_theme().color("ink"), size))
