"""What the sheet says, worked out once from the worksheet and the catalogue before anything is drawn.

The same functions as the screen's, so that both say the same of the same worksheet.
"""

from __future__ import annotations

from dataclasses import dataclass

from hrbc_desktop.domain.compare.decision_comparison import compare_worksheet
from hrbc_desktop.domain.compare.rows import DecisionComparison, DecisionRow
from hrbc_desktop.domain.decisions.decisions import DecisionStanding, decision_of, path_of, standings
from hrbc_desktop.domain.decisions.facts import Facts, facts_of_worksheet
from hrbc_desktop.domain.decisions.questions_asked import asked_fields, questions_for
from hrbc_desktop.domain.decisions.safety import caution_lines, cautions, worksheet_is_for
from hrbc_desktop.domain.model.content import Catalogue, Topic
from hrbc_desktop.domain.model.decision import Decision
from hrbc_desktop.domain.model.worksheet import VisitQuestion, Worksheet
from hrbc_desktop.domain.preferences.line_up import LineUp, weigh
from hrbc_desktop.domain.preferences.offer import Offer, offer
from hrbc_desktop.domain.visit.question_list import questions_with
from hrbc_desktop.domain.visit.what_comes_next import what_comes_next
from hrbc_desktop.pdf.engine.clinic import Clinic
from hrbc_desktop.wording.cautions import line_text
from hrbc_desktop.wording.gate import gate_sentences
from hrbc_desktop.wording.revision_changes import Change, changes


@dataclass(frozen=True)
class SheetCaution:
    """Something to talk about because of an answer, and the letters of the options that it concerns."""

    letters: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Content:
    """A worksheet held against a catalogue."""

    worksheet: Worksheet
    catalogue: Catalogue
    decision: Decision | None
    comparison: DecisionComparison | None
    standings: tuple[DecisionStanding, ...]
    """How the decisions of her path stand."""
    gate: tuple[str, ...]
    """What holds before any fit: for whom this worksheet is made."""
    cautions: tuple[SheetCaution, ...]
    """What to talk about because of her answers, the most important first."""
    offered: Offer
    line_up: LineUp | None
    questions: tuple[VisitQuestion, ...]
    what_comes_next: tuple[Topic, ...]
    asked: frozenset[str]
    """The questions about herself that are asked of her."""
    changes: tuple[Change, ...]
    """What moved since the last signed revision, as far as the worksheet knows that one."""
    clinic: Clinic
    """For whom it is made."""

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """Letter and name of each compared option, in the order of the columns."""
        if self.comparison is None:
            known = (key for key in self.worksheet.options if key in self.catalogue.options)
            return tuple((self.worksheet.letter(key), self.catalogue.options[key].name) for key in known)
        return tuple((self.worksheet.letter(option.id), option.words) for option in self.comparison.options)

    @property
    def letters(self) -> dict[str, str]:
        """The letter of each compared option, by its id."""
        return {key: self.worksheet.letter(key) for key in self.worksheet.options}

    @property
    def core_rows(self) -> tuple[DecisionRow, ...]:
        """The rows that matter most for this decision."""
        return self.comparison.core_rows if self.comparison else ()

    @property
    def more_rows(self) -> tuple[DecisionRow, ...]:
        """The other rows of people who are, or may be, like her."""
        core = {row.key for row in self.core_rows}
        rows = self.comparison.rows if self.comparison else ()
        return tuple(row for row in rows if row.key not in core and row.speaks != "no")

    @property
    def other_people(self) -> tuple[DecisionRow, ...]:
        """Rows of people other than her."""
        return tuple(row for row in self.comparison.rows if row.speaks == "no") if self.comparison else ()

    def row(self, key: str) -> DecisionRow | None:
        """Return the row of something that she weighs."""
        if self.comparison is None:
            return None
        attribute = (row for row in self.comparison.rows if row.attribute == key)
        return self.comparison.row(key) or next(attribute, None)


def content_of(worksheet: Worksheet, catalogue: Catalogue, clinic: Clinic) -> Content:
    """Work out everything that the sheet says."""
    facts = facts_of_worksheet(worksheet, catalogue.medicines)
    comparison = compare_worksheet(worksheet, catalogue)
    offered = offer(worksheet, comparison, catalogue)
    picture = weigh(worksheet, offered)
    return Content(
        worksheet=worksheet,
        catalogue=catalogue,
        decision=decision_of(worksheet, catalogue),
        comparison=comparison,
        standings=_path(facts, catalogue),
        gate=gate_sentences(worksheet_is_for(facts), facts),
        cautions=_cautions(worksheet, catalogue, facts),
        offered=offered,
        line_up=picture,
        questions=questions_with(worksheet, catalogue, picture, facts),
        what_comes_next=what_comes_next(decision_of(worksheet, catalogue), catalogue, facts),
        asked=asked_fields(questions_for(facts, catalogue)),
        changes=changes(worksheet.signed_before, worksheet, catalogue) if worksheet.signed_before else (),
        clinic=clinic,
    )


def _path(facts: Facts, catalogue: Catalogue) -> tuple[DecisionStanding, ...]:
    path = path_of(facts)
    return tuple(
        standing
        for standing in standings(catalogue, facts)
        if standing.standing != "does_not" and catalogue.decisions[standing.decision].path == path
    )


def _cautions(worksheet: Worksheet, catalogue: Catalogue, facts: Facts) -> tuple[SheetCaution, ...]:
    options = [catalogue.options[key] for key in worksheet.options if key in catalogue.options]
    letters = {option.id: worksheet.letter(option.id) for option in options}
    raised = [one for one in cautions(options, catalogue, facts) if one.is_personal]
    return tuple(
        SheetCaution(
            tuple(sorted({letters[one.option] for one in line.cautions})), line_text(line, catalogue, facts, letters)
        )
        for line in caution_lines(raised)
    )
