"""Which sentences of a paragraph tell of a relative, and where it comes back to her."""

import re
from enum import Enum, auto

from hrbc_desktop.report.words import word_set

_RELATIVE = re.compile(
    r"\b(?:mothers?|fathers?|sisters?|brothers?|twins?|parents?|aunts?|uncles?|daughters?|sons?|cousins?|nieces?|"
    r"nephews?|grand\w+|siblings?|"
    r"husband|wife|partner|spouse|half-sister|maternal|paternal|relatives?|family (?:history|member)"
    r"s?|in the family|familial|mum|mom|dad)\b"
)
_ROW_OF_RELATIVE = re.compile(
    r"^\W*(?:(?:maternal|paternal|half|older|younger)[ -])*(?:mother|father|sister|brother|aunt|uncle|daughter|"
    r"son|cousin|niece|nephew|grand\w+)\b[^.:;]{0,30}:"
)
"""“Sister, 44: breast cancer. BRCA2 mutation detected.”"""
_ILLNESS = re.compile(r"cancer|tumou?r|carcinoma|brca|mutation|variant|diagnos|\bgrade|mastectomy")
_BACK_TO_HER = re.compile(
    r"\b(?:patient|you|your|yours|today|patholog\w+|histolog\w+|biops\w+|specimen|surgery|report|examination|herself)\b"
)
_OF_THE_ONE_BEFORE = re.compile(r"^\W*(?:that|this|it|they|these|those|he)\b")
"""“Her sister was ill at 41. That was a grade 3 cancer.”"""
_OWN_TEST = re.compile(
    r"^\W*(?:her|his|your|my|the patient's) own (?:genetic |germline |inherited |brca\S* )?(?:test|result|panel|brca)"
)
_HERSELF = re.compile(r"^\W*(?:she|he|the patient|patient|you|your)\b")
_RELATIVES = word_set(
    "mother father sister brother twin twins parent parents aunt uncle daughter son cousin niece nephew "
    "sibling half maternal paternal relative family familial mum mom dad mothers fathers sisters brothers aunts uncles "
    "daughters sons cousins nieces nephews siblings relatives husband wife partner spouse "
    "grandmother grandfather grandparents "
    "grandparent granddaughter grandson grandmothers"
)


class About(Enum):
    """Whom a sentence is about."""

    HER = auto()
    A_RELATIVE = auto()
    PERHAPS_A_RELATIVE = auto()
    """It follows on one about a relative, and does not say whom it means."""


class Relatives:
    """Reads a paragraph sentence by sentence."""

    def __init__(self, paragraph: str) -> None:
        self._is_row = _ROW_OF_RELATIVE.match(paragraph) is not None
        self._told_of_illness = False

    def read(self, text: str, words: frozenset[str]) -> About:
        """Return whom the next sentence is about."""
        is_named = not words.isdisjoint(_RELATIVES) and _RELATIVE.search(text) and not _OWN_TEST.match(text)
        if is_named:
            self._told_of_illness = self._told_of_illness or _ILLNESS.search(text) is not None
        elif _BACK_TO_HER.search(text):
            self._told_of_illness = False
        if is_named or (self._is_row and not is_about_herself(text)):
            return About.A_RELATIVE
        if not self._told_of_illness:
            return About.HER
        return About.A_RELATIVE if _OF_THE_ONE_BEFORE.match(text) else About.PERHAPS_A_RELATIVE


def is_about_herself(text: str) -> bool:
    """Return whether a sentence names her first: “She has tested negative”."""
    return _HERSELF.match(text) is not None
