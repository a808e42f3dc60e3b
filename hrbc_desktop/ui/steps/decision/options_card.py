"""The options of the chosen decision: what the choice changes, and its real alternatives."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hrbc_desktop.domain.decisions.matching import Match
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import UNKNOWN_DECISION, Decision, DecisionOption
from hrbc_desktop.domain.model.worksheet import MOST_OPTIONS, Worksheet
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.ui.kit.glossary_label import ExplainedText
from hrbc_desktop.ui.kit.icons import icon
from hrbc_desktop.ui.kit.list_rebuild import rebuilt
from hrbc_desktop.ui.kit.metrics import L, M, S
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.decision.option_row import OptionRow
from hrbc_desktop.wording.cautions import raised_by_all, talk_about_whichever
from hrbc_desktop.wording.decisions import (
    ANOTHER,
    LOOK_UP,
    NOTHING_CHOSEN,
    SEVERAL_BEFORE,
    UNKNOWN_TITLE,
    comparing,
    unknown_chosen,
    what_it_changes,
)
from hrbc_desktop.wording.text import listed

MOST_SHOWN = 8
"""Options that stand open; the rest of a decision is folded."""


class OptionsCard(QFrame):
    """Those that fit come as the decision has them; what is for others, and more than eight, is folded."""

    compare_toggled = Signal(str, bool)
    look_up_requested = Signal()
    another_requested = Signal()

    def __init__(self, catalogue: Catalogue, words: Glossary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._catalogue, self._words = catalogue, words
        self.rows: dict[str, OptionRow] = {}
        self._decision: Decision | None = None
        self._shown: tuple[Worksheet, Derived] | None = None
        self.title_label, self.count_label, self._plain, self._note, self._caution = (
            self._label(role) for role in ("heading", "small", "small", "", "caution")
        )
        self.count_label.setWordWrap(False)
        self._explained = ExplainedText(self._plain, words, by_keys=False)
        self.more_button = self._link("", checkable=True)
        self.look_up_button, self.another_button = self._link(LOOK_UP), self._link(ANOTHER)
        self.look_up_button.setObjectName("look_up_button")
        self.another_button.setObjectName("another_button")
        self._rows_layout, self._more_layout = QVBoxLayout(), QVBoxLayout()
        self._folded_rows: dict[str, OptionRow] = {}
        self._list = QWidget(self)
        self._more = QWidget(self._list)
        for part in (self._list, self._more):
            part.setProperty("role", "clear")
        self._lay_out()
        self.more_button.toggled.connect(self._fold)
        self.look_up_button.clicked.connect(self.look_up_requested)
        self.another_button.clicked.connect(self.another_requested)
        current_theme().changed.connect(self._show_arrow)

    @property
    def all_rows(self) -> Mapping[str, OptionRow]:
        """Every option of the decision that was made so far: those that are folded are made when they are opened."""
        return self.rows | self._folded_rows

    def show_options(self, worksheet: Worksheet, derived: Derived) -> None:
        """Show what belongs to the worksheet's decision."""
        self._shown, decision = (worksheet, derived), derived.decision
        if decision != self._decision:
            self._decision = decision
            self.more_button.setChecked(False)
        self._show_heading(worksheet, decision)
        shown, folded = _sorted(decision, worksheet, derived.option_matches) if decision else ([], [])
        keys = [one.id for one in shown]
        folded_keys = [one.id for one in folded] if self.more_button.isChecked() else []
        if (keys, folded_keys) != (list(self.rows), list(self._folded_rows)):
            self._list.hide()  # or every row that comes lays out the whole page again
            self.rows = rebuilt(self._rows_layout, self.rows, keys, self._row)
            self._folded_rows = rebuilt(self._more_layout, self._folded_rows, folded_keys, self._row)
        can_add = len(worksheet.options) < MOST_OPTIONS
        told_above = self._show_cautions([*shown, *folded], derived)
        for key, row in self.all_rows.items():
            row.show_match(derived.option_matches[key], derived, told_above)
            letter = worksheet.options.index(key) if key in worksheet.options else None
            row.show_compared(letter, can_add=can_add)
        self.more_button.setText(_("{number} more, seldom used here").format(number=len(folded)) if folded else "")
        self.more_button.setVisible(bool(folded))
        self.another_button.setVisible(decision is not None)
        self._show_arrow()
        self._more.setVisible(bool(folded_keys))
        self._list.show()

    def _show_heading(self, worksheet: Worksheet, decision: Decision | None) -> None:
        is_unknown = worksheet.decision == UNKNOWN_DECISION
        title = decision.question if decision else UNKNOWN_TITLE if is_unknown else _("The options")
        self.title_label.setText(title)
        self.count_label.setText(
            comparing(sum(decision.option(key) is not None for key in worksheet.options), len(decision.options))
            if decision
            else ""
        )
        self._explained.show(what_it_changes(decision) if decision else "")
        self._plain.setVisible(decision is not None)
        before = [self._catalogue.options[key].name for key in worksheet.options if key in self._catalogue.options]
        note = unknown_chosen() if is_unknown else NOTHING_CHOSEN
        if not is_unknown and before:
            note = SEVERAL_BEFORE.format(options=listed(before))
        self._note.setText(note)
        self._note.setVisible(decision is None)

    def _show_cautions(self, options: Sequence[DecisionOption], derived: Derived) -> list[str]:
        """Say above the options what her answers raise about each of them, and return it."""
        raised = (derived.cautions_of(self._catalogue.options[one.id]) for one in options)
        cautions = raised_by_all(raised, derived.facts)
        self._caution.setText(talk_about_whichever(cautions))
        self._caution.setVisible(bool(cautions))
        return cautions

    def _row(self, key: str) -> OptionRow:
        decision = self._decision
        alternative = decision.option(key) if decision else None
        option = self._catalogue.options[key]
        name = alternative.words if alternative else option.name
        row = OptionRow(option, name, self._catalogue, self._words, self._list)
        row.compare_toggled.connect(self.compare_toggled)
        return row

    def _fold(self) -> None:
        if self._shown is not None and self._shown[1].decision == self._decision:
            self.show_options(*self._shown)

    def _show_arrow(self) -> None:
        is_open = self.more_button.isChecked()
        self.more_button.setIcon(icon("chevron-down" if is_open else "chevron-right", current_theme().color("action")))

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setProperty("role", role)
        return label

    def _link(self, text: str, *, checkable: bool = False) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("role", "link")
        if checkable:
            button.setProperty("spoken", "disclosure")
            button.setCheckable(True)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(L + S, L, L + S, L)
        column.setSpacing(M)
        top = QHBoxLayout()
        top.addWidget(self.title_label, 1)
        top.addWidget(self.count_label)
        column.addLayout(top)
        column.addWidget(self._plain)
        column.addWidget(self._note)
        column.addWidget(self._caution)
        column.addWidget(self._list)
        listed_rows = QVBoxLayout(self._list)
        self._more.setLayout(self._more_layout)
        for layout in (listed_rows, self._rows_layout, self._more_layout):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        listed_rows.addLayout(self._rows_layout)
        listed_rows.addWidget(self.more_button)
        listed_rows.addWidget(self._more)
        column.addWidget(self.look_up_button)
        column.addWidget(self.another_button)
        column.addStretch(1)


def _sorted(
    decision: Decision, worksheet: Worksheet, matches: Mapping[str, Match]
) -> tuple[list[DecisionOption], list[DecisionOption]]:
    """Return the options that stand open, and those that are folded, each in the order of the decision."""
    known = [option for option in decision.options if option.id in matches and matches[option.id].is_listed]
    quiet = [one for one in known if not one.usual or matches[one.id].badge == "usually_for_others"]
    opened = [one for one in known if one.id in worksheet.options]
    opened += [one for one in known if one not in opened and one not in quiet]
    opened = opened[:MOST_SHOWN]
    return [one for one in known if one in opened], [one for one in known if one not in opened]
