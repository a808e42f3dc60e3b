"""What two versions of one worksheet say differently, side by side."""

from collections.abc import Iterator
from typing import NamedTuple

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.revisions.diff import changes
from hrbc_desktop.domain.visit.question_list import question_list, visit_record
from hrbc_desktop.wording.text import counted, listed


class Difference(NamedTuple):
    """One thing, and what each version says of it."""

    what: str
    here: str
    there: str


def differences(here: Worksheet, there: Worksheet, catalogue: Catalogue) -> list[Difference]:
    """What differs, in the order of the sheet: also what was noted in a visit, and who has signed."""
    listed_there = there.evolve(questions=question_list(there, catalogue))
    told = [Difference(change.what, change.now, change.before) for change in changes(listed_there, here, catalogue)]
    noted = zip(_noted(here), _noted(there), strict=True)
    return told + [Difference(what, mine, theirs) for (what, mine), (_, theirs) in noted if mine != theirs]


def _noted(worksheet: Worksheet) -> Iterator[tuple[str, str]]:
    yield "Revision", str(worksheet.revision)
    yield "Noted in the visit", visit_record(worksheet) or "Nothing"
    yield "Talked about", counted(len(worksheet.talked_about), "row") if worksheet.talked_about else "Nothing"
    yield "Signed by", listed([signature.name for signature in worksheet.signatures] or ["nobody"])
