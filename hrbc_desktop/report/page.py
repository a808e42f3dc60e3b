"""Turns a page of text into clean lines: headers, quotation marks, leaders, ranges and blank choices are taken away."""

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from hrbc_desktop.report.choices import UNFILLED, chosen, with_starred, without_choices
from hrbc_desktop.report.slips import without_slips

_PASSED_OVER = "\x07"
"""A line that is as if it were not there."""
_TRANSLATED = str.maketrans({
    "\r": " ", "\f": " ", "\v": " ", "\x00": " ", "\x1c": " ", "\x1d": " ", "\x1e": " ", "\x85": " ",
    "\u2028": " ", "\u2029": " ",
    "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\u200e": None, "\u200f": None, "\u2060": None,
    "\ufeff": None,
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "➜": ":", "➔": ":", "⇒": ":",
    "‘": "'", "’": "'", "“": '"', "”": '"',
    "\t": "   ", "|": "   ", "¦": "   ", "•": "- ", "·": ".",
    UNFILLED: " ", "⌫": " ",
})  # fmt: skip
_TAGGED = re.compile(r"^\s*<(\w{2,40})>([^<>]*)</\1>\s*$")
_IS_CSV = re.compile(r"[^;\n]*(?:;(?! )[^;\n]*){3,}$|[^,\n]*(?:,(?! )[^,\n]*){4,}$")
"""Values between signs without a blank behind them, as a spreadsheet writes them."""
_BULLET = re.compile(r"^(\s*)[+*o»>]\s(?=[A-Za-z])")
_SCORE_APART = re.compile(r"(?<![\d.,+/] )(?<![\d.,+/])\b([0-3]) \+(?=\s?[),.;:/]|\s*$|\s+(?!IS\b)[A-Za-z(])")
_LONG_RUN = re.compile(r"\W{41,}|_{41,}")
"""Runs without a letter are cut: they mean nothing, and rules would go over them again and again."""
_IN_KEY = re.compile(r"(?<=[a-z0-9])_(?=[a-z0-9])")
_QUOTED_KEY = re.compile(r'(?:(?<=[{,])|^)(\s*)"([\w /().-]{1,40})":')
"""The name of a field in JSON; a quotation mark before a colon in a sentence stays."""
_LEADERS = re.compile(r" *(?:(?<!\.)\.{3}(?!\.|\s[A-Z][a-z]+ [a-z])|\.{4,}|(?: \.){3,}|_{3,}:|:_{3,}|…+)[ .]*")
_PAGE = re.compile(r"\bpage\s*:?\s*\d+(?:\s*(?:of|/)\s*\d+)?|\b\d+\s*/\s*\d+\s*$")
_ONLY_PAGE = re.compile(r"^\W*page\s*:?\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\W*$|^\s*-\s?\d{1,3}\s?-\s*$", re.IGNORECASE)


class Line(NamedTuple):
    """A line of the text, and its number there."""

    number: int
    text: str
    is_header: bool


def lines_of_page(text: str) -> list[Line]:
    """Return the lines of a text, cleaned. Works on any text, in time that grows with its length."""
    return _without_headers(_with_colons(_without_spacing(_without_quotation(text.split("\n")))))


_QUOTATION = re.compile(r"^\s?>+ ?")
_NEARLY_ALL = 0.8


def _without_quotation(lines: list[str]) -> list[str]:
    """Take away the marks of a mail that quotes a whole report: “> ER: 90 %”."""
    quoted = sum(_QUOTATION.match(line) is not None for line in lines)
    is_quoted = quoted > _NEARLY_ALL * sum(map(bool, map(str.strip, lines)))
    return [_QUOTATION.sub("", line) for line in lines] if is_quoted else lines


def _without_spacing(lines: list[str]) -> list[str]:
    """Pass over the blank lines of a page that has one behind every line, also within its sentences."""
    is_blank = [not line.strip() for line in lines]
    told = [number for number, blank in enumerate(is_blank) if not blank]
    apart = [one for one, two in pairwise(told) if two == one + 2]
    torn = [one for one in apart if ENDS_WITHIN.search(lines[one]) and lines[one + 2].lstrip()[:1].islower()]
    adjacent = sum(two == one + 1 for one, two in pairwise(told))
    if len(torn) < _FEWEST_TORN or adjacent > (1 - _NEARLY_ALL) * len(told):
        return lines
    left_out = {one + 1 for one in apart}
    return [_PASSED_OVER if number in left_out else line for number, line in enumerate(lines)]


ENDS_WITHIN = re.compile(r"[\w,)%-]\s*$")
_FEWEST_TORN = 2
_SIGN_OF_ROW = re.compile(r"^(\s*[A-Za-z](?:[\w /()%,.#]|-(?! )){0,38}[\w)%])(?::| ?= ?| [-–—] )(?=\s*\S)")
_NAME_OF_ROW = re.compile(
    r"^\W*(?:er|pr|pgr|her-?2(?:/neu)?|ki-?67|mib-?1|o?estrogens?|progesterones?|(?:o?estrogen|progesterone) "
    r"receptors?|"
    r"(?:tumou?r |nottingham |histological |histologic |overall )?(?:grade|size|type|stage)|margins?|lvi|(?:lymph |"
    r"sentinel |"
    r"axillary )*nodes?|nodal status|laterality|side|oncotype(?: dx)?|diagnosis|histology)"
    r"(?: (?:status|score|receptors?|index|result))?(?: \([^()]{1,30}\))?$",
    re.IGNORECASE,
)
FEWEST_ROWS = 3


