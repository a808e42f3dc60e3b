"""The written reports, laid out in other ways: what a report says does not depend on how its lines are set.

A layout may cost an answer; it may never make another one of it. Written reports of every kind are read again wrapped,
with other signs behind the names of rows, with each value below its name, as a quoted mail, in capitals.
"""

import re
import textwrap
from collections.abc import Callable

import pytest

from tests.report.scoring import score, written_reports

WRITTEN = written_reports("synoptic", "traps", "kept_back", "ordinary")
_ROW = r"(?m)^(\s*[A-Za-z][\w /()-]{1,30}): (?=\S)"
_WIDE = re.compile(r"\S {3,}\S")


def _wrapped(text: str, width: int) -> str:
    return "\n".join(
        line
        if len(line) <= width or _WIDE.search(line)
        else textwrap.fill(
            line, width, subsequent_indent=" " * (len(line) - len(line.lstrip())), break_on_hyphens=False
        )
        for line in text.split("\n")
    )


LAYOUTS: dict[str, tuple[Callable[[str], str], float]] = {
    "wrapped at 72 letters": (lambda text: _wrapped(text, 72), 0.99),
    "wrapped at 55 letters": (lambda text: _wrapped(text, 55), 0.97),
    "with equals signs": (lambda text: re.sub(_ROW, r"\1 = ", text), 0.99),
    "with dashes": (lambda text: re.sub(_ROW, r"\1 - ", text), 0.99),
    "with dot leaders": (lambda text: re.sub(_ROW, r"\1 ........ ", text), 0.99),
    "in columns": (lambda text: re.sub(_ROW, r"\1      ", text), 0.99),
    "with each value below its name": (lambda text: re.sub(_ROW, r"\1:\n", text), 0.98),
    "with bullets": (lambda text: re.sub(r"(?m)^(\s*)(?=[A-Z][\w /()-]{1,30}: \S)", r"\1• ", text), 0.99),
    "with tabs": (lambda text: re.sub(r"(?<=\S) {3,}(?=\S)", "\t", text), 0.99),
    "with a blank line behind each": (lambda text: text.replace("\n", "\n\n"), 0.99),
    "as a quoted mail": (lambda text: "\n".join(f"> {line}" for line in text.split("\n")), 0.99),
    "in capitals": (str.upper, 0.99),
    "with percent as a word": (lambda text: re.sub(r"(\d)\s?%", r"\1 percent", text), 0.99),
    "with HER-2/neu": (lambda text: text.replace("HER2", "HER-2/neu"), 0.99),
}
"""How a text is laid out, and the part of its facts that has to be offered then."""


@pytest.mark.parametrize("name", LAYOUTS)
def test_another_layout_ticks_nothing_wrong_and_costs_few_answers(name: str) -> None:
    lay_out, offered = LAYOUTS[name]

    read = score([{**report, "text": lay_out(report["text"].lstrip("\n"))} for report in WRITTEN])

    assert not read.counts["ticked wrong"], [each for each in read.mistakes if "ticked wrong" in each]
    assert read.offered >= offered, read.mistakes
