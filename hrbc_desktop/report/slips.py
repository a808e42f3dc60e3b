"""What a scanner takes for one another: l, I and 1, O and 0."""

import re

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


def without_slips(line: str) -> str:
    """Return a line with what a scanner took for another letter or number put right."""
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
