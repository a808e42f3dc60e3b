"""Says how long the next attempt to unlock has to wait, and keeps its buttons still until then."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel, QPushButton

from hrbc_desktop.translation import _, ngettext
from hrbc_desktop.wording.text import listed

if TYPE_CHECKING:
    from hrbc_desktop.records.crypto.locked_vault import LockedVault

_TICK_MS = 200


class Countdown(QObject):
    """Several labels and buttons may follow one vault."""

    def __init__(
        self, vault: LockedVault, labels: Sequence[QLabel], buttons: Sequence[QPushButton], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._vault, self._labels, self._buttons = vault, labels, buttons
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.follow)

    def follow(self) -> None:
        """Show how long it takes still, and go on doing so until nobody has to wait."""
        seconds = ceil(self._vault.seconds_to_wait())
        for label in self._labels:
            label.setText(_("Please wait {spoken}, then try again.").format(spoken=_spoken(seconds)) if seconds else "")
            label.setVisible(bool(seconds))
        for button in self._buttons:
            button.setEnabled(not seconds)
        if seconds:
            self._timer.start()
        else:
            self._timer.stop()


def _spoken(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    parts = [ngettext("{n} minute", "{n} minutes", minutes)] if minutes else []
    parts += [ngettext("{n} second", "{n} seconds", rest)] if rest else []
    return listed(parts)
