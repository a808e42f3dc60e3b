"""For each treatment that the person has had: how did it go?"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from hrbc_desktop.domain.model.profile import (
    EXCLUSIVE_ANSWERS,
    OUTCOME_LABELS,
    QUESTIONS,
    Outcome,
    PastKind,
    PastTreatment,
)
from hrbc_desktop.ui.kit.glossary import Glossary


class PastOutcomes(QWidget):
    """One line for each past treatment, with the ways in which it can have gone."""

    outcome_chosen = Signal(str, str)
    """The kind of treatment, and the outcome that was chosen for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._boxes: dict[PastKind, QComboBox] = {}

    def show_past(self, past: tuple[PastTreatment, ...], words: Glossary) -> None:
        """Show a line for each treatment; lines that stay are not rebuilt, so that focus stays where it is."""
        asked = {treatment.kind: treatment.outcome for treatment in past if treatment.kind not in EXCLUSIVE_ANSWERS}
        if tuple(asked) != tuple(self._boxes):
            self._rebuild(tuple(asked))
        for kind, outcome in asked.items():
            box = self._boxes[kind]
            box.setCurrentIndex(box.findData(outcome or ""))
            box.setAccessibleDescription(words.said(QUESTIONS["past_treatments"].label(kind), box.currentText()))
        self.setVisible(bool(asked))

    def box(self, kind: PastKind) -> QComboBox:
        """Return the control for one treatment. Raises KeyError when it is not listed."""
        return self._boxes[kind]

    def _rebuild(self, kinds: tuple[PastKind, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._boxes = {kind: self._line(row, kind) for row, kind in enumerate(kinds)}

    def _line(self, row: int, kind: PastKind) -> QComboBox:
        name = QUESTIONS["past_treatments"].label(kind)
        label = QLabel(name, self, wordWrap=True)
        box = QComboBox(self)
        box.setAccessibleName(f"How did it go: {name}")
        box.addItem("How did it go?", "")
        for outcome, text in OUTCOME_LABELS.items():
            box.addItem(text, outcome)
        label.setBuddy(box)
        box.activated.connect(lambda index: self.outcome_chosen.emit(kind, box.itemData(index)))
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(box, row, 1)
        return box


def with_outcome(past: tuple[PastTreatment, ...], kind: str, outcome: Outcome | None) -> tuple[PastTreatment, ...]:
    """Return the past treatments with another outcome for one of them."""
    return tuple(treatment.evolve(outcome=outcome) if treatment.kind == kind else treatment for treatment in past)
