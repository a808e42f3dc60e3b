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
    r"less than total|no previous|list(?:ed)? for|(?:not|never) (?:had|undergone|have)|not want|not keen on|against|"
    r"refus\w*|not interested in|versus|vs|"
    r"options?|prefer\w*)\b[^.;:]{0,30}$|\balternatives?\b[^.;]{0,30}$"
)
_UNDER_PLAN = re.compile(
    r"^\W*(?:management\s{3}|(?:assessment\s?/\s?plan|a\s?/\s?p|plan|recommend\w*|propos\w*|management)\b[^:]{0,40}:)"
)
_IS_DONE = re.compile(r"\b(?:s/p|status post|underwent|after|following|had)\b")
_PLANNED_BEHIND = re.compile(
    r"^[^.;]{0,40}\b(?:for surgery|tci\b|to be (?:done|listed)|is planned|planned|scheduled|to follow|will be)\b"
)


def read_treatments(clauses: Iterable[Clause]) -> Iterator[Candidate]:
    """Yield the operations on the breast that were done."""
    told: set[str] = set()
    for clause in clauses:
        for key, pattern in _DONE:
            found = pattern.search(clause.text)
            if not found or key in told:
                continue
            before, after = clause.text[: found.start()], clause.text[found.end() :]
            is_under_plan = _UNDER_PLAN.match(before) is not None and not _IS_DONE.search(before)
            if not (is_under_plan or _NOT_YET.search(before) or _PLANNED_BEHIND.match(after)):
                told.add(key)
                yield Candidate("past_treatments", key, clause, found.group(), is_doubtful=True)
