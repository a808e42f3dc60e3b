"""Turns a page of text into logical lines.

Slips of recognition, boxes, leaders, page headers and wrapped lines are undone.

Every step keeps the number of the line in the text, so that each fact can be shown where it stands.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

UNFILLED = "∅"
"""Stands where a form leaves its field empty: no value may be looked for behind it."""

STRUCK = "⌫"
"""Stands where words were struck out: what stands beside it is never certain."""
_PASSED_OVER = "\x07"
"""A line that is as if it were not there."""
_STRUCK_OUT = re.compile(r"~~[^~\n]{1,80}~~|<(s|del)>[^<\n]{1,80}</\1>")

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
_LONG_RUN = re.compile(r"\W{41,}|_{41,}")
"""Runs without a letter are cut: they mean nothing, and rules would go over them again and again."""
_CHOICES = re.compile(r"(:\s*)[^:>→\n]{1,40}/[^:>→\n]{1,40}(?:[-=]>|→)")
"""What a form offers before an arrow that points to the answer."""
_IN_KEY = re.compile(r"(?<=[a-z0-9])_(?=[a-z0-9])")
_QUOTED_KEY = re.compile(r'(?:(?<=[{,])|^)(\s*)"([\w /().-]{1,40})":')
"""The name of a field in JSON; a quotation mark before a colon in a sentence stays."""
_LEADERS = re.compile(r"\.{3,}|(?: \.){3,}|_{3,}:|:_{3,}|…+")
_PAGE = re.compile(r"\bpage\s*:?\s*\d+(?:\s*(?:of|/)\s*\d+)?|\b\d+\s*/\s*\d+\s*$")
_ONLY_PAGE = re.compile(r"^\W*page\s*:?\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\W*$|^\s*-\s?\d{1,3}\s?-\s*$", re.IGNORECASE)
_TNM = re.compile(r"^\W*(?:[cpymra]{0,3}T(?:[0-4X]|is))|^[cpymra]{0,3}N[0-3X]", re.IGNORECASE)

_SLIPS = (
    (re.compile(r"(?<![A-Za-z])[lI](?=\d|[.,]\d|\s?\+|\s?%)"), "1"),
    (re.compile(r"(?<=\d\s)crn\b|(?<=\d)crn\b"), "cm "),
    (re.compile(r"(?<=\d)[lI](?=\d|\s?%|\b)"), "1"),
    (re.compile(r"(?<![A-Za-z])[Oo](?=\s?%|\s?/\s?\d|\d)"), "0"),
    (re.compile(r"(?<=\d)O(?![a-z])"), "0"),
    (re.compile(r"\bl(?=n(?:vasive|filtrating|traductal|\s?situ|termediate))"), "i"),
    (re.compile(r"(?<=[A-Z])l(?=[A-Z])"), "I"),
    (re.compile(r"(?<![A-Za-z])([EP]) R(?= {1,6}(?:\d|[Pp][o0]s|[Nn]eg))"), r"\1R "),
    (re.compile(r"(?<![\d.,])(\d) \.(?=\d\s?[cm]m\b)"), r" \1."),
    (re.compile(r"(?<=\bgrade )(?:Il|lI|ll)(?![A-Za-z])", re.IGNORECASE), "II"),
    (re.compile(r"\bK[l1|](?=\s?-?\s?67)"), "Ki"),
    (re.compile(r"(?<=\bgrade )[lI](?![A-Za-z])", re.IGNORECASE), "1"),
    (re.compile(r"(?<=[pPcC]T)[lI](?=[abcm]?\b)"), "1"),
    (re.compile(r"(?<=[pPcC]N)O(?=\b|i)"), "0"),
    (re.compile(r"(?<=\b[nN])0(?=t\b|ne\b|rmal\b|des?\b)"), "o"),
    (re.compile(r"(?<=\b[fF])0(?=r\b)|(?<=\b[tT])0(?=tal\b)"), "o"),
)
"""What a scanner takes for one another: l, I and 1, O and 0. Each keeps the length."""
_MAY_BE_SLIP = re.compile(
    r"[TN][lIO]|[nNfFtT]0[a-z]|[lIoO][\d+%/.,]|crn|[lIoO] [+%/]|\d[lIO]|[A-Z]l[A-Z]|ln[a-z ]|K[l1|]|[Ee] [lI]\b|[EP] R "
)
_ZERO_IN_WORD = re.compile(r"[A-Za-z]{2,}(?:0[A-Za-z]+)+|[A-Za-z]0[A-Za-z]{2,}(?:0[A-Za-z]+)*")
_ROMAN_GRADE = re.compile(r"(?<![A-Za-z'])[lI]{1,3}(?=\s{0,3}/\s{0,3}[lI]{3}\b)|(?<=/)\s{0,3}[lI]{3}\b")
"""“ll / lll”"""
_WITH_I = "size side site right with biopsy diameter positive negative identified invasion invasive margin margins"
_L_FOR_I = re.compile(rf"\b(?:{'|'.join(word.replace('i', '[il1]') for word in _WITH_I.split())})\b", re.IGNORECASE)
"""A word that every report has, as a scanner reads it: “slze”, “Rlght”."""

_BOX = re.compile(r"\[\s?([xX✓✔√])?\s?\]|\(\s?([xX✓✔√])\s?\)|\(\s\)|(☒|☑|■|●|◉|⦿)|[☐□○◯]|_([xX])_|_{2,}")


_OPTIONS = re.compile(
    r"(?:\b(?:pos(?:itive)?\s*[/|]\s*(?:low pos(?:itive)?\s*[/|]\s*)?neg(?:ative)?)\b|"
    r"\bneg(?:ative)?\s*[/|]\s*pos(?:itive)?\b|"
    r"\b(?:not |non-?)amplified\s*[/|]\s*amplified\b|\bamplified\s*[/|]\s*(?:not |non-?)amplified\b|"
    r"\b0\s*[/|,]\s*1\s?\+?\s*[/|,]\s*2\s?\+?\s*[/|,]\s*3(?:\s?\+|\b)|"
    r"\b0\s{1,9}1\s?\+\s{1,9}2\s?\+\s{1,9}3\s?\+|"
    r"(?<=[:?])\s*pos(?:itive)?\s+neg(?:ative)?(?:\s+(?:borderline|equivocal))?\b|"
    r"\bB1\s+B2\s+B3(?:\s+B4)?(?:\s*B5a)?(?:\s+B5b)?|\b([CRUM])1\s+\1?2\s+\1?3(?:\s+\1?4)?(?:\s+\1?5)?\b|"
    r"\b(p?[gnt])[01]\s+\2[12]\s+\2[23](?:\s+\2[34])?\b|"
    r"\bductal\s*[/|]\s*lobular\s*[/|][^:]{3,60}$|"
    r"(?<!level )(?<!levels )\bI(?:\s*[/|,]\s*|\s+)II(?:\s*[/|,]\s*|\s+)III\b(?:(?:\s*[/|,]\s*|\s+)IV\b)?)"
    r"(?!\s*\+?(?:\s*[/|,]?\s*IV)?\s*(?:[-=]>|→|➜))",
    re.IGNORECASE,
)
"""All the choices of a field in a row: a form that nobody filled in, or what a scale means."""
_OPTION = (
    r"(?:pos(?:itive)?|neg(?:ative)?|unknown|not (?:done|known|tested|assessed|performed|stated|amplified)|n/?d|n/?a|"
    r"equivocal|borderline|low(?: positive)?|f?ish ?(?:pos|neg)\w*|[0-3]\+|0|left|right|bilateral|both|yes|no|present|"
    r"absent|other|ductal|lobular|idc|ilc|nst|well|moderate(?:ly)?|poor(?:ly)?|amplified|high|intermediate|"
    r"[1-4] ?- ?\d|\d or more|(?:no )?(?:mutations?|variants?)|vus|not (?:required|referred)|(?:likely )?pathogenic)"
)
_OPTION_LIST = re.compile(rf"(?<![\w+]){_OPTION}(?:\s*/\s*{_OPTION}){{2,}}(?![\w+%]|\s*(?:[-=]>|→))", re.IGNORECASE)
_MAY_BE_STARRED = rf"\*{{0,2}}(?:{_OPTION}|[1-4]|i{{1,3}}|iv)\*{{0,2}}"
_STARRED_LIST = re.compile(
    rf"(?<![\w+*.]){_MAY_BE_STARRED}(?:\s*/\s*{_MAY_BE_STARRED}){{1,8}}(?![\w+%*])", re.IGNORECASE
)
"""“1 / 2 / *3”: the star marks the answer."""
_YES_NO = re.compile(r"(?<=\?\s)\s*(?:x\s+)?\byes\b\s{0,6}(?:x\s+)?/?\s{0,6}\bno\b(?:\s{0,6}x\b)?", re.IGNORECASE)
"""A question whose mark stands between both answers: nobody can tell of which it is."""
_ANSWER_BEHIND = re.compile(r"\s*\)?\s*[:=]\s*\w")
_OPTION_ENDS = re.compile(
    r"\s(?:positive|negative|pos|neg|yes|no|present|absent|left|right|amplified|detected|[0-3]\+?)\s*$", re.IGNORECASE
)


class Logical(NamedTuple):
    """What belongs together, on one line: `starts` tells where in it each line of the text begins."""

    text: str
    starts: tuple[tuple[int, int], ...]
    blank_before: bool

    def line_at(self, offset: int) -> int:
        """Return the number of the line of the text (the first is 1) in which the letter at `offset` stands."""
        position = bisect_right(self.starts, (offset, 1 << 40)) - 1
        return self.starts[max(position, 0)][1]


class _Line(NamedTuple):
    number: int
    text: str
    is_header: bool


def logical_lines(text: str) -> list[Logical]:
    """Return the logical lines of a text. Works on any text, in time that grows with its length."""
    return _joined(_without_headers(text.split("\n")))


def _without_headers(raw: list[str]) -> list[_Line]:
    cleaned = _without_ranges(_without_lists([_cleaned(line) for line in raw], raw))
    keys = [_header_key(line) for line in cleaned]
    seen = Counter(keys)
    kept: list[_Line] = []
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
        kept.append(_Line(number, line, is_header))
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


_SPACED_CELL = re.compile(r"\S+(?: \S+)*")
_RANGE_HEAD = re.compile(
    r"(?:standard|reference|normal|ref\.?|expected|biological reference)\s*(?:ranges?|intervals?|values?|limits?)|"
    r"normal|reference|range",
    re.IGNORECASE,
)
_MOST_ROWS = 60
_OPTION_CELL = re.compile(
    r"(?:[0-4x]\+?|i{1,3}|iv|positive|negative|pos|neg|yes|no|present|absent|left|right|bilateral|unknown|n/?a|"
    r"amplified|ductal|lobular|other|not \w+)(?P<marked>\s?(?:\*|<-+|←))?",
    re.IGNORECASE,
)


def _without_ranges(lines: list[str]) -> list[str]:
    """Blank out the column of a table that tells the usual values: they are nobody's result."""
    column, rows = 0, 0
    kept: list[str] = []
    for line in lines:
        cells = list(_SPACED_CELL.finditer(line)) if "  " in line else []
        heads = [number for number, cell in enumerate(cells) if _RANGE_HEAD.fullmatch(cell.group())]
        if heads and heads[0] > 0:
            column, rows = heads[0], _MOST_ROWS
        elif rows and column < len(cells):
            start, end = cells[column].span()
            line = f"{line[:start]}{' ' * (end - start)}{line[end:]}"  # noqa: PLW2901 - the same line, less a cell
        rows = max(rows - 1, 0)
        kept.append(line)
    return kept


