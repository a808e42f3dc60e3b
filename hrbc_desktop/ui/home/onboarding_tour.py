"""The short tour: four cards at Home, shown once by themselves and again when they are asked for."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hrbc_desktop.resources import resource
from hrbc_desktop.translation import _
from hrbc_desktop.ui.kit.accessibility import announce
from hrbc_desktop.ui.kit.metrics import XL, XXL, M
from hrbc_desktop.ui.kit.theme import current_theme

TITLE, BEGIN = _("Short tour"), _("Begin my worksheet")


class Tour(QFrame):
    """One card at a time. Escape and “Skip” end it; nothing behind it is blocked."""

    ended = Signal()
    begin_requested = Signal()
    """The last card was read, and the person wants to begin a worksheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = _cards()
        self._index = 0
        self.setProperty("role", "card")
        self.setAccessibleName(TITLE)
        self.heading_label, self.text_label, self.place_label = QLabel(), QLabel(wordWrap=True), QLabel()
        self.heading_label.setProperty("role", "heading")
        self.place_label.setProperty("role", "small")
        self.skip_button, self.back_button, self.next_button = (
            QPushButton(name) for name in (_("Skip"), _("Back"), _("Next"))
        )
        self.next_button.setProperty("role", "primary")
        self.skip_button.clicked.connect(self.end)
        self.back_button.clicked.connect(lambda: self._show(self._index - 1))
        self.next_button.clicked.connect(self._show_next)
        self._lay_out()
        self.hide()

    def begin(self) -> None:
        """Show the first card, with the keyboard on the button that leads on."""
        self._show(0)
        self.show()
        self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Close the tour, wherever it is."""
        self.hide()
        self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def _show_next(self) -> None:
        if self._index + 1 < len(self.cards):
            self._show(self._index + 1)
        else:
            self.end()
            self.begin_requested.emit()

    def _show(self, index: int) -> None:
        self._index = index
        heading, text = self.cards[index]
        self.heading_label.setText(heading)
        self.text_label.setText(text)
        self.place_label.setText(_("{n} of {all}").format(n=index + 1, all=len(self.cards)))
        self.back_button.setEnabled(index > 0)
        self.next_button.setText(_("Next") if index + 1 < len(self.cards) else BEGIN)
        announce(self, f"{heading}. {text} {self.place_label.text()}")

    def _lay_out(self) -> None:
        layout, buttons = QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(XXL, XL, XXL, XL)
        layout.setSpacing(current_theme().scaled(M))
        layout.addWidget(self.heading_label)
        layout.addWidget(self.text_label)
        buttons.addWidget(self.place_label, 1)
        for button in (self.skip_button, self.back_button, self.next_button):
            buttons.addWidget(button)
        layout.addLayout(buttons)


def _cards() -> list[tuple[str, str]]:
    written = resource("help", "tour.md").read_text(encoding="utf-8")
    return [(heading, text.strip()) for heading, text in re.findall(r"^# (.+)\n([^#]+)", written, re.MULTILINE)]
