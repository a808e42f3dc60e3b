"""The rows of what treatments can change: one outcome, one time, one kind of people each."""

from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby
from typing import Literal

from hrbc_desktop.domain.compare.compared import Compared
from hrbc_desktop.domain.compare.population_fit import SPEAKS_ORDER, PopulationFit
from hrbc_desktop.domain.compare.rows import Cell, DecisionRow, OutcomeCell, StudyFigure
from hrbc_desktop.domain.model.content import Outcome
from hrbc_desktop.domain.model.decision import DecisionOption, Finding, FindingSide

MOST_ROWS_OF_ONE_OPTION = 4
"""Rows of the first outcome that stand in front though each knows one option only: one for each column."""


class OutcomeRows:
    """Builds the outcome rows of one comparison, and finds what must be told in words instead."""

    def __init__(self, compared: Compared, *, length_of_life: bool) -> None:
        self._compared, self._length_of_life = compared, length_of_life

    @property
    def _first(self) -> str:
        """The outcome that the decision is about before all others."""
        return next((key for key in self._compared.decision.core if key in self._compared.catalogue.outcomes), "")

    def rows(self) -> Iterator[DecisionRow]:
        """Yield one row for each outcome, way of counting, time and population."""
        catalogue = self._compared.catalogue
        found: dict[tuple[str, ...], list[Finding]] = {}
        for finding in self._compared.decision.findings:
            if finding.stands_in_a_row and self._may_be_shown(finding) and self._concerns_options(finding):
                found.setdefault(finding.row_key, []).append(finding)
        rows = [self._outcome_row(findings) for findings in found.values()]
        asked = self._compared.decision.asks_for
        by_outcome = sorted(rows, key=lambda row: list(catalogue.outcomes).index(asked(row.outcome)))
        known: set[str] = set()
        for outcome, group in groupby(by_outcome, key=lambda row: asked(row.outcome)):
            known.add(outcome)
            yield from self._with_core_marked(outcome, sorted(group, key=self._row_order))
        for outcome in self._compared.decision.core:
            if outcome in catalogue.outcomes and outcome not in catalogue.attributes and outcome not in known:
                yield from self._unknown_outcome(catalogue.outcomes[outcome])

    def _may_be_shown(self, finding: Finding) -> bool:
        outcome = self._compared.catalogue.outcomes[finding.outcome]
        return (self._length_of_life or not outcome.length_of_life) and self._compared.concerns_her(outcome)

    def _concerns_options(self, finding: Finding) -> bool:
        return any(self._figures(finding, option) for option in self._compared.options)

    def _figures(self, finding: Finding, option: DecisionOption) -> tuple[StudyFigure, ...]:
        findings = [
            side
            for side in finding.sides
            if self._compared.spoken_of[option.id].intersection(side.options)
            and (side.value is not None or finding.gain)
        ]
        return tuple(self._figure(finding, side) for side in findings)

    def _figure(self, finding: Finding, side: FindingSide) -> StudyFigure:
        return StudyFigure.model_construct(
            finding=finding,
            side=side,
            study=self._compared.catalogue.studies[finding.study],
            population=self._compared.catalogue.populations[finding.population],
            fit=self._compared.fit(finding.population),
        )

    def _outcome_row(self, findings: list[Finding]) -> DecisionRow:
        first = findings[0]
        outcome = self._compared.catalogue.outcomes[first.outcome]
        cells = tuple(
            OutcomeCell.model_construct(
                option=option.id,
                figures=tuple(figure for one in findings for figure in self._figures(one, option)),
                in_words=(),
                adds_nothing=option.by_definition.get(outcome.id, ""),
            )
            for option in self._compared.options
        )
        fit = self._compared.fit(first.population)
        if fit.speaks != "no" and all(finding.role == "other_people" for finding in findings):
            fit = PopulationFit(speaks="no")
        return DecisionRow.model_construct(
            key=_outcome_key(first),
            group="outcomes",
            title=outcome.name,
            plain=outcome.plain,
            kind="outcome",
            outcome=outcome.id,
            population=self._compared.catalogue.populations[first.population],
            fit=fit,
            at=first.at,
            way_of_counting=first.counted,
            cells=cells,
            folded=True,
        )

    def _row_order(self, row: DecisionRow) -> tuple[int, ...]:
        """Rows that speak for her first, those of her kind of cancer before those of all kinds together.

        Then come those that know more options, and of larger and of whole studies.
        """
        figures = [figure for cell in row.cells if isinstance(cell, OutcomeCell) for figure in cell.figures]
        minor = min(figure.finding.role in ("subgroup", "small_study") for figure in figures)
        gains_only = not any(figure.side.value is not None for figure in figures)
        people = max(figure.finding.n or figure.study.n or 0 for figure in figures)
        fit = row.fit.speaks if row.fit else "may"
        all_kinds = row.population is not None and row.population.all_kinds
        return SPEAKS_ORDER.index(fit), all_kinds, -row.known, minor, gains_only, -people

    def _with_core_marked(self, outcome: str, rows: list[DecisionRow]) -> Iterator[DecisionRow]:
        """Mark as core the rows of a core outcome that tell of options which no row before them told of."""
        known_for: set[str] = set()
        made: list[DecisionRow] = []
        wanted = outcome in self._compared.decision.core
        of_her = {key for row in rows if row.speaks != "no" for key in _options_in(row)}
        of_others = {key for row in rows if row.speaks == "no" for key in _options_in(row)}
        for row in rows:
            knows = _options_in(row)
            adds = bool(knows - known_for) and row.speaks != "no"
            core = wanted and adds and (not known_for or len(knows) > 1)
            known_for |= knows if core else set()
            made.append(
                row.model_copy(
                    update={
                        "core": core,
                        "folded": not core or self._compared.compares_nothing(row),
                        "cells": tuple(_pointing(cell, of_her, of_others) for cell in row.cells),
                    }
                )
            )
        yield from self._with_the_first_in_front(outcome, made) if len(of_her) > 1 else made
        of_one_only = outcome == self._first and len(of_her) == 1 and bool(of_others - of_her)
        if wanted and (not of_her or (of_one_only and all(row.folded for row in made))):
            for row in self._unknown_outcome(self._compared.catalogue.outcomes[outcome]):
                cells = (_pointing(cell, of_her, of_others, own="further_down") for cell in row.cells)
                yield row.model_copy(update={"cells": tuple(cells)})

    def _with_the_first_in_front(self, outcome: str, rows: list[DecisionRow]) -> list[DecisionRow]:
        """Keep what the decision is about in sight where each of its rows knows one option only.

        Folded away, it would look as if nothing were known of it.
        """
        of_her = [row for row in rows if row.speaks != "no"]
        if outcome != self._first or any(not row.folded for row in rows) or len(of_her) > MOST_ROWS_OF_ONE_OPTION:
            return rows
        return [row.model_copy(update={"core": True, "folded": False}) if row in of_her else row for row in rows]

    def _unknown_outcome(self, outcome: Outcome) -> Iterator[DecisionRow]:
        """Say of a core outcome, of which no figure is of people like her, what is known of it in words."""
        if (outcome.length_of_life and not self._length_of_life) or not self._compared.concerns_her(outcome):
            return
        yield DecisionRow.model_construct(
            key=f"outcome:{outcome.id}",
            group="outcomes",
            title=outcome.name,
            plain=outcome.plain,
            kind="outcome",
            outcome=outcome.id,
            cells=tuple(self._cell_in_words(outcome, option) for option in self._compared.options),
            core=True,
        )

    def _cell_in_words(self, outcome: Outcome, option: DecisionOption) -> OutcomeCell:
        in_words = [
            figure
            for figure in self.in_words(option)
            if figure.finding.outcome == outcome.id and figure.finding.role == "in_words" and figure.fit.speaks != "no"
        ]
        return OutcomeCell.model_construct(
            option=option.id,
            figures=(),
            in_words=tuple(in_words),
            adds_nothing=option.by_definition.get(outcome.id, ""),
        )

    def in_words(self, option: DecisionOption) -> list[StudyFigure]:
        """Return the findings about `option` that stand in no row, those of people like her first."""
        ids = self._compared.spoken_of[option.id]
        figures = [
            self._figure(finding, next(side for side in finding.sides if ids.intersection(side.options)))
            for finding in self._compared.decision.findings
            if self._is_told_in_words(finding)
            and finding.role != "context"
            and any(ids.intersection(side.options) for side in finding.sides)
        ]
        return sorted(figures, key=lambda figure: SPEAKS_ORDER.index(figure.fit.speaks))

    def context(self) -> list[StudyFigure]:
        """Return the findings that concern every option, those of people like her first."""
        figures = [
            self._figure(finding, finding.first)
            for finding in self._compared.decision.findings
            if self._is_told_in_words(finding) and finding.role == "context"
        ]
        return sorted(figures, key=lambda figure: SPEAKS_ORDER.index(figure.fit.speaks))

    def _is_told_in_words(self, finding: Finding) -> bool:
        return finding.is_usable and not finding.stands_in_a_row and self._may_be_shown(finding)


def _options_in(row: DecisionRow) -> set[str]:
    return {cell.option for cell in row.cells if isinstance(cell, OutcomeCell) and cell.figures}


def _pointing(
    cell: Cell, of_her: set[str], of_others: set[str], own: Literal["own_row", "further_down"] = "own_row"
) -> Cell:
    """Say in a cell of which nothing is known where else the outcome is known for the option."""
    if cell.is_known or cell.option not in of_her | of_others:
        return cell
    return cell.model_copy(update={"elsewhere": own if cell.option in of_her else "other_people"})


def _outcome_key(finding: Finding) -> str:
    """Name the row, short enough to stand in a worksheet as something that is weighed."""
    outcome, counted, time, population, measure = finding.row_key
    rest = sha256(f"{counted}|{time}|{population}|{measure}".encode()).hexdigest()[:8]
    return f"outcome:{outcome}:{population[:60]}:{rest}"
