"""The named parts of a sheet, by which the program knows its own file again.

Field names have no dots: a dot would mean a field within a field.
"""

import re
from collections.abc import Iterable

from hrbc_desktop.domain.model.signature import SignerRole

ATTACHMENT_NAME = "worksheet.json"
ADDENDUM_NAME = "addendum.json"

PATIENT_SIGNATURE = "patient_signature"
NURSE_SIGNATURE = "nurse_signature"
THIRD_SIGNATURE = "third_signature"
NURSE_NOTES = "nurse_notes"

ADDENDUM_SIGNATURE = "addendum_signature"
"""The only field of an addendum."""

SIGNATURE_FIELDS: dict[SignerRole, str] = {
    "patient": PATIENT_SIGNATURE,
    "nurse": NURSE_SIGNATURE,
    "interpreter": THIRD_SIGNATURE,
    "supporter": THIRD_SIGNATURE,
    "corrector": ADDENDUM_SIGNATURE,
}
FIELD_NAMES = frozenset({PATIENT_SIGNATURE, NURSE_SIGNATURE, THIRD_SIGNATURE, NURSE_NOTES})
FIELD_NAMES_AT_FIRST = FIELD_NAMES - {THIRD_SIGNATURE}
"""What the first sheets had: they have to be known for as long as they are kept."""

MOST_BOXED_QUESTIONS = 5
"""Questions on page 1 that have boxes to tick. Sheets of older programs have no boxes."""
_BOX_NAME = re.compile(rf"question_([1-{MOST_BOXED_QUESTIONS}])_(answered|later)")

BOX_NAMES = tuple(
    f"question_{number}_{box}" for number in range(1, MOST_BOXED_QUESTIONS + 1) for box in ("answered", "later")
)


def answered_box(number: int) -> str:
    """Return the name of the box that says that the question of that number (from 1) was answered."""
    return f"question_{number}_answered"


def later_box(number: int) -> str:
    """Return the name of the box that keeps the question of that number (from 1) for later."""
    return f"question_{number}_later"


def is_box(name: str) -> bool:
    """Whether a field is one of the boxes beside a question."""
    return _BOX_NAME.fullmatch(name) is not None


def are_of_a_sheet(names: Iterable[str]) -> bool:
    """Whether these are the fields of a sheet: those of every sheet, and two boxes for each question from 1 on."""
    boxes = [name for name in names if is_box(name)]
    others = frozenset(name for name in names if not is_box(name))
    in_pairs = sorted(boxes) == sorted(BOX_NAMES[: len(boxes)]) and len(boxes) % 2 == 0
    return in_pairs and others in (FIELD_NAMES, FIELD_NAMES_AT_FIRST)
