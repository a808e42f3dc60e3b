"""The line of the list that stands for a worksheet."""

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.domain.visit.list_entry import Summary, summarize


def test_what_a_newer_program_adds_to_the_line_does_not_hide_the_worksheet(empty: Worksheet) -> None:
    line = summarize(empty)

    assert Summary.model_validate(line.model_dump() | {"of a newer program": 1}) == line


def test_the_line_names_the_decision(empty: Worksheet) -> None:
    assert summarize(empty.evolve(decision="armpit")).decision == "armpit"
    assert summarize(empty).decision == ""
