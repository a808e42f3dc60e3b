"""To which of several numbered tumors a clause belongs."""

import re
from collections.abc import Iterable
from dataclasses import replace

from hrbc_desktop.report.clauses import Clause

_TUMOR_NUMBER = re.compile(
    r"^[\W\d]*(?:tumou?r|lesion|mass|carcinoma|cancer|focus)\s*(?:no\.?\s*|number\s*|#\s*)?([1-4]|"
    r"[a-d]|one|two|three|i{1,3})"
    r"(?=\s*(?:$|[(:,;-]|\s{2}|\s(?:is|was|at|in|shows?)\b))"
)
_NUMBERED_TUMOR = re.compile(r"\b(?:tumou?r|lesion|cancer)\s?#?\s?([12])\b(?!\s*(?:mm|cm|of|/|[.,x]|%|foci))")
_SAYS_CANCER = re.compile(r"invasive|infiltrating|carcinoma|ductal|lobular|\bgrade|\ber\b|nst")


def mark_tumors(clauses: list[Clause]) -> Clause | None:
    """Mark to which numbered tumor each clause belongs; return the first clause of the second cancer."""
    current = ""
    saying: dict[str, Clause] = {}
    last_logical = -1
    for index, clause in enumerate(clauses):
        if found := _TUMOR_NUMBER.match(clause.text):
            current = found.group(1)
        elif clause.logical != last_logical and not clause.written[:1].isspace() and current and _starts_anew(clause):
            current = ""
        last_logical = clause.logical
        if current:
            clauses[index] = replace(clause, tumor=current)
            if (
                _SAYS_CANCER.search(clause.text)
                and not clause.is_blocked
                and not re.search(r"\bsize\b", clause.text[:20])
            ):
                saying.setdefault(current, clauses[index])
    return list(saying.values())[1] if len(saying) > 1 else _second_of_two(clauses)


def _second_of_two(clauses: Iterable[Clause]) -> Clause | None:
    """Return where “tumor 2” is named within a sentence, if “tumor 1” is named too."""
    first: dict[str, Clause] = {}
    for clause in clauses:
        for number in _NUMBERED_TUMOR.findall(clause.text) if not clause.is_blocked else ():
            first.setdefault(number, clause)
    return first.get("2") if "1" in first else None


def _starts_anew(clause: Clause) -> bool:
    return re.match(r"\W*(?:sentinel|axill|lymph|nodes?|margins?|stage|tnm|pt)", clause.text) is not None
