"""What a form offers, and which of it is chosen: boxes, lists of options, stars, arrows, what is struck out."""

import re

UNFILLED = "∅"
"""Stands where a form leaves its field empty: no value may be looked for behind it."""
STRUCK = "⌫"
"""Stands where words were struck out: what stands beside it is never certain."""
_STRUCK_OUT = re.compile(r"~~[^~\n]{1,80}~~|<(s|del)>[^<\n]{1,80}</\1>")
_CHOICES = re.compile(r"(:\s*|(?<=\S)\s{3,})[^:>→\n]{1,40}/[^:>→\n]{1,40}(?:[-=]>|→)")
"""What a form offers before an arrow that points to the answer."""
_DASH_BEFORE_NOTHING = re.compile(rf"- *{UNFILLED}")
"""“ER - ____”: the dash is no minus."""
_BOX = re.compile(r"\[\s?([xX✓✔√])?\s?\]|\(\s?([xX✓✔√])\s?\)|\(\s\)|(☒|☑|■|●|◉|⦿)|[☐□○◯]|_([xX])_|_{2,}")
_OPTIONS = re.compile(
    r"(?:\b(?:pos(?:itive|\.)?\s*[/|]\s*(?:low pos(?:itive|\.)?\s*[/|]\s*)?neg(?:ative\b|\.|\b))|"
    r"\bneg(?:ative|\.)?\s*[/|]\s*pos(?:itive|\.)?\b|"
    r"\b(?:not |non-?)amplified\s*[/|]\s*amplified\b|\bamplified\s*[/|]\s*(?:not |non-?)amplified\b|"
    r"\b0\s*[/|,]\s*1\s?\+?\s*[/|,]\s*2\s?\+?\s*[/|,]\s*3(?:\s?\+|\b)|"
    r"\b0\s{1,9}1\s?\+\s{1,9}2\s?\+\s{1,9}3\s?\+|"
    r"(?<=[:?])\s*pos(?:itive|\.)?\s+neg(?:ative|\.)?(?:\s+(?:borderline|equivocal))?\b|"
    r"\bB1\s+B2\s+B3(?:\s+B4)?(?:\s*B5a)?(?:\s+B5b)?|\b([CRUM])1\s+\1?2\s+\1?3(?:\s+\1?4)?(?:\s+\1?5)?\b|"
    r"\b(p?[gnt])[01]\s+\2[12]\s+\2[23](?:\s+\2[34])?\b|"
    r"\bductal\s*[/|]\s*lobular\s*[/|][^:]{3,60}$|"
    r"(?<!level )(?<!levels )\bI(?:\s*[/|,]\s*|\s+)II(?:\s*[/|,]\s*|\s+)III\b(?:(?:\s*[/|,]\s*|\s+)IV\b)?)"
    r"(?!\s*\+?(?:\s*[/|,]?\s*IV)?\s*(?:[-=]>|→|➜))",
    re.IGNORECASE,
)
"""All the choices of a field in a row: a form that nobody filled in, or what a scale means."""
_OPTION = (
    r"(?:pos(?:itive|\.)?|neg(?:ative|\.)?|unknown|not (?:done|known|tested|assessed|performed|stated|amplified)|"
    r"n/?d|n/?a|"
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
_ANSWER_BEHIND = re.compile(r"\s*(?:\)?\s*[:=]|\)(?:\s{2,}| -(?= )))\s*\w")
_OPTION_ENDS = re.compile(
    r"(?:^|\s)(?:positive|negative|pos\.?|neg\.?|yes|no|present|absent|left|right|amplified|detected|[0-3]\+?)\s*$",
    re.IGNORECASE,
)
_SPACED_CELL = re.compile(r"\S+(?: \S+)*")
_OPTION_CELL = re.compile(
    r"(?:[0-4x]\+?|i{1,3}|iv|positive|negative|pos|neg|yes|no|present|absent|left|right|bilateral|unknown|n/?a|"
    r"amplified|ductal|lobular|other|not \w+)(?P<marked>\s?(?:\*|<-+|←))?",
    re.IGNORECASE,
)


def chosen(line: str) -> str:
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


def without_choices(line: str) -> str:
    """Blank out what a form offers and nobody chose, and what was struck out."""
    if "~~" in line or "<s>" in line or "<del>" in line:
        line = _STRUCK_OUT.sub(_struck, line)
    if "/" in line:
        line = _OPTION_LIST.sub(_unfilled_list, line)
    if "/" in line or "|" in line or "II" in line or ":" in line or "  " in line:
        line = _OPTIONS.sub(_unfilled, line)
    if "_" in line or "[" in line or "(" in line or not line.isascii():
        line = _without_unticked(line)
    if "?" in line:
        line = _YES_NO.sub(_unfilled, line)
    if ">" in line or "→" in line:
        line = _CHOICES.sub(r"\1", line)
    return _DASH_BEFORE_NOTHING.sub(UNFILLED, line) if UNFILLED in line else line


def with_starred(line: str) -> str:
    """Return a line with the choice alone that has a star: “1 / 2 / *3”."""
    return _STARRED_LIST.sub(_starred, line) if "/" in line and "*" in line else line


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
        for box in boxes:
            if box.group().startswith("__"):
                letters[box.start()] = UNFILLED
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
