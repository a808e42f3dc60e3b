"""Where a line may end: after a space, between Chinese and Japanese letters, and within a word that is too long.

Rules: Unicode Annex 14, as far as the scripts that the sheet draws need it. Thai is written without spaces. Where its
words end only a dictionary tells; here a line of it ends where a syllable begins.
"""

from __future__ import annotations

import unicodedata

_SPLIT_FREELY = (
    (0x2E80, 0x2FDF),
    (0x3001, 0x30FF),
    (0x3100, 0x312F),
    (0x31F0, 0x31FF),
    (0x3400, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFF01, 0xFF9F),
    (0x20000, 0x3FFFF),
)
"""Chinese and Japanese letters and marks: a line may end beside each, unless the two sets below forbid it."""
_FIRST_FREE = chr(_SPLIT_FREELY[0][0])
_BEGIN_NO_LINE = frozenset(
    "、。，．：；！？）］｝」』】〉》〕〗々〻ーゝゞヽヾ・"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
    ",.:;!?)]}»›”’…%"
)
_END_NO_LINE = frozenset("（［｛「『【〈《〔〖([{«‹“‘$#")

_JOINED = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")
_VIRAMA = "\N{DEVANAGARI SIGN VIRAMA}"
_THAI_BEFORE = frozenset("เแโใไ")
"""Vowels that stand before the consonant after which they are spoken: they begin a syllable."""
_THAI_AFTER = frozenset("ะาำๅๆฯ")
"""What cannot be parted from the letter before it."""


def line_end(text: str, start: int, fitting: int) -> int:
    """Return where a line ends that begins at ``start`` and has room for what stands before ``fitting``."""
    if max(text[start : fitting + 1]) < _FIRST_FREE:
        end = text.rfind(" ", start, fitting) + 1
    else:
        ends = range(fitting, start, -1)
        end = next((end for end in ends if _may_end(text[end - 1], text[end])), 0)
    if end:
        return end
    syllables = (end for end in range(fitting, start + (fitting - start) // 2, -1) if text[end] in _THAI_BEFORE)
    whole = (end for end in range(fitting, start, -1) if not _belong_together(text[end - 1], text[end]))
    return next(syllables, 0) or next(whole, fitting)


def _may_end(before: str, after: str) -> bool:
    if before == " ":
        return True
    if not (_splits_freely(before) or _splits_freely(after)):
        return False
    return after not in _BEGIN_NO_LINE and before not in _END_NO_LINE and not _belong_together(before, after)


def _belong_together(before: str, after: str) -> bool:
    """Whether two letters are drawn together, or make no sense apart."""
    if after in _JOINED or before in _JOINED or unicodedata.category(after)[0] == "M":
        return True
    return before == _VIRAMA or before in _THAI_BEFORE or after in _THAI_AFTER


def _splits_freely(letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in _SPLIT_FREELY)
