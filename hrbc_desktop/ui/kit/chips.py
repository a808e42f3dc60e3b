"""Chips: a row of answers to press, in place of a menu."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QMargins, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from hrbc_desktop.domain.model.profile import EXCLUSIVE_ANSWERS, UNKNOWN_ANSWERS
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.flow_layout import FlowLayout
from hrbc_desktop.ui.kit.metrics import BODY
from hrbc_desktop.ui.kit.theme import current_theme

_STEPS: dict[int, int] = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
"""How far each arrow key leads."""
_MIRRORED: dict[int, int] = {Qt.Key.Key_Right: Qt.Key.Key_Left, Qt.Key.Key_Left: Qt.Key.Key_Right}


class Chip(QPushButton):
    """One answer. It keeps room for bold letters, so that choosing it moves nothing."""

    _measured, _extra = ("", 0), 0
    """A text with the size of its letters, and by how much it is wider in bold: layouts ask thousands of times."""

    def sizeHint(self) -> QSize:
        measured = self.text(), current_theme().scaled(BODY)
        if measured != self._measured:
            weights = QFont.Weight.Normal, QFont.Weight.DemiBold
            plain, bold = (QFontMetrics(current_theme().font(BODY, weight)) for weight in weights)
            self._extra = bold.horizontalAdvance(self.text()) - plain.horizontalAdvance(self.text())
            self._measured = measured
        return super().sizeHint().grownBy(QMargins(0, 0, self._extra + 4, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrow keys to the group: a button would follow the tab order out of it."""
        if event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ChipGroup(QWidget):
    """Answers as chips. One or many may be chosen; “none” and “I don’t know” stand alone. Pressing again takes back."""

    chosen_changed = Signal()
    """The person changed the choice (not the program)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[str, QPushButton] = {}
        self._behind: frozenset[str] = frozenset()
        self._shows_all = self._many = False
        self._role = "chip"
        self._lines = FlowLayout(self)
        self.more_button: QPushButton | None = None
        """Shows the answers that stand behind it; made when there are some."""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setProperty("spoken", "group")

    def offer(
        self,
        choices: Iterable[tuple[str, str]],
        *,
        name: str,
        many: bool = False,
        role: str = "chip",
        behind: Collection[str] = (),
    ) -> None:
        """Show these (key, label) answers; `name` is the question, for screen readers; `role` their look.

        What is shown already stays as it is, with its choice. Those of `behind` are shown when “More…” is pressed,
        or when they are chosen.
        """
        choices = tuple(choices)
        self._behind = frozenset(behind)
        is_alike = bool(behind) is (self.more_button is not None) and self._role == role
        if is_alike and [(key, chip.text()) for key, chip in self._chips.items()] == list(choices):
            self._many = many
            self.setAccessibleName(name)
            self._show_few()
            return
        self._many, self._role = many, role
        self.setAccessibleName(name)
        for chip in self._chips.values():
            self._lines.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        if self.more_button is not None:
            self._lines.removeWidget(self.more_button)
            self.more_button.hide()
            self.more_button.deleteLater()
        self._chips = {key: self._chip(key, label, name) for key, label in choices}
        self.more_button = self._more() if behind else None
        self._shows_all = False
        self._show_few()
        self._set_stop()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of the chosen answers, in the order in which they are shown."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def choose(self, keys: Sequence[str]) -> None:
        """Show these answers as chosen, without telling anybody."""
        for key, chip in self._chips.items():
            chip.setChecked(key in keys)
        self._show_few()
        self._set_stop()

    def one_line_width(self) -> int:
        """Return how wide it must be to show all answers in one line."""
        return sum(chip.sizeHint().width() + self._lines.spacing() for chip in self._in_reach())

    def chip(self, key: str) -> QPushButton:
        """Return the button of one answer. Raises KeyError when it is not offered."""
        return self._chips[key]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the chips with the arrow keys, as in a group of radio buttons."""
        key = event.key()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            key = _MIRRORED.get(key, key)
        step = _STEPS.get(key)
        chips = self._in_reach()
        focused = next((index for index, chip in enumerate(chips) if chip.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        chips[(focused + step) % len(chips)].setFocus(Qt.FocusReason.TabFocusReason)
        self._set_stop()

    def _in_reach(self) -> list[QPushButton]:
        """Return the chips that are shown, “More…” among them."""
        shown = (*self._chips.values(), *([self.more_button] if self.more_button else []))
        return [chip for chip in shown if not chip.isHidden()]

    def _show_few(self) -> None:
        hidden = {
            key
            for key, chip in self._chips.items()
            if key in self._behind and not (self._shows_all or chip.isChecked())
        }
        for key, chip in self._chips.items():
            chip.setVisible(key not in hidden)
        if self.more_button is not None:
            self.more_button.setVisible(bool(hidden))
        self._lines.invalidate()

    def _more(self) -> QPushButton:
        more = Chip(self)
        more.setText(_("More…"))
        more.setObjectName("more_button")
        more.setProperty("role", self._role)
        more.setAccessibleName(_("More answers: {name}").format(name=self.accessibleName()))
        more.clicked.connect(self._show_all)
        self._lines.addWidget(more)
        return more

    def _show_all(self) -> None:
        """Show the rest, and lead the keyboard to the first of it."""
        first = next((chip for chip in self._chips.values() if chip.isHidden()), None)
        self._shows_all = True
        self._show_few()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._set_stop()

    def _set_stop(self, pressed: QPushButton | None = None) -> None:
        """Let Tab stop once: at the one in use, else a chosen one, else the first; arrow keys lead to the others."""
        chips = self._in_reach()
        stop = pressed or next((chip for chip in chips if chip.hasFocus()), None)
        stop = stop or next((chip for chip in chips if chip.isChecked()), chips[0] if chips else None)
        for chip in chips:
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus)

    def _chip(self, key: str, label: str, name: str) -> QPushButton:
        chip = Chip(self)
        chip.setCheckable(True)
        chip.setObjectName(f"{key}_chip")
        chip.setProperty("role", f"{self._role}_unknown" if key in UNKNOWN_ANSWERS else self._role)
        chip.setProperty("spoken", None if self._many else "choice")
        chip.setText(label)
        chip.setAccessibleName(f"{label}: {name}")
        chip.clicked.connect(lambda: self._on_click(key))
        self._lines.addWidget(chip)
        return chip

    def _on_click(self, key: str) -> None:
        if self._chips[key].isChecked():
            alone = not self._many or key in EXCLUSIVE_ANSWERS
            for other, chip in self._chips.items():
                if other != key and (alone or other in EXCLUSIVE_ANSWERS):
                    chip.setChecked(False)
        self._set_stop(self._chips[key])  # assistive technology presses it while the keyboard is elsewhere
        self.chosen_changed.emit()
