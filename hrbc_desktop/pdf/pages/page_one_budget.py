"""How much of each section stands on page 1, and what gives way so that all of it fits one page."""

from __future__ import annotations

from dataclasses import dataclass

from hrbc_desktop.domain.visit.question_list import PRINTED_LARGE


@dataclass(frozen=True)
class Plan:
    """How much of each section stands on page 1; what does not is found in part 2."""

    facts: int
    values: int
    options: int
    rows: int
    strip: int
    """Whether the four weeks of each option are drawn."""
    said: int
    """Lines for how the options line up."""
    questions: int
    answer_room: float


GENEROUS = Plan(facts=8, values=6, options=4, rows=4, strip=1, said=9, questions=PRINTED_LARGE, answer_room=20)

REDUCTIONS: tuple[dict[str, int], ...] = (
    {"answer_room": 17},
    {"facts": 6},
    {"values": 4},
    {"rows": 3},
    {"answer_room": 15},
    {"values": 3},
    {"rows": 2},
    {"facts": 4},
    {"answer_room": 13},
    {"options": 3},
    {"rows": 1},
    {"questions": 4},
    {"rows": 0},
    {"said": 2},
    {"questions": 3},
    {"values": 2},
    {"facts": 2},
    {"strip": 0},
    {"answer_room": 10},
    {"questions": 2},
    {"answer_room": 8},
    {"questions": 1},
)
"""What gives way first. Five questions and three options stay as long as anything else can go."""
