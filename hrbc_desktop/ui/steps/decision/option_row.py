"""One option of a decision: its letter, how it is taken, and how it stands to the answers."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hrbc_desktop.domain.decisions.matching import Match
from hrbc_desktop.domain.model.content import Catalogue, Option
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.glossary import Glossary
from hrbc_desktop.ui.kit.glossary_label import ExplainedText, GlossaryLabel
from hrbc_desktop.ui.kit.letter_badge import LetterBadge
from hrbc_desktop.ui.kit.metrics import XXS, L, M, S
from hrbc_desktop.ui.kit.tab_order import show_what_opens
from hrbc_desktop.ui.kit.theme import current_theme
from hrbc_desktop.ui.steps.decision.option_words import BADGES, heading, route_picture, told_more
from hrbc_desktop.wording.badges import badge_name, badge_text, why
from hrbc_desktop.wording.cautions import talk_about_briefly

FOUR_ARE_CHOSEN = _("Four are chosen. Take one off to add this.")


class OptionRow(QFrame):
    """A check box to compare it; “Why?” opens the reasons and the label's own words with their sources."""

    compare_toggled = Signal(str, bool)

    def __init__(
        self, option: Option, name: str, catalogue: Catalogue, words: Glossary, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.option, self.name = option, name
        self._catalogue, self._words = catalogue, words
        self._match: Match | None = None
        self._derived: Derived | None = None
        self._more: GlossaryLabel | None = None
        self.setProperty("role", "listed")
        self.compare_check = QCheckBox(self)
        self.compare_check.setObjectName(f"{option.id}_check")
        self.compare_check.setAccessibleName(_("Compare {name}").format(name=name))
        self.compare_check.clicked.connect(lambda on: self.compare_toggled.emit(option.id, on))
        self.letter = LetterBadge(self)
        self._name, self._taken, self._caution, self.reason_label, self._more_label = (
            self._label(role) for role in ("", "small", "caution", "small", "small")
        )
        self._name.setBuddy(self.compare_check)
        self._route = QLabel(self)
        self._route.setProperty("spoken", "decoration")
        self.badge = QLabel(self)
        self.why_button = QPushButton(_("Why?"), self)
        self.why_button.setProperty("role", "link")
        self.why_button.setProperty("spoken", "disclosure")
        self.why_button.setCheckable(True)
        self.why_button.setAccessibleName(_("Why is {name} listed like this?").format(name=name))
        self.why_button.toggled.connect(self._show_more)
        show_what_opens(self.why_button, self)
        self._lay_out()
        self._reason = ExplainedText(self.reason_label, words, by_keys=False)
        ExplainedText(self._taken, words, by_keys=False).show(option.how_taken.text)
        current_theme().changed.connect(self._follow_look)
        self._follow_look()
        self._show_more()

    def show_match(self, match: Match, derived: Derived, told_above: Collection[str]) -> None:
        """Show how the option stands to the answers, why, and what to be careful about.

        `told_above`: the cautions that are said once above the options.
        """
        if self._derived is not None and self._derived.facts is derived.facts and match == self._match:
            return
        self._match, self._derived = match, derived
        reason, caution = why(match), talk_about_briefly(derived.cautions_of(self.option), derived.facts, told_above)
        self.badge.setProperty("role", BADGES[match.badge])
        self.badge.style().polish(self.badge)
        self.badge.setText(badge_name(match))
        self._reason.show(reason)
        self.reason_label.setHidden(match.badge == "fits")
        self._caution.setText(caution)
        self._caution.setVisible(bool(caution))
        self.compare_check.setAccessibleDescription(f"{badge_text(match)}. {reason}")
        self._show_more()

    def show_compared(self, letter: int | None, *, can_add: bool) -> None:
        """Show under which letter it is compared, None when it is not, and whether there is room for one more."""
        self.letter.setVisible(letter is not None)
        if letter is not None:
            self.letter.show_letter(letter)
        self.compare_check.setChecked(letter is not None)
        self.compare_check.setEnabled(letter is not None or can_add)
        self.compare_check.setToolTip("" if self.compare_check.isEnabled() else FOUR_ARE_CHOSEN)

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setProperty("role", role)
        return label

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        row = QHBoxLayout(self)
        row.setContentsMargins(0, M, 0, M)
        row.setSpacing(M)
        row.addWidget(self.compare_check, 0, top)
        column = QVBoxLayout()
        column.setSpacing(XXS)
        row.addLayout(column, 1)
        first = QHBoxLayout()
        first.setSpacing(M)
        first.addWidget(self.letter, 0, top)
        first.addWidget(self._name, 1)
        first.addWidget(self.badge, 0, top)
        taken = QHBoxLayout()
        taken.setSpacing(S)
        taken.addWidget(self._route, 0, top)
        taken.addWidget(self._taken, 1)
        details = QVBoxLayout()
        details.setSpacing(XXS)
        details.addLayout(taken)
        details.addWidget(self._caution)
        details.addWidget(self.reason_label)
        details.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(L)
        below.addLayout(details, 1)
        below.addWidget(self.why_button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(first)
        column.addLayout(below)
        column.addWidget(self._more_label)

    def _follow_look(self) -> None:
        self._name.setText(heading(self.name, self.option, self._catalogue))
        self._route.setPixmap(route_picture(self.option, self._catalogue))
        self._show_more()

    def _show_more(self) -> None:
        """Write the reasons out only once they are asked for."""
        is_open = self.why_button.isChecked() and self._match is not None
        if self._match is not None and self._derived is not None and is_open:
            self._more = self._more or GlossaryLabel(self._more_label, self._words, by_keys=False)
            self._more_label.setText(told_more(self._match, self.option, self._derived, self._words))
        self._more_label.setVisible(is_open)
