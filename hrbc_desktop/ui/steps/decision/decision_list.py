"""The decisions that come up, as cards to press: now, perhaps, and folded what is later or decided already."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from hrbc_desktop.domain.decisions.decisions import DecisionStanding, Standing
from hrbc_desktop.domain.model.decision import UNKNOWN_DECISION, Decision
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.card_button import CardButton
from hrbc_desktop.ui.kit.icons import icon
from hrbc_desktop.ui.kit.list_rebuild import rebuilt
from hrbc_desktop.ui.kit.metrics import L, M
from hrbc_desktop.ui.kit.tab_order import show_what_opens
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.wording.decisions import (
    NOTHING_COMES_UP,
    STANDING_TITLES,
    UNKNOWN_LINE,
    UNKNOWN_TITLE,
    under_decision,
)

_FOLDED: tuple[Standing, ...] = ("later", "decided")
_MANY = 6
"""Where more decisions may come up and none surely does, “I don’t know” stands before them."""


class DecisionList(QFrame):
    """Choosing is a press. Nothing is hidden for good: what does not come up is one press away."""

    chosen = Signal(str)
    """The id of a decision, or “unknown”."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.buttons: dict[str, CardButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(L, L, L, L)
        self._column.setSpacing(M)
        self._now, self._may = _Group("now", self), _Group("may", self)
        self.nothing_label = QLabel(NOTHING_COMES_UP, self)
        self.nothing_label.setWordWrap(True)
        self.nothing_label.setProperty("role", "muted")
        self.fold_button = QPushButton(self)
        self.fold_button.setProperty("role", "link")
        self.fold_button.setProperty("spoken", "disclosure")
        self.fold_button.setCheckable(True)
        self._folded = _Group("later", self)
        self._folded.hide()
        self.unknown_button = CardButton("decision_unknown", self)
        self.unknown_button.setCheckable(True)
        self.unknown_button.setProperty("spoken", "choice")
        self.unknown_button.show_words(UNKNOWN_TITLE, UNKNOWN_LINE)
        self.unknown_button.clicked.connect(lambda: self._choose(UNKNOWN_DECISION))
        for part in (self._now, self._may, self.nothing_label, self.fold_button, self._folded, self.unknown_button):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.fold_button.toggled.connect(self._show_fold)
        show_what_opens(self.fold_button, self._folded)
        current_theme().changed.connect(self._show_fold)

    def show_decisions(
        self, standings: Sequence[DecisionStanding], decisions: Mapping[str, Decision], chosen: str | None
    ) -> None:
        """Show how each decision stands, and which one is chosen."""
        by_standing = {
            name: [one for one in standings if one.standing == name] for name in ("now", "may", *_FOLDED, "does_not")
        }
        folded = [*by_standing["later"], *by_standing["decided"]]
        if chosen and any(one.decision == chosen for one in by_standing["does_not"]):
            folded += [one for one in by_standing["does_not"] if one.decision == chosen]
        self.buttons = {}
        for group, shown in ((self._now, by_standing["now"]), (self._may, by_standing["may"]), (self._folded, folded)):
            self.buttons |= group.show_decisions(shown, decisions, self._choose)
        self.nothing_label.setVisible(not by_standing["now"] and not by_standing["may"])
        is_open = not by_standing["now"] and len(by_standing["may"]) > _MANY
        self._column.removeWidget(self.unknown_button)
        self._column.insertWidget(0 if is_open else self._column.count() - 1, self.unknown_button)
        self.fold_button.setText(_("Later, or decided already ({number})").format(number=len(folded)))
        self.fold_button.setVisible(bool(folded))
        if any(one.decision == chosen for one in folded):
            self.fold_button.setChecked(True)
        for key, button in self.buttons.items():
            button.setChecked(key == chosen)
        self.unknown_button.setChecked(chosen == UNKNOWN_DECISION)
        self._show_fold()

    def _choose(self, key: str) -> None:
        button = self.unknown_button if key == UNKNOWN_DECISION else self.buttons[key]
        button.setChecked(True)  # pressing what is chosen does not take it back
        self.chosen.emit(key)

    def _show_fold(self) -> None:
        is_open = self.fold_button.isChecked()
        self.fold_button.setIcon(icon("chevron-down" if is_open else "chevron-right", current_theme().color("action")))
        self._folded.setVisible(is_open and bool(self._folded.buttons))


class _Group(QWidget):
    """Decisions under one heading."""

    def __init__(self, standing: Standing, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self.buttons: dict[str, CardButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        if standing not in _FOLDED:
            heading = QLabel(STANDING_TITLES[standing], self)
            heading.setProperty("role", "question")
            heading.setProperty("spoken", "heading")
            column.addWidget(heading)
        self._list = QVBoxLayout()
        self._list.setSpacing(M)
        column.addLayout(self._list)

    def show_decisions(
        self, standings: Sequence[DecisionStanding], decisions: Mapping[str, Decision], choose: object
    ) -> dict[str, CardButton]:
        def make(key: str) -> CardButton:
            button = CardButton("decision", self)
            button.setCheckable(True)
            button.setProperty("spoken", "choice")
            button.setObjectName(f"{key}_decision")
            button.clicked.connect(lambda: choose(key))  # type: ignore[operator]
            return button

        self.buttons = rebuilt(self._list, self.buttons, [one.decision for one in standings], make)
        for one in standings:
            decision = decisions[one.decision]
            self.buttons[one.decision].show_words(decision.question, under_decision(one, len(decision.options)))
        self.setVisible(bool(standings))
        return self.buttons
