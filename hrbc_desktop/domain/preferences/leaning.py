"""Which way the person leaned before any result, and whether the line-up agrees. It is a question, not a verdict."""

from typing import Literal

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.preferences.line_up import LineUp

Agreement = Literal["same", "differs", "tie", "open"]


def leaning_and_line_up(picture: LineUp | None, worksheet: Worksheet) -> Agreement:
    """Hold the leaning, which was asked before any result, against the line-up."""
    leaning = worksheet.values.leaning
    if picture is None or leaning not in picture.options:
        return "open"
    if picture.closeness == "too_close":
        return "tie"
    return "same" if leaning == picture.options[picture.ahead[0]] else "differs"
