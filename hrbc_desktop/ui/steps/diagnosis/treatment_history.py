"""The treatments that the person has had, and for each medicine: how did it go?"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from hrbc_desktop.domain.decisions.questions_asked import choices_for
from hrbc_desktop.domain.model.profile import (
    EXCLUSIVE_ANSWERS,
    OUTCOME_LABELS,
    QUESTIONS,
    PastKind,
    PastTreatment,
    TreatmentOutcome,
    answers,
)
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.visit.question_list import from_answer
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.ui.kit.list_rebuild import clear_layout
from hrbc_desktop.ui.kit.metrics import M
from hrbc_desktop.ui.steps.diagnosis.added_question import AddedQuestion

_DONE_AT_ONCE: frozenset[PastKind] = frozenset({"lumpectomy", "mastectomy", "radiation"})
"""Nobody is “still taking” an operation: how it went is not asked."""
_GIVEN_IN_ROUNDS: frozenset[PastKind] = frozenset({"chemotherapy_early"})
_ROUNDS: tuple[TreatmentOutcome, ...] = ("still_taking", "finished", "side_effects", "unknown")


class PastTreatments(QWidget):
    """Chips for what was done, and below them a line for each medicine with the ways in which it can have gone."""

    chosen = Signal(tuple)
    """The kinds of treatment that are chosen now."""
    outcome_chosen = Signal(str, str)
    """The kind of treatment, and the outcome that was chosen for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        self.chips = ChipGroup(self)
        self.chips.chosen_changed.connect(lambda: self.chosen.emit(self.chips.chosen))
        column.addWidget(self.chips)
        self.added = AddedQuestion(self.chips)
        self._lines = QWidget(self)
        self._lines.setProperty("role", "clear")
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        column.addWidget(self._lines)
        self._boxes: dict[PastKind, QComboBox] = {}

    def show_past(self, worksheet: Worksheet, derived: Derived, words: Glossary) -> None:
        """Show what was had; lines that stay are not rebuilt, so that focus stays where it is."""
        question = QUESTIONS["past_treatments"]
        offered = ((choice.key, choice.label) for choice in choices_for("past_treatments", derived.facts))
        seldom = derived.seldom_given("past_treatments")
        self.chips.offer(offered, name=question.text, many=True, role="step", behind=seldom)
        self.chips.choose(answers(worksheet.profile, "past_treatments"))
        self.added.show_added(from_answer(worksheet.profile, "past_treatments"), worksheet)
        past = worksheet.profile.past_treatments
        asked = {one.kind: one.outcome for one in past if outcomes_of(one.kind)}
        if tuple(asked) != tuple(self._boxes):
            self._rebuild(tuple(asked))
        for kind, outcome in asked.items():
            box = self._boxes[kind]
            box.setCurrentIndex(max(0, box.findData(outcome or "")))
            box.setAccessibleDescription(words.spoken(question.label(kind), box.currentText()))
        self._lines.setVisible(bool(asked))

    @property
    def is_open(self) -> bool:
        """Whether nothing was chosen yet."""
        return not self.chips.chosen

    def box(self, kind: PastKind) -> QComboBox:
        """Return the control for one treatment. Raises KeyError when it is not listed."""
        return self._boxes[kind]

    def _rebuild(self, kinds: tuple[PastKind, ...]) -> None:
        clear_layout(self._grid)
        self._boxes = {kind: self._line(row, kind) for row, kind in enumerate(kinds)}

    def _line(self, row: int, kind: PastKind) -> QComboBox:
        name = QUESTIONS["past_treatments"].label(kind)
        label = QLabel(name, self._lines, wordWrap=True)
        box = QComboBox(self._lines)
        box.setAccessibleName(_("How did it go: {name}").format(name=name))
        box.addItem(_("How did it go?"), "")
        for outcome in outcomes_of(kind):
            box.addItem(OUTCOME_LABELS[outcome], outcome)
        label.setBuddy(box)
        box.activated.connect(lambda index: self.outcome_chosen.emit(kind, box.itemData(index)))
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(box, row, 1)
        return box


def outcomes_of(kind: PastKind) -> tuple[TreatmentOutcome, ...]:
    """Return the ways in which a treatment of this kind can have gone; none for what is not asked."""
    if kind in EXCLUSIVE_ANSWERS or kind in _DONE_AT_ONCE:
        return ()
    return _ROUNDS if kind in _GIVEN_IN_ROUNDS else tuple(OUTCOME_LABELS)


def with_kinds(past: tuple[PastTreatment, ...], kinds: tuple[PastKind, ...]) -> tuple[PastTreatment, ...]:
    """Return the past treatments of these kinds; what is known of one that stays, stays."""
    known = {treatment.kind: treatment for treatment in past}
    return tuple(known.get(kind) or PastTreatment(kind=kind) for kind in kinds)


def with_outcome(
    past: tuple[PastTreatment, ...], kind: str, outcome: TreatmentOutcome | None
) -> tuple[PastTreatment, ...]:
    """Return the past treatments with another outcome for one of them."""
    return tuple(treatment.evolve(outcome=outcome) if treatment.kind == kind else treatment for treatment in past)
