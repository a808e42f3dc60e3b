"""How much of each section stands on page 1, and what gives way so that all of it fits."""

from __future__ import annotations

from dataclasses import dataclass

from hrbc_desktop.pdf.signing.field_names import MOST_BOXED_QUESTIONS


@dataclass(frozen=True)
class Plan:
    """How much of each section stands on page 1; what does not is found on a later page, and the page says on which."""

    facts: int
    values: int
    cautions: int
    rows: int
    questions: int
    answer_room: float
    lines: int = 9
    """Lines of one text that somebody typed; one that is longer says on which page it stands in full."""


GENEROUS = Plan(facts=12, values=6, cautions=3, rows=3, questions=MOST_BOXED_QUESTIONS, answer_room=14)

REDUCTIONS: tuple[dict[str, int], ...] = (
    {"answer_room": 10},
    {"facts": 10},
    {"values": 4},
    {"answer_room": 7},
    {"facts": 8},
    {"values": 3},
    {"facts": 6},
    {"answer_room": 0},
    {"questions": 4},
    {"rows": 2},
    {"questions": 3},
    {"rows": 1},
    {"lines": 5},
    {"facts": 4},
    {"lines": 3},
    {"cautions": 2},
    {"rows": 0},
    {"questions": 2},
    {"cautions": 1},
    {"values": 2},
    {"lines": 2},
    {"facts": 2},
    {"questions": 1},
    {"values": 1},
    {"lines": 1},
)
"""What gives way first. The three cautions and the first questions stay as long as anything else can go."""
