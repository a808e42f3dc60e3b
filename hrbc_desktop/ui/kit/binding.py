"""Binds one widget to one field of the worksheet, in both directions.

Loops end by comparing, not by blocking signals: a widget is written only when it differs, and so is the document.
"""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.session.document import Document
from hrbc_desktop.ui.kit.chips import ChipGroup
from hrbc_desktop.ui.kit.line_breaking import in_one_line


class Follower(Protocol):
    """What shows a document: a page, or a part of the window that is always seen."""

    document: Document

    def follow(self, show: Callable[[Worksheet, Derived], None]) -> None:
        """Call `show` now, and at every change."""


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


def bind(follower: Follower, widget: QLineEdit | QPlainTextEdit, section: str, field: str, label: str) -> None:
    """Bind a text field. `label` names the step for undo: “Undo Name”."""
    read, write = within(section, field)
    document = follower.document

    def text() -> str:
        return widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()

    def show(worksheet: Worksheet, _derived: Derived) -> None:
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
            show(document.worksheet, document.derived)  # what was refused must not look as if it were kept

    widget.textChanged.connect(push)
    follower.follow(show)


def bind_check(follower: Follower, box: QCheckBox, section: str, field: str, label: str) -> None:
    """Bind a check box to a yes-or-no field."""
    read, write = within(section, field)
    box.clicked.connect(lambda on: follower.document.edit(label, lambda worksheet: write(worksheet, on)))
    follower.follow(lambda worksheet, _: box.setChecked(read(worksheet)))


def bind_chips(follower: Follower, chips: ChipGroup, section: str, field: str, label: str) -> None:
    """Bind chips to a field that holds one key or None, or several keys."""
    read, write = within(section, field)

    def keys(value: Any) -> tuple[str, ...]:
        if value is None:
            return ()
        return (value,) if isinstance(value, str) else tuple(value)

    def show(worksheet: Worksheet, _derived: Derived) -> None:
        if chips.chosen != keys(read(worksheet)):
            chips.choose(keys(read(worksheet)))

    def push() -> None:
        several = isinstance(read(follower.document.worksheet), tuple)
        value = chips.chosen if several else next(iter(chips.chosen), None)
        follower.document.edit(label, lambda worksheet: write(worksheet, value))

    chips.chosen_changed.connect(push)
    follower.follow(show)
