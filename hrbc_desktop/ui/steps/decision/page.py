"""Step 3: what is being decided. The path of treatment, the decisions that come up, the options of the chosen one."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hrbc_desktop.domain.decisions.decisions import DecisionStanding, Standing, with_decision
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.session.document import Document
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.calm_note import CalmNote
from hrbc_desktop.ui.kit.metrics import XL
from hrbc_desktop.ui.kit.step_page import Page, bring_into_view
from hrbc_desktop.ui.steps.decision.decision_list import DecisionList
from hrbc_desktop.ui.steps.decision.options_card import OptionsCard
from hrbc_desktop.ui.steps.decision.path_strip import PathStep, PathStrip
from hrbc_desktop.ui.steps.decision.treatment_lookup import TreatmentLookup
from hrbc_desktop.wording.decisions import NOT_IN_THIS_PROGRAM, UNKNOWN_TITLE, under_step

_STRONGEST: tuple[Standing, ...] = ("now", "may", "later", "decided")
"""Of decisions beside one another on the path, the one that stands first here is named."""


class DecisionPage(Page):
    """Choosing a decision picks the options that fit, up to four, so that most people need to pick nothing."""

    title = _("What are you deciding?")

    another_requested = Signal()
    """The person wants to talk about another decision too, in a worksheet of its own."""

    def __init__(self, document: Document, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(document, catalogue, parent)
        self.gate, self.path = CalmNote(self.words, self), PathStrip(self)
        self.decisions = DecisionList(self)
        self.options = OptionsCard(catalogue, self.words, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XL)
        column.addWidget(self.gate)
        column.addWidget(self.path)
        self.columns = QHBoxLayout()
        self.columns.setSpacing(XL)
        self.columns.addWidget(self.decisions, 2)
        self.columns.addWidget(self.options, 3)
        column.addLayout(self.columns, 1)
        self.decisions.chosen.connect(self.choose)
        self.options.compare_toggled.connect(lambda key, on: self._toggle(key, on=on))
        self.options.look_up_requested.connect(self.look_up)
        self.options.another_requested.connect(self.another_requested)
        self.follow(self._show)

    def choose(self, key: str) -> None:
        """Make this decision the one of the worksheet, with the options that fit picked; “unknown” is one too."""
        worksheet = self.document.worksheet
        if key == worksheet.decision:
            return
        decision = self.catalogue.decisions.get(key)
        picked = self.document.derived.picked_beforehand(decision) if decision else ()
        label = decision.question if decision else UNKNOWN_TITLE
        self.document.edit(label, lambda worksheet: with_decision(worksheet, decision, picked))
        if self.options.y() > self.decisions.y() + self.decisions.height() // 2:
            QTimer.singleShot(0, self, lambda: bring_into_view(self.options))

    def look_up(self) -> None:
        """Open the list of every treatment, with a search."""
        dialog = TreatmentLookup(self.document.derived, self)
        dialog.decision_requested.connect(self._show_option)
        dialog.open()

    def _show_option(self, decision: str, option: str) -> None:
        self.choose(decision)
        if option not in self.options.rows:
            self.options.more_button.setChecked(True)
        row = self.options.all_rows.get(option)
        if row is not None:
            row.compare_check.setFocus()
            QTimer.singleShot(0, self, lambda: bring_into_view(row))

    def _toggle(self, key: str, *, on: bool) -> None:
        option = self.catalogue.options.get(key)
        name = option.name if option else NOT_IN_THIS_PROGRAM

        def change(worksheet: Worksheet) -> Worksheet:
            rest = tuple(other for other in worksheet.options if other != key)
            return worksheet.evolve(options=(*rest, key) if on else rest)

        self.document.edit((_("Compare {name}") if on else _("Take off {name}")).format(name=name), change)

    def _show(self, worksheet: Worksheet, derived: Derived) -> None:
        chosen = derived.decision.id if derived.decision else worksheet.decision
        self.gate.show_sentences(derived.gate_sentences)
        self.path.show_path(self._steps(derived.standings))
        self.decisions.show_decisions(derived.standings, self.catalogue.decisions, chosen or None)
        self.options.show_options(worksheet, derived)

    def _steps(self, standings: Sequence[DecisionStanding]) -> list[PathStep]:
        """Return one step for each place on the path on which the person is."""
        newest: dict[tuple[str, int], DecisionStanding] = {}
        for one in standings:
            decision = self.catalogue.decisions[one.decision]
            key = decision.path, decision.step
            if one.standing in _STRONGEST and (key not in newest or _rank(one) < _rank(newest[key])):
                newest[key] = one
        return [
            PathStep(self.catalogue.decisions[one.decision].name, under_step(one), one.standing)
            for one in newest.values()
        ]


def _rank(standing: DecisionStanding) -> int:
    return _STRONGEST.index(standing.standing)
