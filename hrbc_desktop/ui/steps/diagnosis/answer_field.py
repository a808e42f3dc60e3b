"""One question about the person: its words, its answers as chips or a number, and what “I don’t know” adds."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from hrbc_desktop.domain.decisions.questions_asked import choices_for
from hrbc_desktop.domain.model.profile import QUESTIONS, answers, value_of
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.session.document import Document
from hrbc_desktop.session.number_input import NoWholeNumber, read_whole
from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.kit.clear_fields import clear_without_undo
from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.ui.kit.glossary_label import explain
from hrbc_desktop.ui.kit.metrics import XXS, M
from hrbc_desktop.ui.kit.pair_layout import ALONE, Paired
from hrbc_desktop.ui.kit.status_label import StatusLabel
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.diagnosis.added_question import AddedQuestion

_NUMBER_WIDTH = 110
"""Pixels at 100 %."""
_LONGEST_NUMBER = 12
"""Letters: the longest number with its marks and a unit, “12,345 %”."""


class AnswerField(Paired):
    """Chips for what can be chosen, and a field where the answer is a number; both come from the question itself."""

    answered = Signal(str, object)
    """The question's field, and the answer as the profile holds it; None takes it back."""

    def __init__(self, field: str, words: Glossary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = QUESTIONS[field]
        self.setProperty("role", "clear")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XXS)
        self.text_label = _label(self.question.text, "small", self)
        column.addWidget(self.text_label)
        self.hint_label = _label(self.question.hint, "small", self)
        self.hint_label.setVisible(bool(self.question.hint) and not words.terms(self.question.text))
        column.addWidget(self.hint_label)
        for label in (self.text_label, self.hint_label):
            explain(label, words, by_keys=False)
        self.chips = ChipGroup(self)
        self.chips.chosen_changed.connect(self._push_chosen)
        bounds = self.question.number
        is_length = bounds is not None and bounds.unit == "mm"
        self.number = NumberEdit(bounds.low, bounds.high, self, is_length=is_length) if bounds else None
        if self.number is not None and bounds is not None:
            row = QHBoxLayout()
            row.setSpacing(M)
            row.addWidget(self.number)
            self._unit_label = _label(bounds.unit, "", self)
            row.addWidget(self._unit_label)
            row.addWidget(self.chips, 1)
            column.addLayout(row)
            self.number.setAccessibleName(self.question.text)
            self.number.number_changed.connect(self._push_number)
            column.addWidget(self.number.problem_label)
        else:
            column.addWidget(self.chips)
        self.added = AddedQuestion(self.chips)

    def show_answer(self, worksheet: Worksheet, derived: Derived, *, alone: bool, title: str) -> None:
        """Show the answer, and the answers that can be so for her. What the title above says is not said again."""
        field = self.question.field
        self.text_label.setVisible(not alone and self.question.text != title)
        offered = ((choice.key, choice.label) for choice in choices_for(field, derived.facts))
        self.chips.offer(
            offered,
            name=self.question.text,
            many=self.question.many,
            role="step",
            behind=derived.seldom_given(field),
        )
        given = answers(worksheet.profile, field)
        if self.chips.chosen != given:
            self.chips.choose(given)
        if self.number is not None:
            self.number.show_number(next((key for key in given if key.isdecimal()), ""))

    @property
    def is_open(self) -> bool:
        """Whether it has no answer yet."""
        return not self.chips.chosen and not (self.number is not None and self.number.text().strip())

    def one_line_width(self) -> int:
        """Return how wide it must be to need no second line."""
        if self.question.many:
            return ALONE
        if self.number is None:
            return self.chips.one_line_width()
        return self.number.width() + M + self._unit_label.sizeHint().width() + M + self.chips.one_line_width()

    def _push_chosen(self) -> None:
        chosen = self.chips.chosen
        self.answered.emit(self.question.field, chosen if self.question.many else next(iter(chosen), None))

    def _push_number(self, typed: str) -> None:
        self.answered.emit(self.question.field, value_of(self.question.field, typed) if typed else None)


class NumberEdit(QLineEdit):
    """A whole number within its bounds. What is not one stays as it was typed, and is told below."""

    number_changed = Signal(str)
    """Its digits; empty when it was taken back."""

    def __init__(self, low: int, high: int, parent: QWidget, *, is_length: bool = False) -> None:
        super().__init__(parent)
        self._low, self._high, self._shown, self._is_length = low, high, "", is_length
        self.problem_label = StatusLabel(parent)
        self.problem_label.setProperty("role", "error")
        self.problem_label.hide()
        self.setObjectName("number_edit")
        self.setMaxLength(_LONGEST_NUMBER)
        self.textEdited.connect(self._take)
        self.editingFinished.connect(self._tell)
        current_theme().changed.connect(self._follow_look)
        self._follow_look()

    def show_number(self, digits: str) -> None:
        """Show another number; what was typed and not understood stays while the answer is the same."""
        if digits != self._shown:
            self._shown = digits
            self.setText(digits)
            self._tell()

    def forget(self) -> None:
        """Forget what was typed and not understood: the next person must not find it."""
        clear_without_undo(self)
        self._shown = ""
        self._tell()

    def _take(self, typed: str) -> None:
        """Take the number over; what is none takes the one before back, which was only its beginning: “1” of “1,85”."""
        number, _problem = self._read(typed)
        digits = "" if number is None else str(number)
        if digits != self._shown:
            self._shown = digits
            self.number_changed.emit(digits)
        if number is not None or not typed.strip():
            self._tell()

    def _read(self, typed: str) -> tuple[int | None, str]:
        """Return the number, or why it is none."""
        if not typed.strip():
            return None, ""
        try:
            return read_whole(typed, self._low, self._high, is_length=self._is_length), ""
        except NoWholeNumber as problem:
            return None, str(problem)

    def _tell(self) -> None:
        _number, problem = self._read(self.text())
        self.problem_label.setText(problem)
        self.problem_label.setVisible(bool(problem))
        self.setAccessibleDescription(problem)
        self.setProperty("wrong", "true" if problem else "false")
        self.style().unpolish(self)
        self.style().polish(self)

    def _follow_look(self) -> None:
        self.setFixedWidth(current_theme().scaled(_NUMBER_WIDTH))


def with_answer(document: Document) -> Callable[[str, object], None]:
    """Return what takes an answer over into the worksheet of `document`."""

    def take(field: str, value: object) -> None:
        def change(worksheet: Worksheet) -> Worksheet:
            return worksheet.evolve(profile=worksheet.profile.evolve(**{field: value}))

        typed = f"profile.{field}" if QUESTIONS[field].number else ""
        document.edit(QUESTIONS[field].short, change, typed)

    return take


def _label(text: str, role: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(role != "")
    label.setProperty("role", role)
    return label
