"""What the sheet says, worked out once from the worksheet and the catalogue before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from hrbc_desktop.domain.compare.comparison import Comparison, compare
from hrbc_desktop.domain.compare.decision_comparison import compare_worksheet
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.worksheet import VisitQuestion, Worksheet
from hrbc_desktop.domain.preferences.line_up import LineUp, weigh
from hrbc_desktop.domain.preferences.offer import Offer, offer
from hrbc_desktop.domain.visit.question_list import question_list
from hrbc_desktop.wording.revision_changes import Change, changes


@dataclass(frozen=True)
class Content:
    """A worksheet held against a catalogue."""

    worksheet: Worksheet
    catalogue: Catalogue
    comparison: Comparison
    offered: Offer
    line_up: LineUp | None
    questions: tuple[VisitQuestion, ...]
    changes: tuple[Change, ...]
    """What moved since the last signed revision, as far as the worksheet knows that one."""

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of the compared options, in the order of their columns."""
        return tuple(self.worksheet.letter(option.id) for option in self.comparison.options)


def content_of(worksheet: Worksheet, catalogue: Catalogue) -> Content:
    """Work out everything that the sheet says."""
    offered = offer(worksheet, compare_worksheet(worksheet, catalogue), catalogue)
    return Content(
        worksheet=worksheet,
        catalogue=catalogue,
        comparison=compare(worksheet.options, catalogue, length_of_life=worksheet.length_of_life),
        offered=offered,
        line_up=weigh(worksheet, offered),
        questions=question_list(worksheet, catalogue),
        changes=changes(worksheet.signed_before, worksheet, catalogue) if worksheet.signed_before else (),
    )
