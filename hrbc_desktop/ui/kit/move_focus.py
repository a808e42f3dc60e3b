"""The two arrows of a row that can be moved."""

from PySide6.QtWidgets import QAbstractButton


def keep_focus(up: QAbstractButton, down: QAbstractButton, by: int) -> None:
    """Keep focus on the arrow just used, or move it to the other arrow when that one is now disabled."""
    pressed, other = (up, down) if by < 0 else (down, up)
    (pressed if pressed.isEnabled() else other).setFocus()