def _chosen(line: str) -> str:
    """Blank out the choices of a row that carry no mark where one does: “Grade   1   2 *   3”."""
    options = list(_SPACED_CELL.finditer(line))[1:]
    found = [_OPTION_CELL.fullmatch(option.group()) for option in options]
    if len(options) < 2 or not all(found) or sum(each.group("marked") is not None for each in found if each) != 1:
        return line
    letters = list(line)
    for option, each in zip(options, found, strict=True):
        start = option.start() + (each.start("marked") if each and each.group("marked") else 0)
        letters[start : option.end()] = " " * (option.end() - start)
    return "".join(letters)


def _header_key(line: str) -> str:
    lower = line.lower().strip()
    return _PAGE.sub("#", lower) if "page" in lower or lower[-1:].isdigit() else lower


def _cleaned(line: str) -> str:
    if not line.isascii():
        line = unicodedata.normalize("NFKC", line.translate(_TRANSLATED))
    line = _BULLET.sub(r"\1- ", line.rstrip())
    if "/" in line and "*" in line:
        line = _STARRED_LIST.sub(_starred, line)
    if "**" in line and "***" not in line:
        line = line.replace("**", "")
    if "</" in line:
        line = _TAGGED.sub(r"\1: \2", line)
    if _IS_CSV.match(line):
        line = line.replace(";", "   ").replace(",", "   ") if ";" not in line else line.replace(";", "   ")
    line = _LONG_RUN.sub(_shortened, line.translate(_TRANSLATED).rstrip())
    line = _without_choices(line)
    if "_" in line or '"' in line:
        line = _QUOTED_KEY.sub(r"\1\2:", _IN_KEY.sub(" ", line))
    if ".." in line or ". ." in line or "_" in line:
        line = _LEADERS.sub(" : ", line)
    if "  " in line and ("*" in line or "<-" in line or "←" in line) and line.strip():
        line = _chosen(line)
    return _without_slips(line) if line else line


