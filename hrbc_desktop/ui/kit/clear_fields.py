"""What was typed into a field, and is to be gone."""

from PySide6.QtWidgets import QLineEdit


def clear_without_undo(*fields: QLineEdit) -> None:
    """Empty fields for good: after Qt's own `clear()`, undoing in the field brings back what was typed."""
    for field in fields:
        field.setText("")
