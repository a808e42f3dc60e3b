"""Numbers as they are written in reports."""

import re

_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_NUMBER_WORD = re.compile(rf"\b(?:({'|'.join(_TENS)})(?:[- ]({'|'.join(list(_ONES)[1:10])}))?|({'|'.join(_ONES)}))\b")


_HUNDRED = re.compile(r"\b(?:one|a) hundred\b")
_POINT = re.compile(r"\b(\d{1,2}) point (\d)\b")
_TOLD_TWICE = re.compile(r"\b(\d{1,3}) \( ?\1 ?\)")
"""“four (4)”"""
_HAS_WORD = re.compile(
    r"zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|twenty|thirty|forty|fifty|hundred"
)


def with_digits(text: str) -> str:
    """Return the (lower-case) text with number words up to ninety-nine as digits: “two of twelve” is “2 of 12”."""
    if not _HAS_WORD.search(text):
        return text
    return _TOLD_TWICE.sub(r"\1", _POINT.sub(r"\1.\2", _NUMBER_WORD.sub(_digits, _HUNDRED.sub("100", text))))


def _digits(found: re.Match[str]) -> str:
    tens, ones, alone = found.groups()
    return str(_TENS[tens] + _ONES.get(ones or "", 0) if tens else _ONES[alone])


def number(text: str) -> float:
    """Return the number in “1.8” or “1,8”."""
    return float(text.replace(",", "."))


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text as a set: clauses without any of them need no closer look."""
    return frozenset(words.split())