def _without_choices(line: str) -> str:
    """Blank out what a form offers and nobody chose, and what was struck out."""
    if "~~" in line or "<s>" in line or "<del>" in line:
        line = _STRUCK_OUT.sub(_struck, line)
    if "/" in line:
        line = _OPTION_LIST.sub(_unfilled_list, line)
    if "/" in line or "|" in line or "II" in line or ":" in line:
        line = _OPTIONS.sub(_unfilled, line)
    if "_" in line or "[" in line or "(" in line or not line.isascii():
        line = _without_unticked(line)
    if "?" in line:
        line = _YES_NO.sub(_unfilled, line)
    if ">" in line or "→" in line:
        line = _CHOICES.sub(r"\1", line)
    return line


def _starred(options: re.Match[str]) -> str:
    """Return the choice that has a star, and room where the others stood; without one star they stay."""
    choices = [each.strip() for each in options.group().split("/")]
    marked = [each for each in choices if "*" in each]
    return marked[0].strip("*").rjust(len(options.group())) if len(marked) == 1 else options.group()


def _unfilled(options: re.Match[str]) -> str:
    """Return a mark as long as the choices; nothing but room where their answer stands behind: “(0/1+/2+/3+): 1+”."""
    has_answer = _ANSWER_BEHIND.match(options.string, options.end()) is not None
    return (" " if has_answer else UNFILLED).ljust(len(options.group()))


