"""Operations that a report shows to have been done. Offered unticked: which breast, and when, is for her to say."""

import re
from collections.abc import Iterable, Iterator

from hrbc_desktop.report.candidates import Candidate
from hrbc_desktop.report.clauses import Clause

_DONE = (
    ("mastectomy", re.compile(r"(?<!partial )(?<!segmental )\bmastectom(?:y|ies)\b")),
    (
        "lumpectomy",
        re.compile(
            r"\b(?:lumpectomy|partial mastectomy|segmental mastectomy|wide local excision|wle|"
            r"breast[- ]conserving surgery|"
            r"excision \(less than total mastectomy\)|quadrantectomy)\b"
        ),
    ),
)
_NOT_YET = re.compile(
    r"\b(?:plan\w*|schedul\w*|for|will|offer\w*|discuss\w*|consider\w*|recommend\w*|before|prior to|"
    r"await\w*|to have|declin\w*|"
    r"less than total|no previous|list(?:ed)? for)\b[^.;:]{0,30}$"
)
_PLANNED_BEHIND = re.compile(r"^[^.;]{0,20}\b(?:is planned|planned|scheduled|to follow|will be)\b")


def read_treatments(clauses: Iterable[Clause]) -> Iterator[Candidate]:
    """Yield the operations on the breast that were done."""
    told: set[str] = set()
    for clause in clauses:
        for key, pattern in _DONE:
            found = pattern.search(clause.text)
            if not found or key in told:
                continue
            is_planned = _NOT_YET.search(clause.text[: found.start()]) or _PLANNED_BEHIND.match(
                clause.text[found.end() :]
            )
            if not is_planned:
                told.add(key)
                yield Candidate("past_treatments", key, clause, found.group(), is_doubtful=True)
