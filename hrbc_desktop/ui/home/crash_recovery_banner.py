"""At Home after the program ended without being closed: which worksheet was open, and that it is there."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hrbc_desktop.domain.visit.list_entry import Summary
from hrbc_desktop.domain.visit.steps import STEPS
from hrbc_desktop.session.recent_state import Remembered
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.flow_layout import FlowLayout
from hrbc_desktop.ui.kit.line_breaking import with_break_points
from hrbc_desktop.ui.kit.metrics import XL, M
from hrbc_desktop.wording.dates import spoken_date, spoken_time
from hrbc_desktop.wording.text import one_line

_LONGEST_NAME = 24
"""Letters: a button does not wrap, and stays within the window at 200 % too."""
_NAMES = [step.name for step in STEPS]


class LeftOpen(QFrame):
    """Tells what is there, and leads to where she was; gone once the person has taken either way."""

    open_requested = Signal(str)
    """The id of the worksheet."""

    def __init__(self, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self.setProperty("role", "attention")
        self.label = QLabel(wordWrap=True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.open_button, self.close_button = QPushButton(), QPushButton(_("Not now"))
        self.open_button.setProperty("role", "primary")
        layout, ways = QVBoxLayout(self), FlowLayout(spacing=M)
        layout.setContentsMargins(XL, M, M, M)
        layout.setSpacing(M)
        layout.addWidget(self.label)
        layout.addLayout(ways)
        for button in (self.open_button, self.close_button):
            ways.addWidget(button)
        self.open_button.clicked.connect(self._open)
        self.close_button.clicked.connect(remembered.forget_left_open)
        remembered.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        left = self._remembered.left_open
        self.setVisible(left is not None)
        self.label.setText(with_break_points(_sentence(left)) if left else "")
        if left is not None:
            step = self._remembered.position_in(left.id).step
            self.open_button.setText(_way_on(left.name, _NAMES.index(step) + 1).replace("&", "&&"))

    def _open(self) -> None:
        if left := self._remembered.left_open:
            self._remembered.forget_left_open()
            self.open_requested.emit(left.id)


def _way_on(name: str, number: int) -> str:
    """Say what the button leads to: whose worksheet, and the step at which it was left."""
    shown = one_line(name, _LONGEST_NAME)
    if not shown:
        return _("Go on with your worksheet, step {number}").format(number=number)
    return _("Go on with {name}, step {number}").format(name=shown, number=number)


def _sentence(left: Summary) -> str:
    saved = left.changed_at.astimezone()
    today = saved.date() == datetime.now().astimezone().date()
    when = (
        spoken_time(saved.time())
        if today
        else _("{spoken_time} on {spoken_date}").format(
            spoken_time=spoken_time(saved.time()), spoken_date=spoken_date(saved.date())
        )
    )
    whose = _("The worksheet of {name}").format(name=left.name) if left.name.strip() else _("Your worksheet")
    return _("The program ended unexpectedly last time. {whose} is here as it was saved at {when}.").format(
        whose=whose, when=when
    )