def _unfilled_list(options: re.Match[str]) -> str:
    """Return a mark as long as a list of choices; what names one of them twice is a list of results."""
    named = [each.strip().lower() for each in options.group().split("/")]
    return _unfilled(options) if len(set(named)) == len(named) else options.group()


def _struck(words: re.Match[str]) -> str:
    return STRUCK.ljust(len(words.group()))


def _shortened(run: re.Match[str]) -> str:
    return run.group()[:20] + run.group()[-20:]


def _without_slips(line: str) -> str:
    if "0" in line:
        line = _ZERO_IN_WORD.sub(_word_without_zero, line)
    if _MAY_BE_SLIP.search(line):
        for pattern, right in _SLIPS:
            line = pattern.sub(right, line)
    if "/" in line and "l" in line:
        line = _ROMAN_GRADE.sub(lambda found: found.group().replace("l", "I"), line)
    return _L_FOR_I.sub(_word_with_i, line)


def _word_with_i(found: re.Match[str]) -> str:
    word = found.group()
    letter = "I" if word.replace("l", "").isupper() else "i"
    return word[0] + word[1:].replace("l", letter).replace("1", letter)


def _word_without_zero(found: re.Match[str]) -> str:
    word = found.group()
    if _TNM.match(word) and not word.upper().startswith("N0D"):
        return word
    return word.replace("0", "O" if word.isupper() else "o")


def _without_unticked(line: str) -> str:
    """Blank out what a form offers and nobody ticked. A field without any tick is marked as unfilled."""
    boxes = list(_BOX.finditer(line))
    if not boxes:
        return line
    label_end = line.find(":", 0, boxes[0].start()) + 1
    between = line[label_end : boxes[0].start()].strip()
    ends_with_box = line.rstrip().endswith(boxes[-1].group()) and len(boxes) > 1
    stands_before = bool(between) if label_end else ends_with_box or _has_option_before(line, boxes)
    if stands_before and not label_end:
        label_end = len(line) - len(line.lstrip())
        first_gap = line.find("  ", label_end, boxes[0].start())
        label_end = first_gap if first_gap > 0 else label_end
    letters = list(line)
    ticked = 0
    for position, box in enumerate(boxes):
        is_ticked = any(box.groups())
        ticked += is_ticked
        start, end = box.start(), box.end()
        if not is_ticked:
            start, end = _option(line, boxes, position, label_end, stands_before=stands_before)
        letters[start:end] = " " * (end - start)
        letters[box.start() : box.end()] = " " * (box.end() - box.start())
    if not ticked:
        letters[boxes[0].start()] = UNFILLED
    return "".join(letters)


