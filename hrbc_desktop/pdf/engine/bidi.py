"""In which direction each letter of a line is read, and in which order its pieces stand (Unicode Annex 9).

Marks that set a direction by hand (rules X1-X8) are never drawn and so never met here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby
from types import MappingProxyType

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_MAYBE_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_STRONG = frozenset({"L", "R", "AL"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})

_PAIRS = MappingProxyType({"(": ")", "[": "]", "{": "}"})
_CLOSED_BY = MappingProxyType({closing: opening for opening, closing in _PAIRS.items()})
_MIRRORED = MappingProxyType({**_PAIRS, **_CLOSED_BY, "<": ">", ">": "<", "«": "»", "»": "«", "‹": "›", "›": "‹"})


def has_right_to_left(text: str) -> bool:
    """Whether some letter is read from right to left."""
    return not text.isascii() and bool(_MAYBE_RIGHT_TO_LEFT.search(text)) and any(map(_is_read_leftward, text))


def _is_read_leftward(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT


def is_right_to_left(text: str) -> bool:
    """Whether a paragraph is read from right to left: its first letter with a direction says it (rules P2, P3)."""
    strong = (kind for kind in map(unicodedata.bidirectional, text) if kind in _STRONG)
    return next(strong, "L") in _RIGHT_TO_LEFT


def mirrored(letter: str) -> str:
    """Return how a bracket looks that is read from right to left."""
    return _MIRRORED.get(letter, letter)


def levels(text: str, base: int) -> list[int]:
    """Return the level of each letter of a line in a paragraph of level ``base``: odd ones are read leftward."""
    if not text:
        return []
    kinds = _weak(text, "R" if base else "L")
    _brackets(text, kinds, base)
    _neutral(kinds, base)
    found = [_level(kind, base) for kind in kinds]
    for at in range(len(text) - 1, -1, -1):
        if not text[at].isspace():
            break
        found[at] = base  # L1
    return found


def visual_order(of_pieces: Sequence[int]) -> list[int]:
    """Return the numbers of pieces from left to right, given the level of each (rule L2)."""
    order = list(range(len(of_pieces)))
    for level in range(max(of_pieces, default=0), 0, -1):
        turned: list[int] = []
        for is_turned, members in groupby(order, key=[level <= one for one in of_pieces].__getitem__):
            together = list(members)
            turned += together[::-1] if is_turned else together
        order = turned
    return order


def _weak(text: str, before: str) -> list[str]:
    """Rules W1-W7; ``before`` is the direction of what stands before the line."""
    kinds = [unicodedata.bidirectional(letter) or "L" for letter in text]
    for at, kind in enumerate(kinds):
        if kind in ("NSM", "BN"):
            kinds[at] = kinds[at - 1] if at else before  # W1
    _numbers_after(kinds, before, "AL", "AN")  # W2
    kinds = ["R" if kind == "AL" else kind for kind in kinds]  # W3
    for at in range(1, len(kinds) - 1):
        number, kind, following = kinds[at - 1 : at + 2]
        if number == following and ((kind in ("ES", "CS") and number == "EN") or (kind == "CS" and number == "AN")):
            kinds[at] = number  # W4
    _terminators(kinds)
    kinds = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in kinds]  # W6
    _numbers_after(kinds, before, "L", "L")  # W7
    return kinds


def _numbers_after(kinds: list[str], before: str, strong: str, number: str) -> None:
    """Change the kind of numbers before which the last letter with a direction is ``strong``."""
    last = before
    for at, kind in enumerate(kinds):
        if kind == "EN" and last == strong:
            kinds[at] = number
        elif kind in _STRONG:
            last = kind


def _terminators(kinds: list[str]) -> None:
    """Signs such as that of percent belong to the number beside them (rule W5)."""
    at = 0
    for kind, members in groupby(list(kinds)):
        end = at + len(list(members))
        if kind == "ET" and "EN" in (kinds[at - 1] if at else "", kinds[end] if end < len(kinds) else ""):
            kinds[at:end] = ["EN"] * (end - at)
        at = end


def _brackets(text: str, kinds: list[str], base: int) -> None:
    """A pair of brackets has the direction of what is in it, or before it (rule N0)."""
    embedding = "R" if base else "L"
    for opening, closing in _pairs(text, kinds):
        inside = {_strong(kind) for kind in kinds[opening + 1 : closing]}
        if embedding in inside:
            direction = embedding
        elif inside & {"L", "R"}:
            other = "L" if base else "R"
            earlier = next(filter(None, map(_strong, reversed(kinds[:opening]))), embedding)
            direction = other if earlier == other else embedding
        else:
            continue
        kinds[opening] = kinds[closing] = direction


def _pairs(text: str, kinds: Sequence[str]) -> list[tuple[int, int]]:
    """The places of brackets that belong together, in the order of the opening ones (BD16)."""
    found, waiting = [], list[int]()
    for at, letter in enumerate(text):
        if kinds[at] != "ON":
            continue
        if letter in _PAIRS:
            waiting.append(at)
        elif letter in _CLOSED_BY and any(text[one] == _CLOSED_BY[letter] for one in waiting):
            while text[opening := waiting.pop()] != _CLOSED_BY[letter]:
                pass
            found.append((opening, at))
    return sorted(found)


def _neutral(kinds: list[str], base: int) -> None:
    """What has no direction takes that of both sides, or else that of the paragraph (rules N1, N2)."""
    embedding = "R" if base else "L"
    at = 0
    for is_neutral, members in groupby(list(kinds), key=_NEUTRAL.__contains__):
        end = at + len(list(members))
        if is_neutral:
            before = _strong(kinds[at - 1]) if at else embedding
            after = _strong(kinds[end]) if end < len(kinds) else embedding
            kinds[at:end] = [before if before == after else embedding] * (end - at)
        at = end


def _strong(kind: str) -> str:
    """The direction of a letter, or of a number among letters; empty for what has none."""
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else ""


def _level(kind: str, base: int) -> int:
    """Rules I1 and I2."""
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)
