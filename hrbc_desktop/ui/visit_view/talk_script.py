"""The five things that a visit of eight minutes is for, each with a tick that lands in the record."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hrbc_desktop.domain.model.worksheet import TALK_STEPS, TalkStep, Worksheet
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.flow_layout import FlowLayout
from hrbc_desktop.ui.kit.line_breaking import with_break_points
from hrbc_desktop.ui.kit.metrics import XS
from hrbc_desktop.wording.visit import explain_first_line, talk_label, talk_words

_SHOW_WORDS, _HIDE_WORDS = _("Show words to begin with"), _("Hide these words")


class TalkScript(QWidget):
    """Ticks, with words to begin each on demand, and what was not clear to her beside “Explain first”."""

    ticked = Signal(str, bool)
    """A `TalkStep`, and whether it is ticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        lines = FlowLayout()
        column.addLayout(lines)
        self.checks: dict[TalkStep, QCheckBox] = {}
        for step in TALK_STEPS:
            check = QCheckBox(talk_label(step), self)
            check.clicked.connect(lambda on, step=step: self.ticked.emit(step, on))
            self.checks[step] = check
            lines.addWidget(check)
        self.words_toggle = QPushButton(_SHOW_WORDS, self)
        self.words_toggle.setProperty("role", "link")
        self.words_toggle.setCheckable(True)
        self.words_toggle.toggled.connect(self._show_words)
        lines.addWidget(self.words_toggle)
        self.unclear_label = self._small("")
        self._words = self._small("\n".join(f"{talk_label(step)}: {talk_words(step)}" for step in TALK_STEPS))
        self.caution_label = self._small("")
        for label in (self.unclear_label, self._words):
            column.addWidget(label)
        column.insertWidget(0, self.caution_label)
        self._show_words(shown=False)

    def show_worksheet(self, worksheet: Worksheet, unclear: Sequence[str], cautions: Sequence[str]) -> None:
        """Show what is ticked, name the rows that were not clear to her, and say what her answers raise."""
        self.caution_label.setText(with_break_points("\n".join(cautions)))
        self.caution_label.setVisible(bool(cautions))
        for step, check in self.checks.items():
            check.setChecked(step in worksheet.talk)
        line = explain_first_line(unclear)
        self.unclear_label.setText(with_break_points(line))
        self.unclear_label.setVisible(bool(line))

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """Keep so many pixels free around it."""
        self._column.setContentsMargins(left, top, right, bottom)

    def _show_words(self, shown: bool) -> None:
        self._words.setVisible(shown)
        self.words_toggle.setText(_HIDE_WORDS if shown else _SHOW_WORDS)

    def _small(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setProperty("role", "small")
        return label
