"""Joins the lines of a page into logical lines: what was wrapped, hyphenated, or put below its name.

Every step keeps the number of the line in the text, so that each fact can be shown where it stands.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from hrbc_desktop.report.page import ENDS_WITHIN, FEWEST_ROWS, Line, lines_of_page


class Logical(NamedTuple):
    """What belongs together, on one line: `starts` tells where in it each line of the text begins."""

    text: str
    starts: tuple[tuple[int, int], ...]
    blank_before: bool

    def line_at(self, offset: int) -> int:
        """Return the number of the line of the text (the first is 1) in which the letter at `offset` stands."""
        position = bisect_right(self.starts, (offset, 1 << 40)) - 1
        return self.starts[max(position, 0)][1]


def logical_lines(text: str) -> list[Logical]:
    """Return the logical lines of a text. Works on any text, in time that grows with its length."""
    return _joined(lines_of_page(text))


_LABELS = (
    r"(?:o?estrogen|progesterone|er|pr|pgr|her-?2\S*|ki-?67|mib-?1|grade|stage|size|oncotype|nodes?|lymph nodes?|pik3ca"
    r"|esr1|akt1|pten|brca[12]?\S*|tumou?r|margins?|lvi|hormone receptor\S*|nottingham|specimen|side|type)"
)
_STARTS_WITH_LABEL = re.compile(rf"^\s*(?:-\s*)?{_LABELS}\b", re.IGNORECASE)
_STARTS_WITH_FIELD = re.compile(r"^\s*[A-Za-z][\w /()-]{1,40}(?::|\s{3,})")
_NEEDS_MORE = re.compile(
    r"(?:\b(?:of|the|and|for|in|with|is|are|was|were|a|an|to|which|by|or|on|at|from|measuring|shows?|contains?|no|not|"
    r"score|scored|graded|grade|about|approximately|invasive|infiltrating|o?estrogen|progesterone|lymph|phyllodes)|"
    r"[,(/=])$",
    re.IGNORECASE,
)
_LONGEST_LINK = 20
_TORN_APART = tuple(
    (re.compile(rf"(?:{first})$", re.IGNORECASE), re.compile(second, re.IGNORECASE))
    for first, second in (
        (r"\b(?:o?estrogen|progesterone|hormone)", r"receptors?\b"),
        (r"\s(?:nottingham|histologic(?:al)?|overall|tumou?r|nuclear)", r"(?:grade|size|score)\b"),
        (r"\b(?:lymph|sentinel|axillary)", r"(?:nodes?|contents|clearance|dissection)\b"),
        (r"\brecurrence", r"score\b"),
        (r"\b(?:core|needle|excision(?:al)?)", r"biops(?:y|ies)\b"),
        (r"\b(?:lympho-?vascular|perineural)", r"invasion\b"),
        (
            r"[.,;]\s(?:er|pr|pgr|her-?2|ki-?67|mib-?1|(?:labell?ing |proliferation )?index)\s?:?",
            r"[<>≥]?\s?\d|[0-3]\+|pos|neg",
        ),
    )
)
"""A name, or a name and its value, of which one half stands at the end of a line and the other on the next."""
_GAP = "   "
"""Between the fields of a row; what starts with a field of its own does not go on a row of fields, however long."""
_COUNT_AT_END = re.compile(r"\bof (?:the )?\d{1,2}$")
"""“Three of 13”, with “lymph nodes” on the next line."""
_BARE_LABEL = re.compile(
    r"^\W*(?:\d[\d.]*\s+)?(?:procedures?|(?:specimen |tumou?r )?(?:laterality|side|site)|specimen type|"
    r"(?:histolog(?:ic|ical) )?type(?: of (?:cancer|tumou?r|carcinoma))?|histolog(?:ic|ical|y) (?:tumou?r )?type|"
    r"(?:histolog(?:ic|ical) |overall |nottingham |tumou?r |combined )*grade(?: \([^)]*\))?|"
    r"glandular.{0,40}differentiation|tubul\w+(?: formation| differentiation| score)?|"
    r"(?:nuclear )?pleomorphism(?: score)?|mito\w+ (?:rate|count|score|activity)|nuclear grade|"
    r"(?:invasive |maximum |greatest |largest )*tumou?r (?:size|diameter|dimension|focality)(?: \([^)]*\))?|"
    r"(?:size|diameter|greatest dimension|maximum dimension)(?: of (?:the )?(?:largest )?(?:invasive )?"
    r"(?:tumou?r|focus|component|lesion|carcinoma))*(?: \([^)]*\))?|focality|"
    r"(?:ductal carcinoma in[ -]situ|dcis|lcis|lobular carcinoma in[ -]situ)(?: \(\w+\))?|"
    r"(?:lympho-?vascular|lymphatic (?:and ?/ ?or |and )?vascular|lymphatic and / or vascular|vascular|perineural) "
    r"invasion|(?:surgical |resection |excision )?margins?(?: status)?(?: for invasive (?:carcinoma|tumou?r))?|"
    r"(?:regional |axillary )?(?:lymph )?nod(?:e|al) status|(?:lymph )?nodes (?:examined|positive|involved|removed)|"
    r"(?:total )?(?:number|no\.?) of (?:\w+ ){0,3}nodes?(?: \w+){0,4}(?: \([^)]*\))?|"
    r"(?:p?[tnm] category|p[tnm] stage|pathologic stage|stage group))\s*:?\s*$",
    re.IGNORECASE,
)
"""Names of fields of the usual forms, without a value: a table of a PDF comes out with the value on the next line."""
_STAYS_HYPHENATED = re.compile(
    r"\b(?:er|pr|her2|hr|ki|mib|breast|low|high|well|node|non|post|pre|triple|receptor|lymph|tumou?r|t|in|d|bi)-$",
    re.IGNORECASE,
)
_ONLY_VALUE = re.compile(r"^\s*[<>≥≤]?\s?\d[\d.,]*\s?(?:%|\+)?\s*$")
_FLAG = re.compile(r"\s{2,}[A-Z]{1,2}$")
"""The last column of a list of results marks what is unusual."""
_VALUE_FOLLOWS = ":  "
_MAY_BE_VALUE = re.compile(r"^\s*[^\s:][^:]{0,90}$|^[^:]{3,80}:\s*[\d.,]+\s*(?:mm|cm)\s*$")
"""A short line without the name of another field; or the name of a dimension with its size."""
_IS_BULLET = re.compile(r"-\s+[A-Za-z]")
_RAGGED = 12
"""Letters by which wrapped lines differ: a long word."""
_NEVER = 1 << 30
_SHORTEST_FULL_LINE = 50
"""Letters of a line that can have been wrapped, chosen by us: forms have shorter rows, letters have longer lines."""
_BEGINS_ANEW = re.compile(
    rf"[-*]+\s|(?:[A-Z]|\d{{1,2}})[.)]\s|{_LABELS}(?:\s(?:receptors?|status|score))?\s*"
    r"(?:[:=-]|\(|\d|\+|pos|neg|low|$)|[yc]?p?T\d",
    re.IGNORECASE,
)
_LONGEST_VALUE = 60
_VALUE_FIRST = re.compile(
    r"(?!\d{1,2}[.)]\s)(?:[<>≥~]?\s?\d|(?:positive|negative|present|absent|none|yes|no|not)\b)", re.IGNORECASE
)
_MOST_JOINED = 40
"""Lines of one logical line at the most: a text without any full stop must not become one line."""


def _joined(lines: list[Line]) -> list[Logical]:
    done: list[Logical] = []
    text, starts, blank, joined = "", [(0, 0)], True, 0
    held: Line | None = None
    width = _width(lines)
    for line in _with_values(_without_heads_of_values(lines)):
        goes_on = (
            held is not None and not held.is_header and (_goes_on(text, held, line) or _is_wrapped(held, line, width))
        )
        if goes_on and joined < _MOST_JOINED:
            text, offset = _join(text, line.text.strip())
            starts.append((offset, line.number))
            held, joined = line, joined + 1
            continue
        if text.strip():
            done.append(Logical(text, tuple(starts), blank))
        blank = not text.strip()
        text, starts, joined = line.text, [(0, line.number)], 0
        held = line if line.text.strip() else None
    if text.strip():
        done.append(Logical(text, tuple(starts), blank))
    return done


_HEADS_VALUE = re.compile(r"\s*(?:(?:your|my|result) )?(?:value|result)s?:?\s*", re.IGNORECASE)
_USUAL_VALUES = re.compile(
    r"\s*(?:(?:normal|standard|reference|expected|ref\.?)\s*(?:value|range|interval|limit)?s?|reference)\s*:.*",
    re.IGNORECASE,
)


def _without_heads_of_values(lines: list[Line]) -> list[Line]:
    """Put a value behind its name where a portal puts “Value” on a line of its own between them."""
    heads = [number for number, line in enumerate(lines) if number and _HEADS_VALUE.fullmatch(line.text)]
    if len(heads) < 2:
        return lines
    kept = list(lines)
    left_out: set[int] = set()
    for head in heads:
        usual = head - 1 if _USUAL_VALUES.fullmatch(lines[head - 1].text) else head
        name = usual - 1
        if name >= 0 and lines[name].text.strip():
            kept[name] = lines[name]._replace(text=f"{lines[name].text.rstrip().removesuffix(':')}{_VALUE_FOLLOWS}")
            left_out.update(range(usual, head + 1))
    return [line for number, line in enumerate(kept) if number not in left_out]


_NAME_ALONE = re.compile(r"^\s*[A-Za-z][\w /().,%#-]{1,45}:\s*$")
_HEADS_TEXT = re.compile(
    r"history|clinical|famil|plan|about|legend|reference|method|diagnos|note|comment|summary|description|gross|"
    r"macroscop|microscop|conclusion|impression|specimens|results|report|background|information",
    re.IGNORECASE,
)
"""What such a name heads is a paragraph, not a value."""


def _is_name_over_value(name: Line, value: Line) -> bool:
    """Return whether a line is the name of a field alone, and the next one a short value."""
    is_name = _NAME_ALONE.match(name.text) is not None and _HEADS_TEXT.search(name.text) is None
    text = value.text.strip()
    is_short = 0 < len(text) <= _LONGEST_VALUE or _GAP in text
    return is_name and is_short and not text.endswith(":") and text[0] not in "-*•"


def _with_values(lines: list[Line]) -> Iterator[Line]:
    """Mark the name of a field that stands alone as one, where its value stands on the next line.

    Where names stand below one another, the values come as a column of their own behind them.
    """
    is_bare = [_BARE_LABEL.match(line.text) is not None for line in lines]
    if sum(_is_name_over_value(one, two) for one, two in pairwise(lines)) >= FEWEST_ROWS:
        pairs = [*(_is_name_over_value(one, two) for one, two in pairwise(lines)), False]
        is_bare = [one or other for one, other in zip(is_bare, pairs, strict=True)]
    for number, line in enumerate(lines):
        has_value = number + 1 < len(lines) and not is_bare[number + 1] and _MAY_BE_VALUE.match(lines[number + 1].text)
        if is_bare[number] and has_value and not (number and is_bare[number - 1]):
            yield line._replace(text=f"{line.text.rstrip().removesuffix(':')}{_VALUE_FOLLOWS}")
        else:
            yield line


def _width(lines: Sequence[Line]) -> int:
    """Return at how many letters the sentences of a page are wrapped; more than any line has where none is.

    It is the length of the longest line of words alone, if another one comes near it and a sentence goes on below one.
    """
    of_words = [
        (line.text.rstrip(), following.text.lstrip())
        for line, following in pairwise(lines)
        if not line.is_header and _is_of_words(line.text)
    ]
    lengths = sorted(len(text) for text, _ in of_words)
    if len(lengths) < 2 or lengths[-2] < lengths[-1] - _RAGGED:
        return _NEVER
    full = [(text, after) for text, after in of_words if len(text) >= lengths[-1] - _RAGGED]
    goes_on = any(ENDS_WITHIN.search(text) and after[:1].islower() for text, after in full)
    return lengths[-1] if goes_on else _NEVER


def _is_of_words(text: str) -> bool:
    return len(text) >= _SHORTEST_FULL_LINE and _GAP not in text.strip() and " " in text.strip()


def _is_wrapped(held: Line, line: Line, width: int) -> bool:
    """Return whether the first word of a line had no room at the end of the one before."""
    before, after = held.text.rstrip(), line.text.strip()
    if not after or line.is_header or not _is_of_words(before) or before[-1] in ".:;":
        return False
    if _BEGINS_ANEW.match(after) or _STARTS_WITH_FIELD.match(line.text) or _GAP in after:
        return False
    return len(before) + 1 + len(after.split(maxsplit=1)[0]) > width


def _goes_on(text: str, held: Line, line: Line) -> bool:
    before, after = text.rstrip(), line.text.strip()
    is_apart = _IS_BULLET.match(after) or (_ONLY_VALUE.match(held.text) and after[:1].isalpha())
    if not after or line.is_header or not before or is_apart:
        return False
    if text.endswith(_VALUE_FOLLOWS) or _is_rest(before, after, line):
        return True
    if before[-1] == ":" and _NAME_ALONE.match(held.text) and (after[0].islower() or _VALUE_FIRST.match(after)):
        return not _STARTS_WITH_FIELD.match(line.text)
    is_short = len(held.text) < 60
    if is_short and (before[-1] in ".:" or _STARTS_WITH_LABEL.match(after)):
        return False
    is_row = len(held.text) < 100 or held.text.count(_GAP) > 1
    is_field = _STARTS_WITH_FIELD.match(line.text) is not None and is_row
    return (after[0].islower() or (after[0] == "(" and len(held.text) > 50)) and not is_field


def _is_rest(before: str, after: str, line: Line) -> bool:
    """Return whether a line ends within a phrase, or the next one begins with what stands behind a number."""
    is_behind_number = after[0] in "%+,;)" or (after[0] == "/" and after[1:2].isdigit())
    return is_behind_number or _is_unfinished(before, after, line)


def _is_unfinished(before: str, after: str, line: Line) -> bool:
    """Return whether a line ends within a word, a parenthesis or a phrase."""
    if before.endswith("-") and before[-2:-1].isalpha() and after[0].isalpha():
        return True
    if any(first.search(before[-_LONGEST_LINK:]) and second.match(after) for first, second in _TORN_APART):
        return True
    if _COUNT_AT_END.search(before[-_LONGEST_LINK:]) and after[0].islower() and not _STARTS_WITH_FIELD.match(line.text):
        return True
    needs_more = _NEEDS_MORE.search(before[-_LONGEST_LINK:]) is not None
    if needs_more and not _FLAG.search(before) and not _STARTS_WITH_FIELD.match(line.text):
        return True
    return before.count("(") > before.count(")") and not _STARTS_WITH_LABEL.match(after)


def _join(text: str, after: str) -> tuple[str, int]:
    before = text.rstrip()
    if before.endswith("-") and before[-2:-1].isalpha() and after[0].isalpha():
        joined = before if _STAYS_HYPHENATED.search(before) else before[:-1]
        return joined + after, len(joined)
    return f"{before} {after}", len(before) + 1
