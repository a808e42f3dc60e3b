"""The command that prints the comparison of a worksheet's options, in the words of the screen and of paper."""

import argparse
from typing import TYPE_CHECKING, Any

from hrbc_desktop.cli.base import (
    OK,
    Command,
    Unusable,
    json_argument,
    print_json,
    read_content,
    read_worksheet_file,
    worksheet_argument,
)
from hrbc_desktop.translation import _

if TYPE_CHECKING:
    from hrbc_desktop.domain.compare.rows import DecisionComparison, DecisionRow
    from hrbc_desktop.domain.model.content import Catalogue
    from hrbc_desktop.domain.model.worksheet import Worksheet

_SPEAKS = {"yes": True, "no": False}


def _compare(chosen: argparse.Namespace) -> int:
    from hrbc_desktop.domain.compare.decision_comparison import compare_worksheet
    from hrbc_desktop.domain.decisions.decisions import decision_of, picked_beforehand
    from hrbc_desktop.domain.decisions.facts import facts_of_worksheet

    worksheet, catalogue = read_worksheet_file(chosen.worksheet), read_content()
    decision = decision_of(worksheet, catalogue)
    if decision is None:
        raise Unusable(_why_not(worksheet, catalogue))
    if not worksheet.options:
        facts = facts_of_worksheet(worksheet, catalogue.medicines)
        worksheet = worksheet.evolve(options=picked_beforehand(decision, catalogue, facts))
    comparison = compare_worksheet(worksheet, catalogue)
    if comparison is None or not comparison.options:
        raise Unusable(_("{worksheet} compares nothing that this version knows.").format(worksheet=chosen.worksheet))
    if chosen.json:
        print_json(_as_json(comparison, catalogue))
    else:
        _print(comparison, catalogue)
    return OK


def _why_not(worksheet: "Worksheet", catalogue: "Catalogue") -> str:
    if not worksheet.options:
        return _("This worksheet does not say yet what is being decided, so there is nothing to compare.")
    names = ", ".join(catalogue.options[key].name for key in worksheet.options if key in catalogue.options)
    return _("This worksheet names no decision, and no single decision holds all that it compares: {names}.").format(
        names=names
    )


def _as_json(comparison: "DecisionComparison", catalogue: "Catalogue") -> dict[str, Any]:
    return {
        "decision": comparison.decision.id,
        "question": comparison.decision.question,
        "options": [{"id": option.id, "words": option.words} for option in comparison.options],
        "rows": [_row(row, comparison, catalogue) for row in comparison.rows],
    }


def _row(row: "DecisionRow", comparison: "DecisionComparison", catalogue: "Catalogue") -> dict[str, Any]:
    from hrbc_desktop.wording.findings import cell_text, row_when

    cells = [(cell.option, cell_text(cell, row, comparison.decision, catalogue)) for cell in row.cells]
    return {
        "key": row.key,
        "group": row.group,
        "title": row.title,
        "population": row.population.words if row.population else None,
        "time": row_when(row) or None,
        "measured": row.measured,
        "counted": row.way_of_counting or row.counted,
        "speaks_for_her": _SPEAKS.get(row.speaks or ""),
        "core": row.core,
        "folded": row.folded,
        "cells": [{"option": option, "screen": text, "paper": text} for option, text in cells],
    }


def _print(comparison: "DecisionComparison", catalogue: "Catalogue") -> None:
    print(f"{comparison.decision.question}\n{comparison.decision.plain}")
    for sentence in comparison.decision.same_either_way:
        print(sentence)
    for number, option in enumerate(comparison.options):
        print(f"{'ABCD'[number % 4]}  {option.words}")
    _print_rows("", comparison.core_rows, comparison, catalogue)
    _print_rows(_("More rows"), comparison.more_rows, comparison, catalogue)
    _print_rows(_("People other than you"), comparison.other_people, comparison, catalogue)
    _print_words(comparison, catalogue)


def _print_rows(
    title: str, rows: "tuple[DecisionRow, ...]", comparison: "DecisionComparison", catalogue: "Catalogue"
) -> None:
    from hrbc_desktop.wording.findings import row_words

    if title and rows:
        print(f"\n== {title} ==")
    for row in rows:
        words = row_words(row, comparison.decision, catalogue)
        print("\n" + "\n  ".join((words.title, *words.head)))
        for number, of_cell in enumerate(words.cells):
            print(f"  {'ABCD'[number % 4]}  " + "\n     ".join(each.text() for each in of_cell))


def _print_words(comparison: "DecisionComparison", catalogue: "Catalogue") -> None:
    from hrbc_desktop.wording.findings import effect_in_words, figure_in_words

    for option in comparison.options:
        findings = [figure for figure in comparison.in_words[option.id] if figure.fit.speaks != "no"]
        effects = [cell for cell in comparison.effects_in_words[option.id] if cell.fit and cell.fit.speaks != "no"]
        if findings or effects:
            print(_("\n{words}: what its own studies found besides").format(words=option.words))
        for figure in findings:
            print(f"  {figure_in_words(figure, comparison.decision, catalogue)}")
        for cell in effects:
            print(f"  {effect_in_words(cell, catalogue)}")


def _arguments(parser: argparse.ArgumentParser) -> None:
    worksheet_argument(parser)
    json_argument(parser)


COMMANDS: dict[str, Command] = {
    "compare": Command(_compare, "print the options of a worksheet side by side, as the program shows them", _arguments)
}