def _has_option_before(line: str, boxes: list[re.Match[str]]) -> bool:
    """Return whether the words of a choice stand before its box: “Positive [ ] Negative [x]   Score: 8”."""
    is_option = _OPTION_ENDS.search(line[: boxes[0].start()]) is not None
    return is_option and len(boxes) > 1 and re.match(r"\s{2,}\S", line[boxes[-1].end() :]) is not None


def _option(
    line: str, boxes: list[re.Match[str]], position: int, label_end: int, *, stands_before: bool
) -> tuple[int, int]:
    box = boxes[position]
    if stands_before:
        return (boxes[position - 1].end() if position else label_end), box.end()
    end = boxes[position + 1].start() if position + 1 < len(boxes) else len(line)
    gap = re.search(r"\S(\s{2,})\S", line[box.end() : end])
    return box.start(), box.end() + gap.start(1) if gap else end


_LABELS = (
    r"(?:o?estrogen|progesterone|er|pr|pgr|her-?2\S*|ki-?67|mib-?1|grade|stage|size|oncotype|nodes?|lymph nodes?|pik3ca"
    r"|esr1|akt1|pten|brca[12]?\S*|tumou?r|margins?|lvi|hormone receptor\S*|nottingham|specimen|side|type)"
)
_STARTS_WITH_LABEL = re.compile(rf"^\s*(?:-\s*)?{_LABELS}\b", re.IGNORECASE)
_STARTS_WITH_FIELD = re.compile(r"^\s*[A-Za-z][\w /()-]{1,40}(?::|\s{3,})")
_NEEDS_MORE = re.compile(
    r"(?:\b(?:of|the|and|for|in|with|is|are|was|were|a|an|to|which|by|or|on|at|from|measuring|shows?|contains?|no|not|"
    r"score|scored|graded|grade|about|approximately)|[,(/=])$",
    re.IGNORECASE,
)
_LONGEST_LINK = 20
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
_MOST_JOINED = 40
"""Lines of one logical line at the most: a text without any full stop must not become one line."""


def _joined(lines: list[_Line]) -> list[Logical]:
    done: list[Logical] = []
    text, starts, blank, joined = "", [(0, 0)], True, 0
    held: _Line | None = None
    for line in _with_values(_without_heads_of_values(lines)):
        if held is not None and joined < _MOST_JOINED and not held.is_header and _goes_on(text, held, line):
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


def _without_heads_of_values(lines: list[_Line]) -> list[_Line]:
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


def _with_values(lines: list[_Line]) -> Iterator[_Line]:
    """Mark the name of a field that stands alone as one, where its value stands on the next line.

    Where names stand below one another, the values come as a column of their own behind them.
    """
    is_bare = [_BARE_LABEL.match(line.text) is not None for line in lines]
    for number, line in enumerate(lines):
        has_value = number + 1 < len(lines) and not is_bare[number + 1] and _MAY_BE_VALUE.match(lines[number + 1].text)
        if is_bare[number] and has_value and not (number and is_bare[number - 1]):
            yield line._replace(text=f"{line.text.rstrip().removesuffix(':')}{_VALUE_FOLLOWS}")
        else:
            yield line


def _goes_on(text: str, held: _Line, line: _Line) -> bool:
    before, after = text.rstrip(), line.text.strip()
    if not after or line.is_header or not before:
        return False
    if _ONLY_VALUE.match(held.text) and after[0].isalpha():
        return False
    if text.endswith(_VALUE_FOLLOWS):
        return True
    if _is_unfinished(before, after, line) or after[0] in "%+,;)" or (after[0] == "/" and after[1:2].isdigit()):
        return True
    is_short = len(held.text) < 60
    if is_short and (before[-1] in ".:" or _STARTS_WITH_LABEL.match(after)):
        return False
    is_row = len(held.text) < 100 or held.text.count(_GAP) > 1
    is_field = _STARTS_WITH_FIELD.match(line.text) is not None and is_row
    return (after[0].islower() or (after[0] == "(" and len(held.text) > 50)) and not is_field


def _is_unfinished(before: str, after: str, line: _Line) -> bool:
    """Return whether a line ends within a word, a parenthesis or a phrase."""
    if before.endswith("-") and before[-2:-1].isalpha() and after[0].isalpha():
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
