"""The open worksheet: one immutable value, changed by pure functions, every change undoable."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType

import pydantic.fields  # noqa: F401 - shiboken's import hook breaks pydantic's lazy import when PySide6 is first
from pydantic import ValidationError
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.frozen import nearest_moment
from hrbc_desktop.domain.model.worksheet import Worksheet, next_revision, signed_content
from hrbc_desktop.session.derived import Derived
from hrbc_desktop.translation import _
from hrbc_desktop.wording.visit import notes_are_closed

WorksheetChange = Callable[[Worksheet], Worksheet]


class Document(QObject):
    """Holds the worksheet that is open, and what follows from it; only `edit`, `open` and undo replace the value."""

    changed = Signal(object)
    """The worksheet as it is now."""
    opened = Signal(object)
    """Another worksheet was opened; what was undoable before is forgotten."""
    refused = Signal(str)
    """An edit was not possible; the sentence says why. Nothing was changed."""

    def __init__(self, worksheet: Worksheet, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worksheet = worksheet
        self._derived = Derived(worksheet, catalogue)
        self.undo_stack = QUndoStack(self)
        self.may_revise: Callable[[Worksheet], bool] = _always
        """Asked before an edit of what is signed begins the next revision; the windows ask the person."""

    @property
    def worksheet(self) -> Worksheet:
        """The worksheet as it is now."""
        return self._worksheet

    @property
    def derived(self) -> Derived:
        """What follows from the worksheet as it is now."""
        return self._derived

    def open(self, worksheet: Worksheet) -> None:
        """Put another worksheet in place of the open one; nothing that followed from that one is kept."""
        self.undo_stack.clear()
        self._worksheet = worksheet
        self._derived = Derived(worksheet, self._derived.catalogue)
        self.opened.emit(worksheet)
        self.changed.emit(worksheet)

    def edit(self, label: str, change: WorksheetChange, field: str = "") -> None:
        """Apply `change` as one undoable step named `label`; successive edits of the same `field` are one step.

        Editing what was signed begins the next revision, if the person wants one; notes of the visit leave the
        signatures in place, and are refused once the nurse has signed them.
        """
        before = self._worksheet
        now = nearest_moment(datetime.now(UTC))
        try:
            after = change(before)
            if before.is_signed and signed_content(after) != signed_content(before):
                after = change(next_revision(before, now))
                if not self.may_revise(before):
                    self._show(before)  # what shows the other answer goes back
                    return
            elif before.is_closed and after != before:
                self.refused.emit(notes_are_closed())
                return
        except ValidationError as problem:
            self.refused.emit(_sentence(problem))
            return
        if after == before:
            return
        after = after.evolve(changed_at=now)
        if field and (step := self._typed_last(field)):
            step.after = after
            self._show(after)
        else:
            self.undo_stack.push(_Swap(self._show, label, before, after, field))

    def begin_revision(self) -> None:
        """Begin the next revision of what is signed, because the person asked for it."""
        if self._worksheet.is_signed:
            after = next_revision(self._worksheet, nearest_moment(datetime.now(UTC)))
            self.undo_stack.push(_Swap(self._show, _("New revision"), self._worksheet, after))

    def _typed_last(self, field: str) -> _Swap | None:
        """Return the last step, if it is an edit of this field and was not taken back.

        It goes on with what is typed: steps that Qt merges, and deletes, would never be let go of by Python.
        """
        stack = self.undo_stack
        step = stack.command(stack.count() - 1) if not stack.canRedo() else None
        return step if isinstance(step, _Swap) and step.field == field else None

    def replace(self, label: str, worksheet: Worksheet) -> None:
        """Put another state of the same worksheet in place, as one undoable step named `label`."""
        if worksheet != self._worksheet:
            self.undo_stack.push(_Swap(self._show, label, self._worksheet, worksheet))

    def sign(self, signed: Worksheet) -> None:
        """Put the signed worksheet in place. A signature cannot be undone, and neither can what it covers."""
        self.undo_stack.clear()
        self._show(signed)

    def _show(self, worksheet: Worksheet) -> None:
        self._worksheet = worksheet
        self._derived = self._derived.after(worksheet)
        self.changed.emit(worksheet)


def _always(_signed: Worksheet) -> bool:
    return True


class _Swap(QUndoCommand):
    """The program's only undo command: it swaps two documents."""

    def __init__(
        self, show: Callable[[Worksheet], None], label: str, before: Worksheet, after: Worksheet, field: str = ""
    ) -> None:
        super().__init__(label)
        self.before, self.after, self.field = before, after, field
        self._show = show

    def redo(self) -> None:
        """Show the document after the edit; also called once when the edit is made."""
        self._show(self.after)

    def undo(self) -> None:
        """Show the document before the edit."""
        self._show(self.before)


_LISTS: Mapping[int | str, str] = MappingProxyType(
    {
        "questions": _("Your list of questions"),
        "own": _("Your list of other things that matter"),
        "weighed": _("Your list of what matters"),
        "options": _("Your list of options"),
    }
)
"""What people call the lists that have an end."""


def _sentence(problem: ValidationError) -> str:
    first = problem.errors(include_url=False, include_input=False)[0]
    if first["type"] == "string_too_long":
        return f"That is too long: there is room for {first['ctx']['max_length']:,} letters. Nothing was changed."
    if first["type"] == "too_long":
        named = next((_LISTS[part] for part in reversed(first["loc"]) if part in _LISTS), _("This list"))
        return _("{named} is full: {first} fit. Nothing was changed. Take one off to add another.").format(
            named=named, first=first["ctx"]["max_length"]
        )
    if first["type"] == "value_error":  # of a rule of ours, which says why
        return _("That could not be saved: {first}. Nothing was changed.").format(first=first["ctx"]["error"])
    return _("That could not be saved. Nothing was changed.")