def _with_colons(lines: list[str]) -> list[str]:
    """Put a colon behind the names of rows where a page has “-” or “=” there: “Grade - 2”, “ER = 8/8”.

    It does where it names many of its rows so; elsewhere, only behind names that every report has.
    """
    found = [_SIGN_OF_ROW.match(line) for line in lines]
    signs = Counter(line[match.end(1) : match.end()].strip() for line, match in zip(lines, found, strict=True) if match)
    usual = {sign for sign, rows in signs.items() if rows >= max(FEWEST_ROWS, signs[":"])} - {":"}
    return [
        f"{match.group(1)}:{line[match.end() - 1 :]}"
        if match
        and (sign := line[match.end(1) : match.end()].strip()) != ":"
        and ((sign in usual and not match.group(1)[-1].isdigit()) or _NAME_OF_ROW.match(match.group(1)))
        else line
        for line, match in zip(lines, found, strict=True)
    ]


def _without_headers(raw: list[str]) -> list[Line]:
    cleaned = _without_ranges(_without_lists([_cleaned(line) for line in raw], raw))
    keys = [_header_key(line) for line in cleaned]
    seen = Counter(keys)
    kept: list[Line] = []
    told: set[str] = set()
    last_named = ""
    for number, (line, key) in enumerate(zip(cleaned, keys, strict=True), start=1):
        if line == _PASSED_OVER:
            continue
        is_header = len(key) > 20 and seen[key] > 1 and (_PAGE.search(line.lower()) is not None or "patient" in key)
        names_another = "patient" in key and len(key) > 20 and key != last_named
        last_named = key if names_another else last_named
        if (is_header and key in told and not names_another) or (
            len(line) < 30 and line.strip() and _ONLY_PAGE.match(line)
        ):
            continue
        told.add(key)
        kept.append(Line(number, line, is_header))
    return kept


_STARTS_WITH_BOX = re.compile(r"\s*(?:\[.?\]|_{2,}|_[xX]_|[☐☒☑□■])\s*\S")


def _without_lists(lines: list[str], raw: list[str]) -> list[str]:
    """Leave out what nobody ticked of a list with a box on each line, where another of its lines is ticked."""
    kept: list[str] = []
    listed: list[str] = []
    for line, written in zip([*lines, ""], [*raw, ""], strict=True):
        if _STARTS_WITH_BOX.match(written):
            listed.append(line)
            continue
        unticked = [each.strip() == UNFILLED for each in listed]
        is_answered = not all(unticked)
        kept += [_PASSED_OVER if is_answered and one else each for one, each in zip(unticked, listed, strict=True)]
        kept.append(line)
        listed = []
    return kept[:-1]


_CELL = re.compile(r"\S+(?: \S+)*")
_RANGE_HEAD = re.compile(
    r"(?:standard|reference|normal|ref\.?|expected|biological reference)\s*(?:ranges?|intervals?|values?|limits?)|"
    r"normal|reference|range",
    re.IGNORECASE,
)
_MOST_ROWS = 60


def _without_ranges(lines: list[str]) -> list[str]:
    """Blank out the column of a table that tells the usual values: they are nobody's result."""
    column, rows = 0, 0
    kept: list[str] = []
    for line in lines:
        cells = list(_CELL.finditer(line)) if "  " in line else []
        heads = [number for number, cell in enumerate(cells) if _RANGE_HEAD.fullmatch(cell.group())]
        if heads and heads[0] > 0:
            column, rows = heads[0], _MOST_ROWS
        elif rows and column < len(cells):
            start, end = cells[column].span()
            line = f"{line[:start]}{' ' * (end - start)}{line[end:]}"  # noqa: PLW2901 - the same line, less a cell
        rows = max(rows - 1, 0)
        kept.append(line)
    return kept


def _header_key(line: str) -> str:
    lower = line.lower().strip()
    return _PAGE.sub("#", lower) if "page" in lower or lower[-1:].isdigit() else lower


def _cleaned(line: str) -> str:
    if not line.isascii():
        line = unicodedata.normalize("NFKC", line.translate(_TRANSLATED))
    line = _BULLET.sub(r"\1- ", line.rstrip())
    line = with_starred(line)
    if " +" in line:
        line = _SCORE_APART.sub(r"\1+", line)
    if "**" in line and "***" not in line:
        line = line.replace("**", "")
    if "</" in line:
        line = _TAGGED.sub(r"\1: \2", line)
    if _IS_CSV.match(line):
        line = line.replace(";", "   ").replace(",", "   ") if ";" not in line else line.replace(";", "   ")
    line = _LONG_RUN.sub(_shortened, line.translate(_TRANSLATED).rstrip())
    if ".." in line or ". ." in line or "_" in line or "…" in line:
        line = _LEADERS.sub(": ", line)
    line = without_choices(line)
    if "_" in line or '"' in line:
        line = _QUOTED_KEY.sub(r"\1\2:", _IN_KEY.sub(" ", line))
    if "  " in line and ("*" in line or "<-" in line or "←" in line) and line.strip():
        line = chosen(line)
    return without_slips(line) if line else line


def _shortened(run: re.Match[str]) -> str:
    return run.group()[:20] + run.group()[-20:]
