"""Prints every sentence of the program in one table: where it stands, its reading grade, and what it says.

`./dev strings` for reading them aloud. Left out: comments, docstrings, what is shorter than four words, statements for
the database, and the content, which `hrbc-desktop check-catalogue` reads.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from hrbc_desktop.catalogue.lint.linting import reading_grade
from hrbc_desktop.catalogue.loader import read_catalogue

ROOT = Path(__file__).parents[2]
LEFT_OUT = tuple(
    f"hrbc_desktop/{room}/" for room in ("ui/forms", "cli", "catalogue/lint", "records/tables", "report", "pdf/engine")
)
FEWEST_WORDS = 4
OF_THE_DATABASE = re.compile(r"\b(SELECT|INSERT|CREATE|UPDATE|DELETE FROM|PRAGMA)\b")
WRITTEN = re.compile(r"<string>(.*?)</string>", re.DOTALL)


def sentences() -> Iterator[tuple[str, str]]:
    """Yield where each sentence stands, and the sentence; “{…}” where the program fills something in."""
    for path in sorted(ROOT.glob("hrbc_desktop/**/*.py")):
        named = path.relative_to(ROOT).as_posix()
        if not named.startswith(LEFT_OUT):
            yield from ((f"{named}:{line}", text) for line, text in in_module(path.read_text(encoding="utf-8")))
    for path in sorted(ROOT.glob("forms/*.ui")):
        yield from ((path.name, text) for text in WRITTEN.findall(path.read_text(encoding="utf-8")))
    for path in sorted(ROOT.glob("resources/help/*.md")):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield from ((f"{path.name}:{number}", line) for number, line in enumerate(lines, start=1) if line.strip())


def in_module(source: str) -> Iterator[tuple[int, str]]:
    tree = ast.parse(source)
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if id(node) in alone or id(node) in inside:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = (str(part.value) if isinstance(part, ast.Constant) else "{…}" for part in node.values)
            text = "".join(parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if len(text.split()) >= FEWEST_WORDS and not OF_THE_DATABASE.search(text):
            yield node.lineno, text


def main() -> None:
    grade = reading_grade(read_catalogue())
    for where, text in sentences():
        sentence = " ".join(text.split())
        sys.stdout.write(f"{where}\t{grade.of(sentence)}\t{sentence}\n")


if __name__ == "__main__":
    main()
