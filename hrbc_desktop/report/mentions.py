"""Finds what a clause talks about, and the words that belong to each."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from hrbc_desktop.report.choices import UNFILLED
from hrbc_desktop.report.clauses import Clause
from hrbc_desktop.report.words import word_set

_TOPICS = re.compile(
    r"""
    (?P<both>
      \bo?estrogen(?:\s*receptors?)?(?:\s*\(er\))?\s*(?:and|&|/)\s*progesterone?\s*(?:receptors?)?(?:\s*\(pg?r\))?
      |\ber(?:\s*(?:and|&|/)\s*|\s+\+\s+)pg?r\b(?:\s*receptors?)?
      |\bhormone[ -]receptors?\b(?!\s*\()|\bhr(?=[ -]?(?:pos|\+)))
    |(?P<er>
      \bo?estrogen[ -]*rec(?:eptors?\b|\.)(?:[ -]alpha)?(?:\s*\(\s*er[\w ]*\))?
      |(?<!in\ the\ )(?<!to\ the\ )(?<!at\ the\ )(?<!from\ the\ )
      \ber(?:[ -]?(?:alpha|status))?(?:\b|(?=\d))(?!\s*(?:visit|physician|low\s+positive\s+tum))|\be\.r\.
      |\bera(?=\s*[:=(])
      |\bre(?=\s*:?\s*(?:positiv|negativ|[<>]?\s?\d{1,3}\s?%))
      |\bo?estrogens?(?=(?:\s*:|\s{2})\s*(?:allred|quick|pos|neg|yes|no\b|\d))
      |\bo?estrogens?(?=[ -]+(?:sensitive|positive|negative|pos\b|neg\b|\+)|\s*\(\s*(?:[0-8]\s*(?:/
      |out\ of)\s*8|\d{1,3}\s?%|pos|neg)))
    |(?P<pr>
      \bprogesterone?[ -]*rec(?:eptors?\b|\.)(?:\s*\(\s*pg?r[\w ]*\))?|\bpg?r(?:[ -]?status)?(?:\b|(?=\d))
      |\bp\.r\.|\bpg?ra(?=\s*[:=(])
      |\bprogesterones?(?=(?:\s*:|\s{2})\s*(?:allred|quick|pos|neg|yes|no\b|\d))
      |\brp(?=\s*:?\s*(?:positiv|negativ|[<>]?\s?\d{1,3}\s?%))
      |\bprogesterones?(?=[ -]+(?:positive|negative|pos\b|neg\b|\+)|\s*\(\s*(?:[0-8]\s*(?:/|out\ of)\s*8
      |\d{1,3}\s?%|pos|neg)))
    |(?P<her2>\bher[ -]{0,3}2(?:[ -]?/?[ -]?neu|\ /\ neu)?\b|\bc-?erb-?b-?2\b|\berbb2\b
      |\bhercept?est\b|\bh2(?=\s*[0-3]\+))
    |(?P<ish>\b(?:d-?dish|bdish|dish|fish|cish|sish|ish)\b|\bin[ -]situ[ -]hybridi[sz]ation\b)
    |(?P<ki67>\bki\s?-?\s?67\b|\bmib\s?-?\s?1\b)
    |(?P<triple>\btriple[ -]negative\b|\btnbc\b)
    |(?P<stop>
      \b(?:controls?|ctrls?)\b|\breference\s+ranges?\b|\bstandard\s+ranges?\b|\bcut-?offs?\b|\be-?cadherin\b|\bp53\b|\bp63\b
      |\bgata-?3\b|\bandrogen\s+receptors?\b|\bar\b|\bck\s?5\S*|\begfr\b|\bpd-?l1\b|\btop2a\b|\bcep\s?17\b
      |\bgrad(?:e|ing)\b|\bg[1-3]\b|\blvi\b|\blymph\w*|(?<!\bon\ )\bnodes?\b|\bmargins?\b|\boncotype\b
      |\brecurrence\s+score\b
      |\bstage\b|\bpt[0-4]\w*|\bmammaprint\b|\bbrca[12]?\b|\bpik3ca\b|\besr1\b|\bakt1\b|\bpten\b
      |\bsee\s+(?:note|comment|below|addendum)\b|\b(?:tumou?r\s+)?size\b)
    """,
    re.VERBOSE,
)
_TRIGGERS = word_set(
    "er pr pgr era pra pgra re rp er8 er7 er6 er5 er4 er3 er2 er0 pr8 pr7 pr6 pr5 pr4 pr3 pr2 pr0 progesteron "
    "hr her her2 2 ki ki67 67 mib mib1 estrogen oestrogen progesterone estrogens "
    "oestrogens receptor receptors hormone triple tnbc fish cish sish dish ddish bdish ish "
    "hybridization hybridisation neu erb erbb2 cerbb2 hercept herceptest e p her2neu h2"
)
_SIGN = r"(?:\+|-|pos(?:itive)?\b|neg(?:ative)?\b|[<>]?\s?\d{1,3}\s?%|[0-8]/8)"
_SLASHED = re.compile(
    rf"\ber\s*/\s*pg?r(?:\s*/\s*her-?\s?2(?:/neu)?)?(?:\s*status)?[\s:=]{{0,4}}(?P<a>{_SIGN})\s*[/,]\s*(?P<b>{_SIGN})"
    rf"(?:\s*[/,]\s*(?P<c>{_SIGN}))?"
)
_CONNECTS = re.compile(r"^[\s,/&+]*(?:and|or)?[\s,/&+]*(?:are|both|is|were)?\s*$")
_PARENTHESIS = re.compile(r"^\s*\((?=[^)]*[a-z])(?:[a-z0-9 /,-]{1,30})\)")
_LABEL_ENDS = re.compile(
    r"^[\s:=.,/()-]*(?:(?:ihc|status|score|result|by immunohistochemistry|immunohistochemistry|index|"
    r"percentage of positive nuclei|"
    r"proliferation index|labell?ing index|%|sp1|1e2|4b5|30-9|nuclear staining|tumou?r|expression|"
    r"test)[\s:=.,/()%-]*)*$"
)
_COLUMN_HEAD = re.compile(r"^\W*(?:results?|values?|interpretation|status|findings?)\W*$")
_OF_ISH = re.compile(r"her|cep|erbb2|c-?erb")
"""What a gene test counts: its ratio belongs to it, not to a topic of its own."""
_OF_THE_NEXT = re.compile(r"\b(?:strongly|moderately|weakly|focally)\s*$")
"""How strong the next receptor is, not the one before."""
_STARTS_WITH_NUMBER = re.compile(r"^\s*[<>≥]?\s?\d")
_HAS_DIGIT = re.compile(r"\d")
_OF_CONTROL = re.compile(r"^\W*(?:pos(?:itive)?|neg(?:ative)?|internal|external|\S+ (?:in|of|on) the)\W*$")
_LIMIT_WORD = "cutoff"
_FIRST_HEAD = re.compile(
    r"^\W*(?:(?:bio)?markers?|tests?|antibod(?:y|ies)|analytes?|stains?|receptors?|parameters?|assay)\W*$"
)
"""The head of the column that names the rows of a table."""
_ROW_HEAD = re.compile(r"^\W*(?:results?|status|interpretation|percent\w*|%|score|intensity|allred|value|staining)\b")
_VALUE_BEFORE = re.compile(r"(?:[<>≥≤]?\s?\d{1,3}(?:\s?-\s?\d{1,3})?\s?%|(?<![\d.,/])[0-3]\s?\+|\b[0-8]/8)\s*$")
_MOST_ROWS = 20
_WIDE, _LONGEST_HEAD = 5, 25
"""Columns of a table about the whole tumor, and letters of the head of one: more than stains have a column there."""
_CELLS = re.compile(r"\s{2,}")
_GOES_ON = re.compile(
    r"^\s*(?:-\s*)?(?:(?:average |staining )?intensity|percent(?:age)?\b|proportion|%|ihc\b|allred|"
    r"h-?score|nuclear positivity|total score|status|"
    r"result|interpretation|score|positive|negative|low positive|equivocal|staining|not amplified|"
    r"amplified|pending|internal control)|^\s*[<>≥]?\d{1,3}\s?%"
)


class Mention(NamedTuple):
    """A topic, what stands behind it up to the next one, and what stands before it in the clause."""

    topic: str
    clause: Clause
    value: str
    before: str
    is_torn: bool = False
    """Label and value were put together over several lines."""


def mentions(told: Iterable[Clause]) -> Iterator[Mention]:
    """Yield every mention of a receptor or marker with the words that belong to it."""
    clauses = list(told)
    taken: set[int] = set()
    for index, clause in enumerate(clauses):
        if index in taken or clause.words.isdisjoint(_TRIGGERS):
            continue
        if slashed := _SLASHED.search(clause.text):
            yield from _slashed(clause, slashed)
            blank = " " * len(slashed.group())
            text = f"{clause.text[: slashed.start()]}{blank}{clause.text[slashed.end() :]}"
            clauses[index] = replace(clause, text=text)
        found = list(_topics(clauses[index].text))
        if not found:
            continue
        table, rows = (
            _torn_columns(clauses, index)
            or _header_row(clauses, index, found)
            or _word_for_word(clauses, index, found)
            or ([], 0)
        )
        if table:
            taken.update(range(index, index + rows))
            yield from table
            continue
        yield from _of_clause(clauses, index, found)


@lru_cache(maxsize=512)
def _topics(text: str) -> tuple[re.Match[str], ...]:
    """Return where topics stand; the rows of a table are looked at several times."""
    return tuple(_TOPICS.finditer(text))


def _slashed(clause: Clause, found: re.Match[str]) -> Iterator[Mention]:
    """Yield what “ER/PR/HER2: +/+/-” says."""
    for topic, value in zip(("er", "pr", "her2"), found.group("a", "b", "c"), strict=True):
        if value:
            yield Mention(topic, clause, f" {value} ", "")


def _of_clause(clauses: Sequence[Clause], index: int, found: list[re.Match[str]]) -> Iterator[Mention]:
    clause = clauses[index]
    if _VALUE_BEFORE.search(clause.text[: found[0].start()]):
        yield from _values_first(clause, found)
        return
    values = [_value(clause.text, found, position) for position in range(len(found))]
    if found[-1].lastgroup != "stop":
        values[-1] += _continuation(clauses, index, values[-1])
    for position in range(len(found) - 2, -1, -1):
        if _shares_value(found, values[position], position):
            values[position] = values[position + 1]
    is_after_control = False
    for match, value in zip(found, values, strict=True):
        topic = match.lastgroup or ""
        if topic == "stop":
            is_after_control = is_after_control or match.group().startswith(("control", "ctrl"))
            continue
        if not is_after_control and not (clause.is_of_controls and _is_normal_tissue(clause.text[: match.start()])):
            yield Mention(topic, clause, value, clause.text[: match.start()])


def _values_first(clause: Clause, found: list[re.Match[str]]) -> Iterator[Mention]:
    """Yield what stands before each topic: “95% ER, 20% PR”; never sure."""
    start = 0
    for match in found:
        before = clause.text[start : match.start()]
        start = match.end()
        if match.lastgroup != "stop" and (value := _VALUE_BEFORE.search(before)):
            yield Mention(match.lastgroup or "", clause, f" {value.group().strip()} ", "", is_torn=True)


def _value(text: str, found: list[re.Match[str]], position: int) -> str:
    """Return what stands between a topic and the next one; what a gene test counts belongs to it."""
    topic, following = found[position], found[position + 1 :]
    if topic.lastgroup == "ish":
        following = [each for each in following if not _OF_ISH.match(each.group())]
    if not following:
        return text[topic.end() :]
    is_limit = following[0].group().startswith("cut")
    if following[0].group().startswith(("control", "ctrl")) and _OF_CONTROL.match(
        text[topic.end() : following[0].start()]
    ):
        return ""
    own = _OF_THE_NEXT.sub("", text[topic.end() : following[0].start()])
    return own + (_LIMIT_WORD if is_limit else "")


def _shares_value(found: list[re.Match[str]], value: str, position: int) -> bool:
    """Return whether a topic is told of together with the next one: “ER and PR positive”."""
    if found[position].lastgroup not in ("er", "pr") or value.strip(" ,/&;()") in ("+", "-"):
        return False
    if not value.strip(" ,"):
        return found[position].lastgroup == "er" and found[position + 1].lastgroup == "pr"
    return _CONNECTS.match(_PARENTHESIS.sub("", value)) is not None


def _is_normal_tissue(before: str) -> bool:
    return re.search(r"\b(?:normal|benign|adjacent|controls?|non-?neoplastic)\b", before) is not None


def _continuation(clauses: Sequence[Clause], index: int, value: str) -> str:
    """Return the rows below that still belong to the value: its parts, or all of it where the label stands alone."""
    clause, added = clauses[index], ""
    if value.strip() == ".":  # the end of a sentence
        return ""
    is_bare = _LABEL_ENDS.match(_PARENTHESIS.sub("", value)) is not None and UNFILLED not in value
    for following in clauses[index + 1 : index + 6]:
        if is_bare and following.text.strip() == UNFILLED:
            continue
        is_next_row = following.logical > clause.logical and following.section is clause.section
        found = next(iter(_topics(following.text)), None)
        if not is_next_row or (found and found.lastgroup != "stop") or (found and found.start() < 3):
            break
        if not (_GOES_ON.match(following.text) or (is_bare and not added)):
            break
        if _STARTS_WITH_NUMBER.match(following.text) and _HAS_DIGIT.search(value + added):
            break
        if following.text.lstrip().startswith("internal control"):
            continue
        added += f"  ;  {following.text}"
    return added


def _is_label_alone(clause: Clause) -> re.Match[str] | None:
    found = list(_topics(clause.text))
    if len(found) not in (1, 2) or found[0].lastgroup == "stop" or clause.text[: found[0].start()].strip(" -:"):
        return None
    rest = (
        clause.text[found[-1].end() :]
        if len(found) == 2 and found[1].lastgroup == "ish"
        else clause.text[found[0].end() :]
    )
    return found[-1] if _LABEL_ENDS.match(_PARENTHESIS.sub("", rest)) and UNFILLED not in rest else None


def _torn_columns(clauses: Sequence[Clause], index: int) -> tuple[list[Mention], int] | None:
    """Return labels and values that a PDF gives as one column after the other, and how many rows they take."""
    topics: list[str] = []
    for clause in clauses[index : index + _MOST_ROWS]:
        found = _is_label_alone(clause)
        if not found:
            break
        topics.append(found.lastgroup or "")
    first = index + len(topics)
    if len(topics) < 2:
        return None
    if first < len(clauses) and _COLUMN_HEAD.match(clauses[first].text):
        first += 1
    rows = clauses[first : first + len(topics)]
    if len(rows) < len(topics) or any(_topics(row.text) for row in rows):
        return None
    paired = zip(topics, rows, strict=True)
    return [Mention(topic, row, row.text, "", is_torn=True) for topic, row in paired], first + len(topics) - index


def _header_row(clauses: Sequence[Clause], index: int, found: list[re.Match[str]]) -> tuple[list[Mention], int] | None:
    """Return the values of a table whose head names the markers and whose next rows hold a value for each."""
    heads = _CELLS.split(clauses[index].text.strip())
    topics = sum(match.lastgroup != "stop" for match in found)
    if topics < 2 or (topics < len(found) and len(heads) < _WIDE) or index + 1 >= len(clauses):
        return None
    has_row_names = _FIRST_HEAD.match(heads[0]) is not None
    rows = _rows_of(clauses[index + 1 :], len(heads), has_row_names=has_row_names)
    heads = heads[has_row_names:]
    named = [_TOPICS.match(head) for head in heads]
    are_named = [bool(name and _LABEL_ENDS.match(head[name.end() :])) for name, head in zip(named, heads, strict=True)]
    is_mixed = len(heads) >= _WIDE and all(len(head) < _LONGEST_HEAD for head in heads)
    if not rows or not (all(are_named) or is_mixed):
        return None
    columns = ["  ;  ".join(column) for column in zip(*(cells for _row, cells in rows), strict=True)]
    row = rows[0][0]
    told = [
        Mention(name.lastgroup or "", row, value, "", is_torn=not all(are_named))
        for name, value, is_named in zip(named, columns, are_named, strict=True)
        if name and is_named and name.lastgroup != "stop"
    ]
    return told, 1 + len(rows)


def _word_for_word(
    clauses: Sequence[Clause], index: int, found: list[re.Match[str]]
) -> tuple[list[Mention], int] | None:
    """Return the values of a head whose columns a PDF ran together: “ER PR HER2” over “95% 85% 1+”; never sure."""
    clause = clauses[index]
    if len(found) < 2 or index + 1 >= len(clauses) or any(match.lastgroup == "stop" for match in found):
        return None
    between = [clause.text[one.end() : two.start()] for one, two in pairwise(found)]
    if clause.text[: found[0].start()].strip() or any(map(str.strip, [*between, clause.text[found[-1].end() :]])):
        return None
    row = clauses[index + 1]
    values = row.text.split()
    told = zip(found, values, strict=False) if len(values) == len(found) and not _topics(row.text) else ()
    return [Mention(match.lastgroup or "", row, f" {value}", "", is_torn=True) for match, value in told], 2


def _rows_of(clauses: Sequence[Clause], cells: int, *, has_row_names: bool) -> list[tuple[Clause, list[str]]]:
    """Return the rows below the head of a table; more than one only where each row is named."""
    rows: list[tuple[Clause, list[str]]] = []
    for clause in clauses[: 4 if has_row_names else 1]:
        split = _CELLS.split(clause.text.strip())
        is_row = len(split) == cells and all(each.lastgroup == "stop" for each in _topics(clause.text))
        if not is_row or (has_row_names and not _ROW_HEAD.match(split[0])):
            break
        rows.append(
            (
                clause,
                [f"{split[0]} {cell}" if _is_percent(split[0]) else cell for cell in split[1:]]
                if has_row_names
                else split,
            )
        )
    return rows


def _is_percent(head: str) -> bool:
    return "%" in head or "percent" in head
