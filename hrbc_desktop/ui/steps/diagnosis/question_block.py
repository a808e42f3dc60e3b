"""Questions that stand together under one heading."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from hrbc_desktop.domain.decisions.questions_asked import NAMES, QuestionCard
from hrbc_desktop.domain.model.profile import QUESTIONS
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.visit.question_list import from_answer
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.ui.kit.list_rebuild import rebuilt
from hrbc_desktop.ui.kit.metrics import M, S
from hrbc_desktop.ui.kit.pair_layout import PairLayout
from hrbc_desktop.ui.steps.diagnosis.answer_field import AnswerField
from hrbc_desktop.ui.steps.diagnosis.medicine_names import MedicineNames
from hrbc_desktop.ui.steps.diagnosis.treatment_history import PastTreatments

_ASKED_BY_THE_HEADING = ("stage", "course", "past_treatments", NAMES)


class QuestionBlock(QFrame):
    """Its questions come and go with the answers; those that stay keep their place and the keyboard."""

    answered = Signal(str, object)
    past_chosen = Signal(tuple)
    """The kinds of treatment that she has had."""
    outcome_chosen = Signal(str, str)
    spelling_chosen = Signal(str, str)

    def __init__(self, words: Glossary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "listed")
        self._words = words
        self.fields: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, S, 0, M)
        column.setSpacing(S)
        self.title_label = QLabel(self)
        self.title_label.setWordWrap(True)
        self.title_label.setProperty("role", "question")
        self.title_label.setProperty("spoken", "heading")
        column.addWidget(self.title_label)
        self._rows = PairLayout(spacing=S)
        column.addLayout(self._rows)

    def show_card(self, card: QuestionCard, worksheet: Worksheet, derived: Derived) -> None:
        """Show these questions, with their answers."""
        self.title_label.setText(_title(card))
        self.fields = rebuilt(self._rows, self.fields, card.all_fields, self._make)
        stands_alone = len(card.all_fields) == 1
        for key, field in self.fields.items():
            if isinstance(field, AnswerField):
                field.show_answer(worksheet, derived, alone=stands_alone, title=self.title_label.text())
                field.added.show_added(from_answer(worksheet.profile, key, derived.asked), worksheet)
            elif isinstance(field, MedicineNames):
                field.show_typed(derived.facts.typed, derived.catalogue.medicines)
            elif isinstance(field, PastTreatments):
                field.show_past(worksheet, derived, self._words)

    def _make(self, key: str) -> QWidget:
        if key == NAMES:
            names = MedicineNames(self)
            names.spelling_chosen.connect(self.spelling_chosen)
            return names
        if key == "past_treatments":
            past = PastTreatments(self)
            past.chosen.connect(self.past_chosen)
            past.outcome_chosen.connect(self.outcome_chosen)
            return past
        field = AnswerField(key, self._words, self)
        field.answered.connect(self.answered)
        return field


def _title(card: QuestionCard) -> str:
    """Return the heading: that of the card, or the question itself where it stands alone."""
    (first, *others) = card.all_fields
    return card.title if others or first in _ASKED_BY_THE_HEADING else QUESTIONS[first].text
