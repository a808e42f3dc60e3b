"""Binds one widget to one field of the worksheet, in both directions.

Loops end by comparing, not by blocking signals: a widget is written only when it differs, and so is the document.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.kit.line_breaking import in_one_line

Read = Callable[[Worksheet], Any]
Write = Callable[[Worksheet, Any], Worksheet]


def within(section: str, field: str) -> tuple[Read, Write]:
    """Return how to read and write `field` of the worksheet's `section`; of the worksheet itself when it is empty."""
    if not section:
        return lambda worksheet: getattr(worksheet, field), lambda worksheet, value: worksheet.evolve(**{field: value})
    return (
        lambda worksheet: getattr(getattr(worksheet, section), field),
        lambda worksheet, value: worksheet.evolve(**{section: getattr(worksheet, section).evolve(**{field: value})}),
    )


def bind(document: Document, widget: QLineEdit | QPlainTextEdit, section: str, field: str, label: str) -> None:
    """Bind a text field. `label` names the step for undo: “Undo Name”."""
    read, write = within(section, field)

    def text() -> str:
        return widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()

    def show(worksheet: Worksheet) -> None:
        value = read(worksheet)
        if text() != value:
            widget.setText(value) if isinstance(widget, QLineEdit) else widget.setPlainText(value)

    def push() -> None:
        value = text()
        if value == read(document.worksheet):
            return
        if isinstance(widget, QLineEdit) and value != in_one_line(value):
            widget.setText(in_one_line(value))
        else:
            document.edit(label, lambda worksheet: write(worksheet, value), f"{section}.{field}")
            show(document.worksheet)  # what was refused must not look as if it were kept

    widget.textChanged.connect(push)
    document.changed.connect(show)
    show(document.worksheet)


def bind_check(document: Document, box: QCheckBox, section: str, field: str, label: str) -> None:
    """Bind a check box to a yes-or-no field."""
    read, write = within(section, field)
    box.clicked.connect(lambda on: document.edit(label, lambda worksheet: write(worksheet, on)))
    document.changed.connect(lambda worksheet: box.setChecked(read(worksheet)))
    box.setChecked(read(document.worksheet))


def bind_chips(document: Document, chips: ChipGroup, section: str, field: str, label: str) -> None:
    """Bind chips to a field that holds one key or None, or several keys."""
    read, write = within(section, field)

    def keys(value: Any) -> tuple[str, ...]:
        if value is None:
            return ()
        return (value,) if isinstance(value, str) else tuple(value)

    def show(worksheet: Worksheet) -> None:
        if chips.chosen != keys(read(worksheet)):
            chips.choose(keys(read(worksheet)))

    def push() -> None:
        several = isinstance(read(document.worksheet), tuple)
        value = chips.chosen if several else next(iter(chips.chosen), None)
        document.edit(label, lambda worksheet: write(worksheet, value))

    chips.chosen_changed.connect(push)
    document.changed.connect(show)
    show(document.worksheet)
