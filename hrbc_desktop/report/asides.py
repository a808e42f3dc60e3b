"""What is taken out of a sentence before it is read: questions, legends, controls, slips."""

import re

from hrbc_desktop.report.words import with_digits

_CONTROLLED = re.compile(
    r"\bwith (?:the |an? |its )?(?:appropriate|adequate|working|valid|suitable|satisfactory|proper|good)\b"
    r"[a-z ,-]{0,40}\bcontrols?\b"
)
"""How a test was done, and no result of the control."""
_ASKED = re.compile(
    r"\W*[^?:.]{3,60}(\?)\s*(?=(?:yes|no|not|n/?a|none|present|absent|positive|negative|unknown|\d(?!\d?[.)]\s*$)|"
    r"g\d)\b)"
)
"""A field of a form that is asked as a question, with its answer behind it."""
_EARLIER_ASIDE = re.compile(r"(?<=\S )\((?:previous|prior|history of|h/o)\b[^()]{3,60}\)(?=\s*[:,])")
"""What was before, told by the way in a sentence about today."""
_BEFORE_THE_CHANGE = re.compile(r"(?<=(?:changed|revised|amended) )from [^.;,]{1,20}? (?=to\b)")
"""“HER2 changed from 1+ to 2+”."""
_WRONGLY = re.compile(
    r"\b(?:wrongly|erroneously|mistakenly|incorrectly|in error|by mistake)\s+(?:typed |reported |given |stated "
    r"|printed |recorded |entered )?"
    r"as [^.;,]{1,40}(?:\.\d[^.;,]{0,20})?"
)
_AS_IT_WAS_REPORTED = re.compile(
    r"(?<=\bpreviously reported as )[^.;,()]{1,30}(?:\.\d+[^.;,()]{0,10})?(?:\([^()]{1,30}\))?"
)
_LEGEND = re.compile(
    r"\((?=[^()]*(?:[<>≥≤]|\d-\d))(?=[^()]*\bneg)(?=[^()]*\bpos)(?![^()]*\b(?:er|pr|her-?2|ki-?67)\b)[^()]{10,160}\)"
)
"""What the numbers mean, for everybody."""
_RULE_BOOK_ASIDE = re.compile(
    r"\((?=[^()]*\b(?:asco|cap|ajcc|who|rcpath|criteria|guidelines?)\b)(?![^()]*\b(?:patients?|others?|controls?)\b)"
    r"(?:[^()%+\d]|20\d\d){3,60}\)"
)
"""By whose rules a result was read: “(ASCO/CAP breast criteria)”."""
_SCALE_ASIDE = re.compile(r"\((?=[^()]*\b0\b)(?=[^()]*\b1\+)(?=[^()]*\b2\+)(?=[^()]*\b3\+)[^()]{10,160}\)")
_DEFINED = re.compile(r"\b(?:er|pr|her-?2)[ -](?:low|positive|negative) definition\W{0,3}[\d<>≥≤%\s+-]*")
_MEANING = (
    r"(?<![\d.+])(?:[0-3]\+?(?:\s?(?:/|,|and|or|to)\s?[0-3]\+)?|[<>≥≤]=?\s?\d{1,3}\s?%|0\s?%"
    r"|\d{1,2}\s?-\s?\d{1,2}\s?%)"
    r"(?:\s*[=:]|\s+(?:-|is|are))\s*(?:low |weak )?(?:neg|pos|equivocal|borderline|low|high|intermediate)[a-z]*"
)
_MEANING_ASIDE = re.compile(rf"\([^()]*{_MEANING}[^()]*\)")
_MAY_MEAN = ("=", "+:", "%:", "0:", "+ -", "% -", "0 -", "+ is", "% is", "0 is", "+ are", "% are", "0 are")
_ONE_MEANING = re.compile(_MEANING)
_MEANINGS = re.compile(rf"{_MEANING}(?:\W|\b(?:cells|staining|and|or)\b){{1,12}}{_MEANING}")
"""“0 % = negative; ≥ 1 % = positive”: what the numbers mean, for everybody."""
_POSITIVE_NO = re.compile(r"\b(?:positive|present|amplified)\s*:\s*no\b")


def _as_row(text: str, asked: re.Match[str]) -> str:
    """Return “ER positive? No” as a row of a form, letter for letter as long: “ER negative     ”."""
    row = f"{text[: asked.start(1)]}:{text[asked.end(1) :]}"
    return _POSITIVE_NO.sub(lambda found: "negative".ljust(len(found.group()))[: len(found.group())], row)


_ASIDES = (
    ("3+", _SCALE_ASIDE),
    ("(", _RULE_BOOK_ASIDE),
    ("definition", _DEFINED),
    ("control", _CONTROLLED),
    ("reported as ", _AS_IT_WAS_REPORTED),
    ("(", _EARLIER_ASIDE),
    (" from ", _BEFORE_THE_CHANGE),
    (" as ", _WRONGLY),
)
"""What is blanked out, each with a word without which it need not be looked for."""


def explains_numbers(line: str) -> bool:
    """Return whether a line tells what several numbers mean: “0 % = negative; ≥ 1 % = positive”."""
    return any(sign in line for sign in _MAY_MEAN) and _MEANINGS.search(line) is not None


def without_meanings(text: str) -> str:
    """Return a sentence of such a line without what its numbers mean, letter for letter as long."""
    return _ONE_MEANING.sub(_blank, _MEANING_ASIDE.sub(_blank, text))


def without_asides(text: str) -> str:
    """Return a sentence without questions, legends, controls and slips, letter for letter as long."""
    if "?" in text and (asked := _ASKED.match(text)):
        text = _as_row(text, asked)
    if "?" in text:
        text = _ASKED_BEFORE.sub(_blank, _QUESTION.sub(_blank, text))
    if "(" in text and "neg" in text and "pos" in text:
        text = _LEGEND.sub(_blank, text)
    for hint, aside in _ASIDES:
        if hint in text:
            text = aside.sub(_blank, text)
    if "pos." in text or "neg." in text:
        text = _NEG_ABBREVIATED.sub("negative", _POS_ABBREVIATED.sub("positive", text))
    if "cent" in text:
        text = _PER_CENT.sub("%", text)
    text = text.replace("l.n.s", "lns  ").replace("l.n.", "ln  ")
    return text if _DIGIT.search(text) else with_digits(text)  # as it was dictated


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


_QUESTION = re.compile(r"\"[^\"]{1,120}\?\"|[^.?!;:\"]{3,120}\?(?=\s|\"|$)")
"""What somebody asks is no answer."""
_ASKED_BEFORE = re.compile(r"(?:(?<=\s)|(?<=,)|^)\?\s?(?=[a-z\d])[^,.;]*")
"""“?stage 2”, as doctors write it."""
_POS_ABBREVIATED, _NEG_ABBREVIATED = re.compile(r"\bpos\.(?!\w)"), re.compile(r"\bneg\.(?!\w)")
_PER_CENT = re.compile(r"(?<=\d) ?per ?cents?\b|(?<=\d) ?pct\b")
_DIGIT = re.compile(r"\d")
