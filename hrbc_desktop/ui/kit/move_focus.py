"""The two arrows of a row that can be moved."""

from PySide6.QtWidgets import QAbstractButton


def keep_focus(up: QAbstractButton, down: QAbstractButton, by: int) -> None:
    """Leave the keyboard at the arrow that moved the row by `by`, or at the other one when that leads no further."""
    pressed, other = (up, down) if by < 0 else (down, up)
    (pressed if pressed.isEnabled() else other).setFocus()
