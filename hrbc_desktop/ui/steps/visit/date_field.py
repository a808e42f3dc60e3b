"""Fields in which a date or a time is typed freely, in any usual form."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hrbc_desktop.session.date_input import DateNotUnderstood, read_birth_date, read_date, read_time
from hrbc_desktop.translation import _
from hrbc_desktop.wording.dates import spoken_date, spoken_time

EXAMPLE_DAYS = 2
"""So far ahead is the day that is the example of a visit."""
LONGEST = 60
"""Letters that fit: more than any date or time has, in any words."""


class TypedField(QLineEdit):
    """Holds a value or None. What cannot be read stays in the field as it was typed, and the value stays as it was."""

    value_changed = Signal()
    """The person typed another value (the program did not set one)."""
    problem_changed = Signal(str)
    """What is wrong with the typed text, in one sentence; empty when nothing is."""

    def __init__(self, read: Callable[[str], Any], write: Callable[[Any], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read, self._write = read, write
        self._value: Any = None
        self._problem = ""
        self.setMaxLength(LONGEST)
        self.textEdited.connect(self._take)
        self.editingFinished.connect(self._settle)

    @property
    def problem(self) -> str:
        """What is wrong with the typed text, in one sentence; empty when nothing is."""
        return self._problem

    def show_value(self, value: Any) -> None:
        """Show another value. Text that was typed but not understood stays while the value is the same."""
        if value != self._value:
            self.reset(value)

    def reset(self, value: Any) -> None:
        """Show a value, and forget what was typed."""
        self._value = value
        self.setText(self._written(value))
        self._tell("")

    def _take(self, typed: str) -> None:
        try:
            value = self._read(typed) if typed.strip() else None
        except DateNotUnderstood:
            return
        self._tell("")
        if value != self._value:
            self._value = value
            self.value_changed.emit()

    def _settle(self) -> None:
        """Once typing has ended, write the value in full, or say what is wrong."""
        typed = self.text()
        if not typed.strip():
            return
        try:
            self.setText(self._written(self._read(typed)))
        except DateNotUnderstood as problem:
            until_then = (
                _(" We keep {written} until then.").format(written=self._written(self._value))
                if self._value is not None
                else ""
            )
            self._tell(f"{problem}{until_then}")
        else:
            self._tell("")

    def _tell(self, problem: str) -> None:
        if problem == self._problem:
            return
        self._problem = problem
        self.setProperty("wrong", "true" if problem else "false")
        self.setAccessibleDescription(problem)
        self.style().unpolish(self)
        self.style().polish(self)
        self.problem_changed.emit(problem)

    def _written(self, value: Any) -> str:
        return "" if value is None else self._write(value)


class DateField(TypedField):
    """A day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(lambda typed: read_date(typed, like=_in_some_days()), spoken_date, parent)

    @property
    def value(self) -> date | None:
        """The day that was understood last."""
        day: date | None = self._value
        return day

    def ask_for_a_birth(self) -> None:
        """Accept only a day on which a living person can be born."""
        self._read = lambda typed: read_birth_date(typed, datetime.now().astimezone().date())


def _in_some_days() -> date:
    return datetime.now().astimezone().date() + timedelta(days=EXAMPLE_DAYS)


class TimeField(TypedField):
    """A time of day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(read_time, spoken_time, parent)

    @property
    def value(self) -> time | None:
        """The time that was understood last."""
        moment: time | None = self._value
        return moment
